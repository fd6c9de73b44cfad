/// Why one file or directory could not be listed, read or replaced.
package struct FileProblem: Error, Hashable, Sendable {
  /// What was being done.
  package enum Operation: Hashable, Sendable {
    case list, read, resolve, replace, restore, recover, clean

    var participle: String {
      switch self {
      case .list: "listed"
      case .read: "read"
      case .resolve: "found"
      case .replace: "replaced"
      case .restore: "put back as it was"
      case .recover: "put back as it was before a run that was cut off"
      case .clean: "removed"
      }
    }
  }

  /// What stood in the way.
  package enum Reason: Hashable, Sendable {
    /// A system call failed with this `errno`.
    case system(Int32)
    /// The file is larger than the limit, in bytes.
    case tooLarge(limit: Int)
    /// A NUL byte stands in the first 8 KiB.
    case binary
    /// The file is UTF-16, which is not supported.
    case utf16
    /// A symbolic link whose target is not below the working directory, the directory of the link
    /// or a directory that was named.
    case outside
    /// Neither a regular file nor a directory.
    case special
    /// The file is not the one that was read: other content, other times or another file.
    case changed
    /// No one may write the file, by its mode.
    case readOnlyFile
    /// The directory that holds the file may not be written.
    case readOnlyDirectory
    /// Of the same group, this other file was changed since; the old content is in `backup`.
    case entangled(with: [UInt8], backup: [UInt8])
    /// Another file of the same group could not be replaced.
    case groupFailed
  }

  /// The path as it was given or found; it need not be UTF-8.
  package let path: [UInt8]
  /// What could not be done.
  package let operation: Operation
  /// Why it could not be done.
  package let reason: Reason

  /// Describes one problem; nothing is looked up.
  package init(path: [UInt8], operation: Operation, reason: Reason) {
    self.path = path
    self.operation = operation
    self.reason = reason
  }

  /// The reason in plain words, without the path: `the directory is not writable`.
  package var explanation: String {
    switch reason {
    case .system(let code): describe(errno: code)
    case .tooLarge(let limit): "it is larger than \(limit / (1 << 20)) MiB"
    case .binary: "it is binary"
    case .utf16: "it is UTF-16, which is not supported"
    case .outside: "it is a link that leads out of the tree"
    case .special: "it is not a regular file"
    case .changed: "it was changed since it was read"
    case .readOnlyFile: "the file is read-only"
    case .readOnlyDirectory: "the directory is not writable"
    case .entangled(let other, let backup):
      "it belongs together with \(display(other)), which was changed since; "
        + "its old content is in \(display(backup))"
    case .groupFailed: "another file of the same change could not be replaced"
    }
  }

  /// The same with what could not be done: `cannot be replaced: the directory is not writable`.
  package var sentence: String { "cannot be \(operation.participle): \(explanation)" }

  /// One line for a person: `rules.sh: cannot be replaced: the directory is not writable`.
  package var message: String {
    "\(display(path)): \(sentence)"
  }
}

/// A path for messages: invalid UTF-8 becomes U+FFFD, control characters become `\u{..}`.
package func display(_ path: [UInt8]) -> String {
  var text = ""
  for scalar in String(decoding: path, as: UTF8.self).unicodeScalars {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator:
      text += "\\u{" + String(scalar.value, radix: 16) + "}"
    default: text.unicodeScalars.append(scalar)
    }
  }
  return text
}

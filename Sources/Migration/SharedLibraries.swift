import Calls
import Documents
import Scanner
import Text

/// The files that scripts source and that others use in ways which are not followed.
struct SharedLibraries {
  private let scan: Scan
  private let workspace: Workspace

  init(_ scan: Scan, _ workspace: Workspace) {
    self.scan = scan
    self.workspace = workspace
  }

  /// These files, in order.
  var files: [FileID] {
    Set(scan.scripts.flatMap(\.trace.sourced)).sorted().filter { library in
      let users = Set(
        scan.scripts.filter { $0.trace.sourced.contains(library) }.flatMap {
          $0.files + $0.trace.sourced
        })
      return isNamedByStranger(library, users) || isCalledByStranger(library, users)
        || isReadAtStart(library) || isSourcedInProse(library)
    }
  }

  /// Whether text in a file that is not followed there sources the library: a program in another
  /// language, or a pipeline of a kind that is not known. Settings may be read in any way.
  private func isNamedByStranger(_ library: FileID, _ users: Set<FileID>) -> Bool {
    let path = workspace.path(of: library)
    let name = Array(path.split(separator: UInt8(ascii: "/")).last ?? path[...])
    let isSettings = holdsOnlySettings(workspace.bytes(of: library))
    let followed = Set(scan.scripts.flatMap { $0.files + $0.trace.sourced })
    return workspace.sources.files.indices.contains { index in
      let other = FileID(index: index)
      let bytes = workspace.sources.files[index].bytes
      guard other != library, !users.contains(other), !isPage(other) else { return false }
      // Text that a Go program gives to a shell is followed, what it sources is not.
      let isFollowed = followed.contains(other) && !isGoFile(workspace.path(of: other))
      return isSettings ? isNamed(name, in: bytes) : !isFollowed && sources(name, in: bytes)
    }
  }

  /// Whether a file is a page, also one that is only read for what it says of the library.
  private func isPage(_ file: FileID) -> Bool {
    scan.documents[file]?.kind.isPage
      ?? DocumentKind(path: workspace.path(of: file), bytes: workspace.bytes(of: file)).isPage
  }

  /// Whether a file names the library and says which file shells read when they start: any script
  /// may call its functions then.
  private func isReadAtStart(_ library: FileID) -> Bool {
    let name = lastComponent(workspace.path(of: library))
    return workspace.sources.files.indices.contains { index in
      let bytes = workspace.sources.files[index].bytes
      guard FileID(index: index) != library, isNamed(name, in: bytes) else { return false }
      return startFiles.occur(in: bytes) || setsStartFile(to: name, bytes)
    }
  }

  /// `ENV=./lib.sh sh script` (POSIX, `sh`); `ENV=prod` beside it says nothing.
  private func setsStartFile(to name: [UInt8], _ bytes: [UInt8]) -> Bool {
    Markers([[UInt8]("ENV=".utf8)]).allOccurrences(in: bytes).contains { found in
      let isWhole = found.offset == 0 || !isNameByte(bytes[found.offset - 1])
      let value = bytes[(found.offset + 4)...].prefix { !" \t\n;".utf8.contains($0) }
      return isWhole && isNamed(name, in: Array(value))
    }
  }

  /// Whether a page sources the library, and calls a function of it with arguments, in text that is
  /// no sample which is followed.
  private func isSourcedInProse(_ library: FileID) -> Bool {
    let name = lastComponent(workspace.path(of: library))
    return workspace.sources.files.indices.contains { index in
      let file = FileID(index: index)
      var bytes = workspace.sources.files[index].bytes
      guard sources(name, in: bytes), isPage(file) else { return false }
      for place in scan.scripts.filter({ $0.file == file }).flatMap(\.places) {
        for offset in place.start..<min(place.end, bytes.count) { bytes[offset] = 0x20 }
      }
      return sources(name, in: bytes) && callsFunction(of: library, bytes)
    }
  }

  /// Whether a line of a page begins with a function of the library and gives it an argument.
  private func callsFunction(of library: FileID, _ page: [UInt8]) -> Bool {
    guard let script = scan.scripts.first(where: { $0.file == library }) else { return true }
    return page.split(separator: UInt8(ascii: "\n")).contains { line in
      let words = line.split { " \t$\r".utf8.contains($0) }.prefix(2)
        .map { String(decoding: $0, as: UTF8.self) }
      return words.count == 2 && script.trace.defined.contains(words[0])
        && !["|", ">", "#", "&", ";"].contains { words[1].hasPrefix($0) }
    }
  }

  /// Whether a script that does not source the library calls one of its functions: it is sourced
  /// itself, by a name that is not known, where the library is there already.
  private func isCalledByStranger(_ library: FileID, _ users: Set<FileID>) -> Bool {
    let bytes = workspace.bytes(of: library)
    let isDefined = { (name: String) in
      ["\(name)()", "\(name) ()", "function \(name)"].contains(where: bytes.contains)
    }
    return scan.scripts.contains { script in
      !users.contains(script.file) && script.file != library
        && script.trace.events.contains { event in
          event.name.map { !script.trace.defined.contains($0) && isDefined($0) } ?? false
        }
    }
  }

  /// Whether a file sets variables and does nothing else.
  private func holdsOnlySettings(_ bytes: [UInt8]) -> Bool {
    bytes.split(separator: UInt8(ascii: "\n")).allSatisfy { line in
      let words = line.drop { $0 == 0x20 || $0 == 0x09 }
      let rest = words.starts(with: "export ".utf8) ? words.dropFirst(7) : words
      let name = rest.prefix(while: isNameByte)
      return words.isEmpty || words.first == UInt8(ascii: "#")
        || !name.isEmpty && rest.dropFirst(name.count).first == UInt8(ascii: "=")
    }
  }
}

extension NeedsFinder {
  /// What is assumed of the files that a variable of the environment names and that have a part in
  /// a call; nothing where a script of the repository exports the folder that it names.
  func librariesNamedByVariable(_ call: DeprecatedCall) -> [String] {
    let trace = scan.scripts[call.trace].trace
    let event = trace.events[call.event]
    let texts = event.alternatives.flatMap { event.texts(of: $0) }
    let files = Set(
      event.frames.map(\.command.file) + texts.flatMap(\.pieces).compactMap(\.origin?.file))
    return trace.namedByVariable.filter { file, path in
      let exporting = scan.scripts.filter { script in
        let name = path.holes.first?.name ?? ""
        return workspace.bytes(of: script.file).contains("export \(name)")
      }
      return files.contains(file)
        && (exporting.isEmpty || !exporting.allSatisfy { exports($0, folderOf: path, file) })
    }.values.map { "`\($0.description)` is the file of the repository" }.sorted()
  }

  /// Whether a script exports a folder in which the rest of a path names a file.
  private func exports(
    _ script: EvaluatedScript, folderOf path: TracedText, _ file: FileID
  ) -> Bool {
    let values = script.trace.events.filter { $0.name == "export" }.flatMap(\.alternatives)
      .flatMap { $0.arguments.map(\.text) }
    return values.contains { folder in
      folder.isKnown && !folder.isEmpty
        && workspace.load(folder.bytes + path.bytes.dropFirst(), from: script.file) == file
    }
  }
}

/// How files say which file shells read when they start.
private let startFiles = Markers(
  ["BASH_ENV", "--rcfile", "--init-file", "/profile.d/", ".bashrc", ".bash_profile"].map {
    [UInt8]($0.utf8)
  })

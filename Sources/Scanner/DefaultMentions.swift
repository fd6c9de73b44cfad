import Documents
import Files
import Text

/// Where another file gives a variable the value that is a script's default of it: a sample of a
/// page, a table of settings, a definition of a task, a command that deploys the script. Whoever
/// does what it says does not get the default, also when the script has another one.
package struct DefaultMention: Sendable {
  /// The path of the file.
  package let path: [UInt8]
  /// Where the variable's name stands there.
  package let place: Int
  /// The default.
  package let value: [UInt8]
  /// Whether a command of a shell sets it there, which is followed in a sample of a page.
  package let isAssignment: Bool
}

/// Finds such places.
struct DefaultMentions {
  /// The defaults of scripts by variable.
  private let values: [String: Set<[UInt8]>]
  /// The names of scripts.
  private let runners: Markers

  init(of found: Discovery, _ workspace: Workspace) {
    var values: [String: Set<[UInt8]>] = [:]
    for script in found.scripts + found.documents {
      for (name, value) in defaults(in: workspace.bytes(of: script)) {
        values[name, default: []].insert(value)
      }
    }
    self.values = values
    runners = Markers(found.scripts.map { lastComponent(workspace.path(of: $0)) })
  }

  /// The places in some files, by variable.
  func mentions(in candidates: [Candidate]) -> [String: [DefaultMention]] {
    let names = values.keys.sorted()
    let markers = Markers(names.map { [UInt8]($0.utf8) })
    var result: [String: [DefaultMention]] = [:]
    if names.isEmpty { return result }
    for candidate in candidates {
      for found in markers.allOccurrences(in: candidate.bytes) {
        let name = names[found.marker]
        let end = found.offset + name.utf8.count
        guard isSetting(found.offset, end, candidate) else { continue }
        let near = Array(candidate.bytes[end...].prefix(mentionWidth))
        for value in values[name] ?? [] where isWord(value, in: near) {
          result[name, default: []].append(
            DefaultMention(
              path: candidate.path, place: found.offset, value: value,
              isAssignment: isAssignment(found.offset, candidate.bytes)))
        }
      }
    }
    return result
  }

  /// Whether a name stands there as a word that is given a value: no script's or program's own
  /// variable.
  private func isSetting(_ start: Int, _ end: Int, _ file: Candidate) -> Bool {
    let bytes = file.bytes
    let before = bytes[..<start]
    guard start == 0 || !isNameByte(bytes[start - 1]), end < bytes.count, !isNameByte(bytes[end]),
      before.last != UInt8(ascii: "$"), !before.suffix(2).elementsEqual("${".utf8)
    else { return false }
    switch DocumentKind(path: file.path, bytes: bytes) {
    case .shell: return !isAssignment(start, bytes) && bytes[end] == UInt8(ascii: "=")
    case .other: return !isCode(file.path) || starts(file)
    default: return true
    }
  }

  /// Whether a name begins a command, and so is the script's own: `-e NAME=VALUE` is for another
  /// program, `NAME=VALUE` and `export NAME=VALUE` are not.
  private func isAssignment(_ start: Int, _ bytes: [UInt8]) -> Bool {
    let line = bytes[..<start].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let words = bytes[line..<start].split { " \t;".utf8.contains($0) }
      .map { String(decoding: $0, as: UTF8.self) }
    return words.allSatisfy {
      ["$", "export", "local", "readonly", "declare", "typeset", ":"].contains($0)
    }
  }

  /// Whether a program hands variables to scripts: it names one, starts programs, or is a list of
  /// what another one starts (`ecosystem.config.js`).
  private func starts(_ program: Candidate) -> Bool {
    let isList = [".config.js", ".config.cjs", ".config.ts"].contains {
      program.path.suffix($0.utf8.count).elementsEqual($0.utf8)
    }
    return isList || runners.occur(in: program.bytes) || starters.occur(in: program.bytes)
  }

  private func isWord(_ value: [UInt8], in text: [UInt8]) -> Bool {
    Markers([value]).allOccurrences(in: text).contains { found in
      let end = found.offset + value.count
      return (found.offset == 0 || !isNameByte(text[found.offset - 1]))
        && (end == text.count || !isNameByte(text[end]))
    }
  }
}

/// How far from a variable's name its value stands.
private let mentionWidth = 120

/// The variables of which a script takes a default that it spells out: `${NAME:-VALUE}`.
private func defaults(in bytes: [UInt8]) -> [(name: String, value: [UInt8])] {
  Markers([[UInt8]("${".utf8)]).allOccurrences(in: bytes).compactMap { place in
    let rest = bytes[(place.offset + 2)...]
    let name = rest.prefix(while: isNameByte)
    let after = rest.dropFirst(name.count).prefix(200)
    guard name.count > 1,
      let sign = [":-", ":=", "-", "="].first(where: { after.starts(with: $0.utf8) })
    else { return nil }
    let value = after.dropFirst(sign.utf8.count).prefix { !"}\n$`".utf8.contains($0) }
    guard value.endIndex < after.endIndex, bytes[value.endIndex] == UInt8(ascii: "}") else {
      return nil
    }
    let plain = value.filter { !"\"'".utf8.contains($0) }
    return plain.count > 3 ? (String(decoding: name, as: UTF8.self), plain) : nil
  }
}

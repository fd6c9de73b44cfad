package import Calls
import Documents
package import Text

/// The shell scripts of the repository that a script runs: `./child.sh`, `bash "$DIR/child.sh"`.
func scripts(runBy trace: Trace, _ script: FileID, _ workspace: Workspace) -> [FileID] {
  let words = trace.events.flatMap { event in
    event.alternatives.flatMap { programWords(of: $0) }.map { (event, $0) }
  }
  var paths: Set<[UInt8]> = []
  let named: [FileID] = words.compactMap { event, word in
    guard word.isKnown,
      word.bytes.contains(UInt8(ascii: "/")) || word.bytes.suffix(3).elementsEqual(".sh".utf8),
      paths.insert((event.folder?.bytes ?? []) + [0] + word.bytes).inserted,
      let file = workspace.load(word.bytes, of: event, from: script), file != script
    else { return nil }
    let kind = DocumentKind(path: workspace.path(of: file), bytes: workspace.bytes(of: file))
    return kind == .shell ? file : nil
  }
  return trace.ran + named
}

/// What a command runs: its program, or the first word after a shell.
package func programWords(of way: Event.Alternative) -> [TracedText] {
  guard let first = way.arguments.first?.text else { return [] }
  guard let name = baseName(first), ["sh", "bash", "dash", "zsh", "ksh"].contains(name) else {
    return [first]
  }
  let rest = way.arguments.dropFirst().map(\.text)
  return rest.first { $0.bytes.first != UInt8(ascii: "-") }.map { [$0] } ?? []
}

/// How others name a script by its folder and a name that they put together: `commands/$1.sh`, or
/// by the folder around that one: `commands/$1/$2.sh`.
func openNames(of script: FileID, _ workspace: Workspace) -> Set<[UInt8]> {
  let path = workspace.path(of: script)
  let outer = parentFolder(folderName(of: path)).map { folder in
    ["/$", "/\"$", "\"/$", "\"/\"$"].map { folder + $0 }
  }
  let inner = parentFolder(path).map { folder in
    ["/$", "/\"$", "\"/$", "\"/\"$", "/*", "\"/*"].map { folder + $0 }
  }
  return Set([outer, inner].compactMap(\.self).joined().map { [UInt8]($0.utf8) })
}

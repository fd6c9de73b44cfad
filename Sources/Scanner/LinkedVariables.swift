import Files
import Text

/// Finds the variables of Go programs that the linker sets: `-ldflags "-X main.base=VALUE"` (go
/// tool link, "-X importpath.name=value"). The value in the source is not what such a program has
/// then.
func addLinkedVariables(
  _ paths: [[UInt8]], _ options: WalkOptions, _ workspace: Workspace, to result: inout Discovery
) {
  guard !result.packages.isEmpty else { return }
  let markers = Markers(["ldflags", "LDFLAGS"].map { [UInt8]($0.utf8) })
  var options = options
  options.isWanted = { mayShareScripts($0) }
  let found = search(paths: paths, markers: markers, options: options)
  workspace.report(sharers: found.problems)
  for candidate in found.candidates {
    for name in linkedNames(in: candidate.bytes) where result.linked[name] == nil {
      result.linked[name] = candidate.path
    }
  }
}

/// The names that `-X` sets in a text, without their packages.
private func linkedNames(in bytes: [UInt8]) -> [String] {
  Markers([[UInt8]("-X".utf8)]).allOccurrences(in: bytes).compactMap { found in
    let rest = bytes[(found.offset + 2)...].drop { " \t='\"\\".utf8.contains($0) }
    let word = rest.prefix(200).prefix { !" \t\r\n='\"\\".utf8.contains($0) }
    guard word.endIndex < bytes.count, bytes[word.endIndex] == UInt8(ascii: "="),
      let dot = word.lastIndex(of: UInt8(ascii: "."))
    else { return nil }
    let name = word[(dot + 1)...]
    guard !name.isEmpty, name.allSatisfy(isNameByte) else { return nil }
    return String(decoding: name, as: UTF8.self)
  }
}

import Calls
import Rules
import Scanner
import Text

/// Names of fields that stand in a file beside the script:
/// `while read -r key ...; done < fields.txt`.
extension NeedsFinder {
  /// Why a file stands in the way that the script names and that holds the old name of a field,
  /// where a reader takes the name of a field from a value.
  func fieldInData(of call: DeprecatedCall, _ readers: Readers) -> String? {
    let reasons = [JQRenaming.namedByValue, JQRenaming.openProgram]
    guard let reason = reasons.first(where: readers.assumptions.contains) else { return nil }
    let fields = call.rule.response.renamed.keys.sorted()
    let script = scan.scripts[call.trace]
    let scripts = Set(scan.scripts.flatMap { $0.files + $0.trace.otherFiles })
    let own = [script.file] + script.trace.otherFiles
    for word in own.flatMap({ words(of: workspace.bytes(of: $0)) }) {
      guard let file = workspace.load(word, from: script.file), !scripts.contains(file),
        let field = fields.first(where: { isNamed($0, in: workspace.bytes(of: file)) })
      else { continue }
      return "\(reason), and `\(String(decoding: word, as: UTF8.self))`, which the "
        + "script names, holds `\(field)`"
    }
    return nil
  }

  /// What may be the name of a file with an ending in a script.
  private func words(of script: [UInt8]) -> [[UInt8]] {
    let dot = UInt8(ascii: ".")
    return script.split { !(isNameByte($0) || "./-".utf8.contains($0)) }.filter { word in
      word.dropFirst().dropLast().contains(dot)
        && word.dropFirst().contains { isNameByte($0) }
    }.map(Array.init)
  }

  private func isNamed(_ field: String, in bytes: [UInt8]) -> Bool {
    Markers([[UInt8](field.utf8)]).allOccurrences(in: bytes).contains { found in
      let end = found.offset + field.utf8.count
      return (found.offset == 0 || !isNameByte(bytes[found.offset - 1]))
        && (end == bytes.count || !isNameByte(bytes[end]))
    }
  }
}

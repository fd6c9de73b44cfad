import Calls
import Rules
import Scanner
import Text

/// Answers that a named recipe prints: `raw: ; @./restores.sh` and `$(MAKE) -s raw | jq ...`, the
/// same in a justfile, a Taskfile or `package.json`.
extension NeedsFinder {
  /// Why a file stands in the way that runs the recipe which runs the script, and names a field
  /// that has another name then.
  func recipeReader(of call: DeprecatedCall, isShown: Bool) -> String? {
    let fields = call.rule.response.renamed.keys.sorted()
    let script = scan.scripts[call.trace]
    let isPrinted = script.trace.events[call.event].destination == .terminal || isShown
    guard isPrinted, !fields.isEmpty else { return nil }
    for other in scan.scripts where isRun(script, by: other) {
      guard let target = recipeName(of: other) else { continue }
      let reader = workspace.sources.files.first { file in
        fields.contains { file.bytes.contains($0) } && runsRecipe(target, file.bytes)
      }
      guard let reader else { continue }
      return "its answer is printed by the recipe `\(target)`, and `"
        + "\(String(decoding: reader.path, as: UTF8.self))`, which runs that, names "
        + fields.map { "`\($0)`" }.joined(separator: ", ")
    }
    return nil
  }

  /// Whether a part of a document runs a script, or is the script itself.
  private func isRun(_ script: EvaluatedScript, by other: EvaluatedScript) -> Bool {
    guard let place = other.places.first else { return false }
    if !script.places.isEmpty { return script.file == other.file && script.places.contains(place) }
    return other.trace.ran.contains(script.file)
  }

  /// The name of the recipe in which a script of a document stands: the last key or target before
  /// it.
  private func recipeName(of script: EvaluatedScript) -> String? {
    guard isRecipeFile(workspace.path(of: script.file)), let place = script.places.first else {
      return nil
    }
    let lines = workspace.bytes(of: script.file)[..<place.start]
      .split(separator: 0x0A, omittingEmptySubsequences: false)
    for line in lines.suffix(200).reversed() {
      guard let colon = line.lastIndex(of: UInt8(ascii: ":")) else { continue }
      let word = line[..<colon].split { " \t\"'@:".utf8.contains($0) }.first ?? []
      let text = String(decoding: word, as: UTF8.self)
      if word.isEmpty || !word.allSatisfy({ isNameByte($0) || "-.".utf8.contains($0) })
        || ["-", "cmds", "cmd", "sh", "desc", "silent", "deps", "dir", "vars", "env"].contains(text)
      {
        continue
      }
      return text
    }
    return nil
  }

  /// Whether a line of a text runs a recipe.
  private func runsRecipe(_ target: String, _ bytes: [UInt8]) -> Bool {
    bytes.split(separator: 0x0A).contains { line in
      let words = line.split { !isNameByte($0) && !"-.".utf8.contains($0) }
        .map { String(decoding: $0, as: UTF8.self) }
      guard let runner = words.firstIndex(where: recipeRunners.contains) else { return false }
      return words[(runner + 1)...].contains(target)
    }
  }
}

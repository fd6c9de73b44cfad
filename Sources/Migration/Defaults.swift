import Calls
import Scanner
import Text

extension NeedsFinder {
  /// A default that a call takes says nothing where a file beside the script sets the variable to
  /// something else, or to what an edit of the default would have to change as well.
  func checkDefaults(
    _ call: DeprecatedCall, _ alternative: Event.Alternative, _ needs: Needs
  ) throws(Obstacle) {
    let script = scan.scripts[call.trace]
    if overrides.isEmpty { return }
    let own = Set((script.files + script.trace.sourced).map { workspace.path(of: $0) })
    let pieces = alternative.arguments.flatMap(\.text.pieces)
    let edited = needs.changes.flatMap { $0.text.slice($0.range).pieces }.compactMap(\.origin)
    for taken in script.trace.defaults {
      guard let settings = overrides[taken.variable],
        pieces.compactMap(\.origin).contains(where: { isInside($0, taken.word) })
      else { continue }
      let text = workspace.bytes(of: taken.word.file)[taken.word.range].filter {
        !"\"'".utf8.contains($0)
      }
      let isEdited = edited.contains { isInside($0, taken.word) }
      // What a value is that is put together elsewhere is as unknown as that of any variable.
      let other = settings.first { setting in
        if own.contains(setting.path) { return false }
        return isEdited || setting.value != text && !setting.value.contains(UInt8(ascii: "$"))
      }
      guard let other else { continue }
      let path = String(decoding: other.path, as: UTF8.self)
      throw Obstacle(
        reason: "the default of `\(taken.variable)` is taken, and `\(path)` sets that variable")
    }
  }

  private func isInside(_ origin: Origin, _ place: Origin) -> Bool {
    origin.file == place.file && place.range.contains(origin.range)
  }
}

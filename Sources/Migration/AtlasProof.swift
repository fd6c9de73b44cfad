import Calls
import Rules
import Scanner
import Text

extension Proof {
  /// Why a migrated command of the Atlas CLI is not what it should be.
  func difference(
    _ old: Event, _ new: Event, _ ways: (Int, Int), _ atlas: AtlasCall,
    _ own: (call: DeprecatedCall, needs: Needs)
  ) -> String? {
    let words = new.alternatives[ways.1].arguments.dropFirst().map(\.text)
    let now = AtlasInvocation.parse(words)
    if !hasExpectedWords(atlas, now, own) { return "the command would not be the expected one" }
    let oldWords = old.alternatives[ways.0].arguments.map(\.text)
    if words.count != oldWords.count - 1 - own.needs.changes.count(where: { $0.kind == .removal }) {
      return "the command would have other arguments"
    }
    return hasExpectedBody(old, new, ways, atlas, now, own)
      ? nil : "the body would not be the expected one"
  }

  /// Group, operation and flags: their order and their values stay.
  private func hasExpectedWords(
    _ atlas: AtlasCall, _ now: AtlasInvocation, _ own: (call: DeprecatedCall, needs: Needs)
  ) -> Bool {
    let was = atlas.invocation
    let commandLine = atlas.match.commandLine
    guard now.operands.count == was.operands.count, let name = atlas.match.replacement,
      now.unknownArguments.count == was.unknownArguments.count
    else { return false }
    for (place, pair) in zip(was.operands, now.operands).enumerated() {
      let wanted = place == 1 ? commandLine.replacementGroup : place == 2 ? name : nil
      guard
        wanted.map({ [UInt8]($0.utf8) == pair.1.text.bytes })
          ?? pair.0.text.hasSameContent(as: pair.1.text)
      else { return false }
    }
    let left = was.flags.filter { !commandLine.droppedFlags.contains($0.name) }
    return left.count == now.flags.count
      && zip(left, now.flags).allSatisfy { isExpected($0, $1, own.call.rule) }
  }

  private func isExpected(
    _ was: AtlasInvocation.Flag, _ now: AtlasInvocation.Flag, _ rule: Rule
  ) -> Bool {
    let isAttached = was.argument == was.valueArgument
    guard now.name == rule.parameters[was.name] ?? was.name,
      isAttached == (now.argument == now.valueArgument)
    else { return false }
    guard let old = was.value, let new = now.value else {
      return was.value == nil && now.value == nil
    }
    if was.name == "version", old.isKnown {
      let mediaType = [UInt8](rule.replacement.mediaType.utf8)
      return new.description == finder.rules.api.day(ofMediaType: mediaType)?.description
    }
    if was.name == "output" {
      return expectedTemplate(old, rule) == new.bytes && old.holes == new.holes
    }
    return old.hasSameContent(as: new)
  }

  private func expectedTemplate(_ text: TracedText, _ rule: Rule) -> [UInt8]? {
    let fields = rule.response.renamed.sorted { $0.key < $1.key }.map {
      ([UInt8]($0.key.utf8), [UInt8]($0.value.utf8))
    }
    return GoTemplate(text.bytes).renaming(fields).flatMap { apply($0, to: text.bytes) }
  }

  private func hasExpectedBody(
    _ old: Event, _ new: Event, _ ways: (Int, Int), _ atlas: AtlasCall, _ now: AtlasInvocation,
    _ own: (call: DeprecatedCall, needs: Needs)
  ) -> Bool {
    guard own.call.rule.body.isRequired else { return true }
    let was = finder.body(of: atlas.invocation, old, old.alternatives[ways.0])
    let then = finderAfter.body(of: now, new, new.alternatives[ways.1])
    guard let was, let then else { return was == nil && then == nil }
    let changes = own.needs.changes.filter { $0.kind == .body }
    return was.replacing(changes.map { ($0.range, $0.replacement) }).hasSameContent(as: then)
  }
}

import Calls
import Rules
import Scanner
import Text

/// Compares what scripts send before and after edits.
///
/// Every migrated call must send its expected replacement, every other command must run with the
/// arguments and the input it had.
struct Proof {
  let before: Scan
  let after: Scan
  let finder: NeedsFinder
  let finderAfter: NeedsFinder
  /// The migrated calls with what they needed, by event.
  let migrated: [EventKey: [(call: DeprecatedCall, needs: Needs)]]
  /// The expected programs of readers, by event and argument.
  let readers: [EventKey: [ReaderChange]]

  /// An event that does not run as it should.
  struct Failure {
    let key: EventKey
    let reason: String
  }

  /// All failures; none if the proof holds.
  func failures() -> [Failure] {
    guard before.scripts.count == after.scripts.count else { return [failure(0, 0, "scripts")] }
    return before.scripts.indices.flatMap(failures(ofTrace:))
  }

  private func failure(_ trace: Int, _ event: Int, _ reason: String) -> Failure {
    Failure(key: EventKey(trace: trace, event: event), reason: reason)
  }

  private func failures(ofTrace index: Int) -> [Failure] {
    let old = before.scripts[index].trace.events
    let new = after.scripts[index].trace.events
    guard old.count == new.count else {
      return old.indices.map { failure(index, $0, "the script would run other commands") }
    }
    let exportsToNobody = before.scripts[index].trace.exportsToNobody
    return zip(old, new).compactMap { old, new in
      let key = EventKey(trace: index, event: old.number)
      if old.isKeptFile, before.documents[before.scripts[index].file] != nil { return nil }
      if exportsToNobody, old.name == "export", new.name == "export" { return nil }
      if handsOverMore(old, new) { return nil }
      guard let reason = difference(old, new, key) else { return nil }
      return Failure(key: key, reason: reason)
    }
  }

  /// Whether a command hands over what it did and one variable more, which no program knows of.
  private func handsOverMore(_ old: Event, _ new: Event) -> Bool {
    let texts = [old, new].map { $0.alternatives.flatMap { $0.arguments.map(\.text) } }
    let before = texts[0].filter { !$0.isEmpty }
    return old.name == "export" && texts[1].count > before.count
      && before.allSatisfy { text in texts[1].contains { $0.hasSameContent(as: text) } }
  }

  /// Why a message would tell other values: a part of a path by its number, say. That it tells the
  /// new path is right.
  private func showsOther(_ old: Event, _ new: Event) -> String? {
    guard old.alternatives.count == new.alternatives.count, old.role == .command else { return nil }
    let isSame = zip(old.alternatives, new.alternatives).allSatisfy { old, new in
      let holes = [old, new].map { way in way.arguments.flatMap(\.text.holes).map(\.name) }
      return holes[0].filter { !holes[1].contains($0) }.isEmpty
    }
    return isSame ? nil : "a message would tell other values"
  }

  /// Why the new event is not as it should be.
  private func difference(_ old: Event, _ new: Event, _ key: EventKey) -> String? {
    if old.onlyPassesOn { return nil }
    if old.onlyPrints { return showsOther(old, new) }
    let otherWays = "`\(old.name ?? "a command")` would run in other ways"
    guard old.name == new.name else { return otherWays }
    if old.alternatives.count == new.alternatives.count {
      return old.alternatives.indices.lazy.compactMap { difference(old, new, ($0, $0), key) }.first
    }
    // Where text goes that differed between ways, two of them become one.
    let pairs = old.alternatives.indices.map { index in
      new.alternatives.indices.filter {
        old.alternatives[index].when.ofBranches.and(new.alternatives[$0].when.ofBranches) != nil
          && difference(old, new, (index, $0), key) == nil
      }
    }
    let isCovered = Set(pairs.joined()).count == new.alternatives.count
    return isCovered && !pairs.contains(where: \.isEmpty) ? nil : otherWays
  }

  /// Why a way of the new event, the second of `ways`, is not what one of the old has to become.
  private func difference(
    _ old: Event, _ new: Event, _ ways: (Int, Int), _ key: EventKey
  ) -> String? {
    let own = (migrated[key] ?? []).filter { $0.call.alternative == ways.0 }
    if old.role == .double {
      return difference(old.alternatives[ways.0], new.alternatives[ways.1], doubles: own)
    }
    if !own.isEmpty { return difference(old, new, ways, own) }
    let readers = (readers[key] ?? []).filter { $0.alternative == ways.0 }
    let (left, right) = (old.alternatives[ways.0], new.alternatives[ways.1])
    if followsLink(old, left, new, right, migrated[key] ?? []) { return nil }
    if staysUnfinished(old, left, new, right, migrated[key] ?? []) { return nil }
    return isSame(old, left, new, right, readers)
      ? nil : "the edits would change another use of `\(old.name ?? "a command")` as well"
  }

  private func isSame(
    _ old: Event, _ left: Event.Alternative, _ new: Event, _ right: Event.Alternative,
    _ readers: [ReaderChange]
  ) -> Bool {
    if old.onlyTestsEmptiness { return true }
    let program = readers.first { $0.argument == ReaderChange.input }
    let input = left.input.map { program?.expected(of: $0) ?? $0 }
    guard left.arguments.count == right.arguments.count, old.files.count == new.files.count,
      hasSameContent(input, right.input) || old.refusesInput(left) && new.refusesInput(right)
    else { return false }
    for (index, pair) in zip(left.arguments, right.arguments).enumerated() {
      let expected =
        readers.first { $0.argument == index }?.expected(of: pair.0.text) ?? pair.0.text
      guard expected.hasSameContent(as: pair.1.text) else { return false }
    }
    return zip(old.files, new.files).allSatisfy { $0.content.hasSameContent(as: $1.content) }
  }

  private func hasSameContent(_ left: TracedText?, _ right: TracedText?) -> Bool {
    guard let left, let right else { return left == nil && right == nil }
    return left.hasSameContent(as: right)
  }
}

extension Proof {
  /// Why a migrated alternative does not send what it should.
  private func difference(
    _ old: Event, _ new: Event, _ ways: (Int, Int),
    _ calls: [(call: DeprecatedCall, needs: Needs)]
  ) -> String? {
    if let own = calls.first, let atlas = own.call.atlas {
      return difference(old, new, ways, atlas, own)
    }
    let (left, right) = (old.alternatives[ways.0], new.alternatives[ways.1])
    guard let oldTransfers = old.invocation(left)?.transfers,
      let newTransfers = new.invocation(right)?.transfers,
      oldTransfers.count == newTransfers.count
    else { return "`\(old.name ?? "a command")` would send other requests" }
    for (was, now) in zip(oldTransfers, newTransfers) {
      let own = calls.filter { call in
        was.urls.contains { $0.value?.hasSameContent(as: call.call.url) == true }
      }
      guard let first = own.first else {
        if !isSame(was, now) { return "another request of this command would change" }
        continue
      }
      if !isSame(plain(was), plain(now)) { return "other options of this command would change" }
      if !hasExpectedURLs(was, now, own) { return "the URL would not be the expected one" }
      if !hasExpectedHeaders(was, now, first) {
        return "the headers would not be the expected ones"
      }
      if !hasExpectedBody(was, now, (old, left), (new, right), first) {
        return "the body would not be the expected one"
      }
    }
    return nil
  }

  /// Whether a way follows a link of the answer, which leads to the new path, and sends there what
  /// the call sends.
  private func followsLink(
    _ old: Event, _ left: Event.Alternative, _ new: Event, _ right: Event.Alternative,
    _ calls: [(call: DeprecatedCall, needs: Needs)]
  ) -> Bool {
    calls.contains { call, _ in
      guard finder.followsLink(left, of: old, beside: call),
        new.alternatives.indices.contains(call.alternative)
      else { return false }
      let words = right.arguments.map(\.text)
      let own = new.alternatives[call.alternative].arguments.map(\.text)
      return words.count == own.count
        && words.indices.allSatisfy { index in
          let expected = index == call.urlArgument ? left.arguments[index].text : own[index]
          return words[index].hasSameContent(as: expected)
        }
    }
  }

  /// Whether a way that calls no operation goes on to do so, at the new path.
  private func staysUnfinished(
    _ old: Event, _ left: Event.Alternative, _ new: Event, _ right: Event.Alternative,
    _ calls: [(call: DeprecatedCall, needs: Needs)]
  ) -> Bool {
    guard let (was, oldURL) = old.onlyURL(left), let (now, newURL) = new.onlyURL(right),
      isSame(plain(was), plain(now))
    else { return false }
    return calls.contains { call, needs in
      guard finder.isUnfinished(left, of: old, beside: call) else { return false }
      let changes = needs.changes.filter {
        [.path, .version].contains($0.kind) && $0.range.end <= oldURL.count
      }
      return oldURL.replacing(changes.map { ($0.range, $0.replacement) })
        .hasSameContent(as: newURL)
    }
  }

  private func isSame(_ left: CurlTransfer, _ right: CurlTransfer) -> Bool {
    isSame(left.options, right.options)
  }

  private func isSame(_ left: [CurlOption], _ right: [CurlOption]) -> Bool {
    left.count == right.count
      && zip(left, right).allSatisfy {
        $0.name == $1.name && $0.isNegated == $1.isNegated && hasSameContent($0.value, $1.value)
      }
  }

  /// The options that a migration leaves alone.
  private func plain(_ transfer: CurlTransfer) -> [CurlOption] {
    let headers = transfer.headers.filter { $0.isNamed("accept") || $0.isNamed("content-type") }
    let changed = Set(headers.filter { !$0.isImplied }.map(\.option.flagArgument))
    let bodies: Set<String> = ["data", "data-raw", "data-binary", "json", "url", "upload-file"]
    return transfer.options.filter {
      !bodies.contains($0.name) && !($0.name == "header" && changed.contains($0.flagArgument))
    }
  }

  private func hasExpectedURLs(
    _ was: CurlTransfer, _ now: CurlTransfer, _ calls: [(call: DeprecatedCall, needs: Needs)]
  ) -> Bool {
    guard was.urls.count == now.urls.count else { return false }
    return zip(was.urls, now.urls).enumerated().allSatisfy { index, pair in
      guard let old = pair.0.value, let new = pair.1.value else { return false }
      guard let own = calls.first(where: { $0.call.urlIndex == index }) else {
        return old.hasSameContent(as: new)
      }
      return expected(old, own.needs, [.path, .version]).hasSameContent(as: new)
    }
  }

  /// The text after the changes of some kinds.
  private func expected(_ text: TracedText, _ needs: Needs, _ kinds: Set<Change.Kind>) -> TracedText
  {
    let changes = needs.changes.filter { kinds.contains($0.kind) }
    return text.replacing(changes.map { ($0.range, $0.replacement) })
  }

  private func hasExpectedHeaders(
    _ was: CurlTransfer, _ now: CurlTransfer, _ own: (call: DeprecatedCall, needs: Needs)
  ) -> Bool {
    let mediaType = [UInt8](own.call.rule.replacement.mediaType.utf8)
    let accepts = now.headers.filter { $0.isNamed("accept") && !$0.isImplied }
    guard accepts.count == 1, accepts[0].value?.bytes == mediaType else { return false }
    let (old, new) = (contentTypes(was), contentTypes(now))
    guard old.count == new.count else { return false }
    return zip(old, new).allSatisfy { old, new in
      let type = withoutParameters(old.bytes)
      guard finder.rules.api.isVersioned(type) else { return old.hasSameContent(as: new) }
      return new.bytes == mediaType + old.bytes.dropFirst(type.count)
    }
  }

  private func contentTypes(_ transfer: CurlTransfer) -> [TracedText] {
    transfer.headers.filter { $0.isNamed("content-type") }.compactMap(\.value)
  }

  private func hasExpectedBody(
    _ was: CurlTransfer, _ now: CurlTransfer, _ old: (event: Event, way: Event.Alternative),
    _ new: (event: Event, way: Event.Alternative), _ own: (call: DeprecatedCall, needs: Needs)
  ) -> Bool {
    guard case .parts(let left) = was.body(ofURL: own.call.urlIndex) else {
      guard case .none = now.body(ofURL: own.call.urlIndex) else { return false }
      return true
    }
    guard case .parts(let right) = now.body(ofURL: own.call.urlIndex), left.count == right.count
    else { return false }
    return zip(left, right).allSatisfy { left, right in
      guard left.kind == right.kind else { return false }
      let oldBody = finder.body(of: left, old.event, old.way)?.text
      let newBody = finderAfter.body(of: right, new.event, new.way)?.text
      guard let oldBody, let newBody else {
        return oldBody == nil && newBody == nil && left.value.hasSameContent(as: right.value)
      }
      return expected(oldBody, own.needs, [.body, .field]).hasSameContent(as: newBody)
    }
  }
}

extension TracedText {
  /// This text with new bytes for some disjoint ranges.
  func replacing(_ replacements: [(ByteRange, [UInt8])]) -> TracedText {
    var result = TracedText()
    var position = 0
    for (range, bytes) in replacements.sorted(by: { $0.0 < $1.0 }) {
      result.append(slice(ByteRange(position, range.start)))
      result.append(TracedText(unwritten: bytes))
      position = range.end
    }
    result.append(slice(ByteRange(position, count)))
    return result
  }
}

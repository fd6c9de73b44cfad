import Calls
import Rules
import Scanner
import Text

/// What of an answer changes beside the names of its fields: where its links lead, and how many
/// lines of headers stand before it.
extension NeedsFinder {
  /// Why a request stands in the way whose URL is a link of the answer: the link leads to the Flex
  /// operation then, which wants another Accept header.
  func linkRequest(of call: DeprecatedCall) -> String? {
    let trace = scan.scripts[call.trace].trace
    let links = links(of: call)
    guard !links.isEmpty else { return nil }
    let follows = trace.events.contains { event in
      event.client != nil && event.number != call.event
        && event.alternatives.flatMap(wordsBesideBodies).contains { text in
          guard text.bytes.first == TracedText.holeByte, let hole = text.holes.first else {
            return false
          }
          return hole.kind == .output && links.contains(hole.number)
        }
    }
    return follows
      ? "a link of its answer is requested, which leads to the new path and needs its Accept" : nil
  }

  /// The commands that take links out of the answer.
  private func links(of call: DeprecatedCall) -> Set<Int> {
    let trace = scan.scripts[call.trace].trace
    return Set(
      trace.events.filter { event in
        trace.derived[event.number]?.contains(call.event) == true && takesLinks(event)
      }.map(\.number))
  }

  /// Whether a way of the command of `call` requests the link to the next page of its own answer
  /// (`while [ "$url" ]; do page=$(curl "$url"); url=$(jq ... .links ...); done`): that leads to
  /// the new path then, and needs what the call needs.
  func followsLink(
    _ way: Event.Alternative, of event: Event, beside call: DeprecatedCall
  ) -> Bool {
    guard event.number == call.event, event.alternatives.indices.contains(call.alternative)
    else { return false }
    let words = way.arguments.map(\.text)
    let own = event.alternatives[call.alternative].arguments.map(\.text)
    guard words.count == own.count, words.indices.contains(call.urlArgument),
      let hole = words[call.urlArgument].onlyHole, hole.kind == .output,
      links(of: call).contains(hole.number), takesNext(hole.number, call),
      words.indices.allSatisfy({ $0 == call.urlArgument || words[$0].hasSameContent(as: own[$0]) })
    else { return false }
    let trace = scan.scripts[call.trace].trace
    return trace.derived[hole.number] == [call.event]
  }

  /// Whether a command takes the link to the next page of a list.
  private func takesNext(_ number: Int, _ call: DeprecatedCall) -> Bool {
    let event = scan.scripts[call.trace].trace.events.first { $0.number == number }
    let words = event?.alternatives.flatMap(\.arguments).map(\.text.bytes) ?? []
    return call.rule.response.isList && words.contains { $0.contains("next") }
  }

  /// The words of a request but those that are given as its body.
  private func wordsBesideBodies(_ way: Event.Alternative) -> [TracedText] {
    let words = way.arguments.map(\.text)
    return words.indices.filter { index in
      index == 0 || !Self.bodyOptions.contains(words[index - 1].description)
    }.map { words[$0] }
  }

  private static let bodyOptions: Set<String> = [
    "-d", "--data", "--data-raw", "--data-binary", "--data-ascii", "--data-urlencode", "--json",
    "--body-data", "--post-data", "--raw",
  ]

  /// Whether a command takes the links out of what it reads.
  private func takesLinks(_ event: Event) -> Bool {
    event.alternatives.flatMap(\.arguments).contains { argument in
      ["href", "links"].contains(where: argument.text.bytes.contains)
    }
  }

  /// The file with the answer for which the script looks before it calls, and which it does not
  /// always write before it reads it: one of an earlier run is read where it is there.
  func olderFile(of call: DeprecatedCall, _ derived: Set<Int>) -> String? {
    let trace = scan.scripts[call.trace].trace
    let names = derived.union([call.event]).reduce(into: Set<String>()) {
      $0.formUnion(trace.saved[$1] ?? [])
    }
    guard !names.isDisjoint(with: trace.maybeOlder) || mayLeaveOlder(call, names) else {
      return nil
    }
    let tests = trace.events.prefix(call.event).filter { event in
      ["[", "[[", "test", "find", "stat"].contains(event.name ?? "")
    }
    return tests.flatMap(\.alternatives).flatMap(\.arguments).lazy.compactMap {
      argument -> String? in
      let last = argument.text.bytes.split(separator: UInt8(ascii: "/")).last ?? []
      let name = String(decoding: last, as: UTF8.self)
      return names.contains(name) ? name : nil
    }.first
  }

  /// Whether a file stays as it is where the call fails (`curl -f -o FILE`), which the script has
  /// not moved away before.
  private func mayLeaveOlder(_ call: DeprecatedCall, _ names: Set<String>) -> Bool {
    let options = call.transfer?.options.map(\.name) ?? []
    guard options.contains("output") || options.contains("remote-name") else { return false }
    let events = scan.scripts[call.trace].trace.events.prefix(call.event)
    let away: Set<String> = ["mv", "rm", "unlink", "gzip", "pigz", "bzip2", "xz", "truncate"]
    return !events.contains { event in
      guard let name = event.name, away.contains(name) else { return false }
      return event.alternatives.flatMap(\.arguments).contains { argument in
        let last = argument.text.bytes.split(separator: UInt8(ascii: "/")).last ?? []
        return names.contains(String(decoding: last, as: UTF8.self))
      }
    }
  }

  /// What is assumed where lines are counted of an answer with its headers before it: the old one
  /// has more of them (`Deprecation`, `Sunset`).
  func headerLines(of call: DeprecatedCall) -> String? {
    guard call.transfer?.includesHeaders == true else { return nil }
    let trace = scan.scripts[call.trace].trace
    let counting = trace.events.first { event in
      event.number > call.event && counts(event)
        && event.alternatives.contains { way in
          ([way.input].compactMap(\.self) + way.arguments.map(\.text)).flatMap(\.holes)
            .contains { $0.kind == .response && $0.number == call.event }
        }
    }
    guard let name = counting?.name else { return nil }
    return "the lines by which `\(name)` takes the answer after its headers are the same in the new"
      + " answer, which has other headers"
  }

  /// Whether a command takes lines by their number, and not only the first or the last.
  private func counts(_ event: Event) -> Bool {
    let words = event.alternatives.flatMap(\.arguments).dropFirst().map(\.text.description)
    let isNumbered = { (text: String) in
      text.contains { $0.isNumber } && !["1", "-1", "-n1"].contains(text)
    }
    switch event.name {
    case "mapfile", "readarray": return true
    case "tail": return words.contains { $0.contains("+") }
    case "head": return words.contains(where: isNumbered)
    case "sed":
      return words.joined(separator: ";").split { ";{}, \n".contains($0) }.contains { part in
        part.first?.isNumber == true
      }
    case "awk", "gawk", "mawk": return words.contains { $0.contains("NR") }
    default: return false
    }
  }
}

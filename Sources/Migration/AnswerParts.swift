import Calls
import Rules
import Scanner
import Text

/// What of an answer changes beside the names of its fields: where its links lead, and how many
/// lines of headers stand before it.
extension NeedsFinder {
  /// Why a program of Go stands in the way that looks in a field of an answer for a part of the old
  /// path: it is a link, which leads to the new path then.
  func linkTest(of call: DeprecatedCall) -> String? {
    let tests = scan.scripts[call.trace].trace.fieldTests
    guard !tests.isEmpty else { return nil }
    let test = tests.map { String(decoding: $0, as: UTF8.self) }.sorted()
      .first(where: call.rule.isLookedFor)
    return test.map {
      "a part of its answer, such as a link to the path of the request, is searched for `\($0)`"
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
      return words.filter { !endsWithHeaders($0) }.joined(separator: ";")
        .split { ";{}, \n".contains($0) }.contains { $0.first?.isNumber == true }
    case "awk", "gawk", "mawk": return words.contains { $0.contains("NR") }
    default: return false
    }
  }

  /// Whether a program of sed takes away all up to the empty line that ends the headers, whatever
  /// they are: `1,/^\r$/d`.
  private func endsWithHeaders(_ program: String) -> Bool {
    guard program.hasPrefix("1,/^"), program.hasSuffix("$/d") else { return false }
    let line = program.dropFirst(4).dropLast(3)
    return ["", "\\r", "\\r*", "\\r\\?", "\\r\\{0,1\\}", "[[:space:]]*", "\\s*", "\r"].contains(
      line)
  }
}

extension Rule {
  /// Whether a text that is looked for in a field of an answer looks for a part of the old path.
  /// Other fields than links hold words as well, but no slashes, and not that of a collection.
  func isLookedFor(by text: String) -> Bool {
    let changed = changedWords
    let isPath = text.contains("/")
    let words = text.split { !$0.isLetter }.map(String.init)
    return text == changed.first || isPath && words.contains(where: changed.contains)
  }

  /// The words of the old path that the new one does not have.
  var changedWords: [String] {
    let new = words(of: replacement.path)
    return words(of: deprecated.path).filter { !new.contains($0) }
  }

  private func words(of path: PathTemplate) -> [String] {
    path.segments.compactMap { if case .literal(let word) = $0 { word } else { nil } }
  }
}

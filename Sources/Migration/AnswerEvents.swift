import Calls
import Scanner
import Text

extension ReaderSearch {
  /// What a copy of a file with the answer is read for is seen by the name of the copy.
  func copy(_ event: Event, _ names: inout Set<String>) {
    guard isCopy(event), !names.isEmpty, !names.isDisjoint(with: lastWords(of: event)) else {
      return
    }
    names.formUnion(lastWords(of: event).dropFirst())
  }

  func isCopy(_ event: Event) -> Bool { facts.copies[event.number] }

  /// Looks whether an event reads the answer, or may: `names` are those of the files that keep it.
  mutating func look(at event: Event, _ names: Set<String>) {
    let name = event.name ?? "a command"
    if isCopy(event), !names.isEmpty, !names.isDisjoint(with: lastWords(of: event)) { return }
    let file = fileNamed(by: event, names)
    count(event)
    if uses(event) {
      read(event)
    } else if isMadeOfPlainText(event) {
      plain.insert(event.number)
    }
    if let file {
      if namesField(event) { readers.obstacle = reason(file, name) }
    } else if uses(event) {
      return
    } else if let folder = folderNamed(by: event), namesField(event) {
      readers.obstacle =
        "its answer is kept in a file in `\(folder)`, and `\(name)` is given that folder and a "
        + "field that has another name then"
    } else if namesField(event), OpenReader(event: event).isReader, takesMade(event) {
      readers.obstacle =
        "`\(name)` reads a field that has another name then from what another program made of its "
        + "answer"
    } else if namesField(event), OpenReader(event: event).isReader, isLost,
      !isGivenOtherAnswer(event)
    {
      readers.obstacle =
        "its answer takes too many ways to be followed, and `\(name)` reads a field that has "
        + "another name then"
    } else if namesField(event), !isOfThisRun(event),
      OpenReader(event: event).mayOpen(trace.savedNames[call.event] ?? [])
    {
      if OpenReader(event: event).isGiven {
        readers.assumptions.insert(
          "the file from which `\(name)` reads a field that has another name then is not one "
            + "that keeps its answer")
      } else {
        readers.obstacle =
          "its answer is kept in a file, and `\(name)` reads a field that has another name then "
          + "from files whose names are known only at run time"
      }
    }
  }

  /// Whether the answer, or what was made of it and may have its fields, is not followed to all
  /// that reads it.
  private var isLost: Bool {
    trace.lostAnswers.contains(call.event)
      || trace.lostOutputs.contains { number in
        trace.derived[number]?.contains(call.event) == true && !plain.contains(number)
      }
  }

  /// Whether all that jq is given is the answer of another call.
  private func isGivenOtherAnswer(_ event: Event) -> Bool {
    guard event.name == "jq", event.files.isEmpty else { return false }
    return event.alternatives.allSatisfy { way in
      let invocation = JQInvocation.parse(way.arguments.dropFirst().map(\.text))
      guard let input = way.input, input.count == 1, let hole = input.holes.first,
        invocation.files.isEmpty, invocation.variables.isEmpty
      else { return false }
      return hole.kind == .response && hole.number != call.event
    }
  }

  /// Whether an event before the call is given a file that the script makes anew each time.
  private func isOfThisRun(_ event: Event) -> Bool {
    event.number < call.event
      && event.alternatives.flatMap(\.arguments).contains { argument in
        argument.text.holes.contains { $0.kind == .output && $0.name == "mktemp" }
      }
  }

  /// Looks for commands that name a file in which output with fields of the answer is kept.
  mutating func lookForCopies(_ names: Set<String>, among numbers: [Int]) {
    let derived = readers.derived.reduce(into: Set<String>()) {
      $0.formUnion((trace.saved[$1] ?? []).union(trace.savedForNow[$1] ?? []))
    }.subtracting(names)
    if derived.isEmpty { return }
    for number in after(call.event, numbers) where !facts.copies[number] && isNaming[number] {
      let event = trace.events[number]
      guard let file = fileNamed(by: event, derived) else { continue }
      readers.obstacle = reason(file, event.name ?? "a command")
    }
  }

  private func reason(_ file: String, _ name: String) -> String {
    "its answer is kept in `\(file)`, and `\(name)` names that file and a field that has another "
      + "name then"
  }

  /// The folder with the answer's file that a command is given as a word.
  private func folderNamed(by event: Event) -> String? {
    guard OpenReader(event: event).isReader else { return nil }
    let folders = trace.savedFolders[call.event] ?? []
    return lastWords(of: event).first(where: folders.contains)
  }

  /// The file with the answer that a command names, where what it holds then is not known.
  private func fileNamed(by event: Event, _ names: Set<String>) -> String? {
    if names.isEmpty { return nil }
    let known = event.files.map { $0.path.description.split(separator: "/").last.map(String.init) }
    return names.sorted().first { name in
      !known.contains(name)
        && event.alternatives.flatMap { event.texts(of: $0) }.contains { $0.bytes.contains(name) }
    }
  }

  /// The last components of a command's words; of `name=FILE` those of the file.
  private func lastWords(of event: Event) -> [String] {
    event.alternatives.flatMap(\.arguments).filter(\.text.isKnown).compactMap { argument in
      argument.text.description.split { $0 == "/" || $0 == "=" }.last.map(String.init)
    }
  }
}

import Calls
import GoSyntax
import Text

extension Evaluation {
  /// `exec.Command`: the program with its arguments is an event like that of a script.
  func command(_ name: String, _ site: CallSite, _ state: inout State) -> Possible? {
    let first: Int
    switch name {
    case "os/exec.LookPath": return site.argument(0).map { tuple([$0, Possible(.null)]) }
    case "os/exec.Command": first = 0
    case "os/exec.CommandContext": first = 1
    default: return nil
    }
    guard let all = words(site, from: first, state) else { return nil }
    var items: [Event.Alternative] = []
    for item in all.items { items.append(.init(when: item.when, arguments: item.value)) }
    let number = record(
      items, at: frame(site, name, isOwn: false), isShell(items) ? .pure : .command)
    let answer = TracedText(Hole(kind: .response, name: "answer", number: number))
    let fields = ["answer": Possible(.answer(answer, path: TracedText()))]
    let command = Value.Structure(
      typeName: "os/exec.Cmd", fields: fields, isPartlyUnknown: true)
    return Possible(.pointer(newCell(Possible(.structure(command)), nil, &state)))
  }

  /// Whether the command runs text that is known: that text is followed as a script.
  private func isShell(_ items: [Event.Alternative]) -> Bool {
    items.count == 1 && items[0].shellText != nil
  }

  /// The words of the command; a list that is spread gives one each.
  private func words(
    _ site: CallSite, from first: Int, _ state: State
  ) -> Alternatives<[Argument]>? {
    var result = Alternatives([Argument]())
    for (index, value) in site.arguments.enumerated().dropFirst(first) {
      let isLast = index == site.arguments.count - 1
      var items = [value]
      if isLast, site.expression.ellipsis != nil {
        guard case .list(let list) = value.single else { return nil }
        items = list
      }
      for item in items {
        let word = site.word(index)
        let next = result.combined(with: texts(item, state)) {
          $0 + [Argument(text: $1, word: word, isWholeWord: items.count == 1)]
        }
        guard let next else { return nil }
        result = next
      }
    }
    return result
  }

  /// What a command prints.
  func commandMethod(_ name: String, _ receiver: Possible, _ state: inout State) -> Possible? {
    let prefix = "os/exec.Cmd."
    guard name.hasPrefix(prefix), case .pointer(let cell) = receiver.single,
      case .structure(let structure) = read(cell, state).items[0].value
    else { return nil }
    feed(structure, state)
    switch name.dropFirst(prefix.count) {
    case "Output", "CombinedOutput":
      structure.fields["answer"].map(noteTaken)
      return tuple([structure.fields["answer"] ?? unknown("output"), Possible(.null)])
    case "Run", "Start":
      // `cmd.Stdout = &buffer`
      if let answer = structure.fields["answer"], let target = structure.fields["Stdout"] {
        append(answer, to: target, &state)
      }
      return Possible(.null)
    case "Wait": return Possible(.null)
    default: return nil
    }
  }

  /// An answer on the standard input of a command (`cmd.Stdin = bytes.NewReader(body)`) is what
  /// the command reads.
  private func feed(_ command: Value.Structure, _ state: State) {
    guard let input = command.fields["Stdin"],
      case .answer(let output, _) = command.fields["answer"]?.single,
      let number = output.holes.first?.number, trace.events.indices.contains(number)
    else { return }
    let answer = deepTexts(input, state).first { text in
      text.holes.contains { $0.kind == .response || $0.kind == .output }
    }
    guard let answer else { return }
    let event = trace.events[number]
    replaced.append((number, event))
    trace.events[number] = Event(
      number: number, frames: event.frames,
      alternatives: event.alternatives.map { alternative in
        var alternative = alternative
        alternative.input = answer
        return alternative
      }, destination: event.destination, role: event.role)
  }
}

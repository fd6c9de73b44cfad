import Calls
import ShellSyntax
import Text

extension Evaluation {
  /// `curl` and its like: an answer on the standard output or in the files of `-o`, and what `-w`
  /// adds.
  func answer(
    to invocation: Invocation, by client: HTTPClient, _ number: Int, _ state: inout State
  ) -> Output {
    let answer = TracedText(Hole(kind: .response, name: "answer", number: number))
    guard let words = invocation.arguments.items.first?.value else { return Output(answer) }
    let transfers = client.invocation(words, hasInput: state.input != nil).transfers
    var printed = TracedText()
    for transfer in transfers {
      printed.append(self.printed(by: transfer, answer, &state))
      if let format = transfer.writeOut?.value {
        printed.append(TracedText(Hole(kind: .unknown, name: format.description, number: number)))
      }
    }
    writeOtherFiles(of: invocation, client, answer, &state)
    return Output(transfers.isEmpty ? answer : printed)
  }

  /// The files of `-o` in the other ways of a command, which hold the answer in their way.
  private func writeOtherFiles(
    of invocation: Invocation, _ client: HTTPClient, _ answer: TracedText, _ state: inout State
  ) {
    let ways = invocation.arguments.items
    guard ways.count > 1 else { return }
    let files = ways.map { way in
      client.invocation(way.value, hasInput: state.input != nil).transfers
        .flatMap { $0.options(named: "output") }.compactMap(\.value)
        .filter { $0.description != "-" && descriptor(namedBy: $0) == nil }
    }
    let names = files.map { $0.map(key) }
    guard names.contains(where: { $0 != names[0] }) else { return }
    for name in Set(names.joined()).sorted() {
      let own = ways.indices.filter { names[$0].contains(name) }
      let items = own.map { Output.Item(when: ways[$0].when, value: answer) }
      let path = own.first.flatMap { way in files[way].first { key($0) == name } }
      guard let path, let content = Output(items: items) else { continue }
      write(content, toFile: path, &state)
    }
  }

  private func printed(
    by transfer: CurlTransfer, _ answer: TracedText, _ state: inout State
  ) -> TracedText {
    let files = transfer.options(named: "output")
    for option in files {
      guard let path = option.value, path.description != "-" else { return answer }
      let name = descriptor(namedBy: path)
      if name == "1" { return answer }
      if let name {
        send(Output(answer), to: name, &state)
      } else {
        let isGlob = transfer.urls.contains(where: transfer.hasGlob)
        write(Output(answer), toFile: isGlob ? namedByGlob(path) : path, &state)
      }
    }
    guard files.isEmpty else { return TracedText() }
    guard transfer.isOn("remote-name") else { return answer }
    for url in transfer.urls.compactMap(\.value) {
      if let name = remoteName(url) {
        write(Output(answer), toFile: TracedText(unwritten: [UInt8](name.utf8)), &state)
      }
    }
    return TracedText()
  }

  /// The path of `-o "#1.json"` with a run-time value for each part of a glob.
  private func namedByGlob(_ path: TracedText) -> TracedText {
    var result = TracedText()
    var start = 0
    for place in path.bytes.indices.dropLast()
    where path.bytes[place] == UInt8(ascii: "#")
      && (UInt8(ascii: "1")...UInt8(ascii: "9")).contains(path.bytes[place + 1])
    {
      result.append(path.slice(ByteRange(start, place)))
      result.append(unknown("part of a URL"))
      start = place + 2
    }
    result.append(path.slice(ByteRange(start, path.count)))
    return result
  }

  /// The last part of a URL's path, which names the file of `curl -O`.
  private func remoteName(_ url: TracedText) -> String? {
    let end = url.bytes.firstIndex(of: UInt8(ascii: "?")) ?? url.count
    return baseName(url.slice(ByteRange(0, end)))
  }

  /// `which curl`, `command -v curl`, `type -P curl`: the program in some folder, or the name of a
  /// function.
  func located(_ invocation: Invocation, _ number: Int, _ state: State) -> Output? {
    guard let words = invocation.arguments.single?.dropFirst().map(\.text),
      let program = words.last, program.isKnown, !program.isEmpty,
      !program.bytes.contains(where: { "/-".utf8.contains($0) && $0 == program.bytes.first }),
      words.dropLast().allSatisfy({ ["-v", "-p", "-P"].contains($0.description) })
    else { return nil }
    if state.functions[program.description] != nil { return Output(program) }
    let folder = TracedText(Hole(kind: .output, name: "folder", number: number))
    return Output(folder + TracedText(unwritten: [UInt8(ascii: "/")]) + program)
  }

  /// `cat`: its input or files, one after the other.
  func concatenate(_ invocation: Invocation, _ number: Int, _ state: inout State) -> Output {
    guard let words = invocation.arguments.single else {
      return output(of: number, named: "cat")
    }
    let names = words.dropFirst().map(\.text).filter { name in
      name.bytes.first != UInt8(ascii: "-") || name.count == 1
    }
    guard !names.isEmpty else { return state.input ?? output(of: number, named: "cat") }
    var result = Output(TracedText())
    for name in names {
      let isInput = name.bytes == [UInt8(ascii: "-")]
      let content =
        (isInput ? state.input : read(Output(name), state)) ?? output(of: number, named: "cat")
      result = concatenated(result, content)
    }
    return result
  }

  /// `tee FILE`: the input goes to the files and on.
  func split(_ invocation: Invocation, _ number: Int, _ state: inout State) -> Output {
    let input = state.input ?? output(of: number, named: "tee")
    let words = invocation.arguments.items.first?.value.dropFirst() ?? []
    let appends = words.contains { ["-a", "--append"].contains($0.text.description) }
    for word in words where word.text.bytes.first != UInt8(ascii: "-") {
      write(input, to: Output(word.text), appends: appends, at: invocation.origin, &state)
    }
    for word in invocation.arguments.items.dropFirst().flatMap({ $0.value.dropFirst() })
    where word.text.bytes.first != UInt8(ascii: "-") {
      noteSaved(input, in: word.text)
    }
    return input
  }

  /// `jq`: with `-n` what the program builds, otherwise text made from its input.
  func query(_ invocation: Invocation, _ number: Int, _ state: inout State) -> Output {
    if let updated = updatedObject(invocation, state) { return updated }
    let built = invocation.arguments.map { words -> TracedText? in
      let query = JQInvocation.parse(words.dropFirst().map(\.text))
      noteKeys(of: query)
      guard query.options.contains(.nullInput) else { return nil }
      return self.namedArguments(words) ?? query.constructed()
    }
    let line = TracedText(unwritten: [UInt8(ascii: "\n")])
    return built.map { text in
      text.map { $0 + line } ?? TracedText(Hole(kind: .output, name: "jq", number: number))
    }
  }

  /// `jq --arg k "$what" '{($k): 1}'`: what becomes the name of a field stays as it is.
  private func noteKeys(of query: JQInvocation) {
    let key = Markers([[UInt8]("($".utf8)])
    guard let program = query.program, key.occur(in: program.text.bytes) else { return }
    trace.noteLost(query.variables.filter { $0.kind == .string }.map(\.value.text))
  }

  /// `jq --arg s "$id" '.snapshotId = $s' body.json`: the object of the file with other values.
  private func updatedObject(_ invocation: Invocation, _ state: State) -> Output? {
    guard let words = invocation.arguments.single else { return nil }
    let query = JQInvocation.parse(words.dropFirst().map(\.text))
    guard !query.options.contains(.nullInput), query.files.count < 2 else { return nil }
    let document = query.files.first.map { read(Output($0.text), state) } ?? state.input
    guard let text = document?.single, text.bytes.contains(UInt8(ascii: "{")),
      let updated = query.updated(text)
    else { return nil }
    return Output(updated + TracedText(unwritten: [UInt8(ascii: "\n")]))
  }

  /// `dirname`, `basename`, `realpath`, `readlink -f` of a known path.
  func path(_ name: String, _ invocation: Invocation) -> Output? {
    let words = invocation.arguments.single?.dropFirst().map(\.text)
    let operands = words?.filter { $0.bytes.first != UInt8(ascii: "-") } ?? []
    guard let path = operands.first, path.isKnown else { return nil }
    switch name {
    case "dirname": return Output(folder(of: path))
    case "basename":
      guard operands.count == 1, let base = baseName(path) else { return nil }
      return Output(TracedText(unwritten: [UInt8](base.utf8)))
    default: return Output(path)
    }
  }

  private func folder(of path: TracedText) -> TracedText {
    guard let slash = path.bytes.lastIndex(of: UInt8(ascii: "/")) else {
      return TracedText(unwritten: [UInt8(ascii: ".")])
    }
    return path.slice(ByteRange(0, max(1, slash)))
  }
}

import Calls
import GoSyntax
import Text

extension Evaluation {
  /// What makes readers and writers of JSON, and pipes.
  func streamFunction(
    _ name: String, _ site: CallSite, _ state: inout State
  ) -> Possible? {
    switch name {
    case "encoding/json.NewDecoder", "encoding/json.NewEncoder":
      return site.argument(0).map { subject in
        Possible(.structure(Value.Structure(typeName: name, fields: ["stream": subject])))
      }
    case "io.Pipe":
      let empty = textHolder(Possible(.text(TracedText())))
      let end = Possible(.pointer(newCell(Possible(.structure(empty)), nil, &state)))
      if case .pointer(let cell) = end.single { pipes.insert(cell) }
      return tuple([end, end])
    default: return nil
    }
  }

  /// Methods of decoders and encoders.
  func streamMethod(
    _ name: String, _ receiver: Possible, _ site: CallSite, _ state: inout State
  ) -> Possible? {
    switch name {
    case "encoding/json.NewDecoder.Decode":
      guard let content = stream(receiver, state), let target = site.argument(0) else { return nil }
      decode(content, into: target, site, &state)
      return Possible(.null)
    case "encoding/json.NewEncoder.Encode":
      guard let target = stream(receiver, state), let value = site.argument(0) else { return nil }
      return encode(value, to: target, site, &state)
    case "encoding/json.NewEncoder.SetIndent", "encoding/json.NewEncoder.SetEscapeHTML",
      "encoding/json.NewDecoder.DisallowUnknownFields", "encoding/json.NewDecoder.UseNumber":
      return Possible(.null)
    case "encoding/json.NewDecoder.More": return unknown("more")
    case "encoding/json.NewDecoder.Token":
      enter(receiver, &state)
      // What the token is compared with is not followed: the answer is used here.
      return nil
    default: return nil
    }
  }

  private func stream(_ value: Possible, _ state: State) -> Possible? {
    var target = value.single
    if case .pointer(let cell) = target { target = read(cell, state).single }
    guard case .structure(let structure) = target else { return nil }
    return structure.fields["stream"]
  }

  /// After a token was taken, what is decoded next stands somewhere inside the text.
  private func enter(_ decoder: Possible, _ state: inout State) {
    guard case .pointer(let cell) = decoder.single,
      case .structure(var structure) = read(cell, state).single,
      let content = structure.fields["stream"]
    else { return }
    structure.fields["stream"] = content.map { value in
      guard case .answer(let text, _) = value else { return value }
      return .answer(text, path: TracedText(unwritten: [UInt8]("(..)".utf8)))
    }
    write(Possible(.structure(structure)), to: cell, &state)
  }

  private func encode(
    _ value: Possible, to target: Possible, _ site: CallSite, _ state: inout State
  ) -> Possible? {
    // A server of a test answers with the names that the program reads.
    if !isTest(site.unit) { noteKeys(value, site, state) }
    let line = TracedText(unwritten: [UInt8(ascii: "\n")])
    let plain = marshalled(value, nil, state)
    if let single = plain.single { noteReduction(value, single, state) }
    let text = plain.map { Value.text($0 + line) }
    if case .pointer(let cell) = target.single,
      case .structure(let structure) = read(cell, state).single,
      structure.typeName == Evaluation.holderType
    {
      append(text, to: target, &state)
    } else {
      let own = CallSite(
        expression: site.expression, unit: site.unit, origin: site.origin, arguments: [text],
        words: site.words)
      let isKept = isFile(target, state)
      _ = recordUse(
        isKept ? "json.Write" : "json.Encode", own, nil, &state, isKept ? .command : .shown)
      keepWords([value], site.origin, state)
    }
    return Possible(.null)
  }

  /// Whether a writer is a file that the program opens, perhaps through a buffer: what is written
  /// there is read again, by this program or another one.
  ///
  /// - Parameter opened: whether a buffer before a file does not count; it may be one that lays out
  ///   a table.
  func isFile(_ target: Possible, _ state: State, opened: Bool = false) -> Bool {
    let files: Set<String> = ["Create", "OpenFile", "CreateTemp"]
    let names = opened ? files : files.union(["NewWriter", "NewWriterSize"])
    return target.items.contains { item in
      switch item.value {
      case .unknown(let hole): names.contains(hole.name)
      case .pointer(let cell):
        read(cell, state).items.contains {
          if case .unknown(let hole) = $0.value { names.contains(hole.name) } else { false }
        }
      default: false
      }
    }
  }

  /// What the request whose body is `body` rests on.
  func assumptions(onBody body: Possible) -> Set<String> {
    let isPipe = body.items.contains { item in
      if case .pointer(let cell) = item.value { return pipes.contains(cell) }
      return false
    }
    return isPipe ? ["what is seen to be written into the pipe is the whole body"] : []
  }
}

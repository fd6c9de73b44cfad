import Calls
import GoSyntax
import Text

extension Evaluation {
  /// `template.New` and `template.Must` (package text/template).
  func templateFunction(_ name: String, _ site: CallSite) -> Possible? {
    switch name {
    case "text/template.New":
      return Possible(.structure(Value.Structure(typeName: "text/template.Template")))
    case "text/template.Must": return site.argument(0)
    default: return nil
    }
  }

  /// `Parse` and `Execute`. Of the actions of a template those are followed that put a value in:
  /// `{{.Name}}`.
  func templateMethod(
    _ name: String, _ receiver: Possible, _ site: CallSite, _ state: inout State
  ) -> Possible? {
    switch name {
    case "text/template.Template.Parse":
      guard let content = site.argument(0) else { return nil }
      let template = Value.Structure(
        typeName: "text/template.Template", fields: ["template": content])
      return tuple([Possible(.structure(template)), Possible(.null)])
    case "text/template.Template.Option": return receiver
    case "text/template.Template.Funcs":
      runGiven(site.arguments, &state)
      return receiver
    case "text/template.Template.Execute":
      return executed(receiver, site.argument(1), site, &state) { $0 }
    case "text/template.Template.ExecuteTemplate":
      guard let named = site.argument(1), let name = texts(named, state).single, name.isKnown
      else { return nil }
      return executed(receiver, site.argument(2), site, &state) {
        self.definition(of: name.description, in: $0)
      }
    default: return nil
    }
  }

  /// Writes a part of a template, filled; nil where template or writer are not known.
  private func executed(
    _ receiver: Possible, _ data: Possible?, _ site: CallSite, _ state: inout State,
    part: (TracedText) -> TracedText?
  ) -> Possible? {
    var target = receiver.single
    if case .pointer(let cell) = target { target = read(cell, state).single }
    guard case .structure(let structure) = target, let content = structure.fields["template"],
      let writer = site.argument(0), case .pointer(let cell) = writer.single,
      case .structure(let holder) = read(cell, state).single,
      holder.typeName == Evaluation.holderType
    else { return nil }
    let parts = texts(content, state).map(part)
    guard parts.items.allSatisfy({ $0.value != nil }) else { return nil }
    var inner = state
    let text = parts.map { Value.text(filled($0 ?? TracedText(), data, &inner)) }
    state = inner
    append(text, to: writer, &state)
    return Possible(.null)
  }

  /// What stands between `{{define "name"}}` and its `{{end}}`; nil where it is not there, or
  /// twice.
  private func definition(of name: String, in template: TracedText) -> TracedText? {
    guard !isDefinedElsewhere(name) else { return nil }
    var (start, depth, position): (Int?, Int, Int) = (nil, 0, 0)
    var result: TracedText?
    while let open = template.bytes.offset(of: [UInt8]("{{".utf8), from: position),
      let close = template.bytes.offset(of: [UInt8]("}}".utf8), from: open)
    {
      let action = String(decoding: template.bytes[open + 2..<close], as: UTF8.self)
      let words = action.split { " \t\n".contains($0) }.filter { $0 != "-" }.map(String.init)
      position = close + 2
      if let begin = start {
        if ["if", "range", "with", "block", "define"].contains(words.first) { depth += 1 }
        guard words == ["end"] || words == ["-end"] || words == ["end-"] else { continue }
        depth -= 1
        if depth > 0 { continue }
        if result != nil { return nil }
        var end = open
        while action.hasPrefix("-"), end > begin, isSpace(template.bytes[end - 1]) { end -= 1 }
        result = template.slice(ByteRange(begin, end))
        start = nil
      } else if words.count == 2, words[0] == "define", words[1] == "\"\(name)\"" {
        (start, depth) = (position, 1)
        while action.hasSuffix("-"), position < template.count,
          isSpace(template.bytes[position])
        {
          position += 1
        }
        start = position
      }
    }
    return result
  }

  /// Whether another text, or a file, may define a template of this name as well.
  private func isDefinedElsewhere(_ name: String) -> Bool {
    let define = [UInt8]("define \"\(name)\"".utf8)
    let files = ["ParseFiles(", "ParseGlob(", "ParseFS("].map { [UInt8]($0.utf8) }
    var count = 0
    for unit in program.units {
      let bytes = unit.text.bytes
      if files.contains(where: { bytes.offset(of: $0) != nil }) { return true }
      var position = 0
      while let place = bytes.offset(of: define, from: position) {
        count += 1
        position = place + define.count
      }
    }
    return count > 1
  }

  /// The text with a value for each action, or a hole, standing where the action stands. What an
  /// action decides (`if`, `range`) is not followed: it is a hole as well, so that text around it
  /// is only read as JSON where that does not matter.
  private func filled(
    _ template: TracedText, _ data: Possible?, _ state: inout State
  ) -> TracedText {
    let (open, close) = ([UInt8]("{{".utf8), [UInt8]("}}".utf8))
    var result = TracedText()
    var position = 0
    while let start = template.bytes.offset(of: open, from: position) {
      guard let end = template.bytes.offset(of: close, from: start) else {
        return TracedText(hole("text"))
      }
      var (before, after) = (start, end + 2)
      var action = ByteRange(start + 2, end)
      // A minus sign takes the white space away (package text/template, "Text and spaces").
      if action.count > 1, template.bytes[action.start] == UInt8(ascii: "-") {
        while before > position, isSpace(template.bytes[before - 1]) { before -= 1 }
        action = ByteRange(action.start + 1, action.end)
      }
      if action.count > 1, template.bytes[action.end - 1] == UInt8(ascii: "-") {
        while after < template.count, isSpace(template.bytes[after]) { after += 1 }
        action = ByteRange(action.start, action.end - 1)
      }
      result.append(template.slice(ByteRange(position, before)))
      let whole = template.slice(ByteRange(before, after))
      let content = filling(template.bytes[action], data, &state)
      if let origin = whole.span(of: ByteRange(0, whole.count)) {
        result.append(content.standing(at: origin))
      } else {
        result.append(content)
      }
      position = after
    }
    result.append(template.slice(ByteRange(position, template.count)))
    return result
  }

  private func isSpace(_ byte: UInt8) -> Bool { [9, 10, 13, 32].contains(byte) }

  /// What an action puts in: the field of the data, or a hole that is named by the action.
  private func filling(
    _ action: ArraySlice<UInt8>, _ data: Possible?, _ state: inout State
  ) -> TracedText {
    let name = String(decoding: action.filter { $0 != 32 }, as: UTF8.self)
    let unknown = TracedText(Hole(kind: .unknown, name: "{{\(name)}}", number: 0))
    guard isField(action), var value = data else { return unknown }
    for part in name.split(separator: ".") {
      if case .pointer(let cell) = value.single,
        case .entries(let entries) = state.cells[cell]?.value.single
      {
        let entry = entries.last { $0.key.bytes.elementsEqual(part.utf8) }
        guard let entry else { return unknown }
        value = entry.value
      } else {
        value = field(String(part), of: value, &state)
      }
    }
    guard let text = texts(value, state).single, !text.isEmpty else { return unknown }
    return text
  }

  /// Whether an action gives the value of a field: `.A.B`.
  private func isField(_ action: ArraySlice<UInt8>) -> Bool {
    let name = action.filter { $0 != 32 }
    return name.first == UInt8(ascii: ".")
      && name.allSatisfy { byte in
        byte == UInt8(ascii: ".") || byte == 95 || (48...57).contains(byte)
          || (65...90).contains(byte & 0xDF)
      }
  }
}

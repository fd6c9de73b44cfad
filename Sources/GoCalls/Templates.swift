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

  /// `Parse` and `Execute`. The text of a template is followed where its actions only put values
  /// in: `{{.Name}}`.
  func templateMethod(
    _ name: String, _ receiver: Possible, _ site: CallSite, _ state: inout State
  ) -> Possible? {
    switch name {
    case "text/template.Template.Parse":
      guard let content = site.argument(0) else { return nil }
      let template = Value.Structure(
        typeName: "text/template.Template", fields: ["template": content])
      return tuple([Possible(.structure(template)), Possible(.null)])
    case "text/template.Template.Option", "text/template.Template.Funcs": return receiver
    case "text/template.Template.Execute":
      var target = receiver.single
      if case .pointer(let cell) = target { target = read(cell, state).single }
      guard case .structure(let structure) = target, let content = structure.fields["template"],
        let writer = site.argument(0), case .pointer(let cell) = writer.single,
        case .structure(let holder) = read(cell, state).single, holder.typeName == "text"
      else { return nil }
      append(texts(content, state).map { .text(filled($0)) }, to: writer, &state)
      return Possible(.null)
    default: return nil
    }
  }

  /// The text with a hole for each action.
  private func filled(_ template: TracedText) -> TracedText {
    let (open, close) = ([UInt8]("{{".utf8), [UInt8]("}}".utf8))
    var result = TracedText()
    var position = 0
    while let start = template.bytes.offset(of: open, from: position) {
      guard let end = template.bytes.offset(of: close, from: start),
        isField(template.bytes[(start + 2)..<end])
      else { return TracedText(hole("text")) }
      result.append(template.slice(ByteRange(position, start)))
      let action = template.slice(ByteRange(start, end + 2))
      let origin = action.span(of: ByteRange(0, action.count))
      result.append(TracedText(hole("field"), origin: origin))
      position = end + 2
    }
    result.append(template.slice(ByteRange(position, template.count)))
    return result
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

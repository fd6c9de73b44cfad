import JSON
import Text

extension Document {
  /// The scripts of a package.json: npm runs each in a shell.
  mutating func readPackage(_ whole: TracedText) {
    let root: JSONValue
    do throws(JSONError) {
      root = try parseJSON(whole.bytes)
    } catch {
      problem = "the JSON cannot be read: \(error)"
      problemOffset = error.offset
      return
    }
    addParts(of: root, whole)
    for member in root.member("scripts")?.value.members ?? [] {
      guard member.value.string != nil, let text = jsonString(member.value.range, of: whole) else {
        continue
      }
      let key = String(decoding: member.key, as: UTF8.self)
      var script = EmbeddedScript(text: text, name: "script `\(key)`")
      script.isForPlainShell = true
      groups.append(ScriptGroup([script]))
    }
  }

  private mutating func addParts(of value: JSONValue, _ whole: TracedText) {
    switch value.kind {
    case .array(let items):
      parts.append(Part(range: ByteRange(0, 0), value: [UInt8]("list \(items.count)".utf8)))
      for item in items { addParts(of: item, whole) }
    case .object(let members):
      parts.append(Part(range: ByteRange(0, 0), value: [UInt8]("object \(members.count)".utf8)))
      for member in members {
        parts.append(Part(range: ByteRange(0, 0), value: member.key))
        addParts(of: member.value, whole)
      }
    default:
      let written = value.string ?? Array(whole.bytes[value.range])
      parts.append(Part(range: value.range, value: written))
    }
  }
}

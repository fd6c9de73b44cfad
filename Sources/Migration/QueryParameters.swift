import Calls
import Rules
import Scanner
import Text

extension NeedsFinder {
  /// What a fix rests on where a call has a query parameter that begins to act with the new
  /// operation: the old one did not declare it.
  func parameters(of call: DeprecatedCall) -> [String] {
    let notes = call.rule.notes.filter { $0.query != nil && $0.harmless != nil }
    if notes.isEmpty { return [] }
    let query = call.url.slice(call.path.rest).bytes.drop { $0 != UInt8(ascii: "?") }.dropFirst()
    let added = call.transfer?.addedQuery?.bytes ?? []
    let pairs = [query, added[...]].flatMap { text in
      text.prefix { $0 != UInt8(ascii: "#") }.split(separator: UInt8(ascii: "&"))
    }
    return notes.filter { note in
      pairs.contains { pair in
        let name = pair.prefix { $0 != UInt8(ascii: "=") }
        let own = pair.dropFirst(name.count + 1)
        let isOpen = own.contains(TracedText.holeByte)
        let value = isOpen ? "$" : String(decoding: own, as: UTF8.self)
        return note.query.map { name.elementsEqual($0.utf8) } == true && !note.isHarmless(value)
      }
    }.map { $0.text.last == "." ? String($0.text.dropLast()) : $0.text }
  }
}

import Calls
import Text

extension Evaluation {
  /// A copy of a request with a URL and headers of its own (package net/http, `Request.Clone`). It
  /// is sent in place of the first one, unless that is seen to be sent as well.
  func cloned(_ receiver: Possible, _ state: inout State) -> Possible {
    guard case .pointer(let cell)? = receiver.single,
      case .structure(var copy)? = state.cells[cell]?.value.single,
      copy.typeName == "net/http.Request"
    else { return receiver }
    var headers: Int?
    for name in ["URL", "Header"] {
      guard case .pointer(let part)? = copy.fields[name]?.single,
        let content = state.cells[part]?.value
      else { continue }
      let own = newCell(content, cellTypes[part], &state)
      copy.fields[name] = Possible(.pointer(own))
      guard name == "Header" else { continue }
      headers = own
      if requestHeaders.contains(part) { requestHeaders.insert(own) }
    }
    let result = newCell(Possible(.structure(copy)), cellTypes[cell], &state)
    if var pending = unsent.removeValue(forKey: cell) ?? templates[cell] {
      templates[cell] = pending
      pending.headers = headers ?? pending.headers
      unsent[result] = pending
    }
    return Possible(.pointer(result))
  }
}

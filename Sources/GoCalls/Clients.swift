import Calls
import GoSyntax
import Text

/// Clients and transports that are made elsewhere.
extension Evaluation {
  /// Notes what is not known about the client of a request: something else may set its headers.
  func noteClient(_ client: Possible?, _ number: Int, _ state: State) {
    guard let client else { return }
    var target = client.single
    if case .pointer(let cell) = target { target = read(cell, state).single }
    switch target {
    case .structure(let structure) where structure.typeName == "net/http.Client":
      guard let transport = structure.fields["Transport"] else {
        if structure.isPartlyUnknown { trace.openClients.insert(number) }
        return
      }
      guard let name = strangeTransport(transport, structure, state) else { return }
      trace.assumptions[number, default: []].insert(
        "the transport \(name), which is not followed, sets no Accept header")
    case .structure(let structure) where program.types[structure.typeName ?? ""] != nil: return
    case .library(let name, _) where name.hasPrefix("net/http."): return
    default: trace.openClients.insert(number)
    }
  }

  /// A transport that is neither the package's nor one that is known to leave headers as they are.
  private func strangeTransport(
    _ transport: Possible, _ client: Value.Structure, _ state: State
  ) -> String? {
    for item in transport.items {
      var target = item.value
      if case .pointer(let cell) = target { target = read(cell, state).items[0].value }
      var name = spelling(of: client.places["Transport"])
      switch target {
      case .null: continue
      case .structure(let own):
        if method("RoundTrip", of: Possible(item.value), own, state) != nil { continue }
        name = own.typeName.flatMap { $0.contains(".") ? $0 : nil } ?? name
      case .library(let library, _): name = library
      default: break
      }
      guard let name else { return "of the client" }
      if !Self.harmless.contains(where: { name.lowercased().contains($0) }) {
        return "`\(name.split(separator: "/").last ?? "")`"
      }
    }
    return nil
  }

  /// What a place of the package spells, up to the arguments.
  private func spelling(of origin: Origin?) -> String? {
    guard let origin, let unit = program.units.first(where: { $0.file == origin.file }) else {
      return nil
    }
    let text = unit.spelling(origin.range).drop { "&* \t\n".contains($0) }
    let value = text.firstIndex(of: ":").map { text[text.index(after: $0)...] } ?? text
    let name = value.drop { "&* \t\n".contains($0) }.prefix {
      $0.isLetter || $0.isNumber || "._".contains($0)
    }
    guard let package = name.split(separator: ".").first.map(String.init), !name.isEmpty else {
      return nil
    }
    return unit.imports[package].map { path in "\(path).\(name.dropFirst(package.count + 1))" }
      ?? String(name)
  }

  /// Transports that sign, count or repeat requests.
  private static let harmless = [
    "net/http.", "digest", "oauth2", "otelhttp", "retryablehttp", "cleanhttp",
  ]
}

import Calls
import GoSyntax
import Text

/// A request that was put together and may still change.
struct PendingRequest {
  let site: CallSite
  let frames: [Frame]
  /// Where the headers, the URL and the body are written, by option.
  var words: [String: Origin] = [:]
  /// The cell of its headers.
  var headers = 0
  /// How many loops ran when it was made.
  var loopDepth = 0
  /// Behind the last statement that set a header.
  var place: HeaderPlace?
}

extension Evaluation {
  /// The functions of `net/http` and `net/url` that make requests and their parts.
  func requestFunction(
    _ name: String, _ site: CallSite, _ state: inout State
  ) -> Possible? {
    switch name {
    case "net/http.NewRequest", "net/http/httptest.NewRequest":
      return newRequest(site, method: 0, &state)
    case "net/http.NewRequestWithContext", "net/http/httptest.NewRequestWithContext":
      return newRequest(site, method: 1, &state)
    case _ where name.hasSuffix("/hashicorp/go-retryablehttp.NewRequest"):
      return newRequest(site, method: 0, &state)
    case _ where name.hasSuffix("/hashicorp/go-retryablehttp.NewRequestWithContext"):
      return newRequest(site, method: 1, &state)
    case "net/http.Get", "net/http.Head", "net/http.Post", "net/http.PostForm":
      return simpleRequest(String(name.dropFirst("net/http.".count)), site, &state)
    case "net/url.Parse", "net/url.ParseRequestURI": return parsedURL(site, state, &state)
    default: return nil
    }
  }

  private func newRequest(
    _ site: CallSite, method: Int, _ state: inout State
  ) -> Possible {
    guard let verb = site.argument(method), let url = site.argument(method + 1) else {
      return unknown("request")
    }
    let headers = newCell(Possible(.entries([])), nil, &state)
    requestHeaders.insert(headers)
    let address = parsed(url, &state)
    let request = Value.Structure(
      typeName: "net/http.Request",
      fields: [
        "Method": verb, "URL": address, "Header": Possible(.pointer(headers)),
        "Body": site.argument(method + 2) ?? Possible(.null),
      ])
    let cell = newCell(Possible(.structure(request)), nil, &state)
    var pending = PendingRequest(site: site, frames: frames)
    pending.headers = headers
    pending.loopDepth = loopDepth
    pending.words["method"] = site.word(method)
    pending.words["url"] = site.word(method + 1)
    pending.words["body"] = site.word(method + 2)
    unsent[cell] = pending
    return tuple([Possible(.pointer(cell)), Possible(.null)])
  }

  /// A URL as a struct whose text is kept whole until a part of it is set.
  private func parsed(_ text: Possible, _ state: inout State) -> Possible {
    let all = texts(text, state).map(Value.text)
    let structure = Value.Structure(
      typeName: "net/url.URL", fields: [Evaluation.heldText: all], isPartlyUnknown: true)
    return Possible(.pointer(newCell(Possible(.structure(structure)), nil, &state)))
  }

  /// A URL that is known by its text.
  func url(_ text: TracedText) -> Value {
    .structure(
      Value.Structure(
        typeName: "net/url.URL", fields: [Evaluation.heldText: Possible(.text(text))],
        isPartlyUnknown: true))
  }

  private func parsedURL(_ site: CallSite, _ old: State, _ state: inout State) -> Possible? {
    guard let text = site.argument(0) else { return nil }
    return tuple([parsed(text, &state), Possible(.null)])
  }

  /// What a `url.URL` stands for: scheme and host of the text, with the path and the query that
  /// were set instead of its own.
  func urlText(_ structure: Value.Structure, _ state: State) -> Alternatives<TracedText> {
    var result = structure.fields[Evaluation.heldText].map { texts($0, state) }
    if let scheme = structure.fields["Scheme"], let host = structure.fields["Host"] {
      let separator = TracedText(unwritten: [UInt8]("://".utf8))
      result = texts(scheme, state).combined(with: texts(host, state)) { $0 + separator + $1 }
    }
    if let path = structure.fields["Path"] {
      result = (result ?? Alternatives(TracedText())).combined(with: texts(path, state)) {
        base, path in
        // The path of a URL of which not even the host is known begins with what is not known.
        let isWhole =
          base.bytes.first == TracedText.holeByte && base.bytes.first == path.bytes.first
        let isRooted = path.bytes.first == UInt8(ascii: "/") || path.isEmpty || isWhole
        let slash = TracedText(unwritten: isRooted ? [] : [UInt8(ascii: "/")])
        return self.host(of: base) + slash + path + self.query(of: base)
      }
    }
    if let query = structure.fields["RawQuery"] {
      result = (result ?? Alternatives(TracedText())).combined(with: texts(query, state)) {
        base, query in
        let mark = TracedText(unwritten: query.isEmpty ? [] : [UInt8(ascii: "?")])
        return self.withoutQuery(base) + mark + query
      }
    }
    return result ?? Alternatives(TracedText(hole("url")))
  }

  private func host(of url: TracedText) -> TracedText {
    guard let scheme = url.bytes.offset(of: [UInt8]("://".utf8)) else {
      return url.isKnown || url.count > 1 ? TracedText() : url
    }
    let rest = url.bytes[(scheme + 3)...]
    guard let slash = rest.firstIndex(of: UInt8(ascii: "/")) else { return url }
    return url.slice(ByteRange(0, slash))
  }

  private func query(of url: TracedText) -> TracedText {
    guard let mark = url.bytes.firstIndex(of: UInt8(ascii: "?")) else { return TracedText() }
    return url.slice(ByteRange(mark, url.count))
  }

  /// The path of a URL that is known by its text.
  func path(of structure: Value.Structure, _ state: State) -> Possible {
    urlText(structure, state).map { text in
      let plain = self.withoutQuery(text)
      let host = self.host(of: plain)
      return .text(
        host.count == plain.count ? plain : plain.slice(ByteRange(host.count, plain.count)))
    }
  }

  private func withoutQuery(_ url: TracedText) -> TracedText {
    guard let mark = url.bytes.firstIndex(of: UInt8(ascii: "?")) else { return url }
    return url.slice(ByteRange(0, mark))
  }

  /// `http.Get`, `client.Post`: a request with no headers of its own but a content type.
  private func simpleRequest(
    _ function: String, _ site: CallSite, _ state: inout State, by client: Possible? = nil
  ) -> Possible? {
    guard let url = site.argument(0) else { return nil }
    if let client, function != "PostForm",
      let number = plainRequest(function, url, site, client, &state)
    {
      return response(number, &state)
    }
    var layout = RequestLayout(url: texts(url, state), urlWord: site.word(0))
    layout.method = Alternatives(
      TracedText(unwritten: [UInt8](function.prefix(4).uppercased().utf8)))
    if function == "Post", let type = site.argument(1) {
      layout.headers = texts(type, state).map {
        [(TracedText(unwritten: [UInt8]("Content-Type".utf8)), $0)]
      }
      layout.headerWords = [site.word(1)]
      if let body = site.argument(2) { layout.body = bodyText(body, state) }
      layout.bodyWord = site.word(2)
    }
    if function == "PostForm" { layout.body = Alternatives<TracedText?>(TracedText(hole("form"))) }
    let number = record(
      alternatives(layout), at: frame(site, "http.\(function)", isOwn: false), .request)
    return response(number, &state)
  }

  /// A request of `client.Get` and the like, where the client's transport changes it.
  private func plainRequest(
    _ function: String, _ url: Possible, _ site: CallSite, _ client: Possible,
    _ state: inout State
  ) -> Int? {
    var headers: [Value.Entry] = []
    if function == "Post", let type = site.argument(1) {
      let name = TracedText(unwritten: [UInt8]("Content-Type".utf8))
      headers.append(Value.Entry(key: name, value: type, origin: site.word(1)))
    }
    let method = TracedText(unwritten: [UInt8](function.uppercased().utf8))
    let map = newCell(Possible(.entries(headers)), nil, &state)
    requestHeaders.insert(map)
    let request = Value.Structure(
      typeName: "net/http.Request",
      fields: [
        "Method": Possible(.text(method)), "URL": parsed(url, &state),
        "Header": Possible(.pointer(map)),
        "Body": function == "Post" ? site.argument(2) ?? Possible(.null) : Possible(.null),
      ])
    let cell = newCell(Possible(.structure(request)), nil, &state)
    var pending = PendingRequest(site: site, frames: frames)
    pending.headers = map
    pending.words["url"] = site.word(0)
    pending.words["body"] = site.word(2)
    var number: Int?
    for way in transported(cell, by: client, &state) {
      unsent[cell] = pending
      number = send(way.request, cell, nil, way.state)
    }
    if let number { noteClient(client, number, state) }
    return number
  }

  /// The answer to a request.
  private func response(_ number: Int, _ state: inout State) -> Possible {
    let body = TracedText(Hole(kind: .response, name: "answer", number: number))
    let structure = Value.Structure(
      typeName: "net/http.Response",
      fields: ["Body": Possible(.answer(body, path: TracedText()))], isPartlyUnknown: true)
    let cell = newCell(Possible(.structure(structure)), nil, &state)
    return tuple([Possible(.pointer(cell)), Possible(.null)])
  }

  /// Methods of requests, of their headers and URLs, and of clients.
  func requestMethod(
    _ name: String, _ receiver: Possible, _ site: CallSite, _ state: inout State
  ) -> Possible? {
    let method = name.split(separator: ".").last.map(String.init) ?? name
    switch name {
    case "map.Set", "map.Add": return setHeader(receiver, site, appends: method == "Add", &state)
    case "map.Del", "map.Get", "map.Encode", "map.Values", "map.Clone":
      return mapMethod(method, receiver, site, &state)
    case "net/http.Request.SetBasicAuth", "net/http.Request.AddCookie":
      return Possible(.null)
    case "net/http.Request.WithContext": return receiver
    case "net/http.Request.Clone": return cloned(receiver, &state)
    case "net/url.URL.String": return texts(receiver, state).map(Value.text)
    case "net/http.Request.Context", "net/http.Request.Referer", "net/http.Request.UserAgent":
      return unknown(method)
    case "net/url.URL.RequestURI", "net/url.URL.EscapedPath":
      return requestURI(of: receiver, state)
    case "net/url.URL.JoinPath": return joinedURL(receiver, site, &state)
    case "net/url.URL.ResolveReference", "net/url.URL.Parse":
      let result = resolvedURL(receiver, site, &state)
      return method == "Parse" ? tuple([result, Possible(.null)]) : result
    case "net/url.URL.Query":
      return Possible(.pointer(newCell(Possible(.entries([])), nil, &state)))
    default: break
    }
    switch method {
    case "Get", "Head", "Post", "PostForm":
      guard takesURL(site, state), isClient(name) else { return nil }
      return simpleRequest(method, site, &state, by: receiver)
    default: break
    }
    if let number = sendRequests(in: site.arguments, site, &state, by: receiver) {
      return response(number, &state)
    }
    if transportDepth > 0, forwarded != nil, method == "RoundTrip" { return response(-1, &state) }
    return nil
  }

  private func isClient(_ name: String) -> Bool {
    name.hasPrefix("net/http.Client.") || name.hasPrefix("net/http.DefaultClient.")
      || name.lowercased().contains("client.") || name.lowercased().contains("http.")
  }

  /// Whether the first argument may be the URL of a request.
  private func takesURL(_ site: CallSite, _ state: State) -> Bool {
    guard let first = site.argument(0), site.arguments.count <= 3 else { return false }
    return texts(first, state).items.contains { $0.value.bytes.contains(UInt8(ascii: "/")) }
  }

  private func setHeader(
    _ receiver: Possible, _ site: CallSite, appends: Bool, _ state: inout State
  ) -> Possible? {
    guard let key = site.argument(0), let value = site.argument(1) else { return nil }
    for item in receiver.items {
      guard case .pointer(let cell) = item.value,
        case .entries(var entries) = read(cell, state).items[0].value
      else { continue }
      let name = texts(key, state).items[0].value
      let entry = Value.Entry(key: name, value: value, origin: site.word(1))
      if !appends { entries.removeAll { isSameHeader($0.key, name) } }
      entries.append(entry)
      write(Possible(.entries(entries)), to: cell, &state)
      notePlace(after: site, headers: cell)
    }
    return Possible(.null)
  }

  private func isSameHeader(_ left: TracedText, _ right: TracedText) -> Bool {
    left.description.lowercased() == right.description.lowercased()
  }

  private func mapMethod(
    _ method: String, _ receiver: Possible, _ site: CallSite, _ state: inout State
  ) -> Possible? {
    guard case .pointer(let cell) = receiver.single,
      case .entries(var entries) = read(cell, state).items[0].value
    else { return nil }
    switch method {
    case "Del":
      guard let key = site.argument(0), let name = texts(key, state).single else { return nil }
      entries.removeAll { isSameHeader($0.key, name) }
      write(Possible(.entries(entries)), to: cell, &state)
      return Possible(.null)
    case "Get":
      guard let key = site.argument(0), let name = texts(key, state).single else { return nil }
      if let known = entries.last(where: { isSameHeader($0.key, name) }) { return known.value }
      let isAbsent = requestHeaders.contains(cell) && entries.allSatisfy(\.key.isKnown)
      return isAbsent ? Possible(.text(TracedText())) : unknown("value")
    case "Clone": return receiver
    case "Encode":
      var result = Possible(.text(TracedText()))
      for (index, entry) in entries.sorted(by: { $0.key.description < $1.key.description })
        .enumerated()
      {
        let mark = TracedText(unwritten: [UInt8]((index > 0 ? "&" : "").utf8))
        let key = mark + entry.key + TracedText(unwritten: [UInt8(ascii: "=")])
        result = sum(sum(result, Possible(.text(key)), state), entry.value, state)
      }
      return result
    default: return unknown(method)
    }
  }

  private func joinedURL(
    _ receiver: Possible, _ site: CallSite, _ state: inout State
  ) -> Possible {
    var result = texts(receiver, state).map(Value.text)
    var elements = site.arguments
    if site.expression.ellipsis != nil {
      guard case .list(let all) = elements.popLast()?.single else {
        return lost("url", result.items + site.arguments.flatMap(\.items), state)
      }
      elements += all
    }
    for (index, argument) in elements.enumerated() {
      if site.expression.ellipsis == nil { noteElement(argument, index, site, state) }
      let slash = leading(
        Possible(.text(TracedText(unwritten: [UInt8(ascii: "/")]))), argument, state)
      let separator = texts(slash, state).items[0].value
      let joined = texts(result, state).combined(with: texts(argument, state)) { left, right in
        let hasSlash =
          left.bytes.last == UInt8(ascii: "/") || right.bytes.first == UInt8(ascii: "/")
        return Value.text(left + (hasSlash ? TracedText() : separator) + right)
      }
      result = joined ?? lost("url", result.items + argument.items, state)
    }
    return parsed(result, &state)
  }

  /// A reference relative to a base (RFC 3986 5.2), without `.` and `..`.
  private func resolvedURL(
    _ receiver: Possible, _ site: CallSite, _ state: inout State
  ) -> Possible {
    guard let reference = site.argument(0) else { return unknown("url") }
    let both = texts(receiver, state).combined(with: texts(reference, state)) { base, reference in
      if reference.bytes.offset(of: [UInt8]("://".utf8)) != nil { return Value.text(reference) }
      let plain = self.withoutQuery(base)
      if reference.bytes.first == UInt8(ascii: "/") {
        return .text(self.host(of: plain) + reference)
      }
      guard let slash = plain.bytes.lastIndex(of: UInt8(ascii: "/")),
        self.host(of: plain).count <= slash
      else { return .unknown(self.hole("url")) }
      return .text(plain.slice(ByteRange(0, slash + 1)) + reference)
    }
    return parsed(both ?? lost("url", receiver.items + reference.items, state), &state)
  }

  // MARK: Sending

  /// Sends the requests among some values; the number of the last one's event.
  @discardableResult
  func sendRequests(
    in values: [Possible], _ site: CallSite, _ state: inout State, by client: Possible? = nil
  ) -> Int? {
    var number: Int?
    for value in values { number = sendRequests(in: value, site, &state, by: client) ?? number }
    return number
  }

  /// Sends a request that is handed to something that is not followed.
  @discardableResult
  func sendRequests(
    in value: Possible, _ site: CallSite?, _ state: inout State, by client: Possible? = nil
  ) -> Int? {
    var number: Int?
    for item in value.items {
      guard case .pointer(let cell) = item.value,
        case .structure(let structure) = state.cells[cell]?.value.items[0].value,
        structure.typeName == "net/http.Request", structure.fields["Method"] != nil
      else { continue }
      let pending = unsent[cell]
      let ways = transported(cell, by: client, &state)
      for way in ways {
        unsent[cell] = pending
        number = send(way.request, cell, site, way.state)
      }
      if ways.isEmpty { number = send(structure, cell, site, state) }
      if let number { noteClient(client, number, state) }
    }
    return number
  }

  /// Requests that nothing was seen to send are taken to be sent as they are.
  func sendRest(_ state: inout State) {
    for cell in unsent.keys.sorted() {
      guard case .structure(let structure) = state.cells[cell]?.value.items[0].value else {
        continue
      }
      send(structure, cell, nil, state)
    }
    (unsent, templates) = ([:], [:])
  }

  @discardableResult
  private func send(
    _ request: Value.Structure, _ cell: Int, _ site: CallSite?, _ state: State
  ) -> Int? {
    if transportDepth > 0 {
      if forwarded == nil { forwarded = (request, state) }
      return nil
    }
    let pending =
      unsent.removeValue(forKey: cell) ?? templates[cell]
      ?? site.map {
        PendingRequest(site: $0, frames: frames)
      }
    guard let pending, let url = request.fields["URL"] else { return nil }
    var layout = RequestLayout(url: texts(url, state), urlWord: pending.words["url"])
    if let method = request.fields["Method"] { layout.method = texts(method, state) }
    addHeaders(request, &layout, state)
    if let body = request.fields["Body"] { layout.body = bodyText(body, state) }
    layout.bodyWord = pending.words["body"]
    let outer = frames
    let place = pending.place ?? site.flatMap { self.place(before: $0, pending, cell, state) }
    frames = pending.frames
    defer { frames = outer }
    let number = record(
      alternatives(layout), at: frame(pending.site, "http.NewRequest", isOwn: false), .request)
    trace.headerPlaces[number] = place
    let assumed = request.fields["Body"].map { assumptions(onBody: $0) } ?? []
    if !assumed.isEmpty { trace.assumptions[number, default: []].formUnion(assumed) }
    if !errorValues.isEmpty { trace.notes[number] = errorValues }
    if let body = layout.body.single ?? nil {
      trace.reductions[number] = reduction(ofBody: body)
    }
    return number
  }

  private func addHeaders(
    _ request: Value.Structure, _ layout: inout RequestLayout, _ state: State
  ) {
    guard case .pointer(let cell) = request.fields["Header"]?.items[0].value else { return }
    var result = Alternatives([(TracedText, TracedText)]())
    var words: [Origin?] = []
    // The header map itself may depend on the branch that was taken.
    let maps = state.cells[cell]?.value.items ?? []
    if maps.count > 1 {
      let all = maps.map { item -> Alternatives<[(TracedText, TracedText)]>.Item in
        .init(when: item.when, value: headers(item.value, state))
      }
      layout.headers = Alternatives(items: all) ?? result
      return
    }
    guard case .entries(let entries) = maps.first?.value else { return }
    for entry in entries {
      var values = entry.value
      if case .list(let items) = values.single, let first = items.first { values = first }
      let next = result.combined(with: texts(values, state)) { $0 + [(entry.key, $1)] }
      guard let next else { return }
      result = next
      words.append(entry.origin)
    }
    layout.headers = result
    layout.headerWords = words
  }

  private func headers(_ value: Value, _ state: State) -> [(TracedText, TracedText)] {
    guard case .entries(let entries) = value else { return [] }
    return entries.map { ($0.key, texts($0.value, state).items[0].value) }
  }
}

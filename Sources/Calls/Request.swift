package import Text

/// An HTTP request as a call puts it together, whatever the client.
package struct Request: Sendable {
  /// A header with its value; both may hold holes.
  package struct Header: Sendable {
    /// As written; nil where a hole hides it.
    package let name: [UInt8]?
    /// Without blanks around it.
    package let value: TracedText
    /// A header as it is sent.
    package init(name: [UInt8]?, value: TracedText) {
      self.name = name
      self.value = value
    }
  }
  /// What follows the headers.
  package enum Body: Sendable {
    case none
    /// All of it is on the command line.
    case text(TracedText)
    /// One file holds it.
    case file(TracedText)
    case standardInput
    /// A form, several files, or a mixture.
    case opaque
  }
  /// The program that sends it.
  package let transport: String
  /// Nil where a hole hides it.
  package let method: String?
  /// The URL as written.
  package let url: TracedText
  /// What other arguments add to the URL's query; empty if nothing, nil if a file holds it.
  package let addedQuery: TracedText?
  /// In the order they are sent; what the client adds by itself is not among them.
  package let headers: [Header]
  /// What follows the headers.
  package let body: Body

  /// A request with these parts.
  package init(
    transport: String, method: String?, url: TracedText, addedQuery: TracedText? = TracedText(),
    headers: [Header], body: Body
  ) {
    self.transport = transport
    self.method = method
    self.url = url
    self.addedQuery = addedQuery
    self.headers = headers
    self.body = body
  }
}

extension Request {
  /// Whether both send the same, wherever their text was written: known bytes and holes are
  /// compared, headers in their order.
  package func sendsSame(as other: Request) -> Bool {
    transport == other.transport && method == other.method
      && url.hasSameContent(as: other.url) && hasSame(addedQuery, other.addedQuery)
      && headers.count == other.headers.count
      && zip(headers, other.headers).allSatisfy {
        $0.name == $1.name && $0.value.hasSameContent(as: $1.value)
      }
      && body.sendsSame(as: other.body)
  }

  private func hasSame(_ left: TracedText?, _ right: TracedText?) -> Bool {
    guard let left, let right else { return left == nil && right == nil }
    return left.hasSameContent(as: right)
  }
}

extension Request.Body {
  /// Whether both are the same, as far as the arguments tell: two opaque bodies never are.
  fileprivate func sendsSame(as other: Request.Body) -> Bool {
    switch (self, other) {
    case (.none, .none), (.standardInput, .standardInput): true
    case (.text(let left), .text(let right)), (.file(let left), .file(let right)):
      left.hasSameContent(as: right)
    default: false
    }
  }
}

extension CurlTransfer {
  /// One request for each URL, in order; a glob counts as one.
  package var requests: [Request] {
    let headers = self.headers.compactMap(Request.Header.init)
    return urls.enumerated().compactMap { index, url in
      guard let text = url.value else { return nil }
      return Request(
        transport: "curl", method: method(ofURL: index).name, url: text, addedQuery: addedQuery,
        headers: headers, body: Request.Body(body(ofURL: index)))
    }
  }
}

extension Request.Header {
  fileprivate init?(_ header: CurlHeader) {
    switch header.kind {
    case .sent, .empty:
      self.init(name: header.name, value: header.value ?? TracedText())
    case .unknown:
      self.init(name: nil, value: header.option.value ?? TracedText())
    case .removed, .file, .ignored: return nil
    }
  }
}

extension Request.Body {
  fileprivate init(_ body: CurlBody) {
    guard case .parts(let parts) = body else {
      self = .none
      return
    }
    if let text = body.text {
      self = .text(text)
    } else if parts.count == 1, parts[0].kind != .form, parts[0].kind != .urlencode {
      switch parts[0].source {
      case .file(let path): self = .file(path)
      case .standardInput: self = .standardInput
      case .inline: self = .opaque
      }
    } else {
      self = .opaque
    }
  }
}

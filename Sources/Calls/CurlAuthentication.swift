/// How a transfer proves who sends it.
package enum CurlAuthentication: Sendable {
  case none
  /// `--user` alone or with `--basic`; nil where the URL, `.netrc` or nothing gives the
  /// credentials.
  case basic(CurlOption?)
  /// `--digest`
  case digest(CurlOption?)
  /// `--oauth2-bearer`
  case bearer(CurlOption)
  /// An `Authorization` header.
  case header(CurlHeader)
  /// Anything else: `--negotiate`, `--ntlm`, `--aws-sigv4`, or a choice left to the server.
  case other(CurlOption)
}

extension CurlTransfer {
  /// How the transfer authenticates. A written `Authorization` header stands before the rest.
  package var authentication: CurlAuthentication {
    if let header = headers.last(where: { !$0.isImplied && $0.isNamed("authorization") }),
      header.kind == .sent
    {
      return .header(header)
    }
    let user = option(named: "user")
    let schemes = authenticationSchemes
    if schemes.count > 1, let last = schemes.last { return .other(last) }
    switch schemes.first?.name {
    case "digest": return .digest(user)
    case "basic": return .basic(user)
    case "oauth2-bearer": return schemes.first.map { .bearer($0) } ?? .none
    case nil: return user != nil || isOn("netrc") ? .basic(user) : .none
    default: return schemes.first.map { .other($0) } ?? .none
    }
  }

  /// The options that choose a scheme and are in force; `--anyauth` undoes those before it.
  private var authenticationSchemes: [CurlOption] {
    let names: Set = ["basic", "digest", "ntlm", "negotiate", "oauth2-bearer", "aws-sigv4"]
    var schemes: [CurlOption] = []
    for option in options where names.contains(option.name) || option.name == "anyauth" {
      if option.name == "anyauth" { schemes.removeAll() }
      schemes.removeAll { $0.name == option.name }
      if !option.isNegated { schemes.append(option) }
    }
    return schemes
  }
}

package import Text

/// The method that a transfer sends.
package struct CurlMethod: Sendable {
  /// The value of `--request`, if there is one.
  package let written: TracedText?
  /// The method that the other options call for.
  package let implied: String

  /// What is sent; nil if the written method holds a hole.
  package var name: String? {
    guard let written else { return implied }
    return written.isKnown ? String(decoding: written.bytes, as: UTF8.self) : nil
  }
}

extension CurlTransfer {
  /// The method for the URL with this index. `--request` changes the word only, not what curl
  /// does: `-X POST` without data sends no body.
  package func method(ofURL index: Int = 0) -> CurlMethod {
    CurlMethod(
      written: option(named: "request")?.value, implied: impliedMethod(ofURL: index))
  }

  private func impliedMethod(ofURL index: Int) -> String {
    if isHead { return "HEAD" }
    if upload(ofURL: index) != nil { return "PUT" }
    return sendsData || sendsForm ? "POST" : "GET"
  }

  /// Whether data is sent as a body.
  var sendsData: Bool { !dataOptions.isEmpty && !isOn("get") }

  var sendsForm: Bool { options.contains { $0.name == "form" || $0.name == "form-string" } }

  /// The option that makes curl refuse: "You can only select one HTTP request method". curl settles
  /// `--head` and `--form` where they stand, then data, then uploads; `--no-head` asks for GET.
  var conflictingOption: CurlOption? {
    var chosen: [(option: CurlOption, method: String)] = []
    for option in options {
      switch option.name {
      case "head": chosen.append((option, option.isNegated ? "GET" : "HEAD"))
      case "form", "form-string": chosen.append((option, "form"))
      default: break
      }
    }
    let dataMethod = !isOn("get") ? "POST" : isHead ? "HEAD" : "GET"
    chosen += dataOptions.prefix(1).map { ($0, dataMethod) }
    if let upload = options(named: "upload-file").first(where: { $0.value?.isEmpty == false }) {
      chosen.append((upload, "PUT"))
    }
    return chosen.first { $0.method != chosen.first?.method }?.option
  }
}

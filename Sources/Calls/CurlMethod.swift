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

  /// The option that makes curl refuse: "You can only select one HTTP request method".
  var conflictingOption: CurlOption? {
    let kinds = options.filter { option in
      switch option.name {
      case "head": isHead
      case "form", "form-string": true
      case "upload-file": option.value?.isEmpty == false
      default: sendsData && CurlTransfer.dataNames.contains(option.name)
      }
    }
    let first = kinds.first.map(CurlTransfer.methodKind)
    return kinds.first { option in
      let kind = CurlTransfer.methodKind(option)
      return kind != first && !(isHead && [kind, first].contains("upload"))
    }
  }

  private static func methodKind(_ option: CurlOption) -> String {
    switch option.name {
    case "head": "head"
    case "form", "form-string": "form"
    case "upload-file": "upload"
    default: "data"
    }
  }
}

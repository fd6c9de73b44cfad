import Text

extension CurlTransfer {
  /// The headers that the options call for: the written ones in order, then those that other
  /// options imply and no written one replaces. What curl sends of its own accord (`Host`,
  /// `User-Agent: curl/...`, `Accept: */*`, `Content-Length`) and `Authorization` of `--user` are
  /// not among them.
  package var headers: [CurlHeader] {
    let written = options(named: "header").compactMap { option in
      option.value.map { CurlHeader(option, $0) }
    }
    return written
      + impliedHeaders.filter { implied in
        !written.contains { $0.replaces(implied) }
      }
  }

  private var impliedHeaders: [CurlHeader] {
    var result = jsonHeaders
    if let option = contentOption, result.isEmpty {
      let type = "application/x-www-form-urlencoded"
      result.append(CurlHeader("Content-Type", implied: type, by: option))
    }
    for (option, name) in [("user-agent", "User-Agent"), ("range", "Range")] {
      guard let option = self.option(named: option), let value = option.value else { continue }
      let range = ByteRange(0, value.count)
      result.append(
        option.name == "range"
          ? rangeHeader(option, value) : CurlHeader(name, value: value, range: range, option))
    }
    result += [referer, cookies, bearer].compactMap { $0 }
    return result
  }

  /// curl(1) `--json`: both headers, unless they are given otherwise.
  private var jsonHeaders: [CurlHeader] {
    guard let option = option(named: "json") else { return [] }
    return ["Content-Type", "Accept"].map {
      CurlHeader($0, implied: "application/json", by: option)
    }
  }

  private var contentOption: CurlOption? { sendsData ? dataOptions.last : nil }

  private func rangeHeader(_ option: CurlOption, _ value: TracedText) -> CurlHeader {
    let prefixed = TracedText(unwritten: [UInt8]("bytes=".utf8)) + value
    return CurlHeader("Range", value: prefixed, range: nil, option)
  }

  /// curl(1) `--referer`: `;auto` at the end is an instruction, not text.
  private var referer: CurlHeader? {
    guard let option = option(named: "referer"), let value = option.value else { return nil }
    let suffix = [UInt8](";auto".utf8)
    let isAutomatic = value.bytes.suffix(suffix.count).elementsEqual(suffix)
    let range = ByteRange(0, value.count - (isAutomatic ? suffix.count : 0))
    if range.isEmpty { return nil }
    return CurlHeader("Referer", value: value.slice(range), range: range, option)
  }

  /// curl(1) `--cookie`: a value without `=` names a file.
  private var cookies: CurlHeader? {
    let given = options(named: "cookie").filter {
      $0.value?.bytes.contains(UInt8(ascii: "=")) == true
    }
    guard let last = given.last, let first = given.first?.value else { return nil }
    if given.count == 1 {
      return CurlHeader("Cookie", value: first, range: ByteRange(0, first.count), last)
    }
    var value = first
    for text in given.dropFirst().compactMap(\.value) {
      value = value + TracedText(unwritten: [UInt8(ascii: ";")]) + text
    }
    return CurlHeader("Cookie", value: value, range: nil, last)
  }

  private var bearer: CurlHeader? {
    guard let option = option(named: "oauth2-bearer"), let value = option.value else { return nil }
    let text = TracedText(unwritten: [UInt8]("Bearer ".utf8)) + value
    return CurlHeader("Authorization", value: text, range: nil, option)
  }
}

extension CurlHeader {
  fileprivate func replaces(_ implied: CurlHeader) -> Bool {
    guard let name = implied.name, kind != .ignored else { return false }
    return isNamed(String(decoding: name, as: UTF8.self).lowercased())
  }
}

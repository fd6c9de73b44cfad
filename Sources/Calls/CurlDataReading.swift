import Text

extension CurlData {
  /// Reads the value of an option that gives data; nil if it has none.
  init?(_ option: CurlOption) {
    guard let text = option.value else { return nil }
    switch option.name {
    case "data": self.init(option, .text, text, fileAllowed: true)
    case "data-binary": self.init(option, .binary, text, fileAllowed: true)
    case "json": self.init(option, .json, text, fileAllowed: true)
    case "data-raw": self.init(option, .raw, text, fileAllowed: false)
    case "form", "form-string": self.init(option, .form, text, fileAllowed: false)
    case "upload-file": self.init(upload: option, text)
    case "data-urlencode": self.init(encoded: option, text)
    case "url-query" where text.bytes.first == UInt8(ascii: "+"):
      self.init(option, .query, .inline, text, ByteRange(1, text.count))
    case "url-query": self.init(encoded: option, text)
    default: return nil
    }
  }

  private init(
    _ option: CurlOption, _ kind: Kind, _ source: Source, _ text: TracedText, _ range: ByteRange,
    name: TracedText? = nil
  ) {
    self.kind = kind
    self.option = option
    self.source = source
    self.name = name
    value = text.slice(range)
    valueRange = range
  }

  /// curl(1) `--data`: a leading `@` names a file, `@-` is standard input.
  private init(_ option: CurlOption, _ kind: Kind, _ text: TracedText, fileAllowed: Bool) {
    guard fileAllowed, text.bytes.first == UInt8(ascii: "@") else {
      self.init(option, kind, .inline, text, ByteRange(0, text.count))
      return
    }
    let range = ByteRange(1, text.count)
    self.init(option, kind, Source(path: text.slice(range)), text, range)
  }

  /// curl(1) `--upload-file`: `-` and `.` are standard input.
  private init(upload option: CurlOption, _ text: TracedText) {
    let isDot = text.bytes == [UInt8(ascii: ".")]
    let source = isDot ? Source.standardInput : Source(path: text)
    self.init(option, .upload, source, text, ByteRange(0, text.count))
  }

  /// curl(1) `--data-urlencode`: `content`, `=content`, `name=content`, `@file`, `name@file`.
  private init(encoded option: CurlOption, _ text: TracedText) {
    let bytes = text.bytes
    let equals = bytes.firstIndex(of: UInt8(ascii: "="))
    guard let mark = equals ?? bytes.firstIndex(of: UInt8(ascii: "@")) else {
      self.init(option, .urlencode, .inline, text, ByteRange(0, text.count))
      return
    }
    let range = ByteRange(mark + 1, text.count)
    let source = equals == nil ? Source(path: text.slice(range)) : .inline
    let name = text.slice(ByteRange(0, mark))
    self.init(option, .urlencode, source, text, range, name: name)
  }
}

extension CurlData.Source {
  fileprivate init(path: TracedText) {
    self = path.bytes == [UInt8(ascii: "-")] ? .standardInput : .file(path)
  }
}

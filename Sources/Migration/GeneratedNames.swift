import Languages
import Rules
import Scanner
import Text

/// Names in code that was generated from descriptions of the API: operations of clients, and data
/// sources in Pulumi and the Cloud Development Kit for Terraform.
extension RunBuilder {
  /// Whether code uses a name for a call: the data source in Terraform's JSON, an operation of a
  /// client as a method (`api.listSharedClusterBackups(`) or function, a data source by its class
  /// or function. The method of the object itself is a program's own, and so is what the files of
  /// the run define.
  func isCalled(_ name: DeprecatedName, _ range: ByteRange, _ page: Page) -> Bool {
    switch name.kind {
    case .group: false
    case .dataSource:
      workspace.path(of: page.file).suffix(8).elementsEqual(".tf.json".utf8)
        && isWord(range, page.bytes)
    case .operation, .generatedOperation: isOperation(name, range, page)
    case .generatedSource: isSource(range, page)
    case .generatedService:
      isCode(range, page) && follows("(", range, page) && !hasCall(ofServiceOf: name, page)
    }
  }

  /// Whether a name that is not called where it stands goes with a finding of its file: an import,
  /// a type. A data source or service is a finding itself where the file has no other.
  func namesGenerated(_ name: DeprecatedName, _ range: ByteRange, _ page: Page) -> Bool {
    guard isCode(range, page) || goFiles.contains(page.file) && name.kind == .generatedSource else {
      return false
    }
    return name.kind == .generatedSource || name.kind == .generatedService
      || hasCall(like: name, page)
  }

  /// Whether a place of the file calls an operation or data source by a name.
  func hasCall(like name: DeprecatedName, _ page: Page) -> Bool {
    if name.kind == .generatedService { return hasCall(ofServiceOf: name, page) }
    return search.places(in: page.bytes).contains { place in
      place.name.map { $0.rule == name.rule && isCalled($0, place.range, page) } == true
    }
  }

  private func hasCall(ofServiceOf name: DeprecatedName, _ page: Page) -> Bool {
    search.places(in: page.bytes).contains { place in
      guard let other = place.name, other.rule.commandLine?.group == name.rule.commandLine?.group
      else { return false }
      return other.kind == .operation || other.kind == .generatedOperation
        ? isOperation(other, place.range, page) : false
    }
  }

  private func isOperation(_ name: DeprecatedName, _ range: ByteRange, _ page: Page) -> Bool {
    let bytes = page.bytes
    guard isCode(range, page), namesAPI(bytes) || name.kind == .generatedOperation && isAPINamed,
      Self.callSuffixes.contains(where: { follows($0, range, page) })
    else { return false }
    let before = bytes[..<range.start]
    if [".", "->", "::"].contains(where: { before.reversed().starts(with: $0.utf8.reversed()) }) {
      let isOwn = ["this.", "self.", "this->", "self::"].contains {
        before.reversed().starts(with: $0.utf8.reversed())
      }
      return !isOwn && !isDefined(name.text, besides: page)
    }
    return before.last.map { !isNameByte($0) } ?? true
      ? isImported(name.text, bytes) && !isDefined(name.text, besides: page) : false
  }

  private func isSource(_ range: ByteRange, _ page: Page) -> Bool {
    let bytes = page.bytes
    let before = bytes[..<range.start]
    // A token: `mongodbatlas:index/getSharedTierSnapshot:getSharedTierSnapshot`.
    let isToken = before.suffix(160).last.map { ":/".utf8.contains($0) } == true
    let line = before.suffix(160).split(separator: 0x0A).last ?? []
    if isToken, Markers([[UInt8]("mongodbatlas:".utf8)]).occur(in: Array(line)) {
      return !page.comments.contains { $0.contains(range) }
        && !(bytes[range.end...].starts(with: ":".utf8)
          && bytes[(range.end + 1)...].starts(with: bytes[range]))
    }
    guard isCode(range, page) || goFiles.contains(page.file) && !isText(range, page) else {
      return false
    }
    return Self.sourceSuffixes.contains { follows($0, range, page) }
  }

  /// Whether a place stands in the code of a language whose strings and comments are told apart.
  private func isCode(_ range: ByteRange, _ page: Page) -> Bool {
    !goFiles.contains(page.file) && !found.scripts.contains(page.file)
      && Dialect(path: workspace.path(of: page.file), bytes: page.bytes) != nil
      && !page.strings.contains { $0.contains(range) } && !isText(range, page)
  }

  private func follows(_ text: String, _ range: ByteRange, _ page: Page) -> Bool {
    page.bytes[range.end...].starts(with: text.utf8)
  }

  /// What generators put behind the name of an operation, with what begins the arguments.
  private static let callSuffixes = [
    "", "Async", "WithHttpInfo", "Raw", "AsyncWithHttpInfo", "WithHttpInfoAsync", "Request", "Call",
    "OrDefaultAsync", "_with_http_info", "_without_preload_content", "_async",
  ].flatMap { [$0 + "(", $0 + "<"] }

  /// The same of data sources; in C# a class has the methods.
  private static let sourceSuffixes =
    ["", "Output", "Plain", "_output"].flatMap { [$0 + "(", $0 + "<"] } + [".Invoke", "::new"]

  /// Whether a file takes a name from elsewhere.
  private func isImported(_ name: String, _ bytes: [UInt8]) -> Bool {
    let words = Markers(["import", "require", "from ", "use "].map { [UInt8]($0.utf8) })
    let marker = Markers([[UInt8](name.utf8)])
    return bytes.split(separator: 0x0A).contains { line in
      marker.occur(in: Array(line)) && words.occur(in: Array(line))
    }
  }

  /// Whether a file of the same language defines a function of a name, and nobody generated it.
  private func isDefined(_ name: String, besides page: Page) -> Bool {
    let suffix = { (file: FileID) in
      self.workspace.path(of: file).split(separator: UInt8(ascii: ".")).last
    }
    let forms = ["function", "def", "const", "let", "var", "fn", "fun", "func", "sub"].map {
      [UInt8]("\($0) \(name)".utf8)
    }
    let markers = Markers(forms)
    return found.others.contains { file in
      suffix(file) == suffix(page.file) && !isVendored(file)
        && markers.occur(in: workspace.bytes(of: file))
    }
  }

  /// The finding of a name that code uses.
  func called(_ name: DeprecatedName, _ file: FileID, _ range: ByteRange) -> Finding {
    let level: Level = isVendored(file) ? .note : .manual
    return Finding(
      rule: name.rule.id, kind: .call, level: level, severity: severity(level), file: file,
      range: range, message: message(of: name),
      notes: [
        "not edited: code of this language is read and never rewritten",
        "write `\(name.replacement)` instead",
      ] + renamedParameters(of: name))
  }

  private func message(of name: DeprecatedName) -> String {
    switch name.kind {
    case .dataSource, .generatedSource: "the data source `\(name.text)` is retired"
    case .generatedService: "`\(name.text)` has retired operations only"
    case .group, .operation, .generatedOperation: "`\(name.text)` calls a retired operation"
    }
  }

  /// What arguments are called then, as far as the name tells how they are spelled.
  private func renamedParameters(of name: DeprecatedName) -> [String] {
    let isSnake = name.text.contains("_")
    let renamed: [String: String]
    switch name.kind {
    case .dataSource: return []
    case .generatedService: return []
    case .generatedSource: renamed = name.rule.terraform?.renamed ?? [:]
    case .group, .operation, .generatedOperation: renamed = name.rule.parameters
    }
    return renamed.sorted { $0.key < $1.key }.filter { $0.key != $0.value }.map { old, new in
      "`\(spelled(old, isSnake))` is `\(spelled(new, isSnake))`"
    }
  }

  /// A name between words with capitals and words with underscores.
  private func spelled(_ name: String, _ isSnake: Bool) -> String {
    var result = ""
    for character in name {
      if isSnake, character.isUppercase {
        result += "_" + character.lowercased()
      } else if !isSnake, result.last == "_" {
        result.removeLast()
        result += character.uppercased()
      } else {
        result.append(character)
      }
    }
    return result
  }
}

package import Text

/// The lines of a `go.mod` that matter here (Go Modules Reference, "go.mod files").
package struct GoManifest: Sendable {
  package let file: FileID
  package let bytes: [UInt8]
  /// The path of the module.
  package private(set) var module = ""
  /// The required modules.
  package private(set) var requirements: [Requirement] = []
  /// The folders, relative to that of the file, that stand for other modules (`replace`).
  package private(set) var replacements: [String: String] = [:]

  /// A module and the release that is required.
  package struct Requirement: Hashable, Sendable {
    package let path: String
    package let version: String
    /// The bytes of the path through the version.
    package let range: ByteRange
  }

  /// Reads the file.
  package init(file: FileID, bytes: [UInt8]) {
    self.file = file
    self.bytes = bytes
    var block = ""
    var start = 0
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      read(words(of: line, at: start), &block)
      start += line.count + 1
    }
  }

  private typealias Word = (text: String, range: ByteRange)

  private func words(of line: ArraySlice<UInt8>, at offset: Int) -> [Word] {
    var result: [Word] = []
    let blanks = [UInt8](" \t\r".utf8)
    for word in line.split(whereSeparator: blanks.contains) {
      if word.starts(with: "//".utf8) { break }
      let start = offset + word.startIndex - line.startIndex
      let text = String(decoding: word, as: UTF8.self)
      result.append((text, ByteRange(start, start + word.count)))
    }
    return result
  }

  private mutating func read(_ words: [Word], _ block: inout String) {
    guard let first = words.first else { return }
    if first.text == ")" {
      block = ""
    } else if words.count == 2, words[1].text == "(" {
      block = first.text
    } else if block == "replace" {
      replace(words[...])
    } else if block.isEmpty, first.text == "replace" {
      replace(words.dropFirst())
    } else if block == "require", words.count >= 2 {
      require(words[0], words[1])
    } else if block.isEmpty, first.text == "require", words.count >= 3 {
      require(words[1], words[2])
    } else if block.isEmpty, first.text == "module", words.count >= 2 {
      module = unquoted(words[1].text)
    }
  }

  /// `old [version] => ./folder`
  private mutating func replace(_ words: ArraySlice<Word>) {
    let words = words.map(\.text)
    guard let first = words.first, let last = words.last, words.dropLast().last == "=>" else {
      return
    }
    let target = unquoted(last)
    if target.hasPrefix("./") || target.hasPrefix("../") { replacements[unquoted(first)] = target }
  }

  private mutating func require(_ path: Word, _ version: Word) {
    requirements.append(
      Requirement(
        path: unquoted(path.text), version: version.text,
        range: ByteRange(path.range.start, version.range.end)))
  }
}

private func unquoted(_ text: String) -> String {
  text.count > 1 && text.first == text.last && (text.first == "\"" || text.first == "`")
    ? String(text.dropFirst().dropLast()) : text
}

import Foundation

/// The repository as the house tests see it.
enum House {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The text of a file, by its path from the root.
  static func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: root.appendingPathComponent(path)), as: UTF8.self)
  }

  /// The entries of a folder, sorted.
  static func entries(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: root.appendingPathComponent(folder).path)
      .sorted()
  }

  /// The Swift files below a folder, by their paths from the root.
  static func swiftFiles(in folder: String) -> [String] {
    let base = root.appendingPathComponent(folder).path
    let all = FileManager.default.enumerator(atPath: base)?.compactMap { $0 as? String } ?? []
    return all.filter { $0.hasSuffix(".swift") }.map { "\(folder)/\($0)" }.sorted()
  }
}

/// A function of a Swift file: where it begins, how many lines it has, and whether a comment calls
/// it a table.
struct FunctionExtent {
  let name: String
  let line: Int
  let length: Int
  let isTable: Bool
}

/// The functions of a Swift text, told by braces: a line that declares one opens it, and it ends
/// where its braces close. Approximate: braces inside strings and comments are left out of the
/// count, raw and long strings by their delimiters.
func functions(in text: String) -> [FunctionExtent] {
  let lines = codeLines(of: text)
  var found: [FunctionExtent] = []
  for (index, line) in lines.enumerated() {
    guard let name = declaredFunction(in: line.code) else { continue }
    guard let end = end(ofFunctionAt: index, lines) else { continue }
    let before = lines[max(0, index - 6)..<index].reversed().prefix { $0.isComment }
    let isTable = before.contains { $0.text.contains("// A table") }
    found.append(
      FunctionExtent(name: name, line: index + 1, length: end - index + 1, isTable: isTable))
  }
  return found
}

/// The name after `func`, or `init`, if the line declares one.
private func declaredFunction(in code: String) -> String? {
  let words = code.split { " (<?".contains($0) }.map(String.init)
  guard let place = words.firstIndex(where: { $0 == "func" || $0 == "init" }) else { return nil }
  let modifiers: Set<String> = [
    "package", "private", "fileprivate", "internal", "static", "mutating", "@inlinable",
    "@discardableResult", "override", "consuming", "@inline", "__always)", "@Test", "nonisolated",
  ]
  guard words[..<place].allSatisfy(modifiers.contains) else { return nil }
  if words[place] == "init" {
    return code.contains("init(") || code.contains("init?(") ? "init" : nil
  }
  return place + 1 < words.count ? words[place + 1] : nil
}

/// The line on which the braces of a function close; nil for a declaration without a body.
private func end(ofFunctionAt start: Int, _ lines: [CodeLine]) -> Int? {
  var depth = 0
  var isOpen = false
  for index in start..<lines.count {
    if !isOpen, index > start, beginsAnother(lines[index].text, after: lines[start].text) {
      return nil
    }
    for character in lines[index].code {
      if character == "{" {
        depth += 1
        isOpen = true
      }
      if character == "}" { depth -= 1 }
      if depth < 0 { return nil }
    }
    if isOpen, depth == 0 { return index }
  }
  return nil
}

/// Whether a line at the depth of a declaration belongs to the next one: the first had no body.
private func beginsAnother(_ line: String, after declaration: String) -> Bool {
  let depth = declaration.prefix { $0 == " " }.count
  let code = line.dropFirst(depth)
  guard line.prefix(while: { $0 == " " }).count <= depth, let first = code.first else {
    return false
  }
  return !(")->{".contains(first) || code.hasPrefix("where"))
}

private struct CodeLine {
  let text: String
  /// The text without strings and comments.
  let code: String
  var isComment: Bool {
    text.drop { $0 == " " }.hasPrefix("//") || text.drop { $0 == " " }.hasPrefix("@")
  }
}

private func codeLines(of text: String) -> [CodeLine] {
  var isInLongString = false
  return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
    let quotes = line.components(separatedBy: "\"\"\"").count - 1
    let wasInLongString = isInLongString
    if quotes % 2 == 1 { isInLongString.toggle() }
    let code =
      wasInLongString || quotes > 0
      ? (wasInLongString ? afterLongString(line, quotes) : beforeLongString(line))
      : withoutStrings(String(line))
    return CodeLine(text: String(line), code: code)
  }
}

private func beforeLongString(_ line: Substring) -> String {
  withoutStrings(line.components(separatedBy: "\"\"\"").first ?? "")
}

private func afterLongString(_ line: Substring, _ quotes: Int) -> String {
  quotes == 0 ? "" : withoutStrings(line.components(separatedBy: "\"\"\"").last ?? "")
}

private func withoutStrings(_ line: String) -> String {
  var code = ""
  var isInString = false
  var isRaw = false
  var previous: Character = " "
  for character in line {
    if isInString {
      if character == "\"", isRaw || previous != "\\" { isInString = false }
      previous = previous == "\\" && character == "\\" ? " " : character
      continue
    }
    if character == "/", previous == "/" { return String(code.dropLast()) }
    if character == "\"" {
      isInString = true
      isRaw = previous == "#"
    } else {
      code.append(character)
    }
    previous = character
  }
  return code
}

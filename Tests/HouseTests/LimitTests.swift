import Foundation
import Testing

/// The spellings of a limit of the README in the sources: `64 MiB` is `64 << 20`.
private func spellings(_ limit: String) -> [String] {
  let words = limit.split(separator: " ").map(String.init)
  let digits = words[0].replacingOccurrences(of: ",", with: "")
  guard let number = Int(digits) else { return [] }
  switch words.dropFirst().first {
  case "MiB": return ["\(number) << 20"] + (number == 1 ? ["1 << 20"] : [])
  case "KiB": return ["1 << \(10 + number.trailingZeroBitCount)"]
  default: return [words[0].replacingOccurrences(of: ",", with: "_"), digits]
  }
}

/// The table of limits stands in one place, and says what the sources say.
@Test func theLimitsOfTheReadmeAreThoseOfTheSources() throws {
  let text = try House.text("README.md")
  let start = try #require(text.range(of: "| what | limit | place |\n"))
  let rows = text[start.upperBound...].split(separator: "\n", omittingEmptySubsequences: false)
    .dropFirst().prefix { $0.hasPrefix("|") }
  #expect(rows.count > 15)
  for row in rows {
    let cells = row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    let places = cells[2].split(separator: "`").map(String.init).filter { $0.contains("/") }
    let sources = try places.map { try House.text("Sources/\($0)") }
    #expect(!sources.isEmpty, "\(row)")
    for limit in cells[1].components(separatedBy: ", ") {
      let found = spellings(limit.replacingOccurrences(of: " deep", with: ""))
      let isThere = sources.contains { source in
        found.contains { spelling in
          source.ranges(of: spelling).contains { range in
            let around = [source[..<range.lowerBound].last, source[range.upperBound...].first]
            return around.allSatisfy { $0?.isNumber != true && $0 != "_" }
          }
        }
      }
      #expect(isThere, "\(limit) is not in \(places)")
    }
  }
}

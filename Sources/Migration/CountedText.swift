import Calls
import Rules
import Scanner
import Text

/// Text that is taken by the number of its characters, where it spells the name of a field: the new
/// name has another length (`grep -o '"clusterName":"[^"]*' | cut -c 16-`).
extension ReaderSearch {
  /// Notes what a command prints that spells a field's name, and what counts its characters.
  mutating func count(_ event: Event) {
    guard mayUse(event) || facts.held[event.number].contains(where: spelled.contains) else {
      return
    }
    let isGiven = event.alternatives.flatMap { event.texts(of: $0) }.flatMap(\.holes).contains {
      $0.kind == .output && spelled.contains($0.number)
    }
    if isGiven && countsCharacters(event) || givesOffset(event) {
      readers.obstacle =
        "`\(event.name ?? "a command")` counts the characters of text with a field's name, which "
        + "is longer or shorter then"
    }
    if isGiven || printsMatches(event) && uses(event) { spelled.insert(event.number) }
  }

  /// Whether a command prints what it finds, and finds a field with its name: `grep -o`, but not
  /// with a pattern that leaves the name out (`\K`, `(?<=...)`).
  private func printsMatches(_ event: Event) -> Bool {
    guard ["grep", "egrep", "rg"].contains(event.name ?? ""), namesField(event) else {
      return false
    }
    let words = event.alternatives.flatMap { $0.arguments.dropFirst() }.map(\.text.description)
    return words.contains { $0 == "--only-matching" || isLetters($0, "ob") }
      && !words.contains { $0.contains("\\K") || $0.contains("(?<=") }
  }

  /// Whether a word is an option with one of some letters.
  private func isLetters(_ word: String, _ letters: String) -> Bool {
    word.hasPrefix("-") && !word.hasPrefix("--") && word.contains { letters.contains($0) }
  }

  /// `grep -b PATTERN`
  private func givesOffset(_ event: Event) -> Bool {
    guard printsMatches(event), uses(event) else { return false }
    let words = event.alternatives.flatMap { $0.arguments.dropFirst() }.map(\.text.description)
    return words.contains { isLetters($0, "b") || $0 == "--byte-offset" }
  }

  private func countsCharacters(_ event: Event) -> Bool {
    let words = event.alternatives.flatMap { $0.arguments.dropFirst() }.map(\.text.description)
    switch event.name {
    case "${:", "${#", "colrm": return true
    case "cut":
      return words.contains { isLetters($0, "cb") || $0 == "--characters" || $0 == "--bytes" }
    case "head", "tail":
      return words.contains { isLetters($0, "c") || $0.hasPrefix("--bytes") }
    case "expr": return words.contains { ["substr", "length", "index"].contains($0) }
    case "wc": return event.countsText
    case "sed":
      return words.contains { $0.contains(".{") || $0.contains(".\\{") || $0.contains("....") }
    case "awk", "gawk", "mawk": return words.contains(where: countsInRecords)
    default: return false
    }
  }

  /// Whether a program of awk counts the characters of its records, or of what it finds in them.
  func countsInRecords(_ program: String) -> Bool {
    ["RSTART", "RLENGTH", "substr($0", "length($0", "index($0", "length()"].contains {
      program.contains($0)
    }
  }
}

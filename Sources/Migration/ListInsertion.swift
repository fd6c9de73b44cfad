import Calls
import Documents
import Scanner
import Text

// A header among the words of a program that a document starts without a shell.
extension Planner {
  /// How the words of the call are written, where no shell reads them.
  func wordList(of place: CallPlace) -> WordList? {
    let command = place.client.command
    let script = scan.documents[command.file]?.scripts.first { script in
      script.words != nil && script.range?.overlaps(command.range) == true
    }
    return script?.words
  }

  /// The header as words of its own before the one that brings the URL.
  func insertion(
    of header: [UInt8], in list: WordList, _ place: CallPlace
  ) -> SourceEdit? {
    let option = place.call.transfer?.urls[place.call.urlIndex]
    let index = option.map { $0.flagArgument + 1 } ?? place.call.urlArgument
    let command = place.client.command
    let home = place.alternative.arguments[index].text.pieces.compactMap(\.origin).filter {
      $0.file == command.file && command.range.contains($0.range)
    }
    guard var start = home.map(\.range.start).min(), let words = words(header, place) else {
      return nil
    }
    let bytes = sources.bytes(of: command.file)
    let quote = UInt8(ascii: "\"")
    // An expansion may stand before the text.
    while start > 0, ![UInt8](" \t\n\"'[,".utf8).contains(bytes[start - 1]) { start -= 1 }
    let isQuoted = start > 0 && bytes[start - 1] == quote
    if isQuoted { start -= 1 }
    guard start > 0, list == .unit || isQuoted else { return nil }
    let isWord = [UInt8](" \t[,\n".utf8).contains(bytes[start - 1])
    let isPlain = words.allSatisfy { word in
      !word.contains { [UInt8]("\"\\%$".utf8).contains($0) }
    }
    guard isWord, isPlain else { return nil }
    let separator = [UInt8]((list == .unit ? " " : ", ").utf8)
    let text = words.flatMap { word -> [UInt8] in
      let needsQuote = list == .json || word.contains(0x20)
      return (needsQuote ? [quote] + word + [quote] : word) + separator
    }
    return SourceEdit(file: command.file, range: ByteRange(start, start), replacement: text)
  }

  private func words(_ header: [UInt8], _ place: CallPlace) -> [[UInt8]]? {
    switch place.call.client {
    case .curl: [[UInt8]("-H".utf8), header]
    case .wget: [[UInt8]("--header=".utf8) + header]
    case .httpie: nil
    }
  }
}

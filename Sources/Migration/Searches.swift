import Scanner
import Text

/// Searches that are asked of many files for many calls, made ready once.
final class Searches {
  private var byText: [[UInt8]: Markers] = [:]
  private var byFolder: [String: Markers] = [:]

  func of(_ text: [UInt8]) -> Markers {
    if let known = byText[text] { return known }
    let search = Markers([text])
    byText[text] = search
    return search
  }

  /// How scripts spell that they run all files of a folder.
  func running(allIn folder: String) -> Markers {
    if let known = byFolder[folder] { return known }
    let search = Markers(spellings(ofRunningAllIn: folder).map { [UInt8]($0.utf8) })
    byFolder[folder] = search
    return search
  }
}

import Calls
import Documents
import Scanner
import Text

/// The functions that a document's scripts define and another document of its kind calls: a
/// pipeline that includes it, a page that is read after it. What is done there with their answers
/// is not followed.
struct SharedFunctions {
  private let scan: Scan
  private let workspace: Workspace
  /// The functions that the scripts of a document call and that nothing defines there.
  private let strangers: [(file: FileID, isPage: Bool, names: Set<String>)]

  init(_ scan: Scan, _ workspace: Workspace) {
    self.scan = scan
    self.workspace = workspace
    let declares = scan.scripts.contains { !$0.trace.declared.isEmpty }
    strangers =
      !declares
      ? []
      : scan.documents.sorted { $0.key < $1.key }.map { file, document in
        let own = scan.scripts.filter { $0.file == file }
        let called = Set(own.flatMap(\.trace.events).compactMap(\.name))
        let defined = own.reduce(into: Set<String>()) { $0.formUnion($1.trace.declared.keys) }
        return (file, document.kind.isPage, called.subtracting(defined))
      }
  }

  /// What such functions spell, with the values of the variables that they name.
  var texts: [(file: FileID, ranges: [ByteRange], values: [TracedText])] {
    scan.scripts.compactMap { script in
      guard let document = scan.documents[script.file] else { return nil }
      let isPage = document.kind.isPage
      let places = script.trace.declared.filter { name, _ in
        strangers.contains {
          $0.file != script.file && $0.isPage == isPage && $0.names.contains(name)
        }
      }.map(\.value.range)
      guard !places.isEmpty else { return nil }
      let bytes = workspace.bytes(of: script.file)
      let words = Set(
        places.flatMap { bytes[$0].split { !isNameByte($0) } }
          .map { String(decoding: $0, as: UTF8.self) })
      let values = script.trace.assignments.map(\.value).filter { value in
        guard let word = value.word, word.file == script.file else { return false }
        let name = bytes[word.range].prefix(while: isNameByte)
        return words.contains(String(decoding: name, as: UTF8.self))
      }
      return (
        script.file, places + document.places(ofVariables: words), values.map(\.text)
      )
    }
  }
}

import Calls
import Documents
import Files
import Text

/// Adds the pages whose samples name a script of the run, or a library of one: who follows the page
/// runs it, reads what it prints, and uses what it sets.
func addPageUsers(
  _ search: TextSearch, _ workspace: Workspace, _ traces: Traces, to result: inout Discovery
) {
  let sourced = result.scripts.flatMap { traces.of(script: $0).sourced }
  let names = Set((result.scripts + sourced).map { lastComponent(workspace.path(of: $0)) })
    .filter { $0.count > 2 }.sorted { $0.lexicographicallyPrecedes($1) }
  guard !names.isEmpty else { return }
  let known = Set(result.documents.map(workspace.path))
  for candidate in search.files(with: names, isWanted: isPageName)
  where !known.contains(candidate.path) {
    let page = Document(FileID(index: 0), path: candidate.path, bytes: candidate.bytes)
    let isUser = page.scripts.contains { sample in
      names.contains { isNamed($0, in: sample.text.bytes) }
    }
    guard page.kind.isPage else { continue }
    guard isUser else {
      // Text that is indented or stands in a sentence is no sample, and tells of a user as well.
      if names.contains(where: { sources($0, in: candidate.bytes) }) {
        _ = workspace.add(candidate)
      }
      continue
    }
    let file = workspace.add(candidate)
    result.documents.append(file)
    result.prose.append(file)
  }
}

/// Whether a name is that of a page, by its extension.
func isPageName(_ name: ArraySlice<UInt8>) -> Bool {
  guard let dot = name.lastIndex(of: UInt8(ascii: ".")) else { return false }
  let suffix = name[(dot + 1)...].map { $0 | 0x20 }
  return pageSuffixes.contains { suffix.elementsEqual($0.utf8) }
}

private let pageSuffixes = [
  "md", "markdown", "mdx", "mkd", "mdown", "rst", "rest", "adoc", "asciidoc", "asc", "org",
]

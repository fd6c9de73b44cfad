import Documents
import Files
import Text

/// Settings that shells and tools read from a folder, whether or not they are tracked.
let settingsOfShells = [".env", ".envrc", ".env.local"]

/// Tells of a variable's name whether a file of the run's folders gives it a meaning of its own: a
/// file of settings sets it, or a program that is no shell script names it. All files are searched
/// for it only when somebody asks.
package final class TakenNames {
  private let paths: [[UInt8]]
  private let options: WalkOptions
  private let workspace: Workspace
  private var known: [String: Bool] = [:]

  init(_ paths: [[UInt8]], _ options: WalkOptions, _ workspace: Workspace) {
    self.paths = paths
    self.options = options
    self.workspace = workspace
  }

  /// Whether `name` has a meaning already.
  package func isTaken(_ name: String) -> Bool {
    if let known = known[name] { return known }
    let markers = Markers([[UInt8](name.utf8)])
    // Settings are seldom tracked, and patterns leave them out.
    let folders = paths + workspace.sources.files.map { folderName(of: $0.path) }
    let settings = Set(folders).flatMap { folder in
      settingsOfShells.map { folder + [UInt8]("/\($0)".utf8) }
    }
    let result =
      [paths, settings].contains { places in
        search(paths: places, markers: markers, options: options).candidates.contains {
          gives(name, a: $0)
        }
      }
    known[name] = result
    return result
  }

  private func gives(_ name: String, a candidate: Candidate) -> Bool {
    let kind = DocumentKind(path: candidate.path, bytes: candidate.bytes)
    if kind.isPage { return false }
    let base = lastComponent(candidate.path)
    guard kind == .shell || base.starts(with: ".env".utf8) else { return true }
    return candidate.bytes.split(separator: 0x0A).contains { sets(name, in: $0) }
  }

  /// `NAME=value` that is no command's own, `export NAME`.
  private func sets(_ name: String, in line: ArraySlice<UInt8>) -> Bool {
    var words = line.split { " \t\r".utf8.contains($0) }
    let isExported = words.first?.elementsEqual("export".utf8) == true
    if isExported { words.removeFirst() }
    guard let first = words.first, first.starts(with: name.utf8) else { return false }
    let next = first.dropFirst(name.utf8.count).first
    return isExported
      ? next == nil || next == UInt8(ascii: "=")
      : next == UInt8(ascii: "=") && words.count == 1
  }
}

import Foundation
import Testing

/// Programs that use the SDK in the ways that people do: folders under `Programs`, each with
/// `case.json` and the Go files, whose names end in `.txt`.
///
/// | key | meaning |
/// |---|---|
/// | `version` | the release that it imports |
/// | `besides` | others that it imports |
/// | `target` | the release to move to; absent for the smallest that works |
/// | `test` | its tests are run, and not the program |
/// | `manual` | there are no edits |
struct GoPrograms: Sendable, CustomTestStringConvertible {
  let name: String
  let version: String
  let target: String?
  let besides: [String]
  let isTest: Bool
  let isManual: Bool
  let files: [String: String]
  var testDescription: String { name }

  static let all: [GoPrograms] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Programs")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().map { read(folder.appendingPathComponent($0)) }
  }()

  private static func read(_ folder: URL) -> GoPrograms {
    guard let data = try? Data(contentsOf: folder.appendingPathComponent("case.json")),
      let object = try? JSONSerialization.jsonObject(with: data) as? [String: Any],
      let version = object["version"] as? String,
      let paths = FileManager.default.subpaths(atPath: folder.path)
    else { preconditionFailure("\(folder.path) is no program") }
    let files = paths.filter { $0.hasSuffix(".go.txt") }.compactMap { path -> (String, String)? in
      let text = try? String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
      return text.map { (String(path.dropLast(4)), $0) }
    }
    return GoPrograms(
      name: folder.lastPathComponent, version: version, target: object["target"] as? String,
      besides: object["besides"] as? [String] ?? [], isTest: object["test"] as? Bool ?? false,
      isManual: object["manual"] as? Bool ?? false,
      files: Dictionary(uniqueKeysWithValues: files))
  }
}

import Foundation
import GoSyntax
import Text

@testable import GoSDK

/// The rules as they are embedded.
let rules = builtInSDKRules()

/// A module of one package, and what becomes of it.
struct Migrated {
  let plan: SDKPlan
  let sources: SourceSet
  let edits: [SourceEdit]

  /// - Parameters:
  ///   - files: the texts by name; those in folders are packages of their own.
  init(
    _ files: [String: String], target: String? = nil, module: String = "example.com/backup",
    goMod: String? = nil
  ) {
    var sources = SourceSet()
    var byFolder: [String: [GoSource]] = [:]
    for (name, text) in files.sorted(by: { $0.key < $1.key }) {
      let bytes = [UInt8](text.utf8)
      let file = sources.add(.init(path: [UInt8](name.utf8), bytes: bytes))
      let folder = name.split(separator: "/").dropLast().joined(separator: "/")
      byFolder[folder, default: []].append(
        GoSource(file: file, path: [UInt8](name.utf8), bytes: bytes))
    }
    var manifest: GoManifest?
    if let goMod {
      let bytes = [UInt8](goMod.utf8)
      let file = sources.add(.init(path: [UInt8]("go.mod".utf8), bytes: bytes))
      manifest = GoManifest(file: file, bytes: bytes)
    }
    let packages = byFolder.sorted { $0.key < $1.key }.map { folder, sources in
      GoPackage(importPath: folder.isEmpty ? module : "\(module)/\(folder)", sources: sources)
    }
    plan = migrateSDKCalls(
      of: GoModule(packages: packages, manifest: manifest), rules: rules,
      target: target.flatMap { SDKVersion($0) })
    self.sources = sources
    edits = Array(Set(plan.groups.flatMap(\.edits))).sorted()
  }

  /// One file of one package.
  init(_ text: String, target: String? = nil) {
    self.init(["main.go": text], target: target)
  }

  /// A file afterwards.
  func text(_ name: String = "main.go") -> String {
    guard let changed = sources.applying(edits),
      let file = changed.files.first(where: { $0.path == [UInt8](name.utf8) })
    else { return "the edits overlap" }
    return String(decoding: file.bytes, as: UTF8.self)
  }

  var obstacles: [String] { plan.groups.flatMap(\.obstacles) }
  var assumptions: [String] { plan.groups.flatMap(\.assumptions) }
}

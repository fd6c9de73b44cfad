import Foundation
import Testing

@testable import GoSDK

/// Rewritten programs, compiled and run before and after: what they send is compared.
@Suite(.serialized, .enabled(if: RealGo.isInstalled, "go or python3 is not installed"))
struct RealGoTests {
  /// Each pair of old and new names once; releases before the Flex API among them.
  static let moves: [(from: String, to: String?)] = [
    ("v20231115008.5.0", nil), ("v20250312006.1.0", "v20250312007.0.0"),
    ("v20241023002.1.0", "v20250312016.0.0"), ("v20241113005.0.0", "v20250312022.0.0"),
    ("v1.0.0", "v20250312023.1.0"), ("v20250312007.0.0", nil),
    ("v20250312015.0.0", "v20250312019.0.0"), ("v20250312008.0.0", "v20250312022.0.0"),
    ("v20250312010.0.0", "v20250312023.1.0"),
  ]

  @Test("all operations on the wire", arguments: moves)
  func everyOperation(_ move: (from: String, to: String?)) throws {
    try compare(["main.go": Self.program(move.from)], from: move.from, to: move.to, requests: 12)
  }

  @Test("programs as people write them", arguments: GoPrograms.all)
  func program(_ program: GoPrograms) throws {
    if program.isManual {
      let migrated = Migrated(program.files, target: program.target)
      #expect(!migrated.obstacles.isEmpty && migrated.edits.isEmpty)
      return
    }
    try compare(
      program.files, from: program.version, to: program.target, besides: program.besides,
      requests: nil, tests: program.isTest)
  }

  /// Runs the files before and after, and compares what they send and print.
  private func compare(
    _ files: [String: String], from: String, to: String?, besides: [String] = [], requests: Int?,
    tests: Bool = false
  ) throws {
    let version = try #require(SDKVersion(from))
    let target = try #require(to.map { SDKVersion($0) } ?? rules.target(from: version))
    let program = try GoProgram(requiring: from, beside: besides, later: [target.text])
    defer { try? program.remove() }
    let migrated = Migrated(files, target: to, goMod: program.manifest)
    #expect(migrated.obstacles == [])
    var before = files
    before["go.mod"] = program.manifest
    var after: [String: String] = [:]
    for name in before.keys { after[name] = migrated.text(name) }
    #expect(try program.unformatted(before) == "")
    #expect(try program.unformatted(after) == "")
    let old = try program.run(before, as: "before", tests: tests)
    try #require(old.status == 0, "\(old.output)\(old.errors)")
    let new = try program.run(after, as: "after", tests: tests)
    let texts = after.sorted { $0.key < $1.key }.map(\.value).joined(separator: "\n")
    try #require(new.status == 0, "\(new.output)\(new.errors)\n\(texts)")
    if tests { return }
    #expect(old.output == new.output)
    let sent = old.errors.split(separator: "\n").map(String.init)
    #expect(requests.map { sent.count == $0 } ?? !sent.isEmpty, "\(old.errors)")
    #expect(try sent.map(flexRequest) == new.errors.split(separator: "\n").map(normal))
    #expect(!new.errors.contains("/backup/tenant/"))
    let again = Migrated(after, target: to, goMod: after["go.mod"]).plan.groups.map(\.calls)
    #expect(again.isEmpty)
  }

  /// The line with its JSON body in the order of keys.
  private func normal(_ line: Substring) throws -> String {
    var parts = line.split(separator: " ", maxSplits: 4, omittingEmptySubsequences: false)
      .map(String.init)
    guard parts.count == 5, !parts[4].isEmpty else { return String(line) }
    let body = try JSONSerialization.jsonObject(with: Data(parts[4].utf8))
    parts[4] = String(
      decoding: try JSONSerialization.data(withJSONObject: body, options: [.sortedKeys]),
      as: UTF8.self)
    return parts.joined(separator: " ")
  }

  /// Every operation of the release, with positional arguments and with a struct; each argument
  /// has a value of its own.
  private static func program(_ tag: String) -> String {
    let version = SDKVersion(tag) ?? rules.smallest
    var calls = ""
    for (index, operation) in rules.operations.enumerated() {
      let service = rules.services[operation.service].deprecated.name(at: version)
      let method = operation.deprecated.methods.name(at: version)
      func value(_ argument: String) -> String {
        argument == "tenantRestore"
          ? "&admin.TenantRestore{SnapshotId: \"snapshot-\(index)\", "
            + "TargetDeploymentItemName: \"item-\(index)\", "
            + "TargetProjectId: admin.PtrString(\"project-\(index)\")}"
          : "\"\(argument)-\(index)\""
      }
      let arguments = operation.deprecated.arguments
      let positional = arguments.map(value).joined(separator: ", ")
      let keyed = arguments.map { "\(exported($0)): \(value($0))" }.joined(separator: ", ")
      for call in [
        "\(method)(ctx, \(positional))",
        "\(method)WithParams(ctx, &admin.\(method)ApiParams{\(keyed)})",
      ] {
        calls += "\tif answer, _, err := client.\(service).\(call).Execute(); err != nil {\n"
        calls += "\t\tpanic(err)\n\t} else {\n"
        let isList = operation.deprecated.results[0].name.hasPrefix("Paginated")
        calls += "\t\tfmt.Println(answer.\(isList ? "GetTotalCount" : "GetStatus")())\n\t}\n"
      }
    }
    return """
      package main

      import (
      \t"context"
      \t"fmt"

      \t"\(GoProgram.module(tag))/admin"
      )

      func main() {
      \tctx := context.Background()
      \tclient, err := admin.NewClient(admin.UseHTTPClient(recorder()))
      \tif err != nil {
      \t\tpanic(err)
      \t}
      \(calls)}

      """
  }
}

import Foundation
import Testing

@testable import GoSDK

/// One row of the facts: a method of one range of releases, and what it is called in another.
struct Mapping: Decodable, Sendable, CustomTestStringConvertible {
  let oldRange: [String]
  let target: String
  let targetRange: [String]
  let old: String
  let new: String
  let order: [Int]
  let oldWithParams: String
  let newWithParams: String
  let oldResult: String
  let newResult: String

  var testDescription: String { "\(old) -> \(target)" }

  static let all: [Mapping] = {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("go-mapping.json")
    guard let data = try? Data(contentsOf: file) else { return [] }
    return (try? JSONDecoder().decode([Mapping].self, from: data)) ?? []
  }()

  /// `Service.Method` of an expression.
  func method(_ expression: String) -> String {
    String(expression.dropFirst("client.".count).prefix { $0 != "(" })
  }

  /// The arguments after the context, as the facts name them.
  func arguments(_ expression: String) -> [String] {
    let inner = expression.drop { $0 != "(" }.dropFirst().dropLast()
    return inner.components(separatedBy: ", ").dropFirst().map { String($0) }
  }
}

/// A program that makes one call with variables of the facts' names.
private func program(_ version: String, _ call: String, _ result: String) -> String {
  let body = call.contains("tenantRestore") ? ", tenantRestore *admin.TenantRestore" : ""
  let isOld = SDKVersion(version).map { $0.numbers[0] < 2 } ?? false
  let element = isOld ? "" : "/" + version.prefix { $0 != "." }
  return """
    package main

    import (
    \t"context"

    \t"go.mongodb.org/atlas-sdk\(element)/admin"
    )

    func call(ctx context.Context, client *admin.APIClient, groupId, clusterName, snapshotId, restoreId string\(body)) (*admin.\(result), error) {
    \tanswer, _, err := \(call).Execute()
    \treturn answer, err
    }

    """
}

@Test func thereAre54Pairs() { #expect(Mapping.all.count == 54) }

@Test("every pair of the facts", arguments: Mapping.all)
func everyPair(_ mapping: Mapping) {
  for version in Set(mapping.oldRange) where version != "v0.1.0" {
    for target in mapping.targetRange {
      let migrated = Migrated(
        program(version, mapping.old, mapping.oldResult), target: target)
      var arguments = mapping.arguments(mapping.old)
      // The facts say for each new argument which old one it is.
      arguments = mapping.order.map { arguments[$0] }
      let call = (["ctx"] + arguments).joined(separator: ", ")
      let expected = "answer, _, err := client.\(mapping.method(mapping.new))(\(call)).Execute()"
      let text = migrated.text()
      #expect(migrated.obstacles == [])
      #expect(text.contains(expected), "\(text)")
      #expect(text.contains("(*admin.\(mapping.newResult), error)"), "\(text)")
      #expect(!text.contains("Tenant") || text.contains("tenantRestore"), "\(text)")
      #expect(!text.contains("*admin.TenantRestore"))
    }
  }
}

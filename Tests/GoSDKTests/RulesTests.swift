import Testing

@testable import GoSDK

@Suite struct SDKRulesTests {
  /// They are read by themselves at each start.
  @Test func theMarksAreThoseOfTheRules() {
    let marks = builtInSDKMarks()
    #expect(marks.module == rules.module)
    let names = rules.deprecatedNames
    let shortest = names.filter { name in !names.contains { $0 != name && name.contains($0) } }
    #expect(marks.names == shortest)
  }

  @Test func namesFollowEachOtherWithoutGaps() {
    for operation in rules.operations {
      for names in [operation.deprecated.methods, operation.replacement.methods] {
        for (earlier, later) in zip(names, names.dropFirst()) {
          #expect(earlier.last < later.first)
          #expect(!rules.releases.contains { $0 > earlier.last && $0 < later.first })
        }
      }
      #expect(operation.deprecated.arguments.count == operation.replacement.arguments.count)
    }
    #expect(rules.operations.filter(\.isReordered).count == 3)
  }

  @Test func everyModelOfAnOperationIsDescribed() {
    for operation in rules.operations {
      for result in operation.deprecated.results {
        let replacement = rules.replacements[result.name]
        #expect(replacement?.answer == operation.replacement.results.first?.name)
        #expect(rules.models[result.name]?.first?.first == result.first)
      }
      guard let body = operation.deprecated.body else { continue }
      #expect(rules.replacements[body]?.bodies[operation.rule] == operation.replacement.body)
    }
  }

  @Test func everyFieldIsKeptRenamedOrKnownToBeGone() {
    for replacement in rules.replacements.values {
      for shape in rules.models[replacement.deprecated] ?? [] {
        let new = rules.shape(of: replacement.answer, at: rules.smallest)?.fields ?? [:]
        for field in shape.fields.keys {
          #expect(new[replacement.renames[field] ?? field] != nil, "\(field)")
        }
      }
    }
  }

  @Test func theSmallestReleaseCanBeUsed() {
    #expect(rules.usableFrom <= rules.smallest)
    #expect(rules.releases.contains(rules.smallest))
    for service in rules.services {
      #expect(service.deprecated.exist(at: rules.smallest))
      #expect(service.replacement.exist(at: rules.smallest))
    }
  }

  @Test("versions", arguments: ["v1", "v0.3.0", "v1.0.0-rc0", "v20241113005.0.0"])
  func versionsAreRead(_ text: String) throws {
    let version = try #require(SDKVersion(text))
    #expect(version.text.hasPrefix(text) || version.text == text)
  }

  @Test func versionsAreOrdered() throws {
    let texts = [
      "v0.9.0", "v0.10.0", "v1.0.0-rc0", "v1.0.0", "v20230201001.0.0", "v20250312006.1.0",
    ]
    let versions = texts.compactMap { SDKVersion($0) }
    #expect(versions == versions.sorted())
    for text in ["", "v", "1.0.0", "v1.x.0", "v1.0.0.0", "latest"] {
      #expect(SDKVersion(text) == nil)
    }
  }

  @Test func brokenRulesAreRefused() {
    let text = String(decoding: builtInSDKRulesText(), as: UTF8.self)
    for (old, new) in [
      ("\"schemaVersion\": 1", "\"schemaVersion\": 2"), ("[1, 0, 2]", "[1, 1, 2]"),
      ("\"smallest\": \"v2", "\"smallest\": \"x2"),
    ] {
      #expect(text.contains(old))
      #expect(throws: SDKRulesError.self) {
        try readSDKRules([UInt8](text.replacing(old, with: new).utf8))
      }
    }
  }
}

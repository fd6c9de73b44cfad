import Foundation
import Testing

@testable import CommandLine

/// Which rooms each room may import (floors go down only), beside the system's own modules.
private let allowedImports: [String: Set<String>] = [
  "Text": [],
  "JSON": ["Text"],
  "ShellSyntax": ["Text"],
  "GoSyntax": ["Text"],
  "Files": ["Text"],
  "Languages": ["Text"],
  "Rules": ["Text", "JSON", "RuleData"],
  "Calls": ["Text", "JSON"],
  "ShellCalls": ["Text", "JSON", "ShellSyntax", "Calls"],
  "GoCalls": ["Text", "JSON", "GoSyntax", "Calls"],
  "GoSDK": ["Text", "JSON", "GoSyntax", "RuleData"],
  "Documents": ["Text", "JSON", "ShellSyntax", "GoSyntax", "Calls"],
  "Scanner": [
    "Text", "JSON", "Files", "Languages", "Rules", "Calls", "ShellSyntax", "GoSyntax",
    "ShellCalls", "GoCalls", "GoSDK", "Documents",
  ],
  "Migration": [
    "Text", "JSON", "Files", "Languages", "Rules", "Calls", "ShellSyntax", "GoSyntax",
    "ShellCalls", "GoCalls", "GoSDK", "Documents", "Scanner",
  ],
  "Reports": ["Text", "JSON", "Rules", "Scanner", "Migration"],
  "CommandLine": [
    "Text", "JSON", "Files", "Rules", "GoSDK", "Scanner", "Migration", "Reports",
    "Synchronization",
  ],
  "tenant2flex": ["CommandLine"],
]

/// Rooms that may speak to the system.
private let systemRooms: Set<String> = ["Text", "Files", "CommandLine", "tenant2flex"]

@Test func theTopLevelHoldsOnlyWhatItMay() throws {
  let allowed: Set<String> = [
    "Package.swift", "README.md", "CHANGELOG.md", "Sources", "Tests", "rules", "examples",
  ]
  let entries = try House.entries("").filter { !$0.hasPrefix(".") && $0 != "Package.resolved" }
  #expect(Set(entries) == allowed)
}

@Test func thereAreNoPackageDependencies() throws {
  #expect(!(try House.text("Package.swift")).contains(".package("))
}

@Test func everyRoomBeginsWithItsOwnFile() throws {
  for room in try House.entries("Sources") where room != "tenant2flex" {
    let text = try House.text("Sources/\(room)/\(room).swift")
    #expect(text.hasPrefix("// The room `\(room)`"), "Sources/\(room)/\(room).swift")
    #expect(allowedImports[room] != nil, "\(room) has no row in the table of imports")
  }
}

@Test func importsGoDownOnly() throws {
  for file in House.swiftFiles(in: "Sources") {
    let room = String(file.split(separator: "/")[1])
    let allowed = allowedImports[room] ?? []
    for line in try House.text(file).split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      guard let place = words.firstIndex(of: "import"), place <= 1, place + 1 < words.count,
        place == 0 || words[0] == "package" || words[0] == "private"
      else { continue }
      let name = words[place + 1]
      let isSystem = ["Glibc", "Musl"].contains(name) && systemRooms.contains(room)
      #expect(isSystem || allowed.contains(name), "\(file) imports \(name)")
    }
  }
}

@Test func filesLinesAndFunctionsAreShort() throws {
  let files = House.swiftFiles(in: "Sources") + House.swiftFiles(in: "Tests") + ["Package.swift"]
  for file in files {
    let text = try House.text(file)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count <= 501, "\(file) has \(lines.count - 1) lines")
    for (index, line) in lines.enumerated() where line.count > 100 {
      // A test's golden text may be as wide as what it shows.
      #expect(file.hasPrefix("Tests/"), "\(file):\(index + 1) has \(line.count) columns")
    }
    for function in functions(in: text) where !function.isTable && file.hasPrefix("Sources/") {
      #expect(
        function.length <= 60,
        "\(file):\(function.line): `\(function.name)` has \(function.length) lines")
    }
  }
}

@Test func theCounterOfLinesCounts() {
  let text = """
    func a() { "}" }
    struct B {
      // A table.
      package init(_ b: Int) {
        if b > 0 { c() } // {
      }
      static func long() -> String {
        \"\"\"
        }
        \"\"\"
      }
    }
    """
  let found = functions(in: text)
  #expect(found.map(\.name) == ["a", "init", "long"])
  #expect(found.map(\.length) == [1, 3, 5])
  #expect(found.map(\.isTable) == [false, true, false])
}

@Test func nothingForbiddenStandsInTheSources() throws {
  let forbidden = ["try" + "!", "as" + "!", "fatal" + "Error", "@unchecked", "nonisolated(unsafe)"]
  for file in House.swiftFiles(in: "Sources") {
    for (index, line) in try House.text(file).split(
      separator: "\n", omittingEmptySubsequences: false
    ).enumerated() {
      // The only places that deal with threads have to vouch for what they share.
      let mayVouch = ["WorkQueue", "Threads"].contains { file == "Sources/Files/\($0).swift" }
      for word in forbidden where line.contains(word) && !(mayVouch && word == "@unchecked") {
        Issue.record("\(file):\(index + 1) says \(word)")
      }
    }
  }
}

/// Types and functions of a room at the outer level, and functions at any level, say what they are.
@Test func packageDeclarationsHaveDocComments() throws {
  for file in House.swiftFiles(in: "Sources") {
    let lines = try House.text(file).split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let code = line.drop { $0 == " " }
      let isOuter = code.count == line.count && code.hasPrefix("package ")
      let isFunction = code.hasPrefix("package func") || code.hasPrefix("package static func")
      let isOperator = ["func <", "func +", "func =="].contains { code.contains($0) }
      guard isOuter || isFunction, !isOperator, !code.hasPrefix("package import") else { continue }
      let above = lines[..<index].map { $0.drop { $0 == " " } }.last { !$0.hasPrefix("@") } ?? ""
      #expect(above.hasPrefix("///"), "\(file):\(index + 1): \(line)")
    }
  }
}

/// Keep a Changelog: a version heading, or Unreleased, on top; only the known groups.
@Test func theChangelogIsInForm() throws {
  let lines = try House.text("CHANGELOG.md").split(separator: "\n").map(String.init)
  #expect(lines.first == "# Changelog")
  let versions = lines.filter { $0.hasPrefix("## ") }
  #expect(
    versions.first == "## [Unreleased]" || versions.first?.hasPrefix("## [\(version)]") == true)
  let groups = ["Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"]
  for line in lines where line.hasPrefix("### ") {
    #expect(groups.contains(String(line.dropFirst(4))), "\(line)")
  }
}

/// Every command line of the program in README and examples must be one that the table accepts.
@Test func documentedCommandsExist() throws {
  var count = 0
  for file in ["README.md", "examples/README.md", "examples/ci/README.md"] {
    for command in commands(in: try House.text(file)) {
      count += 1
      #expect(throws: Never.self, "\(file): \(command)") {
        _ = try Invocation(command.map { Array($0.utf8) })
      }
    }
  }
  #expect(count >= 8)
}

/// What follows `tenant2flex` on the command lines of a text, up to a pipe, redirection or comment.
private func commands(in text: String) -> [[String]] {
  text.split(separator: "\n").compactMap { line in
    let words = line.split(separator: " ").map(String.init)
    let start = words.first == "$" ? 1 : 0
    guard line.hasPrefix("    ") || line.hasPrefix("$ "), let first = words.dropFirst(start).first,
      ["tenant2flex", "swift"].contains(first),
      let place = words.firstIndex(of: "tenant2flex")
    else { return nil }
    return Array(words[(place + 1)...].prefix { !["|", ">", "#", "&&"].contains($0) })
  }
}

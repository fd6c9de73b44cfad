// swift-tools-version: 6.2
import PackageDescription

/// The compiler settings of every Swift target: warnings are errors, every unsafe pointer use is
/// marked, existentials are written `any`, and imports are internal and explicit.
let house: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .strictMemorySafety(),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// One room of the house: a folder under `Sources/`.
func room(_ name: String, uses dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: house)
}

/// The tests of one room: a folder under `Tests/`.
func tests(
  of name: String, uses dependencies: [Target.Dependency], excluding files: [String] = []
) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: dependencies, exclude: files, swiftSettings: testing)
}

/// Tests may be looser than the product: they use Foundation to run programs.
let testing: [SwiftSetting] = [.treatAllWarnings(as: .error)]

let package = Package(
  name: "tenant2flex",
  products: [.executable(name: "tenant2flex", targets: ["tenant2flex"])],
  targets: [
    room("Text"),
    room("JSON", uses: ["Text"]),
    room("ShellSyntax", uses: ["Text"]),
    room("GoSyntax", uses: ["Text"]),
    room("Files", uses: ["Text"]),
    room("Languages", uses: ["Text"]),
    .target(
      name: "RuleData", path: "rules",
      exclude: [
        "tenant-backup.json", "rules.schema.json", "report.schema.json", "config.schema.json",
        "go-sdk.json", "go-sdk.schema.json", "marks.json", "reference.md",
      ],
      cSettings: [.unsafeFlags(["-std=c23"])]),
    room("Rules", uses: ["Text", "JSON", "RuleData"]),
    room("Calls", uses: ["Text", "JSON"]),
    room("ShellCalls", uses: ["Text", "JSON", "ShellSyntax", "Calls"]),
    room("GoCalls", uses: ["Text", "JSON", "GoSyntax", "Calls"]),
    room("GoSDK", uses: ["Text", "JSON", "GoSyntax", "RuleData"]),
    room("Documents", uses: ["Text", "JSON", "ShellSyntax"]),
    room(
      "Scanner",
      uses: [
        "Text", "JSON", "Files", "Languages", "Rules", "Calls", "ShellSyntax", "GoSyntax",
        "ShellCalls", "GoCalls", "GoSDK", "Documents",
      ]),
    room(
      "Migration",
      uses: [
        "Text", "JSON", "Files", "Languages", "Rules", "Calls", "ShellSyntax", "GoSyntax",
        "ShellCalls", "GoCalls", "GoSDK", "Documents", "Scanner",
      ]),
    room("Reports", uses: ["Text", "JSON", "Rules", "Scanner", "Migration"]),
    room(
      "CommandLine",
      uses: ["Text", "JSON", "Files", "Rules", "GoSDK", "Scanner", "Migration", "Reports"]),
    .executableTarget(name: "tenant2flex", dependencies: ["CommandLine"], swiftSettings: house),
    .executableTarget(
      name: "Fuzz",
      dependencies: [
        "Text", "JSON", "Files", "Languages", "Rules", "Calls", "ShellSyntax", "GoSyntax",
        "Documents", "Migration", "Reports", "CommandLine",
      ],
      path: "Tests/Fuzz", exclude: ["run", "seeds.py", "record.py", "README.md", "corpus"],
      swiftSettings: testing),
    .target(name: "Support", path: "Tests/Support", swiftSettings: testing),
    tests(of: "Text", uses: ["Text", "Support"]),
    tests(of: "JSON", uses: ["JSON", "Text", "Support"]),
    tests(of: "ShellSyntax", uses: ["ShellSyntax", "Text"]),
    tests(of: "GoSyntax", uses: ["GoSyntax", "Text"], excluding: ["offsets.go.txt"]),
    tests(of: "Files", uses: ["Files", "Text"]),
    tests(of: "Languages", uses: ["Languages", "Text"]),
    tests(of: "Rules", uses: ["Rules", "JSON", "Text", "Support"]),
    tests(of: "Calls", uses: ["Calls", "JSON", "Text"]),
    tests(of: "ShellCalls", uses: ["ShellCalls", "Calls", "ShellSyntax", "Text", "Support"]),
    tests(of: "GoCalls", uses: ["GoCalls", "Calls", "Text"]),
    tests(
      of: "GoSDK", uses: ["GoSDK", "GoSyntax", "JSON", "Text"],
      excluding: ["go-mapping.json", "Programs", "Stub"]),
    tests(of: "Documents", uses: ["Documents", "Text"]),
    tests(of: "Migration", uses: ["Migration", "Scanner", "Rules", "Files", "Text"]),
    tests(of: "Reports", uses: ["Reports", "Migration", "Scanner", "Rules", "JSON", "Text"]),
    tests(of: "CommandLine", uses: ["CommandLine", "Reports", "Migration", "Rules", "Text"]),
    tests(of: "House", uses: ["CommandLine"]),
    tests(of: "Wire", uses: ["Support"]),
    tests(of: "Safety", uses: ["Support"]),
    tests(of: "Shipping", uses: ["Support"]),
  ],
  swiftLanguageModes: [.v6]
)

// `ROOMS=Text,Files swift test --sanitize thread` builds those rooms and their tests alone: all
// threads and nearly all unsafe memory are in them, and a build of everything takes long.
if let rooms = Context.environment["ROOMS"]?.split(separator: ",").map(String.init) {
  let names = Set(rooms + rooms.map { $0 + "Tests" } + ["Support"])
  package.targets.removeAll { !names.contains($0.name) }
  package.products.removeAll()
}

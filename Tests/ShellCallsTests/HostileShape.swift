import Testing

/// A kind of script that makes a careless evaluation slow, in any size.
struct HostileShape: Sendable, CustomTestStringConvertible {
  let name: String
  /// The size to begin with.
  let size: Int
  /// The script of a size.
  let script: @Sendable (Int) -> String

  var testDescription: String { name }

  private init(_ name: String, _ size: Int, _ script: @escaping @Sendable (Int) -> String) {
    self.name = name
    self.size = size
    self.script = script
  }

  /// All of them.
  static let all: [HostileShape] = assignments + branches + functions + lengths

  private static func lines(_ count: Int, _ line: (Int) -> String) -> String {
    (0..<count).map { line($0) + "\n" }.joined()
  }

  private static let assignments: [HostileShape] = [
    HostileShape("growing-value", 2560) { "x=\n" + lines($0) { _ in "x=${x}a" } + "curl $x" },
    HostileShape("appended-value", 2560) { "x=\n" + lines($0) { _ in "x+=a" } + "curl $x" },
    HostileShape("assignments", 250) {
      lines($0) { "v\($0)=$v\(max(0, $0 - 1) % 7)/x" } + "curl $v1"
    },
    HostileShape("doubled-value", 16) { "a=xy\n" + lines($0) { _ in "a=$a$a" } + "curl $a" },
    HostileShape("growing-array", 2048) { "a=()\n" + lines($0) { _ in "a+=(x)" } + "curl $a" },
    HostileShape("array-elements", 2048) { lines($0) { "a[k\($0)]=x" } + "curl ${a[k1]}" },
    HostileShape("prefixed-commands", 250) { lines($0) { "v\($0)=1; A=\($0) c" } },
    HostileShape("default-values", 250) { lines($0) { "curl ${V\($0):-x}" } },
    HostileShape("output", 250) { lines($0) { _ in "echo a" } },
    HostileShape("captured-output", 250) { "x=$(\n" + lines($0) { _ in "echo a" } + ")\ncurl $x" },
  ]

  private static let branches: [HostileShape] = [
    HostileShape("ifs", 125) { lines($0) { "if a; then v\($0)=1; fi" } + "curl $v1" },
    HostileShape("ifs-of-one-name", 125) { "x=\n" + lines($0) { "if a; then x=$x\($0); fi" } },
    HostileShape("elifs", 125) {
      "if a; then v=1\n" + lines($0) { "elif b; then v\($0)=1" } + "fi"
    },
    HostileShape("case-items", 125) {
      "case $1 in\n" + lines($0) { "a\($0)) v\($0)=1 ;;" } + "esac"
    },
    HostileShape("loops", 60) { lines($0) { "for i in a b; do v\($0)=$i; done" } },
    HostileShape("nested-loops", 4) {
      lines($0) { "for i\($0) in a b; do" } + "curl $i0\n" + lines($0) { _ in "done" }
    },
    HostileShape("nested-substitutions", 8) {
      String(repeating: "$(echo ", count: $0) + "x" + String(repeating: ")", count: $0)
    },
    HostileShape("nested-defaults", 8) {
      "curl " + String(repeating: "${a:-", count: $0) + "x" + String(repeating: "}", count: $0)
    },
  ]

  private static let functions: [HostileShape] = [
    HostileShape("mutual-recursion", 30) {
      lines($0) { "f\($0)() { g\($0) $1; }; g\($0)() { f\($0) $1; }; f\($0) x" }
    },
    HostileShape("calling-twice", 4) {
      lines($0) { "f\($0)() { f\($0 + 1); f\($0 + 1); }" } + "f0"
    },
    HostileShape("early-returns", 125) {
      "f() {\n" + lines($0) { "if a; then return; fi; v\($0)=1" } + "}\nf; curl $v1"
    },
    HostileShape("breaks", 125) {
      "while a; do\n" + lines($0) { "b && break; v\($0)=1" } + "done; curl $v1"
    },
    HostileShape("failures", 125) { lines($0) { "a && v\($0)=1 && b || c" } + "curl $v1" },
    HostileShape("exports", 125) { lines($0) { "export v\($0)=1; sh -c 'd'" } },
    HostileShape("function-definitions", 125) {
      lines($0) { "f\($0)() { v=1; }; if a; then f\($0); fi" }
    },
  ]

  private static let lengths: [HostileShape] = [
    HostileShape("long-word", 16_000) { "curl " + String(repeating: "a", count: $0) },
    HostileShape("many-words", 1_000) { "curl " + String(repeating: "ab ", count: $0) },
    HostileShape("many-parts", 1_000) { "curl \"" + String(repeating: "a$b", count: $0) + "\"" },
    HostileShape("array-literal", 1_000) { "a=(" + String(repeating: "ab ", count: $0) + ")" },
    HostileShape("evaluated-text", 30) { "c='curl x; '\n" + lines($0) { _ in "eval \"$c$c\"" } },
  ]
}

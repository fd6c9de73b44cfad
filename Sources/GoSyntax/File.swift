package import Text

/// A parsed file of Go. Every range is in byte offsets of the bytes that were parsed.
package struct GoFile: Sendable {
  /// The name in the package clause; nil if there is none.
  package let packageName: Identifier?
  /// In the order they were written, imports among them.
  package let declarations: [Declaration]
  /// All of them in order, the last being the end of the file. What lies between tokens is white
  /// space, comments and a byte order mark.
  package let tokens: [Token]
  /// Every comment in order: `//` up to, not including, its line end, and `/* */` whole. The
  /// preamble of `import "C"` is one of them.
  package let comments: [ByteRange]
  /// The `//go:build` and `// +build` comments above the package clause (go help buildconstraint).
  package let buildConstraints: [ByteRange]
  /// What could not be parsed, in order; empty for a file that go/parser accepts.
  package let issues: [GoIssue]
  /// The import specs of all import declarations.
  package let imports: [ImportSpec]
}

/// A place that breaks the grammar, and what was expected there.
package struct GoIssue: Hashable, Sendable {
  /// From its first byte through its last.
  package let range: ByteRange
  /// What was expected and what was found.
  package let message: String
}

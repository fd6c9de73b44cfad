import GoSyntax
import Testing

/// The name of a file's package, read without the rest of the file.
@Suite struct PackageClauseTests {
  @Test(arguments: [
    ("package main", "main"), ("package main // import \"x\"\n", "main"),
    ("package main;var x = 1", "main"), ("\u{FEFF}// a\r\n\r\npackage\tatlas\r\n", "atlas"),
    ("/* package a */ /**/\n//go:build ignore\n\npackage /* b */ c_d2\n", "c_d2"),
    ("package atlas_test\n", "atlas"), ("package _test\n", "_test"), ("package größe\n", "größe"),
  ])
  func isRead(source: String, name: String) {
    #expect(packageName(in: Array(source.utf8)) == Array(name.utf8))
  }

  @Test(arguments: [
    "", "package", "package ", "packagemain", "// package a", "/* package a", "var x",
  ])
  func isMissing(source: String) { #expect(packageName(in: Array(source.utf8)) == nil) }
}

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

  /// The first bytes tell the same as the whole file, or nothing.
  @Test(arguments: [
    "package main", "\u{FEFF}// a\r\n\r\npackage\tatlas\r\n",
    "/* a */ // b\npackage /* c */ d_test\n",
    "package größe\nvar x = 1\n", "packagemain\n\n", "package/x y\n", "package // a\n b\n",
    "var xyz int",
  ])
  func startTellsTheSame(source: String) {
    let bytes = Array(source.utf8)
    let name = packageName(in: bytes) ?? []
    for count in 0...bytes.count {
      let told = packageName(inStart: Array(bytes[..<count]))
      #expect(told == nil || told == name, "\(count)")
    }
    #expect(packageName(inStart: bytes + Array("\n\nfunc a() {}".utf8)) == name)
  }

  @Test(arguments: [
    "", "package", "package ", "packagemain", "// package a", "/* package a", "var x",
  ])
  func isMissing(source: String) { #expect(packageName(in: Array(source.utf8)) == nil) }
}

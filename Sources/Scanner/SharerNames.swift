/// Whether a file with this name can share code with a script: be one, or hold one. False only for
/// names that tell its language, or that it is a page; then it need not be read.
func mayShareScripts(_ name: ArraySlice<UInt8>) -> Bool {
  guard let dot = name.lastIndex(of: UInt8(ascii: ".")) else { return true }
  let suffix = name[(dot + 1)...]
  guard suffix.count <= 8 else { return true }
  let key = suffix.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
  return !unsharing.contains(key) || prefixes.contains { startsAlike(name, $0) }
}

/// Extensions of sources, pages, pictures, archives, object code and certificates, as numbers.
private let unsharing = Set(
  [
    "go", "c", "h", "cc", "cpp", "cxx", "hpp", "java", "rs", "s", "md", "markdown", "mdx", "rst",
    "adoc", "png", "jpg", "jpeg", "gif", "svg", "ico", "pdf", "zip", "gz", "bz2", "xz", "tar",
    "syso", "crt", "pem",
  ].map { $0.utf8.reduce(UInt64(0)) { $0 << 8 | UInt64($1) } })

/// Names that say more than the extension: `Dockerfile.go`.
private let prefixes = ["dockerfile.", "containerfile.", "makefile.", "jenkinsfile.", ".env."].map {
  [UInt8]($0.utf8)
}

/// Whether a name starts with a text in small letters, in whatever case.
private func startsAlike(_ name: ArraySlice<UInt8>, _ text: [UInt8]) -> Bool {
  name.count >= text.count
    && zip(name, text).allSatisfy { $0 == $1 || $0 | 0x20 == $1 && 0x61...0x7A ~= $1 }
}

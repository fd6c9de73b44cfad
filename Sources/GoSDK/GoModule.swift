package import GoSyntax
package import Text

/// A parsed file of a module.
package struct GoSource: Sendable {
  package let file: FileID
  package let path: [UInt8]
  package let bytes: [UInt8]
  package let tree: GoFile
  /// Parses the file.
  package init(file: FileID, path: [UInt8], bytes: [UInt8]) {
    self.file = file
    self.path = path
    self.bytes = bytes
    tree = parseGo(bytes)
  }
}

/// The files of a directory that name the same package.
package struct GoPackage: Sendable {
  /// The path by which others import it; empty where it is not known.
  package let importPath: String
  package let sources: [GoSource]
  package init(importPath: String, sources: [GoSource]) {
    self.importPath = importPath
    self.sources = sources
  }
}

/// The packages of a module that have to do with the SDK.
package struct GoModule: Sendable {
  package let packages: [GoPackage]
  /// The text of `go.mod`, if there is one.
  package let manifest: GoManifest?
  package init(packages: [GoPackage], manifest: GoManifest?) {
    self.packages = packages
    self.manifest = manifest
  }
}

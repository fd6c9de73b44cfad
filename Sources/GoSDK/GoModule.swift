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
  /// Whether nobody can import it but what belongs to the same run.
  package let isClosed: Bool
  /// A package that is known whole.
  package init(importPath: String, sources: [GoSource], isClosed: Bool = true) {
    self.importPath = importPath
    self.sources = sources
    self.isClosed = isClosed
  }
}

/// The packages of a module that have to do with the SDK.
package struct GoModule: Sendable {
  package let packages: [GoPackage]
  /// The text of `go.mod`, if there is one.
  package let manifest: GoManifest?
  /// The same of the modules that are tied to it by `replace` or `go.work`.
  package let others: [GoManifest]
  /// A module, or several that are read together.
  package init(packages: [GoPackage], manifest: GoManifest?, others: [GoManifest] = []) {
    self.packages = packages
    self.manifest = manifest
    self.others = others
  }
}

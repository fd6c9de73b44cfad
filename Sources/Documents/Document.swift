import ShellSyntax
package import Text

/// One file with the programs in it.
package struct Document: Sendable {
  /// A piece of the document with what it says, to compare documents by.
  struct Part: Hashable, Sendable {
    let range: ByteRange
    let value: [UInt8]
  }

  /// What kind of document it is.
  package let kind: DocumentKind
  /// Its scripts by the shell or machine that runs them.
  package internal(set) var groups: [ScriptGroup] = []
  /// Samples in other languages, by the language that the page names, in lower case.
  package internal(set) var samples: [CodeSample] = []
  /// Variables that the document puts into its scripts itself.
  var variables: [DocumentVariable] = []
  /// Variables that it names where what is made of them is not followed.
  var namedElsewhere: Set<String> = []
  /// Places where variables are named and what is made of them is not followed.
  var unfollowed: [ByteRange] = []
  /// Places where all that the text names is followed, though a value stands in its place.
  var followed: [ByteRange] = []
  /// Names of steps that only stand in what a service shows.
  var titles: [ByteRange] = []
  /// Comments of the document, markers included.
  package internal(set) var comments: [ByteRange] = []
  /// Why its structure could not be read; it is not edited then.
  package internal(set) var problem: String?
  /// The byte offset at which it could not be read.
  package internal(set) var problemOffset = 0
  /// How the actions of a template are written in it; absent where it is none.
  var template: Template?
  /// What an edit of a script leaves as it is, but for that of a YAML file: it is told when it is
  /// asked for, as most files are never edited.
  var parts: [Part] = []
  /// A YAML file with its bytes as they are read, the actions of a template passed over.
  var stream: (whole: [UInt8], read: [UInt8])?

  /// Reads a document.
  ///
  /// - Parameters:
  ///   - file: the number that origins name.
  ///   - path: its name tells its kind.
  package init(_ file: FileID, path: [UInt8], bytes: [UInt8]) {
    kind = DocumentKind(path: path, bytes: bytes)
    let whole = TracedText(file: file, bytes: bytes)
    switch kind {
    case .yaml: readYAML(whole, path: path)
    case .markdown, .restructuredText, .asciidoc, .org: readPage(whole)
    case .dockerfile: readDockerfile(whole)
    case .makefile: readMakefile(whole)
    case .prose: readProse(whole)
    case .crontab(let hasUsers): readCrontab(whole, hasUsers: hasUsers)
    case .package: readPackage(whole)
    case .jenkinsfile: readJenkinsfile(whole)
    case .terraform: readTerraform(whole)
    case .justfile: readJustfile(whole)
    case .procfile: readProcfile(whole)
    case .unit: readUnit(whole)
    case .shellTemplate: groups = [ScriptGroup([EmbeddedScript(text: whole, name: "template")])]
    case .shell, .other: break
    }
    fillTemplate(path: path, bytes: bytes)
  }

  package var scripts: [EmbeddedScript] { groups.flatMap(\.scripts) }

  /// Whether an edited copy has the same structure and says the same but for what the edits touch.
  ///
  /// - Parameter edits: those that made `edited` of this document.
  package func isIntact(in edited: Document, after edits: [Edit]) -> Bool {
    let (parts, others) = (parts + streamParts, edited.parts + edited.streamParts)
    guard edited.kind == kind, edited.problem == problem, others.count == parts.count,
      edited.groups.map({ $0.scripts.map(\.name) }) == groups.map({ $0.scripts.map(\.name) })
    else { return false }
    return zip(parts, others).allSatisfy { old, new in
      old.value == new.value
        || edits.contains {
          old.range.start <= $0.range.start && $0.range.end <= old.range.end
        }
    }
  }
}

extension Document {
  /// The comments of the document and of its scripts.
  package var commentsWithScripts: [ByteRange] {
    comments
      + scripts.flatMap { script in
        parseShell(script.text.bytes).comments.compactMap { script.text.span(of: $0)?.range }
      }
  }
}

import ShellSyntax
import Text

/// A text without a name, a first line or a mode line that tells what it is: dotfiles, commands in
/// a folder on the path, libraries of functions.
extension DocumentKind {
  /// A shell script, where all of a text parses as one and each of its commands is a function of it
  /// or a common program; prose and data have lines that are neither.
  static func kind(ofContent bytes: [UInt8], _ name: String) -> DocumentKind? {
    let isPlain = !name.drop { $0 == "." }.contains(".")
    guard isPlain, !name.isEmpty, bytes.count < ShellText.limit,
      ShellText.signs.occur(in: bytes)
    else { return nil }
    let program = parseShell(bytes)
    guard program.issues.isEmpty else { return nil }
    return ShellText(program, bytes).isScript ? .shell : nil
  }
}

private struct ShellText {
  static let limit = 1 << 20
  /// One of them stands in any script that sends a request.
  static let signs = Markers(["curl", "wget", "http ", "xh ", "atlas "].map { [UInt8]($0.utf8) })

  private let program: Program
  private let bytes: [UInt8]
  private let functions: Set<String>

  init(_ program: Program, _ bytes: [UInt8]) {
    self.program = program
    self.bytes = bytes
    let commands = program.statements.flatMap { [$0.first] + $0.rest.map(\.pipeline) }
      .flatMap(\.commands)
    functions = Set(
      commands.compactMap { command in
        if case .function(let definition) = command.body { definition.name } else { nil }
      })
  }

  /// Whether each command is known, and one of them runs something.
  var isScript: Bool {
    var runs = false
    for statement in program.statements {
      for command in ([statement.first] + statement.rest.map(\.pipeline)).flatMap(\.commands) {
        guard let isRun = runsSomething(command) else { return false }
        runs = runs || isRun
      }
    }
    return runs
  }

  /// Whether a command does more than set variables; nil where it is none that is known.
  private func runsSomething(_ command: Command) -> Bool? {
    switch command.body {
    case .function, .ifClause, .forClause, .whileClause, .caseClause, .test, .arithmeticFor:
      return true
    case .simple(let simple):
      guard let first = simple.words.first else { return false }
      let name = String(decoding: bytes[first.range], as: UTF8.self)
      return functions.contains(name) || ShellText.programs.contains(name) ? true : nil
    default: return nil
    }
  }

  /// Builtins and programs with which lines of scripts begin.
  private static let programs: Set<String> = [
    ".", ":", "[", "alias", "atlas", "awk", "basename", "cat", "cd", "chmod", "complete", "cp",
    "curl", "cut", "date", "declare", "dirname", "echo", "eval", "exec", "exit", "export", "false",
    "find", "grep", "gzip", "head", "http", "jq", "let", "local", "ls", "mapfile", "mkdir",
    "mktemp", "mv", "printf", "pushd", "popd", "read", "readonly", "return", "rm", "sed", "set",
    "setopt", "shift", "shopt", "sleep", "sort", "source", "tail", "tee", "test", "tr", "trap",
    "true", "typeset", "umask", "unset", "unalias", "wait", "wc", "wget", "xargs", "xh",
  ]
}

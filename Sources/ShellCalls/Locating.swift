import Calls
import ShellSyntax
import Text

/// Finds the files of the repository that a running script names.
extension Evaluation {
  /// The file that a path means: below the folder to which the script went, beside the script or
  /// from the working directory, or below the top of the repository.
  func file(at path: TracedText, _ state: State) -> FileID? {
    guard let script = scripts.last else { return nil }
    for way in [inFolder(path, state), path].compactMap(\.self) {
      if let rest = behind(way, isIn: { Evaluation.actionNames.contains($0.name.lowercased()) }) {
        if let file = loader.load(rest, from: script) { return file }
      } else if let rest = belowTop(way) {
        if let file = file(belowTop: rest, from: script) { return file }
      } else if way.isKnown, let file = loader.load(way.bytes, from: script) {
        return file
      }
    }
    return nil
  }

  /// The file above the script that a path means whose beginning is a variable of the environment:
  /// the folder of the program, which whoever runs the script exports.
  func file(belowVariable path: TracedText) -> FileID? {
    guard let script = scripts.last, let rest = behind(path, isIn: mayNameRoot),
      let file = file(belowTop: rest, from: script), !scripts.contains(file)
    else { return nil }
    if !isSilent { trace.namedByVariable[file] = path }
    return file
  }

  private func mayNameRoot(_ hole: Hole) -> Bool {
    hole.kind == .variable && hole.number == 0 && !["HOME", "TMPDIR", "PWD"].contains(hole.name)
  }

  /// A relative path with the folder to which the script went.
  private func inFolder(_ path: TracedText, _ state: State) -> TracedText? {
    guard let folder = state.directory, let first = path.bytes.first,
      first != UInt8(ascii: "/"), first != TracedText.holeByte
    else { return nil }
    return folder + TracedText(unwritten: [UInt8(ascii: "/")]) + path
  }

  /// What stands behind the name of the repository's top.
  private func belowTop(_ path: TracedText) -> [UInt8]? {
    behind(path) { hole in
      hole.name == Evaluation.topName
        || hole.kind == .variable && Evaluation.topVariables.contains(hole.name)
        || Evaluation.topExpressions.contains(hole.name.lowercased())
    }
  }

  /// What stands behind a value at the beginning of a path that is some folder.
  private func behind(_ path: TracedText, isIn isFolder: (Hole) -> Bool) -> [UInt8]? {
    guard path.bytes.first == TracedText.holeByte, let hole = path.holes.first,
      path.holes.count == 1, path.bytes.dropFirst().first == UInt8(ascii: "/"), isFolder(hole)
    else { return nil }
    return Array(path.bytes.drop { $0 == TracedText.holeByte || $0 == UInt8(ascii: "/") })
  }

  /// The topmost file with that path above a script; no other is inside the roots.
  private func file(belowTop path: [UInt8], from script: FileID) -> FileID? {
    let up = [UInt8]("../".utf8)
    return (0...8).reversed().lazy.compactMap { levels in
      self.loader.load(Array(repeating: up, count: levels).joined() + path, from: script)
    }.first
  }

  /// What `git rev-parse --show-toplevel` prints.
  static let topName = "git --show-toplevel"

  /// Whether that is what git is asked for.
  func asksForTop(_ invocation: Invocation) -> Bool {
    invocation.arguments.items.allSatisfy { way in
      way.value.contains { $0.text.description == "--show-toplevel" }
    }
  }

  /// Whether a list asks git for the top and only prints another folder where there is none: `git
  /// rev-parse --show-toplevel || pwd`. In a repository that is never printed.
  func guessesTop(_ list: Statement, _ document: TracedText) -> Bool {
    guard list.rest.count == 1, !list.rest[0].isAnd, !list.first.isNegated,
      let question = words(of: list.first, document),
      let guess = words(of: list.rest[0].pipeline, document)
    else { return false }
    return question.first == "git" && question.contains("--show-toplevel")
      && guess.first.map { ["echo", "pwd", "printf", "dirname"].contains($0) } == true
  }

  /// The words of a pipeline that is one simple command, as they are written.
  private func words(of pipeline: Pipeline, _ document: TracedText) -> [String]? {
    guard pipeline.commands.count == 1, case .simple(let command) = pipeline.commands[0].body
    else { return nil }
    return command.words.map { written($0, document) }
  }

  /// Variables in which services give the folder of the repository.
  private static let topVariables: Set<String> = [
    "GITHUB_WORKSPACE", "CI_PROJECT_DIR", "WORKSPACE", "BUILD_SOURCESDIRECTORY",
    "SYSTEM_DEFAULTWORKINGDIRECTORY", "BITBUCKET_CLONE_DIR", "TRAVIS_BUILD_DIR",
    "CIRCLE_WORKING_DIRECTORY",
  ]

  /// Expressions of services that give it.
  private static let topExpressions: Set<String> = [
    "{ github.workspace }", "{github.workspace}",
    "$(build.sourcesdirectory)", "$(system.defaultworkingdirectory)",
  ]

  /// What gives the folder of an action of GitHub, in which its script stands.
  private static let actionNames: Set<String> = [
    "{ github.action_path }", "{github.action_path}", "github_action_path",
  ]

  /// Goes to a folder (`cd`).
  func goTo(_ words: Alternatives<[Argument]>, _ state: inout State) {
    let folders = words.map { words in
      words.count > 1 ? words.last?.text ?? TracedText() : unknown("home")
    }
    guard let folder = folders.single, folder.description != "-" else {
      state.directory = unknown("folder")
      return
    }
    state.directory = inFolder(folder, state) ?? folder
  }
}

import Calls
import ShellSyntax
import Text

extension Evaluation {
  /// `bash FILE ARGUMENT...` and `./FILE ARGUMENT...`, where the file is a script of the
  /// repository; several where a part of its name is not known (`commands/$1.sh`). One that is
  /// running already is not run again.
  func repositoryScripts(_ words: [Argument], at place: Int, _ state: State) -> [FileID] {
    let path = words[place].text
    // A script that runs very many others is followed to its own end, without the rest of them.
    guard scripts.count < Evaluation.sourceLimit, scriptsRun < Evaluation.runLimit,
      steps < Evaluation.stepLimit / 4,
      place > 0 || path.bytes.contains(UInt8(ascii: "/"))
    else { return [] }
    let named = file(at: path, state).map { [$0] }
    let files = named ?? files(withOpenName: path)
    return files.allSatisfy { isScript($0, isGiven: place > 0) } ? files : []
  }

  /// Whether a file is a shell script that does not run now.
  private func isScript(_ file: FileID, isGiven: Bool) -> Bool {
    let text = TracedText(file: file, bytes: loader.bytes(of: file))
    let hasInterpreter = text.bytes.starts(with: "#!".utf8)
    let isNamedShell = loader.path(of: file).suffix(3).elementsEqual(".sh".utf8)
    return !scripts.contains(file)
      && (isShell(text) || !hasInterpreter && (isGiven || isNamedShell))
  }

  /// Runs a script of the repository as a program of its own.
  /// - Parameter shell: the shell to which the command gives it, whatever its first line says.
  func run(
    script file: FileID, by shell: String?, _ invocation: Invocation, _ state: inout State
  ) -> Output {
    let bytes = loader.bytes(of: file)
    let outer = (frames, isZsh, isBats, mayKeepPrefixes, isKsh)
    scriptsRun += 1
    if !isSilent { trace.ran.append(file) }
    if let origin = invocation.origin {
      frames.append(
        Frame(
          command: origin, words: invocation.words, arguments: invocation.arguments,
          callsFunction: true))
    }
    scripts.append(file)
    isZsh = isZshScript(bytes, path: loader.path(of: file))
    mayKeepPrefixes = shell.map(Evaluation.plainShells.contains) ?? namesPlainShell(bytes)
    isKsh = shell.map { $0.hasPrefix("ksh") } ?? namesKsh(bytes)
    isBats = isBatsScript(bytes, path: loader.path(of: file))
    state.programName = TracedText(unwritten: loader.path(of: file))
    state.exitsOnError = namesErrorExit(bytes)
    let output = run(text: TracedText(file: file, bytes: bytes), &state)
    (frames, isZsh, isBats, mayKeepPrefixes, isKsh) = outer
    scripts.removeLast()
    return output
  }
}

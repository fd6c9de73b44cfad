package import Calls
package import Documents
package import GoCalls
package import Rules
import ShellCalls
import ShellSyntax
package import Text

/// One evaluated script, the scripts of a document that run one after the other, or Go
/// packages that import one another. A class: a trace has dozens of collections, and the scripts of
/// a run are gone through for each of its calls.
package final class EvaluatedScript: Sendable {
  package let file: FileID
  /// All files of it: one, or those of the packages.
  package let files: [FileID]
  package let trace: Trace
  /// The text of a document that it is; empty where it is all of its file.
  package let places: [ByteRange]
  /// The files of the Go package that hands it to a shell, and takes what it prints.
  package let takers: [FileID]
  /// Where the texts are written that exported functions of Go give to others.
  package let written: Set<FileID>

  init(file: FileID, trace: Trace, places: [ByteRange] = [], takers: [FileID] = []) {
    self.file = file
    files = [file]
    self.trace = trace
    self.places = places
    self.takers = takers
    written = EvaluatedScript.files(ofTextsGivenBy: trace)
  }

  init(package: [FileID], trace: Trace) {
    file = package[0]
    files = package
    self.trace = trace
    (places, takers) = ([], [])
    written = EvaluatedScript.files(ofTextsGivenBy: trace)
  }

  private static func files(ofTextsGivenBy trace: Trace) -> Set<FileID> {
    Set(trace.givenOut.flatMap(\.text.pieces).compactMap(\.origin?.file))
  }
}

/// A part of a file that is not edited.
package struct Untouchable: Hashable, Sendable {
  package let file: FileID
  package let range: ByteRange
  package let reason: String
  /// Whether only calls are left whose answer has other names of fields.
  package var isAboutAnswers = false
}

/// The scripts of a run after evaluation, and the deprecated calls in them.
package struct Scan: Sendable {
  package let scripts: [EvaluatedScript]
  package let calls: [DeprecatedCall]
  /// The documents by file.
  package let documents: [FileID: Document]
  /// Scripts of documents that are not edited.
  package let untouchable: [Untouchable]

  /// Evaluates `scripts`. A script that another one sources is seen through that one only, unless
  /// it does something else when it is run; its functions that nobody calls are evaluated on their
  /// own.
  ///
  /// - Parameters:
  ///   - documents: other files that hold shell commands.
  ///   - packages: the Go packages that are followed together.
  ///   - unset: variables that are known to be set by no environment.
  ///   - traces: what was followed already, of the same workspace and with no variable unset.
  package init(
    scripts files: [FileID], documents: [FileID] = [], packages: [[PackageFiles]] = [],
    workspace: Workspace, rules: RuleSet, unset: Set<String> = [], traces: Traces? = nil
  ) {
    let first = files.map {
      traces?.take(script: $0) ?? FollowedScript($0, with: workspace, unset: unset)
    }
    let sourced = Set(first.flatMap(\.trace.sourced))
    let called = first.reduce(into: Set<Origin>()) { $0.formUnion($1.trace.called) }
    var all = zip(files, first).map { file, first in
      let followed =
        sourced.contains(file) && !asksWhoRunsIt(workspace.bytes(of: file))
        ? FollowedScript(file, with: workspace, unset: unset, onlyFunctions: true) : first
      return EvaluatedScript(file: file, trace: followed.finished(besides: called))
    }
    var read: [FileID: Document] = [:]
    var untouchable: [Untouchable] = []
    for file in documents {
      let followed = traces?.take(document: file)
      let document =
        followed?.document
        ?? Document(file, path: workspace.path(of: file), bytes: workspace.bytes(of: file))
      read[file] = document
      for (index, group) in document.groups.enumerated() {
        let trace =
          followed?.traces[index] ?? evaluate(group, of: file, with: workspace, unset: unset)
        let places = group.scripts.flatMap(\.text.pieces).compactMap(\.origin?.range)
        all.append(EvaluatedScript(file: file, trace: trace, places: places))
      }
      untouchable += document.scripts.compactMap { $0.untouchable(in: file) }
    }
    all += runAlone(besides: files, all, called, workspace, unset)
    all += packages.filter { !$0.flatMap(\.files).isEmpty }.map { group in
      EvaluatedScript(
        package: group.flatMap(\.files), trace: evaluate(packages: group, with: workspace))
    }
    all += all.filter { $0.files.count > 1 || isGoFile(workspace.path(of: $0.file)) }
      .flatMap { shellText(in: $0, workspace) }
    self.documents = read
    self.untouchable = untouchable
    scripts = all
    calls = all.enumerated().flatMap { index, script in
      CallSearch(rules: rules, trace: script.trace, index: index).calls()
    }
  }

  /// The event of a call.
  package func event(of call: DeprecatedCall) -> Event {
    scripts[call.trace].trace.events[call.event]
  }
}

/// Evaluates the scripts of a group.
func evaluate(
  _ group: ScriptGroup, of file: FileID, with workspace: Workspace, unset: Set<String> = []
) -> Trace {
  let programs = group.scripts.map { script in
    EmbeddedProgram(
      text: script.text, setup: script.setup,
      environment: script.environment.map { ($0.name, $0.value) }, folder: script.folder,
      isForPlainShell: script.isForPlainShell)
  }
  return evaluate(
    programs: programs, inOneShell: group.isOneShell, of: file, with: workspace, unset: unset)
}

extension EmbeddedScript {
  /// Why it is not edited, with its place.
  fileprivate func untouchable(in file: FileID) -> Untouchable? {
    guard let range else { return nil }
    var reason = obstacle
    if reason == nil, !isSample, !parseShell(text.bytes).issues.isEmpty {
      reason = "\(name) has a syntax error, and such scripts are left alone"
    }
    if let reason { return Untouchable(file: file, range: range, reason: reason) }
    return reader.map {
      Untouchable(file: file, range: range, reason: $0, isAboutAnswers: true)
    }
  }
}

/// Whether a script tells whether it is run or sourced: `[[ "${BASH_SOURCE[0]}" == "$0" ]]`.
private func asksWhoRunsIt(_ script: [UInt8]) -> Bool {
  Markers([[UInt8]("BASH_SOURCE".utf8)]).allOccurrences(in: script).contains { found in
    let start = script[..<found.offset].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let end = script[found.offset...].firstIndex(of: 0x0A) ?? script.count
    let line = String(decoding: script[start..<end], as: UTF8.self)
    let isTest = line.contains("[ ") && ["==", "!=", " = "].contains(where: line.contains)
    return isTest && (line.contains("$0") || line.contains("${0}"))
  }
}

/// The scripts that others run, and that nobody named: anyone else may run them as well.
private func runAlone(
  besides files: [FileID], _ found: [EvaluatedScript], _ called: Set<Origin>,
  _ workspace: Workspace, _ unset: Set<String>
) -> [EvaluatedScript] {
  var known = Set(files)
  var waiting = found.flatMap(\.trace.ran)[...]
  var result: [EvaluatedScript] = []
  while let file = waiting.popFirst() {
    guard known.insert(file).inserted else { continue }
    let trace = FollowedScript(file, with: workspace, unset: unset).finished(besides: called)
    result.append(EvaluatedScript(file: file, trace: trace))
    waiting += trace.ran
  }
  return result
}

/// The text that a Go package hands to a shell (`sh -c`), each a script of its own.
private func shellText(in package: EvaluatedScript, _ workspace: Workspace) -> [EvaluatedScript] {
  package.trace.events.compactMap { event in
    guard event.alternatives.count == 1, let text = event.alternatives[0].shellText else {
      return nil
    }
    let program = EmbeddedProgram(text: text)
    return EvaluatedScript(
      file: package.file,
      trace: evaluate(programs: [program], inOneShell: true, of: package.file, with: workspace),
      takers: package.files)
  }
}

package import Calls
import GoCalls
package import Rules
import ShellCalls
package import Text

/// One evaluated script, or the Go package of one folder.
package struct EvaluatedScript: Sendable {
  package let file: FileID
  /// All files of it: one, or those of the package.
  package let files: [FileID]
  package let trace: Trace

  init(file: FileID, trace: Trace) {
    self.file = file
    files = [file]
    self.trace = trace
  }

  init(package: [FileID], trace: Trace) {
    file = package[0]
    files = package
    self.trace = trace
  }
}

/// The scripts of a run after evaluation, and the deprecated calls in them.
package struct Scan: Sendable {
  package let scripts: [EvaluatedScript]
  package let calls: [DeprecatedCall]

  /// Evaluates `scripts`. A script that another one sources is seen through that one only; its
  /// functions that nobody calls are evaluated on their own.
  ///
  /// - Parameters:
  ///   - snippets: parts of other files that are shell commands.
  ///   - packages: the Go files of each folder.
  ///   - unset: variables that are known to be set by no environment.
  package init(
    scripts files: [FileID], snippets: [Snippet] = [], packages: [[FileID]] = [],
    workspace: Workspace, rules: RuleSet, unset: Set<String> = []
  ) {
    let first = files.map {
      EvaluatedScript(file: $0, trace: evaluate(script: $0, with: workspace, unset: unset))
    }
    let sourced = Set(first.flatMap(\.trace.sourced))
    let called = first.reduce(into: Set<Origin>()) { $0.formUnion($1.trace.called) }
    var all = files.map { file in
      EvaluatedScript(
        file: file,
        trace: evaluate(
          script: file, with: workspace, called: called, unset: unset,
          onlyFunctions: sourced.contains(file)))
    }
    all += snippets.map { snippet in
      EvaluatedScript(
        file: snippet.file,
        trace: evaluate(snippet: snippet.range, of: snippet.file, with: workspace))
    }
    all += packages.filter { !$0.isEmpty }.map { files in
      EvaluatedScript(package: files, trace: evaluate(package: files, with: workspace))
    }
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

/// A part of a file that is shell text.
package struct Snippet: Hashable, Sendable {
  package let file: FileID
  package let range: ByteRange
  package init(file: FileID, range: ByteRange) {
    self.file = file
    self.range = range
  }
}

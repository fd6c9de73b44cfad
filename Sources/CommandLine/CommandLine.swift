// The room `CommandLine`: arguments, exit status, and what goes to which stream.
//
// It knows no language and no rule; the engine does the work behind a few closures (`Engine`), so
// that a test can run the whole command line in its own process. One table (`Option.swift`,
// `Command.swift`) gives parsing, help, completions and the manual page.
//
//     let tool = Tool(
//       arguments: System.arguments, environment: System.environment, engine: engine,
//       output: System.output, errors: System.errors)
//     exit(tool.run())
import Reports
import Rules
import Text

/// One run of the program.
package struct Tool {
  /// The arguments after the program's name, as bytes.
  package let arguments: [[UInt8]]
  package let environment: [String: String]
  package let engine: Engine
  /// For results only.
  package let output: Output
  /// For errors, and for what accompanies the results.
  package let errors: Output
  /// Shows how far a long scan is; nil: nobody looks.
  package let progress: Progress?
  package init(
    arguments: [[UInt8]], environment: [String: String], engine: Engine, output: Output,
    errors: Output, progress: Progress? = nil
  ) {
    self.progress = progress
    self.arguments = arguments
    self.environment = environment
    self.engine = engine
    self.output = output
    self.errors = errors
  }

  /// Does what the arguments say; the exit status (README, "Exit status").
  package func run() -> Int32 {
    let reply: Reply
    do throws(UsageError) {
      reply = try self.reply(to: Invocation(arguments))
    } catch {
      reply = Reply(usage: error)
    }
    return deliver(reply).rawValue
  }

  private func reply(to invocation: Invocation) throws(UsageError) -> Reply {
    if invocation.has("version") { return Reply(output: versionLine(try loadedRules(invocation))) }
    if invocation.has("help") { return Reply(output: help(invocation.command)) }
    switch invocation.command {
    case nil: return Reply(errors: help(nil), status: .usage)
    case .check: return try check(invocation)
    case .migrate: return try migrate(invocation)
    case .rules: return try rules(invocation)
    case .explain: return try explain(invocation)
    case .completions: return try completions(invocation)
    case .man: return Reply(output: manualPage)
    case .help: return try helpCommand(invocation)
    }
  }

  private func versionLine(_ rules: RuleSet) -> String {
    "tenant2flex \(version) (rules of \(rules.dataDate))\n"
  }

  private func helpCommand(_ invocation: Invocation) throws(UsageError) -> Reply {
    guard let name = invocation.operands.first.map(text) else { return Reply(output: help(nil)) }
    return Reply(output: help(try Command(named: name)))
  }

  /// Writes results before messages. A reader that closed its pipe is content with what it has.
  private func deliver(_ reply: Reply) -> ExitStatus {
    var status = reply.status
    if case .failed(let reason) = output.write(reply.output) {
      _ = errors.write(Array("tenant2flex: cannot write the output: \(reason)\n".utf8))
      status = .worst([status, .write])
    }
    _ = errors.write(reply.errors)
    return status
  }
}

/// What a command answers.
struct Reply {
  var output: [UInt8] = []
  var errors: [UInt8] = []
  var status = ExitStatus.clean

  init(output: [UInt8] = [], errors: [UInt8] = [], status: ExitStatus = .clean) {
    self.output = output
    self.errors = errors
    self.status = status
  }

  init(output: String = "", errors: String = "", status: ExitStatus = .clean) {
    self.init(output: Array(output.utf8), errors: Array(errors.utf8), status: status)
  }

  init(usage error: UsageError) {
    self.init(output: [], status: .usage)
    for message in error.messages { complain(message) }
  }

  /// Adds a line for a person, named for the program. What it repeats cannot steer a terminal.
  mutating func complain(_ message: String) {
    errors += Array("tenant2flex: \(shown(Array(message.utf8)))\n".utf8)
  }
}

/// Why the arguments, the configuration or the rules cannot be used.
struct UsageError: Error, Hashable {
  let messages: [String]
  init(_ messages: String...) { self.messages = messages }
  init(_ messages: [String]) { self.messages = messages }
}

/// Bytes as text, for messages.
func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

import Foundation
import Testing

@testable import CommandLine

@Test func everyCommandHasHelpFromTheTable() {
  let fake = FakeEngine()
  for command in Command.allCases {
    let run = fake.run("\(command.rawValue) --help")
    #expect(run.status == 0)
    #expect(run.output == fake.run("help \(command.rawValue)").output)
    for option in Option.all(of: command) { #expect(run.output.contains("--\(option.name)")) }
    for line in run.output.split(separator: "\n") { #expect(line.count <= 90, "\(line)") }
  }
  #expect(fake.run("--help").output.contains("Exit status:"))
  #expect(fake.run("--version").output == "tenant2flex \(version) (rules of 2026-08-21)\n")
}

@Test func optionNamesAreUnique() {
  #expect(Set(Option.table.map(\.name)).count == Option.table.count)
  let letters = Option.table.compactMap(\.short)
  #expect(Set(letters).count == letters.count)
}

@Test func theManualPageNamesEveryOption() {
  let page = FakeEngine().run("man").output
  for option in Option.table {
    let name = option.name.split(separator: "-").joined(separator: "\\-")
    #expect(page.contains("\\-\\-\(name)"))
  }
}

/// The completion scripts are read by the shells themselves, and bash completes with its own.
@Test func shellsReadTheCompletions() throws {
  for shell in ["bash", "zsh", "fish"] {
    let script = FakeEngine().run("completions \(shell)").output
    for option in Option.table where option.commands != nil {
      #expect(script.contains(option.name))
    }
    if let answer = run(shell, ["-n"], input: script) {
      #expect(answer == "", "\(shell): \(answer)")
    }
  }
  let script = FakeEngine().run("completions bash").output
  let probe = """
    \(script)
    complete_words() {
      COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=(); _tenant2flex
      echo "${COMPREPLY[*]}"
    }
    complete_words tenant2flex mig
    complete_words tenant2flex check --exit
    complete_words tenant2flex check --color = al
    complete_words tenant2flex rules s
    """
  if let answer = run("bash", [], input: probe) {
    #expect(answer == "migrate\n--exit-zero\nalways\nshow\n")
  }
}

/// What a program prints for some input; nil if it is not installed.
private func run(_ program: String, _ arguments: [String], input: String) -> String? {
  let folders = ["/bin", "/usr/bin", "/usr/local/bin"]
  guard
    let path = folders.map({ "\($0)/\(program)" })
      .first(where: FileManager.default.isExecutableFile(atPath:))
  else { return nil }
  let file = FileManager.default.temporaryDirectory
    .appendingPathComponent("script-\(UInt64.random(in: 0...UInt64.max))")
  defer { try? FileManager.default.removeItem(at: file) }
  let process = Process()
  let output = Pipe()
  do {
    try Data(input.utf8).write(to: file)
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments + [file.path]
    process.standardOutput = output
    process.standardError = output
    try process.run()
  } catch {
    return nil
  }
  let printed = output.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return String(decoding: printed, as: UTF8.self)
}

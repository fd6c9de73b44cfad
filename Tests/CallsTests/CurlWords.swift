import Calls
import Foundation
import Testing
import Text

/// A word in which `${NAME}` is a hole.
func word(_ text: String) -> TracedText {
  var result = TracedText()
  var rest = Substring(text)
  while let start = rest.range(of: "${"),
    let end = rest.range(of: "}", range: start.upperBound..<rest.endIndex)
  {
    result.append(known(rest[..<start.lowerBound]))
    let name = String(rest[start.upperBound..<end.lowerBound])
    result.append(TracedText(Hole(kind: .variable, name: name)))
    rest = rest[end.upperBound...]
  }
  result.append(known(rest))
  return result
}

private func known(_ text: Substring) -> TracedText {
  TracedText(file: FileID(index: 0), bytes: Array(text.utf8))
}

/// What `curl` would make of `words`.
func curl(_ words: String...) -> CurlInvocation { CurlInvocation.parse(words.map(word)) }

/// The options as short text: name, value, and where both were written.
func summary(_ words: [String]) -> [String] {
  let arguments = words.map(word)
  return CurlInvocation.parse(arguments).transfers.map { transfer in
    transfer.options.map { option in
      let flag = arguments[option.flagArgument].slice(option.flagRange).description
      let sign = option.isNegated ? "!" : ""
      let mark = option.isUncertain ? "?" : ""
      let value = option.value.map { "=" + $0.description } ?? ""
      return "\(flag):\(sign)\(option.name)\(value)\(mark)"
    }
    .joined(separator: " ")
  }
}

/// What a program prints, run with nothing on its input unless told.
func output(of program: [String], input: Data = Data(), in folder: URL? = nil) throws -> Data {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = program
  process.currentDirectoryURL = folder
  let (stdin, stdout) = (Pipe(), Pipe())
  process.standardInput = stdin
  process.standardOutput = stdout
  try process.run()
  stdin.fileHandleForWriting.write(input)
  try stdin.fileHandleForWriting.close()
  let data = stdout.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  try #require(process.terminationStatus == 0, "\(program) must be installed and succeed")
  return data
}

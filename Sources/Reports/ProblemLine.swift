package import Migration
package import Text

/// A problem on one line: `path:line:column: message`, as far as the place is known.
package func line(for problem: Problem, in sources: SourceSet) -> String {
  var place = visible(withoutDot(problem.path))
  let file = sources.files.first { $0.path == problem.path }
  if let range = problem.range, let file, range.end <= file.bytes.count {
    let position = LineTable(file.bytes).position(at: range.start)
    place += ":\(position.line):\(position.column)"
  }
  return "\(place): \(visible(redacted(problem.message)))"
}

/// A path as a person reads it: nothing in it can steer a terminal.
package func shown(_ path: [UInt8]) -> String { visible(path) }

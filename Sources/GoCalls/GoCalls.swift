// The room `GoCalls`: symbolic evaluation of a Go package.
//
// It runs a package without running it: strings are traced text with alternatives, unknown text is
// a hole, and every request that would be sent becomes an `Event` whose arguments are laid out as
// those of curl. It must not know rules or files; the sources come through a `SourceLoader`.
//
//     let trace = evaluate(package: files, with: loader)
//     for event in trace.events where event.role == .request {
//       CurlInvocation.parse(event.alternatives[0].arguments.dropFirst().map(\.text))
//     }

package import Calls
package import Text

/// Evaluates the Go files of one folder, tests among them, whatever their build constraints: files
/// that declare the same name are never built together, and each of them is followed once.
///
/// Never fails and always ends: what is not understood becomes a hole, what is given up a limit.
package func evaluate(package files: [FileID], with loader: any SourceLoader) -> Trace {
  let units = files.map { Unit($0, bytes: loader.bytes(of: $0)) }
  var trace = Trace()
  for build in builds(of: units) {
    let first = Evaluation(Program(build), loader)
    first.run()
    let second = Evaluation(after: first, adding: trace)
    second.run()
    trace = second.trace
  }
  return trace
}

// The room `GoCalls`: symbolic evaluation of Go packages.
//
// It runs packages without running them: strings are traced text with alternatives, unknown text is
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
  evaluate(packages: [PackageFiles(files)], with: loader)
}

/// The same for packages that import one another, those that are imported first. Where they are too
/// much to be followed together, each is followed on its own.
package func evaluate(packages all: [PackageFiles], with loader: any SourceLoader) -> Trace {
  let packages = all.count > 1 ? all.filter { !isModelled($0.importPath) } : all
  if packages.count > 1,
    let together = evaluate(parsedUnits(of: packages, with: loader), adding: Trace(), with: loader)
  {
    return together
  }
  var trace = Trace()
  trace.isApart = packages.count > 1
  for var package in packages {
    package.isClosed = package.isClosed && packages.count == 1
    let units = parsedUnits(of: [package], with: loader)
    trace = evaluate(units, adding: trace, with: loader) ?? trace
  }
  return trace
}

/// Follows some files, whatever their build constraints; nil where they are of several packages
/// that are too much to be followed together.
private func evaluate(
  _ units: [Unit], adding trace: Trace, with loader: any SourceLoader
) -> Trace? {
  var trace = trace
  for build in builds(of: units) {
    let program = Program(build)
    let first = Evaluation(program, loader)
    first.run()
    if program.isGroup, first.trace.limits.contains(where: { $0.kind == .rest }) { return nil }
    let second = Evaluation(after: first, adding: trace)
    second.run()
    trace = second.trace
    if program.isGroup, trace.limits.contains(where: { $0.kind == .rest }) { return nil }
  }
  return trace
}

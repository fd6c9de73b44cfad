import Migration

/// How a run ended (README, "Exit status").
package enum ExitStatus: Int32, Hashable, Sendable {
  /// Nothing found, or nothing left to do.
  case clean = 0
  /// Deprecated calls found, or left.
  case findings = 1
  /// Wrong usage, configuration or rules.
  case usage = 2
  /// Some input could not be read or parsed, and nothing worse.
  case input = 3
  /// A write failed, or a file changed under us.
  case write = 4

  /// From the worst to the best.
  private static let order: [ExitStatus] = [.write, .usage, .findings, .input, .clean]

  /// The worst of several.
  static func worst(_ all: [ExitStatus]) -> ExitStatus {
    order.first(where: all.contains) ?? .clean
  }

  /// What problems alone make of a run.
  static func after(_ problems: [Problem]) -> ExitStatus {
    worst(problems.map { $0.stage == .write ? .write : .input })
  }
}

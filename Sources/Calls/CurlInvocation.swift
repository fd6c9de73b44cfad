package import Text

/// What the words after `curl` mean.
package struct CurlInvocation: Sendable {
  /// The command line split at `--next`; never empty.
  package let transfers: [CurlTransfer]
  /// In the order of the arguments; then those of whole transfers.
  package let problems: [CurlProblem]
  /// `--help`, `--manual` or `--version`: curl prints something and sends nothing.
  package let sendsNothing: Bool

  /// Reads the words after `curl`. Never fails: what curl would refuse is a problem.
  package static func parse(_ arguments: [TracedText]) -> CurlInvocation {
    var reader = CurlArgumentReader(arguments)
    reader.readAll()
    var problems = reader.problems
    if !reader.sendsNothing {
      for transfer in reader.transfers { problems += transfer.problems(after: problems) }
    }
    return CurlInvocation(
      transfers: reader.transfers, problems: problems, sendsNothing: reader.sendsNothing)
  }
}

extension CurlTransfer {
  /// What is wrong with the transfer as a whole, given what is known about its words.
  fileprivate func problems(after known: [CurlProblem]) -> [CurlProblem] {
    var problems: [CurlProblem] = []
    let mayHaveMore = known.contains { $0.kind == .unknownWords || $0.kind == .notFollowed }
    if urls.isEmpty, !mayHaveMore {
      problems.append(CurlProblem(kind: .missingURL, argument: nil, option: "url"))
    }
    if let option = conflictingOption {
      problems.append(
        CurlProblem(
          kind: .conflictingMethods, argument: option.flagArgument, option: option.name))
    }
    return problems
  }
}

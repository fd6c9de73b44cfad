import Text

/// A program, or a library, that sends requests.
///
/// What its arguments mean is laid out in the options of curl, so that whatever looks at a request
/// need not know which client sends it; an option that curl has no word for keeps its dashes.
package enum HTTPClient: Hashable, Sendable {
  /// curl, and libraries whose requests are laid out in its words.
  case curl
  case wget
  /// HTTPie, and xh, which takes the same arguments.
  case httpie

  /// The client of a program's name.
  package init?(named name: String) {
    switch name {
    case "curl": self = .curl
    case "wget": self = .wget
    case "http", "https", "xh", "xhs": self = .httpie
    default: return nil
    }
  }

  /// What a command means.
  ///
  /// - Parameters:
  ///   - arguments: the program first.
  ///   - hasInput: whether something stands on its standard input.
  package func invocation(_ arguments: [Argument], hasInput: Bool) -> CurlInvocation {
    switch self {
    case .curl: return CurlInvocation.parse(arguments.dropFirst().map(\.text))
    case .wget:
      var reader = WgetReader(arguments.dropFirst().map(\.text))
      return reader.invocation()
    case .httpie:
      var reader = HTTPieReader(Array(arguments.dropFirst()))
      return reader.invocation(hasInput: hasInput)
    }
  }
}

extension Event {
  /// The client that the event is a command of; nil for other programs.
  package var client: HTTPClient? {
    switch role {
    case .request: .curl
    case .command: name.flatMap(HTTPClient.init(named:))
    case .shown, .reader, .pure, .double: nil
    }
  }

  /// What one way of the event sends; nil if it is no command of a client.
  package func invocation(_ alternative: Alternative) -> CurlInvocation? {
    guard let client else { return nil }
    let arguments = client == .httpie ? handedOver(alternative.arguments) : alternative.arguments
    return client.invocation(arguments, hasInput: alternative.input != nil)
  }

  /// The arguments with the words that callers gave: what reaches the client by `"$@"` is a word of
  /// the command that calls the function.
  private func handedOver(_ arguments: [Argument]) -> [Argument] {
    let given = frames.filter(\.callsFunction).flatMap(\.arguments.items).flatMap(\.value)
      .filter { $0.isWholeWord && $0.word != nil }
    return arguments.map { argument in
      guard !argument.isWholeWord, !argument.text.isEmpty else { return argument }
      let own = given.filter { $0.text.pieces == argument.text.pieces }
      guard let word = own.first?.word, own.allSatisfy({ $0.word == word }) else { return argument }
      return Argument(text: argument.text, word: word, parts: argument.parts)
    }
  }
}

extension CurlOption {
  /// An option of another client, by the name that curl has for it.
  ///
  /// - Parameter value: the argument that holds the value, and the value in it.
  init(
    _ name: String, flag: Int, _ flagRange: ByteRange = ByteRange(0, 0),
    value: (argument: Int, range: ByteRange, text: TracedText)? = nil, isNegated: Bool = false
  ) {
    self.init(
      name: name, isNegated: isNegated, isExpanded: false, isAbbreviated: false,
      flagArgument: flag, flagRange: flagRange, valueArgument: value?.argument,
      valueRange: value?.range, value: value?.text, isUncertain: false)
  }

  /// An option that another client's arguments call for, with a value that is written nowhere as a
  /// whole.
  init(_ name: String, flag: Int, made value: TracedText) {
    self.init(
      name: name, isNegated: false, isExpanded: false, isAbbreviated: false, flagArgument: flag,
      flagRange: ByteRange(0, 0), valueArgument: nil, valueRange: nil, value: value,
      isUncertain: false)
  }
}

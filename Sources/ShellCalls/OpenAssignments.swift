import Calls
import ShellSyntax
import Text

/// Commands that set variables whose names are not known: `export $(grep -v '^#' .env | xargs)`,
/// `declare "$key=$value"`, `source <(...)`, `eval "$(...)"`. What the script has set before is no
/// more than a default then.
extension Evaluation {
  /// Whether a word of a declaration has no known name, or may be several words.
  func hasOpenName(_ word: TracedText) -> Bool {
    let name = word.bytes.prefix { $0 != UInt8(ascii: "=") }
    return name.contains(TracedText.holeByte) && name.first != UInt8(ascii: "-")
  }

  /// Whether a text that is run sets what is not known: it begins with a value, or with a name that
  /// has one in it.
  func setsOpenNames(_ text: TracedText) -> Bool {
    let first = text.bytes.prefix { !" \t\n;".utf8.contains($0) }
    guard let hole = text.holes.first, first.contains(TracedText.holeByte) else { return false }
    if first.contains(UInt8(ascii: "=")) { return hasOpenName(text) }
    return first.first == TracedText.holeByte && hole.kind != .variable
      && !Evaluation.harmless.contains(hole.name)
  }

  /// Programs whose output sets variables of their own.
  private static let harmless: Set<String> = [
    "ssh-agent", "dircolors", "brew", "direnv", "minikube", "docker-machine", "opam", "pyenv",
    "rbenv", "nodenv", "keychain", "lesspipe", "starship", "conda", "mise", "gpg-agent",
  ]

  /// Any variable may be another one from here on. Those that the command names are set by it. What
  /// was set before the last such command is a default already.
  func loseVariables(by invocation: Invocation, _ state: inout State) {
    state.decisions = []
    ranUnknownText = true
    for name in namesSet(by: invocation) {
      let texts = texts(of: name, state)
      guard texts.contains(where: { !$0.isEmpty }) else { continue }
      trace.noteLost(texts)
      assign(name, Alternatives(Content(unknown(name))), &state)
    }
    for name in state.variables.names(differingFrom: lastLost) {
      for piece in texts(of: name, state).flatMap(\.pieces) where piece.content == .exact {
        guard let origin = piece.origin else { continue }
        note(
          default: TakenDefault(word: origin, variable: name, setter: invocation.name ?? "eval"))
      }
    }
    lastLost = state.variables
  }

  private func texts(of name: String, _ state: State) -> [TracedText] {
    state.variables[name]?.content.items.compactMap(\.value).flatMap(\.elements) ?? []
  }

  /// The names before `=` in a command.
  private func namesSet(by invocation: Invocation) -> [String] {
    guard let origin = invocation.origin else { return [] }
    let source = loader.bytes(of: origin.file)[origin.range]
    let words = source.split(separator: UInt8(ascii: "="), omittingEmptySubsequences: false)
    let names = words.dropLast().map { word in
      String(decoding: word.reversed().prefix(while: isNameByte).reversed(), as: UTF8.self)
    }
    return Set(names.filter { !$0.isEmpty }).sorted()
  }
}

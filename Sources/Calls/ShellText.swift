package import Text

extension Event.Alternative {
  /// The text that a shell is given to run: the word after `-c`, alone or with other letters (`bash
  /// -euc TEXT`, POSIX sh(1)). Nil where the first word is no shell, or there is none.
  package var shellText: TracedText? {
    let shells: Set<String> = ["sh", "bash", "dash", "zsh", "ksh"]
    guard let name = arguments.first?.text, shells.contains(name.description),
      let flag = arguments.dropFirst().firstIndex(where: { isTextFlag($0.text) }),
      flag + 1 < arguments.count
    else { return nil }
    return arguments[flag + 1].text
  }

  private func isTextFlag(_ word: TracedText) -> Bool {
    let letters = word.description.dropFirst()
    return word.isKnown && word.bytes.first == UInt8(ascii: "-") && letters.last == "c"
      && letters.allSatisfy { ("a"..."z").contains($0) }
  }
}

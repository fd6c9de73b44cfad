import Calls
import GoSyntax
import Text

extension Evaluation {
  /// `flag.String` and the like (package flag, pflag, cobra): the flag has its default, which the
  /// trace notes, or what is given at run time.
  func flagFunction(_ name: String, _ site: CallSite, _ state: inout State) -> Possible? {
    let method = name.split(separator: ".").last.map(String.init) ?? name
    guard let layout = Evaluation.flags[method], site.arguments.count == layout.count,
      let flag = site.argument(layout.name), let content = site.argument(layout.value),
      let spelling = texts(flag, state).single, spelling.isKnown,
      let text = texts(content, state).single
    else { return nil }
    if text.isKnown, !text.isEmpty, let word = site.word(layout.value) {
      let taken = TakenDefault(word: word, variable: "-\(spelling.description)")
      if !trace.defaults.contains(taken) { trace.defaults.append(taken) }
    }
    let value = kept(content, or: unknown(spelling.description))
    guard layout.name > 0 else { return Possible(.pointer(newCell(value, nil, &state))) }
    for item in site.arguments[0].items {
      if case .pointer(let cell) = item.value { write(value, to: cell, &state) }
    }
    return Possible(.null)
  }

  /// Where the name and the default stand among how many arguments.
  private struct FlagLayout {
    let count: Int
    let name: Int
    let value: Int
  }

  private static let flags: [String: FlagLayout] = [
    "String": FlagLayout(count: 3, name: 0, value: 1),
    "StringP": FlagLayout(count: 4, name: 0, value: 2),
    "StringVar": FlagLayout(count: 4, name: 1, value: 2),
    "StringVarP": FlagLayout(count: 5, name: 1, value: 3),
  ]
}

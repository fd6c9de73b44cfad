/// How text for a person is drawn.
package struct TextStyle: Hashable, Sendable {
  /// How much is said.
  package enum Detail: Hashable, Sendable {
    /// The findings only.
    case quiet
    case usual
    /// Also every entry of the ledger.
    case verbose
  }
  package var isColoured: Bool
  /// Whether the bytes go to a screen, where a patch must be shown rather than copied.
  package var isTerminal: Bool
  package var detail: Detail
  package init(isColoured: Bool = false, isTerminal: Bool = false, detail: Detail = .usual) {
    self.isColoured = isColoured
    self.isTerminal = isTerminal
    self.detail = detail
  }
}

/// The colours of the text report (ECMA-48, SGR).
enum Paint: String {
  case bold = "1"
  case red = "31"
  case green = "32"
  case boldRed = "1;31"
  case boldYellow = "1;33"
  case boldBlue = "1;34"
  case cyan = "36"
}

extension TextStyle {
  /// `text` in a colour, if colours are wanted.
  func paint(_ text: String, _ paint: Paint) -> String {
    isColoured && !text.isEmpty ? "\u{1B}[\(paint.rawValue)m\(text)\u{1B}[0m" : text
  }
}

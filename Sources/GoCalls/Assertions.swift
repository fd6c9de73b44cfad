import Calls
import Text

/// What tests compare by the functions of a library: `assert.Equal(t, want, got)`.
extension Evaluation {
  /// Two texts that a test compares, of which one is a path where no library for tests says so; nil
  /// for all else.
  func asserted(_ name: String, _ site: CallSite, _ state: State) -> Possible? {
    guard isTest(site.unit) else { return nil }
    let isOfLibrary = Self.assertions.contains(where: name.contains)
    guard isOfLibrary || name == "reflect.DeepEqual" else { return nil }
    let first = isOfLibrary ? 1 : 0
    guard let left = site.argument(first), let right = site.argument(first + 1),
      isURL(left) || isURL(right) || isOfLibrary && isText(left) && isText(right)
    else { return nil }
    switch name.split(separator: ".").last {
    case "Equal", "Equalf", "EqualValues", "Exactly", "DeepEqual":
      return compared(left, right, isEqual: true, at: site.origin, state, isTest: true)
    case "Contains", "Containsf":
      recordComparison(left, right, site.origin, state)
      return unknown("assertion")
    default: return nil
    }
  }

  private func isText(_ value: Possible) -> Bool {
    value.items.allSatisfy { item in
      switch item.value {
      case .text, .unknown, .boolean, .null: true
      default: false
      }
    }
  }

  private static let assertions = [
    "/testify/assert.", "/testify/require.", "gotest.tools/v3/assert.", "gotest.tools/assert.",
  ]
}

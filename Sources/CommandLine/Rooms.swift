import Migration
import Reports

extension Engine {
  /// The rooms of the house, joined.
  package static var rooms: Engine {
    Engine(
      rules: { _ in .loaded([]) }, scan: { _ in .refused(["no scanner yet"]) },
      files: { _ in .refused(["no scanner yet"]) }, write: { _, _ in [] },
      save: { _, _ in "no writer yet" }, standardInput: System.standardInput,
      today: System.today, place: System.place)
  }
}

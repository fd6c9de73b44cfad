import Testing
import Text

@testable import Migration
@testable import Reports

@Test func showText() {
  print(rendered(Sample.report(), .text))
  print(rendered(Sample.report(.plan), .text))
  print(rendered(Sample.report(.migrated), .text, TextStyle(detail: .verbose)))
  print(rendered(Sample.report(applied: [.safe, .unsafe]), .diff))
  print(rendered(Sample.report(), .json))
}

package import Text

/// What a program is given, where an answer of the service is (a part of) it.
package struct JQInput: Hashable, Sendable {
  /// The value of `.`.
  package var value: JQShape
  /// What `input` and `inputs` yield.
  package var rest: JQShape
  /// Named strings of the command line: `$name`.
  package var strings: [[UInt8]: [UInt8]]
  /// Named values of the command line that hold something of the answer: `--argjson`,
  /// `--slurpfile`.
  package var variables: [[UInt8]: JQShape]

  /// An input; `.` is `value`.
  package init(
    value: JQShape, rest: JQShape = .foreign, strings: [[UInt8]: [UInt8]] = [:],
    variables: [[UInt8]: JQShape] = [:]
  ) {
    self.value = value
    self.rest = rest
    self.strings = strings
    self.variables = variables
  }

  /// An object whose fields are renamed.
  package static let object = JQInput(value: .job)
  /// A list of such objects, in `results`.
  package static let list = JQInput(value: .list)
}

/// How a program has to change when fields of its input get other names.
package struct JQRenaming: Hashable, Sendable {
  /// Whether the edits are all that is needed.
  package enum Certainty: Hashable, Sendable {
    case certain
    /// What it depends on, for a person.
    case uncertain(String)
  }
  /// That a value which the program is given names a field.
  package static let namedByValue = "a field is named by a value"
  /// That a value stands in the program itself.
  package static let openProgram = "a part of the jq program is known only at run time"
  /// That objects of the answer become text, which whoever decodes it reads; it comes after all
  /// other reasons.
  package static let becomesText = "whole objects of the answer become text"
  /// That the order matters in which an object of the answer has its fields.
  package static let takenByPlace =
    "fields of the answer are taken in their order, which is another one then"
  /// Edits of the program, in order, that make it read the new names and print what it printed.
  package let edits: [Edit]
  /// Whether the edits are all that is needed.
  package let certainty: Certainty
  /// Whether the program reads a renamed field by its name.
  package let readsRenamed: Bool
  /// Whether whole objects of the answer are printed, and so fields by their new names.
  package let emitsWhole: Bool
  /// What the program prints.
  package let output: JQShape
  /// Whether the program uses names of fields as text.
  package let usesNames: Bool
  /// Why edits of the program cannot be enough.
  package var obstacle: String?
}

/// How a program depends on the order in which an object of the answer has its fields.
struct JQOrder {
  /// Whether names of fields are used as text.
  var usesNames = false
  /// Whether values are used that have lost their names.
  var usesValues = false
  /// Whether names are compared with text, which finds a field wherever it stands.
  var comparesNames = false
  /// Whether a name, a value or an entry is taken by its number.
  var takesByPlace = false

  /// Whether other values come in place of the old ones, and nothing tells which they are.
  private var decides: Bool { !comparesNames && (takesByPlace || usesValues && !usesNames) }

  /// Why edits are not enough, where the program gets some.
  func obstacle(isChanged: Bool) -> String? {
    if decides { return JQRenaming.takenByPlace }
    return comparesNames && usesNames && isChanged
      ? "a field is found by its name, and that name is used as a value" : nil
  }
}

/// The edits that `program` needs when the answer's objects in its `input` call their `fields`
/// otherwise. A byte 0 of the program stands for text that is known only at run time.
package func renaming(
  _ program: [UInt8], fields: [(from: [UInt8], to: [UInt8])], input: JQInput
) -> JQRenaming {
  switch JQProgram.parse(program) {
  case .failure(let problem):
    return JQRenaming(
      edits: [], certainty: .uncertain("the jq program cannot be read: \(problem.message)"),
      readsRenamed: false, emitsWhole: false, output: .unknown, usesNames: false)
  case .success(let tree):
    var follower = JQFollower(fields: fields, input: input)
    if tree.usesModules { follower.doubt("the jq program uses modules") }
    let output = follower.follow(tree.body, on: input.value, in: JQScope())
    follower.emit(output)
    return follower.result(output)
  }
}

extension JQFollower {
  /// The verdicts on all places as edits.
  fileprivate mutating func result(_ output: JQShape) -> JQRenaming {
    var edits: [Edit] = []
    for (site, votes) in votes {
      guard let to = votes.newName else { continue }
      if votes.isKept { doubt("one name in the jq program stands for fields of several objects") }
      edits.append(contentsOf: site.edits(to: to))
    }
    let reason = doubts.first { $0 != JQRenaming.becomesText } ?? doubts.first
    let certainty = reason.map { JQRenaming.Certainty.uncertain($0) } ?? .certain
    return JQRenaming(
      edits: edits.sorted(), certainty: certainty, readsRenamed: readsRenamed,
      emitsWhole: output.holdsJob, output: output, usesNames: dependence.usesNames,
      obstacle: obstacle ?? dependence.obstacle(isChanged: !edits.isEmpty))
  }
}

extension JQSite {
  /// The edits that make the place name `name`.
  fileprivate func edits(to name: [UInt8]) -> [Edit] {
    switch kind {
    case .field, .key: [Edit(range: range, replacement: name)]
    case .string:
      [Edit(range: ByteRange(range.start + 1, range.end - 1), replacement: name)]
    case .shorthand:
      [Edit(range: ByteRange(range.end, range.end), replacement: [UInt8](": .".utf8) + name)]
    case .patternVariable:
      [Edit(range: ByteRange(range.start, range.start), replacement: name + [UInt8](": ".utf8))]
    }
  }
}

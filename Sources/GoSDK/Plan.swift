package import Text

/// What a module's deprecated uses of the SDK become.
package struct SDKPlan: Sendable {
  /// In the order of their first place.
  package var groups: [SDKGroup]
  /// Where a deprecated name stands that denotes something else, or nothing.
  package var otherNames: [SDKMention]
}

/// A deprecated name that is no use of the SDK.
package struct SDKMention: Hashable, Sendable {
  package let place: Origin
  /// Whether it stands in a comment.
  package let isComment: Bool
}

/// Calls and everything that can only move together with them.
package struct SDKGroup: Sendable {
  /// The calls; a group without any has one place where a deprecated name stands.
  package var calls: [SDKCall]
  /// Every deprecated name of the group.
  package var names: [Origin]
  /// The release that is imported, and the one that the edits need.
  package let version: SDKVersion
  package let target: SDKVersion
  /// All of them or none; none where there are obstacles.
  package var edits: [SourceEdit]
  /// Why there are no edits.
  package var obstacles: [String]
  /// Under which assumptions the edits are right.
  package var assumptions: [String]
  package var notes: [String]
  /// Whether all of it stands in generated files.
  package var isForeign = false
  /// Whether a value with a renamed field is given as a whole to a function that may print it.
  package var isShown = false
  /// The calls that the edited text must make.
  var expected: [ExpectedCall] = []
}

/// A call as the edited text must have it.
struct ExpectedCall: Hashable, Sendable {
  let file: FileID
  /// Where the call stands before the edits.
  let offset: Int
  let operation: Int
  let form: SDKMethod.Form
  /// The arguments after the context, in the order of the replacing method.
  let arguments: [String]
}

/// A deprecated call, or a place that only names something deprecated.
package struct SDKCall: Hashable, Sendable {
  /// The id of the rule about the operation.
  package let rule: String
  package let file: FileID
  /// The bytes that a report points at.
  package let range: ByteRange
  /// The call as it is, shortened to what matters, and as it has to be.
  package let before: String
  package let after: String
  /// Whether it is a call.
  package let isCall: Bool
}

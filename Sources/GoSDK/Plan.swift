package import Text

/// What a module's deprecated uses of the SDK become.
package struct SDKPlan: Sendable {
  /// In the order of their first place.
  package var groups: [SDKGroup]
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

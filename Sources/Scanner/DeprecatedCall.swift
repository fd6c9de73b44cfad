package import Calls
package import Rules
package import Text

/// One deprecated request in one way that one event may send it.
package struct DeprecatedCall: Sendable {
  /// The index of the script's trace in the scan.
  package let trace: Int
  /// The number of the event in the trace.
  package let event: Int
  /// The index of the alternative in the event.
  package let alternative: Int
  /// The client: `curl`, or the program that was handed the URL.
  package let program: String
  /// The transfer and which of its URLs, for a client whose arguments are modelled.
  package let transfer: CurlTransfer?
  /// The command, for the Atlas CLI.
  package let atlas: AtlasCall?
  package let urlIndex: Int
  /// The text that names the operation: the URL, or the group and the operation of the Atlas CLI.
  package let url: TracedText
  /// Which of the event's arguments holds the URL or the operation.
  package let urlArgument: Int
  /// The rule that matches; the first of several where the operation is not certain.
  package let rule: Rule
  package let path: PathMatch
  /// The edits of the URL; absent where unknown text must change.
  package let replacements: [PathReplacement]?
  /// The edits of the URL that are right whatever the unknown text is.
  package let certainReplacements: [PathReplacement]
  /// Whether unknown text decides which operation it is.
  package let isAmbiguous: Bool
  package let method: String?
  package let site: CallSite
}

/// The place where a deprecated request is put together.
package struct CallSite: Hashable, Sendable {
  /// The command that hands over the path.
  package let command: Origin
  /// The bytes that a report points at.
  package let range: Origin
  /// How many callers stand around that command; the index of its frame.
  package let frame: Int
}

extension DeprecatedCall {
  /// In whose words the command is written.
  package var client: HTTPClient { HTTPClient(named: program) ?? .curl }

  /// The URL's decoded range from its collection to its last segment.
  package var pathRange: ByteRange { DeprecatedCall.pathRange(of: path, in: url) }

  /// The same of a match.
  static func pathRange(of path: PathMatch, in url: TracedText) -> ByteRange {
    let places = path.segments.compactMap { $0 }
    let start = places.first?.start ?? path.prefix.end
    let end = places.last?.end ?? url.count
    return ByteRange(min(start, end), end)
  }
}

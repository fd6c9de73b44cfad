import Calls
import Rules
import Text

/// A piece of a request that has to read otherwise.
struct Change {
  enum Kind: Hashable {
    case path, version, accept, contentType, body, reader
    /// A whole word of a command goes away.
    case removal
    /// A field of the body goes away with the word that gives it.
    case field
  }
  let kind: Kind
  /// The text that changes and the part of it, in decoded bytes.
  let text: TracedText
  let range: ByteRange
  let replacement: [UInt8]
  /// The argument of the event that holds the text, with where the text begins in it.
  let argument: Argument?
  let offset: Int
  /// Whether that argument is handed to a function by the command that puts the request together.
  var isAtSite = false
}

/// What one call needs: changes, an inserted header, and what they rest on.
struct Needs {
  var changes: [Change] = []
  /// Whether an Accept header must be added.
  var addsAccept = false
  /// Programs that read the answer and have to read other names.
  var readers: [ReaderChange] = []
  /// Calls whose answers those programs read as well: all of them migrate, or none.
  var companions: Set<EventKey> = []
  /// Whether the script prints the answer, or a part of it that still has its fields.
  var isPrinted = true
  var assumptions: [String] = []
  var notes: [String] = []
}

/// Why a call cannot be migrated by the tool, in words for a person.
struct Obstacle: Error {
  let reason: String
}

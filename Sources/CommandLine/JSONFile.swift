import JSON
import Text

/// A JSON file of the user, for messages that name the place.
struct JSONFile {
  let bytes: [UInt8]
  /// What messages call it.
  let name: String

  /// All of it.
  func value() throws(UsageError) -> JSONValue {
    do throws(JSONError) {
      return try parseJSON(bytes)
    } catch {
      throw UsageError("\(place(error.offset)): \(error)")
    }
  }

  /// `name:line:column`.
  func place(_ offset: Int) -> String {
    let position = LineTable(bytes).position(at: min(offset, bytes.count))
    return "\(name):\(position.line):\(position.column)"
  }

  /// What is wrong at a place.
  func error(at range: ByteRange, _ message: String) -> UsageError {
    UsageError("\(place(range.start)): \(message)")
  }
}

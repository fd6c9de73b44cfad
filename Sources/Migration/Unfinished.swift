import Calls
import Rules
import Scanner
import Text

extension NeedsFinder {
  /// Whether a way of the command of `call` calls but the beginning of its path, with no operation
  /// at the end: nothing sets `what` in `$BASE/$what`. Such a path is not answered, old or new, and
  /// may follow that of `call`.
  func isUnfinished(
    _ way: Event.Alternative, of event: Event, beside call: DeprecatedCall
  ) -> Bool {
    guard let (_, url) = event.onlyURL(way), url.count < call.url.count,
      call.url.slice(ByteRange(0, url.count)).hasSameContent(as: url),
      let last = url.bytes.split(separator: UInt8(ascii: "/")).last
    else { return false }
    return rules.pathMarkers.contains { marker in
      marker.split(separator: "/").last.map { last.elementsEqual($0.utf8) } == true
    }
  }
}

extension Event {
  /// The one URL that a way of a client calls, and what it sends there.
  func onlyURL(_ way: Alternative) -> (transfer: CurlTransfer, url: TracedText)? {
    guard let transfers = invocation(way)?.transfers, transfers.count == 1,
      transfers[0].urls.count == 1, let url = transfers[0].urls[0].value
    else { return nil }
    return (transfers[0], url)
  }
}

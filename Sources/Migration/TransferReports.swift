import Calls
import Scanner
import Text

extension NeedsFinder {
  /// What a script may decide by the URL or the media type that the client reports (`-w`, `-i`,
  /// `-D`): both are others then.
  func addReadsOfTransfer(
    _ call: DeprecatedCall, _ transfer: CurlTransfer, _ event: Event, to needs: inout Needs
  ) {
    let format = transfer.writeOut?.value?.description ?? ""
    let reported = ["url_effective", "url}", "urle.", "content_type", "header_json"]
    if event.destination == .captured, reported.contains(where: format.contains) {
      needs.assumptions.append("nothing depends on the URL or media type that `\(format)` gives")
    }
    let keepsHeaders = transfer.isOn("include") || transfer.option(named: "dump-header") != nil
    guard keepsHeaders, let reader = headerReader(in: scan.scripts[call.trace].trace) else {
      return
    }
    needs.assumptions.append(
      "what `\(reader)` reads of the headers does not depend on the media type")
  }

  /// A program that looks for the media type.
  private func headerReader(in trace: Trace) -> String? {
    let words = ["content-type", "vnd.atlas", "location"]
    return trace.events.first { event in
      event.client == nil && !event.onlyPrints
        && event.alternatives.flatMap { event.texts(of: $0) }.contains { text in
          let known = String(decoding: text.bytes, as: UTF8.self).lowercased()
          return words.contains(where: known.contains)
        }
    }?.name
  }
}

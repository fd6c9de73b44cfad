import Calls
import Rules
import Text

/// Finds deprecated requests among the events of a trace.
struct CallSearch {
  let rules: RuleSet
  let trace: Trace
  let index: Int

  /// All of them, in the order of the events.
  func calls() -> [DeprecatedCall] { trace.events.flatMap(calls(of:)) }

  private func calls(of event: Event) -> [DeprecatedCall] {
    guard let name = event.name, !CallSearch.silent.contains(name) else { return [] }
    if [.shown, .reader, .pure].contains(event.role) { return [] }
    return event.alternatives.indices.flatMap { index in
      if event.client != nil { return clientCalls(event, index, name) }
      return name == "atlas" ? atlasCalls(event, index) : otherCalls(event, index, name)
    }
  }

  /// Commands that use a URL without sending anything.
  private static let silent: Set<String> = [
    "echo", "printf", "[", "[[", "test", "case", "export", "exported", ">", "[]", "${", "${#",
    "${*}", "${:", "IFS=", "logger", "notify-send", "wall", "read", "grep", "sed", "awk",
    "tee", "cat", "jq", "local", "declare", "trap", "type", "expr", "cut", "tr", "basename",
    "dirname", "set", "sort", "head", "tail", "wc", "git", "diff", "cmp",
  ]

  private func clientCalls(
    _ event: Event, _ alternative: Int, _ name: String
  ) -> [DeprecatedCall] {
    guard let invocation = event.invocation(event.alternatives[alternative]),
      !invocation.sendsNothing
    else { return [] }
    return invocation.transfers.flatMap { transfer in
      transfer.urls.enumerated().compactMap { index, option -> DeprecatedCall? in
        guard let url = option.value, let argument = option.valueArgument,
          let match = rules.match(url.bytes, hole: TracedText.holeByte)
        else { return nil }
        let method = transfer.method(ofURL: index).name
        let narrowed = method.map { match.narrowed(to: $0) } ?? match
        guard let found = narrowed else { return nil }
        return call(
          found, event, alternative, name, transfer, index, url, argument + 1, method)
      }
    }
  }

  /// A program that is not modelled and is handed a full URL, or a path with a method beside it.
  private func otherCalls(
    _ event: Event, _ alternative: Int, _ name: String
  ) -> [DeprecatedCall] {
    let arguments = event.alternatives[alternative].arguments
    return arguments.enumerated().dropFirst().compactMap { place, argument in
      var text = argument.text
      var method: String?
      if event.role == .double {
        (method, text) = Self.withoutMethod(text)
        // A test looks at a part of the path.
        if text.bytes.first == UInt8(ascii: "/") {
          text = TracedText(Hole(kind: .unknown, name: "url")) + text
        }
      }
      guard let match = rules.match(text.bytes, hole: TracedText.holeByte) else { return nil }
      let narrowed = method.map { match.narrowed(to: $0) } ?? match
      guard let narrowed else { return nil }
      return call(narrowed, event, alternative, name, nil, 0, text, place, method)
    }
  }

  /// The pattern of a route (package net/http, `ServeMux`) and the method in front of it.
  private static func withoutMethod(_ text: TracedText) -> (method: String?, path: TracedText) {
    let method = text.bytes.prefix { (65...90).contains($0) }
    guard !method.isEmpty, method.count < text.count, text.bytes[method.count] == 32 else {
      return (nil, text)
    }
    let path = text.slice(ByteRange(method.count + 1, text.count))
    return (String(decoding: method, as: UTF8.self), path)
  }

  private func call(
    _ match: OperationMatch, _ event: Event, _ alternative: Int, _ program: String,
    _ transfer: CurlTransfer?, _ urlIndex: Int, _ url: TracedText, _ argument: Int,
    _ method: String?
  ) -> DeprecatedCall? {
    guard let candidate = match.candidates.first else { return nil }
    let range = DeprecatedCall.pathRange(of: candidate.path, in: url)
    guard let site = site(of: url.slice(range), event, marked: literals(of: candidate, in: url))
    else { return nil }
    return DeprecatedCall(
      trace: index, event: event.number, alternative: alternative, program: program,
      transfer: transfer, atlas: nil, urlIndex: urlIndex, url: url, urlArgument: argument,
      rule: candidate.rule, path: candidate.path, replacements: match.replacements,
      certainReplacements: match.certainReplacements, isAmbiguous: match.isAmbiguous,
      method: method, site: site)
  }

  /// The literal segments of a path, the last one first. The value of a parameter says nothing
  /// about where the request is put together.
  private func literals(
    of candidate: OperationMatch.Candidate, in url: TracedText
  ) -> [TracedText] {
    let template = candidate.rule.deprecated.path.segments
    return zip(template, candidate.path.segments).reversed().compactMap { segment, place in
      guard case .literal = segment else { return nil }
      return place.map(url.slice)
    }
  }

  /// The outermost command among whose arguments the last written of some texts is, the last one
  /// first; all of them are parts of the path.
  func site(of path: TracedText, _ event: Event, marked texts: [TracedText]) -> CallSite? {
    guard let marker = texts.lazy.compactMap({ self.lastWritten($0) }).first,
      !event.frames.isEmpty
    else { return nil }
    let holder = event.frames.dropLast().firstIndex { frame in
      frame.arguments.items.contains { item in
        item.value.contains { Self.holds($0.text, marker) }
      }
    }
    let frame = holder ?? caller(beside: marker, event) ?? event.frames.count - 1
    let command = event.frames[frame].command
    return CallSite(
      command: command, range: reported(path, event.frames[frame], marker), frame: frame)
  }

  /// The call of a function that stands beside a text: `ENDPOINT=...; call_api`.
  private func caller(beside marker: Origin, _ event: Event) -> Int? {
    let body = function(around: marker)
    let caller = event.frames.lastIndex { frame in
      frame.command.file == marker.file && function(around: frame.command) == body
    }
    guard event.role != .request, let caller, event.frames[caller].callsFunction else { return nil }
    return caller
  }

  /// The function whose definition holds a place most closely.
  private func function(around place: Origin) -> Origin? {
    trace.called.filter { $0.file == place.file && $0.range.contains(place.range) }
      .min { $0.range.count < $1.range.count }
  }

  /// The last piece of the path that is text and not a hole.
  private func lastWritten(_ path: TracedText) -> Origin? {
    path.pieces.last { piece in
      if case .hole = piece.content { return false }
      return piece.origin != nil
    }?.origin
  }

  private static func holds(_ text: TracedText, _ marker: Origin) -> Bool {
    text.pieces.contains { piece in
      guard let origin = piece.origin, origin.file == marker.file else { return false }
      return origin.range.overlaps(marker.range)
    }
  }

  /// The part of the path that stands in the assignment which holds a text.
  private func assigned(_ path: TracedText, _ marker: Origin) -> Origin? {
    let words = trace.assignments.compactMap(\.value.word)
    let word = words.first { $0.file == marker.file && $0.range.contains(marker.range) }
    let own = path.pieces.compactMap(\.origin).filter { part in
      word.map { part.file == $0.file && $0.range.contains(part.range) } ?? false
    }
    guard let first = own.map(\.range.start).min(), let last = own.map(\.range.end).max() else {
      return nil
    }
    return Origin(file: marker.file, range: ByteRange(first, last), encoding: Encoding())
  }

  /// The part of the path that the command itself spells, or else the argument that brings it.
  private func reported(_ path: TracedText, _ frame: Frame, _ marker: Origin) -> Origin {
    let own = path.pieces.compactMap(\.origin).filter {
      $0.file == frame.command.file && frame.command.range.contains($0.range)
    }
    if let first = own.map(\.range.start).min(), let last = own.map(\.range.end).max() {
      return Origin(
        file: frame.command.file, range: ByteRange(first, last), encoding: Encoding())
    }
    let word = frame.arguments.items.lazy.flatMap(\.value).first { Self.holds($0.text, marker) }
    if let word { return word.word ?? lastWritten(path) ?? frame.command }
    return assigned(path, marker) ?? frame.command
  }
}

extension TracedText {
  /// The same content in fewer pieces: known text before the last `count` pieces is joined, and
  /// nothing tells any more where it was written.
  package func coarsened(keeping count: Int) -> TracedText {
    var result = TracedText()
    var start = 0
    let fine = max(0, pieces.count - count)
    for piece in pieces.prefix(fine) {
      guard case .hole = piece.content else { continue }
      result.append([UInt8](bytes[ByteRange(start, piece.range.start)]), .unit, nil)
      result.append([TracedText.holeByte], piece.content, piece.origin)
      start = piece.range.end
    }
    let end = fine < pieces.count ? pieces[fine].range.start : self.count
    result.append([UInt8](bytes[ByteRange(start, end)]), .unit, nil)
    result.append(slice(ByteRange(end, self.count)))
    return result
  }

  /// Known text that the source range of `origin` stands for as a whole.
  package init(unit bytes: [UInt8], origin: Origin?) {
    self.init()
    append(bytes, .unit, origin)
  }

  /// The same content, with `origin` standing as a whole for all of it.
  package func standing(at origin: Origin?) -> TracedText {
    var result = TracedText()
    for piece in pieces {
      var content = Content.unit
      if case .hole = piece.content { content = piece.content }
      result.append([UInt8](bytes[piece.range]), content, origin)
    }
    return result
  }

  /// The content as it stands in a string of JSON, without the quotes, with `origin` standing as a
  /// whole for all of it.
  package func jsonString(at origin: Origin?) -> TracedText {
    var result = TracedText()
    for piece in pieces {
      let own = [UInt8](bytes[piece.range])
      if case .hole = piece.content {
        result.append(own, piece.content, origin)
      } else {
        result.append(Layer.jsonString.encode(own) ?? own, .unit, origin)
      }
    }
    return result
  }
}

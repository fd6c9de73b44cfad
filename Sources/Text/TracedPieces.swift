extension TracedText {
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

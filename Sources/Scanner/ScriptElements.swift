import Text

/// The programs of a page of HTML: the page, in which a blank stands for every byte outside of its
/// `<script>` elements, so that each place is the same.
package func programs(ofPage bytes: [UInt8]) -> [UInt8]? {
  let (open, close) = ([UInt8]("<script".utf8), [UInt8]("</script".utf8))
  let ends = Markers([close]).allOccurrences(in: bytes).map(\.offset)
  var result = bytes.map { $0 == 0x0A ? $0 : 0x20 }
  var done = 0
  var found = false
  for start in Markers([open]).allOccurrences(in: bytes).map(\.offset) where start >= done {
    guard let tag = bytes[start...].firstIndex(of: UInt8(ascii: ">")),
      let end = ends.first(where: { $0 > tag })
    else { break }
    for place in (tag + 1)..<end { result[place] = bytes[place] }
    found = true
    done = end
  }
  return found ? result : nil
}

/// The record of a group of files that are being replaced. It stands in every directory of the
/// group until the last file has taken its place, so that a later run can put the first ones back
/// if this one is killed in between.
///
/// The numbers of files and their times make sure that it speaks of the files it was written for:
/// a record that came with a repository can name none.
struct Journal: Hashable {
  /// One file of the group. The last one of a group has no backup: when it has taken its place,
  /// the group is complete.
  struct Entry: Hashable {
    /// The directory, absolute or from that of the record, ending with `/`.
    var folder: [UInt8]
    let name: [UInt8]
    /// The second name of the old content; empty for the last file.
    let backup: [UInt8]
    let old: FileState
    let kept: FileState
    let new: FileState
  }

  let entries: [Entry]

  private static let head = Array("tenant2flex group 1".utf8)
  private static let end = Array("end".utf8)
  /// Records of more bytes are not read.
  static let sizeLimit = 16 << 20

  init(_ entries: [Entry]) { self.entries = entries }

  /// The bytes of the record as it stands in the directory `folder`: fields that end with NUL.
  func encoded(from folder: [UInt8]) -> [UInt8] {
    var fields = [Self.head]
    for entry in entries {
      fields += [relative(entry.folder, from: folder), entry.name, entry.backup]
      fields += [entry.old, entry.kept, entry.new].map { Array($0.text.utf8) }
    }
    fields.append(Self.end)
    return fields.flatMap { $0 + [0] }
  }

  /// Reads a record; nil when it is none, or not whole.
  init?(_ bytes: [UInt8]) {
    guard bytes.starts(with: Self.head + [0]), bytes.last == 0 else { return nil }
    let fields = bytes.dropLast().split(separator: 0, omittingEmptySubsequences: false)
      .map(Array.init).dropFirst()
    guard fields.last == Self.end, fields.count % 6 == 1 else { return nil }
    var entries: [Entry] = []
    for start in stride(from: fields.startIndex, to: fields.endIndex - 1, by: 6) {
      let states = fields[start + 3..<start + 6].compactMap { FileState($0) }
      let entry = fields[start..<start + 3].map(\.self)
      let isLast = start + 7 == fields.endIndex
      guard states.count == 3, entry[0].first != slash, !entry[1].isEmpty,
        !entry[1].contains(slash),
        isLast ? entry[2].isEmpty : TemporaryName.matches(entry[2])
      else { return nil }
      entries.append(
        Entry(
          folder: entry[0], name: entry[1], backup: entry[2], old: states[0], kept: states[1],
          new: states[2]))
    }
    guard entries.count > 1 else { return nil }
    self.entries = entries
  }
}

/// The way from one resolved directory to another; all end with `/`. `./` for the same.
func relative(_ path: [UInt8], from base: [UInt8]) -> [UInt8] {
  let parts = path.split(separator: slash)
  let others = base.split(separator: slash)
  let shared = zip(parts, others).prefix { $0 == $1 }.count
  let up = Array(repeating: Array("..".utf8)[...], count: others.count - shared)
  let way = up + parts[shared...]
  return way.isEmpty ? [UInt8(ascii: "."), slash] : way.flatMap { $0 + [slash] }
}

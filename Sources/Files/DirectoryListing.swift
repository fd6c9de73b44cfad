#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

#if canImport(Musl)
  @_silgen_name("getdents")
  private func getdents64(_ file: Int32, _ buffer: UnsafeMutableRawPointer, _ size: Int) -> Int
#else
  @_silgen_name("getdents64")
  private func getdents64(_ file: Int32, _ buffer: UnsafeMutableRawPointer, _ size: Int) -> Int
#endif

/// The entries of one directory without `.` and `..`, in the order the system gave them.
struct DirectoryListing: Sendable {
  /// One entry: where its name stands in `names`, and its kind.
  struct Entry: Sendable {
    let start: Int
    let count: Int
    let kind: FileKind
  }

  /// All names, each followed by a NUL.
  private(set) var names: [UInt8] = []
  private(set) var entries: [Entry] = []
  /// Names whose kind could not be found out, with the reason.
  private(set) var unknown: [(name: [UInt8], code: Int32)] = []
  /// Which of the names that change the ignore rules are among them.
  private(set) var special: SpecialNames = []
  /// The error that ended the listing early.
  private(set) var failure: SystemError?

  /// Lists an open directory, through a buffer that only serves this call.
  init(_ directory: Descriptor, _ buffer: UnsafeMutableRawBufferPointer) {
    guard let base = buffer.baseAddress else { return }
    do throws(SystemError) {
      while true {
        let count = try repeating { unsafe getdents64(directory.number, base, buffer.count) }
        if count == 0 { return }
        unsafe take(UnsafeRawBufferPointer(rebasing: buffer[..<count]), directory)
      }
    } catch {
      failure = error
    }
  }

  /// Takes over records of getdents64(2): at 16 their length, at 18 the type, at 19 the name.
  private mutating func take(_ records: UnsafeRawBufferPointer, _ directory: Descriptor) {
    guard let base = records.baseAddress else { return }
    var record = 0
    while record < records.count {
      let length = unsafe base.loadUnaligned(fromByteOffset: record + 16, as: UInt16.self)
      let type = unsafe base.load(fromByteOffset: record + 18, as: UInt8.self)
      let name = unsafe base + record + 19
      let count = unsafe strlen(name.assumingMemoryBound(to: CChar.self))
      unsafe take(UnsafeRawBufferPointer(start: name, count: count), type, directory)
      record += Int(length)
    }
  }

  private mutating func take(
    _ name: UnsafeRawBufferPointer, _ type: UInt8, _ directory: Descriptor
  ) {
    if unsafe name[0] == UInt8(ascii: ".") {
      if unsafe name.count == 1 || (name.count == 2 && name[1] == UInt8(ascii: ".")) { return }
      unsafe note(name)
    }
    var kind: FileKind
    switch Int(type) {
    case DT_REG: kind = .regular
    case DT_DIR: kind = .directory
    case DT_LNK: kind = .symbolicLink
    case DT_UNKNOWN:
      // Some file systems do not store the type in the directory.
      let name = unsafe Array(name)
      do throws(SystemError) {
        let status = try status(of: name, in: directory.number, following: false)
        kind = FileKind(mode: status.st_mode)
      } catch {
        unknown.append((name, error.code))
        return
      }
    default: kind = .special
    }
    entries.append(Entry(start: names.count, count: name.count, kind: kind))
    unsafe names.append(contentsOf: name)
    names.append(0)
  }

  private mutating func note(_ name: UnsafeRawBufferPointer) {
    if unsafe name.elementsEqual(".git".utf8) {
      special.insert(.git)
    } else if unsafe name.elementsEqual(".gitignore".utf8) {
      special.insert(.gitignore)
    } else if unsafe name.elementsEqual(".ignore".utf8) {
      special.insert(.ignore)
    }
  }

  /// The name of an entry.
  func name(_ entry: Entry) -> ArraySlice<UInt8> {
    names[entry.start..<entry.start + entry.count]
  }
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// One piece of a walk.
enum WalkJob: Sendable {
  /// List a directory, look at its files, add its directories as jobs.
  case directory(Directory)
  /// Look at some files of a large directory.
  case files(Files)
  /// Look at some files of a folder that was listed before.
  case walked(WalkedFiles.Part)
  /// Look at a file that was named.
  case named([UInt8])

  /// A directory to list.
  struct Directory: Sendable {
    /// What stands before the names of its entries when they are shown: empty, or ends with `/`.
    let prefix: [UInt8]
    /// Its absolute path, ending with `/`, for the ignore rules.
    let absolute: [UInt8]
    /// The rules around it, those of its own ignore files not included.
    let context: IgnoreContext
    /// Whether it was named; then a symbolic link is followed.
    let isNamed: Bool

    /// What to open: the prefix without its slash.
    var path: [UInt8] {
      if prefix.isEmpty { return [UInt8(ascii: ".")] }
      return prefix.count == 1 ? prefix : Array(prefix[..<(prefix.count - 1)])
    }
  }

  /// Some regular files of one open directory. A class, so that it is not copied for each file.
  final class Files: Sendable {
    let descriptor: Descriptor
    let prefix: [UInt8]
    let listing: DirectoryListing
    /// Indices of entries.
    let chosen: ArraySlice<Int>
    /// Whether they are read by pages.
    let isPaged: Bool

    init(
      _ descriptor: Descriptor, prefix: [UInt8], _ listing: DirectoryListing,
      chosen: ArraySlice<Int>, isPaged: Bool
    ) {
      self.descriptor = descriptor
      self.prefix = prefix
      self.listing = listing
      self.chosen = chosen
      self.isPaged = isPaged
    }
  }

  /// The jobs a walk of `paths` starts with. What is not there or is special becomes a problem.
  static func first(
    _ paths: [[UInt8]], _ options: WalkOptions, _ problems: inout [FileProblem]
  ) -> [WalkJob] {
    var seen: Set<[UInt8]> = []
    var jobs: [WalkJob] = []
    for path in paths where paths.count == 1 || seen.insert(path).inserted {
      do throws(SystemError) {
        switch FileKind(mode: try status(of: path, following: true).st_mode) {
        case .regular where leadsOut(path, paths):
          problems.append(FileProblem(path: path, operation: .read, reason: .outside))
        case .regular: jobs.append(.named(path))
        case .directory: jobs.append(.directory(try root(path, options, &problems)))
        case .special, .symbolicLink:
          problems.append(FileProblem(path: path, operation: .read, reason: .special))
        }
      } catch {
        problems.append(FileProblem(path: path, operation: .read, reason: .system(error.code)))
      }
    }
    return jobs.reversed()
  }

  /// Whether `path` is a symbolic link to a place outside of what the user named.
  private static func leadsOut(_ path: [UInt8], _ paths: [[UInt8]]) -> Bool {
    guard kind(of: path, followingLinks: false) == .symbolicLink,
      let target = try? realPath(path)
    else { return false }
    let own = path.dropLast(lastComponent(path).count)
    let here = [UInt8(ascii: ".")]
    let trees =
      [own.isEmpty ? here : Array(own), here] + paths.filter { kind(of: $0) == .directory }
    return !trees.contains { tree in
      (try? realPath(tree)).map { isInside(target, tree: $0) } ?? false
    }
  }

  private static func root(
    _ path: [UInt8], _ options: WalkOptions, _ problems: inout [FileProblem]
  ) throws(SystemError) -> Directory {
    let resolved = try realPath(path)
    var excludes: IgnoreScope?
    if !options.excludes.isEmpty {
      let here = try? realPath([UInt8(ascii: ".")])
      let base = here.flatMap { isInside(resolved, tree: $0) ? $0 : nil } ?? resolved
      let lines = Array(options.excludes.joined(separator: [UInt8(ascii: "\n")]))
      excludes = IgnoreScope(IgnoreRules(lines), base: closed(base).count, weaker: nil)
    }
    let home = options.obeysIgnoreFiles ? options.gitHome : nil
    var unread: [UnreadRules] = []
    let context = IgnoreContext(excludes: excludes, home: home).above(resolved, &unread)
    problems += unread.map { FileProblem(path: $0.name, operation: .read, reason: $0.reason) }
    // `.`, `./`, `././`
    let isHere =
      path.first != slash && path.split(separator: slash).allSatisfy { $0 == [UInt8(ascii: ".")] }
    return Directory(
      prefix: isHere ? [] : closed(path), absolute: closed(resolved), context: context,
      isNamed: true)
  }

  private static func closed(_ path: [UInt8]) -> [UInt8] {
    path.last == slash ? path : path + [slash]
  }
}

/// What a walk does with each regular file.
protocol FileVisitor {
  /// Looks at the file `name` (a C string) in the open `directory`, or from the working directory
  /// (AT_FDCWD); `path` makes the shown path. Whether `isPaged`: `Descriptor.isPaged`.
  mutating func visit(
    _ directory: Int32, _ name: UnsafePointer<CChar>, isPaged: Bool, _ path: () -> [UInt8])
  /// Looks at a file that was named.
  mutating func visitNamed(_ path: [UInt8])
}

/// The part of a walk that one thread does: takes jobs, shows regular files to the visitor.
struct Walker<Visitor: FileVisitor> {
  var visitor: Visitor
  var problems: [FileProblem] = []
  /// Temporary files that a run which ended early left behind.
  var leftovers: [[UInt8]] = []
  /// The files that were met; nil if they are not kept.
  private(set) var walked: [WalkedFiles.Part]?

  /// Directories with more files are cut into jobs of this many.
  private static var part: Int { 96 }

  private let isWanted: (@Sendable (_ name: ArraySlice<UInt8>) -> Bool)?
  private let descends: Bool

  init(_ visitor: Visitor, _ options: WalkOptions) {
    self.visitor = visitor
    isWanted = options.isWanted
    descends = options.descends
    walked = options.keepsFiles && isWanted == nil ? [] : nil
  }

  /// Works until there are no more jobs.
  mutating func run(_ queue: WorkQueue<WalkJob>) {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { unsafe buffer.deallocate() }
    while let job = queue.next() {
      switch job {
      case .directory(let directory): unsafe list(directory, queue, buffer)
      case .files(let files): visit(files)
      case .walked(let part): visit(part)
      case .named(let path): visitor.visitNamed(path)
      }
    }
  }

  private mutating func list(
    _ directory: WalkJob.Directory, _ queue: WorkQueue<WalkJob>,
    _ buffer: UnsafeMutableRawBufferPointer
  ) {
    let flags = O_RDONLY | O_DIRECTORY | (directory.isNamed ? 0 : O_NOFOLLOW)
    let descriptor: Descriptor
    do throws(SystemError) {
      descriptor = try Descriptor(opening: directory.path, flags: flags)
    } catch {
      report(directory.path, .list, error.code)
      return
    }
    let listing = unsafe DirectoryListing(descriptor, buffer)
    if let failure = listing.failure { report(directory.path, .list, failure.code) }
    for (name, code) in listing.unknown { report(directory.prefix + name, .read, code) }
    var unread: [UnreadRules] = []
    let context = directory.context.entering(
      descriptor, base: directory.absolute.count, listing.special, &unread)
    for rules in unread {
      let path = directory.prefix + rules.name
      problems.append(FileProblem(path: path, operation: .read, reason: rules.reason))
    }
    let (files, directories) = choose(listing, directory, context)
    queue.add(directories)
    var parts: [WalkJob.Files] = []
    let size = files.count > 2 * Self.part ? Self.part : max(files.count, 1)
    // Where there are few files, to ask takes as long as what it saves.
    let isPaged = files.count > 2 && descriptor.isPaged
    for start in stride(from: 0, to: files.count, by: size) {
      parts.append(
        WalkJob.Files(
          descriptor, prefix: directory.prefix, listing,
          chosen: files[start..<min(start + size, files.count)], isPaged: isPaged))
    }
    keep(parts)
    queue.add(parts.dropFirst().map { .files($0) })
    if let first = parts.first { visit(first) }
  }

  /// The entries that are not ignored: the indices of regular files, and directories as jobs.
  private mutating func choose(
    _ listing: DirectoryListing, _ directory: WalkJob.Directory, _ context: IgnoreContext
  ) -> (files: [Int], directories: [WalkJob]) {
    var files: [Int] = []
    var directories: [WalkJob] = []
    var path = directory.absolute
    let base = path.count
    for (index, entry) in listing.entries.enumerated() {
      guard entry.kind == .regular || entry.kind == .directory else { continue }
      let name = listing.name(entry)
      if name.elementsEqual(".git".utf8) { continue }
      if entry.kind == .regular, TemporaryName.matches(name) {
        // Whatever the ignore files say: `*.tmp` is a usual line in them.
        leftovers.append(directory.prefix + name)
        continue
      }
      if entry.kind == .directory ? !descends : isWanted?(name) == false { continue }
      if !context.isEmpty {
        path.replaceSubrange(base..., with: name)
        let isDirectory = entry.kind == .directory
        if context.ignores(path.span, nameStart: base, isDirectory: isDirectory) { continue }
      }
      if entry.kind == .directory {
        let inner = WalkJob.Directory(
          prefix: directory.prefix + name + [slash],
          absolute: directory.absolute + name + [slash], context: context, isNamed: false)
        directories.append(.directory(inner))
      } else {
        files.append(index)
      }
    }
    return (files, directories)
  }

  private mutating func visit(_ files: WalkJob.Files) {
    unsafe files.listing.names.withUnsafeBytes { names in
      guard let names = names.baseAddress else { return }
      for index in files.chosen {
        let entry = files.listing.entries[index]
        let name = unsafe (names + entry.start).assumingMemoryBound(to: CChar.self)
        unsafe visitor.visit(files.descriptor.number, name, isPaged: files.isPaged) {
          files.prefix + files.listing.name(entry)
        }
      }
    }
  }

  /// Keeps the names of files for later walks.
  private mutating func keep(_ parts: [WalkJob.Files]) {
    guard walked != nil else { return }
    for part in parts {
      guard part.prefix.count <= WalkedFiles.longestPrefix else {
        walked = nil
        return
      }
      var names: [UInt8] = []
      names.reserveCapacity(part.chosen.reduce(0) { $0 + part.listing.entries[$1].count + 1 })
      for index in part.chosen {
        names += part.listing.name(part.listing.entries[index])
        names.append(0)
      }
      walked?.append(
        WalkedFiles.Part(prefix: part.prefix, names: names, isPaged: part.isPaged))
    }
  }

  private mutating func visit(_ part: WalkedFiles.Part) {
    var path = part.prefix
    var start = 0
    while let end = part.names[start...].firstIndex(of: 0) {
      let name = part.names[start..<end]
      start = end + 1
      if isWanted?(name) == false { continue }
      path.replaceSubrange(part.prefix.count..., with: name)
      path.append(0)
      unsafe path.withUnsafeBytes { path in
        guard let path = path.baseAddress else { return }
        let start = unsafe path.assumingMemoryBound(to: CChar.self)
        unsafe visitor.visit(AT_FDCWD, start, isPaged: part.isPaged) { part.prefix + name }
      }
    }
  }

  private mutating func report(
    _ path: [UInt8], _ operation: FileProblem.Operation, _ code: Int32
  ) {
    problems.append(FileProblem(path: path, operation: operation, reason: .system(code)))
  }
}

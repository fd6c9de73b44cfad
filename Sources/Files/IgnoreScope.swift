#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The rules of one ignore file and the weaker ones that apply where it does.
final class IgnoreScope: Sendable {
  let rules: IgnoreRules
  /// The length of the absolute path, with its closing slash, that the patterns are relative to.
  let base: Int
  let weaker: IgnoreScope?

  init(_ rules: IgnoreRules, base: Int, weaker: IgnoreScope?) {
    self.rules = rules
    self.base = base
    self.weaker = weaker
  }

  /// What the strongest rule that matches says; nil when none does.
  static func verdict(
    _ scope: IgnoreScope?, _ path: Span<UInt8>, _ entry: EntryName
  ) -> Bool? {
    var next = scope
    while let scope = next {
      if let verdict = scope.rules.verdict(path, entry, base: scope.base) { return verdict }
      next = scope.weaker
    }
    return nil
  }
}

/// All ignore rules that apply in one directory. Strongest first: `--exclude`, `.ignore` files,
/// then those of git: `.gitignore` files up to the repository root, `.git/info/exclude`, the
/// user's own excludes. Without a repository `.gitignore` means nothing, as in ripgrep.
struct IgnoreContext: Sendable {
  private(set) var excludes: IgnoreScope?
  private var plain: IgnoreScope?
  private var git: IgnoreScope?
  private var isInRepository = false
  private let home: GitHome?

  /// The context above everything: only the excludes apply. Without `home` ignore files are not
  /// read at all.
  init(excludes: IgnoreScope?, home: GitHome?) {
    self.excludes = excludes
    self.home = home
  }

  /// Whether no entry can be ignored.
  var isEmpty: Bool { excludes == nil && plain == nil && git == nil }

  /// Whether the entry is ignored. `path` is absolute and ends with the entry's name.
  func ignores(_ path: Span<UInt8>, nameStart: Int, isDirectory: Bool) -> Bool {
    let entry = EntryName(path, start: nameStart, isDirectory: isDirectory)
    if IgnoreScope.verdict(excludes, path, entry) == true { return true }
    return IgnoreScope.verdict(plain, path, entry) ?? IgnoreScope.verdict(git, path, entry)
      ?? false
  }

  /// The context in `directory`, whose absolute path with a closing slash has `base` bytes, given
  /// the context around it and which of the three names stand in it. Adds the ignore files that
  /// cannot be read to `unread`: their rules are not known, and a person has to be told.
  func entering(
    _ directory: Descriptor, base: Int, _ present: SpecialNames, _ unread: inout [UnreadRules]
  ) -> IgnoreContext {
    guard let home, present != [] else { return self }
    var inner = self
    if present.contains(.git) {
      inner.isInRepository = true
      inner.git = home.excludes(ofRepository: directory, base: base)
    }
    if inner.isInRepository, present.contains(.gitignore) {
      inner.git = Self.scope(".gitignore", directory, base, inner.git, &unread)
    }
    if present.contains(.ignore) {
      inner.plain = Self.scope(".ignore", directory, base, inner.plain, &unread)
    }
    return inner
  }

  private static func scope(
    _ name: String, _ directory: Descriptor, _ base: Int, _ weaker: IgnoreScope?,
    _ unread: inout [UnreadRules]
  ) -> IgnoreScope? {
    let name = Array(name.utf8)
    let bytes: [UInt8]?
    do throws(SystemError) {
      bytes = try readSmallFile(name, in: directory)
    } catch {
      let isLarge = error.code == EFBIG
      unread.append(
        UnreadRules(
          name: name, reason: isLarge ? .tooLarge(limit: smallSizeLimit) : .system(error.code)))
      return weaker
    }
    guard let bytes else { return weaker }
    let rules = IgnoreRules(bytes)
    return rules.isEmpty ? weaker : IgnoreScope(rules, base: base, weaker: weaker)
  }

  /// The context in the directory `path` (absolute, resolved), from the ignore files of the
  /// directories above it, its own not included. Adds those that cannot be read to `unread`, with
  /// their whole path.
  func above(_ path: [UInt8], _ unread: inout [UnreadRules]) -> IgnoreContext {
    guard home != nil, path.count > 1 else { return self }
    var context = self
    for end in path.indices where path[end] == slash {
      let parent = Array(path[...end])
      guard let directory = try? Descriptor(opening: parent, flags: O_RDONLY | O_DIRECTORY) else {
        continue
      }
      var here: [UnreadRules] = []
      context = context.entering(directory, base: end + 1, .standing(in: directory), &here)
      unread += here.map { UnreadRules(name: parent + $0.name, reason: $0.reason) }
    }
    return context
  }
}

/// Which of the names that change the ignore rules stand in a directory.
struct SpecialNames: OptionSet, Sendable {
  let rawValue: UInt8
  static let git = SpecialNames(rawValue: 1)
  static let gitignore = SpecialNames(rawValue: 2)
  static let ignore = SpecialNames(rawValue: 4)

  /// Looks for the three names.
  static func standing(in directory: Descriptor) -> SpecialNames {
    var present: SpecialNames = []
    for (name, flag) in [(".git", git), (".gitignore", gitignore), (".ignore", ignore)] {
      let status = try? status(
        of: [UInt8](name.utf8), in: directory.number, following: true)
      if status != nil { present.insert(flag) }
    }
    return present
  }
}

/// An ignore file that cannot be read, and why.
struct UnreadRules {
  let name: [UInt8]
  let reason: FileProblem.Reason
}

/// Larger ignore files and settings of git are not read, in bytes: every rule is held against
/// every path.
private let smallSizeLimit = 1 << 20

/// The content of a regular file of at most 1 MiB; nil when there is none that can be read.
func smallFile(_ path: [UInt8], in directory: Descriptor? = nil) -> [UInt8]? {
  (try? readSmallFile(path, in: directory)) ?? nil
}

/// The content of a regular file of at most 1 MiB; nil when there is no regular file. Fails with
/// EFBIG when it is larger.
private func readSmallFile(
  _ path: [UInt8], in directory: Descriptor? = nil
) throws(SystemError) -> [UInt8]? {
  do throws(SystemError) {
    let status = try status(of: path, in: directory?.number ?? AT_FDCWD, following: true)
    guard FileKind(mode: status.st_mode) == .regular else { return nil }
    let file = try Descriptor(opening: path, in: directory, flags: O_RDONLY)
    if let bytes = try contents(of: file.number, limit: smallSizeLimit) { return bytes }
  } catch {
    if [ENOENT, ENOTDIR, ELOOP].contains(error.code) { return nil }
    throw error
  }
  throw SystemError(code: EFBIG)
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Where git keeps what a user excludes everywhere (`core.excludesFile`).
package struct GitHome: Hashable, Sendable {
  /// The home directory; nil when unknown.
  package let home: [UInt8]?
  /// `$XDG_CONFIG_HOME`, or `.config` in the home directory.
  package let configuration: [UInt8]?

  /// Takes the two directories as absolute paths without a closing slash.
  package init(home: [UInt8]?, configuration: [UInt8]? = nil) {
    self.home = home
    self.configuration = configuration ?? home.map { $0 + "/.config".utf8 }
  }

  /// What the environment says: `HOME` and `XDG_CONFIG_HOME`.
  package static var fromEnvironment: GitHome {
    GitHome(
      home: environmentValue("HOME"), configuration: environmentValue("XDG_CONFIG_HOME"))
  }

  /// The scopes of `.git/info/exclude` and, weaker, of `core.excludesFile`, for the repository
  /// whose working tree is `directory`; `base` as in `IgnoreScope`.
  func excludes(ofRepository directory: Descriptor, base: Int) -> IgnoreScope? {
    let repository = commonDirectory(of: directory)
    var scope: IgnoreScope?
    if let path = excludesFile(repository), let bytes = smallFile(path, in: directory) {
      scope = IgnoreScope(IgnoreRules(bytes), base: base, weaker: nil)
    }
    if let bytes = smallFile(repository + "/info/exclude".utf8, in: directory) {
      scope = IgnoreScope(IgnoreRules(bytes), base: base, weaker: scope)
    }
    return scope
  }

  /// `.git`, or where a `.git` file (of a worktree or submodule) points: gitrepository-layout(5).
  private func commonDirectory(of directory: Descriptor) -> [UInt8] {
    let usual = [UInt8](".git".utf8)
    guard let file = smallFile(usual, in: directory), file.starts(with: "gitdir: ".utf8) else {
      return usual
    }
    let target = Array(file.dropFirst(8).prefix { $0 != 0x0A && $0 != 0x0D })
    guard let common = smallFile(target + "/commondir".utf8, in: directory) else { return target }
    let path = Array(common.prefix { $0 != 0x0A && $0 != 0x0D })
    return path.first == slash ? path : target + [slash] + path
  }

  /// The last `core.excludesFile` of the configuration files, else git's default place.
  private func excludesFile(_ repository: [UInt8]) -> [UInt8]? {
    var files: [[UInt8]] = [[UInt8]("/etc/gitconfig".utf8)]
    if let configuration { files.append(configuration + "/git/config".utf8) }
    if let home { files.append(home + "/.gitconfig".utf8) }
    var found: [UInt8]?
    for file in files {
      if let bytes = smallFile(file), let value = Self.excludesFile(in: bytes) { found = value }
    }
    guard let found else { return configuration.map { $0 + "/git/ignore".utf8 } }
    guard found.starts(with: "~/".utf8) else { return found }
    return home.map { $0 + found.dropFirst(1) }
  }

  /// The value of `excludesFile` in section `[core]` of a git configuration file: git-config(1).
  static func excludesFile(in file: [UInt8]) -> [UInt8]? {
    var isCore = false
    var found: [UInt8]?
    for line in file.split(separator: 0x0A) {
      var text = line.drop { $0 == 0x20 || $0 == 0x09 }
      if text.first == UInt8(ascii: "[") {
        let name = text.dropFirst().prefix { $0 != UInt8(ascii: "]") }
        isCore = lowercased(name) == [UInt8]("core".utf8)
        text = text.dropFirst(name.count + 2).drop { $0 == 0x20 || $0 == 0x09 }
      }
      let key = text.prefix { $0 != UInt8(ascii: "=") && $0 != 0x20 && $0 != 0x09 }
      guard isCore, lowercased(key) == [UInt8]("excludesfile".utf8) else { continue }
      let rest = text.dropFirst(key.count).drop { $0 == 0x20 || $0 == 0x09 }
      guard rest.first == UInt8(ascii: "=") else { continue }
      found = value(rest.dropFirst())
    }
    return found
  }

  private static func lowercased(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    bytes.map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }
  }

  /// A value without quotes, escapes, comment and the spaces around it.
  private static func value(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var value: [UInt8] = []
    var isQuoted = false
    var kept = 0
    var rest = text.drop { $0 == 0x20 || $0 == 0x09 }
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "\""):
        isQuoted.toggle()
        kept = value.count
      case UInt8(ascii: "\\"):
        value.append(rest.popFirst() ?? byte)
        kept = value.count
      case UInt8(ascii: "#") where !isQuoted, UInt8(ascii: ";") where !isQuoted: rest = []
      default:
        value.append(byte)
        if isQuoted || (byte != 0x20 && byte != 0x09 && byte != 0x0D) { kept = value.count }
      }
    }
    return Array(value.prefix(kept))
  }
}

/// What a file is, as far as programs are found in it.
package enum DocumentKind: Hashable, Sendable {
  /// A shell script.
  case shell
  case yaml
  case markdown
  case dockerfile
  case makefile
  /// A table of cron; those of the system name users.
  case crontab(hasUsers: Bool)
  /// package.json
  case package
  case jenkinsfile
  case terraform
  case justfile
  /// The processes of Foreman, Heroku and their like.
  case procfile
  /// A unit of systemd.
  case unit
  /// A shell script with the expressions of a template in it.
  case shellTemplate
  case restructuredText
  case asciidoc
  case org
  /// A page of text with samples.
  case prose
  /// Anything else.
  case other

  /// By name, then by extension, by the first line (`#!`), by an editor's mode line, by
  /// content.
  package init(path: [UInt8], bytes: [UInt8]) {
    let last = path.split(separator: UInt8(ascii: "/")).last ?? []
    let name = Template.withoutSuffix(String(decoding: last, as: UTF8.self))
    let folder = String(
      decoding: path.split(separator: UInt8(ascii: "/")).dropLast().last ?? [], as: UTF8.self)
    let kind =
      DocumentKind.kind(ofName: name.lowercased())
      ?? DocumentKind.kind(ofExtension: DocumentKind.suffix(name).lowercased())
      ?? DocumentKind.kind(ofFolder: folder, name) ?? DocumentKind.kind(ofFirstLine: bytes)
      ?? DocumentKind.kind(ofModeLine: bytes) ?? DocumentKind.kind(ofContent: bytes, name)
      ?? .other
    let isTemplate = kind == .shell && Template(path: path, bytes: bytes) != nil
    self = isTemplate ? .shellTemplate : kind
  }

  /// Whether it is a page for people, whose text outside the samples calls nothing.
  package var isPage: Bool {
    switch self {
    case .markdown, .restructuredText, .asciidoc, .org, .prose: true
    default: false
    }
  }

  private static func kind(ofFolder folder: String, _ name: String) -> DocumentKind? {
    if folder == "cron.d" { return .crontab(hasUsers: true) }
    let isDropIn = folder.hasSuffix(".service.d") || folder.hasSuffix(".timer.d")
    return isDropIn && name.hasSuffix(".conf") ? .unit : nil
  }

  private static func suffix(_ name: String) -> String {
    name.lastIndex(of: ".").map { String(name[name.index(after: $0)...]) } ?? ""
  }

  // A table.
  private static func kind(ofName name: String) -> DocumentKind? {
    switch name {
    case "dockerfile", "containerfile": return .dockerfile
    case "makefile", "gnumakefile": return .makefile
    case "crontab": return .crontab(hasUsers: false)
    case "package.json": return .package
    case "jenkinsfile": return .jenkinsfile
    case "justfile", ".justfile": return .justfile
    case "procfile": return .procfile
    case ".bashrc", ".bash_profile", ".bash_aliases", ".bash_login", ".bash_logout", ".profile",
      ".zshrc", ".zprofile", ".zshenv", ".kshrc", ".envrc", ".env", "bashrc", "profile", "apkbuild",
      "pkgbuild":
      return .shell
    case "readme", "changelog", "notes": return .prose
    default:
      if name.hasPrefix("dockerfile.") || name.hasPrefix("containerfile.") { return .dockerfile }
      if name.hasPrefix("makefile.") { return .makefile }
      if name.hasPrefix("jenkinsfile.") { return .jenkinsfile }
      if name.hasPrefix("procfile.") { return .procfile }
      return name.hasPrefix(".env.") ? .shell : nil
    }
  }

  // A table.
  private static func kind(ofExtension suffix: String) -> DocumentKind? {
    switch suffix {
    case "sh", "bash", "ksh", "zsh", "dash", "bats", "env", "bashrc", "profile", "bash_profile",
      "bash_aliases", "zshrc", "command":
      .shell
    case "yml", "yaml": .yaml
    case "md", "markdown", "mdx", "mkd", "mdown": .markdown
    case "dockerfile", "containerfile": .dockerfile
    case "mk", "mak", "make": .makefile
    case "cron", "crontab": .crontab(hasUsers: false)
    case "jenkinsfile", "jenkins": .jenkinsfile
    case "tf", "hcl", "tofu": .terraform
    case "just": .justfile
    case "service": .unit
    case "rst", "rest": .restructuredText
    case "adoc", "asciidoc", "asc": .asciidoc
    case "org": .org
    case "txt", "text": .prose
    default: nil
    }
  }

  private static func kind(ofFirstLine bytes: [UInt8]) -> DocumentKind? {
    let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    guard bytes.starts(with: "#!".utf8) else { return nil }
    let line = bytes.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }.dropFirst(2)
    let words = line.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    let names = words.prefix(4).map { word in
      String(decoding: word.split(separator: UInt8(ascii: "/")).last ?? [], as: UTF8.self)
    }
    guard let first = names.first else { return nil }
    let program =
      first == "env"
      ? names.dropFirst().first { !$0.hasPrefix("-") && !$0.contains("=") } ?? first : first
    if Shell.names.contains(program) { return .shell }
    if program == "make" || program == "gmake" { return .makefile }
    if program == "just" { return .justfile }
    return program == "bats" ? .shell : nil
  }

  /// `-*- mode: sh -*-` in the first two lines, `vim: ft=sh` in the first or last five.
  private static func kind(ofModeLine bytes: [UInt8]) -> DocumentKind? {
    let head = bytes.prefix(512).split(separator: UInt8(ascii: "\n")).prefix(5)
    let tail = bytes.suffix(512).split(separator: UInt8(ascii: "\n")).suffix(5)
    for line in head + tail {
      let text = String(decoding: line, as: UTF8.self).lowercased()
      guard text.contains("-*-") || text.contains("vim:") || text.contains("vi:") else { continue }
      let words = text.split { " \t:;=*".contains($0) }.map(String.init)
      for (label, word) in zip(words, words.dropFirst() + [""]) {
        let isMode = ["mode", "ft", "filetype", "syntax", "-"].contains(label)
        if isMode, let kind = kind(ofMode: word) { return kind }
      }
    }
    return nil
  }

  private static func kind(ofMode mode: String) -> DocumentKind? {
    if Shell.names.contains(mode) || mode == "shell-script" { return .shell }
    switch mode {
    case "yaml": return .yaml
    case "make", "makefile", "makefile-gmake": return .makefile
    case "dockerfile": return .dockerfile
    case "markdown", "gfm": return .markdown
    case "rst": return .restructuredText
    case "just": return .justfile
    case "systemd": return .unit
    default: return nil
    }
  }
}

/// Shells whose grammar is read.
enum Shell {
  static let names: Set<String> = ["sh", "bash", "dash", "ksh", "zsh", "ash", "mksh", "busybox"]

  /// Whether a command line such as `sh -e {0}` starts one that may be any of POSIX.
  static func isPlain(in command: String) -> Bool {
    name(in: command).map { ["sh", "ksh", "ksh93"].contains($0) } == true
  }

  /// Whether a command line such as `bash -e {0}` or `/bin/sh` starts a shell.
  static func isNamed(in command: String) -> Bool {
    name(in: command).map(names.contains) == true
  }

  private static func name(in command: String) -> String? {
    let words = command.split(separator: " ").map(String.init)
    guard let first = words.first(where: { $0 != "/usr/bin/env" && $0 != "env" }) else {
      return nil
    }
    return String(first.split(separator: "/").last ?? "")
  }
}

import Documents
import Rules
import Scanner
import Text

// Parts of paths that one file hands on to another.
extension RunBuilder {
  /// A rule, where a script or a file of settings hands on a part of a path by an argument or a
  /// variable (`./get.sh backup/tenant`), or spells an operation in a program of another language,
  /// some file names the API, and no command takes the text for a folder.
  func handedOn(_ range: ByteRange, _ page: Page) -> Rule? {
    let isScript = found.scripts.contains(page.file) || documents[page.file] == nil
    let isGo = goFiles.contains(page.file)
    guard isScript && !page.isData || isGiven(range, page), !isGo, !isFolder(range, page),
      !isPrinted(range, page.file), isAPINamed
    else { return nil }
    let isPart = { (byte: UInt8) in !" \t\r\n\"'`=([{,".utf8.contains(byte) }
    let word = Array(page.bytes[..<range.start].reversed().prefix(while: isPart).reversed())
    let segments = word.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    // What a folder of the system, a home or a relative path begins with is no path of the API.
    guard word.isEmpty || segments.count > 1 && segments.last?.isEmpty == true else { return nil }
    let name = segments.dropLast().last ?? []
    let isOpen = name.contains { "$}{)".utf8.contains($0) }
    let isSegment = { (byte: UInt8) in isNameByte(byte) || byte == UInt8(ascii: "/") }
    let tail = Array(page.bytes[range.start...].prefix(while: isSegment))
    if tail.count > range.count + 1, isOpen || word.count < 2,
      let rule = rules.rule(ofPathEndingIn: tail)
    {
      return rule
    }
    let next = page.bytes[range.end...].drop { $0 == UInt8(ascii: "/") }.first ?? UInt8(ascii: " ")
    let isEnd = " \t\r\n\"'`)]},$%{;".utf8.contains(next)
    return isEnd && (isOpen || word.isEmpty) ? rules.rules.first : nil
  }

  /// The same for a sample of a page: a whole path that it gives to a program.
  func handedOnInSample(_ range: ByteRange, _ page: Page) -> Rule? {
    guard let document = documents[page.file], document.kind.isPage,
      document.scripts.contains(where: { $0.range?.contains(range) == true }),
      used[page.file]?.contains(where: { $0.overlaps(range) }) == true,
      !isFolder(range, page), !isPrinted(range, page.file), isAPINamed
    else { return nil }
    let before = page.bytes[..<range.start].last ?? 0x20
    let tail = page.bytes[range.start...].prefix { isNameByte($0) || $0 == UInt8(ascii: "/") }
    guard tail.count > range.count + 1, " \t\"'=/".utf8.contains(before) else { return nil }
    return rules.rule(ofPathEndingIn: Array(tail))
  }

  /// The same where the sample exports a variable for which a script asks that it does not run.
  func exportedInSample(_ range: ByteRange, _ page: Page) -> Rule? {
    guard let names = found.askedElsewhere[page.file],
      documents[page.file]?.kind.isPage == true,
      settingLines(in: page.bytes).contains(where: {
        names.contains($0.name) && $0.value.contains(range)
      })
    else { return nil }
    return rules.rules.first
  }

  /// Whether a document that runs programs gives them a text: by a command of it, or as the value
  /// of a variable that names no file.
  private func isGiven(_ range: ByteRange, _ page: Page) -> Bool {
    let document = documents[page.file]
    if document?.kind.isPage == true { return false }
    if document?.scripts.contains(where: { $0.range?.contains(range) == true }) == true {
      return true
    }
    let key = key(of: range, page)
    if key.isItem { return Self.argumentKeys.contains(key.name.lowercased()) }
    // Of data only what looks like a variable of an environment.
    if page.isData, key.name.isEmpty || key.name.utf8.contains(where: { 0x61...0x7A ~= $0 }) {
      return false
    }
    return key.isSet && !isFolderKey(range, page)
  }

  /// Whether a text is the value of a key that names a file or folder, or an item of a list below
  /// one. A whole path of the API may be a `path`, and so may a part where the file names the API.
  func isFolderKey(_ range: ByteRange, _ page: Page) -> Bool {
    let name = key(of: range, page).name.lowercased()
    if Self.folderKeys.contains(where: { name.hasSuffix($0) }) { return true }
    if page.bytes[range.end...].first == UInt8(ascii: "/") { return false }
    return Self.otherKeys.contains(name) || name == "path" && !namesAPI(page.bytes)
  }

  /// The key or variable that a text is the value of, or in whose list it stands.
  private func key(
    of range: ByteRange, _ page: Page
  ) -> (name: String, isItem: Bool, isSet: Bool) {
    let lines = page.bytes[..<range.start].suffix(1000)
      .split(separator: 0x0A, omittingEmptySubsequences: false).reversed()
    guard var own = lines.first else { return ("", false, false) }
    while let last = own.last, " \t\"'".utf8.contains(last) { own = own.dropLast() }
    let isBare = !own.contains { !" \t-".utf8.contains($0) }
    let isInList = own.last.map { "[,".utf8.contains($0) } == true
    if isBare {
      own =
        lines.dropFirst().first { line in
          let first = line.first { $0 != 0x20 && $0 != 0x09 }
          return line.contains { ":=".utf8.contains($0) } && first != UInt8(ascii: "-")
        } ?? own
    } else if isInList, let open = own.lastIndex(of: UInt8(ascii: "[")) {
      own = own[..<open]
    }
    let words = own.split { !isNameByte($0) }
    let isSet = own.last.map { "=:".utf8.contains($0) } == true
    let isImage = words.count == 2 && words[0].elementsEqual("ENV".utf8)
    return (
      String(decoding: words.last ?? [], as: UTF8.self), isBare || isInList,
      !isBare && (isSet || isImage)
    )
  }

  /// Keys whose lists are the words of a command.
  private static let argumentKeys: Set<String> = [
    "args", "arguments", "argv", "command", "cmd", "entrypoint", "exec",
  ]

  /// How keys end whose values are files and folders.
  private static let folderKeys = ["dir", "directory", "folder", "mountpath", "subpath"]

  /// Keys whose values may be so, or names that have a slash.
  private static let otherKeys: Set<String> = [
    "paths", "file", "files", "key", "bucket", "image", "tag", "repository", "name", "branch",
    "ref",
  ]

  /// Whether a text names a folder: it is an argument of a program that works on files, or a part
  /// of what one writes or copies and no whole path of the API.
  func isFolder(_ range: ByteRange, _ page: Page) -> Bool {
    let token = page.bytes[range.start...].prefix { isNameByte($0) || $0 == UInt8(ascii: "/") }
    let isWhole = token.count > range.count && rules.rule(ofPathEndingIn: Array(token)) != nil
    return (isWhole ? fileNames : folders)[page.file]?.contains { $0.overlaps(range) } == true
  }
}

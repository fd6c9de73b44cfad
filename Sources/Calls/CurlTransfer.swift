package import Text

/// The options between two `--next`: one set of settings for one or more URLs.
package struct CurlTransfer: Sendable {
  /// In the order written; URLs are options too.
  package let options: [CurlOption]
  /// A transfer with these options.
  package init(options: [CurlOption]) { self.options = options }

  /// The options of a canonical long name, in order.
  package func options(named name: String) -> [CurlOption] { options.filter { $0.name == name } }

  /// The last option of a canonical long name: the one that counts where only one can.
  package func option(named name: String) -> CurlOption? { options.last { $0.name == name } }

  /// Whether the last of an option and its `--no-` form switches it on.
  package func isOn(_ name: String) -> Bool {
    option(named: name).map { !$0.isNegated } ?? false
  }

  /// The URLs in order, bare ones and those of `--url`.
  package var urls: [CurlOption] { options(named: "url") }

  /// The output format after the transfer (`--write-out`).
  package var writeOut: CurlOption? { option(named: "write-out") }

  /// Whether the answer's headers stand before its body on the same output: `--include`, `--head`,
  /// or `--dump-header -`.
  package var includesHeaders: Bool {
    let dumped = option(named: "dump-header")?.value?.bytes == [UInt8(ascii: "-")]
    return isOn("include") || isHead || dumped
  }

  /// Whether only the answer's headers are asked for (`--head`).
  package var isHead: Bool { isOn("head") }

  /// Whether an HTTP error makes curl fail (`--fail`, `--fail-with-body`).
  package var fails: Bool {
    let last = options.last { $0.name == "fail" || $0.name == "fail-with-body" }
    return last.map { !$0.isNegated } ?? false
  }

  /// Whether redirects are followed (`--location` and its relatives).
  package var followsRedirects: Bool {
    let last = options.last { ["location", "location-trusted", "follow"].contains($0.name) }
    return last.map { !$0.isNegated } ?? false
  }

  /// The files of options that are not read here (`--config`).
  package var configFiles: [CurlOption] { options(named: "config") }
}

/// Where the answer to a URL goes.
package enum CurlOutput: Sendable {
  case standardOutput
  /// `--output`: the path, which may hold `#1` for a part of a glob; below `--output-dir`.
  case file(CurlOption)
  /// `--remote-name`: named like the last segment of the URL; below `--output-dir`.
  case remoteName
  /// `--out-null` (curl 8.16).
  case discarded
}

extension CurlTransfer {
  /// The folder of `--output-dir`.
  package var outputDirectory: TracedText? { option(named: "output-dir")?.value }

  /// Where the answer to each of `urls` goes, in their order. The first output option belongs to
  /// the first URL and so on, wherever they stand; more URLs than options print to standard output.
  package var outputs: [CurlOutput] {
    let names: Set = ["output", "remote-name", "out-null"]
    let given = options.filter { names.contains($0.name) }
    let rest: CurlOutput = isOn("remote-name-all") ? .remoteName : .standardOutput
    return urls.indices.map { $0 < given.count ? CurlOutput(given[$0]) : rest }
  }

  /// The `--upload-file` that belongs to the URL with this index; paired as outputs are.
  package func upload(ofURL index: Int) -> CurlOption? {
    let uploads = options(named: "upload-file")
    guard index < uploads.count, uploads[index].value?.isEmpty == false else { return nil }
    return uploads[index]
  }
}

extension CurlOutput {
  fileprivate init(_ option: CurlOption) {
    switch option.name {
    case "remote-name": self = option.isNegated ? .standardOutput : .remoteName
    case "out-null": self = .discarded
    default:
      let isDash = option.value?.bytes == [UInt8(ascii: "-")]
      self = isDash ? .standardOutput : .file(option)
    }
  }
}

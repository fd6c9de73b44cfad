/// The options of GNU Wget 1.21 (wget(1), `wget --help`).
enum WgetOptionTable {
  /// What an option is.
  enum Kind { case value, switched }

  /// Long names of options that take a value, `letter:` before those that have one.
  private static let valued = """
    e:execute o:output-file a:append-output report-speed i:input-file B:base config rejected-log
    t:tries retry-on-http-error O:output-document start-pos progress T:timeout dns-timeout
    connect-timeout read-timeout w:wait waitretry Q:quota bind-address limit-rate
    restrict-file-names prefer-family user password use-askpass local-encoding remote-encoding
    P:directory-prefix cut-dirs http-user http-password default-page header compression
    max-redirect proxy-user proxy-password referer U:user-agent load-cookies save-cookies
    post-data post-file method body-data body-file secure-protocol certificate certificate-type
    private-key private-key-type ca-certificate ca-directory crl-file pinnedpubkey ciphers
    hsts-file ftp-user ftp-password warc-file warc-header warc-max-size warc-dedup warc-tempdir
    l:level A:accept R:reject accept-regex reject-regex regex-type D:domains exclude-domains
    follow-tags ignore-tags I:include-directories X:exclude-directories
    """

  /// Switches; each has a `no-` form.
  private static let switches = """
    V:version h:help b:background d:debug q:quiet v:verbose F:force-html retry-connrefused clobber
    netrc c:continue show-progress N:timestamping if-modified-since use-server-timestamps
    S:server-response spider random-wait proxy dns-cache ignore-case 4:inet4-only 6:inet6-only
    ask-password iri unlink xattr directories x:force-directories host-directories
    protocol-directories cache E:adjust-extension ignore-length save-headers http-keep-alive
    cookies keep-session-cookies content-disposition content-on-error auth-no-challenge https-only
    check-certificate hsts remove-listing glob passive-ftp preserve-permissions retr-symlinks
    ftps-implicit ftps-resume-ssl ftps-clear-data-connection ftps-fallback-to-ftp warc-cdx
    warc-compression warc-digests warc-keep-log r:recursive delete-after k:convert-links
    convert-file-only K:backup-converted m:mirror p:page-requisites strict-comments follow-ftp
    H:span-hosts L:relative trust-server-names parent
    """

  /// What another request or another file follows from.
  static let notModelled: Set<String> = [
    "execute", "input-file", "base", "config", "force-html", "recursive", "mirror",
    "page-requisites", "force-directories", "protocol-directories", "spider", "warc-file",
  ]

  private static let entries = entries(valued, .value) + entries(switches, .switched)
  private static let byName = Dictionary(
    entries.map { ($0.name, $0.kind) }, uniquingKeysWith: { first, _ in first })
  private static let byLetter = Dictionary(
    entries.compactMap { entry in entry.letter.map { ($0, (entry.name, entry.kind)) } },
    uniquingKeysWith: { first, _ in first })

  private static func entries(
    _ words: String, _ kind: Kind
  ) -> [(letter: UInt8?, name: String, kind: Kind)] {
    words.split(whereSeparator: \.isWhitespace).map { word in
      let parts = word.split(separator: ":")
      return (parts.count == 2 ? parts[0].utf8.first : nil, String(parts[parts.count - 1]), kind)
    }
  }

  /// The option of a long name without dashes and without `no-`.
  static func kind(named name: String) -> Kind? { byName[name] }

  /// The option of a letter.
  static func entry(lettered letter: UInt8) -> (name: String, kind: Kind)? { byLetter[letter] }
}

/// What an option of curl is, by its long name.
package struct CurlOptionEntry: Hashable, Sendable {
  /// Whether an option takes a value, and whether it can be switched off.
  package enum Kind: Hashable, Sendable {
    /// Takes the rest of its word, or the next word.
    case value
    /// Is switched on, or off by `--no-`.
    case boolean
    /// Is switched on.
    case plain
  }
  /// The long name without dashes.
  package let name: String
  /// How the option is written.
  package let kind: Kind
  /// The short option's byte.
  package let letter: UInt8?
  /// Whether the letter means the `--no-` form: `-N` is `--no-buffer`.
  package let letterNegates: Bool
}

/// Every option of curl 8.22, and those that older ones had.
///
/// curl(1); the kinds are those of curl's own tool_getparam.c. `letter:name` gives an option a
/// letter, `letter!name` gives the letter to its `--no-` form. `-i` is given to `--include`, which
/// since 8.10 is another name of `--show-headers`.
package enum CurlOptionTable {
  /// All options, ordered by kind and name.
  package static let entries: [CurlOptionEntry] =
    entries(valued, .value) + entries(switches, .boolean) + entries(plain, .plain)

  /// The option of a long name without dashes.
  package static func entry(named name: String) -> CurlOptionEntry? { byName[name] }

  /// The option of a letter.
  package static func entry(lettered letter: UInt8) -> CurlOptionEntry? { byLetter[letter] }

  /// The options whose names start with `prefix`, upper and lower case being one: what curl took
  /// before 8.10 where it found exactly one.
  package static func entries(abbreviated prefix: String) -> [CurlOptionEntry] {
    let prefix = prefix.lowercased()
    if let exact = byName[prefix] { return [exact] }
    return prefix.isEmpty ? [] : entries.filter { $0.name.hasPrefix(prefix) }
  }

  /// The name that stands for all names of one option.
  package static func canonicalName(of name: String) -> String { synonyms[name] ?? name }

  private static let synonyms = [
    "show-headers": "include", "data-ascii": "data", "ftp-ssl": "ssl", "ftp-ssl-reqd": "ssl-reqd",
    "krb4": "krb", "socks5-gssapi-service": "proxy-service-name",
  ]

  private static let byName = Dictionary(uniqueKeysWithValues: entries.map { ($0.name, $0) })
  private static let byLetter = Dictionary(
    uniqueKeysWithValues: entries.compactMap { entry in entry.letter.map { ($0, entry) } })

  private static func entries(_ words: String, _ kind: CurlOptionEntry.Kind) -> [CurlOptionEntry] {
    words.utf8.split { $0 == 0x20 || $0 == 0x0A }.map { entry(Array($0), kind) }
  }

  private static func entry(_ word: [UInt8], _ kind: CurlOptionEntry.Kind) -> CurlOptionEntry {
    let negates = word.count > 2 && word[1] == UInt8(ascii: "!")
    let hasLetter = negates || word.count > 2 && word[1] == UInt8(ascii: ":")
    let name = String(decoding: hasLetter ? word[2...] : word[...], as: UTF8.self)
    return CurlOptionEntry(
      name: name, kind: kind, letter: hasLetter ? word[0] : nil, letterNegates: negates)
  }

  private static let valued = """
    abstract-unix-socket alt-svc aws-sigv4 cacert capath E:cert cert-type ciphers K:config
    connect-timeout connect-to C:continue-at b:cookie c:cookie-jar create-file-mode crlfile curves
    d:data data-ascii data-binary data-raw data-urlencode delegation dns-interface dns-ipv4-addr
    dns-ipv6-addr dns-servers doh-url D:dump-header ech egd-file engine etag-compare etag-save
    expect100-timeout F:form form-string ftp-account ftp-alternative-to-user ftp-method P:ftp-port
    ftp-ssl-ccc-mode happy-eyeballs-timeout-ms haproxy-clientip H:header h:help hostpubmd5
    hostpubsha256 hsts httpsig-algo httpsig-headers httpsig-key httpsig-keyid interface ip-tos
    ipfs-gateway json keepalive-cnt keepalive-time key key-type knownhosts krb krb4 libcurl
    limit-rate local-port login-options mail-auth mail-from mail-rcpt max-filesize max-redirs
    m:max-time netrc-file noproxy oauth2-bearer o:output output-dir parallel-max parallel-max-host
    pass pinnedpubkey preproxy proto proto-default proto-redir x:proxy proxy-cacert proxy-capath
    proxy-cert proxy-cert-type proxy-ciphers proxy-crlfile proxy-header proxy-key proxy-key-type
    proxy-pass proxy-pinnedpubkey proxy-service-name proxy-tls13-ciphers proxy-tlsauthtype
    proxy-tlspassword proxy-tlsuser U:proxy-user proxy1.0 pubkey Q:quote random-file r:range rate
    e:referer X:request request-target resolve retry retry-delay retry-max-time sasl-authzid
    service-name sigalgs socks4 socks4a socks5 socks5-gssapi-service socks5-hostname Y:speed-limit
    y:speed-time ssl-sessions stderr t:telnet-option tftp-blksize z:time-cond tls-max
    tls13-ciphers tlsauthtype tlspassword tlsuser trace trace-ascii trace-config unix-socket
    T:upload-file upload-flags url url-query u:user A:user-agent variable vlan-priority
    w:write-out
    """

  private static let switches = """
    alpn a:append basic N!buffer ca-native cert-status clobber compressed compressed-ssh
    create-dirs crlf digest q:disable disable-eprt disable-epsv disallow-username-in-url
    doh-cert-status doh-insecure eprt epsv f:fail fail-early fail-with-body false-start follow
    form-escape ftp-create-dirs ftp-pret ftp-skip-pasv-ip ftp-ssl ftp-ssl-ccc ftp-ssl-control
    ftp-ssl-reqd G:get g:globoff haproxy-protocol I:head http0.9 ignore-content-length i:include
    k:insecure j:junk-session-cookies keepalive l:list-only L:location location-trusted
    mail-rcpt-allowfails M:manual metalink mptcp negotiate n:netrc netrc-optional npn ntlm ntlm-wb
    out-null Z:parallel parallel-immediate path-as-is post301 post302 post303 #:progress-bar
    progress-meter proxy-anyauth proxy-basic proxy-ca-native proxy-digest proxy-http2 proxy-http3
    proxy-insecure proxy-negotiate proxy-ntlm proxy-ssl-allow-beast proxy-ssl-auto-client-cert
    p:proxytunnel raw J:remote-header-name O:remote-name remote-name-all R:remote-time
    remove-on-error retry-all-errors retry-connrefused sasl-ir sessionid S:show-error
    show-headers s:silent skip-existing socks5-basic socks5-gssapi socks5-gssapi-nec ssl
    ssl-allow-beast ssl-auto-client-cert ssl-no-revoke ssl-reqd ssl-revoke-best-effort
    styled-output suppress-connect-headers tcp-fastopen tcp-nodelay tftp-no-options tls-earlydata
    tr-encoding trace-ids trace-time B:use-ascii v:verbose V:version xattr
    """

  private static let plain = """
    anyauth dump-ca-embed ftp-pasv 0:http1.0 http1.1 http2 http2-prior-knowledge http3 http3-only
    4:ipv4 6:ipv6 ::next proxy-tlsv1 2:sslv2 3:sslv3 1:tlsv1 tlsv1.0 tlsv1.1 tlsv1.2 tlsv1.3
    """
}

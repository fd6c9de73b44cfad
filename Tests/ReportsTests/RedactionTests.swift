import Testing
import Text

@testable import Reports

@Test(arguments: [
  (#"curl -u "ab:cd" x"#, #"curl -u "[redacted]" x"#),
  (#"curl -u ab:cd x"#, #"curl -u [redacted] x"#),
  (#"curl -uab:cd x"#, #"curl -u[redacted] x"#),
  (#"curl -sSu 'ab:cd' x"#, #"curl -sSu '[redacted]' x"#),
  (#"curl --user=ab:$KEY x"#, #"curl --user=[redacted] x"#),
  ("curl --user \\\n  ab:cd", "curl --user \\\n  [redacted]"),
  (#"exec("-u", "ab:cd")"#, #"exec("-u", "[redacted]")"#),
  (#"curl --oauth2-bearer abc x"#, #"curl --oauth2-bearer [redacted] x"#),
  (#"-H "Authorization: Bearer abc.def" x"#, #"-H "Authorization: Bearer [redacted]" x"#),
  (#"-H 'authorization: Basic YWI6'"#, #"-H 'authorization: Basic [redacted]'"#),
  (#"h.Set("Authorization", "Bearer abc")"#, #"h.Set("Authorization", "Bearer [redacted]")"#),
  ("https://ab:cd@host/x", "https://[redacted]@host/x"),
  ("PRIVATE_KEY=abc", "PRIVATE_KEY=[redacted]"),
  (#"export API_TOKEN="abc" # x"#, #"export API_TOKEN="[redacted]" # x"#),
  (#"curl -b "s=abc" --cookie t=abc x"#, #"curl -b "[redacted]" --cookie [redacted] x"#),
  ("curl -E a.pem:abc --cert 'b.p12:abc'", "curl -E a.pem:[redacted] --cert 'b.p12:[redacted]'"),
  ("wget --http-password abc --user x", "wget --http-password [redacted] --user x"),
  ("http -a ab:cd x", "http -a [redacted] x"), ("http --auth=ab:cd", "http --auth=[redacted]"),
  ("x?apiKey=abc&y=z", "x?apiKey=[redacted]&y=z"),
  ("KEY=abc; AUTH=a:b", "KEY=[redacted]; AUTH=[redacted]"),
  (
    #"{"password": "abc", "apiSecret":"d"}"#,
    #"{"password": "[redacted]", "apiSecret":"[redacted]"}"#
  ),
  (#"{\"password\":\"abc\"}"#, #"{\"password\":\"[redacted]\"}"#),
  ("ATLAS_PRIVATE_KEY: abcdef12 # x", "ATLAS_PRIVATE_KEY: [redacted] # x"),
  (#"user = "ab:cd""#, #"user = "[redacted]""#), (#"token := "abc""#, #"token := "[redacted]""#),
  (#"r.SetBasicAuth("ab", "cd")"#, #"r.SetBasicAuth("ab", "[redacted]")"#),
  (#"auth=HTTPDigestAuth('ab', 'cd'))"#, #"auth=HTTPDigestAuth('ab', '[redacted]'))"#),
  (#":password => "abc", password: "d""#, #":password => "[redacted]", password: "[redacted]""#),
  ("id 0A1b2c3d-1111-2222-3333-444455556666.", "id [redacted]."),
  ("mdb_sa_sk_ABCDEFGHIJKLMNOP", "[redacted]"),
  (
    #"-H "Authorization: Digest u=\"p\", r=\"abc\"" x"#,
    #"-H "Authorization: Digest [redacted]" x"#
  ),
  (
    #"-H "Authorization: Basic $(echo -n 'a:b' | base64)""#,
    #"-H "Authorization: Basic [redacted]""#
  ),
  (#"AUTH=$(printf '%s' "a:b" | base64) x"#, "AUTH=[redacted] x"),
  (#"-H "Authorization: Basic $(base64 <<< a:b)""#, #"-H "Authorization: Basic [redacted]""#),
  ("http -A bearer -a abc x", "http -A bearer -a [redacted] x"),
  (#"get(u, auth=("a", "b"))"#, #"get(u, auth=("a", "[redacted]"))"#),
  (#"{ user: "a", pass: "b" }"#, #"{ user: "a", pass: "[redacted]" }"#),
  ("http.basic_auth 'a', 'b'", "http.basic_auth 'a', '[redacted]'"),
  (#"Credentials.basic("a", "b")"#, #"Credentials.basic("a", "[redacted]")"#),
  (#"ConvertTo-SecureString "b" -Force"#, #"ConvertTo-SecureString "[redacted]" -Force"#),
  (#"btoa("a:b")"#, #"btoa("[redacted]")"#),
  ("machine h login a password b", "machine h login a password [redacted]"),
  ("DB_PWD=b PASSPHRASE=c", "DB_PWD=[redacted] PASSPHRASE=[redacted]"),
  (#"-H "X-Vault-Token: abcdefgh" x"#, #"-H "X-Vault-Token: [redacted]" x"#),
  ("a ghp_16C7e42F292c6912E7710c838347Ae178B4a b", "a [redacted] b"),
  ("glpat-AbCdEfGhIjKlMnOpQrSt", "[redacted]"), ("curl --us a:b x", "curl --us [redacted] x"),
  (#""Authorization": ["Bearer abc"]"#, #""Authorization": ["Bearer [redacted]"]"#),
  (#"h["Authorization"] = "Bearer abc""#, #"h["Authorization"] = "Bearer [redacted]""#),
  (#"{ 'Authorization' => "abc" }"#, #"{ 'Authorization' => "[redacted]" }"#),
  ("say Bearer abcdefgh12345678", "say Bearer [redacted]"),
  ("setenv API_KEY abc", "setenv API_KEY [redacted]"),
  ("set -gx API_KEY abc", "set -gx API_KEY [redacted]"),
  ("ENV API_KEY abc", "ENV API_KEY [redacted]"),
  (
    "-----BEGIN RSA PRIVATE KEY-----\nabc\nd\n-----END RSA PRIVATE KEY-----",
    "-----BEGIN RSA PRIVATE KEY-----[redacted]-----END RSA PRIVATE KEY-----"
  ),
])
func credentialsAreHidden(text: String, expected: String) {
  #expect(redacted(text) == expected)
  #expect(redacted(expected) == expected)
}

@Test(arguments: [
  #"curl -u "$PUB:$PRIV" x"#, #"curl --user "${PUBLIC_KEY}:${PRIVATE_KEY}" --digest"#,
  #"curl --user "{PUBLIC-KEY}:{PRIVATE-KEY}" x"#, #"curl -u "$(get key):$(get secret)" x"#,
  #"-H "Authorization: Bearer $TOKEN""#, #"-H "Authorization: Bearer ${TOKEN}" \"#,
  "date -u +%H:%M", "set -u", "sort -u file", "https://host/a@b", "https://$U:$P@host/",
  "password: string, token: Token", "grep -E 'a:b' --cert x -b out.txt", "rsync -a host:/a b",
  "docker login --password-stdin x", "--token --quiet", "PUBLIC_KEY=abc", "setAuth(user, password)",
  "key: value", "the token: see below", #""user": "1000:1000""#, "a == b", "TOKEN= run x",
  "TOKEN=$(fetch)", "groups/32b6e34b3d91647abb20e7b8", "see the authorization page",
  "0a1b2c3d-1111-2222-3333-4444555566667", "", #"-H "Authorization: Basic $(cat token | base64)""#,
  #"AUTH=$(echo -n "$A:$B" | base64)"#, #"KEY="$(printf "%s.%s" "$A" "$B")""#, "ls -a x -b y",
  "set -x token", "a password b", "-H 'X-Request-Id: abc'", "the bearer of the token", "auth = (a)",
  "-----BEGIN CERTIFICATE-----\nabc", #"-H "X-Vault-Token: $TOKEN""#,
  "C=\"curl -u ${A}:${B}\"\n$C -H \"Accept: a\" x", "TOKEN=$(get --key x | jq .a)",
  #"select(.key == "clusterName")"#, #"if key == "status" {"#,
])
func whatIsNoCredentialStays(text: String) {
  #expect(redacted(text) == text)
}

/// Marks in a row, of which each begins a value that goes on to the end of the text, must not take
/// the square of the time: a repository could stop a run with one line.
@Test(
  arguments: [
    "TOKEN=${", "TOKEN=$(", "TOKEN='${", "/-u", "/-a", "=", "a=", "auth(", "auth('", "cookie:$",
    "a:", "token:", "\\\"key:\\", "://", "-E ", "X-Key:$(", "eyJ", "-----BEGIN PRIVATE KEY-----",
    "setenv KEY ", "$(echo ", "bearer ", "-",
  ])
func manyMarksAreLookedThroughOnce(mark: String) {
  let text = String(repeating: mark, count: 20_000 / mark.utf8.count)
  #expect(secrets(in: Array(text.utf8)).allSatisfy { !$0.isEmpty })
}

@Test func aLongCredentialIsHiddenToItsEnd() {
  let long = String(repeating: "abc1", count: 2_000)
  for (before, after) in [
    ("TOKEN=", " x"), ("TOKEN='", "' x"), ("-H 'Authorization: Bearer ", "' x"), ("-u a:", " x"),
    ("{\"apiKey\": \"", "\"}"), ("-E a.pem:", " x"), ("--pass ", " x"),
    ("setAuth('a', '", "')"),
  ] {
    let shown = redacted(before + long + after)
    #expect(!shown.contains("abc1") && shown.hasSuffix(after), "\(before): \(shown.prefix(200))")
  }
}

/// The scan must end, stay in bounds and stay ordered, whatever the bytes.
@Test func theScanSurvivesEveryText() {
  let pieces = [
    "-u ", "\"", "'", "Authorization:", "://", "@", "$(", ")", "${", "}", "\\", "\n", "a:b", "=",
    "TOKEN", "<", " ", "\u{E9}",
  ]
  var random = SystemRandomNumberGenerator()
  for _ in 0..<3000 {
    let words = (0..<Int.random(in: 0...12, using: &random)).map { _ in
      pieces.randomElement(using: &random) ?? ""
    }
    let bytes = Array(words.joined().utf8)
    var end = 0
    for secret in secrets(in: bytes) {
      #expect(secret.start >= end && secret.end <= bytes.count && !secret.isEmpty)
      end = secret.end
    }
  }
}

@Test func controlBytesAreShownAsEscapes() {
  let bytes: [UInt8] = [0x1B, 0x5B, 0x0D, 0xFF, 0xC2, 0x9B, 0xC3, 0xA9, 0xE2, 0x80, 0xAE, 0x7F]
  #expect(visible(bytes) == "\\x1b[\\r\\xff\\u{9b}é\\u{202e}\\x7f")
}

@Test func caretsStandUnderWideAndHiddenText() {
  let source = Array("a\t界e\u{301} \u{1B}x -u \"k:s\" end".utf8)
  func marks(_ text: String) -> String {
    let wanted = Array(text.utf8)
    let start = source.indices.first { source[$0...].starts(with: wanted) } ?? 0
    let range = ByteRange(start, start + wanted.count)
    let line = SourceView(source).line(1, marking: range)
    #expect(line.text == "a   界e\u{301} \\x1bx -u \"[redacted]\" end")
    return line.marks
  }
  #expect(marks("界") == "    ^^")
  #expect(marks("e\u{301}") == "      ^")
  #expect(marks("\u{1B}x") == "        ^^^^^")
  #expect(marks("k:s") == String(repeating: " ", count: 18) + String(repeating: "^", count: 10))
  #expect(marks("end") == String(repeating: " ", count: 30) + "^^^")
}

@Test func longLinesAreCutAroundTheMark() {
  let source = Array((String(repeating: "x", count: 5000) + "MARK" + "yyyy").utf8)
  let line = SourceView(source).line(1, marking: ByteRange(5000, 5004))
  #expect(line.text.count <= 162)
  #expect(line.text.hasPrefix("…") && line.text.contains("MARKyyyy"))
  #expect(line.marks.hasSuffix(" ^^^^"))
}

@Test func anEmptyRangeHasOneCaret() {
  #expect(SourceView(Array("ab".utf8)).line(1, marking: ByteRange(1, 1)).marks == " ^")
  #expect(SourceView(Array("ab".utf8)).line(1, marking: ByteRange(2, 2)).marks == "  ^")
}

/// The lines around edits are shown as they are in the whole text after the edits, also where a
/// credential begins on a line before.
@Test func changedLinesAreShownAsInTheWholeText() {
  let pool = [
    "curl -u \"$A:$B\" https://h/backup/tenant", "curl -u \\", "  ab:cd https://h/backup/tenant \\",
    "echo x", "TOKEN=abc curl x/backup/tenant", "", "-H 'Authorization: Bearer abc' /backup/tenant",
    "PRIVATE_KEY=a/backup/tenant", "curl https://ab:cd@host/backup/tenant | jq .backup/tenant",
  ]
  var random = SystemRandomNumberGenerator()
  for _ in 0..<200 {
    let lines = (0..<Int.random(in: 1...80, using: &random)).map { _ in
      pool.randomElement(using: &random) ?? ""
    }
    let bytes = Array(lines.joined(separator: "\n").utf8)
    let marker = Array("backup/tenant".utf8)
    let old = SourceView(bytes)
    let edits = bytes.indices.filter { bytes[$0...].starts(with: marker) }
      .filter { _ in Int.random(in: 0..<4, using: &random) == 0 }
      .map { start in
        let range = ByteRange(start, start + marker.count)
        // What is put into a credential is hidden to its end, and so are lines that begin there.
        let isHidden = old.hidden.contains { $0.overlaps(range) }
        let texts = ["backup", "", "flex/backup/long"] + (isHidden ? [] : ["a\nb"])
        return Edit(
          range: range, replacement: Array((texts.randomElement(using: &random) ?? "").utf8))
      }
    guard let changes = lineChanges(of: edits, in: bytes, old.table),
      let changed = apply(edits, to: bytes)
    else {
      Issue.record("the edits must apply")
      return
    }
    let (whole, part, marks) = (SourceView(changed), ChangedView(old, edits), places(of: edits))
    var shift = 0
    for change in changes {
      for index in change.added.indices {
        let line = change.start + 1 + shift + index
        #expect(part.rows(ofLine: line, marking: marks) == whole.rows(ofLine: line, marking: marks))
        #expect(
          part.segments(ofLine: line, marking: marks).map(\.text)
            == whole.segments(ofLine: line, marking: marks).map(\.text))
      }
      shift += change.added.count - change.removed.count
    }
  }
}

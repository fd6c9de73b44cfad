import Calls
import Testing
import Text

@Suite struct CurlTransferTests {
  static let methods: [([String], String?)] = [
    (["u"], "GET"), (["-d", "x", "u"], "POST"), (["--json", "{}", "u"], "POST"),
    (["-F", "a=b", "u"], "POST"), (["-T", "f", "u"], "PUT"), (["-I", "u"], "HEAD"),
    (["-G", "-d", "x", "u"], "GET"), (["-I", "-G", "-d", "x", "u"], "HEAD"),
    (["-X", "DELETE", "-d", "x", "u"], "DELETE"), (["-X", "${M}", "u"], nil),
    (["-X", "PUT", "-X", "PATCH", "u"], "PATCH"), (["-G", "--no-get", "-d", "x", "u"], "POST"),
  ]

  @Test(arguments: methods) func method(_ words: [String], _ expected: String?) {
    #expect(CurlInvocation.parse(words.map(word)).transfers[0].method().name == expected)
  }

  static let headers: [([String], [String])] = [
    (["-H", "Accept: a/b"], ["sent Accept=a/b 8-11"]),
    (["-H", "Accept:a/b "], ["sent Accept=a/b 7-10"]),
    (["-H", "X-A;"], ["empty X-A= 4-4"]), (["-H", "X-A: "], ["removed X-A= 5-5"]),
    (["-H", "X-A;b"], ["ignored X-A=b 4-5"]), (["-H", "X-A"], ["ignored ?"]),
    (["-H", "${H}"], ["unknown ?"]), (["-H", "${H}: x"], ["unknown ?"]),
    (["-H", "Accept: ${A}"], ["sent Accept=${A} 8-9"]), (["-H", "@f"], ["file ?=f 1-2"]),
    (["--json", "{}"], ["sent Content-Type=application/json", "sent Accept=application/json"]),
    (
      ["--json", "{}", "-H", "accept: x"],
      ["sent accept=x 8-9", "sent Content-Type=application/json"]
    ),
    (["-d", "x"], ["sent Content-Type=application/x-www-form-urlencoded"]),
    (["-d", "x", "-H", "content-type:"], ["removed content-type= 13-13"]),
    (["-A", "me", "-e", "r;auto"], ["sent User-Agent=me 0-2", "sent Referer=r 0-1"]),
    (["-b", "a=1", "-b", "jar", "-b", "b=2"], ["sent Cookie=a=1;b=2"]),
    (["--oauth2-bearer", "${T}"], ["sent Authorization=Bearer ${T}"]),
  ]

  @Test(arguments: headers) func header(_ words: [String], _ expected: [String]) {
    let headers = CurlInvocation.parse((words + ["u"]).map(word)).transfers[0].headers
    #expect(headers.map(text) == expected)
  }

  private func text(_ header: CurlHeader) -> String {
    let name = header.name.map { String(decoding: $0, as: UTF8.self) } ?? "?"
    let value = header.value.map { "=" + $0.description } ?? ""
    let range = header.valueRange.map { " \($0.start)-\($0.end)" } ?? ""
    return "\(header.kind) \(name)\(value)\(range)"
  }

  static let bodies: [([String], [String])] = [
    (["-d", "a"], ["text a 0-1 inline"]), (["-d", "@f"], ["text f 1-2 file"]),
    (["-d", "@-"], ["text - 1-2 stdin"]), (["--data-raw", "@f"], ["raw @f 0-2 inline"]),
    (["--data-binary", "@f"], ["binary f 1-2 file"]), (["--json", "@f"], ["json f 1-2 file"]),
    (["--data-urlencode", "n=c d"], ["urlencode c d 2-5 inline"]),
    (["--data-urlencode", "n@f"], ["urlencode f 2-3 file"]),
    (["--data-urlencode", "=x"], ["urlencode x 1-2 inline"]),
    (["-F", "a=@f"], ["form a=@f 0-4 inline"]), (["-T", "f"], ["upload f 0-1 file"]),
    (["-T", "-"], ["upload - 0-1 stdin"]), (["-T", "."], ["upload . 0-1 stdin"]),
    (["-d", "a", "-d", "${B}"], ["text a 0-1 inline", "text ${B} 0-1 inline"]),
    (["-G", "-d", "a"], []), (["-T", ""], []),
  ]

  @Test(arguments: bodies) func body(_ words: [String], _ expected: [String]) {
    let body = CurlInvocation.parse((words + ["u"]).map(word)).transfers[0].body()
    guard case .parts(let parts) = body else { return #expect(expected.isEmpty) }
    #expect(parts.map(text) == expected)
  }

  private func text(_ part: CurlData) -> String {
    let source =
      switch part.source {
      case .inline: "inline"
      case .file: "file"
      case .standardInput: "stdin"
      }
    let range = "\(part.valueRange.start)-\(part.valueRange.end)"
    return "\(part.kind) \(part.value.description) \(range) \(source)"
  }

  @Test func joinsWhatIsSent() {
    #expect(curl("-d", "a", "-d", "${B}", "u").transfers[0].body().text?.description == "a&${B}")
    #expect(curl("--json", "[", "--json", "]", "u").transfers[0].body().text?.description == "[]")
    #expect(curl("-d", "a", "-d", "@f", "u").transfers[0].body().text == nil)
    let encoded = curl("--data-urlencode", "n=a ${B}/", "u").transfers[0].body().text
    #expect(encoded?.description == "n=a+${B}%2F")
    let query = curl("--url-query", "a=b c", "--url-query", "+d=e%20f", "u").transfers[0]
    #expect(query.addedQuery?.description == "a=b+c&d=e%20f")
    #expect(
      curl("-G", "-d", "x", "--url-query", "y", "u").transfers[0].addedQuery?.description == "x")
  }

  static let authentications: [([String], String)] = [
    ([], "none"), (["-u", "a:b"], "basic"), (["-u", "a:b", "--digest"], "digest"),
    (["--digest", "--no-digest", "-u", "a:b"], "basic"), (["--oauth2-bearer", "t"], "bearer"),
    (["-H", "authorization: Bearer t", "-u", "a:b"], "header"), (["-n"], "basic"),
    (["--anyauth", "-u", "a:b"], "other"), (["--negotiate", "-u", ":"], "other"),
    (["--anyauth", "--digest"], "other"), (["--digest", "--anyauth"], "other"),
    (["-H", "Authorization:"], "none"), (["--aws-sigv4", "x", "-u", "a:b"], "other"),
  ]

  @Test(arguments: authentications) func authenticates(_ words: [String], _ expected: String) {
    let kind = CurlInvocation.parse((words + ["u"]).map(word)).transfers[0].authentication
    #expect(String(describing: kind).hasPrefix(expected), "\(words)")
  }

  static let outputs: [([String], [String])] = [
    (["u"], ["-"]), (["-o", "f", "u"], ["f"]), (["u", "-o", "f"], ["f"]), (["-O", "u"], ["name"]),
    (["-o", "f", "u", "v"], ["f", "-"]), (["u", "v", "-O", "-o", "g"], ["name", "g"]),
    (["-o-", "u"], ["-"]), (["--remote-name-all", "u", "v", "-o", "f"], ["f", "name"]),
    (["--out-null", "u"], ["null"]), (["-so/dev/null", "u"], ["/dev/null"]),
  ]

  @Test(arguments: outputs) func output(_ words: [String], _ expected: [String]) {
    let outputs = CurlInvocation.parse(words.map(word)).transfers[0].outputs
    let texts = outputs.map { output in
      switch output {
      case .standardOutput: "-"
      case .file(let option): option.value?.description ?? ""
      case .remoteName: "name"
      case .discarded: "null"
      }
    }
    #expect(texts == expected)
  }

  static let globs: [([String], [String])] = [
    (["http://h/{a,b}/x"], ["{a,b}"]), (["http://h/{groupId}"], []),
    (["http://h/[1-3]"], ["[1-3]"]),
    (["http://h/[001-100:2][a-z]"], ["[001-100:2]", "[a-z]"]), (["http://[::1]/x"], []),
    (["-g", "http://h/{a,b}"], []), ([#"http://h/\{a,b\}"#], []), (["http://h/[a"], []),
    (["http://h/{a"], []), (["http://h/[]"], []), (["http://[fe80::1-2]/"], []),
  ]

  @Test(arguments: globs) func glob(_ words: [String], _ expected: [String]) throws {
    let transfer = CurlInvocation.parse(words.map(word)).transfers[0]
    let url = try #require(transfer.urls.first)
    #expect(transfer.globs(in: url).map { url.value?.slice($0).description } == expected)
  }

  @Test func answersTheSmallQuestions() {
    let transfer = curl("-sfi", "-L", "-w", "x", "-D", "-", "--output-dir", "d", "-K", "c", "u")
      .transfers[0]
    #expect(transfer.fails && transfer.includesHeaders && transfer.followsRedirects)
    #expect(transfer.writeOut?.value?.description == "x")
    #expect(transfer.outputDirectory?.description == "d")
    #expect(transfer.configFiles.count == 1)
    #expect(curl("-D", "-", "u").transfers[0].includesHeaders)
    #expect(!curl("-D", "f", "u").transfers[0].includesHeaders)
    #expect(!curl("-f", "--no-fail", "u").transfers[0].fails)
  }

  static let secrets: [([String], [String])] = [
    (["-u", "k:${V}", "u"], ["k:${V}"]), (["-suk:v", "u"], ["k:v"]), (["u"], []),
    (["-H", "Authorization: Bearer ${T}", "u"], ["${T}"]), (["-H", "Accept: a", "u"], []),
    (["-H", "authorization: t", "u"], ["t"]), (["-b", "s=1", "u"], ["s=1"]),
    (["https://a:b@h/x@y", "-E", "f:pw"], ["a:b", "pw"]), (["https://h/x@y"], []),
    (["--oauth2-bearer", "t", "-H", "X-Api-Key: k", "u"], ["t", "k"]), (["h:80/x"], []),
  ]

  @Test(arguments: secrets) func hides(_ words: [String], _ expected: [String]) {
    let arguments = words.map(word)
    let secrets = CurlInvocation.parse(arguments).transfers[0].secrets
    #expect(secrets.map { arguments[$0.argument].slice($0.range).description } == expected)
  }

  @Test func putsRequestsTogether() throws {
    let words = ["-X", "POST", "-H", "A: ${B}", "-H", "C:", "-d", "{}", "-o", "f", "u", "v"]
    let requests = CurlInvocation.parse(words.map(word)).transfers[0].requests
    #expect(requests.map(\.url.description) == ["u", "v"])
    let request = try #require(requests.first)
    #expect(request.transport == "curl" && request.method == "POST")
    #expect(
      request.headers.map(\.value.description) == ["${B}", "application/x-www-form-urlencoded"])
    #expect(request.addedQuery?.isEmpty == true)
    guard case .text(let body) = request.body else { return #expect(Bool(false), "a text body") }
    #expect(body.description == "{}")
  }

  static let wholeBodies: [([String], String)] = [
    (["-d", "@f"], "file"), (["-d", "@-"], "standardInput"), (["-F", "a=b"], "opaque"),
    ([], "none"),
    (["-d", "@f", "-d", "x"], "opaque"), (["-T", "f"], "file"), (["-d", "${B}"], "text"),
    (["--data-urlencode", "x@f"], "opaque"),
  ]

  @Test(arguments: wholeBodies) func wholeBody(_ words: [String], _ expected: String) throws {
    let requests = CurlInvocation.parse((words + ["u"]).map(word)).transfers[0].requests
    #expect(String(describing: try #require(requests.first).body).hasPrefix(expected))
  }

  @Test func comparesWhatIsSent() {
    func request(_ words: String...) -> Request {
      CurlInvocation.parse(words.map(word)).transfers[0].requests[0]
    }
    let plain = request("-d", "a${B}", "-H", "X: ${Y}", "u")
    #expect(plain.sendsSame(as: request("u", "-HX:${Y}", "--data-raw", "a${B}")))
    #expect(!plain.sendsSame(as: request("-d", "a${C}", "-H", "X: ${Y}", "u")))
    #expect(!plain.sendsSame(as: request("-d", "a${B}", "-H", "X: z", "u")))
    #expect(!plain.sendsSame(as: request("-G", "-d", "a${B}", "-H", "X: ${Y}", "u")))
    #expect(!plain.sendsSame(as: request("-d", "@a${B}", "-H", "X: ${Y}", "u")))
    #expect(!request("-F", "a=b", "u").sendsSame(as: request("-F", "a=b", "u")))
    #expect(!request("-G", "-d", "@f", "u").sendsSame(as: request("u")))
  }
}

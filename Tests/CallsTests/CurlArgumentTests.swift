import Calls
import Testing
import Text

@Suite struct CurlArgumentTests {
  static let spellings: [([String], [String])] = [
    (["-X", "POST", "u"], ["-X:request=POST :url=u"]),
    (["-XPOST", "u"], ["-X:request=POST :url=u"]),
    (["--request", "POST", "u"], ["--request:request=POST :url=u"]),
    (["u", "-HAccept:x"], [":url=u -H:header=Accept:x"]),
    (["-d@file", "u"], ["-d:data=@file :url=u"]),
    (["-sSLX", "POST", "u"], ["s:silent S:show-error L:location X:request=POST :url=u"]),
    (["-sSLXPOST", "u"], ["s:silent S:show-error L:location X:request=POST :url=u"]),
    (["-su", "k:v", "u"], ["s:silent u:user=k:v :url=u"]),
    (["-s", "-u${KEY}", "u"], ["-s:silent -u:user=${KEY} :url=u"]),
    (["-N", "u"], ["-N:!buffer :url=u"]),
    (["--no-buffer", "u"], ["--no-buffer:!buffer :url=u"]),
    (["--no-location", "-L", "u"], ["--no-location:!location -L:location :url=u"]),
    (["-i", "u"], ["-i:include :url=u"]),
    (["--show-headers", "u"], ["--show-headers:include :url=u"]),
    (["--data-ascii", "x", "u"], ["--data-ascii:data=x :url=u"]),
    (["--url", "u", "--url", "v"], ["--url:url=u --url:url=v"]),
    (["u", "--next", "-d", "x", "v"], [":url=u", "-d:data=x :url=v"]),
    (["u", "-:", "v"], [":url=u", ":url=v"]),
    (["-d", "-d", "u"], ["-d:data=-d :url=u"]),
    (["-H", "--", "u"], ["-H:header=-- :url=u"]),
    (["--", "-s"], [":url=-s"]),
    (["--", "${U}"], [":url=${U}"]),
    (["-d", "", "u"], ["-d:data= :url=u"]),
    (["-#", "u"], ["-#:progress-bar :url=u"]),
    (["-H", "${H}", "u"], ["-H:header=${H} :url=u"]),
    (["${BASE}/x"], [":url=${BASE}/x"]),
    (["${A}${B}"], [":url=${A}${B}?"]),
    (["--HEADER", "x:y", "u"], ["--HEADER:header=x:y :url=u"]),
    (["--data-u", "x", "u"], ["--data-u:data-urlencode=x :url=u"]),
    (["--header=x: y", "u"], ["--header:header=x: y :url=u"]),
    (["--expand-url", "{{u}}"], ["--expand-url:url={{u}}"]),
    (["-sOJ", "u"], ["s:silent O:remote-name J:remote-header-name :url=u"]),
    (["-sofile", "u"], ["s:silent o:output=file :url=u"]),
    (["-w", "%{http_code}", "u"], ["-w:write-out=%{http_code} :url=u"]),
  ]

  @Test(arguments: spellings) func reads(_ words: [String], _ expected: [String]) {
    #expect(summary(words) == expected)
  }

  static let refusals: [([String], CurlProblem)] = [
    (["${OPTS}", "u"], problem(.unknownWords, 0, "${OPTS}")),
    (["u", "-s${X}"], problem(.unknownWords, 1, "-s${X}")),
    (["u", "--${X}"], problem(.unknownWords, 1, "--${X}")),
    (["u", "--nope"], problem(.unknownOption, 1, "nope")),
    (["u", "-"], problem(.unknownOption, 1, "-")),
    (["u", "-s€"], problem(.unknownOption, 1, "-\u{FFFD}")),
    (["u", "--req", "PUT"], problem(.ambiguousOption, 1, "req")),
    (["u", "-X"], problem(.missingValue, 1, "request")),
    (["u", "--data"], problem(.missingValue, 1, "data")),
    (["-X", "", "u"], problem(.blankValue, 0, "request")),
    (["--no-header", "u"], problem(.notNegatable, 0, "header")),
    (["--no-anyauth", "u"], problem(.notNegatable, 0, "anyauth")),
    (["--header=x", "u"], problem(.valueAfterEqualsSign, 0, "header")),
    (["-K", "file"], problem(.notFollowed, 0, "config")),
    (["--variable", "a=b", "u"], problem(.notFollowed, 0, "variable")),
    (["--expand-data", "{{a}}", "u"], problem(.notFollowed, 0, "data")),
    (["-H", "@file", "u"], problem(.notFollowed, 0, "header")),
    (["@urls"], problem(.notFollowed, 0, "url")),
    (["-s"], CurlProblem(kind: .missingURL, argument: nil, option: "url")),
    (["u", "--next"], CurlProblem(kind: .missingURL, argument: nil, option: "url")),
    (["-s", "--next", "u"], problem(.missingURL, 1, "next")),
    (["--no-inc", "u"], problem(.unknownOption, 0, "inc")),
    (["-I", "-d", "x", "u"], problem(.conflictingMethods, 1, "data")),
    (["-F", "a=b", "-d", "x", "u"], problem(.conflictingMethods, 2, "data")),
    (["-T", "f", "-d", "x", "u"], problem(.conflictingMethods, 0, "upload-file")),
  ]

  @Test(arguments: refusals) func reports(_ words: [String], _ expected: CurlProblem) {
    #expect(CurlInvocation.parse(words.map(word)).problems == [expected])
  }

  static func problem(_ kind: CurlProblem.Kind, _ argument: Int, _ option: String) -> CurlProblem {
    CurlProblem(kind: kind, argument: argument, option: option)
  }

  @Test func sendsNothingWhenItOnlyInforms() {
    for words in [["--version"], ["-V"], ["-h"], ["--help", "all"], ["-M"]] {
      #expect(CurlInvocation.parse(words.map(word)).sendsNothing, "\(words)")
    }
    #expect(!curl("u").sendsNothing)
    #expect(curl("--version").problems.isEmpty)
  }

  @Test func knowsWhereAValueStands() throws {
    let option = try #require(curl("-sX", "POST", "-dab", "u").transfers[0].option(named: "data"))
    #expect(option.flagArgument == 2)
    #expect(option.flagRange == ByteRange(0, 2))
    #expect(option.valueArgument == 2)
    #expect(option.valueRange == ByteRange(2, 4))
    #expect(option.value?.pieces.first?.origin?.range == ByteRange(2, 4))
  }

  @Test func survivesAnyWords() {
    let parts = [
      "-", "--", "", "-d", "--no-", "--expand-", "--no-expand-x", "-X=", "=", "--=", "@",
    ]
    for first in parts {
      for second in parts {
        _ = CurlInvocation.parse([word(first), word(second)]).transfers[0].requests
      }
    }
  }
}

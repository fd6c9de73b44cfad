extension CurlWireTests {
  /// Command lines after `curl`; `URL` stands for the server. Those that curl refuses with exit
  /// status 2 must be a problem of the model too.
  static let commands: [[String]] =
    methods + headers + bodies + queries + clusters + several + refused

  private static let methods: [[String]] = [
    ["URL"], ["URL/a/b"], ["-X", "GET", "URL/"], ["-XPOST", "URL/x"], ["--request", "PUT", "URL"],
    ["URL", "-X", "DELETE"], ["-I", "URL/x"], ["--head", "URL?x=1"],
    ["-X", "PATCH", "-d", "{}", "URL"], ["-X", "GET", "-X", "POST", "URL"],
    ["-X", "GET", "-d", "a", "URL"], ["-G", "--no-get", "-d", "a", "URL"], ["--", "URL/dash"],
    ["-T", "f.txt", "URL/up"], ["-T", "-", "URL/up"],
    ["-T", "f.txt", "-X", "POST", "URL/up"], ["-F", "a=b", "URL/form"],
    ["--form-string", "a=@b", "URL"],
    ["-T", "", "URL/none"], ["--no-head", "URL"], ["-G", "-T", "f.txt", "URL/up"],
    ["-G", "-F", "a=b", "URL"],
  ]

  private static let headers: [[String]] = [
    ["-H", "Accept: application/json", "URL"], ["-HAccept:x", "URL"],
    ["-H", "X-A:   spaced  value ", "URL"], ["-H", "X-Empty;", "URL"], ["-H", "Accept:", "URL"],
    ["-H", "User-Agent:", "URL"], ["-H", "X-A;b", "URL"], ["-H", "X-B", "URL"],
    ["-H", "X-A: 1", "-H", "X-A: 2", "URL"], ["-H", "Accept: a", "--header", "Accept: b", "URL"],
    ["--json", "{}", "URL"], ["--json", "{}", "-H", "accept: q/r", "URL"],
    ["--json", "{}", "-H", "Content-Type: a/b", "-H", "Accept:", "URL"],
    ["--json", "{}", "-H", "Content-Type;", "URL"], ["-G", "--json", "{}", "URL"],
    ["-A", "me/1", "-e", "http://r/", "URL"], ["-A", "", "URL"],
    ["-A", "a", "-H", "user-agent: b", "URL"],
    ["-e", "http://r/;auto", "URL"], ["-b", "a=1; b=2", "URL"], ["-b", "a=1", "-b", "b=2", "URL"],
    ["-b", "a=1", "-H", "Referer: x", "-e", "y", "URL"], ["-r", "0-4", "URL"],
    ["-u", "k:v", "URL"], ["-u", "k:v", "--digest", "URL/digest"],
    ["--oauth2-bearer", "tok", "URL"],
    ["-u", "k:v", "--digest", "-d", "{}", "-H", "Accept: a/b", "URL/digest"],
    ["-H", "Authorization: Bearer t", "-u", "k:v", "URL"],
    ["-H", "X: y", "-H", "Z:", "URL"],
    ["-d", "a", "-H", "Content-Type: application/json", "URL"],
    ["-d", "a", "-H", "content-type:", "URL"],
  ]

  private static let bodies: [[String]] = [
    ["-d", "a=1", "URL"], ["-da=1", "URL"], ["--data", "a", "--data", "b", "URL"],
    ["-d", "", "URL"],
    ["-d", "@f.txt", "URL"], ["-d@f.txt", "URL"], ["-d", "@-", "URL"],
    ["--data-raw", "@f.txt", "URL"],
    ["--data-binary", "@f.txt", "URL"], ["--data-binary", "@-", "URL"],
    ["--json", "@f.txt", "URL"],
    ["--json", "{\"a\":", "--json", "1}", "URL"], ["--json", "1", "-d", "2", "URL"],
    ["-d", "2", "--json", "1", "URL"], ["-d", "x", "--data-binary", "@f.txt", "-d", "y", "URL"],
    ["--data-ascii", "@f.txt", "URL"], ["-d", "\n{\n  \"a\": \"é\"\n}\n", "URL"],
    ["--data-urlencode", "a=b c&d", "URL"], ["--data-urlencode", "=a b", "URL"],
    ["--data-urlencode", "é/~-._*", "URL"], ["--data-urlencode", "x@f.txt", "URL"],
    ["--data-urlencode", "@f.txt", "-d", "z", "URL"], ["-X", "POST", "URL/empty"],
    ["-d", "-X", "URL"], ["-d", "a", "--no-silent", "-S", "URL"],
  ]

  private static let queries: [[String]] = [
    ["-G", "-d", "a=1", "URL/x"], ["-G", "-d", "a=1", "-d", "b=2", "URL/x?z=0"],
    ["-G", "--data-urlencode", "a=b c", "URL/x"], ["--url-query", "a=b c", "URL/x"],
    ["--url-query", "+a=b%20c", "--url-query", "d", "URL/x?y=1#frag"],
    ["-G", "-d", "a=1", "--url-query", "b=2", "URL/x"], ["-I", "-G", "-d", "a=1", "URL/x"],
    ["--url-query", "a=1", "-d", "body", "URL/x"], ["-G", "-X", "POST", "-d", "a=1", "URL/x"],
    ["URL/x?pretty=true"], ["URL/groups/1/clusters/c%20d/x"],
  ]

  private static let clusters: [[String]] = [
    ["-sSLX", "POST", "URL/x"], ["-sSLXPOST", "URL/x"], ["-su", "k:v", "URL"],
    ["-sSfd", "a", "URL"],
    ["-sSLo/dev/null", "URL"], ["-sNGd", "a=1", "URL/x"], ["-sHA: b", "URL"], ["-4sk", "URL"],
    ["-sw", "%{http_code}", "-o", "/dev/null", "URL"], ["--no-progress-meter", "-#", "URL"],
    ["--no-buffer", "--compressed-ssh", "--max-time", "3", "URL"],
  ]

  private static let several: [[String]] = [
    ["URL/1", "URL/2"], ["--url", "URL/1", "-d", "a", "URL/2"],
    ["URL/1", "--next", "-d", "a", "URL/2"],
    ["-X", "PUT", "URL/1", "-:", "URL/2"],
    ["-s", "URL/1", "--next", "-sI", "URL/2", "--next", "URL/3"],
    ["-T", "f.txt", "URL/1", "--next", "URL/2"], ["-o", "out1", "-o", "out2", "URL/1", "URL/2"],
  ]

  private static let refused: [[String]] = [
    ["URL", "-X"], ["URL", "--data"], ["--nope", "URL"], ["-", "URL"], ["--no-header", "x", "URL"],
    ["-I", "-d", "a", "URL"], ["-d", "a", "-F", "b=c", "URL"], ["-T", "f.txt", "-d", "a", "URL"],
    ["-s"], ["--nope", "URL", "--next"], ["-I", "--no-head", "URL"], ["-I", "-T", "f.txt", "URL"],
    ["--no-head", "-d", "a", "URL"], ["-G", "-d", "a", "-F", "b=c", "URL"],
    ["-T", "f.txt", "-F", "b=c", "URL"],
  ]

  /// What curl took before 8.10.
  static let abbreviated: [[String]] = [
    ["--HEADER", "x: y", "URL"], ["--data-u", "a=b c", "URL"], ["--loc", "URL"],
    ["--req", "PUT", "URL"], ["--inc", "URL"], ["--no-INCLUDE", "URL"], ["--hea", "x: y", "URL"],
    ["--js", "{}", "URL"], ["--url-q", "a", "URL/x"], ["--user-", "me", "URL"],
  ]

  /// Options put together at random, the same at every run.
  static func mixtures(count: Int) -> [[String]] {
    var random = Sequence(state: 42)
    return (0..<count).map { _ in
      var parts = (0..<random.next(5)).map { _ in pieces[random.next(pieces.count)] }
      parts.insert(["URL/x"], at: random.next(parts.count + 1))
      return parts.flatMap { $0 }
    }
  }

  private static let pieces: [[String]] = [
    ["-X", "POST"], ["-XPUT"], ["-sX", "GET"], ["-I"], ["--no-head"], ["-G"], ["--no-get"],
    ["-d", "a=1"], ["-db"], ["-sd", "@f.txt"], ["--data-raw", "@c"], ["--data-binary", "@f.txt"],
    ["--json", "{}"], ["--json", "@f.txt"], ["--data-urlencode", "n=a b"], ["-F", "a=b"],
    ["--data-urlencode", "x@f.txt"], ["--url-query", "q=1 2"], ["--url-query", "+r=3"],
    ["-T", "f.txt"], ["-H", "Accept: a/b"], ["-H", "accept:"], ["-H", "Content-Type: c/d"],
    ["-H", "Content-Type;"], ["-H", "Content-Type:"], ["-H", "User-Agent: u"], ["-A", "me"],
    ["-A", ""], ["-e", "ref"], ["-b", "a=1"], ["-b", "c=2"], ["-H", "Cookie: z=9"],
    ["-H", "Referer: s"], ["-u", "k:v"], ["--oauth2-bearer", "t"],
    ["-H", "Authorization: Bearer h"],
    ["-sSL"], ["-i"], ["-o", "out"], ["-g"], ["URL/y?z=1"], ["--url", "URL/z"], ["--next"],
    ["-:"], ["--no-nope"], ["-N"],
  ]

  /// Numbers that look random.
  private struct Sequence {
    var state: UInt64
    mutating func next(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(limit))
    }
  }
}

import Calls
import Foundation
import Testing
import Text

/// What a command of a client sends, in short: method, URLs, headers, body, where the answer goes,
/// and what is not understood. Fields written as words come back as JSON.
private func sent(_ words: [String], hasInput: Bool = false) throws -> String {
  let client = try #require(HTTPClient(named: words[0]))
  let arguments = words.map { Argument(text: word($0)) }
  let invocation = client.invocation(arguments, hasInput: hasInput)
  let transfer = try #require(invocation.transfers.first)
  var parts = [transfer.method().name ?? "?"]
  parts += transfer.urls.compactMap(\.value?.description)
  if let query = transfer.addedQuery, !query.isEmpty { parts.append("?" + query.description) }
  parts += transfer.headers.filter { !$0.isImplied }.map { header in
    "\(String(decoding: header.name ?? [], as: UTF8.self)): \(header.value?.description ?? "")"
  }
  if case .parts(let data) = transfer.body() {
    parts += data.map { piece in
      switch piece.source {
      case .inline: "<\(piece.sentText?.description ?? "?")>"
      case .file(let path): "<@\(path.description)>"
      case .standardInput: "<->"
      }
    }
  }
  parts += transfer.outputs.map { output in
    switch output {
    case .standardOutput: "stdout"
    case .file(let option): ">" + (option.value?.description ?? "")
    case .remoteName: ">name"
    case .discarded: ">null"
    }
  }
  parts += invocation.problems.map { "!\($0.kind) \($0.option)" }
  return parts.joined(separator: " | ")
}

@Suite struct ClientTests {
  @Test(arguments: [
    ("wget -qO- u/x", "GET | u/x | stdout"),
    ("wget u/x", "GET | u/x | >name"),
    ("wget -O f -nv u/x --header=A:b --header B:c", "GET | u/x | A: b | B: c | >f"),
    ("wget --output-document=- --post-data={} u", "POST | u | <{}> | stdout"),
    ("wget -O - --post-file f u", "POST | u | <@f> | stdout"),
    ("wget -O- --method=PUT --body-data=@x u", "PUT | u | <@x> | stdout"),
    ("wget -O- --body-file=f --method POST u", "POST | u | <@f> | stdout"),
    ("wget -O- --user=a --password b --auth-no-challenge u", "GET | u | stdout"),
    ("wget -O- -- -u", "GET | -u | stdout"),
    ("wget -qi list", "GET | !notModelled --input-file"),
    ("wget -O- -r u", "GET | u | stdout | !notModelled --recursive"),
    ("wget -O- --no-recursive u", "GET | u | stdout"),
    ("wget -O- --outpt x u", "GET | x | u | stdout | stdout | !unknownOption --outpt"),
    ("wget -O- --quiet=yes u", "GET | u | stdout | !unknownOption --quiet"),
    ("wget -O- --header= u", "GET | u | :  | stdout | !notModelled --header"),
    (
      "wget -O- u --post-data=a --body-data=b",
      "POST | u | <a> | <b> | stdout | !notModelled --post-data"
    ),
    ("wget -O- ${ARGS} u", "GET | u | stdout | !unknownWords ${ARGS}"),
    ("wget -O- u --header", "GET | u | stdout | !missingValue --header"),
  ])
  func readsWget(_ words: String, _ expected: String) throws {
    #expect(try sent(words.components(separatedBy: " ")) == expected)
  }

  @Test(arguments: [
    ("http u.x/x", "GET | u.x/x | stdout"),
    ("http -I get u.x/x", "GET | u.x/x | stdout"),
    ("https u.x a=b", "POST | u.x | <{\"a\":\"b\"}> | stdout"),
    (
      "http PUT u.x a=b c:=1 d:=[\"x\"]",
      "PUT | u.x | <{\"a\":\"b\",\"c\":1,\"d\":[\"x\"]}> | stdout"
    ),
    ("http u.x q==1 A:b C;", "GET | u.x | ?q=1 | A: b | C:  | stdout"),
    ("http -bA digest -a k:s -o f u.x", "GET | u.x | >f"),
    ("http --print=b --auth=k:s -d u.x", "GET | u.x | >name"),
    ("http --raw {} u.x", "POST | u.x | <{}> | stdout"),
    ("http POST u.x @f.json", "POST | u.x | <@f.json> | stdout"),
    ("http POST u.x a=@f", "POST | u.x | <{\"a\":\"${file f}\"}> | stdout"),
    ("http ${M} ${B}/x a=${V}", "? | ${B}/x | <{\"a\":\"${V}\"}> | stdout"),
    ("http u.x ${ITEM}", "GET | u.x | stdout | !unknownWords ${ITEM}"),
    ("http u.x a\\:b=c", "GET | u.x | stdout | !notModelled a\\:b=c"),
    ("http u.x a[b]=c", "POST | u.x | <{}> | stdout | !notModelled a[b]=c"),
    ("http -f u.x a=b", "POST | u.x | <{\"a\":\"b\"}> | stdout | !notModelled --form"),
    ("http --session=s u.x", "GET | u.x | stdout | !notModelled --session"),
    ("http u.x --body a=b", "POST | u.x | <{\"a\":\"b\"}> | stdout | !notModelled operands"),
    ("http --bdy u.x", "GET | u.x | stdout | !unknownOption --bdy"),
    ("xh post u.x a=b", "POST | u.x | <{\"a\":\"b\"}> | stdout"),
  ])
  func readsHTTPie(_ words: String, _ expected: String) throws {
    #expect(try sent(words.components(separatedBy: " ")) == expected)
  }

  @Test func sendsTheInputOfHTTPie() throws {
    #expect(try sent(["http", "u.x"], hasInput: true) == "POST | u.x | <-> | stdout")
    #expect(try sent(["http", "-I", "u.x"], hasInput: true) == "GET | u.x | stdout")
    #expect(try sent(["wget", "-O-", "u"], hasInput: true) == "GET | u | stdout")
  }

  /// `  -O,  --output-document=FILE   write documents to FILE`
  @Test func agreesWithTheInstalledWget() throws {
    let help = String(decoding: try output(of: ["wget", "--help"]), as: UTF8.self)
    var names: Set<String> = []
    for match in help.matches(of: #/^ .{5} +(--[a-z0-9-]+)(=[A-Z]\S*)?/#.anchorsMatchLineEndings())
    {
      let name = String(match.output.1)
      // Its value may be left out.
      if name == "--backups" { continue }
      // These take a value that the help leaves out.
      let takesValue =
        match.output.2 != nil || ["--max-redirect", "--hsts-file"].contains(name)
      let words = takesValue ? ["wget", name, "0", "u"] : ["wget", name, "u"]
      let text = try sent(words)
      #expect(text.contains("| u |") && !text.contains("| 0 |"), "\(name): \(text)")
      #expect(!text.contains("!unknown") && !text.contains("!missing"), "\(name): \(text)")
      names.insert(name)
    }
    #expect(names.count > 140)
  }

  /// `  --print WHAT, -p WHAT`
  @Test(.enabled(if: (try? output(of: ["http", "--version"])) != nil, "http is not installed"))
  func agreesWithTheInstalledHTTPie() throws {
    let help = String(decoding: try output(of: ["http", "--help"]), as: UTF8.self)
    var names: Set<String> = []
    for match in help.matches(of: #/^  (--[a-z-]+)( [A-Z{]\S*)?/#.anchorsMatchLineEndings()) {
      let name = String(match.output.1)
      let takesValue = match.output.2 != nil
      let text = try sent(takesValue ? ["http", name, "0", "u"] : ["http", name, "u"])
      #expect(text.contains("| u |") && !text.contains("| 0 |"), "\(name): \(text)")
      #expect(!text.contains("!unknown") && !text.contains("!missing"), "\(name): \(text)")
      names.insert(name)
    }
    #expect(names.count > 45)
  }
}

import Calls
import Foundation
import Testing
import Text

/// What the installed curl sends over loopback is what the model says.
@Suite struct CurlWireTests {
  @Test func agreesWithWhatCurlSends() throws { try check(CurlWireTests.commands) }

  @Test func agreesOnMixturesOfOptions() throws { try check(CurlWireTests.mixtures(count: 150)) }

  @Test func agreesOnAbbreviations() throws {
    let version = String(decoding: try output(of: ["curl", "--version"]), as: UTF8.self)
    let numbers = version.dropFirst(5).split(separator: ".").prefix(2).compactMap { Int($0) }
    if numbers.lexicographicallyPrecedes([8, 10]) { try check(CurlWireTests.abbreviated) }
  }

  private func check(_ commands: [[String]]) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("curl-wire-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(fileText.utf8).write(to: folder.appendingPathComponent("f.txt"))
    let input = try JSONEncoder().encode(commands)
    let answer = try output(of: ["python3", "-c", recorder], input: input, in: folder)
    let runs = try JSONDecoder().decode([Run].self, from: answer)
    try #require(runs.count == commands.count)
    for (command, run) in zip(commands, runs) { compare(command, run) }
  }

  private func compare(_ command: [String], _ run: Run) {
    let words = command.map { word($0.replacingOccurrences(of: "URL", with: run.base)) }
    let invocation = CurlInvocation.parse(words)
    let problems = invocation.problems
    if run.status == 2 { return #expect(!problems.isEmpty, "curl refuses \(command)") }
    let known = problems.filter { $0.kind != .blankValue && $0.option != "next" }
    if invocation.transfers.contains(where: \.hasUnknownQuery) { return }
    #expect(known.isEmpty, "\(command)")
    let expected = invocation.transfers.flatMap { transfer in
      transfer.urls.indices.map { Expected(transfer, $0, base: run.base) }
    }
    #expect(run.requests.count == expected.count, "\(command)")
    for (sent, expected) in zip(run.requests, expected) {
      #expect(sent.method == expected.method, "\(command)")
      #expect(sent.target == expected.target, "\(command)")
      #expect(sent.ownHeaders == expected.headers, "\(command)")
      #expect(!sent.hasAny(of: expected.removed), "\(command)")
      if let body = expected.body { #expect(sent.body == body, "\(command)") }
    }
  }
}

extension CurlTransfer {
  /// Whether a file gives a part of the query; curl may find that it makes no URL.
  fileprivate var hasUnknownQuery: Bool { addedQuery == nil }
}

private let fileText = "one\ntwo & three\r\n"
private let inputText = "from input\n"

/// One command line and what came of it.
private struct Run: Decodable {
  struct Sent: Decodable {
    let method: String
    let target: String
    let headers: [[String]]
    let body: String
  }
  let base: String
  let status: Int
  let requests: [Sent]
}

extension Run.Sent {
  /// The headers that curl does not send of its own accord, as lower-case name and value.
  var ownHeaders: [String] {
    headers.filter { !isUsual($0[0].lowercased(), $0[1]) }
      .map { "\($0[0].lowercased()): \($0[1].trimmingCharacters(in: .whitespaces))" }.sorted()
  }

  private func isUsual(_ name: String, _ value: String) -> Bool {
    switch name {
    case "host": value.hasPrefix("127.0.0.1")
    case "user-agent": value.hasPrefix("curl/")
    case "accept": value == "*/*"
    case "authorization": value.hasPrefix("Basic") || value.hasPrefix("Digest")
    case "content-type": value.contains("; boundary=")
    default: ["content-length", "expect", "transfer-encoding"].contains(name)
    }
  }

  func hasAny(of names: [String]) -> Bool {
    ownHeaders.contains { header in names.contains { header.hasPrefix($0 + ":") } }
  }
}

/// What the model says of one URL of a transfer.
private struct Expected {
  let method: String?
  let target: String
  let headers: [String]
  let removed: [String]
  /// Nil for a form, whose boundary is chosen at random.
  let body: String?

  init(_ transfer: CurlTransfer, _ index: Int, base: String) {
    method = transfer.method(ofURL: index).name
    let form = transfer.options.contains { $0.name == "form" }
    let url = transfer.urls[index].value?.description ?? ""
    target = Expected.target(url, transfer.addedQuery?.description, base: base)
    headers = transfer.headers.filter { $0.kind == .sent || $0.kind == .empty }
      // curl adds the boundary of a form to any type.
      .filter { !(form && $0.isNamed("content-type")) }
      .map { "\(Expected.name($0)): \($0.value?.description ?? "")" }.sorted()
    let sent = Set(transfer.headers.filter { $0.kind != .removed }.map(Expected.name))
    removed = transfer.headers.map(Expected.name).filter { !sent.contains($0) }
    body = Expected.body(transfer.body(ofURL: index))
  }

  private static func name(_ header: CurlHeader) -> String {
    String(decoding: header.name ?? [], as: UTF8.self).lowercased()
  }

  private static func target(_ url: String, _ query: String?, base: String) -> String {
    var path = url.dropFirst(base.count).prefix { $0 != "#" }
    if !path.hasPrefix("/") { path = "/" + path }
    guard let query, !query.isEmpty else { return String(path) }
    return path + (path.contains("?") ? "&" : "?") + query
  }

  private static func body(_ body: CurlBody) -> String? {
    guard case .parts(let parts) = body else { return "" }
    if parts.contains(where: { $0.kind == .form }) { return nil }
    return parts.reduce("") { text, part in
      let separator = text.isEmpty || part.kind == .json ? "" : "&"
      return text + separator + contents(of: part)
    }
  }

  private static func contents(of part: CurlData) -> String {
    var text: String
    switch part.source {
    case .inline: return part.sentText?.description ?? ""
    case .file(let path): text = path.description == "f.txt" ? fileText : ""
    case .standardInput: text = inputText
    }
    if part.kind == .text { text.removeAll { $0.isNewline } }
    if part.kind == .urlencode {
      text = text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
      text = text.replacingOccurrences(of: "%20", with: "+")
      let name = part.name?.description ?? ""
      return name.isEmpty ? text : "\(name)=\(text)"
    }
    return text
  }
}

/// Runs curl for each command line against a server of its own and prints what arrived. A path
/// with `digest` is answered by a challenge first, which is not recorded.
private let recorder = #"""
  import http.server, json, subprocess, sys, threading
  records = []
  class Handler(http.server.BaseHTTPRequestHandler):
      protocol_version = 'HTTP/1.1'
      def log_message(self, *_): pass
      def chunks(self):
          while True:
              size = int(self.rfile.readline(), 16)
              data = self.rfile.read(size)
              self.rfile.readline()
              if not size: return
              yield data
      def answer(self):
          if self.headers.get('Transfer-Encoding'): body = b''.join(self.chunks())
          else: body = self.rfile.read(int(self.headers.get('Content-Length') or 0))
          if 'digest' in self.path and not self.headers.get('Authorization'):
              self.send_response(401)
              self.send_header('WWW-Authenticate', 'Digest realm="a", nonce="b", qop="auth"')
          else:
              records.append({'method': self.command, 'target': self.path,
                  'headers': self.headers.items(), 'body': body.decode()})
              self.send_response(200)
          self.send_header('Content-Length', '0')
          self.end_headers()
      def __getattr__(self, name):
          if name.startswith('do_'): return self.answer
          raise AttributeError(name)
  server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Handler)
  threading.Thread(target=server.serve_forever, daemon=True).start()
  base = 'http://127.0.0.1:%d' % server.server_port
  runs = []
  for words in json.load(sys.stdin):
      del records[:]
      command = ['curl', '-q', '--noproxy', '*', '--max-time', '5']
      command += [word.replace('URL', base) for word in words]
      done = subprocess.run(command, input=b'from input\n', capture_output=True)
      runs.append({'base': base, 'status': done.returncode, 'requests': list(records)})
  json.dump(runs, sys.stdout)
  """#

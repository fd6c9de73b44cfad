import Calls
import Foundation
import Testing

@Suite struct CurlOptionTableTests {
  @Test func agreesWithTheInstalledCurl() throws {
    let help = try output(of: ["curl", "--help", "all"])
    let lines = String(decoding: help, as: UTF8.self).split(separator: "\n")
    let options = lines.compactMap(HelpLine.init)
    #expect(options.count > 200)
    for option in options {
      let bare = option.name.hasPrefix("no-") ? String(option.name.dropFirst(3)) : option.name
      let entry = CurlOptionTable.entry(named: bare)
      #expect(entry?.letter == option.letter, "letter of --\(option.name)")
      #expect((entry?.kind == .value) == option.takesValue, "value of --\(option.name)")
      if bare != option.name {
        #expect(entry?.kind == .boolean, "--\(option.name)")
        #expect(entry?.letterNegates == (option.letter != nil), "--\(option.name)")
      }
    }
  }

  @Test func hasTheOptionsOfLaterReleases() {
    let valued = [
      "variable", "ipfs-gateway", "sigalgs", "upload-flags", "knownhosts", "parallel-max-host",
      "trace-config", "ech", "ip-tos", "vlan-priority", "keepalive-cnt", "haproxy-clientip",
      "ssl-sessions", "httpsig-key",
    ]
    for name in valued { #expect(CurlOptionTable.entry(named: name)?.kind == .value, "\(name)") }
    for name in ["out-null", "follow", "skip-existing", "mptcp", "trace-ids", "ca-native"] {
      #expect(CurlOptionTable.entry(named: name)?.kind == .boolean, "\(name)")
    }
  }

  @Test func knowsEveryNameAndLetterOnce() {
    let names = CurlOptionTable.entries.map(\.name)
    #expect(Set(names).count == names.count)
    let letters = CurlOptionTable.entries.compactMap(\.letter)
    #expect(Set(letters).count == letters.count)
    #expect(CurlOptionTable.entry(lettered: UInt8(ascii: "N"))?.letterNegates == true)
    #expect(CurlOptionTable.canonicalName(of: "show-headers") == "include")
  }

  @Test func findsWhatAPrefixMeans() {
    #expect(CurlOptionTable.entries(abbreviated: "HEADER").map(\.name) == ["header"])
    #expect(CurlOptionTable.entries(abbreviated: "data-u").map(\.name) == ["data-urlencode"])
    #expect(
      CurlOptionTable.entries(abbreviated: "req").map(\.name) == ["request", "request-target"])
    #expect(CurlOptionTable.entries(abbreviated: "nope").isEmpty)
    #expect(CurlOptionTable.entries(abbreviated: "").isEmpty)
  }
}

/// One line of `curl --help all`: ` -X, --request <method> What it does`.
private struct HelpLine {
  let letter: UInt8?
  let name: String
  let takesValue: Bool

  init?(_ line: Substring) {
    guard let dashes = line.range(of: "--"), !line.hasPrefix("Usage") else { return nil }
    let before = line[..<dashes.lowerBound].trimmingCharacters(in: .whitespaces)
    letter = before.isEmpty ? nil : Array(before.utf8)[1]
    let rest = line[dashes.upperBound...]
    name = String(rest.prefix { $0 != " " })
    let argument = rest.dropFirst(name.count + 1).first
    takesValue = argument == "<" || argument == "["
  }
}

import Files
import Migration
import Rules
import Testing
import Text

/// A file of another language and what is reported of it: place, rule and the request to write.
struct LanguageCase: Sendable, CustomTestStringConvertible {
  let name: String
  let text: String
  /// `line:column rule: METHOD url`
  let findings: [String]
  var testDescription: String { name }
}

struct OtherLanguageTests {
  @Test("each request is reported at its place, with the one to write", arguments: languageCases)
  func reports(_ example: LanguageCase) throws {
    let bytes = [UInt8](example.text.utf8)
    let outcome = try run(bytes, named: example.name)
    let table = LineTable(bytes)
    let found = outcome.findings.filter { $0.kind == .call }.map { finding in
      let place = table.position(at: finding.range.start)
      let request = finding.replacement.map { "\($0.method) \($0.url)" } ?? ""
      return "\(place.line):\(place.column) \(finding.rule): \(request)"
    }
    #expect(found == example.findings)
    // Line ends and a mark of the byte order move no place.
    for bytes in [Self.withLineEnds(bytes), [0xEF, 0xBB, 0xBF] + bytes] {
      let table = LineTable(afterMarkOf: bytes)
      let places = try run(bytes, named: example.name).findings.filter { $0.kind == .call }.map {
        let place = table.position(at: $0.range.start)
        return "\(place.line):\(place.column)"
      }
      #expect(places == example.findings.map { String($0.prefix { $0 != " " }) })
    }
    #expect(outcome.findings.filter { $0.kind == .call }.allSatisfy { $0.level == .manual })
    #expect(outcome.edits(of: [.safe, .unsafe, .manual]).isEmpty)
    for request in outcome.findings.compactMap(\.replacement) {
      #expect(request.headers.map(\.value) == ["application/vnd.atlas.2024-11-13+json"])
    }
  }

  private static func withLineEnds(_ bytes: [UInt8]) -> [UInt8] {
    bytes.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
  }

  @Test func aBodyHasWhatFlexTakes() throws {
    let text = "axios.post(base + '/groups/1/clusters/2/backup/tenant/restore', body)\n"
    let finding = try #require(try run([UInt8](text.utf8), named: "a.ts").findings.first)
    let keys = ["snapshotId", "targetDeploymentItemName", "targetProjectId"]
    let body = keys.map { "\"\($0)\": \"${\($0)}\"" }.joined(separator: ", ")
    #expect(finding.replacement?.body == "{\(body)}")
  }

  @Test func aCommandInAStringIsWrittenOut() throws {
    let url = "\(base)/groups/${g}/clusters/c/backup/tenant/snapshots"
    let text = "execSync(`curl -s \(url)`)\n"
    let finding = try #require(try run([UInt8](text.utf8), named: "a.js").findings.first)
    #expect(
      finding.notes.contains(
        "the command is then: curl -s -H \"Accept: application/vnd.atlas.2024-11-13+json\" "
          + "https://cloud.mongodb.com/api/atlas/v2/groups/${g}/flexClusters/c/backup/snapshots"))
  }

  /// Where only the run tells the operation, no request is made up.
  @Test(arguments: [
    ("a.py", "KIND = 'tenant'\nget(f'\(base)/groups/{g}/clusters/{c}/backup/{KIND}/{op}')"),
    ("a.js", "get(`\(base)/groups/${g}/clusters/${c}/backup/tenant/${op}`)"),
    ("a.conf", "url = \(base)/groups/%s/clusters/%s/backup/tenant/%s"),
  ])
  func anUnknownOperationIsNoRequest(_ name: String, _ text: String) throws {
    let finding = try #require(try calls(in: text, of: name).first)
    #expect(finding.level == .manual && finding.replacement == nil && finding.request == nil)
    #expect(
      finding.notes.contains { $0.contains("`backup/tenant/restores` is `backup/restoreJobs`") })
    #expect(finding.message.contains("what begins with .../clusters/{clusterName}/backup/tenant/"))
  }

  @Test func aFieldOfAnObjectIsFollowed() throws {
    let text = """
      class A:
        def __init__(self):
          self.backup = f"\(base)/groups/{g}/clusters/{c}/backup"
          self.tenant = self.backup + "/tenant"
        def list(self): return get(f"{self.tenant}/snapshots")

      """
    let urls = try calls(in: text, of: "a.py").compactMap(\.replacement?.url)
    #expect(urls == ["\(base)/groups/${g}/flexClusters/${c}/backup/snapshots"])
    let other = text.replacing("/tenant", with: "/schedule")
    #expect(try calls(in: other, of: "a.py").isEmpty)
  }

  @Test func descriptionsOfAnAPIAreNotes() throws {
    let text = """
      openapi: 3.0.1
      paths:
        /api/atlas/v2/groups/{groupId}/clusters/{clusterName}/backup/tenant/download:
          post:
            operationId: downloadSharedClusterBackup
      """
    let outcome = try run([UInt8](text.utf8), named: "api.yaml")
    #expect(outcome.findings.allSatisfy { $0.level == .note } && !outcome.findings.isEmpty)
    #expect(outcome.ledger.entries.map(\.fate) == [.mention, .mention])
  }
}

private let base = "https://cloud.mongodb.com/api/atlas/v2"

extension OtherLanguageTests {
  /// Parts of a path that nothing of the file puts together in sight, and where each is reported.
  @Test(
    "a part of a path is reported",
    arguments: [
      (
        "a.java",
        "x.pathSegment(\"groups\", g, \"clusters\", c, \"backup\", \"tenant\", \"snapshots\");", 44
      ),
      ("a.ts", "['clusters', c, 'backup', 'tenant', op].join('/')", 18),
      ("a.py", "\"/\".join([BASE, 'clusters', c, 'backup', 'tenant',\n  'restore'])", 33),
      (
        "a.kt",
        "val atlas = b.append(\"/clusters/\").append(c).append(\"/backup/tenant/snapshots\")", 55
      ),
      ("a.lua", "u = atlas .. '/clusters/' .. c .. '/backup/tenant/snapshots'", 16),
      ("a.bat", "set URL=%BASE%/groups/%G%/clusters/%C%/backup/tenant", 40),
      ("a.ex", "Req.get!(\"#{@base}/groups/#{g}/clusters/#{c}/backup/tenant/snapshots\")", 20),
      (
        "a.swift", "URL(string: \"\\(base)/groups/\\(g)/clusters/\\(c)/backup/tenant/snapshots\")",
        14
      ),
      ("a.toml", "path = \"clusters/main/backup/tenant/snapshots\"", 9),
      ("a.conf", "url $(API)/groups/$(G)/clusters/<name>/backup/tenant/snapshots", 5),
      (
        "B.java",
        "atlas.path(\"clusters\").path(c).path(\"backup\")\n  .path(\"tenant\").path(\"snapshots\")",
        38
      ),
      ("a.md", "```sh\ncurl -sf <BASE>/groups/<g>/clusters/<c>/backup/tenant/snapshots\n```", 22),
      ("m.tf.json", "{\"data\": {\"mongodbatlas_shared_tier_snapshots\": {\"a\": {}}}}", 12),
      (
        "d.json",
        "{\"key\": \"t\", \"value\": \"{{base}}/groups/{{g}}/clusters/{{c}}/backup/tenant\"}", 61
      ),
      ("e.json", "{\"list\": \"groups/{0}/clusters/{1}/backup/tenant/snapshots\"}", 11),
      ("a.xml", "<add value=\"\(base)/groups/${g}/clusters/${c}/backup/tenant/snapshots\"/>", 13),
      ("b.xml", "<address>\(base)/groups/g/clusters/c/backup/tenant/restores</address>", 10),
      ("b.ts", "await new Api(mongodb).listSharedClusterBackups({ groupId })", 24),
      ("b.py", "atlas / 'clusters' / c / 'backup' / 'tenant' / 'snapshots'", 27),
      (
        "c.java",
        "b.append(\"mongodb/clusters/\").append(c).append(\"/backup\").append(\"/tenant/restore\")",
        50
      ),
      (
        "b.ex", "atlas = Enum.join([\"clusters\", c, \"backup\", \"tenant\", \"restores\"], \"/\")",
        36
      ),
      ("a.pl", "join('/', $atlas, 'clusters', $c, qw(backup tenant snapshots)); # mongodb", 38),
      (
        "a.yaml", "u: !Join [/, [https://mongodb, clusters, !Ref C, backup, tenant, snapshots]]", 50
      ),
      ("b.yaml", "mongodb:\n  - clusters\n  - c\n  - backup\n  - tenant\n  - restores", 33),
      (
        "a.json",
        "{\"url\": \"{{ _.base }}/groups/{{ g }}/clusters/{{ c }}/backup/tenant/snapshots\"}", 10
      ),
      (
        "b.json",
        "{\"url\": \"=\(base)/groups/{{ $json.g }}/clusters/c/backup/tenant/restores\"}", 11
      ),
      (
        "c.json",
        "{\"ApiEndpoint.$\": \"States.Format('\(base)/groups/{}/clusters/{}/backup/tenant/restores', $.g)\"}",
        35
      ),
      (
        "a.html",
        "<p>x</p><script>fetch(\"\(base)/groups/\" + g + \"/clusters/\" + c + \"/backup/tenant/snapshots\")</script>",
        63
      ),
    ])
  func parts(name: String, text: String, column: Int) throws {
    let findings = try calls(in: text, of: name)
    #expect(findings.map(\.level) == [.manual])
    #expect(findings.first?.range.start == column - 1)
  }

  /// The calls in a file of a folder.
  private func calls(in text: String, of name: String) throws -> [Finding] {
    let folder = try Folder()
    try folder.write(name, [UInt8]((text + "\n").utf8))
    let day = try #require(Day(year: 2026, month: 3, day: 1))
    let options = RunOptions(
      paths: [[UInt8](folder.url.path.utf8)], walk: WalkOptions(), asOf: day)
    return Run(options, rules: try loadedRules()).outcome.findings.filter { $0.kind == .call }
  }

  /// Words that stand side by side for other reasons, and paths of files.
  @Test(
    "what is no part of a path is not reported",
    arguments: [
      ("a.py", "# 'backup', 'tenant', 'snapshots'"), ("a.py", "['backup', 'tenants', 'snapshots']"),
      ("a.toml", "dir = \"/var/backup/tenant/snapshots\""), ("a.toml", "dir = \"backup/tenant\""),
      ("a.toml", "atlas = \"/srv/atlas/backup/tenant/snapshots.tar\""),
      (
        "a.java",
        "mongodb.path(\"clusters\").path(\"backup\").path(\"tenants\").path(\"snapshots\")"
      ),
      ("b.java", "mongodb.path(\"clusters\").path(\"backup\").path(\"tenant\").path(\"owner\")"),
      ("c.java", "mongodb.path(\"clusters\"); f(\"backup\"); g(\"tenant\"); h(\"snapshots\")"),
      ("d.java", "mongodb.path(\"users\").path(\"backup\").path(\"tenant\").path(\"snapshots\")"),
      ("b.yaml", "mongodb: clusters have backup, tenant and snapshots"),
      ("c.yaml", "# mongodb clusters: backup, tenant, snapshots"),
      ("b.py", "mongodb, clusters = 1, {'backup': 'tenant', 'to': 'snapshots'}"),
      ("a.pl", "print 'mongodb clusters', 'backup tenant snapshots';"),
      ("a.json", "{\"href\": \"\(base)/groups/g/clusters/c/backup/tenant/snapshots\"}"),
      ("b.json", "{\"description\": \"{{ base }}/groups/g/clusters/c/backup/tenant/snapshots\"}"),
      (
        "c.json",
        "{\"url\": \"/groups/g/clusters/c/backup/tenant/snapshots\", \"openapi\": \"3.0\"}"
      ),
      ("a.md", "Use `<BASE>/groups/<g>/clusters/<c>/backup/tenant/snapshots` with curl."),
      ("m.json", "{\"data\": {\"mongodbatlas_shared_tier_snapshots\": {\"a\": {}}}}"),
      ("d.json", "{\"description\": \"for {{base}}/groups/{{g}}/clusters/{{c}}/backup/tenant\"}"),
      ("e.json", "{\"list\": \"groups/{groupId}/clusters/{clusterName}/backup/tenant/snapshots\"}"),
      ("f.json", "{\"dir\": \"/srv/atlas/backup/tenant\"}"),
      ("a.xml", "<a href=\"\(base)/groups/g/clusters/c/backup/tenant/snapshots\"/>"),
      ("b.xml", "<p>See \(base)/groups/g/clusters/c/backup/tenant/restores.</p>"),
      ("b.ts", "class A { list() { return this.listSharedClusterBackups(mongodb) } }"),
      ("c.ts", "// mongodb: api.listSharedClusterBackups() lists them"),
      ("a.html", "<a href=\"\(base)/groups/g/clusters/c/backup/tenant/snapshots\">x</a>"),
      ("b.html", "<script>// \(base)/groups/g/clusters/c/backup/tenant/snapshots</script>"),
    ])
  func noParts(name: String, text: String) throws {
    #expect(try calls(in: text, of: name).isEmpty)
  }
}

/// A table.
let languageCases: [LanguageCase] = [
  LanguageCase(
    name: "a.py",
    text: #"""
      import requests, httpx, urllib.request
      BASE = "https://cloud.mongodb.com/api/atlas/v2"

      def snapshots(s, g, c):
          return requests.get(f"{BASE}/groups/{g}/clusters/{c}/backup/tenant/snapshots", auth=s)

      with httpx.Client(base_url=BASE) as client:
          client.post("/groups/%s/clusters/%s/backup/tenant/restore" % (g, c), json=body)

      r = urllib.request.Request(BASE + "/groups/" + g + "/clusters/" + c + "/backup/tenant/download")

      def api(method, path):
          return requests.request(method, BASE + path)

      api("GET", "/groups/{}/clusters/{}/backup/tenant/restores/{}".format(g, c, r))
      """#,
    findings: [
      "5:34 tenant-backup-snapshots: GET \(base)/groups/${g}/flexClusters/${c}/backup/snapshots",
      "8:19 tenant-backup-restore: POST /groups/${value}/flexClusters/${value}/backup/restoreJobs",
      "10:37 tenant-backup-download: POST \(base)/groups/${g}/flexClusters/${c}/backup/download",
      "15:14 tenant-backup-restore-job: GET /groups/${value}/flexClusters/${value}/backup/restoreJobs/${value}",
    ]),
  LanguageCase(
    name: "a.ts",
    text: #"""
      const base = 'https://cloud.mongodb.com/api/atlas/v2';
      const list = await fetch(`${base}/groups/${g}/clusters/${c}/backup/tenant/snapshots`, { headers });
      axios.post(base + '/groups/' + g + '/clusters/' + c + '/backup/tenant/restore', body);
      execSync(`curl -s --digest ${base}/groups/${g}/clusters/${c}/backup/tenant/restores`);
      digest.request({ url: `${base}/groups/${g}/clusters/${c}/backup/tenant/download`, method: 'POST' });
      """#,
    findings: [
      "2:35 tenant-backup-snapshots: GET \(base)/groups/${g}/flexClusters/${c}/backup/snapshots",
      "3:21 tenant-backup-restore: POST \(base)/groups/${g}/flexClusters/${c}/backup/restoreJobs",
      "4:36 tenant-backup-restore-jobs: GET \(base)/groups/${g}/flexClusters/${c}/backup/restoreJobs",
      "5:32 tenant-backup-download: POST \(base)/groups/${g}/flexClusters/${c}/backup/download",
    ]),
  LanguageCase(
    name: "A.java",
    text: #"""
      class A { // not /groups/x/clusters/y
        static final String BASE = "https://cloud.mongodb.com/api/atlas/v2";
        HttpRequest r = newBuilder(URI.create(BASE + "/groups/" + g + "/clusters/" + c + "/backup/tenant/snapshots")).build();
        String s = String.format("%s/groups/%s/clusters/%s/backup/tenant/restores", BASE, g, c);
      }
      """#,
    findings: [
      "3:50 tenant-backup-snapshots: GET \(base)/groups/${g}/flexClusters/${c}/backup/snapshots",
      "4:32 tenant-backup-restore-jobs: GET ${value}/groups/${value}/flexClusters/${value}/backup/restoreJobs",
    ]),
  LanguageCase(
    name: "a.kt",
    text: #"""
      val base = "https://cloud.mongodb.com/api/atlas/v2"
      client.get("$base/groups/$g/clusters/${c.name}/backup/tenant/snapshots")
      """#,
    findings: [
      "2:19 tenant-backup-snapshots: GET \(base)/groups/${g}/flexClusters/${name}/backup/snapshots"
    ]),
  LanguageCase(
    name: "a.rb",
    text: #"""
      uri = URI("https://cloud.mongodb.com/api/atlas/v2/groups/#{g}/clusters/#{c}/backup/tenant/snapshots")
      out = `curl -s https://cloud.mongodb.com/api/atlas/v2/groups/#{g}/clusters/#{c}/backup/tenant/restores`
      """#,
    findings: [
      "1:51 tenant-backup-snapshots: GET \(base)/groups/${g}/flexClusters/${c}/backup/snapshots",
      "2:55 tenant-backup-restore-jobs: GET \(base)/groups/${g}/flexClusters/${c}/backup/restoreJobs",
    ]),
  LanguageCase(
    name: "a.php",
    text: #"""
      <?php
      curl_setopt($h, CURLOPT_URL, $b . '/api/atlas/v2/groups/' . $g . '/clusters/' . $c . '/backup/tenant/snapshots');
      $r = $client->get("https://cloud.mongodb.com/api/atlas/v2/groups/$g/clusters/{$c}/backup/tenant/restores");
      """#,
    findings: [
      "2:50 tenant-backup-snapshots: GET ${b}/api/atlas/v2/groups/${g}/flexClusters/${c}/backup/snapshots",
      "3:59 tenant-backup-restore-jobs: GET \(base)/groups/${g}/flexClusters/${c}/backup/restoreJobs",
    ]),
  LanguageCase(
    name: "A.cs",
    text: #"""
      await http.GetAsync($"https://cloud.mongodb.com/api/atlas/v2/groups/{g}/clusters/{c}/backup/tenant/snapshots");
      """#,
    findings: [
      "1:62 tenant-backup-snapshots: GET \(base)/groups/${g}/flexClusters/${c}/backup/snapshots"
    ]),
  LanguageCase(
    name: "a.rs",
    text: #"""
      let u = format!("https://cloud.mongodb.com/api/atlas/v2/groups/{}/clusters/{c}/backup/tenant/snapshots", g);
      """#,
    findings: [
      "1:57 tenant-backup-snapshots: GET \(base)/groups/${value}/flexClusters/${c}/backup/snapshots"
    ]),
  LanguageCase(
    name: "a.ps1",
    text: #"""
      $base = "https://cloud.mongodb.com/api/atlas/v2"
      Invoke-RestMethod -Uri "$base/groups/$g/clusters/$($c.Name)/backup/tenant/snapshots" -Method Get
      """#,
    findings: [
      "2:31 tenant-backup-snapshots: GET \(base)/groups/${g}/flexClusters/${Name}/backup/snapshots"
    ]),
  LanguageCase(
    name: "a.bat",
    text: #"""
      rem see /api/atlas/v2/groups/%G%/clusters/%C%/backup/tenant/restores
      curl -s https://cloud.mongodb.com/api/atlas/v2/groups/%G%/clusters/%C%/backup/tenant/snapshots
      """#,
    findings: [
      "2:9 tenant-backup-snapshots: GET \(base)/groups/%G%/flexClusters/%C%/backup/snapshots"
    ]),
  LanguageCase(
    name: "page.md",
    text: #"""
      ```go
      u := fmt.Sprintf("%s/groups/%s/clusters/%s/backup/tenant/snapshots", base, g, c)
      ```

      ```python
      requests.get(f"{BASE}/groups/{g}/clusters/{c}/backup/tenant/restores")
      ```
      """#,
    findings: [
      "2:22 tenant-backup-snapshots: GET ${value}/groups/${value}/flexClusters/${value}/backup/snapshots",
      "6:23 tenant-backup-restore-jobs: GET ${BASE}/groups/${g}/flexClusters/${c}/backup/restoreJobs",
    ]),
]

import Rules
import Testing
import Text

/// The ids of the operations that `url` may call, without what they have in common. `_` stands
/// for a hole.
private func found(_ url: String) throws -> String? {
  try match(url)?.candidates.map { String($0.rule.id.dropFirst("tenant-backup-".count)) }
    .joined(separator: " ")
}

private func match(_ url: String) throws -> OperationMatch? {
  try loaded().match(bytes(url), hole: 0)
}

private func bytes(_ url: String) -> [UInt8] {
  url.utf8.map { $0 == UInt8(ascii: "_") ? 0 : $0 }
}

/// `url` after the edits.
private func migrated(_ url: String) throws -> String? {
  guard let edits = try match(url)?.replacements else { return nil }
  var bytes = bytes(url)
  for edit in edits.reversed() {
    bytes.replaceSubrange(edit.range.start..<edit.range.end, with: edit.bytes)
  }
  return String(decoding: bytes.map { $0 == 0 ? UInt8(ascii: "_") : $0 }, as: UTF8.self)
}

@Suite struct MatchTests {
  static let host = "https://cloud.mongodb.com/api/atlas/v2"

  /// What stands before the path.
  @Test(arguments: [
    (host, host),
    ("/api/atlas/v2", "/api/atlas/v2"), ("api/atlas/v2", "api/atlas/v2"),
    ("https://cloud.mongodb.com/api/atlas/v1.0", host),
    ("https://cloud.mongodb.com/api/atlas/v1.5", host),
    (
      "https://cloud-dev.mongodb.com:8443/api/atlas/v1.0",
      "https://cloud-dev.mongodb.com:8443/api/atlas/v2"
    ),
    ("http://127.0.0.1:8080/proxy/api/atlas/v2", "http://127.0.0.1:8080/proxy/api/atlas/v2"),
    ("https://x:y@cloud.mongodb.com/api/atlas/v2", "https://x:y@cloud.mongodb.com/api/atlas/v2"),
    ("cloud.mongodb.com/api/atlas/v2", "cloud.mongodb.com/api/atlas/v2"),
    ("https://_/api/atlas/v2", "https://_/api/atlas/v2"),
    ("https://_.mongodb.com/api/atlas/v1.0", "https://_.mongodb.com/api/atlas/v2"),
    ("_", "_"), ("__", "__"), ("_/", "_/"), ("https://_", "https://_"), ("_/v2", "_/v2"),
    ("_/v1.0", "_/v2"), ("_v1.0", "_v2"), ("_/api/atlas/v1.0", "_/api/atlas/v2"),
    ("_/atlas/v2", "_/atlas/v2"), ("_/api/atlas/_", "_/api/atlas/_"),
    ("https://cloud.mongodb.com/api/atlas/v_", "https://cloud.mongodb.com/api/atlas/v_"),
    ("https://cloud.mongodb.com/_", "https://cloud.mongodb.com/_"),
    ("https://cloud.mongodb.com_", "https://cloud.mongodb.com_"),
    ("", ""), ("/v2", "/v2"), ("v1.0", "v2"), ("/v1.0", "/v2"),
    ("{base-url}", "{base-url}"), ("<base>/v1.0", "<base>/v2"),
    ("{{baseUrl}}/api/atlas/v1.0", "{{baseUrl}}/api/atlas/v2"), (host + "/", host + "/"),
  ])
  func knowsPrefixes(before: String, after: String) throws {
    let tail = "/groups/_/clusters/_/backup/tenant/restores/_?pretty=true"
    #expect(try found(before + tail) == "restore-job")
    #expect(
      try migrated(before + tail) == after
        + "/groups/_/flexClusters/_/backup/restoreJobs/_?pretty=true")
  }

  /// What stands for everything up to the collection.
  @Test(arguments: [
    "_", "_/_", "https://cloud.mongodb.com/_", "_/v2/_", "https://cloud.mongodb.com/api/atlas/v2/_",
    "https://cloud.mongodb.com/api/atlas/_", "/api/_", "/v2/_", "{project-url}", "__", "/_",
    "https://cloud.mongodb.com_",
  ])
  func knowsHiddenOwners(before: String) throws {
    #expect(try found(before + "/clusters/a-b/backup/tenant/snapshots") == "snapshots")
    #expect(
      try migrated(before + "/clusters/a-b/backup/tenant/snapshots")
        == before + "/flexClusters/a-b/backup/snapshots")
  }

  @Test(arguments: [
    "https://api.ovh.com/v2/projects/_", "https://api.ovh.com/groups/_", "_/projects/_",
    "https://cloud.mongodb.com/api/atlas/v2/orgs/_", "https://api.ovh.com/v2/projects/{id}", "",
    "x", "/", "https://cloud.mongodb.com/api/atlas/v2", "_x",
  ])
  func knowsOtherOwners(before: String) throws {
    #expect(try found(before + "/clusters/a/backup/tenant/snapshots") == nil)
  }

  @Test(arguments: [
    ("download", "download", "download"),
    ("restore", "restore", "restoreJobs"), ("restore/", "restore", "restoreJobs/"),
    ("restores", "restore-jobs", "restoreJobs"), ("restores/", "restore-jobs", "restoreJobs/"),
    ("restores//", "restore-jobs", "restoreJobs//"),
    ("restores/_", "restore-job", "restoreJobs/_"),
    ("restores/{restoreId}", "restore-job", "restoreJobs/{restoreId}"),
    ("restores/<id>/?x=/y#z", "restore-job", "restoreJobs/<id>/?x=/y#z"),
    ("snapshots", "snapshots", "snapshots"), ("snapshots?a=b", "snapshots", "snapshots?a=b"),
    ("snapshots/?a=b", "snapshots", "snapshots/?a=b"),
    ("snapshots/5f1b_", "snapshot", "snapshots/5f1b_"),
    ("snapshots/_#x", "snapshot", "snapshots/_#x"),
    ("download_", "download", "download_"), ("download?_", "download", "download?_"),
    // An unknown value decides, but the edits are the same.
    ("snapshots_", "snapshot snapshots", "snapshots_"),
    ("restores_", "restore-job restore-jobs", "restoreJobs_"),
    ("snap_", "snapshot snapshots", "snap_"),
    // It decides about the edits too.
    ("_", "download snapshot snapshots restore restore-job restore-jobs", nil),
    ("_?pretty=true", "download snapshot snapshots restore restore-job restore-jobs", nil),
    ("_/_", "snapshot restore-job", nil), ("_/", "download snapshots restore restore-jobs", nil),
    ("re_", "restore restore-job restore-jobs", nil), ("_s", "snapshots restore-jobs", nil),
    ("restore_", "restore restore-job restore-jobs", nil), ("_loa_", "download", "_loa_"),
    ("_/5f", "snapshot restore-job", nil),
  ])
  func knowsOperations(tail: String, ids: String, after: String?) throws {
    let url = "_/groups/a/clusters/b/backup/tenant/" + tail
    #expect(try found(url) == ids)
    #expect(try migrated(url) == after.map { "_/groups/a/flexClusters/b/backup/" + $0 })
    #expect(try found("_/groups/a/clusters/b/backup/tenant_") != nil)
  }

  /// A variable may be empty on one of the ways to a call: `CLUSTER=`, then `getopts`.
  @Test(arguments: ["_/groups/_/clusters/", "_/groups//clusters/_", "/groups//clusters/"])
  func knowsEmptyParameters(owner: String) throws {
    let after = owner.replacing("clusters", with: "flexClusters")
    #expect(try found(owner + "/backup/tenant/restores") == "restore-jobs")
    #expect(try migrated(owner + "/backup/tenant/restores") == after + "/backup/restoreJobs")
  }

  /// Shapes that must not be found (see also those of other vendors, file names and prose).
  @Test(arguments: [
    "https://api.ovh.com/backup/tenant/vspc/_/backupAgent", "https://x.y/backup/tenant/vaults",
    "/backup/tenant/{tenant_id}", "/api/master/backup/tenant/:id", "/backup/tenant/_",
    "scripts/backup/tenant_restore.sh", "services/backup/tenant-backup-orchestrator",
    "/backup/tenant__", "[ROOT]/Backup/Tenant/", "backup/tenant/operations",
    "_/api/atlas/v2/types/typedefs", "https://atlas.example.com/api/atlas/v2/entity/bulk",
    "_/groups/_/clusters/tenantUpgrade", "_/groups/_/clusters/tenantUpgradeToServerless",
    "_/groups/_/flexClusters:tenantUpgrade", "_/groups/_/streams/_",
    "_/groups/_/clusters/_/backup/snapshots", "_/groups/_/clusters/_/backup/restoreJobs/_",
    "_/groups/_/clusters/_/backup/_", "_/groups/_/clusters/_/backup/_/_",
    "_/groups/_/clusters/_/_/_", "_/groups/_/clusters/_/backup/schedule",
    "_/_/_/backup/tenant/restore",
    "_/groups/_/serverless/_/backup/snapshots", "_/groups/_/flexClusters/_/backup/snapshots",
    "_/groups/_/_/_/backup/tenant/restore", "_/groups/_/clusters/_/backup/tenant",
    "_/groups/_/clusters/_/backup/tenant/", "_/groups/_/clusters/_/backup/tenant/restorez",
    "_/groups/_/clusters/_/backup/tenant/restores/_/x",
    "_/groups/_/clusters/_/backup/tenant/download/x",
    "_/groups/_/clusters/_/backup/tenants/restore", "_/groups/_/clusters/_/backups/tenant/restore",
    "https://cloud.mongodb.com/groups/_/clusters/_/backup/tenant/download",
    "https://cloud.mongodb.com/api/public/v1.0/groups/_/clusters/_/backup/tenant/download",
    "https://cloud.mongodb.com/api/atlas/v3/groups/_/clusters/_/backup/tenant/download",
    "https://x.y/v2/groups/_/clusters/_/backup/tenant/download",
    "/api/public/v1.0/groups/_/clusters/_/backup/tenant/download",
    "_/api/public/v1.0/groups/_/clusters/_/backup/tenant/download",
    "https://x.y/?next=/api/atlas/v2/groups/_/clusters/_/backup/tenant/download",
    "_/groups/_/clusters/_/backup#/tenant/download",
    "_/groups/_?x=/clusters/_/backup/tenant/download",
    "/x/groups/_/clusters/_/backup/tenant/download",
    "xapi/atlas/v2/groups/_/clusters/_/backup/tenant/restore",
    "", "_", "/", "?", "groups", "_/groups/_/Clusters/_/backup/tenant/download",
  ])
  func leavesOthersAlone(url: String) throws {
    #expect(try found(url) == nil)
  }

  @Test func tellsEveryPlace() throws {
    let url =
      "https://cloud.mongodb.com/api/atlas/v1.0/groups/_/clusters/my-_/backup/tenant"
      + "/restores/{id}/?pretty=true#x"
    let text = bytes(url)
    let candidate = try #require(try match(url)?.candidates.first)
    func slice(_ range: ByteRange?) -> String? {
      range.map { String(decoding: text[$0], as: UTF8.self).replacing("\0", with: "_") }
    }
    #expect(slice(candidate.path.prefix) == "https://cloud.mongodb.com/api/atlas/v1.0/")
    #expect(candidate.path.prefixIsKnown && candidate.path.isExact)
    guard case .text(let version) = candidate.path.version else {
      Issue.record("the version is written")
      return
    }
    #expect(slice(version) == "v1.0")
    #expect(
      candidate.path.segments.map(slice) == [
        "groups", "_", "clusters", "my-_", "backup", "tenant", "restores", "{id}",
      ])
    #expect(slice(candidate.path.trailingSlash) == "/")
    #expect(slice(candidate.path.rest) == "?pretty=true#x")
    #expect(
      candidate.replacements?.map {
        "\(slice($0.range) ?? "")>\(String(decoding: $0.bytes, as: UTF8.self))"
      }
        == ["v1.0>v2", "clusters>flexClusters", "/tenant>", "restores>restoreJobs"])
  }

  @Test func tellsHiddenPlaces() throws {
    let hidden = try #require(
      try match("_/clusters/a/backup/tenant/download_")?.candidates.first?.path)
    #expect(hidden.segments.map { $0?.start } == [nil, nil, 2, 11, 13, 20, 27])
    #expect(hidden.rest == ByteRange(35, 36))
    #expect(hidden.version == .unknown && !hidden.prefixIsKnown && !hidden.isExact)
    let relative = try #require(
      try match("/groups/_/clusters/a/backup/tenant/download")?.candidates.first?.path)
    #expect(relative.version == .absent && relative.prefixIsKnown && relative.isExact)
  }

  @Test func theMethodNarrows() throws {
    let open = try #require(try match("_/groups/_/clusters/_/backup/tenant/restore_"))
    #expect(open.isAmbiguous && open.rule == nil)
    #expect(open.narrowed(to: "POST")?.rule?.id == "tenant-backup-restore")
    #expect(open.narrowed(to: "GET")?.candidates.count == 2)
    #expect(open.narrowed(to: "DELETE") == nil)
  }

  @Test func aTemplateAloneFindsItsPath() throws {
    let rule = try #require(try loaded().rule("tenant-backup-restore"))
    let template = rule.deprecated.path
    #expect(template.match(bytes("_/groups/_/clusters/_/backup/tenant/restore"), hole: 0) != nil)
    #expect(template.match(bytes("_/groups/_/clusters/_/backup/tenant/restores"), hole: 0) == nil)
    #expect(template.match(bytes("_/groups/_/clusters/_/backup/tenant/_"), hole: 0) == nil)
  }

  /// No prefix, suffix, or changed byte of a URL stops the program.
  @Test func everyCutIsSurvived() throws {
    let rules = try loaded()
    let url = bytes("https://_/api/atlas/v1.0/groups/_/clusters/{a}/backup/tenant/restores/_/?x=_")
    for start in url.indices {
      for end in start...url.count { _ = rules.match(Array(url[start..<end]), hole: 0) }
      for byte in "\0/?#{}<>:a".utf8 {
        var changed = url
        changed[start] = byte
        _ = rules.match(changed, hole: 0)
      }
    }
  }
}

import Files
import Migration
import Rules
import Testing
import Text

/// Data sources of Terraform, and collections of Postman.
struct TerraformTests {
  private func outcome(_ files: [String: String]) throws -> Outcome {
    let folder = try Folder()
    for (name, text) in files { try folder.write(name, [UInt8](text.utf8)) }
    let day = try #require(Day(year: 2026, month: 3, day: 1))
    let paths = [[UInt8](folder.url.path.utf8)]
    return Run(RunOptions(paths: paths, walk: WalkOptions(), asOf: day), rules: try loadedRules())
      .outcome
  }

  private func texts(_ outcome: Outcome, _ levels: Set<Level>) throws -> [String: String] {
    let changed = try #require(outcome.sources.applying(outcome.edits(of: levels)))
    return Dictionary(
      uniqueKeysWithValues: changed.files.map { file in
        (string(file.path).split(separator: "/").last.map(String.init) ?? "", string(file.bytes))
      })
  }

  private static let main = """
    # mongodbatlas_shared_tier_restore_job is old
    data "mongodbatlas_shared_tier_restore_job" "last" {
      project_id   = var.project_id
      cluster_name = var.cluster_name // mine
      job_id       = "65a1"
    }
    """

  @Test func aDataSourceAndItsUsesAreRenamed() throws {
    let uses = """
      output "cluster" { value = data.mongodbatlas_shared_tier_restore_job.last.cluster_name }
      output "text" { value = "at ${data.mongodbatlas_shared_tier_restore_job.last.status}" }
      """
    let outcome = try outcome(["main.tf": Self.main, "out.tf": uses])
    #expect(outcome.findings.map(\.level) == [.note, .unsafe])
    #expect(
      outcome.findings[1].assumptions == ["the provider is of version 1.27.0 or later"])
    let texts = try texts(outcome, [.unsafe])
    #expect(
      texts["main.tf"] == """
        # mongodbatlas_shared_tier_restore_job is old
        data "mongodbatlas_flex_restore_job" "last" {
          project_id   = var.project_id
          name = var.cluster_name // mine
          restore_job_id       = "65a1"
        }
        """)
    #expect(
      texts["out.tf"] == """
        output "cluster" { value = data.mongodbatlas_flex_restore_job.last.name }
        output "text" { value = "at ${data.mongodbatlas_flex_restore_job.last.status}" }
        """)
    #expect(outcome.ledger.entries.map(\.fate) == [.mention, .reported, .reported, .reported])
  }

  @Test(arguments: [
    "a = data.mongodbatlas_shared_tier_snapshots.all.total_count",
    "a = [for s in data.mongodbatlas_shared_tier_snapshots.all.results : s.id]",
    "a = data.mongodbatlas_shared_tier_snapshots.all",
  ])
  func aUseThatIsNotPlainIsLeft(_ use: String) throws {
    let block = """
      data "mongodbatlas_shared_tier_snapshots" "all" {
        project_id = "p"
        cluster_name = "c"
      }

      """
    let outcome = try outcome(["main.tf": block + use + "\n"])
    #expect(outcome.findings.map(\.level) == [.manual])
    #expect(outcome.edits(of: Set(Level.allCases)).isEmpty)
  }

  @Test func aUseWithAnIndexIsFollowed() throws {
    let text = """
      data "mongodbatlas_shared_tier_restore_jobs" "all" {
        cluster_name = "c"
      }
      a = data.mongodbatlas_shared_tier_restore_jobs.all.results[0].cluster_name

      """
    let outcome = try outcome(["main.tf": text])
    #expect(
      try texts(outcome, [.unsafe])["main.tf"]
        == text.replacing("shared_tier", with: "flex").replacing("cluster_name", with: "name"))
  }

  @Test func aCollectionCalls() throws {
    let collection = """
      {
        "info": { "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json" },
        "item": [
          { "request": { "method": "GET", "url": {
            "raw": "{{base}}/api/atlas/v2/groups/:groupId/clusters/:name/backup/tenant/snapshots" } } }
        ]
      }
      """
    let outcome = try outcome(["atlas.json": collection])
    #expect(outcome.findings.map(\.level) == [.manual])
    #expect(
      outcome.findings.first?.replacement?.url
        == "{{base}}/api/atlas/v2/groups/:groupId/flexClusters/:name/backup/snapshots")
    let data = collection.replacing("schema.getpostman.com", with: "example.com")
    #expect(try self.outcome(["atlas.json": data]).findings.map(\.level) == [.note])
  }
}

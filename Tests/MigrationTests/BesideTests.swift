import Files
import Foundation
import Migration
import Rules
import Scanner
import Testing
import Text

/// Several files of a tree: what one sets and others ask for, and what another one names.
struct BesideTests {
  private static let tenant =
    "https://cloud.mongodb.com/api/atlas/v2/groups/1/clusters/2/backup/tenant"
  private static let old = "application/vnd.atlas.2023-01-01+json"
  private static let new = "application/vnd.atlas.2024-11-13+json"

  private func outcome(_ files: [String: String]) throws -> Outcome {
    let folder = try Folder()
    for (name, text) in files { try folder.write(name, [UInt8](text.utf8)) }
    let day = try #require(Day(year: 2026, month: 1, day: 1))
    let options = RunOptions(
      paths: [[UInt8](folder.url.path.utf8)], walk: WalkOptions(), asOf: day)
    return Run(options, rules: try loadedRules()).outcome
  }

  /// The files after the edits that are safe, by name.
  private func migrated(_ files: [String: String]) throws -> [String: String] {
    let outcome = try outcome(files)
    let changed = try #require(outcome.sources.applying(outcome.edits(of: [.safe])))
    var result = files
    for file in changed.files {
      let name = string(file.path).split(separator: "/").last.map(String.init) ?? ""
      result[name] = string(file.bytes)
    }
    return result
  }

  @Test(
    "what else takes the settings keeps them as they are",
    arguments: [
      (
        "docker-compose.yml",
        "services:\n  a:\n    image: curlimages/curl\n    command: [\"-H\", \"Accept: ${ACCEPT}\", \"https://cloud.mongodb.com/api/atlas/v2/groups\"]\n"
      ),
      ("app.js", "fetch(base, {headers: {Accept: process.env.ACCEPT}});\n"),
      ("other.sh", "#!/bin/sh\ncurl -H \"Accept: $ACCEPT\" \"$BASE/groups\"\n"),
    ])
  func settingsOfOthers(_ name: String, _ text: String) throws {
    let script = "#!/bin/bash\n. ./.env\ncurl -s -H \"Accept: $ACCEPT\" \(Self.tenant)/snapshots\n"
    let files = [".env": "ACCEPT=\(Self.old)\n", "run.sh": script, name: text]
    let after = try migrated(files)
    #expect(after[".env"] == files[".env"])
    #expect(after[name] == text)
    #expect(after["run.sh"]?.contains("Accept: \(Self.new)\" ") == true)
    #expect(after["run.sh"]?.contains("flexClusters/2/backup/snapshots") == true)
  }

  @Test(
    "a command that does not tell what it sets may set what was set before",
    arguments: [
      ("export \"$pair\"", Level.unsafe), ("declare -g \"$1=$2\"", .unsafe),
      ("eval \"$(cat \"$file\")\"", .unsafe), ("printf -v \"$1\" %s \"$2\"", .unsafe),
      ("eval \"$(ssh-agent -s)\"", .safe), ("export PATH=\"$HOME/bin:$PATH\"", .safe),
      ("local \"$pair\"", .safe), ("declare -a all=(\"$pair\")", .safe),
    ])
  func openAssignments(_ command: String, _ level: Level) throws {
    let call = "curl -s -H \"Accept: $ACCEPT\" \(Self.tenant)/snapshots\n"
    let script = "#!/bin/bash\nACCEPT=\(Self.old)\n\(command)\n\(call)"
    #expect(try outcome(["a.sh": script]).findings.map(\.level) == [level])
    let later = "#!/bin/bash\n\(command)\nACCEPT=\(Self.old)\n\(call)"
    #expect(try outcome(["a.sh": later]).findings.map(\.level) == [.safe])
  }

  /// A script that names its own name means itself, and with a folder the other one.
  @Test(arguments: ["usage: restore.sh", "../a/restore.sh"])
  func scriptsOfOneNameAreToldApart(_ words: String) throws {
    let curl = "curl -s -H \"Accept: \(Self.old)\" \(Self.tenant)/restores/3"
    let files = [
      "a/restore.sh": "#!/bin/bash\n\(curl)\n",
      "b/restore.sh": "#!/bin/bash\n# \(words)\njob | jq -r .clusterName\n",
    ]
    let isOther = words.contains("a/")
    #expect(try outcome(files).findings.map(\.level) == [isOther ? .manual : .safe])
  }

  @Test func settingsOfOneScriptChange() throws {
    let script = "#!/bin/bash\n. ./.env\ncurl -s -H \"Accept: $ACCEPT\" \(Self.tenant)/snapshots\n"
    let files = [
      ".env": "ACCEPT=\(Self.old)\n", "run.sh": script, "README.md": "Set ACCEPT in .env.\n",
      ".env.example": "ACCEPT=\n",
    ]
    #expect(try migrated(files)[".env"] == "ACCEPT=\(Self.new)\n")
  }

  @Test(arguments: [true, false])
  func includedMakefilesShareVariables(_ isIncluded: Bool) throws {
    let files = [
      "Makefile": (isIncluded ? "include vars.mk\n" : "") + """
        ACCEPT = \(Self.old)
        list:
        \tcurl -s -H "Accept: $(ACCEPT)" \(Self.tenant)/snapshots

        """,
      "vars.mk":
        "all:\n\tcurl -s -H \"Accept: $(ACCEPT)\" https://cloud.mongodb.com/api/atlas/v2/groups\n",
    ]
    let makefile = try #require(try migrated(files)["Makefile"])
    #expect(makefile.contains("ACCEPT = \(isIncluded ? Self.old : Self.new)"))
    #expect(makefile.contains("\"Accept: \(isIncluded ? Self.new : "$(ACCEPT)")\""))
    #expect(makefile.contains("flexClusters/2/backup/snapshots"))
  }

  @Test(arguments: [true, false])
  func includedPipelinesShareVariables(_ isIncluded: Bool) throws {
    let files = [
      "main.gitlab-ci.yml": (isIncluded ? "include: [{local: other.yml}]\n" : "") + """
        stages: [list]
        variables:
          TENANT: \(Self.tenant)
        list:
          script:
            - 'curl -s -H "Accept: \(Self.old)" $TENANT/snapshots'

        """,
      "other.yml": "show:\n  script:\n    - curl -s -H Accept:\(Self.old) $TENANT/restores\n",
    ]
    let after = try migrated(files)
    #expect(after["other.yml"] == files["other.yml"])
    let pipeline = try #require(after["main.gitlab-ci.yml"])
    #expect(pipeline.contains("TENANT: \(Self.tenant)\n") == isIncluded)
    #expect(pipeline.contains("flexClusters/2/backup"))
  }

  @Test(arguments: ["a.properties", ".env", "a.toml"])
  func valuesOfSettingsAreReported(_ name: String) throws {
    let outcome = try outcome([name: "atlas.list=/groups/{g}/clusters/{c}/backup/tenant/restores\n"]
    )
    #expect(outcome.findings.map(\.rule) == ["tenant-backup-restore-jobs"])
    #expect(outcome.findings.map(\.range.start) == [11])
  }

  @Test func inputsOfAnotherWorkflowAreReported() throws {
    let outcome = try outcome([
      "call.yml": """
      on:
        workflow_call:
          inputs: {path: {type: string}}
      jobs:
        a:
          steps:
            - run: curl -s "https://cloud.mongodb.com/api/atlas/v2/groups/1/clusters/2/${{ inputs.path }}"

      """,
      "user.yml": """
      jobs:
        a:
          uses: ./.github/workflows/call.yml
          with:
            path: backup/tenant/restores

      """,
    ])
    #expect(outcome.findings.map(\.rule) == ["tenant-backup-restore-jobs"])
    #expect(outcome.ledger.entries.map(\.fate) == [.reported])
  }

  @Test(
    "a program that is written beside the call names the file and the field",
    arguments: [
      "node -p \"require('./r.json').results[0].clusterName\"",
      "python3 -c \"import json, subprocess; print(json.load(open('r.json'))['clusterName'])\"",
      "docker run --rm -v \"$PWD:/w\" tools jq -r '.results[].clusterName' /w/r.json",
    ])
  func programsNameTheFile(_ reader: String) throws {
    let call = "curl -s -H \"Accept: \(Self.old)\" \(Self.tenant)/restores > r.json\n"
    let files = ["run.sh": "#!/bin/bash\n" + call + reader + "\n"]
    #expect(try migrated(files) == files)
    let own = ["run.sh": "#!/bin/bash\n" + call + "jq -r '.results[].clusterName' r.json\n"]
    #expect(try migrated(own)["run.sh"]?.contains(".results[].instanceName") == true)
  }

  @Test(
    "a program of Python that opens the file of the call is read",
    arguments: [
      "python3 -c \"import json; print(json.load(open('r.json'))['results'][0]['=='])\"",
      "python3 - <<'E'\nimport json\nprint(json.load(open('r.json'))['results'][0]['=='])\nE",
    ])
  func pythonOpensTheFile(_ reader: String) throws {
    let call = "#!/bin/bash\ncurl -s -H \"Accept: \(Self.old)\" \(Self.tenant)/restores > r.json\n"
    let old = call + reader.replacing("==", with: "clusterName") + "\n"
    let new = try migrated(["run.sh": old])["run.sh"]
    #expect(new?.hasSuffix(reader.replacing("==", with: "instanceName") + "\n") == true)
  }

  @Test func partsOfPathsInGoAreReported() throws {
    let outcome = try outcome([
      "main.go": """
      package main

      import "net/http"

      type op string

      func (o op) path() string { return "/backup/tenant/" + string(o) }

      func main() {
      \thttp.Get("https://cloud.mongodb.com/api/atlas/v2/groups/1/clusters/2" + op("snapshots").path())
      }

      """
    ])
    #expect(outcome.findings.map(\.level) == [.manual])
    #expect(outcome.ledger.entries.map(\.fate) == [.reported])
  }

  /// The code that starts a shell takes what it prints.
  @Test(arguments: [true, false])
  func goTakesWhatAShellPrints(_ isRead: Bool) throws {
    let field =
      isRead ? "ClusterName string `json:\"clusterName\"`" : "Status string `json:\"status\"`"
    let files = [
      "main.go": """
      package main

      import (
      \t"encoding/json"
      \t"os/exec"
      )

      func main() {
      \tout, _ := exec.Command("bash", "-c", `curl -s -H "Accept: \(Self.old)" \(Self.tenant)/restores`).Output()
      \tvar jobs struct{ Results []struct{ \(field) } }
      \tjson.Unmarshal(out, &jobs)
      }

      """
    ]
    let outcome = try outcome(files)
    #expect(outcome.findings.map(\.level) == [isRead ? .manual : .safe])
    #expect((try migrated(files) == files) == isRead)
  }

  @Test(
    "a transport of another package may set the header",
    arguments: [
      ("auth.New()", Level.unsafe), ("&auth.Transport{}", .unsafe),
      ("http.DefaultTransport", .safe),
      ("nil", .safe),
    ])
  func foreignTransports(_ transport: String, _ level: Level) throws {
    let outcome = try outcome([
      "main.go": """
      package main

      import (
      \t"net/http"

      \t"example.com/m/auth"
      )

      var _ = auth.Name

      func main() {
      \tc := &http.Client{Transport: \(transport)}
      \treq, _ := http.NewRequest("GET", "\(Self.tenant)/snapshots", nil)
      \tc.Do(req)
      }

      """
    ])
    #expect(outcome.findings.map(\.level) == [level])
  }

  @Test func aSuppressedCallHoldsItsGroup() throws {
    let text = """
      package main

      import (
      \t"context"

      \t"go.mongodb.org/atlas-sdk/v20241113005/admin"
      )

      func f(ctx context.Context, c *admin.APIClient) {
      \tbody := &admin.TenantRestore{SnapshotId: "s", TargetDeploymentItemName: "t"}
      \tc.SharedTierRestoreJobsApi.CreateSharedClusterBackupRestoreJob(ctx, "c", "g", body).Execute()
      \t// tenant2flex:ignore[tenant-backup-restore] stays
      \tc.SharedTierRestoreJobsApi.CreateSharedClusterBackupRestoreJob(ctx, "d", "g", body).Execute()
      }

      """
    let outcome = try outcome(["main.go": text])
    #expect(outcome.findings.map(\.level) == [.manual, .manual])
    #expect(outcome.findings.map { $0.suppression != nil } == [false, true])
    #expect(outcome.edits(of: Set(Level.allCases)).isEmpty)
    #expect(!outcome.ledger.entries.contains { $0.fate == .migrated })
  }
}

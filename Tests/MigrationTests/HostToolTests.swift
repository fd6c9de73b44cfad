import Foundation
import Testing

/// The programs that read the files see the same in them after the edits, but for the text of the
/// scripts.
struct HostToolTests {
  /// Reads two files and says how they differ in more than strings.
  private static let judge = #"""
    import json, subprocess, sys

    def shape(value):
        if isinstance(value, dict):
            return {str(key): shape(own) for key, own in value.items()}
        if isinstance(value, list):
            return [shape(own) for own in value]
        return "text" if isinstance(value, str) else repr(value)

    def read(kind, path):
        if kind == "yaml":
            import yaml
            with open(path) as file:
                return [shape(document) for document in yaml.load_all(file, yaml.BaseLoader)]
        if kind == "json":
            with open(path) as file:
                json.loads(subprocess.run(["jq", ".", path], capture_output=True, check=True).stdout)
                return shape(json.load(file))
        if kind == "docker":
            import io
            from dockerfile_parse import DockerfileParser
            with open(path, "rb") as file:
                parser = DockerfileParser(fileobj=io.BytesIO(file.read()))
            return [own["instruction"] for own in parser.structure]
        if kind == "terraform":
            with open(path) as file:
                done = subprocess.run(["terraform", "fmt", "-"], stdin=file, capture_output=True)
            return "refused" if done.returncode else "accepted"
        if kind == "hcl":
            import hcl2
            with open(path) as file:
                return shape(hcl2.load(file))
        if kind == "systemd":
            import os, shutil, tempfile
            with tempfile.TemporaryDirectory() as folder:
                unit = shutil.copy(path, os.path.join(folder, "unit.service"))
                done = subprocess.run(["systemd-analyze", "verify", "--man=no", unit],
                                      capture_output=True, text=True)
                return [done.returncode, done.stderr.replace(folder, "")]
        command = {
            "make": ["make", "-n", "-f", path],
            "just": ["just", "--justfile", path, "--dump", "--dump-format", "json"],
        }[kind]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            return "refused"
        if kind == "make":
            return "accepted"
        dump = json.loads(done.stdout)
        return {part: sorted(dump[part]) for part in ("recipes", "assignments")}

    before, after = (read(sys.argv[1], path) for path in sys.argv[2:])
    print("same" if before == after and before != "refused" else f"{before} is now {after}")
    """#

  /// The readers of a file and what they need.
  private func readers(
    of name: String
  ) -> [(kind: String, modules: [String], programs: [String])] {
    let last = name.split(separator: "/").last.map { $0.lowercased() } ?? ""
    if last.hasSuffix(".yml") || last.hasSuffix(".yaml") { return [("yaml", ["yaml"], [])] }
    // The path of a request in a collection is a list, which gets shorter.
    if last.hasSuffix(".json"), !last.contains("postman") { return [("json", [], ["jq"])] }
    if last.contains("dockerfile") { return [("docker", ["dockerfile_parse"], [])] }
    if last.hasPrefix("makefile") || last.hasSuffix(".mk") { return [("make", [], ["make"])] }
    if last.hasSuffix(".service") { return [("systemd", [], ["systemd-analyze"])] }
    // Terraform is in no package of a distribution.
    if last.hasSuffix(".tf") {
      return [("hcl", ["hcl2"], [])] + (isThere("terraform") ? [("terraform", [], [])] : [])
    }
    return last == "justfile" ? [("just", [], ["just"])] : []
  }

  private func isThere(_ program: String) -> Bool {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return path.split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(program)")
    }
  }

  private func output(_ arguments: [String]) throws -> String {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3"] + arguments
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
  }

  private func hasModules(_ modules: [String]) throws -> Bool {
    let command = modules.map { "import \($0)" }.joined(separator: "; ") + "\nprint('here')"
    return try output(["-c", command]) == "here"
  }

  @Test(
    "its reader sees the same file",
    arguments: hostCases.filter { $0.before != $0.after && !$0.name.contains("templates/") })
  func seesTheSame(_ example: HostCase) throws {
    for reader in readers(of: example.name) {
      let lacking = reader.programs.filter { !isThere($0) }
      guard isThere("python3"), lacking.isEmpty, try hasModules(reader.modules) else {
        print("SKIPPED for want of \((lacking + reader.modules).joined(separator: " "))")
        continue
      }
      let folder = try Folder()
      try folder.write("before", [UInt8](example.before.utf8))
      try folder.write("after", [UInt8](example.after.utf8))
      let paths = ["before", "after"].map { folder.url.appendingPathComponent($0).path }
      let answer = try output(["-c", Self.judge, reader.kind] + paths)
      #expect(answer == "same", "\(reader.kind)")
    }
  }
}

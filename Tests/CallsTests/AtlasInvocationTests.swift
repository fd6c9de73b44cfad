import Calls
import Testing
import Text

/// What `atlas` makes of words: operands, then flags as `name=value@flag,value`.
private func summary(_ words: [String]) -> String {
  let invocation = AtlasInvocation.parse(words.map(word))
  let operands = invocation.operands.map(\.text.description)
  let flags = invocation.flags.map { flag in
    let value = flag.value.map { "=\($0.description)" } ?? ""
    return "\(flag.name)\(value)@\(flag.argument)"
  }
  let unknown = invocation.unknownArguments.map { "?\($0)" }
  return (operands + flags + unknown).joined(separator: " ")
}

struct AtlasInvocationTests {
  @Test(arguments: [
    (["api", "g", "op", "--clusterName", "c"], "api g op clusterName=c@3"),
    (["api", "g", "op", "--clusterName=c=d"], "api g op clusterName=c=d@3"),
    (["api", "g", "--pretty", "op", "--envelope=true"], "api g op pretty@2 envelope=true@4"),
    (["-P", "p", "api", "g", "op"], "api g op profile=p@0"),
    (["api", "g", "op", "-ojson"], "api g op output=json@3"),
    (["api", "g", "op", "-o=json", "-o", "json"], "api g op output=json@3 output=json@4"),
    (["api", "g", "op", "--", "--x"], "api g op --x"),
    (["api", "g", "op", "--file"], "api g op file@3"),
    (["api", "g", "op", "${MORE}"], "api g op ?3"),
    (["api", "${G}", "${OP}"], "api ${G} ${OP}"),
    (["api", "g", "op", "--${NAME}", "-z"], "api g op ?3 ?4"),
    (["api", "g", "op", "--name", "${A}b"], "api g op name=${A}b@3"),
  ])
  func wordsAreRead(_ words: [String], _ expected: String) {
    #expect(summary(words) == expected)
  }

  @Test func placesAreKept() throws {
    let flags = AtlasInvocation.parse(
      ["api", "g", "op", "--version=2023-01-01", "-o", "x"].map(word)
    )
    .flags
    #expect(flags[0].nameRange == ByteRange(2, 9))
    #expect(flags[0].valueRange == ByteRange(10, 20))
    #expect(flags[0].valueArgument == 3)
    #expect(flags[1].valueArgument == 5)
    #expect(flags[1].nameRange == ByteRange(1, 2))
  }

  @Test func helpCallsNothing() {
    #expect(AtlasInvocation.parse(["api", "g", "op"].map(word)).callsAPI)
    #expect(!AtlasInvocation.parse(["api", "g", "op", "--help"].map(word)).callsAPI)
    #expect(!AtlasInvocation.parse(["api", "g", "op", "-h"].map(word)).callsAPI)
    #expect(!AtlasInvocation.parse(["api", "g"].map(word)).callsAPI)
    #expect(!AtlasInvocation.parse(["clusters", "list", "x"].map(word)).callsAPI)
  }

  @Test func bodyAndOutputAreFound() {
    func invocation(_ more: String...) -> AtlasInvocation {
      AtlasInvocation.parse((["api", "g", "op"] + more).map(word))
    }
    guard case .standardInput = invocation().body,
      case .standardInput = invocation("--file", "-").body,
      case .file(let path) = invocation("--file=b.json").body
    else {
      Issue.record("the body is read wrongly")
      return
    }
    #expect(path.description == "b.json")
    guard case .json = invocation("-o", "json").output, case .json = invocation().output,
      case .other = invocation("-o", "json-path=$.id").output,
      case .template(let argument, let range, let text) = invocation("--output=go-template={{.id}}")
        .output
    else {
      Issue.record("the output is read wrongly")
      return
    }
    #expect(argument == 3 && range == ByteRange(21, 28) && text.description == "{{.id}}")
    #expect(invocation("--output-file", "o").outputFile?.description == "o")
    #expect(invocation("--outputFile=o").outputFile?.description == "o")
  }
}

struct GoTemplateTests {
  private static let fields = [([UInt8]("clusterName".utf8), [UInt8]("instanceName".utf8))]

  private func renamed(_ text: String) -> String? {
    let bytes = [UInt8](text.utf8)
    return GoTemplate(bytes).renaming(Self.fields).flatMap { apply($0, to: bytes) }
      .map { String(decoding: $0, as: UTF8.self) }
  }

  @Test(arguments: [
    ("{{.clusterName}}", "{{.instanceName}}"),
    ("clusterName: {{ .clusterName }}", "clusterName: {{ .instanceName }}"),
    (
      "{{range .results}}{{.id}} {{.clusterName}}{{end}}",
      "{{range .results}}{{.id}} {{.instanceName}}{{end}}"
    ),
    ("{{with .a}}{{$.clusterName}}{{end}}", "{{with .a}}{{$.instanceName}}{{end}}"),
    ("{{/* .clusterName */}}{{.clusterNames}}", "{{/* .clusterName */}}{{.clusterNames}}"),
    ("{{printf \"%s }} x\" .clusterName}}", "{{printf \"%s }} x\" .instanceName}}"),
    ("{{.clusterName", "{{.instanceName"),
    ("{{", "{{"), ("{{\"", "{{\""), ("", ""),
  ])
  func fieldsAreRenamed(_ text: String, _ expected: String) {
    #expect(renamed(text) == expected)
  }

  @Test func aNameInAStringIsNotRenamed() {
    #expect(renamed("{{index . \"clusterName\"}}") == nil)
    #expect(renamed("{{index . `clusterName`}}") == nil)
  }
}

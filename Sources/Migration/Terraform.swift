import Languages
import Rules
import Scanner
import Text

/// A data source that goes away, with its uses in the files of its folder.
struct DataSource {
  let rule: Rule
  let terraform: Rule.Terraform
  let file: FileID
  let range: ByteRange
  var edits: [SourceEdit] = []
  /// The occurrences of the type that belong to it.
  var places: [SourcePlace] = []
  var obstacle: String?

  /// A place in a file.
  struct SourcePlace: Hashable {
    let file: FileID
    let range: ByteRange
  }
}

extension RunBuilder {
  /// The deprecated data sources of Terraform in the run, with the edits of a plain rename.
  func dataSources() -> [DataSource] {
    let files = (found.others + found.documents).filter { workspace.path(of: $0).ends(with: ".tf") }
    var sources: [DataSource] = []
    var labels: [(folder: [UInt8], type: String, label: String)] = []
    for file in files {
      for block in terraformDataSources(in: workspace.bytes(of: file)) {
        guard let rule = rules.rules.first(where: { $0.terraform?.type == block.type }),
          let terraform = rule.terraform
        else { continue }
        sources.append(dataSource(block, rule, terraform, file))
        labels.append((folder(of: file), block.type, block.label))
      }
    }
    for file in files {
      let bytes = workspace.bytes(of: file)
      let comments = SourceText(file: file, bytes: bytes, dialect: .terraform).comments
      for place in search.places(in: bytes)
      where !comments.contains(where: { $0.contains(place.range) }) {
        guard let name = place.name?.text,
          let use = terraformReference(at: place.range, in: bytes),
          let index = labels.firstIndex(where: {
            $0.folder == folder(of: file) && $0.type == name && $0.label == use.label
          })
        else { continue }
        add(use, at: place.range, file, to: &sources[index])
      }
    }
    return sources
  }

  private func folder(of file: FileID) -> [UInt8] {
    let path = workspace.path(of: file)
    return path.lastIndex(of: UInt8(ascii: "/")).map { Array(path[..<$0]) } ?? []
  }

  private func dataSource(
    _ block: TerraformBlock, _ rule: Rule, _ terraform: Rule.Terraform, _ file: FileID
  ) -> DataSource {
    var source = DataSource(
      rule: rule, terraform: terraform, file: file, range: block.typeRange)
    source.rename(block.typeRange, to: terraform.replacement, in: file)
    source.places.append(.init(file: file, range: block.typeRange))
    for argument in block.arguments {
      if let new = terraform.renamed[argument.name] {
        source.rename(argument.range, to: new, in: file)
      }
    }
    return source
  }

  private func add(
    _ use: TerraformReference, at range: ByteRange, _ file: FileID, to source: inout DataSource
  ) {
    source.rename(range, to: source.terraform.replacement, in: file)
    source.places.append(.init(file: file, range: range))
    for attribute in use.attributes {
      if let new = source.terraform.renamed[attribute.name] {
        source.rename(attribute.range, to: new, in: file)
      } else if source.terraform.removed.contains(attribute.name) {
        source.obstacle = "the new data source has no `\(attribute.name)`, which is used"
      }
    }
    let last = use.attributes.last?.name
    if last == nil || last == "results" {
      source.obstacle = source.obstacle ?? "all of it is used as a value, which is not followed"
    }
  }

  /// The finding of a data source.
  func finding(of source: DataSource) -> Finding {
    let isVendored = isVendored(source.file)
    let level: Level = isVendored ? .note : source.obstacle == nil ? .unsafe : .manual
    let terraform = source.terraform
    let verb = asOf < rules.sunset ? "stops working" : "stopped working"
    let names = terraform.renamed.sorted { $0.key < $1.key }.map { "`\($0.key)` is `\($0.value)`" }
    return Finding(
      rule: source.rule.id, kind: .call, level: level, severity: severity(level),
      file: source.file, range: source.range,
      message: "the data source `\(terraform.type)` \(verb) on \(rules.sunset); "
        + "`\(terraform.replacement)` replaces it",
      edits: level == .unsafe ? Set(source.edits).sorted() : [],
      notes: source.obstacle.map { ["not edited: \($0)"] + names } ?? [],
      assumptions: level == .unsafe
        ? ["the provider is of version \(terraform.provider) or later"] : [])
  }
}

extension DataSource {
  mutating func rename(_ range: ByteRange, to name: String, in file: FileID) {
    edits.append(SourceEdit(file: file, range: range, replacement: [UInt8](name.utf8)))
  }
}

extension [UInt8] {
  fileprivate func ends(with text: String) -> Bool {
    suffix(text.utf8.count).elementsEqual(text.utf8)
  }
}

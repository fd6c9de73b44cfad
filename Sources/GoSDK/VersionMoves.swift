import GoSyntax
import Text

/// Moves a module from one release of the SDK to another: its imports and its `go.mod`.
struct VersionMoves {
  let inference: Inference
  let rules: SDKRules

  /// Adds the edits to every group that needs them.
  func add(to groups: inout [SDKGroup]) {
    let moves = Set(
      groups.filter { $0.version.pathElement != $0.target.pathElement }.map(\.version))
    for version in moves.sorted() {
      let own = groups.indices.filter { groups[$0].version == version }
      guard let target = own.first.map({ groups[$0].target }) else { continue }
      // Requests had other methods before the first stable release.
      let isFirm =
        keepsNames(version, target) && keepsFields(version, target) && version.numbers[0] > 0
      if !isFirm, own.contains(where: { !groups[$0].obstacles.isEmpty }) {
        for index in own where groups[index].obstacles.isEmpty {
          block(&groups[index], version, target)
        }
        continue
      }
      let read = sources(importing: version).flatMap {
        values(of: fields(version, target), at: $0, version).edits
      }
      let edits = imports(version, target) + requirements(version, target) + read
      let notes = notes(version, target)
      let left = left(version, target)
      for index in own where groups[index].obstacles.isEmpty {
        groups[index].edits = Array(Set(groups[index].edits + edits)).sorted()
        groups[index].notes += notes
        groups[index].assumptions.append(
          "the module can move from \(version.text) of the SDK to \(target.text): "
            + "\(usable(version)); run `go mod tidy` afterwards\(left)")
      }
    }
  }

  private func usable(_ version: SDKVersion) -> String {
    version < rules.usableFrom
      ? "no release before \(rules.usableFrom.text) has a Flex API that works"
      : "this release was asked for"
  }

  private func block(_ group: inout SDKGroup, _ version: SDKVersion, _ target: SDKVersion) {
    group.obstacles.append(
      "another use of \(version.text) cannot be migrated, and \(target.text) has it in another form"
    )
    group.edits = []
    group.expected = []
  }

  /// Whether code that is not migrated compiles with the target as it did.
  private func keepsNames(_ version: SDKVersion, _ target: SDKVersion) -> Bool {
    rules.services.allSatisfy { $0.deprecated.exist(at: target) }
      && rules.operations.allSatisfy {
        $0.deprecated.methods.name(at: version) == $0.deprecated.methods.name(at: target)
      }
  }

  /// Whether the models of code that is not migrated have the same fields with the target.
  private func keepsFields(_ version: SDKVersion, _ target: SDKVersion) -> Bool {
    let models = rules.operations.flatMap { operation in
      operation.deprecated.results.map(\.name) + [operation.deprecated.body].compactMap(\.self)
    }
    return models.allSatisfy { model in
      rules.shape(of: model, at: version)?.fields == rules.shape(of: model, at: target)?.fields
    }
  }

  /// The import paths of the SDK's packages of a release, in all files.
  private func imports(_ version: SDKVersion, _ target: SDKVersion) -> [SourceEdit] {
    guard let element = target.pathElement else { return [] }
    let old = rules.module + (version.pathElement.map { "/" + $0 } ?? "")
    return inference.module.packages.flatMap(\.sources).flatMap { source in
      source.tree.imports.compactMap { spec -> SourceEdit? in
        let path = importPath(spec, source.bytes)
        guard let found = sdkImport(path, inference.module, rules), found.version == version else {
          return nil
        }
        // The quote and the path up to the package.
        let end = spec.path.range.start + 1 + old.utf8.count
        return SourceEdit(
          file: source.file, range: ByteRange(spec.path.range.start + 1, end),
          replacement: [UInt8]("\(rules.module)/\(element)".utf8))
      }
    }
  }

  /// The line of `go.mod`; none if the target is required already.
  private func requirements(_ version: SDKVersion, _ target: SDKVersion) -> [SourceEdit] {
    guard let element = target.pathElement else { return [] }
    let all = [inference.module.manifest].compactMap(\.self) + inference.module.others
    let new = "\(rules.module)/\(element)"
    return all.flatMap { requirements(in: $0, version, target, new) }
  }

  private func requirements(
    in manifest: GoManifest, _ version: SDKVersion, _ target: SDKVersion, _ new: String
  ) -> [SourceEdit] {
    if manifest.requirements.contains(where: { $0.path == new }) { return [] }
    let old = rules.module + (version.pathElement.map { "/" + $0 } ?? "")
    return manifest.requirements.filter { $0.path == old }.map { requirement in
      SourceEdit(
        file: manifest.file, range: requirement.range,
        replacement: [UInt8]("\(new) \(rules.release(target).text)".utf8))
    }
  }

  /// What breaks on the way, with the places that may be affected.
  private func notes(_ version: SDKVersion, _ target: SDKVersion) -> [String] {
    rules.breaks.filter { version < $0.release && $0.release <= target }.map { change in
      let places = change.marks.flatMap(places).sorted()
      let shown = places.prefix(5).joined(separator: ", ") + (places.count > 5 ? ", ..." : "")
      return "\(change.release.text): \(change.text)" + (places.isEmpty ? "" : " See \(shown).")
    }
  }

  /// The fields that are pointers before a move and values after it.
  private func fields(_ version: SDKVersion, _ target: SDKVersion) -> Set<String> {
    Set(rules.breaks.filter { version < $0.release && $0.release <= target }.flatMap(\.values))
  }

  /// The files that import a release.
  private func sources(importing version: SDKVersion) -> [SourcePlace] {
    inference.module.packages.enumerated().flatMap { index, package in
      package.sources.enumerated().compactMap { number, source in
        let isUser = source.tree.imports.contains { spec in
          let path = importPath(spec, source.bytes)
          return sdkImport(path, inference.module, rules)?.version == version
        }
        return isUser ? SourcePlace(package: index, source: number) : nil
      }
    }
  }

  /// Where code is left that must change by hand: the program does not compile before that.
  private func left(_ version: SDKVersion, _ target: SDKVersion) -> String {
    let places = sources(importing: version).flatMap { place in
      let read = values(of: fields(version, target), at: place, version).selectors
      let source = inference.module.packages[place.package].sources[place.source]
      return pointers(to: fields(version, target), in: source, besides: read)
    }
    let calls = changedCalls(version, target)
    let other = calls.isEmpty ? "" : "; \(calls.joined(separator: ", ")) may be another one then"
    guard !places.isEmpty else { return other }
    let lines = Set(places.map(\.line)).sorted().joined(separator: ", ")
    let texts = Set(places.map { "`\($0.text)`" }).sorted().joined(separator: ", ")
    return "; the program does not compile until \(lines) is changed, where \(texts) is no "
      + "pointer then" + other
  }

  /// Calls of functions of the SDK's package that a release on the way changes.
  private func changedCalls(_ version: SDKVersion, _ target: SDKVersion) -> [String] {
    let marks = rules.breaks.filter { version < $0.release && $0.release <= target }
      .flatMap(\.marks)
    var result: [String] = []
    for place in sources(importing: version) {
      let source = inference.module.packages[place.package].sources[place.source]
      source.tree.walk { node in
        guard case .expression(.call(let call)) = node,
          case .selector(let function) = call.function, marks.contains(function.name.name),
          case .identifier(let package) = function.base,
          inference.imports[place]?.named[package.name] == .admin(version)
        else { return true }
        let line = 1 + source.bytes[..<call.range.start].count { $0 == UInt8(ascii: "\n") }
        let path = String(decoding: source.path, as: UTF8.self)
        result.append("`\(package.name).\(function.name.name)` at \(path):\(line)")
        return true
      }
    }
    return result
  }

  /// The places where what fields of these names point at is read, as `path:line`.
  private func pointers(
    to fields: Set<String>, in source: GoSource, besides read: Set<ByteRange>
  ) -> [(line: String, text: String)] {
    var result: [(line: String, text: String)] = []
    source.tree.walk { node in
      guard let selector = pointer(at: node), fields.contains(selector.name.name),
        !read.contains(selector.range)
      else { return true }
      let line = 1 + source.bytes[..<selector.range.start].count { $0 == UInt8(ascii: "\n") }
      let path = String(decoding: source.path, as: UTF8.self)
      let text = String(decoding: source.bytes[selector.range], as: UTF8.self)
      result.append((line: "\(path):\(line)", text: text))
      return true
    }
    return result
  }

  /// The field of `*x.Field`, or of one that is compared with nil.
  private func pointer(at node: Node) -> SelectorExpression? {
    switch node {
    case .expression(.star(_, .selector(let selector))): return selector
    case .expression(.binary(let binary)) where binary.rest.count == 1:
      guard case .selector(let selector) = binary.first,
        case .identifier(let null)? = binary.rest.first?.operand, null.name == "nil"
      else { return nil }
      return selector
    default: return nil
    }
  }

  /// The lines `path:line` where a word stands.
  private func places(_ mark: String) -> [String] {
    let needle = [UInt8](mark.utf8)
    return inference.module.packages.flatMap(\.sources).flatMap { source -> [String] in
      let path = String(decoding: source.path, as: UTF8.self)
      return Markers([needle]).allOccurrences(in: source.bytes).compactMap { found in
        let end = found.offset + needle.count
        guard end == source.bytes.count || !isNameByte(source.bytes[end]) else { return nil }
        let line = 1 + source.bytes[..<found.offset].count { $0 == UInt8(ascii: "\n") }
        return "\(path):\(line)"
      }
    }
  }
}

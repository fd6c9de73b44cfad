import GoSyntax
import Text

/// Reads the edited text again and compares the calls in it with those that it must make.
struct SDKProof {
  let before: Inference
  let names: SDKNames

  private static let limit = 8

  /// Blocks groups until what is left holds.
  func withdrawFailures(from groups: inout [SDKGroup]) {
    for _ in 0..<Self.limit {
      let edits = Array(Set(groups.flatMap(\.edits)))
      guard !edits.isEmpty else { return }
      guard let after = inference(after: edits) else {
        return withdraw(&groups, of: nil, "the edits of several calls get in each other's way")
      }
      guard let failure = failure(groups, after) else { return }
      withdraw(&groups, of: failure.file, failure.reason)
    }
    withdraw(&groups, of: nil, "no set of edits could be proved")
  }

  private func withdraw(_ groups: inout [SDKGroup], of file: FileID?, _ reason: String) {
    for index in groups.indices where !groups[index].edits.isEmpty {
      if let file, !groups[index].edits.contains(where: { $0.file == file }) { continue }
      groups[index].obstacles.append(reason)
      groups[index].edits = []
      groups[index].expected = []
    }
  }

  /// The module as it is after the edits; nil if they overlap.
  private func inference(after edits: [SourceEdit]) -> Inference? {
    let byFile = Dictionary(grouping: edits, by: \.file)
    var failed = false
    let packages = before.module.packages.map { package in
      GoPackage(
        importPath: package.importPath,
        sources: package.sources.map { source -> GoSource in
          guard let own = byFile[source.file] else { return source }
          guard let bytes = apply(own.map(\.edit), to: source.bytes) else {
            failed = true
            return source
          }
          return GoSource(file: source.file, path: source.path, bytes: bytes)
        }, isClosed: package.isClosed)
    }
    var manifest = before.module.manifest
    if let old = manifest, let own = byFile[old.file] {
      guard let bytes = apply(own.map(\.edit), to: old.bytes) else { return nil }
      manifest = GoManifest(file: old.file, bytes: bytes)
    }
    if failed { return nil }
    return Inference(GoModule(packages: packages, manifest: manifest), names: names)
  }

  private struct Failure {
    let file: FileID
    let reason: String
  }

  private func failure(_ groups: [SDKGroup], _ after: Inference) -> Failure? {
    let edited = Set(groups.flatMap(\.edits).map(\.file))
    for source in after.module.packages.flatMap(\.sources) where edited.contains(source.file) {
      if !source.tree.issues.isEmpty {
        return Failure(file: source.file, reason: "the edited file would not parse")
      }
    }
    let kept = groups.filter { !$0.expected.isEmpty || !$0.edits.isEmpty }
    let wanted = replaced(before) + kept.flatMap(\.expected)
    for file in Set(wanted.map(\.file)).union(edited).sorted() {
      let expected = wanted.filter { $0.file == file }.sorted { $0.offset < $1.offset }
      let found = replaced(after).filter { $0.file == file }.sorted { $0.offset < $1.offset }
      guard expected.map(\.content) == found.map(\.content) else {
        return Failure(
          file: file, reason: "the edited text would not make the expected calls of the SDK")
      }
      if deprecated(after, file) != stillDeprecated(groups, file) {
        return Failure(file: file, reason: "deprecated names would be left in the edited text")
      }
    }
    return nil
  }

  /// The calls of replacing methods.
  private func replaced(_ inference: Inference) -> [ExpectedCall] {
    inference.uses.compactMap { use in
      guard case .call(let call, let method, let first) = use.kind, !method.isDeprecated else {
        return nil
      }
      let source = inference.module.packages[use.place.package].sources[use.place.source]
      let arguments = call.arguments.dropFirst(first).map { Array(source.bytes[$0.range]).words }
      return ExpectedCall(
        file: source.file, offset: call.parentheses.start, operation: method.operation,
        form: method.form, arguments: Array(arguments))
    }
  }

  private func deprecated(_ inference: Inference, _ file: FileID) -> Int {
    inference.uses.count { use in
      let source = inference.module.packages[use.place.package].sources[use.place.source]
      return source.file == file && use.isDeprecatedName
    }
  }

  private func stillDeprecated(_ groups: [SDKGroup], _ file: FileID) -> Int {
    groups.filter(\.edits.isEmpty).flatMap(\.names).count { $0.file == file }
  }
}

extension ExpectedCall {
  /// What matters of it once the text has moved.
  fileprivate var content: [String] { ["\(operation)", form.rawValue] + arguments }
}

extension Use {
  /// Whether it writes a deprecated name.
  fileprivate var isDeprecatedName: Bool {
    switch kind {
    case .type, .service, .method, .mock, .constructor, .methodText, .documentedField: true
    case .call, .expectation, .parameters, .literal, .field, .accessor, .promise: false
    }
  }
}

import Calls
import Documents
import Rules
import Text

extension Discovery {
  /// Looks once for the texts for which all files are going to be searched, as far as that is known
  /// by now: most of the time no further file is found that asks for more.
  ///
  /// - Parameter more: other texts that are looked for later.
  func prepare(
    _ search: TextSearch, _ rules: RuleSet, _ workspace: Workspace, _ traces: Traces,
    programs: [[UInt8]], others more: [[UInt8]]
  ) {
    guard !(scripts + documents + others).isEmpty else { return }
    let settings = namesOfSettings(workspace, traces)
    let users = OutsideUsers(of: self, workspace, traces)
    let setters = VariableSetters(of: self, workspace, traces)
    let readers = AnswerReaders(rules, self, traces, workspace, programs: programs).texts
    let variables = users.names + setters.names + setters.bases
    // What only scripts are asked for takes less than a look at all files.
    guard
      !readers.isEmpty
        || !variables.isEmpty
          && (users.mayBePrograms
            || !(setters.names + setters.bases).isEmpty)
    else { return }
    let sourced =
      scripts.flatMap { traces.of(script: $0).sourced }
      + documents.flatMap { traces.of(document: $0).flatMap(\.sourced) }
    var texts = Set(settings + readers)
    texts.formUnion((scripts + sourced).map { lastComponent(workspace.path(of: $0)) })
    for script in scripts { texts.formUnion(openNames(of: script, workspace)) }
    texts = texts.filter { $0.count > 2 }
    texts.formUnion((variables + sendingFunctions(rules, traces)).map { [UInt8]($0.utf8) })
    texts.formUnion(spellingsOfRoots(traces))
    texts.formUnion(ClientDoubles(self, rules, traces).texts)
    texts.formUnion(LinkReaders(rules, self, traces).texts)
    search.prepare(texts.union(more))
  }

  /// The names of settings that a script may source, and of lists that it may read: these have any
  /// name. A description of an API is none of them.
  func namesOfSettings(_ workspace: Workspace, _ traces: Traces) -> [[UInt8]] {
    let lists = prose.filter { workspace.path(of: $0).suffix(4).elementsEqual(".txt".utf8) }
    let settings = documents.filter { traces.document($0).groups.isEmpty }
    return Set(others + lists + settings).filter { file in
      let isYAML = DocumentKind(path: workspace.path(of: file), bytes: []) == .yaml
      return !describesAPI(workspace.bytes(of: file), isYAML: isYAML)
    }.map { lastComponent(workspace.path(of: $0)) }
  }
}

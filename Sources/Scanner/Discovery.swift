import Calls
package import Documents
package import Files
package import GoCalls
package import GoSDK
package import Rules
import ShellCalls
package import Text

/// The files of a run, by what is done with them.
package struct Discovery {
  /// Shell scripts with a marker, and those that share code with one.
  package var scripts: [FileID] = []
  /// Prose with a marker; these are documents too.
  package var prose: [FileID] = []
  /// The Go files of each folder in which one holds a marker, or the parts of one.
  package var packages: [[FileID]] = []
  /// The same with the packages of their modules that they have to do with; those of a group are
  /// followed together.
  package var groups: [[PackageFiles]] = []
  /// Go files that were not named, read as others of their package were; never edited.
  package var siblings: Set<FileID> = []
  /// The Go files of other folders that import a package of the run, by the package's folder.
  package var importers: [[UInt8]: GoImporters] = [:]
  /// Documents that may hold scripts: those with a marker, and those that share code with one.
  package var documents: [FileID] = []
  /// Other files with a marker.
  package var others: [FileID] = []
  /// The paths of Go files that name the module of the Go SDK.
  package var sdkUsers: [[UInt8]] = []
  /// The paths of Go files in which a name of the SDK stands that goes away.
  package var sdkNames: [[UInt8]] = []
  /// The module of the Go SDK, without a version.
  package var sdkModule = ""
  /// Variables that are set in a file of settings or a makefile, by that file, and that files ask
  /// for which are not followed from there.
  package var askedElsewhere: [FileID: Set<String>] = [:]
  /// Who sets variables of which the scripts take a default.
  package var overrides: [String: [Override]] = [:]
  /// The same for variables with which the URLs of calls begin.
  package var settingsOfBases: [String: [Override]] = [:]
  /// Programs of other languages that name a version of the API where a script hands on links.
  package var linkPrograms: [[UInt8]] = []
  /// Files that name a renamed field and are not followed, where a script leaves an answer in a
  /// file.
  package var fieldUsers: [[UInt8]] = []
  /// Programs of other languages that name a script, by its name.
  package var codeRunners: [[UInt8]: [UInt8]] = [:]
  /// The places that give variables the defaults which scripts take of them.
  package var mentions: [String: [DefaultMention]] = [:]
  /// What stands in for a client or the server when tests run the scripts.
  package var clientDoubles: [ClientDouble] = []
  /// Variables of Go programs that the linker sets, with a file that says so.
  package var linked: [String: [UInt8]] = [:]
  /// Whether a name that an edit brings in has a meaning already.
  package var takenNames: TakenNames?
  /// Whether some file of the roots names the API, where parts of a path stand in others.
  package var namesAPI = false
  /// Files of data that a Go program takes in.
  package var dataOfGo: Set<FileID> = []
  /// The scripts and documents that were followed to find others.
  package var traces: Traces?
  package var filesVisited = 0
  package var leftovers: [[UInt8]] = []
  /// The files that were met.
  var walked: WalkedFiles?
  /// Nothing found.
  package init() {}

  /// The Go packages as they are followed.
  package var followedPackages: [[PackageFiles]] {
    groups.isEmpty ? packages.map { [PackageFiles($0)] } : groups
  }

  /// Whether there is no file to look at.
  package var isEmpty: Bool {
    scripts.isEmpty && packages.isEmpty && documents.isEmpty && others.isEmpty && sdkUsers.isEmpty
  }

  /// Adds text that was named by itself: what is not known to be another document is a script.
  package mutating func add(_ file: FileID, of kind: DocumentKind) {
    switch kind {
    case .shell, .other: scripts.append(file)
    case let page where page.isPage:
      prose.append(file)
      documents.append(file)
    default: documents.append(file)
    }
  }
}

/// Finds the files that may hold a deprecated call, and the scripts that share code with them.
package func discover(
  _ paths: [[UInt8]], rules: RuleSet, sdk: SDKMarks, options: WalkOptions, workspace: Workspace
) -> Discovery {
  var result = Discovery()
  let texts = SearchedTexts(rules: rules, sdk: sdk)
  var options = options
  options.keepsFiles = true
  let found = search(
    paths: paths, markers: texts.markers, options: options, interest: texts.interest)
  result.filesVisited = found.filesVisited
  result.leftovers = found.leftovers
  workspace.report(found.problems)
  let opened = OpenFiles(rules)
  for candidate in found.candidates where !isGoFile(candidate.path) {
    result.sort(candidate, texts, rules, opened, workspace)
  }
  // Those that share code with them are added below, and hold none.
  let marked = result.others + result.documents + result.prose
  var further = options
  further.onFile = nil
  further.keepsFiles = false
  further.walked = found.walked
  result.walked = found.walked
  let isMarked = found.candidates.contains { candidate in
    !isGoFile(candidate.path)
      && (texts.hasPath(candidate.present) || texts.hasEnd(candidate.present)
        || texts.hasOpen(candidate.present) && opened.contains(candidate))
  }
  let api = isMarked ? namesOfAPI(rules, unlessIn: found.candidates) : []
  result.namesAPI = isMarked && api.isEmpty
  let data = DataOfGo(marked, workspace)
  let traces = Traces(workspace)
  result.traces = traces
  let search = TextSearch(paths, further, workspace)
  result.takenNames = TakenNames(paths, further, workspace)
  let goFiles =
    found.candidates.filter { isGoFile($0.path) }.map(GoFileSeen.init)
    + found.sightings.map(GoFileSeen.init)
  let programs = goFiles.filter { mayPrint($0, texts) }.map(\.path)
  result.prepare(search, rules, workspace, traces, programs: programs, others: api + data.texts)
  if !api.isEmpty { result.namesAPI = !search.files(with: api).paths.isEmpty }
  addSharers(search, rules, workspace, traces, to: &result)
  addPageUsers(search, workspace, traces, to: &result)
  addFunctionUsers(ofDocuments: search, rules, workspace, traces, to: &result)
  addReaders(search, rules, workspace, traces, programs, to: &result)
  addOutside(search, workspace, traces, to: &result)
  result.sdkModule = sdk.module
  result.sdkUsers = goFiles.filter { texts.usesSDK($0.present) }.map(\.path)
  result.sdkNames = goFiles.filter { texts.hasNameOfSDK($0.present) }.map(\.path)
  result.clientDoubles = ClientDoubles(result, rules, traces).all(search, result, workspace)
  addPackages(of: goFiles, texts, paths, further, workspace, to: &result)
  addLinkedVariables(paths, further, workspace, to: &result)
  if !result.packages.isEmpty {
    let fields = Set(rules.rules.flatMap(\.response.renamed.keys)).sorted()
    addImporters(paths, further, workspace, fields: fields, to: &result)
  }
  data.add(search, workspace, to: &result)
  return result
}

/// Adds files that may read an answer, or request a link of one.
private func addReaders(
  _ search: TextSearch, _ rules: RuleSet, _ workspace: Workspace, _ traces: Traces,
  _ programs: [[UInt8]], to result: inout Discovery
) {
  AnswerReaders(rules, result, traces, workspace, programs: programs)
    .add(search, workspace, to: &result)
  LinkReaders(rules, result, traces).add(search, workspace, to: &result)
}

/// What names the API, where none of the files that were read holds it; else nothing.
private func namesOfAPI(_ rules: RuleSet, unlessIn read: [Candidate]) -> [[UInt8]] {
  let base = rules.api.base.isEmpty ? [] : [rules.api.base.joined(separator: "/") + "/"]
  let names = ([rules.api.mediaTypePrefix] + base).map { [UInt8]($0.utf8) }
  let markers = Markers(names)
  return read.contains { markers.occur(in: $0.bytes) } ? [] : names
}

/// Whether a Go file may belong to a program that prints an answer, which scripts run.
private func mayPrint(_ file: GoFileSeen, _ texts: SearchedTexts) -> Bool {
  let isTest = file.path.suffix(8).elementsEqual("_test.go".utf8) || isVendored(file.path)
  return !isTest && (texts.hasNameOfSDK(file.present) || texts.hasWhole(file.present))
}

extension Discovery {
  /// Takes in a file that is not one of Go and holds a path or a name in one piece, or the parts of
  /// one.
  fileprivate mutating func sort(
    _ candidate: Candidate, _ texts: SearchedTexts, _ rules: RuleSet, _ opened: OpenFiles,
    _ workspace: Workspace
  ) {
    let kind = DocumentKind(path: candidate.path, bytes: candidate.bytes)
    let present = candidate.present
    let isWhole =
      texts.hasWhole(present)
      || (texts.usesSDK(present) || kind.isPage) && texts.hasNameOfSDK(present)
    let isOpen = !kind.isPage && texts.hasOpenPath(present, in: candidate.bytes)
    let hasEnd =
      !kind.isPage && texts.hasEnd(present) && !pathEnds(in: candidate.bytes, rules).isEmpty
    guard isWhole || texts.hasParts(present) || isOpen || hasEnd else { return }
    switch kind {
    case .shell: scripts.append(workspace.add(candidate))
    case let page where page.isPage:
      guard isWhole else { return }
      let file = workspace.add(candidate)
      prose.append(file)
      documents.append(file)
    case .other:
      let isSplit =
        !isWhole
        && (!splitPaths(in: candidate.bytes, rules: rules).isEmpty
          || !joinedPaths(in: candidate.bytes, rules: rules).isEmpty
          || texts.hasCollection(present) && mayJoinPath(candidate, rules))
      if isWhole || isSplit || hasEnd || isOpen && opened.contains(candidate) {
        others.append(workspace.add(candidate))
      }
    // The words alone are words of its prose: its paths are written in one piece.
    case .yaml
    where !isWhole && !hasEnd && describesAPI(candidate.bytes, isYAML: true)
      && (!isOpen || !opened.contains(candidate)):
      return
    default: documents.append(workspace.add(candidate))
    }
  }
}

/// Adds scripts that name a script of the run, and those that such a script sources: an edit of
/// shared code has to suit all of its users.
private func addSharers(
  _ search: TextSearch, _ rules: RuleSet, _ workspace: Workspace, _ traces: Traces,
  to result: inout Discovery
) {
  var known = Set(result.scripts + result.documents)
  var searched: Set<[UInt8]> = []
  var evaluated: Set<FileID> = []
  let others = result.namesOfSettings(workspace, traces)
  addDataUsers(search, rules, workspace, traces, &known, to: &result)
  addFunctionUsers(search, rules, workspace, traces, &known, to: &result)
  addRootSetters(search, workspace, traces, &known, to: &result)
  addShellsOfGo(search, workspace, traces, result)
  for round in 0..<4 where !(result.scripts + result.documents + result.others).isEmpty {
    var names = Set(round == 0 ? others : [])
    for document in result.documents where evaluated.insert(document).inserted {
      for trace in traces.of(document: document) {
        names.formUnion(trace.sourced.map { lastComponent(workspace.path(of: $0)) })
        // Others may run them, too.
        result.scripts += trace.ran.filter { known.insert($0).inserted }
      }
    }
    for script in result.scripts where evaluated.insert(script).inserted {
      names.insert(lastComponent(workspace.path(of: script)))
      names.formUnion(openNames(of: script, workspace))
      for file in traces.of(script: script).sourced {
        names.insert(lastComponent(workspace.path(of: file)))
      }
      for file in scripts(runBy: traces.of(script: script), script, workspace)
      where known.insert(file).inserted {
        result.scripts.append(file)
      }
    }
    let new = names.subtracting(searched).filter { $0.count > 2 }.sorted {
      $0.lexicographicallyPrecedes($1)
    }
    guard !new.isEmpty else { return }
    searched.formUnion(new)
    for candidate in search.files(with: new, isWanted: mayShareScripts) {
      let isOther = DocumentKind(path: candidate.path, bytes: candidate.bytes) == .other
      if isOther, new.contains(where: { isNamed($0, in: candidate.bytes) }) {
        _ = workspace.add(candidate)
      } else {
        add(sharer: candidate, workspace, &known, to: &result)
      }
    }
  }
  result.scripts.sort { workspace.path(of: $0).lexicographicallyPrecedes(workspace.path(of: $1)) }
}

/// Looks once through all files for those that take a variable from files of the run, and that set
/// one of which a script takes a default.
private func addOutside(
  _ search: TextSearch, _ workspace: Workspace, _ traces: Traces, to result: inout Discovery
) {
  let users = OutsideUsers(of: result, workspace, traces)
  let setters = VariableSetters(of: result, workspace, traces)
  let names = Set(users.names + setters.names + setters.bases).sorted()
  // Those of one letter are looked for in the files that were read.
  if names.isEmpty {
    result.overrides = setters.overrides(in: [])
    return
  }
  let areScripts = !users.mayBePrograms && setters.names.isEmpty && setters.bases.isEmpty
  let found = search.files(
    with: names.map { [UInt8]($0.utf8) }, isWanted: areScripts ? mayShareScripts : nil)
  result.askedElsewhere = users.names(askedBy: found)
  let beside = setters.settings(beside: result.scripts, workspace)
  let others = Array(found) + beside
  result.overrides = setters.overrides(in: others)
  result.settingsOfBases = setters.settingsOfBases(in: others)
  result.mentions = DefaultMentions(of: result, workspace).mentions(in: others)
}

func add(
  sharer candidate: Candidate, _ workspace: Workspace, _ known: inout Set<FileID>,
  to result: inout Discovery
) {
  let kind = DocumentKind(path: candidate.path, bytes: candidate.bytes)
  switch kind {
  case .shell:
    let file = workspace.add(candidate)
    if known.insert(file).inserted { result.scripts.append(file) }
  case let other where !other.isPage && other != .other:
    // One that cannot be read holds no marker here, or it would be among the documents already.
    let file = workspace.add(candidate)
    if known.contains(file) { return }
    let document = Document(file, path: candidate.path, bytes: candidate.bytes)
    guard document.problem == nil else { return }
    known.insert(file)
    result.documents.append(file)
  default: return
  }
}

/// The name of a file without its folders.
package func lastComponent(_ path: [UInt8]) -> [UInt8] {
  path.split(separator: UInt8(ascii: "/")).last.map(Array.init) ?? path
}

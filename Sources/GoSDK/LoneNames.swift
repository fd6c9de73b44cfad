import GoSyntax
import Text

/// Holds back what would have to agree with a name that is not followed: a type argument, an
/// asserted type, a declaration under another build tag. Where such a name stays as it is, edits of
/// other places would leave a program that does not compile, or that means something else.
func holdBack(_ groups: inout [SDKGroup], _ module: GoModule) {
  let lone = groups.filter { group in
    !group.isForeign && !group.obstacles.isEmpty && !group.calls.contains(where: \.isCall)
  }
  for group in lone {
    guard let place = group.names.first,
      let source = module.packages.flatMap(\.sources).first(where: { $0.file == place.file })
    else { continue }
    let name = String(decoding: source.bytes[place.range], as: UTF8.self)
    let line = LineTable(source.bytes).line(at: place.range.start)
    let path = String(decoding: source.path, as: UTF8.self)
    for index in groups.indices where groups[index].mayAgree(with: name) {
      groups[index].obstacles.append(
        "`\(name)` at \(path):\(line) stays as it is, and may have to change with this")
      groups[index].edits = []
    }
  }
}

extension SDKGroup {
  /// Whether it would be edited, and is about the jobs or the snapshots that a name is about.
  /// Downloads are methods of the service of snapshots, and give jobs.
  fileprivate func mayAgree(with name: String) -> Bool {
    guard obstacles.isEmpty, !isForeign else { return false }
    return calls.contains { call in
      let isDownload = call.rule.contains("download")
      let isOfJobs = isDownload || call.rule.contains("restore")
      return name.contains("Restore") ? isOfJobs : isDownload || !isOfJobs
    }
  }
}

import GoSyntax
import Text

/// Holds back what would have to agree with a name that is not followed: a type argument, an
/// asserted type, a declaration under another build tag. Where such a name stays as it is, edits of
/// other places would leave a program that does not compile, or that means something else.
func holdBack(_ groups: inout [SDKGroup], _ module: GoModule) {
  let lone = groups.first { group in
    !group.isForeign && !group.obstacles.isEmpty && !group.calls.contains(where: \.isCall)
      && !group.names.isEmpty
  }
  guard let lone, let place = lone.names.first,
    let source = module.packages.flatMap(\.sources).first(where: { $0.file == place.file })
  else { return }
  let name = String(decoding: source.bytes[place.range], as: UTF8.self)
  let line = LineTable(source.bytes).line(at: place.range.start)
  let path = String(decoding: source.path, as: UTF8.self)
  for index in groups.indices where groups[index].obstacles.isEmpty && !groups[index].isForeign {
    groups[index].obstacles.append(
      "`\(name)` at \(path):\(line) stays as it is, and may have to change with this")
    groups[index].edits = []
  }
}

import Calls
import Text

/// Programs that run another program given by their arguments.
enum Wrappers {
  /// A variable that a wrapper sets for the program; without a value it is passed on.
  struct Setting: Sendable {
    let name: String
    let value: TracedText?

    /// Reads `NAME=value` or `NAME`; nil where the name is not known.
    init?(_ text: TracedText) {
      let equals = text.bytes.firstIndex(of: UInt8(ascii: "="))
      let name = ByteRange(0, equals ?? text.count)
      guard !text.bytes[name].contains(TracedText.holeByte) else { return nil }
      self.name = String(decoding: text.bytes[name], as: UTF8.self)
      value = equals.map { text.slice(ByteRange($0 + 1, text.count)) }
    }
  }

  /// Programs that run another in a container, or on another machine.
  static let containers: Set<String> = [
    "docker", "podman", "nerdctl", "kubectl", "oc", "docker-compose",
  ]

  /// Whether a program does not see the variables that its script exports.
  static func clears(_ name: String, _ words: [Argument]) -> Bool {
    let options = words.dropFirst().map(\.text.description)
    switch name {
    case "sudo", "doas":
      return !options.contains { $0 == "-E" || $0 == "--preserve-env" }
    case "env": return options.contains { ["-i", "-", "--ignore-environment"].contains($0) }
    default: return false
    }
  }

  /// The program that `arguments` (with the wrapper first) runs, and the variables set for it;
  /// nil if this is no wrapper or runs nothing known.
  static func inner(
    of arguments: [Argument], named name: String
  ) -> (arguments: [Argument], environment: [Setting])? {
    let rest = Array(arguments.dropFirst())
    switch name {
    case "command": return command(rest)
    case "builtin", "nohup", "chronic", "setsid", "eatmydata": return skippingOptions(rest, [])
    case "exec": return skippingOptions(rest, ["-a"])
    case "time": return skippingOptions(rest, ["-f", "-o"])
    case "nice": return skippingOptions(rest, ["-n"])
    case "ionice": return skippingOptions(rest, ["-c", "-n", "-p"])
    case "stdbuf": return skippingOptions(rest, ["-i", "-o", "-e"])
    case "sudo", "doas":
      return environment(rest, valued: ["-u", "-g", "-h", "-p", "-C", "-T", "-D"])
    case "env": return environment(rest, valued: ["-u", "-C", "-S"])
    case "timeout", "gtimeout": return skippingOptions(rest, ["-s", "-k"], operands: 1)
    case "docker", "podman", "nerdctl": return Containers.inner(of: rest) ?? program(in: rest)
    default: return isOpaque(name) ? program(in: rest) : nil
    }
  }

  /// `command -v name` looks a name up and runs nothing.
  private static func command(
    _ rest: [Argument]
  ) -> (arguments: [Argument], environment: [Setting])? {
    guard let first = rest.first, !["-v", "-V"].contains(first.text.description) else {
      return nil
    }
    return skippingOptions(rest, [])
  }

  private static func skippingOptions(
    _ rest: [Argument], _ valued: Set<String>, operands: Int = 0
  ) -> (arguments: [Argument], environment: [Setting])? {
    var index = 0
    while index < rest.count, rest[index].text.bytes.first == UInt8(ascii: "-") {
      let option = rest[index].text.description
      index += valued.contains(option) ? 2 : 1
      if option == "--" { break }
    }
    index += operands
    return index < rest.count ? (Array(rest[index...]), []) : nil
  }

  private static func environment(
    _ rest: [Argument], valued: Set<String>
  ) -> (arguments: [Argument], environment: [Setting])? {
    guard var inner = skippingOptions(rest, valued)?.arguments else { return nil }
    var values: [Setting] = []
    while let first = inner.first, first.text.bytes.contains(UInt8(ascii: "=")) {
      if let setting = Setting(first.text) { values.append(setting) }
      inner.removeFirst()
    }
    return inner.isEmpty ? nil : (inner, values)
  }

  /// Programs whose own options are not modelled; the program they run is looked for by name.
  private static func isOpaque(_ name: String) -> Bool {
    opaque.contains(name) || retrying.occur(in: [UInt8](name.utf8))
  }

  private static let opaque: Set<String> = [
    "kubectl", "xargs", "parallel", "flock", "chpst", "oc", "docker-compose",
  ]
  private static let retrying = Markers(["retry", "backoff"].map { [UInt8]($0.utf8) })

  private static func program(
    in rest: [Argument]
  ) -> (arguments: [Argument], environment: [Setting])? {
    let clients: Set<String> = ["curl", "jq", "wget", "atlas", "http", "https", "xh", "xhs"]
    let place = rest.firstIndex { argument in
      guard let name = baseName(argument.text) else { return false }
      return clients.contains(String(name.prefix { $0 != ":" }))
    }
    guard let place else { return shell(in: rest) ?? commandText(in: rest) }
    var inner = Array(rest[place...])
    if inner.count > 1, baseName(inner[1].text).map(clients.contains) == true {
      inner.removeFirst()
    }
    return (inner, [])
  }

  /// `xargs sh -c TEXT`, `kubectl exec POD -- bash -c TEXT`.
  private static func shell(
    in rest: [Argument]
  ) -> (arguments: [Argument], environment: [Setting])? {
    let place = rest.indices.dropLast().first { index in
      isShell(rest[index]) && rest[index + 1].isCommandFlag
    }
    return place.map { (Array(rest[$0...]), []) }
  }

  /// `flock FILE -c TEXT`: a shell runs the text.
  private static func commandText(
    in rest: [Argument]
  ) -> (arguments: [Argument], environment: [Setting])? {
    let flag = rest.indices.dropLast().first {
      ["-c", "--command"].contains(rest[$0].text.description)
    }
    let shell = Argument(text: TracedText(unwritten: [UInt8]("sh".utf8)))
    let option = Argument(text: TracedText(unwritten: [UInt8]("-c".utf8)))
    return flag.map { ([shell, option] + [rest[$0 + 1]], []) }
  }

  /// Whether a word names a shell.
  static func isShell(_ argument: Argument) -> Bool {
    ["sh", "bash", "dash", "ash", "ksh", "zsh"].contains(baseName(argument.text))
  }
}

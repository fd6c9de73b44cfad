import Calls
import Text

/// `docker run`, `docker exec` and the like of podman and nerdctl: the program in the container.
enum Containers {
  /// What the words after `docker` run, if it is a client or a shell with text.
  static func inner(
    of rest: [Argument]
  ) -> (arguments: [Argument], environment: [Wrappers.Setting])? {
    guard let verb = rest.firstIndex(where: { !$0.isOption }) else { return nil }
    let isRun: Bool
    switch rest[verb].text.description {
    case "run", "create": isRun = true
    case "exec": isRun = false
    default: return nil
    }
    let options = Options(rest[(verb + 1)...])
    guard let target = options.operand else { return nil }
    let words = Array(rest[(target + 1)...])
    let environment = options.environment
    if isRun, var program = options.entrypoint ?? client(ofImage: rest[target]) {
      program.word = rest[target].word
      return isProgram([program] + words) ? ([program] + words, environment) : nil
    }
    return isProgram(words) ? (words, environment) : nil
  }

  private static func isProgram(_ words: [Argument]) -> Bool {
    guard let first = words.first, let name = baseName(first.text) else { return false }
    if Wrappers.isShell(first) { return words.contains(where: \.isCommandFlag) }
    return HTTPClient(named: name) != nil || ["jq", "atlas", "env", "timeout"].contains(name)
  }

  /// An image that is named for a client runs it: `curlimages/curl:8.11.0`.
  private static func client(ofImage image: Argument) -> Argument? {
    guard let name = baseName(image.text) else { return nil }
    let bare = String(name.prefix { $0 != ":" && $0 != "@" })
    let program = bare == "httpie" ? "http" : bare
    guard program == "jq" || HTTPClient(named: program) != nil else { return nil }
    return Argument(text: TracedText(unwritten: [UInt8](program.utf8)))
  }

  /// The options between the verb and the image or container.
  private struct Options {
    private(set) var entrypoint: Argument?
    private(set) var environment: [Wrappers.Setting] = []
    /// The index of the image or container.
    private(set) var operand: Int?

    init(_ words: ArraySlice<Argument>) {
      var index = words.startIndex
      while index < words.endIndex {
        let word = words[index]
        guard word.isOption else {
          operand = index
          return
        }
        let (name, attached) = Options.parts(of: word.text)
        var value = attached
        if value == nil, Options.takesValue(name) {
          index += 1
          value = index < words.endIndex ? words[index].text : nil
        }
        note(name, value)
        index += 1
      }
    }

    private mutating func note(_ name: String, _ value: TracedText?) {
      guard let value else { return }
      switch name {
      case "--entrypoint": entrypoint = Argument(text: value)
      case "-e", "--env":
        if let setting = Wrappers.Setting(value) { environment.append(setting) }
      default: break
      }
    }

    /// The name of an option, with the value in the same word.
    private static func parts(of word: TracedText) -> (String, TracedText?) {
      let isLong = word.bytes.dropFirst().first == UInt8(ascii: "-")
      if let equals = word.bytes.firstIndex(of: UInt8(ascii: "=")), isLong {
        let name = String(decoding: word.bytes[..<equals], as: UTF8.self)
        return (name, word.slice(ByteRange(equals + 1, word.count)))
      }
      let isCluster = word.bytes.dropFirst().allSatisfy { "ditqP".utf8.contains($0) }
      if isLong || isCluster || word.count <= 2 { return (word.description, nil) }
      let name = String(decoding: word.bytes.prefix(2), as: UTF8.self)
      return (name, word.slice(ByteRange(2, word.count)))
    }

    /// All take one but the switches of docker-run(1), docker-exec(1) and podman-run(1).
    private static func takesValue(_ name: String) -> Bool {
      if !name.hasPrefix("--") { return !name.dropFirst().allSatisfy { "ditqP".contains($0) } }
      return ![
        "--detach", "--init", "--interactive", "--no-healthcheck", "--oom-kill-disable",
        "--privileged", "--publish-all", "--quiet", "--read-only", "--replace", "--rm",
        "--sig-proxy", "--tls-verify", "--tty", "--use-api-socket",
      ].contains(name)
    }
  }
}

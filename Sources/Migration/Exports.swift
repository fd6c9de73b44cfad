import Calls
import Text

extension Trace {
  /// Whether no program that the script runs reads its environment for variables of the script's
  /// own: all are standard programs, and none is asked for its environment. What `export` hands
  /// over is then used by the commands that are followed, and by nothing else.
  var exportsToNobody: Bool {
    events.allSatisfy { event in
      guard let name = event.name else { return false }
      if Self.shells.contains(name) { return event.onlyRunsText }
      guard Self.standardPrograms.contains(name) else { return false }
      return !event.alternatives.contains { alternative in
        alternative.arguments.contains { Self.environmentReaders.occur(in: $0.text.bytes) }
      }
    }
  }

  /// `env.NAME` and `$ENV.NAME` of jq, `ENVIRON` of awk.
  private static let environmentReaders = Markers(
    ["env.", "env[", "$ENV", "ENVIRON"].map { [UInt8]($0.utf8) })

  private static let shells: Set<String> = ["sh", "bash", "dash", "ksh", "zsh", "ash"]

  /// Programs whose work does not depend on variables that a script invents.
  static let standardPrograms: Set<String> = [
    ":", "[", "[[", "awk", "base64", "basename", "break", "case", "cat", "cd", "chmod", "chown",
    "cmp", "column", "continue", "cp", "curl", "cut", "date", "df", "diff", "dirname", "du", "echo",
    "egrep", "exit", "export", "expr", "false", "fgrep", "find", "fold", "getopts", "grep",
    "gunzip", "gzip", "head", "hostname", "http", "https", "id", "jq", "kill", "ln", "logger", "ls",
    "mapfile",
    "md5sum", "mkdir", "mktemp", "mv", "nl", "nproc", "od", "paste", "printf", "ps", "pwd", "read",
    "readarray", "readlink", "realpath", "return", "rm", "rmdir", "sed", "seq", "set", "sha256sum",
    "shasum", "shift", "sleep", "sort", "ssh", "stat", "sync", "tail", "tar", "tee", "test",
    "touch", "tr",
    "trap", "true", "type", "umask", "uname", "uniq", "unset", "wait", "wc", "wget", "which", "xh",
    "xhs",
    "whoami", "zcat",
  ]
}

extension Event {
  /// Whether a shell was given nothing but text, whose commands have events of their own.
  fileprivate var onlyRunsText: Bool {
    alternatives.allSatisfy { alternative in
      alternative.input == nil
        && alternative.arguments.dropFirst().allSatisfy {
          $0.text.bytes.first == UInt8(ascii: "-")
        }
    }
  }
}

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
      if Self.filesOfHost.contains(name) { return true }
      guard Self.standardPrograms.contains(name) else { return false }
      return !event.alternatives.contains { alternative in
        alternative.arguments.contains { Self.environmentReaders.occur(in: $0.text.bytes) }
      }
    }
  }

  /// `env.NAME` and `$ENV.NAME` of jq, `ENVIRON` of awk.
  private static let environmentReaders = Markers(
    ["env.", "env[", "$ENV", "ENVIRON"].map { [UInt8]($0.utf8) })

  /// By which a host takes values from a step.
  private static let filesOfHost: Set<String> = [
    "BASH_ENV", "GITHUB_ENV", "GITHUB_OUTPUT", "GITHUB_STATE",
  ]

  private static let shells: Set<String> = ["sh", "bash", "dash", "ksh", "zsh", "ash"]

  /// Programs whose work does not depend on variables that a script invents.
  static let standardPrograms: Set<String> = [
    ":", "[", "[[", "awk", "aws", "az", "base64",
    "basename", "break", "bunzip2", "bzip2", "cal", "case", "cat", "cd", "chmod", "chown", "cksum",
    "cmp", "column", "comm", "continue", "cp", "csplit", "curl", "cut", "date", "dd", "df", "diff",
    "dig", "dirname", "du", "echo", "egrep", "exit", "expand", "export", "expr", "false", "fgrep",
    "file", "find", "fmt", "fold", "free", "gcloud", "getopts", "gpg", "grep", "groups", "gsutil",
    "gunzip", "gzip", "head", "host", "hostname", "http", "https", "id", "install", "join", "jq",
    "kill", "less", "ln", "logger", "ls", "mail", "mailx", "mapfile", "md5sum", "mkdir", "mktemp",
    "mongodump", "mongorestore", "more", "mv", "nc", "nl", "nproc", "nslookup", "numfmt", "od",
    "openssl", "paste", "ping", "pr", "printf", "ps", "pwd", "read", "readarray", "readlink",
    "realpath", "return", "rev", "rm", "rmdir", "rsync", "s3cmd", "scp", "sed", "sendmail", "seq",
    "set", "sha1sum", "sha256sum", "sha512sum", "shasum", "shift", "sleep", "sort", "split", "ssh",
    "stat", "stty", "sync", "tac", "tail", "tar", "tee", "test", "touch", "tr", "trap", "true",
    "truncate", "tsort", "tty", "type", "umask", "uname", "unexpand", "uniq", "unset", "unxz",
    "unzip", "unzstd", "uptime", "wait", "wc", "wget", "which", "whoami", "xh", "xhs", "xz",
    "xzcat", "yes", "zcat", "zip", "zstd", "zstdcat",
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

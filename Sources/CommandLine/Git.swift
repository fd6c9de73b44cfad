import Glibc

/// The files that differ from a revision, as the program `git` tells.
struct Git {
  /// The absolute path of the repository.
  let root: [UInt8]

  /// The paths from the root of the files that were changed since the merge base of `revision` and
  /// HEAD, committed or not, and of those that are not tracked; or why they are not known.
  func changes(since revision: [UInt8]) -> ChangeAnswer {
    let name = shownName(revision)
    guard revision.first != UInt8(ascii: "-"), !revision.isEmpty, !revision.contains(0) else {
      return .refused(["`\(name)` is no value of `--since`: it takes a commit, branch or tag"])
    }
    guard let inside = run(["rev-parse", "--git-dir"].map(bytes)) else {
      return .refused(["`--since` needs the program git, which is not installed"])
    }
    guard inside.status == 0 else {
      return .refused(["`--since` needs a git repository, and `\(shownName(root))` is in none"])
    }
    let wanted = bytes("--end-of-options")
    guard
      let commit = line(
        ["rev-parse", "--verify", "--quiet"].map(bytes) + [wanted, revision + bytes("^{commit}")])
    else {
      return .refused([
        "`--since \(name)`: there is no such commit here", "in a shallow clone, fetch its history",
      ])
    }
    guard let base = line(["merge-base"].map(bytes) + [commit, bytes("HEAD")]) else {
      return .refused([
        "`--since \(name)`: it and HEAD have no commit in common",
        "in a shallow clone, fetch the history",
      ])
    }
    return files(since: base)
  }

  private func files(since base: [UInt8]) -> ChangeAnswer {
    // Not `git diff`, which writes the index anew: what is committed since, and what is not.
    let committed = run(
      ["diff-tree", "-r", "--name-only", "-z", "--no-renames"].map(bytes)
        + [base, bytes("HEAD"), bytes("--")])
    let others = run(
      [
        "status", "--porcelain=v1", "-z", "--untracked-files=all", "--no-renames",
        "--ignore-submodules=all",
      ].map(bytes))
    guard let committed, let others, committed.status == 0, others.status == 0 else {
      return .refused([
        "`--since`: git cannot list the changed files",
        "in a partial clone without trees, fetch them: nothing is fetched here",
      ])
    }
    // An entry of git-status(1) is two letters, a blank and the path.
    let names =
      committed.output.split(separator: 0).map(Array.init)
      + others.output.split(separator: 0).map { Array($0.dropFirst(3)) }
    return .files(Set(names))
  }

  /// The only line that a successful command prints.
  private func line(_ arguments: [[UInt8]]) -> [UInt8]? {
    guard let answer = run(arguments), answer.status == 0 else { return nil }
    return answer.output.split(separator: UInt8(ascii: "\n")).first.map(Array.init)
  }

  private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  private func shownName(_ path: [UInt8]) -> String { String(decoding: path, as: UTF8.self) }

  /// Runs git in the root, without a shell; nil if it cannot be started. It takes no locks, so that
  /// it does not write the index anew, and fetches nothing.
  private func run(_ arguments: [[UInt8]]) -> (output: [UInt8], status: Int32)? {
    let fixed =
      [
        "git", "--no-optional-locks", "-c", "core.fsmonitor=false", "-c",
        "core.hooksPath=/dev/null",
        "-C",
      ].map(bytes) + [root]
    return runGit(fixed + arguments)
  }
}

/// Runs git as the path finds it, with its errors thrown away; nil if it cannot be started.
private func runGit(_ words: [[UInt8]]) -> (output: [UInt8], status: Int32)? {
  var ends: [Int32] = [0, 0]
  guard unsafe pipe(&ends) == 0 else { return nil }
  for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
  var actions = unsafe posix_spawn_file_actions_t()
  unsafe posix_spawn_file_actions_init(&actions)
  defer { unsafe posix_spawn_file_actions_destroy(&actions) }
  unsafe posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
  unsafe posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
  unsafe posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
  var arguments: [UnsafeMutablePointer<CChar>?] = unsafe words.map { word in
    unsafe strdup(word.map { CChar(bitPattern: $0) } + [0])
  }
  unsafe arguments.append(nil)
  var environment = unsafe gitEnvironment()
  defer {
    for index in unsafe arguments.indices { unsafe free(arguments[index]) }
    for index in unsafe environment.indices { unsafe free(environment[index]) }
  }
  var process = pid_t()
  let started = unsafe posix_spawnp(&process, "git", &actions, nil, arguments, &environment)
  close(ends[1])
  defer { close(ends[0]) }
  guard started == 0, let output = System.contents(of: ends[0]) else { return nil }
  var status: Int32 = 0
  while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
  // WIFEXITED and WEXITSTATUS of wait(2), which are macros.
  return (output, status & 0x7F == 0 ? (status >> 8) & 0xFF : -1)
}

/// The variables of the process, and those that keep git from fetching what a partial clone has
/// not: the settings of the repository would say from where, and by which program. Of the two, git
/// 2.44 and later know the second one; the first forbids all ways of transport, whatever
/// `protocol.*.allow` says (git(1)).
private func gitEnvironment() -> [UnsafeMutablePointer<CChar>?] {
  let own = ["GIT_ALLOW_PROTOCOL=none", "GIT_NO_LAZY_FETCH=1"]
  let names = own.compactMap { $0.split(separator: "=").first }.map { String($0) + "=" }
  var kept: [UnsafeMutablePointer<CChar>?] = unsafe []
  var index = 0
  while let variable = unsafe environ[index] {
    if !names.contains(where: { unsafe strncmp(variable, $0, $0.utf8.count) == 0 }) {
      unsafe kept.append(strdup(variable))
    }
    index += 1
  }
  return unsafe kept + own.map { unsafe strdup($0) } + [nil]
}

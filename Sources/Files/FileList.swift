#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The files a walk meets.
package struct FileList: Sendable {
  /// Regular files, ordered by the bytes of their paths, each path once.
  package var paths: [[UInt8]] = []
  /// What could not be listed.
  package var problems: [FileProblem] = []
}

/// The regular files at and below `paths` that a search would look at; none is opened.
package func listFiles(
  paths: [[UInt8]], options: WalkOptions = WalkOptions()
) -> FileList {
  var list = FileList()
  let jobs = options.known(paths)?.jobs ?? WalkJob.first(paths, options, &list.problems)
  let parts = WorkQueue.run(jobs, limit: max(options.jobs, 1)) { queue in
    var walker = Walker(PathVisitor(), options)
    walker.run(queue)
    return FileList(paths: walker.visitor.paths, problems: walker.problems)
  }
  for part in parts {
    list.paths += part.paths
    list.problems += part.problems
  }
  list.paths.sort(by: precedes)
  list.problems.sort { precedes($0.path, $1.path) }
  if paths.count > 1 {
    var seen: Set<[UInt8]> = []
    list.paths = list.paths.filter { seen.insert($0).inserted }
  }
  return list
}

/// Keeps the path of every file.
private struct PathVisitor: FileVisitor {
  var paths: [[UInt8]] = []

  mutating func visit(
    _ directory: Int32, _ name: UnsafePointer<CChar>, isPaged: Bool, _ path: () -> [UInt8]
  ) {
    paths.append(path())
  }

  mutating func visitNamed(_ path: [UInt8]) { paths.append(path) }
}

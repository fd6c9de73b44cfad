import Foundation
import Support

/// `Tests/Fuzz/corpus`: a folder of inputs for each target.
enum FuzzCorpus {
  private static let folder = testFolder("Fuzz/corpus")

  /// The program that tries them, built with the tests.
  static let program = testFolder("../.build/debug/Fuzz").standardized.path

  static func targets() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  /// The paths of a target's inputs.
  static func inputs(of target: String) throws -> [String] {
    let own = folder.appendingPathComponent(target)
    return try FileManager.default.contentsOfDirectory(atPath: own.path).sorted().map {
      own.appendingPathComponent($0).path
    }
  }

  /// The first inputs of a target, which are made of files of the repository.
  static func seeds(of target: String) throws -> [String] {
    let own = URL(fileURLWithPath: program + "-\(target).seeds")
    let done = try runPython(["seeds.py", target, own.path], in: testFolder("Fuzz"))
    guard done.status == 0 else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: own.path).sorted().map {
      own.appendingPathComponent($0).path
    }
  }
}

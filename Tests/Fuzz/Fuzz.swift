// Feeds bytes to one reader of the tool, or to all of it, and stops at the first broken promise.
//
//     Fuzz TARGET [FILE...]                  tries each file once, for a test
//     Fuzz TARGET --seconds N [--count N] [--seed N] [--trace FILE] [FILE...]
//                                            damages the files by chance, for a time or as often as
//                                            --count says; FILE holds the last input, for the case
//                                            that it ends the process
//     FUZZ_TARGET=TARGET Fuzz [OPTION...]    searches, where it is built with `-D FUZZING`
//
// `Tests/Fuzz/run` builds it with libFuzzer and the address sanitizer and runs every target.
import Files
import Foundation

#if FUZZING
  /// The target of this process: libFuzzer brings `main` and takes all arguments.
  private let target = chosenTarget(ProcessInfo.processInfo.environment["FUZZ_TARGET"])

  /// What libFuzzer calls for each input.
  @_cdecl("LLVMFuzzerTestOneInput")
  public func tryOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    target(Array(UnsafeBufferPointer(start: bytes, count: count)))
    return 0
  }
#else
  @main enum Fuzz {
    static func main() throws {
      var arguments = Array(CommandLine.arguments.dropFirst())
      let seconds = value(of: "--seconds", in: &arguments).flatMap(Double.init)
      let seed = value(of: "--seed", in: &arguments).flatMap(UInt64.init) ?? 1
      let limit = value(of: "--count", in: &arguments).flatMap(Int.init) ?? Int.max
      let trace = value(of: "--trace", in: &arguments)
      let target = chosenTarget(arguments.first)
      let inputs = arguments.dropFirst().map { path -> [UInt8] in
        guard let data = FileManager.default.contents(atPath: path) else {
          stop("cannot read \(path)")
        }
        if seconds == nil {
          print(path)
          target(Array(data))
        }
        return Array(data)
      }
      guard let seconds else { return }
      var search = Search(inputs: inputs, seed: seed, trace: try trace.map(opened))
      print("\(try search.run(seconds: seconds, atMost: limit, target)) inputs tried, seed \(seed)")
    }

    /// A new file to write to.
    private static func opened(_ path: String) throws -> FileHandle {
      _ = FileManager.default.createFile(atPath: path, contents: nil)
      guard let file = FileHandle(forWritingAtPath: path) else { stop("cannot write \(path)") }
      return file
    }

    /// The value of an option, which is taken away.
    private static func value(of option: String, in arguments: inout [String]) -> String? {
      guard let place = arguments.firstIndex(of: option), place + 1 < arguments.count else {
        return nil
      }
      defer { arguments.removeSubrange(place...place + 1) }
      return arguments[place + 1]
    }
  }
#endif

/// A target, which is run with the room that the tool has.
private func chosenTarget(_ name: String?) -> @Sendable ([UInt8]) -> Void {
  guard let target = targets[name ?? ""] else {
    stop("targets: \(targets.keys.sorted().joined(separator: " "))")
  }
  return { bytes in onDeepStack { target(bytes) } }
}

private func stop(_ message: String) -> Never {
  print("Fuzz: \(message)")
  exit(2)
}

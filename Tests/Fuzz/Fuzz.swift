// Feeds bytes to one reader of the tool, or to all of it, and stops at the first broken promise.
//
//     Fuzz TARGET [FILE...]                  tries each file once, for a test
//     FUZZ_TARGET=TARGET Fuzz [OPTION...]    searches, where it is built with `-D FUZZING`
//
// `Tests/Fuzz/run` builds it with libFuzzer and the address sanitizer and runs every target.
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
    static func main() {
      let target = chosenTarget(CommandLine.arguments.dropFirst().first)
      for path in CommandLine.arguments.dropFirst(2) {
        guard let data = FileManager.default.contents(atPath: path) else {
          stop("cannot read \(path)")
        }
        print(path)
        target(Array(data))
      }
    }
  }
#endif

private func chosenTarget(_ name: String?) -> @Sendable ([UInt8]) -> Void {
  guard let target = targets[name ?? ""] else {
    stop("targets: \(targets.keys.sorted().joined(separator: " "))")
  }
  return target
}

private func stop(_ message: String) -> Never {
  print("Fuzz: \(message)")
  exit(2)
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

// The one place that makes threads.

/// The room for recursion that the work on a run has, in bytes. The limits of the readers and
/// evaluations (README, "Security") keep them within it, several times over; memory is taken only
/// for what is used. Where the system gives less, a half of it is tried, and so on.
private let deepStack = 512 << 20

/// Does some work on a thread of its own with a deep stack, while the calling one waits. The stack
/// of the calling thread has whatever size `ulimit -s` says.
package func onDeepStack<Output: Sendable>(_ work: @escaping @Sendable () -> Output) -> Output {
  let result = Result<Output>()
  var size = deepStack
  while size >= 16 << 20 {
    if let thread = startThread(stack: size, { result.value = work() }) {
      pthread_join(thread, nil)
      if let value = result.value { return value }
      preconditionFailure("a thread that was joined has done its work")
    }
    size /= 2
  }
  return work()
}

/// What a thread gives back; read after it was joined.
private final class Result<Output>: @unchecked Sendable {
  var value: Output?
}

/// What a new thread runs.
private final class ThreadBody: Sendable {
  let run: @Sendable () -> Void
  init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}

/// Starts a thread with a stack of that many bytes; nil when the system has no more threads, or not
/// that much room.
func startThread(stack: Int, _ body: @escaping @Sendable () -> Void) -> pthread_t? {
  var attributes = pthread_attr_t()
  unsafe pthread_attr_init(&attributes)
  defer { unsafe pthread_attr_destroy(&attributes) }
  unsafe pthread_attr_setstacksize(&attributes, stack)
  let argument = unsafe Unmanaged.passRetained(ThreadBody(body))
  var thread = pthread_t()
  let failed = unsafe pthread_create(
    &thread, &attributes,
    { argument in
      if let argument = unsafe argument {
        unsafe Unmanaged<ThreadBody>.fromOpaque(argument).takeRetainedValue().run()
      }
      return nil
    }, argument.toOpaque())
  if failed == 0 { return thread }
  unsafe argument.release()
  return nil
}

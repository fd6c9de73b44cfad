#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Jobs that wait, last in first out, for the threads of `run`.
@safe final class WorkQueue<Job: Sendable>: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  // What follows is only touched while `mutex` is held.
  private var waiting: [Job]
  private var idle = 0
  private var threads: [pthread_t] = []
  private var running = 1
  private let limit: Int
  private var body: (@Sendable () -> Void)?

  private init(_ jobs: [Job], limit: Int) {
    waiting = jobs
    self.limit = limit
    unsafe pthread_mutex_init(mutex, nil)
    unsafe pthread_cond_init(changed, nil)
  }

  deinit {
    unsafe pthread_cond_destroy(changed)
    unsafe pthread_mutex_destroy(mutex)
    unsafe changed.deallocate()
    unsafe mutex.deallocate()
  }

  /// Adds jobs; starts another thread when more jobs wait than threads are free.
  func add(_ jobs: [Job]) {
    if jobs.isEmpty { return }
    unsafe pthread_mutex_lock(mutex)
    waiting += jobs
    startThreads()
    unsafe pthread_cond_broadcast(changed)
    unsafe pthread_mutex_unlock(mutex)
  }

  /// The next job. Waits while other threads may still add some; nil when all work is done.
  func next() -> Job? {
    unsafe pthread_mutex_lock(mutex)
    defer { unsafe pthread_mutex_unlock(mutex) }
    idle += 1
    while waiting.isEmpty {
      if idle == running {
        unsafe pthread_cond_broadcast(changed)
        return nil
      }
      unsafe pthread_cond_wait(changed, mutex)
    }
    idle -= 1
    return waiting.removeLast()
  }

  private func startThreads() {
    while let body, running < limit, waiting.count > idle + 1 {
      guard let thread = startThread(stack: 16 << 20, body) else { return }
      threads.append(thread)
      running += 1
    }
  }

  /// Runs `worker` on up to `limit` threads, the calling one among them, and returns what they
  /// return, in no order to rely on. Each takes jobs with `next` until there are none.
  static func run<Output: Sendable>(
    _ jobs: [Job], limit: Int, _ worker: @escaping @Sendable (WorkQueue) -> Output
  ) -> [Output] {
    let queue = WorkQueue(jobs, limit: limit)
    let outputs = Outputs<Output>()
    let body: @Sendable () -> Void = { [unowned queue] in
      let output = worker(queue)
      unsafe pthread_mutex_lock(queue.mutex)
      outputs.all.append(output)
      unsafe pthread_mutex_unlock(queue.mutex)
    }
    unsafe pthread_mutex_lock(queue.mutex)
    queue.body = body
    queue.startThreads()
    unsafe pthread_mutex_unlock(queue.mutex)
    body()
    // All jobs are done, so no thread is started any more.
    for thread in queue.threads { pthread_join(thread, nil) }
    return outputs.all
  }
}

/// What the threads returned; guarded by the mutex of their queue.
private final class Outputs<Output: Sendable>: @unchecked Sendable {
  var all: [Output] = []
}

/// `transform` of every item, in the order of the items, worked out on up to `jobs` threads.
package func mapInParallel<Item: Sendable, Output: Sendable>(
  _ items: [Item], jobs: Int = processorCount, _ transform: @escaping @Sendable (Item) -> Output
) -> [Output] {
  let parts = WorkQueue.run(Array(items.indices.reversed()), limit: max(jobs, 1)) { queue in
    var part: [(index: Int, output: Output)] = []
    while let index = queue.next() { part.append((index, transform(items[index]))) }
    return part
  }
  return parts.joined().sorted { $0.index < $1.index }.map(\.output)
}

/// How many processors may run threads of this program, at most 12: more do not help.
package var processorCount: Int { min(max(sysconf(Int32(_SC_NPROCESSORS_ONLN)), 1), 12) }

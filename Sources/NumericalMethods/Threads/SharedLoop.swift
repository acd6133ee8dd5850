import Glibc
import Synchronization

/// The loop that a team is at: which parts are taken, who is in it, and where the others wait.
///
/// A loop is open from its start until its caller finds no part left. Threads that come too late stay out and
/// nobody waits for them; the caller waits for those that are in.
final class SharedLoop: @unchecked Sendable {
  typealias Body = (_ part: Int, _ worker: Int) -> Void

  /// How often a waiting thread looks before it falls asleep: some 20 microseconds.
  private static let patience = 4_000

  private let nextPart = Atomic<Int>(0)
  /// Changes with every loop and with the dismissal; written under the lock, watched without it.
  private let generation = Atomic<Int>(0)
  private let activeThreads = Atomic<Int>(0)
  // All below is read and written under the lock alone; the lock's memory never moves.
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let opened = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private let left = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var body: UnsafePointer<Body>?
  private var partCount = 0
  private var isBusy = false
  private var isDismissed = false

  init() {
    pthread_mutex_init(lock, nil)
    pthread_cond_init(opened, nil)
    pthread_cond_init(left, nil)
  }

  deinit {
    pthread_cond_destroy(opened)
    pthread_cond_destroy(left)
    pthread_mutex_destroy(lock)
    opened.deallocate()
    left.deallocate()
    lock.deallocate()
  }

  // MARK: The caller

  /// Runs a loop with whoever comes to help; returns when no part of it is running.
  func run(parts: Int, _ body: UnsafePointer<Body>) {
    open(parts, body)
    takeParts(of: body, count: parts, as: 0)
    close()
  }

  /// Sends all threads home.
  func dismiss() {
    pthread_mutex_lock(lock)
    isDismissed = true
    generation.add(1, ordering: .releasing)
    pthread_cond_broadcast(opened)
    pthread_mutex_unlock(lock)
  }

  private func open(_ parts: Int, _ body: UnsafePointer<Body>) {
    pthread_mutex_lock(lock)
    precondition(!isBusy, "a team runs one loop at a time")
    isBusy = true
    self.body = body
    partCount = parts
    nextPart.store(0, ordering: .relaxed)
    generation.add(1, ordering: .releasing)
    pthread_cond_broadcast(opened)
    pthread_mutex_unlock(lock)
  }

  private func close() {
    pthread_mutex_lock(lock)
    body = nil
    pthread_mutex_unlock(lock)
    stayAwake { activeThreads.load(ordering: .acquiring) > 0 }
    pthread_mutex_lock(lock)
    while activeThreads.load(ordering: .acquiring) > 0 { pthread_cond_wait(left, lock) }
    isBusy = false
    pthread_mutex_unlock(lock)
  }

  // MARK: The others

  /// Helps with every loop until the team is dismissed.
  func serve(as worker: Int) {
    var seen = 0
    while let loop = nextLoop(after: &seen) {
      if let body = loop.body {
        takeParts(of: body, count: loop.parts, as: worker)
        leave()
      }
    }
  }

  /// Waits for a generation not seen and enters its loop, if that is still open; nil after the dismissal.
  private func nextLoop(after seen: inout Int) -> (body: UnsafePointer<Body>?, parts: Int)? {
    let last = seen
    stayAwake { generation.load(ordering: .acquiring) == last }
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    while generation.load(ordering: .relaxed) == seen { pthread_cond_wait(opened, lock) }
    seen = generation.load(ordering: .relaxed)
    if isDismissed { return nil }
    if body != nil { activeThreads.add(1, ordering: .relaxed) }
    return (body, partCount)
  }

  private func leave() {
    pthread_mutex_lock(lock)
    activeThreads.subtract(1, ordering: .releasing)
    pthread_cond_signal(left)
    pthread_mutex_unlock(lock)
  }

  // MARK: Everyone

  /// Looks again and again, for some microseconds at most, as long as there is something to wait for.
  private func stayAwake(while isWaiting: () -> Bool) {
    for _ in 0..<Self.patience {
      guard isWaiting() else { return }
    }
  }

  @inline(never)
  private func takeParts(of body: UnsafePointer<Body>, count: Int, as worker: Int) {
    while true {
      let part = nextPart.add(1, ordering: .relaxed).oldValue
      guard part < count else { return }
      body.pointee(part, worker)
    }
  }
}

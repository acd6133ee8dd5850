import Glibc
import Synchronization

/// A few threads that share the parts of one loop after the other.
///
/// A loop is cut into parts that do not act on each other; each part writes to places of its own, and
/// whoever started the loop combines them afterwards in the order of the parts. Where the number of
/// parts does not depend on the number of threads, neither does any bit of the result.
///
/// The thread that calls ``run(parts:_:)`` is one of the team; the others wait for the next loop,
/// awake for some microseconds and asleep after that. A team of one starts no thread and costs nothing. A
/// team runs one loop at a time: starting another from inside a part, or from a second thread, is a
/// mistake that stops the program.
public final class WorkerTeam: Sendable {
  /// The number of threads, that of the caller included.
  public let threadCount: Int

  /// A team of the calling thread alone.
  public static let single = WorkerTeam(threadCount: 1)

  private let loop = SharedLoop()
  private let threads: [pthread_t]
  private let isFree: @Sendable () -> Bool

  /// A team of so many threads.
  ///
  /// - Parameters:
  ///   - threadCount: At least 1; fewer where the system grants no more.
  ///   - isFree: Asked before each loop; where it says no, the calling thread runs all parts itself. A team that
  ///     says no to all callers but one can be shared.
  public init(threadCount: Int, isFree: @escaping @Sendable () -> Bool = { true }) {
    precondition(threadCount >= 1, "a team has at least one thread")
    self.isFree = isFree
    threads = (1..<threadCount).compactMap { [loop] worker in
      startThread { loop.serve(as: worker) }
    }
    self.threadCount = threads.count + 1
  }

  deinit {
    loop.dismiss()
    for thread in threads { pthread_join(thread, nil) }
  }

  /// Calls `body` once for each part, on any thread and in any order, and waits for all of them.
  ///
  /// - Parameters:
  ///   - parts: How many there are.
  ///   - body: Given the part, from 0. It may read what all share and write only to what belongs to its part.
  public func run(parts: Int, _ body: (_ part: Int) -> Void) {
    run(parts: parts) { part, _ in body(part) }
  }

  /// Calls `body` once for each part, on any thread and in any order, and waits for all of them.
  ///
  /// - Parameters:
  ///   - parts: How many there are.
  ///   - body: Given the part and which thread of the team runs it, from 0 to `threadCount − 1`: no two parts run
  ///     at once with the same, so scratch memory can be kept for each. Nothing that stays may depend on it.
  public func run(parts: Int, _ body: (_ part: Int, _ worker: Int) -> Void) {
    guard threadCount > 1, parts > 1, isFree() else {
      for part in 0..<parts { body(part, 0) }
      return
    }
    withoutActuallyEscaping(body) { body in
      withUnsafePointer(to: body) { loop.run(parts: parts, $0) }
    }
  }
}

/// Starts a thread, or returns nil where the system refuses.
private func startThread(_ body: @escaping @Sendable () -> Void) -> pthread_t? {
  let box = Unmanaged.passRetained(ThreadBody(body))
  var thread = pthread_t()
  let status = pthread_create(
    &thread, nil,
    { argument in
      if let argument {
        Unmanaged<ThreadBody>.fromOpaque(argument).takeRetainedValue().body()
      }
      return nil
    }, box.toOpaque())
  guard status == 0 else {
    box.release()
    return nil
  }
  return thread
}

private final class ThreadBody: Sendable {
  let body: @Sendable () -> Void
  init(_ body: @escaping @Sendable () -> Void) { self.body = body }
}

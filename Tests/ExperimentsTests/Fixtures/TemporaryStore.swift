import Experiments
import Foundation
import Results
import Synchronization
import SystemPackage
import Testing

/// A store in a new folder that goes away with the value.
final class TemporaryStore: Sendable {
  let folder: FilePath
  let store: ResultStore

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "folio-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    folder = FilePath(url.path)
    store = ResultStore(at: folder.appending("store"))
  }

  deinit {
    try? FileSystem.remove(folder)
  }

  /// Runs plans, by default with one worker.
  func run(
    _ plans: [ExperimentPlan], workers: Int = 1, isFresh: Bool = false,
    published: @escaping @Sendable (ExperimentPlan) -> Table? = { _ in nil },
    cancellation: CancellationFlag = CancellationFlag(),
    observer: any ExecutionObserver = SilentObserver()
  ) -> ExecutionReport {
    LocalExecutor(
      store: store,
      configuration: .init(
        workers: workers, isFresh: isFresh, published: published, cancellation: cancellation)
    ).run(plans, observer: observer)
  }
}

/// Remembers what happened.
final class Recorder: ExecutionObserver {
  private let events = Mutex<[ExecutionEvent]>([])
  /// Called after each event.
  private let reaction: @Sendable (ExecutionEvent) -> Void

  init(_ reaction: @escaping @Sendable (ExecutionEvent) -> Void = { _ in }) {
    self.reaction = reaction
  }

  func observe(_ event: ExecutionEvent) {
    events.withLock { $0.append(event) }
    reaction(event)
  }

  /// Everything that happened.
  var all: [ExecutionEvent] { events.withLock { $0 } }

  /// The number of runs that ended so.
  func count(of ending: ExecutionEvent.Ending) -> Int {
    events.withLock { events in
      events.count { event in
        if case .finished(_, _, _, ending, _) = event { return true }
        return false
      }
    }
  }

  /// The points that began to be computed.
  var started: [String] {
    events.withLock { events in
      events.compactMap { event in
        if case .started(_, _, let point) = event { return point }
        return nil
      }
    }
  }

  /// The announced numbers of units and experiments.
  var planned: (units: Int, experiments: Int)? {
    events.withLock { events in
      for case .planned(let units, let experiments) in events { return (units, experiments) }
      return nil
    }
  }
}

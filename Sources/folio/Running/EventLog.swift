import Experiments
import FoundationEssentials
import Glibc
import Manuscript
import Results
import Synchronization
import SystemPackage

/// Appends what happens to every run to a file, for whoever watches a long build or checks one afterwards.
///
/// A line is written in one call, after what it tells has happened: a run that a line calls stored is in the
/// store, also when the program is killed in the next moment.
final class EventLog: ExecutionObserver {
  private struct Line: Encodable {
    var event: String
    var experiment: String
    var unit: String?
    var point: String?
    var reason: String?
  }

  private let file: FileDescriptor
  private let path: FilePath
  private let failure = Mutex<Errno?>(nil)

  /// A log in a file, which is made where it is missing.
  init(appendingTo path: FilePath) throws(FileError) {
    self.path = path
    do {
      file = try FileDescriptor.open(
        path, .writeOnly, options: [.create, .append, .closeOnExec],
        permissions: FilePermissions(rawValue: 0o666))
    } catch {
      throw FileError(.write, path, error as? Errno ?? .ioError)
    }
  }

  deinit { try? file.close() }

  /// Why the log is not complete, if it is not.
  var problem: Diagnostic? {
    failure.withLock { $0 }.map { number in
      Diagnostic(
        .warning, at: nil, "the log is not complete: \(FileError(.write, path, number))")
    }
  }

  func observe(_ event: ExecutionEvent) {
    guard let line = Self.line(of: event) else { return }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(line) else { return }
    do {
      try file.writeAll(Array(data) + [UInt8(ascii: "\n")])
    } catch {
      failure.withLock { $0 = $0 ?? error as? Errno ?? .ioError }
    }
  }

  private static func line(of event: ExecutionEvent) -> Line? {
    switch event {
    case .started(let unit, let experiment, let point):
      Line(event: "started", experiment: experiment, unit: unit.hexadecimal, point: point)
    case .stored(let unit, let experiment):
      Line(event: "stored", experiment: experiment, unit: unit.hexadecimal)
    case .finished(let unit, let experiment, let point, .cached, _):
      Line(event: "at hand", experiment: experiment, unit: unit.hexadecimal, point: point)
    case .finished(let unit, let experiment, let point, .failed(let reason), _):
      Line(
        event: "failed", experiment: experiment, unit: unit.hexadecimal, point: point,
        reason: reason)
    case .experimentFinished(let outcome):
      switch outcome.result {
      case .table: Line(event: "done", experiment: outcome.id)
      case .failure, .unfinished: nil
      }
    case .planned, .expected, .putOff, .finished, .sharedStarted, .advanced, .sharedEnded, .waiting,
      .noted:
      nil
    }
  }
}

/// Tells several observers.
struct Observers: ExecutionObserver {
  private let observers: [any ExecutionObserver]

  /// All of these, in this order.
  init(_ observers: [any ExecutionObserver]) {
    self.observers = observers
  }

  func observe(_ event: ExecutionEvent) {
    for observer in observers { observer.observe(event) }
  }
}

import Dispatch
import FoundationEssentials
import Results
import Synchronization
import SystemPackage

/// Something that happened in a job.
enum SlurmJournalEntry: Codable, Sendable, Equatable {
  /// The job took a chunk of its stage.
  case took(chunk: Int)
  /// A unit or a shared computation begins to be computed.
  case started(key: Fingerprint)
  /// It waits for what someone else computes.
  case putOff(key: Fingerprint)
  /// It is stored; computed now, or at hand already.
  case stored(key: Fingerprint, seconds: Double, isComputed: Bool)
  /// The simulation says why there is no result.
  case failed(key: Fingerprint, reason: String)
  /// What it needs is not there.
  case unready(key: Fingerprint)
  /// Something shared begins to be computed for a unit, or for its own sake.
  case sharedStarted(key: Fingerprint, computation: String, activity: String, unit: Fingerprint)
  /// So many of its steps are done.
  case advanced(key: Fingerprint, computation: String, activity: String, step: Int, count: Int)
  /// It is no longer computed.
  case sharedEnded(
    key: Fingerprint, computation: String, activity: String, isDone: Bool, unit: Fingerprint)
  /// The job ends, for a reason that whoever watches should know.
  case ended(reason: String)
}

/// Tells whoever watches what happens in a job, by appending to a file.
///
/// The file is opened and closed for each portion: on network file systems that is what makes it visible
/// to other machines.
final class SlurmJournal: ExecutionObserver {
  private struct State {
    var lines: [UInt8] = []
    var lastWriting: ContinuousClock.Instant?
    var lastAdvance: [Fingerprint: ContinuousClock.Instant] = [:]
  }

  /// The least time between two portions.
  private static let pause = Duration.milliseconds(250)
  /// The least time between two entries that tell how far the same work is.
  private static let advancing = Duration.seconds(1)

  private let path: FilePath
  private let state = Mutex(State())
  private let queue = DispatchQueue(label: "folio journal")

  /// The journal of a job, which need not exist.
  init(at path: FilePath) {
    self.path = path
    flushLater()
  }

  private func flushLater() {
    queue.asyncAfter(deadline: .now() + 0.25) { [weak self] in
      guard let self else { return }
      flush()
      flushLater()
    }
  }

  /// Appends an entry, soon or at once.
  func write(_ entry: SlurmJournalEntry) {
    guard let line = try? JSONEncoder().encode(entry) else {
      preconditionFailure("entries hold finite numbers and texts")
    }
    let isDue = state.withLock { state in
      state.lines += Array(line) + [0x0A]
      guard let last = state.lastWriting else { return true }
      return last.duration(to: .now) >= Self.pause
    }
    if isDue { flush() }
  }

  /// Writes what is not written yet; what cannot be written stays for the next time.
  func flush() {
    state.withLock { state in
      guard !state.lines.isEmpty else { return }
      state.lastWriting = .now
      let file = try? FileDescriptor.open(
        path, .writeOnly, options: [.create, .append, .closeOnExec],
        permissions: .ownerReadWrite)
      guard let file else { return }
      let lines = state.lines
      if (try? file.closeAfter { try file.writeAll(lines) }) == lines.count { state.lines = [] }
    }
  }

  /// Notes what an execution in the job tells.
  func observe(_ event: ExecutionEvent) {
    switch event {
    case .started(let unit, _, _): write(.started(key: unit))
    case .putOff(let unit): write(.putOff(key: unit))
    case .finished(let unit, _, _, let ending, let elapsed):
      let seconds = elapsed / .seconds(1)
      switch ending {
      case .cached: write(.stored(key: unit, seconds: 0, isComputed: false))
      case .computed: write(.stored(key: unit, seconds: seconds, isComputed: true))
      case .failed(let reason): write(.failed(key: unit, reason: reason))
      }
    case .sharedStarted(let work, let unit):
      write(
        .sharedStarted(
          key: work.key, computation: work.computation, activity: work.activity, unit: unit))
    case .advanced(let work, let step, let count): advance(work, step, count)
    case .sharedEnded(let work, let isDone, let unit):
      write(
        .sharedEnded(
          key: work.key, computation: work.computation, activity: work.activity, isDone: isDone,
          unit: unit))
    case .planned, .expected, .stored, .waiting, .noted, .experimentFinished: break
    }
  }

  private func advance(_ work: SharedWork, _ step: Int, _ count: Int) {
    let isDue = state.withLock { state in
      if let last = state.lastAdvance[work.key], last.duration(to: .now) < Self.advancing {
        return false
      }
      state.lastAdvance[work.key] = .now
      return true
    }
    guard isDue else { return }
    write(
      .advanced(
        key: work.key, computation: work.computation, activity: work.activity, step: step,
        count: count))
  }
}

/// Reads a journal as it grows.
struct SlurmJournalReader {
  private let path: FilePath
  private var offset: Int64 = 0

  init(at path: FilePath) {
    self.path = path
  }

  /// The entries since the last time; a line that is not whole yet is left for the next.
  mutating func newEntries() -> [SlurmJournalEntry] {
    guard let bytes = try? newBytes(), let end = bytes.lastIndex(of: 0x0A) else { return [] }
    offset += Int64(end + 1)
    let decoder = JSONDecoder()
    return bytes[...end].split(separator: 0x0A).compactMap {
      try? decoder.decode(SlurmJournalEntry.self, from: Data($0))
    }
  }

  private func newBytes() throws -> [UInt8] {
    let file = try FileDescriptor.open(path, .readOnly, options: .closeOnExec)
    return try file.closeAfter {
      var bytes: [UInt8] = []
      while true {
        let part = try [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
          count = try file.read(
            fromAbsoluteOffset: offset + Int64(bytes.count),
            into: UnsafeMutableRawBufferPointer(buffer))
        }
        if part.isEmpty { return bytes }
        bytes += part
      }
    }
  }
}

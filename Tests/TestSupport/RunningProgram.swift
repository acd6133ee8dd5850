import Foundation

/// A program that was started and may still be running.
public final class RunningProgram {
  private let process = Process()
  private let output: TemporaryFile
  private let errors: TemporaryFile
  private let start: ContinuousClock.Instant

  /// Starts a program in a folder, with variables set over the test's own.
  ///
  /// What it writes goes to files, not pipes: a process that writes much must not wait for a reader.
  init(
    _ program: URL, _ arguments: [String], in folder: URL, environment: [String: String]
  ) throws {
    output = try TemporaryFile()
    errors = try TemporaryFile()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardOutput = output.handle
    process.standardError = errors.handle
    process.standardInput = FileHandle.nullDevice
    start = .now
    try process.run()
  }

  /// Whether it has not ended yet.
  public var isRunning: Bool { process.isRunning }

  /// Sends a signal, unless the program has ended.
  public func send(_ signal: Int32) {
    if process.isRunning { kill(process.processIdentifier, signal) }
  }

  /// Waits until a condition holds; false where the program ended before.
  public func waits(until condition: () throws -> Bool) rethrows -> Bool {
    while process.isRunning {
      if try condition() { return true }
      Thread.sleep(forTimeInterval: 0.001)
    }
    return false
  }

  /// Waits for the end, and gives what the program left behind.
  public func outcome() throws -> FolioTest.Outcome {
    process.waitUntilExit()
    let duration = start.duration(to: .now)
    return FolioTest.Outcome(
      status: process.terminationReason == .exit ? process.terminationStatus : nil,
      output: try output.text(), errors: try errors.text(), seconds: duration / .seconds(1))
  }
}

/// A file that a program writes to.
private struct TemporaryFile {
  private let url: URL
  let handle: FileHandle

  init() throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("folio-test-output-\(UUID().uuidString)")
    try Data().write(to: url)
    handle = try FileHandle(forWritingTo: url)
  }

  /// The file's text; the file is removed.
  func text() throws -> String {
    try handle.close()
    defer { try? FileManager.default.removeItem(at: url) }
    return String(decoding: try Data(contentsOf: url), as: UTF8.self)
  }
}

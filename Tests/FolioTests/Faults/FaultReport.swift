import Foundation
import TestSupport
import Testing

/// A report that was built and then changed, so that the next build computes, draws and publishes: what
/// faults are put into.
struct FaultReport {
  /// The repository before that build.
  let changed: FolioTest
  /// What is published before it.
  let before: [String: Data]
  /// What is published after it.
  let after: [String: Data]

  /// One of two work units and a figure, made once for all tests.
  static let small = Result { try FaultReport(units: 2, figures: 1) }

  /// A report of so many work units and figures.
  init(units: Int, figures: Int = 0) throws {
    changed = try FolioTest([Self.path: Self.chapter(units: units, figures: figures)])
    try #require(try changed.folio("build").status == 0)
    before = try changed.contents(of: "Output")
    try changed.replace("duration: 2", with: "duration: 3", in: Self.path)
    let reference = try changed.copy()
    try #require(try reference.folio("build").status == 0)
    after = try reference.contents(of: "Output")
    try #require(before != after)
  }

  /// Whether every test of a kind is made: 300 kills, every write. Else some, which takes seconds.
  static let isThorough = ProcessInfo.processInfo.environment["FOLIO_TEST_FAULTS"] == "all"

  private static let path = "Chapters/01-many.md"

  private static func chapter(units: Int, figures: Int) -> String {
    let plots = (0..<figures).map { figure in
      """

      ```figure
      id: fig-many-\(figure)
      from: many
      caption: Reward against time.
      mark: line
      encoding:
        x: {field: time, type: quantitative}
        y: {field: expected_reward, type: quantitative}
        color: {field: scale, type: quantitative}
      ```

      """
    }
    return """
      ---
      title: Many
      ---

      ```experiment
      id: many
      run: training-curve
      with: {outputs: 4, points: 3, duration: 2}
      sweep:
        scale: {from: 0.5, to: 1, count: \(units)}
      ```

      The reward ends at `{value} max(many.expected_reward) | .3`.

      """ + plots.joined()
  }
}

/// A log of what happened to runs, over several builds.
struct RunLog {
  private let file = FileManager.default.temporaryDirectory
    .appendingPathComponent("folio-test-log-\(UUID().uuidString)")

  /// The file that `--log` names.
  var path: String { file.path }

  /// The runs that were begun again after they had been reported stored.
  func computedTwice() throws -> [String] {
    var stored: Set<String> = []
    var again: [String] = []
    for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
      guard
        let event = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: String],
        let unit = event["unit"]
      else { continue }
      if event["event"] == "started", stored.contains(unit) { again.append(unit) }
      if event["event"] == "stored" { stored.insert(unit) }
    }
    return again
  }

  /// How many lines tell of an event.
  func count(of event: String) throws -> Int {
    try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      .count { $0.contains("\"event\":\"\(event)\"") }
  }

  /// Removes the file.
  func remove() { try? FileManager.default.removeItem(at: file) }
}

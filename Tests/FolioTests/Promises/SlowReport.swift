import Foundation
import TestSupport
import Testing

/// A report of many work units that each take a moment, for stopping builds half-way.
enum SlowReport {
  /// How many work units it has.
  static let unitCount = 24

  /// A new repository that holds it.
  static func repository() throws -> FolioTest {
    try FolioTest(["Chapters/01-slow.md": chapter(prompts: 40, outputs: 2000, count: unitCount)])
  }

  /// One whose units take seconds each.
  static func endless() throws -> FolioTest {
    try FolioTest(["Chapters/01-slow.md": chapter(prompts: 4000, outputs: 1000, count: 16)])
  }

  /// What an undisturbed build publishes.
  static func published() throws -> [String: Data] {
    let test = try repository()
    let outcome = try test.folio("build")
    try #require(outcome.status == 0, "\(outcome.errors)")
    return try test.contents(of: "Output")
  }

  private static func chapter(prompts: Int, outputs: Int, count: Int) -> String {
    """
    ---
    title: Slow
    ---

    ```experiment
    id: slow
    run: training-curve
    with: {prompts: \(prompts), outputs: \(outputs), points: 3, duration: 100000}
    sweep:
      scale: {from: 0.5, to: 1, count: \(count)}
    ```

    ```figure
    id: fig-slow
    from: slow
    caption: Reward against time.
    mark: line
    encoding:
      x: {field: time, type: quantitative}
      y: {field: expected_reward, type: quantitative}
      color: {field: scale, type: quantitative}
    ```

    """
  }
}

extension FolioTest.Outcome {
  /// How many runs the last line of progress says were computed, at hand, failed or not done.
  func runs(_ what: String) -> Int {
    errors.split(separator: "\n").last { $0.hasPrefix("runs: ") }.flatMap { line in
      line.split { ",:()".contains($0) }.first { $0.hasSuffix(" \(what)") }
        .flatMap { Int($0.dropLast(what.count + 1).trimmingPrefix(" ")) }
    } ?? 0
  }
}

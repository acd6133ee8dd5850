import Foundation
import TestSupport
import Testing

/// A report of two tiny chapters, with one of everything that directives can ask for.
enum SmallReport {
  /// A new repository that holds it.
  static func repository(adding more: [String: String] = [:]) throws -> FolioTest {
    try FolioTest(files.merging(more) { $1 })
  }

  /// A repository in which it was built.
  static func built(adding more: [String: String] = [:]) throws -> FolioTest {
    let test = try repository(adding: more)
    let outcome = try test.folio("build")
    try #require(outcome.status == 0, "\(outcome.errors)")
    return test
  }

  static let curves = "Chapters/01-curves.md"
  static let times = "Chapters/02-times.md"

  static let files = [
    curves: """
    ---
    title: Curves
    ---

    ## Training {#sec-training}

    ```experiment
    id: curve
    run: training-curve
    with:
      outputs: 4
      points: 5
      duration: 2
    sweep:
      scale: [0.5, 1]
    profiles:
      quick:
        with: {points: 3}
    caption: Training of a small policy.
    ```

    ```figure
    id: fig-curve
    from: curve
    caption: Reward against time.
    mark: line
    encoding:
      x: {field: time, type: quantitative}
      y: {field: expected_reward, type: quantitative}
      color: {field: scale, type: nominal}
    ```

    ```claim
    id: cl-rise
    from: curve
    claim: The reward rises.
    value: max(expected_reward)
    holds: value > 0
    ```

    The reward ends at `{value} max(curve.expected_reward) | .3`, see @fig-curve and @cl-rise.

    """,
    times: """
    ---
    title: Times
    ---

    ```experiment
    id: times
    run: time-to-gain
    with:
      outputs: 4
      gain: 0.2
    sweep:
      variance: [0.01, 0.04, 0.09]
    caption: Times to gain γ.
    ```

    ```figure
    id: fig-times
    from: times
    caption: Time against variance.
    mark: point
    encoding:
      x: {field: variance, type: quantitative}
      y: {field: time_to_ground_truth, type: quantitative}
    ```

    ```table
    id: tbl-times
    from: times
    caption: The times.
    columns:
      - variance
      - {value: time_to_ground_truth, title: Time, format: .3}
    ```

    The shortest time is `{value} min(times.time_to_ground_truth) | .3`, after @fig-curve.

    """,
  ]

  /// Every file that building it publishes.
  static let published = [
    "data/curve.csv", "data/times.csv", "figures/fig-curve.pdf", "figures/fig-curve.png",
    "figures/fig-curve.svg", "figures/fig-times.pdf", "figures/fig-times.png",
    "figures/fig-times.svg", "index.html", "manifest.json", "report.pdf",
  ]
}

extension FolioTest {
  /// What tells each published file from one written anew: its number and its time of change.
  func identities(of folder: String = "Output") throws -> [String: String] {
    let base = root.appendingPathComponent(folder)
    var identities: [String: String] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: base.path) {
      let attributes = try FileManager.default.attributesOfItem(
        atPath: base.appendingPathComponent(path).path)
      let number = attributes[.systemFileNumber] as? Int ?? 0
      let time = (attributes[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
      identities[path] = "\(number) \(time)"
    }
    return identities
  }

  /// The entries of the result store.
  func storedResults() -> [String] {
    let folder = root.appendingPathComponent(".folio/store")
    let paths = try? FileManager.default.subpathsOfDirectory(atPath: folder.path)
    return (paths ?? []).filter { $0.hasSuffix(".table") && !$0.hasPrefix("corrupt") }.sorted()
  }
}

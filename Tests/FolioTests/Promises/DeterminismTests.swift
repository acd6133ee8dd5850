import Foundation
import TestSupport
import Testing

/// “other bytes each time: dates, random ids, attribute order”.
struct DeterminismTests {
  /// A machine as a build sees it.
  private static let machines: [[String: String]] = [
    ["LC_ALL": "C", "TZ": "UTC", "TERM": "dumb", "LANG": "C", "COLUMNS": "200"],
    [
      "LC_ALL": "de_DE.UTF-8", "LANG": "de_DE.UTF-8", "LANGUAGE": "de:tr", "LC_NUMERIC": "de_DE",
      "TZ": "Asia/Kathmandu", "TERM": "xterm-256color", "COLUMNS": "31", "USER": "someone",
      "SOURCE_DATE_EPOCH": "1", "HOSTNAME": "elsewhere", "NO_COLOR": "1", "CDPATH": "..",
    ],
    ["LC_ALL": "tr_TR.UTF-8", "TZ": "America/St_Johns", "SWIFT_DETERMINISTIC_HASHING": "1"],
  ]

  @Test func `Every byte is the same, whatever the folder, workers, locale and time zone`() throws {
    var first: [String: Data]?
    for (number, machine) in Self.machines.enumerated() {
      let home = try FolioTest([:])
      let test = try SmallReport.repository(adding: Self.more)
      let outcome = try test.folio(
        "build", "--jobs", number == 0 ? "1" : "2",
        environment: machine.merging(["HOME": home.root.path]) { $1 })
      #expect(outcome.status == 0, "\(outcome.errors)")
      let contents = try test.contents(of: "Output")
      #expect(try home.contents(of: "").keys.filter { !$0.hasPrefix(".cache/fontconfig") } == [])
      guard let expected = first else {
        first = contents
        continue
      }
      #expect(contents.keys.sorted() == expected.keys.sorted())
      for (path, bytes) in expected { #expect(contents[path] == bytes, "\(path)") }
    }
  }

  @Test func `Text written to terminals and pipes is the same under every locale`() throws {
    let test = try SmallReport.repository()
    try test.replace("points: 5", with: "pionts: 5", in: SmallReport.curves)
    let outcomes = try Self.machines.map { try test.folio("check", environment: $0) }
    #expect(Set(outcomes.map(\.errors)).count == 1)
  }

  @Test func `Stored results of one number of workers serve every other`() throws {
    let test = try SmallReport.repository(adding: Self.more)
    try test.folio("build", "--jobs", "1")
    let outcome = try test.folio("build", "--force", "--jobs", "8")
    #expect(outcome.output.contains("no file changed · 0 runs computed"))
  }

  /// A chapter that uses randomness, replicates, logarithms, colours, facets and regressions.
  private static let more = [
    "Chapters/03-more.md": """
    ---
    title: More
    ---

    ## Random numbers {#sec-random}

    ```experiment
    id: bound
    run: gradient-bound
    with: {instances: 20, outputs: 12}
    seed: 3
    replicates: 3
    ```

    ```experiment
    id: landscape
    run: objective-landscape
    with: {outputs: 3, points: 5}
    sweep:
      zip:
        reward: [scaled, noisy]
        noise: [0.1, 0.7]
    ```

    ```figure
    id: fig-bound
    from: bound
    caption: Gradient norms, $\\lVert \\nabla \\rVert$.
    mark: {type: point, filled: true}
    encoding:
      x: {field: standard_deviation, type: quantitative, scale: {type: log}}
      y: {field: gradient_norm, type: quantitative, scale: {type: log}}
      color: {field: shape, type: nominal}
      shape: {field: shape, type: nominal}
    ```

    ```figure
    id: fig-landscape
    from: landscape
    caption: The objective.
    mark: rect
    encoding:
      x: {field: across, type: ordinal}
      y: {field: along_gradient, type: ordinal}
      color: {field: objective, type: quantitative}
      column: {field: reward, type: nominal}
    ```

    ```table
    id: tbl-bound
    from: bound
    by: [shape]
    caption: Slopes.
    columns:
      - shape
      - {value: "slope(log(gradient_norm) ~ log(standard_deviation))", title: Slope, format: .4}
      - {value: stdev(gradient_norm), title: Spread, format: .2e}
    ```

    ```claim
    id: cl-bound
    from: bound
    claim: Our bound holds in every instance.
    value: max(square_root_share)
    holds: value <= 1
    format: .1%
    ```

    The median is `{value} median(bound.gradient_norm) | .3`, in @sec-random.[^1]

    [^1]: A footnote.

    """
  ]
}

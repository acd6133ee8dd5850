import Comparison
import Publishing
import Testing

/// Each kind of change between two committed reports, with its whole verdict.
struct ManifestDifferenceTests {
  private let before = FixtureReport()

  /// The items that differ between a report and the same one after a change.
  private func items(
    _ change: (inout FixtureReport) -> Void
  ) throws -> [ItemChange] {
    var after = before
    change(&after)
    let repository = try ReportRepository()
    try repository.commit(before, then: after)
    // Nothing on disk may matter, nor what is staged.
    try repository.remove("Output")
    try repository.git("add", "-A")
    return try repository.difference("HEAD~1", "HEAD").items
  }

  @Test func `Equal reports have no difference`() throws {
    let repository = try ReportRepository()
    try repository.commit(before, then: before)
    let difference = try repository.difference("HEAD~1..HEAD")
    #expect(difference.isEmpty)
    #expect(
      difference.compared == [
        "chapter": 1, "figure": 1, "table": 1, "claim": 1, "value": 1, "experiment": 1,
      ])
    #expect(try repository.difference().isEmpty)
  }

  @Test func `A directive that moved to another line is not listed`() throws {
    #expect(try items { $0.figures["fig-time"]?.line = 90 }.isEmpty)
  }

  @Test func `Caption only`() throws {
    let items = try items { $0.figures["fig-time"]?.caption = "Time to gain" }
    #expect(items.map(\.id) == ["fig-time"])
    #expect(items.first?.causes == [Cause(.caption)])
    #expect(items.first?.data == [])
    #expect(items.first?.picture == nil)
  }

  @Test func `Colour only`() throws {
    let items = try items {
      $0.figures["fig-time"]?.specification = "mark: {type: line, color: red}"
      $0.figures["fig-time"]?.bitmap = FixtureReport.picture(black: [(2, 1), (3, 1)])
    }
    #expect(items.map(\.id) == ["fig-time"])
    #expect(items.first?.causes == [Cause(.specification)])
    #expect(items.first?.picture?.changedShare == 0.003)
    #expect(
      items.first?.picture?.boxes == [PictureChange.Box(left: 1, top: 1, width: 3, height: 1)])
    #expect(items.first?.picture?.files == ["png", "svg"])
    #expect(items.first?.place == "Chapters/02-flat.md:41")
  }

  @Test func `The changed lines of a directive stand beside what they caused`() throws {
    func chapter(_ color: String, before count: Int) -> [UInt8] {
      let text = """
        ```figure
        id: fig-time
        mark: {type: line, color: \(color)}
        ```

        """
      return Array((String(repeating: "Prose.\n", count: count) + text).utf8)
    }
    var report = before
    // The place of an item is that of its id.
    report.figures["fig-time"]?.line = 4
    let repository = try ReportRepository()
    try repository.write(chapter("blue", before: 2), to: "Chapters/02-flat.md")
    try repository.publish(report)
    try repository.commit()
    report.figures["fig-time"]?.line = 6
    report.figures["fig-time"]?.specification = "red"
    try repository.write(chapter("red", before: 4), to: "Chapters/02-flat.md")
    try repository.publish(report)
    let item = try #require(try repository.difference().items.first)
    #expect(item.source?.removed == ["mark: {type: line, color: blue}"])
    #expect(item.source?.added == ["mark: {type: line, color: red}"])
    // A chapter edited since the build has other lines at that place, and nothing is said.
    try repository.write(chapter("red", before: 6), to: "Chapters/02-flat.md")
    #expect(try repository.difference().items.first?.source == nil)
  }

  @Test func `An alternative text that was made from other data is no cause`() throws {
    let chapter = "```figure\nid: fig-time\nmark: line\n```\n"
    var report = before
    report.figures["fig-time"]?.line = 2
    let repository = try ReportRepository()
    try repository.write(chapter.utf8, to: "Chapters/02-flat.md")
    try repository.publish(report)
    try repository.commit()
    report.figures["fig-time"]?.caption = "Other words"
    report.experiments["time-to-gain"]?.table = FixtureReport.times {
      $2 * ($0 == "scaled" ? 2 : 1)
    }
    try repository.publish(report)
    let item = try #require(try repository.difference().items.first)
    #expect(item.id == "fig-time" && item.causes.map(\.kind) == [.sameIngredients])
  }

  @Test func `Axis domain`() throws {
    var report = before
    report.figures["fig-time"]?.facts = .init(
      domains: ["x": [.integer(0), .integer(10)]], counts: ["line": 3])
    let repository = try ReportRepository()
    try repository.publish(report)
    try repository.commit()
    report.figures["fig-time"]?.specification = "scale: {domain: [0, 20]}"
    report.figures["fig-time"]?.bitmap = FixtureReport.picture(black: [(9, 9)])
    report.figures["fig-time"]?.facts?.domains["x"] = [.integer(0), .integer(20)]
    try repository.publish(report)
    let item = try #require(try repository.difference().items.first)
    #expect(
      item.picture?.facts == [
        PictureChange.Fact(
          .domain, of: "x", from: .list([.integer(0), .integer(10)]),
          to: .list([.integer(0), .integer(20)]))
      ])
  }

  @Test func `Another size of the picture`() throws {
    let items = try items {
      $0.figures["fig-time"]?.specification = "width: 50"
      $0.figures["fig-time"]?.bitmap = FixtureReport.picture(width: 50)
    }
    #expect(items.first?.picture?.sizeBefore == [40, 25])
    #expect(items.first?.picture?.sizeAfter == [50, 25])
    #expect(items.first?.picture?.changedShare == 0.2)
  }

  @Test func `A seed and its results reach the figure, not the table that prints the same`() throws
  {
    let items = try items {
      $0.experiments["time-to-gain"]?.seed = 2
      $0.experiments["time-to-gain"]?.table = FixtureReport.times { family, variance, time in
        family == "scaled" && variance == 0.001 ? time * 1.25 : time
      }
      $0.figures["fig-time"]?.bitmap = FixtureReport.picture(black: [(2, 2)])
    }
    #expect(items.map(\.id) == ["fig-time", "time-to-gain"])
    let figure = try #require(items.first)
    let seed = Cause(.seed, experiment: "time-to-gain", from: .integer(1), to: .integer(2))
    #expect(figure.causes == [seed])
    let table = try #require(figure.data.first?.table)
    #expect(table.rowsChanged == 1)
    #expect(table.keys == ["family", "variance"])
    #expect(table.largest?.name == "time_reward")
    #expect(table.largest?.largest.ratio == 1.25)
    #expect(table.largest?.largest.key == [.text("scaled"), .fraction(0.001)])
  }

  @Test func `A parameter that changes nothing is told of the experiment alone`() throws {
    let items = try items { $0.experiments["time-to-gain"]?.parameters["gamma"] = .number(0.5) }
    #expect(items.map(\.id) == ["time-to-gain"])
    #expect(
      items.first?.causes == [
        Cause(.parameter, name: "gamma", from: .fraction(0.4), to: .fraction(0.5))
      ])
    #expect(items.first?.data == [])
  }

  @Test func `More rows through another sweep`() throws {
    let variances = FixtureReport.variances + [0.1]
    let items = try items {
      $0.experiments["time-to-gain"]?.table = FixtureReport.times(variances: variances)
      $0.experiments["time-to-gain"]?.sweep[1].points = variances.map { [.number($0)] }
      $0.figures["fig-time"]?.bitmap = FixtureReport.picture(black: [(2, 2)])
    }
    let figure = try #require(items.first)
    #expect(figure.data.first?.table?.rowsAdded == 3)
    #expect(figure.data.first?.table?.rowsChanged == 0)
    #expect(figure.causes.map(\.kind) == [.sweep])
    #expect(figure.causes.first?.name == "variance")
  }

  @Test func `A flipped verdict with its value`() throws {
    let items = try items {
      $0.claims["cl-slope"]?.holds = false
      $0.claims["cl-slope"]?.quantities[0].value = .number(-0.31)
      $0.values[0].text = "−0.31"
    }
    #expect(items.map(\.id) == ["cl-slope", "cl-slope.value"])
    #expect(items.first?.flipsVerdict == true)
    #expect(
      items.first?.claim?.quantities == [
        .init(name: "value", from: .fraction(-0.51), to: .fraction(-0.31))
      ])
    #expect(items.first?.causes == [Cause(.expression)])
    #expect(items.last?.text == TextChange(from: "−0.51", to: "−0.31"))
  }

  @Test func `Printed cells are compared one by one`() throws {
    let items = try items {
      $0.tables["tbl-time"]?.rows = [["scaled", "1.0"], ["shifted", "2.1"], ["new", "3"]]
    }
    #expect(items.first?.cells?.cellsChanged == 1)
    #expect(items.first?.cells?.rowsAfter == 3)
    #expect(
      items.first?.cells?.first
        == CellsChange.Cell(column: "time", row: 2, from: "2.0", to: "2.1"))
  }

  @Test func `An engine change with equal results`() throws {
    let items = try items { $0.engine = ["Sources/Simulation/Flow.swift": "flow 2"] }
    #expect(items.map(\.id) == ["time-to-gain"])
    #expect(items.first?.causes == [Cause(.engine, name: "Sources/Simulation/Flow.swift")])
    #expect(items.first?.data == [])
  }

  @Test func `Other results of the same ingredients are shouted`() throws {
    let items = try items {
      $0.experiments["time-to-gain"]?.table = FixtureReport.times { $2 + 1 }
    }
    #expect(items.last?.causes == [Cause(.sameIngredients)])
  }

  @Test func `A font that moved the ink`() throws {
    let items = try items {
      $0.fonts = [.init(name: "TeX Gyre Heros", version: "2.501")]
      $0.figures["fig-time"]?.bitmap = FixtureReport.picture(black: [(1, 2)])
    }
    #expect(
      items.first?.causes == [
        Cause(.font, name: "TeX Gyre Heros", from: .text("2.004"), to: .text("2.501"))
      ])
  }

  @Test func `Ink that moved for no listed reason is the drawing's`() throws {
    let items = try items {
      $0.figures["fig-time"]?.bitmap = FixtureReport.picture(black: [(1, 2)])
    }
    #expect(items.first?.causes == [Cause(.drawing)])
  }

  @Test func `A table too large to be committed is compared by its key`() throws {
    var report = before
    report.experiments["time-to-gain"]?.isTooLarge = true
    let repository = try ReportRepository()
    try repository.publish(report)
    try repository.commit()
    #expect(try repository.difference().isEmpty)
    report.experiments["time-to-gain"]?.seed = 3
    try repository.publish(report)
    let items = try repository.difference().items
    #expect(items.map(\.id) == ["fig-time", "time-to-gain"])
    #expect(items.first?.data == [DataChange(experiment: "time-to-gain", extent: .keyOnly)])
  }

  @Test func `An item that fails now did not go away`() throws {
    let items = try items {
      $0.figures = [:]
      $0.failures = ["fig-time": "the column ‘x’ is missing", "cl-new": "no value"]
    }
    #expect(items.map(\.id) == ["fig-time", "cl-new"])
    #expect(items.map(\.status) == [.changed, .added])
    #expect(items.first?.failure?.to == "the column ‘x’ is missing")
    #expect(items.last?.kind == .claim)
  }
}

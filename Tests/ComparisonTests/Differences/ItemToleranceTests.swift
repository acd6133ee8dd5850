import Comparison
import Manuscript
import Publishing
import Testing

/// What directives say of numbers that count as equal.
struct ItemToleranceTests {
  private static let tolerance = Tolerance(relative: 1e-9)

  /// Two reports as two commits, and their difference.
  private func compare(
    _ before: FixtureReport, _ after: FixtureReport, asked: Tolerance? = nil
  ) throws -> (difference: ManifestDifference, patch: ResultPatch, page: DifferencePage) {
    let repository = try ReportRepository()
    try repository.commit(before, then: after)
    let git = try GitRepository(root: repository.root, environment: repository.environment)
    let (from, to) = try git.revisions(RevisionRange(["HEAD~1", "HEAD"]))
    let reports = (try PublishedReport(from), try PublishedReport(to))
    let difference = ManifestDifference(from: reports.0, to: reports.1, tolerance: asked)
    return (
      difference, ResultPatch(from: reports.0, to: reports.1, tolerance: asked),
      DifferencePage(difference, from: reports.0, to: reports.1)
    )
  }

  /// A report whose experiment tolerates noise.
  private var tolerant: FixtureReport {
    var report = FixtureReport()
    report.experiments["time-to-gain"]?.tolerance = Self.tolerance
    return report
  }

  /// The report with noise in its results, and in everything that is made from them.
  private func noisy(_ report: FixtureReport, share: Double = 1e-12) -> FixtureReport {
    var report = report
    report.experiments["time-to-gain"]?.table = FixtureReport.times { family, _, time in
      family == "scaled" ? time * (1 + share) : time
    }
    report.figures["fig-time"]?.bitmap = FixtureReport.picture(black: [(1, 1), (20, 20)])
    report.tables["tbl-time"]?.rows[0][1] = "1.1"
    report.claims["cl-slope"]?.quantities[0].value = .number(-0.51 * (1 + share))
    report.values[0].value = .number(-0.51 * (1 + share))
    report.values[0].text = "−0.52"
    return report
  }

  @Test func `An experiment's tolerance carries to all that is made from it`() throws {
    let (difference, patch, page) = try compare(tolerant, noisy(tolerant))
    #expect(difference.isEmpty)
    #expect(difference.valuesWithinTolerance == 13)
    #expect(
      difference.withinTolerance.map(\.id) == [
        "fig-time", "tbl-time", "cl-slope", "cl-slope.value", "time-to-gain",
      ])
    #expect(difference.withinTolerance.map(\.difference.values) == [13, 1, 1, 1, 13])
    #expect(difference.withinTolerance[0].difference.visibleShare == 0.001)
    #expect(
      DifferenceReport(difference).text().hasPrefix(
        """
        equal within tolerance: fig-time, tbl-time, cl-slope, ‘cl-slope.value’, time-to-gain
        no differences between HEAD~1
        """))
    #expect(
      DifferenceReport(difference).text().hasSuffix(
        "; 13 values, 1 figure, 1 table, 1 claim, 1 value in text differ within tolerance\n"))
    #expect(
      DifferenceReport(difference).markdown.hasSuffix(
        """
        <details><summary>5 items equal within tolerance</summary>

        - fig-time: 13 values, picture 0.10 % of pixels visibly (relative 1e-9)
        - tbl-time: 1 value (relative 1e-9)
        - cl-slope: 1 value (relative 1e-9)
        - ‘cl-slope.value’: 1 value (relative 1e-9)
        - time-to-gain: 13 values (relative 1e-9)

        </details>

        """))
    let json = String(decoding: DifferenceReport(difference).json, as: UTF8.self)
    #expect(json.contains("\"equal\" : true") && json.contains("\"visibleShare\" : 0.001"))
    #expect(patch.bytes == [] && patch.equal == ["time-to-gain"])
    let html = String(decoding: page.html(fonts: .none), as: UTF8.self)
    #expect(
      html.contains(">Equal within tolerance</h2>") && html.contains("<li>fig-time: 13 values"))
  }

  @Test func `The command line holds instead of directives`() throws {
    let exact = try compare(tolerant, noisy(tolerant), asked: .exact)
    #expect(
      exact.difference.items.map(\.id) == [
        "fig-time", "tbl-time", "cl-slope", "cl-slope.value", "time-to-gain",
      ])
    #expect(!exact.patch.bytes.isEmpty && exact.patch.equal == [])
    let wide = try compare(
      FixtureReport(), noisy(FixtureReport()), asked: Tolerance(relative: 1e-6))
    #expect(wide.difference.isEmpty)
  }

  @Test func `The later report decides, and another tolerance is a difference`() throws {
    let loosened = try compare(FixtureReport(), noisy(tolerant)).difference
    #expect(loosened.items.map(\.id) == ["time-to-gain"])
    let text = DifferenceReport(loosened).text()
    #expect(text.contains("  time-to-gain: results equal within tolerance (13 values)\n"))
    #expect(text.contains("because of its tolerance, relative not set → 1 × 10⁻⁹\n"))
    let tightened = try compare(tolerant, noisy(FixtureReport())).difference
    #expect(tightened.items.map(\.id).contains("fig-time"))
    #expect(
      DifferenceReport(tightened).text().contains("relative 1 × 10⁻⁹ → not set"))
  }

  @Test func `A figure's own tolerance holds for it alone`() throws {
    var strict = tolerant
    strict.figures["fig-time"]?.tolerance = .exact
    let difference = try compare(strict, noisy(strict)).difference
    #expect(difference.items.map(\.id) == ["fig-time"])
    #expect(difference.items.first?.data.first?.table?.rowsChanged == 13)
    var loose = FixtureReport()
    loose.figures["fig-time"]?.tolerance = Self.tolerance
    let other = try compare(loose, noisy(loose)).difference
    #expect(!other.items.map(\.id).contains("fig-time"))
    #expect(other.withinTolerance.map(\.id) == ["fig-time"])
  }

  @Test func `A picture that changed for another reason is no noise`() throws {
    var repainted = noisy(tolerant)
    repainted.figures["fig-time"]?.specification = "mark: point"
    let difference = try compare(tolerant, repainted).difference
    #expect(difference.items.map(\.id) == ["fig-time"])
    #expect(difference.items.first?.picture != nil)
    var refonted = noisy(tolerant)
    refonted.fonts[0].version = "3"
    #expect(try compare(tolerant, refonted).difference.items.map(\.id) == ["fig-time"])
    var (before, after) = (tolerant, noisy(tolerant))
    before.figures["fig-time"]?.facts = .init(domains: [:], counts: ["layer 1 line": 1])
    after.figures["fig-time"]?.facts = .init(domains: [:], counts: ["layer 1 line": 2])
    #expect(try compare(before, after).difference.items.map(\.id) == ["fig-time"])
  }

  @Test func `An alternative text made from noise is noise`() throws {
    let repository = try ReportRepository()
    let chapter = "```figure\nid: fig-time\nmark: line\n```\n"
    try repository.write(chapter.utf8, to: "Chapters/02-flat.md")
    var before = tolerant
    before.figures["fig-time"]?.line = 2
    var after = noisy(before)
    after.figures["fig-time"]?.caption = "It ends at 13.000000000013."
    try repository.commit(before, then: after)
    let difference = try repository.difference("HEAD~1", "HEAD")
    #expect(difference.isEmpty && difference.withinTolerance.first?.id == "fig-time")
  }

  @Test func `A new caption does not make noise a change of the picture`() throws {
    var captioned = noisy(tolerant)
    captioned.figures["fig-time"]?.caption = "Times"
    let item = try #require(try compare(tolerant, captioned).difference.items.first)
    #expect(item.picture == nil && item.causes.map(\.kind) == [.caption])
    #expect(item.withinTolerance?.values == 13)
  }

  @Test(arguments: [
    ("1.1", "1.2", true), ("1.1", "1.3", false), ("−0.51", "−0.52", true), ("−0.5", "0.5", false),
    ("1.04 × 10⁻⁴", "1.05 × 10⁻⁴", true), ("1.04 × 10⁻⁴", "1.05 × 10⁻³", false),
    ("12.3%", "12.4%", true), ("12.3%", "12.5%", false),
    ("999\u{202F}999", "1\u{202F}000\u{202F}000", true),
    ("0.0999", "0.100", true), ("a", "b", false), ("1e5", "100001", false), ("–", "1", false),
    ("∞", "1", false), ("1", "1%", false), ("", "0", false), ("1.", "2.", false),
  ])
  func `The last printed digit may be rounded to either side`(
    from: String, to: String, isEqual: Bool
  ) throws {
    var before = tolerant
    before.tables["tbl-time"]?.rows[0][1] = from
    var after = noisy(before)
    after.tables["tbl-time"]?.rows[0][1] = to
    let difference = try compare(before, after).difference
    #expect(difference.items.isEmpty == isEqual)
    // Without noise behind it, a printed digit is what the author changed.
    after = before
    after.tables["tbl-time"]?.rows[0][1] = to
    #expect(try !compare(before, after).difference.isEmpty)
  }

  @Test func `A history passes noise over by what each version says`() throws {
    let repository = try ReportRepository()
    for report in [tolerant, noisy(tolerant), noisy(tolerant, share: 1e-3)] {
      try repository.publish(report)
      try repository.commit()
    }
    let git = try GitRepository(root: repository.root, environment: repository.environment)
    #expect(try ItemHistory(of: "fig-time", in: git).versions.count == 2)
    #expect(try ItemHistory(of: "fig-time", in: git, tolerance: .exact).versions.count == 3)
  }

  @Test func `A negative tolerance in a manifest is damage`() throws {
    var report = FixtureReport()
    report.figures["fig-time"]?.tolerance = Tolerance(relative: -1)
    let json = try report.manifest().json
    #expect(throws: ManifestError.self) { try Manifest(json: json) }
  }
}

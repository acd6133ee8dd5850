import Comparison
import Drawing
import Publishing
import Testing

/// What differs in a plot, part by part, as `folio diff` says it.
struct PlotPartsTests {
  private static let facts = Manifest.Facts(
    domains: ["x": [.integer(0), .integer(10)], "y": [.integer(0), .integer(5)]],
    counts: ["layer 1 line": 2],
    ticks: ["x": ["0", "5", "10"], "y": ["0", "1", "2", "3", "4", "5"]],
    titles: ["y": "time"], legends: ["family": ["alpha", "gamma"]],
    series: ["layer 1 line": ["alpha", "gamma"]], points: ["layer 1 line": 60])

  private func change(
    _ change: (inout Manifest.Facts) -> Void
  ) throws -> (picture: PictureChange?, text: String) {
    var before = FixtureReport()
    before.figures["fig-time"]?.facts = Self.facts
    var after = before
    var facts = Self.facts
    change(&facts)
    after.figures["fig-time"]?.facts = facts
    after.figures["fig-time"]?.specification = "another"
    after.figures["fig-time"]?.bitmap = FixtureReport.picture(black: [(9, 9)])
    let repository = try ReportRepository()
    try repository.commit(before, then: after)
    let difference = try repository.difference("HEAD~1", "HEAD")
    return (difference.items.first?.picture, DifferenceReport(difference).text())
  }

  @Test func `Axes, legends and layers have a line each`() throws {
    let text = try change { facts in
      facts.domains["y"] = [.integer(0), .integer(8)]
      facts.ticks?["y"] = (0...8).map(String.init)
      facts.titles?["y"] = "steps"
      facts.legends?["family"] = ["alpha", "beta"]
      facts.series?["layer 1 line"] = ["alpha", "beta"]
      facts.points?["layer 1 line"] = 80
      facts.counts["layer 2 rule"] = 1
    }.text
    #expect(
      text.contains(
        """
              y axis 0–5 → 0–8; ticks 0, 1, 2, 3, 4, 5 → 0, 1, 2, 3, …, 8; title ‘time’ → ‘steps’
              legend ‘family’ + ‘beta’, − ‘gamma’
              layer 1 line series + ‘beta’, − ‘gamma’; 60 → 80 points
              layer 2 rule 0 → 1 items

        """))
  }

  @Test func `A range below zero is written without a dash`() throws {
    let text = try change { $0.domains["x"] = [.integer(-2), .integer(10)] }.text
    #expect(text.contains("x axis 0–10 → −2 to 10\n"))
  }

  @Test func `Entries in another order are called so`() throws {
    let text = try change { $0.legends?["family"]?.reverse() }.text
    #expect(text.contains("legend ‘family’ in another order"))
  }

  @Test func `What an earlier program did not record is no difference`() throws {
    let picture = try change { facts in
      facts = Manifest.Facts(domains: facts.domains, counts: facts.counts)
    }.picture
    #expect(picture?.facts == [])
  }

  @Test func `Of anti-aliasing alone nothing is seen`() throws {
    func edge(_ grey: UInt8) -> FixtureReport {
      var report = FixtureReport()
      var bytes = [UInt8](repeating: 255, count: 40 * 25 * 4)
      for pixel in 0..<(40 * 25) where pixel % 40 <= 14 {
        let color = pixel % 40 == 14 ? grey : 0
        bytes.replaceSubrange((4 * pixel)..<(4 * pixel + 3), with: [color, color, color])
      }
      report.figures["fig-time"]?.bitmap = .init(width: 40, height: 25, bytes: bytes)
      return report
    }
    let repository = try ReportRepository()
    try repository.commit(edge(64), then: edge(160))
    let difference = try repository.difference("HEAD~1", "HEAD")
    #expect(difference.items.first?.picture?.visibleShare == 0)
    #expect(
      DifferenceReport(difference).text().contains(
        "picture 2.5 % of pixels (none of it visibly: anti-aliasing or faint)"))
  }
}

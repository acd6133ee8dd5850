import Comparison
import Foundation
import Publishing
import Testing

/// `folio history --html`: a film strip of a figure's versions.
struct HistoryPageTests {
  private func page(_ item: String, _ repository: ReportRepository) throws -> String {
    let git = try GitRepository(root: repository.root, environment: repository.environment)
    let page = HistoryPage(try ItemHistory(of: item, in: git), in: git)
    return String(decoding: page.html(), as: UTF8.self)
  }

  @Test func `Every version of a figure has its picture, under whatever name`() throws {
    var report = FixtureReport()
    let repository = try ReportRepository()
    try repository.publish(report)
    try repository.commit("First <b>")
    report.figures["fig-time"]?.bitmap = FixtureReport.picture(black: [(2, 2)])
    report.figures["fig-time"]?.specification = "color: red"
    try repository.publish(report)
    try repository.commit("Second")
    report.figures["fig-gain"] = report.figures.removeValue(forKey: "fig-time")
    try repository.publish(report)
    try repository.commit("Third")
    try repository.remove("Output/figures/fig-gain.png")
    try repository.commit("Fourth")
    report.figures["fig-gain"]?.caption = "Without its picture"
    try repository.write(try report.manifest().json, to: "Output/manifest.json")
    try repository.commit("Fifth")
    let html = try page("fig-gain", repository)
    #expect(html.contains("This commit has no picture of it."))
    #expect(html.components(separatedBy: "<img ").count == 4)
    #expect(html.contains("The figure fig-time as of 2026-01-01, commit "))
    #expect(html.contains("First &lt;b&gt;"))
    #expect(html.contains("script-src 'none'"))
    #expect(html.contains("4 versions of fig-gain in 4 commits of the report"))
  }

  @Test func `Other items have words alone`() throws {
    let repository = try ReportRepository()
    try repository.commit(FixtureReport(), then: FixtureReport())
    let html = try page("cl-slope", repository)
    #expect(!html.contains("<img "))
    #expect(html.contains("cl-slope: "))
  }
}

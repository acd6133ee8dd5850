import Comparison
import Publishing
import Testing

/// Items and chapters that have another name, or are gone.
struct RenameTests {
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

  @Test func `A renamed figure with the same content`() throws {
    let items = try items {
      $0.figures["fig-duration"] = $0.figures.removeValue(forKey: "fig-time")
    }
    #expect(items.map(\.id) == ["fig-duration"])
    #expect(items.first?.status == .renamed)
    #expect(items.first?.previousID == "fig-time")
  }

  @Test func `A renamed experiment does not disturb what is made from it`() throws {
    let items = try items {
      $0.experiments["gain"] = $0.experiments.removeValue(forKey: "time-to-gain")
      $0.figures["fig-time"]?.from = ["gain"]
      $0.tables["tbl-time"]?.from = "gain"
      $0.claims["cl-slope"]?.from = ["gain"]
    }
    #expect(items.map(\.id) == ["gain"])
    #expect(items.first?.status == .renamed)
  }

  @Test func `Two figures with one picture are not taken for each other`() throws {
    let items = try items {
      $0.figures = ["fig-a": .init(), "fig-b": .init()]
    }
    #expect(items.map(\.id) == ["fig-a", "fig-b", "fig-time"])
    #expect(items.map(\.status) == [.added, .added, .removed])
  }

  @Test func `A deleted chapter takes its items with it`() throws {
    let items = try items {
      $0.chapters = []
      $0.figures = [:]
      $0.tables = [:]
      $0.claims = [:]
      $0.values = []
      $0.experiments = [:]
    }
    #expect(items.allSatisfy { $0.status == .removed })
    #expect(
      items.map(\.id) == [
        "Chapters/02-flat.md", "fig-time", "tbl-time", "cl-slope", "cl-slope.value",
        "time-to-gain",
      ])
  }

  @Test func `A renamed chapter is followed`() throws {
    let items = try items {
      $0.chapters = ["Chapters/02-flatter.md"]
      $0.figures["fig-time"]?.chapter = "Chapters/02-flatter.md"
      $0.tables["tbl-time"]?.place.chapter = "Chapters/02-flatter.md"
      $0.claims["cl-slope"]?.place.chapter = "Chapters/02-flatter.md"
      $0.values[0].place.chapter = "Chapters/02-flatter.md"
    }
    #expect(items.map(\.id) == ["Chapters/02-flatter.md"])
    #expect(items.first?.previousID == "Chapters/02-flat.md")
  }
}

import Foundation
import TestSupport
import Testing

/// `folio figure`, run as people run it.
@Suite struct FigureCommandTests {
  @Test func `a figure is exported with its data, to a file or to standard output`() throws {
    let folder = try SmallReport.built()
    let printed = try folder.folio("figure", "fig-curve", "--as", "vega-lite")
    #expect(printed.status == 0 && printed.errors == "")
    try folder.folio("figure", "fig-curve", "-o", "curve.vl.json")
    #expect(try folder.read("curve.vl.json") == printed.output)
    let drawn = try folder.folio("plot", "curve.vl.json", "--facts", "curve.json")
    #expect(drawn.status == 0 && drawn.errors == "")
    #expect(try folder.read("curve.json").contains(#""points_per_series": [5, 5]"#))
  }

  @Test func `what was never run and what is unknown is said`() throws {
    let folder = try SmallReport.repository()
    let new = try folder.folio("figure", "fig-curve")
    #expect(new.status == 2)
    #expect(new.errors.contains("‘curve’ has never been run; ‘folio run curve’ does"))
    let unknown = try folder.folio("figure", "fig-curv")
    #expect(unknown.status == 2 && unknown.errors.contains("‘fig-curve’"))
  }
}

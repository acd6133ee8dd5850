import Comparison
import FoundationEssentials
import Publishing
import Testing

struct DifferenceDocumentTests {
  @Test func `The JSON form reads back as what was written`() throws {
    var after = FixtureReport()
    after.experiments["time-to-gain"]?.table = FixtureReport.times { $2 * 1.5 }
    after.figures["fig-time"]?.bitmap = FixtureReport.picture(black: [(7, 7)])
    after.claims["cl-slope"]?.holds = false
    let repository = try ReportRepository()
    try repository.commit(FixtureReport(), then: after)
    let difference = try repository.difference("HEAD~1", "HEAD")
    let json = DifferenceReport(difference).json
    let document = try JSONDecoder().decode(DifferenceDocument.self, from: Data(json))
    #expect(document == DifferenceDocument(difference))
    #expect(document.version == 1)
    #expect(!document.equal)
    #expect(DifferenceReport(difference).json == json)
  }

  @Test func `The JSON form of equal reports`() throws {
    let repository = try ReportRepository()
    try repository.commit(FixtureReport(), then: FixtureReport())
    var difference = try repository.difference()
    difference.from.name = "HEAD"
    #expect(
      String(decoding: DifferenceReport(difference).json, as: UTF8.self) == """
        {
          "compared" : {
            "chapter" : 1,
            "claim" : 1,
            "experiment" : 1,
            "figure" : 1,
            "table" : 1,
            "value" : 1
          },
          "equal" : true,
          "from" : {
            "isWorkingTree" : false,
            "name" : "HEAD",
            "profile" : "full"
          },
          "items" : [

          ],
          "to" : {
            "isWorkingTree" : true,
            "name" : "working tree",
            "profile" : "full"
          },
          "valuesWithinTolerance" : 0,
          "version" : 1,
          "withinTolerance" : [

          ]
        }

        """)
  }
}

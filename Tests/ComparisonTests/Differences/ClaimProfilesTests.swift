import Comparison
import Publishing
import Testing

/// Claims that are judged on one side of a comparison only.
struct ClaimProfilesTests {
  /// The report on two versions of the fixture's claim, and what became of the claim.
  private func difference(
    _ earlier: (holds: Bool?, profiles: [String]?, value: Manifest.Scalar),
    _ later: (holds: Bool?, profiles: [String]?, value: Manifest.Scalar),
    profiles: (String, String) = ("full", "full")
  ) throws -> DifferenceReport {
    func report(
      _ version: (holds: Bool?, profiles: [String]?, value: Manifest.Scalar), _ profile: String
    ) -> FixtureReport {
      var report = FixtureReport()
      report.profile = profile
      report.claims["cl-slope"]?.holds = version.holds
      report.claims["cl-slope"]?.profiles = version.profiles
      report.claims["cl-slope"]?.quantities[0].value = version.value
      return report
    }
    let repository = try ReportRepository()
    try repository.commit(report(earlier, profiles.0), then: report(later, profiles.1))
    return DifferenceReport(try repository.difference("HEAD~1", "HEAD"))
  }

  @Test(
    arguments: [
      (true, nil, "✓ → not judged"), (false, nil, "✗ → not judged"),
      (nil, true, "not judged → ✓ holds"), (nil, false, "not judged → ✗ DOES NOT HOLD"),
      (nil, nil, "not judged"),
    ] as [(Bool?, Bool?, String)])
  func `No verdict flips between profiles where one of them does not judge`(
    before: Bool?, after: Bool?, wording: String
  ) throws {
    let report = try difference(
      (before, ["full"], .missing), (after, ["full"], .number(-0.5)), profiles: ("quick", "full"))
    let item = try #require(report.difference.items.first)
    #expect(item.id == "cl-slope" && !item.flipsVerdict)
    #expect(item.claim?.holdsBefore == before && item.claim?.holdsAfter == after)
    let text = report.text()
    #expect(text.contains("cl-slope: \(wording), value not measured → −0.5\n"))
    #expect(text.contains("profile quick → full"))
    #expect(!text.contains("FLIPPED"))
  }

  @Test func `A claim of equal values that is judged in one profile is told without a cause`()
    throws
  {
    let value = Manifest.Scalar.number(-0.5)
    let report = try difference(
      (nil, ["full"], value), (true, ["full"], value), profiles: ("quick", "full"))
    #expect(report.difference.items.first?.causes == [])
    #expect(report.text().contains("cl-slope: not judged → ✓ holds\n"))
  }

  @Test func `Other profiles of a claim are the cause that it is no longer judged`() throws {
    let value = Manifest.Scalar.number(-0.5)
    let report = try difference((true, nil, value), (nil, ["quick"], value))
    #expect(
      report.difference.items.first?.causes == [
        Cause(.profiles, to: .list([.text("quick")]))
      ])
    #expect(
      report.text().contains(
        """
          cl-slope: ✓ → not judged
              because of the profiles it is judged in: all → [quick]

        """))
    let json = String(decoding: report.json, as: UTF8.self)
    #expect(json.contains("\"holdsBefore\" : true") && !json.contains("holdsAfter"))
  }
}

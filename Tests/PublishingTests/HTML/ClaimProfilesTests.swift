import Foundation
import Publishing
import Results
import Testing

/// How claims look that are judged in other profiles only.
@Suite struct ClaimProfilesTests {
  private func claim(_ id: String, _ more: String = "") -> String {
    "```claim\nid: \(id)\nfrom: []\nclaim: It falls.\nvalue: 1\nholds: value < 0\n\(more)```\n\n"
  }

  private func sample(_ text: String, _ claims: [String: Bool?]) -> Sample {
    let measured: [ClaimFinding.Quantity] = [
      .init(name: "value", value: .number(0.25), text: "0.250"),
      .init(name: "rest", value: .missing, text: "–"),
    ]
    return .chapter(
      text,
      findings: .init(
        claims: claims.mapValues { ClaimFinding(quantities: measured, holds: $0) }))
  }

  @Test func `the badge says so in words, and what could be measured is shown`() throws {
    let sample = sample(claim("cl-a", "profiles: [full]\n"), ["cl-a": nil])
    let body = sample.body
    #expect(body.contains("<section id=\"cl-a\" class=\"claim not-judged\">"))
    #expect(body.contains("<span class=\"verdict\">○ judged in the full profile only</span>"))
    #expect(body.contains("<dt>measured</dt>\n<dd><data value=\"0.25\">0.250</data></dd>"))
    #expect(
      body.contains(
        "<dt>rest</dt>\n<dd><span class=\"absent\" title=\"no value in this profile\">–</span></dd>"
      ))
    #expect(body.contains("<p class=\"condition\">Holds if <code>value &lt; 0</code></p>"))
    #expect(!sample.page.contains("class=\"problem"))
    #expect(sample.report.diagnostics == [])
  }

  @Test(
    arguments: [
      ([true, true], [], "✓", "All 2 claims hold."),
      ([true, true], [nil], "✓", "All 2 claims hold; 1 more is judged in the full profile only."),
      ([true], [nil, nil], "✓", "One claim holds; 2 more are judged in the full profile only."),
      ([], [nil, nil], "○", "All 2 claims are judged in the full profile only."),
      ([], [nil], "○", "The one claim is judged in the full profile only."),
      ([true], [], "✓", "The one claim holds."),
    ] as [([Bool?], [Bool?], String, String)])
  func `the list of claims counts them apart`(
    judged: [Bool?], postponed: [Bool?], sign: String, sentence: String
  ) {
    let ids = (judged + postponed).indices.map { "cl-c\($0)" }
    let text = ids.enumerated().map { index, id in
      claim(id, index < judged.count ? "" : "profiles: [full]\n")
    }.joined()
    let sample = sample(
      text, Dictionary(uniqueKeysWithValues: zip(ids, judged + postponed)))
    #expect(sample.page.contains("<span class=\"sign\">\(sign)</span> \(sentence)</p>"))
    let cells = sample.page.components(separatedBy: "<td class=\"verdict not-judged\">").count - 1
    #expect(cells == postponed.count)
  }

  @Test func `claims that fail are counted among those judged`() {
    let text = claim("cl-a") + claim("cl-b") + claim("cl-c", "profiles: [full]\n")
    let page = sample(text, ["cl-a": true, "cl-b": false, "cl-c": nil]).page
    #expect(page.contains("<span class=\"sign\">✗</span> 1 of 2 claims does not hold: "))
    #expect(page.contains("</a>; 1 more is judged in the full profile only.</p>"))
  }

  @Test func `the manifest gives every verdict in a word`() throws {
    let text = claim("cl-a") + claim("cl-b") + claim("cl-c", "profiles: [full]\n")
    let report = sample(text, ["cl-a": true, "cl-b": false, "cl-c": nil]).report
    let json = String(decoding: report.manifest.json, as: UTF8.self)
    for verdict in ["holds", "fails", "not judged"] {
      #expect(json.components(separatedBy: "\"verdict\" : \"\(verdict)\"").count == 2)
    }
    let manifest = try Manifest(json: report.manifest.json)
    #expect(manifest == report.manifest)
    #expect(manifest.claims["cl-b"]?.verdict == .fails)
    #expect(manifest.claims["cl-c"]?.verdict == .notJudged)
    #expect(manifest.claims["cl-c"]?.holds == nil)
    #expect(manifest.claims["cl-c"]?.profiles == ["full"])
    #expect(manifest.claims["cl-c"]?.quantities.last?.value == .missing)
    #expect(manifest.failures == [:])
  }
}

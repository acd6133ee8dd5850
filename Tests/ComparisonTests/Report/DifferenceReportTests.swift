import Comparison
import Publishing
import Testing

struct DifferenceReportTests {
  /// The report on a change, with commit names replaced by `A` and `B`.
  private func report(
    _ change: (inout FixtureReport) -> Void
  ) throws -> DifferenceReport {
    var after = FixtureReport()
    change(&after)
    let repository = try ReportRepository()
    try repository.commit(FixtureReport(), then: after)
    var difference = try repository.difference("HEAD~1", "HEAD")
    difference.from.name = "A"
    difference.to.name = "B"
    return DifferenceReport(difference)
  }

  private func changeMuch(_ report: inout FixtureReport) {
    report.experiments["time-to-gain"]?.parameters["gamma"] = .number(0.5)
    report.experiments["time-to-gain"]?.seed = 2
    report.experiments["time-to-gain"]?.table = FixtureReport.times { family, variance, time in
      if variance == 0.002 { return time }
      return family == "scaled" && variance == 0.001 ? time * 1.24 : time * 1.1
    }
    report.figures["fig-time"]?.bitmap = FixtureReport.picture(black: [(2, 2), (30, 20)])
    report.figures["fig-new"] = .init()
    report.claims["cl-slope"]?.holds = false
    report.claims["cl-slope"]?.quantities[0].value = .number(-0.31)
    report.values[0].text = "−0.31"
    report.tables["tbl-time"]?.rows[0][1] = "1.2"
  }

  @Test func `A change is told from its cause to its ink`() throws {
    let report = try report(changeMuch)
    #expect(report.exitStatus == 1)
    #expect(
      report.text() == """
        A → B

        figures
          fig-new: added
              at Chapters/02-flat.md:41
          fig-time: data changed (36 of 39 rows; largest change time_reward ×1.24 at \
        family=scaled, variance=0.001), picture 0.30 % of pixels
              because of time-to-gain: gamma 0.4 → 0.5, seed 1 → 2
              pixels changed in 30 × 20 at (1, 1)
              at Chapters/02-flat.md:41

        tables
          tbl-time: print changed (1 cell)
              because of time-to-gain: gamma 0.4 → 0.5, seed 1 → 2
              row 1, time: “1.0” → “1.2”
              at Chapters/02-flat.md:50

        claims
          cl-slope: ✓ → ✗ NO LONGER HOLDS, value −0.51 → −0.31
              because of time-to-gain: gamma 0.4 → 0.5, seed 1 → 2
              at Chapters/02-flat.md:60

        values
          ‘cl-slope.value’: “−0.51” → “−0.31”
              at Chapters/02-flat.md:70:5

        experiments
          time-to-gain: data changed (36 of 39 rows; largest change time_reward ×1.24 at \
        family=scaled, variance=0.001)
              because of gamma 0.4 → 0.5, seed 1 → 2
              at Chapters/02-flat.md:10

        2 of 2 figures, 1 of 1 table, 1 of 1 claim, 1 of 1 value, 1 of 1 experiment differ: \
        5 changed, 1 added, 1 VERDICT FLIPPED

        """)
  }

  @Test(arguments: [24, 40, 60, 80, 120])
  func `Lines fit the terminal and lose no word`(width: Int) throws {
    let report = try report(changeMuch)
    let text = report.text(width: width)
    for line in text.split(separator: "\n") {
      #expect(TerminalText.width(String(line)) <= width, "\(line)")
    }
    let words = { (text: String) in text.filter { $0 != " " && $0 != "\n" } }
    #expect(words(text) == words(report.text()))
  }

  @Test func `Colours surround whole phrases and change no letter`() throws {
    let report = try report(changeMuch)
    let text = report.text(width: 80) { text, emphasis in "<\(emphasis):\(text)>" }
    #expect(text.contains("<alarm:cl-slope: ✓ → ✗ NO LONGER HOLDS>, value −0.51 → −0.31"))
    #expect(text.contains("<added:fig-new: added>"))
    #expect(text.contains("<heading:figures>"))
  }

  @Test func `Equal reports take one line`() throws {
    let report = try report { _ in }
    #expect(report.exitStatus == 0)
    #expect(
      report.text() == """
        no differences between A and B (1 chapter, 1 figure, 1 table, 1 claim, 1 value, 1 experiment)

        """)
  }

  @Test func `Experiments that only an engine source touched share a line`() throws {
    var before = FixtureReport()
    before.experiments["b-flow"] = .init()
    before.experiments["c-flow"] = .init()
    var after = before
    after.engine = ["Sources/Simulation/Flow.swift": "flow 2"]
    let repository = try ReportRepository()
    try repository.commit(before, then: after)
    let text = DifferenceReport(try repository.difference("HEAD~1", "HEAD")).text()
    #expect(
      text.contains(
        """
        experiments
          b-flow, c-flow, time-to-gain: results equal
              because of engine source Sources/Simulation/Flow.swift

        3 of 3 experiments differ: 3 changed
        """))
  }

  @Test func `No text can steer the terminal`() throws {
    let escape = "\u{1B}]0;owned\u{7}\u{9B}31m\u{202E}\r\nx"
    let report = try report {
      $0.claims["cl-slope"]?.statement = "Sentence \(escape)"
      $0.values[0].expression = escape
      $0.tables["tbl-time"]?.rows[0][0] = escape
      $0.failures = ["fig-x": escape]
      $0.experiments["time-to-gain"]?.parameters[escape] = .text(escape)
      $0.chapters.append("Chapters/03-\u{9B}x.md")
    }
    for scalar in report.text(width: 50).unicodeScalars {
      #expect(scalar == "\n" || (scalar.value >= 0x20 && !(0x7F..<0xA0).contains(scalar.value)))
      #expect(!(0x202A...0x202E).contains(scalar.value))
    }
    #expect(report.text().contains("\\u{1B}]0;owned\\u{7}\\u{9B}31m\\u{202E}  x"))
    #expect(!report.json.contains(0x1B))
    #expect(!String(decoding: report.json, as: UTF8.self).unicodeScalars.contains("\u{9B}"))
  }

  @Test func `Small and large changes are told in fitting numbers`() {
    func change(_ from: Double, _ to: Double) -> String {
      let ratio = from * to > 0 ? to / from : nil
      return NumberWording.change(
        CellChange(
          key: [], row: 1, from: .number(from), to: .number(to), relative: 0, ratio: ratio))
    }
    #expect(change(1, 1.24) == "×1.24")
    #expect(change(1, 1e9) == "×1.00 × 10⁹")
    #expect(change(1, 1.0012) == "+0.12 %")
    #expect(change(1, 0.999) == "−0.10 %")
    #expect(change(-1, 1) == "−1 → 1")
    #expect(change(0, 0.25) == "0 → 0.25")
    #expect(NumberWording.percent(0.031) == "3.1 %")
    #expect(NumberWording.percent(1e-7) == "less than 0.01 %")
    #expect(NumberWording.percent(0.9999) == "more than 99 %")
    #expect(NumberWording.percent(1) == "100 %")
    let close = NumberWording.change(
      from: .number(0.1), to: .number(0.1.nextUp), absent: "none")
    #expect(close == "0.1 → 0.10000000000000002")
    #expect(
      NumberWording.change(from: .number(0.123456789), to: .number(0.234567891), absent: "none")
        == "0.123457 → 0.234568")
  }
}

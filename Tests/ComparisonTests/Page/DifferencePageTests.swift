import Comparison
import Publishing
import Results
import Testing

/// What stands on the page of a difference.
struct DifferencePageTests {
  static func page(
    _ before: FixtureReport = FixtureReport(), changing change: (inout FixtureReport) -> Void
  ) throws -> String {
    var after = before
    change(&after)
    let repository = try ReportRepository()
    try repository.commit(before, then: after)
    let git = try GitRepository(root: repository.root, environment: repository.environment)
    let (from, to) = try git.revisions(RevisionRange(["HEAD~1", "HEAD"]))
    let (earlier, later) = (try PublishedReport(from), try PublishedReport(to))
    let page = DifferencePage(
      ManifestDifference(from: earlier, to: later), from: earlier, to: later)
    return String(decoding: page.html(fonts: .none), as: UTF8.self)
  }

  static func changeMuch(_ report: inout FixtureReport) {
    report.experiments["time-to-gain"]?.parameters["gamma"] = .number(0.5)
    report.experiments["time-to-gain"]?.table = FixtureReport.times { $1 > 0.006 ? $2 * 1.5 : $2 }
    report.figures["fig-time"]?.bitmap = FixtureReport.picture(black: [(7, 7), (30, 20)])
    report.claims["cl-slope"]?.holds = false
    report.claims["cl-slope"]?.quantities = [.init(name: "value", value: .number(-0.31))]
    report.values[0].text = "−0.31"
  }

  @Test func `A figure's layers stand in the order cause, data, claims, picture`() throws {
    let page = try Self.page(changing: Self.changeMuch)
    let start = try #require(page.firstRange(of: "fig-time</span></h3>")?.upperBound)
    let end = try #require(page[start...].firstRange(of: "</article>")?.lowerBound)
    let article = page[start..<end]
    let titles = article.matches(of: /<h4>(\w+)<\/h4>/).map { String($0.output.1) }
    #expect(titles == ["Cause", "Data", "Claims", "Picture"])
    #expect(article.contains("<li>time-to-gain: gamma 0.4 → 0.5</li>"))
    #expect(
      article.contains("cl-slope</a>: <span class=\"alarm\">✓ → ✗ NO LONGER HOLDS</span>"))
    #expect(article.matches(of: /<img src="data:image\/png;base64,/).count == 3)
    #expect(article.contains("alt=\"The figure fig-time before, at HEAD~1 ("))
  }

  @Test func `Of the changed rows the first stand in a table, and the rest is counted`() throws {
    let page = try Self.page(changing: Self.changeMuch)
    // Seven variances of three families changed by the same factor.
    let row =
      "<th scope=\"row\">scaled</th>\n<th scope=\"row\">0.007</th>\n<td>"
      + "<span class=\"removed\">7</span> → <span class=\"added\">10.5</span></td>"
    #expect(page.contains(row))
    #expect(page.contains("And 9 more rows besides."))
    // Under the experiment, to which what is made from it leads.
    #expect(page.matches(of: /<tr class="changed">/).count == 12)
    #expect(
      page.contains("<a class=\"id\" href=\"#change-4\">time-to-gain</a>: 21 of 39 rows; largest"))
  }

  @Test func `Results of an experiment that is not listed stand under the first item made from it`()
    throws
  {
    let page = try Self.page { report in
      report.experiments["late"] = FixtureReport.Experiment()
      report.figures["fig-time"]?.from = ["time-to-gain", "late"]
      report.experiments["time-to-gain"]?.table = FixtureReport.times { $2 * 1.5 }
      report.experiments["time-to-gain"]?.seed = 2
    }
    #expect(page.matches(of: /<tr class="changed">/).count == 12)
    #expect(page.contains("data of late added"))
  }

  @Test func `A caption's words that went and came are marked`() throws {
    var before = FixtureReport()
    before.figures["fig-time"]?.caption = "Time of three families, exact."
    before.figures["fig-time"]?.isQuotable = true
    before.figures["fig-time"]?.description = "one"
    let page = try Self.page(before) { report in
      report.figures["fig-time"]?.caption = "Time of all the families, exact."
      report.figures["fig-time"]?.description = "two"
    }
    #expect(
      page.contains(
        "<p>Time of <del>three</del> <ins>all the</ins> families, exact. </p>"))
    #expect(page.contains("<p><del>one</del> <ins>two</ins> </p>"))
  }

  @Test func `Pictures say what their drawings say, and stand above their caption`() throws {
    var before = FixtureReport()
    before.figures["fig-time"]?.isQuotable = true
    before.figures["fig-time"]?.description = "It rises."
    let page = try Self.page(before) { report in
      report.figures["fig-time"]?.specification = "another"
      report.figures["fig-time"]?.bitmap = FixtureReport.picture(black: [(7, 7)])
      report.figures["fig-time"]?.description = "It falls."
    }
    #expect(page.matches(of: /alt="The figure fig-time before, at [^"]*: It rises\."/).count == 1)
    #expect(page.matches(of: /alt="The figure fig-time after, at [^"]*: It falls\."/).count == 1)
    #expect(page.contains("<p class=\"caption\">Time</p>"))
  }

  @Test func `Rows that come and go are named`() throws {
    let page = try Self.page { report in
      report.experiments["time-to-gain"]?.table = FixtureReport.times(
        variances: FixtureReport.variances.dropFirst() + [0.014])
    }
    #expect(page.contains("<tr class=\"added\">\n<th scope=\"row\">new: scaled</th>"))
    #expect(page.contains("<tr class=\"removed\">\n<th scope=\"row\">gone: sparse</th>"))
  }

  @Test func `A flipped verdict is shouted at the top`() throws {
    let page = try Self.page(changing: Self.changeMuch)
    let shout = try #require(page.firstRange(of: "A verdict flipped"))
    let main = try #require(page.firstRange(of: "<main"))
    #expect(shout.lowerBound < main.lowerBound)
    #expect(page.contains("The slope is −1/2."))
  }

  @Test func `Hostile names stand on the page as text`() throws {
    let evil = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'\u{202E}"
    let page = try Self.page { report in
      report.claims["cl-slope"]?.statement = evil
      report.claims["cl-slope"]?.holds = false
      report.tables["tbl-time"]?.rows[0][0] = evil
      report.tables["tbl-time"]?.columns[0] = evil
      report.values[0].expression = evil
      report.failures = ["fig-\(evil)": evil]
      report.experiments["time-to-gain"]?.parameters[evil] = .text(evil)
      report.fonts = [.init(name: evil, version: evil)]
      report.figures["fig-time"]?.facts = .init(domains: [:], counts: [:])
      report.figures["fig-time"]?.bitmap = FixtureReport.picture(black: [(7, 7)])
      report.chapters = ["Chapters/02-flat.md", "Chapters/03-\(evil.replacing("/", with: "")).md"]
    }
    #expect(page.contains("&lt;/script&gt;&lt;script&gt;alert(1)"))
    #expect(!page.contains("<script>alert") && !page.contains("<img src=x"))
    #expect(!page.contains("\u{202E}"))
    #expect(page.matches(of: /<script/).count == 1)
  }

  @Test
  func `The policy allows the page's own style and script, by their digests, and nothing else`()
    throws
  {
    let page = try Self.page(changing: Self.changeMuch)
    let policy =
      /default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'/
    #expect(page.contains(policy))
    #expect(!page.contains(" style=") && !page.contains(" onclick="))
  }

  @Test func `Places of the contents are places of the page`() throws {
    let page = try Self.page(changing: Self.changeMuch)
    let links = page.matches(of: #/href="\#([^"]+)"/#).map { String($0.output.1) }
    let ids = page.matches(of: #/\sid="([^"]+)"/#).map { String($0.output.1) }
    #expect(links.count > 5 && Set(links).isSubset(of: ids))
    #expect(Set(ids).count == ids.count)
  }

  @Test func `Figures that came or went have one picture`() throws {
    let page = try Self.page { report in
      report.figures["fig-new"] = .init(bitmap: FixtureReport.picture(black: [(2, 2)]))
      report.figures["fig-time"] = nil
    }
    #expect(page.matches(of: /<figure class="before">/).count == 1)
    #expect(page.matches(of: /<figure class="after">/).count == 1)
    #expect(!page.contains("<figure class=\"where\">"))
  }

  @Test func `Equal reports make a page that says so`() throws {
    let page = try Self.page { _ in }
    #expect(page.contains("Nothing differs."))
  }
}

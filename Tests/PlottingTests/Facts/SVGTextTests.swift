import Drawing
import Plotting
import Testing

/// SVG files whose letters are text, as `--svg-text text` writes them.
@Suite struct SVGTextTests {
  /// A `text` element.
  private struct Element {
    let text: String
    let attributes: Substring

    /// The value of an attribute.
    func value(_ name: String) -> String {
      let parts = attributes.split(
        separator: " \(name)=\"", maxSplits: 1, omittingEmptySubsequences: false)
      return parts.count == 2 ? String(parts[1].prefix { $0 != "\"" }) : ""
    }

    func number(_ name: String) -> Double { Double(value(name)) ?? .nan }
  }

  private func svg(_ yaml: String) throws -> String {
    let drawing = try PlotTest(yaml).drawing()
    return String(decoding: try drawing.frame.svg(letters: .text), as: UTF8.self)
  }

  private func elements(_ svg: String) -> [Element] {
    svg.split(separator: "<text").dropFirst().compactMap { part in
      guard let end = part.firstIndex(of: ">") else { return nil }
      let rest = part[part.index(after: end)...]
      return Element(
        text: String(rest.prefix { $0 != "<" }), attributes: part[part.startIndex..<end])
    }
  }

  @Test func `titles, labels and marks' texts are text, once each`() throws {
    let svg = try svg(
      """
      title: Times
      layer:
        - mark: bar
          encoding: {x: {field: family, title: family}, y: {aggregate: count}}
        - mark: {type: text, text: hello}
      """)
    let texts = elements(svg).map(\.text)
    for text in ["Times", "family", "scaled", "rare", "count", "0", "hello"] {
      #expect(texts.count { $0 == text } == 1, "\(text)")
    }
    #expect(!svg.contains("<symbol") && !svg.contains("<use"))
  }

  @Test func `title and description stand where screen readers find them`() throws {
    let svg = try svg(
      """
      title: A & B
      description: "Less < more"
      mark: point
      encoding: {x: {field: time}}
      """)
    #expect(svg.contains("role=\"img\" aria-labelledby=\"title desc\""))
    #expect(svg.contains("<title id=\"title\">A &amp; B</title>"))
    #expect(svg.contains("<desc id=\"desc\">Less &lt; more</desc>"))
  }

  @Test func `what XML would misread is escaped`() throws {
    let svg = try svg(
      """
      mark: point
      encoding: {x: {field: time, title: "a < b & c > \\"d\\" — ‘é’"}}
      """)
    let title = try #require(elements(svg).first { $0.text.hasPrefix("a ") })
    #expect(title.text == "a &lt; b &amp; c &gt; \"d\" — ‘é’")
    #expect(!title.attributes.contains("<"))
  }

  @Test func `a formula stands on one baseline, its scripts raised, lowered and smaller`() throws {
    let svg = try svg(
      """
      mark: point
      encoding: {x: {field: time, title: "time $t_γ = x^2$ in s"}}
      """)
    let all = elements(svg)
    #expect(!all.contains { $0.text.contains("$") || $0.text.contains("_") })
    func element(_ text: String) throws -> Element {
      try #require(all.first { $0.text == text }, "\(all.map(\.text))")
    }
    let front = try element("time ")
    // Letters of formulas are the font's own, which need not be slanted.
    for text in ["𝑡", "=", "𝑥", " in s"] {
      #expect(try element(text).number("y") == front.number("y"), "\(text)")
    }
    #expect(try element("𝑥").value("font-family").contains("Math"))
    let raised = try element("2")
    #expect(raised.number("y") < front.number("y"))
    #expect(raised.number("font-size") < 0.8 * front.number("font-size"))
    // The small γ is a glyph that the font shows for no character: its outline stands for it.
    let outline = try #require(letterOutlines(svg).first)
    #expect(letterOutlines(svg).count == 1)
    let heights = outline.map(\.y)
    #expect((heights.min() ?? 0) > front.number("y") - 0.5 * front.number("font-size"))
    #expect((heights.max() ?? 0) > front.number("y") + 2)
    #expect((outline.map(\.x).min() ?? 0) > (try element("𝑡").number("x")))
    #expect((outline.map(\.x).max() ?? .infinity) < (try element("=").number("x")))
  }

  /// The points of every path filled in the colour of titles.
  private func letterOutlines(_ svg: String) -> [[(x: Double, y: Double)]] {
    svg.split(separator: "<path").dropFirst().compactMap { part in
      let element = Element(text: "", attributes: part.prefix { $0 != ">" })
      guard element.value("fill") == "#111111" else { return nil }
      let pairs = element.value("d").split { "MLCZ ".contains($0) }
      return pairs.compactMap { pair in
        let numbers = pair.split(separator: ",").compactMap { Double($0) }
        return numbers.count == 2 ? (numbers[0], numbers[1]) : nil
      }
    }
  }

  @Test func `powers at ticks keep their exponents`() throws {
    let svg = try svg(
      "mark: point\nencoding: {x: {field: variance, scale: {type: log, domain: [1e-8, 1]}}}")
    let all = elements(svg)
    let exponents = all.filter { $0.text.hasPrefix("−") }
    #expect(exponents.count >= 3)
    let base = try #require(all.first { $0.text == "10" })
    for exponent in exponents { #expect(exponent.number("y") < base.number("y")) }
  }

  @Test func `runs of text keep their lengths, in the figure's font`() throws {
    let svg = try svg("mark: point\nencoding: {x: {field: time, title: A long title}}")
    let title = try #require(elements(svg).first { $0.text == "A long title" })
    #expect(title.number("textLength") > 30)
    #expect(title.value("font-family").contains("Heros"))
    #expect(title.value("fill").hasPrefix("#"))
  }
}

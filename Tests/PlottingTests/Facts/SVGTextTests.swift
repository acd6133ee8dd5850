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
      let parts = attributes.split(separator: " \(name)=\"", maxSplits: 1)
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
    func element(_ text: String) throws -> Element {
      try #require(all.first { $0.text == text }, "\(all.map(\.text))")
    }
    #expect(!all.contains { $0.text.contains("$") || $0.text.contains("_") })
    let (variable, lowered, raised) = (try element("t"), try element("γ"), try element("2"))
    let front = try #require(all.first { $0.text.hasPrefix("time") })
    let back = try #require(all.first { $0.text.hasSuffix("in s") })
    #expect(variable.number("y") == front.number("y"))
    #expect(back.number("y") == front.number("y"))
    #expect(lowered.number("y") > front.number("y") && raised.number("y") < front.number("y"))
    for script in [lowered, raised] {
      #expect(script.number("font-size") < 0.8 * front.number("font-size"))
    }
    #expect(variable.value("font-style") == "italic" && front.value("font-style").isEmpty)
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

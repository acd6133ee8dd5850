import Publishing
import Testing

@Suite struct HTMLWriterTests {
  @Test func `blocks begin on lines of their own and text keeps its blanks`() {
    let nodes: [HTMLNode] = [
      .element(
        .section, [.id("a")],
        [
          .element(.p, [.text("One "), .element(.em, text: "two"), .text(" three")]),
          .element(.hr, []),
        ])
    ]
    #expect(
      HTMLWriter.html(nodes) == """

        <section id="a">
        <p>One <em>two</em> three</p>
        <hr>
        </section>
        """)
  }

  @Test func `no line ends are added where blanks are kept`() {
    let nodes: [HTMLNode] = [
      .element(.pre, [.element(.code, text: "a\n  b"), .element(.div, text: "c")])
    ]
    #expect(HTMLWriter.html(nodes) == "\n<pre><code>a\n  b</code><div>c</div></pre>")
  }

  @Test func `markup in text and attributes is escaped`() {
    let node = HTMLNode.element(.p, [.title("\"><script>&'")], text: "<b>&amp;</b>\u{0}")
    #expect(
      HTMLWriter.html([node]) == """

        <p title="&quot;&gt;&lt;script&gt;&amp;'">&lt;b&gt;&amp;amp;&lt;/b&gt;\u{FFFD}</p>
        """)
  }

  @Test func `random texts read back as they were and never as markup`() throws {
    var chance = Chance(seed: 1)
    for _ in 0..<3000 {
      let (title, text) = (chance.text(), chance.text())
      let html = HTMLWriter.html([.element(.span, [.title(title)], [.text(text)])])
      let nodes = try MarkupReader.nodes(of: html)
      let element = try #require(nodes.elements.first)
      #expect(nodes.elements.count == 1)
      #expect(element.attributes == ["title": legible(title)])
      #expect(nodes.text == legible(text))
    }
  }

  @Test func `no tag runs code, loads a document or sends a form`() {
    let dangerous = [
      "script", "iframe", "object", "embed", "form", "input", "button", "base", "style", "template",
      "video", "audio", "portal", "frame", "applet", "noscript",
    ]
    #expect(HTMLTag.allCases.allSatisfy { !dangerous.contains($0.rawValue) })
  }

  /// What a page can show of a text: controls and noncharacters stand as replacement characters.
  private func legible(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isForbidden = ["\u{0}", "\u{8}", "\u{FFFE}", "\u{7F}", "\u{85}"].contains(scalar)
      result.append(isForbidden ? "\u{FFFD}" : scalar)
    }
    return String(result)
  }
}

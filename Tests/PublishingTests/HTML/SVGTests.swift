import Publishing
import Testing

@Suite struct SVGTests {
  private func html(_ svg: String, prefix: String = "fig-a") throws(SVGError) -> String {
    HTMLWriter.html([.drawing(try SVGElement(svg: Array(svg.utf8), prefix: prefix))])
  }

  @Test func `ids are numbered anew under the figure's own and references follow them`() throws {
    let svg = """
      <?xml version="1.0" encoding="UTF-8"?>
      <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">
      <!-- a comment -->
      <defs><symbol id="glyph7"><path d="M 0 0"/></symbol></defs>
      <g id="surface12" clip-path="url(#clip3)"><use xlink:href="#glyph7" x="1"/></g>
      <clipPath id="clip3"><rect width="1" height="2"/></clipPath>
      </svg>
      """
    #expect(
      try html(svg) == """

        <svg viewBox="0 0 9 9">
        <defs>
        <symbol id="fig-a-1">
        <path d="M 0 0"/></symbol></defs>
        <g id="fig-a-2" clip-path="url(#fig-a-3)">
        <use href="#fig-a-1" x="1"/></g>
        <clipPath id="fig-a-3">
        <rect width="1" height="2"/></clipPath></svg>
        """)
  }

  @Test func `styles become the attributes they stand for`() throws {
    let svg = #"<svg><path style="fill:none; stroke:rgb(10%,20%,30%);stroke-width:2;" d=""/></svg>"#
    #expect(
      try html(svg) == """

        <svg>
        <path fill="none" stroke="rgb(10%,20%,30%)" stroke-width="2" d=""/></svg>
        """)
  }

  @Test(arguments: [
    ("<svg><script>alert(1)</script></svg>", "the element ‘script’"),
    ("<svg onload='alert(1)'/>", "the attribute ‘onload’"),
    ("<svg><foreignObject/></svg>", "the element ‘foreignObject’"),
    ("<svg><style>@import 'x'</style></svg>", "the element ‘style’"),
    ("<svg><a href='https://example.org'/></svg>", "the element ‘a’"),
    (
      "<svg><use href='https://example.org/x.svg#a'/></svg>",
      "a reference to ‘https://example.org/x.svg#a’"
    ),
    (
      "<svg><image href='data:image/svg+xml;base64,AAAA'/></svg>",
      "a reference to ‘data:image/svg+xml;base64,AAAA’"
    ),
    (
      "<svg><rect fill='url(https://example.org)'/></svg>", "the value ‘url(https://example.org)’"
    ),
    ("<svg><rect style='behavior:url(x)'/></svg>", "the style ‘behavior:url(x)’"),
    ("<svg><animate attributeName='href'/></svg>", "the element ‘animate’"),
    ("<html/>", "‘html’ as its outermost element"),
  ])
  func `what runs code or loads something is refused`(svg: String, name: String) {
    #expect(throws: SVGError.forbidden(name)) { try html(svg) }
  }

  @Test(arguments: [
    "", "<svg", "<svg>", "<svg></g>", "<svg a=b/>", "<svg a='1' a='2'/>", "<svg>&nbsp;</svg>",
    "<svg>&#xD800;</svg>", "<svg>&#;</svg>", "<svg>&#", "<svg><![CDATA[x]]></svg>",
    "<!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>", "<svg/><svg/>", "<svg a='<'/>",
    String(repeating: "<g>", count: 100_000),
  ])
  func `what is not well formed is refused`(svg: String) {
    #expect {
      try html(svg)
    } throws: { error in
      if case SVGError.malformed = error { true } else { false }
    }
  }

  @Test func `a description stands where screen readers look for it`() throws {
    let drawing = try SVGElement(
      svg: Array("<svg role='x'><title>old</title><g/></svg>".utf8), prefix: "fig-a")
    let described = drawing.described(
      title: "Figure 1.1", description: "A <line> falls.", id: "fig-a")
    #expect(
      HTMLWriter.html([.drawing(described)]) == """

        <svg role="img" aria-labelledby="fig-a-title fig-a-description">
        <title id="fig-a-title">Figure 1.1</title>
        <desc id="fig-a-description">A &lt;line&gt; falls.</desc>
        <g/></svg>
        """)
  }
}

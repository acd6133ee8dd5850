import Publishing
import Testing

@Suite struct HTMLAddressTests {
  @Test(arguments: [
    "https://arxiv.org/abs/2503.15477", "http://example.org", "mailto:a@example.org", "#sec-x",
    "02-flat-landscape.md#sec-x", "../Sources/Publishing", "a/b:c", "HTTPS://EXAMPLE.ORG", "",
  ])
  func `addresses that load nothing by themselves are allowed`(text: String) {
    #expect(HTMLAddress(written: text)?.text == text)
  }

  @Test(arguments: [
    "javascript:alert(1)", "JavaScript:alert(1)", "java\nscript:alert(1)",
    "\u{1}javascript:alert(1)",
    " javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "vbscript:x", "blob:x",
    "//example.org/x", "\\\\example.org", "ftp://example.org", "view-source:https://example.org",
  ])
  func `addresses of any other scheme are refused`(text: String) {
    #expect(HTMLAddress(written: text) == nil)
  }

  @Test func `ids and paths are encoded so that they stay one place or one file`() {
    #expect(HTMLAddress.place("a b\"c").text == "#a%20b%22c")
    #expect(HTMLAddress.file("figures/fig-ü.svg").text == "figures/fig-%C3%BC.svg")
  }
}

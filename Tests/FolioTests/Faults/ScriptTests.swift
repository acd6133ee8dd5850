import Foundation
import TestSupport
import Testing

/// Nothing that a chapter, its bibliography, its data or its pictures say becomes script in a page.
struct ScriptTests {
  private static let chapter = ##"""
    ---
    title: "</title><script>evil(1)</script>"
    authors: ["<img src=x onerror=evil(2)>"]
    abstract: "<svg onload=evil(3)> </script><script>evil(4)</script>"
    ---

    # A </script><script>evil(5)</script> heading {#sec-x onclick="evil(6)" .a"onclick=evil(7)}

    <script>evil(8)</script>

    <div onmouseover="evil(9)">text</div> and <b onclick=evil(10)>inline</b> <!-- <script>evil(11)</script> -->

    [a](javascript:evil(12)) [b](JaVaScRiPt:evil(13)) [c](data:text/html,<script>evil(14)</script>)
    [d][evil] <javascript:evil(15)> [e](vbscript:evil(16)) [f](java&#10;script:evil(17))
    [g](https://example.org/"onmouseover="evil(18)) [h](https://example.org "x\" onclick=evil(19) y=\"")

    [evil]: javascript:evil(20)

    ![alt" onerror="evil(21)](evil.svg "t\" onload=\"evil(22)")

    $\href{javascript:evil(23)}{x} + \url{javascript:evil(24)} + \text{</script><script>evil(25)</script>}$
    and $\class{x" onclick="evil(26)}{y} \style{background:url(javascript:evil(27))}{z} \html{<b>}$.

    ::: {#thm-x name="</script><script>evil(28)</script>" onclick="evil(29)"}
    A statement [@bad2020].
    :::

    ```html
    <script>evil(30)</script>
    ```

    ```{=html}
    <script>evil(31)</script>
    ```

    ```experiment
    id: words
    run: import
    with: {file: words.csv}
    caption: "<script>evil(32)</script>"
    ```

    ```figure
    id: fig-words
    from: words
    caption: "A caption <script>evil(33)</script>"
    alt: "x\" onload=\"evil(34)"
    mark: point
    title: "</svg><script>evil(35)</script>"
    encoding:
      x: {field: word, type: nominal, title: "<script>evil(36)</script>"}
      y: {field: number, type: quantitative}
      href: {value: "javascript:evil(37)"}
      tooltip: {field: word}
    ```

    ```table
    id: tbl-words
    from: words
    caption: "<script>evil(38)</script>"
    columns: [{value: word, title: "<script>evil(39)</script>"}, number]
    ```

    ```claim
    id: cl-x
    from: words
    claim: "<script>evil(40)</script>"
    value: max(number)
    holds: value > 0
    ```

    """##

  private static let files = [
    "Chapters/01-x.md": chapter,
    "Chapters/words.csv":
      "word,number\n<script>evil(41)</script>,1\n\"\"\" onload=\"\"evil(42)\",2\n",
    "Chapters/evil.svg": """
    <svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" onload="evil(43)"><script>evil(44)</script>\
    <a href="javascript:evil(45)"><rect width="9" height="9"/></a></svg>
    """,
    "Chapters/references.bib": """
    @article{bad2020, author = {Evil <script>evil(46)</script>}, title = {T </script><script>evil(47)</script>},
      year = {2020}, url = {javascript:evil(48)}, doi = {10.1/"onclick="evil(49)}, journal = {<b>}}
    """,
    "Chapters/macros.tex": "\\newcommand{\\x}{\\href{javascript:evil(50)}{y}}\n",
  ]

  @Test func `No script, handler or address of a stranger's is in any page or drawing`() throws {
    let test = try FolioTest(Self.files)
    let check = try test.folio("check")
    #expect(check.status == 2)
    let build = try test.folio("build", "--split")
    #expect(build.status == 2, "\(build.errors)")
    var pages = try test.contents(of: "Output").filter {
      $0.key.hasSuffix(".html") || $0.key.hasSuffix(".svg")
    }
    #expect(pages.count >= 3)
    // The pages of comparisons show the same words.
    try test.git("init", "-q")
    try test.git("add", "-A", "-f", ".")
    try test.git("commit", "-q", "-m", "</script><script>evil(51)</script>")
    try test.replace("<script>evil(41)", with: "<script>evil(52)", in: "Chapters/words.csv")
    try test.replace("A caption", with: "Another", in: "Chapters/01-x.md")
    try test.folio("build")
    try test.folio("diff", "--html", "diff.html")
    pages["diff.html"] = Data(try test.read("diff.html").utf8)
    for (path, bytes) in pages {
      for mark in Self.marks(of: String(decoding: bytes, as: UTF8.self)) {
        #expect(!Self.isDangerous(mark), "\(path): \(mark.prefix(300))")
      }
    }
  }

  /// In a PDF file an address stands between parentheses, and what follows them may be a script.
  @Test func `No address breaks out of its place in the printed pages`() throws {
    let test = try FolioTest([
      "Chapters/01-x.md": """
      # T

      [a](<https://example.org/)/S/JavaScript/JS(app.alert(1)>) and
      [b](<https://example.org/'\u{301} uri='javascript:alert(2)>) [@x2020].

      """,
      "Chapters/references.bib":
        "@misc{x2020, author = {A B}, title = {T}, year = 2020, url = {https://c.org/)/S/Launch}}\n",
    ])
    try #require(try test.folio("build").status != nil)
    let file = test.root.appendingPathComponent("Output/report.pdf")
    let bytes = String(decoding: try Data(contentsOf: file), as: Unicode.ASCII.self)
    let addresses = bytes.matches(of: /\/URI \(([^\n]*)\)\n/).map { String($0.1) }
    #expect(
      Set(addresses).isSuperset(of: [
        "https://example.org/%29/S/JavaScript/JS%28app.alert%281%29", "https://c.org/%29/S/Launch",
      ]), "\(addresses)")
    #expect(!addresses.contains { $0.contains("(") || $0.contains(")") || $0.hasPrefix("java") })
  }

  /// The tags of a page, with what stands in its own scripts and style sheets passed over.
  private static func marks(of page: String) -> [String] {
    let own = /<(script|style)(| type="application\/json" id="search-index")>(.*?)<\/\1>/
      .dotMatchesNewlines()
    for match in page.matches(of: own) {
      #expect(!match.3.contains("evil(") || !match.2.isEmpty && !match.3.contains("<"))
    }
    return page.replacing(own, with: "").matches(of: /<[a-zA-Z!\/][^<>]*>/).map { String($0.0) }
  }

  private static func isDangerous(_ mark: String) -> Bool {
    let name = mark.dropFirst().prefix { !" />".contains($0) }.lowercased()
    if ["script", "iframe", "object", "embed", "base", "form", "foreignobject"].contains(name) {
      return true
    }
    // Outside of what quotation marks enclose.
    let attributes = mark.replacing(/="[^"]*"/, with: "=").lowercased()
    if attributes.contains(/\son[a-z]+\s*=/) { return true }
    return mark.contains(
      /(href|src|action|formaction)="\s*(javascript|vbscript|data:text)/.ignoresCase())
  }
}

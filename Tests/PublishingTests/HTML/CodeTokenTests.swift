import Publishing
import Testing

/// Shown code, taken apart by what its words are.
@Suite struct CodeTokenTests {
  private static let samples:
    [(language: String, code: String, tokens: [(CodeToken.Kind, String)])] =
      [
        (
          "yaml", "run: flow # so\nseed: 7",
          [
            (.name, "run"), (.comment, "# so"), (.name, "seed"), (.number, "7"),
          ]
        ),
        (
          "yaml", "mark: {type: line}\nok: true\nurl: a#b",
          [
            (.name, "mark"), (.name, "type"), (.name, "ok"), (.number, "true"), (.name, "url"),
          ]
        ),
        (
          "sh", "folio run 04 | wc -l # all\nexport X=$HOME",
          [
            (.name, "folio"), (.number, "04"), (.name, "wc"), (.comment, "# all"),
            (.keyword, "export"),
            (.name, "X"), (.name, "$HOME"),
          ]
        ),
        (
          "swift", "@Test func f() -> Int { 3 } // x",
          [
            (.keyword, "@Test"), (.keyword, "func"), (.name, "f"), (.name, "Int"), (.number, "3"),
            (.comment, "// x"),
          ]
        ),
        (
          "python", "def f(x):\n  return 'a\\'b' if x else None",
          [
            (.keyword, "def"), (.name, "f"), (.keyword, "return"), (.string, "'a\\'b'"),
            (.keyword, "if"), (.keyword, "else"), (.number, "None"),
          ]
        ),
        (
          "json", #"{"a": "b", "c": [1.5e3, null]}"#,
          [
            (.name, #""a""#), (.string, #""b""#), (.name, #""c""#), (.number, "1.5e3"),
            (.number, "null"),
          ]
        ),
        (
          "latex", #"\frac{a}{b} \, $x$ % so"#,
          [
            (.keyword, #"\frac"#), (.keyword, #"\,"#), (.string, "$x$"), (.comment, "% so"),
          ]
        ),
        (
          "markdown", "# Title\n- see @thm-a and `code`",
          [
            (.keyword, "# Title"), (.number, "-"), (.name, "@thm-a"), (.string, "`code`"),
          ]
        ),
      ]

  @Test(arguments: samples.indices) func `words are told apart`(index: Int) {
    let sample = Self.samples[index]
    let tokens = CodeToken.tokens(of: sample.code, in: sample.language).filter {
      $0.kind != .plain
    }
    #expect(tokens.map(\.text) == sample.tokens.map(\.1))
    #expect(tokens.map(\.kind) == sample.tokens.map(\.0))
  }

  @Test func `whatever the code, its pieces joined are the code`() {
    var chance = Chance(seed: 11)
    for language in ["yaml", "sh", "swift", "python", "json", "latex", "markdown", "none", ""] {
      for _ in 0..<30 {
        let code = chance.text(upTo: 60)
        #expect(CodeToken.tokens(of: code, in: language).map(\.text).joined() == code)
      }
    }
  }

  @Test func `code of a page is marked by classes alone`() {
    expectHTML(
      Sample.chapter("```yaml\nrun: \"<a>\"\n```").body,
      """
      <pre tabindex="0"><code class="language-yaml"><span class="tf">run</span>: <span class="ts">&quot;&lt;a&gt;&quot;</span>
      </code></pre>
      """)
  }
}

import Manuscript
import Testing

/// `diff:` in directives.
struct ToleranceKeyTests {
  /// The directives of a chapter with one of each kind, all with a further line.
  private func tolerances(_ line: String) -> [Tolerance?] {
    let text = """
      ```experiment
      id: a
      run: b
      \(line)
      ```

      ```figure
      id: fig-a
      from: a
      caption: C
      mark: line
      \(line)
      ```

      ```table
      id: tbl-a
      from: a
      caption: C
      columns: [x]
      \(line)
      ```

      ```claim
      id: cl-a
      from: a
      claim: A.
      holds: true
      \(line)
      ```
      """
    var diagnostics: [Diagnostic] = []
    let chapter = Chapter(
      parsing: Array("---\ntitle: A\n---\n\n\(text)\n".utf8), path: "Chapters/01-a.md",
      diagnostics: &diagnostics)
    #expect(diagnostics == [])
    return chapter.blocks.compactMap { block -> Directive? in
      if case .directive(let directive) = block.content { directive } else { nil }
    }.map { directive in
      switch directive {
      case .experiment(let experiment): experiment.tolerance
      case .figure(let figure): figure.tolerance
      case .table(let table): table.tolerance
      case .claim(let claim): claim.tolerance
      }
    }
  }

  @Test func `Every directive can say which numbers count as equal`() {
    let both = Tolerance(relative: 1e-9, absolute: 1e-12)
    #expect(
      tolerances("diff: {relative: 1e-9, absolute: 1e-12}") == [both, both, both, both])
    #expect(tolerances("diff: {absolute: 2}").first == Tolerance(absolute: 2))
    #expect(tolerances("diff: {relative: 0}").first == .exact)
    #expect(tolerances("# nothing") == [nil, nil, nil, nil])
  }

  @Test func `A figure's plot does not contain it`() throws {
    var diagnostics: [Diagnostic] = []
    let text = "```figure\nid: fig-a\nfrom: a\ncaption: C\nmark: line\ndiff: {relative: 0}\n```\n"
    let chapter = Chapter(
      parsing: Array(text.utf8), path: "Chapters/01-a.md", diagnostics: &diagnostics)
    let plots = chapter.blocks.compactMap { block -> [String]? in
      guard case .directive(.figure(let figure)) = block.content else { return nil }
      return figure.plot.entries?.map(\.key.value)
    }
    #expect(plots == [["mark"]])
  }

  static let broken = [
    BrokenChapter(
      "a misspelt key and numbers that are none",
      #"""
      ```experiment
      id: a
      run: b
      diff: {1️⃣realtive: 1e-9, absolute: 2️⃣-1}
      ```

      ```experiment
      id: c
      run: b
      diff: {relative: 3️⃣.nan, absolute: 4️⃣.inf}
      ```

      ```experiment
      id: d
      run: b
      diff: {relative: 5️⃣5, absolute: 6️⃣little}
      ```
      """#,
      #"""
      1️⃣ ‹realtive› error: unknown key ‘realtive’ in ‘diff’ = valid keys are absolute, relative → relative
      2️⃣ ‹-1› error: ‘absolute’ must be at least 0, not the number -1
      3️⃣ ‹.nan› error: ‘relative’ must be a number, not the number nan
      4️⃣ ‹.inf› error: ‘absolute’ must be a number, not the number inf
      5️⃣ ‹5› error: ‘relative’ must be from 0 to 1, not the number 5
      6️⃣ ‹little› error: ‘absolute’ must be a number, not the text ‘little’
      """#),
    BrokenChapter(
      "a number alone, and nothing",
      #"""
      ```claim
      id: cl-a
      claim: A.
      holds: true
      diff: 1️⃣1e-9
      ```

      ```claim
      id: cl-b
      claim: B.
      holds: true
      diff: 2️⃣{}
      ```
      """#,
      #"""
      1️⃣ ‹1e-9› error: ‘diff’ must say which numbers count as equal, not the number 1e-09 = its keys are relative, a share of the larger number, and absolute → {relative: 1e-9}
      2️⃣ ‹{}› error: ‘diff’ must say which numbers count as equal, not nothing = its keys are relative, a share of the larger number, and absolute
      """#),
  ]

  @Test(arguments: broken)
  func `Mistakes are told at their place`(_ chapter: BrokenChapter) {
    #expect(chapter.actual() == chapter.expected)
  }
}

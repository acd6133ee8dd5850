import Mathematics
import Plotting
import Results
import Testing

/// Formulas in the labels of plots: the author's commands, and mistakes that come with the data.
struct LabelFormulaTests {
  private func plot(title: String, families: [String]) -> PlotTest {
    var macros = MathMacros.none
    _ = macros.define(by: #"\newcommand{\E}[1]{\mathbb{E}[#1]}"#)
    let table = Table([
      Column("family", .strings(families)),
      Column("time", .numbers(families.indices.map { Double($0 + 1) })),
    ])
    return PlotTest(
      """
      mark: bar
      encoding:
        x: {field: family, type: nominal}
        y: {field: time, type: quantitative, title: '\(title)'}
      """, tables: ["a": table], macros: macros)
  }

  @Test func `titles and data are read with the author's commands`() throws {
    let plot = plot(title: #"$\E{r}$ of $\E r$"#, families: [#"$\E{x}$"#, "b"])
    let drawing = try plot.drawing()
    #expect(drawing.notes == [])
    #expect(drawing.alternativeText.contains("E[r] of E[r]"))
    #expect(!drawing.alternativeText.contains("\\E"))
  }

  @Test func `a mistake in the specification is told, one in the data is noted once`() throws {
    #expect(
      plot(title: #"$\alhpa$"#, families: ["b"]).problems.map { $0.contains(#"→ \alpha"#) }
        == [true])
    let drawing = try plot(title: "t", families: [#"$\betta$"#, "b", #"costs $5"#]).drawing()
    #expect(
      drawing.notes == [
        #"the label ‘$\betta$’ in the data: unknown command ‘\betta’; did you mean ‘\beta’?"#,
        "the label ‘costs $5’ in the data: a formula without its closing ‘$’",
      ])
  }
}

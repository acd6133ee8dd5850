import Drawing
import Testing
import Typesetting

@Suite struct LabelTypesetterTests {
  private func typesetter(_ size: Double = 10) throws -> LabelTypesetter {
    try LabelTypesetter(Font(.heros, size: .pixels(size)))
  }

  @Test func `a label is as wide as its advances, and twice as wide at twice the size`() throws {
    let small = try typesetter(10).label("0.25")
    let large = try typesetter(20).label("0.25")
    #expect(abs(small.width.pixels - (3 * 5.56 + 2.78)) < 1e-9)
    #expect(large.width == small.width * 2)
  }

  @Test func `alignment moves the box, not its size`() throws {
    let label = try typesetter().label("Variance")
    let right = label.box(at: .pixels(100, 50), .right, .bottom)
    #expect(abs(right.right.pixels - 100) < 1e-9 && abs(right.bottom.pixels - 50) < 1e-9)
    let center = label.box(at: .pixels(100, 50), .center, .top)
    #expect(abs((center.left + center.right).pixels - 200) < 1e-9)
    #expect(abs(center.top.pixels - 50) < 1e-9)
    #expect(center.width == right.width && center.height == right.height)
  }

  @Test func `scripts are smaller, raised and lowered`() throws {
    for source in ["$x^2$ $x_2$", "x² x₂"] {
      let label = try typesetter().label(source)
      let runs = label.items(at: .zero).compactMap { item -> GlyphRun? in
        if case .glyphs(let run) = item { return run }
        return nil
      }
      let raised = try #require(runs.first { $0.text == "2" }?.glyphs.first)
      let lowered = try #require(runs.last { $0.text == "2" }?.glyphs.first)
      #expect(raised.origin.y < .zero && lowered.origin.y > .zero)
      #expect(runs.filter { $0.text == "2" }.allSatisfy { $0.size < .pixels(8) })
    }
  }

  @Test func `formulas stand on the baseline of the text around, as large as they need`() throws {
    let plain = try typesetter().label("gain x")
    let label = try typesetter().label("gain $\\frac{a}{\\sqrt{b}}$")
    #expect(label.missing.isEmpty)
    #expect(label.ascent > plain.ascent && label.descent > plain.descent)
    let items = label.items(at: .pixels(10, 20))
    #expect(items.contains { if case .path = $0 { true } else { false } })
    guard case .glyphs(let first)? = items.first else { return }
    #expect(first.glyphs.allSatisfy { $0.origin.y == .pixels(20) })
  }

  @Test func `characters that the font lacks come from the report's other font`() throws {
    let label = try typesetter().label("a ∝ b ‖∈")
    #expect(label.missing.isEmpty)
    let fonts = Set(
      label.items(at: .zero).compactMap { item -> FontFile? in
        if case .glyphs(let run) = item { return run.font }
        return nil
      })
    #expect(fonts.count == 2)
  }

  @Test func `characters that no font has are named`() throws {
    #expect(try typesetter().label("你好").missing == ["你", "好"])
  }

  @Test func `a missing font is named together with its package or without one`() {
    #expect(
      throws: TypesettingError.missingFont(
        family: "No Such Family", style: "regular", package: nil)
    ) { try LabelTypesetter(Font(FontFamily("No Such Family"), size: .pixels(10))) }
    let error = TypesettingError.missingFont(
      family: "TeX Gyre Heros", style: "bold", package: "fonts-texgyre")
    #expect(
      "\(error)"
        == "the font ‘TeX Gyre Heros’ (bold) is not installed; the package fonts-texgyre brings it")
  }

  @Test func `a font reports its name and version without the machine's folders`() throws {
    let report = try FontReport(.heros)
    #expect(report.name.contains("Heros"))
    #expect(!report.version.isEmpty)
    #expect(report.fileName == "texgyreheros-regular.otf")
  }

  @Test func `text in a PDF file is embedded as a real font`() throws {
    let label = try typesetter().label("Reward variance $\\gamma$ fi")
    let frame = Frame(
      size: Size(width: .pixels(200), height: .pixels(20)),
      items: label.items(at: .pixels(5, 15)))
    let pdf = String(decoding: try frame.pdf(), as: UTF8.self)
    #expect(pdf.contains("/FontFile3"))
    #expect(!pdf.contains("/Type3"))
    #expect(pdf.contains("/ToUnicode"))
    #expect(FontReport.reports(on: frame).map(\.fileName).contains("texgyrepagella-math.otf"))
  }
}

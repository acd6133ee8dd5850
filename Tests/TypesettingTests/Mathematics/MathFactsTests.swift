import Drawing
import Mathematics
import TestSupport
import Testing

@testable import Typesetting

/// What holds for every formula, over the whole table.
@Suite struct MathFactsTests {
  private let typesetter: MathTypesetter

  init() throws { typesetter = try MathTypesetter(beside: Font(.pagella, size: .pixels(10))) }

  private func box(_ tex: String, displayed: Bool = true) -> MathBox {
    typesetter.box(Formula(tex, displayed: displayed))
  }

  /// The ink of a layout's glyphs, in ems, y downwards; rules are left out.
  private func inks(_ layout: MathLayout) -> [(text: String, ink: Rectangle)] {
    layout.parts.compactMap { part in
      guard case .glyph(let font, let index, let size, let text) = part.shape else { return nil }
      let glyph = typesetter.fonts.faces[font].glyph(at: index)
      return (
        text,
        .pixels(
          left: part.x + glyph.inkLeft * size, top: part.y - glyph.ascent * size,
          width: (glyph.inkRight - glyph.inkLeft) * size,
          height: (glyph.ascent + glyph.descent) * size)
      )
    }
  }

  private func ink(_ text: String, in layout: MathLayout) throws -> Rectangle {
    try #require(inks(layout).first { $0.text == text }).ink
  }

  @Test func `every formula of the table is understood and has its glyphs`() {
    #expect(FormulaTable.all.count >= 250)
    for tex in FormulaTable.all {
      let formula = Formula(tex, displayed: true)
      #expect(formula.problems.map(\.message) == [], "\(tex)")
      let box = typesetter.box(formula)
      #expect(box.missing.isEmpty && box.width > .zero, "\(tex)")
    }
  }

  @Test func `a box is as high and deep as its ink`() {
    for tex in FormulaTable.all where !["phantom", "smash"].contains(where: tex.contains) {
      let layout = box(tex).layout
      for (text, ink) in inks(layout) {
        #expect(-ink.top.pixels <= layout.ascent + 1e-6, "\(tex): \(text)")
        #expect(ink.bottom.pixels <= layout.descent + 1e-6, "\(tex): \(text)")
      }
    }
  }

  @Test func `no glyph covers another`() {
    // Marks over letters and struck symbols are meant to touch, pieces of large signs overlap, and
    // an f leans over its neighbours; some commands draw together on purpose.
    let drawn = ["\\not", "\\!", "lap{", "space{-"]
    for tex in FormulaTable.all where !drawn.contains(where: tex.contains) {
      let inks = inks(box(tex).layout).filter { ink in
        !ink.text.hasPrefix("f") && ink.text.unicodeScalars.allSatisfy(Self.isSpacing)
      }
      for (index, first) in inks.enumerated() where !first.text.isEmpty {
        for second in inks[(index + 1)...] where !second.text.isEmpty {
          let share = Self.commonShare(first.ink, second.ink)
          #expect(share < 0.3, "\(tex): \(first.text) and \(second.text)")
        }
      }
    }
  }

  private static func isSpacing(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark, .spaceSeparator: false
    default: scalar != "√"
    }
  }

  /// The common area of two rectangles over the area of the smaller one.
  private static func commonShare(_ first: Rectangle, _ second: Rectangle) -> Double {
    let width = min(first.right, second.right) - max(first.left, second.left)
    let height = min(first.bottom, second.bottom) - max(first.top, second.top)
    guard width > .zero, height > .zero else { return 0 }
    let smaller = min(
      first.width.pixels * first.height.pixels, second.width.pixels * second.height.pixels)
    return smaller > 0 ? width.pixels * height.pixels / smaller : 0
  }

  @Test func `pieces for a line are together as wide as the box`() {
    for tex in FormulaTable.all {
      let formula = Formula(tex, displayed: false)
      let pieces = typesetter.pieces(formula)
      let sum = pieces.reduce(0.0) { $0 + $1.box.width.pixels + $1.spaceAfter.pixels }
      #expect(abs(sum - typesetter.box(formula).width.pixels) < 1e-6, "\(tex)")
      #expect(pieces.dropLast().allSatisfy { $0.canBreak != nil }, "\(tex)")
    }
  }

  @Test func `the same formula gives the same box, and twice the size twice the width`() throws {
    let large = try MathTypesetter(beside: Font(.pagella, size: .pixels(20)))
    for tex in FormulaTable.constructs where tex.contains("frac") {
      #expect(box(tex) == box(tex))
      let wide = large.box(Formula(tex, displayed: true))
      #expect(abs(wide.width.pixels - 2 * box(tex).width.pixels) < 1e-9)
    }
  }

  // MARK: - Fences and roots

  @Test(arguments: ["(", "[", "\\{", "|", "\\|", "\\langle", "\\lfloor"])
  func `fences cover what they enclose, symmetrically about the axis`(fence: String) throws {
    let axis = typesetter.fonts.math[.axisHeight]
    for contents in ["x", "\\frac{a}{b}", "\\sum_{i=1}^n x", "\\frac{\\frac{a}{b}}{\\frac{c}{d}}"] {
      let inside = box(contents).layout
      let whole = box("\\left\(fence) \(contents) \\right.").layout
      let inks = inks(whole).prefix { $0.text.isEmpty || $0.text != "x" }
      let sign = try #require(inks.first)
      var ink = sign.ink
      for piece in inks.dropFirst().prefix(while: { $0.text.isEmpty }) {
        ink = ink.union(piece.ink)
      }
      let reach = max(inside.ascent - axis, inside.descent + axis)
      // The shortfall: half a tenth of an em at each end.
      #expect(-ink.top.pixels >= axis + reach - 0.051, "\(fence) \(contents)")
      #expect(ink.bottom.pixels >= reach - axis - 0.051, "\(fence) \(contents)")
      #expect(abs(-ink.top.pixels - ink.bottom.pixels - 2 * axis) < 2e-3, "\(fence) \(contents)")
    }
  }

  @Test(arguments: ["x", "y", "2", "\\frac{a}{b}", "\\sum_{i=1}^n x_i", "\\sqrt{x}"])
  func `a root's bar lies above all of what is under it`(contents: String) throws {
    let inside = box(contents).layout
    let root = box("\\sqrt{\(contents)}").layout
    let bars = root.parts.compactMap { part -> (top: Double, height: Double, width: Double)? in
      if case .rule(let width, let height) = part.shape { return (-part.y, height, width) }
      return nil
    }
    let bar = try #require(bars.max { $0.top < $1.top })
    let gap = typesetter.fonts.math[.radicalDisplayStyleVerticalGap]
    #expect(bar.top - bar.height >= inside.ascent + gap - 0.05)
    #expect(abs(bar.width - inside.width) < 0.05)
    #expect(abs(bar.height - typesetter.fonts.math[.radicalRuleThickness]) < 1e-9)
    let sign = try ink("√", in: root)
    #expect(abs(-sign.top.pixels - bar.top) < 2e-3)
    #expect(sign.bottom.pixels >= inside.descent)
  }

  // MARK: - Scripts and operators

  @Test func `scripts shrink to the font's shares and no further`() {
    let sizes = box("x^{y^{z^{w}}}").layout.parts.map { part in
      if case .glyph(_, _, let size, _) = part.shape { return size }
      return 0
    }
    #expect(sizes == [1, 0.74, 0.55, 0.55])
  }

  @Test func `limits stand above and below displayed sums and beside those in lines`() throws {
    let displayed = box("\\sum_{i}^{n} x").layout
    let sum = try ink("∑", in: displayed)
    #expect(try ink("n", in: displayed).bottom < sum.top)
    #expect(try ink("i", in: displayed).top > sum.bottom)
    let inline = box("\\sum_{i}^{n} x", displayed: false).layout
    #expect(try ink("n", in: inline).left > ink("∑", in: inline).left)
    #expect(try ink("∑", in: inline).height < sum.height)
  }

  @Test func `large operators are centred on the axis`() throws {
    let axis = typesetter.fonts.math[.axisHeight]
    for tex in ["\\sum", "\\prod", "\\int", "\\bigcup"] {
      let layout = box(tex).layout
      #expect(abs((layout.ascent - layout.descent) / 2 - axis) < 1e-9, "\(tex)")
    }
  }

  @Test func `space stands around relations and operations as the TeXbook has it`() {
    func width(_ tex: String) -> Double { box(tex).layout.width }
    #expect(abs(width("a=b") - width("a") - width("=") - width("b") - 10.0 / 18) < 1e-9)
    #expect(abs(width("a+b") - width("a") - width("+") - width("b") - 8.0 / 18) < 1e-9)
    #expect(abs(width("-b") - width("-") - width("b")) < 1e-9)
    #expect(abs(width("a,b") - width("a") - width(",") - width("b") - 3.0 / 18) < 1e-9)
    #expect(abs(width("a\\quad b") - width("a") - width("b") - 1) < 1e-9)
  }

  @Test func `an array's middle lies on the axis and its rows are apart`() throws {
    let axis = typesetter.fonts.math[.axisHeight]
    let layout = box("\\begin{matrix} a \\\\ b \\\\ c \\end{matrix}").layout
    #expect(abs((layout.ascent - layout.descent) / 2 - axis) < 1e-9)
    #expect(try ink("a", in: layout).bottom < ink("b", in: layout).top)
    #expect(try ink("b", in: layout).bottom < ink("c", in: layout).top)
  }

  @Test(arguments: [
    #"\begin{array}{c} \hline\hline b \\ \hline\hline\hline d \\ \hline\hline \end{array}"#,
    #"\begin{array}{l|cr} a & b & c \\ \hline d & e & f \end{array}"#,
  ])
  func `lines of arrays touch no letter, and reach beyond the outer ones`(tex: String) {
    let layout = box(tex).layout
    let letters = inks(layout).map(\.ink)
    let lines = layout.parts.compactMap { part -> Rectangle? in
      guard case .rule(let width, let height) = part.shape, width > height else { return nil }
      return .pixels(left: part.x, top: part.y, width: width, height: height)
    }
    #expect(!lines.isEmpty)
    for line in lines {
      #expect(letters.allSatisfy { $0.bottom < line.top || $0.top > line.bottom })
      #expect(letters.allSatisfy { $0.left - line.left > .pixels(0.3) })
    }
  }

  @Test func `rows of an alignment keep their tags and are equally wide`() throws {
    let formula = Formula(
      "\\begin{align} a &= b \\tag{1} \\\\ cc &= d \\tag*{x} \\end{align}", displayed: true)
    let display = typesetter.display(formula)
    #expect(display.rows.count == 2)
    #expect(display.rows.allSatisfy { $0.tag != nil })
    #expect(display.rows[0].box.width == display.rows[1].box.width)
    #expect(display.rows[0].step > .pixels(12))
    let first = try ink("=", in: display.rows[0].box.layout)
    #expect(try abs((ink("=", in: display.rows[1].box.layout).left - first.left).pixels) < 1e-9)
  }
}

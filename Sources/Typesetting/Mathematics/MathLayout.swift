import Drawing

/// A piece of a formula being set: its measures and its parts around the origin on its baseline, in
/// ems of the text around the formula.
struct MathLayout: Sendable, Hashable {
  /// One glyph or rule.
  struct Part: Sendable, Hashable {
    /// What is drawn.
    enum Shape: Sendable, Hashable {
      /// A glyph of the font with this number in `MathFonts`; `text` is what it is copied as.
      case glyph(font: Int, index: UInt32, size: Double, text: String)
      /// A filled rectangle; the part's place is its top left corner.
      case rule(width: Double, height: Double)
    }

    var shape: Shape
    /// To the right and downwards from the origin.
    var x: Double
    var y: Double
    /// Nil for the colour of the text.
    var color: Color?
  }

  /// The one glyph that a layout consists of: scripts and accents stand by its shape.
  struct Nucleus: Sendable, Hashable {
    var font: Int
    var glyph: MathGlyph
    var size: Double
  }

  var width = 0.0
  var ascent = 0.0
  var descent = 0.0
  /// How far the top right leans out; part of the width, but subscripts stand before it.
  var italicCorrection = 0.0
  var parts: [Part] = []
  var nucleus: Nucleus?
  /// Where accents stand; nil for the middle.
  var accentAttachment: Double?

  var height: Double { ascent + descent }

  /// Nothing, of a width.
  static func space(_ width: Double) -> MathLayout { MathLayout(width: width) }

  /// Adds the parts of another layout moved by a vector, downwards positive; measures grow upwards
  /// and downwards, not to the right.
  mutating func add(_ other: MathLayout, x: Double = 0, y: Double = 0) {
    ascent = max(ascent, other.ascent - y)
    descent = max(descent, other.descent + y)
    addParts(of: other, x: x, y: y)
  }

  /// Adds parts alone, without their measures.
  mutating func addParts(of other: MathLayout, x: Double = 0, y: Double = 0) {
    parts.reserveCapacity(parts.count + other.parts.count)
    for part in other.parts {
      var moved = part
      moved.x += x
      moved.y += y
      parts.append(moved)
    }
  }

  /// Sets another layout at the end of this one.
  mutating func append(_ other: MathLayout) {
    add(other, x: width)
    width += other.width
  }

  /// Adds a filled rectangle; `top` is above the baseline.
  mutating func addRule(
    x: Double, top: Double, width: Double, height: Double, color: Color?
  ) {
    guard width > 0, height > 0 else { return }
    parts.append(Part(shape: .rule(width: width, height: height), x: x, y: -top, color: color))
    ascent = max(ascent, top)
    descent = max(descent, height - top)
  }

  /// The layout with its baseline moved: its parts lie `distance` higher.
  func raised(by distance: Double) -> MathLayout {
    var raised = self
    raised.ascent += distance
    raised.descent -= distance
    for index in raised.parts.indices { raised.parts[index].y -= distance }
    return raised
  }

  /// The layout in the middle, or at an end, of a wider one.
  func widened(to width: Double, share: Double = 0.5) -> MathLayout {
    guard width != self.width else { return self }
    var widened = MathLayout(width: width, ascent: ascent, descent: descent)
    widened.addParts(of: self, x: (width - self.width) * share)
    return widened
  }
}

/// A glyph with what formulas need to know of it; lengths in ems, heights above the baseline.
struct MathGlyph: Sendable, Hashable {
  /// Its number in the font.
  var index: UInt32
  /// How far it moves the pen.
  var advance: Double
  /// The top of its ink above the baseline.
  var ascent: Double
  /// The bottom of its ink below the baseline.
  var descent: Double
  /// The left and right end of its ink.
  var inkLeft: Double
  var inkRight: Double
  /// How far its top leans out to the right.
  var italicCorrection: Double
  /// Where accents stand over it.
  var accentAttachment: Double
  /// Whether it is a grown glyph beside which scripts stand as beside a box.
  var isExtendedShape: Bool
}

/// How a glyph grows in one direction: by larger glyphs, then by pieces put together.
struct GlyphConstruction: Sendable, Hashable {
  /// A larger glyph and its extent along the direction, in ems.
  struct Variant: Sendable, Hashable {
    var glyph: UInt32
    var extent: Double
  }

  /// A piece; where two meet they overlap by at most the shorter of their connectors.
  struct Part: Sendable, Hashable {
    var glyph: UInt32
    var extent: Double
    var startConnector: Double
    var endConnector: Double
    /// Whether it is repeated as often as needed.
    var isExtender: Bool
  }

  /// A piece at its place along the direction.
  struct PlacedPart: Sendable, Hashable {
    var glyph: UInt32
    var offset: Double
    var extent: Double
  }

  /// From the smallest to the largest.
  var variants: [Variant]
  /// From the left or bottom to the right or top; empty where the glyph cannot be built.
  var parts: [Part]
  var italicCorrection: Double
  var minimumOverlap: Double

  /// The pieces that together reach at least an extent, overlapping no more than needed
  /// (OpenType, “The MATH table”, glyph assembly).
  func assembled(atLeast extent: Double) -> [PlacedPart] {
    guard !parts.isEmpty else { return [] }
    var repeats = 0
    var sequence = expanded(repeats)
    // Each repetition adds a piece; a sequence that does not grow ends the search.
    while longest(sequence) < extent, repeats < 1_000 {
      let longer = expanded(repeats + 1)
      guard longest(longer) > longest(sequence) + 1e-6 else { break }
      repeats += 1
      sequence = longer
    }
    return placed(sequence, extent)
  }

  private func expanded(_ repeats: Int) -> [Part] {
    parts.flatMap { part in
      [Part](repeating: part, count: part.isExtender ? repeats : 1)
    }
  }

  private func longest(_ sequence: [Part]) -> Double {
    sequence.reduce(0) { $0 + $1.extent }
      - minimumOverlap * Double(max(sequence.count - 1, 0))
  }

  /// Places pieces one after another, shrunk to the extent as far as their connectors allow.
  private func placed(_ sequence: [Part], _ extent: Double) -> [PlacedPart] {
    let slacks = zip(sequence, sequence.dropFirst()).map { first, second in
      max(min(first.endConnector, second.startConnector) - minimumOverlap, 0)
    }
    let slack = slacks.reduce(0, +)
    let excess = max(longest(sequence) - extent, 0)
    let share = slack > 0 ? min(excess / slack, 1) : 0
    var placed: [PlacedPart] = []
    var offset = 0.0
    for (index, part) in sequence.enumerated() {
      placed.append(PlacedPart(glyph: part.glyph, offset: offset, extent: part.extent))
      guard slacks.indices.contains(index) else { break }
      offset += part.extent - minimumOverlap - slacks[index] * share
    }
    return placed
  }
}

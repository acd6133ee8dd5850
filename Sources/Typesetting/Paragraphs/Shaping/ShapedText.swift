import Drawing

/// A word or another piece of text as glyphs, its origin at its left end on the baseline.
///
/// Shared between all places where the piece stands, hence a class; nothing of it changes.
final class ShapedText {
  /// Neighbouring glyphs of one font.
  struct Segment {
    var face: Typeface
    var text: String
    var glyphs: [GlyphRun.Glyph]
  }

  /// Where a cluster of letters starts: in the text's bytes, and in pixels from the left end.
  struct ClusterStart {
    var byte: Int
    var x: Double
  }

  let text: String
  /// From the left end to the end of the last advance, in pixels.
  let width: Double
  let segments: [Segment]
  /// The starts of clusters in the order of the text.
  let clusters: [ClusterStart]

  init(text: String, width: Double, segments: [Segment], clusters: [ClusterStart]) {
    self.text = text
    self.width = width
    self.segments = segments
    self.clusters = clusters
  }

  /// How far from the left end the letter at a byte starts, in pixels; within a ligature, where this starts.
  func position(ofByte byte: Int) -> Double {
    var (low, high) = (0, clusters.count)
    while low < high {
      let middle = (low + high) / 2
      if clusters[middle].byte <= byte { low = middle + 1 } else { high = middle }
    }
    if byte >= text.utf8.count { return width }
    return low > 0 ? clusters[low - 1].x : 0
  }
}

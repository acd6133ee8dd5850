public import Drawing

/// A plot drawn: the frame, and what it shows in words and as data.
public struct PlotDrawing: Sendable {
  /// The drawing, with title and alternative text.
  public let frame: Frame
  /// What it shows, as data.
  public let facts: PlotFacts
  /// What it shows, in words: the author's alternative text, or one made from the data.
  public let alternativeText: String
  /// What readers should know: rows that could not be drawn, labels that could not be read, and why.
  public internal(set) var notes: [String]

  /// What drawing gathers.
  struct Parts {
    var items: [FrameItem] = []
    var facts = PlotFacts()
    var notes: [String] = []
    /// What legends take of the next view, which its labels keep clear of.
    var keptClear: [Rectangle] = []
    /// Whether facts say where and how each layer's marks are drawn.
    var detailsMarks = false
    /// The scales of places as they are fitted to the first view that uses them.
    private(set) var positions: [ScaleKey: PlotFacts.Scale] = [:]

    /// Keeps the scales of a layer's places.
    mutating func note(_ layer: FittedLayer) {
      for (channel, key) in layer.scales where positions[key] == nil {
        positions[key] = layer.positions.fact(channel)
      }
    }
  }
}

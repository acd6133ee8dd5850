public import Publishing

extension PictureChange {
  /// A fact about the plot that differs: a scale's domain, a legend's entries, how much was drawn.
  public struct Fact: Sendable, Hashable, Codable {
    /// What part of a plot a fact is about.
    public enum Part: String, Sendable, Hashable, Codable {
      /// The domain of an axis.
      case domain
      /// The texts at an axis's ticks.
      case ticks
      /// The title of an axis.
      case title
      /// The entries of a legend.
      case legend
      /// The series that a layer draws.
      case series
      /// The number of a layer's graphical elements.
      case number
      /// The number of points that a layer's lines go through.
      case points
    }

    /// What it is about, in words: `domain of x`, `number of layer 1 line`.
    public var name: String
    /// The part.
    public var part: Part
    /// Whose part: an axis's channel, a legend's title, a layer.
    public var subject: String
    /// The earlier fact; nil where there was none.
    public var from: Manifest.Scalar?
    /// The later fact; nil where there is none.
    public var to: Manifest.Scalar?

    package init(
      _ part: Part, of subject: String, from: Manifest.Scalar? = nil, to: Manifest.Scalar? = nil
    ) {
      name = "\(part.rawValue) of \(subject)"
      self.part = part
      self.subject = subject
      self.from = from
      self.to = to
    }

    /// The facts that differ between two plots, part by part, of the parts that both manifests tell.
    static func changes(from earlier: Manifest.Facts?, to later: Manifest.Facts?) -> [Fact] {
      guard let earlier, let later else { return [] }
      return facts(.domain, earlier.domains, later.domains) { .list($0) }
        + facts(.ticks, earlier.ticks, later.ticks, texts)
        + facts(.title, earlier.titles, later.titles) { .text($0) }
        + facts(.legend, earlier.legends, later.legends, texts)
        + facts(.series, earlier.series, later.series, texts)
        + facts(.number, earlier.counts, later.counts) { .integer($0) }
        + facts(.points, earlier.points, later.points) { .integer($0) }
    }

    private static func facts<Value: Equatable>(
      _ part: Part, _ earlier: [String: Value]?, _ later: [String: Value]?,
      _ scalar: (Value) -> Manifest.Scalar
    ) -> [Fact] {
      guard let earlier, let later else { return [] }
      return Comparison.changes(from: earlier, to: later).map { subject, from, to in
        Fact(part, of: subject, from: from.map(scalar), to: to.map(scalar))
      }
    }

    private static func texts(_ texts: [String]) -> Manifest.Scalar {
      .list(texts.map(Manifest.Scalar.text))
    }
  }
}

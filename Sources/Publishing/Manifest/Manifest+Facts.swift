extension Manifest {
  /// What stands in a plot, part by part: axes, legends, and how much was drawn.
  ///
  /// Views and layers are counted from 1; the names of axes and layers begin with `view 2 ` where there
  /// are several views. Manifests of earlier programs have domains and counts alone, and so what may be
  /// absent says nothing.
  public struct Facts: Sendable, Hashable, Codable {
    /// The domain of each axis by channel: two numbers, or the names of an ordinal scale.
    public var domains: [String: [Scalar]]
    /// How many graphical elements each layer has: `layer 1 line`.
    public var counts: [String: Int]
    /// The texts at the ticks of each axis of numbers.
    public var ticks: [String: [String]]?
    /// The titles of axes, of those that have one.
    public var titles: [String: String]?
    /// The texts of the entries of legends, by the legend's title.
    public var legends: [String: [String]]?
    /// The series that each layer draws, by name.
    public var series: [String: [String]]?
    /// How many points each layer of lines or areas has.
    public var points: [String: Int]?

    /// The facts of a plot.
    public init(
      domains: [String: [Scalar]], counts: [String: Int], ticks: [String: [String]]? = nil,
      titles: [String: String]? = nil, legends: [String: [String]]? = nil,
      series: [String: [String]]? = nil, points: [String: Int]? = nil
    ) {
      self.domains = domains
      self.counts = counts
      self.ticks = ticks
      self.titles = titles
      self.legends = legends
      self.series = series
      self.points = points
    }
  }
}

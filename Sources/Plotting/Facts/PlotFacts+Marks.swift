/// What a layer of marks draws, in the terms of Vega's scene.
extension PlotFacts {
  /// A layer of marks in a view.
  public struct Mark: Sendable, Hashable {
    /// The mark's name.
    public var type: String
    /// The rows that the layer has.
    public var rows: Int
    /// The items that are drawn.
    public var items: Int
    /// The series, by name; those without one are left out.
    public var series: [String]
    /// Where and how the items are drawn; nil where nobody asked.
    public var geometry: Geometry?
    /// Stacks that Vega draws as groups of their own, so that their corners can be rounded.
    public var stacks: [Geometry] = []
  }

  /// Where the items of a layer are drawn, and how, in the view's pixels.
  public struct Geometry: Sendable, Hashable {
    /// The kind of items: `symbol`, `rect`, `line`, `area`, `rule`, `text`, `trail` or `arc`.
    public var type: String
    /// The number of items; of points for lines, areas and trails.
    public var count = 0
    /// The number of points of each line, area or trail, in ascending order; nil for all others.
    public var pointsPerSeries: [Int]?
    /// Least, greatest and mean of each measure that the items have, by its name: `x`, `y`, `x2`,
    /// `y2`, `width`, `height`, `size`.
    public var ranges: [Range] = []
    /// The values of looks with how often they stand: `fill`, `stroke`, `opacity`, `shape`,
    /// `strokeDash`, `fontSize`.
    public var tallies: [Tally] = []
    /// The texts of a text mark, the first sixty; nil for all others.
    public var texts: [String]?

    /// The range of a measure; nil where the items have no such one.
    public func range(_ name: String) -> Range? { ranges.first { $0.name == name } }
  }

  /// The least, the greatest and the mean of a measure.
  public struct Range: Sendable, Hashable {
    /// The measure's name.
    public var name: String
    /// The least number.
    public var least: Double
    /// The greatest number.
    public var greatest: Double
    /// The mean.
    public var mean: Double
  }

  /// How often the values of a look stand.
  public struct Tally: Sendable, Hashable {
    /// One value.
    public struct Entry: Sendable, Hashable {
      /// The value as text.
      public var value: String
      /// How often it stands.
      public var count: Int
    }

    /// The look's name.
    public var name: String
    /// The values in the order in which they come.
    public var entries: [Entry]
  }
}

extension PlotFacts.Range {
  /// The range of numbers, those without a place left out; nil where there is none.
  init?(_ name: String, _ numbers: some Sequence<Double>) {
    self.init(name: name, least: .infinity, greatest: -.infinity, mean: 0)
    var count = 0.0
    for number in numbers where number.isFinite {
      least = min(least, number)
      greatest = max(greatest, number)
      mean += number
      count += 1
    }
    guard count > 0 else { return nil }
    mean /= count
  }
}

extension PlotFacts.Tally {
  /// The tally of values; nil where there is none.
  init?(_ name: String, _ values: some Sequence<String>) {
    self.init(name: name, entries: [])
    var places: [String: Int] = [:]
    for value in values {
      if let place = places[value] {
        entries[place].count += 1
      } else {
        places[value] = entries.count
        entries.append(Entry(value: value, count: 1))
      }
    }
    if entries.isEmpty { return nil }
  }
}

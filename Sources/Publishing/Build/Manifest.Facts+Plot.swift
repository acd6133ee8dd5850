import Plotting

extension Manifest.Facts {
  /// The marks whose layers are drawn through points, which their items do not count.
  private static let lineMarks = ["line", "area", "trail"]

  /// What a plot shows: its axes, legends, and how much was drawn, by view.
  init(_ facts: PlotFacts) {
    self.init(
      domains: [:], counts: [:], ticks: [:], titles: [:], legends: [:], series: [:], points: [:])
    for (index, view) in facts.views.enumerated() {
      let prefix = facts.views.count > 1 ? "view \(index + 1) " : ""
      for axis in view.axes { add(axis, named: prefix + axis.channel) }
      for (layer, mark) in view.marks.enumerated() {
        add(mark, named: "\(prefix)layer \(layer + 1) \(mark.type)")
      }
    }
    for legend in facts.legends { add(legend) }
  }

  private mutating func add(_ axis: PlotFacts.Axis, named name: String) {
    domains[name] =
      axis.extent.isEmpty
      ? axis.values.map(Manifest.Scalar.text) : axis.extent.map(Manifest.Scalar.number)
    // The texts of a discrete axis are its domain.
    if axis.isShown && !axis.extent.isEmpty && !axis.labels.isEmpty { ticks?[name] = axis.labels }
    if axis.isShown && !axis.title.isEmpty { titles?[name] = axis.title }
  }

  private mutating func add(_ mark: PlotFacts.Mark, named name: String) {
    counts[name] = mark.items
    if !mark.series.isEmpty { series?[name] = mark.series }
    if Self.lineMarks.contains(mark.type) { points?[name] = mark.rows }
  }

  /// Adds a legend; of several with one title, each under its own number.
  private mutating func add(_ legend: PlotFacts.Legend) {
    var name = legend.title
    var number = 1
    while legends?[name] != nil {
      number += 1
      name = "\(legend.title) (\(number))"
    }
    legends?[name] = legend.labels
  }
}

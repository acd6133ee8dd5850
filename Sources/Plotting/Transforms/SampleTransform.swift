import NumericalMethods
import Results

/// `sample`: so many rows at random, in the order of the data.
///
/// The choice is the same in every run: it depends on the number of rows and of those wanted alone.
struct SampleTransform: PlotTransform {
  static let key = "sample"
  private let count: Int

  init?(reading reader: inout PropertyReader, in scope: inout TransformScope) {
    guard let count = reader.count(Self.key, 0...1_000_000_000) else { return nil }
    self.count = count
  }

  func applied(to table: Table, among _: [String: Table]) -> Table {
    guard count < table.rowCount else { return table }
    var stream = RandomStream(seed: 0, path: ["plot", "sample"])
    var rows = Array(0..<table.rowCount)
    for place in 0..<count {
      rows.swapAt(place, place + stream.index(below: rows.count - place))
    }
    return table.selecting(rows.prefix(count).sorted())
  }
}

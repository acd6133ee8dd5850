/// Keeps the first, least, greatest and last point of each quarter of a pixel of a dense line: what is
/// left looks the same, and a PDF file of a million points stays small.
enum LineDecimation {
  private static let columnsPerPixel = 4.0
  /// Lines of fewer points stay as they are.
  private static let threshold = 4_000

  /// Whether points of a stretch are left out.
  static func thins(_ run: Range<Int>) -> Bool { run.count > threshold }

  /// The points of a stretch of a line that are drawn.
  ///
  /// - Parameter isUpright: Whether the line runs upwards, so that rows take the place of columns.
  static func thinned(_ points: [LinePoint], _ run: Range<Int>, isUpright: Bool) -> [LinePoint] {
    guard thins(run) else { return Array(points[run]) }
    var thinned: [LinePoint] = []
    var start = run.lowerBound
    while start < run.upperBound {
      let column = column(points[start], isUpright)
      var (end, least, greatest) = (start + 1, start, start)
      while end < run.upperBound, self.column(points[end], isUpright) == column {
        let height = height(points[end], isUpright)
        if height < self.height(points[least], isUpright) { least = end }
        if height > self.height(points[greatest], isUpright) { greatest = end }
        end += 1
      }
      let ends = [start, least, greatest, end - 1].map { points[$0] }
      thinned += steps(ends.map { height($0, isUpright) }).map { ends[$0] }
      start = end
    }
    return thinned
  }

  /// In which order the first (0), least (1), greatest (2) and last point (3) of a column follow.
  ///
  /// Always to the farther end, for lines as steep as those left out. Flat ones would reach farther up
  /// and down by half of their width.
  private static func steps(_ heights: [Double]) -> [Int] {
    let (first, least, greatest, last) = (heights[0], heights[1], heights[2], heights[3])
    guard least < greatest else { return [0] }
    func isNearLeast(_ height: Double) -> Bool { height - least < greatest - height }
    var steps = [0]
    var isAtLeast = false
    func go(toLeast: Bool) {
      steps.append(toLeast ? 1 : 2)
      isAtLeast = toLeast
    }
    go(toLeast: !isNearLeast(first))
    if first != (isAtLeast ? greatest : least) { go(toLeast: !isAtLeast) }
    if last == (isAtLeast ? least : greatest) { return steps }
    if isNearLeast(last) == isAtLeast { go(toLeast: !isAtLeast) }
    return steps + [3]
  }

  private static func column(_ point: LinePoint, _ isUpright: Bool) -> Double {
    ((isUpright ? point.y : point.x) * columnsPerPixel).rounded(.down)
  }

  private static func height(_ point: LinePoint, _ isUpright: Bool) -> Double {
    isUpright ? point.x : point.y
  }
}

/// Keeps the first, least, greatest and last point of each quarter of a pixel of a dense line, and both
/// ends of jumps: what is left looks the same, and a PDF file of a million points
/// stays small.
enum LineDecimation {
  private static let columnsPerPixel = 4.0
  /// From this height in pixels on a step is a jump, whose slope shows.
  private static let jumpHeight = 0.25
  /// So many jumps of a column are all kept.
  private static let jumpLimit = 8
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
      var jumps: [Int] = []
      while end < run.upperBound {
        let height = height(points[end], isUpright)
        let isJump = (height - self.height(points[end - 1], isUpright)).magnitude > jumpHeight
        if isJump, jumps.count <= jumpLimit { jumps.append(end - 1) }
        guard self.column(points[end], isUpright) == column else { break }
        if height < self.height(points[least], isUpright) { least = end }
        if height > self.height(points[greatest], isUpright) { greatest = end }
        end += 1
      }
      let marked = [start, least, greatest, end - 1]
      if jumps.isEmpty {
        let isLast = end == run.upperBound
        thinned += steps(marked.map { height(points[$0], isUpright) }, isLast: isLast)
          .map { points[marked[$0]] }
      } else {
        // Many jumps fill a column, and those to its least and greatest point alone are seen.
        let feet = jumps.count > jumpLimit ? [least - 1, greatest - 1, least, greatest] : jumps
        let kept = Set(marked + feet + feet.map { $0 + 1 }).filter { (start..<end).contains($0) }
        thinned += kept.sorted().map { points[$0] }
      }
      start = end
    }
    return thinned
  }

  /// In which order the first (0), least (1), greatest (2) and last point (3) of a column follow.
  ///
  /// Always to the farther end, for lines as steep as those left out. Flat ones would reach farther up
  /// and down by half of their width.
  ///
  /// - Parameter isLast: Whether the line ends with the column.
  private static func steps(_ heights: [Double], isLast: Bool) -> [Int] {
    let (first, least, greatest, last) = (heights[0], heights[1], heights[2], heights[3])
    guard least < greatest else { return isLast ? [0, 3] : [0] }
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

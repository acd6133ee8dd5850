import Drawing
import Plotting
import Testing

@Suite struct GradientTests {
  private let yaml = """
    data: {values: [{x: 0, y: 1}, {x: 1, y: 3}, {x: 2, y: 2}]}
    mark:
      type: area
      color:
        gradient: linear
        x1: 1
        y1: 1
        x2: 1
        y2: 0
        stops: [{offset: 0, color: white}, {offset: 1, color: darkgreen}]
    encoding: {x: {field: x}, y: {field: y}}
    """

  /// The paths in changing colours among items.
  private func shaded(_ items: [FrameItem]) -> [ShadedPath] {
    items.flatMap { item -> [ShadedPath] in
      switch item {
      case .shaded(let path): [path]
      case .group(let group): shaded(group.items)
      default: []
      }
    }
  }

  @Test func `an area is filled with colours that change over its own box`() throws {
    let frame = try PlotTest(yaml).drawing(theme: .vega).frame
    let path = try #require(shaded(frame.items).first)
    let fill = try #require(path.fill)
    #expect(fill.stops.map(\.color) == [.white, Color(hex: 0x006400)])
    guard case .linear(let from, let to) = fill.shape else {
      Issue.record("not linear")
      return
    }
    #expect(from == Point(x: path.path.bounds.right, y: path.path.bounds.bottom))
    #expect(to == Point(x: path.path.bounds.right, y: path.path.bounds.top))
  }

  @Test func `every format paints gradients`() throws {
    let frame = try PlotTest(yaml).drawing(theme: .vega).frame
    let bitmap = try FramePainter(frame).bitmap(scale: 1)
    let colors = (0..<bitmap.height).map { bitmap[bitmap.width / 2, $0].hexadecimal }
    #expect(Set(colors).count > 50)
    #expect(try !frame.pdf().isEmpty && !frame.svg().isEmpty)
  }

  @Test func `a gradient without stops, or of an unknown kind, is said`() {
    let mark = "mark: {type: bar, color: {gradient: conic}}\nencoding: {}"
    #expect(
      PlotTest(mark).problems.contains {
        $0.contains("‘gradient’ of the gradient of ‘color’ of the mark cannot be the text ‘conic’")
      })
  }
}

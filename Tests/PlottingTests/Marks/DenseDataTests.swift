import Drawing
import Plotting
import Results
import Testing

@Suite struct DenseDataTests {
  /// A number from 0 to 1 without visible order.
  private static func noise(_ index: Int) -> Double {
    let rest = index * 104_729 % 9_973
    return Double(rest) / 9_972
  }

  private static func tables(_ count: Int) -> [String: Table] {
    let xs = (0..<count).map { Double($0) / Double(count - 1) }
    let ys = (0..<count).map { index -> Double in
      let swing = 0.4 * noise(index) * noise(index / 97 + 1)
      return 0.5 + swing - xs[index] / 3
    }
    return ["data": Table([Column("x", .numbers(xs)), Column("y", .numbers(ys))])]
  }

  /// A walk of steps up and down, or numbers without any order, over a fifth of the view.
  private static func dense(_ count: Int, isWalk: Bool) -> Table {
    var state: UInt64 = 1
    var height = 0.0
    let ys = (0..<count).map { _ -> Double in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let share = Double(state >> 33) / 2_147_483_648
      height += share < 0.5 ? -1 : 1
      return isWalk ? height : share
    }
    let (least, greatest) = (ys.min() ?? 0, ys.max() ?? 1)
    let xs = (0..<count).map { Double($0) / Double(count - 1) / 5 }
    return Table([
      Column("x", .numbers(xs)),
      Column("y", .numbers(ys.map { ($0 - least) / (greatest - least) })),
    ])
  }

  private static func plot(
    _ mark: String, _ count: Int, _ tables: [String: Table]? = nil
  ) -> PlotTest {
    PlotTest(
      """
      width: 300
      height: 200
      mark: \(mark)
      encoding:
        x: {field: x, type: quantitative, scale: {domain: [0, 1]}}
        y: {field: y, type: quantitative, scale: {domain: [0, 1]}}
      """, tables: tables ?? Self.tables(count))
  }

  /// All groups of a drawing with a role.
  private static func groups(_ role: String, _ items: [FrameItem]) -> [FrameGroup] {
    items.flatMap { item -> [FrameGroup] in
      guard case .group(let group) = item else { return [] }
      return group.role == role ? [group] : groups(role, group.items)
    }
  }

  /// Items with the path of the line drawn through all points of the data.
  private static func whole(_ items: [FrameItem], _ path: Path) -> [FrameItem] {
    items.map { item in
      guard case .group(var group) = item else { return item }
      if group.role == "mark line" {
        group.items = group.items.map { item in
          guard case .path(_, let fill, let stroke) = item else { return item }
          return .path(path, fill: fill, stroke: stroke)
        }
      } else {
        group.items = whole(group.items, path)
      }
      return .group(group)
    }
  }

  @Test(arguments: [true, false])
  func `a dense line is thinned without visible change`(isWalk: Bool) throws {
    let count = 8_000
    let table = Self.dense(count, isWalk: isWalk)
    let frame = try Self.plot("line", count, ["data": table]).drawing(theme: .vega).frame
    let (xs, ys) = (table["x"]?.doubles ?? [], table["y"]?.doubles ?? [])
    let path = Path.polyline(zip(xs, ys).map { .pixels($0 * 300, (1 - $1) * 200) })
    var full = frame
    full.items = Self.whole(frame.items, path)
    #expect(full != frame)
    for scale in [1.0, 2] {
      let (all, some) = (FramePainter(full), FramePainter(frame))
      // An eighth of full coverage is not seen along edges; few pixels may have more.
      let difference = BitmapDifference(
        from: try all.bitmap(scale: scale), to: try some.bitmap(scale: scale), tolerance: 32)
      #expect(difference.changedShare < 0.0005, "\(difference.changedShare) at \(scale)")
    }
    let drawn = try #require(Self.groups("mark line", frame.items).first)
    guard case .path(let thinned, _, _) = try #require(drawn.items.first) else { return }
    #expect(thinned.elements.count <= 8 * 4 * 60 + 8)
  }

  @Test func `a flat floor with spikes is thinned without any change`() throws {
    let count = 8_000
    let heights = (0..<count).map { $0 % 97 == 40 ? Self.noise($0) : 0 }
    let table = Table([
      Column("x", .numbers((0..<count).map { Double($0) / Double(count - 1) / 5 })),
      Column("y", .numbers(heights)),
    ])
    let frame = try Self.plot("line", count, ["data": table]).drawing(theme: .vega).frame
    let path = Path.polyline(
      zip(table["x"]?.doubles ?? [], heights).map { .pixels($0 * 300, (1 - $1) * 200) })
    var full = frame
    full.items = Self.whole(frame.items, path)
    let difference = BitmapDifference(
      from: try FramePainter(full).bitmap(), to: try FramePainter(frame).bitmap(), tolerance: 2)
    #expect(difference.changedShare == 0)
    let drawn = try #require(Self.groups("mark line", frame.items).first)
    guard case .path(let thinned, _, _) = try #require(drawn.items.first) else { return }
    #expect(thinned.elements.count < 1_000)
  }

  @Test func `cells are the same whether somebody asks where each of them is or not`() throws {
    let (xs, ys) = ((0..<400).map { Double($0 % 20) }, (0..<400).map { Double($0 / 20) })
    let values = (0..<400).map { $0 == 7 ? Double.nan : Self.noise($0) }
    let table = Table([
      Column("x", .numbers(xs)), Column("y", .numbers(ys)), Column("z", .numbers(values)),
    ])
    for color in ["{field: z, type: quantitative}", "{field: z, bin: true}", "{value: red}"] {
      let plot = PlotTest(
        """
        width: 200
        height: 200
        mark: {type: rect, opacity: 0.8}
        encoding:
          x: {field: x, type: quantitative}
          y: {field: y, type: quantitative}
          color: \(color)
        """, tables: ["data": table])
      let (plain, detailed) = (try plot.drawing(), try plot.drawing(detailsMarks: true))
      #expect(plain.frame.items == detailed.frame.items)
    }
  }

  @Test func `PDF files embed the letters that they show, not what others are made of`() throws {
    let pdf = try Self.plot("point", 3).drawing().frame.pdf()
    #expect(pdf.count < 9_000)
    let texts = String(decoding: pdf, as: UTF8.self)
    #expect(texts.contains("+TeXGyreHeros-Regular"))
    #expect(texts.contains("/Subtype /Type1C"))
  }

  @Test func `more than twenty thousand dots are a picture in PDF and SVG, fewer are dots`() throws
  {
    for (count, isPicture) in [(20_000, false), (20_001, true)] {
      let frame = try Self.plot("circle", count).drawing(theme: .vega).frame
      let marks = try #require(Self.groups("mark circle", frame.items).first)
      #expect((marks.picture != nil) == isPicture)
      guard case .dots(let run)? = marks.items.first else {
        Issue.record("dense circles are one run of dots")
        return
      }
      #expect(run.dots.count == count)
    }
  }

  @Test func `marks say whether they are a picture in PDF and SVG`() throws {
    let always = try Self.plot("{type: point, rasterize: true}", 10).drawing().frame
    #expect(Self.groups("mark point", always.items).first?.picture != nil)
    let svg = String(decoding: try always.svg(), as: UTF8.self)
    #expect(svg.contains("data:image/png"))
    let never = try Self.plot("{type: circle, rasterize: false}", 20_001).drawing().frame
    #expect(Self.groups("mark circle", never.items).first?.picture == nil)
    #expect(
      Self.plot("{type: point, rasterize: 3}", 3).problems.first?.contains("‘auto’, true or false")
        == true)
  }

  @Test func `dots are the same whether somebody asks where each of them is or not`() throws {
    for mark in ["circle", "{type: circle, opacity: 0.3, size: 8}", "{type: point, filled: true}"] {
      let plot = Self.plot(mark, 2_500)
      let (plain, detailed) = (try plot.drawing(), try plot.drawing(detailsMarks: true))
      #expect(plain.frame.items == detailed.frame.items)
      #expect(plain.facts.views.first?.marks.first?.items == 2_500)
    }
  }
}

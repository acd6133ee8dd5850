import Drawing
import Typesetting

/// The layers of a panel as they are drawn: what each draws, once those that keep clear of others
/// know where these are.
struct PanelScenes {
  /// A layer with what it draws.
  struct Drawn {
    let fitted: FittedLayer
    /// The scene of all its rows.
    let scene: MarkScene
    /// What it draws: as one, or in parts where properties are computed for each row.
    fileprivate(set) var parts: [Part]
    /// What readers should know of what is computed for its rows.
    let notes: [String]
  }

  /// Some rows of a layer, drawn with the same mark.
  struct Part {
    let scene: MarkScene
    fileprivate(set) var geometry: MarkGeometry
    /// The rows of the layer's scene; nil for all.
    fileprivate let rows: [Int]?

    fileprivate init(_ scene: MarkScene, rows: [Int]? = nil) {
      self.scene = scene
      self.rows = rows
      geometry = scene.kind.geometry(scene)
    }
  }

  private(set) var layers: [Drawn]
  /// The names at the ends of lines.
  private(set) var endLabels: EndLabels
  private var space: LabelSpace

  /// - Parameters:
  ///   - taken: What insets and legends take of the view.
  ///   - isDetailed: Whether somebody asks where each item is, and how it looks.
  init(
    _ layers: [FittedLayer], width: Double, height: Double, taken: [Rectangle], _ theme: Theme,
    _ fonts: ThemeFonts, isDetailed: Bool
  ) {
    let isDetailed = isDetailed || Self.isNeeded(layers)
    self.layers = layers.map { fitted in
      func scene(_ layer: PreparedLayer) -> MarkScene {
        MarkScene(
          layer: layer, positions: fitted.positions, looks: fitted.looks, width: width,
          height: height, theme: theme, fonts: fonts, isDetailed: isDetailed)
      }
      let whole = scene(fitted.layer)
      guard let computed = fitted.layer.mark.computed else {
        return Drawn(fitted: fitted, scene: whole, parts: [Part(whole)], notes: [])
      }
      let marks = computed.marks(of: whole.layer, width: width, height: height)
      let parts = marks.parts.map { mark, rows in
        Part(scene(whole.layer.drawn(with: mark).selecting(rows)), rows: rows)
      }
      return Drawn(
        fitted: fitted, scene: whole, parts: parts.isEmpty ? [Part(whole)] : parts,
        notes: marks.notes)
    }
    var space = LabelSpace(width: width, height: height, labels: taken, marks: [])
    guard Self.isNeeded(layers) else {
      endLabels = EndLabels([], in: &space)
      self.space = space
      return
    }
    for part in self.layers.flatMap(\.parts) {
      Obstacles.take(part.geometry, part.scene, in: &space)
    }
    endLabels = EndLabels([], in: &space)
    self.space = space
    // Brackets have the fewest places to go to, labels beside rules and triangles the most.
    settle { $0 == BracketMark.name }
    endLabels = EndLabels(self.layers.map(\.scene), in: &self.space)
    settle { $0 != BracketMark.name }
  }

  /// Whether some label or layer keeps clear of others, so that its reach beyond the view has to be
  /// asked for.
  static func isNeeded(_ layers: [FittedLayer]) -> Bool {
    layers.contains {
      $0.layer.mark.labelsAtEnd || MarkKinds.kind($0.layer.mark.type).settles($0.layer.mark)
    }
  }

  private mutating func settle(_ isWanted: (String) -> Bool) {
    for layer in layers.indices where isWanted(layers[layer].scene.mark.type) {
      for part in layers[layer].parts.indices {
        let scene = layers[layer].parts[part].scene
        guard scene.kind.settles(scene.mark) else { continue }
        layers[layer].parts[part].geometry = scene.kind.settled(
          layers[layer].parts[part].geometry, scene, in: &space)
      }
    }
  }

  /// How far names of lines, and marks that keep clear of others, reach beyond the view.
  var overhang: LabelOverhang {
    var overhang = LabelOverhang()
    overhang.reach(endLabels.boxes, beyond: space.width, space.height)
    for part in layers.flatMap(\.parts) where part.scene.kind.settles(part.scene.mark) {
      guard part.scene.kind.overhangs else { continue }
      var own = LabelSpace(width: 0, height: 0, labels: [], marks: [])
      Obstacles.take(part.geometry, part.scene, in: &own)
      overhang.reach(own.obstacles, beyond: space.width, space.height)
    }
    return overhang
  }

  /// How far text marks reach beyond the view, where none is moved inside.
  static func overhang(
    ofTexts layers: [FittedLayer], width: Double, height: Double, _ theme: Theme,
    _ fonts: ThemeFonts
  ) -> LabelOverhang {
    var overhang = LabelOverhang()
    guard theme.followsGrammar else { return overhang }
    for fitted in layers where fitted.layer.mark.type == TextMark.name {
      guard fitted.layer.mark.clip != true else { continue }
      let scene = MarkScene(
        layer: fitted.layer, positions: fitted.positions, looks: fitted.looks, width: width,
        height: height, theme: theme, fonts: fonts)
      let items = scene.kind.geometry(scene).items
      overhang.reach(TextPainter(scene).boxes(items), beyond: width, height)
    }
    return overhang
  }

  /// What readers should know of labels.
  var notes: [String] { space.notes }
}

extension PanelScenes.Drawn {
  /// All that is drawn, with the rows of the layer's scene.
  var geometry: MarkGeometry {
    var whole = parts.first?.geometry ?? scene.kind.geometry(scene)
    guard parts.count > 1 else { return whole }
    whole.items = parts.flatMap { part in
      part.geometry.items.map { item in
        var item = item
        item.row = part.rows?[item.row] ?? item.row
        return item
      }
    }
    whole.series = parts.flatMap(\.geometry.series)
    whole.overlays = parts.flatMap(\.geometry.overlays)
    return whole
  }
}

/// The rectangles that marks take, to be kept clear of.
enum Obstacles {
  /// Keeps what a layer draws free of labels.
  static func take(_ geometry: MarkGeometry, _ scene: MarkScene, in space: inout LabelSpace) {
    switch geometry.kind {
    case .text: space.take(labels: TextPainter(scene).boxes(geometry.items))
    case .line, .trail: space.take(marks: geometry.series.flatMap(segments))
    case .symbol: space.take(marks: geometry.items.filter(\.isPlaced).map(symbolBox))
    case .rect, .arc: space.take(marks: geometry.items.filter(\.isPlaced).map(box))
    case .rule: space.take(marks: geometry.items.filter(\.isPlaced).flatMap(pieces))
    case .area, .path: break
    }
    for overlay in geometry.overlays { take(overlay, scene, in: &space) }
  }

  private static func symbolBox(_ item: MarkItem) -> Rectangle {
    let half = (item.size ?? 0).squareRoot() / 2 + 1
    return .pixels(left: item.x - half, top: item.y - half, width: half * 2, height: half * 2)
  }

  private static func box(_ item: MarkItem) -> Rectangle {
    around(item.x, item.y, item.x2 ?? item.x, item.y2 ?? item.y)
  }

  private static func around(_ x: Double, _ y: Double, _ x2: Double, _ y2: Double) -> Rectangle {
    .pixels(
      left: min(x, x2), top: min(y, y2), width: (x2 - x).magnitude, height: (y2 - y).magnitude)
  }

  private static func pieces(_ rule: MarkItem) -> [Rectangle] {
    pieces(
      from: LinePoint(x: rule.x, y: rule.y),
      to: LinePoint(x: rule.x2 ?? rule.x, y: rule.y2 ?? rule.y))
  }

  /// Boxes along a line: of at most 200 stretches, slanted ones in pieces.
  private static func segments(_ series: MarkSeries) -> [Rectangle] {
    series.runs.flatMap { run -> [Rectangle] in
      let step = max(1, (run.count - 1) / 200)
      return stride(from: run.lowerBound, to: max(run.upperBound - 1, run.lowerBound + 1), by: step)
        .flatMap { start -> [Rectangle] in
          let points = series.points[start...min(start + step, run.upperBound - 1)]
          if points.count == 2, let first = points.first, let last = points.last {
            return pieces(from: first, to: last)
          }
          let (xs, ys) = (points.map(\.x), points.map(\.y))
          return [around(xs.min() ?? 0, ys.min() ?? 0, xs.max() ?? 0, ys.max() ?? 0)]
        }
    }
  }

  /// A straight stretch in pieces, so small that their boxes lie close to it.
  private static func pieces(from start: LinePoint, to end: LinePoint) -> [Rectangle] {
    let (width, height) = (end.x - start.x, end.y - start.y)
    let slant = min(width.magnitude, height.magnitude)
    let count = slant.isFinite ? min(max(Int(slant / 8), 1), 100) : 1
    return (0..<count).map { index in
      let (low, high) = (Double(index) / Double(count), Double(index + 1) / Double(count))
      return around(
        start.x + width * low, start.y + height * low, start.x + width * high,
        start.y + height * high)
    }
  }
}

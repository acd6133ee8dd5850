import Drawing
import Typesetting

/// The layers of a panel as they are drawn: what each draws, once those that keep clear of others
/// know where these are.
struct PanelScenes {
  /// A layer with what it draws.
  struct Drawn {
    let fitted: FittedLayer
    let scene: MarkScene
    var geometry: MarkGeometry
  }

  private(set) var layers: [Drawn]

  init(
    _ layers: [FittedLayer], width: Double, height: Double, _ theme: Theme, _ fonts: ThemeFonts
  ) {
    self.layers = layers.map { fitted in
      let scene = MarkScene(
        layer: fitted.layer, positions: fitted.positions, looks: fitted.looks, width: width,
        height: height, theme: theme, fonts: fonts)
      return Drawn(fitted: fitted, scene: scene, geometry: scene.kind.geometry(scene))
    }
    settle()
  }

  /// Whether some layer keeps clear of others, so that its reach beyond the view has to be asked for.
  static func isNeeded(_ layers: [FittedLayer]) -> Bool {
    layers.contains { MarkKinds.kind($0.layer.mark.type).settles($0.layer.mark) }
  }

  private mutating func settle() {
    guard Self.isNeeded(layers.map(\.fitted)) else { return }
    var obstacles = layers.flatMap { Obstacles.boxes(of: $0.geometry, $0.scene) }
    for index in layers.indices {
      let scene = layers[index].scene
      guard scene.kind.settles(scene.mark) else { continue }
      let settled = scene.kind.settled(layers[index].geometry, scene, clearOf: obstacles)
      layers[index].geometry = settled
      for overlay in settled.overlays { obstacles += Obstacles.boxes(of: overlay, scene) }
    }
  }

  /// How far marks that keep clear of others reach above the view.
  var overhang: Double {
    layers.filter { $0.scene.kind.settles($0.scene.mark) && $0.scene.kind.overhangs }
      .flatMap { drawn in
        ([drawn.geometry] + drawn.geometry.overlays).flatMap {
          Obstacles.boxes(of: $0, drawn.scene)
        }
      }.map { -$0.top.pixels }.max() ?? 0
  }
}

/// The rectangles that marks take, to be kept clear of.
enum Obstacles {
  static func boxes(of geometry: MarkGeometry, _ scene: MarkScene) -> [Rectangle] {
    switch geometry.kind {
    case .text: geometry.items.compactMap { textBox($0, scene) }
    case .line, .trail: geometry.series.flatMap { segments($0) }
    case .area, .path: []
    case .symbol: geometry.items.filter(\.isPlaced).map(symbolBox)
    case .rect, .rule, .arc: geometry.items.filter(\.isPlaced).map(box)
    }
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

  /// Boxes along a line: one for each of at most 200 stretches.
  private static func segments(_ series: MarkSeries) -> [Rectangle] {
    series.runs.flatMap { run -> [Rectangle] in
      let step = max(1, (run.count - 1) / 200)
      return stride(from: run.lowerBound, to: max(run.upperBound - 1, run.lowerBound + 1), by: step)
        .map {
          let points = series.points[$0...min($0 + step, run.upperBound - 1)]
          let (xs, ys) = (points.map(\.x), points.map(\.y))
          return around(xs.min() ?? 0, ys.min() ?? 0, xs.max() ?? 0, ys.max() ?? 0)
        }
    }
  }

  /// The box of a text that is not turned, as its painter aligns it.
  private static func textBox(_ item: MarkItem, _ scene: MarkScene) -> Rectangle? {
    guard item.isPlaced, !item.text.isEmpty else { return nil }
    let scale = (item.fontSize ?? scene.theme.labelSize) / scene.theme.labelSize
    let labels = item.text.map { scene.fonts.label.label($0) }
    let width = (labels.map(\.width.pixels).max() ?? 0) * scale
    let height = labels.map(\.height.pixels).reduce(0, +) * scale
    let x = item.x + item.shift.x + (scene.mark.text.dx ?? 0)
    let y = item.y + item.shift.y + (scene.mark.text.dy ?? 0)
    let left =
      switch scene.mark.text.align {
      case .left: x
      case .right: x - width
      case .center, nil: x - width / 2
      }
    let top =
      switch scene.mark.text.baseline {
      case .top, .lineTop: y
      case .bottom, .lineBottom, .alphabetic: y - height
      case .middle, nil: y - height / 2
      }
    return .pixels(left: left, top: top, width: width, height: height)
  }
}

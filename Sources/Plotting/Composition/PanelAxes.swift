import Results
import Typesetting

/// A layer of a panel with its scales fitted to the view.
struct FittedLayer: Sendable {
  let layer: PreparedLayer
  let positions: PositionScales
  let looks: LookScales
  /// The keys of these scales.
  let scales: [Channel: ScaleKey]
}

/// An axis laid out, with its scale fitted to the view.
struct FittedAxis: Sendable {
  var layout: AxisLayout
  let scale: PositionScale
}

/// A panel laid out: its size, its axes and its layers fitted to it.
struct PanelAxes: Sendable {
  let width: Double
  let height: Double
  let x: [FittedAxis]
  let y: [FittedAxis]
  let layers: [FittedLayer]
  let ground: ViewGround
  /// The axes of a ternary view; nil for other views.
  let ternary: TernaryAxes?
  /// The views within it.
  let insets: [InsetLayout]
  /// How far the names at the ends of lines and of corners reach beyond the view.
  let labelOverhang: LabelOverhang

  init(
    _ panel: Panel, width: Double, height: Double, _ theme: Theme, _ fonts: ThemeFonts
  ) {
    self.width = width
    self.height = height
    ground = panel.ground
    x = Self.fitted(panel.xAxes, along: width, flips: false, theme, fonts)
    y = Self.fitted(panel.yAxes, along: height, flips: true, theme, fonts)
    layers = panel.layers.map { layer in
      FittedLayer(
        layer: layer.layer, positions: layer.positions.fitted(width: width, height: height),
        looks: layer.looks, scales: layer.scales)
    }
    ternary = TernaryAxes(
      layers.map(\.layer), width: width, height: height, theme, fonts)
    let around = panel.mainPositions.fitted(width: width, height: height)
    insets = panel.insets.map {
      InsetLayout($0, width: width, height: height, around, theme, fonts)
    }
    var overhang = ternary?.overhang ?? LabelOverhang()
    if PanelScenes.isNeeded(layers) {
      let scenes = PanelScenes(
        layers, width: width, height: height, taken: insets.map(\.box), theme, fonts,
        isDetailed: true)
      overhang.widen(to: scenes.overhang)
    }
    overhang.widen(
      to: PanelScenes.overhang(ofTexts: layers, width: width, height: height, theme, fonts))
    labelOverhang = overhang
  }

  /// The distance between axes at the same side.
  private static let gap = 8.0

  /// The axes laid out; further ones at a side stand beyond those before, unless the author says
  /// how far.
  private static func fitted(
    _ axes: [PanelAxis], along length: Double, flips: Bool, _ theme: Theme, _ fonts: ThemeFonts
  ) -> [FittedAxis] {
    var taken: [AxisSide: Double] = [:]
    return axes.map { axis in
      let scale = axis.scale.fitted(length: length, flips: flips)
      var specification = axis.specification
      if let room = taken[specification.side], specification.options.offset == nil {
        specification.options.offset = room + gap
      }
      let builder = AxisBuilder(specification, scale, theme, fonts)
      let layout = builder.layout(length: length)
      if specification.isShown {
        taken[specification.side] = max(
          taken[specification.side] ?? 0, layout.extent(withTitle: true))
      }
      return FittedAxis(layout: layout, scale: scale)
    }
  }

  /// All axes, those along the width first.
  var axes: [FittedAxis] { x + y }
}

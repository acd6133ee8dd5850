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
  /// How far the names at the ends of lines reach beyond the view.
  let labelOverhang: LabelOverhang

  init(
    _ panel: Panel, width: Double, height: Double, _ theme: Theme, _ fonts: ThemeFonts
  ) {
    self.width = width
    self.height = height
    ground = panel.ground
    x = panel.xAxes.map { axis in
      let scale = axis.scale.fitted(length: width, flips: false)
      let builder = AxisBuilder(axis.specification, scale, theme, fonts)
      return FittedAxis(layout: builder.layout(length: width), scale: scale)
    }
    y = panel.yAxes.map { axis in
      let scale = axis.scale.fitted(length: height, flips: true)
      let builder = AxisBuilder(axis.specification, scale, theme, fonts)
      return FittedAxis(layout: builder.layout(length: height), scale: scale)
    }
    layers = panel.layers.map { layer in
      FittedLayer(
        layer: layer.layer, positions: layer.positions.fitted(width: width, height: height),
        looks: layer.looks, scales: layer.scales)
    }
    labelOverhang = EndLabels(layers, width: width, height: height, theme, fonts).overhang
  }

  /// All axes, those along the width first.
  var axes: [FittedAxis] { x + y }
}

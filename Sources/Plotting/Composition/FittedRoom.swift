import Drawing
import Typesetting

/// The room that Vega leaves around one view when it fits it into a figure (`autosize: fit`): by
/// what stands around the view, and reaches beyond it, while it is as large as the figure.
struct FittedRoom {
  private var all = LabelOverhang()
  /// The part of it that legends stand beside: that of the axes alone.
  private var axes = LabelOverhang()
  private let title: ViewTitle
  /// Where the ticks of each axis are, as shares of its length.
  private var ticks: [[Double]] = []

  /// The room around the view of a block; nil where there are several.
  init?(_ block: Block, _ theme: Theme, _ fonts: ThemeFonts) {
    switch block {
    case .table: return nil
    case .grid(let layout):
      guard let panel = layout.axes.first?.first ?? nil, layout.axes.count == 1,
        layout.axes[0].count == 1, !layout.grid.isFacet
      else { return nil }
      title = layout.headings.title
      take(panel)
      all.widen(to: panel.labelOverhang)
      for fitted in panel.layers where fitted.layer.mark.clip != true {
        let scene = MarkScene(
          layer: fitted.layer, positions: fitted.positions, looks: fitted.looks,
          width: panel.width, height: panel.height, theme: theme, fonts: fonts, isDetailed: true)
        all.reach(
          scene.kind.geometry(scene).reaches, beyond: panel.width, panel.height)
      }
    case .legended(let inner, let sides):
      guard let room = FittedRoom(inner, theme, fonts) else { return nil }
      self = room
      take(sides)
    }
  }

  /// The room beside the view and above and below it, in whole pixels.
  var width: Double { total(all.left, .left) + total(all.right, .right) }
  var height: Double { total(all.top, .top) + total(all.bottom, .bottom) }

  private func total(_ reach: Double, _ side: AxisSide) -> Double {
    (reach + title.room(side)).rounded(.up)
  }

  private mutating func take(_ panel: PanelAxes) {
    for axis in panel.axes.map(\.layout) {
      ticks.append(axis.ticks.map { $0.place / axis.length })
      let extent = axis.extent(withTitle: true)
      switch axis.axis.side {
      case .left: axes.left = max(axes.left, extent)
      case .right: axes.right = max(axes.right, extent)
      case .top: axes.top = max(axes.top, extent)
      case .bottom: axes.bottom = max(axes.bottom, extent)
      }
      // A tick's line counts with a pixel on both sides.
      let ticks = axis.axis.isShown && axis.showsTicks ? axis.tickLines.map(\.place) : []
      let start = max(axis.overhang.start, 1 - (ticks.min() ?? 1))
      let end = max(axis.overhang.end, (ticks.max() ?? axis.length - 1) + 1 - axis.length)
      if axis.isVertical {
        (all.top, all.bottom) = (max(all.top, start), max(all.bottom, end))
      } else {
        (all.left, all.right) = (max(all.left, start), max(all.right, end))
      }
    }
    all.widen(to: axes)
  }

  /// The labels of axes in the order of Vega's scene: those that the view as large as the figure has
  /// too come first.
  func ordered(_ axes: [PlotFacts.Axis], width: Double, height: Double) -> [PlotFacts.Axis] {
    guard axes.count == ticks.count else { return axes }
    return zip(axes, ticks).map { axis, first in
      var axis = axis
      let length = axis.channel == "x" ? width : height
      let isKept = axis.places.map { place in
        first.contains { ($0 - place / length).magnitude < 1e-6 }
      }
      let order = isKept.indices.filter { isKept[$0] } + isKept.indices.filter { !isKept[$0] }
      axis.labels = order.map { axis.labels[$0] }
      axis.places = order.map { axis.places[$0] }
      return axis
    }
  }

  /// Legends count across the side at which they stand, not along it.
  private mutating func take(_ sides: LegendSides) {
    func room(_ legends: Double, beside axes: Double) -> Double {
      legends > 0 ? axes.rounded(.up) + legends : 0
    }
    all.widen(
      to: LabelOverhang(
        left: room(sides.left, beside: axes.left), right: room(sides.right, beside: axes.right),
        top: room(sides.top, beside: axes.top), bottom: room(sides.bottom, beside: axes.bottom)))
  }
}

extension MarkGeometry {
  /// The rectangles that Vega counts for what is drawn, outlines in their full width on both sides.
  fileprivate var reaches: [Rectangle] {
    let own: [Rectangle] =
      switch kind {
      case .text: []
      case .symbol:
        items.filter(\.isPlaced).map { item in
          let half = (item.size ?? 0).squareRoot() / 2
          return item.look.reach(from: item.x - half, item.y - half, item.x + half, item.y + half)
        }
      case .arc:
        items.filter(\.isPlaced).map { item in
          let radius = item.arc?.outer ?? 0
          return item.look.reach(
            from: item.x - radius, item.y - radius, item.x + radius, item.y + radius)
        }
      case .rect, .rule:
        items.filter(\.isPlaced).map { item in
          item.look.reach(from: item.x, item.y, item.x2 ?? item.x, item.y2 ?? item.y)
        }
      case .line, .area, .trail, .path:
        series.flatMap { series in
          series.points.indices.filter(series.isDefined).map { index in
            let point = series.points[index]
            return series.look.reach(from: point.x, point.y, point.x, point.y)
          }
        }
      }
    return own + overlays.flatMap(\.reaches)
  }
}

extension MarkLook {
  /// The rectangle between two corners with the outline around it.
  fileprivate func reach(
    from x: Double, _ y: Double, _ x2: Double, _ y2: Double
  ) -> Rectangle {
    let line = outline?.width.pixels ?? 0
    return .pixels(
      left: min(x, x2) - line, top: min(y, y2) - line, width: (x2 - x).magnitude + 2 * line,
      height: (y2 - y).magnitude + 2 * line)
  }
}

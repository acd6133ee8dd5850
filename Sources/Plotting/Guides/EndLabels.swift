import Drawing
import Results
import Typesetting

/// How far labels that belong to no axis reach beyond the view.
struct LabelOverhang {
  var left = 0.0
  var right = 0.0
  var top = 0.0
  var bottom = 0.0
}

/// The names of lines at their right ends, moved apart where lines end close together.
struct EndLabels {
  private struct Candidate {
    var label: TypesetLabel
    var x: Double
    var y: Double
  }

  private let layers: [FittedLayer]
  private let width: Double
  private let height: Double
  private let theme: Theme
  private let fonts: ThemeFonts

  /// The names of a view's lines; none where no layer wants them.
  init(
    _ layers: [FittedLayer], width: Double, height: Double, _ theme: Theme, _ fonts: ThemeFonts
  ) {
    self.layers = layers.filter(\.layer.mark.labelsAtEnd)
    self.width = width
    self.height = height
    self.theme = theme
    self.fonts = fonts
  }

  /// How far the labels reach beyond the view's right, top and bottom edges.
  var overhang: LabelOverhang {
    let placed = apart(layers.flatMap(candidates))
    let half = theme.labelSize * 0.6
    return LabelOverhang(
      right: max(placed.map { $0.x + 5 + $0.label.width.pixels - width }.max() ?? 0, 0),
      top: max(-(placed.map { $0.y - half }.min() ?? 0), 0),
      bottom: max((placed.map { $0.y + half }.max() ?? 0) - height, 0))
  }

  func items() -> [FrameItem] {
    let candidates = layers.flatMap(candidates)
    guard !candidates.isEmpty else { return [] }
    let items = apart(candidates).flatMap { candidate in
      candidate.label.items(at: .pixels(candidate.x + 5, candidate.y), .left, .middle)
    }
    return [.group(FrameGroup("line labels", items: items))]
  }

  private func candidates(_ fitted: FittedLayer) -> [Candidate] {
    let layer = fitted.layer
    let scene = MarkScene(
      layer: layer, positions: fitted.positions, looks: fitted.looks, width: width,
      height: height, theme: theme, fonts: fonts)
    guard let xs = scene.places(.x), let ys = scene.places(.y) else { return [] }
    return layer.series().compactMap { rows in
      let ordered = SeriesOrder.ordered(rows, scene)
      guard let last = ordered.last(where: { !xs[$0].isNaN && !ys[$0].isNaN }),
        let name = EndLabels.name(layer, last)
      else { return nil }
      let color = scene.look(last).strokeColor ?? theme.labelColor
      return Candidate(
        label: fonts.label.label(name, color: color.mixed(with: .black, share: 0.2)), x: xs[last],
        y: min(max(ys[last], 0), height))
    }
  }

  /// The name of a series: the values that part it from the others.
  static func name(_ layer: PreparedLayer, _ row: Int) -> String? {
    let fields = layer.encoding.fields.filter { channel, field in
      channel.separatesSeries && channel != .detail && field.measure.isDiscrete
    }.map(\.field.column).uniqued()
    let names = fields.compactMap { layer.table[$0]?.keys[row].text }
    return names.isEmpty ? nil : names.joined(separator: ", ")
  }

  /// Pushes overlapping labels up and down, in the order of their lines' ends.
  private func apart(_ candidates: [Candidate]) -> [Candidate] {
    var sorted = candidates.sorted { $0.y < $1.y }
    let height = theme.labelSize * 1.15
    for _ in 0..<60 {
      var moved = false
      for (index, next) in zip(sorted.indices, sorted.indices.dropFirst()) {
        let overlap = height - (sorted[next].y - sorted[index].y)
        guard overlap > 0.01, (sorted[next].x - sorted[index].x).magnitude < 60 else { continue }
        sorted[index].y -= overlap / 2
        sorted[next].y += overlap / 2
        moved = true
      }
      if !moved { break }
    }
    return sorted
  }
}

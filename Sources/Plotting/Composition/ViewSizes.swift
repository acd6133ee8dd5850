import Drawing

/// The size of a view: given, by steps, or what the layout leaves.
struct ViewSizes {
  let width: Double
  let height: Double

  /// The greatest step between bands where the author says nothing: fewer bars make a narrower
  /// view, not thicker bars.
  private static let greatestStep = 64.0

  init(_ panel: Panel, in grid: PanelGrid, _ size: FlexibleSize, _ theme: Theme) {
    let positions = panel.mainPositions
    let columns = Steps(positions.x, positions.xOffset)
    let rows = Steps(positions.y, positions.yOffset)
    let open = Self.open(panel, positions, theme)
    switch panel.width {
    case .view(let pixels)?: width = pixels
    case .step(let step, let ofPosition)?:
      width = columns?.length(step, ofPosition: ofPosition) ?? open?.width ?? size.width
    case nil where open != nil:
      width = columns?.length(theme, theme.views?.discreteWidth) ?? open?.width ?? size.width
    case .figure?, .content?, .container?, nil:
      let limit = columns.map { $0.isBand ? $0.count * Self.greatestStep : .infinity } ?? .infinity
      width = open == nil ? min(size.width, limit) : size.width
    }
    let isTernary = panel.layers.contains { $0.layer.specification.ternary != nil }
    switch panel.height {
    case nil where isTernary: height = (width * Ternary.heightShare).rounded()
    case .view(let pixels)?: height = pixels
    case .step(let step, let ofPosition)?:
      height =
        rows?.length(step, ofPosition: ofPosition) ?? open?.height ?? width * theme.aspectRatio
    case .figure?, .content?, .container?:
      height = size.height ?? open?.height ?? width * theme.aspectRatio
    case nil:
      height =
        open.map { rows?.length(theme, theme.views?.discreteHeight) ?? $0.height }
        ?? Self.height(width, size, columns, rows, grid, theme)
    }
  }

  /// The size that a theme with views of its own size gives: along axes of numbers, and a step
  /// where a view has no axis; nil for a theme whose views share the figure's width.
  private static func open(
    _ panel: Panel, _ positions: PositionScales, _ theme: Theme
  ) -> (width: Double, height: Double)? {
    theme.views.map { sizes in
      let isRound = panel.layers.contains { $0.layer.mark.type == "arc" }
      func isStep(_ channel: Channel, _ scale: PositionScale?) -> Bool {
        !isRound && (scale == nil || isOff(channel, panel))
      }
      return (
        isStep(.x, positions.x) ? sizes.discreteWidth ?? theme.step : sizes.width,
        isStep(.y, positions.y) ? sizes.discreteHeight ?? theme.step : sizes.height
      )
    }
  }

  /// Whether places are pixels as they are: `scale: null`.
  private static func isOff(_ channel: Channel, _ panel: Panel) -> Bool {
    panel.layers.contains { $0.layer.encoding[channel]?.scale.isOff == true }
  }

  private static func height(
    _ width: Double, _ size: FlexibleSize, _ columns: Steps?, _ rows: Steps?, _ grid: PanelGrid,
    _ theme: Theme
  ) -> Double {
    if let rows, let columns, rows.isBand, columns.isBand {
      return min(max(width * rows.count / columns.count, width * 0.4), width)
    }
    if let rows { return rows.count * (rows.isBand ? theme.step : theme.step * 0.9) }
    return min(width, size.width) * (grid.columnCount > 1 ? 0.8 : theme.aspectRatio)
  }

  /// How many steps a discrete axis has.
  private struct Steps {
    private let units: Double
    /// The steps within a band, its padding included; nil where nothing parts bands.
    private var nested: Double?
    private var nestedCount = 1.0
    let isBand: Bool

    /// The steps of a scale; nil for a continuous one.
    init?(_ scale: PositionScale?, _ offset: PositionScale?) {
      guard case .band(let band)? = scale else { return nil }
      units = max(BandScale.units(band.domain.count, band.paddingInner, band.paddingOuter), 1e-9)
      isBand = band.paddingInner < 1
      guard case .band(let offset)? = offset, isBand else { return }
      let inner = BandScale.units(
        offset.domain.count, offset.paddingInner, offset.paddingOuter)
      nested = inner / (1 - band.paddingInner)
      nestedCount = Double(max(offset.domain.count, 1))
    }

    /// The steps for a layout that has no step of its own.
    var count: Double { max(units, 1) * (nestedCount > 1 ? nestedCount * 0.7 : 1) }

    /// The length of an axis that a theme gives: a fixed one, or a step for each value.
    func length(_ theme: Theme, _ fixed: Double?) -> Double {
      fixed ?? length(theme.step, ofPosition: false)
    }

    /// The length of an axis with a step for each value, or for each value within its bands.
    func length(_ step: Double, ofPosition: Bool) -> Double {
      units * step * (ofPosition ? 1 : nested ?? 1)
    }
  }

  /// Whether a grid's views take the width that the layout leaves them.
  static func isFlexible(width grid: PanelGrid, _ theme: Theme) -> Bool {
    guard let panel = grid.panels.lazy.joined().compactMap({ $0 }).first else { return true }
    switch panel.width {
    case .view?, .step?: return false
    case .figure?, .content?, .container?: return true
    case nil: return theme.views == nil
    }
  }

  /// The width of the whole figure that an author asks for, if any.
  static func figureWidth(_ arrangement: Arrangement) -> Double? {
    lengths(arrangement) { $0.width }
  }

  /// The height of the whole figure that an author asks for, if any.
  static func figureHeight(_ arrangement: Arrangement) -> Double? {
    lengths(arrangement) { $0.height }
  }

  private static func lengths(
    _ arrangement: Arrangement, _ extent: (Panel) -> ViewExtent?
  ) -> Double? {
    arrangement.grids.flatMap { $0.panels.joined() }.compactMap { panel in
      if case .figure(let length)? = panel.flatMap(extent) { return length.pixels }
      return nil
    }.max()
  }
}

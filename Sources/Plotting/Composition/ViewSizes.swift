import Drawing

/// The size of a grid's views: given, by steps, or what the layout leaves.
struct ViewSizes {
  let width: Double
  let height: Double

  /// The greatest step between bands where the author says nothing: fewer bars make a narrower
  /// view, not thicker bars.
  private static let greatestStep = 64.0

  init(_ grid: PanelGrid, _ size: FlexibleSize, _ theme: Theme) {
    guard let panel = grid.panels.lazy.joined().compactMap({ $0 }).first else {
      width = size.width
      height = size.width * theme.aspectRatio
      return
    }
    let columns = Self.steps(panel.positions.x, panel.positions.xOffset)
    let rows = Self.steps(panel.positions.y, panel.positions.yOffset)
    switch panel.width {
    case .view(let pixels)?: width = pixels
    case .step(let step)?: width = columns.map { $0.count * step } ?? size.width
    case .figure?, nil:
      if let size = theme.viewSize {
        width = columns.map { $0.count * theme.step } ?? size
        break
      }
      let limit = columns.map { $0.isBand ? $0.count * Self.greatestStep : .infinity } ?? .infinity
      width = min(size.width, limit)
    }
    switch panel.height {
    case .view(let pixels)?: height = pixels
    case .step(let step)?: height = rows.map { $0.count * step } ?? width * theme.aspectRatio
    case .figure?: height = size.height ?? width * theme.aspectRatio
    case nil where theme.viewSize != nil:
      height = rows.map { $0.count * theme.step } ?? theme.viewSize ?? width
    case nil: height = Self.height(width, size, columns, rows, grid, theme)
    }
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
    var count: Double
    var isBand: Bool
  }

  private static func steps(_ scale: PositionScale?, _ offset: BandScale?) -> Steps? {
    guard case .band(let band)? = scale else { return nil }
    let units = BandScale.units(band.domain.count, band.paddingInner, band.paddingOuter)
    let nested = offset.map { Double(max($0.domain.count, 1)) } ?? 1
    return Steps(
      count: max(units, 1) * (nested > 1 ? nested * 0.7 : 1), isBand: band.paddingInner < 1)
  }

  /// Whether a grid's views take the width that the layout leaves them.
  static func isFlexible(width grid: PanelGrid, _ theme: Theme) -> Bool {
    guard theme.viewSize == nil else { return false }
    guard let panel = grid.panels.lazy.joined().compactMap({ $0 }).first else { return true }
    switch panel.width {
    case .view?, .step?: return false
    case .figure?, nil: return true
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

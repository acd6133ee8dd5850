import Drawing

/// Clouds of equal discs, which are kept and drawn together: an item each would take a hundred times
/// the memory.
enum DenseDots {
  /// Fewer discs than this stay paths of their own.
  private static let threshold = 2_000

  // MARK: - Of rows

  /// The discs of a scene's rows; nil where there are few, where somebody asks about each, or where
  /// rows differ in more than place and colour.
  static func run(_ scene: MarkScene, _ xs: [Double], _ ys: [Double]) -> DotRun? {
    guard !scene.isDetailed, scene.rowCount >= threshold, drawsDiscs(scene),
      let colors = RowColors(scene, strokeWidth: scene.theme.pointStrokeWidth),
      colors.look.outline == nil
    else { return nil }
    let size = scene.number(.size, 0) ?? scene.mark.size ?? scene.theme.pointSize
    var palette = Palette(size: size, scene.theme)
    for row in 0..<scene.rowCount where scene.isInside(xs[row], ys[row]) {
      guard !xs[row].isNaN, !ys[row].isNaN else { continue }
      guard let color = colors[row], palette.add(color, at: .pixels(xs[row], ys[row])) else {
        return nil
      }
    }
    return palette.run
  }

  /// Whether the mark of every row is a disc.
  private static func drawsDiscs(_ scene: MarkScene) -> Bool {
    let isRound =
      scene.mark.type == "circle"
      || scene.mark.type == "point" && scene.layer.encoding[.shape] == nil
        && scene.mark.shape ?? .circle == .circle
    return isRound && scene.isFilled
  }

  // MARK: - Of items

  /// The discs that items are; nil where there are few or where they are anything else.
  static func run(_ items: [MarkItem], _ theme: Theme) -> DotRun? {
    guard items.count >= threshold, let size = items.first?.size,
      items.allSatisfy({ $0.size == size && $0.shape == .circle })
    else { return nil }
    var palette = Palette(size: size, theme)
    for item in items where item.isPlaced {
      guard let color = item.look.fillColor, item.look.outline == nil, !item.look.isShaded,
        palette.add(color, at: .pixels(item.x, item.y))
      else { return nil }
    }
    return palette.run
  }

  /// Gathers discs and their colours.
  private struct Palette {
    private let theme: Theme
    private var indices: [Color: UInt32] = [:]
    private var previous: (color: Color, index: UInt32)?
    private(set) var run: DotRun?
    private let diameter: Length

    init(size: Double, _ theme: Theme) {
      self.theme = theme
      diameter = .pixels(theme.area(max(size, 0), of: .circle).squareRoot())
    }

    /// False where the disc has another outline than those before it, or is none.
    mutating func add(_ color: Color, at center: Point) -> Bool {
      guard diameter > .zero else { return false }
      if let previous, previous.color == color {
        run?.dots.append(.init(center: center, color: previous.index))
        return true
      }
      let outline = theme.pointOutline(around: color)
      if run == nil { run = DotRun(diameter: diameter, colors: [], outline: outline, dots: []) }
      guard run?.outline == outline else { return false }
      let index = indices[color] ?? UInt32(indices.count)
      if indices[color] == nil {
        indices[color] = index
        run?.colors.append(color)
      }
      previous = (color, index)
      run?.dots.append(.init(center: center, color: index))
      return true
    }
  }
}

extension Theme {
  /// The line that sets points without one apart from what lies below.
  func pointOutline(around fill: Color?) -> Stroke? {
    guard fill?.alpha == 1, outlinesPoints, let background else { return nil }
    return Stroke(background, width: .pixels(0.6))
  }
}

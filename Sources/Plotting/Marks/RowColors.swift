import Drawing
import Results

/// The colours inside the marks of a layer that differ in no other look: asked for one by one, where a
/// whole look for each of many thousand rows would take most of the time.
struct RowColors {
  /// How the first row is painted; all others differ in the colour inside alone.
  let look: MarkLook
  private let colors: Colors

  private enum Colors {
    /// All rows have that of the first one.
    case common
    /// The index of each row's colour among those of a ramp; -1 for none.
    case ramp([Int32], [Color])
    /// What a scale makes of each row's value.
    case values([Value], LookScale?, opacity: Double)
  }

  /// Nil where rows differ in more than the colour inside, or where colours change over a mark.
  init?(_ scene: MarkScene, strokeWidth: Double = 1) {
    let encoding = scene.layer.encoding
    guard scene.rowCount > 0, encoding.conditionalChannels.isEmpty else { return nil }
    let varying = encoding.channels.filter { $0.isLook && encoding.field($0) != nil }
    look = scene.look(0, strokeWidth: strokeWidth)
    guard !look.isShaded, varying.count < 2 else { return nil }
    let inside = encoding[.fill] == nil && scene.isFilled ? Channel.color : .fill
    guard varying.allSatisfy({ $0 == inside }) else { return nil }
    let opacity = look.opacity * look.fillOpacity
    if case .ramp(let scale, let ramp)? = scene.looks[inside],
      let numbers = varying.first.flatMap({ scene.contents.numbers($0) }),
      let palette = ramp.palette(at: scale(numbers))
    {
      colors = .ramp(palette.indices, palette.colors.map { $0.faded(to: opacity) })
    } else if let values = varying.first.flatMap({ scene.contents.values($0) }) {
      colors = .values(values, scene.looks[inside], opacity: opacity)
    } else {
      colors = .common
    }
  }

  /// The colour inside a row's mark; nil for none.
  subscript(row: Int) -> Color? {
    switch colors {
    case .common: look.fillColor
    case .ramp(let indices, let colors): indices[row] < 0 ? nil : colors[Int(indices[row])]
    case .values(let values, let scale, let opacity):
      scale?.color(values[row])?.faded(to: opacity)
    }
  }

  /// Some colours, and which of them each row has: -1 for none.
  func palette(count: Int) -> (indices: [Int32], colors: [Color]) {
    if case .ramp(let indices, let colors) = colors { return (indices, colors) }
    return RowColors.palette(of: (0..<count).map { self[$0] })
  }

  /// The different ones of some colours, and which of them each is: -1 for none.
  static func palette(of colors: [Color?]) -> (indices: [Int32], colors: [Color]) {
    var known: [Color: Int32] = [:]
    var distinct: [Color] = []
    let indices = colors.map { color -> Int32 in
      guard let color else { return -1 }
      if let index = known[color] { return index }
      known[color] = Int32(distinct.count)
      distinct.append(color)
      return Int32(distinct.count - 1)
    }
    return (indices, distinct)
  }
}

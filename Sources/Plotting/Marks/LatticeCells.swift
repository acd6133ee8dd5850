/// The cells of a heat map over two quantitative axes whose rows lie on a lattice: each reaches half
/// a step around its row's place.
///
/// Ours: Vega-Lite draws small squares at such rows unless they are binned.
struct LatticeCells {
  let columns: Extents
  let rows: Extents

  /// The cells of a scene; nil where its rows lie on no lattice.
  init?(_ scene: MarkScene) {
    guard scene.rowCount > 3, scene.layer.encoding[.x2] == nil, scene.layer.encoding[.y2] == nil,
      scene.mark.stroke == nil, scene.mark.size == nil,
      case .continuous? = scene.positions.x, case .continuous? = scene.positions.y,
      let xs = scene.places(.x), let ys = scene.places(.y),
      let columns = Lattice(xs), let lines = Lattice(ys), columns.count * lines.count <= 4_000_000
    else { return nil }
    var isTaken = [Bool](repeating: false, count: columns.count * lines.count)
    for row in 0..<scene.rowCount where !xs[row].isNaN && !ys[row].isNaN {
      let cell = lines.index(of: ys[row]) * columns.count + columns.index(of: xs[row])
      guard !isTaken[cell] else { return nil }
      isTaken[cell] = true
    }
    self.columns = Extents(
      around: xs, lengths: [Double](repeating: columns.step, count: xs.count))
    rows = Extents(around: ys, lengths: [Double](repeating: lines.step, count: ys.count))
  }
}

/// Evenly spaced places along an axis.
struct Lattice {
  let first: Double
  let step: Double
  let count: Int

  /// The lattice that places lie on; nil where they lie on none.
  init?(_ places: [Double]) {
    let distinct = Self.distinct(places)
    guard let first = distinct.first, let last = distinct.last, distinct.count > 1 else {
      return nil
    }
    let gaps = zip(distinct, distinct.dropFirst()).map { $1 - $0 }.filter { $0 > 1e-6 }
    guard let least = gaps.min() else { return nil }
    let count = Int(((last - first) / least).rounded()) + 1
    let step = (last - first) / Double(max(count - 1, 1))
    guard count > 1, count < 100_000,
      distinct.allSatisfy({ place in
        let cells = (place - first) / step
        return (cells - cells.rounded()).magnitude < 0.02
      })
    else { return nil }
    (self.first, self.step, self.count) = (first, step, count)
  }

  /// Which of the lattice's places is nearest to one at or after its first.
  func index(of place: Double) -> Int { Int((place - first) / step + 0.5) }

  /// The different ones of some places, sorted.
  private static func distinct(_ places: [Double]) -> [Double] {
    // Those met lately are left out at once: most of many thousand are among them.
    var lately = [Double](repeating: .nan, count: 1024)
    var rest: [Double] = []
    for place in places where !place.isNaN {
      let slot = Int(truncatingIfNeeded: (place.bitPattern &* 0x9E37_79B9_7F4A_7C15) >> 54)
      guard lately[slot] != place else { continue }
      lately[slot] = place
      rest.append(place)
    }
    rest.sort()
    var distinct: [Double] = []
    for place in rest where place != distinct.last { distinct.append(place) }
    return distinct
  }
}

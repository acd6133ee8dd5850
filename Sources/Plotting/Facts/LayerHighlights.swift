import Results
import Typesetting

/// What stands out in the data of one layer, in words.
struct LayerHighlights {
  private let layer: PreparedLayer
  /// As many values are listed one by one.
  private static let most = 8

  init(_ layer: PreparedLayer) {
    self.layer = layer
  }

  var sentences: [String] {
    switch layer.mark.type {
    case "bar": layer.specification.summary is BoxSummary ? medians : bars
    case "arc": shares
    case "rect", ContourMark.name, HexbinMark.name: surface
    case ArrowMark.name: ["It has \(layer.table.rowCount) vectors."]
    case "text": labels
    case BracketMark.name: brackets
    case SlopeMark.name: slopes
    default: []
    }
  }

  // MARK: - Bars and boxes

  private var bars: [String] {
    let (value, dimension) = (layer.orientation.valueChannel, layer.orientation.dimensionChannel)
    guard layer.stacked == nil, layer.specification.summary == nil,
      let numbers = layer.numbers(value), layer.encoding[dimension] != nil
    else { return [] }
    return extremes(numbers) { "at \(place(dimension, $0))" }
  }

  private var medians: [String] {
    guard let middles = layer.table[BoxSummary.middle]?.doubles,
      middles.count <= Self.most
    else { return [] }
    let names = layer.encoding[layer.orientation.dimensionChannel] == nil ? nil : layer
    let parts = middles.indices.filter { !middles[$0].isNaN }.map { row in
      let name = names.map { _ in place(layer.orientation.dimensionChannel, row) + " " } ?? ""
      return name + Words.short(middles[row])
    }
    return parts.isEmpty ? [] : ["Medians: \(parts.joined(separator: ", "))."]
  }

  // MARK: - Arcs

  private var shares: [String] {
    let channel: Channel = layer.encoding.field(.theta) == nil ? .radius : .theta
    guard let numbers = layer.numbers(channel), numbers.count <= Self.most else { return [] }
    let whole = numbers.filter(\.isFinite).reduce(0, +)
    let names = [Channel.color, .fill, .detail].lazy.compactMap { layer.values($0) }.first
    let parts = numbers.indices.filter { numbers[$0].isFinite }.map { row in
      let share = whole > 0 ? " (\(Words.short(100 * numbers[row] / whole)) %)" : ""
      let name = names.map { Words.short($0[row]) + " " } ?? ""
      return "\(name)\(Words.short(numbers[row]))\(channel == .theta ? share : "")"
    }
    return ["Parts: \(parts.joined(separator: ", "))."]
  }

  // MARK: - Surfaces

  private var surface: [String] {
    let channel = [Channel.z, .color, .fill, .stroke].first {
      layer.encoding.field($0).map { !$0.measure.isDiscrete } ?? false
    }
    if let channel, let numbers = layer.numbers(channel) { return extremes(numbers, at: spot) }
    return []
  }

  /// Where a row lies, on both axes or in shares.
  private func spot(_ row: Int) -> String {
    if let ternary = layer.specification.ternary, let y = layer.numbers(.y)?[row],
      let x = layer.numbers(.x)?[row], !ternary.shares.isEmpty
    {
      let shares = [y, 1 - x - y / 2, x - y / 2].map { Words.short(abs($0) < 1e-9 ? 0 : $0) }
      return "at the shares \(Words.list(shares))"
    }
    let places = [Channel.x, .y].filter { layer.encoding[$0] != nil }.map { channel in
      "\(channel.rawValue) = \(place(channel, row))"
    }
    return places.isEmpty ? "" : "at \(Words.list(places))"
  }

  // MARK: - Texts and annotations

  private var labels: [String] {
    guard let texts = layer.values(.text), !texts.isEmpty, layer.encoding.field(.text) != nil else {
      return []
    }
    guard texts.count <= Self.most else { return ["\(texts.count) labels stand in it."] }
    return ["Labels: \(texts.map { Words.short($0) }.joined(separator: ", "))."]
  }

  private var brackets: [String] {
    let isUpright = layer.encoding[.y2] != nil
    guard let starts = layer.values(isUpright ? .y : .x),
      let ends = layer.values(isUpright ? .y2 : .x2), starts.count <= Self.most
    else { return [] }
    let texts = layer.values(.text)
    let parts = zip(starts, ends).enumerated().map { row, pair in
      "\(Words.short(pair.0)) and \(Words.short(pair.1))"
        + (texts.map { " (\(Words.short($0[row])))" } ?? "")
    }
    return parts.isEmpty ? [] : ["Brackets join \(parts.joined(separator: ", "))."]
  }

  private var slopes: [String] {
    guard let slope = layer.mark.own.slope?.slope else { return [] }
    return ["A triangle shows the slope \(Words.short(slope))."]
  }

  // MARK: - Extremes

  /// The least and the greatest of numbers with their places.
  private func extremes(_ numbers: [Double], at spot: (Int) -> String) -> [String] {
    guard let first = numbers.firstIndex(where: \.isFinite) else { return [] }
    var (least, greatest, count) = (first, first, 0)
    for (row, number) in numbers.enumerated() where number.isFinite {
      count += 1
      if number < numbers[least] { least = row }
      if number > numbers[greatest] { greatest = row }
    }
    guard count > 1 else { return [] }
    guard numbers[least] < numbers[greatest] else {
      return ["All values are \(Words.short(numbers[first]))."]
    }
    return [
      "The greatest value is \(Words.short(numbers[greatest])) \(spot(greatest)), the least "
        + "\(Words.short(numbers[least])) \(spot(least))."
    ]
  }

  /// The value of a row along an axis: of intervals both ends.
  private func place(_ channel: Channel, _ row: Int) -> String {
    guard let field = layer.encoding.field(channel), let value = layer.value(channel, row) else {
      return ""
    }
    if field.measure == .temporal, let numbers = layer.numbers(channel) {
      return Words.date(numbers[row], [numbers.min() ?? 0, numbers.max() ?? 0])
    }
    if let end = field.intervalEnd, let ends = layer.table[end]?.doubles, !value.double.isNaN {
      return "\(Words.short(value)) to \(Words.short(ends[row]))"
    }
    return Words.short(value)
  }
}

import Results

/// The operations of windows that are not aggregates.
enum WindowOperation: String, Sendable, Hashable, CaseIterable {
  case rowNumber = "row_number"
  case rank
  case denseRank = "dense_rank"
  case percentRank = "percent_rank"
  case cumulativeDistribution = "cume_dist"
  case ntile
  case lag
  case lead
  case firstValue = "first_value"
  case lastValue = "last_value"
  case nthValue = "nth_value"

  /// Whether the operation takes values of a field.
  var needsField: Bool {
    switch self {
    case .lag, .lead, .firstValue, .lastValue, .nthValue: true
    default: false
    }
  }

  /// Whether the operation must be given a number, `param`.
  var needsParameter: Bool { self == .ntile || self == .nthValue }
  /// Whether the operation may be given a number, `param`.
  var takesParameter: Bool { needsParameter || self == .lag || self == .lead }

  /// The values of a group's rows in the window's order.
  ///
  /// - Parameters:
  ///   - parameter: How many tiles, how far to look, or which value, from 1.
  ///   - value: The field's value in the row at a place.
  func values(
    _ peers: Peers, _ frame: WindowFrame, parameter: Int, _ value: (Int) -> Value
  ) -> [Value] {
    let count = peers.count
    var dense = 0
    return (0..<count).map { place in
      switch self {
      case .rowNumber: return .number(Double(place + 1))
      case .rank: return .number(Double(peers.start(at: place) + 1))
      case .denseRank:
        if peers.start(at: place) == place { dense += 1 }
        return .number(Double(dense))
      case .percentRank:
        return Value(finite: Double(peers.start(at: place)) / Double(count - 1))
      case .cumulativeDistribution: return .number(Double(peers.end(at: place)) / Double(count))
      case .ntile:
        // ⌈parameter · end ÷ count⌉ in whole numbers.
        return .number(Double((parameter * peers.end(at: place) + count - 1) / count))
      case .lag: return place >= parameter ? value(place - parameter) : .null
      case .lead: return place + parameter < count ? value(place + parameter) : .null
      case .firstValue: return value(frame.range(at: place, of: peers).lowerBound)
      case .lastValue: return value(frame.range(at: place, of: peers).upperBound - 1)
      case .nthValue:
        let range = frame.range(at: place, of: peers)
        let nth = range.lowerBound + parameter - 1
        return nth < range.upperBound ? value(nth) : .null
      }
    }
  }
}

extension AggregateOperation {
  /// The values of a group's rows, each of the rows in its frame.
  ///
  /// A frame that only grows, only shrinks or stays as it is takes every row once.
  func values(_ peers: Peers, _ frame: WindowFrame, _ value: (Int) -> Value) -> [Value] {
    let places = 0..<peers.count
    guard frame.before != nil else {
      var accumulator = Accumulator(self)
      var (end, result) = (0, Value.missing)
      return places.map { place in
        let next = frame.range(at: place, of: peers).upperBound
        guard end < next || place == 0 else { return result }
        while end < next {
          accumulator.add(value(end))
          end += 1
        }
        result = accumulator.value
        return result
      }
    }
    guard frame.after != nil else {
      var accumulator = Accumulator(self)
      var (start, result) = (peers.count, Value.missing)
      let backwards = places.reversed().map { place -> Value in
        let next = frame.range(at: place, of: peers).lowerBound
        guard next < start else { return result }
        while start > next {
          start -= 1
          accumulator.add(value(start))
        }
        result = accumulator.value
        return result
      }
      return backwards.reversed()
    }
    return places.map { place in
      self.value(of: frame.range(at: place, of: peers).map(value))
    }
  }
}

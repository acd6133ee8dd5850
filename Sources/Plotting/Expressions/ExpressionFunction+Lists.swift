import Results

extension ExpressionFunction {
  /// Functions of lists, some of texts too.
  static let lists: [ExpressionFunction] = [
    .init("length", 1...1, .number) { length($0[0]) },
    .init("indexof", 2...2, .number) { place($0[0], $0[1], isLast: false) },
    .init("lastindexof", 2...2, .number) { place($0[0], $0[1], isLast: true) },
    .init("inrange", 2...4, .boolean) {
      let ends = (ListText.elements(of: $0[1]) ?? []).map(\.asNumber)
      guard ends.count >= 2, let first = ends.first, let last = ends.last else {
        return .boolean(false)
      }
      let value = $0[0].asNumber
      let (least, greatest) = (min(first, last), max(first, last))
      let includesLeast = $0.count < 3 || $0[2].isTrue || $0[2] == .missing
      let includesGreatest = $0.count < 4 || $0[3].isTrue || $0[3] == .missing
      return .boolean(
        (includesLeast ? least <= value : least < value)
          && (includesGreatest ? value <= greatest : value < greatest))
    },
    .init("join", 1...2, .string) {
      let separator = $0.count > 1 ? $0[1].plainText : ","
      let elements = ListText.elements(of: $0[0]) ?? []
      return .string(
        elements.map { $0.isNothing ? "" : $0.plainText }.joined(separator: separator))
    },
    .init("slice", 2...3, nil, slice),
    .init("reverse", 1...1, .list) { list((ListText.elements(of: $0[0]) ?? []).reversed()) },
    .init("sort", 1...1, .list) {
      list((ListText.elements(of: $0[0]) ?? []).sorted(by: Value.isOrdered))
    },
    .init("peek", 1...1, .number) { ListText.elements(of: $0[0])?.last ?? .missing },
    .init("extent", 1...1, .list) {
      let numbers = (ListText.elements(of: $0[0]) ?? []).filter { !$0.isNothing }.map(\.asNumber)
        .filter { !$0.isNaN }
      return list([numbers.min(), numbers.max()].map { $0.map { .number($0) } ?? .missing })
    },
    .init("span", 1...1, .number) {
      let numbers = (ListText.elements(of: $0[0]) ?? []).map(\.asNumber)
      guard let first = numbers.first, let last = numbers.last else { return .number(0) }
      return .number(last - first)
    },
    .init("lerp", 2...2, .number) {
      let numbers = (ListText.elements(of: $0[0]) ?? []).map(\.asNumber)
      guard let first = numbers.first, let last = numbers.last else { return .missing }
      let share = $0[1].asNumber
      return .number(first * (1 - share) + last * share)
    },
    .init("clampRange", 3...3, .list) {
      // A range as wide as before, moved between two numbers; the widest one where it does not fit.
      let ends = (ListText.elements(of: $0[0]) ?? []).map(\.asNumber)
      guard ends.count == 2 else { return .missing }
      let (least, greatest) = ($0[1].asNumber, $0[2].asNumber)
      let (low, high) = (min(ends[0], ends[1]), max(ends[0], ends[1]))
      let width = high - low
      if width >= greatest - least { return list([.number(least), .number(greatest)]) }
      let start = min(max(low, least), greatest - width)
      return list([.number(start), .number(start + width)])
    },
    .init("sequence", 1...3, .list) {
      let numbers = $0.map(\.asNumber)
      let (start, stop) = numbers.count == 1 ? (0, numbers[0]) : (numbers[0], numbers[1])
      let step = numbers.count > 2 ? numbers[2] : 1
      let count = ((stop - start) / step).rounded(.up)
      guard count.isFinite else { return list([]) }
      return list((0..<max(0, min(10_000, Int(count)))).map { .number(start + Double($0) * step) })
    },
  ]

  private static func list(_ elements: [Value]) -> Value {
    .string(ListText.text(of: elements))
  }

  /// The length of a list or of a text; missing for anything else.
  static func length(_ value: Value) -> Value {
    if let elements = ListText.elements(of: value) { return .number(Double(elements.count)) }
    guard case .string(let text) = value else { return .missing }
    return .number(Double(text.utf16.count))
  }

  /// Where an element stands in a list, or a text in another, from 0; −1 where it does not.
  private static func place(_ value: Value, _ part: Value, isLast: Bool) -> Value {
    if let elements = ListText.elements(of: value)?.map(\.comparable) {
      let index =
        isLast ? elements.lastIndex(of: part.comparable) : elements.firstIndex(of: part.comparable)
      return .number(Double(index ?? -1))
    }
    guard case .string(let text) = value else { return .number(-1) }
    let (whole, piece) = (Array(text.utf16), Array(part.plainText.utf16))
    guard piece.count <= whole.count else { return .number(-1) }
    let places = 0...(whole.count - piece.count)
    let matches = { (start: Int) in whole[start..<(start + piece.count)].elementsEqual(piece) }
    let place = isLast ? places.last(where: matches) : places.first(where: matches)
    return .number(Double(place ?? -1))
  }

  /// A part of a list or a text; negative places count from the end.
  @Sendable private static func slice(_ arguments: [Value]) -> Value {
    func range(_ count: Int) -> Range<Int> {
      let places = arguments.dropFirst().map { argument -> Int in
        let number = argument.asNumber
        guard number.isFinite else { return count }
        let whole = Int(max(-1e9, min(1e9, number)))
        return max(0, min(count, whole < 0 ? count + whole : whole))
      }
      let end = places.count > 1 ? places[1] : count
      return places[0]..<max(places[0], end)
    }
    if let elements = ListText.elements(of: arguments[0]) {
      return list(Array(elements[range(elements.count)]))
    }
    guard case .string(let text) = arguments[0] else { return .missing }
    let part = range(text.count)
    return .string(String(text.dropFirst(part.lowerBound).prefix(part.count)))
  }
}

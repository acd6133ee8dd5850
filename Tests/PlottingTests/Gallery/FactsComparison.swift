import Results

/// Compares what a plot shows with what Vega drew from the same specification, as people would:
/// lengths to a pixel, domains to a thousandth, texts letter by letter; and says what differs.
struct FactsComparison {
  /// What differs, in words; empty where nothing does.
  private(set) var differences: [String] = []

  init(expected: JSONValue, drawn: JSONValue) {
    scales(expected.list("scales"), drawn.list("scales"))
    views(expected.list("views"), drawn.list("views"))
    legends(expected.list("legends"), drawn.list("legends"))
    check("titles", sorted(expected.list("titles")), sorted(drawn.list("titles")))
    check(
      "headers", sorted(expected.list("headers").map { $0["labels"] ?? .null }),
      sorted(drawn.list("headers").map { $0["labels"] ?? .null }))
  }

  private func sorted(_ values: [JSONValue]) -> JSONValue {
    .array(values.map { JSONValue.string($0.words) }.sorted { $0.words < $1.words })
  }

  // MARK: - Scales

  private mutating func scales(_ expected: [JSONValue], _ drawn: [JSONValue]) {
    var rest = drawn
    for scale in expected {
      let name = Self.channel(scale["name"]?.words ?? "")
      guard let index = rest.firstIndex(where: { Self.channel($0["name"]?.words ?? "") == name })
      else {
        differences.append("the scale of \(name) is missing")
        continue
      }
      let own = rest.remove(at: index)
      check("type of the scale of \(name)", scale["type"], own["type"])
      check("domain of the scale of \(name)", scale["domain"], own["domain"], relative: 1e-3)
    }
  }

  /// The channel at the end of a scale's name, as in `concat_0_x`.
  private static func channel(_ name: String) -> String {
    name.split(separator: "_").last.map(String.init) ?? name
  }

  // MARK: - Views

  private mutating func views(_ expected: [JSONValue], _ drawn: [JSONValue]) {
    check("number of views", .integer(expected.count), .integer(drawn.count))
    for (index, (expected, drawn)) in zip(expected, drawn).enumerated() {
      let view = "view \(index + 1)"
      for side in ["width", "height"] where (expected[side]?.double ?? 0) != 0 {
        check("\(side) of \(view)", expected[side], drawn[side], pixels: 1)
      }
      axes("axes", view, expected, drawn)
      axes("shared_axes", view, expected, drawn)
      marks(view, expected.list("marks"), drawn.list("marks"))
    }
  }

  private mutating func axes(
    _ key: String, _ view: String, _ expected: JSONValue, _ drawn: JSONValue
  ) {
    var rest = drawn.list(key)
    for axis in expected.list(key) {
      let isEmpty = axis.list("labels").isEmpty && (axis["grid"]?.double ?? 0) == 0
      if isEmpty, axis["title"]?.words.isEmpty ?? true { continue }
      let side = axis["orient"]?.words ?? ""
      let name = "axis at the \(side) of \(view)"
      guard let index = rest.firstIndex(where: { $0["orient"]?.words == side }) else {
        differences.append("the \(name) is missing")
        continue
      }
      let own = rest.remove(at: index)
      if !axis.list("labels").isEmpty || axis["title"] != .null {
        check("title of the \(name)", axis["title"], own["title"])
      }
      if !axis.list("labels").isEmpty {
        check("labels of the \(name)", axis["labels"], own["labels"])
        check("places of the \(name)", axis["label_pos"], own["label_pos"], pixels: 1)
      }
      check("grid lines of the \(name)", axis["grid"], own["grid"])
    }
  }

  private mutating func marks(_ view: String, _ expected: [JSONValue], _ drawn: [JSONValue]) {
    var rest = drawn
    for mark in expected {
      let kind = "\(mark["n"]?.words ?? "0") \(mark["type"]?.words ?? "") in \(view)"
      let candidates = rest.indices.filter {
        rest[$0]["type"] == mark["type"] && rest[$0]["n"]?.double == mark["n"]?.double
      }
      // Of several layers alike, the one that differs in the least.
      let compared = candidates.map { index -> (index: Int, differences: [String]) in
        var one = self
        one.differences = []
        one.compare(kind, mark, rest[index])
        return (index, one.differences)
      }
      guard let best = compared.min(by: { $0.differences.count < $1.differences.count }) else {
        differences.append("\(kind) missing")
        continue
      }
      rest.remove(at: best.index)
      differences += best.differences
    }
    for mark in rest {
      differences.append(
        "\(mark["n"]?.words ?? "0") \(mark["type"]?.words ?? "") in \(view) that Vega does not draw"
      )
    }
  }

  private mutating func compare(_ kind: String, _ expected: JSONValue, _ drawn: JSONValue) {
    for key in expected.keys where key.hasSuffix("_min_max_mean") {
      let isArea = key.hasPrefix("size")
      let slack = isArea ? max(1, 0.02 * (expected.list(key).dropFirst().first?.double ?? 0)) : 1
      check("\(key) of \(kind)", expected[key], drawn[key], pixels: slack)
    }
    for key in ["points_per_series", "texts"] where expected[key] != nil {
      check("\(key) of \(kind)", expected[key], drawn[key])
    }
    for key in ["fill", "stroke", "shape"] where expected[key]?["counts"] != nil {
      let names = (expected[key]?["counts"]?.keys ?? []).map(Self.color).sorted()
      let own = (drawn[key]?["counts"]?.keys ?? []).map(Self.color).sorted()
      check(
        "\(key) of \(kind)", .array(names.map { .string($0) }), .array(own.map { .string($0) }))
    }
  }

  // MARK: - Legends

  private mutating func legends(_ expected: [JSONValue], _ drawn: [JSONValue]) {
    check("number of legends", .integer(expected.count), .integer(drawn.count))
    for (index, (expected, drawn)) in zip(expected, drawn).enumerated() {
      for key in ["title", "kind", "labels"] {
        check("\(key) of legend \(index + 1)", expected[key], drawn[key])
      }
      for key in ["fill", "stroke"] where expected[key] != nil {
        check("\(key) of legend \(index + 1)", Self.colors(expected[key]), Self.colors(drawn[key]))
      }
    }
  }

  // MARK: - Colours

  private static func colors(_ value: JSONValue?) -> JSONValue {
    guard case .array(let elements)? = value else { return value ?? .null }
    return .array(elements.map { .string(color($0.words)) })
  }

  /// A colour in six hexadecimal digits where it is written as `rgb(1, 2, 3)` or with three.
  private static func color(_ text: String) -> String {
    if text.hasPrefix("#"), text.count == 4 {
      return "#" + text.dropFirst().map { "\($0)\($0)" }.joined()
    }
    guard text.hasPrefix("rgb(") else { return text }
    let parts = text.dropFirst(4).dropLast().split(separator: ",")
    let numbers = parts.compactMap { Int($0.trimmingPrefix(" ")) }
    guard numbers.count == 3 else { return text }
    return "#" + numbers.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  // MARK: - Values

  /// Notes two values that differ by more than a number of pixels or a share of their size.
  private mutating func check(
    _ what: String, _ expected: JSONValue?, _ drawn: JSONValue?, pixels: Double = 0,
    relative: Double = 0
  ) {
    let (expected, drawn) = (expected ?? .null, drawn ?? .null)
    guard !Self.agree(expected, drawn, pixels, relative) else { return }
    differences.append("\(what): \(drawn.words) instead of \(expected.words)")
  }

  private static func agree(
    _ left: JSONValue, _ right: JSONValue, _ pixels: Double, _ relative: Double
  ) -> Bool {
    if case .array(let left) = left, case .array(let right) = right {
      return left.count == right.count
        && zip(left, right).allSatisfy { agree($0, $1, pixels, relative) }
    }
    if let left = left.double, let right = right.double {
      return (left - right).magnitude <= max(pixels, relative * max(1, left.magnitude))
    }
    return left.words == right.words
  }
}

extension JSONValue {
  fileprivate func list(_ key: String) -> [JSONValue] {
    if case .array(let elements)? = self[key] { return elements }
    return []
  }

  fileprivate var double: Double? {
    switch self {
    case .number(let number): number
    case .integer(let integer): Double(integer)
    default: nil
    }
  }

  fileprivate var keys: [String] {
    if case .object(let members) = self { return members.keys.sorted() }
    return []
  }

  /// The value as text; lines of a title are one text, and a minus is a minus however written.
  fileprivate var words: String {
    switch self {
    case .string(let text):
      text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        .replacing("\u{2212}", with: "-")
    case .array(let elements): elements.map(\.words).joined(separator: " ")
    case .null: ""
    case .boolean(let boolean): "\(boolean)"
    case .integer(let integer): "\(integer)"
    case .number(let number): "\(number)"
    case .object(let members):
      members.keys.sorted().map { "\($0): \(members[$0]?.words ?? "")" }.joined(separator: ", ")
    }
  }
}

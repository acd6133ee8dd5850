public import Results

extension PlotFacts {
  /// The facts as JSON, in the form in which plots are compared with Vega's: lengths in pixels of
  /// each view's own frame, numbers rounded to three decimals, names in Vega's terms.
  public var json: JSONValue {
    [
      "by": "Folio",
      "size": .array([.number(width), .number(height)]),
      "titles": .array(titles.map { .string($0) }),
      "legends": .array(legends.map(json)),
      "headers": .array(
        headers.map { header in
          [
            "role": .string(header.role),
            "labels": .array(header.labels.map { .string($0) }),
          ]
        }),
      "scales": .array(scales.map(json)),
      "views": .array(views.enumerated().flatMap { json($1, index: $0) }),
    ]
  }

  // MARK: - Scales and legends

  private func json(_ scale: Scale) -> JSONValue {
    [
      "name": .string(scale.name), "type": .string(scale.type),
      "domain": .array(scale.domain.map(Self.rounded)),
      "range": .array(scale.range.map { Self.rounded(colored($0)) }),
    ]
  }

  private func colored(_ value: JSONValue) -> JSONValue {
    if case .string(let text) = value { return .string(writtenColors[text]) }
    return value
  }

  private func json(_ legend: Legend) -> JSONValue {
    var members: [String: JSONValue] = [
      "title": Self.title(legend.title), "labels": .array(legend.labels.map { .string($0) }),
      "kind": legend.isGradient ? "gradient" : "symbol",
    ]
    func colors(_ colors: [String?]) -> JSONValue? {
      guard colors.contains(where: { $0 != nil }) else { return nil }
      return .array(colors.map { $0.map { .string(writtenColors[$0]) } ?? .null })
    }
    if !legend.isGradient {
      members["fill"] = colors(legend.symbols.map(\.fill))
      members["stroke"] = colors(legend.symbols.map(\.stroke))
      members["shape"] = .array(legend.symbols.map { .string($0.shape) })
      members["size"] = .array(legend.symbols.map { Self.rounded(.number($0.size)) })
    }
    return .object(members)
  }

  // MARK: - Views

  /// A view, and the group around it where it is the last one of a grid with shared axes.
  private func json(_ view: View, index: Int) -> [JSONValue] {
    let own: JSONValue = [
      "view": .string("view \(index + 1)"),
      "width": Self.rounded(.number(view.width)), "height": Self.rounded(.number(view.height)),
      "axes": .array(view.axes.filter(\.isShown).map { json($0, inView: true) }),
      "marks": .array(view.marks.compactMap(json)),
    ]
    let stacks = view.marks.flatMap(\.stacks).map { stack -> JSONValue in
      // As wide, or high, as its bars.
      [
        "view": "a stack", "width": Self.rounded(.number(stack.range("width")?.mean ?? 0)),
        "height": Self.rounded(.number(stack.range("height")?.mean ?? 0)), "axes": [],
        "marks": .array([json(stack)]),
      ]
    }
    let shared = view.sharedAxes.filter(\.isShown)
    guard !shared.isEmpty else { return stacks + [own] }
    let group: JSONValue = [
      "view": .string("group of view \(index + 1)"), "width": 0, "height": 0, "axes": [],
      "marks": [], "shared_axes": .array(shared.map { json($0, inView: false) }),
    ]
    return stacks + [own, group]
  }

  /// An axis; of one that several views share, a view has the grid alone.
  private func json(_ axis: Axis, inView: Bool) -> JSONValue {
    let isBare = inView && axis.host != nil
    var members: [String: JSONValue] = [
      "orient": .string(axis.side),
      "title": isBare ? .null : Self.title(axis.title),
      "labels": .array(isBare ? [] : axis.labels.map { .string($0) }),
      "label_pos": .array(isBare ? [] : axis.places.map { Self.rounded(.number($0)) }),
      "ticks": .integer(isBare ? 0 : axis.tickCount),
      "grid": .integer(axis.gridCount),
    ]
    if !inView, let host = axis.host { members["host"] = .string(host) }
    return .object(members)
  }

  /// A layer that draws nothing is left out.
  private func json(_ mark: Mark) -> JSONValue? {
    guard mark.stacks.isEmpty else { return .none }
    guard let geometry = mark.geometry else {
      return ["type": .string(mark.type), "n": .integer(mark.items)]
    }
    return geometry.count > 0 ? .some(json(geometry)) : .none
  }

  private func json(_ geometry: Geometry) -> JSONValue {
    var members: [String: JSONValue] = [
      "type": .string(geometry.type), "n": .integer(geometry.count),
    ]
    if let lengths = geometry.pointsPerSeries {
      members["series"] = .integer(lengths.count)
      members["points_per_series"] = .array(lengths.sorted().map { .integer($0) })
    }
    for range in geometry.ranges {
      members["\(range.name)_min_max_mean"] = Self.rounded(
        .array([.number(range.least), .number(range.greatest), .number(range.mean)]))
    }
    for tally in geometry.tallies {
      members[tally.name] = json(tally, isColor: ["fill", "stroke"].contains(tally.name))
    }
    if let texts = geometry.texts { members["texts"] = .array(texts.map { .string($0) }) }
    return .object(members)
  }

  /// A tally; the values themselves only where they are few.
  private func json(_ tally: Tally, isColor: Bool) -> JSONValue {
    var members: [String: JSONValue] = ["distinct": .integer(tally.entries.count)]
    if tally.entries.count <= 12 {
      var counts: [String: JSONValue] = [:]
      for entry in tally.entries {
        counts[isColor ? writtenColors[entry.value] : entry.value] = .integer(entry.count)
      }
      members["counts"] = .object(counts)
    }
    return .object(members)
  }

  // MARK: - Texts and numbers

  private static func title(_ text: String) -> JSONValue { text.isEmpty ? .null : .string(text) }

  private static func rounded(_ value: JSONValue) -> JSONValue {
    switch value {
    case .number(let number) where number.magnitude < 1e12:
      .number((number * 1000).rounded() / 1000 + 0)
    case .array(let elements): .array(elements.map(rounded))
    default: value
    }
  }
}

extension MappingReader {
  /// The text under a key, or nil; anything but text is reported.
  public mutating func text(_ key: String) -> Sourced<String>? {
    node(key).flatMap { text($0, key) }
  }

  /// The text under a key that must be there.
  public mutating func requiredText(_ key: String) -> Sourced<String>? {
    requiredNode(key).flatMap { text($0, key) }
  }

  /// The text under a key, as the author spelt it where it is a bare number: `format: .3`.
  public mutating func spelling(_ key: String) -> Sourced<String>? {
    guard let node = node(key) else { return nil }
    guard node.double != nil, let spelling = node.spelling else { return text(node, key) }
    return Sourced(spelling, at: node.range)
  }

  /// The text under a key where a bare number or `true` is as good as text: an expression.
  public mutating func expression(_ key: String) -> Sourced<String>? {
    node(key).flatMap { expression($0, key) }
  }

  /// The expression under a key that must be there.
  public mutating func requiredExpression(_ key: String) -> Sourced<String>? {
    requiredNode(key).flatMap { expression($0, key) }
  }

  /// The expression a value stands for, or nil; `name` is what the message calls it.
  public mutating func expression(_ node: YAMLNode, _ name: String) -> Sourced<String>? {
    switch node.value {
    case .integer(let integer): Sourced("\(integer)", at: node.range)
    case .number(let number): Sourced("\(number)", at: node.range)
    case .boolean(let boolean): Sourced("\(boolean)", at: node.range)
    default: text(node, name)
    }
  }

  /// The number under a key, or nil; one that is infinite or outside `limits` is reported.
  public mutating func number(
    _ key: String, in limits: ClosedRange<Double>? = nil
  ) -> Sourced<Double>? {
    node(key).flatMap { number($0, key, in: limits) }
  }

  /// The number under a key that must be there.
  public mutating func requiredNumber(
    _ key: String, in limits: ClosedRange<Double>? = nil
  ) -> Sourced<Double>? {
    requiredNode(key).flatMap { number($0, key, in: limits) }
  }

  /// The number a value stands for, or nil; `name` is what the message calls it.
  public mutating func number(
    _ node: YAMLNode, _ name: String, in limits: ClosedRange<Double>? = nil
  ) -> Sourced<Double>? {
    guard let number = node.double, number.isFinite else {
      report(.wrongType(name, expected: "a number", node))
      return nil
    }
    if let limits, !limits.contains(number) {
      report(.outOfRange(name, Self.limitText(limits), node))
      return nil
    }
    return Sourced(number, at: node.range)
  }

  /// The whole number under a key, or nil; one outside `limits` is reported.
  public mutating func integer(
    _ key: String, in limits: ClosedRange<Int> = .min ... .max
  ) -> Sourced<Int>? {
    node(key).flatMap { integer($0, key, in: limits) }
  }

  /// The whole number under a key that must be there.
  public mutating func requiredInteger(
    _ key: String, in limits: ClosedRange<Int> = .min ... .max
  ) -> Sourced<Int>? {
    requiredNode(key).flatMap { integer($0, key, in: limits) }
  }

  /// The whole number a value stands for (`3`, `3.0` and `3e0` alike), or nil.
  public mutating func integer(
    _ node: YAMLNode, _ name: String, in limits: ClosedRange<Int> = .min ... .max
  ) -> Sourced<Int>? {
    guard let integer = node.integer ?? node.double.flatMap({ Int(exactly: $0) }) else {
      report(.wrongType(name, expected: "a whole number", node))
      return nil
    }
    if !limits.contains(integer) {
      report(.outOfRange(name, Self.limitText(limits), node))
      return nil
    }
    return Sourced(integer, at: node.range)
  }

  /// The `true` or `false` under a key, or nil.
  public mutating func boolean(_ key: String) -> Sourced<Bool>? {
    node(key).flatMap { node in
      if let boolean = node.boolean { return Sourced(boolean, at: node.range) }
      report(.wrongType(key, expected: "true or false", node))
      return nil
    }
  }

  /// One of a few names under a key, or nil; another is reported with the nearest.
  public mutating func choice(_ key: String, among names: [String]) -> Sourced<String>? {
    guard let text = text(key) else { return nil }
    if names.contains(text.value) { return text }
    report(.notAChoice(key, text, names: names))
    return nil
  }

  /// The text a value is, or nil; `name` is what the message calls it.
  public mutating func text(_ node: YAMLNode, _ name: String) -> Sourced<String>? {
    if let string = node.string { return Sourced(string, at: node.range) }
    report(.wrongType(name, expected: "text", node))
    return nil
  }

  static func limitText(_ limits: ClosedRange<Int>) -> String {
    switch (limits.lowerBound, limits.upperBound) {
    case (let least, .max): "at least \(least)"
    case (.min, let greatest): "at most \(greatest)"
    case (let least, let greatest): "from \(least) to \(greatest)"
    }
  }

  static func limitText(_ limits: ClosedRange<Double>) -> String {
    func text(_ number: Double) -> String {
      Int(exactly: number).map { "\($0)" } ?? "\(number)"
    }
    return switch (limits.lowerBound, limits.upperBound) {
    case (let least, .infinity), (let least, .greatestFiniteMagnitude): "at least \(text(least))"
    case (-.infinity, let greatest), (-.greatestFiniteMagnitude, let greatest):
      "at most \(text(greatest))"
    case (let least, let greatest): "from \(text(least)) to \(text(greatest))"
    }
  }
}

extension MathMLWriter {
  /// One list over another.
  mutating func fraction(_ fraction: MathFraction, _ outer: MathStyle) -> MathMLElement {
    let style = fraction.style ?? outer
    let part = fraction.isContinued ? MathStyle.display : style.part
    var numerator = element(of: fraction.numerator, part)
    var denominator = element(of: fraction.denominator, part)
    if fraction.isContinued {
      numerator = Self.styled(.display, [numerator])
      denominator = Self.styled(.display, [denominator])
    }
    var element = MathMLElement("mfrac", [], [numerator, denominator])
    switch fraction.rule {
    case .normal: break
    case .none: element["linethickness"] = "0"
    case .thickness(let points): element["linethickness"] = Self.length(points / 10)
    }
    if let delimiters = fraction.delimiters {
      element = Self.enclosed([element], in: delimiters)
    }
    return fraction.style == nil ? element : Self.styled(style, [element])
  }

  /// A root.
  mutating func radical(
    _ list: MathList, _ degree: MathList?, _ style: MathStyle
  ) -> MathMLElement {
    guard let degree else { return MathMLElement("msqrt", [], elements(of: list, style)) }
    return MathMLElement(
      "mroot", [], [element(of: list, style), element(of: degree, .scriptScript)])
  }

  // MARK: Delimiters

  /// `\left( … \middle| … \right)`.
  mutating func fenced(
    _ left: MathDelimiter, _ parts: [MathList], _ middles: [MathDelimiter],
    _ right: MathDelimiter, _ style: MathStyle
  ) -> MathMLElement {
    var inside: [MathMLElement] = []
    for (index, part) in parts.enumerated() {
      if index > 0, let middle = Self.growing(middles[index - 1], .infix) { inside.append(middle) }
      inside += elements(of: part, style)
    }
    let fence = Self.enclosed(inside, in: MathDelimiters(left, right))
    return middles.isEmpty && parts.allSatisfy(\.isFlat) ? fence.withRigidEnds : fence
  }

  /// Elements between delimiters as high as they are.
  static func enclosed(
    _ elements: [MathMLElement], in delimiters: MathDelimiters
  ) -> MathMLElement {
    let left = growing(delimiters.left, .prefix).map { [$0] } ?? []
    let right = growing(delimiters.right, .postfix).map { [$0] } ?? []
    return MathMLElement("mrow", [], left + elements + right)
  }

  /// A delimiter as high as its row.
  private static func growing(_ delimiter: MathDelimiter, _ form: OperatorForm) -> MathMLElement? {
    guard let character = delimiter.character else { return nil }
    let text = String(character)
    if form != .infix, "()[]{}⟨⟩⌈⌉⌊⌋".unicodeScalars.contains(character) {
      return MathMLElement(
        "mo", [("form", form.rawValue), ("stretchy", "true")], text: text)
    }
    return MathMLElement(
      "mo",
      [
        ("form", form.rawValue), ("stretchy", "true"), ("symmetric", "true"), ("fence", "true"),
        ("lspace", "0"), ("rspace", "0"),
      ], text: text)
  }

  /// A delimiter of a stated size: TeX's `\big` is 1.2 ems high, and so on.
  static func sized(
    _ delimiter: MathDelimiter, _ size: Int, _ mathClass: MathClass
  ) -> MathMLElement {
    guard let character = delimiter.character else { return MathMLElement("mrow") }
    let height = length(0.6 + 0.6 * Double(size))
    return MathMLElement(
      "mo",
      [
        ("stretchy", "true"), ("symmetric", "true"), ("minsize", height), ("maxsize", height),
      ], text: String(character))
  }

  // MARK: Phantoms

  /// Contents of which not all measures count.
  mutating func phantom(
    _ list: MathList, _ phantom: MathPhantom, _ style: MathStyle
  ) -> MathMLElement {
    let inner = elements(of: list, style)
    var shown = phantom.isVisible ? inner : [MathMLElement("mphantom", [], inner)]
    var attributes: [(String, String)] = []
    if !phantom.keepsHeight { attributes.append(("height", "0")) }
    if !phantom.keepsDepth { attributes.append(("depth", "0")) }
    if !phantom.keepsWidth {
      attributes.append(("width", "0"))
      if phantom.isVisible, phantom.alignment != .left {
        shown = [
          MathMLElement("mrow", [("class", "math-overlap-\(phantom.alignment.rawValue)")], inner)
        ]
      }
    }
    if attributes.isEmpty { return .row(shown) }
    return MathMLElement("mpadded", attributes, shown)
  }
}

extension MathMLElement {
  /// A fence whose delimiters keep their size.
  ///
  /// Browsers give delimiters that may grow the room of their largest size, and so a gap.
  fileprivate var withRigidEnds: MathMLElement {
    var fence = self
    for index in fence.content.indices where index == 0 || index == fence.content.count - 1 {
      guard case .element(var end) = fence.content[index], end.name == "mo", end["form"] != nil
      else { continue }
      end["stretchy"] = "false"
      fence.content[index] = .element(end)
    }
    return fence
  }
}

extension MathList {
  /// Whether nothing in it is higher than delimiters of their usual size.
  fileprivate var isFlat: Bool {
    allSatisfy { node in
      switch node.content {
      case .symbol(let symbol): symbol.mathClass != .largeOperator
      case .operatorName, .text, .space, .reference: true
      case .group(let list, _), .colored(_, let list): list.isFlat
      case .scripts(let nucleus, let sub, let sup, let placement):
        placement == .side && (nucleus.map { [$0].isFlat } ?? true) && (sub?.isPlain ?? true)
          && (sup?.isPlain ?? true)
      default: false
      }
    }
  }

  /// Whether it is flat and has no scripts.
  private var isPlain: Bool {
    isFlat
      && allSatisfy { node in
        if case .scripts = node.content { return false }
        return true
      }
  }
}

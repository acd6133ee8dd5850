/// Writes lists of nodes as MathML Core, with TeX's space between atoms stated wherever browsers
/// would put another.
struct MathMLWriter {
  /// The numbers of equations by their ids.
  let numbers: [String: Formula.EquationNumber]

  init(numbers: [String: Formula.EquationNumber]) {
    self.numbers = numbers
  }

  /// An atom or space of a row, on the way to its element.
  struct Item {
    var element: MathMLElement
    /// The class as the atom before sees it; nil for space.
    var leading: MathClass?
    /// The class as the atom after sees it.
    var trailing: MathClass?
    var style: MathStyle
    /// The styles it is nested in, outermost first, told apart by number.
    var nesting: [Nesting] = []
    /// The space before and after it that its own element states.
    var before = 0.0
    var after = 0.0
  }

  /// A `\displaystyle` and what follows it.
  struct Nesting: Equatable {
    let number: Int
    let style: MathStyle
  }

  /// How many styles were nested so far, to tell them apart.
  var nestings = 0

  /// A list as the elements of a row.
  mutating func elements(of list: MathList, _ style: MathStyle) -> [MathMLElement] {
    var items: [Item] = []
    collect(list, style, into: &items)
    applyFunctions(in: &items)
    space(&items)
    return nest(items[...], depth: 0)
  }

  /// A list as one element.
  mutating func element(of list: MathList, _ style: MathStyle) -> MathMLElement {
    .row(elements(of: list, style))
  }

  // MARK: Rows

  /// Adds the nodes of a list, looking through styles and colours.
  private mutating func collect(
    _ list: MathList, _ style: MathStyle, nesting: [Nesting] = [], into items: inout [Item]
  ) {
    var index = 0
    while index < list.count {
      let node = list[index]
      switch node.content {
      case .styled(let inner, let nodes):
        nestings += 1
        let nesting = nesting + [Nesting(number: nestings, style: inner)]
        collect(nodes, inner, nesting: nesting, into: &items)
      case .colored(let color, let nodes):
        let start = items.count
        collect(nodes, style, nesting: nesting, into: &items)
        for colored in start..<items.count where items[colored].element["mathcolor"] == nil {
          items[colored].element["mathcolor"] = color
        }
      default:
        let run = list[index...].number
        if run.isEmpty {
          items.append(item(node, style, nesting))
        } else {
          items.append(numeral(list, run, style, nesting))
          index = run.upperBound - 1
        }
      }
      index += 1
    }
  }

  private mutating func item(
    _ node: MathNode, _ style: MathStyle, _ nesting: [Nesting]
  ) -> Item {
    Item(
      element: element(node, style), leading: node.leadingClass, trailing: node.trailingClass,
      style: style, nesting: nesting)
  }

  /// Digits in a row are one number; scripts of the last digit are the number's.
  private mutating func numeral(
    _ list: MathList, _ run: Range<Int>, _ style: MathStyle, _ nesting: [Nesting]
  ) -> Item {
    var digits = ""
    for node in list[run] {
      if let symbol = node.digit {
        digits.unicodeScalars.append(symbol.alphabet.character(for: symbol.character))
      }
    }
    var element = MathMLElement("mn", text: digits)
    if case .scripts(_, let sub, let sup, let placement)? = list[run].last?.content {
      element = scripts(element, sub, sup, isBeside: placement != .limits, style)
    }
    return Item(
      element: element, leading: .ordinary, trailing: .ordinary, style: style, nesting: nesting)
  }

  /// Says after a function's name that it is applied to what follows.
  private func applyFunctions(in items: inout [Item]) {
    guard items.contains(where: \.isFunction) else { return }
    var applied: [Item] = []
    var next: MathClass?
    for item in items.reversed() {
      if item.isFunction, next?.isArgument == true {
        applied.append(
          Item(
            element: MathMLElement("mo", text: "\u{2061}"), leading: .largeOperator,
            trailing: .largeOperator, style: item.style, nesting: item.nesting))
      }
      applied.append(item)
      next = item.leading ?? next
    }
    items = applied.reversed()
  }

  /// Wraps what is nested in styles.
  private func nest(_ items: ArraySlice<Item>, depth: Int) -> [MathMLElement] {
    var elements: [MathMLElement] = []
    var rest = items
    while let first = rest.first {
      guard first.nesting.count > depth else {
        elements.append(first.element)
        rest.removeFirst()
        continue
      }
      let nesting = first.nesting[depth]
      let inside = rest.prefix { $0.nesting.count > depth && $0.nesting[depth] == nesting }
      rest = rest.dropFirst(inside.count)
      elements.append(Self.styled(nesting.style, nest(inside, depth: depth + 1)))
    }
    return elements
  }

  /// Elements in a style.
  static func styled(_ style: MathStyle, _ elements: [MathMLElement]) -> MathMLElement {
    MathMLElement(
      "mstyle",
      [
        ("displaystyle", style == .display ? "true" : "false"),
        ("scriptlevel", String(max(0, style.rawValue - 1))),
      ], elements)
  }

  /// A length in ems, to four digits.
  static func length(_ ems: Double) -> String {
    let units = Int((abs(ems) * 10_000).rounded())
    guard units != 0 else { return "0" }
    var digits = String(units % 10_000)
    digits = String(repeating: "0", count: 4 - digits.count) + digits
    while digits.last == "0" { digits.removeLast() }
    let whole = "\(ems < 0 ? "-" : "")\(units / 10_000)"
    return digits.isEmpty ? whole + "em" : "\(whole).\(digits)em"
  }
}

extension MathMLWriter.Item {
  /// Whether it is the name of a function, with or without scripts.
  fileprivate var isFunction: Bool {
    guard trailing == .largeOperator else { return false }
    var core = element
    while ["msub", "msup", "msubsup", "munder", "mover", "munderover"].contains(core.name),
      let first = core.children.first
    {
      core = first
    }
    return core.name == "mi"
  }
}

extension MathClass {
  /// Whether a function can be applied to an atom of the class.
  fileprivate var isArgument: Bool {
    self == .ordinary || self == .opening || self == .inner || self == .largeOperator
  }
}

extension MathNode {
  /// The digit that the node is.
  fileprivate var digit: MathSymbol? {
    switch content {
    case .symbol(let symbol):
      guard symbol.mathClass == .ordinary else { return nil }
      switch symbol.character {
      case "0"..."9", ".": return symbol
      default: return nil
      }
    case .scripts(let nucleus?, _, _, _): return nucleus.digit
    default: return nil
    }
  }
}

extension ArraySlice<MathNode> {
  /// The nodes at the front that are one number; none where the first is no digit.
  fileprivate var number: Range<Int> {
    guard let first = first?.digit, first.character != "." || dropFirst().first?.digit != nil
    else { return startIndex..<startIndex }
    var end = startIndex
    var hasPoint = false
    while end < endIndex, let digit = self[end].digit, digit.alphabet == first.alphabet {
      if digit.character == "." {
        guard !hasPoint, end + 1 < endIndex, let next = self[end + 1].digit, next.character != "."
        else { break }
        hasPoint = true
      }
      end += 1
      if case .scripts = self[end - 1].content { break }
    }
    return startIndex..<end
  }
}

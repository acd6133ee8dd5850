/// Tells cairo what groups of a page are: links, places, elements of the document's structure.
///
/// Cairo puts only elements without further elements into the structure with their content. Content
/// between elements is therefore made a `Span` of its own, where it is text.
final class TagWriter {
  /// An element of the structure as it was begun.
  struct Element: Hashable {
    var name: String
    var alternativeText: String?
  }

  private let context: CairoContext
  /// The elements begun, in their order.
  private(set) var elements: [Element] = []
  /// Whether what is drawn belongs to an element without further ones.
  private var isWithinLeaf = false

  private let isFirstPage: Bool
  private let isLastPage: Bool

  init(on context: CairoContext, isFirstPage: Bool, isLastPage: Bool) {
    self.context = context
    self.isFirstPage = isFirstPage
    self.isLastPage = isLastPage
  }

  /// Begins a page once its ground is painted: cairo forgets all tags of a page that is painted over.
  func beginPage() {
    guard isFirstPage else { return }
    elements.append(Element(name: StructureElement.document.rawValue))
    context.beginTag(StructureElement.document.rawValue)
  }

  /// Ends a page.
  func endPage() {
    if isLastPage { context.endTag(StructureElement.document.rawValue) }
  }

  /// Draws the items of a group with its tag around them.
  func draw(
    _ group: FrameGroup, _ tag: FrameTag, with draw: (FrameItem) throws(DrawingError) -> Void
  ) throws(DrawingError) {
    switch tag {
    case .destination(let name):
      let place = context.devicePoint(of: .zero)
      context.beginTag(
        Self.destinationTag,
        "name=\(Self.quoted(name)) x=\(Self.number(place.x)) y=\(Self.number(place.y))")
      context.endTag(Self.destinationTag)
      try self.draw(group.items, with: draw)
    case .link(let target):
      try element("Link", link(target, group), nil, isLeaf: true) { () throws(DrawingError) in
        try self.draw(group.items, with: draw)
      }
    case .element(let kind, let alternativeText):
      // A link holds no elements, and a figure is one thing whatever it is drawn of.
      guard !isWithinLeaf else { return try self.draw(group.items, with: draw) }
      let isLeaf = kind.isWhole || !group.items.contains(where: \.hasStructure)
      try element(kind.rawValue, "", alternativeText, isLeaf: isLeaf) { () throws(DrawingError) in
        if isLeaf || kind.isContainer {
          try self.draw(group.items, with: draw)
        } else {
          try drawMixed(group.items, with: draw)
        }
      }
    case .artifact: try self.draw(group.items, with: draw)
    }
  }

  private func draw(
    _ items: [FrameItem], with draw: (FrameItem) throws(DrawingError) -> Void
  ) throws(DrawingError) {
    for item in items { try draw(item) }
  }

  /// Draws text with elements in it: each stretch of text between them becomes a `Span`.
  private func drawMixed(
    _ items: [FrameItem], with draw: (FrameItem) throws(DrawingError) -> Void
  ) throws(DrawingError) {
    var rest = items[...]
    while let first = rest.first {
      let plain = rest.prefix { !$0.hasStructure && !$0.isDestination }
      if plain.isEmpty {
        try draw(first)
        rest.removeFirst()
      } else if plain.contains(where: \.hasGlyphs) {
        try element(StructureElement.span.rawValue, "", nil, isLeaf: true) {
          () throws(DrawingError) in
          for item in plain { try draw(item) }
        }
        rest = rest.dropFirst(plain.count)
      } else {
        for item in plain { try draw(item) }
        rest = rest.dropFirst(plain.count)
      }
    }
  }

  private func element(
    _ name: String, _ attributes: String, _ alternativeText: String?, isLeaf: Bool,
    content: () throws(DrawingError) -> Void
  ) throws(DrawingError) {
    elements.append(Element(name: name, alternativeText: alternativeText))
    context.beginTag(name, attributes)
    let wasWithinLeaf = isWithinLeaf
    isWithinLeaf = isLeaf || wasWithinLeaf
    try content()
    isWithinLeaf = wasWithinLeaf
    context.endTag(name)
  }

  // MARK: - Attributes

  private static let destinationTag = "cairo.dest"

  private func link(_ target: LinkTarget, _ group: FrameGroup) -> String {
    let place =
      switch target {
      case .destination(let name): "dest=\(Self.quoted(name))"
      case .address(let address): "uri=\(Self.quoted(Self.encoded(address)))"
      }
    guard let box = Rectangle(inkOf: group.items) else { return place }
    let corner = context.devicePoint(of: Point(x: box.left, y: box.top))
    let opposite = context.devicePoint(of: Point(x: box.right, y: box.bottom))
    let (left, top) = (min(corner.x, opposite.x), min(corner.y, opposite.y))
    let (width, height) = (abs(opposite.x - corner.x), abs(opposite.y - corner.y))
    let numbers = [left, top, width, height].map(Self.number).joined(separator: " ")
    return "\(place) rect=[\(numbers)]"
  }

  /// A length as an attribute's value, in thousandths of a point: cairo reads no exponents.
  private static func number(_ points: Double) -> String {
    let thousandths = Int((max(min(points, 1e6), -1e6) * 1_000).rounded())
    let digits = String(abs(thousandths) % 1_000)
    let padding = String(repeating: "0", count: 3 - digits.count)
    return "\(thousandths < 0 ? "-" : "")\(abs(thousandths) / 1_000).\(padding)\(digits)"
  }

  /// A text as an attribute's value; cairo ends it at the next apostrophe that has no backslash.
  static func quoted(_ text: String) -> String {
    var escaped = ""
    // Scalars, not characters: an apostrophe with an accent on it is an apostrophe to cairo.
    for scalar in text.unicodeScalars {
      if scalar == "'" || scalar == "\\" { escaped += "\\" }
      escaped.unicodeScalars.append(scalar)
    }
    return "'\(escaped)'"
  }

  /// An address with what no address holds as percent codes, and parentheses too: cairo puts it between
  /// two in the file as it is, and what follows a closing one would be read as something else.
  private static func encoded(_ address: String) -> String {
    var encoded = ""
    for byte in address.utf8 {
      let isPlain = byte > 0x20 && byte < 0x7F && !"()<>\\\"".utf8.contains(byte)
      let digits = String(byte, radix: 16, uppercase: true)
      encoded +=
        isPlain ? String(Unicode.Scalar(byte)) : "%" + (digits.count < 2 ? "0" : "") + digits
    }
    return encoded
  }
}

extension StructureElement {
  /// Whether the element holds other elements only: what else is drawn in it is no text.
  fileprivate var isContainer: Bool {
    switch self {
    case .document, .section, .list, .listItem, .table, .tableRow, .contents: true
    default: false
    }
  }

  /// Whether the element is one thing for those who have it read aloud.
  fileprivate var isWhole: Bool { self == .figure || self == .formula }
}

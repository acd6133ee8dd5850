extension FrameItem {
  /// Whether the item is or holds an element or a link.
  var hasStructure: Bool {
    guard case .group(let group) = self else { return false }
    switch group.tag {
    case .link, .element: return true
    case .destination, .artifact, nil: return group.items.contains(where: \.hasStructure)
    }
  }

  /// Whether the item is a place that links lead to.
  var isDestination: Bool {
    guard case .group(let group) = self, case .destination = group.tag else { return false }
    return true
  }

  /// Whether the item shows text.
  var hasGlyphs: Bool {
    switch self {
    case .glyphs: true
    case .group(let group): group.items.contains(where: \.hasGlyphs)
    case .path, .shaded, .dots, .image: false
    }
  }
}

extension Rectangle {
  /// The smallest rectangle around all items; nil where there are none.
  init?(inkOf items: [FrameItem]) {
    var box: Rectangle?
    for item in items {
      guard let next = Rectangle(inkOf: item) else { continue }
      box = box?.union(next) ?? next
    }
    guard let box else { return nil }
    self = box
  }

  private init?(inkOf item: FrameItem) {
    switch item {
    case .path(let path, _, _): self = path.bounds
    case .shaded(let shaded): self = shaded.path.bounds
    case .dots(let run):
      guard let bounds = run.bounds else { return nil }
      self = bounds
    case .glyphs(let run): self = run.box
    case .image(_, let rectangle, _): self = rectangle
    case .group(let group):
      guard let inner = Rectangle(inkOf: group.items) else { return nil }
      self = group.transform(inner)
    }
  }
}

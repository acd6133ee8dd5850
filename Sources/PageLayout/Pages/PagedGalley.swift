import Drawing
public import Typesetting

/// A galley divided into pages.
public struct PagedGalley: Sendable {
  /// The pages.
  public let pages: [LaidOutPage]

  /// Divides a galley into pages and puts everything at its place.
  public init(
    _ galley: Galley, geometry: PageGeometry, rules: BreakingRules, furniture: PageFurniture
  ) throws(TypesettingError) {
    let plans = PageBreaker(
      galley: galley, capacity: geometry.typeArea.height, rules: rules
    ).pages()
    var assembler = PageAssembler(
      galley, geometry: geometry, rules: rules, furniture: furniture)
    pages = try assembler.pages(of: plans)
  }

  /// The number of the page on which each named place is.
  public var pageNumbers: [String: Int] {
    var numbers: [String: Int] = [:]
    for page in pages {
      for anchor in page.anchors where numbers[anchor.name] == nil {
        numbers[anchor.name] = page.number
      }
    }
    return numbers
  }
}

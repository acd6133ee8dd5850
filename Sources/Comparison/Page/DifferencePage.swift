public import Publishing

/// A difference as one HTML page that needs nothing but itself: `folio diff --html`.
///
/// Every changed item has its place below its chapter, and for each the layers of explanation stand in
/// the order in which they should be read: cause, data, claims, picture. The page says everything
/// without its script, which adds views of the pictures, a filter and keys.
public struct DifferencePage {
  let difference: ManifestDifference
  let earlier: PublishedReport
  let later: PublishedReport
  /// The changed rows of results, each read once for all who are made from them.
  let changedRows: [ComparedData: ChangedRows]

  /// The places where the results of each experiment are shown, once for all who are made from them.
  let homes: [ComparedData: String]

  /// A page on the difference of two reports.
  public init(
    _ difference: ManifestDifference, from earlier: PublishedReport, to later: PublishedReport
  ) {
    self.difference = difference
    self.earlier = earlier
    self.later = later
    changedRows = Self.changedRows(difference, from: earlier, to: later)
    homes = Self.homes(of: difference.items)
  }

  /// The bytes of the page.
  ///
  /// - Parameter fonts: The faces that the page embeds.
  public func html(fonts: PageFonts = .standard) -> [UInt8] {
    let chapters = chapters()
    let main: [HTMLNode] =
      chapters.isEmpty
      ? [.element(.p, text: "Nothing differs.")] : chapters.map(section)
    let body = HTMLNode.element(
      .body,
      [
        .element(.a, [.class("skip"), .reference(.place("text"))], text: "Skip to the changes"),
        .element(
          .div, [.class("page")],
          [
            header(chapters), contents(chapters),
            .element(.main, [.id("text"), .tabIndex(-1)], main + withinTolerance),
          ]),
        .script(.difference),
      ])
    return ComparisonPage.html(
      title: title, body, sheet: .difference, script: .difference, fonts: fonts)
  }

  /// Writes the page to a file, whole or not at all; its folders are made.
  ///
  /// - Throws: `ComparisonError.unwritable`.
  public func write(to path: String) throws(ComparisonError) {
    try ComparisonPage.write(html(), to: path)
  }

  private var title: String {
    TerminalText.plain("\(difference.from.name) → \(difference.to.name)")
  }
}

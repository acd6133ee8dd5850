public import Publishing
import Results
import SystemPackage

/// A difference as one HTML page that needs nothing but itself: `folio diff --html`.
///
/// Every changed item has its place below its chapter, and for each the layers of explanation stand in
/// the order in which they should be read: cause, data, claims, picture. The page says everything
/// without its script, which adds views of the pictures, a filter and keys.
public struct DifferencePage {
  let difference: ManifestDifference
  let earlier: PublishedReport
  let later: PublishedReport
  /// The changed rows of results by experiment, each read once for all who are made from them.
  let changedRows: [String: ChangedRows]

  /// A page on the difference of two reports.
  ///
  /// - Parameter tolerance: Which numbers were taken for equal although they differ.
  public init(
    _ difference: ManifestDifference, from earlier: PublishedReport, to later: PublishedReport,
    tolerance: Tolerance = .none
  ) {
    self.difference = difference
    self.earlier = earlier
    self.later = later
    changedRows = Self.changedRows(
      difference, from: earlier, to: later, tolerance: tolerance)
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
            .element(.main, [.id("text"), .tabIndex(-1)], main),
          ]),
        .script(.difference),
      ])
    let faces = fonts.stylesheet(
      for: title + body.plainText + PageScript.difference.text, formulas: "")
    let head = PageHead(
      title: title, sheets: [faces].compactMap(\.self) + [.difference], script: .difference)
    return HTMLWriter.page(.element(.html, [.lang("en")], [head.node, body]))
  }

  /// Writes the page to a file, whole or not at all; its folders are made.
  ///
  /// - Throws: `ComparisonError.unwritable`.
  public func write(to path: String) throws(ComparisonError) {
    do {
      try FileSystem.write(html(), to: FilePath(path))
    } catch {
      throw .unwritable(path, reason: "\(error.reason)")
    }
  }

  private var title: String {
    TerminalText.plain("\(difference.from.name) → \(difference.to.name)")
  }

  /// Text as it may stand on a page: what could reorder a line is made visible.
  func text(_ text: String) -> HTMLNode { .text(TerminalText.plain(text)) }

  /// A line of the report for terminals, what stands out in it marked.
  func inline(_ line: ReportLine) -> [HTMLNode] {
    line.pieces.map { piece in
      // A number stays with its unit.
      let text = piece.text.replacing(" %", with: "\u{A0}%")
      guard let emphasis = piece.emphasis else { return .text(text) }
      return .element(.span, [.class(emphasis.className)], text: text)
    }
  }

  /// Lines as a list; nothing for none.
  func list(_ lines: [ReportLine]) -> [HTMLNode] {
    if lines.isEmpty { return [] }
    return [.element(.ul, [.class("points")], lines.map { .element(.li, inline($0)) })]
  }
}

extension Emphasis {
  /// The name by which style sheets know it.
  fileprivate var className: String {
    switch self {
    case .heading: "heading"
    case .added: "added"
    case .removed: "removed"
    case .changed: "changed"
    case .alarm: "alarm"
    case .aside: "aside"
    }
  }
}

import Drawing
public import Publishing

/// The versions of one item on a page that needs nothing but itself, a figure's pictures as a film
/// strip: `folio history --html`.
public struct HistoryPage {
  private let history: ItemHistory
  private let repository: GitRepository

  /// A page on a history.
  ///
  /// - Parameter repository: Where the history was read from.
  public init(_ history: ItemHistory, in repository: GitRepository) {
    self.history = history
    self.repository = repository
  }

  /// The bytes of the page.
  ///
  /// - Parameter fonts: The faces that the page embeds.
  public func html(fonts: PageFonts = .standard) -> [UInt8] {
    let header = HTMLNode.element(
      .header,
      [
        .element(.p, [.class("kind")], text: "The versions of"),
        .element(.h1, [text(history.item)]),
        .element(.p, [.class("summary")], inline(history.summary)),
      ])
    let strip = HTMLNode.element(
      .ol, [.class("film"), .label("Versions, newest first")], history.versions.map(frame))
    let body = HTMLNode.element(
      .body,
      [.element(.div, [.class("page")], [header, .element(.main, [.id("text")], [strip])])])
    return ComparisonPage.html(
      title: TerminalText.plain("\(history.item): its versions"), body, sheet: .history,
      fonts: fonts)
  }

  /// Writes the page to a file, whole or not at all; its folders are made.
  ///
  /// - Throws: `ComparisonError.unwritable`.
  public func write(to path: String) throws(ComparisonError) {
    try ComparisonPage.write(html(), to: path)
  }

  /// A version: its picture where it is a figure, when and why it was made, and what changed.
  private func frame(_ version: ItemHistory.Version) -> HTMLNode {
    var words: [HTMLNode] = [
      .element(
        .p, [.class("commit")],
        [
          .element(.code, text: String(version.commit.prefix(8))),
          .text(" \(version.date) "), .element(.span, [.class("aside")], [text(version.author)]),
        ]),
      .element(.p, [.class("subject")], [text(version.subject)]),
    ]
    if let change = version.change {
      words += list(ItemWording(change).lines(names: [change.displayName]))
    }
    if let problem = version.problem {
      words.append(.element(.p, [.class("alarm")], [text(problem)]))
    }
    return .element(.li, picture(version) + [.element(.div, words)])
  }

  private func picture(_ version: ItemHistory.Version) -> [HTMLNode] {
    guard let change = version.change, change.kind == .figure, change.status != .removed else {
      return []
    }
    guard let png = png(of: change.id, at: version.commit), let picture = EmbeddedPicture(png),
      let size = Bitmap.size(ofPNG: png)
    else { return [.element(.p, [.class("aside")], text: "This commit has no picture of it.")] }
    let words = "The figure \(change.id) as of \(version.date), commit \(version.commit.prefix(8))"
    return [
      .element(
        .img,
        [
          .source(picture), .alt(TerminalText.plain(words)), .width(size.width),
          .height(size.height),
        ], [])
    ]
  }

  private func png(of id: String, at commit: String) -> [UInt8]? {
    guard let revision = try? repository.revision(commit),
      let report = try? PublishedReport(revision)
    else { return nil }
    return report.picture(of: id)
  }
}

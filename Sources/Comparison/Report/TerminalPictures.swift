import Drawing
import Publishing

/// The pictures of changed figures on a terminal that can show them: before, after, and where they
/// differ, beside each other where there is room.
public struct TerminalPictures {
  /// How a terminal takes pictures.
  public enum Form: String, Sendable, CaseIterable {
    /// Kitty's graphics protocol.
    case kitty
    /// DEC's Sixel graphics.
    case sixel
  }

  /// The size of a terminal.
  public struct Screen: Sendable, Hashable {
    /// The columns of text.
    public var columns: Int
    /// The lines of text; nil where it does not say.
    public var lines: Int?
    /// The width of a character in pixels.
    public var cellWidth: Int
    /// The height of a character in pixels.
    public var cellHeight: Int

    /// A terminal's size; one that says nothing of its characters has common ones.
    public init(columns: Int, lines: Int? = nil, cellWidth: Int = 9, cellHeight: Int = 18) {
      self.columns = columns
      self.lines = lines
      self.cellWidth = cellWidth
      self.cellHeight = cellHeight
    }
  }

  /// A picture with the word for it.
  struct Panel {
    var name: String
    var bitmap: Bitmap
  }

  private let form: Form
  private let screen: Screen

  /// Pictures in a form, for a terminal of some size.
  public init(_ form: Form, on screen: Screen) {
    self.form = form
    self.screen = screen
  }

  /// Whether an item has pictures to show.
  public static func hasPictures(_ item: ItemChange) -> Bool {
    guard item.kind == .figure else { return false }
    switch item.status {
    case .added, .removed: return true
    case .renamed: return false
    case .changed: return item.picture.map { !$0.isEqual } ?? false
    }
  }

  /// The pictures of an item of two reports as text for the terminal, with line ends; empty where there
  /// are none.
  public func text(
    of item: ItemChange, from earlier: PublishedReport, to later: PublishedReport,
    paint: (String, Emphasis) -> String = { text, _ in text }
  ) -> String {
    guard Self.hasPictures(item) else { return "" }
    let before = item.status == .added ? nil : bitmap(item.previousID ?? item.id, in: earlier)
    let after = item.status == .removed ? nil : bitmap(item.id, in: later)
    let bitmaps = [before, after].compactMap(\.self)
    guard !bitmaps.isEmpty else { return "" }
    let layout = PanelLayout(of: bitmaps, panels: bitmaps.count == 2 ? 3 : 1, on: screen)
    var panels: [Panel] = []
    if let before { panels.append(Panel(name: "before", bitmap: layout.fitted(before))) }
    if let after { panels.append(Panel(name: "after", bitmap: layout.fitted(after))) }
    if panels.count == 2 {
      let boxes = (item.picture?.boxes ?? []).map(layout.fitted)
      let map = HeatMap(from: panels[0].bitmap, to: panels[1].bitmap, outlining: boxes)
      panels.append(Panel(name: "difference", bitmap: map.bitmap))
    }
    return layout.rows(of: panels).map { row in
      let names = ReportLine(layout.names(of: row), .aside, indent: PanelLayout.indent)
      return names.text(width: nil, paint: paint) + "\n" + shown(row, layout)
    }.joined()
  }

  /// Whether a version of an item has a picture to show.
  public static func hasPicture(_ version: ItemHistory.Version) -> Bool {
    version.change.map { $0.kind == .figure && $0.status != .removed } ?? false
  }

  /// The picture of a version of a figure, as small as one of three beside each other.
  public func text(of version: ItemHistory.Version, in repository: GitRepository) -> String {
    guard Self.hasPicture(version), let change = version.change,
      let revision = try? repository.revision(version.commit),
      let report = try? PublishedReport(revision), let bitmap = bitmap(change.id, in: report)
    else { return "" }
    let layout = PanelLayout(of: [bitmap], panels: 3, on: screen)
    return shown([Panel(name: "", bitmap: layout.fitted(bitmap))], layout)
  }

  /// Pictures beside each other, with a line end.
  private func shown(_ row: [Panel], _ layout: PanelLayout) -> String {
    let strip = layout.strip(of: row)
    let margin = String(repeating: " ", count: PanelLayout.indent)
    switch form {
    case .kitty:
      let columns = layout.columns(of: row.count)
      return margin + ((try? KittyPicture(strip, columns: columns).text) ?? "") + "\n"
    case .sixel: return margin + SixelPicture(strip).text + "\n"
    }
  }

  private func bitmap(_ id: String, in report: PublishedReport) -> Bitmap? {
    report.picture(of: id).flatMap { try? Bitmap(png: $0) }.flatMap { bitmap in
      bitmap.width > 0 && bitmap.height > 0 ? bitmap.laid(on: .white) : nil
    }
  }
}

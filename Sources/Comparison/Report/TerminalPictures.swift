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
  private let earlier: PublishedReport
  private let later: PublishedReport

  /// The pictures of the figures of two reports.
  public init(
    _ form: Form, on screen: Screen, from earlier: PublishedReport, to later: PublishedReport
  ) {
    self.form = form
    self.screen = screen
    self.earlier = earlier
    self.later = later
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

  /// The pictures of an item as text for the terminal, with line ends; empty where there are none.
  public func text(
    of item: ItemChange, paint: (String, Emphasis) -> String = { text, _ in text }
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
      let picture = shown(layout.strip(of: row), columns: layout.columns(of: row.count))
      return names.text(width: nil, paint: paint) + "\n"
        + String(repeating: " ", count: PanelLayout.indent) + picture + "\n"
    }.joined()
  }

  private func shown(_ bitmap: Bitmap, columns: Int) -> String {
    switch form {
    case .kitty: (try? KittyPicture(bitmap, columns: columns).text) ?? ""
    case .sixel: SixelPicture(bitmap).text
    }
  }

  private func bitmap(_ id: String, in report: PublishedReport) -> Bitmap? {
    report.picture(of: id).flatMap { try? Bitmap(png: $0) }.flatMap { bitmap in
      bitmap.width > 0 && bitmap.height > 0 ? bitmap.laid(on: .white) : nil
    }
  }
}

import Drawing
import PageLayout

/// How a poster looks, in the sizes of the report's pages, which the sheet then enlarges.
struct PosterLook: Sendable {
  /// The line that is read from afar.
  let headline = EditionStyle.Size(30, 36)
  /// The report's title below it.
  let title = EditionStyle.Size(17, 22)
  /// The authors.
  let authors = EditionStyle.Size(11, 15)
  /// The titles of panels.
  let panelTitle = EditionStyle.Size(15, 19)
  /// What to take away.
  let takeaway = EditionStyle.Size(11.5, 14.5)

  /// The colour of the band at the top, of titles and of what to take away.
  let accent = Color(hex: 0x1F3A5F)
  /// What stands back on the band.
  let quietOnAccent = Color(hex: 0xD5DEE8)

  /// The space at the sheet's edges.
  let margin = Length.points(26)
  /// The space between columns.
  let columnGap = Length.points(24)
  /// The least space between panels of a column.
  let panelGap = Length.points(28)
  /// The space between parts of a panel.
  let partGap = Length.points(9)
  /// The space above the notes of a part.
  let noteGap = Glue(.points(6))
  /// The height of the bar above a panel's title, and how far above the title it begins.
  let barHeight = Length.points(1.6)
  let barGap = Length.points(8)
  /// The space above and below the text of the band.
  let headPadding = Length.points(18)
  /// The side of the code.
  let codeSide = Length.points(84)

  /// What theorems and definitions stand on.
  let statement = FlowPanel(
    fill: Color(hex: 0xEEF2F7), rule: Color(hex: 0x1F3A5F), inset: .points(10),
    padding: .points(4), around: Glue(.points(7)))
}

import Drawing
import Publishing

extension DifferencePage {
  /// What differs in a figure's plot, and its pictures: before, after, and where they differ.
  func picture(of item: ItemChange) -> [HTMLNode] {
    guard item.kind == .figure else { return [] }
    var words: [ReportLine] = []
    if let picture = item.picture {
      // How much of it changed stands in the item's first line.
      words = PictureWording.details(picture)
      if picture.changedShare == 0 { return layer("Picture", list(words)) }
    } else if item.status == .changed || item.status == .renamed {
      return []
    }
    let (earlierID, laterID) = (item.previousID ?? item.id, item.id)
    let before = item.status == .added ? nil : earlier.picture(of: earlierID)
    let after = item.status == .removed ? nil : later.picture(of: laterID)
    var figures = [
      before.flatMap {
        figure($0, "before", of: item, difference.from.name, earlier.alternativeText(of: earlierID))
      },
      after.flatMap {
        figure($0, "after", of: item, difference.to.name, later.alternativeText(of: laterID))
      },
    ].compactMap(\.self)
    if let before, let after, let map = heatMap(from: before, to: after, item.picture) {
      figures += figure(map, "where", of: item, nil, nil).map { [$0] } ?? []
    }
    let pictures = figures.isEmpty ? [] : [HTMLNode.element(.div, [.class("pictures")], figures)]
    return layer("Picture", list(words) + pictures + unchangedCaption(of: item))
  }

  /// A picture with a line below it that says which it is.
  private func figure(
    _ png: [UInt8], _ side: String, of item: ItemChange, _ revision: String?,
    _ alternative: String?
  ) -> HTMLNode? {
    guard let picture = EmbeddedPicture(png), let size = Bitmap.size(ofPNG: png) else { return nil }
    let caption: [HTMLNode] =
      revision.map { [.element(.strong, text: side), .text(" "), text($0)] } ?? heatLegend
    let words =
      revision.map { "The figure \(item.id) \(side), at \($0)" }
      ?? "Where the two pictures of \(item.id) differ"
    let description = alternative.map { ": \($0)" } ?? ""
    return .element(
      .figure, [.class(side)],
      [
        .element(
          .img,
          [
            .source(picture), .alt(TerminalText.plain(words + description)), .width(size.width),
            .height(size.height),
          ], []),
        .element(.figcaption, caption),
      ])
  }

  /// What the colours of a heat map mean.
  private var heatLegend: [HTMLNode] {
    let entries = [
      ("least", "seen, little"), ("most", "seen, much"), ("edge", "anti-aliasing of an edge"),
      ("faint", "too faint to see"), ("box", "a changed region"),
    ]
    return [.element(.strong, text: "where"), .text(" ")]
      + entries.flatMap { name, words -> [HTMLNode] in
        [
          .element(
            .span, [.class("key")],
            [.element(.span, [.class("swatch \(name)"), .hidden], []), .text(words)]), .text(" "),
        ]
      }
  }

  private func heatMap(from before: [UInt8], to after: [UInt8], _ change: PictureChange?)
    -> [UInt8]?
  {
    guard let change, change.changedShare != nil, let before = try? Bitmap(png: before),
      let after = try? Bitmap(png: after)
    else { return nil }
    let regions = change.boxes.map {
      BitmapDifference.Region(left: $0.left, top: $0.top, width: $0.width, height: $0.height)
    }
    return try? HeatMap(from: before, to: after, outlining: regions).bitmap.png()
  }
}

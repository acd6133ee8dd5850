import Results
import Typesetting

/// A chart in words.
struct PartDescription {
  private let part: AlternativeText.Part
  private let views: [PlotFacts.View]
  private var layers: [PreparedLayer] { part.layers }
  private var axes: [PlotFacts.Axis] { views.first?.axes ?? [] }

  init(_ part: AlternativeText.Part, _ views: [PlotFacts.View]) {
    self.part = part
    self.views = views
  }

  // MARK: - What

  /// What is plotted, and in which panels.
  var subject: [String] {
    ["\(kind) of \(fields)\(panels)."]
  }

  private var fields: String {
    let corners = axes.filter { $0.scale == "ternary" }.map(title)
    if !corners.isEmpty {
      return "\(measure.map { "\($0) over " } ?? "")the shares \(Words.list(corners))"
    }
    let x = axes.first { $0.channel == "x" }.map(title) ?? ""
    let y = axes.first { $0.channel == "y" }.map(title) ?? ""
    let places = [y, x].filter { !$0.isEmpty }
    if let measure {
      return places.isEmpty ? measure : "\(measure) over \(Words.list(places.reversed()))"
    }
    return places.isEmpty ? "data" : places.joined(separator: " against ")
  }

  /// What colours show in a plot whose axes are but places; nil for other plots.
  private var measure: String? {
    let mark: String? = kinds.first { ["contour", "rect", "hexbin", "arc"].contains($0) }
    let layer = layers.first { $0.mark.type == mark }
    guard let layer, let mark else { return nil }
    let channels: [Channel] =
      mark == "arc" ? [.theta, .radius] : [.z, .color, .fill, .stroke]
    let field = channels.lazy.compactMap { layer.encoding.field($0) }
      .first { !$0.measure.isDiscrete }
    return field.map { name($0) } ?? (mark == "hexbin" ? "counts" : nil)
  }

  private func name(_ field: FieldDefinition) -> String {
    Label(parsing: FieldTitle.text(field, .report)).plainText
  }

  /// The panels by their fields and values.
  private var panels: String {
    guard part.panels > 1 else {
      let own = part.facets.flatMap { facet in
        facet.values.prefix(1).map { "\(name(facet.field)) \(Words.short($0))" }
      }
      return own.isEmpty ? "" : " for \(Words.list(own))"
    }
    let fields = part.facets.map { facet in
      let values = facet.values.map { Words.short($0) }
      let list = values.count <= 8 ? " (\(values.joined(separator: ", ")))" : ""
      return name(facet.field) + list
    }
    let each = fields.isEmpty ? "" : ", one for each \(Words.list(fields))"
    return " in \(part.panels) panels\(each)"
  }

  /// An axis title as it is read, without the dollar signs of its formulas.
  private func title(_ axis: PlotFacts.Axis) -> String { Label(parsing: axis.title).plainText }

  private var kinds: [String] { layers.map(\.mark.type) }

  private var kind: String {
    if layers.contains(where: { $0.specification.summary is BoxSummary }) { return "Box plot" }
    let known: [(marks: [String], words: String)] = [
      ([ContourMark.name], "Contour plot"), ([StreamlineMark.name], "Stream lines"),
      ([ArrowMark.name], "Vector field"), ([HexbinMark.name], "Heat map in hexagons"),
      (["arc"], "Pie chart"),
    ]
    for kind in known where kinds.contains(where: kind.marks.contains) { return kind.words }
    let bars = layers.first { $0.mark.type == "bar" }
    if let bars {
      let field = bars.encoding.field(bars.orientation.dimensionChannel)
      return field?.bin != nil || field?.isBinned == true
        ? "Histogram" : "Bar chart"
    }
    let others: [(marks: [String], words: String)] = [
      (["rect"], "Heat map"), (["line", "trail"], "Line chart"), (["area"], "Area chart"),
      (["point", "circle", "square"], "Scatter plot"), (["tick"], "Strip plot"),
      (["text"], "Labels"),
    ]
    return others.first { kinds.contains(where: $0.marks.contains) }?.words ?? "Plot"
  }

  // MARK: - Axes

  /// From where to where the axes run.
  var ranges: [String] { axes.filter { $0.scale != "ternary" }.map(range) }

  private func range(_ axis: PlotFacts.Axis) -> String {
    let name =
      title(axis).isEmpty ? "The \(axis.channel) axis" : "The \(axis.channel) axis, \(title(axis)),"
    if axis.extent.count == 2 {
      let isTime = Words.isTime(axis.scale)
      let ends = axis.extent.map { isTime ? Words.date($0, axis.extent) : TickLabels.plain($0) }
      let kind = axis.scale == "log" ? ", logarithmic" : ""
      let breaks = axis.breaks.map { stretch in
        ", broken from \(TickLabels.plain(stretch[0])) to \(TickLabels.plain(stretch[1]))"
      }
      return "\(name) runs from \(ends[0]) to \(ends[1])\(kind)\(breaks.joined())."
    }
    guard axis.values.count <= 8 else { return "\(name) has \(axis.values.count) values." }
    return
      "\(name) shows \(axis.values.map { Label(parsing: $0).plainText }.joined(separator: ", "))."
  }

  // MARK: - Contents

  /// The series, how they run, and what stands out.
  var contents: [String] {
    [series].compactMap(\.self) + layers.flatMap { LayerHighlights($0).sentences } + trends
  }

  private var series: String? {
    let names = views.flatMap(\.marks).flatMap(\.series).uniqued()
    guard !names.isEmpty else { return nil }
    return names.count > 8
      ? "\(names.count) series are told apart."
      : "Series: \(names.joined(separator: ", "))."
  }

  /// How each series of lines (or, without lines, of points) runs from its first to its last value.
  private var trends: [String] {
    let drawn = layers.filter { $0.mark.type == "line" }
    let points = layers.filter {
      $0.mark.type == "point" && $0.specification.summary == nil && $0.specification.ternary == nil
    }
    let sentences = (drawn.isEmpty ? points : drawn).flatMap(trends)
    return sentences.count > 6 ? [] : sentences
  }

  private func trends(_ layer: PreparedLayer) -> [String] {
    guard let xs = layer.numbers(.x), let ys = layer.numbers(.y) else { return [] }
    let axis = axes.first { $0.channel == "x" && Words.isTime($0.scale) }
    func place(_ x: Double) -> String {
      axis.map { Words.date(x, $0.extent) } ?? Words.short(x)
    }
    let facets = part.facets.compactMap { layer.table[$0.field.column] }
    let names = SeriesNames(layer)
    let panels = Panels(of: layer.table, facets)
    return layer.series().flatMap { rows -> [String] in
      panels.parting(rows).compactMap { key, rows in
        var known = rows.filter { !xs[$0].isNaN && !ys[$0].isNaN }
        let isSorted = zip(known, known.dropFirst()).allSatisfy { xs[$0] <= xs[$1] }
        if !isSorted { known.sort { xs[$0] < xs[$1] } }
        guard let first = known.first, let last = known.last, known.count > 1 else { return nil }
        let panel = key.isEmpty ? "" : " in \(Words.list(key.map { Words.short($0) }))"
        let name = names[first]
        return "\(name.map(Words.capitalized) ?? "The values")\(panel) "
          + "\(verb(known, ys, isPlural: name == nil)) from \(Words.short(ys[first])) at "
          + "\(place(xs[first])) to \(Words.short(ys[last])) at \(place(xs[last]))."
      }
    }
  }

  private func verb(_ rows: [Int], _ values: [Double], isPlural: Bool) -> String {
    var (rises, falls) = (false, false)
    for (row, next) in zip(rows, rows.dropFirst()) where !(rises && falls) {
      if values[row] < values[next] { rises = true }
      if values[row] > values[next] { falls = true }
    }
    let verb = rises ? falls ? "go" : "rise" : falls ? "fall" : "stay"
    return isPlural ? verb : verb == "go" ? "goes" : verb + "s"
  }
}

/// The panels in which the rows of a table are drawn.
private struct Panels {
  private let facets: [Column]
  /// The panel of each row.
  private let panels: [Int]

  init(of table: Table, _ facets: [Column]) {
    self.facets = facets
    var panels = [Int](repeating: 0, count: facets.isEmpty ? 0 : table.rowCount)
    if !facets.isEmpty {
      for (panel, rows) in table.groups(by: facets.map(\.name)).enumerated() {
        for row in rows { panels[row] = panel }
      }
    }
    self.panels = panels
  }

  /// Some rows panel by panel, with the values of each panel, in the order of their first rows.
  func parting(_ rows: [Int]) -> [(key: [Value], rows: [Int])] {
    guard !facets.isEmpty else { return [([], rows)] }
    return Dictionary(grouping: rows) { panels[$0] }.values
      .sorted { ($0.first ?? 0) < ($1.first ?? 0) }
      .map { rows in (key: facets.map { $0.key(rows[0]) }, rows: rows) }
  }
}

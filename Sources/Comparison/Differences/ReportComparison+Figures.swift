import Drawing
import Manuscript
import Publishing

extension ReportComparison {
  /// What became of the figures.
  func figures() -> [ItemChange] { figurePairs.map(change(of:)) }

  private func change(of pair: ItemPair<Manifest.Figure>) -> ItemChange {
    var change = pair.change(.figure) { $0.place }
    change.note(failure(pair.id, previousID: pair.previousID))
    guard let from = pair.from, let to = pair.to else { return change }
    if from.specification != to.specification { change.causes.append(Cause(.specification)) }
    let sources = sources(from: from.from, to: to.from) { tolerances.results(of: $0, for: to) }
    change.addSources(sources)
    // A text made from the plot follows it.
    let followsPlot =
      from.specification != to.specification || !change.data.isEmpty
      || sources.valuesWithinTolerance > 0
    change.causes.insert(
      contentsOf: captions(of: pair, from, to, followsPlot: followsPlot),
      at: change.causes.prefix { $0.kind == .specification }.count)
    change.causes += move(from: from.place, to: to.place)
    comparePictures(pair, from, to, &change)
    let tolerance = tolerances.item(to.tolerance, from: to.from)
    passOver(sources.valuesWithinTolerance, by: tolerance, &change)
    explainPicture(&change)
    change.noteTolerance(from: from.tolerance, to: to.tolerance)
    let hasMoved = !change.data.isEmpty || sources.valuesWithinTolerance > 0
    addSource(&change, from: from.place, to: to.place, hasMoved: hasMoved)
    change.settleRename()
    return change
  }

  private func comparePictures(
    _ pair: ItemPair<Manifest.Figure>, _ from: Manifest.Figure, _ to: Manifest.Figure,
    _ change: inout ItemChange
  ) {
    let previousID = pair.previousID ?? pair.id
    let files = changes(
      from: digests(of: previousID, from, in: earlier), to: digests(of: pair.id, to, in: later))
    guard !files.isEmpty else { return }
    // The other files carry the id of a figure within.
    if pair.previousID != nil && !files.contains(where: { $0.key == "png" }) { return }
    var picture = PictureChange(from: from, to: to, files: files.map(\.key))
    if files.contains(where: { $0.key == "png" }) {
      let before = bitmap(previousID, from, in: earlier)
      let after = bitmap(pair.id, to, in: later)
      change.problems += before.problems + after.problems
      if let before = before.bitmap, let after = after.bitmap {
        picture.add(BitmapDifference(from: before, to: after))
      }
    } else {
      // Equal files hold equal pixels.
      picture.changedShare = 0
      picture.visibleShare = 0
      picture.largestChannelDifference = 0
    }
    change.picture = picture
  }

  /// Calls a picture equal that differs as the results behind it moved within tolerance, and nothing
  /// else did that it shows.
  private func passOver(_ values: Int, by tolerance: Tolerance, _ change: inout ItemChange) {
    let shown: [Cause.Kind] = [.specification, .from]
    guard values > 0, let picture = change.picture, change.data.isEmpty, change.problems.isEmpty,
      !change.causes.contains(where: { shown.contains($0.kind) }),
      earlier.manifest.fonts == later.manifest.fonts
    else { return }
    let isWithin = picture.facts.allSatisfy { fact in
      fact.part == .domain && tolerance.covers(fact.from, fact.to)
    }
    guard isWithin, picture.sizeBefore == picture.sizeAfter else { return }
    change.withinTolerance = WithinTolerance(
      tolerance: tolerance, values: values, visibleShare: picture.visibleShare)
    change.picture = nil
  }

  /// Adds the causes that only a changed picture can have.
  private func explainPicture(_ change: inout ItemChange) {
    guard change.picture != nil else { return }
    change.causes += fonts
    // Alternative texts stand in drawings, where nobody sees them.
    let unseen: [Cause.Kind] =
      change.picture?.isEqual == true
      ? [.caption, .chapter] : [.caption, .alternativeText, .chapter]
    let isExplained =
      !change.data.isEmpty || !change.problems.isEmpty
      || change.causes.contains { !unseen.contains($0.kind) }
    if !isExplained { change.causes.append(Cause(.drawing)) }
  }

  private func digests(
    of id: String, _ figure: Manifest.Figure, in report: PublishedReport
  ) -> [String: String] {
    var digests: [String: String] = [:]
    for (type, listed) in figure.files {
      let path = PublishedReport.figurePath(id, type)
      digests[type] = report.digest(of: path, listed: listed) ?? "missing from \(path)"
    }
    return digests
  }

  private func bitmap(
    _ id: String, _ figure: Manifest.Figure, in report: PublishedReport
  ) -> (bitmap: Bitmap?, problems: [Problem]) {
    guard let listed = figure.files["png"] else { return (nil, []) }
    let path = PublishedReport.figurePath(id, "png")
    let file = report.read(path, listed: listed)
    var problems = file.problem.map { [$0] } ?? []
    guard let bytes = file.bytes else { return (nil, problems) }
    do {
      return (try Bitmap(png: bytes), problems)
    } catch {
      problems.append(report.problem(.damaged, path, detail: error.description))
      return (nil, problems)
    }
  }
}

/// What makes two figures under different ids the same one: their pixels.
struct FigureContent: Hashable {
  private let png: String

  init?(_ figure: Manifest.Figure) {
    guard let png = figure.files["png"] else { return nil }
    self.png = png
  }
}

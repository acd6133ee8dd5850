import Manuscript
import Publishing

extension ReportComparison {
  /// What became of the printed tables.
  func tables() -> [ItemChange] {
    tablePairs.map { pair in
      var change = pair.change(.table) { $0.place }
      change.note(failure(pair.id, previousID: pair.previousID))
      guard let from = pair.from, let to = pair.to else { return change }
      let tolerance = tolerances.item(to.tolerance, from: [to.from])
      let sources = sources(from: [from.from], to: [to.from]) { _ in tolerance }
      change.addSources(sources)
      let reading = CellReading(
        tolerance: tolerance, rounds: change.data.isEmpty && sources.valuesWithinTolerance > 0)
      change.cells = CellsChange(from: from, to: to, by: reading)
      if change.cells == nil {
        change.note(reading.cellsWithinTolerance(from: from, to: to), within: tolerance)
      }
      if change.cells != nil && change.data.isEmpty { change.causes.append(Cause(.expression)) }
      change.causes += move(from: from.place, to: to.place)
      // Results that changed without reaching the table are the experiment's affair.
      if change.cells == nil { change.forgetSources() }
      change.noteTolerance(from: from.tolerance, to: to.tolerance)
      addSource(&change, from: from.place, to: to.place)
      change.settleRename()
      return change
    }
  }

  /// What became of the claims.
  func claims() -> [ItemChange] {
    claimPairs.map { pair in
      var change = pair.change(.claim) { $0.place }
      change.note(failure(pair.id, previousID: pair.previousID))
      guard let from = pair.from, let to = pair.to else { return change }
      change.addSources(sources(from: from.from, to: to.from))
      let tolerance = tolerances.item(to.tolerance, from: to.from)
      change.claim = ClaimChange(from: from, to: to, tolerance: tolerance)
      if change.claim == nil {
        change.note(ClaimChange.valuesWithin(tolerance, from: from, to: to), within: tolerance)
      }
      if change.claim?.isOfMeasurements != true {
        change.forgetSources()
      } else if change.data.isEmpty {
        change.causes.append(Cause(.expression))
      }
      if from.profiles != to.profiles {
        change.causes.append(
          Cause(.profiles, from: scalar(from.profiles), to: scalar(to.profiles)))
      }
      if from.statement != to.statement {
        change.causes.append(
          Cause(.statement, from: .text(from.statement), to: .text(to.statement)))
      }
      change.noteTolerance(from: from.tolerance, to: to.tolerance)
      change.causes += move(from: from.place, to: to.place)
      addSource(&change, from: from.place, to: to.place)
      change.settleRename()
      return change
    }
  }

  private func scalar(_ names: [String]?) -> Manifest.Scalar? {
    names.map { .list($0.map(Manifest.Scalar.text)) }
  }

  /// What became of the values in running text.
  func values() -> [ItemChange] {
    valuePairs.map { pair in
      var change = pair.change(.value) { $0.place }
      if let value = pair.to ?? pair.from, let place = change.place {
        change.place = "\(place):\(value.column)"
      }
      guard let from = pair.from, let to = pair.to else { return change }
      guard from.text != to.text else { return change }
      let tolerance = tolerances.value(to)
      if from.value != to.value, tolerance.covers(from.value, to.value),
        tolerance.covers(printed: from.text, to.text, rounds: true)
      {
        change.note(1, within: tolerance)
      } else {
        change.text = TextChange(from: from.text, to: to.text)
      }
      return change
    }
  }

  /// The same values in two reports: in the same chapter, of the same expression, the first with
  /// the first, the second with the second.
  static func valuePairs(
    _ earlier: [Manifest.PrintedValue], _ later: [Manifest.PrintedValue],
    _ laterChapters: [String: String]
  ) -> [ItemPair<Manifest.PrintedValue>] {
    var waiting: [[String]: [Manifest.PrintedValue]] = [:]
    for value in earlier {
      let chapter = laterChapters[value.place.chapter] ?? value.place.chapter
      waiting[[chapter, value.expression], default: []].append(value)
    }
    var pairs = later.map { value in
      let key = [value.place.chapter, value.expression]
      let match = waiting[key]?.isEmpty == false ? waiting[key]?.removeFirst() : nil
      return ItemPair(id: value.expression, from: match, to: value)
    }
    // Those left over are gone; in reading order, whatever the order of the dictionary.
    for value in earlier {
      let chapter = laterChapters[value.place.chapter] ?? value.place.chapter
      let left = waiting[[chapter, value.expression]] ?? []
      if left.contains(value) { pairs.append(ItemPair(id: value.expression, from: value)) }
    }
    return pairs
  }
}

extension ItemChange {
  /// Adds how many of the item's values differ by less than is looked at.
  fileprivate mutating func note(_ values: Int, within tolerance: Tolerance) {
    guard values > 0 else { return }
    withinTolerance = WithinTolerance(tolerance: tolerance, values: values)
  }

  /// Takes back what reached the item from experiments, as nothing of it shows.
  fileprivate mutating func forgetSources() {
    causes.removeAll { $0.experiment != nil }
    data.removeAll { $0.extent != .added && $0.extent != .removed }
    problems = []
  }
}

/// What makes two printed tables under different ids the same one.
struct TableContent: Hashable {
  private let columns: [String]
  private let rows: [[String]]

  init?(_ table: Manifest.PrintedTable) {
    guard !table.rows.isEmpty else { return nil }
    columns = table.columns
    rows = table.rows
  }
}

/// What makes two claims under different ids the same one.
struct ClaimContent: Hashable {
  private let statement: String
  private let quantities: [Manifest.Claim.Quantity]

  init?(_ claim: Manifest.Claim) {
    guard !claim.statement.isEmpty else { return nil }
    statement = claim.statement
    quantities = claim.quantities
  }
}

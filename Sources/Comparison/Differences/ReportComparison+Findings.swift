import Publishing

extension ReportComparison {
  /// What became of the printed tables.
  func tables() -> [ItemChange] {
    tablePairs.map { pair in
      var change = pair.change(.table) { $0.place }
      change.note(failure(pair.id, previousID: pair.previousID))
      guard let from = pair.from, let to = pair.to else { return change }
      change.addSources(sources(from: [from.from], to: [to.from]))
      change.cells = CellsChange(from: from, to: to)
      if change.cells != nil && change.data.isEmpty { change.causes.append(Cause(.expression)) }
      change.causes += move(from: from.place, to: to.place)
      // Results that changed without reaching the table are the experiment's affair.
      if change.cells == nil { change.forgetSources() }
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
      change.claim = ClaimChange(from: from, to: to, tolerance: tolerance)
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
      if from.text != to.text { change.text = TextChange(from: from.text, to: to.text) }
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

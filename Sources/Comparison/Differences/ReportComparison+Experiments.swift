import Manuscript
import Publishing
import Results

extension ReportComparison {
  /// What became of the experiments.
  func experiments() -> [ItemChange] {
    experimentPairs.compactMap { experimentChanges[$0.id] }
  }

  /// What became of one experiment.
  func change(of pair: ItemPair<Manifest.Experiment>) -> ItemChange {
    var change = pair.change(.experiment) { $0.place }
    change.note(failure(pair.id, previousID: pair.previousID))
    guard let from = pair.from, let to = pair.to else { return change }
    let tolerance = tolerances.results(of: pair.id)
    let compared = results(of: pair, by: tolerance)
    change.data = compared.change.map { [$0] } ?? []
    change.withinTolerance = compared.withinTolerance.map {
      WithinTolerance(tolerance: tolerance, values: $0)
    }
    change.problems = compared.problems
    change.causes = causes(from: from, to: to)
    if change.causes.isEmpty && from.key != to.key && pair.previousID == nil {
      change.causes = [Cause(.unlisted)]
    }
    if from.key == to.key && compared.change != nil && compared.problems.isEmpty {
      change.causes.append(Cause(.sameIngredients))
    }
    change.noteTolerance(from: from.tolerance, to: to.tolerance)
    change.causes += move(from: from.place, to: to.place)
    change.settleRename()
    return change
  }

  private func causes(from: Manifest.Experiment, to: Manifest.Experiment) -> [Cause] {
    var causes: [Cause] = []
    if from.simulation != to.simulation {
      causes.append(Cause(.simulation, from: .text(from.simulation), to: .text(to.simulation)))
    }
    causes += changes(from: from.parameters, to: to.parameters)
      .map { Cause(.parameter, name: $0, from: $1, to: $2) }
    causes += changes(from: from.sweptValues, to: to.sweptValues)
      .map { Cause(.sweep, name: $0, from: $1, to: $2) }
    if from.seed != to.seed { causes.append(Cause(.seed, from: from.seed, to: to.seed)) }
    if from.replicates != to.replicates {
      causes.append(
        Cause(.replicates, from: .integer(from.replicates), to: .integer(to.replicates)))
    }
    causes += changes(from: from.dataFiles, to: to.dataFiles).map { path, _, _ in
      Cause(.dataFile, name: path)
    }
    let engineBefore = earlier.manifest.engine.filter { from.sources.contains($0.key) }
    let engineAfter = later.manifest.engine.filter { to.sources.contains($0.key) }
    causes += changes(from: engineBefore, to: engineAfter).map { path, _, _ in
      Cause(.engine, name: path)
    }
    return causes
  }

  /// What the results say: a change, or how many values differ by less than is looked at.
  struct Compared {
    var change: DataChange?
    var withinTolerance: Int?
    var problems: [Problem]

    init(_ change: DataChange? = nil, withinTolerance: Int? = nil, problems: [Problem]) {
      self.change = change
      self.withinTolerance = withinTolerance
      self.problems = problems
    }
  }

  /// Compares the results of an experiment that both reports have, by a tolerance.
  func results(of pair: ItemPair<Manifest.Experiment>, by tolerance: Tolerance) -> Compared {
    guard let from = pair.from, let to = pair.to else { return Compared(problems: []) }
    let id = pair.id
    guard let digestBefore = from.data, let digestAfter = to.data else {
      let isSame = from.key == to.key && from.data == to.data
      return Compared(isSame ? nil : DataChange(experiment: id, extent: .keyOnly), problems: [])
    }
    let paths = (PublishedReport.dataPath(pair.previousID ?? id), PublishedReport.dataPath(id))
    let before = earlier.digest(of: paths.0, listed: digestBefore)
    let after = later.digest(of: paths.1, listed: digestAfter)
    if before != nil && before == after { return Compared(problems: []) }
    let left = table(paths.0, listed: digestBefore, in: earlier)
    let right = table(paths.1, listed: digestAfter, in: later)
    let problems = left.problems + right.problems
    guard let leftTable = left.table, let rightTable = right.table else {
      return Compared(DataChange(experiment: id, extent: .unreadable), problems: problems)
    }
    let difference = TableDifference(
      from: leftTable, to: rightTable, keys: to.keyColumns, tolerance: tolerance)
    if difference.isEmpty && difference.cellsWithinTolerance > 0 {
      return Compared(withinTolerance: difference.cellsWithinTolerance, problems: problems)
    }
    let table = difference.isEmpty ? nil : difference
    return Compared(
      DataChange(
        experiment: id, extent: .values, table: table,
        tolerance: tolerance == .exact ? nil : tolerance), problems: problems)
  }

  private func table(
    _ path: String, listed: String, in report: PublishedReport
  ) -> (table: Table?, problems: [Problem]) {
    let file = report.read(path, listed: listed)
    var problems = file.problem.map { [$0] } ?? []
    guard let bytes = file.bytes else { return (nil, problems) }
    do {
      return (try Table(csv: bytes, path: path), problems)
    } catch {
      let detail = "line \(error.line): \(error.problem)"
      problems.append(report.problem(.damaged, path, detail: detail))
      return (nil, problems)
    }
  }
}

extension ItemChange {
  /// Adds why the item has no result.
  ///
  /// An item that fails on one side only did not come or go.
  mutating func note(_ failure: FailureChange?) {
    self.failure = failure
    if status == .removed && failure?.to != nil { status = .changed }
    if status == .added && failure?.from != nil { status = .changed }
  }
}

extension Manifest.Experiment {
  /// The columns that tell the rows of the result apart.
  var keyColumns: [String] {
    sweep.flatMap(\.parameters) + (replicates > 1 ? ["replicate"] : [])
  }

  /// The values of each swept parameter.
  fileprivate var sweptValues: [String: Manifest.Scalar] {
    var values: [String: Manifest.Scalar] = [:]
    for axis in sweep {
      for (index, parameter) in axis.parameters.enumerated() {
        values[parameter] = .list(
          axis.points.compactMap { $0.indices.contains(index) ? $0[index] : nil })
      }
    }
    return values
  }
}

/// What makes two experiments under different ids the same one.
struct ExperimentContent: Hashable {
  private let simulation: String
  private let parameters: [String: Manifest.Scalar]
  private let sweep: [Manifest.Experiment.Axis]
  private let result: String

  init(_ experiment: Manifest.Experiment) {
    simulation = experiment.simulation
    parameters = experiment.parameters
    sweep = experiment.sweep
    result = experiment.data ?? experiment.key
  }
}

import Manuscript
import Publishing

/// Which tolerance holds for which item: the one asked for; else what the item's directive says, in
/// the later report; else the widest of what it is made from.
///
/// The later report decides, as its chapters are the ones that are read now; that its tolerance is
/// another than the earlier one's is a difference of its own.
struct ItemTolerances {
  private let asked: Tolerance?
  private let manifest: Manifest

  init(asked: Tolerance?, in later: Manifest) {
    self.asked = asked
    manifest = later
  }

  /// That of an experiment's results.
  func results(of experiment: String) -> Tolerance {
    asked ?? manifest.experiments[experiment]?.tolerance ?? .exact
  }

  /// That by which the results behind a figure are compared.
  func results(of experiment: String, for figure: Manifest.Figure) -> Tolerance {
    asked ?? figure.tolerance ?? results(of: experiment)
  }

  /// That of what a figure, a claim or a printed table shows of experiments.
  func item(_ own: Tolerance?, from experiments: [String]) -> Tolerance {
    asked ?? own ?? widest(experiments.map(results))
  }

  /// That of a value in running text: the widest of what its expression names.
  func value(_ value: Manifest.PrintedValue) -> Tolerance {
    if let asked { return asked }
    let words = value.expression.split { !($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
    return widest(
      words.compactMap { word in
        let id = String(word)
        if let claim = manifest.claims[id] { return item(claim.tolerance, from: claim.from) }
        return manifest.experiments[id].map { _ in results(of: id) }
      })
  }

  private func widest(_ tolerances: [Tolerance]) -> Tolerance {
    tolerances.reduce(.exact) { $0.union($1) }
  }
}

extension ItemChange {
  /// Adds that an item's tolerance is another one.
  mutating func noteTolerance(from earlier: Tolerance?, to later: Tolerance?) {
    guard earlier != later else { return }
    let keys: [(name: String, from: Double?, to: Double?)] = [
      ("relative", earlier?.relative, later?.relative),
      ("absolute", earlier?.absolute, later?.absolute),
    ]
    let differing = keys.filter { ($0.from ?? 0) != ($0.to ?? 0) }
    // None may have become 0, where an experiment is compared more loosely than what shows it.
    causes += (differing.isEmpty ? Array(keys.prefix(1)) : differing).map { key in
      Cause(
        .tolerance, name: key.name, from: key.from.map(Manifest.Scalar.number),
        to: key.to.map(Manifest.Scalar.number))
    }
  }
}

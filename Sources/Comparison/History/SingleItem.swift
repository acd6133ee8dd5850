import Manuscript
import Publishing

/// One item in two reports, cut out of them with what it is made from.
struct SingleItem {
  private let id: String
  /// The item's id in the earlier report; nil where that has none.
  let earlierID: String?
  private let earlier: PublishedReport
  private let later: PublishedReport

  init(_ id: String, from earlier: PublishedReport, to later: PublishedReport) {
    self.id = id
    self.earlier = earlier
    self.later = later
    earlierID = Self.earlierID(of: id, earlier.manifest, later.manifest)
  }

  /// Whether one of the reports has the item.
  var exists: Bool { earlierID != nil || later.manifest.itemIDs.contains(id) }

  /// What became of the item; nil where nothing did.
  func change(tolerance: Tolerance?) -> ItemChange? {
    guard exists else { return nil }
    let difference = ManifestDifference(
      from: PublishedReport(
        earlier.revision, manifest: earlier.manifest.part(with: earlierID ?? id)),
      to: PublishedReport(later.revision, manifest: later.manifest.part(with: id)),
      tolerance: tolerance)
    return difference.items.first { $0.kind == ItemKind(id: id) && $0.id == id }
      ?? difference.items.first { $0.status == .removed && $0.id == earlierID }
  }

  /// The id that an item of the later report had in the earlier one.
  private static func earlierID(
    of id: String, _ earlier: Manifest, _ later: Manifest
  ) -> String? {
    if earlier.itemIDs.contains(id) { return id }
    func previous<Item, Content: Hashable>(
      _ items: KeyPath<Manifest, [String: Item]>, _ signature: (Item) -> Content?
    ) -> String? {
      ItemPair.pairs(earlier[keyPath: items], later[keyPath: items], signature: signature)
        .first { $0.id == id }?.previousID
    }
    return switch ItemKind(id: id) {
    case .figure: previous(\.figures, FigureContent.init)
    case .table: previous(\.tables, TableContent.init)
    case .claim: previous(\.claims, ClaimContent.init)
    default: previous(\.experiments, ExperimentContent.init)
    }
  }
}

extension Manifest {
  /// The ids of everything that has a history of its own.
  var itemIDs: [String] {
    Array(figures.keys) + tables.keys + claims.keys + experiments.keys + failures.keys
  }

  /// The manifest with one item, and the experiments that it is made from, alone.
  fileprivate func part(with id: String) -> Manifest {
    var part = self
    part.figures = figures.filter { $0.key == id }
    part.tables = tables.filter { $0.key == id }
    part.claims = claims.filter { $0.key == id }
    part.values = []
    part.failures = failures.filter { $0.key == id }
    var sources = Set([id])
    sources.formUnion(part.figures.values.flatMap(\.from))
    sources.formUnion(part.tables.values.map(\.from))
    sources.formUnion(part.claims.values.flatMap(\.from))
    part.experiments = experiments.filter { sources.contains($0.key) }
    return part
  }
}

import Publishing

/// The same item in two reports; one side is nil where it was added or removed.
struct ItemPair<Item> {
  var id: String
  /// The id before, where it differs.
  var previousID: String?
  var from: Item?
  var to: Item?

  /// Whether the item came, went, or is in both reports.
  var status: ItemChange.Status {
    if from == nil { return .added }
    return to == nil ? .removed : .changed
  }

  /// A description, still empty, of what became of the item.
  func change(_ kind: ItemKind, place: (Item) -> Manifest.Place) -> ItemChange {
    let stands = (to ?? from).map(place)
    return ItemChange(
      kind, id, status, previousID: previousID, place: stands.map { "\($0.chapter):\($0.line)" })
  }
}

extension ItemPair {
  /// Pairs the items of two reports by id, and those left over by content: an item that went and
  /// one that came are one renamed item when their signatures are equal and nobody else's.
  ///
  /// - Parameter signature: What must be equal for two items to be the same; nil where the content
  ///   says too little.
  static func pairs<Signature: Hashable>(
    _ earlier: [String: Item], _ later: [String: Item], signature: (Item) -> Signature?
  ) -> [ItemPair] {
    let gone = earlier.filter { later[$0.key] == nil }
    let come = later.filter { earlier[$0.key] == nil }
    let goneOnce = unique(gone, signature)
    var renamed: [String: String] = [:]
    for (content, id) in unique(come, signature) { renamed[id] = goneOnce[content] }
    let before = Set(renamed.values)
    return Set(earlier.keys).union(later.keys).subtracting(before).sorted().map { id in
      let previous = renamed[id]
      return ItemPair(
        id: id, previousID: previous, from: earlier[previous ?? id], to: later[id])
    }
  }

  /// The id of each signature that a single item has.
  private static func unique<Signature: Hashable>(
    _ items: [String: Item], _ signature: (Item) -> Signature?
  ) -> [Signature: String] {
    var ids: [Signature: [String]] = [:]
    for (id, item) in items {
      if let content = signature(item) { ids[content, default: []].append(id) }
    }
    return ids.compactMapValues { $0.count == 1 ? $0.first : nil }
  }
}

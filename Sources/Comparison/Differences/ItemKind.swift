/// What kind of thing of a report an item is, in the order in which kinds are shown.
public enum ItemKind: String, Sendable, Hashable, Codable, CaseIterable {
  /// A chapter as a whole: come, gone or renamed. Its prose is `git diff`'s business.
  case chapter
  /// A figure.
  case figure
  /// A printed table.
  case table
  /// A claim.
  case claim
  /// A computed value in running text.
  case value
  /// An experiment and its table of results.
  case experiment
}

extension ItemKind {
  /// The kind that an id's prefix tells.
  init(id: String) {
    let kinds: [(String, ItemKind)] = [("fig-", .figure), ("tbl-", .table), ("cl-", .claim)]
    self = kinds.first { id.hasPrefix($0.0) }?.1 ?? .experiment
  }
}

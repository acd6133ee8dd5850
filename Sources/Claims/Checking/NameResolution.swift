import Manuscript
import Results

/// Where an expression stands: what its bare names mean.
struct ExpressionContext: Sendable {
  /// The tables that may be named; nil for all.
  var tables: [String]?
  /// The table whose columns need no prefix.
  var defaultTable: String?
  /// Quantities of the same claim, those defined before this place.
  var quantities: [(name: String, kind: Column.Kind?)] = []
  /// Quantities of the same claim defined only later.
  var laterQuantities: [String] = []
  /// Columns of the default table that have one value here: the keys of a printed table's group.
  var keys: [String] = []
  /// The groups that `where` and `by` of an aggregate over groups speak of.
  var groups: (table: String, keys: [String])?
  /// The profiles in which a verdict depends on what stands here; none in sentences and tables.
  var judgingProfiles: [String] = []

  /// The context of a claim, value or table over some experiments.
  init(tables: [String]?) {
    self.tables = tables
    defaultTable = tables?.count == 1 ? tables?.first : nil
  }
}

/// What a name stands for.
enum NameMeaning: Sendable, Hashable {
  /// A quantity of the same claim.
  case quantity(String, Column.Kind?)
  /// A column of a table.
  case column(table: String, name: String, Column.Kind?)
  /// A key column of a printed table's group, with one value.
  case key(table: String, name: String, Column.Kind?)
  /// A key column of groups, with one value a group.
  case groupKey(name: String, Column.Kind?)
  /// A quantity of another claim.
  case claim(id: String, quantity: String, Column.Kind?)
  /// The verdict of another claim.
  case verdict(id: String)

  /// The kind and the number of its values.
  func type(in context: ExpressionContext) -> ExpressionType {
    switch self {
    case .quantity(_, let kind), .key(_, _, let kind), .claim(_, _, let kind):
      return ExpressionType(kind, .single)
    case .column(let table, _, let kind): return ExpressionType(kind, .rows(table: table))
    case .groupKey(_, let kind):
      guard let groups = context.groups else { return .unknown }
      return ExpressionType(kind, .groups(table: groups.table, keys: groups.keys))
    case .verdict: return ExpressionType(.boolean, .single)
    }
  }
}

extension Scope {
  /// What a bare name or a member stands for, or what is wrong with it.
  func meaning(
    of node: ExpressionNode, in context: ExpressionContext
  ) -> Result<NameMeaning, ExpressionMistake> {
    let result: Result<NameMeaning, MessageError> =
      switch node.content {
      case .name(let name): bareMeaning(of: name, in: context)
      case .member(let owner, let name): memberMeaning(of: owner, name, in: context)
      default: preconditionFailure("only names have a meaning")
      }
    return result.mapError { ExpressionMistake(node.stretch, $0.message) }
  }

  private struct MessageError: Error {
    var message: ClaimsMessage
  }

  private func bareMeaning(
    of name: String, in context: ExpressionContext
  ) -> Result<NameMeaning, MessageError> {
    if let groups = context.groups, groups.keys.contains(name) {
      return .success(.groupKey(name: name, tables[groups.table]?.column(name)?.kind))
    }
    if let quantity = context.quantities.last(where: { $0.name == name }) {
      return .success(.quantity(name, quantity.kind))
    }
    if let id = context.defaultTable {
      guard let schema = tables[id], schema.columns != nil else {
        return .success(.column(table: id, name: name, nil))
      }
      if schema.column(name) != nil { return column(name, of: schema, in: context) }
    }
    if Scope.isClaim(name) { return claimMeaning(name, "value") }
    return .failure(MessageError(message: unknown(name, in: context)))
  }

  private func memberMeaning(
    of owner: String, _ name: String, in context: ExpressionContext
  ) -> Result<NameMeaning, MessageError> {
    if Scope.isClaim(owner) { return claimMeaning(owner, name) }
    if let message = problem(with: owner, in: context) {
      return .failure(MessageError(message: message))
    }
    if let groups = context.groups, groups.table == owner, groups.keys.contains(name) {
      return .success(.groupKey(name: name, tables[owner]?.column(name)?.kind))
    }
    guard let schema = tables[owner], schema.columns != nil else {
      return .success(.column(table: owner, name: name, nil))
    }
    return column(name, of: schema, in: context)
  }

  /// What is wrong with the name of a table at this place.
  func problem(with table: String, in context: ExpressionContext) -> ClaimsMessage? {
    guard tables[table] != nil else {
      let candidates = (context.tables ?? tables.keys.sorted()) + claimNames
      return .unknownTable(table, nearest: NearestName.nearest(to: table, among: candidates))
    }
    if let allowed = context.tables, !allowed.contains(table) { return .tableNotInFrom(table) }
    return nil
  }

  private func column(
    _ name: String, of schema: TableSchema, in context: ExpressionContext
  ) -> Result<NameMeaning, MessageError> {
    guard let column = schema.column(name) else {
      let names = schema.columns?.map(\.name) ?? []
      let nearest = NearestName.nearest(to: name, among: names)
      return .failure(
        MessageError(message: .unknownColumn(name, of: schema.id, nearest: nearest)))
    }
    if context.defaultTable == schema.id, context.keys.contains(name) {
      return .success(.key(table: schema.id, name: name, column.kind))
    }
    return .success(.column(table: schema.id, name: name, column.kind))
  }

  private func claimMeaning(_ id: String, _ name: String) -> Result<NameMeaning, MessageError> {
    guard claimNames.contains(id) else {
      let nearest = NearestName.nearest(to: id, among: claimNames)
      return .failure(MessageError(message: .unknownClaim(id, nearest: nearest)))
    }
    if name == "holds" { return .success(.verdict(id: id)) }
    guard let signature = claims[id] else { return .success(.claim(id: id, quantity: name, nil)) }
    guard let quantity = signature.quantities.first(where: { $0.name == name }) else {
      let names = signature.quantities.map(\.name) + ["holds"]
      return .failure(MessageError(message: .unknownQuantity(name, of: id, names: names)))
    }
    return .success(.claim(id: id, quantity: name, quantity.kind))
  }

  private func unknown(_ name: String, in context: ExpressionContext) -> ClaimsMessage {
    if context.laterQuantities.contains(name) { return .quantityTooEarly(name) }
    let visible = context.tables ?? tables.keys.sorted()
    if tables[name] != nil, visible.contains(name) {
      return .tableAsValue(name, column: tables[name]?.columns?.first?.name)
    }
    let owners = visible.filter { tables[$0]?.column(name) != nil }
    if context.defaultTable == nil, !owners.isEmpty {
      return .ambiguousColumn(name, tables: owners)
    }
    let hasHyphen = name.contains("-")
    let quantities = context.quantities.map(\.name)
    guard let id = context.defaultTable else {
      let candidates = quantities + visible
      return .unknownName(
        name, context.tables == nil ? "column, claim or experiment" : "quantity or column",
        nearest: NearestName.nearest(to: name, among: candidates), hasHyphen: hasHyphen)
    }
    let columns = tables[id]?.columns?.map(\.name) ?? []
    return .unknownName(
      name, quantities.isEmpty ? "column" : "quantity or column",
      nearest: NearestName.nearest(to: name, among: quantities + columns), hasHyphen: hasHyphen)
  }
}

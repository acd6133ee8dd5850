import Manuscript
import Results

/// A computed value in a sentence, read and checked.
struct ValueCheck {
  let expression: ParsedExpression
  let context = ExpressionContext(tables: nil)
  private(set) var format = NumberFormat()
  private(set) var diagnostics: [Diagnostic] = []

  init(_ directive: ValueDirective, _ scope: Scope) {
    expression = ParsedExpression(directive.expression)
    let (type, found) = expression.checked(in: context, scope)
    diagnostics = found
    if type.shape != .single, type.shape != .unknown {
      diagnostics.append(expression.diagnostic(.columnInsteadOfValue(type.shape.wording)))
    }
    switch NumberFormat.reading(directive.format, else: NumberFormat()) {
    case .success(let format): self.format = format
    case .failure(let error): diagnostics.append(error.diagnostic)
    }
  }
}

/// A printed table, read and checked.
struct TableCheck {
  /// A column with what it is computed from.
  struct Column {
    var expression: ParsedExpression
    var format: NumberFormat
    var title: [Inline]
  }

  private(set) var columns: [Column] = []
  private(set) var filter: ParsedExpression?
  /// The names of the columns after `by`.
  private(set) var groups: [String] = []
  private(set) var context: ExpressionContext
  private(set) var diagnostics: [Diagnostic] = []

  private let directive: TableDirective
  private let scope: Scope

  init(_ directive: TableDirective, _ scope: Scope) {
    self.directive = directive
    self.scope = scope
    context = ExpressionContext(tables: [directive.from.value])
    checkSource()
    checkGroups()
    checkFilter()
    context.keys = groups
    for column in directive.columns { check(column) }
  }

  private var table: String { directive.from.value }

  private mutating func checkSource() {
    guard scope.tables[table] == nil else { return }
    let nearest = NearestName.nearest(to: table, among: scope.tables.keys.sorted())
    diagnostics.append(
      ClaimsMessage.unknownTable(table, nearest: nearest).diagnostic(at: directive.from.range))
  }

  private mutating func checkGroups() {
    for name in directive.by {
      if groups.contains(name.value) {
        diagnostics.append(ClaimsMessage.groupTwice(name.value).diagnostic(at: name.range))
      } else if let columns = scope.tables[table]?.columns,
        !columns.contains(where: { $0.name == name.value })
      {
        let nearest = NearestName.nearest(to: name.value, among: columns.map(\.name))
        diagnostics.append(
          ClaimsMessage.unknownColumn(name.value, of: table, nearest: nearest)
            .diagnostic(at: name.range))
      } else {
        groups.append(name.value)
      }
    }
  }

  private mutating func checkFilter() {
    guard let text = directive.filter else { return }
    let expression = ParsedExpression(text)
    filter = expression
    let (type, found) = expression.checked(in: context, scope)
    diagnostics += found
    if let kind = type.kind, kind != .boolean {
      diagnostics.append(expression.diagnostic(.filterKind(kind)))
    } else if type.shape == .single {
      diagnostics.append(expression.diagnostic(.conditionOnSingleValue("filter")))
    } else if type.shape != .unknown, type.shape != .rows(table: table) {
      diagnostics.append(expression.diagnostic(.cellShape(type.shape.wording, table: table)))
    }
  }

  private mutating func check(_ column: TableDirective.Column) {
    let expression = ParsedExpression(column.value, columns: scope.tables[table]?.columns)
    let (type, found) = expression.checked(in: context, scope)
    diagnostics += found
    switch type.shape {
    case .single, .unknown: break
    case .rows where !directive.by.isEmpty:
      let names = directive.by.map(\.value)
      diagnostics.append(expression.diagnostic(.cellNotAggregated(names)))
    case .rows: break
    case .groups:
      diagnostics.append(expression.diagnostic(.cellShape(type.shape.wording, table: table)))
    }
    var format = NumberFormat()
    switch NumberFormat.reading(column.format, else: format) {
    case .success(let written): format = written
    case .failure(let error): diagnostics.append(error.diagnostic)
    }
    let title = column.title.isEmpty ? [Inline.text(column.value.value)] : column.title
    columns.append(Column(expression: expression, format: format, title: title))
  }
}

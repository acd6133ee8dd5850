import Manuscript
import Results

extension Evaluator {
  /// Computes the cells of a printed table that has been found right.
  func printedTable(
    _ check: TableCheck, _ directive: TableDirective, _ table: Table
  ) -> Result<PrintedTable, EvaluationFailure> {
    var surroundings = Surroundings(context: check.context)
    surroundings.rows[directive.from.value] = Array(0..<table.rowCount)
    do {
      try filter(check, directive.from.value, &surroundings)
    } catch {
      return .failure(error)
    }
    var columns: [[Value]] = []
    var failures: [Diagnostic] = []
    let parts = groups(check, directive.from.value, table, surroundings)
    let rowCount = parts?.count ?? surroundings.rows[directive.from.value]?.count ?? 0
    for column in check.columns {
      guard let node = column.expression.node else { continue }
      do {
        columns.append(try cells(of: node, check, parts, surroundings, directive.from.value))
      } catch  where error.wording.isOfOtherProfile {
        columns.append(Array(repeating: .missing, count: rowCount))
      } catch {
        failures.append(error.diagnostic(in: column.expression.source))
      }
    }
    guard failures.isEmpty else { return .failure(EvaluationFailure(failures)) }
    let headings = zip(check.columns, columns).map { column, cells in
      PrintedTable.Column(
        title: column.title, kind: cells.lazy.compactMap(\.kind).first, format: column.format)
    }
    return .success(
      PrintedTable(columns: headings, rows: (0..<rowCount).map { row in columns.map { $0[row] } }))
  }

  /// Keeps the rows where the filter holds.
  private func filter(
    _ check: TableCheck, _ table: String, _ surroundings: inout Surroundings
  ) throws(EvaluationFailure) {
    guard let filter = check.filter, let node = filter.node else { return }
    var whole = surroundings
    whole.context.keys = []
    do throws(ExpressionMistake) {
      let outcome = try evaluate(node, whole)
      guard case .rows(_, let rows) = outcome.frame else {
        preconditionFailure("a right filter has one outcome a row")
      }
      surroundings.rows[table] = zip(rows, outcome.booleans).compactMap { $1 == true ? $0 : nil }
    } catch {
      throw EvaluationFailure([error.diagnostic(in: filter.source)])
    }
  }

  /// The rows of each group with the group's keys; nil for a table of rows.
  private func groups(
    _ check: TableCheck, _ id: String, _ table: Table, _ surroundings: Surroundings
  ) -> [(keys: [String: Value], rows: [Int])]? {
    guard !check.groups.isEmpty else { return nil }
    let rows = surroundings.rows[id] ?? []
    let keys = check.groups.compactMap { table[$0]?.values.selecting(rows) }
    let (groups, members) = Groups.dividing(rows.count, by: check.groups, keys)
    return members.enumerated().map { index, places in
      let values = zip(check.groups, groups.key(index)).map { ($0, $1) }
      return (Dictionary(uniqueKeysWithValues: values), places.map { rows[$0] })
    }
  }

  /// The cells of a column: one a row, or one a group.
  private func cells(
    of node: ExpressionNode, _ check: TableCheck, _ parts: [(keys: [String: Value], rows: [Int])]?,
    _ surroundings: Surroundings, _ table: String
  ) throws(ExpressionMistake) -> [Value] {
    guard let parts else {
      let rows = surroundings.rows[table] ?? []
      guard !rows.isEmpty else { return [] }
      let evaluated = try evaluate(node, surroundings)
      if case .single = evaluated.frame {
        return Array(repeating: evaluated.values[0], count: rows.count)
      }
      return (0..<evaluated.count).map { evaluated.values[$0] }
    }
    var cells: [Value] = []
    for part in parts {
      var inner = surroundings
      inner.rows[table] = part.rows
      inner.keys = part.keys
      cells.append(try cell(of: node, inner))
    }
    return cells
  }

  /// The value of a column in one group; missing where the group has nothing to take it of.
  private func cell(
    of node: ExpressionNode, _ surroundings: Surroundings
  ) throws(ExpressionMistake) -> Value {
    do throws(ExpressionMistake) {
      return try evaluate(node, surroundings).values[0]
    } catch {
      if error.wording.isAbsence { return .missing }
      throw error
    }
  }
}

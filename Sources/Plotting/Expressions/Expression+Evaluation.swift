import NumericalMethods
package import Results

extension Expression {
  /// A function from a row of a table to the expression's value there.
  package func evaluation(on table: Table) -> (Int) -> Value {
    if let column = columnPath.flatMap({ table[$0] }) { return { column.scriptValue($0) } }
    switch self {
    case .literal(let value): return { _ in value }
    case .list(let elements):
      let elements = elements.map { $0.evaluation(on: table) }
      return { row in .string(ListText.text(of: elements.map { $0(row) })) }
    case .field: return { _ in .missing }
    case .row: return { _ in .boolean(true) }
    case .member(.row, let name):
      let name = name.evaluation(on: table)
      return { row in table[name(row).plainText]?.scriptValue(row) ?? .missing }
    case .random(let index):
      let numbers = Self.randomNumbers(index, count: table.rowCount)
      return { .number(numbers[$0]) }
    case .member(let base, let index):
      let base = base.evaluation(on: table)
      let index = index.evaluation(on: table)
      return { base($0).member(index($0)) }
    case .negative(let operand):
      let operand = operand.evaluation(on: table)
      return { .number(-operand($0).asNumber) }
    case .not(let operand):
      let operand = operand.evaluation(on: table)
      return { .boolean(!operand($0).isTrue) }
    case .conditional(let test, let first, let second):
      let test = test.evaluation(on: table)
      let first = first.evaluation(on: table)
      let second = second.evaluation(on: table)
      return { test($0).isTrue ? first($0) : second($0) }
    case .call(let function, let arguments):
      let arguments = arguments.map { $0.evaluation(on: table) }
      return { row in function(arguments.map { $0(row) }) }
    case .binary(let binary, let left, let right):
      let left = left.evaluation(on: table)
      let right = right.evaluation(on: table)
      switch binary {
      case .or:
        return { row in
          let value = left(row)
          return value.isTrue ? value : right(row)
        }
      case .and:
        return { row in
          let value = left(row)
          return value.isTrue ? right(row) : value
        }
      default: return { binary(left($0), right($0)) }
      }
    case .lookup(let names, let values, let name):
      let values = values.map { $0.evaluation(on: table) }
      let name = name.evaluation(on: table)
      return { row in
        names.lastIndex(of: name(row).plainText).map { values[$0](row) } ?? .missing
      }
    case .matches(let pattern, let text):
      let text = text.evaluation(on: table)
      let search = pattern.search()
      return { .boolean(search.matches(text($0).plainText)) }
    case .replacing(let text, let pattern, let replacement):
      let text = text.evaluation(on: table)
      let replacement = replacement.evaluation(on: table)
      let search = pattern.search()
      return { .string(search.replacing(text($0).plainText, with: replacement($0).plainText)) }
    }
  }

  /// Numbers between 0 and 1, the same for the same place in a specification's expression.
  private static func randomNumbers(_ index: Int, count: Int) -> [Double] {
    var stream = RandomStream(seed: 0, path: ["plot", "random", "\(index)"])
    return (0..<count).map { _ in stream.uniform() }
  }
}

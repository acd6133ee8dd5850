import Experiments
import NumericalMethods
import Results
import Testing

/// Runs a kind with its defaults, but for the arguments given.
func run(
  _ kind: any SimulationKind.Type, _ changes: [String: ArgumentValue] = [:], seed: UInt64 = 1,
  replicate: Int = 0, files: [String: DataFile] = [:],
  services: any WorkServices = SharedInMemory(),
  isCancelled: @escaping @Sendable () -> Bool = { false }
) throws -> Table {
  let arguments = arguments(of: kind, changes, files: files)
  let context = WorkContext(
    seed: seed, replicate: replicate, point: 0, services: services,
    isCancelled: isCancelled)
  return try kind.run(arguments, context)
}

/// A kind's defaults, but for the arguments given.
func arguments(
  of kind: any SimulationKind.Type, _ changes: [String: ArgumentValue],
  files: [String: DataFile] = [:]
) -> Arguments {
  var values: [String: ArgumentValue] = [:]
  for parameter in kind.parameters {
    values[parameter.name] = changes[parameter.name] ?? parameter.defaultArgument
  }
  for name in changes.keys { #expect(values[name] != nil, "\(kind.name) has no \(name)") }
  return Arguments(values, files: files)
}

extension Table {
  /// A column's numbers.
  func numbers(_ name: String) throws -> [Double] {
    let column = try #require(self[name])
    return (0..<rowCount).map { row in
      switch column[row] {
      case .number(let number): number
      case .integer(let integer): Double(integer)
      default: .nan
      }
    }
  }

  /// A column's truth values.
  func booleans(_ name: String) throws -> [Bool] {
    let column = try #require(self[name])
    return (0..<rowCount).map { column[$0] == .boolean(true) }
  }
}

/// The arguments of one work unit: a value for every parameter of its simulation.
public struct Arguments: Sendable, Hashable {
  /// The values by parameter name; every parameter of the kind has one.
  public let values: [String: ArgumentValue]

  /// Arguments, already checked against the kind's parameters and completed with defaults.
  public init(_ values: [String: ArgumentValue]) {
    self.values = values
  }
}

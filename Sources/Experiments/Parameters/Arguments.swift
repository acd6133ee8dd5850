/// The arguments of one work unit: a value for every parameter of its simulation.
public struct Arguments: Sendable, Hashable {
  /// The values by parameter name; every parameter of the kind has one.
  public let values: [String: ArgumentValue]
  /// The files that parameters name, by parameter name; none for an optional file left out.
  public let files: [String: DataFile]

  /// Arguments, already checked against the kind's parameters and completed with defaults.
  ///
  /// - Parameters:
  ///   - values: The values by parameter name.
  ///   - files: The contents of the files that parameters name, by parameter name.
  public init(_ values: [String: ArgumentValue], files: [String: DataFile] = [:]) {
    self.values = values
    self.files = files
  }
}

/// How a plot gets at files of data that its specification names by `url`.
public struct PlotFiles: Sendable {
  /// Gives the bytes of a file.
  ///
  /// The name is the specification's, for example `data/runs.csv`; an error's description is shown to
  /// the author.
  public let read: @Sendable (_ name: String) throws -> [UInt8]

  /// Files read by a function; see ``read``.
  public init(read: @escaping @Sendable (_ name: String) throws -> [UInt8]) {
    self.read = read
  }
}

/// A kind that can tell while planning that arguments do not go together, or not with the files they name.
///
/// What a single value may be its parameter says. Here belongs what takes several: the name of a column and the file that should
/// have it.
public protocol ArgumentChecking: SimulationKind {
  /// What is wrong with the arguments of an experiment's sweep points.
  ///
  /// - Parameter points: The arguments of each point, every value in its parameter's range.
  /// - Returns: The mistakes; the same one may be told of several points.
  static func mistakes(at points: [Arguments]) -> [ArgumentMistake]
}

/// What is wrong with arguments that each alone are right.
public struct ArgumentMistake: Error, Sendable, Hashable {
  /// Where a mistake is shown.
  public enum Place: Sendable, Hashable {
    /// Where the chapter gives a parameter this value.
    case argument(String, ArgumentValue)
    /// Inside the file that a parameter names.
    case file(String, line: Int, column: Int)
  }

  /// What is wrong, in one sentence.
  public var message: String
  /// Where.
  public var place: Place
  /// The other parameters that have a part in it: where the chapter does not give the one of the place, the
  /// mistake is shown at the first of these that it gives.
  public var otherParameters: [String]
  /// What was expected or how to mend it, one sentence each.
  public var notes: [String]
  /// A name that is not among the valid ones, with those, of which the nearest is suggested.
  public var misspelling: Misspelling?

  /// A name that is not valid.
  public struct Misspelling: Sendable, Hashable {
    /// The name.
    public var name: String
    /// The valid names.
    public var validNames: [String]

    /// A name that is not one of the valid ones.
    public init(_ name: String, among validNames: [String]) {
      self.name = name
      self.validNames = validNames
    }
  }

  /// A mistake at a place.
  public init(
    _ message: String, at place: Place, otherParameters: [String] = [], notes: [String] = [],
    misspelling: Misspelling? = nil
  ) {
    self.message = message
    self.place = place
    self.otherParameters = otherParameters
    self.notes = notes
    self.misspelling = misspelling
  }
}

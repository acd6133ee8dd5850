public import Manuscript

extension Manifest {
  /// A claim: its sentence, what was measured and the verdict.
  ///
  /// In JSON `verdict` is `holds`, `fails` or `not judged`, the last where the report was built with
  /// none of the claim's `profiles`. Of the first two, `holds` says the same as a truth value.
  public struct Claim: Sendable, Hashable {
    /// A measured quantity.
    public struct Quantity: Sendable, Hashable, Codable {
      /// Its name.
      public var name: String
      /// Its value; missing where a claim that is not judged has none.
      public var value: Scalar

      /// A measured quantity.
      public init(name: String, value: Scalar) {
        self.name = name
        self.value = value
      }
    }

    /// What is said of a claim, in the words of the JSON text.
    public enum Verdict: String, Sendable, Hashable, Codable {
      /// It holds.
      case holds
      /// It does not hold.
      case fails
      /// It is judged in other profiles only.
      case notJudged = "not judged"
    }

    /// Where the directive stands.
    public var place: Place
    /// The experiments it rests on.
    public var from: [String]
    /// The sentence as plain text.
    public var statement: String
    /// What was measured, in the author's order.
    public var quantities: [Quantity]
    /// Whether the claim holds; nil where it is not judged.
    public var holds: Bool?
    /// The profiles in which the claim is judged; nil for all.
    public var profiles: [String]?
    /// Which numbers count as equal where it is compared, where the chapter says so.
    public var tolerance: Tolerance?

    /// A claim.
    public init(
      place: Place, from: [String], statement: String, quantities: [Quantity], holds: Bool?,
      profiles: [String]? = nil, tolerance: Tolerance? = nil
    ) {
      self.place = place
      self.from = from
      self.statement = statement
      self.quantities = quantities
      self.holds = holds
      self.profiles = profiles
      self.tolerance = tolerance
    }

    /// The verdict in a word.
    public var verdict: Verdict { holds.map { $0 ? .holds : .fails } ?? .notJudged }
  }
}

extension Manifest.Claim: Codable {
  private enum CodingKeys: String, CodingKey {
    case place, from, statement, quantities, holds, verdict, profiles, tolerance
  }

  /// Reads a claim; manifests of earlier programs have `holds` and no `verdict`.
  ///
  /// - Throws: `DecodingError` where a key is missing, or `verdict` and `holds` contradict each other.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let verdict = try container.decodeIfPresent(Verdict.self, forKey: .verdict)
    self.init(
      place: try container.decode(Manifest.Place.self, forKey: .place),
      from: try container.decode([String].self, forKey: .from),
      statement: try container.decode(String.self, forKey: .statement),
      quantities: try container.decode([Quantity].self, forKey: .quantities),
      holds: verdict == .notJudged ? nil : try container.decode(Bool.self, forKey: .holds),
      profiles: try container.decodeIfPresent([String].self, forKey: .profiles),
      tolerance: try container.decodeIfPresent(Tolerance.self, forKey: .tolerance))
    guard verdict == nil || verdict == self.verdict else {
      throw DecodingError.dataCorruptedError(
        forKey: .verdict, in: container, debugDescription: "‘verdict’ contradicts ‘holds’")
    }
  }

  /// Writes the claim with its verdict as a word, and as a truth value where it has one.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(place, forKey: .place)
    try container.encode(from, forKey: .from)
    try container.encode(statement, forKey: .statement)
    try container.encode(quantities, forKey: .quantities)
    try container.encode(verdict, forKey: .verdict)
    try container.encodeIfPresent(holds, forKey: .holds)
    try container.encodeIfPresent(profiles, forKey: .profiles)
    try container.encodeIfPresent(tolerance, forKey: .tolerance)
  }
}

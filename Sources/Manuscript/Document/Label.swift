/// Something in the report that has a number: what a cross reference can name.
public struct Label: Sendable, Hashable {
  /// What carries the label.
  public enum Kind: Sendable, Hashable {
    /// A section.
    case section
    /// A figure.
    case figure
    /// A table of results.
    case table
    /// A claim.
    case claim
    /// A displayed formula with an id.
    case equation
    /// A theorem-like block or a proof.
    case division(Division.Kind)

    /// The word before the number: “Theorem”.
    public var name: String {
      switch self {
      case .section: "Section"
      case .figure: "Figure"
      case .table: "Table"
      case .claim: "Claim"
      case .equation: "Equation"
      case .division(let kind): kind.name.prefix(1).uppercased() + kind.name.dropFirst()
      }
    }
  }

  /// The id.
  public let id: String
  /// What carries it.
  public let kind: Kind
  /// The number, `2.1`; empty for a proof.
  public let number: String
  /// The heading of a section, the name of a theorem, the caption of a figure or table, the
  /// statement of a claim.
  public let title: [Inline]
  /// The identifier of the chapter it stands in.
  public let chapter: String
  /// Where its id stands.
  public let range: SourceRange

  /// What a reference to it says: “Theorem 2.1”, “Equation (2.1)”, “Proof”.
  public var text: String {
    if number.isEmpty { return kind.name }
    return kind == .equation ? "\(kind.name) (\(number))" : "\(kind.name) \(number)"
  }
}

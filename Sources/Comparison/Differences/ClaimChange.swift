public import Publishing

/// How a claim's measured values and verdict differ.
public struct ClaimChange: Sendable, Hashable, Codable {
  /// A measured value, before and after.
  public struct Quantity: Sendable, Hashable, Codable {
    /// Its name.
    public var name: String
    /// The earlier value; nil where it was not measured.
    public var from: Manifest.Scalar?
    /// The later value; nil where it is not measured.
    public var to: Manifest.Scalar?

    package init(name: String, from: Manifest.Scalar? = nil, to: Manifest.Scalar? = nil) {
      self.name = name
      self.from = from
      self.to = to
    }
  }

  /// The earlier verdict.
  public var holdsBefore: Bool
  /// The later verdict.
  public var holdsAfter: Bool
  /// The values that differ, in the author's order.
  public var quantities: [Quantity]

  /// How a claim's outcome differs; nil where it does not.
  init?(from earlier: Manifest.Claim, to later: Manifest.Claim) {
    holdsBefore = earlier.holds
    holdsAfter = later.holds
    var names = later.quantities.map(\.name)
    names += earlier.quantities.map(\.name).filter { !names.contains($0) }
    quantities = names.compactMap { name in
      let before = earlier.quantities.first { $0.name == name }?.value
      let after = later.quantities.first { $0.name == name }?.value
      return before == after ? nil : Quantity(name: name, from: before, to: after)
    }
    if quantities.isEmpty && holdsBefore == holdsAfter { return nil }
  }
}

import Manuscript
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

  /// The earlier verdict; nil where the claim was not judged in that report's profile.
  public var holdsBefore: Bool?
  /// The later verdict; nil where the claim is not judged in that report's profile.
  public var holdsAfter: Bool?
  /// The values that differ, in the author's order.
  public var quantities: [Quantity]

  /// How a claim's outcome differs; nil where it does not.
  init?(from earlier: Manifest.Claim, to later: Manifest.Claim, tolerance: Tolerance) {
    holdsBefore = earlier.holds
    holdsAfter = later.holds
    var names = later.quantities.map(\.name)
    names += earlier.quantities.map(\.name).filter { !names.contains($0) }
    quantities = names.compactMap { name in
      let before = Self.measurement(name, of: earlier)
      let after = Self.measurement(name, of: later)
      return before == after || tolerance.covers(before, after)
        ? nil : Quantity(name: name, from: before, to: after)
    }
    if quantities.isEmpty && holdsBefore == holdsAfter { return nil }
  }

  /// Whether a claim that held does not, or the other way round; no verdict flips where it was not
  /// judged on one side.
  var flipsVerdict: Bool {
    guard let holdsBefore, let holdsAfter else { return false }
    return holdsBefore != holdsAfter
  }

  /// Whether something that was computed differs, and not merely whether the claim is judged.
  var isOfMeasurements: Bool { !quantities.isEmpty || flipsVerdict }

  /// How many measured values differ by less than is looked at.
  static func valuesWithin(
    _ tolerance: Tolerance, from earlier: Manifest.Claim, to later: Manifest.Claim
  ) -> Int {
    later.quantities.count { quantity in
      let before = measurement(quantity.name, of: earlier)
      let after = measurement(quantity.name, of: later)
      return before != after && tolerance.covers(before, after)
    }
  }

  private static func measurement(_ name: String, of claim: Manifest.Claim) -> Manifest.Scalar? {
    let value = claim.quantities.first { $0.name == name }?.value
    return value == .missing ? nil : value
  }
}

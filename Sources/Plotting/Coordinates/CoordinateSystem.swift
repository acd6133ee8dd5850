/// The coordinates of a view: `coordinates` (ours, beyond Vega-Lite).
enum CoordinateSystem: String, Sendable, Hashable, CaseIterable {
  /// Right-angled axes.
  case cartesian
  /// The triangle of three shares that sum to one.
  case ternary
}

extension LayerSpecification {
  /// Lays the layer into a triangle: its lines run in the order of the data.
  mutating func setTernary(
    _ specification: TernarySpecification?, _ diagnostics: SpecificationDiagnostics
  ) {
    guard let specification else { return }
    ternary = specification
    mark.keepsDataOrder = true
    guard !Ternary.marks.contains(mark.type) else { return }
    diagnostics.report(
      PlotMessages.custom(
        "the mark ‘\(mark.type)’ has no meaning in ternary coordinates", at: mark.range,
        notes: ["one of: \(Ternary.marks.joined(separator: ", "))"]))
  }
}

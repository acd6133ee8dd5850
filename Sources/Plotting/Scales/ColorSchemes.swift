package import Drawing

/// The colour schemes that authors name; small and capital letters are one.
package enum ColorSchemes {
  /// A scheme: its name and its colours in order.
  private struct Scheme {
    var name: String
    var colors: [Color]

    init(_ name: String, _ digits: String) {
      self.name = name
      colors = stride(from: 0, to: digits.utf8.count, by: 6).compactMap { offset in
        UInt32(digits.dropFirst(offset).prefix(6), radix: 16).map { Color(hex: $0) }
      }
    }
  }

  /// The valid names.
  package static var names: [String] { (categorical + continuous).map(\.name) }

  package static func contains(_ name: String) -> Bool {
    names.contains(name.lowercased())
  }

  /// Whether the scheme has a list of colours for separate values, and no others between them.
  package static func isCategorical(_ name: String) -> Bool {
    categorical.contains { $0.name == name.lowercased() }
  }

  /// The colours of a scheme in order.
  package static func colors(_ name: String) -> [Color] {
    let name = name.lowercased()
    return (categorical + continuous).first { $0.name == name }?.colors ?? [.white, .black]
  }

  /// The colours for separate values: the scheme's own, or taken evenly from a continuous one.
  ///
  /// - Parameter reach: The share of a continuous scheme that is used.
  package static func categories(
    _ name: String, count: Int, upTo reach: Double = 1, mixing: ColorMixing = .oklab
  ) -> [Color] {
    if isCategorical(name) { return colors(name) }
    let ramp = ramp(name, mixing: mixing)
    return count == 1 ? [ramp.color(at: 0.5)] : ramp.samples(count, from: 0, to: reach)
  }

  /// The continuous scheme of that name; a categorical one becomes a ramp through its colours.
  package static func ramp(_ name: String, mixing: ColorMixing = .oklab) -> ColorRamp {
    ColorRamp(colors(name), mixing: mixing)
  }

  /// The report's own: told apart by colour-blind readers and in grey.
  private static let report = Scheme("report", "174a85d9541e3db8a59a5bb5e0a1007a1f3d7cc1ea808080")
  private static let categorical = [report] + categoricalTables.map { Scheme($0.name, $0.digits) }
  private static let continuous = (sequentialTables + otherTables).map {
    Scheme($0.name, $0.digits)
  }
}

package import Drawing

/// The colour schemes that authors name.
package enum ColorSchemes {
  /// A scheme: its name and its colours in order.
  private struct Scheme {
    var name: String
    var colors: [Color]

    init(_ name: String, _ hexes: [UInt32]) {
      self.name = name
      colors = hexes.map { Color(hex: $0) }
    }
  }

  /// The valid names.
  package static var names: [String] { (categorical + sequential + diverging).map(\.name) }

  package static func contains(_ name: String) -> Bool { names.contains(name) }

  /// The colours for separate values: the scheme's own, or taken evenly from a continuous one, of
  /// which the share `reach` is used.
  package static func categories(_ name: String, count: Int, upTo reach: Double = 1) -> [Color] {
    if let scheme = categorical.first(where: { $0.name == name }) { return scheme.colors }
    let ramp = ramp(name)
    guard count > 1 else { return [ramp.color(at: 0.5)] }
    return (0..<count).map { ramp.color(at: reach * Double($0) / Double(count - 1)) }
  }

  /// The continuous scheme of that name; a categorical one becomes a ramp through its colours.
  package static func ramp(_ name: String) -> ColorRamp {
    let scheme = (sequential + diverging + categorical).first { $0.name == name }
    return ColorRamp(scheme?.colors ?? [.white, .black])
  }

  /// Whether the scheme has a middle that parts two directions.
  package static func isDiverging(_ name: String) -> Bool { diverging.contains { $0.name == name } }

  private static let categorical: [Scheme] = [
    Scheme(
      "report",
      [
        0x174A85, 0xD9541E, 0x3DB8A5, 0x9A5BB5, 0xE0A100, 0x7A1F3D, 0x7CC1EA, 0x808080,
      ]),
    Scheme(
      "tableau10",
      [
        0x4C78A8, 0xF58518, 0xE45756, 0x72B7B2, 0x54A24B, 0xEECA3B, 0xB279A2, 0xFF9DA6, 0x9D755D,
        0xBAB0AC,
      ]),
    Scheme(
      "category10",
      [
        0x1F77B4, 0xFF7F0E, 0x2CA02C, 0xD62728, 0x9467BD, 0x8C564B, 0xE377C2, 0x7F7F7F, 0xBCBD22,
        0x17BECF,
      ]),
    Scheme(
      "dark2",
      [
        0x1B9E77, 0xD95F02, 0x7570B3, 0xE7298A, 0x66A61E, 0xE6AB02, 0xA6761D, 0x666666,
      ]),
    Scheme(
      "set1",
      [
        0xE41A1C, 0x377EB8, 0x4DAF4A, 0x984EA3, 0xFF7F00, 0xFFFF33, 0xA65628, 0xF781BF, 0x999999,
      ]),
    Scheme(
      "set2",
      [
        0x66C2A5, 0xFC8D62, 0x8DA0CB, 0xE78AC3, 0xA6D854, 0xFFD92F, 0xE5C494, 0xB3B3B3,
      ]),
  ]

  private static let sequential: [Scheme] = [
    Scheme(
      "viridis",
      [
        0x440154, 0x482878, 0x3E4989, 0x31688E, 0x26828E, 0x1F9E89, 0x35B779, 0x6ECE58, 0xB5DE2B,
        0xFDE725,
      ]),
    Scheme(
      "magma",
      [
        0x000004, 0x180F3D, 0x440F76, 0x721F81, 0x9E2F7F, 0xCD4071, 0xF1605D, 0xFD9668, 0xFECA8D,
        0xFCFDBF,
      ]),
    Scheme(
      "inferno",
      [
        0x000004, 0x1B0C41, 0x4A0C6B, 0x781C6D, 0xA52C60, 0xCF4446, 0xED6925, 0xFB9B06, 0xF7D13D,
        0xFCFFA4,
      ]),
    Scheme(
      "plasma",
      [
        0x0D0887, 0x46039F, 0x7201A8, 0x9C179E, 0xBD3786, 0xD8576B, 0xED7953, 0xFB9F3A, 0xFDCA26,
        0xF0F921,
      ]),
    Scheme(
      "cividis",
      [
        0x00224E, 0x123570, 0x3B496C, 0x575D6D, 0x707173, 0x8A8678, 0xA59C74, 0xC3B369, 0xE1CC55,
        0xFEE838,
      ]),
    Scheme(
      "blues",
      [
        0xF7FBFF, 0xDEEBF7, 0xC6DBEF, 0x9ECAE1, 0x6BAED6, 0x4292C6, 0x2171B5, 0x08519C, 0x08306B,
      ]),
    Scheme(
      "greys",
      [
        0xFFFFFF, 0xF0F0F0, 0xD9D9D9, 0xBDBDBD, 0x969696, 0x737373, 0x525252, 0x252525, 0x000000,
      ]),
    Scheme(
      "oranges",
      [
        0xFFF5EB, 0xFEE6CE, 0xFDD0A2, 0xFDAE6B, 0xFD8D3C, 0xF16913, 0xD94801, 0xA63603, 0x7F2704,
      ]),
    Scheme(
      "greens",
      [
        0xF7FCF5, 0xE5F5E0, 0xC7E9C0, 0xA1D99B, 0x74C476, 0x41AB5D, 0x238B45, 0x006D2C, 0x00441B,
      ]),
    Scheme(
      "reds",
      [
        0xFFF5F0, 0xFEE0D2, 0xFCBBA1, 0xFC9272, 0xFB6A4A, 0xEF3B2C, 0xCB181D, 0xA50F15, 0x67000D,
      ]),
    Scheme(
      "purples",
      [
        0xFCFBFD, 0xEFEDF5, 0xDADAEB, 0xBCBDDC, 0x9E9AC8, 0x807DBA, 0x6A51A3, 0x54278F, 0x3F007D,
      ]),
  ]

  private static let diverging: [Scheme] = [
    Scheme(
      "redblue",
      [
        0x67001F, 0xB2182B, 0xD6604D, 0xF4A582, 0xFDDBC7, 0xF7F7F7, 0xD1E5F0, 0x92C5DE, 0x4393C3,
        0x2166AC, 0x053061,
      ]),
    Scheme(
      "brownbluegreen",
      [
        0x543005, 0x8C510A, 0xBF812D, 0xDFC27D, 0xF6E8C3, 0xF5F5F5, 0xC7EAE5, 0x80CDC1, 0x35978F,
        0x01665E, 0x003C30,
      ]),
    Scheme(
      "purplegreen",
      [
        0x40004B, 0x762A83, 0x9970AB, 0xC2A5CF, 0xE7D4E8, 0xF7F7F7, 0xD9F0D3, 0xA6DBA0, 0x5AAE61,
        0x1B7837, 0x00441B,
      ]),
    Scheme(
      "purpleorange",
      [
        0x2D004B, 0x542788, 0x8073AC, 0xB2ABD2, 0xD8DAEB, 0xF7F7F7, 0xFEE0B6, 0xFDB863, 0xE08214,
        0xB35806, 0x7F3B08,
      ]),
  ]
}

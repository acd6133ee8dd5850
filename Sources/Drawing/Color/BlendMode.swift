import CCairo

/// How colours are mixed with those below them, by their names in CSS and PDF.
public enum BlendMode: String, Sendable, Hashable, CaseIterable {
  /// Darker: both colours' shares multiplied.
  case multiply
  /// Lighter: as two projectors on one screen.
  case screen
  /// Dark parts multiplied, light parts screened.
  case overlay
  /// The darker share of each component.
  case darken
  /// The lighter share of each component.
  case lighten
  /// What is below made lighter.
  case colorDodge = "color-dodge"
  /// What is below made darker.
  case colorBurn = "color-burn"
  /// As `overlay` with the colours in each other's place.
  case hardLight = "hard-light"
  /// As `hardLight`, but softer.
  case softLight = "soft-light"
  /// The distance of the components.
  case difference
  /// As `difference` with less contrast.
  case exclusion
  /// The hue of the upper colour.
  case hue
  /// The saturation of the upper colour.
  case saturation
  /// Hue and saturation of the upper colour.
  case color
  /// The luminosity of the upper colour.
  case luminosity

  /// The operator of cairo.
  var cairo: cairo_operator_t {
    switch self {
    case .multiply: CAIRO_OPERATOR_MULTIPLY
    case .screen: CAIRO_OPERATOR_SCREEN
    case .overlay: CAIRO_OPERATOR_OVERLAY
    case .darken: CAIRO_OPERATOR_DARKEN
    case .lighten: CAIRO_OPERATOR_LIGHTEN
    case .colorDodge: CAIRO_OPERATOR_COLOR_DODGE
    case .colorBurn: CAIRO_OPERATOR_COLOR_BURN
    case .hardLight: CAIRO_OPERATOR_HARD_LIGHT
    case .softLight: CAIRO_OPERATOR_SOFT_LIGHT
    case .difference: CAIRO_OPERATOR_DIFFERENCE
    case .exclusion: CAIRO_OPERATOR_EXCLUSION
    case .hue: CAIRO_OPERATOR_HSL_HUE
    case .saturation: CAIRO_OPERATOR_HSL_SATURATION
    case .color: CAIRO_OPERATOR_HSL_COLOR
    case .luminosity: CAIRO_OPERATOR_HSL_LUMINOSITY
    }
  }
}

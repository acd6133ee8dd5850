import Drawing

/// The colours that a scale maps to: the author's, a scheme's, or the theme's for its kind of data.
struct ColorRanges {
  private let settings: ScaleSettings
  private let theme: Theme
  private var options: ScaleOptions { settings.options }

  init(_ settings: ScaleSettings, _ theme: Theme) {
    self.settings = settings
    self.theme = theme
  }

  /// How the colours between those of a scheme are mixed.
  private var schemeMixing: ColorMixing { theme.evensSchemes ? .oklab : .rgb(gamma: 1) }

  /// How the colours between those of the author are mixed.
  private var ownMixing: ColorMixing {
    options.mixing ?? (theme.evensSchemes ? .oklab : .hcl(isLong: false))
  }

  // MARK: - Along a ramp

  /// The colours along a continuous scale.
  func ramp() -> ColorRamp {
    if case .colors(let colors)? = options.range, !colors.isEmpty {
      return ColorRamp(colors.map { $0.color ?? .clear }, mixing: ownMixing)
    }
    let whole = options.scheme.map(ramp) ?? automaticRamp(automatic)
    // In the grammar times have two colours of a scheme, and those between are mixed.
    guard theme.followsGrammar, settings.type.isTemporal else { return whole }
    return ColorRamp(whole.insetSamples(2), mixing: ownMixing)
  }

  /// A scheme that no author names; as in Vega that around a middle runs from warm to cold.
  private func automaticRamp(_ name: String) -> ColorRamp {
    let ramp = ColorSchemes.ramp(name, mixing: schemeMixing)
    let isTurned = theme.followsGrammar && name == theme.diverging
    return isTurned ? ramp.using(.init(1, 0)) : ramp
  }

  private func ramp(_ scheme: ScaleOptions.Scheme) -> ColorRamp {
    let ramp =
      scheme.name.map { ColorSchemes.ramp($0, mixing: schemeMixing) }
      ?? ColorRamp(scheme.colors, mixing: ownMixing)
    return scheme.extent.map(ramp.using) ?? ramp
  }

  /// The scheme where the author gives none.
  private var automatic: String {
    if case .named(let name)? = options.range { return scheme(of: name) }
    if settings.type == .ordinal || settings.type == .point {
      let isNominal = settings.contributions.contains { $0.definition.measure == .nominal }
      return isNominal ? theme.categories : theme.ordinal
    }
    if options.domainMid != nil { return theme.diverging }
    let mark = settings.contributions.first?.layer.mark.type
    return ["rect", ContourMark.name, HexbinMark.name].contains(mark)
      ? theme.heatmap : theme.sequential
  }

  private func scheme(of range: ThemeRange) -> String {
    switch range {
    case .category: theme.categories
    case .ordinal: theme.ordinal
    case .heatmap: theme.heatmap
    case .diverging: theme.diverging
    case .ramp, .symbol, .width, .height: theme.sequential
    }
  }

  // MARK: - One by one

  /// Colours for so many values or intervals.
  func colors(count: Int) -> [Color] {
    if case .colors(let colors)? = options.range, !colors.isEmpty {
      return colors.map { $0.color ?? .clear }
    }
    guard let scheme = options.scheme else {
      let name = automatic
      return name == theme.diverging && theme.followsGrammar
        ? sampled(automaticRamp(name), count: count) : colors(named: name, count: count)
    }
    if let name = scheme.name, scheme.extent == nil { return colors(named: name, count: count) }
    if let name = scheme.name, ColorSchemes.isCategorical(name) { return ColorSchemes.colors(name) }
    return sampled(ramp(scheme), count: count)
  }

  private func colors(named name: String, count: Int) -> [Color] {
    if ColorSchemes.isCategorical(name) {
      let colors = ColorSchemes.colors(name)
      return settings.type.isDiscretizing ? Array(colors.prefix(count)) : colors
    }
    let ramp = ColorSchemes.ramp(name, mixing: schemeMixing)
    guard theme.evensSchemes, !settings.type.isDiscretizing, count > 1 else {
      return sampled(ramp, count: count)
    }
    let reach = options.scheme == nil ? theme.ordinalReach : 1
    return ramp.samples(count, from: 0, to: reach)
  }

  /// Colours away from the ramp's ends, as in Vega; the report's own from end to end.
  private func sampled(_ ramp: ColorRamp, count: Int) -> [Color] {
    if count == 1 { return [ramp.color(at: 0.5)] }
    return theme.evensSchemes && !settings.type.isDiscretizing
      ? ramp.samples(count) : ramp.insetSamples(count)
  }
}

import Results

extension MarkScene {
  /// Where the rows lie along the axis of a channel, in pixels or radians; NaN where they have no
  /// place.
  ///
  /// - Returns: Nil where the channel says nothing.
  func places(_ channel: Channel) -> [Double]? {
    guard let definition = layer.encoding[channel] else { return nil }
    let shift = mark.offset(channel)
    switch definition.content {
    case .constant(.number(let number)): return repeated(number + shift, channel)
    case .constant: return repeated(extent(channel) + shift, channel)
    case .datum(let value):
      let place = positions[channel].map { $0.place(value.comparable) } ?? .nan
      return offset([Double](repeating: place, count: rowCount), channel, shift)
    case .field(let field):
      guard let scale = positions[channel] else { return nil }
      let places =
        layer.stacked == channel
        ? stackPlaces(share: field.bandPosition ?? (channel.isPolar ? 0.5 : 1))
        : plainPlaces(channel, field, scale)
      return offset(places, channel, shift)
    }
  }

  /// Where the rows lie, or where a mark without that channel does: where it says, else in the middle
  /// of the view.
  func centers(_ channel: Channel) -> [Double] {
    places(channel) ?? givenPlaces(channel)
      ?? [Double](repeating: extent(channel) / 2 + mark.offset(channel), count: rowCount)
  }

  /// The place that the mark itself gives; nil where it gives none.
  func givenPlaces(_ channel: Channel) -> [Double]? {
    guard let property = PlaceProperty(rawValue: channel.rawValue),
      let place = mark.places[property]
    else { return nil }
    switch place {
    case .pixels(let pixels): return repeated(pixels + mark.offset(channel), channel)
    case .viewEnd: return repeated(extent(channel) + mark.offset(channel), channel)
    }
  }

  /// Where stacked rows lie between the foot and the top of their part of the stack.
  func stackPlaces(share: Double) -> [Double] {
    guard let channel = layer.stacked, let scale = positions[channel],
      let starts = layer.table[PreparedLayer.stackStart]?.doubles,
      let ends = layer.table[PreparedLayer.stackEnd]?.doubles
    else { return [] }
    let isShown = layer.invalidMode == .show
    return zip(starts, ends).map { start, end in
      if isShown, start.isNaN { return baseline(channel) }
      return scale.place(.number(start + (end - start) * share)).finiteOrNaN
    }
  }

  /// The place of zero, or of the domain's start where it leaves zero out.
  func baseline(_ channel: Channel) -> Double {
    guard let scale = positions[channel] else { return channel.scaleChannel == .y ? height : 0 }
    guard case .continuous(let continuous) = scale else {
      // In the grammar what has no foot on a discrete axis stands at its first value.
      guard theme.followsGrammar, mark.type == "area", case .band(let band) = scale,
        let first = band.domain.first
      else { return scale.baseline }
      return band.start(of: first)
    }
    let hasZero = continuous.domain.contains(0) && continuous.transform.name != "log"
    return continuous(hasZero ? 0 : continuous.domain.lowerBound)
  }

  private func repeated(_ place: Double, _ channel: Channel) -> [Double] {
    [Double](repeating: place, count: rowCount)
  }

  private func plainPlaces(
    _ channel: Channel, _ field: FieldDefinition, _ scale: PositionScale
  ) -> [Double] {
    switch scale {
    case .continuous(let continuous):
      let shown = layer.invalidMode == .show ? baseline(channel) : .nan
      return continuous.places(of: layer.numbers(channel) ?? [], missing: shown)
    case .band(let band):
      let share = field.bandPosition ?? 0.5
      return (layer.values(channel) ?? []).map { band.start(of: $0) + band.bandwidth * share }
    }
  }

  /// Moves places by what the mark says, and within their bands by `xOffset` or `yOffset`.
  private func offset(_ places: [Double], _ channel: Channel, _ shift: Double) -> [Double] {
    guard let offsets = bandOffsets(channel, share: 0.5) else {
      return shift == 0 ? places : places.map { $0 + shift }
    }
    // An offset is counted from the start of the band.
    let half = (positions[channel]?.bandwidth ?? 0) * bandShare(channel)
    return zip(places, offsets).map { $0 - half + $1 + shift }
  }

  private func bandShare(_ channel: Channel) -> Double {
    layer.encoding.field(channel)?.bandPosition ?? 0.5
  }

  /// What `xOffset` or `yOffset` adds to the start of each row's band; nil where there is neither.
  ///
  /// - Parameter share: Where in the band of the offset's own scale.
  func bandOffsets(_ channel: Channel, share: Double) -> [Double]? {
    let offset: Channel = channel == .x ? .xOffset : .yOffset
    guard channel == .x || channel == .y, let definition = layer.encoding[offset] else {
      return nil
    }
    let scale = positions[offset]
    func place(_ value: Value) -> Double {
      switch scale {
      case .band(let band)?: band.start(of: value) + band.bandwidth * share
      case .continuous(let continuous)?: continuous(value.double)
      case nil: 0
      }
    }
    switch definition.content {
    case .constant(.number(let number)): return repeated(number, channel)
    case .constant: return nil
    case .datum(let value): return repeated(place(value.comparable), channel)
    case .field: return (layer.values(offset) ?? []).map(place)
    }
  }
}

extension MarkSpecification {
  /// What the mark adds to the places of a channel.
  func offset(_ channel: Channel) -> Double {
    PlaceProperty(rawValue: channel.rawValue).flatMap { offsets[$0] } ?? 0
  }
}

extension Double {
  /// The number; NaN for infinite ones, which have no place.
  var finiteOrNaN: Double { isFinite ? self : .nan }
}

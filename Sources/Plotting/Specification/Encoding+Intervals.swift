extension Encoding {
  /// Gives marks that have an extent the ends of intervals and units on the second channels, where
  /// the author gives nothing there.
  ///
  /// - Parameter mark: The mark's type.
  mutating func spanIntervals(of mark: String) {
    guard ["bar", "rect", "image", "tick"].contains(mark) else { return }
    for (channel, second) in [(Channel.x, Channel.x2), (.y, .y2)] {
      guard self[second] == nil, var definition = self[channel], var field = definition.field,
        !field.measure.isDiscrete
      else { continue }
      if field.timeUnit != nil, let position = field.bandPosition, position != 0.5 {
        field.spanShift = position - 0.5
      }
      guard let end = field.intervalEnd else { continue }
      let ends = FieldDefinition(name: end, measure: field.measure, range: field.range)
      self[second] = ChannelDefinition(content: .field(ends), range: definition.range)
      field.isBinned = true
      definition.content = .field(field)
      self[channel] = definition
    }
  }
}

extension Encoding {
  /// Gives marks that have an extent the ends of intervals and units on the second channels, where
  /// the author gives nothing there.
  ///
  /// - Parameter mark: The mark's type.
  mutating func spanIntervals(of mark: String) {
    guard ["bar", "rect", "image"].contains(mark) else { return }
    for (channel, second) in [(Channel.x, Channel.x2), (.y, .y2)] {
      guard self[second] == nil, let definition = self[channel], let field = definition.field,
        let end = field.intervalEnd, !field.measure.isDiscrete, field.bandPosition == nil
      else { continue }
      let ends = FieldDefinition(name: end, measure: field.measure, range: field.range)
      self[second] = ChannelDefinition(content: .field(ends), range: definition.range)
      guard var definition = self[channel] else { continue }
      var starts = field
      starts.isBinned = true
      definition.content = .field(starts)
      self[channel] = definition
    }
  }
}

import Results

extension PreparedLayer {
  /// What becomes of rows without a number.
  var invalidMode: InvalidMode { mark.invalid ?? .breakPathsShowPathDomains }

  /// Whether the layer's rows are the points of lines or areas.
  var isPath: Bool { ["line", "area", "trail"].contains(mark.type) }

  /// The layer without the rows that have no number where a scale wants one; lines and areas keep
  /// them as gaps unless the mark says otherwise.
  ///
  /// - Parameter looks: Tells whether the scale of a channel of looks is continuous.
  func droppingInvalidRows(_ isContinuous: (Channel) -> Bool) -> PreparedLayer {
    guard invalidMode == .filter || invalidMode != .show && !isPath else { return self }
    let columns = encoding.fields.filter { channel, field in
      !field.measure.isDiscrete && field.aggregate?.counts != true && isContinuous(channel)
    }.compactMap { _, field -> [Double]? in
      guard let column = table[field.column] else { return nil }
      // Whole numbers are never missing.
      if case .integers = column.values { return nil }
      return column.doubles
    }
    guard columns.contains(where: { $0.contains(where: \.isNaN) }) else { return self }
    return selecting(
      (0..<table.rowCount).filter { row in columns.allSatisfy { !$0[row].isNaN } })
  }

  /// The same as far as can be told without scales: by the measures of fields and the types that
  /// authors give scales.
  func droppingUnscaledRows() -> PreparedLayer {
    droppingInvalidRows { channel in
      guard channel.hasScale, channel.scaleChannel == channel, let definition = encoding[channel],
        !definition.scale.isOff
      else { return false }
      if let type = definition.scale.type { return type.isContinuous }
      return !(channel.isColor && definition.field?.bin != nil)
    }
  }
}

import Manuscript

/// The parts of marks that stand for several: boxes, error bars and error bands.
enum MarkPart: String, Sendable, Hashable, CaseIterable {
  case box
  case median
  case rule
  case ticks
  case outliers
  case band
  case borders
}

/// A part of a mark, or points and lines on it: left out, or drawn with properties of its own.
indirect enum PartOption: Sendable, Hashable {
  case hidden
  case shown(MarkSpecification)

  /// The part's own properties; nil where it is left out.
  var mark: MarkSpecification? {
    if case .shown(let mark) = self { return mark }
    return nil
  }

  /// Reads `true`, `false` or the properties of a mark.
  ///
  /// - Parameter type: The mark that draws the part.
  init?(reading node: YAMLNode, _ name: String, type: String, _ reader: PropertyReader) {
    if let boolean = node.boolean {
      self = boolean ? .shown(MarkSpecification(type: type, range: node.range)) : .hidden
      return
    }
    if node.isNull {
      self = .hidden
      return
    }
    let subject = "‘\(name)’ of the mark"
    guard var inner = PropertyReader(node, subject, reader.diagnostics) else { return nil }
    _ = inner.value("type")
    self = .shown(MarkSpecification(type: type, properties: &inner))
    inner.finish()
  }
}

/// How far the whiskers of a box reach.
enum WhiskerExtent: Sendable, Hashable {
  /// To the least and greatest value.
  case minMax
  /// To the last values within so many interquartile ranges from the box.
  case ranges(Double)
}

import Manuscript

/// Reads and checks `breaks`, the stretches that a scale of places leaves out (ours, beyond Vega-Lite).
enum AxisBreaks {
  /// The stretches, increasing and apart; nil where the author gives none, or faulty ones.
  static func read(_ reader: inout PropertyReader) -> [ClosedRange<Double>]? {
    guard let node = reader.value("breaks"), !node.isNull else { return nil }
    let expected = "a list of pairs like [[20, 80]], the numbers between which are left out"
    // One pair needs no list around it.
    let isPair = node.elements?.allSatisfy { $0.double != nil } ?? false
    let pairs = isPair ? [node] : node.elements ?? []
    let stretches = pairs.compactMap(stretch).sorted { $0.lowerBound < $1.lowerBound }
    guard !stretches.isEmpty, stretches.count == pairs.count else {
      return reader.wrong(node, "breaks", expected: expected)
    }
    guard zip(stretches, stretches.dropFirst()).allSatisfy({ $0.upperBound < $1.lowerBound }) else {
      return reader.wrong(node, "breaks", expected: "pairs that lie apart from each other")
    }
    return stretches
  }

  private static func stretch(_ node: YAMLNode) -> ClosedRange<Double>? {
    let ends = (node.elements ?? []).compactMap(\.double).filter(\.isFinite)
    guard ends.count == 2, node.elements?.count == 2, ends[0] < ends[1] else { return nil }
    return ends[0]...ends[1]
  }

  /// Reports breaks of what is no axis of numbers.
  static func check(
    _ definition: ChannelDefinition, _ channel: Channel, _ diagnostics: SpecificationDiagnostics
  ) {
    guard let breaks = definition.scale.breaks, let place = definition.scale.place else { return }
    if let measure = definition.measure, measure != .quantitative {
      diagnostics.report(
        PlotMessages.unsuitableScale(
          "‘breaks’ leaves numbers out, but ‘\(channel.rawValue)’ is \(measure)", at: place,
          notes: measure == .temporal ? ["‘filter’ leaves out rows by their times"] : []))
    }
    if definition.scale.type == .log, let first = breaks.first, let last = breaks.last,
      first.lowerBound <= 0, last.upperBound >= 0
    {
      diagnostics.report(
        PlotMessages.unsuitableScale(
          "a logarithmic scale cannot reach zero, which its ‘breaks’ do", at: place))
    }
  }
}

/// What readers should know of breaks.
extension MarkNotes {
  /// Breaks that the axis does not reach, and rows within those that it leaves out.
  static func breaks(_ scene: MarkScene) -> [String] {
    [(Channel.x, scene.positions.x), (.y, scene.positions.y)].flatMap {
      channel, scale -> [String] in
      guard case .continuous(let scale)? = scale, let broken = scale.transform as? BrokenTransform
      else { return [] }
      let wanted = scene.layer.encoding[channel]?.scale.breaks ?? []
      var notes = wanted.filter { !broken.breaks.contains($0) }.map { stretch in
        "the break from \(TickLabels.plain(stretch.lowerBound)) to "
          + "\(TickLabels.plain(stretch.upperBound)) does not lie inside the \(channel.rawValue) axis, "
          + "which runs from \(TickLabels.plain(scale.domain.lowerBound)) to "
          + "\(TickLabels.plain(scale.domain.upperBound))"
      }
      let numbers = scene.layer.stacked == channel ? [] : scene.layer.numbers(channel) ?? []
      let hidden = numbers.count(where: broken.leavesOut)
      if hidden > 0 {
        notes.append(
          "\(hidden) of \(numbers.count) rows have a ‘\(channel.rawValue)’ within a break of its axis"
        )
      }
      return notes
    }
  }
}

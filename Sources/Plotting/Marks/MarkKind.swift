import Drawing
import Manuscript

/// A kind of mark: how rows become things in the view.
///
/// A new mark is a new file with a type of its own and one line in `MarkKinds.all`.
protocol MarkKind: Sendable {
  /// The name in the grammar.
  static var name: String { get }
  /// Whether marks take the width of a band where an axis is discrete.
  static var needsBands: Bool { get }
  /// Whether marks at the same place are laid on top of each other.
  static var stacks: Bool { get }
  /// Whether `color` fills the mark; else it strokes it.
  static var isFilled: Bool { get }
  /// Whether marks may reach beyond the view where nobody says ‘clip’.
  static var overhangs: Bool { get }
  /// Whether marks explain others, so that their fields give axes no titles.
  static var annotates: Bool { get }
  /// How a legend shows the mark.
  static var symbol: LegendSymbol { get }
  /// What has a look of its own.
  static var looks: MarkLooks { get }
  /// Channels without which nothing can be drawn: one of each list.
  static var required: [[Channel]] { get }
  /// The layers that the mark stands for: itself, or simpler ones.
  static func expanded(_ layer: LayerSpecification) -> [LayerSpecification]
  /// Reports what is wrong with a layer of the mark.
  static func check(_ layer: LayerSpecification, _ diagnostics: SpecificationDiagnostics)
  /// What readers should know of rows that are not drawn.
  static func notes(_ scene: MarkScene) -> [String]
  /// Whether marks keep clear of what other layers draw.
  static func settles(_ mark: MarkSpecification) -> Bool
  /// What is drawn by marks that keep clear of others, once these have their places.
  static func settled(
    _ geometry: MarkGeometry, _ scene: MarkScene, in space: inout LabelSpace
  ) -> MarkGeometry
  /// What is drawn, in the view's own coordinates.
  static func geometry(_ scene: MarkScene) -> MarkGeometry
}

extension MarkKind {
  static var needsBands: Bool { false }
  static var stacks: Bool { false }
  static var isFilled: Bool { true }
  static var overhangs: Bool { false }
  static var annotates: Bool { false }
  static var symbol: LegendSymbol { .swatch }
  static var looks: MarkLooks { .ofRows }
  static var required: [[Channel]] { [] }
  static func expanded(_ layer: LayerSpecification) -> [LayerSpecification] { [layer] }
  static func check(_: LayerSpecification, _: SpecificationDiagnostics) {}
  static func notes(_: MarkScene) -> [String] { [] }
  static func settles(_: MarkSpecification) -> Bool { false }
  static func settled(
    _ geometry: MarkGeometry, _: MarkScene, in _: inout LabelSpace
  ) -> MarkGeometry { geometry }
}

/// How a legend's entry shows a mark.
enum LegendSymbol: Sendable, Hashable {
  case point
  case line
  case swatch
}

/// What has a look of its own in a layer.
enum MarkLooks: Sendable, Hashable {
  /// Each row.
  case ofRows
  /// Each line, area or trail.
  case ofSeries
  /// All that is drawn: a mark that sums rows up, or stands for several.
  case ofAll
}

/// The marks that the grammar knows.
enum MarkKinds {
  static let all: [any MarkKind.Type] = [
    LineMark.self, PointMark.self, CircleMark.self, SquareMark.self, AreaMark.self, BarMark.self,
    RuleMark.self, RectMark.self, TextMark.self, TickMark.self, ErrorBandMark.self,
    ErrorBarMark.self, BoxplotMark.self, ArcMark.self, TrailMark.self, ContourMark.self,
    ArrowMark.self, StreamlineMark.self, BracketMark.self, SlopeMark.self, HexbinMark.self,
  ]

  static let names = all.map { $0.name }

  /// The kind of that name; points where there is none, which the reader has reported.
  static func kind(_ name: String) -> any MarkKind.Type {
    all.first { $0.name == name } ?? PointMark.self
  }

  static func needsBands(_ name: String) -> Bool { kind(name).needsBands }
  static func stacks(_ name: String) -> Bool { kind(name).stacks }

  static func expanded(_ layer: LayerSpecification) -> [LayerSpecification] {
    kind(layer.mark.type).expanded(layer)
  }

  /// Reports channels that a mark needs and does not have.
  ///
  /// - Parameter given: The channels that the author writes, faulty ones included.
  static func check(
    _ layer: LayerSpecification, given: [String], _ diagnostics: SpecificationDiagnostics
  ) {
    for channels in kind(layer.mark.type).required
    where !channels.contains(where: { given.contains($0.rawValue) }) {
      if channels == [.text], layer.mark.text.content != nil { continue }
      let names = channels.map { "‘\($0.rawValue)’" }.joined(separator: " or ")
      diagnostics.report(
        PlotMessages.custom(
          "the mark ‘\(layer.mark.type)’ needs the channel \(names)", at: layer.mark.range))
      return
    }
    kind(layer.mark.type).check(layer, diagnostics)
  }
}

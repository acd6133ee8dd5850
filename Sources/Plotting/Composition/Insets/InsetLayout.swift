import Drawing
import Typesetting

/// An inset of a panel with its layers.
struct PanelInset: Sendable {
  let specification: InsetSpecification
  let panel: Panel
}

/// An inset laid out in the view around.
struct InsetLayout: Sendable {
  private static let margin = 6.0

  let axes: PanelAxes
  /// The top left corner of its plotting rectangle, in the view around.
  let x: Double
  let y: Double
  /// The inset with its axes.
  let box: Rectangle
  /// The part of the view around that is enlarged; nil for none to be shown.
  let region: Rectangle?

  init(
    _ inset: PanelInset, width: Double, height: Double, _ around: PositionScales, _ theme: Theme,
    _ fonts: ThemeFonts
  ) {
    let specification = inset.specification
    func length(_ asked: Double, _ whole: Double) -> Double {
      (asked <= 1 ? asked * whole : min(asked, whole)).rounded()
    }
    let (ownWidth, ownHeight) = (
      length(specification.width, width), length(specification.height, height)
    )
    let axes = PanelAxes(inset.panel, width: ownWidth, height: ownHeight, theme, fonts)
    self.axes = axes
    let room = Self.room(axes)
    let corner = specification.corner
    x = corner.isLeft ? Self.margin + room.left : width - Self.margin - room.right - ownWidth
    y = corner.isTop ? Self.margin + room.top : height - Self.margin - room.bottom - ownHeight
    box = .pixels(
      left: x - room.left, top: y - room.top, width: ownWidth + room.left + room.right,
      height: ownHeight + room.top + room.bottom)
    region =
      specification.isZoom && specification.hasIndicator
      ? Self.region(specification, around, width: width, height: height) : nil
  }

  /// What axes take around the plotting rectangle.
  private static func room(
    _ axes: PanelAxes
  ) -> (left: Double, right: Double, top: Double, bottom: Double) {
    var (left, right) = (2.0, axes.labelOverhang.right + 2)
    var (top, bottom) = (axes.labelOverhang.top + 2, 2.0)
    for axis in axes.x.map(\.layout) where axis.axis.isShown {
      if axis.isFar {
        bottom = max(bottom, axis.extent(withTitle: true))
      } else {
        top = max(top, axis.extent(withTitle: true))
      }
      (left, right) = (max(left, axis.overhang.start), max(right, axis.overhang.end))
    }
    for axis in axes.y.map(\.layout) where axis.axis.isShown {
      if axis.isFar {
        right = max(right, axis.extent(withTitle: true))
      } else {
        left = max(left, axis.extent(withTitle: true))
      }
      (top, bottom) = (max(top, axis.overhang.start), max(bottom, axis.overhang.end))
    }
    return (left, right, top, bottom)
  }

  private static func region(
    _ inset: InsetSpecification, _ around: PositionScales, width: Double, height: Double
  ) -> Rectangle? {
    func ends(_ domain: [Double]?, _ scale: PositionScale?, _ whole: Double) -> (Double, Double)? {
      guard let domain else { return (0, whole) }
      guard case .continuous(let scale)? = scale else { return nil }
      let places = domain.map { min(max(scale($0), 0), whole) }
      guard let least = places.min(), let greatest = places.max() else { return nil }
      return (least, greatest)
    }
    guard let x = ends(inset.x, around.x, width), let y = ends(inset.y, around.y, height) else {
      return nil
    }
    return .pixels(left: x.0, top: y.0, width: x.1 - x.0, height: y.1 - y.0)
  }

  // MARK: - Drawing

  /// The outline of what is enlarged and the lines to the inset: between the corners that face each
  /// other.
  func indicatorItems(_ theme: Theme) -> [FrameItem] {
    guard let region else { return [] }
    let stroke = Stroke(theme.axisColor.mixed(with: .white, share: 0.3), width: .pixels(0.75))
    let frame = Rectangle.pixels(left: x, top: y, width: axes.width, height: axes.height)
    let dx = (frame.left + frame.right) - (region.left + region.right)
    let dy = (frame.top + frame.bottom) - (region.top + region.bottom)
    // Lines leave from the two corners that the line between the middles passes between.
    let goesUp = (dx > .zero) == (dy > .zero)
    func corners(_ box: Rectangle) -> [Point] {
      goesUp
        ? [Point(x: box.right, y: box.top), Point(x: box.left, y: box.bottom)]
        : [Point(x: box.left, y: box.top), Point(x: box.right, y: box.bottom)]
    }
    let lines = zip(corners(region), corners(frame)).map { start, end in
      FrameItem.path(.segment(from: start, to: end), fill: nil, stroke: stroke)
    }
    return [
      .group(
        FrameGroup(
          "zoom", items: lines + [.path(.rectangle(region), fill: nil, stroke: stroke)]))
    ]
  }

  /// The ground on which the inset stands, over what the view around draws there.
  func groundItems(_ theme: Theme) -> [FrameItem] {
    let stroke = Stroke(theme.axisColor, width: .pixels(theme.axisWidth))
    let frame = Rectangle.pixels(left: x, top: y, width: axes.width, height: axes.height)
    return [
      .path(
        .rectangle(box, cornerRadius: .pixels(2)), fill: theme.background ?? .white, stroke: nil),
      .path(.rectangle(frame), fill: nil, stroke: stroke),
    ]
  }
}

extension FrameItem {
  /// The item moved by the vector from the origin to `offset`.
  public func moved(by offset: Point) -> FrameItem {
    switch self {
    case .path(let path, let fill, let stroke):
      return .path(path.mapped(by: .move(by: offset)), fill: fill, stroke: stroke)
    case .glyphs(var run):
      for index in run.glyphs.indices {
        run.glyphs[index].origin = run.glyphs[index].origin + offset
      }
      run.box = run.box.moved(by: offset)
      return .glyphs(run)
    case .image(let bitmap, let rectangle, let smooth):
      return .image(bitmap, in: rectangle.moved(by: offset), smooth: smooth)
    case .dots(var run):
      for index in run.dots.indices {
        run.dots[index].center = run.dots[index].center + offset
      }
      return .dots(run)
    case .group(var group)
    where group.transform == .identity && group.clip == nil && group.picture == nil:
      group.items = group.items.map { $0.moved(by: offset) }
      return .group(group)
    case .group(var group):
      group.transform.offset = group.transform.offset + offset
      return .group(group)
    case .shaded:
      return .group(FrameGroup("moved", transform: .move(by: offset), items: [self]))
    }
  }
}

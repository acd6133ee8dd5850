/// A finished drawing: its size and a plain list of items at fixed positions, back to front.
///
/// Whoever lays something out makes a frame; `FramePainter` alone turns it into PNG, PDF or SVG.
public struct Frame: Sendable, Hashable {
  /// The size of the page.
  public var size: Size
  /// What is drawn, back to front.
  public var items: [FrameItem]
  /// The colour of the page; nil for a transparent one.
  public var background: Color?
  /// A short title, for screen readers and the PDF's properties.
  public var title: String?
  /// The alternative text, for screen readers.
  public var alternativeText: String?

  /// A drawing.
  public init(
    size: Size, items: [FrameItem] = [], background: Color? = .white, title: String? = nil,
    alternativeText: String? = nil
  ) {
    self.size = size
    self.items = items
    self.background = background
    self.title = title
    self.alternativeText = alternativeText
  }

  /// The whole page.
  public var bounds: Rectangle {
    Rectangle(left: .zero, top: .zero, width: size.width, height: size.height)
  }
}

/// One thing at a fixed position on a frame.
public indirect enum FrameItem: Sendable, Hashable {
  /// A path, filled first and stroked second.
  case path(Path, fill: Color?, stroke: Stroke?)
  /// A path in changing colours.
  case shaded(ShadedPath)
  /// Many discs of one size.
  case dots(DotRun)
  /// Text, shaped: glyphs of one font at one size.
  case glyphs(GlyphRun)
  /// A picture stretched over a rectangle.
  case image(Bitmap, in: Rectangle, smooth: Bool)
  /// Other items, moved and clipped together.
  case group(FrameGroup)
}

/// Items that are moved, clipped and named together.
public struct FrameGroup: Sendable, Hashable {
  /// What the group is for, in a word or two (“axis x”, “line mark”): read by tests and inspection.
  public var role: String
  /// How the items' coordinates become those of the frame or group around.
  public var transform: Transform
  /// Where items show, in the group's own coordinates; nil for everywhere.
  public var clip: Rectangle?
  /// What the group is in a document of pages; nil for nothing of its own.
  public var tag: FrameTag?
  /// Where the items become one picture in PDF and SVG files, whose size then does not grow with
  /// their number; nil where they stay lines and letters.
  public var picture: Rectangle?
  /// How each of the items is mixed with what lies below it; nil for covering that.
  public var blend: BlendMode?
  /// The items, back to front.
  public var items: [FrameItem]

  /// A group of items.
  public init(
    _ role: String, transform: Transform = .identity, clip: Rectangle? = nil,
    tag: FrameTag? = nil, picture: Rectangle? = nil, blend: BlendMode? = nil,
    items: [FrameItem] = []
  ) {
    self.role = role
    self.transform = transform
    self.clip = clip
    self.tag = tag
    self.picture = picture
    self.blend = blend
    self.items = items
  }
}

/// How a path's outline is drawn.
public struct Stroke: Sendable, Hashable {
  /// The shape of a line's ends.
  public enum Cap: String, Sendable, Hashable {
    /// The line stops at its end.
    case butt
    /// A half circle is added.
    case round
    /// Half a square is added.
    case square
  }

  /// The shape of a corner.
  public enum Join: String, Sendable, Hashable {
    /// The corner is pointed.
    case miter
    /// The corner is round.
    case round
    /// The corner is cut.
    case bevel
  }

  /// The colour.
  public var color: Color
  /// The width of the line.
  public var width: Length
  /// Lengths drawn and left out in turn; empty for a whole line.
  public var dash: [Length]
  /// How far into the dash a line starts.
  public var dashOffset: Length
  /// The ends.
  public var cap: Cap
  /// The corners.
  public var join: Join
  /// How far pointed corners may reach, in widths of the line; sharper ones are cut.
  public var miterLimit: Double

  /// A way to draw outlines.
  public init(
    _ color: Color, width: Length = .pixels(1), dash: [Length] = [], dashOffset: Length = .zero,
    cap: Cap = .butt, join: Join = .miter, miterLimit: Double = 10
  ) {
    self.color = color
    self.width = width
    self.dash = dash
    self.dashOffset = dashOffset
    self.cap = cap
    self.join = join
    self.miterLimit = miterLimit
  }
}

/// Glyphs of one font at one size, each at its place.
public struct GlyphRun: Sendable, Hashable {
  /// One glyph and where its origin lies.
  public struct Glyph: Sendable, Hashable {
    /// The glyph's number in the font.
    public var index: UInt32
    /// Where its origin lies, on the baseline.
    public var origin: Point
    /// How many bytes of the run's text (UTF-8) it stands for; 0 for the later ones of a cluster.
    public var byteCount: Int

    /// A glyph at a place.
    public init(index: UInt32, origin: Point, byteCount: Int) {
      self.index = index
      self.origin = origin
      self.byteCount = byteCount
    }
  }

  /// The font.
  public var font: FontFile
  /// The size of its em square.
  public var size: Length
  /// The colour.
  public var color: Color
  /// The glyphs, in reading order.
  public var glyphs: [Glyph]
  /// The text they show, kept in PDF files for searching and copying.
  public var text: String
  /// The rectangle that the text takes: from ascent to descent, from the first to the last advance.
  public var box: Rectangle
  /// Whether the font shows other glyphs for the text than these: the pieces of a large
  /// parenthesis, or the letter 𝑥 that is copied as x.
  public var isSpecial: Bool

  /// A run of glyphs.
  public init(
    font: FontFile, size: Length, color: Color, glyphs: [Glyph], text: String, box: Rectangle,
    isSpecial: Bool = false
  ) {
    self.font = font
    self.size = size
    self.color = color
    self.glyphs = glyphs
    self.text = text
    self.box = box
    self.isSpecial = isSpecial
  }
}

/// A font by where it is kept.
public struct FontFile: Sendable, Hashable {
  /// The path of the file.
  public var path: String
  /// Which font of a collection; 0 in a file of one font.
  public var index: Int

  /// The font in a file.
  public init(path: String, index: Int = 0) {
    self.path = path
    self.index = index
  }
}

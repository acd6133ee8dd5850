import Drawing

/// What stands on lines, before it is known where these end.
struct HorizontalElement {
  enum Kind {
    /// A word or the like, shaped whole.
    case word(Word)
    case box(InlineBox)
    /// White space; with its style where it was typed as a space and is copied as one.
    case glue(InlineGlue, space: TextStyle?, isBreakable: Bool)
    case kern(Double)
    /// White space that takes what is left of its line.
    case fill
    /// A place to break at; 10,000 and more forbid it.
    case penalty(Double)
    case lineBreak
    case anchor(String)
    case mark(String)
  }

  /// Text without spaces.
  struct Word {
    var text: String
    var style: TextStyle
    var shaped: ShapedText
    /// Where soft hyphens stood in the text, in its bytes.
    var softHyphens: [Int] = []
    /// Whether a letter of other text touches its first letter, so that this is part of a word only.
    var continues = false
    /// Whether a letter of other text touches its last letter.
    var isContinued = false
  }

  var kind: Kind
  /// Which of the paragraph's links it belongs to.
  var link: Int?

  /// Whether it vanishes at the start of a line.
  var isDiscardable: Bool {
    switch kind {
    case .glue(_, _, let isBreakable): isBreakable
    case .penalty: true
    case .word, .box, .kern, .fill, .lineBreak, .anchor, .mark: false
    }
  }

  /// Whether it takes no place and stops nothing.
  var isTransparent: Bool {
    switch kind {
    case .anchor, .mark: true
    case .word, .box, .glue, .kern, .fill, .penalty, .lineBreak: false
    }
  }
}

/// All elements of a paragraph.
struct HorizontalList {
  var elements: [HorizontalElement] = []
  var links: [LinkTarget] = []
}

import Drawing
import Mathematics

/// In which style and colour a list is set.
struct MathContext: Sendable, Hashable {
  var style: MathStyle
  /// Whether superscripts are raised less: in denominators, under roots and accents.
  var isCramped = false
  /// Nil for the colour of the text.
  var color: Color?

  /// The style of superscripts.
  var superscript: MathContext {
    var context = self
    context.style = style <= .text ? .script : .scriptScript
    return context
  }

  /// The style of subscripts.
  var `subscript`: MathContext { superscript.cramped }

  var cramped: MathContext {
    var context = self
    context.isCramped = true
    return context
  }

  func styled(_ style: MathStyle) -> MathContext {
    var context = self
    context.style = style
    return context
  }

  /// The style of numerators.
  var numerator: MathContext { style == .display ? styled(.text) : superscript }

  /// How far down the scripts are: 0 in text, 1 in scripts, 2 in scripts of scripts.
  var level: Int { max(style.rawValue - MathStyle.text.rawValue, 0) }
}

/// Sets lists of nodes after TeXbook, appendix G, with the constants of the font's MATH table.
///
/// The constructs are extensions, one a file.
struct MathSetter {
  let fonts: MathFonts
  /// What cross references show, by the id they name.
  let references: [String: String]
  /// Characters that no font has, in the order they were met.
  var missing: [Unicode.Scalar] = []

  init(_ fonts: MathFonts, references: [String: String]) {
    self.fonts = fonts
    self.references = references
  }

  // MARK: - Measures

  /// The size of letters over that of the text around the formula.
  func scale(_ context: MathContext) -> Double {
    switch context.style {
    case .display, .text: 1
    case .script: fonts.math[.scriptPercentScaleDown]
    case .scriptScript: fonts.math[.scriptScriptPercentScaleDown]
    }
  }

  /// The em of the math font in ems of the text.
  func em(_ context: MathContext) -> Double { scale(context) * fonts.mathScale }

  /// A constant of the font at the size of a style.
  func metric(_ constant: MathConstant, _ context: MathContext) -> Double {
    fonts.math[constant] * em(context)
  }

  /// The height about which fractions and operators are centred.
  func axis(_ context: MathContext) -> Double { metric(.axisHeight, context) }

  // MARK: - Lists

  /// A list set on one line.
  ///
  /// - Parameter before: The class that stands before the list, such as the left cell's of an
  ///   alignment.
  mutating func line(
    _ list: MathList, _ context: MathContext, after before: MathClass? = nil
  ) -> MathLayout {
    var atoms: [MathAtom] = []
    collect(list, context, into: &atoms)
    return Self.joined(atoms, after: before)
  }

  /// A list as one box: a single glyph keeps its shape.
  mutating func box(_ list: MathList, _ context: MathContext) -> MathLayout {
    if list.count == 1, let node = list.first {
      switch node.content {
      case .group(let inner, _): return box(inner, context)
      case .symbol, .accent, .scripts: return layout(node, context)
      default: break
      }
    }
    return line(list, context)
  }

  /// Atoms side by side with the space between their classes.
  static func joined(_ atoms: [MathAtom], after before: MathClass? = nil) -> MathLayout {
    var line = MathLayout()
    var total = 0
    for atom in atoms { total += atom.layout.parts.count }
    line.parts.reserveCapacity(total)
    for (atom, space) in zip(atoms, spaces(atoms, after: before)) {
      line.width += space
      line.append(atom.layout)
    }
    return line
  }

  /// The space before each atom.
  static func spaces(_ atoms: [MathAtom], after before: MathClass? = nil) -> [Double] {
    var previous = before
    return atoms.map { atom in
      guard !atom.isSpace else { return 0 }
      let space = previous.map { MathSpacing.ems($0, atom.mathClass, atom.style) * atom.em } ?? 0
      previous = atom.mathClass
      return space
    }
  }

  /// The atoms of a list; what is only styled or coloured is part of the line around.
  mutating func collect(
    _ list: MathList, _ context: MathContext, into atoms: inout [MathAtom]
  ) {
    var index = list.startIndex
    while index < list.endIndex {
      let node = list[index]
      let word = wordLength(list, from: index)
      if word > 1 {
        append(wordOf: list[index..<(index + word)], context, to: &atoms)
        index += word
        continue
      }
      index += 1
      switch node.content {
      case .styled(let style, let inner): collect(inner, context.styled(style), into: &atoms)
      case .colored(let name, let inner):
        collect(inner, colored(context, name), into: &atoms)
      case .space(let ems):
        atoms.append(MathAtom(.ordinary, .space(ems * em(context)), context, em(context), true))
      default:
        atoms.append(
          MathAtom(
            node.leadingClass ?? .ordinary, layout(node, context), context, em(context)))
      }
    }
  }

  private func colored(_ context: MathContext, _ name: String) -> MathContext {
    var colored = context
    colored.color = Color(parsing: name) ?? context.color
    return colored
  }

  // MARK: - Nodes

  /// One node as a box.
  mutating func layout(_ node: MathNode, _ context: MathContext) -> MathLayout {
    switch node.content {
    case .symbol(let symbol): self.symbol(symbol, context)
    case .operatorName(let name, _): word(name, .regular, context)
    case .text(let pieces): text(pieces, context)
    case .group(let list, _): box(list, context)
    case .scripts(let nucleus, let sub, let sup, let placement):
      scripts(nucleus, sub: sub, sup: sup, placement, context)
    case .fraction(let fraction): self.fraction(fraction, context)
    case .radical(let list, let degree): radical(list, degree: degree, context)
    case .fenced(let left, let parts, let middles, let right):
      fenced(left, parts, middles, right, context)
    case .sizedDelimiter(let delimiter, let size, _):
      sizedDelimiter(delimiter, size: size, context)
    case .accent(let accent, let base): self.accent(accent, base, context)
    case .stack(let base, let over, let under): stack(base, over: over, under: under, context)
    case .extensibleArrow(let arrow, let over, let under):
      extensibleArrow(arrow, over: over, under: under, context)
    case .array(let array): self.array(array, context)
    case .space(let ems): .space(ems * em(context))
    case .phantom(let list, let phantom): self.phantom(list, phantom, context)
    case .styled, .colored: line([node], context)
    case .boxed(let list): boxed(list, context)
    case .negated(let inner): negated(inner, context)
    case .reference(let id, let isParenthesized):
      reference(id, isParenthesized: isParenthesized, context)
    case .problem(let source): problem(source, context)
    }
  }
}

/// A set node with its class and the size of the space around it.
struct MathAtom: Sendable {
  var mathClass: MathClass
  var layout: MathLayout
  var style: MathStyle
  var em: Double
  /// Whether it is space, which classes look through.
  var isSpace: Bool

  init(
    _ mathClass: MathClass, _ layout: MathLayout, _ context: MathContext, _ em: Double,
    _ isSpace: Bool = false
  ) {
    self.mathClass = mathClass
    self.layout = layout
    style = context.style
    self.em = em
    self.isSpace = isSpace
  }
}

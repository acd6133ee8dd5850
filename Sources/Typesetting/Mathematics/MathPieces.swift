public import Drawing
public import Mathematics

/// A part of a formula within a line of text, after which the line may be broken.
public struct MathPiece: Sendable, Hashable {
  /// Where a line may be broken in a formula.
  public enum Break: String, Sendable, Hashable {
    /// After a relation: `a =`.
    case afterRelation
    /// After a binary operation: `a +`; less welcome.
    case afterBinary
  }

  /// The part, set.
  public var box: MathBox
  /// Space to the next piece; nothing of it is left where the line is broken here.
  public var spaceAfter: Length
  /// Whether the line may be broken after the piece; nil for the last one.
  public var canBreak: Break?
}

extension MathTypesetter {
  /// A formula in pieces for a line of text, which side by side are as wide as its box.
  ///
  /// The line may be broken after relations, and after binary operations that stand in no
  /// parentheses (TeXbook, chapter 18).
  public func pieces(
    _ formula: Formula, references: [String: String] = [:]
  ) -> [MathPiece] {
    var setter = MathSetter(fonts, references: references)
    var atoms: [MathAtom] = []
    setter.collect(formula.list, MathContext(style: .text), into: &atoms)
    let spaces = MathSetter.spaces(atoms)
    let breaks = breaks(in: atoms)
    var pieces: [MathPiece] = []
    var line = MathLayout()
    var isAtStart = true
    for (index, atom) in atoms.enumerated() {
      if !isAtStart { line.width += spaces[index] }
      isAtStart = false
      line.append(atom.layout)
      guard let canBreak = breaks[index], atoms.indices.contains(index + 1) else { continue }
      pieces.append(
        MathPiece(
          box: boxed(line, setter), spaceAfter: font.size * spaces[index + 1],
          canBreak: canBreak))
      line = MathLayout()
      isAtStart = true
    }
    if !isAtStart || pieces.isEmpty {
      pieces.append(MathPiece(box: boxed(line, setter), spaceAfter: .zero, canBreak: nil))
    }
    return pieces
  }

  /// After which atoms a line may be broken.
  private func breaks(in atoms: [MathAtom]) -> [MathPiece.Break?] {
    var depth = 0
    return atoms.indices.map { index in
      let atom = atoms[index]
      guard !atom.isSpace else { return nil }
      switch atom.mathClass {
      case .opening: depth += 1
      case .closing: depth = max(depth - 1, 0)
      // Two relations in a row stay together.
      case .relation:
        let following = atoms[(index + 1)...].first { !$0.isSpace }?.mathClass
        return following == nil || following == .relation ? nil : .afterRelation
      case .binary where depth == 0: return .afterBinary
      default: break
      }
      return nil
    }
  }
}

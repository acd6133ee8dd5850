extension MathAlphabet {
  /// The character that shows a letter or digit in the alphabet (Unicode, “Mathematical
  /// Alphanumeric Symbols”); the same one where the block has none of its own.
  public func character(for scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch self {
    case .normal: Self.normal(scalar)
    case .upright: scalar
    case .italic: Self.italic(scalar, capitals: true)
    case .bold: Self.bold(scalar)
    case .boldSymbol: Self.boldSymbol(scalar)
    case .blackboard:
      Self.mapped(scalar, latin: 0x1D538, digits: 0x1D7D8, exceptions: Self.blackboards)
    case .calligraphic, .script: Self.mapped(scalar, latin: 0x1D49C, exceptions: Self.scripts)
    case .fraktur: Self.mapped(scalar, latin: 0x1D504, exceptions: Self.frakturs)
    case .sansSerif: Self.mapped(scalar, latin: 0x1D5A0, digits: 0x1D7E2)
    case .monospace: Self.mapped(scalar, latin: 0x1D670, digits: 0x1D7F6)
    }
  }

  /// What stands for the letter when the formula is copied as text: the plain letter where the
  /// alphabet is only a cut, the letter of the alphabet where it is part of a name.
  public func copied(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch self {
    case .normal, .upright, .italic, .sansSerif, .monospace: scalar
    case .bold, .boldSymbol, .blackboard, .calligraphic, .script, .fraktur:
      character(for: scalar)
    }
  }

  /// The alphabet within a bold line of text.
  public var emboldened: MathAlphabet {
    switch self {
    case .normal, .italic: .boldSymbol
    case .upright: .bold
    default: self
    }
  }

  // MARK: - Tables

  private static func normal(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A, 0x3B1...0x3C9, 0x131, 0x237, 0x2202, 0x3F5, 0x3D1, 0x3F0,
      0x3D5, 0x3F1, 0x3D6:
      italic(scalar, capitals: false)
    default: scalar
    }
  }

  private static func italic(_ scalar: Unicode.Scalar, capitals: Bool) -> Unicode.Scalar {
    switch scalar.value {
    case 0x68: return "\u{210E}"
    case 0x131: return "\u{1D6A4}"
    case 0x237: return "\u{1D6A5}"
    default:
      return mapped(
        scalar, latin: 0x1D434, capitalGreek: capitals ? 0x1D6E2 : nil, smallGreek: 0x1D6FC)
    }
  }

  private static func bold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    mapped(
      scalar, latin: 0x1D400, digits: 0x1D7CE, capitalGreek: 0x1D6A8, smallGreek: 0x1D6C2)
  }

  private static func boldSymbol(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x391...0x3A9, 0x2207: bold(scalar)
    default: mapped(scalar, latin: 0x1D468, digits: 0x1D7CE, smallGreek: 0x1D736)
    }
  }

  private static func mapped(
    _ scalar: Unicode.Scalar, latin: UInt32, digits: UInt32? = nil, capitalGreek: UInt32? = nil,
    smallGreek: UInt32? = nil, exceptions: [(Unicode.Scalar, Unicode.Scalar)] = []
  ) -> Unicode.Scalar {
    if let exception = exceptions.first(where: { $0.0 == scalar }) { return exception.1 }
    let value = scalar.value
    let mapped: UInt32? =
      switch value {
      case 0x41...0x5A: latin + value - 0x41
      case 0x61...0x7A: latin + 26 + value - 0x61
      case 0x30...0x39: digits.map { $0 + value - 0x30 }
      case 0x391...0x3A9: capitalGreek.map { $0 + value - 0x391 }
      case 0x2207: capitalGreek.map { $0 + 25 }
      case 0x3B1...0x3C9: smallGreek.map { $0 + value - 0x3B1 }
      default:
        smallGreek.flatMap { start in
          symbols.firstIndex(of: scalar).map { start + 25 + UInt32($0) }
        }
      }
    return mapped.flatMap(Unicode.Scalar.init) ?? scalar
  }

  /// What follows the small Greek letters in the block.
  private static let symbols: [Unicode.Scalar] = ["∂", "ϵ", "ϑ", "ϰ", "ϕ", "ϱ", "ϖ"]
  private static let scripts: [(Unicode.Scalar, Unicode.Scalar)] = [
    ("B", "ℬ"), ("E", "ℰ"), ("F", "ℱ"), ("H", "ℋ"), ("I", "ℐ"), ("L", "ℒ"), ("M", "ℳ"), ("R", "ℛ"),
    ("e", "ℯ"), ("g", "ℊ"), ("o", "ℴ"),
  ]
  private static let frakturs: [(Unicode.Scalar, Unicode.Scalar)] = [
    ("C", "ℭ"), ("H", "ℌ"), ("I", "ℑ"), ("R", "ℜ"), ("Z", "ℨ"),
  ]
  private static let blackboards: [(Unicode.Scalar, Unicode.Scalar)] = [
    ("C", "ℂ"), ("H", "ℍ"), ("N", "ℕ"), ("P", "ℙ"), ("Q", "ℚ"), ("R", "ℝ"), ("Z", "ℤ"),
  ]
}

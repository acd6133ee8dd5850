extension MathMLWriter {
  /// Puts TeX's space between the atoms of a row.
  ///
  /// Space belongs to an operator's element where there is one, as browsers have it; elsewhere an
  /// element of its own makes it.
  func space(_ items: inout [Item]) {
    var spaces: [Int: Double] = [:]
    var previous: Int?
    for index in items.indices {
      guard let leading = items[index].leading else { continue }
      defer { previous = index }
      guard let previous, let trailing = items[previous].trailing else { continue }
      let isApplied = items[index].element.isApplication
      let ems = isApplied ? 0 : MathSpacing.ems(trailing, leading, items[index].style)
      guard ems != 0 else { continue }
      let isLeft = items[previous].element.core != nil
      let isRight = items[index].element.core != nil
      if isLeft, trailing.keepsSpace || !isRight {
        items[previous].after = ems
      } else if isRight {
        items[index].before = ems
      } else {
        spaces[index] = ems
      }
    }
    state(&items)
    guard !spaces.isEmpty else { return }
    var spaced: [Item] = []
    for (index, item) in items.enumerated() {
      if let ems = spaces[index] {
        let nesting = items[index - 1].nesting == item.nesting ? item.nesting : []
        spaced.append(Item(element: .space(ems: ems), style: item.style, nesting: nesting))
      }
      spaced.append(item)
    }
    items = spaced
  }

  /// Writes the space into operators wherever their dictionary says otherwise.
  private func state(_ items: inout [Item]) {
    for index in items.indices {
      guard let leading = items[index].leading, let core = items[index].element.core else {
        continue
      }
      let form = OperatorForm.inferred(index, of: items.count)
      let wanted = OperatorForm.wanted(of: core.text, leading, inferred: form)
      // Inside scripts browsers do not look the dictionary up by the place in the row.
      let isPlain = items[index].element.name == "mo" && core["form"] == nil
      let usual = isPlain ? OperatorForm.spaces(of: core.text, wanted) : nil
      let (before, after) = (items[index].before, items[index].after)
      items[index].element.changeCore { core in
        if wanted != form, core["form"] == nil { core["form"] = wanted.rawValue }
        if usual?.before != before { core["lspace"] = Self.length(before) }
        if usual?.after != after { core["rspace"] = Self.length(after) }
      }
    }
  }
}

extension MathClass {
  /// Whether the space after an atom of the class is its own rather than its neighbour's.
  fileprivate var keepsSpace: Bool {
    self == .binary || self == .relation || self == .punctuation
  }
}

extension MathMLElement {
  /// Whether it says that a function is applied.
  var isApplication: Bool { name == "mo" && text == "\u{2061}" }

  /// The operator whose space the element takes: what MathML Core calls an embellished operator.
  var core: MathMLElement? {
    if name == "mo" { return self }
    return coreIndex.flatMap { index in children[index].core }
  }

  /// Changes the operator at the core.
  mutating func changeCore(_ change: (inout MathMLElement) -> Void) {
    if name == "mo" {
      change(&self)
    } else if let index = coreIndex, case .element(var inner) = content[index] {
      inner.changeCore(change)
      content[index] = .element(inner)
    }
  }

  private var coreIndex: Int? {
    switch name {
    case "msub", "msup", "msubsup", "munder", "mover", "munderover", "mfrac":
      return children.isEmpty ? nil : 0
    case "mrow", "mstyle", "mphantom", "mpadded":
      let candidates = content.indices.filter { index in
        guard case .element(let element) = content[index] else { return false }
        return element.name != "mspace" && element.name != "mtext"
      }
      return candidates.count == 1 ? candidates.first : nil
    default: return nil
    }
  }
}

/// Where an operator stands, which decides its usual space in MathML Core's operator dictionary.
enum OperatorForm: String {
  case prefix
  case infix
  case postfix

  /// The form that browsers take from the place in a row.
  static func inferred(_ index: Int, of count: Int) -> OperatorForm {
    if count == 1 { return .infix }
    return index == 0 ? .prefix : index == count - 1 ? .postfix : .infix
  }

  /// The form that an atom of a class has; where the dictionary has but one form, as for `(` and
  /// `=`, the place does not matter.
  static func wanted(
    of text: String, _ mathClass: MathClass, inferred: OperatorForm
  ) -> OperatorForm {
    guard let character = text.unicodeScalars.first, hasSeveralForms(character) else {
      return inferred
    }
    switch mathClass {
    case .opening: return .prefix
    case .closing: return .postfix
    case .binary, .relation, .punctuation: return .infix
    case .ordinary, .largeOperator, .inner: return isSign(character) ? .prefix : inferred
    }
  }

  /// The space that the dictionary has for an operator in ems; nil where we had better state it.
  static func spaces(
    of text: String, _ form: OperatorForm
  ) -> (before: Double, after: Double)? {
    guard let character = text.unicodeScalars.first, text.unicodeScalars.count == 1 else {
      return nil
    }
    if isSign(character), form == .prefix { return (0, 0) }
    if "+−±∓×÷∗⋅∘∪∩∧∨⊕⊗∖⊖⊙".unicodeScalars.contains(character) {
      return form == .infix || !isSign(character)
        ? (MathSpacing.medium, MathSpacing.medium) : nil
    }
    if "=<>≤≥≠≡∼≈≃≅∈∉∋⊂⊆⊃⊇≪≫∝≺≻⪯⪰⊢⊨→←↦⇒⇔⟶⟹⟺≔≜".unicodeScalars.contains(character) {
      return (MathSpacing.thick, MathSpacing.thick)
    }
    switch character {
    case ",", ";": return (0, MathSpacing.thin)
    case "(", ")", "[", "]", "{", "}", "⟨", "⟩", "⌈", "⌉", "⌊", "⌋", "\u{2061}", "′": return (0, 0)
    default: return nil
    }
  }

  private static func isSign(_ character: Unicode.Scalar) -> Bool {
    "+−±∓".unicodeScalars.contains(character)
  }

  private static func hasSeveralForms(_ character: Unicode.Scalar) -> Bool {
    isSign(character) || "|‖∣∥!".unicodeScalars.contains(character)
  }
}

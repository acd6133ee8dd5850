extension MathList {
  /// Makes binary operations ordinary where they join nothing: rules 5 and 6 of TeXbook, appendix G.
  ///
  /// A sign at the start, or after an operation, operator, relation, opening or comma is no
  /// operation, nor is one before a relation, closing, comma or the end.
  ///
  /// - Parameter before: The class of what stands before the list; nil for nothing.
  mutating func settleClasses(after before: MathClass?) {
    var hasBinary = false
    var previous = before
    for index in indices {
      guard let mathClass = self[index].leadingClass else { continue }
      if mathClass == .binary {
        switch previous {
        case nil, .binary, .largeOperator, .relation, .opening, .punctuation:
          self[index].makeOrdinary()
          previous = .ordinary
          continue
        default: hasBinary = true
        }
      }
      previous = self[index].trailingClass
    }
    if hasBinary { settleBeforeClosings() }
  }

  private mutating func settleBeforeClosings() {
    var next: MathClass?
    for index in indices.reversed() {
      guard let mathClass = self[index].trailingClass else { continue }
      if mathClass == .binary {
        switch next {
        case nil, .relation, .closing, .punctuation:
          self[index].makeOrdinary()
          next = .ordinary
          continue
        default: break
        }
      }
      next = self[index].leadingClass
    }
  }
}

extension MathNode {
  /// Gives the atom the class of letters.
  fileprivate mutating func makeOrdinary() {
    switch content {
    case .symbol(var symbol):
      symbol.mathClass = .ordinary
      content = .symbol(symbol)
    case .group(let list, _):
      content = .group(list, mathClass: .ordinary)
    case .sizedDelimiter(let delimiter, let size, _):
      content = .sizedDelimiter(delimiter, size: size, mathClass: .ordinary)
    case .scripts(var nucleus?, let sub, let sup, let placement):
      nucleus.makeOrdinary()
      content = .scripts(nucleus: nucleus, sub: sub, sup: sup, placement: placement)
    case .stack(var base, let over, let under):
      base.makeOrdinary()
      content = .stack(base: base, over: over, under: under)
    case .negated(var base):
      base.makeOrdinary()
      content = .negated(base)
    case .colored(let color, var list):
      if list.count == 1 { list[0].makeOrdinary() }
      content = .colored(color, list)
    case .styled(let style, var list):
      if list.count == 1 { list[0].makeOrdinary() }
      content = .styled(style, list)
    default: break
    }
  }
}

extension FormulaParser {
  /// Reads atoms up to something that closes what is open, which is left to the caller.
  ///
  /// - Parameter followsEmptyAtom: Whether TeX puts `{}` before the list, as in alignments.
  mutating func list(followsEmptyAtom: Bool = false) -> MathList {
    let outerAlphabet = alphabet
    let outerDepth = depth
    defer {
      alphabet = outerAlphabet
      depth = outerDepth
    }
    return nested(or: []) { parser in
      var builder = MathListBuilder(followsEmptyAtom: followsEmptyAtom)
      while true {
        let token = parser.peek()
        if parser.closesSomething(token) { break }
        parser.element(token, into: &builder)
      }
      return builder.finished()
    }
  }

  /// Reads one token's worth of a list.
  private mutating func element(_ token: MathToken, into list: inout MathListBuilder) {
    switch token.kind {
    case .space:
      take()
    case .close, .ampersand, .dollar, .end, .parameter:
      take()
      report(.stray(token))
    case .command(let name):
      if let command = MathCommands.named(name) {
        self.command(command, token, into: &list)
      } else {
        take()
        report(.unknownCommand(name, at: token.range))
        appendScripted(MathNode(.problem("\\" + name), at: token.range), into: &list)
      }
    case .superscript, .subscript, .character("'"), .character("’"):
      // An atom takes its scripts at once: these have none.
      list.append(scripted(nil))
    default:
      if let nucleus = nucleus() { appendScripted(nucleus, into: &list) }
    }
  }

  /// Handles the commands that act on the whole list; the others give an atom.
  private mutating func command(
    _ command: MathCommand, _ token: MathToken, into list: inout MathListBuilder
  ) {
    switch command {
    case .style(let style):
      take()
      open(.style(style), at: token.range, in: &list)
    case .construct(.color):
      take()
      if let color = colorName(of: token) { open(.color(color), at: token.range, in: &list) }
    case .alphabetSwitch(let alphabet):
      take()
      self.alphabet = alphabet
    case .infix(let fraction):
      take()
      if !list.divide(by: fraction, at: token.range) { report(.ambiguousFraction(token)) }
    case .limits(let placement):
      take()
      if !list.place(placement) { report(.limitsWithoutOperator(token)) }
      appendFollowingScripts(into: &list)
    case .construct(.right), .construct(.middle), .construct(.end), .construct(.newRow):
      take()
      report(.stray(token))
      // The name of a stray `\end`, the delimiter of a stray `\right`.
      skipArgument(of: command)
    default:
      if let nucleus = nucleus() { appendScripted(nucleus, into: &list) }
    }
  }

  private mutating func open(
    _ change: MathListBuilder.Change, at range: Range<Int>, in list: inout MathListBuilder
  ) {
    if depth >= Self.depthLimit {
      giveUp(.nestedTooDeep(at: range))
    } else if list.open(change, at: range) {
      depth += 1
    }
  }

  private mutating func skipArgument(of command: MathCommand) {
    switch command {
    case .construct(.end): _ = rawArgument()
    case .construct(.right), .construct(.middle): _ = writtenDelimiter()
    default: break
    }
  }

  /// Whether a token ends the list being read, because something open waits for it.
  private func closesSomething(_ token: MathToken) -> Bool {
    switch token.kind {
    case .end: return true
    case .close: return opened.contains(.brace)
    case .dollar: return opened.contains(.dollar)
    case .ampersand: return opened.contains(.rows)
    case .character("]"): return opened.last == .bracket
    case .command(let name): return closesSomething(command: name)
    default: return false
    }
  }

  private func closesSomething(command name: String) -> Bool {
    switch name {
    case "right", "middle": opened.contains(.fence)
    case "\\", "cr", "newline": opened.contains(.rows)
    case "end": opened.contains(.environment)
    default: false
    }
  }
}

/// Reads the parameter list of an initializer and finds a label that every call must write.
struct InitializerLabels {
  /// The first label of a parameter without default, or nil where calls may show none.
  private(set) var requiredLabel: String?
  private var nesting = 0
  private var label: String?
  private var hasDefault = false
  private var startsParameter = false

  /// Takes the next token; false once the list has ended or a label is found.
  mutating func read(_ token: SwiftToken) -> Bool {
    switch token {
    case .mark("("), .mark("["), .mark("{"):
      nesting += 1
      startsParameter = nesting == 1
    case .mark(")"), .mark("]"), .mark("}"):
      nesting -= 1
      if nesting == 0 { finishParameter() }
    case .mark(",") where nesting == 1:
      finishParameter()
      startsParameter = true
    case .word(let word) where startsParameter:
      label = word == "_" ? nil : word
      startsParameter = false
    case .symbol("=") where nesting == 1: hasDefault = true
    case .symbol(let symbol) where symbol != "->":
      for character in symbol {
        if character == "<" { nesting += 1 } else if character == ">" { nesting -= 1 }
      }
    default: break
    }
    return nesting > 0 && requiredLabel == nil
  }

  private mutating func finishParameter() {
    if let label, !hasDefault { requiredLabel = label }
    (label, hasDefault) = (nil, false)
  }
}

import Manuscript
import Results

/// An expression that has been read, or what is wrong with its text.
struct ParsedExpression: Sendable {
  let source: ExpressionSource
  let node: ExpressionNode?
  let diagnostics: [Diagnostic]

  init(_ text: Sourced<String>) {
    let (node, diagnostics) = Parser.parse(text)
    self.init(ExpressionSource(text), node, diagnostics)
  }

  /// A column by its name, which may be no word of the language, or else an expression.
  init(_ text: Sourced<String>, columns: [TableSchema.Column]?) {
    guard columns?.contains(where: { $0.name == text.value }) == true else {
      self.init(text)
      return
    }
    let source = ExpressionSource(text)
    self.init(source, ExpressionNode(.name(text.value), 0..<source.characters.count), [])
  }

  private init(_ source: ExpressionSource, _ node: ExpressionNode?, _ diagnostics: [Diagnostic]) {
    self.source = source
    self.node = node
    self.diagnostics = diagnostics
  }
}

/// A claim whose expressions have been read.
struct ParsedClaim: Sendable {
  let directive: ClaimDirective
  let quantities: [(name: Sourced<String>, expression: ParsedExpression)]
  let holds: ParsedExpression

  init(_ directive: ClaimDirective) {
    self.directive = directive
    quantities = directive.quantities.map { ($0.name, ParsedExpression($0.expression)) }
    holds = ParsedExpression(directive.holds)
  }

  var id: String { directive.id.value }

  var expressions: [ParsedExpression] { quantities.map(\.expression) + [holds] }

  /// The experiments and claims that its expressions name by id.
  var namedIds: Set<String> {
    expressions.reduce(into: []) { $0.formUnion($1.node?.namedIds ?? []) }
  }

  /// What its quantities are called, of kinds not known yet.
  var signature: ClaimSignature {
    ClaimSignature(
      quantities: quantities.map { ($0.name.value, nil) },
      judgingProfiles: directive.judgingProfiles)
  }

  /// The place of the first mention of a claim.
  func place(of claim: String) -> SourceRange? {
    for expression in expressions {
      if let stretch = expression.node?.firstMention(of: claim) {
        return expression.source.place(of: stretch)
      }
    }
    return nil
  }
}

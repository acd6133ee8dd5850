import Manuscript
import Results

/// Everything that is wrong with one claim, and what it offers others.
struct ClaimCheck {
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var signature: ClaimSignature

  private let claim: ParsedClaim
  private let scope: Scope

  init(_ claim: ParsedClaim, _ scope: Scope) {
    self.claim = claim
    self.scope = scope
    signature = claim.signature
    let tables = claim.directive.from.map(\.value)
    checkSources()
    var context = ExpressionContext(tables: tables)
    context.judgingProfiles = claim.directive.judgingProfiles
    for (index, quantity) in claim.quantities.enumerated() {
      checkName(quantity.name, before: index)
      context.laterQuantities = claim.quantities[index...].map(\.name.value)
      let type = check(quantity.expression, in: context)
      if type.shape != .single, type.shape != .unknown {
        report(.columnInsteadOfValue(type.shape.wording), quantity.expression)
      }
      context.quantities.append((quantity.name.value, type.kind))
    }
    context.laterQuantities = []
    checkVerdict(in: context)
    signature.quantities = context.quantities
    checkFormat()
  }

  private mutating func checkSources() {
    for id in claim.directive.from where scope.tables[id.value] == nil {
      let nearest = NearestName.nearest(to: id.value, among: scope.tables.keys.sorted())
      diagnostics.append(
        ClaimsMessage.unknownTable(id.value, nearest: nearest).diagnostic(at: id.range))
    }
  }

  private mutating func checkName(_ name: Sourced<String>, before index: Int) {
    if !name.value.isPlainName || name.value.contains("-") {
      diagnostics.append(
        ClaimsMessage.malformedQuantity(name.value).diagnostic(at: name.range))
    } else if name.value == "holds" {
      diagnostics.append(ClaimsMessage.reservedQuantity(name.value).diagnostic(at: name.range))
    }
    if claim.quantities[..<index].contains(where: { $0.name.value == name.value }) {
      diagnostics.append(ClaimsMessage.quantityTwice(name.value).diagnostic(at: name.range))
    }
    for id in claim.directive.from
    where claim.directive.from.count == 1 && scope.tables[id.value]?.column(name.value) != nil {
      diagnostics.append(
        ClaimsMessage.quantityNamedAsColumn(name.value, of: id.value).diagnostic(at: name.range))
    }
  }

  private mutating func checkVerdict(in context: ExpressionContext) {
    let type = check(claim.holds, in: context)
    if let kind = type.kind, kind != .boolean {
      report(.verdictKind(kind), claim.holds)
    } else if type.shape != .single, type.shape != .unknown {
      report(.columnInsteadOfValue(type.shape.wording), claim.holds)
    }
  }

  private mutating func checkFormat() {
    let format = NumberFormat.reading(claim.directive.format, else: .measured)
    if case .failure(let error) = format { diagnostics.append(error.diagnostic) }
  }

  private mutating func check(
    _ expression: ParsedExpression, in context: ExpressionContext
  ) -> ExpressionType {
    let (type, found) = expression.checked(in: context, scope)
    diagnostics += found
    return type
  }

  private mutating func report(_ message: ClaimsMessage, _ expression: ParsedExpression) {
    diagnostics.append(expression.diagnostic(message))
  }
}

extension ParsedExpression {
  /// The type of the expression, and everything that is wrong with it.
  func checked(
    in context: ExpressionContext, _ scope: Scope
  ) -> (type: ExpressionType, diagnostics: [Diagnostic]) {
    guard let node else { return (.unknown, diagnostics) }
    var checker = Checker(scope)
    let type = checker.type(of: node, in: context)
    return (type, checker.mistakes.map { $0.diagnostic(in: source) })
  }

  /// A diagnostic about the whole expression.
  func diagnostic(_ message: ClaimsMessage) -> Diagnostic {
    message.diagnostic(at: source.place(of: node?.stretch ?? 0..<source.characters.count))
  }
}

extension NumberFormat {
  /// The format an author wrote, the other one where none is written, or what is wrong with it.
  static func reading(
    _ text: Sourced<String>?, else other: NumberFormat
  ) -> Result<NumberFormat, DiagnosticError> {
    guard let text else { return .success(other) }
    do {
      return .success(try NumberFormat(parsing: text.value))
    } catch {
      return .failure(DiagnosticError(ClaimsMessage.format(error).diagnostic(at: text.range)))
    }
  }
}

/// A diagnostic as an error.
struct DiagnosticError: Error {
  var diagnostic: Diagnostic

  init(_ diagnostic: Diagnostic) {
    self.diagnostic = diagnostic
  }
}

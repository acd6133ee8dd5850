import Results

/// Finds what an expression gives and everything that is wrong with it, before any table is there.
struct Checker {
  let scope: Scope
  private(set) var mistakes: [ExpressionMistake] = []

  init(_ scope: Scope) {
    self.scope = scope
  }

  /// The type of an expression that is known to be right.
  static func type(
    of node: ExpressionNode, in context: ExpressionContext, _ scope: Scope
  ) -> ExpressionType {
    var checker = Checker(scope)
    return checker.type(of: node, in: context)
  }

  mutating func report(_ stretch: Range<Int>, _ message: ClaimsMessage) {
    mistakes.append(ExpressionMistake(stretch, message))
  }

  /// The type of an expression; its mistakes are added to those found before.
  mutating func type(
    of node: ExpressionNode, in context: ExpressionContext
  ) -> ExpressionType {
    switch node.content {
    case .integer: return ExpressionType(.integer, .single)
    case .number: return ExpressionType(.number, .single)
    case .text: return ExpressionType(.string, .single)
    case .boolean: return ExpressionType(.boolean, .single)
    case .name, .member: return nameType(of: node, in: context)
    case .negative(let operand):
      let type = numeric(operand, "‘-’", in: context)
      return ExpressionType(type.kind, type.shape)
    case .not(let operand):
      let type = boolean(operand, "‘not’", in: context)
      return ExpressionType(.boolean, type.shape)
    case .logic(let sign, let left, let right):
      let first = boolean(left, "‘\(sign.rawValue)’", in: context)
      let second = boolean(right, "‘\(sign.rawValue)’", in: context)
      return ExpressionType(.boolean, combined(first, second, node.stretch))
    case .arithmetic(let sign, let left, let right):
      let first = numeric(left, "‘\(sign.rawValue)’", in: context)
      let second = numeric(right, "‘\(sign.rawValue)’", in: context)
      let staysWhole = sign == .plus || sign == .minus || sign == .times
      let isWhole = staysWhole && first.kind == .integer && second.kind == .integer
      return ExpressionType(isWhole ? .integer : .number, combined(first, second, node.stretch))
    case .comparison(let comparison): return type(of: comparison, node.stretch, in: context)
    case .call(let call): return type(of: call, node.stretch, in: context)
    }
  }

  private mutating func nameType(
    of node: ExpressionNode, in context: ExpressionContext
  ) -> ExpressionType {
    switch scope.meaning(of: node, in: context) {
    case .success(let meaning):
      if case .verdict(let id) = meaning { requireVerdict(of: id, node.stretch, in: context) }
      return meaning.type(in: context)
    case .failure(let mistake):
      mistakes.append(mistake)
      return .unknown
    }
  }

  /// Requires that a claim is judged wherever a verdict depends on its own.
  private mutating func requireVerdict(
    of id: String, _ stretch: Range<Int>, in context: ExpressionContext
  ) {
    guard let judging = scope.claims[id]?.judgingProfiles,
      !context.judgingProfiles.allSatisfy(judging.contains)
    else { return }
    report(stretch, .verdictOfOtherProfile(id, judging))
  }

  private mutating func type(
    of comparison: Comparison, _ stretch: Range<Int>, in context: ExpressionContext
  ) -> ExpressionType {
    let left = type(of: comparison.left, in: context)
    let right = type(of: comparison.right, in: context)
    if let first = left.kind, let second = right.kind, comparison.tolerance == nil {
      if left.isNumeric != right.isNumeric || (!left.isNumeric && first != second) {
        report(stretch, .incomparable(first, second))
      } else if comparison.comparator.isOrder, !left.isNumeric {
        report(stretch, .noOrder(first, comparison.comparator.rawValue))
      }
    }
    var shape = combined(left, right, stretch)
    if let tolerance = comparison.tolerance {
      let amount = numeric(tolerance.amount, "a tolerance", in: context)
      let textSide = left.isNumeric ? (comparison.right, right) : (comparison.left, left)
      requireNumeric(textSide.1, "an equality with a tolerance", textSide.0.stretch)
      shape = combined(ExpressionType(nil, shape), amount, stretch)
    }
    return ExpressionType(.boolean, shape)
  }

  /// The type of an operand that must be numbers.
  mutating func numeric(
    _ node: ExpressionNode, _ what: String, in context: ExpressionContext
  ) -> ExpressionType {
    let type = type(of: node, in: context)
    requireNumeric(type, what, node.stretch)
    return type.isNumeric ? type : ExpressionType(nil, type.shape)
  }

  /// The type of an operand that must be true or false.
  mutating func boolean(
    _ node: ExpressionNode, _ what: String, in context: ExpressionContext
  ) -> ExpressionType {
    let type = type(of: node, in: context)
    if !type.isBoolean, let kind = type.kind {
      report(node.stretch, .wrongKind(what, needs: "truth values", found: kind))
    }
    return type
  }

  private mutating func requireNumeric(
    _ type: ExpressionType, _ what: String, _ stretch: Range<Int>
  ) {
    if !type.isNumeric, let kind = type.kind {
      report(stretch, .wrongKind(what, needs: "numbers", found: kind))
    }
  }

  mutating func combined(
    _ left: ExpressionType, _ right: ExpressionType, _ stretch: Range<Int>
  ) -> Shape {
    if let shape = left.shape.combined(with: right.shape) { return shape }
    report(stretch, .shapesDiffer(left.shape.wording, right.shape.wording))
    return .unknown
  }
}

/// A floating-point type that networks compute with, and the loops over many numbers that they need of it.
///
/// Every operation takes whole ranges of rows, and what it makes of a row depends on that row alone, never on how
/// many rows are in the call: a network that reads a batch at once and one that reads it position by position get
/// the same bits. Sums run in the order that each operation states. `Float` and `Double` compute all of this in C;
/// the plain versions in the extensions say what that is to give, up to rounding.
///
/// Matrices are rows one after the other unless a stride is given: the distance from a row to the next. Results
/// do not overlap inputs except where an operation allows it.
public protocol KernelScalar: BinaryFloatingPoint, Sendable {
  // MARK: Functions of one number

  /// eˣ, rounded well enough for its type.
  static func exponential(_ x: Self) -> Self

  /// The natural logarithm, rounded well enough for its type.
  static func logarithm(_ x: Self) -> Self

  // MARK: Products with packed matrices

  /// How many numbers a packed matrix takes, at least rows · columns.
  static func packedCount(rows: Int, columns: Int) -> Int

  /// Brings a matrix into the order in which products read it.
  ///
  /// - Parameters:
  ///   - matrix: [rows × columns] with its stride; with `isTransposed` [columns × rows] with its stride.
  ///   - rows: The rows of the packed matrix: the length of the sums of a product.
  ///   - columns: The columns of the packed matrix: those of a product's result.
  ///   - stride: From a row of `matrix` to the next.
  ///   - isTransposed: Whether rows and columns of `matrix` are exchanged.
  ///   - packed: Room for `packedCount(rows:columns:)` numbers.
  static func pack(
    _ matrix: UnsafePointer<Self>, rows: Int, columns: Int, stride: Int, isTransposed: Bool,
    into packed: UnsafeMutablePointer<Self>)

  /// result = finish(X·W): each sum over the inner index in order, by `addingProduct` from 0.
  ///
  /// - Parameters:
  ///   - product: X and the packed W.
  ///   - finish: What is done with each sum before it is stored.
  ///   - result: [product.rowCount × product.columnCount].
  ///   - stride: From a row of the result to the next, and of what `finish` reads and writes.
  static func multiply(
    _ product: PackedProduct<Self>, finish: ProductFinish<Self>,
    into result: UnsafeMutablePointer<Self>, stride: Int)

  /// result += XᵀY: to each element its products are added row by row, by `addingProduct`.
  ///
  /// - Parameters:
  ///   - x: X [rowCount × width] and its stride.
  ///   - y: Y [rowCount × columns] and its stride.
  ///   - rowCount: The number of rows, the length of the sums.
  ///   - result: [x.width × y.width].
  ///   - stride: From a row of the result to the next.
  static func addTransposedProduct(
    _ x: StridedRows<Self>, _ y: StridedRows<Self>, rowCount: Int,
    to result: UnsafeMutablePointer<Self>, stride: Int)

  // MARK: Layer normalisation

  /// y = x̂∘gain + bias, x̂ = (x − mean)/σ, σ = √(variance + ε), row by row; keeps mean and 1/σ.
  ///
  /// - Parameters:
  ///   - x: [rowCount × width].
  ///   - gain: [width].
  ///   - bias: [width].
  ///   - y: [rowCount × width].
  ///   - moments: mean and 1/σ of each row [rowCount × 2].
  ///   - rowCount: The number of rows.
  ///   - width: The length of each.
  ///   - epsilon: ε > 0.
  static func normalize(
    _ x: UnsafePointer<Self>, gain: UnsafePointer<Self>, bias: UnsafePointer<Self>,
    into y: UnsafeMutablePointer<Self>, moments: UnsafeMutablePointer<Self>, rowCount: Int,
    width: Int, epsilon: Self)

  /// The derivative through ``normalize(_:gain:bias:into:moments:rowCount:width:epsilon:)``.
  ///
  /// dx += (dx̂ − mean dx̂ − x̂ mean(dx̂∘x̂))/σ with dx̂ = dy∘gain; dgain += Σ x̂∘dy and dbias += Σ dy, both over the
  /// rows in order.
  ///
  /// - Parameters:
  ///   - dy: [rowCount × width].
  ///   - x: What was normalised [rowCount × width].
  ///   - moments: mean and 1/σ [rowCount × 2].
  ///   - gain: [width].
  ///   - dx: [rowCount × width], added to.
  ///   - dgain: [width], added to.
  ///   - dbias: [width], added to.
  ///   - rowCount: The number of rows.
  ///   - width: The length of each.
  static func pullBackNormalization(
    _ dy: UnsafePointer<Self>, x: UnsafePointer<Self>, moments: UnsafePointer<Self>,
    gain: UnsafePointer<Self>, addingTo dx: UnsafeMutablePointer<Self>,
    gain dgain: UnsafeMutablePointer<Self>, bias dbias: UnsafeMutablePointer<Self>, rowCount: Int,
    width: Int)

  // MARK: Attention

  /// Attention of the queries of some segments; writes the output rows of the queries, and the weights if asked.
  ///
  /// For the query at place p of a path and each head: scores s_j = q·k_j/√(width/heads) over the places j = 0 … p,
  /// weights w = softmax(s), output Σ_j w_j v_j with the sum in the order of the places.
  ///
  /// - Parameters:
  ///   - attention: The rows and paths.
  ///   - segments: Which queries [segmentCount].
  ///   - segmentCount: How many segments.
  ///   - output: [rows × width], written at the rows of the queries.
  ///   - weights: [rows × heads × longest], written at the rows of the queries in the first p + 1 places of each head;
  ///     nil where nothing is to be kept.
  static func attend(
    _ attention: RaggedAttention<Self>, segments: UnsafePointer<AttentionSegment>,
    segmentCount: Int, into output: UnsafeMutablePointer<Self>,
    weights: UnsafeMutablePointer<Self>?)

  /// The derivative through ``attend(_:segments:segmentCount:into:weights:)``.
  ///
  /// - Parameters:
  ///   - doutput: The cotangents of the output [rows × width], read at the rows of the queries.
  ///   - attention: The rows and paths.
  ///   - weights: The weights kept [rows × heads × longest].
  ///   - segments: The segments in order [segmentCount]; a segment's queries may come in any order that the
  ///     operation fixes.
  ///   - segmentCount: How many segments.
  ///   - drows: [rows × 3·width]: queries' parts are written at the rows of the queries, keys' and values' parts added
  ///     to at the rows of the paths.
  static func pullBackAttention(
    _ doutput: UnsafePointer<Self>, through attention: RaggedAttention<Self>,
    weights: UnsafePointer<Self>, segments: UnsafePointer<AttentionSegment>, segmentCount: Int,
    addingTo drows: UnsafeMutablePointer<Self>)

  // MARK: Softmax rows

  /// p = softmax(z) with z = logits · inverseTemperature, row by row.
  ///
  /// - Parameters:
  ///   - logits: [rowCount × width].
  ///   - inverseTemperature: 1/T > 0.
  ///   - probabilities: [rowCount × width], or nil.
  ///   - logNormalizers: ln Σ exp z [rowCount].
  ///   - entropies: −Σ p ln p = ln Σ exp z − Σ p z [rowCount], or nil.
  ///   - rowCount: The number of rows.
  ///   - width: The length of each.
  static func softmax(
    _ logits: UnsafePointer<Self>, inverseTemperature: Self,
    probabilities: UnsafeMutablePointer<Self>?, logNormalizers: UnsafeMutablePointer<Self>,
    entropies: UnsafeMutablePointer<Self>?, rowCount: Int, width: Int)

  /// ln p(token) = z(token) − ln Σ exp z for some tokens of softmax rows, z = logits · inverseTemperature.
  ///
  /// - Parameters:
  ///   - targets: Rows and tokens [count].
  ///   - count: How many.
  ///   - logits: [rows × width].
  ///   - inverseTemperature: 1/T.
  ///   - logNormalizers: [rows].
  ///   - width: The length of a row.
  ///   - result: [count].
  static func logProbabilities(
    of targets: UnsafePointer<SoftmaxTarget>, count: Int, logits: UnsafePointer<Self>,
    inverseTemperature: Self, logNormalizers: UnsafePointer<Self>, width: Int,
    into result: UnsafeMutablePointer<Self>)

  /// The derivative of Σ_i c_i ln p(target i) by the logits, for all rows.
  ///
  /// dlogits = (Σ_i c_i e(token i) − (Σ_i c_i) p)/T over the targets i of each row; rows without targets become 0.
  /// Targets are taken in order.
  ///
  /// - Parameters:
  ///   - cotangents: c [count].
  ///   - targets: Rows and tokens [count].
  ///   - count: How many targets.
  ///   - probabilities: p [rowCount × width].
  ///   - inverseTemperature: 1/T.
  ///   - dlogits: [rowCount × width], written.
  ///   - rowCount: The number of rows.
  ///   - width: The length of each.
  static func pullBackLogProbabilities(
    _ cotangents: UnsafePointer<Self>, of targets: UnsafePointer<SoftmaxTarget>, count: Int,
    probabilities: UnsafePointer<Self>, inverseTemperature: Self,
    into dlogits: UnsafeMutablePointer<Self>, rowCount: Int, width: Int)

  /// Draws tokens by the inverse of the cumulative sum of probabilities.
  ///
  /// With C_v = p_0 + … + p_v summed in order, the token of a draw is the number of v with C_v ≤ u·C_last, at most
  /// width − 1.
  ///
  /// - Parameters:
  ///   - probabilities: [rows × width].
  ///   - width: The number of tokens.
  ///   - uniforms: u in [0, 1) of each draw [count].
  ///   - draws: The row of each draw, and where its token goes [count].
  ///   - count: How many draws.
  static func drawTokens(
    _ probabilities: UnsafePointer<Self>, width: Int, uniforms: UnsafePointer<Self>,
    into draws: UnsafeMutablePointer<SoftmaxTarget>, count: Int)

  // MARK: Embeddings

  /// x_i = tokens[tokenᵢ] + positions[positionᵢ] for each row.
  ///
  /// - Parameters:
  ///   - places: Token and position of each row [rowCount].
  ///   - rowCount: The number of rows.
  ///   - tokens: [vocabulary × width].
  ///   - positions: [context × width].
  ///   - width: The length of a row.
  ///   - x: [rowCount × width].
  static func embed(
    _ places: UnsafePointer<EmbeddingPlace>, rowCount: Int, tokens: UnsafePointer<Self>,
    positions: UnsafePointer<Self>, width: Int, into x: UnsafeMutablePointer<Self>)

  /// The derivative through ``embed(_:rowCount:tokens:positions:width:into:)``: adds each row, in order, to those
  /// of its token and position.
  ///
  /// - Parameters:
  ///   - dx: [rowCount × width].
  ///   - places: Token and position of each row [rowCount].
  ///   - rowCount: The number of rows.
  ///   - width: The length of a row.
  ///   - dtokens: [vocabulary × width], added to.
  ///   - dpositions: [context × width], added to.
  static func pullBackEmbedding(
    _ dx: UnsafePointer<Self>, at places: UnsafePointer<EmbeddingPlace>, rowCount: Int, width: Int,
    addingToTokens dtokens: UnsafeMutablePointer<Self>,
    positions dpositions: UnsafeMutablePointer<Self>)

  // MARK: All parameters at once

  /// y += x.
  static func add(
    _ x: UnsafePointer<Self>, count: Int, to y: UnsafeMutablePointer<Self>)

  /// Σ x², in an order that depends on the count alone.
  static func sumOfSquares(_ x: UnsafePointer<Self>, count: Int) -> Self

  /// One step of AdamW for each parameter; see ``AdamStep`` for the formula.
  ///
  /// - Parameters:
  ///   - step: The numbers of this step.
  ///   - gradient: g [count].
  ///   - count: The number of parameters.
  ///   - parameters: θ [count], updated.
  ///   - first: m [count], updated.
  ///   - second: v [count], updated.
  static func adam(
    _ step: AdamStep<Self>, gradient: UnsafePointer<Self>, count: Int,
    parameters: UnsafeMutablePointer<Self>, first: UnsafeMutablePointer<Self>,
    second: UnsafeMutablePointer<Self>)
}

extension Float: KernelScalar {}

extension Double: KernelScalar {}

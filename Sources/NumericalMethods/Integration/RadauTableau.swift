/// The coefficients of the Radau IIA method of five stages, order 9.
///
/// The nodes are the zeros of d⁴/dx⁴ (x⁴(x − 1)⁵), A integrates their Lagrange polynomials, and A⁻¹ = T Λ T⁻¹ with Λ
/// of one real and two pairs of complex eigenvalues. Computed with 60 digits by mpmath.
///
/// Source: Hairer and Wanner, "Solving Ordinary Differential Equations II" (1996), sections IV.5 and IV.8.
enum RadauTableau {
  static let stageCount = 5

  /// c, the places of the stages in the step; the last is its end.
  static let nodes: [Double] = [
    0.057104196114517682193, 0.27684301363812382768, 0.58359043236891682006,
    0.86024013565621944785, 1,
  ]

  /// The eigenvalues of A⁻¹: the real one and one of each pair.
  static let eigenvalues = [
    ComplexNumber(6.2867047517292766452),
    ComplexNumber(5.7009532986717894192, 3.2102656003085498884),
    ComplexNumber(3.6556943254635722582, 6.543736899360077294),
  ]

  /// T, row by row: the real eigenvector, then real part and negative imaginary part of the others.
  static let vectors: [Double] = [
    0.013576867344947943248, -0.011478515255229514708, -0.014019858892875410281,
    -0.01024204781790882707, 0.047673877290295723863,
    0.0016179004017190874764, -0.0076688307491801628852, 0.024708578426518526813,
    0.050172864517371058163, -0.094331819181611436981,
    0.079157853347447207645, 0.019398463998828950911, 0.081800353703751170836,
    -0.23053953404341794672, 0.10270304538012589979,
    0.41225608268046145198, 0.40760117128019906662, 0.19968242788680252594,
    0.37789390224886124954, 0.46674413033249435929,
    1, 1, 0, 1, 0,
  ]

  /// T⁻¹, row by row.
  static let inverseVectors: [Double] = [
    27.697693775684088409, 12.783337911304406015, 3.2084893867134298598,
    -0.95149041224891622127, 0.74155049602598960335,
    -33.041880213519000008, -17.376953479063567019, -0.17212906325400556115,
    -0.099169777982542642588, 0.53122811583830666718,
    -8.6114439798752919777, 9.6999914095288082313, 1.9147286396968742849,
    2.4186920060849400264, -1.0474634879353374187,
    5.3441864378349115989, 4.5936155677591610045, -3.0363603234594242986,
    1.0506601902314588639, -0.27277861186429627054,
    3.7480598074398048601, -3.9849657363438846673, -1.0444156416080187929,
    1.1840985681379484872, -0.4499177701567803689,
  ]

  /// The weights of the stages in the collocation polynomial's rise from the step's start, at a fraction of the step.
  ///
  /// The polynomial of degree 5 that is 0 at 0 and Zⱼ at cⱼ.
  static func interpolationWeights(at fraction: Double) -> [Double] {
    nodes.indices.map { stage in
      var weight = fraction / nodes[stage]
      for other in nodes.indices where other != stage {
        weight *= (fraction - nodes[other]) / (nodes[stage] - nodes[other])
      }
      return weight
    }
  }

  /// Those weights at the stages of the step's first half.
  static let firstHalf = nodes.map { interpolationWeights(at: $0 / 2) }

  /// Those weights at the stages of the step's second half.
  static let secondHalf = nodes.map { interpolationWeights(at: ($0 + 1) / 2) }
}

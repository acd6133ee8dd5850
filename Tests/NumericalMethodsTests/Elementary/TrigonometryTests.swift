import NumericalMethods
import Testing

@Suite struct TrigonometryTests {
  static let functions: [(String, [Double], @Sendable (Double) -> Double, limit: Double)] = [
    ("sin", sineReferences, sine, 1), ("cos", cosineReferences, cosine, 1),
    ("tan", tangentReferences, tangent, 2),
    ("arctan", arctangentReferences, { arctangent($0) }, 1.5),
    ("arcsin", arcsineReferences, arcsine, 3), ("arccos", arccosineReferences, arccosine, 3),
  ]

  @Test(arguments: functions)
  func `functions of angles are near the rounded values, whatever the angle`(
    name: String, references: [Double], function: @Sendable (Double) -> Double, limit: Double
  ) {
    var worst = 0.0
    for start in stride(from: 0, to: references.count, by: 2) {
      let (argument, expected) = (references[start], references[start + 1])
      let distance = ulps(function(argument), expected)
      worst = max(worst, distance)
      #expect(distance <= limit, "\(name) at \(argument)")
    }
    #expect(worst <= limit)
  }

  @Test func `angles of points are near the rounded values, in all quadrants and on the axes`() {
    for start in stride(from: 0, to: angleReferences.count, by: 3) {
      let (y, x) = (angleReferences[start], angleReferences[start + 1])
      #expect(ulps(arctangent(y, over: x), angleReferences[start + 2]) <= 2.5, "(\(x), \(y))")
    }
    #expect(arctangent(0, over: 1) == 0)
    #expect(arctangent(0, over: -1) == Double.pi)
    #expect(arctangent(-0.0, over: -1) == -Double.pi)
    #expect(arctangent(1, over: 0) == Double.pi / 2)
    #expect(arctangent(-2, over: 0) == -Double.pi / 2)
    #expect(arctangent(.infinity, over: .infinity) == Double.pi / 4)
    #expect(arctangent(.infinity) == Double.pi / 2)
  }

  @Test func `what has no angle is no number`() {
    for function in [sine, cosine, tangent, arcsine, arccosine] {
      #expect(function(.infinity).isNaN && function(.nan).isNaN)
    }
    #expect(arcsine(1.0000001).isNaN && arccosine(-1.1).isNaN && arctangent(Double.nan).isNaN)
    #expect(sine(0) == 0 && cosine(0) == 1 && arccosine(1) == 0)
  }
}

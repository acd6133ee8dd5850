import NumericalMethods
import Testing

/// The distance of two doubles in units of the last place of the second.
func ulps(_ x: Double, _ expected: Double) -> Double {
  x == expected ? 0 : (x - expected).magnitude / expected.ulp
}

@Suite struct ElementaryTests {
  @Test func `exp is within an ulp of the rounded value and mostly equal to it`() {
    expectClose(exponentialReferences, exponential)
  }

  @Test func `ln is within an ulp of the rounded value and mostly equal to it`() {
    expectClose(logarithmReferences, logarithm)
  }

  @Test func `log10 is within an ulp of the rounded value and mostly equal to it`() {
    expectClose(logarithm10References, logarithm10)
  }

  @Test func `tanh is within an ulp of the rounded value and mostly equal to it`() {
    expectClose(hyperbolicTangentReferences, hyperbolicTangent)
  }

  @Test func `erf is within an ulp of the rounded value and mostly equal to it`() {
    expectClose(errorFunctionReferences, errorFunction)
  }

  @Test func `exp − 1 and ln(1 + x) keep their digits near zero`() {
    expectClose(exponentialMinusOneReferences, exponentialMinusOne, limit: 4, exact: 0.2)
    expectClose(logarithmOfOnePlusReferences, logarithmOfOnePlus, limit: 4, exact: 0.2)
  }

  @Test func `powers are within an ulp of the rounded value`() {
    for start in stride(from: 0, to: powerReferences.count, by: 3) {
      let (base, exponent) = (powerReferences[start], powerReferences[start + 1])
      let value = powerReferences[start + 2]
      #expect(ulps(power(base, exponent), value) <= 1, "\(base) to the \(exponent)")
    }
  }

  @Test func `powers of ten are the nearest doubles and log10 undoes them`() {
    for n in -307...308 {
      let nearest = Double("1e\(n)") ?? .nan
      #expect(power(10, n) == nearest)
      #expect(logarithm10(nearest) == Double(n))
    }
    #expect(power(10, -320) == Double("1e-320"))
    #expect(power(10, 309) == .infinity)
    #expect(power(2, -1074) == Double.leastNonzeroMagnitude)
  }

  @Test func `powers at the edges`() {
    #expect(power(0.0, 3.0) == 0)
    #expect(power(0.0, -1.0) == .infinity)
    #expect(power(-2.0, 3.0) == -8)
    #expect(power(-2.0, 0.3).isNaN)
    #expect(power(-2.0, 2.0) == 4)
    #expect(power(5.0, 0.0) == 1)
    #expect(power(Double.nan, 0.0) == 1)
    #expect(power(2.0, 0.5) == (2.0).squareRoot())
    #expect(power(3.0, 5000.0) == .infinity)
    #expect(power(3.0, -5000.0) == 0)
    #expect(power(1.0000001, 5000.0) == power(1.0000001, 5000))
  }

  @Test func `the values at the edges of the range`() {
    #expect(
      exponential([0, -0.0, .infinity, -.infinity, 710, -746]) == [
        1, 1, .infinity, 0, .infinity, 0,
      ])
    #expect(exponential(-745.13) == Double.leastNonzeroMagnitude)
    #expect(exponential(Double.nan).isNaN)
    #expect(logarithm([0, 1, .infinity]) == [-.infinity, 0, .infinity])
    #expect(logarithm(-1).isNaN)
    #expect(logarithm(Double.leastNonzeroMagnitude) == -744.4400719213812)
    #expect(hyperbolicTangent([0, .infinity, -.infinity, 30]) == [0, 1, -1, 1])
    #expect(hyperbolicTangent(-0.0).sign == .minus)
    #expect(errorFunction([0, .infinity, -7]) == [0, 1, -1])
    #expect(hyperbolicTangent(.nan).isNaN && errorFunction(.nan).isNaN)
  }

  @Test func `arrays and single numbers give the same bits`() {
    let x = (0..<37).map { Double($0) / 7 - 2 }
    #expect(exponential(x) == x.map { exponential($0) })
    #expect(hyperbolicTangent(x) == x.map { hyperbolicTangent($0) })
    #expect(errorFunction(x) == x.map { errorFunction($0) })
    #expect(exponential([Double]()) == [])
  }

  private func expectClose(
    _ references: [Double], _ function: (Double) -> Double, limit: Double = 1, exact: Double = 0.75
  ) {
    var equal = 0
    for start in stride(from: 0, to: references.count, by: 2) {
      let (argument, expected) = (references[start], references[start + 1])
      let value = function(argument)
      #expect(ulps(value, expected) <= limit, "at \(argument)")
      if value == expected { equal += 1 }
    }
    #expect(2 * Double(equal) >= exact * Double(references.count), "\(equal) equal")
  }
}

import NumericalMethods

/// What the figures show, written line by line so that this process stays small: smooth curves and a
/// smooth landscape with a little noise, a long walk, a cloud.
enum PlotData {
  static let curveCount = 6
  static let pointCount = 200
  static let side = 100
  static let stepCount = 1_000_000
  static let dotCount = 100_000

  /// The height of a curve at a point, from 0 to 1.
  static func height(_ curve: Int, _ point: Int) -> Double {
    let time = Double(point) / Double(pointCount - 1)
    let noise = 0.01 * SplitMixInputs.symmetric(801, curve * pointCount + point)
    return 0.9 - 0.8 * exponential(-time * Double(curve + 1)) + noise
  }

  /// The value of a cell of the landscape.
  static func value(_ column: Int, _ row: Int) -> Double {
    let (x, y) = (Double(column) / Double(side), Double(row) / Double(side))
    return exponential(-8 * ((x - 0.4) * (x - 0.4) + (y - 0.6) * (y - 0.6)))
  }

  /// How far the walk goes up in a step, in ten-thousandths.
  static func step(_ index: Int) -> Int { Int(SplitMixInputs.word(802, index) % 10_001) - 5_000 }

  /// A point of the cloud.
  static func dot(_ index: Int) -> (x: Double, y: Double) {
    (
      (SplitMixInputs.normal(803, index) * 1e5).rounded() / 1e5,
      (SplitMixInputs.normal(804, index) * 1e5).rounded() / 1e5
    )
  }

  /// Six curves of 200 points with bands, as CSV.
  @Sendable static func curves(_ write: (String) -> Void) {
    write("family,time,reward,low,high\n")
    for curve in 0..<curveCount {
      for point in 0..<pointCount {
        write("family \(curve + 1),\(point),\(band(height(curve, point)))\n")
      }
    }
  }

  /// Three curves of 100 points with bands for each of six panels, as CSV.
  @Sendable static func facets(_ write: (String) -> Void) {
    write("method,task,family,time,reward,low,high\n")
    for method in ["one", "two"] {
      for task in ["A", "B", "C"] {
        for curve in 0..<3 {
          for point in 0..<100 {
            let height = height(curve, 2 * point)
            write("\(method),\(task),family \(curve + 1),\(point),\(band(height))\n")
          }
        }
      }
    }
  }

  private static func band(_ height: Double) -> String {
    "\(height),\(height - 0.05),\(height + 0.05)"
  }

  /// A landscape of 100 × 100 cells, as CSV.
  @Sendable static func heatMap(_ write: (String) -> Void) {
    write("x,y,value\n")
    for row in 0..<side {
      for column in 0..<side { write("\(column),\(row),\(value(column, row))\n") }
    }
  }

  /// A walk of a million steps, as CSV.
  @Sendable static func walk(_ write: (String) -> Void) {
    write("time,reward\n")
    var height = 0
    for step in 0..<stepCount {
      height += self.step(step)
      write("\(step),\(Double(height) / 10_000)\n")
    }
  }

  /// A cloud of a hundred thousand points, as CSV.
  @Sendable static func cloud(_ write: (String) -> Void) {
    write("x,y\n")
    for point in 0..<dotCount {
      let dot = dot(point)
      write("\(dot.x),\(dot.y)\n")
    }
  }
}

import NumericalMethods
import Results

/// What the figures show: smooth curves and a smooth landscape with a little noise.
enum FigureData {
  static let curveCount = 6
  static let pointCount = 200
  static let side = 100

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

  /// Six curves of 200 points with bands.
  static var curves: Table {
    var builder = TableBuilder(["family", "time", "reward", "low", "high"])
    for curve in 0..<curveCount {
      for point in 0..<pointCount {
        let height = height(curve, point)
        append(
          [
            .string("family \(curve + 1)"), .integer(point), .number(height),
            .number(height - 0.05), .number(height + 0.05),
          ], to: &builder)
      }
    }
    return builder.finished()
  }

  /// A landscape of 100 × 100 cells.
  static var heatMap: Table {
    var builder = TableBuilder(["x", "y", "value"])
    for row in 0..<side {
      for column in 0..<side {
        append([.integer(column), .integer(row), .number(value(column, row))], to: &builder)
      }
    }
    return builder.finished()
  }

  private static func append(_ row: [Value], to builder: inout TableBuilder) {
    do { try builder.append(row) } catch { preconditionFailure("every column has one kind") }
  }

  static let curvesSpecification = """
    width: 15cm
    height: 9cm
    layer:
      - mark: {type: area, opacity: 0.2}
        encoding:
          x: {field: time, type: quantitative}
          y: {field: low, type: quantitative}
          y2: {field: high}
          color: {field: family, type: nominal}
      - mark: line
        encoding:
          x: {field: time, type: quantitative, title: time of the flow}
          y: {field: reward, type: quantitative, title: expected reward}
          color: {field: family, type: nominal, title: reward family}
    """

  static let heatMapSpecification = """
    width: 9cm
    height: 9cm
    mark: rect
    encoding:
      x: {field: x, type: quantitative, title: along the gradient}
      y: {field: y, type: quantitative, title: across}
      color: {field: value, type: quantitative, title: objective, scale: {scheme: viridis}}
    """
}

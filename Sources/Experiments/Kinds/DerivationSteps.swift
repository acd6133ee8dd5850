import NumericalMethods
public import Results
import Simulation

/// Both sides of every step from the gradient to our bound, on random instances; one row an instance and step.
public enum DerivationSteps: SimulationKind {
  static let instances = Parameter<Int>(
    "instances", default: 20, least: 1, greatest: 100_000, "number of random instances")
  static let displacement = Parameter<Double>(
    "displacement", default: 1, least: 0, greatest: 100,
    "standard deviation of the parameters' displacement from the initial ones, at most; it is uniform from 0"
  )
  static let pathPoints = Parameter<Int>(
    "pathPoints", default: 4, least: 0, greatest: 1000,
    "number of points of the flow from the start at which what the steps integrate to is checked")

  /// The name authors write.
  public static let name = "derivation-steps"
  /// What it computes.
  public static let summary =
    "left and right side of each step of our bound's derivation, for random policies of any model"
  /// A problem with policies of any model, how many of its kind and how far from the start.
  public static let parameters: [any ParameterDeclaration] =
    [instances, displacement, pathPoints] + PolicyParameters.all
  /// One row an instance and step.
  public static let columns = [
    ResultColumn("instance", .integer, "the instance, from 1"),
    ResultColumn("step", .string, "the step of the derivation"),
    ResultColumn("statement", .string, "what it says"),
    ResultColumn("relation", .string, "what is said of the sides: equal, or at-most"),
    ResultColumn("left", .number, "the left side"),
    ResultColumn("right", .number, "the right side"),
    ResultColumn(
      "excess", .number,
      "by how much the statement fails, relative to the larger side; below 0 for slack"),
    ResultColumn("tightness", .number, "left over right"),
  ]

  /// Computes the rows.
  public static func run(_ arguments: Arguments, _ context: WorkContext) throws -> Table {
    try reportingFailures {
      guard
        arguments[ProblemParameters.normalization] != RewardNormalization.perPrompt.rawValue
      else {
        throw SimulationFailure("the derivation is not for rewards divided per prompt")
      }
      var rows = RowCollector(columns)
      for instance in 1...arguments[instances] {
        if context.isCancelled { throw CancellationError() }
        func stream(_ name: String) -> RandomStream {
          context.instanceStream(name).branch(String(instance))
        }
        let work = Steps(
          distance: arguments[displacement], pathPoints: arguments[pathPoints],
          draws: stream("displacement"), context: context)
        let steps = try work.outcome(
          arguments, stream, isCancelled: { context.isCancelled })
        for step in steps {
          rows.add([
            instance, step.name, step.statement, step.relation, step.left, step.right, step.excess,
            step.tightness,
          ])
        }
      }
      return try rows.table
    }
  }

  /// A step as a row has it.
  private struct Row {
    let name: String
    let statement: String
    let relation: String
    let left: Double
    let right: Double
    let excess: Double
    let tightness: Double

    init(_ step: DerivationStep) {
      (name, relation) = (step.name.rawValue, step.relation.rawValue)
      statement = step.name.statement
      (left, right, excess) = (step.left, step.right, step.excess)
      tightness = step.tightness
    }

    /// An inequality integrated along the flow.
    init(_ name: String, _ statement: String, _ left: Double, atMost right: Double) {
      self.statement = statement
      (self.name, relation) = (name, DerivationStep.Relation.atMost.rawValue)
      (self.left, self.right) = (left, right)
      excess = (left - right) / max(left.magnitude, right.magnitude)
      tightness = left / right
    }
  }

  private struct Steps: PolicyWork {
    let distance: Double
    let pathPoints: Int
    let draws: RandomStream
    let context: WorkContext

    func outcome<Model>(_ problem: PolicyProblem<Model>) throws -> [Row] {
      var draws = draws
      let size = distance * draws.uniform()
      let parameters = problem.initialParameters.map { $0 + size * draws.normal() }
      let steps = problem.evaluator(at: parameters).derivation().steps.map { Row($0) }
      return try steps + pathRows(problem)
    }

    /// What the steps integrate to along the flow, until the time at which the bound on w has its pole.
    private func pathRows<Model>(_ problem: PolicyProblem<Model>) throws -> [Row] {
      let start = problem.makeEvaluator()
      let (moments, norm) = (start.moments(on: .training), start.jacobianNorm.upperBound)
      let variance = moments.objectiveVariance
      guard pathPoints > 0, variance > 0 else { return [] }
      let gain = WatchedGain(.groundTruth, on: .training)
      var constants = PathConstants(problem, watching: gain, jacobianNorm: norm)
      let pole = SquareRootBound.time(toGain: 1e9, initialVariance: variance, constants)
      let times = (1...pathPoints).map { pole * Double($0) / Double(pathPoints + 1) }
      var rows: [Row] = []
      func check(_ time: Double, _ evaluator: PolicyEvaluator<Model>) {
        constants.jacobianNorm = max(constants.jacobianNorm, evaluator.jacobianNorm.upperBound)
        let now = evaluator.moments(on: .training)
        let deviation = SquareRootBound.deviation(
          after: time, initialVariance: variance, constants)
        let largest = SquareRootBound.gain(after: time, initialVariance: variance, constants)
        let rise = now.expectedGroundTruth - moments.expectedGroundTruth
        // Past the pole that a grown Γ gives, the bound says nothing.
        guard deviation < .infinity else { return }
        rows.append(
          Row(
            "integrated-deviation", "w(t) ≤ w₀/(1 − κw₀t)", now.objectiveVariance.squareRoot(),
            atMost: deviation))
        rows.append(
          Row(
            "integrated-gain", "rise of E[r_G] ≤ −(s_G/√L) ln(1 − κw₀t)", rise, atMost: largest))
      }
      try PolicyFlow(problem).follow(
        at: times, isCancelled: { context.isCancelled }, check)
      return rows
    }
  }
}

import Results

/// Computes single work units.
package struct UnitRunner: Sendable {
  /// Why a unit has no result.
  enum Failure: Error {
    /// The simulation says why.
    case failed(String)
    /// The execution was stopped.
    case cancelled
    /// Someone else is computing what the unit needs.
    case postponed(until: Fingerprint)
    /// What the unit needs cannot be read or kept.
    case storeFailed(ResultStoreError)
  }

  /// Asked by long computations.
  let cancellation: CancellationFlag

  /// The rows of a unit.
  func rows(
    of unit: WorkUnit, in plan: ExperimentPlan, services: any WorkServices
  ) throws(Failure) -> Table {
    guard case .simulation(let kind) = plan.source else {
      preconditionFailure("an import has no work units")
    }
    let arguments = plan.arguments(of: unit)
    let flag = cancellation
    let context = WorkContext(
      seed: UInt64(plan.ingredients.seed), replicate: unit.replicate,
      point: Self.point(of: arguments), services: services,
      isCancelled: { flag.isCancelled })
    do {
      return try checked(kind.run(arguments, context), against: kind.columns)
    } catch let failure as SimulationFailure {
      throw .failed(failure.message)
    } catch let postponement as SharedResults.Postponement {
      throw .postponed(until: postponement.key)
    } catch let error as ResultStoreError {
      throw .storeFailed(error)
    } catch let failure as Failure {
      throw failure
    } catch is CancellationError where flag.isCancelled {
      throw .cancelled
    } catch {
      throw .failed("\(error)")
    }
  }

  /// What tells arguments from others, for random streams.
  package static func point(of arguments: Arguments) -> UInt64 {
    var builder = FingerprintBuilder("folio sweep point")
    builder.add(arguments.values)
    return builder.fingerprint.leadingBits
  }

  private func checked(_ table: Table, against declared: [ResultColumn]) throws(Failure) -> Table {
    let isAsDeclared =
      table.columns.count == declared.count
      && zip(table.columns, declared).allSatisfy { $0.name == $1.name && $0.kind == $1.kind }
    guard isAsDeclared else {
      throw .failed(ExecutionMessages.wrongColumns(table, declared: declared))
    }
    return table
  }
}

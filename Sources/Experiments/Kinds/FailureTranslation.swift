import NumericalMethods
import Results
import Simulation

/// Runs a simulation; what its modules throw becomes a `SimulationFailure`.
///
/// - Throws: `SimulationFailure`; `CancellationError` as it is.
func reportingFailures(_ body: () throws -> Table) throws -> Table {
  do {
    return try body()
  } catch let error as SimulationError {
    throw SimulationFailure(error.description)
  } catch let error as IntegrationFailure {
    throw SimulationFailure(error.description)
  }
}

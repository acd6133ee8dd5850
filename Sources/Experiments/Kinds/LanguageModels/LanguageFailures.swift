import LanguageModels

/// Runs work with language models; what their modules throw becomes a `SimulationFailure`.
///
/// - Throws: `SimulationFailure`; anything else (cancellation, what puts a unit off) as it is.
func reportingLanguageFailures<Outcome>(_ body: () throws -> Outcome) throws -> Outcome {
  do {
    return try body()
  } catch let error as TrainingFailure {
    throw SimulationFailure(error.description)
  } catch let error as LanguageError {
    throw SimulationFailure(error.description)
  } catch let error as TokenizerError {
    throw SimulationFailure(error.description)
  } catch let error as CorpusError {
    throw SimulationFailure(error.description)
  } catch let error as SafeTensorsError {
    throw SimulationFailure(error.description)
  }
}

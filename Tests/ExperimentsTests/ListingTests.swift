import Experiments
import Testing

struct ListingTests {
  /// What simulations share.
  private static let shared = [
    "initial-policy", "preference-pairs", "reward-model", "trained-policy",
  ]

  @Test func `lists simulations with types, units, ranges, defaults and meanings`() {
    #expect(
      SimulationListing(of: .fixture).text == """
        decay
          Values that decay step by step.
          parameters
            rate     number (per step), above 0 and at most 10, required
                     how fast
            start    number, default 1
                     the first value
            steps    whole number, at least 1 and at most 1000, default 2
                     how many
            family   text, one of plain, noisy, stuck, slow, default plain
                     what kind
            weights  list of numbers, at least 0, default []
                     factors
            rounded  true or false, default false
                     whether to round
          columns
            step   integer: the step
            value  number: the value
            half   boolean: whether it is below a half
            label  string: the family

        import
          Reads a table from a CSV or JSON-lines file of the repository.
          parameters
            file              text, required
                              the file, relative to ‘Chapters’; ‘.csv’, or ‘.jsonl’ with one JSON object a line
            maximumMegabytes  whole number, at least 1 and at most 4000, default 1000
                              the greatest file that is read, in millions of bytes; it is held in memory
        """)
  }

  @Test
  func
    `every simulation of the engine has sources of its own, one-line words, and names that do not clash`()
    throws
  {
    for name in SimulationRegistry.standard.names {
      let kind = try #require(SimulationRegistry.standard[name])
      let fingerprint = try #require(SimulationRegistry.standard.fingerprint(of: name))
      #expect(!fingerprint.digests.isEmpty)
      let parameters = kind.parameters.map(\.name)
      let columns = kind.columns.map(\.name)
      #expect(Set(parameters + columns).count == parameters.count + columns.count, "\(name)")
      #expect(!(parameters + columns).contains(ExperimentPlan.replicateColumn.name))
      #expect(!parameters.contains(SweepReader.zipKey))
      for words in [kind.summary] + kind.parameters.map(\.meaning) + kind.columns.map(\.meaning) {
        #expect(!words.isEmpty && !words.contains("\n"))
      }
      for parameter in kind.parameters {
        if let argument = parameter.defaultArgument { #expect(parameter.accepts(argument)) }
      }
    }
    #expect(
      Set(EngineFingerprint.sourcePaths.keys)
        == Set(SimulationRegistry.standard.names + [ImportedFile.name] + Self.shared))
  }
}

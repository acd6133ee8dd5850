import Experiments
import Results

extension Ingredients {
  /// What a published result was computed from, as its manifest tells.
  ///
  /// - Parameters:
  ///   - entry: The experiment in the manifest.
  ///   - manifest: The manifest, for the digests of the engine's sources.
  ///   - plan: The ingredients it will be compared with. A manifest writes 1.0 as 1; the plan tells
  ///     which of its numbers are whole.
  init(_ entry: Manifest.Experiment, in manifest: Manifest, like plan: Ingredients) {
    let known = Dictionary(
      plan.sweep.axes.flatMap { axis in
        axis.points.prefix(1).flatMap { zip(axis.parameters, $0) }
      }, uniquingKeysWith: { first, _ in first }
    ).merging(plan.parameters) { first, _ in first }
    let axes = entry.sweep.map { axis in
      SweepAxis(
        parameters: axis.parameters,
        points: axis.points.map { point in
          zip(axis.parameters, point).map { ArgumentValue($1, like: known[$0]) }
        })
    }
    self.init(
      simulation: entry.simulation,
      sources: manifest.engine.filter { entry.sources.contains($0.key) },
      parameters: Dictionary(
        uniqueKeysWithValues: entry.parameters.map { name, value in
          (name, ArgumentValue(value, like: known[name]))
        }),
      sweep: Sweep(axes: axes), seed: Int(entry.seed.double ?? 0), replicates: entry.replicates,
      dataFiles: entry.dataFiles.compactMapValues(Fingerprint.init(hexadecimal:)))
  }
}

extension ArgumentValue {
  /// The argument that a manifest's value stands for, a number where `other` is one.
  fileprivate init(_ scalar: Manifest.Scalar, like other: ArgumentValue?) {
    switch scalar {
    case .missing: self = .string("")
    case .boolean(let boolean): self = .boolean(boolean)
    case .integer(let integer):
      if case .number = other { self = .number(Double(integer)) } else { self = .integer(integer) }
    case .fraction(let number): self = .number(number)
    case .text(let text): self = .string(text)
    case .list(let list): self = .numbers(list.compactMap(\.double))
    }
  }
}

extension Manifest.Scalar {
  /// The value of an argument.
  init(_ argument: ArgumentValue) {
    switch argument {
    case .boolean(let boolean): self = .boolean(boolean)
    case .integer(let integer): self = .integer(integer)
    case .number(let number): self = .number(number)
    case .string(let string): self = .text(string)
    case .numbers(let numbers): self = .list(numbers.map(Manifest.Scalar.number))
    }
  }
}

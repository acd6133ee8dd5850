public import Publishing

/// One thing that was set differently, and so may be why an item changed.
public struct Cause: Sendable, Hashable, Codable {
  /// What was set differently.
  public enum Kind: String, Sendable, Hashable, Codable {
    /// A parameter of an experiment.
    case parameter
    /// The values a parameter is swept over.
    case sweep
    /// The seed.
    case seed
    /// The number of repetitions.
    case replicates
    /// The simulation that is run.
    case simulation
    /// A file the experiment reads; `name` is its path.
    case dataFile
    /// A source of the engine that the simulation depends on; `name` is its path.
    case engine
    /// The result's key differs, though no ingredient that the manifest lists does.
    case unlisted
    /// The ingredients are the same and the results are not: the simulation is not reproducible,
    /// or its table was edited.
    case sameIngredients
    /// The experiments that a figure, a table or a claim is made from.
    case from
    /// The specification of a plot.
    case specification
    /// The caption, with both texts where the manifests have them; else the caption or the
    /// alternative text.
    case caption
    /// The alternative text, with both where the drawings have them.
    case alternativeText
    /// The fonts that texts in figures are set in; `name` is the font.
    case font
    /// The patterns by which pages to print hyphenate; `name` is the language.
    case hyphenation
    /// Nothing that the manifest lists differs, and the picture does: the drawing code, or a
    /// library it draws with.
    case drawing
    /// The chapter the item stands in.
    case chapter
    /// The sentence of a claim.
    case statement
    /// Which numbers count as equal; `name` is the key of the directive's `diff`.
    case tolerance
    /// The profiles in which a claim is judged.
    case profiles
    /// The results are the same and what is computed from them is not: another expression, column
    /// or filter.
    case expression
  }

  /// What was set differently.
  public var kind: Kind
  /// The experiment in which it was; nil for what belongs to the item itself.
  public var experiment: String?
  /// The name of the parameter, the path of the file.
  public var name: String?
  /// The earlier setting; nil where there was none or it is not known.
  public var from: Manifest.Scalar?
  /// The later setting; nil where there is none or it is not known.
  public var to: Manifest.Scalar?

  /// A difference in what was set.
  public init(
    _ kind: Kind, experiment: String? = nil, name: String? = nil, from: Manifest.Scalar? = nil,
    to: Manifest.Scalar? = nil
  ) {
    self.kind = kind
    self.experiment = experiment
    self.name = name
    self.from = from
    self.to = to
  }
}

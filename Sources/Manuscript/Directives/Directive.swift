/// A fenced block whose info word names what it asks of the engine and whose body is YAML.
public enum Directive: Sendable, Hashable {
  /// A simulation, or an import of a file, whose result is a named table.
  case experiment(ExperimentDirective)
  /// A plot of result tables.
  case figure(FigureDirective)
  /// Columns of a result table, printed.
  case table(TableDirective)
  /// A statement checked on result tables.
  case claim(ClaimDirective)

  /// The id the author gave, by which everything else refers to the result.
  public var id: Sourced<String> {
    switch self {
    case .experiment(let experiment): experiment.id
    case .figure(let figure): figure.id
    case .table(let table): table.id
    case .claim(let claim): claim.id
    }
  }

  /// The whole block, from its opening fence to its closing one.
  public var range: SourceRange {
    switch self {
    case .experiment(let experiment): experiment.range
    case .figure(let figure): figure.range
    case .table(let table): table.range
    case .claim(let claim): claim.range
    }
  }
}

/// `experiment`: which simulation to run, with which parameters, over which sweep.
public struct ExperimentDirective: Sendable, Hashable {
  /// What a profile changes: keys as in the directive itself, merged over it key by key.
  public struct Override: Sendable, Hashable {
    /// Parameters that replace those of `with`.
    public var parameters: [YAMLNode.Entry]
    /// Sweeps that replace those of the same name; nil where the profile says nothing.
    public var sweep: YAMLNode?
    /// Replicates instead of the directive's.
    public var replicates: Sourced<Int>?

    /// The overrides of one profile.
    public init(
      parameters: [YAMLNode.Entry] = [], sweep: YAMLNode? = nil, replicates: Sourced<Int>? = nil
    ) {
      self.parameters = parameters
      self.sweep = sweep
      self.replicates = replicates
    }
  }

  /// The name of the result table.
  public var id: Sourced<String>
  /// The registered simulation, or `import`.
  public var run: Sourced<String>
  /// The entries of `with`, in the author's order.
  public var parameters: [YAMLNode.Entry]
  /// The body of `sweep`, as written.
  public var sweep: YAMLNode?
  /// How many independent repetitions of each sweep point; 1 where the author says nothing.
  public var replicates: Sourced<Int>?
  /// The seed of all random streams; 0 where the author says nothing.
  public var seed: Sourced<Int>?
  /// Overrides by profile name (`quick`, `full`).
  public var profiles: [String: Override]
  /// One line for readers about what the experiment is, if given.
  public var caption: Sourced<String>?
  /// Which numbers count as equal where reports are compared; nil where the author says nothing.
  public var tolerance: Tolerance?
  /// The whole block.
  public var range: SourceRange

  /// An experiment as the author wrote it.
  public init(
    id: Sourced<String>, run: Sourced<String>, parameters: [YAMLNode.Entry] = [],
    sweep: YAMLNode? = nil, replicates: Sourced<Int>? = nil, seed: Sourced<Int>? = nil,
    profiles: [String: Override] = [:], caption: Sourced<String>? = nil,
    tolerance: Tolerance? = nil, range: SourceRange
  ) {
    self.id = id
    self.run = run
    self.parameters = parameters
    self.sweep = sweep
    self.replicates = replicates
    self.seed = seed
    self.profiles = profiles
    self.caption = caption
    self.tolerance = tolerance
    self.range = range
  }
}

/// `figure`: a plot in the grammar of `Plotting`, with caption and alternative text.
public struct FigureDirective: Sendable, Hashable {
  /// The id, `fig-…`.
  public var id: Sourced<String>
  /// The experiments whose tables the plot uses; the first is its default data.
  public var from: [Sourced<String>]
  /// The caption, a paragraph of Markdown inlines.
  public var caption: [Inline]
  /// The alternative text; nil where the author gives none.
  public var alternativeText: Sourced<String>?
  /// What the poster says of the figure in one line; nil where it is not on the poster.
  public var takeaway: [Inline]?
  /// Which numbers count as equal where reports are compared; nil where the author says nothing.
  public var tolerance: Tolerance?
  /// The plot: the directive's mapping without the keys above.
  public var plot: YAMLNode
  /// The whole block.
  public var range: SourceRange

  /// A figure as the author wrote it.
  public init(
    id: Sourced<String>, from: [Sourced<String>], caption: [Inline],
    alternativeText: Sourced<String>? = nil, takeaway: [Inline]? = nil,
    tolerance: Tolerance? = nil, plot: YAMLNode, range: SourceRange
  ) {
    self.id = id
    self.from = from
    self.caption = caption
    self.alternativeText = alternativeText
    self.takeaway = takeaway
    self.tolerance = tolerance
    self.plot = plot
    self.range = range
  }
}

/// `table`: columns of a result table, or aggregates of its groups, printed.
public struct TableDirective: Sendable, Hashable {
  /// One column of the printed table.
  public struct Column: Sendable, Hashable {
    /// A column of the result table or, with `by`, any expression over a group's rows.
    public var value: Sourced<String>
    /// The heading, Markdown inlines; the column's name where the author gives none.
    public var title: [Inline]
    /// How numbers are printed, as in `{value}`; nil for the shortest exact form.
    public var format: Sourced<String>?

    /// A column of a printed table.
    public init(value: Sourced<String>, title: [Inline], format: Sourced<String>? = nil) {
      self.value = value
      self.title = title
      self.format = format
    }
  }

  /// The id, `tbl-…`.
  public var id: Sourced<String>
  /// The experiment whose table is printed.
  public var from: Sourced<String>
  /// What is printed, left to right.
  public var columns: [Column]
  /// Columns whose distinct values make the rows; empty to print the table's own rows.
  public var by: [Sourced<String>]
  /// A boolean expression that keeps rows; nil to keep all.
  public var filter: Sourced<String>?
  /// The caption.
  public var caption: [Inline]
  /// What the poster says of the table in one line; nil where it is not on the poster.
  public var takeaway: [Inline]?
  /// Which numbers count as equal where reports are compared; nil where the author says nothing.
  public var tolerance: Tolerance?
  /// The whole block.
  public var range: SourceRange

  /// A printed table as the author wrote it.
  public init(
    id: Sourced<String>, from: Sourced<String>, columns: [Column], by: [Sourced<String>] = [],
    filter: Sourced<String>? = nil, caption: [Inline], takeaway: [Inline]? = nil,
    tolerance: Tolerance? = nil, range: SourceRange
  ) {
    self.id = id
    self.from = from
    self.columns = columns
    self.by = by
    self.filter = filter
    self.caption = caption
    self.takeaway = takeaway
    self.tolerance = tolerance
    self.range = range
  }
}

/// `claim`: a sentence and the expression that decides whether it holds.
public struct ClaimDirective: Sendable, Hashable {
  /// A named number or text computed on the way, quoted in the text as `id.name`.
  public struct Quantity: Sendable, Hashable {
    /// Its name; `value` where the author wrote `value: EXPRESSION`.
    public var name: Sourced<String>
    /// The expression that gives it.
    public var expression: Sourced<String>

    /// A named quantity.
    public init(name: Sourced<String>, expression: Sourced<String>) {
      self.name = name
      self.expression = expression
    }
  }

  /// The id, `cl-…`.
  public var id: Sourced<String>
  /// The experiments whose tables the expressions may name.
  public var from: [Sourced<String>]
  /// The statement in words, Markdown inlines (which may quote values).
  public var statement: [Inline]
  /// Named quantities, in order; later ones and `holds` may use earlier ones by name.
  public var quantities: [Quantity]
  /// The boolean expression that is the verdict.
  public var holds: Sourced<String>
  /// How measured values are printed; nil for three significant digits.
  public var format: Sourced<String>?
  /// The profiles in which the claim is judged; nil for all.
  public var profiles: [Sourced<String>]?
  /// Which numbers count as equal where reports are compared; nil where the author says nothing.
  public var tolerance: Tolerance?
  /// The whole block.
  public var range: SourceRange

  /// A claim as the author wrote it.
  public init(
    id: Sourced<String>, from: [Sourced<String>], statement: [Inline], quantities: [Quantity],
    holds: Sourced<String>, format: Sourced<String>? = nil, profiles: [Sourced<String>]? = nil,
    tolerance: Tolerance? = nil, range: SourceRange
  ) {
    self.id = id
    self.from = from
    self.statement = statement
    self.quantities = quantities
    self.holds = holds
    self.format = format
    self.profiles = profiles
    self.tolerance = tolerance
    self.range = range
  }

  /// The names of the profiles in which the claim is judged.
  public var judgingProfiles: [String] { profiles?.map(\.value) ?? ProfileNames.all }
}

public import Experiments

/// Which settings of the experiments are run, and where the report goes.
public enum Profile: String, Sendable, Hashable, CaseIterable {
  /// Small settings, for trying and for CI; published below `.folio/quick`.
  case quick
  /// The report's own settings, published into `Output`.
  case full
}

/// What a build is asked for.
public struct BuildRequest: Sendable, Hashable {
  /// Which experiments are computed where their results are not at hand.
  public enum Selection: Sendable, Hashable {
    /// Those of every chapter.
    case everything
    /// Those of these chapters, and what they use from others.
    case chapters([String])
    /// Those that one item of a chapter uses, or the one experiment of that id.
    case item(chapter: String, id: String)
  }

  /// Which settings to run.
  public var profile: Profile
  /// What to compute; everything else is taken as it was last computed.
  public var selection: Selection
  /// How many work units run at a time.
  public var workers: Int
  /// Whether selected experiments are computed anew although results are at hand.
  public var isFresh: Bool
  /// Whether figures and pages are made anew although nothing they are made from has changed.
  public var isForced: Bool
  /// Whether there is a page for each chapter besides the one of the whole report.
  public var isSplit: Bool
  /// How often long runs keep their state, to go on from there after the process was ended.
  public var keepingInterval: Duration
  /// Jobs of a cluster that compute in place of this machine; nil where this machine does.
  public var cluster: ClusterRequest?

  /// A request; by default for the whole report with what is at hand.
  public init(
    profile: Profile = .full, selection: Selection = .everything, workers: Int,
    isFresh: Bool = false, isForced: Bool = false, isSplit: Bool = false,
    keepingInterval: Duration = .seconds(10), cluster: ClusterRequest? = nil
  ) {
    self.profile = profile
    self.selection = selection
    self.workers = workers
    self.isFresh = isFresh
    self.isForced = isForced
    self.isSplit = isSplit
    self.keepingInterval = keepingInterval
    self.cluster = cluster
  }
}

/// Jobs of a cluster that compute in place of this machine.
public struct ClusterRequest: Sendable, Hashable {
  /// What jobs are asked for, and how they are looked after.
  public var settings: SlurmSettings
  /// The program that jobs run, and its first arguments.
  public var command: [String]
  /// The variables that Slurm's programs are given.
  public var environment: [String: String]

  /// A request for jobs.
  public init(_ settings: SlurmSettings, command: [String], environment: [String: String]) {
    self.settings = settings
    self.command = command
    self.environment = environment
  }
}

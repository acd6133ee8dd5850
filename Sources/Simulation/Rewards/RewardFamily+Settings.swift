import NumericalMethods

extension RewardFamily {
  /// What tells the members of the families apart.
  public struct Settings: Sendable, Hashable {
    /// c, the scale.
    public var scale = 1.0
    /// The scale of the last prompt's rewards as a share of the first's, from (0, 1].
    ///
    /// Those between are in geometric steps. It multiplies the rewards of every family.
    public var promptRange = 1.0
    /// a of `power`.
    public var exponent = 1.0
    /// a of `compressed`.
    public var anchor = 0.5
    /// n of `noisy`, from [0, 1].
    public var noise = 0.5
    /// The share of the outputs of `misranked` that swap their reward with another, from [0, 1].
    public var swapped = 0.5
    /// d of `kendall`: the share of pairs ordered wrongly, from [0, 1].
    public var distance = 0.5
    /// The number of bands of `banded`.
    public var bands = 4
    /// m, the number of clusters of `clustered`.
    public var clusters = 4
    /// The width of a cluster of `clustered` as a share of the room it has, from [0, 1]; at 0 it is
    /// `banded`, at 1 the outputs of all clusters together are evenly spaced.
    public var spread = 0.1
    /// The number of outputs in a group of `near-ties`.
    public var tied = 2
    /// δ of `near-ties`: what is left of the differences within a group, from [0, 1].
    public var tieWidth = 0.01
    /// e of `lower-spread` and `upper-spread`, inside (0, 1).
    public var squeeze = 0.1

    /// The settings of the plainest member of each family.
    public init() {}

    /// What a prompt's rewards are multiplied by besides c: range^(prompt/(N − 1)).
    func scale(ofPrompt prompt: Int, of count: Int) -> Double {
      guard promptRange != 1, count > 1 else { return 1 }
      return NumericalMethods.power(promptRange, Double(prompt) / Double(count - 1))
    }
  }
}

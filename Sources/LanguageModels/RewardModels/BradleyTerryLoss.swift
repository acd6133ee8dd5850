import NumericalMethods

/// The loss of a preference under the Bradley–Terry model, with a term that keeps rewards near 0.
///
///     ℓ(r_c, r_r) = ln(1 + e^{−(r_c − r_r)}) + c·(r_c + r_r)²
///
/// with r_c the reward of the chosen response and r_r that of the rejected one. The first term depends on
/// the difference alone; the second gives the rewards a place without changing which differences are best.
///
/// Source: Bradley and Terry (1952); the centring term of Eisenstein et al., "Helping or herding?" (2023),
/// with c = 0.01 as in the experiments of Razin et al. (2025).
public struct BradleyTerryLoss: Sendable, Hashable {
  /// c, at least 0.
  public var centring: Double

  /// The loss with a centring term; c = 0.01 unless said.
  public init(centring: Double = 0.01) {
    precondition(centring >= 0, "the centring coefficient is at least 0")
    self.centring = centring
  }

  /// ℓ, without overflow for any finite rewards.
  public func value(chosen: Double, rejected: Double) -> Double {
    let sum = chosen + rejected
    return Self.softplus(rejected - chosen) + centring * sum * sum
  }

  /// ∂ℓ/∂r_c = −s + 2c(r_c + r_r) and ∂ℓ/∂r_r = s + 2c(r_c + r_r), s = 1/(1 + e^{r_c − r_r}).
  public func slopes(chosen: Double, rejected: Double) -> (chosen: Double, rejected: Double) {
    let share = Self.logistic(rejected - chosen)
    let pull = 2 * centring * (chosen + rejected)
    return (pull - share, pull + share)
  }

  /// ln(1 + eˣ).
  private static func softplus(_ x: Double) -> Double {
    max(x, 0) + logarithmOfOnePlus(exponential(-x.magnitude))
  }

  /// 1/(1 + e^{−x}).
  private static func logistic(_ x: Double) -> Double {
    let small = exponential(-x.magnitude)
    return x >= 0 ? 1 / (1 + small) : small / (1 + small)
  }
}

extension DormandPrince {
  /// About how far the next step reaches towards the border of stability, which is near 3.3.
  ///
  /// Costs one step; the dense output of the last step is gone afterwards.
  package mutating func stiffness() -> Double {
    memory.stiffness(of: system, at: time, step: nextStep)
  }
}

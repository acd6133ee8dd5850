extension SimulationRegistry {
  /// The simulations of this engine.
  ///
  /// A new simulation is one file in `Kinds/` and one line here.
  public static let standard = SimulationRegistry([
    TabularOutputs.self, TabularStatistics.self, RewardStatistics.self, TimeToGain.self,
    TrainingCurve.self, ObjectiveLandscapeGrid.self, GradientBound.self, SimplexLandscapeMap.self,
    SimplexFlowLine.self, GainInTime.self,
    PolicyWorth.self, PolicyGainInTime.self, PolicyTrainingCurve.self, PolicyTimeToGain.self,
    DerivationSteps.self, AccuracyPairTimes.self, BestOfNRewards.self,
    PairAccuracy.self, TabularTimes.self,
    RewardTableStatistics.self, RewardTableTrainingCurve.self, RewardTableTimeToGain.self,
    RewardTableGainInTime.self,
    LanguageSamples.self, LanguageModelCurve.self, RewardModelCurve.self,
    RewardModelStatistics.self, PolicyGradientCurve.self, SampledRewardTable.self,
  ])
}

/// The parameters of kinds that time a gain.
enum GainParameters {
  static let gain = Parameter<Double>(
    "gain", default: 0.5, least: 0, excludesLeast: true, greatest: 2,
    "rise γ of the expected reward over its initial value")
  static let longestTime = Parameter<Double>(
    "longestTime", default: 1e12, least: 0, excludesLeast: true,
    unit: "time of the whole parameter vector; divide by the prompts for that of one prompt",
    "time at which the flow is ended")
}

import LanguageModels
import Testing

@Suite struct BradleyTerryLossTests {
  /// Values of Python's `math`: log1p(exp(−d)) + c·s².
  @Test(arguments: [
    (1.0, -0.5, 0.2014132779827524 + 0.0025), (-0.5, 1.0, 1.7014132779827524 + 0.0025),
    (0.0, 0.0, 0.6931471805599453), (40.0, 0.0, 16.0), (-800.0, 100.0, 900 + 4900.0),
  ])
  func `Losses are those of the formula, without overflow`(
    chosen: Double, rejected: Double, expected: Double
  ) {
    let loss = BradleyTerryLoss().value(chosen: chosen, rejected: rejected)
    #expect((loss / expected - 1).magnitude < 1e-15)
  }

  @Test(arguments: [(0.3, -0.2), (-2.0, 1.5), (4.0, 3.0), (-6.0, 7.0), (0.0, 0.0)])
  func `Slopes are those of central differences`(chosen: Double, rejected: Double) {
    let loss = BradleyTerryLoss(centring: 0.05)
    let h = 1e-5
    let slopes = loss.slopes(chosen: chosen, rejected: rejected)
    let ofChosen =
      (loss.value(chosen: chosen + h, rejected: rejected)
        - loss.value(chosen: chosen - h, rejected: rejected)) / (2 * h)
    let ofRejected =
      (loss.value(chosen: chosen, rejected: rejected + h)
        - loss.value(chosen: chosen, rejected: rejected - h)) / (2 * h)
    #expect((slopes.chosen - ofChosen).magnitude < 1e-9)
    #expect((slopes.rejected - ofRejected).magnitude < 1e-9)
  }

  @Test func `Far beyond rounding the slopes keep their limits`() {
    let loss = BradleyTerryLoss(centring: 0)
    let right = loss.slopes(chosen: 1000, rejected: -1000)
    #expect(right.chosen == 0 && right.rejected == 0)
    let wrong = loss.slopes(chosen: -1000, rejected: 1000)
    #expect(wrong.chosen == -1 && wrong.rejected == 1)
  }
}

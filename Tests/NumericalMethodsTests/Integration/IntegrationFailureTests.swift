import NumericalMethods
import Testing

/// What every integrator says where it cannot go on.
@Suite struct IntegrationFailureTests {
  private let broken = DenseSystem(1) { _, y in
    [y[0] < 0.5 ? 1 : .nan]
  } jacobian: { _, _ in
    [0]
  }
  /// Its slope jumps between −1 and 1 wherever one looks closer.
  private let ragged = DenseSystem(1) { t, _ in
    [Int(t * 0x1p60) & 3 < 2 ? 1e9 : -1e9]
  } jacobian: { _, _ in
    [0]
  }

  private func failure(_ run: () throws -> [Double]) -> IntegrationFailure? {
    do {
      let state = try run()
      Issue.record("the integration ended at \(state)")
    } catch {
      return error as? IntegrationFailure
    }
    return nil
  }

  private func runs(_ system: DenseSystem) -> [() throws -> [Double]] {
    let control = StepControl(stepLimit: 4000)
    return [
      {
        var integrator = try DormandPrince(system, from: [0], control: control)
        while integrator.time < 0.99 { try integrator.step(until: 0.99) }
        return integrator.state
      },
      {
        var integrator = try RadauIIA(system, from: [0], control: control)
        while integrator.time < 0.99 { try integrator.step(until: 0.99) }
        return integrator.state
      },
      {
        var integrator = try SwitchingIntegrator(system, from: [0], control: control)
        while integrator.time < 0.99 { try integrator.step(until: 0.99) }
        return integrator.state
      },
    ]
  }

  @Test func `a slope that stops being a number ends in a failure and never in a state`() throws {
    for run in runs(broken) {
      switch failure(run) {
      case .notFinite(let time, _), .stuck(let time, _, _): #expect((time - 0.5).magnitude < 1e-12)
      case let other: Issue.record("\(String(describing: other))")
      }
    }
  }

  @Test func `a slope that no step resolves ends in a failure with its time`() throws {
    for run in runs(ragged) {
      switch failure(run) {
      case .stuck(let time, let step, let error):
        #expect(time < 0.99 && step < 1e-3 && error >= 1)
      case .tooManySteps(let time, _, _, _): #expect(time < 0.99)
      case let other: Issue.record("\(String(describing: other))")
      }
    }
  }

  @Test func `each failure is one sentence with time, step and error`() {
    let failures: [IntegrationFailure] = [
      .stuck(time: 3, step: 1e-9, error: 7), .stiff(time: 3, step: 1e-9, error: 7, steps: 5),
      .tooManySteps(time: 3, step: 1e-9, error: 7, steps: 5),
    ]
    for failure in failures {
      let sentence = failure.description
      #expect(sentence.contains("3.0") && sentence.contains("1e-09") && sentence.contains("7.0"))
      #expect(!sentence.contains(". "))
    }
    #expect(IntegrationFailure.notFinite(time: 3, step: 1e-9).description.contains("t = 3.0"))
  }
}

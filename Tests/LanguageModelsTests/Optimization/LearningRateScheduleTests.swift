import LanguageModels
import Testing

@Suite struct LearningRateScheduleTests {
  private func rates(_ schedule: LearningRateSchedule, _ steps: [Int]) -> [Double] {
    steps.map(schedule.rate(atStep:))
  }

  @Test func `Warm-up rises in equal parts and reaches the peak with its last step`() {
    let schedule = LearningRateSchedule(peak: 8, warmUpSteps: 4)
    #expect(rates(schedule, [0, 1, 2, 3, 4, 1000]) == [2, 4, 6, 8, 8, 8])
  }

  @Test func `A linear rate falls from the peak to its share and stays there`() {
    let schedule = LearningRateSchedule(
      peak: 8, decay: .linear, warmUpSteps: 2, totalSteps: 10, finalShare: 0.25)
    #expect(rates(schedule, [0, 1, 2, 6, 10, 50]) == [4, 8, 8, 5, 2, 2])
  }

  @Test func `A cosine rate is at half of its way in the middle`() {
    let schedule = LearningRateSchedule(peak: 1, decay: .cosine, totalSteps: 8)
    #expect(schedule.rate(atStep: 0) == 1)
    #expect((schedule.rate(atStep: 4) - 0.5).magnitude < 1e-16)
    #expect((schedule.rate(atStep: 2) - 0.853_553_390_593_273_8).magnitude < 1e-15)
    #expect(schedule.rate(atStep: 8) == 0)
  }
}

import Experiments
import Results
import Testing

/// What an execution tells, second by second.
private struct Course {
  private var estimate = TimeEstimate()
  private var time = 0.0

  init(_ forecast: WorkForecast) { tell(.expected(forecast)) }

  var left: Double? { estimate.secondsLeft(at: .seconds(time)) }
  var share: Double? { estimate.share(at: .seconds(time)) }

  mutating func tell(_ event: ExecutionEvent) { estimate.observe(event, at: .seconds(time)) }
  mutating func wait(_ seconds: Double) { time += seconds }

  mutating func begin(_ unit: String) {
    tell(.started(unit: key(unit), experiment: "e", point: ""))
  }

  mutating func end(_ unit: String) {
    tell(
      .finished(unit: key(unit), experiment: "e", point: "", .computed, elapsed: .seconds(1)))
  }

  mutating func train(_ name: String, for unit: String) {
    tell(.sharedStarted(work(name), unit: key(unit)))
  }

  mutating func advance(_ name: String, to step: Int, of count: Int) {
    tell(.advanced(work(name), step: step, count: count))
  }

  mutating func done(_ name: String, for unit: String) {
    tell(.sharedEnded(work(name), isDone: true, unit: key(unit)))
  }

  func key(_ name: String) -> Fingerprint { Fingerprint(of: Array(name.utf8)) }

  private func work(_ name: String) -> SharedWork {
    SharedWork(key: key(name), computation: String(name.prefix(1)), activity: name)
  }

  static func forecast(
    units: Int, isSharing: Bool = true, _ shared: [(name: String, effort: Double)] = []
  ) -> WorkForecast {
    WorkForecast(
      units: ["e": units], sharing: isSharing ? ["e"] : [],
      shared: shared.map {
        WorkForecast.Shared(
          key: Fingerprint(of: Array($0.name.utf8)), computation: String($0.name.prefix(1)),
          effort: $0.effort)
      })
  }
}

struct TimeEstimateTests {
  @Test func `units alone take the mean of those that ended`() {
    var course = Course(Course.forecast(units: 4, isSharing: false))
    #expect(course.left == nil)
    course.begin("1")
    course.wait(3)
    course.end("1")
    #expect(course.left == 9)
    #expect(course.share == 0.25)
    course.begin("2")
    course.wait(1)
    #expect(course.left == 8)
    course.begin("3")
    // From here on the two share the machine: each has half of it.
    course.wait(4)
    course.end("2")
    course.end("3")
    #expect(course.left == 8.0 / 3)
    course.begin("4")
    course.wait(100)
    #expect(course.left == 0)
  }

  @Test func `training in steps tells the time from its first steps on`() {
    var course = Course(Course.forecast(units: 3, [("a", 100), ("b", 300)]))
    course.begin("1")
    course.train("a", for: "1")
    course.wait(1)
    #expect(course.left == nil)
    course.advance("a", to: 0, of: 50)
    course.wait(2)
    course.advance("a", to: 10, of: 50)
    // 20 of 100 in 2 s: 8 s for the rest of a; 1 s of preparation and 30 s for b.
    #expect(course.left.map { abs($0 - 39) < 1e-9 } == true)
    course.wait(8)
    course.advance("a", to: 50, of: 50)
    course.done("a", for: "1")
    #expect(course.left.map { abs($0 - 31) < 1e-9 } == true)
    #expect(course.share.map { abs($0 - 11.0 / 42) < 1e-9 } == true)
    // What the second kind shows counts for it.
    course.train("b", for: "1")
    course.wait(1)
    course.advance("b", to: 0, of: 10)
    course.wait(6)
    course.advance("b", to: 1, of: 10)
    #expect(course.left.map { abs($0 - 54) < 1e-9 } == true)
  }

  @Test func `while one trains another that waits does not count`() {
    var course = Course(Course.forecast(units: 2, [("a", 100)]))
    course.begin("1")
    course.train("a", for: "1")
    course.advance("a", to: 0, of: 10)
    course.begin("2")
    course.tell(.putOff(unit: course.key("2")))
    course.wait(5)
    course.advance("a", to: 5, of: 10)
    #expect(course.left.map { abs($0 - 5) < 1e-9 } == true)
  }

  @Test func `work that goes on from a kept state is as fast as from the start`() {
    var course = Course(Course.forecast(units: 1, [("a", 100)]))
    course.begin("1")
    course.train("a", for: "1")
    course.advance("a", to: 60, of: 100)
    course.wait(2)
    #expect(course.left == nil)
    course.advance("a", to: 70, of: 100)
    #expect(course.left.map { abs($0 - 6) < 1e-9 } == true)
  }

  @Test func `work without steps tells its speed at its end`() {
    var course = Course(Course.forecast(units: 2, [("a1", 100), ("a2", 50)]))
    course.begin("1")
    course.train("a1", for: "1")
    course.wait(10)
    #expect(course.left == nil)
    course.done("a1", for: "1")
    #expect(course.left == 5)
    course.train("a2", for: "1")
    course.wait(2)
    #expect(course.left == 3)
    #expect(course.share == 0.8)
  }

  @Test func `what was not foreseen counts from when it begins`() {
    var course = Course(WorkForecast())
    course.begin("1")
    course.train("a", for: "1")
    course.advance("a", to: 0, of: 4)
    course.wait(1)
    course.advance("a", to: 1, of: 4)
    #expect(course.left.map { abs($0 - 3) < 1e-9 } == true)
  }

  @Test func `a forecast has what is not at hand, each once`() throws {
    let store = try TemporaryStore()
    let plans = [
      try lessonPlan("id: a\nrun: exam\nwith: {course: estimated}\nsweep: {question: [0, 1, 2]}"),
      try lessonPlan("id: b\nrun: essay\nwith: {course: estimated}\nreplicates: 2"),
    ]
    func forecast() -> WorkForecast? {
      let recorder = Recorder()
      _ = store.teach(plans, observer: recorder)
      return recorder.all.lazy.compactMap { event in
        if case .expected(let forecast) = event { forecast } else { nil }
      }.first
    }
    let first = try #require(forecast())
    #expect(first.units == ["a": 3, "b": 2])
    #expect(first.sharing == ["a", "b"])
    #expect(first.shared.map(\.computation) == ["lesson", "lesson"])
    #expect(forecast() == nil)
  }
}

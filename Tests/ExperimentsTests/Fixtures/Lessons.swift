import Experiments
import Manuscript
import NumericalMethods
import Results
import Synchronization
import SystemPackage
import Testing

/// What lessons did, so that tests can count; guarded by test names in the `course` argument.
enum LessonLog {
  private static let counts = Mutex<[String: Int]>([:])

  static func count(_ event: String) {
    counts.withLock { $0[event, default: 0] += 1 }
  }

  static func count(of event: String) -> Int { counts.withLock { $0[event, default: 0] } }
}

/// A shared computation for tests: eight numbers learnt in steps, or whatever `course` says.
enum Lesson: SharedComputation {
  static let name = "lesson"
  static let activity = "teaching"
  static let course = Parameter<String>("course", default: "plain", "which course")
  static let size = Parameter<Int>("size", default: 2, "how many steps")
  static let book = FileParameter("book", isOptional: true, "what is read")
  static let parameters: [any ParameterDeclaration] = [course, size, book]

  static func compute(_ arguments: Arguments, _ context: WorkContext) throws -> [UInt8] {
    let course = arguments[course]
    LessonLog.count(course)
    if course.hasPrefix("impossible") { throw SimulationFailure("nobody learns \(course)") }
    while course.hasPrefix("endless") {
      if context.isCancelled { throw CancellationError() }
    }
    var state = context.keptState() ?? []
    if !state.isEmpty { LessonLog.count("\(course) resumed at \(state.count)") }
    var stream = context.instanceStream("lesson")
    for _ in state { _ = stream.next() }
    while state.count < arguments[size] {
      if course.hasPrefix("abandoned"), LessonLog.count(of: course) == 1, state.count == 3 {
        throw AbandonedLesson()
      }
      state.append(UInt8(truncatingIfNeeded: stream.next()) &+ UInt8(context.replicate))
      context.keep { state }
    }
    let random = course.hasPrefix("random") ? [UInt8.random(in: 0 ... .max)] : []
    return state + random + Array((arguments[book]?.contents ?? []).prefix(4))
  }
}

/// What ends a process, in tests.
struct AbandonedLesson: Error {}

/// A simulation that uses what ``Lesson`` gives.
enum Exam: SimulationKind {
  static let name = "exam"
  static let summary = "Asks what was learnt."
  static let question = Parameter<Int>("question", default: 0, "which question")
  static let parameters: [any ParameterDeclaration] = Lesson.parameters + [question]
  static let columns = [ResultColumn("answer", .integer, "the answer")]

  static func needs(_ arguments: Arguments) -> [SharedNeed] { [SharedNeed(Lesson.self, arguments)] }

  static func run(_ arguments: Arguments, _ context: WorkContext) throws -> Table {
    let bytes = try context.result(of: Lesson.self, arguments)
    let sum = bytes.reduce(0) { 31 &* $0 &+ Int($1) } + arguments[question]
    return Table([Column("answer", .integers([sum]))])
  }
}

/// Another simulation that uses the same.
enum Essay: SimulationKind {
  static let name = "essay"
  static let summary = "Writes down what was learnt."
  static let parameters = Lesson.parameters
  static let columns = [ResultColumn("letter", .integer, "a letter")]

  static func needs(_ arguments: Arguments) -> [SharedNeed] { [SharedNeed(Lesson.self, arguments)] }

  static func run(_ arguments: Arguments, _ context: WorkContext) throws -> Table {
    let bytes = try context.result(of: Lesson.self, arguments)
    return Table([Column("letter", .integers(bytes.map(Int.init)))])
  }
}

/// An engine of which one source can be edited.
func lessonEngine(_ edition: String = "1") -> @Sendable (String) -> EngineFingerprint? {
  { name in
    EngineFingerprint(digests: name == Lesson.name ? ["a": edition] : [name: "1", "a": edition])
  }
}

/// The plan of an exam or an essay without mistakes.
func lessonPlan(
  _ text: String, edition: String = "1", files: any DataFiles = NoDataFiles()
) throws -> ExperimentPlan {
  let registry = SimulationRegistry(
    [Exam.self, Essay.self], fingerprint: lessonEngine(edition))
  let (plans, diagnostics) = Planner(registry: registry, dataFiles: files).plan(
    [try ExperimentText(text).directive], profile: "full")
  try #require(diagnostics.map(\.message) == [])
  return try #require(plans.first)
}

extension TemporaryStore {
  /// Runs plans that share lessons.
  func teach(
    _ plans: [ExperimentPlan], workers: Int = 1, isFresh: Bool = false, edition: String = "1",
    cancellation: CancellationFlag = CancellationFlag(), keepingInterval: Duration = .seconds(10),
    observer: any ExecutionObserver = SilentObserver()
  ) -> ExecutionReport {
    LocalExecutor(
      store: store,
      configuration: .init(
        workers: workers, isFresh: isFresh, cancellation: cancellation,
        engine: lessonEngine(edition), keepingInterval: keepingInterval)
    ).run(plans, observer: observer)
  }

  /// The entries of shared results.
  var sharedEntries: [FilePath] {
    get throws {
      let folder = store.folder.appending("shared")
      guard FileSystem.exists(folder) else { return [] }
      return try FileSystem.names(in: folder).filter { $0.utf8.count == 2 }.flatMap { fan in
        try FileSystem.names(in: folder.appending(fan)).map {
          folder.appending(fan).appending($0)
        }
      }
    }
  }
}

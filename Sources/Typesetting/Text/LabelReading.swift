public import Mathematics
import Synchronization

/// What labels are read with: the author's commands, and where mistakes in their formulas are noted.
///
/// A plot's labels come from many places of its specification and from single cells of its data; all
/// that are read while a reading is current are read with it.
public final class LabelReading: Sendable {
  /// The reading in force; outside of plots one without commands, which notes nothing.
  @TaskLocal public static var current: LabelReading?

  let macros: MathMacros
  private let noted = Mutex<[String: FormulaProblem]>([:])

  /// A reading with an author's commands.
  public init(macros: MathMacros) {
    self.macros = macros
  }

  /// The labels with mistakes in alphabetical order, and what is wrong with each first.
  public var mistakes: [(label: String, problem: FormulaProblem)] {
    noted.withLock { noted in
      noted.sorted { $0.key < $1.key }.map { (label: $0.key, problem: $0.value) }
    }
  }

  func note(_ problems: [FormulaProblem], in label: String) {
    guard let first = problems.first else { return }
    noted.withLock { $0[label] = first }
  }
}

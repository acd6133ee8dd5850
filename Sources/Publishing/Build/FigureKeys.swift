import Drawing
import Manuscript
import Mathematics
import Plotting
import Results
import SystemPackage
import Typesetting

/// Names drawings by everything that determines their bytes, so that equal keys mean equal files.
struct FigureKeys: Sendable {
  /// What all figures depend on: this program, the libraries it draws with and the fonts.
  private let common: FingerprintBuilder

  /// Nil where it cannot be told what figures are drawn with.
  init?() {
    guard let program = Program.identity, let fonts = try? Theme.report.fontFiles() else {
      return nil
    }
    var builder = FingerprintBuilder("folio figure")
    builder.add("program", program)
    builder.add("libraries", PaintingLibraries.versions + [ShapingLibrary.version])
    for font in fonts {
      guard let identity = try? FileSystem.identity(of: FilePath(font.path)) else { return nil }
      builder.add("font", [font.path, "\(font.index)", identity])
    }
    common = builder
  }

  /// The key of a figure.
  func key(of task: FigureTask) -> Fingerprint {
    var builder = common
    builder.add("id", task.directive.id.value)
    builder.add("alternative text", task.directive.alternativeText.map { [$0.value] } ?? [])
    builder.add("plot", Fingerprint(of: task.directive.plot))
    builder.add("macros", task.plot.macros.written)
    for source in task.directive.from {
      builder.add("source", source.value)
      if let table = task.tables[source.value] { builder.add(table) }
    }
    return builder.fingerprint
  }
}

extension FingerprintBuilder {
  /// Adds a table: the names, kinds and values of its columns.
  fileprivate mutating func add(_ table: Table) {
    add("rows", table.rowCount)
    for column in table.columns {
      add("kind", column.kind.rawValue)
      switch column.values {
      case .booleans(let values):
        add(column.name, bytes: values.map { $0.map { $0 ? 1 : 0 } ?? 2 })
      case .integers(let values):
        add(column.name, bytes: Self.bytes(of: values.map { UInt64(bitPattern: Int64($0)) }))
      case .numbers(let values):
        add(column.name, bytes: Self.bytes(of: values.map(\.bitPattern)))
      case .strings(let values):
        add(column.name, values.map { $0 ?? "" })
        add(column.name, bytes: values.map { $0 == nil ? 0 : 1 })
      }
    }
  }

  private static func bytes(of words: [UInt64]) -> [UInt8] {
    words.map(\.littleEndian).withUnsafeBytes { Array($0) }
  }
}

extension Fingerprint {
  /// The digest of a specification: of its keys and values in their order, not of their places.
  init(of specification: YAMLNode) {
    var builder = FingerprintBuilder("folio plot")
    builder.add(specification)
    self = builder.fingerprint
  }
}

extension FingerprintBuilder {
  fileprivate mutating func add(_ node: YAMLNode) {
    switch node.value {
    case .null: add("null", true)
    case .boolean(let boolean): add("boolean", boolean)
    case .integer(let integer): add("integer", integer)
    case .number(let number): add("number", number)
    case .string(let string): add("string", string)
    case .sequence(let elements):
      add("sequence", elements.count)
      for element in elements { add(element) }
    case .mapping(let entries):
      add("mapping", entries.count)
      for entry in entries {
        add("key", entry.key.value)
        add(entry.value)
      }
    }
  }
}

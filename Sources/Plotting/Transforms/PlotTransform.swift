import Manuscript
import Results

/// A step that changes a table before it is drawn.
///
/// A new transform is a new file with a type of its own and one line in `PlotTransforms.all`.
protocol PlotTransform: Sendable {
  /// The property by which the grammar knows the transform.
  static var key: String { get }
  /// Reads the transform and changes the scope's columns to those it makes; nil after an error.
  init?(reading reader: inout PropertyReader, in scope: inout TransformScope)
  /// The table after the transform.
  ///
  /// - Parameter tables: The figure's tables by name, for what is looked up in others.
  func applied(to table: Table, among tables: [String: Table]) -> Table
}

/// The transforms that the grammar knows.
enum PlotTransforms {
  static let all: [any PlotTransform.Type] = [
    FilterTransform.self, CalculateTransform.self, AggregateTransform.self,
    JoinAggregateTransform.self, WindowTransform.self, StackTransform.self, FoldTransform.self,
    FlattenTransform.self, PivotTransform.self, BinTransform.self, TimeUnitTransform.self,
    SampleTransform.self, ImputeTransform.self, LookupTransform.self, RegressionTransform.self,
    LoessTransform.self, DensityTransform.self, QuantileTransform.self,
    ExtentTransform.self,
  ]

  /// Reads `transform`, a list; steps with errors are left out.
  static func read(
    _ node: YAMLNode, in scope: inout TransformScope, _ diagnostics: SpecificationDiagnostics
  ) -> [any PlotTransform] {
    guard let elements = node.elements else {
      diagnostics.report(
        PlotMessages.wrongType(node, "‘transform’", expected: "a list of transforms"))
      return []
    }
    return elements.compactMap { read(step: $0, in: &scope, diagnostics) }
  }

  private static func read(
    step node: YAMLNode, in scope: inout TransformScope, _ diagnostics: SpecificationDiagnostics
  ) -> (any PlotTransform)? {
    guard let entries = node.entries else {
      diagnostics.report(PlotMessages.wrongType(node, "a transform", expected: "a mapping"))
      return nil
    }
    let type = all.first { type in entries.contains { $0.key.value == type.key } }
    guard let type else {
      diagnostics.report(PlotMessages.unknownTransform(node, known: all.map { $0.key }))
      return nil
    }
    guard var reader = PropertyReader(node, "the transform ‘\(type.key)’", diagnostics) else {
      return nil
    }
    let transform = type.init(reading: &reader, in: &scope)
    reader.finish()
    return transform
  }
}

extension PropertyReader {
  /// The name of a column that must exist.
  mutating func column(_ name: String, in columns: TableColumns) -> String? {
    guard let node = value(name), node.string != "" else { return nil }
    return column(node, name, in: columns)
  }

  /// The name of a column that must exist.
  func column(_ node: YAMLNode, _ name: String, in columns: TableColumns) -> String? {
    guard let string = node.string else { return wrong(node, name, expected: "a column’s name") }
    if columns[string] != nil { return string }
    let path = FieldPath.column(string)
    guard columns[path] != nil || columns.hasElement(path) else {
      diagnostics.report(
        PlotMessages.unknownColumn(
          string, at: node.range, in: columns, isWarning: diagnostics.isVegaLite))
      return diagnostics.isVegaLite ? path : nil
    }
    return path
  }

  /// A list of names of columns that must exist; nil where one does not.
  mutating func columnList(_ name: String, in columns: TableColumns) -> [String]? {
    guard let node = value(name) else { return nil }
    let elements = node.elements ?? [node]
    let names = elements.compactMap { column($0, name, in: columns) }
    return names.count == elements.count ? names : nil
  }
}

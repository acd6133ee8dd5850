import Glibc
import Mathematics
import SystemPackage
import TestSupport
import Testing

/// The MathML of all formulas of the table, against what was recorded and read.
///
/// `FOLIO_RECORD=all` writes the files anew.
struct FormulaTableTests {
  @Test func `The table has more than 250 formulas, none with a mistake`() {
    let all = FormulaTable.constructs + FormulaTable.papers + FormulaTable.displayed
    #expect(all.count + FormulaTable.inline.count > 450)
    for tex in all + FormulaTable.inline {
      #expect(Formula(tex, displayed: true).problems.isEmpty, "\(tex)")
    }
  }

  @Test(arguments: ["constructs", "papers", "chapters-displayed", "chapters-inline"])
  func `MathML has the structure that was recorded`(name: String) throws {
    let formulas = try #require(
      [
        "constructs": FormulaTable.constructs, "papers": FormulaTable.papers,
        "chapters-displayed": FormulaTable.displayed, "chapters-inline": FormulaTable.inline,
      ][name])
    let sketches = formulas.map { tex in
      let formula = Formula(tex, displayed: name != "chapters-inline")
      let row = formula.mathML().children.first?.children.first
      return tex + "\n  " + (row?.sketch ?? "") + "\n"
    }
    let file = "\(name).mathml.txt"
    if getenv("FOLIO_RECORD").map({ String(cString: $0) }) == "all" {
      let path = FormulaTable.folder.appending(file)
      let descriptor = try FileDescriptor.open(
        path, .writeOnly, options: [.create, .truncate], permissions: .ownerReadWrite)
      try descriptor.closeAfter { _ = try descriptor.writeAll(sketches.joined().utf8) }
    }
    let recorded = try #require(FormulaTable.text(of: file))
    let expected = recorded.split(separator: "\n", omittingEmptySubsequences: false)
    let found = sketches.joined().split(separator: "\n", omittingEmptySubsequences: false)
    #expect(expected.count == found.count)
    for (old, new) in zip(expected, found) { #expect(old == new) }
  }
}

extension MathMLElement {
  /// The element in short: `frac(x 2)`; operators in quotes, words in angles.
  var sketch: String {
    let marks = attributes.filter { $0.name != "class" }.map { "\($0.name)=\($0.value)" }
    let classes = attributes.filter { $0.name == "class" }.map { "." + $0.value }
    let suffix = (classes + marks).isEmpty ? "" : "[\((classes + marks).joined(separator: " "))]"
    switch name {
    case "mi", "mn": return text + suffix
    case "mo": return "'\(text)'" + suffix
    case "mtext": return "‹\(text)›" + suffix
    case "mspace": return "_" + suffix
    default:
      let inside = children.map(\.sketch).joined(separator: " ")
      return name.dropFirst() + suffix + "(\(inside))"
    }
  }
}

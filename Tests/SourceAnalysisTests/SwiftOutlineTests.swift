import SourceAnalysis
import Testing

struct SwiftOutlineTests {
  @Test func `declares what stands at the top level, except what is private`() {
    let outline = SwiftOutline(
      """
      public struct Policy { var hidden = 1; func also() {} }
      enum Kind { case first }
      func rise(by amount: Double) -> Double { let inner = amount; return inner }
      let (left, right) = (1, 2)
      var count: Int = 3, total = 4
      typealias Vector = [Double]
      private func secret() {}
      fileprivate struct Concealed {}
      public private(set) var open = 1
      """)
    #expect(
      outline.declared == [
        "Policy", "Kind", "rise", "left", "right", "count", "total", "Vector", "open",
      ])
    #expect(outline.aliases == ["Vector"])
    #expect(!outline.isOpaque)
  }

  @Test func `mentions words of code and of interpolations, not of comments and strings`() {
    let outline = SwiftOutline(
      ##"""
      // Comment /* inside */
      /* outer /* Nested */ still */ let a = "Text \(Used("Inner \(Deep)")) more"
      let b = #"Raw \(not) \#(Taken)"#, c = """
        Line "quoted" \(Multi) \
        """, `default` = 'x'
      """##)
    for word in ["Used", "Deep", "Taken", "Multi", "default"] {
      #expect(outline.words.contains(word), "\(word)")
    }
    for word in ["Comment", "Nested", "still", "Text", "Inner", "Raw", "not", "Line", "quoted"] {
      #expect(!outline.words.contains(word), "\(word)")
    }
    #expect(!outline.isOpaque)
  }

  @Test func `tells unicode operators from names`() {
    let outline = SwiftOutline("infix operator ∘\nlet z = x∘y ≤ été")
    #expect(outline.operators == ["∘"])
    #expect(outline.words.isSuperset(of: ["x", "y", "été"]))
    #expect(outline.symbols.isSuperset(of: ["∘", "≤"]))
  }

  @Test func `reads members and conformances of extensions`() throws {
    let outline = SwiftOutline(
      """
      extension Matrix: Equatable, Drawable where Element: Real {
        func product(_ other: Matrix) -> Matrix { let local = other; return local }
        static func + (a: Matrix, b: Matrix) -> Matrix { a }
        private var secret: Int { 1 }
        var rows: Int { 2 }
      }
      """)
    let added = try #require(outline.extensions.first)
    #expect(added.type == "Matrix")
    #expect(added.protocols == ["Equatable", "Drawable"])
    #expect(added.members == ["product", "rows"])
    #expect(added.operators == ["+"])
    #expect(!added.hasUnnamedMembers)
    #expect(outline.declared.isEmpty)
  }

  @Test(
    arguments: [
      ("init(csv text: String) {}", "csv", false),
      ("init(_ x: D<A, B>, of: Int) {}", "of", false),
      ("init(of: Int = 3, by: Int) {}", "by", false),
      ("init(_ x: Int) {}", nil, true),
      ("init() {}", nil, true),
      ("init(of: Int = 3) {}", nil, true),
      ("subscript(i: Int) -> Int { i }", nil, true),
      ("func hash(into hasher: inout Hasher) {}", "hash", true),
    ] as [(String, String?, Bool)])
  func `an initializer counts by a label that callers write, else as unnamed`(
    member: String, name: String?, isUnnamed: Bool
  ) throws {
    let added = try #require(SwiftOutline("extension T {\n  \(member)\n}").extensions.first)
    #expect(added.hasUnnamedMembers == isUnnamed)
    if let name { #expect(added.members.contains(name)) }
  }

  @Test func `an initializer mentioned without arguments counts with its type`() {
    let outline = SwiftOutline("let a = b.map(Double.init); let c = d(.init); let e = F.init(g: 1)")
    #expect(outline.initializerReferences == ["Double", ""])
  }

  @Test(arguments: [
    "public static let name = \"gradient-flow\"", "static let name: String = \"gradient-flow\"",
    "public static var name: String { \"gradient-flow\" }",
  ]) func `finds the name of a simulation`(declaration: String) {
    let outline = SwiftOutline("enum A: SimulationKind {\n  \(declaration)\n  let name = 1\n}")
    #expect(outline.simulationNames == ["gradient-flow"])
  }

  @Test func `a file whose braces do not match is opaque`() {
    #expect(SwiftOutline("struct A { func f() { }").isOpaque)
    #expect(SwiftOutline("struct A {}}").isOpaque)
  }

  @Test func `reads imports of all forms`() {
    let outline = SwiftOutline(
      "import A\npublic import B\n@testable import struct C.Thing\n@_exported import D")
    #expect(outline.imports == ["A", "B", "C", "D"])
    #expect(outline.exportedImports == ["D"])
  }
}

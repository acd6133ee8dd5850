import Mathematics
import TestSupport
import Testing

/// MathML Core's rules: which elements there are, what they contain, which attributes they take.
struct MathMLRulesTests {
  @Test func `Every formula keeps to the elements and attributes of MathML Core`() {
    for tex in FormulaTable.constructs + FormulaTable.papers + FormulaTable.displayed {
      for isDisplayed in [true, false] {
        check(Formula(tex, displayed: isDisplayed).mathML(), tex)
      }
    }
  }

  @Test func `Text and attributes are escaped, and the source is kept as annotation`() {
    let markup = Formula(#"a < b \& \text{<script>"x"} \color{"}x"#).mathML().markup
    #expect(!markup.contains("<script>"))
    #expect(markup.contains("<mo>&lt;</mo>"))
    #expect(markup.contains(#"<annotation encoding="application/x-tex">a &lt; b \&amp; "#))
  }

  @Test func `No style is written inline, and every class has a rule`() {
    for tex in FormulaTable.constructs {
      let markup = Formula(tex, displayed: true).mathML().markup
      #expect(!markup.contains(" style="))
      for part in markup.split(separator: "class=\"").dropFirst() {
        let names = part.prefix { $0 != "\"" }.split(separator: " ")
        for name in names { #expect(Self.classes.contains(String(name)), "\(name)") }
      }
    }
  }

  @Test func `Scripts of a delimiter of stated size stand at it as it has grown`() {
    let markup = Formula(#"\bigr)_{y} + \bigl( x"#, displayed: true).mathML().markup
    let delimiter =
      #"<mo stretchy="true" symmetric="true" minsize="1.2em" maxsize="1.2em" lspace="0" rspace="0">)</mo>"#
    #expect(markup.contains("<msub><mrow><mi></mi>\(delimiter)</mrow><mi>y</mi></msub>"))
    #expect(!markup.contains("<mi></mi><mo>("))
  }

  @Test func `Every element is closed where it was opened, and nothing is left unescaped`() {
    let formulas = FormulaTable.constructs + FormulaTable.papers + FormulaTable.displayed
    for tex in formulas + [#"a < b \& \text{<mi>"'\&} \color{red}x"#, "\\<script>", "<!--"] {
      var open: [Substring.UnicodeScalarView] = []
      // By scalars: a mark that is an operator of its own joins no ‘>’ before it.
      var rest = Formula(tex, displayed: true).mathML().markup.unicodeScalars[...]
      while let start = rest.firstIndex(of: "<") {
        #expect(!rest[..<start].contains(">"), "\(tex)")
        rest = rest[start...].dropFirst()
        let end = rest.firstIndex(of: ">") ?? rest.endIndex
        let tag = rest[..<end]
        rest = rest[end...].dropFirst()
        if tag.first == "/" {
          #expect(open.popLast()?.elementsEqual(tag.dropFirst()) == true, "\(tex)")
        } else {
          open.append(tag.prefix { $0 != " " })
        }
      }
      #expect(open.isEmpty && !rest.contains(">"), "\(tex)")
    }
  }

  /// Lines over and under are drawn by the style sheet, and their operators take no room.
  @Test func `Operators that browsers would stretch say whether they do`() {
    func check(_ element: MathMLElement, _ tex: String) {
      if element.name == "mo", let character = element.text.unicodeScalars.first,
        Self.stretchesByDefault(character)
      {
        let isStated = element.attributes.contains { $0.name == "stretchy" }
        #expect(isStated, "\(element.text) in \(tex)")
      }
      for child in element.children { check(child, tex) }
    }
    for tex in FormulaTable.constructs + FormulaTable.papers + FormulaTable.displayed {
      check(Formula(tex, displayed: true).mathML(), tex)
    }
  }

  /// Whether the operator dictionary of MathML Core lets a character stretch.
  private static func stretchesByDefault(_ character: Unicode.Scalar) -> Bool {
    switch character {
    case "(", ")", "[", "]", "{", "}", "|", "‖", "⟨", "⟩", "⌈", "⌉", "⌊", "⌋", "⟦", "⟧", "⟮", "⟯":
      true
    case "\u{2190}"..."\u{2195}", "\u{21A4}"..."\u{21A7}", "\u{21D0}"..."\u{21D5}": true
    case "\u{27F5}"..."\u{27FF}", "\u{23DC}"..."\u{23E1}", "\u{23B4}", "\u{23B5}": true
    case "ˆ", "ˇ", "˜", "\u{302}": true
    default: false
    }
  }

  private static let classes: Set<String> = {
    var classes: Set = ["math-center"]
    for part in Formula.mathMLStylesheet.split(separator: ".").dropFirst() {
      classes.insert(String(part.prefix { $0.isLetter || $0 == "-" }))
    }
    return classes
  }()

  private static let childCounts = [
    "mfrac": 2, "mroot": 2, "msub": 2, "msup": 2, "munder": 2, "mover": 2, "msubsup": 3,
    "munderover": 3,
  ]
  private static let tokens: Set = ["mi", "mn", "mo", "mtext", "mspace", "annotation"]
  private static let containers: Set = [
    "math", "semantics", "mrow", "mstyle", "msqrt", "mpadded", "mphantom", "mtable", "mtr", "mtd",
    "merror",
  ]
  private static let everywhere: Set = [
    "class", "id", "mathcolor", "displaystyle", "scriptlevel", "mathvariant",
  ]
  private static let attributes: [String: Set<String>] = [
    "math": ["display"], "annotation": ["encoding"], "mfrac": ["linethickness"],
    "mspace": ["width", "height", "depth"], "mpadded": ["width", "height", "depth", "lspace"],
    "mover": ["accent"], "munder": ["accentunder"], "munderover": ["accent", "accentunder"],
    "mo": [
      "form", "fence", "separator", "lspace", "rspace", "stretchy", "symmetric", "maxsize",
      "minsize", "largeop", "movablelimits",
    ],
  ]

  private func check(_ element: MathMLElement, _ tex: String) {
    let name = element.name
    let isKnown =
      Self.tokens.contains(name) || Self.containers.contains(name) || Self.childCounts[name] != nil
    #expect(isKnown, "\(name) in \(tex)")
    for attribute in element.attributes {
      let isAllowed =
        Self.everywhere.contains(attribute.name)
        || Self.attributes[name]?.contains(attribute.name) ?? false
      #expect(isAllowed, "\(attribute.name) of \(name) in \(tex)")
    }
    let children = element.children
    if let count = Self.childCounts[name] { #expect(children.count == count, "\(name) in \(tex)") }
    if Self.tokens.contains(name) { #expect(children.isEmpty) }
    if name == "mtable" { #expect(children.allSatisfy { $0.name == "mtr" }) }
    if name == "mtr" { #expect(children.allSatisfy { $0.name == "mtd" }) }
    if let variant = element.attributes.first(where: { $0.name == "mathvariant" }) {
      #expect(variant.value == "normal" && name == "mi")
    }
    for child in children { check(child, tex) }
  }
}

import Plotting
import Results
import Testing

@Suite struct ExpressionLanguageTests {
  private static let table = Table([
    Column("x", .numbers([2])), Column("s", .strings(["Grüße, Welt"])),
    Column("n", .strings(["12.5"])), Column("when", .strings(["2020-02-29T13:05:09"])),
    Column("none", .numbers([.nan])), Column("a.b", .numbers([7])),
  ])

  private func value(_ text: String) throws -> Value {
    try ExpressionParser.parse(text).evaluation(on: Self.table)(0)
  }

  @Test(
    arguments: [
      ("datum.n * 2", 25), ("+datum.n", 12.5), ("toNumber('3') + 1", 4), ("datum.a.b", 7),
      ("datum['a.b']", 7), ("datum['a'].b", 7), ("[4, 5, 6][1]", 5), ("[4, 5, 6].length", 3),
      ("datum.s.length", 11), ("length('abc')", 3), ("indexof([1, 'b'], 'b')", 1),
      ("indexof('abcb', 'b')", 1), ("lastindexof('abcb', 'b')", 3), ("indexof([1], 4)", -1),
      ("5 & 3", 1), ("5 | 3", 7), ("5 ^ 3", 6), ("~5", -6), ("1 << 4", 16), ("-9 >> 1", -5),
      ("-1 >>> 28", 15), ("clamp(5, 0, 3)", 3), ("hypot(3, 4)", 5), ("sign(-2)", -1),
      ("if(datum.x > 1, 10, 20)", 10), ("datum.none || 3", 3), ("datum.x && 4", 4),
      ("parseInt('42px')", 42), ("parseInt('ff', 16)", 255), ("parseFloat('2.5e1x')", 25),
      ("min([3, 1, 2])", 1), ("max(1, null, -2)", 1), ("({a: 3, 'b c': 4})['b c']", 4),
      ("0x1F", 31), ("span([1, 5])", 4),
      ("lerp([0, 10], 0.25)", 2.5), ("peek([1, 9])", 9), ("extent([3, 1, 2])[1]", 3),
      ("sequence(3)[2]", 2), ("year(datum.when)", 2020), ("month(datum.when)", 1),
      ("date(datum.when)", 29), ("day(datum.when)", 6), ("hours(datum.when)", 13),
      ("utcminutes(datum.when)", 5), ("seconds(datum.when)", 9), ("dayofyear(datum.when)", 60),
      ("quarter(datum.when)", 1), ("week(datum.when)", 8), ("milliseconds(datum.when)", 0),
      ("datetime(2020, 1, 29, 13, 5, 9) - time(datum.when)", 0), ("timezoneoffset(0)", 0),
      ("timeOffset('month', utc(2020, 0, 31), 1) - utc(2020, 2, 2)", 0),
      ("utc(99, 0) - utc(1999, 0)", 0),
      ("datum.s == 'Grüße, Welt' ? 1 : 0", 1), ("'b' > 'a' ? 1 : 0", 1), ("2 + 3 << 1", 10),
      ("1 + 2 == 3 & 1 ? 5 : 6", 5), ("slice([1, 2, 3], -2)[0]", 2), ("reverse([1, 2])[0]", 2),
      ("sort([3, 1])[0]", 1), ("atan2(1, -1) * 4 / PI", 3), ("asin(1) * 2 / PI", 1),
      ("cos(PI)", -1),
      ("pow(2, 0.5) - SQRT2", 0), ("ceil(1.2) + floor(1.8) + trunc(-1.7)", 2),
    ] as [(String, Double)])
  func `expressions compute numbers`(text: String, number: Double) throws {
    let result = try value(text)
    #expect((result.double ?? .nan).isNaN == number.isNaN)
    #expect(((result.double ?? .nan) - number).magnitude < 1e-12, "\(text) gives \(result)")
  }

  @Test(arguments: [
    ("upper(datum.s)", "GRÜSSE, WELT"), ("lower('AB')", "ab"), ("trim('  a b ')", "a b"),
    ("substring('abcdef', 4, 1)", "bcd"), ("slice('abcdef', -3, -1)", "de"),
    ("pad('7', 3, '0', 'left')", "007"), ("pad('7', 3)", "7  "),
    ("pad('ab', 5, '*', 'center')", "*ab**"),
    ("truncate('abcdef', 4)", "abc…"), ("truncate('abcdef', 4, 'left')", "…def"),
    ("split(datum.s, ', ')[1]", "Welt"), ("join(split('a b c', ' '), '-')", "a-b-c"),
    ("replace('a_b_c', '_', ' ')", "a b_c"), ("replace('a_b_c', /_/g, ' ')", "a b c"),
    ("replace('x12', regexp('([0-9])([0-9])'), '$2$1')", "x21"), ("toString(3)", "3"),
    ("format(1234.5, ',.1f')", "1,234.5"),
    ("timeFormat(datum.when, '%d %b %Y %H:%M')", "29 Feb 2020 13:05"),
    ("utcFormat(datum.when, '%-I %p')", "1 PM"), ("monthAbbrevFormat(1)", "Feb"),
    ("dayFormat(6)", "Saturday"),
    ("'1' + 2", "12"), ("'[' + [1, null, 'a'] + ']'", "[1,,a]"), ("'tab\\tend'", "tab\tend"),
    ("datum.none == null ? 'none' : 'some'", "none"), ("datum.s[0] + datum.s[1]", "Gr"),
  ])
  func `expressions compute texts`(text: String, expected: String) throws {
    #expect(try value(text) == .string(expected))
  }

  @Test(arguments: [
    ("test(/^gr.+e/i, datum.s)", true), ("test(regexp('^W'), datum.s)", false),
    ("isArray([1])", true),
    ("isArray('a')", false), ("isString('a')", true), ("isNumber(datum.x)", true),
    ("isNumber('2')", false),
    ("isBoolean(true)", true), ("isValid(datum.none)", false), ("isDefined(datum.x)", true),
    ("inrange(3, [5, 1])", true), ("inrange(6, [5, 1])", false), ("toBoolean('false')", false),
    ("isFinite(1/0)", false), ("isNaN(0 / 0)", true), ("!datum.none", true),
    ("'10' < 9", false), ("datum.n > 12", true),
    ("datum.when > datetime(2020, 1, 29)", true),
    ("datum.when - utc(2020, 1, 29, 13, 5, 9) == 0", true),
    ("datum.when < datetime(2020, 1, 29)", false), ("datum.s < 5", false),
  ])
  func `expressions test values`(text: String, holds: Bool) throws {
    #expect(try value(text) == .boolean(holds))
  }

  @Test(arguments: [
    ("null + 1", "1"), ("undefined + 1", "NaN"), ("1 / 0", "Infinity"), ("'' * 3", "0"),
    ("true + true", "2"), ("1e21 + ''", "1e+21"), ("1.5e-7 + ''", "1.5e-7"),
    ("123456789012345680000 + ''", "123456789012345680000"), ("'2' == 2", "true"),
    ("'2' === 2", "false"), ("null == 0", "false"), ("null >= 0", "true"), ("null < 5", "true"),
    ("null == undefined", "true"), ("NaN == NaN", "false"), ("isValid(null)", "false"),
    ("isDefined(null)", "true"), ("toNumber('')", "null"), ("true == 1", "true"),
    ("max(1, undefined)", "NaN"), ("'\\u00e9'", "é"), ("datum['a' + '.b']", "7"),
    ("{a: 'x', b: 'y'}[1 > 2 ? 'a' : 'b']", "y"), ("extent([3, null, 1])", "1,3"),
    ("length(timeSequence('month', datetime(2020, 0, 1), datetime(2020, 6, 1)))", "6"),
    ("timeUnitSpecifier(['year', 'quarter'])", "%Y Q%q"), ("format(null, '.1f')", "null"),
  ])
  func `null, undefined and conversions are JavaScript's`(text: String, expected: String) throws {
    #expect(try value(text).plainText == expected)
  }

  @Test func `random numbers are the same each time, and others at each place`() throws {
    let (first, second) = (try value("random()"), try value("random() + 0"))
    #expect(first == second)
    #expect(try value("random() == random()") == .boolean(false))
    #expect(try value("sampleNormal(0, 0) + sampleUniform(3, 3)") == .number(3))
  }

  @Test func `distributions are those of SciPy`() throws {
    let texts = [
      "densityNormal(0.3, 1, 2)", "cumulativeNormal(0.3, 1, 2)", "quantileNormal(0.3, 1, 2)",
      "cumulativeNormal(-3)", "densityLogNormal(0.4, 1, 2)", "cumulativeLogNormal(0.4, 1, 2)",
      "quantileLogNormal(0.4, 1, 2)",
    ]
    try expectNear(texts.map { try value($0).double ?? .nan }, TransformReferences.normal)
    let uniform = [
      "densityUniform(3, 2, 6)", "cumulativeUniform(3, 2, 6)", "quantileUniform(0.5, 4)",
    ]
    #expect(try uniform.map { try value($0) } == [.number(0.25), .number(0.25), .number(2)])
  }

  @Test(arguments: [
    ("test('a', datum.s)", "‘test’ takes a regular expression and a text"),
    ("/a/ + 1", "a regular expression stands only in ‘test’ and ‘replace’"),
    ("test(/(/, datum.s)", "‘(’ is no regular expression"),
    ("'a' + /x", "a regular expression without its closing slash"),
    ("format(1, '.2q')", "‘.2q’ is no number format"),
    ("timeFormat(1, '%K')", "‘%K’ is no time format"),
    ("if(1, 2)", "‘if’ takes 3 arguments, not 2"), ("clamp(1)", "‘clamp’ takes 3 arguments, not 1"),
    ("datetime()", "‘datetime’ takes 1 to 7 arguments, not 0"),
    ("[1, 2", "expected ‘]’ at the end"),
    ("datum.x.", "expected a name after ‘.’"),
    ("{a: 1}", "an object must have one of its members taken"),
  ])
  func `what is wrong with an expression is said`(text: String, message: String) {
    do {
      _ = try ExpressionParser.parse(text)
      Issue.record("‘\(text)’ should not parse")
    } catch {
      #expect(error.message == message)
    }
  }
}

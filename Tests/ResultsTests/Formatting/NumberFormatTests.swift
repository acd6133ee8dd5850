import Results
import TestSupport
import Testing

struct NumberFormatTests {
  @Test(arguments: [
    ("", 0.1, "0.1"), ("", -0.5, "−0.5"), ("", 5, "5"), ("", 0, "0"), ("", -0.0, "0"),
    ("", 0.0001, "0.0001"), ("", 0.00001, "1 × 10⁻⁵"), ("", 1.25e-7, "1.25 × 10⁻⁷"),
    ("", 1e15, "1000000000000000"), ("", 1e16, "1 × 10¹⁶"), ("", -1.5e300, "−1.5 × 10³⁰⁰"),
    ("", 123456.789, "123456.789"),
    (".3", 0.000104, "0.000104"), (".3", 0.0000104, "1.04 × 10⁻⁵"), (".3", 0.5, "0.500"),
    (".3", 1513.5, "1510"), (".3", 999999, "1.00 × 10⁶"), (".3", 123456, "123000"),
    (".3", 9.995, "9.99"), (".3", 9.996, "10.0"), (".3", 0.00009999, "0.000100"),
    (".3", -0.33333, "−0.333"), (".1", 0.25, "0.2"), (".1", 0.35, "0.3"), (".1", 0.75, "0.8"),
    (".17", 0.1, "0.10000000000000001"), (".3", 0, "0"), (".3", 1e-300, "1.00 × 10⁻³⁰⁰"),
    (".2f", 1.005, "1.00"), (".2f", 2.675, "2.67"), (".1f", 0.25, "0.2"), (".1f", 0.75, "0.8"),
    (".0f", 0.5, "0"), (".0f", 1.5, "2"), (".0f", 2.5, "2"), (".2f", -0.001, "0.00"),
    (".2f", -1.239, "−1.24"), (".2f", 12345.678, "12345.68"), (".0f", 9.5, "10"),
    (".2f", 0.995, "0.99"), (".2f", 0.996, "1.00"), (".3f", 1e22, "10000000000000000000000.000"),
    (".2e", 0.000104, "1.04 × 10⁻⁴"), (".2e", 1, "1.00 × 10⁰"), (".0e", 15, "2 × 10¹"),
    (".0e", 25, "2 × 10¹"), (".2e", 999.9, "1.00 × 10³"), (".2e", 0, "0"),
    (".2e", -1234.5, "−1.23 × 10³"),
    (".1%", 0.1234, "12.3%"), (".0%", 0.125, "12%"), (".0%", 0.135, "14%"), (".1%", 1, "100.0%"),
    (".2%", -0.00004, "0.00%"), (".1%", -0.0123, "−1.2%"), (".0%", 0.005, "1%"),
    ("d", 1234567.4, "1\u{202F}234\u{202F}567"), ("d", 999.5, "1\u{202F}000"),
    ("d", -1000, "−1\u{202F}000"),
    ("d", 2.5, "2"), ("d", -0.4, "0"), ("d", 12, "12"), (" .2 f ", 1, "1.00"),
  ])
  func `a number is printed as the format says`(
    pattern: String, number: Double, text: String
  ) throws {
    #expect(try NumberFormat(parsing: pattern).text(number) == text)
  }

  @Test(arguments: [
    ("", 0.1, "0.1"), ("", -2, "-2"), ("", 1e-5, "1e-5"), ("", 1e300, "1e300"),
    (".2e", 0.000104, "1.04e-4"), (".3", -12_345_678, "-1.23e7"), ("d", 1_234_567, "1234567"),
    (".1%", 0.5, "50.0%"), (".2f", -0.125, "-0.12"),
  ])
  func `programs get ASCII`(pattern: String, number: Double, text: String) throws {
    #expect(try NumberFormat(parsing: pattern).ascii(number) == text)
  }

  @Test func `cells are printed by their kind`() throws {
    let three = NumberFormat.measured
    #expect(three.text(.integer(12345)) == "12345")
    #expect(three.text(.integer(-7)) == "−7")
    #expect(three.text(.number(12345.678)) == "12300")
    #expect(three.text(.missing) == "–")
    #expect(three.text(.boolean(true)) == "true")
    #expect(three.text(.string("scaled")) == "scaled")
    #expect(NumberFormat(.fixed(2)).text(.integer(3)) == "3.00")
    #expect(
      NumberFormat(.integer).text(.integer(.min))
        == "−9\u{202F}223\u{202F}372\u{202F}036\u{202F}854\u{202F}775\u{202F}808")
    #expect(NumberFormat(.percent(0)).text(.integer(2)) == "200%")
    #expect(NumberFormat().text(.integer(.max)) == "9223372036854775807")
    #expect(NumberFormat(.scientific(1)).text(.integer(1250)) == "1.2 × 10³")
    #expect(three.text(.infinity) == "∞")
    #expect(three.text(-.infinity) == "−∞")
    #expect(three.text(.nan) == "undefined")
  }

  @Test(arguments: [
    "3", ".", ".0", ".x", ".2g", ".18", ".123f", "e", "%", "dd", ".2f2", "f.2", "..2f", ".-1f",
    ".٣f",
  ])
  func `a text that is no format is refused with the valid forms`(text: String) {
    let error = thrown(NumberFormatError.self) { _ = try NumberFormat(parsing: text) }
    #expect(error?.description == "‘\(text)’ is no number format")
    #expect(
      NumberFormatError.validForms
        == "a format is ‘.3’ (significant digits, 1 to 17), ‘.2f’ (decimal places), ‘.2e’ "
        + "(scientific), ‘.1%’ (percent), ‘d’ (whole number), or left out (as many digits as needed)"
    )
  }

  @Test(arguments: ["", ".3", ".17", ".2f", ".0f", ".2e", ".0e", ".1%", "d"])
  func `a format reads back as it was written`(pattern: String) throws {
    #expect(try NumberFormat(parsing: pattern).pattern == pattern)
  }

  @Test func `seventeen digits and the shortest form read back as the same number`() throws {
    var random = SeededGenerator(seed: 4)
    for _ in 0..<2000 {
      let number = random.finiteDouble()
      for format in [NumberFormat(), NumberFormat(.significant(17)), NumberFormat(.scientific(16))]
      {
        #expect(try #require(Double(format.ascii(number))) == number)
        #expect(try #require(readBack(format.text(number))) == number)
      }
    }
  }

  @Test func `a rounded number is as near as its digits allow`() throws {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<2000 {
      let number = Double.random(in: -1000...1000, using: &random)
      let places = Int.random(in: 0...6, using: &random)
      let unit = Double(String("1e-\(places)")) ?? 0
      let fixed = try #require(readBack(NumberFormat(.fixed(places)).text(number)))
      #expect((fixed - number).magnitude <= unit * 0.500001)
      let percent = try #require(readBack(NumberFormat(.percent(places)).text(number)))
      #expect((percent / 100 - number).magnitude <= unit * 0.00500001)
      let whole = try #require(readBack(NumberFormat(.integer).text(number)))
      #expect(whole == number.rounded(.toNearestOrEven))
      let significant = try #require(readBack(NumberFormat(.significant(places + 1)).text(number)))
      #expect((significant - number).magnitude <= number.magnitude * unit * 0.500001 * 10)
    }
  }

  /// Reads what a reader sees as a number.
  private func readBack(_ text: String) -> Double? {
    let superscripts = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    var ascii = ""
    for character in text.replacing(" × 10", with: "e") {
      if let digit = superscripts.firstIndex(of: character) {
        ascii += String(digit)
      } else if character == "−" || character == "⁻" {
        ascii += "-"
      } else if character != "\u{202F}", character != "%" {
        ascii.append(character)
      }
    }
    return Double(ascii)
  }
}

import Plotting
import Results
import Testing

@Suite struct DateTests {
  static let units: [(String, [Double])] = [
    ("yearmonth", TransformReferences.yearmonth), ("yearquarter", TransformReferences.yearquarter),
    ("yearmonthdatehours", TransformReferences.yearmonthdatehours),
    ("utcyearmonth", TransformReferences.yearmonth), ("month", TransformReferences.monthOf),
    ("day", TransformReferences.weekdayOf), ("yearweek", TransformReferences.yearweek),
    ("{unit: yearmonthdatehoursminutes, step: 30}", TransformReferences.halfHours),
  ]

  @Test(arguments: units)
  func `units begin where pandas has them begin`(unit: String, expected: [Double]) throws {
    let test = try TransformTest("[{timeUnit: \(unit), field: time, as: v}]")
    #expect(try test.numbers("v") == expected)
    let ends = try test.numbers("v_end")
    #expect(zip(expected, ends).allSatisfy { $0 < $1 })
  }

  @Test func `dates are written as Python writes them`() throws {
    let format = "%Y-%m-%d %H:%M:%S|%j|%U|%W|%V|%G|%a|%B|%I|%p|%u|%w|%y"
    let test = try TransformTest("[{calculate: \"timeFormat(datum.time, '\(format)')\", as: v}]")
    #expect(try Array(test.texts("v").prefix(12)) == TransformReferences.stamped)
  }

  @Test func `every day of four centuries has one date, and dates one day`() throws {
    let days = (0..<146_097).map { Double($0) * 86_400_000 - 6_857_222_400_000 }
    let table = Table([Column("t", .numbers(days))])
    let test = try TransformTest(
      "[{calculate: 'datetime(year(datum.t), month(datum.t), date(datum.t))', as: v}]", of: table)
    #expect(try test.numbers("v") == days)
  }

  @Test(
    arguments: [
      ("2012-03-04", 1_330_819_200_000), ("2012-03-04T05:06:07.089Z", 1_330_837_567_089),
      ("2012-03-04 05:06", 1_330_837_560_000), ("2012-03-04T05:06:07+02:00", 1_330_830_367_000),
      ("2012", 1_325_376_000_000), ("2012-03", 1_330_560_000_000), ("3/4/2012", 1_330_819_200_000),
      ("2012/3/4", 1_330_819_200_000), ("Mar 4, 2012", 1_330_819_200_000),
      ("4 March 2012", 1_330_819_200_000), ("Sun Mar 4 2012", 1_330_819_200_000),
      ("Mar 4 2012 5:06 PM", 1_330_880_760_000),
      ("Sun, 04 Mar 2012 05:06:07 GMT", 1_330_837_567_000),
      ("2012-02-30", .nan), ("tomorrow", .nan), ("", .nan), ("12", .nan),
    ] as [(String, Double)])
  func `dates are read as people write them`(text: String, time: Double) throws {
    let table = Table([Column("t", .strings([text]))])
    let test = try TransformTest("[{calculate: 'time(datum.t)', as: v}]", of: table)
    expectNear(try test.numbers("v"), [time], within: 0)
  }

  @Test func `dates in a given format are read and written back`() throws {
    let formats = [
      "%d.%m.%Y %H:%M:%S", "%B %e, %Y %I:%M:%S %p", "%Y%m%d%H%M%S", "%a %b %d %y %H:%M:%S",
      "%Y-%j %X", "%s",
    ]
    for format in formats where !format.contains("%X") {
      let test = try TransformTest(
        """
        [{calculate: "timeFormat(datum.time, '\(format)')", as: t},
          {calculate: "timeParse(datum.t, '\(format)')", as: v}]
        """)
      let seconds = TransformReferences.time.map { ($0 / 1000).rounded(.down) * 1000 }
      #expect(try test.numbers("v") == seconds, "\(format)")
    }
  }

  @Test func `a unit is chosen for a number of bins`() throws {
    let hours = (0..<48).map { Double($0) * 3_600_000 }
    let table = Table([Column("t", .numbers(hours))])
    let test = try TransformTest(
      "[{timeUnit: {maxbins: 20}, field: t, as: v}]", of: table)
    #expect(try test.numbers("v") == hours.map { ($0 / 10_800_000).rounded(.down) * 10_800_000 })
  }

  @Test func `predicates know dates and their units`() throws {
    let table = Table([
      Column("t", .strings(["2019-12-31", "2020-03-01", "2020-12-31", "2021-03-05"]))
    ])
    func kept(_ predicate: String) throws -> [String] {
      try TransformTest("[{filter: \(predicate)}]", of: table).texts("t")
    }
    #expect(try kept("{field: t, timeUnit: year, equal: 2020}") == ["2020-03-01", "2020-12-31"])
    #expect(
      try kept("{field: t, timeUnit: month, oneOf: [mar]}") == ["2020-03-01", "2021-03-05"])
    #expect(
      try kept("{field: t, range: [{year: 2020, month: jan, date: 1}, {year: 2021}]}")
        == ["2020-03-01", "2020-12-31"])
    #expect(try kept("{field: t, gt: {year: 2021}}") == ["2021-03-05"])
  }
}

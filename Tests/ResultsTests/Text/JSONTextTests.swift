import Results
import Testing

@Suite struct JSONTextTests {
  @Test func `members are sorted and only collections of collections take several lines`() {
    let value: JSONValue = ["b": [1, 0.5, nil], "a": [["x": true], []], "c": [:]]
    #expect(
      value.text == """
        {
         "a": [
          {
           "x": true
          },
          []
         ],
         "b": [1, 0.5, null],
         "c": {}
        }
        """)
  }

  @Test func `what JSON cannot hold is escaped or null`() {
    #expect(JSONValue.string("a\"b\\\n\u{1}é").text == #""a\"b\\\n\u0001é""#)
    #expect(JSONValue.array([.number(.nan), .number(.infinity)]).text == "[null, null]")
  }
}

import FoundationEssentials
import Results
import Testing

struct JSONValueTests {
  private let value: JSONValue = [
    "null": nil, "boolean": true, "integer": -3, "number": 0.5, "text": "é/\"",
    "list": [1, "x", []], "object": ["b": 1, "a": 2],
  ]

  @Test func `any JSON reads back`() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let data = try encoder.encode(value)
    #expect(
      String(decoding: data, as: UTF8.self)
        == #"{"boolean":true,"integer":-3,"list":[1,"x",[]],"null":null,"number":0.5,"object":{"a":2,"b":1},"text":"é/\""}"#
    )
    #expect(try JSONDecoder().decode(JSONValue.self, from: data) == value)
    #expect(value["object"]?["a"] == 2)
    #expect(value["none"] == nil)
  }

  @Test func `cells become JSON`() {
    #expect(JSONValue(Value.missing) == .null)
    #expect(JSONValue(Value.boolean(false)) == false)
    #expect(JSONValue(Value.integer(1)) == 1)
    #expect(JSONValue(Value.number(1.5)) == 1.5)
    #expect(JSONValue(Value.string("x")) == "x")
  }
}

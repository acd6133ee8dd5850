extension TimeFormat {
  /// The time that a text in this format stands for, in milliseconds since 1970; nil for a text that
  /// is not in it.
  package func time(_ text: String) -> Double? {
    var rest = text[...]
    var reading = Reading()
    for part in parts {
      switch part {
      case .text(let text):
        guard rest.hasPrefix(text) else { return nil }
        rest.removeFirst(text.count)
      case .field(let letter, _):
        guard reading.read(letter, &rest) else { return nil }
      }
    }
    return rest.isEmpty ? reading.time : nil
  }

  /// The parts of a date read so far.
  private struct Reading {
    private var date = CivilDate(year: 1900)
    private var isAfternoon: Bool?
    private var outright: Double?
    private var offset = 0

    var time: Double {
      if let outright { return outright }
      var date = date
      if let isAfternoon { date.hours = date.hours % 12 + (isAfternoon ? 12 : 0) }
      return date.time - Double(offset) * 60_000
    }

    mutating func read(_ letter: Character, _ rest: inout Substring) -> Bool {
      switch letter {
      case "Y": return number(&rest, 4) { $0.year = $1 }
      case "y": return number(&rest, 2) { $0.year = $1 + ($1 > 68 ? 1900 : 2000) }
      case "m": return number(&rest, 2) { $0.month = $1 - 1 }
      case "d", "e": return number(&rest, 2) { $0.day = $1 }
      case "j":
        return number(&rest, 3) {
          $0.month = 0
          $0.day = $1
        }
      case "q": return number(&rest, 1) { $0.month = 3 * ($1 - 1) }
      case "H", "I": return number(&rest, 2) { $0.hours = $1 }
      case "M": return number(&rest, 2) { $0.minutes = $1 }
      case "S": return number(&rest, 2) { $0.seconds = $1 }
      case "L": return number(&rest, 3) { $0.milliseconds = $1 }
      case "f": return number(&rest, 6) { $0.milliseconds = $1 / 1000 }
      case "b", "B":
        guard let index = name(&rest, TimeFormat.months, isShort: letter == "b") else {
          return false
        }
        date.month = index
        return true
      case "a", "A": return name(&rest, TimeFormat.weekdays, isShort: letter == "a") != nil
      case "p":
        isAfternoon = rest.prefix(2).lowercased() == "pm"
        defer { rest = rest.dropFirst(2) }
        return ["am", "pm"].contains(rest.prefix(2).lowercased())
      case "Q", "s":
        guard let value = integer(&rest, 20) else { return false }
        outright = Double(value) * (letter == "s" ? 1000 : 1)
        return true
      case "Z": return zone(&rest)
      default: return false
      }
    }

    private mutating func number(
      _ rest: inout Substring, _ width: Int, _ set: (inout CivilDate, Int) -> Void
    ) -> Bool {
      rest = rest.drop { $0 == " " }
      guard let value = integer(&rest, width) else { return false }
      set(&date, value)
      return true
    }

    private func integer(_ rest: inout Substring, _ width: Int) -> Int? {
      let sign = rest.first == "-" ? 1 : 0
      let digits = rest.dropFirst(sign).prefix(width).prefix { $0.isASCII && $0.isNumber }
      let value = Int(digits).map { sign == 1 ? -$0 : $0 }
      rest = rest.dropFirst(sign + digits.count)
      return value
    }

    private func name(_ rest: inout Substring, _ names: [String], isShort: Bool) -> Int? {
      let names = names.map { isShort ? String($0.prefix(3)) : $0 }
      let index = names.firstIndex { rest.lowercased().hasPrefix($0.lowercased()) }
      if let index { rest = rest.dropFirst(names[index].count) }
      return index
    }

    private mutating func zone(_ rest: inout Substring) -> Bool {
      if rest.first == "Z" {
        rest.removeFirst()
        return true
      }
      guard let sign = rest.popFirst(), sign == "+" || sign == "-" else { return false }
      guard let hours = integer(&rest, 2) else { return false }
      if rest.first == ":" { rest.removeFirst() }
      let minutes = rest.isEmpty ? 0 : integer(&rest, 2) ?? 0
      offset = (sign == "-" ? -1 : 1) * (hours * 60 + minutes)
      return true
    }
  }
}

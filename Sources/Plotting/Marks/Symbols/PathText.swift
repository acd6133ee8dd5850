import Drawing

/// Reads paths in the text form of SVG: `M-1,-1L1,0L-1,1Z`.
enum PathText {
  /// The path; nil for text that is none.
  static func path(_ text: String) -> Path? {
    guard let first = text.first(where: { $0 != " " }), first == "M" || first == "m" else {
      return nil
    }
    var reader = PathTextReader(text)
    return reader.path()
  }
}

/// Follows the steps of a path's text.
private struct PathTextReader {
  private var rest: Substring
  private var drawn = Path()
  private var here = LinePoint(x: 0, y: 0)
  private var start = LinePoint(x: 0, y: 0)
  /// The last control point, of which smooth curves start with the mirror image.
  private var control: LinePoint?

  init(_ text: String) {
    rest = text[...]
  }

  /// The whole path; nil where a step cannot be read.
  mutating func path() -> Path? {
    while let command = nextCommand() {
      if command == "Z" || command == "z" {
        drawn.close()
        here = start
        control = nil
        continue
      }
      var count = 0
      while let step = numbers(for: command) {
        // Further pairs after a move are lines.
        let isLine = count > 0 && (command == "M" || command == "m")
        apply(isLine ? (command == "M" ? "L" : "l") : command, step)
        count += 1
        if !hasNumber { break }
      }
      guard count > 0 else { return nil }
    }
    skipGaps()
    return rest.isEmpty && !drawn.isEmpty ? drawn : nil
  }

  // MARK: - Steps

  private mutating func apply(_ command: Character, _ numbers: [Double]) {
    let isRelative = command.isLowercase
    func point(_ index: Int) -> LinePoint {
      let point = LinePoint(x: numbers[index], y: numbers[index + 1])
      return isRelative ? here + point : point
    }
    var nextControl: LinePoint?
    switch command {
    case "M", "m":
      here = point(0)
      start = here
      drawn.move(to: here.point)
    case "L", "l": line(to: point(0))
    case "H", "h": line(to: LinePoint(x: numbers[0] + (isRelative ? here.x : 0), y: here.y))
    case "V", "v": line(to: LinePoint(x: here.x, y: numbers[0] + (isRelative ? here.y : 0)))
    case "C", "c":
      nextControl = point(2)
      curve(point(0), point(2), to: point(4))
    case "S", "s":
      nextControl = point(0)
      curve(control.map { 2 * here - $0 } ?? here, point(0), to: point(2))
    case "Q", "q":
      nextControl = point(0)
      quadratic(point(0), to: point(2))
    case "T", "t":
      let mirrored = control.map { 2 * here - $0 } ?? here
      nextControl = mirrored
      quadratic(mirrored, to: point(0))
    default: arc(numbers, to: point(5))
    }
    control = nextControl
  }

  private mutating func line(to point: LinePoint) {
    drawn.line(to: point.point)
    here = point
  }

  private mutating func curve(_ first: LinePoint, _ second: LinePoint, to end: LinePoint) {
    drawn.curve(first.point, second.point, to: end.point)
    here = end
  }

  private mutating func quadratic(_ middle: LinePoint, to end: LinePoint) {
    curve(
      here + (2.0 / 3) * (middle - here), end + (2.0 / 3) * (middle - end), to: end)
  }

  private mutating func arc(_ numbers: [Double], to end: LinePoint) {
    let arc = EllipticArc(
      from: here, to: end, radii: (numbers[0], numbers[1]), turn: numbers[2],
      isLarge: numbers[3] != 0, isClockwise: numbers[4] != 0)
    guard let arc else { return line(to: end) }
    for piece in arc.curves { curve(piece.first, piece.second, to: piece.end) }
    here = end
  }

  // MARK: - Text

  private static let counts: [Character: Int] = [
    "M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7,
  ]

  private mutating func nextCommand() -> Character? {
    skipGaps()
    guard let first = rest.first, first.isLetter else { return nil }
    rest.removeFirst()
    return first
  }

  private var hasNumber: Bool {
    let next = rest.first { $0 != " " && $0 != "," && !$0.isNewline }
    return next.map { $0.isNumber || "+-.".contains($0) } ?? false
  }

  private mutating func numbers(for command: Character) -> [Double]? {
    guard let count = Self.counts[Character(command.uppercased())] else { return nil }
    var numbers: [Double] = []
    for index in 0..<count {
      let isFlag = count == 7 && (index == 3 || index == 4)
      guard let number = isFlag ? flag() : number() else { return nil }
      numbers.append(number)
    }
    return numbers
  }

  private mutating func skipGaps() {
    while let first = rest.first, first == " " || first == "," || first.isNewline {
      rest.removeFirst()
    }
  }

  private mutating func flag() -> Double? {
    skipGaps()
    guard let first = rest.first, first == "0" || first == "1" else { return nil }
    rest.removeFirst()
    return first == "1" ? 1 : 0
  }

  private mutating func number() -> Double? {
    skipGaps()
    var text = ""
    var hasPoint = false
    while let first = rest.first {
      let isSign = (first == "-" || first == "+") && (text.isEmpty || text.last == "e")
      let isPoint = first == "." && !hasPoint && !text.contains("e")
      let isExponent = (first == "e" || first == "E") && !text.isEmpty && !text.contains("e")
      guard first.isASCII && first.isNumber || isSign || isPoint || isExponent else { break }
      if isPoint { hasPoint = true }
      text.append(isExponent ? "e" : first)
      rest.removeFirst()
    }
    return Double(text)
  }
}

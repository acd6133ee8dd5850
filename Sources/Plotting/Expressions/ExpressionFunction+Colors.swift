import Drawing
import Results

extension ExpressionFunction {
  /// Functions of colours: texts in CSS notation go in, `rgb(r, g, b)` comes out.
  static let colors: [ExpressionFunction] = [
    .init("rgb", 1...4, .string) { arguments in
      color(arguments) { first, second, third, alpha in
        Color(red: first / 255, green: second / 255, blue: third / 255, alpha: alpha)
      }
    },
    .init("hsl", 1...4, .string) { arguments in
      color(arguments) { HSL(hue: $0, saturation: $1, lightness: $2).color(alpha: $3) }
    },
    .init("lab", 1...4, .string) { arguments in
      color(arguments) { CIELab(lightness: $0, a: $1, b: $2).color(alpha: $3) }
    },
    .init("hcl", 1...4, .string) { arguments in
      color(arguments) { CIELab(hue: $0, chroma: $1, lightness: $2).color(alpha: $3) }
    },
    .init("luminance", 1...1, .number) { arguments in
      Color(parsing: arguments[0].plainText).map { .number(luminance($0)) } ?? .missing
    },
    .init("contrast", 2...2, .number) { arguments in
      guard let first = Color(parsing: arguments[0].plainText),
        let second = Color(parsing: arguments[1].plainText)
      else { return .missing }
      let (a, b) = (luminance(first), luminance(second))
      return .number((max(a, b) + 0.05) / (min(a, b) + 0.05))
    },
  ]

  /// A colour by its name or by three numbers, perhaps with its opacity; missing for none.
  private static func color(
    _ arguments: [Value], _ made: (Double, Double, Double, Double) -> Color
  ) -> Value {
    guard arguments.count > 2 else {
      return Color(parsing: arguments[0].plainText).map { .string(text($0)) } ?? .missing
    }
    let numbers = arguments.map(\.asNumber)
    return .string(
      text(made(numbers[0], numbers[1], numbers[2], numbers.count > 3 ? numbers[3] : 1)))
  }

  private static func text(_ color: Color) -> String {
    let parts = [color.red, color.green, color.blue].map { component in
      "\(Int((min(max(component.isNaN ? 0 : component, 0), 1) * 255).rounded()))"
    }
    let list = parts.joined(separator: ", ")
    return color.alpha < 1 ? "rgba(\(list), \(PlainNumber.text(color.alpha)))" : "rgb(\(list))"
  }

  /// How light a colour is, from 0 to 1.
  ///
  /// Source: Web Content Accessibility Guidelines 2.0, “relative luminance”.
  private static func luminance(_ color: Color) -> Double {
    func linear(_ component: Double) -> Double {
      component <= 0.03928
        ? component / 12.92 : Elementary.pow((component + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(color.red) + 0.7152 * linear(color.green)
      + 0.0722 * linear(color.blue)
  }
}

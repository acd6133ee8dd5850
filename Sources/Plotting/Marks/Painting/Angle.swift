/// An angle, clockwise, with its cosine and sine computed by series alone.
struct Angle: Sendable, Hashable {
  let cosine: Double
  let sine: Double

  init(degrees: Double) {
    // Of angles that are none, or too large to say where they end, the first is as good as any.
    let turns = degrees.magnitude < 1e15 ? degrees / 90 : 0
    let quarter = turns.rounded()
    let rest = (turns - quarter) * 1.5707963267948966
    let square = rest * rest
    var cosine = 1.0
    var sine = 1.0
    for term in stride(from: 18.0, through: 2, by: -2) {
      cosine = 1 - square / (term * (term - 1)) * cosine
      sine = 1 - square / (term * (term + 1)) * sine
    }
    sine *= rest
    switch ((Int(quarter) % 4) + 4) % 4 {
    case 0: (self.cosine, self.sine) = (cosine, sine)
    case 1: (self.cosine, self.sine) = (-sine, cosine)
    case 2: (self.cosine, self.sine) = (-cosine, -sine)
    default: (self.cosine, self.sine) = (sine, -cosine)
    }
  }
}

import Drawing
import Mathematics
import Typesetting

/// Reading and laying out 10,000 formulas as papers have them, from TeX to boxes with their glyphs.
struct FormulaBenchmark: Benchmark {
  let name = "math"
  let summary = "parse and lay out 10,000 formulas"

  private static let count = 10_000

  /// Short ones in lines of text, and long ones that are displayed, as many of each as papers have.
  private static let formulas = [
    #"x"#, #"\theta"#, #"t_\gamma"#, #"r_{\mathrm{G}}"#, #"\pi_\theta(y \mid x)"#,
    #"f(x) = 0"#, #"x_i^2"#, #"\lambda \ge 0"#, #"n \to \infty"#, #"10^{-3}"#,
    #"\mathbb{E}_{x\sim\mathcal S}[V(\theta; x)]"#, #"\gamma \in (0, 1)"#,
    #"\|\nabla V\| \le 6\Gamma\,\mathrm{Var}[r]^{1/3}"#, #"\bar r = \frac1n\sum_{i=1}^n r_i"#,
    #"A^{(i)} = \frac{r^{(i)} - \mathrm{mean}(r)}{\mathrm{std}(r)}"#,
    #"\mathcal{L}(\phi) = -\mathbb{E}\left[\log\sigma\left(r_\phi(x,y^+) - r_\phi(x,y^-)\right)\right]"#,
    #"\operatorname{softmax}(z)_i = \frac{\exp(z_i)}{\sum_{j} \exp(z_j)}"#,
    #"\begin{pmatrix} a & b \\ c & d \end{pmatrix}"#,
    #"f(x) = \begin{cases} x & \text{if } x \ge 0 \\ 0 & \text{otherwise} \end{cases}"#,
    #"\sqrt{\frac{\sum_{i=1}^n (x_i-\bar x)^2}{n-1}}"#,
  ]

  func measure(_ options: BenchmarkOptions) throws -> [Measurement] {
    let typesetter = try MathTypesetter(beside: Font(.pagella, size: .points(10)))
    return [
      Measurement("\(Self.count) formulas", runs: options.pairs) {
        Cost.of {
          for index in 0..<Self.count {
            let tex = Self.formulas[index % Self.formulas.count]
            let box = typesetter.box(Formula(tex, displayed: index.isMultiple(of: 4)))
            _ = box.items(at: .zero)
          }
        }
      }
    ]
  }
}

/// Greek and other letters: ordinary atoms.
enum Letters {
  /// Letters that follow the alphabet in force: small Greek is italic, capital Greek upright.
  static let commands =
    SymbolTable.commands(greek) { MathSymbol($0) }
    + SymbolTable.commands(italicCapitals) { MathSymbol($0, alphabet: .italic) }
    + SymbolTable.commands(uprightGreek) { MathSymbol($0, alphabet: .upright) }
    + SymbolTable.commands(lettersOfTheirOwn) { MathSymbol($0) }

  private static let greek = """
    α alpha
    β beta
    γ gamma
    δ delta
    ϵ epsilon
    ε varepsilon
    ζ zeta
    η eta
    θ theta
    ϑ vartheta thetasym
    ι iota
    κ kappa
    ϰ varkappa
    λ lambda
    μ mu
    ν nu
    ξ xi
    ο omicron
    π pi
    ϖ varpi
    ρ rho
    ϱ varrho
    σ sigma
    ς varsigma
    τ tau
    υ upsilon
    ϕ phi
    φ varphi
    χ chi
    ψ psi
    ω omega
    ϝ digamma
    Α Alpha
    Β Beta
    Γ Gamma
    Δ Delta
    Ε Epsilon
    Ζ Zeta
    Η Eta
    Θ Theta
    Ι Iota
    Κ Kappa
    Λ Lambda
    Μ Mu
    Ν Nu
    Ξ Xi
    Ο Omicron
    Π Pi
    Ρ Rho
    Σ Sigma
    Τ Tau
    Υ Upsilon
    Φ Phi
    Χ Chi
    Ψ Psi
    Ω Omega
    """

  private static let italicCapitals = """
    Γ varGamma
    Δ varDelta
    Θ varTheta
    Λ varLambda
    Ξ varXi
    Π varPi
    Σ varSigma
    Υ varUpsilon
    Φ varPhi
    Ψ varPsi
    Ω varOmega
    """

  private static let uprightGreek = """
    α upalpha
    β upbeta
    γ upgamma
    δ updelta
    ε upvarepsilon
    η upeta
    θ uptheta
    λ uplambda
    μ upmu
    π uppi
    ρ uprho
    σ upsigma
    τ uptau
    φ upvarphi
    χ upchi
    ψ uppsi
    ω upomega
    """

  private static let lettersOfTheirOwn = """
    ℏ hbar hslash
    ı imath
    ȷ jmath
    ℓ ell
    ℘ wp Weierp
    ℜ Re
    ℑ Im
    ℵ aleph alef
    ℶ beth
    ℷ gimel
    ℸ daleth
    ð eth
    ℧ mho
    Ⅎ Finv
    ⅁ Game
    𝕜 Bbbk
    Å AA
    å aa
    Ø O
    ø o
    ß ss
    Æ AE
    æ ae
    Œ OE
    œ oe
    """
}

/// Formulas of every kind of construct, as papers have them; one a line.
enum FormulaTable {
  /// All formulas.
  static let all: [String] = [
    letters, relations, fractions, roots, scripts, operators, fences, accents, arrays, texts,
    learning,
  ].flatMap { $0.split(separator: "\n").map(String.init) }

  static let letters = ##"""
    x
    \alpha\beta\gamma\delta\epsilon\varepsilon\zeta\eta\theta\vartheta\iota\kappa\lambda\mu
    \nu\xi\pi\varpi\rho\varrho\sigma\varsigma\tau\upsilon\phi\varphi\chi\psi\omega
    \Gamma\Delta\Theta\Lambda\Xi\Pi\Sigma\Upsilon\Phi\Psi\Omega
    \mathbf{A}\mathbf{x} = \mathbf{b}
    \mathbb{R}^n \subset \mathbb{C}^n
    \mathcal{D}, \mathcal{L}, \mathcal{N}
    \mathfrak{g} \oplus \mathfrak{h}
    \mathsf{T}\, \mathtt{code}\, \mathit{diff}\, \mathrm{Var}
    \boldsymbol{\theta} + \boldsymbol{x}
    \mathscr{F}
    \ell, \hbar, \partial, \nabla, \infty, \emptyset, \forall, \exists
    f(x) = 0
    0123456789
    -1, +2, \pm 3
    \imath, \jmath
    \Re z, \Im z, \aleph_0
    x', x'', x'''
    \dagger, \ddagger, \S
    \mathbb{E}, \mathbb{P}, \mathbb{1}
    """##

  static let relations = ##"""
    a = b
    a \neq b
    a < b \le c \leq d
    a > b \ge c \geq d
    a \ll b \gg c
    a \approx b \sim c \simeq d \cong e
    a \equiv b \pmod{n}
    a \propto b
    x \in A \ni y
    x \notin B
    A \subset B \subseteq C \supset D \supseteq E
    a \prec b \succ c
    a \perp b \parallel c
    a \mid b
    p \vdash q \models r
    a \to b \rightarrow c \leftarrow d
    a \Rightarrow b \Leftarrow c \Leftrightarrow d
    a \mapsto b \longmapsto c
    a \longrightarrow b \hookrightarrow c
    a \uparrow b \downarrow c \nearrow d
    a \iff b \implies c
    a + b - c \times d \div e \cdot f
    a \ast b \star c \circ d \bullet e
    a \oplus b \ominus c \otimes d \odot e
    A \cup B \cap C \setminus D
    p \wedge q \vee r \land s \lor t
    \neg p \lnot q
    a \pm b \mp c
    \not= \not\in \not\subset
    a := b
    x \asymp y \doteq z
    A \sqcup B \sqcap C
    1, 2, \ldots, n
    x_1 + \cdots + x_n
    \vdots \ddots
    a \triangleq b
    a \lesssim b \gtrsim c
    """##

  static let fractions = ##"""
    \frac{1}{2}
    \frac{a+b}{c+d}
    \frac{x^2}{y_i}
    \dfrac{a}{b} + \tfrac{c}{d}
    \frac{\frac{a}{b}}{\frac{c}{d}}
    1 + \frac{1}{1 + \frac{1}{1 + x}}
    \cfrac{1}{a + \cfrac{1}{b + \cfrac{1}{c}}}
    \binom{n}{k} = \frac{n!}{k!(n-k)!}
    \dbinom{n}{k} \tbinom{n}{k}
    \frac{\partial f}{\partial x}
    \frac{\mathrm{d}}{\mathrm{d}t} x(t)
    \frac{\mathrm d^2 y}{\mathrm d x^2} + \omega^2 y = 0
    e^{\frac{1}{2}}
    x^{\frac{a}{b}}
    \frac{-b \pm \sqrt{b^2 - 4ac}}{2a}
    \genfrac{(}{)}{0pt}{}{n}{k}
    \genfrac{[}{]}{1pt}{0}{a}{b}
    \frac12 + \frac34
    \frac{1}{\sqrt{2\pi\sigma^2}}
    \frac{\sum_i x_i}{n}
    \left(\frac{a}{b}\right)^2
    {a \over b}
    a/b
    """##

  static let roots = ##"""
    \sqrt{x}
    \sqrt{2}
    \sqrt[3]{x}
    \sqrt{x+y}
    \sqrt{\frac{a}{b}}
    \sqrt[n]{\frac{x^n}{y^n}}
    \sqrt{\sqrt{\sqrt{x}}}
    \sqrt{a} + \sqrt{b} + \sqrt{y}
    \sqrt{\sum_{i=1}^n x_i^2}
    \sqrt{1 + \sqrt{1 + \sqrt{1 + x}}}
    \frac{1}{\sqrt{d_k}}
    x^{\sqrt{2}}
    \sqrt[4]{2}
    2^{-1/2} = 1/\sqrt 2
    """##

  static let scripts = ##"""
    x^2
    x_i
    x_i^2
    x^{2}_{i}
    x_{i_j}
    x^{y^z}
    e^{-x^2}
    a_{n+1} = a_n + a_{n-1}
    f'(x)
    f''_n
    x_{\max}
    {}^{14}_{6}\mathrm{C}
    T^{\mu\nu}{}_{\rho\sigma}
    2^{2^{2^{2}}}
    x^{(k+1)}
    V_f^2, A^T, W_1, P_{ij}
    r_{\mathrm{G}} + r_{\mathrm{per}}
    f^{-1}(y)
    \Gamma^\alpha_{\beta\gamma}
    (a+b)^2
    \left[x\right]^2_1
    x^\ast, x^\star, x^\dagger
    e^{i\pi} + 1 = 0
    10^{-3}
    \theta_{t+1}
    \nabla_\theta
    \log_2 n
    A^{1/2}
    """##

  static let operators = ##"""
    \sum_{i=1}^{n} i = \frac{n(n+1)}{2}
    \prod_{k=1}^{n} k
    \int_0^1 f(x)\,\mathrm{d}x
    \int_{-\infty}^{\infty} e^{-x^2}\,dx = \sqrt{\pi}
    \iint_D f\,dA
    \iiint_V \rho\,dV
    \oint_C F \cdot dr
    \bigcup_{i} A_i \bigcap_{j} B_j
    \bigoplus_{n} V_n \bigotimes_{m} W_m
    \coprod_i X_i
    \bigvee_i p_i \bigwedge_i q_i
    \lim_{x \to 0} \frac{\sin x}{x} = 1
    \max_{x \in X} f(x)
    \arg\min_\theta L(\theta)
    \operatorname*{arg\,max}_{y} p(y)
    \operatorname{Var}[X]
    \sup_{n} \inf_{m} a_{n,m}
    \limsup_{n\to\infty} a_n \liminf_{n\to\infty} a_n
    \sin^2 x + \cos^2 x = 1
    \ln x, \log x, \exp x
    \det A, \dim V, \ker f, \gcd(a,b)
    \Pr(A \mid B)
    \sum_{\substack{i<n \\ j<m}} a_{ij}
    \sum_{i}\sum_{j} a_{ij}
    \sum\nolimits_{i} x_i
    \int\limits_a^b f
    \tanh x, \cosh x, \arctan x
    \sum_{k=0}^\infty \frac{x^k}{k!}
    \min_{w} \max_{v} f(w, v)
    \prod_{p} \frac{1}{1-p^{-s}}
    \bigl\| x \bigr\|
    """##

  static let fences = ##"""
    (a), [b], \{c\}
    \left( \frac{a}{b} \right)
    \left[ \frac{a}{b} \right]
    \left\{ \frac{a}{b} \right\}
    \left| \frac{a}{b} \right|
    \left\| \frac{a}{b} \right\|
    \left\langle \frac{a}{b} \right\rangle
    \left\lfloor \frac{a}{b} \right\rfloor
    \left\lceil \frac{a}{b} \right\rceil
    \left. \frac{df}{dx} \right|_{x=0}
    \left( \sum_{i=1}^n x_i \right)^2
    \left( \left( \left( x \right) \right) \right)
    \big( \Big( \bigg( \Bigg(
    \big] \Big] \bigg] \Bigg]
    \bigl| x \bigr|
    \Bigl\langle x, y \Bigr\rangle
    \left\{ x \;\middle|\; \frac{x}{2} > 0 \right\}
    P\left( A \middle| \frac{B}{C} \right)
    |x| + |y|
    \|x\|_2
    \lvert x \rvert \lVert y \rVert
    \langle u, v \rangle
    \lfloor x \rfloor + \lceil x \rceil
    \left( \frac{\frac{a}{b}}{\frac{c}{d}} \right)
    \left\lbrace \begin{matrix} a \\ b \\ c \\ d \\ e \end{matrix} \right\rbrace
    \left( \begin{matrix} a \\ b \\ c \\ d \\ e \\ f \end{matrix} \right)
    \left\uparrow \frac{a}{b} \right\downarrow
    \left( x \right]
    \left/ \frac{a}{b} \right.
    """##

  static let accents = ##"""
    \hat{x}, \check{x}, \tilde{x}, \bar{x}, \vec{x}, \dot{x}, \ddot{x}
    \acute{a}, \grave{a}, \breve{a}, \mathring{a}
    \widehat{x}, \widehat{xy}, \widehat{xyz}
    \widetilde{x}, \widetilde{xy}, \widetilde{xyz}
    \overline{x}, \overline{x+y}, \underline{x+y}
    \overbrace{a+b+c}^{n}
    \underbrace{a+b+c}_{n}
    \overrightarrow{AB}, \overleftarrow{AB}
    \hat{f}^2, \bar r_i, \vec v_0
    \hat\theta, \hat{A}, \hat{\imath}
    \overset{!}{=}
    \underset{x}{\to}
    \stackrel{\mathrm{def}}{=}
    \overset{a}{\underset{b}{X}}
    \bar{\bar{x}}
    \widehat{\mathrm{Var}}
    \overbrace{x_1 + \cdots + x_n}^{n\text{ terms}} + \underbrace{y}_{1}
    \xrightarrow{n \to \infty}
    \xrightarrow[below]{above}
    \xleftarrow{f}
    A \xrightarrow{f} B \xrightarrow[g]{} C
    \overline{\overline{A} \cup B}
    \dot{x} = Ax
    \underline{A}
    """##

  static let arrays = ##"""
    \begin{matrix} a & b \\ c & d \end{matrix}
    \begin{pmatrix} a & b \\ c & d \end{pmatrix}
    \begin{bmatrix} 1 & 0 & 0 \\ 0 & 1 & 0 \\ 0 & 0 & 1 \end{bmatrix}
    \begin{vmatrix} a & b \\ c & d \end{vmatrix} = ad - bc
    \begin{Vmatrix} a & b \\ c & d \end{Vmatrix}
    \begin{Bmatrix} a \\ b \end{Bmatrix}
    \begin{smallmatrix} a & b \\ c & d \end{smallmatrix}
    \begin{pmatrix} a_{11} & \cdots & a_{1n} \\ \vdots & \ddots & \vdots \\ a_{m1} & \cdots & a_{mn} \end{pmatrix}
    f(x) = \begin{cases} x & \text{if } x \ge 0 \\ -x & \text{otherwise} \end{cases}
    |x| = \begin{cases} x \\ -x \end{cases}
    \begin{array}{lcr} a & bbb & c \\ aaa & b & ccc \end{array}
    \begin{array}{c|c} a & b \\ \hline c & d \end{array}
    \begin{aligned} a &= b + c \\ d + e &= f \end{aligned}
    \begin{aligned} x &= 1 & y &= 2 \\ z &= 3 & w &= 4 \end{aligned}
    \begin{gathered} a = b \\ c + d = e \end{gathered}
    \begin{split} a &= b \\ &= c \end{split}
    \begin{align} a &= b \\ c &= d \end{align}
    \begin{gather} a = b \\ c = d \end{gather}
    \begin{pmatrix} \frac{a}{b} & 0 \\ 0 & \frac{c}{d} \end{pmatrix}
    \begin{bmatrix} x \\ y \end{bmatrix}^\top
    \begin{array}{|c|c|} \hline a & b \\ \hline c & d \\ \hline \end{array}
    \begin{cases} \frac{a}{b} & x < 0 \\ \sqrt{x} & x > 0 \end{cases}
    """##

  static let texts = ##"""
    x \text{ if } y
    \text{Var}_{y \sim \pi}
    \text{for all $x > 0$}
    \textbf{bold} + \textit{italic}
    a\,b\:c\;d\quad e\qquad f
    a\!b
    \phantom{x} y
    \hphantom{abc} d
    \vphantom{\frac{a}{b}} x
    \color{red} x + y
    {\color{blue} a} + b
    \textcolor{green}{c}
    \boxed{a = b}
    \boxed{\frac{a}{b}}
    \displaystyle \sum_i x_i
    \textstyle \sum_i x_i
    x \scriptstyle y
    a \mathbin{\#} b
    a \mathrel{R} b
    \mathop{\mathrm{foo}}_{x} y
    \operatorname{softmax}(z)_i
    \mathrm{kg}\,\mathrm{m}^2
    \text{fi fl ffi}
    \% \$ \& \_ \#
    """##

  static let learning = ##"""
    \pi_\theta(y \mid x) = \frac{\exp(z_y)}{\sum_{y'} \exp(z_{y'})}
    \operatorname{Var}_{y \sim \pi_\theta(\cdot\mid x)}[r_{\mathrm{RM}}(x, y)]
    \mathbb{E}_{x\sim\mathcal S}\left[\operatorname{Var}_{y\sim\pi}\left[r(x,y)\right]\right]
    \phi_{\mathrm{RLHF}}(\theta) = \mathbb{E}_{x}\left[ V(\theta; x) - \lambda \mathrm{KL}(\pi_\theta \| \pi_{\mathrm{ref}}) \right]
    \frac{\mathrm d}{\mathrm dt}\theta(t) = \nabla\phi(\theta(t))
    \|\nabla_\theta V\| \le 6\Gamma\left(\mathrm{Var}[r]\right)^{1/3}
    t_\gamma \ge \frac{1}{\Gamma^2}\,\Omega\left(\gamma\cdot\mathbb{E}\left[\mathrm{Var}\right]^{-1/3}\right)
    \mathrm{acc}_x(r, r') = \frac{1}{\binom{|\mathcal{Y}|}{2}}\sum_{\{y,y'\}} \mathbb{1}\left[\mathrm{sign}(r) = \mathrm{sign}(r')\right]
    J_{\theta} = \frac{\partial f_\theta}{\partial\theta}
    \mathcal{L}(\phi) = -\mathbb{E}\left[\log\sigma\left(r_\phi(x,y^+) - r_\phi(x,y^-)\right)\right]
    A^{(i)} = \frac{r^{(i)} - \mathrm{mean}(r)}{\mathrm{std}(r)}
    \sigma(z) = \frac{1}{1+e^{-z}}
    \mathrm{Attention}(Q,K,V) = \mathrm{softmax}\left(\frac{QK^\top}{\sqrt{d_k}}\right)V
    m_t = \beta_1 m_{t-1} + (1-\beta_1)g_t
    \theta_{t+1} = \theta_t - \eta\frac{\hat m_t}{\sqrt{\hat v_t}+\epsilon}
    D_{\mathrm{KL}}(P\,\|\,Q) = \sum_x P(x)\log\frac{P(x)}{Q(x)}
    p(\theta\mid D) = \frac{p(D\mid\theta)p(\theta)}{p(D)}
    \mathcal{N}(x;\mu,\Sigma) = \frac{1}{(2\pi)^{d/2}|\Sigma|^{1/2}}\exp\left(-\tfrac12(x-\mu)^\top\Sigma^{-1}(x-\mu)\right)
    \left\lVert\frac{\partial L}{\partial W}\right\rVert_F^2
    \lim_{T\to\infty}\frac1T\int_0^T\phi(t)\,\mathrm dt
    x_{k+1} = x_k - \alpha_k \nabla f(x_k)
    \bar r = \frac1n\sum_{i=1}^n r_i
    \hat\sigma^2 = \frac{1}{n-1}\sum_{i=1}^{n}(x_i-\bar x)^2
    \nabla\times\mathbf{E} = -\frac{\partial\mathbf{B}}{\partial t}
    i\hbar\frac{\partial}{\partial t}\Psi = \hat H\Psi
    E = mc^2
    \zeta(s) = \sum_{n=1}^\infty\frac{1}{n^s} = \prod_p\frac{1}{1-p^{-s}}
    \forall\varepsilon>0\;\exists\delta>0:|x-a|<\delta\implies|f(x)-f(a)|<\varepsilon
    """##
}

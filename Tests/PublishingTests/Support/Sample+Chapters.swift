/// The chapters of the sample report: one of everything that a page can show.
enum SampleChapters {
  static let setting = #"""
    ---
    title: Two things a reward model does
    abstract: >
      This chapter fixes the notation of the report, defines the accuracy of a reward model and the
      reward variance it induces, and says what is computed.
    report:
      title: What makes a good reward model for RLHF?
      subtitle: A reproducible version of the poster, every number computed
      authors: [Ada Example, Emmy Sample]
      abstract: >
        A reward model is usually judged by its accuracy: how often it agrees with the ground truth
        about which of two outputs is better. The poster of [@razin2025] shows that this is half of
        what matters. A reward model must also give outputs that the policy is likely to produce
        sufficiently different rewards; where this *reward variance* is low, the objective is flat
        and policy gradient is slow, however accurate the rewards are.
    ---

    ## The setting {#sec-setting}

    A policy $\pi_\theta(y \mid x)$ gives each output $y$ to a prompt $x$ a probability. For a language
    model the output is a sequence of tokens $y = (y_1, \dots, y_L)$ from a vocabulary, and the policy
    is a product of softmax distributions over next tokens. RLHF [@christiano2017] maximises a reward
    model[^head] fitted to comparisons [see @razin2025, Section 2; @ouyang2022], regularised towards the
    initial policy:

    $$
    \phi(\theta) = \mathbb E_{x}\Bigl[ \mathbb E_{y \sim \pi_\theta}\bigl[r_{\mathrm{RM}}(x, y)\bigr]
      - \lambda \operatorname{KL}\bigl(\pi_\theta \,\Vert\, \pi_{\mathrm{init}}\bigr) \Bigr] .
    $$ {#eq-objective}

    ::: {#def-time name="Time to gain"}
    For a reward $r$ and $\gamma > 0$, $t_\gamma$ is the first time at which the flow of @eq-objective
    has raised the expected reward by $\gamma$ over its initial value.
    :::

    ## Accuracy and reward variance {#sec-numbers}

    Accuracy depends on the *order* of the rewards alone and knows nothing of their sizes. **Reward
    variance** depends on the sizes, and on which outputs the policy at hand is likely to produce. See
    [the paper](https://arxiv.org/abs/2503.15477) or [what follows](02-flat-landscape.md#sec-time).

    - Rewards of both models lie in $[-1, 1]$.
    - Both rank every pair of outputs alike, and `folio run` computes the rest.[^head]

    > Two reward models may agree on every comparison and still teach at very different speeds.

    | symbol            | meaning                          | where        |
    |-------------------|----------------------------------|-------------:|
    | $x$               | a prompt from the training set   | everywhere   |
    | $r_{\mathrm G}$   | the ground-truth reward          | @sec-setting |

    ```sh
    folio build                  # the full report
    folio run 01-setting         # this chapter again
    ```

    [^head]: Usually a language model with a scalar head; here a table.
    """#

  static let landscape = #"""
    ---
    title: The objective is flat where reward variance is low
    ---

    ```experiment
    id: time-to-gain
    run: gradient-flow
    caption: three reward families, 13 variances each
    ```

    ## How long it takes {#sec-time}

    ::: {#thm-slow name="Low reward variance, slow optimisation"}
    For softmax policies the time for the expected reward to rise by an additive constant is
    $\Omega\bigl(\mathbb E_x[\operatorname{Var}_{y \sim \pi_{\mathrm{init}}}[r_{\mathrm{RM}}]]^{-1/3}\bigr)$,
    *however accurate* the reward model is.
    :::

    ::: {.proof of="thm-slow"}
    The gradient is bounded by a power of the standard deviation [@razin2024, Theorem 1]; integrating
    the bound on its growth along the flow gives the claim.

    $$ \|\nabla \phi\| \le \sqrt{L/2}\, \Gamma\, w $$ {#eq-gradient}

    With @eq-gradient both rates follow.
    :::

    On the families of @fig-time the time falls as a power of the variance with slope
    `{value} cl-slope.slope | .3`, fitted over `{value} count(time-to-gain.time)` flows; as @razin2025
    predict, the exponent is at most −1/3 (@cl-slope and @tbl-rates).

    ```figure
    id: fig-time
    from: time-to-gain
    caption: >
      Time until the expected reward has risen by $\gamma = 0.1$, against the reward variance under the
      initial policy, for three families of rewards. Both axes are logarithmic; the dashed line has
      slope −1/3.
    mark: line
    encoding: {x: {field: variance}, y: {field: time}}
    ```

    ```table
    id: tbl-rates
    from: time-to-gain
    columns: [family, time]
    caption: Fitted exponents of the time to gain, by family.
    ```

    ```claim
    id: cl-slope
    from: time-to-gain
    claim: >
      The time to gain $\gamma$ falls as a power of the reward variance with an exponent between −0.6
      and −0.3.
    values: {slope: "slope(log(time) ~ log(variance))"}
    holds: slope_high < -0.3 and slope_low > -0.6
    ```

    ```claim
    id: cl-order
    from: time-to-gain
    claim: In every family the flow with the highest variance gains first.
    value: max(time)
    holds: all(fast < slow)
    ```

    ### What the exponent hides {#sec-rest}

    ::: {.remark}
    The constants differ by family; the exponent does not.
    :::
    """#

  static let bibliography = """
    @inproceedings{razin2025,
      author    = {Razin, Noam and Wang, Zixuan and Strauss, Hubert and Wei, Stanley and Lee, Jason D. and Arora, Sanjeev},
      title     = {What Makes a Reward Model a Good Teacher? {A}n Optimization Perspective},
      booktitle = {Advances in Neural Information Processing Systems},
      year      = {2025},
      eprint    = {2503.15477},
      url       = {https://arxiv.org/abs/2503.15477}
    }
    @inproceedings{razin2024,
      author    = {Razin, Noam and Zhou, Hattie},
      title     = {Vanishing Gradients in Reinforcement Finetuning of Language Models},
      booktitle = {International Conference on Learning Representations},
      year      = {2024}
    }
    @inproceedings{ouyang2022,
      author    = {Ouyang, Long and others},
      title     = {Training Language Models to Follow Instructions with Human Feedback},
      booktitle = {Advances in Neural Information Processing Systems},
      year      = {2022}
    }
    @article{christiano2017,
      author  = {Christiano, Paul F.},
      title   = {Deep Reinforcement Learning from Human Preferences},
      journal = {Advances in Neural Information Processing Systems},
      volume  = {30},
      pages   = {4299--4307},
      year    = {2017}
    }
    """
}

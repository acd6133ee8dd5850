/// A chapter that holds one of everything and has no mistakes.
enum GoodChapter {
  static let text = """
    ---
    title: A *flat* $x$ landscape
    report:
      title: "Quoted \\"x\\" of *it*"
      authors: [A B, C D]
    ---

    # Intro {#sec-intro}

    Some *text* with $a_b*c$ and `{value} cl-x.value | .3`, see @thm-slow, [see @razin2025, Theorem 1; -@b].
    See [x](https://example.org "T") and https://example.org/a_b.

    ::: {#thm-slow name="Slow $x$" .poster}
    Body
    $$
    a
    + b
    $$ {#eq-main}
    and more[^1].
    :::

    [^1]: A note with $x$.

    - a

      ```python
      x = $1
      ```
    - b `code $x$`

    | a | b |
    |---|--:|
    | $|x|$ | `{value} x | .2f` |

    ```experiment
    id: time-to-gain
    run: flow
    with: {gamma: 0.1, x: 1}
    sweep:
      eta: {from: 1e-4, to: 1, count: 13, scale: log}
    profiles: {quick: {replicates: 2}}
    ```

    > quote $a
    > b$ c

    ![alt *b*](figures/x.png "T")

    ```figure
    id: fig-time
    from: time-to-gain
    caption: 'Time $t_\\gamma$ against **variance**, see @thm-slow'
    mark: line
    encoding:
      x: {field: eta, type: quantitative, scale: {type: log}}
    ```

    ```claim
    id: cl-slope
    from: [time-to-gain]
    claim: >
      The slope is `{value} cl-slope.value | .3`.
    value: slope(log(t) ~ log(v))
    holds: value == -0.5 ± 5%
    ```

    ::: {.proof of="thm-slow"}
    Immediate.
    :::
    """
}

"""S6: sampled variance and accuracy; pairs counted by SciPy's Kendall τ, which sorts."""
import numpy as np
from scipy.stats import kendalltau

from inputs import normal, symmetric, uniform

P, K, MODELS = 500, 1000, 12


def tied(x):
    counts = np.unique(x, return_counts=True)[1]
    return int((counts * (counts - 1) // 2).sum())


def agreeing(r, g, ties_of_truth, ties_of_both):
    """Pairs of equal signs, from τ_b: exact after rounding."""
    pairs, ties = len(r) * (len(r) - 1) // 2, tied(r)
    root = np.sqrt(float(pairs - ties)) * np.sqrt(float(pairs - ties_of_truth))
    difference = round(kendalltau(r, g, method="asymptotic").statistic * root) if root else 0
    return (pairs - ties - ties_of_truth + ties_of_both + difference) // 2 + ties_of_both


def s6(clock):
    sums = np.cumsum(np.exp(1.5 * normal(601, P, K)), axis=1)
    g = symmetric(602, P, K)
    models = [2.0 ** -(j % 4) * (j / 11 * g + (1 - j / 11) * symmetric(610 + j, P, K))
              for j in range(MODELS)]
    results, total = {}, 0
    for n, tag in ((10, 603), (1000, 604)):
        u = uniform(tag, P, n)
        variance, accuracy = np.zeros(MODELS), np.zeros(MODELS)
        with clock:
            for x in range(P):
                drawn = np.minimum(np.searchsorted(sums[x], u[x] * sums[x, -1], "right"), K - 1)
                total += int(drawn.sum())
                truth = g[x, drawn]
                # Different outputs have different rewards: the same output alone ties in both.
                ties = tied(drawn)
                for j, model in enumerate(models):
                    r = model[x, drawn]
                    variance[j] += r.var(ddof=1) / P
                    accuracy[j] += agreeing(r, truth, ties, ties) / (n * (n - 1) / 2) / P
        results[f"variance, n = {n}"] = variance.tolist()
        results[f"accuracy, n = {n}"] = accuracy.tolist()
    results["sum of indices"] = [float(total)]
    return results

"""Reference values of the statistics, computed by SciPy and NumPy; writes references.csv beside itself.

Run by hand when a statistic is added: python3 statistics_references.py
"""

import csv
import pathlib

import numpy
import scipy
from scipy import stats

SAMPLES = {
    "small": ([1.0, 2.0, 3.0, 4.0], [2.1, 3.9, 6.2, 7.8]),
    "three": ([0.0, 1.0, 5.0], [3.0, 1.0, -4.0]),
    "ties": ([1.0, 2.0, 2.0, 3.0, 3.0, 3.0, 7.0], [4.0, 4.0, 1.0, 0.5, 2.0, 2.0, -1.0]),
    "offset": ([1e6 + k for k in (0.1, 0.2, 0.4, 0.8, 1.6)], [k * k for k in range(5)]),
    "wide": ([10.0**k for k in range(-6, 7)], [3.0 * 10 ** (-0.5 * k) for k in range(-6, 7)]),
    "waves": (
        [k / 7 for k in range(50)],
        [float(numpy.sin(k) + k / 20) for k in range(50)],
    ),
}


def references():
    for name, (x, y) in SAMPLES.items():
        fit = stats.linregress(x, y)
        reach = stats.t.ppf(0.975, len(x) - 2) * fit.stderr
        yield name, {
            "mean": numpy.mean(y),
            "variance": numpy.var(y, ddof=1),
            "stdev": numpy.std(y, ddof=1),
            "median": numpy.median(y),
            "quantile10": numpy.quantile(y, 0.1),
            "quantile95": numpy.quantile(y, 0.95),
            "slope": fit.slope,
            "intercept": fit.intercept,
            "slope_error": fit.stderr,
            "intercept_error": fit.intercept_stderr,
            "slope_low": fit.slope - reach,
            "slope_high": fit.slope + reach,
            "r2": fit.rvalue**2,
            "pearson": stats.pearsonr(x, y).statistic,
            "spearman": stats.spearmanr(x, y).statistic,
        }


def main():
    target = pathlib.Path(__file__).with_name("references.csv")
    with target.open("w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["sample", "statistic", "value"])
        for name, (x, y) in SAMPLES.items():
            for row, pair in enumerate(zip(x, y)):
                for axis, value in zip("xy", pair):
                    writer.writerow([name, f"{axis}{row}", repr(float(value))])
        for name, values in references():
            for statistic, value in values.items():
                writer.writerow([name, statistic, repr(float(value))])
    print(f"scipy {scipy.__version__}, numpy {numpy.__version__}: {target.name}")


if __name__ == "__main__":
    main()

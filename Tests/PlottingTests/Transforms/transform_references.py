"""Writes TransformReferences.swift: a table of random rows and what pandas, SciPy and statsmodels make of it.

Run in this folder, with numpy, pandas, scipy and statsmodels: python3 transform_references.py > TransformReferences.swift
"""
import math
import numpy as np
import pandas as pd
import statsmodels.api as sm
from scipy import stats
from statsmodels.nonparametric.smoothers_lowess import lowess

state = 20261123


def uniform():
    """A double from a 64-bit linear congruential generator, so that the table needs no library's."""
    global state
    state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
    return (state >> 11) * 2.0**-53


def swift(value):
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ".nan"
    return repr(float(value))


def numbers(name, values, comment=None):
    if comment:
        print(f"  /// {comment}")
    print(f"  static let {name}: [Double] = [")
    words = [swift(v) for v in values]
    for start in range(0, len(words), 4):
        print("    " + ", ".join(words[start:start + 4]) + ",")
    print("  ]\n")


def texts(name, values):
    print(f"  static let {name}: [String] = [")
    words = ['"' + v + '"' for v in values]
    width = 6 if max(map(len, words)) < 12 else 1
    for start in range(0, len(words), width):
        print("    " + ", ".join(words[start:start + width]) + ",")
    print("  ]\n")


count = 60
group = ["abc"[int(uniform() * 3)] for _ in range(count)]
x = [round(uniform() * 10, 3) + 0.001 for _ in range(count)]
noise = [stats.norm.ppf(uniform()) for _ in range(count)]
y = [round(2 + 1.5 * a + 0.8 * e, 4) for a, e in zip(x, noise)]
# One value in eight is missing, ties are many.
gap = [float("nan") if uniform() < 0.125 else v for v in y]
rank = [float(int(uniform() * 6)) for _ in range(count)]
positive = [round(math.exp(0.3 * a + 0.2 * e), 5) for a, e in zip(x, noise)]
times = [math.floor(1.2e12 + uniform() * 4e11) for _ in range(count)]
table = pd.DataFrame(dict(group=group, x=x, y=y, gap=gap, rank=rank, positive=positive, time=times))

print("// Written by transform_references.py; not edited by hand.\n")
print("/// Random rows, and what independent programs make of them.")
print("enum TransformReferences {")
texts("group", group)
numbers("x", x)
numbers("y", y)
numbers("gap", gap)
numbers("rank", rank)
numbers("positive", positive)
numbers("time", times)

order = list(dict.fromkeys(group))
texts("groups", order)
g = table.groupby("group", sort=False)["gap"]
aggregates = dict(
    count=g.size(), valid=g.count(), missing=g.size() - g.count(), distinct=g.nunique(dropna=False),
    sum=g.sum(), product=g.prod(), mean=g.mean(), median=g.median(), min=g.min(), max=g.max(),
    q1=g.quantile(0.25), q3=g.quantile(0.75), stdev=g.std(), stdevp=g.std(ddof=0),
    variance=g.var(), variancep=g.var(ddof=0), stderr=g.sem())
for name, values in aggregates.items():
    numbers("aggregate" + name.capitalize(), [values[k] for k in order])

# Bootstrap percentiles by SciPy: another generator, so that they agree within the error of sampling.
boot = [stats.bootstrap((table[table.group == k].gap.dropna().values,), np.mean, n_resamples=20000,
                        confidence_level=0.95, method="percentile", random_state=1).confidence_interval
        for k in order]
numbers("bootstrapLower", [b.low for b in boot])
numbers("bootstrapUpper", [b.high for b in boot])

# Windows over rank within group; rows level in rank in the order of the data.
ordered = table.reset_index().sort_values(["rank", "index"], kind="stable")
w = ordered.groupby("group")
size = w["rank"].transform("size")


def back(values):
    """Values of the ordered rows in the order of the data."""
    return list(pd.Series(values, index=ordered["index"]).sort_index())


numbers("rowNumber", back((w.cumcount() + 1).values))
ranks = w["rank"].rank(method="min")
numbers("rankOf", back(ranks.values))
numbers("denseRank", back(w["rank"].rank(method="dense").values))
numbers("percentRank", back(((ranks - 1) / (size - 1)).values))
cume = w["rank"].rank(method="max", pct=True)
numbers("cumeDist", back(cume.values))
numbers("ntile", back([math.ceil(4 * c - 1e-9) for c in cume]))
numbers("lag", back(w["x"].shift(2).values))
numbers("lead", back(w["x"].shift(-1).values))
numbers("firstValue", back(w["x"].transform("first").values))
numbers("movingMean", back(w["x"].transform(lambda s: s.rolling(5, center=True, min_periods=1).mean()).values),
        "Mean of two rows before to two after, rows level with the ends left out.")
cumulative = []
growing = []
moving = []
for i, row in ordered.iterrows():
    own = ordered[ordered.group == row["group"]]
    upto = own[own["rank"] <= row["rank"]]
    cumulative.append(upto.x.sum())
    growing.append(upto.x.median())
    place = list(own["index"]).index(row["index"])
    low = own["rank"].iloc[max(0, place - 2)]
    high = own["rank"].iloc[min(len(own) - 1, place + 2)]
    moving.append(own[(own["rank"] >= low) & (own["rank"] <= high)].x.std())
numbers("cumulativeSum", back(cumulative), "Sum of all rows up to this one and those level with it.")
numbers("growingMedian", back(growing))
numbers("movingDeviation", back(moving), "Two before to two after, with all rows level with these.")
tail = []
for i, row in ordered.iterrows():
    own = ordered[ordered.group == row["group"]]
    place = list(own["index"]).index(row["index"])
    tail.append(own.x.iloc[place:].max())
numbers("remainingMax", back(tail), "Maximum of this row and those after it, in the window's order.")

# Regression.
X, Y, P = table.x.values, table.y.values, table.positive.values
line = stats.linregress(X, Y)
numbers("linear", [line.intercept, line.slope, line.rvalue**2])
fit = sm.OLS(Y, sm.add_constant(np.log(X))).fit()
numbers("logarithmic", [*fit.params, fit.rsquared])


def explained(f):
    return 1 - np.sum((P - f) ** 2) / np.sum((P - P.mean()) ** 2)


fit = sm.WLS(np.log(P), sm.add_constant(X), weights=P).fit()
numbers("exponential", [math.exp(fit.params[0]), fit.params[1], explained(np.exp(fit.params[0] + fit.params[1] * X))])
fit = sm.OLS(np.log(P), sm.add_constant(np.log(X))).fit()
numbers("power", [math.exp(fit.params[0]), fit.params[1], explained(np.exp(fit.params[0]) * X ** fit.params[1])])
for name, degree in (("quadratic", 2), ("cubic", 3), ("quintic", 5)):
    p = np.polynomial.Polynomial.fit(X, P, degree)
    numbers(name, [*p.convert().coef, explained(p(X))])
    numbers(name + "Heights", [p(v) for v in (0.5, 2, 5, 9.5)])

# Local regression: robust, without the shortcut of interpolation.
for name, share in (("loess", 0.3), ("loessWide", 0.7)):
    curve = lowess(Y, X, frac=share, it=2, delta=0)
    numbers(name + "Heights", curve[:, 1])
numbers("loessPlaces", np.sort(X))

# Density.
a = table[table.group == order[0]].x.values
kde = stats.gaussian_kde(a, bw_method=0.7 / np.std(a, ddof=1))
places = np.linspace(X.min(), X.max(), 201)
numbers("densityHeights", kde(places)[::20])
numbers("densityCumulative", [kde.integrate_box_1d(-np.inf, v) for v in places[::20]])
iqr = (np.quantile(a, 0.75) - np.quantile(a, 0.25)) / 1.34
width = 1.06 * min(np.std(a, ddof=1), iqr) * len(a) ** -0.2
kde = stats.gaussian_kde(a, bw_method=width / np.std(a, ddof=1))
numbers("densityEstimated", kde(places)[::20], "With the bandwidth that the data ask for.")

numbers("quantiles", np.quantile(a, [0, 0.1, 0.25, 0.5, 0.9, 1]))

# Time.
stamps = pd.to_datetime(table.time, unit="ms")


def ms(series):
    return [int(t.value // 10**6) for t in series]


numbers("yearmonth", ms(stamps.dt.to_period("M").dt.start_time))
numbers("yearquarter", ms(stamps.dt.to_period("Q").dt.start_time))
numbers("yearmonthdatehours", ms(stamps.dt.floor("h")))
numbers("yearweek", ms((stamps - pd.to_timedelta((stamps.dt.day_of_week + 1) % 7, unit="D")).dt.floor("D")),
        "The Sunday before, whatever its year.")
numbers("monthOf", [pd.Timestamp(2012, t.month, 1).value // 10**6 for t in stamps])
numbers("weekdayOf", [pd.Timestamp(2012, 1, 1 + (t.day_of_week + 1) % 7).value // 10**6 for t in stamps])
numbers("halfHours", ms(stamps.dt.floor("30min")))
texts("stamped", [t.strftime("%Y-%m-%d %H:%M:%S|%j|%U|%W|%V|%G|%a|%B|%I|%p|%u|%w|%y") for t in stamps[:12]])

normal = stats.norm(1, 2)
numbers("normal", [normal.pdf(0.3), normal.cdf(0.3), normal.ppf(0.3), stats.norm.cdf(-3), stats.lognorm(2, scale=math.e).pdf(0.4),
                   stats.lognorm(2, scale=math.e).cdf(0.4), stats.lognorm(2, scale=math.e).ppf(0.4)])
print("}")

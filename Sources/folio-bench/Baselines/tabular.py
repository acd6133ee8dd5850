"""S1 and S2: flow and ascent of a tabular policy, in compiled PyTorch where it is installed, else NumPy."""
import numpy as np

from inputs import normal, symmetric

try:
    import torch
    torch.set_num_threads(1)
    torch.set_default_dtype(torch.float64)
    array, compiled, softmax = torch.from_numpy, torch.compile, lambda x: torch.softmax(x, 1)
    maximum = torch.maximum
except ImportError:
    torch, array, compiled, maximum = None, lambda x: x, lambda f: f, np.maximum

    def softmax(x):
        p = np.exp(x - x.max(1, keepdims=True))
        return p / p.sum(1, keepdims=True)

N, K = 512, 1000
A = [[1 / 5], [3 / 40, 9 / 40], [44 / 45, -56 / 15, 32 / 9],
     [19372 / 6561, -25360 / 2187, 64448 / 6561, -212 / 729],
     [9017 / 3168, -355 / 33, 46732 / 5247, 49 / 176, -5103 / 18656],
     [35 / 384, 0, 500 / 1113, 125 / 192, -2187 / 6784, 11 / 84]]
E = [71 / 57600, 0, -71 / 16695, 71 / 1920, -17253 / 339200, 22 / 525, -1 / 40]
D = [-12715105075 / 11282082432, 0, 87487479700 / 32700410799, -10690763975 / 1880347072,
     701980252875 / 199316789632, -1453857185 / 822651844, 69997945 / 29380423]
RTOL, ATOL = 1e-8, 1e-10


def inputs():
    theta, g = normal(101, N, K), symmetric(102, N, K)
    r = 0.75 * g + 0.25 * symmetric(103, N, K)
    assert r[511, 999] == -0.72073957801245347
    return array(theta), array(g), array(r)


def slope(theta, r):
    p = softmax(theta)
    return p * (r - (p * r).sum(1)[:, None]) / N


@compiled
def attempt(theta, k1, h, r, g):
    """One Dormand–Prince step: its end, its slopes, the scaled error and E[r_G] at the end."""
    k, y = [k1], theta
    for row in A:
        y = theta + h * sum(a * s for a, s in zip(row, k) if a)
        k.append(slope(y, r))
    error = h * sum(e * s for e, s in zip(E, k) if e)
    scale = ATOL + RTOL * maximum(abs(theta), abs(y))
    return y, k, ((error / scale) ** 2).mean() ** 0.5, (softmax(y) * g).sum() / N


@compiled
def truth(theta, g):
    return (softmax(theta) * g).sum() / N


@compiled
def dense(theta, h, x, k):
    """The state at the fraction x of a step, of order 4."""
    u = 1 - x
    b = [x * x * (3 - 2 * x) * w for w in A[5]] + [0 * x]
    b[0] = b[0] + x * u * u
    b[6] = b[6] - x * x * u
    return theta + h * sum((w + x * x * u * u * d) * s for w, d, s in zip(b, D, k) if d)


def number(x):
    return array(np.array(float(x)))


def first_step(theta, k1, r):
    scale = ATOL + RTOL * abs(theta)
    size = lambda x: float(((x / scale) ** 2).mean() ** 0.5)
    d0, d1 = size(theta), size(k1)
    h0 = 0.01 * d0 / d1
    d2 = size(slope(theta + h0 * k1, r) - k1) / h0
    return min(100 * h0, (0.01 / max(d1, d2)) ** 0.2)


def time_to_gain(theta, g, r, gain=0.4):
    k1, level, t, limit = slope(theta, r), float(truth(theta, g)) + gain, 0.0, 10
    h, before = first_step(theta, k1, r), float(truth(theta, g))
    while True:
        y, k, error, after = attempt(theta, k1, number(h), r, g)
        error, after = float(error), float(after)
        factor = 0.9 * error ** -0.2
        if error >= 1:
            h, limit = h * max(0.2, factor), 1
            continue
        if after >= level:
            break
        theta, k1, t, before = y, k[6], t + h, after
        h, limit = h * min(limit, factor), 10
    low, high, flow, fhigh = 0.0, 1.0, before - level, after - level
    while True:  # the Illinois rule
        x = low - flow * (high - low) / (fhigh - flow)
        value = float(truth(dense(theta, number(h), number(x), k), g)) - level
        if abs(value) < 1e-13 or high - low < 1e-15:
            return t + x * h
        if (value < 0) == (flow < 0):
            low, flow, fhigh = x, value, fhigh / 2
        else:
            high, fhigh, flow = x, value, flow / 2


def s1(clock):
    theta, g, r = inputs()
    time_to_gain(theta, g, r, gain=0.01)
    with clock:
        times = [time_to_gain(theta, g, 10 ** (-2 + 2 * j / 11) * r) for j in range(12)]
    return {"t": times}


@compiled
def climb(theta, start, r):
    p = softmax(theta)
    q = r - 0.05 * (theta - start)
    return theta + p * (q - (p * q).sum(1)[:, None])


def s2(clock):
    start, g, r = inputs()
    climb(start, start, r)
    with clock:
        theta = start
        for _ in range(10_000):
            theta = climb(theta, start, r)
    p, p0 = softmax(theta), softmax(start)
    mean = (p * r).sum(1)[:, None]
    log = torch.log if torch else np.log
    results = {"expected reward": (p * r).sum() / N, "expected ground truth": (p * g).sum() / N,
               "divergence": (p * log(p / p0)).sum() / N,
               "reward variance": (p * (r - mean) ** 2).sum() / N,
               "sum of squared logits": (theta * theta).sum()}
    return {name: [float(value)] for name, value in results.items()}

"""The input recurrence of the simulation workloads: SplitMix64 in counter form."""
import numpy as np

G = np.uint64(0x9E3779B97F4A7C15)


def _mix(z):
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))


def words(tag, count):
    with np.errstate(over="ignore"):
        seed = _mix(np.array([tag], np.uint64) + G)
        return _mix(seed + (np.arange(count, dtype=np.uint64) + np.uint64(1)) * G)


def uniform(tag, *shape):
    return ((words(tag, int(np.prod(shape))) >> np.uint64(11)) * 2.0**-53).reshape(shape)


def symmetric(tag, *shape):
    return 2 * uniform(tag, *shape) - 1


def normal(tag, *shape):
    w = words(tag, 6 * int(np.prod(shape))).reshape(-1, 6)
    s = ((w >> np.uint64(32)) + (w & np.uint64(0xFFFFFFFF))).sum(axis=1)
    return ((s.astype(np.float64) - 6 * (2.0**32 - 1)) * 2.0**-32).reshape(shape)


assert normal(101, 1)[0] == -0.18947960715740919

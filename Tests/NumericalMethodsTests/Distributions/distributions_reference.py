"""Prints the reference values of DistributionsTests.swift, computed by mpmath with 40 digits."""
from mpmath import mp, mpf, betainc, loggamma, findroot
mp.dps = 40


def student_cdf(t, nu):
    tail = betainc(nu / 2, mpf(1) / 2, 0, nu / (nu + t * t), regularized=True) / 2
    return 1 - tail if t > 0 else tail


for p, nu, start in [("0.975", 1, 12.7), ("0.975", 3, 3.18), ("0.975", 11, 2.2), ("0.9", 2.5, 1.7),
                     ("0.975", 100, 1.98), ("0.999", 7, 4.8), ("0.55", 4, 0.13)]:
    root = findroot(lambda t: student_cdf(t, mpf(nu)) - mpf(float(p)), start)
    print("t", p, nu, float(root))
for x, a, b in [(0.3, 2.5, 0.5), (0.9, 0.5, 0.5), (0.01, 10, 3), (0.5, 200, 220)]:
    print("I", x, a, b, float(betainc(a, b, 0, mpf(x), regularized=True)))
for x in [0.1, 0.5, 1.5, 3.7, 20.25, 1000.5]:
    print("lnGamma", x, float(loggamma(mpf(x))))
for p, start in [(0.975, 2), (0.1, -1.3), (1e-10, -6.4), (1e-300, -37)]:
    root = findroot(lambda z: mp.log(mp.ncdf(z)) - mp.log(mpf(p)), start)
    print("normal", p, float(root))

"""Writes ReferenceValues.swift: arguments and correctly rounded values, computed by mpmath with 400 digits.

Run in this folder: python3 reference_values.py > ReferenceValues.swift
"""
from mpmath import mp, mpf, acos, asin, atan, atan2, cos, erf, exp, expm1, log, log10, log1p, sin, tan, tanh
mp.dps = 400

state = 20250317


def uniform(low, high):
    """A double from a 64-bit linear congruential generator, so that the script needs no library's."""
    global state
    state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
    return low + (high - low) * ((state >> 11) * 2.0**-53)


def numbers(name, values):
    """A list of doubles, four a line."""
    print(f"let {name} = [")
    for start in range(0, len(values), 4):
        print("  " + ", ".join(x.hex() for x in values[start:start + 4]) + ",")
    print("]\n")


def table(name, function, arguments):
    """Pairs of an argument and the rounded value, one after the other."""
    numbers(f"{name}References", [y for x in arguments for y in (x, float(function(mpf(x))))])


def between(count, *ranges):
    return [uniform(low, high) for low, high in ranges for _ in range(count)]


print("// Written by reference_values.py; not edited by hand.\n")
print("// Arguments and the doubles nearest to the functions' values there, in turn.\n")
positive = [float(exp(mpf(x))) for x in between(30, (-700, 700), (-2, 2))]
table("exponential", exp, between(24, (-1, 1), (-40, 5), (-707, 709)))
table("logarithm", log, positive + between(24, (0.5, 2), (0.99, 1.01)))
table("logarithm10", log10, positive + between(30, (0.5, 2)))
table("hyperbolicTangent", tanh, between(24, (-0.6, 0.6), (0.5, 3), (-20, 20), (-1e-5, 1e-5)))
table("errorFunction", erf, between(24, (-0.6, 0.6), (0.4, 3), (-6, 6), (-1e-5, 1e-5)))
table("exponentialMinusOne", expm1, between(24, (-1e-3, 1e-3), (-3, 3)))
table("logarithmOfOnePlus", log1p, between(24, (-1e-3, 1e-3), (-0.9, 3)))

print("// Bases, exponents and the doubles nearest to the powers, in turn.\n")
powers = zip(between(40, (0.01, 100)), between(40, (-12, 12)))
numbers("powerReferences", [y for x, e in powers for y in (x, e, float(mpf(x) ** mpf(e)))])

print("// Angles up to the largest doubles; the last is the one nearest to a multiple of π/2.\n")
angles = between(24, (-1, 1), (-10, 10), (-1e5, 1e5), (-1e7, 1e7)) + [float(2.0**uniform(-20, 1023)) for _ in range(40)]
angles += [6381956970095103.0 * 2.0**797, 1e22, 3.14159, 1.5707963267948966]
table("sine", sin, angles)
table("cosine", cos, angles)
table("tangent", tan, angles)
table("arctangent", atan, between(24, (-1, 1), (-10, 10), (-1e9, 1e9), (-1e-5, 1e-5)))
table("arcsine", asin, between(40, (-1, 1)) + between(10, (0.999, 1)))
table("arccosine", acos, between(40, (-1, 1)) + between(10, (0.999, 1)))

print("// Ordinates, abscissas and the angles of points, in turn.\n")
points = zip(between(40, (-2, 2)), between(40, (-2, 2)))
numbers("angleReferences", [v for y, x in points for v in (y, x, float(atan2(mpf(y), mpf(x))))])

"""Writes ReferenceValues.swift: arguments and correctly rounded values, computed by mpmath with 60 digits.

Run in this folder: python3 reference_values.py > ReferenceValues.swift
"""
from mpmath import mp, mpf, exp, log, log10, tanh, erf, expm1, log1p
mp.dps = 60

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

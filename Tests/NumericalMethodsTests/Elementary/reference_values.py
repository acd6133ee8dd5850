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


def table(name, function, arguments):
    print(f"let {name}References: [Reference] = [")
    for x in arguments:
        value = function(mpf(x))
        rounded = float(value)
        print(f"  Reference({x.hex()}, {rounded.hex()}),")
    print("]\n")


def between(count, *ranges):
    return [uniform(low, high) for low, high in ranges for _ in range(count)]


print("// Written by reference_values.py; not edited by hand.\n")
print("/// An argument and the double nearest to the function's value there.")
print("struct Reference {\n  var argument: Double\n  var value: Double\n")
print("  init(_ argument: Double, _ value: Double) {\n    self.argument = argument\n    self.value = value\n  }\n}\n")
positive = [float(exp(mpf(x))) for x in between(30, (-700, 700), (-2, 2))]
table("exponential", exp, between(40, (-1, 1), (-40, 5), (-707, 709)))
table("logarithm", log, positive + between(40, (0.5, 2), (0.99, 1.01)))
table("logarithm10", log10, positive + between(30, (0.5, 2)))
table("hyperbolicTangent", tanh, between(40, (-0.6, 0.6), (0.5, 3), (-20, 20), (-1e-5, 1e-5)))
table("errorFunction", erf, between(40, (-0.6, 0.6), (0.4, 3), (-6, 6), (-1e-5, 1e-5)))
table("exponentialMinusOne", expm1, between(40, (-1e-3, 1e-3), (-3, 3)))
table("logarithmOfOnePlus", log1p, between(40, (-1e-3, 1e-3), (-0.9, 3)))

print("/// Bases, exponents and the doubles nearest to the powers.")
print("let powerReferences: [(base: Double, exponent: Double, value: Double)] = [")
for base, exponent in zip(between(60, (0.01, 100)), between(60, (-12, 12))):
    print(f"  ({base.hex()}, {exponent.hex()}, {float(mpf(base) ** mpf(exponent)).hex()}),")
print("]")

"""How far the engine's results lie from Python's: compare.py ENGINE.json PYTHON.json."""
import json
import sys

# Runs in single precision part after some steps, one token falling differently: only their times are compared.
TOLERANCES = {"s1": 1e-9, "s2": 1e-10, "s3": 1e-11, "s3 Γ": 1e-9, "s4": None, "s4 float64": 1e-10,
              "s5": None, "s5 float64": 1e-10, "s6": 1e-12}


def difference(x, y):
    if len(x) != len(y):
        return float("inf")
    return max((0.0 if a == b else abs(a / b - 1) for a, b in zip(x, y)), default=0.0)


def main(engine_path, python_path):
    with open(engine_path) as file:
        engine = {m["name"]: m for m in json.load(file)}
    with open(python_path) as file:
        python = json.load(file)
    failures = 0
    for name, theirs in python.items():
        if name not in engine:
            print(f"{name}: not in {engine_path}")
            continue
        ours, tolerance = engine[name]["results"], TOLERANCES[name]
        seconds = sorted(engine[name]["processor"]["runs"])[len(engine[name]["processor"]["runs"]) // 2]
        print(f"{name}: engine {seconds:.3f} s, {theirs['library']} {theirs['processor']:.2f} s processor, "
              f"ratio {theirs['processor'] / seconds:.1f}")
        for key, expected in theirs["results"].items() if tolerance else []:
            off = difference(ours.get(key, []), expected)
            failures += not off <= tolerance
            print(f"  {key:24}{off:.1e}  {'agrees' if off <= tolerance else 'DIFFERS'} (to {tolerance:g})")
    return 1 if failures else 0


sys.exit(main(*sys.argv[1:3]))

"""Runs workloads one after the other: run.py RESULTS.json [s1 … s6]."""
import json
import sys
import time


class Clock:
    """Adds up what happens inside `with`."""

    def __init__(self):
        self.wall = self.processor = 0.0

    def __enter__(self):
        self.start = time.monotonic(), time.process_time()

    def __exit__(self, *_):
        self.wall += time.monotonic() - self.start[0]
        self.processor += time.process_time() - self.start[1]


def workloads():
    import samples
    import tabular
    library = "PyTorch" if tabular.torch else "NumPy"
    result = {"s1": (library, tabular.s1), "s2": (library, tabular.s2)}
    if tabular.torch:
        import networks
        import transformer
        result |= {"s3": (library, transformer.s3), "s3 Γ": (library, transformer.s3_jacobian)}
        result |= {name: (library, work) for name, work in networks.WORKLOADS.items()}
    return result | {"s6": ("SciPy", samples.s6)}


def main(path, names):
    found = {}
    for name, (library, work) in workloads().items():
        if names and name.split()[0] not in names:
            continue
        clock = Clock()
        results = work(clock)
        found[name] = {"library": library, "wall": clock.wall, "processor": clock.processor,
                       "results": results}
        print(f"{name:11}{library:9}{clock.wall:9.2f} s wall {clock.processor:9.2f} s processor",
              flush=True)
    with open(path, "w") as file:
        json.dump(found, file, indent=1, ensure_ascii=False)


main(sys.argv[1], sys.argv[2:])

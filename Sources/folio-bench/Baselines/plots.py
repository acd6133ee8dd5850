"""The figures of `folio-bench plots` in other programs.

    plots.py PEER --there            ends with status 0 where the program can be used
    plots.py PEER FIGURE TYPE        draws FIGURE.csv of the current folder to a file, once
    plots.py PEER FIGURE TYPE RUNS   once to warm up, then RUNS times; the last line has the seconds
"""

import csv
import json
import shutil
import subprocess
import sys
import time

CENTIMETRE = 1 / 2.54


def columns(figure):
    """The columns of a figure's CSV file: numbers where all fields are."""
    import numpy

    with open(figure + ".csv", newline="") as file:
        names = file.readline().strip().split(",")
        if figure in ("walk", "cloud", "heat"):
            numbers = numpy.loadtxt(file, delimiter=",", unpack=True)
            return dict(zip(names, numbers))
        rows = list(csv.reader(file))
    texts = {"family", "method", "task"}
    return {
        name: [row[index] if name in texts else float(row[index]) for row in rows]
        for index, name in enumerate(names)
    }


def bands(axes, data, rows):
    for family in sorted({data["family"][row] for row in rows}):
        own = [row for row in rows if data["family"][row] == family]
        time_, reward, low, high = (
            [data[name][row] for row in own] for name in ("time", "reward", "low", "high"))
        axes.fill_between(time_, low, high, alpha=0.2)
        axes.plot(time_, reward, label=family)


def matplotlib(figure, kind):
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    data = columns(figure)

    def draw():
        if figure == "facets":
            page, grid = pyplot.subplots(2, 3, sharex=True, sharey=True, figsize=(7, 4))
            for line, method in zip(grid, sorted(set(data["method"]))):
                for axes, task in zip(line, sorted(set(data["task"]))):
                    rows = [
                        row for row in range(len(data["time"]))
                        if data["method"][row] == method and data["task"][row] == task]
                    bands(axes, data, rows)
                    axes.set_title(method + ", " + task)
            grid[0][-1].legend()
        else:
            sides = {"heat": (11, 9), "cloud": (12, 12)}.get(figure, (15, 9))
            page, axes = pyplot.subplots(figsize=[side * CENTIMETRE for side in sides])
            if figure == "curves":
                bands(axes, data, range(len(data["time"])))
                axes.legend()
                axes.set_xlabel("time of the flow")
                axes.set_ylabel("expected reward")
            elif figure == "heat":
                axes.imshow(data["value"].reshape(100, 100), origin="lower")
                page.colorbar(axes.images[0])
            elif figure == "walk":
                axes.plot(data["time"], data["reward"])
            else:
                axes.plot(data["x"], data["y"], ".", markersize=2, alpha=0.3, markeredgewidth=0)
        page.savefig("matplotlib-" + figure + "." + kind, dpi=192)
        pyplot.close(page)

    return draw


def vl_convert(figure, kind):
    import vl_convert

    with open(figure + ".vl.json") as file:
        specification = json.load(file)
    data = columns(figure)
    rows = [dict(zip(data, row)) for row in zip(*(map(cell, column) for column in data.values()))]
    specification["data"] = {"values": rows}
    for side in ("width", "height"):
        length = specification.get(side)
        if isinstance(length, str):
            specification[side] = float(length.removesuffix("cm")) * CENTIMETRE * 96

    def draw():
        if kind == "png":
            file = vl_convert.vegalite_to_png(specification, scale=2)
        else:
            file = vl_convert.vegalite_to_pdf(specification)
        with open("vl-convert-" + figure + "." + kind, "wb") as target:
            target.write(file)

    return draw


def cell(value):
    return value if isinstance(value, str) else float(value)


def gnuplot(figure, kind):
    terminal = {
        "png": "pngcairo size 1134,680", "pdf": "pdfcairo size 15cm,9cm"}[kind]
    if figure in ("curves", "facets"):
        first = 1 if figure == "curves" else 3
        panels = [""]
        if figure == "facets":
            panels = [
                "stringcolumn(1) eq '{}' && stringcolumn(2) eq '{}' && ".format(method, task)
                for method in ("one", "two") for task in "ABC"]
        plots = []
        for panel in panels:
            parts = []
            for curve in range(1, 7 if figure == "curves" else 4):
                test = "({}stringcolumn({}) eq 'family {}' ? ${{}} : NaN)".format(panel, first, curve)
                using = [test.format(first + offset) for offset in (1, 2, 3, 4)]
                parts.append("'{}.csv' using {}:{}:{} with filledcurves fs transparent solid 0.2 "
                             "notitle".format(figure, using[0], using[2], using[3]))
                parts.append("'{}.csv' using {}:{} with lines title 'family {}'".format(
                    figure, using[0], using[1], curve))
            plots.append("plot " + ", ".join(parts))
        if figure == "facets":
            plots = ["set multiplot layout 2,3"] + plots + ["unset multiplot"]
    else:
        with_ = {"heat": "image", "walk": "lines", "cloud": "points pt 7 ps 0.2"}[figure]
        using = "1:2:3" if figure == "heat" else "1:2"
        plots = ["plot '{}.csv' using {} with {} notitle".format(figure, using, with_)]
    script = "\n".join(
        ["set terminal " + terminal, "set output 'gnuplot-{}.{}'".format(figure, kind),
         "set datafile separator ','", "set key autotitle columnhead"] + plots)

    def draw():
        subprocess.run(["gnuplot"], input=script.encode(), check=True)

    return draw


PEERS = {"matplotlib": matplotlib, "vl-convert": vl_convert, "gnuplot": gnuplot}


def is_there(peer):
    if peer == "gnuplot":
        return shutil.which("gnuplot") is not None
    try:
        __import__(peer.replace("-", "_"))
    except ImportError:
        return False
    return True


def main(peer, figure, kind="", runs="0"):
    if figure == "--there":
        sys.exit(0 if is_there(peer) else 1)
    draw = PEERS[peer](figure, kind)
    draw()
    seconds = []
    for _ in range(int(runs)):
        start = time.process_time()
        draw()
        seconds.append(time.process_time() - start)
    print(*seconds)


main(*sys.argv[1:])

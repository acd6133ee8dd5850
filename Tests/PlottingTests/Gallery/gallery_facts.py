#!/usr/bin/env python3
"""gallery_facts.py SPEC.vl.json [OUT.facts.json]   or   gallery_facts.py DIR [--force]: facts of a plot, read off Vega's own scene by vl-convert (PyPI: vl-convert-python 1.9.0, Vega-Lite 6.4).
Guesses which no public reference settles are marked GUESS."""
import sys, os, json, glob, re, html, copy
import vl_convert as vlc
VL = "6.4"
MAXCOUNTS = 12      # GUESS: "counts" is given only up to this many distinct values (a reference has 3 with, 25 without)
MAXTEXTS = 60       # a reference lists 60 of 64
DEFINED_ONLY = True # GUESS: line/area points with defined=false are not counted
PROBE = "__probe__"

def num(v):
    if isinstance(v, bool): return v
    if isinstance(v, (int, float)): return round(float(v), 3) + 0.0
    if isinstance(v, list): return [num(x) for x in v]
    return v
def isnum(v): return isinstance(v, (int, float)) and not isinstance(v, bool)
def g6(v):  # a counted value as key
    if v is None: return "null"
    if isinstance(v, bool): return str(v).lower()
    if isnum(v): return "%g" % round(v, 4)
    if isinstance(v, str): return v
    return json.dumps(v)
def text(t): return "\n".join("" if x is None else str(x) for x in t) if isinstance(t, list) else "" if t is None else str(t)
def counted(vals):
    c = {}
    for v in vals: k = g6(v); c[k] = c.get(k, 0) + 1
    r = {"distinct": len(c)}
    if len(c) <= MAXCOUNTS: r["counts"] = c
    return r
def mmm(v):
    return [num(min(v)), num(max(v)), num(sum(v) / len(v))]

# ---------- scales ----------
def probe_marks(scales, plain=True, lens=None):
    out = []
    for s in scales:
        n = s["name"]; q = "'" + n.replace("'", "\\'") + "'"
        if lens is None: d = f"domain({q})"
        else:
            k = lens
            d = "[" + ",".join(f"isDate(domain({q})[{i}])?time(domain({q})[{i}]):domain({q})[{i}]" for i in range(k)) + "]"
        r = f"range({q})"
        out.append({"type": "rect", "name": PROBE + n, "role": None, "encode": {"update": {"x": {"value": 0}, "y": {"value": 0}, "width": {"value": 0}, "height": {"value": 0},
            "text": {"signal": f"[length({d}),{d},{r}]"}}}})
        del out[-1]["role"]
    return out
def with_probes(vg, lens=None):
    def rec(g, dirs):
        for m in g.get("marks", []):
            if m.get("type") == "group": rec(m, dirs)
        if g.get("scales"): g["marks"] = g.get("marks", []) + probe_marks(g["scales"], lens=lens)
    vg = copy.deepcopy(vg); rec(vg, None)
    return vg
def scale_types(vg):
    """per name path (list of group names) the types"""
    out = {}
    def rec(g, path):
        for s in g.get("scales", []): out[(path, s["name"])] = s.get("type", "linear")
        for m in g.get("marks", []):
            if m.get("type") == "group": rec(m, path + "/" + m.get("name", m.get("role", "group")))
    rec(vg, "/root"); return out
def scales_of(vg):
    types = scale_types(vg)
    if not types: return []
    def collect(sg):
        out = []
        def rec(mark, path, tpath):
            its = mark.get("items", [])
            nm = mark.get("name") or mark.get("role") or "group"
            for i, it in enumerate(its):
                p = f"{path}/{nm}" + (f"[{i}]" if len(its) > 1 else ""); tp = f"{tpath}/{nm}"
                for m in it.get("items", []):
                    if m.get("name", "").startswith(PROBE):
                        k = m["items"][0].get("text") if m.get("items") else None
                        out.append((p, tp, m["name"][len(PROBE):], k))
                    elif m.get("marktype") == "group" and m.get("role") not in ("axis", "legend", "title"): rec(m, p, tp)
        rec(sg["scenegraph"], "", ""); return out
    got = collect(vlc.vega_to_scenegraph(with_probes(vg)))
    def hasdate(v): return isinstance(v, dict) or isinstance(v, list) and any(hasdate(x) for x in v)
    if any(hasdate(k) for *_, k in got):
        n = max(int(k[0]) for *_, k in got if k and isnum(k[0]) and hasdate(k[1]))
        got2 = collect(vlc.vega_to_scenegraph(with_probes(vg, lens=max(n, 1))))
        new = []
        for (p, tp, n0, k), (_, _, _, k2) in zip(got, got2):
            if k and hasdate(k[1]): k = [k[0], k2[1][:int(k[0])], k[2]]   # dates: milliseconds since 1970 (GUESS)
            new.append((p, tp, n0, k))
        got = new
    out = []
    for p, tp, n, k in got:
        dom, rng = (k[1], k[2]) if k else ([], [])
        out.append({"view": p, "name": n, "type": types.get((tp, n), "?"), "domain": num(dom if isinstance(dom, list) else [dom]), "range": num(rng if isinstance(rng, list) else [rng])})
    return out

# ---------- axes ----------
def sub(item, role): return [m for m in item.get("items", []) if m.get("role") == role]
def visible(i): return i.get("opacity", 1) > 0
def axis_of(item):
    a = {"orient": item.get("orient"), "title": None, "labels": [], "label_pos": [], "ticks": 0, "grid": 0}
    horiz = item.get("orient") in ("top", "bottom"); kinds = set()
    for m in item.get("items", []):
        r = m.get("role"); its = m.get("items", []); kinds.add(r)
        if r == "axis-title":
            t = [text(i.get("text")) for i in its if visible(i)]
            a["title"] = (t[0] if t else None) or None
        elif r == "axis-label":
            for i in its:
                if visible(i) and text(i.get("text")) != "":
                    a["labels"].append(text(i.get("text"))); a["label_pos"].append(num(i.get("x", 0) if horiz else i.get("y", 0)))
        elif r == "axis-tick": a["ticks"] += sum(1 for i in its if visible(i))
        elif r == "axis-grid": a["grid"] += sum(1 for i in its if visible(i))
    return a, kinds
def axes_of(group):
    out = []; open_ = []
    for m in group.get("items", []):
        if m.get("role") != "axis": continue
        for it in m.get("items", []):
            a, kinds = axis_of(it)
            if kinds == {"axis-grid"}: out.append(a); open_.append(a); continue
            h = next((b for b in open_ if b["orient"] == a["orient"]), None)
            if h is not None:
                open_.remove(h); g = h["grid"]; h.update(a); h["grid"] = g + a["grid"]
            else: out.append(a)
    return out

# ---------- marks ----------
SERIES = ("line", "area", "trail")
def transparent(c): return c in (None, "transparent", "none")
def mark_facts(t, groups):
    """groups: one list of items per series (or one list)"""
    if t in SERIES and DEFINED_ONLY: groups = [[i for i in g if i.get("defined", True) is not False] for g in groups]
    groups = [g for g in groups if g]
    items = [i for g in groups for i in g]
    if not items: return None
    m = {"type": t, "n": len(items)}
    if t in SERIES: m["series"] = len(groups); m["points_per_series"] = sorted(len(g) for g in groups)
    for k in ("x", "y", "width", "height"):
        v = [i.get(k) for i in items]; v = [x for x in v if isnum(x)]
        if k in ("x", "y") and not v and not any(k in i for i in items): continue
        if v: m[f"{k}_min_max_mean"] = mmm(v)
    for k, b, d in (("x2", "x", "width"), ("y2", "y", "height")):
        v = [i.get(k) for i in items]; v = [x for x in v if isnum(x)]
        if t == "area" and not v: v = [i.get(b, 0) + i[d] for i in items if isnum(i.get(d))]
        if v: m[f"{k}_min_max_mean"] = mmm(v)
    v = [i["size"] for i in items if isnum(i.get("size"))]
    if v: m["size_min_max_mean"] = mmm(v)
    heads = [g[0] for g in groups] if t in SERIES else items
    for k in ("fill", "stroke"):
        v = [i.get(k) for i in heads if not transparent(i.get(k))]
        if v: m[k] = counted(v)
    if t == "symbol": m["shape"] = counted([i.get("shape", "circle") for i in heads])
    if any("strokeDash" in i for i in heads): m["strokeDash"] = counted([i.get("strokeDash") for i in heads])
    m["opacity"] = counted([i.get("opacity", 1) for i in heads])
    if t == "text":
        m["fontSize"] = counted([i.get("fontSize", 11) for i in items])
        m["texts"] = [text(i.get("text")) for i in items[:MAXTEXTS]]
    return m

# ---------- walk ----------
HEAD = ("row-header", "column-header", "row-title", "column-title")
HOSTS = HEAD + ("row-footer", "column-footer")
def title_texts(mark):
    out = []
    def rec(o):
        if o.get("role") in ("title-text", "title-subtitle"):
            out.extend(text(i.get("text")) for i in o.get("items", []) if text(i.get("text")) != "")
        else:
            for i in o.get("items", []): rec(i)
    rec(mark); return out
def legend_of(item):
    l = {"title": None, "labels": [], "kind": None}; sym = []; grad = False; labels = []
    def rec(o):
        nonlocal grad
        r = o.get("role")
        if r == "legend-title":
            t = [text(i.get("text")) for i in o.get("items", [])]; l["title"] = (t[0] if t else None) or None
        elif r == "legend-label": labels.extend(text(i.get("text")) for i in o["items"] if visible(i) and text(i.get("text")) != "") if o.get("items") else None
        elif r == "legend-symbol": sym.extend(o.get("items", []))
        elif r in ("legend-gradient", "legend-band"): grad = True
        else:
            for i in o.get("items", []): rec(i)
    rec(item)
    l["labels"] = labels; l["kind"] = "symbol" if sym else "gradient"
    if sym:
        for k in ("fill", "stroke"):
            v = [i.get(k) for i in sym]
            if any(not transparent(c) for c in v): l[k] = [c for c in v]
        l["shape"] = [i.get("shape", "circle") for i in sym]
        l["size"] = [num(i.get("size", 0)) for i in sym]
    return l
def walk(sg):
    views, legends, headers, titles = [], [], [], []
    def view(group, path):
        marks, shared = [], []
        def content(g, acc):   # items of a group which is no view of its own
            for m in g.get("items", []):
                r = m.get("role"); t = m.get("marktype")
                if r == "axis": continue
                if r == "legend":
                    for it in m.get("items", []): legends.append(legend_of(it))
                elif r == "title": titles.extend(title_texts(m))
                elif r in HOSTS:
                    labels = title_texts(m)
                    if labels and r in HEAD: headers.append({"role": r, "labels": labels})
                    for it in m.get("items", []):
                        for a in axes_of(it): shared.append({**a, "host": r})
                elif t == "group":
                    nm = m.get("name", ""); its = m.get("items", [])
                    if nm.endswith("pathgroup"):
                        leaf = {}
                        for it in its:
                            for k in it.get("items", []):
                                if k.get("marktype") == "group": content({"items": [k]}, acc)
                                else: leaf.setdefault(k.get("name") or k["marktype"], (k["marktype"], []))[1].append(k.get("items", []))
                        for t2, gs in leaf.values():
                            f = mark_facts(t2, gs)
                            if f: acc.append(f)
                    else:
                        for j, it in enumerate(its): view(it, path.rstrip("/") + "/" + (nm or r or "group") + (f"[{j}]" if len(its) > 1 else ""))
                else:
                    f = mark_facts(t, [m.get("items", [])])
                    if f: acc.append(f)
        content(group, marks)
        axes = axes_of(group)
        if axes or marks or shared:
            v = {"view": path, "width": num(group.get("width", 0)), "height": num(group.get("height", 0)), "x": num(group.get("x", 0)), "y": num(group.get("y", 0)), "axes": axes, "marks": marks}
            if shared: v["shared_axes"] = shared
            views.append(v)
    view(sg["scenegraph"]["items"][0], "/")
    return views, legends, headers, titles
def aria_of(vg):
    svg = vlc.vega_to_svg(vg); out = []
    for m in re.finditer(r'<g [^>]*aria-roledescription="(axis|legend|title)" aria-label="([^"]*)"', svg):
        s = html.unescape(m.group(2))
        if s not in out: out.append(s)
    return out
def facts(spec, aria=True):
    vg = vlc.vegalite_to_vega(spec, vl_version=VL)
    sg = vlc.vega_to_scenegraph(vg)
    views, legends, headers, titles = walk(sg)
    f = {"by": "vl-convert 1.9.0, Vega-Lite 6.4, Vega 6.2.0", "size": num([sg["width"], sg["height"]]), "origin": num(sg["origin"]), "titles": titles, "legends": legends, "headers": headers, "scales": scales_of(vg), "views": views}
    if aria: f["aria"] = aria_of(vg)
    return f
def dumps(o):
    s = json.dumps(o, indent=1, ensure_ascii=False)
    return re.sub(r"\[\s+((?:[^\[\]{}\"]|\"(?:[^\"\\]|\\.)*\")*?)\s*\]", lambda m: "[" + re.sub(r"\n\s*", " ", m.group(1)) + "]", s)
def main():
    a = [x for x in sys.argv[1:] if not x.startswith("--")]; bad = []
    if os.path.isdir(a[0]):
        for p in sorted(glob.glob(a[0] + "/*.vl.json")):
            o = p[:-8] + ".facts.json"
            if len(a) > 1 and not re.search(a[1], os.path.basename(p)): continue
            if os.path.exists(o) and os.path.getmtime(o) >= os.path.getmtime(p) and "--force" not in sys.argv: continue
            try:
                t = dumps(facts(json.load(open(p)))) + "\n"; open(o, "w").write(t)
            except Exception as e:
                bad.append((os.path.basename(p)[:-8], re.sub(r"\s+", " ", str(e))[:200])); print("FAILED", *bad[-1], flush=True)
        if "--drop" in sys.argv:
            with open(a[0] + "/skipped.md", "a") as f:
                for n, e in bad:
                    f.write(f"- {n}: vl-convert: {e}\n"); os.rename(f"{a[0]}/{n}.vl.json", f"{a[0]}/dropped_{n}.json")
    else:
        s = dumps(facts(json.load(open(a[0])))) + "\n"
        open(a[1], "w").write(s) if len(a) > 1 else sys.stdout.write(s)
if __name__ == "__main__": main()

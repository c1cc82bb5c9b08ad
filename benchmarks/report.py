"""Results → the page ``docs/benchmarks.md`` and its charts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from matplotlib import rc_context
from matplotlib.figure import Figure

if TYPE_CHECKING:
    from pathlib import Path

NAMES = {
    "inflate": "raw inflate (the limit)",
    "ours": "cktrade: the agency's columns",
    "ours_read": "cktrade: ck.read, checked",
    "pandas": "pandas: read_csv, then filter",
    "pandas_lean": "pandas: few columns, categories",
    "pyarrow": "pyarrow: streamed",
    "polars": "Polars: unzip, scan",
    "duckdb": "DuckDB: unzip, query",
    "stats_can": "stats_can",
}
_LIMIT, _OURS, _OTHERS = "#8a8f98", "#a3123a", "#3b5b92"
_FONT = {"font.size": 9, "svg.hashsalt": "cktrade", "axes.spines.top": False,
         "axes.spines.right": False, "axes.spines.left": False}  # fmt: skip


def write(results: Path, docs: Path) -> None:
    """Make page and charts from whatever results there are."""
    held = found(results)
    parts = [
        _HEAD,
        summary(held),
        *(part(held[name]) for name, part in _PARTS.items() if name in held),
    ]
    (docs / "benchmarks.md").write_text("\n\n".join(parts) + _FOOT, "utf-8")
    images = docs / "images"
    if "slices" in held:
        _save(_bars(held["slices"]), images / "benchmark-slices.svg")
    if "growth" in held:
        _save(_lines(held["growth"]), images / "benchmark-growth.svg")


def found(results: Path) -> dict[str, Any]:
    """Return the results that there are, by subject."""
    return {
        path.stem: json.loads(path.read_text("utf-8"))
        for path in results.glob("*.json")
    }


def summary(held: dict[str, Any]) -> str:
    """Return the table of what is to be reached, and what was."""
    rows = [
        (subject, *row)
        for subject, goals in _TO_REACH.items()
        if subject in held
        for row in goals(held[subject])
    ]
    lines = [f"| {' | '.join(row)} |" for row in rows]
    head = ["| Subject | times or at most | goal | measured | reached |"]
    return "\n".join(
        ["## What is to be reached", "", *head, "|---|---|---|---|---|", *lines]
    )


def _ratio(result: dict[str, Any], ours: str, other: str) -> float | None:
    jobs = result["jobs"]
    if "seconds" not in jobs.get(ours, {}) or "seconds" not in jobs.get(other, {}):
        return None
    return jobs[ours]["seconds"] / jobs[other]["seconds"]


def _keeping_goals(result: dict[str, Any]) -> list[tuple[str, str, str, str]]:
    jobs, small = result["jobs"], result["small"]["job"]
    peak, before = jobs["keep"].get("peak_mb"), small.get("peak_mb")
    more = peak / before if peak and before else None
    return [
        _reached("`ck.keep`, × DuckDB's CSV → Parquet",
                 _ratio(result, "keep", "duckdb"), 2, most=True),
        _reached("its memory, MB", peak, 600, most=True),
        _reached("its memory, × that of a smaller table", more, 1.15, most=True),
    ]  # fmt: skip


def _half_goals(result: dict[str, Any]) -> list[tuple[str, str, str, str]]:
    ratio = _ratio(result, "half", "duckdb")
    return [
        _reached("`slice` of half the rows, × DuckDB's CSV → Parquet", ratio, 2,
                 most=True),
        _reached("its memory, MB", result["jobs"]["half"].get("peak_mb"), 500,
                 most=True),
    ]  # fmt: skip


def _slices_goals(result: dict[str, Any]) -> list[tuple[str, str, str, str]]:
    columns = _ratio(result, "ours", "inflate")
    whole = _ratio(result, "ours_read", "inflate")
    goal = 1.8 if result["table"]["bytes"] > 1e9 else 3.0  # noqa: PLR2004 -- a gigabyte
    return [
        _reached("one partner, agency's columns, × raw inflate", columns, goal,
                 most=True),
        _reached("`ck.read(partner=)`, × raw inflate", whole, 2.5, most=True),
    ]  # fmt: skip


def _growth_goals(result: dict[str, Any]) -> list[tuple[str, str, str, str]]:
    sizes = {float(size): one for size, one in result["sizes"].items()}
    half, most = sizes.get(0.5), sizes[max(sizes)]
    if half is None:
        return []
    jobs = half["jobs"]
    least, peak = jobs["ours"].get("peak_mb"), most["jobs"]["ours"].get("peak_mb")
    return [
        _reached("one partner, agency's columns, at 0.5 GB, × raw inflate",
                 _ratio(half, "ours", "inflate"), 3, most=True),
        _reached(f"its memory at {max(sizes):g} GB, × that at 0.5 GB",
                 peak / least if peak and least else None, 1.15, most=True),
    ]  # fmt: skip


def _stores_goals(result: dict[str, Any]) -> list[tuple[str, str, str, str]]:
    slowest = max(job["found"] for job in result["jobs"].values())
    return [_reached("the second question, ms, slower engine", slowest, 15, most=True)]


def _indices_goals(result: dict[str, Any]) -> list[tuple[str, str, str, str]]:
    names = [name for name in result["jobs"] if not name.endswith("_by_hand")]
    ratios = [_ratio(result, name, f"{name}_by_hand") for name in names]
    worst = max((ratio for ratio in ratios if ratio), default=None)
    return [_reached("indices, × native code, worst engine", worst, 1.1, most=True)]


def _validation_goals(result: dict[str, Any]) -> list[tuple[str, str, str, str]]:
    ratio = _ratio(result, "ours", "by_hand_polars")
    return [_reached("validating, × Polars by hand", ratio, 1.05, most=True)]


def _customs_goals(result: dict[str, Any]) -> list[tuple[str, str, str, str]]:
    asked = result["jobs"]["korea"].get("found")
    year = _ratio(result, "one_year", "keep_all")
    goal = 1 / 25 if result["years"] >= 30 else 1.2 / result["years"]  # noqa: PLR2004 -- all years
    return [
        _reached("customs files kept, × DuckDB reading the same CSVs",
                 _ratio(result, "keep_all", "duckdb"), 2, most=True),
        _reached("its memory, MB", result["jobs"]["keep_all"].get("peak_mb"), 800,
                 most=True),
        _reached("South Korea's rows of all years, ms", asked, 100, most=True),
        _reached("one more year, × all years", year, round(goal, 3), most=True),
    ]  # fmt: skip


def _customs(result: dict[str, Any]) -> str:
    names = {"duckdb": "DuckDB: CSV → Parquet, all years",
             "keep_all": "cktrade: `ck.keep`, all years",
             "one_year": "cktrade: `ck.keep`, one more year"}  # fmt: skip
    rows = [
        f"| {words} | {job['seconds']:.2f} | {job['peak_mb']:,.0f} |"
        for name, words in names.items()
        if "seconds" in (job := result["jobs"][name])
    ]
    return "\n".join([
        "## The customs files of many years",
        "",
        (f"{result['rows']:,} made-up rows in {result['years']} yearly files of the "
        "trade database's layout; ours writes a value and a quantity of each as "
        "observations. All rows of South Korea then took "
        f"{result['jobs']['korea'].get('found')} ms."),
        "",
        "| Way | seconds | peak MB |",
        "|---|---|---|",
        *rows,
        "",
        _on(result),
    ])  # fmt: skip


def _starting_goals(result: dict[str, Any]) -> list[tuple[str, str, str, str]]:
    jobs = result["jobs"]
    bare = jobs["python"]["seconds"]
    took = 1000 * (jobs["import cktrade"]["seconds"] - bare)
    return [_reached("`import cktrade`, ms beyond Python", took, 25, most=True)]


def _checking_goals(result: dict[str, Any]) -> list[tuple[str, str, str, str]]:
    what = f"`cktrade check`, × that of {result['before']}"
    return [_reached(what, _ratio(result, "now", "before"), 0.6, most=True)]


def _checking(result: dict[str, Any]) -> str:
    jobs = result["jobs"]
    names = {"now": "now", "before": f"at {result['before']}"}
    rows = [
        f"| {names[name]} | {job['seconds']:.2f} | {job['found']} |"
        for name, job in jobs.items()
        if "seconds" in job
    ]
    return "\n".join([
        "## Checking",
        "",
        ("`cktrade check` of every document that comes with the package, of which "
        "there were fewer before; so the lines that it prints stand beside the time."),
        "",
        "| Commit | seconds | lines |",
        "|---|---|---|",
        *rows,
        "",
        _on(result),
    ])  # fmt: skip


def _building_goals(result: dict[str, Any]) -> list[tuple[str, str, str, str]]:
    jobs = result["jobs"]
    drawn = jobs.get("drawn", {}).get("found")
    ratio = jobs["build"]["seconds"] / drawn if drawn else None
    return [
        _reached("`cktrade build`, × drawing from ready rows", ratio, 1.4, most=True)
    ]


def _save(figure: Figure, path: Path) -> None:
    with rc_context(_FONT):
        figure.savefig(path, metadata={"Date": None, "Creator": None})


def _bars(result: dict[str, Any]) -> Figure:
    """Seconds of each competitor, the quickest first."""
    done = {n: j for n, j in result["jobs"].items() if "seconds" in j}
    order = sorted(done, key=lambda name: -done[name]["seconds"])
    with rc_context(_FONT):
        figure = Figure(figsize=(8, 0.42 * len(order) + 1.1), layout="constrained")
        axes = figure.subplots()
        for place, name in enumerate(order):
            colour = _LIMIT if name == "inflate" else _OTHERS
            colour = _OURS if name.startswith("ours") else colour
            axes.barh(place, done[name]["seconds"], color=colour, height=0.62)
            text = f" {done[name]['seconds']:.1f} s, {done[name]['peak_mb']:,.0f} MB"
            axes.text(done[name]["seconds"], place, text, va="center")
        axes.set_yticks(range(len(order)), [NAMES[name] for name in order])
        axes.tick_params(axis="y", length=0)
        axes.set_xlabel("seconds (median), and peak memory")
        axes.margins(x=0.22)
        size = result["table"]["bytes"] / 1e9
        axes.set_title(
            f"South Korea's rows out of a table of {size:.1f} GB", loc="left"
        )
    return figure


def _lines(result: dict[str, Any]) -> Figure:
    """Seconds and memory against the size of the table."""
    sizes = [one["table"]["bytes"] / 1e9 for one in result["sizes"].values()]
    panels = {"seconds": "seconds (median)", "peak_mb": "peak memory, MB"}
    with rc_context(_FONT):
        figure = Figure(figsize=(8, 3.2), layout="constrained")
        for axes, (key, label) in zip(
            figure.subplots(1, 2), panels.items(), strict=True
        ):
            for name, colour in (("inflate", _LIMIT), ("ours", _OURS),
                                 ("ours_read", _OTHERS)):  # fmt: skip
                values = [one["jobs"][name][key] for one in result["sizes"].values()]
                axes.plot(sizes, values, color=colour, marker="o")
                axes.annotate(f" {NAMES[name]}", (sizes[-1], values[-1]), ha="right",
                              va="bottom", color=colour)  # fmt: skip
            axes.set_ylim(0)
            axes.set_xlabel("size of the table, GB")
            axes.set_title(label, loc="left")
    return figure


def _slices(result: dict[str, Any]) -> str:
    jobs, table = result["jobs"], result["table"]
    limit, ours = jobs["inflate"]["seconds"], jobs["ours"]["seconds"]
    rows = [
        f"| {NAMES[name]} | {job['seconds']:.2f} | {job['fastest']:.2f}–"
        f"{job['slowest']:.2f} | {job['peak_mb']:,.0f} | "
        f"{job['seconds'] / limit:.1f} | {job['seconds'] / ours:.1f} |"
        if "seconds" in job
        else f"| {NAMES[name]} | failed: {job['error']} | | | | |"
        for name, job in jobs.items()
    ]
    found = {json.dumps(j["found"]) for n, j in jobs.items() if n != "inflate"}
    same = (
        "All found the same rows, sum and blanks."
        if len(found) == 1
        else "**They differ.**"
    )
    reached = [
        _reached("times as fast as stats_can", _times(jobs, "stats_can", ours), 20),
        _reached("times as fast as pandas", _times(jobs, "pandas", ours), 8),
        _reached("times raw inflate", ours / limit, 1.8, most=True),
        _reached("MB at most", jobs["ours"]["peak_mb"], 350, most=True),
    ]
    return "\n".join([
        "## One partner's rows",
        "",
        (f"A table of {table['bytes'] / 1e9:.2f} GB, {table['rows']:,} rows, "
        f"{table['packed'] / 1e6:.0f} MB packed. {same}"),
        "",
        "![Seconds and memory of each](images/benchmark-slices.svg)",
        "",
        "| Way | seconds | range | peak MB | × limit | × ours |",
        "|---|---|---|---|---|---|",
        *rows,
        "",
        *_goals(reached),
        "",
        _on(result),
    ])  # fmt: skip


def _growth(result: dict[str, Any]) -> str:
    rows = [
        f"| {one['table']['bytes'] / 1e9:.2f} | {one['table']['rows']:,} | "
        + " | ".join(
            f"{one['jobs'][n]['seconds']:.2f} | {one['jobs'][n]['peak_mb']:.0f}"
            for n in ("inflate", "ours", "ours_read")
        )
        + " |"
        for one in result["sizes"].values()
    ]
    return "\n".join([
        "## As the table grows",
        "",
        "![Seconds and memory against size](images/benchmark-growth.svg)",
        "",
        "| GB | rows | inflate, s | MB | agency's columns, s | MB | ck.read, s | MB |",
        "|---|---|---|---|---|---|---|---|",
        *rows,
        "",
        "The slice itself grows with the table, and what is returned must be held.",
        "",
        _on(result),
    ])  # fmt: skip


def _kept(result: dict[str, Any], title: str, ours: str, words: str) -> str:
    names = {ours: words, "duckdb": "DuckDB: CSV → Parquet",
             "polars": "Polars: CSV → Parquet, streaming"}  # fmt: skip
    jobs, table = result["jobs"], result["table"]
    other = jobs["duckdb"].get("seconds")
    rows = [
        f"| {names[name]} | {job['seconds']:.2f} | {job['fastest']:.2f}–"
        f"{job['slowest']:.2f} | {job['peak_mb']:,.0f} | {job['seconds'] / other:.2f} |"
        for name, job in jobs.items()
        if "seconds" in job and other
    ]
    return "\n".join([
        f"## {title}",
        "",
        (f"A table of {table['bytes'] / 1e9:.2f} GB, {table['rows']:,} rows. The "
        "engines get the CSV unpacked already and write its columns as they stand; "
        "ours unpacks, checks every cell and writes the wide table."),
        "",
        "| Way | seconds | range | peak MB | × DuckDB |",
        "|---|---|---|---|---|",
        *rows,
        "",
        _on(result),
    ])  # fmt: skip


def _keeping(result: dict[str, Any]) -> str:
    return _kept(result, "A whole table kept", "keep", "cktrade: `ck.keep`")


def _half(result: dict[str, Any]) -> str:
    words = "cktrade: `slice` of half of the rows"
    return _kept(result, "Half of the rows", "half", words)


def _stores(result: dict[str, Any]) -> str:
    jobs = result["jobs"]
    rows = [
        f"| {name.removeprefix('question_')} | {job['found']:.0f} |"
        for name, job in jobs.items()
    ]
    return "\n".join([
        "## The second question",
        "",
        (f"`ck.keep` took {result['kept']['seconds']:.0f} s and "
        f"{result['kept']['peak_mb']:.0f} MB for {result['table']['rows']:,} rows. "
        "Then, South Korea's sum for each month and flow:"),
        "",
        "| Engine | milliseconds (first run) |",
        "|---|---|",
        *rows,
        "",
        *_goals([_reached("ms at most", min(j["found"] for j in jobs.values()), 15,
                          most=True)]),
        "",
        _on(result),
    ])  # fmt: skip


def _indices(result: dict[str, Any]) -> str:
    jobs = result["jobs"]
    rows, ratios = [], []
    for name, job in jobs.items():
        hand = jobs.get(f"{name}_by_hand")
        if not hand or "error" in hand or "error" in job:
            continue
        ratio = job["seconds"] / hand["seconds"]
        ratios.append(ratio)
        same = job["found"] == hand["found"]
        rows.append(
            f"| {name.replace('_', ', ')} | {job['seconds']:.2f} | "
            f"{hand['seconds']:.2f} | {ratio:.2f} | {'yes' if same else 'no'} |"
        )
    return "\n".join([
        "## Indices of all countries and products",
        "",
        (f"{result['rows']:,} rows in the shape of BACI, of two years. By hand only "
        "the index is computed; ours also says what is missing and whether a total is "
        "complete."),
        "",
        "| Measure, engine | ours, s | by hand, s | ratio | same sum |",
        "|---|---|---|---|---|",
        *rows,
        "",
        *_goals([_reached("times native code, at worst", max(ratios), 1.1, most=True)]),
        "",
        _on(result),
    ])  # fmt: skip


def _validation(result: dict[str, Any]) -> str:
    jobs = result["jobs"]
    rows = [
        f"| {name.replace('_', ' ')} | {job['seconds']:.2f} | {job['peak_mb']:,.0f} |"
        for name, job in jobs.items()
        if "seconds" in job
    ]
    fastest = min(j["seconds"] for n, j in jobs.items() if n != "ours")
    return "\n".join(
        [
            "## Validating",
            "",
            f"{result['rows']:,} observations of 23 columns, every rule of the table.",
            "",
            "| Way | seconds | peak MB |",
            "|---|---|---|",
            *rows,
            "",
            *_goals(
                [
                    _reached(
                        "times the quickest by hand",
                        jobs["ours"]["seconds"] / fastest,
                        1.05,
                        most=True,
                    )
                ]
            ),
            "",
            _on(result),
        ]
    )


def _starting(result: dict[str, Any]) -> str:
    jobs = result["jobs"]
    bare = jobs["python"]["seconds"]
    rows = [
        f"| `{name}` | {1000 * job['seconds']:.0f} | "
        f"{1000 * (job['seconds'] - bare):.0f} |"
        for name, job in jobs.items()
    ]
    took = 1000 * (jobs["import cktrade"]["seconds"] - bare)
    answer = 1000 * jobs["cktrade --help"]["seconds"]
    return "\n".join([
        "## Starting",
        "",
        "| Command | ms | ms beyond bare Python |",
        "|---|---|---|",
        *rows,
        "",
        *_goals([_reached("ms to import at most", took, 60, most=True),
                 _reached("ms for --help at most", answer, 200, most=True)]),
        "",
        _on(result),
    ])  # fmt: skip


def _building(result: dict[str, Any]) -> str:
    jobs = result["jobs"]
    imports, reading, rows, drawing = jobs["parts"]["found"]
    together = imports + reading + rows + drawing
    share = 100 * (imports + drawing) / together
    commands = [
        f"| `cktrade {name}` | {jobs[name]['seconds']:.1f} | "
        f"{jobs[name]['fastest']:.1f}–{jobs[name]['slowest']:.1f} | "
        f"{jobs[name]['peak_mb']:,.0f} |"
        for name in ("build", "brief")
    ]
    goals = [
        _reached("s for build at most", jobs["build"]["seconds"], 10, most=True),
        _reached("% import and drawing", share, 70),
        _reached("s for brief at most", jobs["brief"]["seconds"], 60, most=True),
    ]
    parts = (
        f"In one process, one after the other, a build's parts took {together:.1f} s: "
        f"importing pandas and matplotlib {imports:.1f}, reading, validating and "
        f"judging {reading:.1f}, computing rows {rows:.1f}, drawing {drawing:.1f}."
    )
    head = "The whole commands, imports included; `brief` makes twelve files."
    lines = ["## Building", "", head, "", "| Command | seconds | range | peak MB |"]
    lines += ["|---|---|---|---|", *commands, "", parts, "", *_goals(goals), ""]
    return "\n".join([*lines, _on(result)])


def _times(jobs: dict[str, Any], name: str, ours: float) -> float | None:
    job = jobs.get(name, {})
    return job["seconds"] / ours if "seconds" in job else None


def _reached(
    what: str, value: float | None, goal: float, *, most: bool = False
) -> tuple[str, str, str, str]:
    if value is None:
        return what, f"{goal:g}", "not measured", "—"
    reached = value <= goal if most else value >= goal
    return what, f"{goal:g}", f"{value:.3g}", "yes" if reached else "**no**"


def _goals(reached: list[tuple[str, str, str, str]]) -> list[str]:
    head = ["| To reach | goal | measured | reached |", "|---|---|---|---|"]
    return head + [f"| {' | '.join(row)} |" for row in reached]


def _on(result: dict[str, Any]) -> str:
    machine = result["machine"]
    busy = machine["load"] > machine["cores"]
    noise = (
        f" **The machine was busy with other work (load {machine['load']:.1f} on "
        f"{machine['cores']} cores): trust the ratios, not the seconds.**"
        if busy
        else ""
    )
    libraries = machine["libraries"]
    return (
        f"Measured {machine['day']}, {result['rounds']} rounds, "
        f"{machine['processor']}, {machine['cores']} cores, "
        f"{machine['memory_gb']:.0f} GB, {machine['system']}; "
        + ", ".join(f"{name} {number}" for name, number in libraries.items())
        + f".{noise}"
    )


_TO_REACH = {
    "keeping": _keeping_goals,
    "half": _half_goals,
    "slices": _slices_goals,
    "growth": _growth_goals,
    "stores": _stores_goals,
    "indices": _indices_goals,
    "validation": _validation_goals,
    "customs": _customs_goals,
    "starting": _starting_goals,
    "checking": _checking_goals,
    "building": _building_goals,
}
_PARTS = {
    "slices": _slices,
    "growth": _growth,
    "keeping": _keeping,
    "half": _half,
    "stores": _stores,
    "indices": _indices,
    "validation": _validation,
    "customs": _customs,
    "starting": _starting,
    "checking": _checking,
    "building": _building,
}
_HEAD = """\
# Benchmarks

This page is made by one command, which makes its own data, runs ours, the peers and the
physical limit in turn, each in a fresh process, and takes medians:

    pip install -e '.[big]' && python benchmarks/run.py --peer

`--size`, `--sizes`, `--rows`, `--rounds` and `--only` make it smaller, `--quick` all at
once. The numbers and
the machine's description stand in `benchmarks/results`. Imports are not counted, memory
is the largest that the process and its children held together."""
_FOOT = """

How it works: [Big data](big-data.md).
"""

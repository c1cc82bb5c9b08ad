"""How long ``cktrade build`` and ``cktrade brief`` take, and what of it is drawing."""

# ruff: noqa: PLC0415 -- importing is one of the parts that are timed

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from itertools import pairwise


def build(_: str) -> int:
    """``cktrade build``, a command like any other."""
    return _command("build")


def brief(_: str) -> int:
    """``cktrade brief``: four formats in three languages."""
    return _command("brief")


def _command(name: str) -> int:
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "cktrade", name, "--out", folder]
        return subprocess.run(command, check=True, capture_output=True).returncode


def parts(_: str) -> list[float]:
    """Return the seconds that a build's parts take one after the other.

    They are importing pandas and matplotlib (and what stands on them), reading and
    judging, computing the rows to draw, and drawing them.
    """
    laps = [time.perf_counter()]
    import cktrade as ck
    from cktrade.charts import save
    from cktrade.datasets import build, data_folders
    from cktrade.datasets.choose import chosen
    from cktrade.datasets.gather import gather
    from cktrade.exhibits.catalogue import of_claims
    from cktrade.tables import html

    del ck, save, html
    laps.append(time.perf_counter())
    tables = gather(data_folders.find(None).raw)
    laps.append(time.perf_counter())
    items = [*chosen([]), *of_claims(tables)]
    needed = [(item.name, item.rows(tables)) for item in items]
    laps.append(time.perf_counter())
    for name, rows in needed:
        build.rendered(name, rows, tables["sources"], "en")
    laps.append(time.perf_counter())
    return [round(b - a, 2) for a, b in pairwise(laps)]


def drawn(_: str) -> float:
    """Return the seconds that the same charts and tables take from ready rows alone.

    In as many processes as a build takes; nothing is read, checked or written.
    """
    from cktrade.datasets import build, data_folders
    from cktrade.datasets.choose import chosen
    from cktrade.datasets.gather import gather
    from cktrade.exhibits.catalogue import of_claims

    tables = gather(data_folders.find(None).raw)
    items = [*chosen([]), *of_claims(tables)]
    needed = [(item.name, item.rows(tables)) for item in items]
    start = time.perf_counter()
    with build.Team(len(needed), *build._DRAWING) as team:  # noqa: SLF001 -- as a build does
        coming = [
            team.ask(build.rendered, name, rows, tables["sources"], "en")
            for name, rows in needed
        ]
        for files in coming:
            files()
    return round(time.perf_counter() - start, 2)

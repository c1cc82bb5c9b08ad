"""Commands in fresh processes, in turn: how long, how much memory, on what machine."""

from __future__ import annotations

import json
import os
import platform
import statistics
import subprocess
import threading
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

_PROC = Path("/proc")
_PAUSE = 0.02
_LIBRARIES = (
    "cktrade", "pandas", "pyarrow", "polars", "duckdb", "narwhals", "pandera", "isal",
    "stringzilla", "numpy", "matplotlib",
)  # fmt: skip


@dataclass(frozen=True)
class Job:
    """One competitor: its name in the table, and the command that prints JSON."""

    name: str
    command: tuple[str, ...]


def round_robin(jobs: list[Job], rounds: int) -> dict[str, list[dict[str, Any]]]:
    """Run every job once, then every job again, so that a noisy minute hits all."""
    runs: dict[str, list[dict[str, Any]]] = {job.name: [] for job in jobs}
    for number in range(rounds):
        for job in jobs:
            done = once(job)
            runs[job.name].append(done)
            print(f"  {number + 1}/{rounds} {job.name}: {_line(done)}", flush=True)
    return runs


def once(job: Job) -> dict[str, Any]:
    """Run a job; return seconds in the process and around it, and peak memory."""
    start = time.perf_counter()
    folder = Path(__file__).parent
    with subprocess.Popen(
        job.command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        peak = _Peak(process.pid)
        out, err = process.communicate()
        held = peak.stop()
    wall = time.perf_counter() - start
    if process.returncode:
        return {"error": err.decode()[-300:].strip().splitlines()[-1:]}
    told = json.loads(out.decode().splitlines()[-1])
    return {**told, "wall": wall, "peak_mb": held}


class _Peak:
    """The largest memory that a process and its children held together."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._largest = 0
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()

    def stop(self) -> float:
        self._done.set()
        self._thread.join()
        return round(self._largest / 1e6, 1)

    def _watch(self) -> None:
        while not self._done.wait(_PAUSE):
            self._largest = max(self._largest, _resident(self._pid))


def _resident(pid: int) -> int:
    """Bytes that a process and its descendants hold (Linux)."""
    try:
        pages = int((_PROC / f"{pid}/statm").read_text().split()[1])
        children = (_PROC / f"{pid}/task/{pid}/children").read_text().split()
    except (OSError, IndexError):
        return 0
    own = pages * os.sysconf("SC_PAGE_SIZE")
    return own + sum(_resident(int(child)) for child in children)


def medians(runs: dict[str, list[dict[str, Any]]]) -> dict[str, dict[str, Any]]:
    """Return each job's medians, or why it did not run."""
    return {name: _median(done) for name, done in runs.items()}


def _median(done: list[dict[str, Any]]) -> dict[str, Any]:
    broken = [run for run in done if "error" in run]
    if broken:
        return broken[0]
    seconds = [run["seconds"] for run in done]
    return {
        "seconds": statistics.median(seconds),
        "fastest": min(seconds),
        "slowest": max(seconds),
        "wall": statistics.median(run["wall"] for run in done),
        "peak_mb": max(run["peak_mb"] for run in done),
        "found": done[0]["found"],
    }


def machine() -> dict[str, Any]:
    """Say on what it was measured, and how busy that was beforehand."""
    model = [
        line.partition(":")[2].strip()
        for line in (_PROC / "cpuinfo").read_text().splitlines()
        if line.startswith("model name")
    ]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return {
        "day": str(datetime.now(UTC).date()),
        "processor": model[0] if model else platform.processor(),
        "cores": os.cpu_count(),
        "memory_gb": round(memory / 1e9, 1),
        "load": os.getloadavg()[0],
        "system": f"{platform.system()}, Python {platform.python_version()}",
        "libraries": {name: _version(name) for name in _LIBRARIES},
    }


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


def _line(done: dict[str, Any]) -> str:
    if "error" in done:
        return f"failed: {done['error']}"
    return f"{done['seconds']:.2f} s, {done['peak_mb']:.0f} MB"

"""Make the data, measure ours, the peers and the limit in one run, and write the page.

    python benchmarks/run.py                   # 2.4 GB, 5 rounds, every subject
    python benchmarks/run.py --size 0.5 --rounds 3 --only slices
    python benchmarks/run.py --peer            # installs stats_can aside
    python benchmarks/run.py --quick           # some minutes, for the ratios

Results go to ``benchmarks/results``; ``docs/benchmarks.md`` and its chart are made anew
from them. Data goes to ``benchmarks/data`` and may be deleted afterwards.
"""

from __future__ import annotations

import argparse
import io
import json
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path
from typing import Any

import baci_year
import customs_year
import report
import statcan_table
import validating
from measure import Job, machine, medians, once, round_robin

HERE = Path(__file__).parent
DATA = HERE / "data"
RESULTS = HERE / "results"
PEER = DATA / "stats_can" / "bin" / "python"
SLICES = (
    "inflate", "ours", "ours_read", "pandas", "pandas_lean", "pyarrow", "polars",
    "duckdb",
)  # fmt: skip
INDICES = ("rca", "hhi", "share")
#: What ``cktrade check`` is compared with.
BEFORE = "93c2c9b"


def main() -> None:
    """Measure what was asked for."""
    asked = _arguments()
    if asked.peer and not PEER.exists():
        venv.create(DATA / "stats_can", with_pip=True)
        subprocess.run([PEER, "-m", "pip", "install", "stats-can==3.3.0"], check=True)
    RESULTS.mkdir(exist_ok=True)
    for subject in asked.only or SUBJECTS:
        print(subject, flush=True)
        result = {
            "subject": subject,
            "machine": machine(),
            "rounds": asked.rounds,
            **SUBJECTS[subject](asked),
        }
        text = json.dumps(result, indent=1, ensure_ascii=False)
        (RESULTS / f"{subject}.json").write_text(text + "\n", "utf-8")
    report.write(RESULTS, HERE.parent / "docs")
    print(report.summary(report.found(RESULTS)))
    if asked.tidy:
        shutil.rmtree(DATA)


def slices(asked: argparse.Namespace) -> dict[str, Any]:
    """One partner's rows out of a table of the size asked for."""
    made = _table(asked.size)
    jobs = [_job("slices", name, made.path) for name in SLICES]
    if PEER.exists():
        command = (str(PEER), "job.py", "slices", "stats_can", str(made.path))
        jobs.append(Job("stats_can", command))
    return {"table": _described(made), "jobs": medians(round_robin(jobs, asked.rounds))}


def growth(asked: argparse.Namespace) -> dict[str, Any]:
    """Time and memory as the table grows."""
    sizes = {}
    for size in asked.sizes:
        made = _table(size)
        names = ("inflate", "ours", "ours_read")
        jobs = [_job("slices", name, made.path) for name in names]
        done = medians(round_robin(jobs, asked.rounds))
        sizes[str(size)] = {"table": _described(made), "jobs": done}
        if size > asked.size:
            shutil.rmtree(made.path.parent)
    return {"sizes": sizes}


def keeping(asked: argparse.Namespace) -> dict[str, Any]:
    """Keep a whole table, against engines that write its CSV as Parquet."""
    made = _table(asked.size)
    small = _table(min(asked.size, asked.sizes[1]))
    jobs = _against(made.path, "keep")
    flat = once(_job("keeping", "keep", small.path))
    return {
        "table": _described(made),
        "jobs": medians(round_robin(jobs, asked.rounds)),
        "small": {"table": _described(small), "job": flat},
    }


def half(asked: argparse.Namespace) -> dict[str, Any]:
    """Half of the rows, which is another way through the file."""
    partners = ("South Korea", "Japan")
    made = statcan_table.make(DATA / "half", asked.size, partners=partners)
    jobs = _against(made.path, "half")
    return {
        "table": _described(made),
        "jobs": medians(round_robin(jobs, asked.rounds)),
    }


def _against(path: Path, ours: str) -> list[Job]:
    """Return ours and the engines, whose CSV is unpacked beforehand."""
    csv = path.with_suffix(".csv")
    if not csv.exists() or csv.stat().st_mtime < path.stat().st_mtime:
        with (
            zipfile.ZipFile(path) as archive,
            archive.open(f"{statcan_table.NUMBER}.csv") as packed,
            csv.open("wb") as plain,
        ):
            shutil.copyfileobj(packed, plain, 1 << 22)
    return [
        _job("keeping", ours, path),
        _job("keeping", "duckdb", csv),
        _job("keeping", "polars", csv),
    ]


def indices(asked: argparse.Namespace) -> dict[str, Any]:
    """Compare indices of all countries and products with code by hand."""
    path = baci_year.make(DATA / "baci", asked.rows)
    jobs = [
        _job("indices", f"{index}_{engine}{way}", path)
        for index in INDICES
        for engine in ("polars", "duckdb")
        for way in ("_by_hand", "")
    ]
    return {"rows": asked.rows, "jobs": medians(round_robin(jobs, asked.rounds))}


def validation(asked: argparse.Namespace) -> dict[str, Any]:
    """Validate observations: ours against checks by hand."""
    path = validating.make(DATA / "observations", asked.rows)
    names = ("ours", "by_hand_pandas", "by_hand_polars")
    jobs = [_job("validating", name, path) for name in names]
    return {"rows": asked.rows, "jobs": medians(round_robin(jobs, asked.rounds))}


def stores(asked: argparse.Namespace) -> dict[str, Any]:
    """Keep a table once, then ask it."""
    made = _table(min(asked.size, asked.sizes[1]))
    first = once(_job("stores", "kept", made.path))
    names = ("question_polars", "question_duckdb")
    jobs = [_job("stores", name, made.path) for name in names]
    done = medians(round_robin(jobs, asked.rounds))
    return {"table": _described(made), "kept": first, "jobs": done}


def customs(asked: argparse.Namespace) -> dict[str, Any]:
    """Keep the customs files of many years, ask them, and keep one more."""
    rows = asked.customs_rows // asked.years
    last = customs_year.LAST
    years = range(last - asked.years + 1, last + 1)
    folder = DATA / f"customs-{asked.years}-{rows}"
    customs_year.make(folder, years, rows)
    names = ("duckdb", "keep_all", "korea", "one_year")
    jobs = [_job("customs", name, folder) for name in names]
    done = medians(round_robin(jobs, 1 if asked.quick else min(asked.rounds, 2)))
    return {"rows": rows * asked.years, "years": asked.years, "jobs": done}


def starting(asked: argparse.Namespace) -> dict[str, Any]:
    """Bare Python, ``import cktrade`` and the command line's answers."""
    python = sys.executable
    commands = {
        "python": (python, "-c", "pass"),
        "import cktrade": (python, "-c", "import cktrade"),
        "cktrade --version": (python, "-m", "cktrade", "--version"),
        "cktrade --help": (python, "-m", "cktrade", "--help"),
    }
    jobs = [_timed(name, *command) for name, command in commands.items()]
    return {"jobs": medians(round_robin(jobs, 3 * asked.rounds))}


def checking(asked: argparse.Namespace) -> dict[str, Any]:
    """``cktrade check`` of all documents, now and at an older commit."""
    before = DATA / BEFORE
    if not before.exists():
        before.mkdir(parents=True)
        packed = subprocess.run(
            [_found("git"), "archive", BEFORE, "src", "data", "pyproject.toml"],
            cwd=HERE.parent, check=True, capture_output=True,
        )  # fmt: skip
        with tarfile.open(fileobj=io.BytesIO(packed.stdout)) as archive:
            archive.extractall(before, filter="data")
    command = (sys.executable, "-m", "cktrade", "check")
    jobs = [
        _timed(name, "env", f"PYTHONPATH={place / 'src'}", *command)
        for name, place in (("now", HERE.parent), ("before", before))
    ]
    return {"before": BEFORE, "jobs": medians(round_robin(jobs, 3 * asked.rounds))}


def building(asked: argparse.Namespace) -> dict[str, Any]:
    """Build and brief, as commands; and the parts of a build in one process."""
    jobs = [
        Job(name, (sys.executable, "job.py", "builds", name, ""))
        for name in ("build", "brief", "parts", "drawn")
    ]
    return {"jobs": medians(round_robin(jobs, asked.rounds))}


SUBJECTS = {
    "slices": slices,
    "growth": growth,
    "keeping": keeping,
    "half": half,
    "stores": stores,
    "indices": indices,
    "validation": validation,
    "customs": customs,
    "starting": starting,
    "checking": checking,
    "building": building,
}


def _table(size: float) -> statcan_table.Made:
    return statcan_table.make(DATA / f"{size:g}", size)


def _described(made: statcan_table.Made) -> dict[str, Any]:
    packed = made.path.stat().st_size
    return {"rows": made.rows, "bytes": made.size, "packed": packed}


def _found(program: str) -> str:
    return shutil.which(program) or program


def _timed(name: str, *command: str) -> Job:
    """Return a job of a command that says nothing of its own time."""
    timed = (
        "import json,subprocess,sys,time\nt=time.perf_counter()\n"
        "said=subprocess.run(sys.argv[1:],check=True,capture_output=True).stdout\n"
        "print(json.dumps({'seconds':time.perf_counter()-t,"
        "'found':said.count(b'\\n')}))"
    )
    return Job(name, (sys.executable, "-c", timed, *command))


def _job(subject: str, name: str, path: Path) -> Job:
    return Job(name, (sys.executable, "job.py", subject, name, str(path)))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", type=float, default=2.4, help="gigabytes")
    parser.add_argument("--sizes", type=float, nargs="+", default=[0.1, 0.5, 2.4, 5])
    parser.add_argument(
        "--rows", type=int, default=10_000_000, help="of the BACI shape"
    )
    parser.add_argument(
        "--customs-rows", type=int, default=40_000_000, help="of all customs files"
    )
    parser.add_argument("--years", type=int, default=30, help="one customs file each")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", nargs="+", choices=SUBJECTS)
    parser.add_argument("--peer", action="store_true", help="install stats_can aside")
    parser.add_argument(
        "--tidy", action="store_true", help="delete the data afterwards"
    )
    parser.add_argument(
        "--quick",
        action="store_true",
        help="0.5 GB, 2 million rows and 3 years of customs files at most, once",
    )
    asked = parser.parse_args()
    if asked.quick:
        asked.size, asked.sizes = min(asked.size, 0.5), [0.1, 0.5]
        asked.rows, asked.rounds = min(asked.rows, 2_000_000), 1
        asked.customs_rows, asked.years = min(asked.customs_rows, 600_000), 3
    return asked


if __name__ == "__main__":
    main()

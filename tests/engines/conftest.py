"""The engines, the tables they are given, and the page that says what runs on which.

``docs/engines.md`` is made by these tests, run with ``CKTRADE_WRITE_ENGINES=1``: they
write the columns of the engines that ran and keep the others, so that Spark can fill
its column from a virtual environment of its own. Without it, they compare.
"""

import math
import os
import warnings
from pathlib import Path

import pytest

PAGE = Path(__file__).resolve().parents[2] / "docs" / "engines.md"
HEAD = """\
# What runs on which engine

One implementation, through narwhals, serves every dataframe. Each cell below is a test:
the same table goes through the engine and through pandas, and the rows must be the same
(`tests/engines`). The page is made by the tests:

    CKTRADE_WRITE_ENGINES=1 pytest tests/engines

A PyArrow table is worked on by Polars, or else by DuckDB, which share its memory:
narwhals computes windows on PyArrow tables wrongly when they are large. PySpark means
SQL frames (`pyspark.sql.DataFrame`); it is tested in a virtual environment of its own.
Two million rows go through every engine as well (`tests/engines/test_guard.py`).

"""
#: engine → how it is named on the page
ENGINES = {
    "pandas": "pandas",
    "polars": "Polars",
    "polars_lazy": "Polars, lazy",
    "pyarrow": "PyArrow",
    "duckdb": "DuckDB",
    "pyspark": "PySpark SQL",
}
SPARK = {
    "spark.ui.enabled": "false",
    "spark.sql.shuffle.partitions": "1",
    "spark.sql.adaptive.enabled": "false",  # small tables: plan once
    "spark.sql.codegen.wholeStage": "false",  # and compile nothing
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.execution.arrow.pyspark.enabled": "true",
    "spark.log.level": "ERROR",
}


def pytest_configure(config):
    """Name the marker of the tests that need Java and PySpark."""
    config.addinivalue_line("markers", "spark: runs on PySpark (needs Java)")
    config.stash[_OUTCOMES] = {}


_OUTCOMES = pytest.StashKey()


def cells():
    """(measure, engine) → what the page says, and the notes it refers to."""
    found, notes = {}, {}
    if not PAGE.is_file():
        return found
    for line in PAGE.read_text("utf-8").splitlines():
        if line.startswith("| `"):
            measure, *said = (cell.strip() for cell in line.strip("| ").split("|"))
            for engine, cell in zip(ENGINES, said, strict=True):
                found[measure.strip("`"), engine] = cell
        elif line[:1] == "[":
            number, note = line.split("] ", 1)
            notes[number.strip("[")] = note
    return {
        key: f"no: {notes[cell.split('[')[1].strip(']')]}" if "[" in cell else cell
        for key, cell in found.items()
    }


def page(outcomes):
    """Write the page that says what ran on which engine."""
    measures = sorted({measure for measure, _ in outcomes})
    refused = [said for said in outcomes.values() if said.startswith("no: ")]
    notes = [*dict.fromkeys(said.removeprefix("no: ") for said in refused)]
    lines = [
        "| measure | " + " | ".join(ENGINES.values()) + " |",
        "|---" * (len(ENGINES) + 1) + "|",
    ]
    for measure in measures:
        row = [outcomes.get((measure, engine), "not run") for engine in ENGINES]
        said = [
            f"no [{notes.index(cell.removeprefix('no: ')) + 1}]"
            if cell.startswith("no: ")
            else cell
            for cell in row
        ]
        lines.append(f"| `{measure}` | " + " | ".join(said) + " |")
    foot = [f"[{number}] {note}" for number, note in enumerate(notes, start=1)]
    return HEAD + "\n".join(lines) + "\n\n" + "\n\n".join(foot) + "\n"


def pytest_sessionfinish(session):
    """Write the page, if asked to, and if anything ran."""
    ran = session.config.stash.get(_OUTCOMES, {})
    if ran and os.environ.get("CKTRADE_WRITE_ENGINES"):
        PAGE.write_text(page({**cells(), **ran}), "utf-8")


@pytest.fixture(scope="session")
def outcome(request):
    """Return ``outcome(measure, engine, said)``, which notes what came of a run."""

    def note(measure, engine, said):
        request.config.stash[_OUTCOMES][measure, engine] = said
        if not os.environ.get("CKTRADE_WRITE_ENGINES"):
            assert cells().get((measure, engine)) == said, (
                f"docs/engines.md says otherwise of {measure} on {engine}: make it "
                "again with CKTRADE_WRITE_ENGINES=1 pytest tests/engines"
            )

    return note


@pytest.fixture(scope="session")
def spark():
    """Return a Spark session on this machine."""
    sql = pytest.importorskip("pyspark.sql", reason="PySpark is not installed")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # PySpark 4.3 warns of pandas 3
        builder = sql.SparkSession.builder.master("local[2]")
        for name, value in SPARK.items():
            builder = builder.config(name, value)
        session = builder.getOrCreate()
        yield session
        session.stop()


class Engine:
    """One kind of dataframe: how to make one, and how to read one."""

    def __init__(self, name, session=None):
        self.name, self.session = name, session

    def frame(self, rows):
        """Make a frame of rows that are dictionaries."""
        return getattr(self, f"_{self.name}")(rows)

    def _pandas(self, rows):
        pandas = pytest.importorskip("pandas")
        return pandas.DataFrame(rows)

    def _polars(self, rows):
        polars = pytest.importorskip("polars", reason="Polars is not installed")
        return polars.DataFrame(rows, infer_schema_length=None)

    def _polars_lazy(self, rows):
        return self._polars(rows).lazy()

    def _pyarrow(self, rows):
        pyarrow = pytest.importorskip("pyarrow", reason="PyArrow is not installed")
        return pyarrow.Table.from_pylist(rows)

    def _duckdb(self, rows):
        duckdb = pytest.importorskip("duckdb", reason="DuckDB is not installed")
        given = self._pandas(rows)  # noqa: F841 -- DuckDB finds it by its name
        return duckdb.sql("select * from given")

    def _pyspark(self, rows):
        from pyspark.sql import types  # noqa: PLC0415 -- only where it is installed

        kinds = {str: types.StringType(), float: types.DoubleType()}
        fields = []
        for name in rows[0]:
            known = next(r[name] for r in rows if r[name] is not None)
            fields.append(types.StructField(name, kinds[type(known)]))
        cells = [tuple(row.values()) for row in rows]
        return self.session.createDataFrame(cells, types.StructType(fields))

    def rows(self, frame):
        """Read a frame as dictionaries; None where a cell is missing."""
        if self.name == "duckdb":
            names = frame.columns
            found = [dict(zip(names, row, strict=True)) for row in frame.fetchall()]
        elif self.name == "pyspark":
            found = [row.asDict() for row in frame.collect()]
        elif self.name == "pandas":
            found = frame.to_dict("records")
        elif self.name == "pyarrow":
            found = frame.to_pylist()
        else:
            found = frame.lazy().collect().to_dicts()
        return [{k: _missing(v) for k, v in row.items()} for row in found]


def _missing(cell):
    return None if isinstance(cell, float) and math.isnan(cell) else cell


@pytest.fixture(
    params=[
        pytest.param(name, marks=pytest.mark.spark if name == "pyspark" else ())
        for name in ENGINES
    ]
)
def engine(request):
    """Every engine in turn; one that is not installed is skipped."""
    session = None
    if request.param == "pyspark":
        session = request.getfixturevalue("spark")
    return Engine(request.param, session)

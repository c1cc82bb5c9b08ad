"""The plan of the house: how large a room may be, and what a module may be called."""

import importlib
import pkgutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import cktrade

ROOM = Path(cktrade.__file__).parent
MODULES = [
    path.relative_to(ROOM)
    for path in ROOM.rglob("*.py")
    if path.name not in {"__init__.py", "__main__.py"}
]
#: Basenames that two rooms share, as found when the rule was made. The list may only
#: grow shorter: an agency's ``rows`` or a format's ``charts`` are families of one kind.
SHARED = {
    "charts", "checks", "documents", "keys", "labels", "numbers", "people", "periods",
    "provenance", "report", "rows", "rules", "series", "style", "timeline", "workbook",
}  # fmt: skip


def _lines(path):
    return len(path.read_text("utf-8").splitlines())


def test_no_room_holds_more_than_a_fifth_of_the_lines():
    """A hall that holds everything says nothing of what is inside."""
    sizes = Counter()
    for path in ROOM.rglob("*.py"):
        sizes[path.relative_to(ROOM).parts[0]] += _lines(path)
    largest, size = sizes.most_common(1)[0]
    assert size <= sum(sizes.values()) / 5, f"part src/cktrade/{largest}"


def test_no_new_module_takes_a_name_that_another_room_has():
    """A file is called after what one would search for, and found at once.

    An exhibit is called after the chart or table that it shows, so these count as one.
    """
    rooms = {}
    for path in MODULES:
        shown = path.parts[0] in {"charts", "tables", "exhibits"}
        rooms.setdefault(path.stem, set()).add("shown" if shown else path.parts[0])
    shared = {name for name, places in rooms.items() if len(places) > 1}
    assert shared - SHARED == set(), "rename the new module"


def test_no_drawer_for_everything():
    """No module is called after being useful."""
    names = {path.stem for path in MODULES} | {p for m in MODULES for p in m.parts[:-1]}
    assert not names & {"utils", "helpers", "common", "misc", "manager", "pipeline"}


def test_every_module_is_imported_by_itself():
    """In one fresh process, in the order of the alphabet: no order is needed."""
    names = [
        module.name
        for module in pkgutil.walk_packages(cktrade.__path__, "cktrade.")
        if not module.name.endswith("__main__")
    ]
    assert len(names) > 250
    script = "import importlib, sys; [importlib.import_module(n) for n in sys.argv[1:]]"
    subprocess.run([sys.executable, "-c", script, *names], check=True)  # noqa: S603 -- our own names


def test_the_old_name_of_the_measures_warns_and_works():
    """For one release: ``ck.analysis.growth`` is ``ck.measures.growth``."""
    analysis = importlib.import_module("cktrade.analysis")
    with_warning = "import warnings; warnings.simplefilter('error')\n"
    code = with_warning + "import cktrade\ncktrade.analysis.growth"
    result = subprocess.run(  # noqa: S603 -- our own code
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert "cktrade.analysis is called cktrade.measures now" in result.stderr
    assert analysis.__all__ == cktrade.measures.__all__

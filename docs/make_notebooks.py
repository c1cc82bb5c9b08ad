"""Run the notebooks: the script of each, and the page that is stored beside it.

Called as ``python docs/make_notebooks.py [NAME …]``, from anywhere. Of each pair under
``notebooks/``, ``<name>.py`` (jupytext, percent format) is what people edit, and
``<name>.ipynb`` is the same text with what its cells print and draw. Running a pair
again gives the same file: cells are numbered, and nothing depends on day or machine.
"""

from __future__ import annotations

import base64
import io
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jupytext
import nbformat
from make_gallery import small
from nbclient import NotebookClient
from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Sequence

NOTEBOOKS = Path(__file__).resolve().parents[1] / "notebooks"

#: What a reader needs to open the page; nothing of the machine that ran it.
_METADATA = {
    "kernelspec": {
        "display_name": "Python 3",
        "language": "python",
        "name": "python3",
    },
    "language_info": {"name": "python"},
}
_LONGEST = 120
#: Where an object lies in memory; how great_tables writes itself in plain text.
_ADDRESS = re.compile(r" at 0x[0-9a-f]+")


def names() -> list[str]:
    """Return the notebooks by name, in their order."""
    return sorted(path.stem for path in NOTEBOOKS.glob("[0-9]*.py"))


def script(name: str) -> nbformat.NotebookNode:
    """Return a notebook as its script has it: cells without outputs, numbered."""
    page = jupytext.read(NOTEBOOKS / f"{name}.py")
    for number, cell in enumerate(page.cells, start=1):
        cell["id"] = f"cell-{number:02}"
        cell["metadata"] = {}
    page["metadata"] = nbformat.from_dict(_METADATA)  # type: ignore[no-untyped-call]
    page["nbformat_minor"] = 5
    return page


def run(page: nbformat.NotebookNode, folder: Path) -> nbformat.NotebookNode:
    """Run a notebook from top to bottom, and keep what its cells print and draw.

    Parameters
    ----------
    page : NotebookNode
        The notebook; it is filled in place.
    folder : Path
        Where the kernel runs: what a cell writes lands there.

    Returns
    -------
    NotebookNode
        The same notebook, with its outputs.

    Raises
    ------
    CellExecutionError
        If a cell fails.

    """
    client = NotebookClient(
        page,
        timeout=_LONGEST,
        kernel_name="python3",
        record_timing=False,
        extra_arguments=["--IPKernelApp.log_level=40"],  # the log is not the page
        resources={"metadata": {"path": str(folder)}},
    )
    client.execute()
    for output in _shown(page):
        _settle(output)
    page["metadata"] = nbformat.from_dict(_METADATA)  # type: ignore[no-untyped-call]
    return page


def pictures(page: nbformat.NotebookNode) -> list[Any]:
    """Return the outputs of a notebook that hold a picture."""
    return [output for output in _shown(page) if "image/png" in output["data"]]


def _shown(page: nbformat.NotebookNode) -> list[Any]:
    outputs = (o for cell in page.cells for o in cell.get("outputs", []))
    return [output for output in outputs if "data" in output]


def _settle(output: nbformat.NotebookNode) -> None:
    """Make a picture small and give it its words; drop addresses in memory."""
    data = output["data"]
    if "image/png" in data:
        drawn = base64.b64decode(data["image/png"])
        told = Image.open(io.BytesIO(drawn)).info.get("Description", "")
        data["image/png"] = base64.b64encode(small(drawn)).decode()
        output["metadata"] = {"image/png": {"alt": told}}
    if "text/html" in data and _ADDRESS.search(data["text/plain"]):
        del data["text/plain"]


def stored(page: nbformat.NotebookNode) -> str:
    """Return a notebook as the text of its file."""
    text: str = nbformat.writes(page, indent=1, sort_keys=True)  # type: ignore[no-untyped-call]
    return text + "\n"


def main(chosen: Sequence[str]) -> None:
    """Run the notebooks of these names, or all, and store their pages."""
    for name in chosen or names():
        page: Any = run(script(name), NOTEBOOKS)
        (NOTEBOOKS / f"{name}.ipynb").write_text(stored(page), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])

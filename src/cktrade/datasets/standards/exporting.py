"""``export``: one of the forms, written as files."""

from __future__ import annotations

import json
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from cktrade.datasets import data_folders
from cktrade.datasets.check_documents import as_json, checked
from cktrade.datasets.integrity import PACKAGE
from cktrade.datasets.loading import load
from cktrade.datasets.staging import Staging
from cktrade.datasets.standards.claim_review import claim_review
from cktrade.datasets.standards.crate import crate
from cktrade.datasets.standards.csvw import csvw
from cktrade.datasets.standards.sdmx_csv import sdmx_csv
from cktrade.datasets.standards.sdmx_structure import sdmx_structure
from cktrade.datasets.why import why
from cktrade.errors import NotHeldError, nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cktrade.vocabulary.codes import Lang

_Files = dict[str, bytes]


def export(
    form: str,
    *which: str,
    out: Path | str = "export",
    lang: Lang = "en",
    data: Path | None = None,
) -> list[Path]:
    """Write the record, its tables or its verdicts in a form of the field.

    Parameters
    ----------
    form : {'sdmx-csv', 'csvw', 'claim-review', 'ro-crate'}
        ``sdmx-csv``: all observations with all vintages as SDMX-CSV 2.0, and their
        structure as SDMX-ML 2.1. ``csvw``: the processed tables with the metadata of
        CSV on the Web. ``claim-review``: verdicts as JSON-LD. ``ro-crate``: a folder
        for each claim, with all that its verdict rests on.
    *which : str
        Of ``claim-review`` and ``ro-crate``: claims or documents by their ids; by
        default all.
    out : Path or str
        The folder to write to.
    lang : {'en', 'fr', 'ko'}
        Of ``claim-review``: the language of its sentences.
    data : Path, optional
        A data folder to use instead of the package's own.

    Returns
    -------
    list of Path
        The files written: all, or after an error none.

    Raises
    ------
    NotHeldError
        If there is no such form or claim, or if ``which`` is given for a form that
        takes the whole record.

    Examples
    --------
    >>> import tempfile
    >>> made = export("claim-review", "gac-exports-2018", out=tempfile.mkdtemp())
    >>> [path.name for path in made]
    ['claim-review.jsonld']

    """
    if form not in FORMS:
        raise NotHeldError(
            f"There is no form {form!r}.{nearest(form, FORMS)} Say one of: "
            f"{', '.join(FORMS)}."
        )
    if which and form not in _OF_CLAIMS:
        raise NotHeldError(f"{form} takes the whole record: name no claim.")
    files = FORMS[form](which, lang, data)
    target = Path(out)
    with Staging(target) as staged:
        for name, content in files.items():
            staged.write(name, content)
    return [target / name for name in files]


def _sdmx(_: Sequence[str], __: Lang, data: Path | None) -> _Files:
    observations = load("observations", vintages="all", data=data)
    sources = load("sources", data=data)
    return {
        "observations.sdmx.csv": sdmx_csv(observations, sources),
        "structure.sdmx.xml": sdmx_structure(observations, sources),
    }


def _csvw(_: Sequence[str], __: Lang, data: Path | None) -> _Files:
    load("claims", data=data)  # what is copied has been checked
    processed = data_folders.find(data).processed
    package = json.loads((processed / PACKAGE).read_bytes())
    paths = [resource["path"] for resource in package["resources"]]
    tables = {path: (processed / path).read_bytes() for path in paths}
    return tables | {"csv-metadata.json": csvw(package)}


def _reviews(which: Sequence[str], lang: Lang, data: Path | None) -> _Files:
    rows = checked(*which, data=data)
    content = claim_review(rows, load("sources", data=data), lang)
    return {"claim-review.jsonld": content}


def _crates(which: Sequence[str], _: Lang, data: Path | None) -> _Files:
    rows = checked(*which, data=data)
    rows_of_sources = load("sources", data=data).to_dict("records")
    sources = {
        str(row["source"]): {str(k): v for k, v in row.items()}
        for row in rows_of_sources
    }
    version = metadata.version("cktrade")
    files: _Files = {}
    for verdict in json.loads(as_json(rows, data=data)):
        found = why(verdict["claim"], data=data)
        for name, content in crate(found, verdict, sources, version).items():
            files[f"{verdict['claim']}/{name}"] = content
    return files


#: Form → what makes its files.
FORMS: dict[str, Callable[[Sequence[str], Lang, Path | None], _Files]] = {
    "sdmx-csv": _sdmx,
    "csvw": _csvw,
    "claim-review": _reviews,
    "ro-crate": _crates,
}
_OF_CLAIMS = ("claim-review", "ro-crate")

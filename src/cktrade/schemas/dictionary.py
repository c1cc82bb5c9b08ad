"""The data dictionary: what each column of each table means, from the schemas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cktrade.schemas.models import MODELS
from cktrade.schemas.rules import EXPECTED

if TYPE_CHECKING:
    from pandera.api.pandas.components import Column

_HEAD = """\
# Data dictionary

Made from the schemas (`cktrade.schemas.models`); a test keeps it so. Text columns hold
nothing (`""`) where there is nothing to say; a missing number is an empty cell, and
`status` says why. Nothing is coerced.
"""
_KINDS = {
    "float": "number",
    "int": "integer",
    "datetime": "day",
    "bool": "true or false",
}


def dictionary() -> str:
    """Return the data dictionary as a Markdown page.

    Examples
    --------
    >>> dictionary().splitlines()[0]
    '# Data dictionary'

    """
    return "\n".join([_HEAD, *(_table(name) for name in MODELS)])


def _table(name: str) -> str:
    schema = MODELS[name].to_schema()
    grain = " ".join((MODELS[name].__doc__ or "").split())
    rows = [_row(str(column), spec) for column, spec in schema.columns.items()]
    head = "| Column | Kind | Meaning | Rule | SDMX |\n|---|---|---|---|---|"
    return "\n".join([f"## `{name}`\n", f"{grain}\n", head, *rows, ""])


def _row(name: str, spec: Column) -> str:
    dtype = str(spec.dtype)
    kind = next((v for k, v in _KINDS.items() if dtype.startswith(k)), "text")
    concept = (spec.metadata or {}).get("sdmx", "")
    rules = [*(["unique"] if spec.unique else []), *map(_rule, spec.checks)]
    if spec.nullable:
        rules.append("may be missing")
    return (
        f"| `{name}` | {kind} | {spec.description} | {'; '.join(rules)} | {concept} |"
    )


def _rule(check: object) -> str:
    statistics = getattr(check, "statistics", {}) or {}
    settings = [v for v in statistics.values() if v is not True]
    words = settings[0] if settings else ""
    told = ", ".join(words) if isinstance(words, list) else str(words)
    return EXPECTED[str(getattr(check, "name", ""))][0].format(told)

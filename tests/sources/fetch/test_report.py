"""What is said of a fetch."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from cktrade.errors import FetchError
from cktrade.sources import Source
from cktrade.sources.fetch import Fetched, describe
from cktrade.vocabulary import SourceKind, VintageBasis

HELD = Source(
    id="boc/fx-annual/2025-12-31", path=Path("자료/2025-12-31.json"),
    kind=SourceKind.OFFICIAL, producer="Bank of Canada", producer_code="boc",
    table="fx-annual", title="t", url="u", vintage=date(2025, 12, 31),
    vintage_basis=VintageBasis.RELEASED, licence="l", sha256="0", layout="l",
)  # fmt: skip


def test_each_source_has_its_line_and_faults_come_below():
    """New, unchanged, failed with something held, failed with nothing held."""
    results = [
        Fetched(name="boc/fx-annual", source=HELD, is_new=True),
        Fetched(name="ircc/pr-citz", source=HELD),
        Fetched(name="boc/x", source=HELD, error=FetchError("It is down. Wait.")),
        Fetched(name="boc/y", error=FetchError("No network: connect.")),
    ]
    path = Path("자료/2025-12-31.json")
    assert describe(results) == (
        f"new        boc/fx-annual  2025-12-31 (released) → {path}\n"
        "unchanged  ircc/pr-citz   goes on with 2025-12-31 (released)\n"
        "failed     boc/x          goes on with 2025-12-31 (released)\n"
        "failed     boc/y          none of it is held yet\n"
        "\n"
        "boc/x: It is down. Wait.\n"
        "\n"
        "boc/y: No network: connect.\n"
        "\n"
        "4 sources: 1 new, 1 unchanged, 2 failed. Run `cktrade build` to take what is "
        "new in."
    )


def test_without_news_no_build_is_advised():
    """One source, unchanged."""
    told = describe([Fetched(name="boc/fx-annual", source=HELD)])
    assert told.endswith("\n1 source: 0 new, 1 unchanged, 0 failed.")

"""What a mutation of the code would change and no other test would see."""

import hashlib

from cktrade.sources.fetch.download import _origin
from cktrade.sources.fetch.store import Store


def test_an_origin_is_scheme_and_host_and_port():
    """A key sent over https goes to no plain http of the same host."""
    https = _origin("https://a.example/x?key")
    assert https == ("https", "a.example")
    for other in ("http://a.example/x", "https://b.example/x", "https://a.example:8/x"):
        assert _origin(other) != https
    assert _origin("https://a.example/another#place") == https


def test_a_sidecar_left_by_a_kill_joins_only_the_file_it_describes(tmp_path):
    """The raw file was moved before the kill; another one there is not adopted."""
    store = Store(tmp_path)
    content = b"rates\n"
    right = hashlib.sha256(content).hexdigest()
    for digest, adopted in ((right, True), ("0" * 64, False)):
        name = f"day-{adopted}"
        placed = tmp_path / "raw/boc/fx" / f"{name}.json"
        placed.parent.mkdir(parents=True, exist_ok=True)
        placed.write_bytes(content)
        left = tmp_path / ".incoming" / name / "fresh.toml"
        left.parent.mkdir(parents=True)
        left.write_text(f'id = "boc/fx/{name}"\nsha256 = "{digest}"\n')
        store._settle_one(left, {"id": f"boc/fx/{name}", "sha256": digest})  # noqa: SLF001
        assert placed.with_suffix(".toml").exists() is adopted

"""All files or none, and a word about it when somebody stops the work."""

import pytest

from cktrade.datasets.staging import Staging


def test_work_that_is_stopped_says_that_the_folder_is_as_it_was(tmp_path):
    """The old file stands, the new one does not, and the interruption says so."""
    (tmp_path / "a.csv").write_bytes(b"old")

    def work():
        with Staging(tmp_path) as staged:
            staged.write("a.csv", b"new")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt) as stopped:
        work()

    assert stopped.value.__notes__ == [f"Stopped. {tmp_path} is as it was before."]
    assert [p.name for p in tmp_path.iterdir()] == ["a.csv"]
    assert (tmp_path / "a.csv").read_bytes() == b"old"

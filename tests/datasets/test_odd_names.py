"""What is asked for by a name that is no text is refused in the package's own words."""

import pytest

import cktrade as ck
from cktrade.errors import CktradeError


@pytest.mark.parametrize(
    "name", [3, None, ["a"], b"x", 1.5, object()], ids=lambda one: type(one).__name__
)
@pytest.mark.parametrize("asked", ["rows", "load", "why", "restate", "revisions"])
def test_a_name_that_is_no_text_is_refused(asked, name):
    """The message says what is named, what was found, and to write it in quotes."""
    with pytest.raises(CktradeError, match=r"as text, such as .*found .*in quotes"):
        getattr(ck, asked)(name)


@pytest.mark.parametrize("path", [3, None, ["a"], b"x"])
@pytest.mark.parametrize("asked", ["read", "draft"])
def test_a_path_that_is_none_is_refused(asked, path):
    """Bytes are no path here: pathlib takes none."""
    with pytest.raises(CktradeError, match="expected the path of a file"):
        getattr(ck, asked)(path)


@pytest.mark.parametrize("table", [3, None, ["a"], b"x"])
def test_what_is_cited_is_a_table(table):
    """Rows, not a list of names."""
    with pytest.raises(CktradeError, match="expected a pandas DataFrame"):
        ck.cite(table)

"""What an import of the words costs."""

import subprocess
import sys


def test_words_are_there_without_pandas():
    """``cktrade --help`` and the messages of errors must not wait for it."""
    code = "import sys, cktrade.wording; sys.exit('pandas' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603 -- our own interpreter

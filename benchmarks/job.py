"""Do one job and print, as one line of JSON, how long it took and what came out.

``python job.py slices pandas FILE``: the function ``pandas`` of ``slices.py``. Imports
are not counted; what comes out is compared between those who do the same.
"""

from __future__ import annotations

import importlib
import json
import sys
import time


def main() -> None:
    """Run the function that the command line names."""
    subject, name, *arguments = sys.argv[1:]
    module = importlib.import_module(subject)
    for needed in getattr(module, "IMPORTS", {}).get(name, ()):
        importlib.import_module(needed)
    function = getattr(module, name)
    prepare = getattr(module, "prepare", None)
    if prepare:
        arguments = [prepare(name, *arguments)]
    start = time.perf_counter()
    found = function(*arguments)
    seconds = time.perf_counter() - start
    print(json.dumps({"seconds": seconds, "found": found}))


if __name__ == "__main__":
    main()

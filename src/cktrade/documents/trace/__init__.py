"""Every figure at its place, and no figure forgotten.

A document's rows name the line in which their words stand; :func:`trace` looks them up,
and lists every number of the text that no row covers.
"""

from cktrade.documents.trace.coverage import Uncovered
from cktrade.documents.trace.documents import Trace, trace, trace_folders
from cktrade.documents.trace.report import render

__all__ = ["Trace", "Uncovered", "render", "trace", "trace_folders"]

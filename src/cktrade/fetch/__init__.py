"""Download a new vintage of a known source; what is held is never touched."""

from cktrade.fetch.fetching import fetch
from cktrade.fetch.known import known
from cktrade.fetch.manners import Manners
from cktrade.fetch.report import Fetched, describe

__all__ = ["Fetched", "Manners", "describe", "fetch", "known"]

"""Download a new vintage of a known source; what is held is never touched."""

from cktrade.sources.fetch.fetching import fetch
from cktrade.sources.fetch.known import known
from cktrade.sources.fetch.manners import Manners
from cktrade.sources.fetch.report import Fetched, describe

__all__ = ["Fetched", "Manners", "describe", "fetch", "known"]

"""A raw file and its sidecar: publisher, vintage, licence, digest; and new vintages."""

from cktrade.sources.sidecar import (
    Document,
    Source,
    check_digest,
    documents,
    raw_files,
)

__all__ = ["Document", "Source", "check_digest", "documents", "raw_files"]

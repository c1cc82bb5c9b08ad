"""What one row means: models, one readable error, strict reading and writing."""

from cktrade.schemas.dictionary import dictionary
from cktrade.schemas.models import MODELS, columns
from cktrade.schemas.numbering import numbered
from cktrade.schemas.series import id_part, series_id, slug
from cktrade.schemas.tables import parse_table, parse_tables, read_table, write_csv
from cktrade.schemas.validation import validate

__all__ = [
    "MODELS",
    "columns",
    "dictionary",
    "id_part",
    "numbered",
    "parse_table",
    "parse_tables",
    "read_table",
    "series_id",
    "slug",
    "validate",
    "write_csv",
]

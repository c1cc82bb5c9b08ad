"""The official record as arithmetic sees it: series, cells, keys, intervals, fields."""

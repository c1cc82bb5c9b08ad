"""Tables kept as Parquet, partition by partition."""

"""Every way of reading the record for a claim: values, years, ranks."""

"""Where a number stands: balance, totals, shares, ranks, concentration."""

"""What the record says of a claim: readings, judgement, caveats, words."""

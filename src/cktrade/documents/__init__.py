"""Documents: their text, the numbers in it, and the rows that hold them."""

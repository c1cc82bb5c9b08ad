"""One trade told by two countries: mirror gaps and what explains them."""

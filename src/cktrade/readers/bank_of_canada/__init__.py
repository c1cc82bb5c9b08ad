"""Bank of Canada: answers of the Valet service."""

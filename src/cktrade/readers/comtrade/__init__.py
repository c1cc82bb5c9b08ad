"""UN Comtrade: answers of the old and the new service."""

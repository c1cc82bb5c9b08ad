"""Prices taken out: exchange rates, deflators, numbers per head."""

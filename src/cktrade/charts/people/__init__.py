"""Charts of people: immigration, study, travel, population."""

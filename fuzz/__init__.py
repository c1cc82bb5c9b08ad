"""Damaged inputs, made by the thousand: none may be read as something else."""

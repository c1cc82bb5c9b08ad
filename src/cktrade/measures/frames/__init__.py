"""What every measure stands on: any dataframe in and out, periods, and refusals.

``opening`` brings a dataframe of any kind into one form and back; ``defaults`` knows
the wide table's columns; ``series``, ``members`` and ``flows`` say what makes a series,
a whole and a pair of flows; ``ordinals`` count with periods that are text; ``rules``
say what may be brought together, and ``demands`` ask them of the rows; ``arithmetic``
divides without inventing numbers.
"""

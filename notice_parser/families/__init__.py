"""Rules and words as data: one folder a notice family, ``base`` is what all share."""

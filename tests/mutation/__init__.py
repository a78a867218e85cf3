"""Mutation testing of the core rooms: ``make mutate``, or ``python -m tests.mutation --help``."""

"""What tries the mutants is run by ``make mutate``, never collected as a test; it needs POSIX."""

collect_ignore = ["trial.py"]

"""The fuzz target is run by ``make fuzz``, never collected as a test."""

collect_ignore_glob = ["target.py"]

"""Coverage-guided fuzzing, run by ``make fuzz``; what it found is kept in the tests of the rooms."""

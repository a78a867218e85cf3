"""The only place that reads a clock: for limits, rates and remaining time, never for a record."""

import time

# Seconds that only grow; their zero means nothing.
seconds = time.monotonic

"""The command line: arguments in, one call, output.

``main`` is the entry point. Definitions stand in ``commands``, what each prints in a module of its own.
"""

from notice_parser.cli.entry import main

__all__ = ["main"]

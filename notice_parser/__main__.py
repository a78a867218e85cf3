"""``python -m notice_parser`` is ``notice-parser``."""

import sys

from notice_parser.cli import main

if __name__ == "__main__":
    sys.exit(main())

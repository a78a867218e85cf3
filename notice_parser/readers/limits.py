"""What a file may hold at most. Each limit is checked before anything is unpacked, and once more while it is.

Sizes are bytes.
"""

MIB = 1024 * 1024

# What the members of one archive may unpack to, together, and one of them alone.
MAX_UNPACKED = 512 * MIB
MAX_MEMBER = 64 * MIB
# Text and markup shrink to a twentieth, a drawing of blanks to a hundredth; a bomb to a thousandth.
MAX_RATIO = 200
# What an archive and the archives in it may unpack to, all together.
MAX_NESTED = 4096 * MIB
# Below this size a ratio says nothing: a page of blanks is no attack.
RATIO_COUNTS_FROM = 1 * MIB
MAX_MEMBERS = 20_000
# The directory at the end of a ZIP; 20,000 names of ordinary length need half of it.
MAX_DIRECTORY = 4 * MIB
# Of an archive that is read from the disk a member at a time. A name takes the memory of 700 bytes.
MAX_LARGE_MEMBERS = 200_000
MAX_LARGE_DIRECTORY = 64 * MIB
# An archive in an archive is opened, one in that is not.
MAX_NESTING = 1
# Folders in folders.
MAX_FOLDER_DEPTH = 32

# A document that is drawn page by page.
MAX_PAGES = 2_000
MAX_GLYPHS_ON_PAGE = 100_000
MAX_GLYPHS = 2_000_000

# A program that reads a file for us: seconds and bytes.
CHILD_CPU_SECONDS = 20
CHILD_SECONDS = 60
# Beside three times the file itself, which it holds.
CHILD_MEMORY = 256 * MIB
OFFICE_SECONDS = 120

"""How much of one text a parse takes. Past a limit it goes on without the rest and says ``truncated``.

The number of characters is the caller's to choose: ``Options.max_characters``. Depth needs no
limit: a part stands only under parts of other styles, and there are fewer styles than ``MAX_DEPTH``.
"""

# Lines that hold more than blanks.
MAX_PARAGRAPHS = 50_000
# Code points of a heading or a line that mentions are looked for in.
MAX_PARAGRAPH = 20_000
# Dates, quantities, documents, organisations and persons. The paragraph that reaches it is the last one read.
MAX_MENTIONS = 100_000
# Levels of parts; JSON needs two for each, and readers of JSON take about a hundred.
MAX_DEPTH = 40

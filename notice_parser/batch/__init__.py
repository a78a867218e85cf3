"""Many files: found, handed to worker processes one document at a time, kept in a journal, nothing lost.

The room knows nothing of what a document says: the work on one is a function named by its caller,
``module:function``, that turns bytes into bytes and counts (see ``worker.Outcome``).
"""

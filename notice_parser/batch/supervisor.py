"""Hand documents to workers, one to each, and see that every one of them ends somewhere.

A document that dies with its worker is only suspected. Suspects are tried again at the end, each alone; who
dies then is guilty, and nobody else can have been the reason.
"""

import hashlib
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from notice_parser.batch.crew import Crew, Worker
from notice_parser.batch.files import Found
from notice_parser.batch.frames import Frame, Kind
from notice_parser.batch.journal import Document, Journal
from notice_parser.batch.reasons import IN_DOUBT, QUARANTINE, SKIPS

# How often progress is told while nothing happens, in seconds.
_TICK = 0.5


@dataclass(slots=True)
class Counts:
    """Of this run: inputs found, those that needed no work, and what became of those that did."""

    inputs: int = 0
    known: int = 0
    done: int = 0
    quarantined: int = 0
    skipped: int = 0
    characters: int = 0
    worked_ms: float = 0.0


Tell = Callable[[Counts], None]


class Supervisor:
    """One run over its inputs. ``tell`` is called after each step."""

    def __init__(self, journal: Journal, crew: Crew, tell: Tell) -> None:
        self.counts = Counts()
        self._journal, self._crew, self._tell = journal, crew, tell
        self._under_way: dict[int, Document] = {}
        # Contents that wait or are under way, which the journal does not know of yet.
        self._taken: set[str] = set()
        self._last = 0

    def work(self, found: Iterator[Found]) -> None:
        """Work on everything found, then on the suspects, each alone."""
        self._work(self._new(found), alone=self._crew.size == 1)
        self._crew.size = 1
        while (suspect := self._journal.next_suspect()) is not None:
            self._work(iter([suspect]), alone=True)
        self._journal.commit()

    def _new(self, found: Iterator[Found]) -> Iterator[Document | None]:
        """What needs work; none for an input that needs none."""
        for one in found:
            yield self._registered(one)

    def _registered(self, one: Found) -> Document | None:
        counts = self.counts
        if one.data is None:
            assert one.reason is not None
            if self._journal.add_source(one.name, None, one.reason, one.detail):
                counts.inputs += 1
                counts.skipped += one.reason in SKIPS
                counts.quarantined += one.reason not in SKIPS
            return None
        document = Document(hashlib.sha256(one.data).hexdigest(), one.data)
        counts.inputs += self._journal.add_source(one.name, document.sha256)
        state = self._journal.state(document.sha256)
        if state == "suspect":
            self._journal.keep(document)
        if state not in (None, "pending") or document.sha256 in self._taken:
            counts.known += 1
            return None
        self._taken.add(document.sha256)
        return document

    def _work(self, documents: Iterator[Document | None], *, alone: bool) -> None:
        """Work on documents until there are no more and none is under way."""
        ready: deque[Document] = deque()
        more = True
        while more or ready or self._crew.busy:
            if more and len(ready) < self._crew.size:
                try:
                    document = next(documents)
                except StopIteration:
                    more = False
                else:
                    if document is not None:
                        ready.append(document)
            while ready and (worker := self._crew.idle()) is not None:
                self._hand(worker, ready.popleft(), alone=alone)
            self._crew.grow(len(ready))
            self._tell(self.counts)
            waiting = ready or self._crew.busy
            if waiting:
                self._listen(0 if more and len(ready) < self._crew.size else _TICK)

    def _hand(self, worker: Worker, document: Document, *, alone: bool) -> None:
        self._journal.hand_out(document.sha256, alone=alone)
        self._journal.commit()
        self._last += 1
        self._under_way[self._last] = document
        self._crew.hand(worker, self._last, document.data)

    def _listen(self, wait: float) -> None:
        if wait:
            self._journal.commit()
        event = self._crew.event(wait)
        if event is None:
            return
        death = self._crew.account(event)
        if death is not None:
            document = self._release(event.worker)
            if document is not None:
                self._died(document, death, "")
        elif event.frame is not None and event.frame.kind is Kind.RESULT:
            self._answered(event.worker, event.frame)

    def _answered(self, worker: Worker, frame: Frame) -> None:
        # An answer to a document that was given up means nothing any more.
        if frame.number != worker.task:
            return
        document = self._release(worker)
        if document is None:
            return
        reason, ms = frame.head.get("reason"), frame.head["ms"]
        self.counts.worked_ms += ms
        if reason is None:
            tally = frame.head["tally"]
            self.counts.done += 1
            self.counts.characters += tally.get("characters", 0)
            self._journal.done(document.sha256, frame.body, tally, ms)
            return
        detail = frame.head["detail"]
        if reason in IN_DOUBT:
            self._died(document, reason, detail)
        else:
            self._quarantine(document, reason if reason in QUARANTINE else "internal_error", detail, ms)

    def _died(self, document: Document, reason: str, detail: str) -> None:
        self.counts.quarantined += self._journal.died(document, reason, detail)

    def _quarantine(self, document: Document, reason: str, detail: str, ms: float) -> None:
        self.counts.quarantined += 1
        self._journal.quarantine(document.sha256, reason, detail, ms)

    def _release(self, worker: Worker) -> Document | None:
        """The document that a worker had; it has none any more."""
        document = self._under_way.pop(worker.task, None)
        worker.release()
        if document is not None:
            self._taken.discard(document.sha256)
        return document

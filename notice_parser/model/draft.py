"""Plain working values of a parse, before they are validated once at the border.

All offsets here are in the *folded* text; the last stage carries them back to the source.
The lists are filled stage by stage, in the order of ``pipeline.STAGES``.
"""

from dataclasses import dataclass, field

Place = tuple[int, int]


@dataclass(slots=True)
class MarkerDraft:
    start: int
    end: int
    style: str
    ordinal: int | None


@dataclass(slots=True)
class MentionDraft:
    """A found span and the id of the rule that found it."""

    start: int
    end: int
    rule: str

    @property
    def place(self) -> Place:
        return self.start, self.end


@dataclass(slots=True)
class DateDraft(MentionDraft):
    """A calendar expression: first its written parts, later its resolved interval.

    ``year`` ``month`` ``day`` ``part`` are those of the first end, ``last_*`` those of the
    second; ``None`` is what the text does not write. ``part`` is a piece of a month or a year
    as a code of ``date_parts.tsv`` (上旬 ``early``, 年底 ``year-end``, 一季度 ``q1``);
    ``relative`` is 今年, 当月 and the like. ``members`` are all months or years of a list
    (3、6、9月). ``planned``: a cue of the future precedes (预计). ``limit``: a
    day before which something is to be done, and no 已 says it was. ``adverbial``: a bare year that
    says when (2024年,先后…); ``qualifies``: the date qualifies a noun (2019年发放的…).
    ``same_breath``: it goes on with the date before it; ``resumes``: it begins anew, or tells of a remedy
    (已于9月清退); ``stays``: the fault goes on (5月又发放); ``done``: 已 stands before it; ``agreed``: a
    limit of an agreement, or of a plan that was dropped (约定12月底前付清).
    ``scope`` is where the searched paragraph starts. ``earliest`` and ``latest`` are ISO days.
    """

    kind: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: str | None = None
    last_year: int | None = None
    last_month: int | None = None
    last_day: int | None = None
    last_part: str | None = None
    relative: str | None = None
    every: str | None = None
    earliest: str | None = None
    latest: str | None = None
    edtf: str | None = None
    resolution: str = "unresolved"
    anchor: Place | None = None
    last_relative: str | None = None
    members: tuple[int, ...] = ()
    planned: bool = False
    limit: bool = False
    adverbial: bool = False
    qualifies: bool = False
    same_breath: bool = False
    resumes: bool = False
    stays: bool = False
    done: bool = False
    agreed: bool = False
    scope: int = 0

    @property
    def is_full_day(self) -> bool:
        """Whether the text writes year, month and day."""
        return self.kind == "day" and self.year is not None

    def ends_after(self, day: str | None) -> bool:
        """Whether the expression, as resolved, ends behind an ISO day; what is not known does not."""
        return day is not None and self.latest is not None and self.latest > day


@dataclass(slots=True)
class QuantityDraft(MentionDraft):
    """A number with its unit; ``value`` ``minimum`` ``maximum`` are exact decimal strings."""

    number: str
    number_end: int
    value: str | None
    unit: str | None
    unit_kind: str
    approximation: str = "exact"
    minimum: str | None = None
    maximum: str | None = None
    subject: Place | None = None
    action: Place | None = None


@dataclass(slots=True)
class ChangeDraft(MentionDraft):
    direction: str
    before: QuantityDraft | None = None
    after: QuantityDraft | None = None
    by: QuantityDraft | None = None


@dataclass(slots=True)
class DocumentDraft(MentionDraft):
    """A 《title》; ``title`` is the span without the brackets, ``number`` that of its 文号."""

    title: Place
    number: Place | None = None
    kind: str = "unknown"


@dataclass(slots=True)
class NameDraft(MentionDraft):
    """An organisation or a person. ``role`` is an organisation's role."""

    role: str | None = None
    position: Place | None = None
    person: bool = False


@dataclass(slots=True)
class StatusDraft:
    value: str
    cues: list[MentionDraft] = field(default_factory=list)


@dataclass(slots=True)
class NodeDraft:
    """A part of the text. ``own`` are the places of its text without marker, heading, children.

    ``lead`` is the kind of the label that a paragraph stands behind (``responsible``,
    ``deadline``, ``status``, ``goal``, ``details``).
    """

    role: str
    start: int
    end: int
    section_role: str | None = None
    lead: str = ""
    marker: MarkerDraft | None = None
    heading: Place | None = None
    own: list[Place] = field(default_factory=list)
    labels: list[Place] = field(default_factory=list)
    children: list["NodeDraft"] = field(default_factory=list)
    node_id: str = ""
    section: int = 0
    status: StatusDraft | None = None
    responsible: list[NameDraft] = field(default_factory=list)
    deadline: DateDraft | None = None
    dates: list[DateDraft] = field(default_factory=list)
    quantities: list[QuantityDraft] = field(default_factory=list)
    documents: list[DocumentDraft] = field(default_factory=list)
    organizations: list[NameDraft] = field(default_factory=list)
    persons: list[NameDraft] = field(default_factory=list)
    changes: list[ChangeDraft] = field(default_factory=list)

    def pieces(self) -> list[Place]:
        """The places where mentions are looked for, heading and own text, in order."""
        return sorted([self.heading, *self.own]) if self.heading else list(self.own)

    def parts(self) -> list["NodeDraft"]:
        """The children, and the cells of a table that stand between the lines of a measure among them."""
        return [one for child in self.children for one in (child, *child.children)]


@dataclass(slots=True)
class StatedDraft(MentionDraft):
    """A figure stated of the notice as a whole, around ``quantity``."""

    what: str
    quantity: QuantityDraft
    counted: int | None = None


@dataclass(slots=True)
class InspectionDraft:
    kind: str | None = None
    mode: str | None = None
    authority: NameDraft | None = None
    team: NameDraft | None = None
    round: Place | None = None
    targets: list[NameDraft] = field(default_factory=list)
    period: DateDraft | None = None
    feedback: DateDraft | None = None


@dataclass(slots=True)
class ContactDraft:
    start: int
    end: int
    organizations: list[NameDraft] = field(default_factory=list)
    phones: list[Place] = field(default_factory=list)
    emails: list[Place] = field(default_factory=list)
    postal_address: Place | None = None
    postal_code: Place | None = None
    hours: Place | None = None


@dataclass(slots=True)
class FindingDraft:
    code: str
    severity: str
    message: str
    message_en: str
    place: Place | None = None
    related: list[Place] = field(default_factory=list)


@dataclass(slots=True)
class Draft:
    """One notice in the making."""

    text: str
    nodes: list[NodeDraft] = field(default_factory=list)
    family: str = "none"
    family_score: float = 0.0
    family_reason: str = ""
    title: Place | None = None
    issuer: NameDraft | None = None
    inspection: InspectionDraft = field(default_factory=InspectionDraft)
    stated: list[StatedDraft] = field(default_factory=list)
    contact: ContactDraft | None = None
    findings: list[FindingDraft] = field(default_factory=list)
    published: DateDraft | None = None
    order: list[NodeDraft] = field(default_factory=list, repr=False)

    def walk(self) -> list[NodeDraft]:
        """All nodes in reading order (preorder)."""
        if self.order:
            return self.order
        found: list[NodeDraft] = []
        stack = list(reversed(self.nodes))
        while stack:
            node = stack.pop()
            found.append(node)
            stack.extend(reversed(node.children))
        return found

    def quantities(self) -> list[QuantityDraft]:
        """All quantities, node by node in reading order."""
        return [quantity for node in self.walk() for quantity in node.quantities]

    def settle_order(self) -> None:
        """Keep the reading order: from here on the outline is not changed any more."""
        self.order = []
        self.order = self.walk()

"""A one-on-one: the agenda to the left, the coach's own notes to the right. It loads, paints, keeps what is typed."""

from __future__ import annotations

import asyncio
from zoneinfo import ZoneInfo

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.getters import query_one
from textual.widgets import TextArea

from console.domain.text import one_line
from console.store.coaching import Promise
from console.store.desk import Desk
from console.store.errors import Refused, StoreError
from console.store.one_on_one import Pack, pack
from console.store.promises import Written
from console.ui import chrome
from console.ui.again import Again
from console.ui.asking import Asking
from console.ui.coaching.news import News
from console.ui.coaching.tabs import Item
from console.ui.coaching.windows import quarter
from console.ui.commands import Command, find, key_bar
from console.ui.keys import in_force
from console.ui.live import Live
from console.ui.meeting.agenda import COLUMNS, Agenda, agenda, numbers_bar
from console.ui.meeting.plan import Plan
from console.ui.meeting.written import OwnNotes
from console.ui.private import Private
from console.ui.screens.base import DeskScreen
from console.ui.widgets.bar import Bar, Piece
from console.ui.widgets.grid import Grid
from console.ui.widgets.held import Held, Numbers
from console.ui.widgets.reader import Reader
from console.ui.words import Times

PAUSE = 0.4  # seconds after typing until the notes are kept; within one they are
HIDDEN = "hidden while you present"
NAMED = 30  # characters of a name in the first line, which shares it with store and clock


class AgendaGrid(Grid[Item]):
    """What is talked about, a row each."""


class MeetingPage(DeskScreen):
    """What the keys do is its heir's."""

    AUTO_FOCUS = "#agenda"
    CSS_PATH = "../styles/coaching.tcss"

    _grid = query_one("#agenda", AgendaGrid)
    _item = query_one("#item", Reader)

    def __init__(self, desk: Desk, live: Live, agent: int, called: str, private: Private) -> None:
        super().__init__()
        self.HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]
        self._desk, self._live, self._agent, self._called = desk, live, agent, called
        self._private, self._zone = private, ZoneInfo(desk.zone)
        self._own = OwnNotes(desk, private, agent, lambda sentence: self.tell(sentence, wrong=True))
        self._notes = TextArea(id="notes", soft_wrap=True, show_line_numbers=False, tab_behavior="focus")
        self._keeping = Again(self, "notes", self.keep, pause=PAUSE)
        self._pack: Pack | None = None
        self._agenda = Agenda([], {}, {})
        self._numbers, self._held = Numbers(), Held[Item]()
        self._loaded: frozenset[int] | None = None  # the one-on-ones in the store when the notes were loaded
        self._painted: int | None = None
        self._hidden = desk.audience is not None  # whoever watches the screen reads no notes
        self._there = asyncio.Event()  # once the agenda and the notes were read, or could not be

    def compose(self) -> ComposeResult:
        yield Bar(id="title")
        yield Bar(id="numbers")
        yield Bar(id="keys")
        with Horizontal(id="meeting"):
            with Vertical(id="agenda-side"):
                yield AgendaGrid(id="agenda")
                yield Reader(id="item", labels=9)
            with Vertical(id="notes-side"):
                yield Bar(id="notes-label")
                self._notes.display = not self._hidden
                yield self._notes

    def on_mount(self) -> None:
        """Read, and read again when the store or its clock moves; keys wait until the notes are there."""
        self._news = News(self, self._read)
        self._live.changed.subscribe(self, lambda _: self._news.came())
        self._live.minute.subscribe(self, lambda _: self._news.came())
        self._live.state.subscribe(self, lambda _: self._paint_bars())
        self._paint_bars()
        self.begin(self._first)

    async def on_unmount(self) -> None:
        """What was typed last is kept."""
        await self.keep()
        await self._own.close()

    def on_screen_resume(self) -> None:
        """Seen again."""
        if self.is_mounted:
            self._news.seen_again()

    # Loading and keeping -------------------------------------------------------------------------

    def _times(self) -> Times:
        return Times(self._desk.now(), self._zone)

    async def _first(self, ask: Asking) -> None:
        """Agenda and notes; keys typed meanwhile are for them."""
        await self._there.wait()

    async def _read(self) -> None:
        try:
            await self._read_pack()
        finally:
            self._there.set()

    async def _read_pack(self) -> None:
        now = self._desk.now()
        try:
            found = await self._desk.read(pack, self._agent, quarter(now, self._zone), now)
        except (Refused, StoreError) as error:
            if self._pack is None:
                self._grid.say(str(error))
            self.tell(str(error), wrong=True)
            return
        self._pack = found
        self._called = self._called or found.line.name
        if self._loaded is None or self._loaded - found.stored:  # at first, or one of ours may have been undone
            await self._load(found.stored)
        self._loaded = found.stored
        self._show()

    async def _load(self, stored: frozenset[int]) -> None:
        """The notes as they were kept, where nothing new was typed."""
        if self._notes.text or self._own.plan != Plan():
            return
        words = await self._own.load(stored)
        if words and not self._notes.text:
            self._notes.load_text(words)
            self._notes.move_cursor(self._notes.document.end)

    async def keep_words(self) -> None:
        """At once, without the pause after typing."""
        await self.keep()

    async def keep(self) -> None:
        """Notes and plan as they stand, in the coach's own file."""
        more = await self._own.keep(self._notes.text)
        if more and self._notes.is_attached:
            here = self._notes.selection
            self._notes.insert(more, self._notes.document.end)
            self._notes.selection = here

    def take(self, plan: Plan) -> None:
        """What is to be stored changed: show and keep it."""
        self._own.plan = plan
        self._keeping.ask()
        self._show()

    def _begun(self, written: Written | None) -> None:
        """A commitment that is half written."""
        self._own.plan = self._own.plan._replace(begun=written)
        self._keeping.ask()

    async def filed(self, session: int) -> None:
        """It ended and was stored: the notes go with it, and the screen goes."""
        await self.keep()
        await self._own.file(session)
        self._notes.load_text("")
        self.dismiss()

    @on(TextArea.Changed, "#notes")
    def typed(self) -> None:
        """Keep it soon."""
        self._keeping.ask()

    # Painting ------------------------------------------------------------------------------------

    def _show(self) -> None:
        if self._pack is None:
            return
        self._agenda = agenda(self._pack, self._desk.shown(self._own.plan.promises), self._times(), self._numbers)
        self._held.rows = self._agenda.rows
        self._grid.empty = "Nothing is promised and nothing stands out."
        if self._grid.ready:
            self._grid.reload()
        else:
            self._grid.show(self._held, COLUMNS, self._held.page)
        self._paint_bars()

    def _paint_bars(self) -> None:
        now = self._desk.now()
        status = chrome.status(self._desk, self._live, Times(now, self._zone), now)
        title = chrome.title(self._desk, f"One-on-one  {one_line(self._called, NAMED)}")
        self.query_one("#title", Bar).put(title, status)
        if self._pack is not None:
            self.query_one("#numbers", Bar).put(numbers_bar(self._pack))
        label = Piece(((" Your notes", "heading"), (f" {HIDDEN if self._hidden else self._own.where}", "muted")))
        self.query_one("#notes-label", Bar).put([label])
        commands = key_bar((*self.SCOPES, "app"))
        self.query_one("#keys", Bar).put(
            chrome.keys(commands, lambda command: self.why_not(command) is not None, in_force(self))
        )

    def why_not(self, command: Command) -> str | None:
        """Why a key is dead for the line under the cursor."""
        return None

    @property
    def _promise(self) -> Promise | None:
        """The commitment of the store under the cursor."""
        return self._agenda.promises.get(self._grid.key or 0)

    @property
    def _fresh(self) -> int | None:
        """The place, among those agreed just now, of the one under the cursor."""
        return self._agenda.agreed.get(self._grid.key or 0)

    # What the widgets say ------------------------------------------------------------------------

    @on(Grid.Highlighted)
    def highlighted(self) -> None:
        """Another row, or another reading of it."""
        row = self._grid.row
        self._item.read([] if row is None else list(row.text), same=self._painted == self._grid.key)
        self._painted = self._grid.key
        self._paint_bars()

    @on(Grid.Chosen)
    async def chosen(self) -> None:
        """A double click opens."""
        await self.run_action("into")

    @on(Bar.Pressed, "#keys")
    async def key_pressed(self, event: Bar.Pressed) -> None:
        """A key of the bar was clicked."""
        await self.run_action(find(event.target).runs_anywhere)

"""A card over the whole screen: a ticket, a customer, an account or an agent, with the tickets of each below it."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from console.domain.text import one_line
from console.store.desk import Desk
from console.store.errors import StoreError
from console.store.export import Chosen, of_card
from console.store.records_cards import Ticket, Touch
from console.ui import chrome
from console.ui.again import Again
from console.ui.cards.page import Card, page, title
from console.ui.cards.reading import Which, read, way_to
from console.ui.cards.touches import columns
from console.ui.commands import Command, bindings, find, key_bar
from console.ui.keys import in_force
from console.ui.live import Live
from console.ui.messages import CaseWanted, ReviewWanted
from console.ui.screens.base import DeskScreen
from console.ui.widgets.bar import Bar
from console.ui.widgets.grid import Grid
from console.ui.widgets.held import Held
from console.ui.widgets.reader import Block, Reader, lay
from console.ui.words import Times, zone_called

NAMED = 40  # characters of a name in the first line, which shares it with store and clock
GONE = "It is no longer in the store: go back along the trail."


class TouchGrid(Grid[Touch]):
    """A ticket a row."""


class CardScreen(DeskScreen):
    """`which` is read when it opens and again when the store changes; screens opened from it lie on it like a trail."""

    SCOPES = ("card",)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("card")]
    DEFAULT_CSS = """
    CardScreen #title { margin-bottom: 1; }
    CardScreen #card { max-height: 60%; padding: 0 2; }
    CardScreen.-ticket #card { height: 1fr; max-height: 100%; }
    CardScreen.-ticket #touches { display: none; }
    CardScreen #touches { height: 1fr; border-top: solid $rule; }
    """

    def __init__(self, desk: Desk, live: Live, which: Which, at: int | None = None) -> None:
        super().__init__()
        self._desk, self._live, self._which = desk, live, which
        self._zone = zone_called(desk.zone)
        self._card: Card | None = None
        self._answered = False  # by the store, once
        self._at = at  # the ticket to begin on
        self._source: Held[Touch] = Held()
        self._reading = Again(self, "card", self._read)
        self.set_class(which.kind == "ticket", "-ticket")

    def compose(self) -> ComposeResult:
        yield Bar(id="title")
        yield Reader(id="card", labels=12)
        yield TouchGrid(id="touches")
        yield Bar(id="keys")

    def on_mount(self) -> None:
        """Read it; again when something changes."""
        self._live.changed.subscribe(self, lambda _: self._reading.ask())
        self._live.state.subscribe(self, lambda _: self._paint())
        self.query_one("#card" if self._which.kind == "ticket" else "#touches").focus()
        self._paint()
        self._reading.ask()

    def _times(self) -> Times:
        return Times(self._desk.now(), self._zone)

    @property
    def takes_keys(self) -> bool:
        """Keys are for the card, so they wait until it is read."""
        return super().takes_keys and self._answered

    async def _read(self) -> None:
        try:
            card = await read(self._desk, self._which)
        except StoreError as error:
            self.tell(str(error), wrong=True)
            return
        finally:
            self._answered = True
            self.keys_may_go_on()
        first, self._card = self._card is None, card
        self._paint()
        if card is None:
            self.query_one("#card", Reader).read([], same=True)
            self.tell(GONE, wrong=True)
            return
        self._show(page(card, self._times()), first)
        if not isinstance(card, Ticket):
            grid = self.query_one(TouchGrid)
            grid.empty = "No ticket yet."
            self._source.rows = card.touches
            if first:
                grid.show(self._source, columns(self._times), self._source.page)
                grid.move_to(next((place for place, row in enumerate(card.touches) if row.key == self._at), 0))
            else:
                grid.reload()

    def _show(self, blocks: list[Block], first: bool) -> None:
        """The card's text; above a list it is only as high as it needs to be."""
        reader = self.query_one("#card", Reader)
        if self._which.kind != "ticket":
            reader.styles.height = len(lay(blocks, max(1, self.size.width - 4), 12)) + 1
        reader.read(blocks, same=not first)

    def _paint(self) -> None:
        now = self._desk.now()
        status = chrome.status(self._desk, self._live, Times(now, self._zone), now)
        named = one_line(title(self._card), NAMED) if self._card else ""
        about = f"{self._which.kind.capitalize()}  {named}"
        self.query_one("#title", Bar).put(chrome.title(self._desk, about), status)
        commands = key_bar((*self.SCOPES, "app"))
        self.query_one("#keys", Bar).put(
            chrome.keys(commands, lambda command: self.why_not(command) is not None, in_force(self))
        )

    def why_not(self, command: Command) -> str | None:
        """Why a key is dead on this card."""
        if command.scope != "card" or command.action == "back":
            return None
        if self._card is None:
            return GONE
        if command.action in ("customer", "account", "agent"):
            way = way_to(self._card, command.action, self._under)
            return way if isinstance(way, str) else None
        if command.action == "case" and (not isinstance(self._card, Ticket) or self._card.case is None):
            return "No recovery case is known here: open a ticket that was rated low."
        if command.action == "review" and self._ticket is None:
            return "There is no ticket here to review."
        return None

    def anew(self) -> Callable[[], DeskScreen]:
        """The same card, on the same ticket."""
        desk, live, which, key = self._desk, self._live, self._which, self.query_one(TouchGrid).key
        return lambda: CardScreen(desk, live, which, key)

    def leaving(self) -> Chosen:
        """All tickets of whom the card is about, or the ticket alone."""
        return of_card(self._which.kind, self._which.key, self._desk.now())

    @property
    def _under(self) -> tuple[int | None, int | None]:
        """Agent and customer of the ticket under the cursor."""
        row = self.query_one(TouchGrid).row
        return (None, None) if row is None else (row.agent_id, row.customer_id)

    def _go(self, where: str) -> None:
        if self._card is not None and not isinstance(way := way_to(self._card, where, self._under), str):
            if way != self._which:
                self.app.push_screen(CardScreen(self._desk, self._live, way))
            return
        self.tell(self.why_not(find(f"card.{where}")) or GONE, wrong=True)

    def action_customer(self) -> None:
        self._go("customer")

    def action_account(self) -> None:
        self._go("account")

    def action_agent(self) -> None:
        self._go("agent")

    def action_into(self) -> None:
        row = self.query_one(TouchGrid).row
        if row is not None and self._which.kind != "ticket":
            self.app.push_screen(CardScreen(self._desk, self._live, Which("ticket", row.key)))

    def action_case(self) -> None:
        if reason := self.why_not(find("card.case")):
            self.tell(reason, wrong=True)
        elif isinstance(self._card, Ticket) and self._card.case is not None:
            self.post_message(CaseWanted(self._card.case))

    def action_review(self) -> None:
        if reason := self.why_not(find("card.review")):
            self.tell(reason, wrong=True)
        elif (ticket := self._ticket) is not None:
            self.post_message(ReviewWanted(ticket))

    @property
    def _ticket(self) -> int | None:
        """The ticket of this card, or the one under the cursor."""
        row = None if self._which.kind == "ticket" else self.query_one(TouchGrid).row
        return self._which.key if self._which.kind == "ticket" else row.key if row is not None else None

    def action_copy(self) -> None:
        row = None if self._which.kind == "ticket" else self.query_one(TouchGrid).row
        said = row.ref if row is not None else title(self._card) if self._card else ""
        if isinstance(self._card, Ticket):
            said = self._card.ref
        self.app.copy_to_clipboard(said)
        self.tell(f"{said} sent to the terminal's clipboard.")

    def action_back(self) -> None:
        self.dismiss()

    @on(Grid.Highlighted)
    def highlighted(self) -> None:
        """Another ticket, another way on."""
        self._paint()

    @on(Grid.Chosen)
    def chosen(self) -> None:
        """A double click opens the ticket."""
        self.action_into()

    @on(Bar.Pressed, "#keys")
    async def key_pressed(self, event: Bar.Pressed) -> None:
        """A key of the bar was clicked."""
        await self.run_action(find(event.target).runs_anywhere)

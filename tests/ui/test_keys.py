"""Keys of one's own: what may be bound, what is refused, and that bar, palette, help and dialogs follow."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ui_lead import at_work

from console.domain.preferences import Preferences
from console.store.desk import Desk
from console.ui.app import ConsoleApp
from console.ui.commands import COMMANDS, find, spelled
from console.ui.keys import clashes, settle
from console.ui.private import Private


def mine(**keys: tuple[str, ...]) -> Private:
    """Somebody's settings: `recovery_claim` is recovery.claim."""
    return Private(preferences=Preferences(keys={name.replace("_", ".", 1): given for name, given in keys.items()}))


def test_the_table_itself_has_no_clash() -> None:
    assert clashes() == []


def test_every_action_can_have_a_key_that_is_free() -> None:
    for command in COMMANDS:
        keys, refused = settle({command.id: ["ctrl+shift+end"]})
        assert command.id in ("app.copy_or_hint", "review.mark") or (keys.own, refused) == (
            {command.id: ("ctrl+shift+end",)},
            (),
        )


@pytest.mark.parametrize(
    ("name", "key", "why"),
    [
        ("recovery.claim", "t", "t is already “tried” there (recovery.tried); it stays c."),
        ("recovery.claim", "j", "j is already “down” there (grid.down)"),
        ("grid.down", "c", "c is already “claim” there (recovery.claim); it stays j ↓."),
        ("recovery.claim", "ctrl+c", "ctrl+c can't be bound"),
        ("recovery.claim", "ctrl+[", "ctrl+[ can't be bound"),
        ("recovery.claim", "Ctrl+M", "ctrl+m can't be bound"),
        ("recovery.claim", "f5", "f5 must not be the only key"),
        ("app.leave", "ctrl+q", "ctrl+q must not be the only key"),
        ("recovery.claim", "hyper+x", "“hyper+x” is no key"),
        ("recovery.claim", "\x1b[31m", "is no key"),
        ("recovery.note", "X", "X would differ from “close” (recovery.close) by shift alone"),
        ("recovery.close", "C", "C would differ from “claim” (recovery.claim) by shift alone"),
        ("dialog.cancel", "q", "q is typed there"),
        ("app.lookup", "K", "K is typed there"),
        ("app.copy_or_hint", "k", "its key is fixed"),
        ("review.mark", "m", "its keys are fixed"),
        ("recovery.clame", "m", "there is no such action"),
        ("\x1b]52;c;x\x07", "m", "there is no such action"),
    ],
)
def test_what_may_not_be_bound_is_refused_in_one_sentence(name: str, key: str, why: str) -> None:
    keys, (refusal,) = settle({name: [key]})
    assert keys.own == {} and why in refusal.words and refusal.words.endswith(".")
    assert refusal.words.isprintable()


def test_two_commands_may_change_places_and_of_a_clash_the_later_one_is_refused() -> None:
    keys, refused = settle({"recovery.claim": ["t"], "recovery.tried": ["c"]})
    assert (keys.first(find("recovery.claim")), keys.first(find("recovery.tried")), refused) == ("t", "c", ())
    keys, (refusal,) = settle({"recovery.claim": ["m"], "recovery.tried": ["m"]})
    assert keys.own == {"recovery.claim": ("m",)} and refusal.id == "recovery.tried"


def test_a_refusal_takes_with_it_what_counted_on_it() -> None:
    """Tried may not have the key, so it keeps t; claim, which was to have that, keeps c."""
    keys, refused = settle({"recovery.claim": ["t"], "recovery.tried": ["ctrl+c"]})
    assert keys.own == {} and [one.id for one in refused] == ["recovery.tried", "recovery.claim"]


def test_keys_are_named_as_they_are_shown() -> None:
    keys, _ = settle({"recovery.out": ["esc", "Q"], "grid.page_down": ["PgDn", "ctrl+f"]})
    assert keys.own == {"recovery.out": ("escape", "Q"), "grid.page_down": ("pagedown", "ctrl+f")}
    assert keys.shown(find("recovery.out")) == "esc Q"


@pytest.mark.slow
async def test_a_lead_rebinds_a_key_and_every_place_that_names_it_follows(store: Path) -> None:
    async with at_work(store, private=mine(recovery_claim=("m",), app_light=("L",), app_keys=("f1", "."))) as lead:
        await lead.sees(" m claim", "m  claim it, so that nobody else")
        assert " c claim" not in lead.screen
        await lead.press("c")
        await lead.pilot.pause()
        assert lead.store("SELECT count(*) FROM recovery WHERE status = 'claimed' AND opened_at > 0") == [(0,)]
        await lead.press("m")
        await lead.hears("laimed")
        await lead.press("?")
        await lead.press("f1")
        await lead.sees("m              Take this case", "esc closes this")
        await lead.press("G")
        await lead.sees("L              Change between")
        await lead.press("escape")
        await lead.press("colon")
        await lead.sees("claim  m")
        await lead.press("escape")
        await lead.press("L")
        assert lead.app.theme == "console-light"


async def test_several_keys_for_one_action_and_one_for_several(store: Path) -> None:
    async with at_work(store, private=mine(grid_down=("comma",), recovery_undo=("n", ",", "ctrl+n"))) as lead:
        await lead.hears("“comma” is no key")
        first = lead.ref
        await lead.press("j")
        assert lead.ref != first
        await lead.press("c")
        await lead.hears("laimed")
        await lead.press("comma")
        await lead.hears("Undid")


async def test_many_complaints_do_not_cover_the_screen(store: Path) -> None:
    own = Private(complaints=tuple(f"settings.toml: number {n} [/oops]." for n in range(9)))
    async with at_work(store, private=own) as lead:
        await lead.hears("number 0 [/oops]", "number 1", "7 more of your settings do not hold")


async def test_the_theme_is_as_the_settings_say(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for theme, ground, shown in (
        ("light", "15;0", "console-light"), ("dark", "0;15", "console-dark"), ("auto", "0;15", "console-light"),
        ("auto", "15;0", "console-dark"), ("auto", "", "console-dark"), ("auto", "0;default;7", "console-light"),
    ):  # fmt: skip
        monkeypatch.setenv("COLORFGBG", ground)
        desk = Desk(store, me="Dana")
        app = ConsoleApp(desk, private=Private(preferences=Preferences(theme=theme)))
        assert app.theme == shown, (theme, ground)


NAMES = [command.id for command in COMMANDS]
KEYS = st.lists(
    st.sampled_from(["c", "t", "x", "X", "m", "esc", "ctrl+n", "f3", ",", "G", "enter", "ctrl+c", "nope+"]), max_size=3
)


@pytest.mark.slow
@given(st.dictionaries(st.sampled_from([*NAMES, "no.such"]), KEYS.filter(bool), max_size=6))
def test_whatever_is_asked_for_no_two_actions_share_a_key_and_each_keeps_one(wanted: dict[str, list[str]]) -> None:
    keys, refused = settle(wanted)
    assert clashes(keys) == []
    assert set(wanted) == {*keys.own, *(one.id for one in refused)} | {
        name for name in wanted if name in NAMES and tuple(map(spelled, dict.fromkeys(wanted[name]))) == find(name).keys
    }
    assert all(keys.of(command) for command in COMMANDS if command.keys)
    assert len({one.id for one in refused}) == len(refused)

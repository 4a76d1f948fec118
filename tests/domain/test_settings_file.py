"""A settings file: what may stand in it, and the sentence for what may not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain.preferences import Preferences
from console.domain.settings import OWN, TEAM
from console.domain.settings_file import LONGEST, differing, read, told

WHOLE = """
store = "~/support/store.db"
view = "coaching"
theme = "light"
mouse = false
benchmark = "saas"
[keys]
recovery.claim = "m"
"grid.down" = ["n", "down"]
[team]
contact_hours = 8
horizon_days = 14
throttle_hours = 48
working_hours = "mon-fri  09:00-17:00"
zone = "Europe/Berlin"
"""


def test_a_whole_file_is_read() -> None:
    found = read(WHOLE)
    assert found.faults == ()
    own = found.preferences
    assert (own.store, own.view, own.theme, own.mouse, own.benchmark) == (
        "~/support/store.db", "coaching", "light", False, "saas")  # fmt: skip
    assert dict(own.keys) == {"recovery.claim": ("m",), "grid.down": ("n", "down")}
    assert own.team == {
        "contact_hours": "8", "horizon_days": "14", "throttle_hours": "48", "working_hours": "mon-fri 09:00-17:00",
        "zone": "Europe/Berlin",
    }  # fmt: skip
    assert own.named == {"store", "view", "theme", "mouse", "benchmark"}


def test_an_empty_file_leaves_all_as_it_is() -> None:
    assert read("") == (Preferences(), ())


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ('view = "queue"', 'view = "queue" is not allowed: write "recovery", "coaching" or "scorecards".'),
        ("theme = 1", 'theme = 1 is not allowed: write "dark", "light" or "auto".'),
        ('mouse = "no"', 'mouse = "no" is not allowed: write true or false.'),
        ("mouse = 0", "mouse = 0 is not allowed: write true or false."),
        ('store = "here.db"', 'store = "here.db" is not allowed: write a whole path'),
        ('store = "~nobody/x.db"', "is not allowed: write a whole path"),
        ('benchmark = "bank"', 'benchmark = "bank" is not allowed: write "none", "general"'),
        ("[team]\ncontact_hours = 0", "team.contact_hours = 0 is not allowed: write a whole number from 1 to 720."),
        ("[team]\ncontact_hours = 24.5", "team.contact_hours = 24.5 is not allowed"),
        ("[team]\ncontact_hours = true", "team.contact_hours = true is not allowed"),
        ("[team]\nhorizon_days = 99999", "team.horizon_days = 99999 is not allowed: write a whole number from 1 to 3,650."),
        ('[team]\nworking_hours = "always"', 'team.working_hours = "always" is not allowed: write hours such as'),
        ('[team]\nzone = "Berlin"', 'team.zone = "Berlin" is not allowed: write a time zone such as "Europe/Berlin".'),
        ('[team]\nzone = "../../etc/passwd"', "is not allowed: write a time zone"),
        ('[team]\nzone = "America"', "is not allowed: write a time zone"),
        ("[team]\ncontact_hour = 8", "team.contact_hour is no setting: there are contact_hours, horizon_days"),
        ("colour = 1", "colour is no setting: there are store, view, theme, mouse, benchmark, keys, team."),
        ("team = 3", "team = 3 is not allowed: [team] is a table"),
        ("keys = []", "keys = [] is not allowed: [keys] is a table"),
        ("[keys]\nrecovery.claim = 5", 'keys.recovery.claim = 5 is not allowed: write a key such as "m"'),
        ("[keys]\nrecovery.claim = []", "keys.recovery.claim = [] is not allowed"),
        ('[keys]\nrecovery.claim = ["m", 3]', "keys.recovery.claim = ['m', 3] is not allowed"),
        ('view = "\\u001b]52;c;x\\u0007"', "is not allowed"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_in_one_sentence_and_the_old_value_stays(line: str, sentence: str) -> None:
    found = read(line)
    (fault,) = found.faults
    assert sentence in fault.words and fault.words.endswith(".") and fault.words.isprintable()
    assert found.preferences == Preferences()


def test_one_wrong_line_does_not_cost_the_others() -> None:
    found = read(WHOLE.replace("contact_hours = 8", "contact_hours = -8").replace('"coaching"', '"queue"'))
    assert [fault.key for fault in found.faults] == ["view", "team.contact_hours"]
    assert found.preferences.theme == "light" and found.preferences.view == "recovery"
    assert found.preferences.team["horizon_days"] == "14" and "contact_hours" not in found.preferences.team


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("mouse = true\nview = = 1", "(at line 2, column 8)"),
        ('view = "a"\nview = "b"', "is not TOML"),
        ("x = " + "[" * 5000, "is not TOML"),
        ("x = " + "9" * 5000, "is not TOML"),
        ("#" * (LONGEST + 1), "100,001 characters"),
    ],
)
def test_a_file_that_cannot_be_read_is_left_aside_whole(text: str, sentence: str) -> None:
    (fault,) = read(text).faults
    assert fault.key == "" and sentence in fault.words


@given(st.text(max_size=60))
def test_no_text_is_an_error(text: str) -> None:
    for found in (read(text), read(f"view = {text}"), read(f"[keys]\n{text}")):
        assert all(fault.words.isprintable() for fault in found.faults)


def test_where_file_and_store_differ_is_one_sentence() -> None:
    team = {"contact_hours": "8", "zone": "UTC", "working_hours": "mon 9-17"}
    found = differing(team, {"contact_hours": "24", "zone": "UTC", "working_hours": ""})
    assert told(found, "store.db") == (
        "contact_hours is 24 in store.db, 8 in your file; working_hours is not set in store.db, mon 9-17 in your file:"
        " the store's holds; csat settings --apply puts yours there for everybody."
    )
    assert told([], "store.db") == ""


@pytest.mark.parametrize("setting", [*OWN, *TEAM])
def test_every_default_is_allowed(setting: object) -> None:
    assert setting.kind.fits(setting.default)  # type: ignore[attr-defined]

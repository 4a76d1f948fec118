"""Where a person's settings lie, and what they say; every way into the program asks here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from console.domain.preferences import Fault, Preferences, Read


def config_folder() -> Path:
    """Where this user's settings belong."""
    from platformdirs import user_config_path

    return user_config_path("csat-console")


def settings_file() -> Path:
    """The file of one's settings, whether or not it is there."""
    return config_folder() / "settings.toml"


def preferences() -> Read:
    """What the file says; the defaults where there is none, and a fault where it can't be read."""
    path = settings_file()
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Read()
    except OSError as error:
        return Read(Preferences(), (Fault("", f"can't be read ({error.strerror}): check its permissions."),))
    except UnicodeDecodeError:
        return Read(Preferences(), (Fault("", "is not UTF-8 text: save it as UTF-8."),))
    from console.domain.settings_file import read  # who has no file does not wait for it

    return read(text)


def complaints(found: Read) -> list[str]:
    """What was refused, each as a sentence that names the file."""
    return [f"{settings_file()}: {fault.words}" for fault in found.faults]


def own_store(found: Read, say: Callable[[str], None]) -> Path | None:
    """The store that the file names; None where it names none, which is said where it may have wanted to."""
    for fault in found.faults:
        if fault.key in ("", "store"):
            say(f"{settings_file()}: {fault.words}")
    return Path(found.preferences.store).expanduser() if found.preferences.store else None

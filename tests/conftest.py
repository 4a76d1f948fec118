"""Fences around every test: no home directory, no network of habits; and the store most of them start from."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests_support.scale import SCALES, Scale
from tests_support.town import Town


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--real-data", metavar="DIR", help="a folder of real exports; without it those tests skip")
    parser.addoption("--seeds", type=int, default=25, help="how many seeded teams a simulation draws (all: 1000)")

    parser.addoption("--presses", type=int, default=300, help="how many keys, clicks and sizes are tried (all: 20000)")
    parser.addoption("--seed", type=int, default=6, help="which random keys are pressed")
    parser.addoption(
        "--scale", choices=list(SCALES), default="ci", help="how much the fault tests do: a CI run's share, or all"
    )
    parser.addoption("--pictures", action="store_true", help="draw the pictures of the screens anew")
    parser.addoption("--minutes", default="0.1", help="how long two consoles and a writer run side by side")


def pytest_configure(config: pytest.Config) -> None:
    folder = config.getoption("--real-data")
    if folder and not Path(folder).is_dir():
        raise pytest.UsageError(f"--real-data {folder} is not a folder")
    if config.option.markexpr == "not slow" and any(".py" in named for named in config.args):
        config.option.markexpr = ""  # a file that is named is run whole


JOURNEYS = ("stories", "faults", "benchmark")  # folders of which every test takes its time


@pytest.hookimpl(tryfirst=True)  # before those that were not asked for are left out
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.parent.name in JOURNEYS:
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def real_data(request: pytest.FixtureRequest) -> Path:
    """The folder of real exports; skips where it was not named."""
    folder = request.config.getoption("--real-data")
    if not folder:
        pytest.skip("needs --real-data DIR")
    return Path(folder).resolve()


@pytest.fixture(scope="session")
def seeds(request: pytest.FixtureRequest) -> int:
    """How many seeded teams a simulation draws."""
    return int(request.config.getoption("--seeds"))


@pytest.fixture(scope="session")
def scale(request: pytest.FixtureRequest) -> Scale:
    """How much the fault tests do."""
    return SCALES[request.config.getoption("--scale")]


@pytest.fixture(autouse=True)
def fenced(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the developer's own files, or depends on how their terminal is set."""
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(home))
    for name in ("CSAT_STORE", "NO_COLOR", "TEXTUAL_THEME", "COLORFGBG", "TZ", "COLUMNS", "LINES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


@pytest.fixture
def town(tmp_path: Path) -> Town:
    """An empty live store that tests fill like other programs would."""
    return Town(tmp_path / "store.db")

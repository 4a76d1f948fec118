"""A command line on a store of its own, and who has given up every right but reading."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests_support.commands import Csat
from tests_support.town import Town


@pytest.fixture
def csat(town: Town, tmp_path: Path) -> Csat:
    """`csat` on the town's store, which stands there already."""
    return Csat(tmp_path, town.path)

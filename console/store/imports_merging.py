"""How fields that several files tell are merged: the newest file that tells one counts, in whatever order files come.

A table so merged has a column with the version of the newest file that spoke of the row, and `told`: a JSON object of
the fields which that file left blank, each with the version of the file that told it; NULL where there are none, the
usual case.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Merge:
    """The SQL that merges a file's row into a known one; `new` and `old` say how the statement calls the two."""

    new: str = "excluded."
    old: str = ""

    @property
    def newest(self) -> str:
        """The version of the merged row."""
        return f"max({self.old}version, {self.new}version)"

    def field(self, name: str, told: str = "") -> str:
        """A field after the file; `told` names the field that decides, where another does."""
        return f"CASE WHEN {self._is_told(told or name)} THEN {self.new}{name} ELSE {self.old}{name} END"

    def sets(self, *names: str) -> str:
        """The SET clauses of these fields, of `told` and of the version."""
        fields = ", ".join(f"{name} = {self.field(name)}" for name in names)
        return f"{fields}, told = {self.told(*names)}, version = {self.newest}"

    def told(self, *names: str) -> str:
        """The merged row's `told`."""
        versions = ", ".join(
            f"'{name}', nullif(CASE WHEN {self._is_told(name)} THEN {self.new}version"
            f" WHEN {self.old}{name} IS NOT NULL THEN {self._version_of(name)} END, {self.newest})"
            for name in names
        )
        return (
            f"CASE WHEN {self.old}told IS NOT NULL OR {self.old}version <> {self.new}version"
            f" THEN nullif(json_patch(json_object(), json_object({versions})), json_object()) END"
        )

    def _version_of(self, name: str) -> str:
        """The version of the file that told a field: the row's, or where that file left it blank, its own."""
        return f"coalesce(json_extract({self.old}told, '$.{name}'), {self.old}version)"

    def _is_told(self, name: str) -> str:
        """Whether a file's word counts: a newer one's does, and any where nothing is known; a blank never does."""
        return (
            f"({self.new}{name} IS NOT NULL AND ({self.old}{name} IS NULL"
            f" OR {self.new}version >= {self._version_of(name)}))"
        )

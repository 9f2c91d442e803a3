"""Every error that Tellings raises.

::

    TellingsError
    ├── UsageError          the call is wrong (exit code 2)
    │   ├── SettingsError   a settings table names an unknown key or a bad value
    │   ├── ProfileError    a Profile file is wrong (names file, line and key)
    │   └── MetadataError   metadata given by the caller cannot be read
    ├── LexiconError        a lexicon file is wrong (names file and line)
    ├── ResourceError       a part that should be installed is not (parser, gazetteer, optional extra)
    ├── DatasetError        a dataset cannot be read (names the line)
    └── BenchError          a benchmark cannot be run on that folder

One bad article never raises: it becomes a :class:`tellings.model.Problem`.
A message says what is wrong, where, and what to do about it.
"""

from __future__ import annotations


class TellingsError(Exception):
    """Base of all errors that a caller may want to catch."""


class UsageError(TellingsError):
    """The call cannot be carried out as it was made."""


class SettingsError(UsageError):
    """A settings table names an unknown key or a value out of range."""


class ProfileError(UsageError):
    """A Profile file is wrong; the message names file, line and key."""


class MetadataError(UsageError):
    """Metadata that the caller gave cannot be read."""


class LexiconError(TellingsError):
    """A lexicon file is wrong; the message names file and line."""


class ResourceError(TellingsError):
    """Something that should be installed is missing or is not what it should be."""


class DatasetError(TellingsError):
    """A dataset cannot be read; the message names the line."""


class BenchError(TellingsError):
    """A benchmark cannot be run on the folder that was given."""

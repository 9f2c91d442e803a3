"""Problems of the intake stage: stable codes and what they mean (docs/errors.md repeats this table)."""

from __future__ import annotations

from tellings.model import Problem, make_id

STAGE = "intake"

CODES: dict[str, str] = {
    "not_found": "The path does not exist, or vanished while it was read.",
    "unreadable": "The file or folder cannot be opened or read (permission, input or output error).",
    "not_regular": "Not a regular file: a pipe, a device, a socket, or a link in an archive. It was not opened.",
    "link_outside": "A symbolic link leads out of the folder that was given. It was not followed.",
    "empty": "The file, member or record has no text.",
    "too_large": "The file is larger than max_file_bytes. It was not read.",
    "binary": "The file holds binary data, not text.",
    "bad_encoding": "The text is not valid in its encoding. It was read with the likeliest one; some characters may be wrong.",
    "unsupported_type": "Nothing reads files of this kind.",
    "extra_missing": "The file needs an optional part that is not installed (pip install 'tellings[documents]').",
    "bad_document": "A PDF or DOCX file cannot be read: it is damaged, encrypted or has no text.",
    "bad_json": "The file is not valid JSON.",
    "bad_line": "A line of a JSON Lines or CSV file cannot be read; the message names its number. The other lines were read.",
    "no_text_field": "A record has no field with an article's text (text, body, content, article_body, html).",
    "missing_column": "The CSV file lacks the column that the mapping names, or has none that is known to hold text.",
    "bad_metadata": "A meta.json or a given value cannot be read. The article was read without it.",
    "bad_archive": "The zip file is damaged, encrypted, or packed in a way that cannot be read.",
    "archive_too_large": "The archive unpacks to more than max_archive_bytes or has more than max_archive_members. The rest was not read.",
    "archive_ratio": "A member unpacks to more than max_archive_ratio times its packed size, as a zip bomb does. It was not read.",
    "archive_too_deep": "An archive lies in an archive in an archive. It was not opened.",
    "unsafe_member": "A member's name leads out of the archive (absolute, or with ..). It was not read.",
    "address_refused": "The address leads to a private, local or reserved network, or is not http or https. It was not fetched.",
    "fetch_failed": "The page could not be fetched: no answer, an error status, too many redirects, or too large.",
}


def problem(code: str, message: str, file: str | None = None) -> Problem:
    """Make a Problem of this stage."""
    return Problem(id=make_id("problem", [STAGE, code, file, message]), file=file, stage=STAGE, code=code, message=message)

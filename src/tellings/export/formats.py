"""An export by the name of its format."""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

from tellings.errors import UsageError
from tellings.export.acled import acled_rows
from tellings.export.airwars import airwars_rows
from tellings.export.dataset import Dataset
from tellings.export.fields import ACLED, AIRWARS, ESTIMATES, UCDP
from tellings.export.geojson import to_geojson
from tellings.export.jsonld import to_jsonld
from tellings.export.rows import estimate_rows
from tellings.export.tables import to_csv, to_parquet
from tellings.export.ucdp import ucdp_rows

Format = Literal["ucdp", "acled", "airwars", "geojson", "csv", "parquet", "jsonld"]
FORMATS: tuple[str, ...] = get_args(Format)


class Exported(NamedTuple):
    """The bytes of an export, and for each Event that the format has no room for the reason."""

    data: bytes
    left_out: dict[str, str]


def export(data: Dataset, form: str, *, formulas: bool = False) -> Exported:
    """Write a dataset in a format. UCDP, ACLED and Airwars tables use the Estimates of their own Profile.

    ``formulas`` writes text cells as they are, also those that a spreadsheet could run.

    Raises:
        UsageError: there is no such format.
        ResourceError: an optional part is not installed.
    """
    if form == "geojson":
        return Exported(to_geojson(data), {})
    if form == "jsonld":
        return Exported(to_jsonld(data), {})
    if form == "parquet":
        return Exported(to_parquet(estimate_rows(data), ESTIMATES), {})
    if form == "csv":
        return Exported(to_csv(estimate_rows(data), ESTIMATES, formulas=formulas), {})
    coded = {"ucdp": (ucdp_rows, UCDP), "acled": (acled_rows, ACLED), "airwars": (airwars_rows, AIRWARS)}
    if form not in coded:
        raise UsageError(f"--format {form!r} is none of {', '.join(FORMATS)}")
    make, columns = coded[form]
    rows, left = make(data)
    return Exported(to_csv(rows, columns, formulas=formulas), left)

"""Events in the formats of others: UCDP, ACLED, Airwars, GeoJSON, CSV, Parquet, JSON-LD."""

from tellings.export.dataset import Dataset, from_records
from tellings.export.formats import FORMATS, Exported, export

__all__ = ["FORMATS", "Dataset", "Exported", "export", "from_records"]

"""The intake stage: files, folders, archives, records, standard input and addresses to decoded inputs."""

from tellings.intake.document import RawDocument
from tellings.intake.read import Web, read

__all__ = ["RawDocument", "Web", "read"]

"""The intake stage: files, folders, archives, records, standard input and addresses to decoded inputs."""

from tellings.intake.document import RawDocument

__all__ = ["RawDocument"]

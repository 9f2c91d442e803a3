"""The version, for modules that may not import the package's front."""

VERSION = "0.1.0"

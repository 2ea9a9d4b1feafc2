"""Tawatur reads Arabic conflict reports and gives back attributed, coded claims."""

__version__ = "0.1.0"

"""The frozen nouns of the project, their ids, errors and ports. Imports msgspec and the standard library only."""

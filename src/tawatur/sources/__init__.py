"""Bytes to documents: text files, saved pages, JSON Lines, CSV tables, folders, globs and standard input.

``reading.Inputs`` is the door. A format is one module here with a ``FORMAT``; it is found by its place. Nothing in this
room needs the network, and what cannot be read comes back as an Issue beside what can.
"""

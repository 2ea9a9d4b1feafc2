"""From claims to events: what speaks of one happening, from how many independent origins, and where it differs.

The way through the room: ``tellings`` (what one report says of one happening) → ``pairs`` (which tellings to compare) →
``reasons`` and ``weights`` (how they are compared) → ``clusters`` → ``events`` (with ``origins``, ``positions``,
``differences`` and ``grades``). ``linker`` holds it together.
"""

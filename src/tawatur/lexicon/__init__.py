"""Knowledge as data: actors, sources, places, things, triggers and cues, with their schema, loader and matcher."""

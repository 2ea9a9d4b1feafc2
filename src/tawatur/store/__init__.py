"""Keep what came in, what was read and what people decided, and find it again."""

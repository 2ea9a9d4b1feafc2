"""From each schema to the next, by Alembic: one file a step under ``versions/``, never changed once it was released."""

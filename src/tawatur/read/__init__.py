"""Document to mentions to claims: one file per rule family."""

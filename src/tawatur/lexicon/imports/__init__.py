"""Tables of places that others made, read into the user's own: dumps of GeoNames and OCHA's operational data sets."""

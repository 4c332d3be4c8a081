"""Make of examples what a reader of the site sees."""

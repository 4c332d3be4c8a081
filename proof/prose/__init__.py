"""Hold what a page says in words against what its examples do."""

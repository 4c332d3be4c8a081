"""The one reader of a page, and what is wrong with it."""

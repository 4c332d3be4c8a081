"""Draw what the site shows of an example, and publish it."""

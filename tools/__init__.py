"""What serves the people who work on the book, beside what runs and judges it."""

"""The contract of an example: its marks, what they say of lines, and that in words."""

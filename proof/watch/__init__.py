"""Watch any script: what ran when, in the terminal and as one file of HTML.

The observer and the drawing are the book's; nothing is judged.
"""

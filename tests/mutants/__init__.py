"""Break the book on purpose, one thing at a time, and demand that it shows.

- `scripts`: what can be changed in an example's script, by its syntax tree
- `transcripts`: what can be changed in its transcript
- `pages`: what can be changed on its page, marks above all, and how that is judged
- `sentences`: what can be changed in the prose: its numbers
- `__main__`: tries all of it and says what survived

A mutant that changes nothing that anybody could observe is listed, with the
reason, in `equivalent.txt` beside this file.
"""

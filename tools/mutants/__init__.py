"""Break the book on purpose, one thing at a time, and demand that it shows.

- `operators`: what can be changed in an example's script, by its syntax tree
- `scripts`: all mutants of a script
- `reached`: what of a script is never run, where it hangs or fails
- `equivalent`: which of them nobody could tell from the script
- `claims`: which of them would make a claim of the book false
- `transcripts`: what can be changed in its transcript
- `marks`: what can be promised in place of a mark
- `pages`: what can be changed on its page, marks above all
- `shelf`: how a changed page is judged
- `sentences`: what can be changed in the prose: its numbers
- `__main__`: tries all of it and says what survived

A script's mutant that changes nothing that anybody could observe is listed, by
its operator and expression and with the reason, in `equivalent.txt`. For each claim
of the book `claims.txt` names a mutant that makes it false.
"""

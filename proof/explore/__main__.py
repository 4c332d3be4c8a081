"""Explore the script that is named, and print its board as JSON.

With the word `main` after it, the main thread is one of the players; with
`pauses`, threads take turns only where they sleep or wait.

In a process of its own: it can be ended, and another Python can explore.
"""

import json
import sys

from .board import explore
from .turns import Unexplorable

if __name__ == "__main__":
    try:
        script, *how = sys.argv[1:]
        board = explore(script, "main" in how, "pauses" in how)
    except Unexplorable as error:
        sys.exit(f"{type(error).__name__}: {error}")
    json.dump(board, sys.stdout, ensure_ascii=False)

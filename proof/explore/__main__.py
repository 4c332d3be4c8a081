"""Explore the script that is named, and print its board as JSON.

With the word `main` after it, the main thread is one of the players.

In a process of its own: it can be ended, and another Python can explore.
"""

import json
import sys

from .board import explore
from .turns import Unexplorable

if __name__ == "__main__":
    try:
        board = explore(sys.argv[1], main_plays="main" in sys.argv[2:])
    except Unexplorable as error:
        sys.exit(f"{type(error).__name__}: {error}")
    json.dump(board, sys.stdout, ensure_ascii=False)

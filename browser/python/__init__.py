"""What an interpreter in a browser lacks to run processes and threads.

- `stack`: parks a stack until something has happened, and says whose turn it is
- `calls`: asks the kernel
- `locks`, `local`, `threads`: what `_thread` has, for threads that take turns
- `loop`: what `asyncio` has of threads
- `semaphores`, `connections`, `popen`, `values`: what `multiprocessing`
  has of its own for each system, on the kernel of this one
- `signals`, `system`: what `signal`, `os` and `time` lack
- `missing`: says in a sentence what a browser has not
- `install`: puts all of that in its place
- `start`: runs a script or a child
- `desk`: composes recordings, in an interpreter that runs neither

The rest, `threading`, `queue`, `concurrent.futures` and `multiprocessing`, is the
library's own.
"""

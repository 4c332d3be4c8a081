"""What an interpreter in a browser lacks to run processes and threads.

- `stack`: parks a stack until something has happened, and says whose turn it is
- `calls`: asks the kernel
- `locks`, `local`, `threads`: what `_thread` has, for threads that take turns
- `semaphores`, `connections`, `listeners`, `popen`, `values`: what `multiprocessing`
  has of its own for each system, on the kernel of this one
- `signals`, `system`: what `signal`, `os` and `time` lack
- `missing`: says in a sentence what a browser has not
- `start`: puts all of that in its place, and runs a script or a child

The rest, `threading`, `queue`, `concurrent.futures` and `multiprocessing`, is the
library's own.
"""

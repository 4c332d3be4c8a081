"""`multiprocessing.popen_spawn_posix`: a child process is another worker."""

import io
from multiprocessing import context, popen_fork, reduction, spawn

from .calls import call


class Popen(popen_fork.Popen):
    method = "spawn"

    def __init__(self, process_obj):
        self._handles = []
        super().__init__(process_obj)

    def duplicate_for_child(self, handle):
        self._handles.append(handle)
        return handle

    def _launch(self, process_obj):
        about = spawn.get_preparation_data(process_obj._name)
        stream = io.BytesIO()
        context.set_spawning_popen(self)
        try:
            reduction.dump(about, stream)
            reduction.dump(process_obj, stream)
        finally:
            context.set_spawning_popen(None)
        self.pid, self.sentinel = call(
            "start", process_obj.name, self._handles, data=stream.getbuffer()
        )

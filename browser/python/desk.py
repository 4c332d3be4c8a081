"""The book's own work beside a run: its recording, by the code that composes all."""

import json
import platform
import shutil
from datetime import date
from pathlib import Path

from proof.run.compose import compose

FOLDER = Path("/desk")  # where the worker puts the logs of a run


def record(asked):
    """The recording of what the observers of a run noted, and of what it printed."""
    told = json.loads(asked)
    FOLDER.mkdir(exist_ok=True)
    try:
        recording = compose(
            FOLDER,
            told["lines"],
            exit_code=told["code"],
            errors=told["errors"],
            incidents=told["incidents"],
            ended=float("inf") if told["ended"] is None else told["ended"],
            until=told["until"],
            hung=told["hung"],
        )
    finally:
        shutil.rmtree(FOLDER)
    return json.dumps(json.loads(recording.to_json()) | {"where": describe(told)})


def describe(told):
    """Where it ran, as a recording says it; the seal is for what is stored."""
    return {
        "python": platform.python_version(),
        "implementation": platform.python_implementation(),
        "gil": True,
        "system": platform.system(),
        "machine": platform.machine(),
        "cores": told["cores"],
        "start_method": "spawn",
        "date": date.today().isoformat(),
    }

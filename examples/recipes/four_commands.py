"""Run commands, four at once, and name those that fail."""

import sys
from concurrent.futures import ThreadPoolExecutor, as_completed
from subprocess import run


def run_command(name, commands):
    command = commands[name]
    done = run(command, capture_output=True, text=True, timeout=60)
    if done.returncode:
        raise RuntimeError(done.stderr.strip())
    return done.stdout.strip()


def run_all(commands):
    printed, errors = {}, {}
    with ThreadPoolExecutor(max_workers=4) as pool:
        futures = {
            pool.submit(run_command, name, commands): name
            for name in commands
        }
        try:
            for done, future in enumerate(as_completed(futures), 1):
                if error := future.exception():
                    errors[futures[future]] = error
                else:
                    printed[futures[future]] = future.result()
                print(f"{done} of {len(futures)} commands")
        except KeyboardInterrupt:
            print("Stopped by Ctrl-C")
            pool.shutdown(cancel_futures=True)
    return printed, errors


# From here on: commands to try it on.
def make_command(code):
    wait = "import time; time.sleep(0.5); "
    return [sys.executable, "-c", wait + code]


if __name__ == "__main__":
    commands = {
        f"square {number}": make_command(f"print({number} ** 2)")
        for number in range(7)
    }
    commands["print"] = make_command("exit('no such printer')")
    printed, errors = run_all(commands)
    for name in sorted(printed):
        print(f"{name}: {printed[name]}")
    for name, error in errors.items():
        print(f"Failed: {name}: {error}")

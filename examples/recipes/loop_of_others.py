"""Take the body out of a loop, and have a pool call it."""

import signal
from concurrent.futures import ProcessPoolExecutor


def ignore_ctrl_c():
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def find_divisor(line):
    number, divisor = int(line), 2
    while number % divisor:
        divisor += 1
    return divisor


def try_line(line):
    try:
        return find_divisor(line), None
    except Exception as error:
        return None, error


def find_divisors(lines):
    found, errors = {}, {}
    with ProcessPoolExecutor(2, initializer=ignore_ctrl_c) as pool:
        results = pool.map(try_line, lines, chunksize=20)
        try:
            for done, (divisor, error) in enumerate(results, 1):
                line = lines[done - 1]
                if error:
                    errors[line] = error
                else:
                    found[line] = divisor
                if done % 20 == 0:
                    print(f"{done} of {len(lines)} lines")
        except KeyboardInterrupt:
            print("Stopped by Ctrl-C")
            pool.shutdown(cancel_futures=True)
    return found, errors


# From here on: the old loop, and lines to try it on.
def old_loop(lines):
    found = []
    for line in lines:
        number, divisor = int(line), 2
        while number % divisor:
            divisor += 1
        found.append(divisor)
    return found


if __name__ == "__main__":
    lines = [str(n) for n in range(3_000_001, 3_000_100)] + ["n/a"]
    found, errors = find_divisors(lines)
    print("As the loop:", old_loop(found) == list(found.values()))
    for line, error in errors.items():
        print(f"Failed: {line}: {error}")

"""Have Lighthouse judge the pages in site/, as a phone, and print its scores.

Needs Node.js, whose npx fetches Lighthouse, and Chromium. Performance is the median
of five runs on a simulated slow phone; run this on a machine that does nothing else.
"""

import json
import os
import shutil
import subprocess
import sys
from statistics import median

from tools.site import chromium
from tools.site.reading_order import NAV, ROOT, get_address
from tools.site.serving import serve

LIGHTHOUSE = "lighthouse@12"
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-background-networking"
CATEGORIES = ("accessibility", "best-practices", "seo", "performance")
RUNS = 5


def main(*names):
    """Judge the named pages, or all; return 1 if one falls short."""
    npx, browser = shutil.which("npx"), chromium.find_path()
    if not npx:
        sys.exit("npx was not found; it comes with Node.js 18 or newer")
    if not browser:
        sys.exit("Chromium was not found; Google Chrome would do as well")
    os.environ["CHROME_PATH"] = browser
    print(f"{'page':18}", *(f"{name:>15}" for name in CATEGORIES), " of five runs")
    with serve(ROOT / "site") as book:
        verdicts = [judge(npx, book, name) for name in names or NAV]
    return int(not all(verdicts))


def judge(npx, book, name):
    """Print the scores of a page, 0 to 100, and what cost it any; say if it passes."""
    reports = [run_lighthouse(npx, book + get_address(name)) for _ in range(RUNS)]
    scores = {
        category: [round(100 * r["categories"][category]["score"]) for r in reports]
        for category in CATEGORIES
    }
    row = {category: median(scores[category]) for category in CATEGORIES}
    cells = (f"{row[category]:>15.0f}" for category in CATEGORIES)
    print(f"{name:18}", *cells, "", *sorted(scores["performance"]), flush=True)
    for title in find_faults(reports[0]):
        print(f"    {title}", flush=True)
    return row.pop("performance") >= 95 and set(row.values()) == {100}


def run_lighthouse(npx, url):
    """What one run of Lighthouse finds."""
    only = f"--only-categories={','.join(CATEGORIES)}"
    command = [npx, "--yes", LIGHTHOUSE, url, "--output=json", "--quiet", only]
    command.append(f"--chrome-flags={FLAGS}")
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    if done.returncode:
        sys.exit(f"Lighthouse failed:\n{done.stderr.strip()[-1000:]}")
    return json.loads(done.stdout)


def find_faults(found):
    """The audits, other than of speed, that a page does not pass."""
    for category in CATEGORIES[:-1]:
        for reference in found["categories"][category]["auditRefs"]:
            audit = found["audits"][reference["id"]]
            if reference["weight"] and audit["score"] not in (None, 1):
                yield f"{category}: {audit['title']}"


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

"""Take the README's picture of the report: the first screen and a half of the sample statement's, in Chromium."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from counterfoil.pipeline import audit

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "docs" / "pictures" / "report.png"
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def main() -> None:
    """Write the picture."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if browser is None:
        raise SystemExit("No Chromium was found on the path; install it and run this again.")
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        report = audit(ROOT / "samples" / "harbor.txt").to_html(Path(folder) / "report.html")
        window = play.chromium.launch(executable_path=browser, args=QUIET)
        page = window.new_page(viewport={"width": 1280, "height": 1900})
        page.goto(report.as_uri())
        page.screenshot(path=TARGET)
        window.close()
    print(TARGET.relative_to(ROOT))


if __name__ == "__main__":
    main()

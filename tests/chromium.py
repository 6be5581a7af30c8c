"""A page in Chromium: what a script in it found, and its console."""

import json
import re
import shutil
import subprocess
from html import unescape

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--enable-logging=stderr",
    "--allow-file-access-from-files", "--virtual-time-budget=5000", "--dump-dom",
]  # fmt: skip
REPORT = """
<script>
async function report(measure) {
  await document.fonts.ready;
  const pre = document.createElement("pre");
  pre.id = "found"; pre.textContent = JSON.stringify(await measure());
  document.body.append(pre);
}
</script>"""


def seen(file, folder, width=1000, height=1500):
    """What the page's script hands to report(…), and the lines of the console."""
    size = f"--window-size={width},{height}"
    call = [CHROMIUM, *FLAGS, size, f"--user-data-dir={folder / 'profile'}", file.as_uri()]
    done = subprocess.run(call, capture_output=True, encoding="utf-8", timeout=120, check=False)
    found = re.findall(r'<pre id="found">(.*?)</pre>', done.stdout, re.S)
    assert found, done.stderr[-2000:]
    return json.loads(unescape(found[-1])), re.findall(r".*:CONSOLE.*", done.stderr)

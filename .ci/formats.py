"""Reads the formats of a run as their consumers do: every finding has to come back from each."""

import csv
import json
import sys
import xml.etree.ElementTree
from pathlib import Path

out = Path(sys.argv[1])
report = json.loads((out / "r.json").read_text(encoding="utf-8"))
wanted = sorted(f["fingerprint"] for plan in report["plans"] for f in plan["findings"])


def same(name, found):
    if sorted(found) != wanted:
        sys.exit(f"{name}: {len(found)} findings came back of {len(wanted)}")
    print(f"{name}: {len(wanted)} findings came back")


lines = [json.loads(line) for line in (out / "r.jsonl").read_text(encoding="utf-8").splitlines()]
same("jsonl", [f["fingerprint"] for plan in lines[:-1] for f in plan["findings"]])

with open(out / "r.csv", encoding="utf-8-sig", newline="") as file:
    rows = list(csv.DictReader(file, delimiter=";", strict=True))
same("csv", [row["Mã nhận dạng"] for row in rows if row["Loại dòng"] == "phát hiện"])

log = json.loads((out / "r.sarif").read_text(encoding="utf-8"))
results = log["runs"][0]["results"]
same("sarif", [result["partialFingerprints"]["doichieu/v1"] for result in results])

issues = json.loads((out / "gitlab.json").read_text(encoding="utf-8"))
same("gitlab", [issue["finding"]["fingerprint"] for issue in issues])
if len({issue["fingerprint"] for issue in issues}) != len(issues):
    sys.exit("gitlab: two findings have one fingerprint")

root = xml.etree.ElementTree.parse(out / "r.xml").getroot()
texts = [element.text for element in root.iter() if element.tag in ("failure", "skipped")]
same("junit", [text.split()[-1] for text in texts if text])

if len((out / "r.md").read_text(encoding="utf-8")) > 65_536:
    sys.exit("markdown: longer than a comment may be")
commands = (out / "github.txt").read_text(encoding="utf-8").splitlines()
if not all(line.startswith("::") for line in commands) or len(commands) > 50:
    sys.exit("github: not what a job may print")
print(f"markdown, github: within their limits, {len(commands)} annotations")

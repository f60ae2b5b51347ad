#!/usr/bin/env python3
"""Plant one mistake at a time in real plans, and see whether `check` finds it where it was planted.

usage: planted.py BINARY FOLDER... [--min SHARE] [--verbose]

Each text of the folders is read and checked as it is; then each planter below edits one place of it, and the finding
that belongs to the mistake has to appear there. What may be edited is told by the target set and the report of the
text, so nothing here knows any text. Prints for each check how many of its mistakes were found, and exits with 1 where
fewer than SHARE of all were found.
"""
import argparse, collections, glob, json, os, re, subprocess, sys, tempfile

# Of one kind in one text.
MOST = 6


def words(value):
    """A number as plans print it."""
    text = f"{value:g}"
    return text.replace(".", ",")


def number_at(lines, first, last, value):
    """The only place of this number as a share in these lines: (line index, start, end)."""
    found = []
    for index in range(first - 1, last):
        for hit in re.finditer(r"(?<![\d,./-])0*" + re.escape(words(value)) + r"(?![\d,./])\s?%", lines[index]):
            found.append((index, hit.start(), hit.end()))
    return found[0] if len(found) == 1 else None


def edited(lines, index, start, end, by):
    out = list(lines)
    out[index] = out[index][:start] + by + out[index][end:]
    return out


class Text:
    def __init__(self, path, plan, report):
        self.path, self.plan, self.report = path, plan, report
        self.lines = open(path, encoding="utf-8").read().split("\n")
        self.targets = {t["id"]: t for t in plan["targets"]}

    def is_item(self, index, target):
        """Whether a target is all that an item of one line says."""
        line, after = self.lines[index], "".join(self.lines[index + 1 : index + 2]).strip()
        alone = sum(other["lines"][0] <= index + 1 <= other["lines"][1] for other in self.plan["targets"]) == 1
        ends = line.rstrip().endswith((".", ";")) or not after or after[0] in "-+"
        return alone and ends and target["lines"][0] == target["lines"][1] and line.lstrip()[:1] in ("-", "+")

    def shares(self):
        for t in self.plan["targets"]:
            if t.get("unit") == "%" and "value" in t and t.get("year"):
                at = number_at(self.lines, *t["lines"], t["value"])
                if at:
                    yield t, at


# Each planter yields (name of the finding, or a verdict, edited lines, line where it is to be found).

def weaker(text):
    """A figure below what a document asks."""
    for v in text.report["verdicts"]:
        if v["verdict"] not in ("met", "exceeded") or len(v["targets"]) != 1:
            continue
        t, need = text.targets.get(v["targets"][0]), v["required"]
        if not t or t.get("unit") != "%" or need["op"] not in (">=", ">") or need["unit"] != "%":
            continue
        at = number_at(text.lines, *t["lines"], t.get("value", -1))
        if at:
            yield "weaker-target", edited(text.lines, *at, f"{words(need['value'] - 7)}%"), at[0] + 1


def missing(text):
    """A promise that is taken out."""
    for v in text.report["verdicts"]:
        if v["verdict"] not in ("met", "exceeded") or len(v["targets"]) != 1 or v["force"] != "must":
            continue
        t = text.targets.get(v["targets"][0])
        if t and sum(o["lines"] == t["lines"] for o in text.targets.values()) == 1:
            out = list(text.lines)
            for index in range(t["lines"][0] - 1, t["lines"][1]):
                out[index] = ""
            yield "missing-target", out, v["indicator"]


def too_much(text):
    for t, at in text.shares():
        if t["value"] > 0 and t.get("indicator") and "tăng" not in text.lines[at[0]].lower():
            yield "out-of-range-target", edited(text.lines, *at, f"1{int(t['value']):02}%" if t["value"] < 100 else "110%"), at[0] + 1


def share(text):
    """A fraction that is not the share beside it."""
    for t, at in text.shares():
        if t["value"] > 60 and "(" not in text.lines[at[0]]:
            line = text.lines[at[0]]
            yield "wrong-share", edited(text.lines, at[0], at[2], at[2], " (5/20)"), at[0] + 1


def conflict(text):
    """The same promise again, with another figure."""
    for t, at in text.shares():
        if t["value"] > 30 and text.is_item(at[0], t):
            twice = edited(text.lines, *at, f"{words(t['value'] - 11)}%")[at[0]]
            yield "conflicting-targets", text.lines[: at[0] + 1] + [twice] + text.lines[at[0] + 1 :], at[0] + 1


def duplicate(text):
    for t, at in text.shares():
        if text.is_item(at[0], t):
            line = text.lines[at[0]]
            yield "duplicate-target", text.lines[: at[0] + 1] + [line] + text.lines[at[0] + 1 :], at[0] + 1


def results(text):
    """A part of results before the targets, which says what the plan promises anew."""
    issued = text.plan["plan"].get("issued")
    start = max((b["lines"][1] for b in text.plan["basis"]), default=0)
    first = min((t["lines"][0] for t in text.plan["targets"]), default=0)
    heads = [i for i in range(start, first) if re.match(r"\s*(I|A|Phần I)[.\s]", text.lines[i])]
    if not heads or not issued:
        return
    mark, past = text.lines[heads[0]].split()[0].rstrip("."), int(issued[:4]) - 1
    head = f"{mark}. KẾT QUẢ THỰC HIỆN NĂM {past}"
    with_results = lambda told: text.lines[: heads[0]] + [head, *told] + text.lines[heads[0] :]
    for t, at in text.shares():
        later = [other for other in text.plan["targets"] if other["label"] == t["label"] and other != t]
        if t.get("op") not in (">=", "=") or not 20 < t["value"] < 95 or later or not t.get("indicator"):
            continue
        for name, value in (("stagnant-target", t["value"]), ("regressing-target", t["value"] + 5)):
            told = f"- {t['label'][0].upper() + t['label'][1:]} đạt {words(value)}%."
            yield name, with_results([told]), t["indicator"]
        label = t["label"][0].upper() + t["label"][1:]
        both = [f"- {label} đạt {words(value)}%." for value in (t["value"], t["value"] + 5)]
        yield "conflicting-results", with_results(both), t["indicator"]
    if text.plan["plan"].get("level") == "commune":
        yield "implausible-result", with_results(["- Tỷ trọng kinh tế số chiếm 20% GRDP."]), heads[0] + 2


def deadlines(text):
    for task in text.plan["tasks"]:
        due = task.get("deadline")
        if not due:
            continue
        where = [i for i in range(task["lines"][0] - 1, task["lines"][1]) if text.lines[i].strip().strip("|").strip() == due]
        if len(where) != 1:
            continue
        yield "impossible-date", edited(text.lines, where[0], 0, len(text.lines[where[0]]), text.lines[where[0]].replace(due, "Ngày 31/6/2026")), where[0] + 1
        yield "impossible-date", edited(text.lines, where[0], 0, len(text.lines[where[0]]), text.lines[where[0]].replace(due, "Tháng 13/2026")), where[0] + 1
        yield "passed-deadline", edited(text.lines, where[0], 0, len(text.lines[where[0]]), text.lines[where[0]].replace(due, "Tháng 6/2022")), where[0] + 1


def twice_a_task(text):
    """A task under the name of the one before it, whose owner is another."""
    squeezed = lambda words: re.sub(r"[\s.;]+", " ", words).strip()
    tasks = [t for t in text.plan["tasks"] if t.get("owner") and t["row"].isdigit() and len(t["name"].split()) > 5]
    for before, task in zip(tasks, tasks[1:]):
        a, b = task["lines"]
        if task["owner"] == before["owner"] or before["lines"][1] >= a:
            continue
        runs = ((i, j) for i in range(a - 1, b) for j in range(i + 1, b + 1))
        own = next(((i, j) for i, j in runs if squeezed(" ".join(text.lines[i:j])) == squeezed(task["name"])), None)
        if own:
            yield "duplicate-task", text.lines[: own[0]] + [before["name"]] + text.lines[own[1] :], (a, before["lines"][0])


def gap(text):
    """A row of a table that is taken out."""
    for before, row, after in zip(text.plan["tasks"], text.plan["tasks"][1:], text.plan["tasks"][2:]):
        counts = [t["row"] for t in (before, row, after)]
        apart = before["lines"][1] < row["lines"][0] and row["lines"][1] < after["lines"][0]
        if apart and all(c.isdigit() for c in counts) and int(counts[0]) + 2 == int(counts[1]) + 1 == int(counts[2]):
            a, b = row["lines"]
            yield "row-gap", text.lines[: a - 1] + text.lines[b:], after["lines"][0] - (b - a + 1)


def annex(text):
    """An annex that is not there."""
    for t, at in text.shares():
        if text.is_item(at[0], t):
            line = text.lines[at[0]].rstrip(" .;") + " (chi tiết tại Phụ lục 9 kèm theo)."
            yield "missing-annex", [*text.lines[: at[0]], line, *text.lines[at[0] + 1 :]], at[0] + 1


def in_words(text):
    """A promise in words where a document asks for a figure."""
    for v in text.report["verdicts"]:
        kept = v["verdict"] in ("met", "exceeded") and v["force"] == "must" and len(v["targets"]) == 1
        t = text.targets.get(v["targets"][0]) if kept else None
        at = t and t.get("unit") == "%" and number_at(text.lines, *t["lines"], t.get("value", -1))
        if at and re.search(r"(?i)đạt\s*$", text.lines[at[0]][: at[1]]) and not text.lines[at[0]][at[2] :].strip(" .;"):
            yield "missing-target", edited(text.lines, *at, "mức cao"), v["indicator"]


DATED = re.compile(r"ngày\s+(\d{1,2})(/|\s+tháng\s+)(\d{1,2})(/|\s+năm\s+)(\d{4})")


def bases(text):
    lines = text.lines
    seen = {(f["name"], f["lines"][0]) for f in text.report["findings"] if f.get("lines")}
    for b in text.plan["basis"]:
        a, z = b["lines"]
        block = "\n".join(lines[a - 1 : z])
        joined = lambda new: lines[: a - 1] + new.split("\n") + lines[z:]
        number = b.get("number")
        if not number or block.count(number) != 1 or ("malformed-number", a) in seen:
            continue
        date = DATED.search(block)
        known = not any(n == "unknown-basis" and l == a for n, l in seen)
        if "/QĐ-" in number:
            yield "malformed-number", joined(block.replace("/QĐ-", "-QĐ/", 1)), a
        if "/NQ-CP" in number or "/QĐ-TTg" in number:
            yield "malformed-number", joined(block.replace(number, number.replace("/", "-", 1), 1)), a
        if date and known:
            other = f"ngày {min(int(date[1]), 28)}{date[2]}{int(date[3]) % 12 + 1}{date[4]}{date[5]}"
            yield "mismatched-date", joined(block[: date.start()] + other + block[date.end() :]), a
            yield "impossible-date", joined(block[: date.start()] + f"ngày 31{date[2]}02{date[4]}{date[5]}" + block[date.end() :]), a
            if "\n".join(lines).count(number) == 1:
                yield "incomplete-basis", joined(block[: date.start()].rstrip() + block[date.end() :]), a
        if date and not known:
            after = f"ngày {date[1]}{date[2]}{date[3]}{date[4]}{int(date[5]) + 9}"
            yield "later-basis", joined(block[: date.start()] + after + block[date.end() :]), a
        title = b.get("title") or ""
        flat = " ".join(block.split())
        other = next((o.get("title") for o in text.plan["basis"] if o != b and (o.get("title") or "")[:30] != title[:30]), None)
        if known and other and flat.count(title) == 1 and len(title.split()) > 6 and len(other.split()) > 6:
            yield "mismatched-title", lines[: a - 1] + [flat.replace(title, other)] + [""] * (z - a) + lines[z:], a
        if z == a and block.rstrip().endswith((";", ".")):
            yield "duplicate-basis", lines[:z] + [block] + lines[z:], a
        if "Chính phủ" in (b.get("issuer") or "") and known and block.count(b["issuer"]) == 1:
            yield "mismatched-issuer", joined(block.replace(b["issuer"], "Bộ Tài chính")), a
        if b.get("kind") in ("quyết định", "nghị quyết") and known:
            swap = {"quyết định": "Chỉ thị", "nghị quyết": "Chỉ thị"}[b["kind"]]
            at = re.search(b["kind"], block, re.I)
            if at:
                yield "mismatched-kind", joined(block[: at.start()] + swap + block[at.end() :]), a
    # A document that has been replaced, at the end of what the plan rests on.
    last = max((b["lines"][1] for b in text.plan["basis"]), default=0)
    if last and (text.plan["plan"].get("issued") or "") > "2025-05" and lines[last - 1].rstrip().endswith((";", ".")):
        line = "Căn cứ Nghị quyết số 03/NQ-CP ngày 09/01/2025 của Chính phủ ban hành Chương trình hành động của Chính phủ thực hiện Nghị quyết số 57-NQ/TW;"
        yield "superseded-basis", lines[:last] + ["", line] + lines[last:], last + 2
        line = "Căn cứ Quyết định số 777/QĐ-UBND ngày 03/6/2025 của Ủy ban nhân dân tỉnh Cà Mau phê duyệt Đề án chuyển đổi số;"
        if text.plan["plan"].get("province"):
            yield "foreign-basis", lines[:last] + ["", line] + lines[last:], last + 2


def sections(text):
    for heading in text.plan.get("passages", []):
        index = heading["lines"][0] - 1
        at = re.match(r"\s*(II|III|IV)\. ", text.lines[index]) if heading["kind"] == "heading" else None
        if at and at[1] == heading.get("number"):
            yield "section-order", edited(text.lines, index, at.start(1), at.end(1), "VII"), index + 1


def names(text):
    if (text.plan["plan"].get("issued") or "") < "2025-04":
        return
    for i, line in enumerate(text.lines):
        if "Bộ Khoa học và Công nghệ" in line and "số" not in line and "ngày" not in line:
            yield "obsolete-name", [*text.lines[:i], line.replace("Bộ Khoa học và Công nghệ", "Bộ Thông tin và Truyền thông"), *text.lines[i + 1 :]], i + 1


PLANTERS = [weaker, missing, too_much, share, conflict, duplicate, results, deadlines, twice_a_task, gap, annex, in_words, bases, sections, names]


def run(exe, *arguments):
    done = subprocess.run([exe, *arguments], capture_output=True, text=True)
    if done.returncode > 1:
        sys.exit(f"{' '.join(arguments)}: {done.stderr}")
    return json.loads(done.stdout)


def near(finding, line):
    lines = finding.get("lines")
    places = [lines] if lines else []
    places += [other["lines"] for other in finding.get("others", []) if other.get("lines")]
    return any(a - 2 <= line <= b + 2 for a, b in places)


def found(findings, where):
    """Whether one of the findings is about the indicator, or stands at one of the lines."""
    if isinstance(where, str):
        return any(f.get("indicator") == where for f in findings)
    lines = where if isinstance(where, tuple) else (where,)
    return any(near(f, line) for f in findings for line in lines)


def planted(text):
    """Each mistake that may be planted in a text, of each kind no more than MOST."""
    for planter in PLANTERS:
        count = collections.Counter()
        for name, lines, where in planter(text):
            count[name] += 1
            if count[name] <= MOST:
                yield name, "\n".join(lines), where


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("binary")
    parser.add_argument("folders", nargs="+")
    parser.add_argument("--min", type=float, default=0)
    parser.add_argument("--verbose", action="store_true")
    a = parser.parse_args()
    hits, total, misses = collections.Counter(), collections.Counter(), []
    for path in sorted(path for folder in a.folders for path in glob.glob(f"{folder}/*.txt")):
        options = ["--format", "json", "--no-config"]
        report = run(a.binary, "check", path, *options)["plans"][0]
        all_ = list(planted(Text(path, run(a.binary, "extract", path), report)))
        if not all_:
            continue
        with tempfile.TemporaryDirectory() as folder:
            files = [f"{folder}/{index:04}.txt" for index in range(len(all_))]
            for file, (_, text, _) in zip(files, all_):
                with open(file, "w", encoding="utf-8") as out:
                    out.write(text)
            got = {plan["path"]: plan["findings"] for plan in run(a.binary, "check", *files, *options)["plans"]}
        for file, (name, _, where) in zip(files, all_):
            total[name] += 1
            if found([f for f in got.get(file, []) if f["name"] == name], where):
                hits[name] += 1
            else:
                misses.append(f"{name} {os.path.basename(path)} {where}")
    for name in sorted(total):
        print(f"{name:24} {hits[name]:4} of {total[name]}")
    if a.verbose:
        print("\n".join(misses))
    all_hits, all_total = sum(hits.values()), sum(total.values())
    print(f"{all_hits} of {all_total} planted mistakes are found")
    sys.exit(all_hits < a.min * all_total)


main()

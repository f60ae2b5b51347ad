#!/usr/bin/env python3
"""Measure `rules draft` on annotated plans of provinces and of the nation.

usage: draft.py SCORE_ALL.py FOLDER BINARY [--verbose]

FOLDER holds texts and target sets side by side, as score_all.py takes them. Each text is drafted under a number that no
document of the rules has, so that nothing is left out for being known; what a head does not say is given as options.
Every annotated target has to end as a requirement, as a comment that names a reason, or among the lines that were not
understood. A target that has a known indicator, a number and a year (its own, or the plan's only one) should be a
requirement, but for those of which the annotation itself has two figures for one year, and rises, which are no level.
Exits 1 when fewer than LEAST of them are, when a requirement has an indicator that the annotation contradicts, or when
a target is lost.
"""
import collections, importlib.util, json, os, re, subprocess, sys, tempfile

LEAST = 0.9
# Indicators younger than the annotation, which says "none" where they fit now: they are listed, not counted as wrong.
YOUNGER = {"rnd-social-share", "rnd-gdp-share", "secondary-students-digital-literacy"}
V = "--verbose" in sys.argv
OPTIONS = {"--issuer": "Cơ quan thử nghiệm", "--level": "national", "--title": "Văn bản thử nghiệm", "--date": "2025-01-01"}


def module(path):
    spec = importlib.util.spec_from_file_location("score_all", path)
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


def draft(exe, text, plan):
    """What is drafted of a text, under a number that nobody has."""
    command = [exe, "rules", "draft", text, "--no-config", "--lang", "en", "--number", "99999/" + (
        (plan.get("number") or "1/QĐ-TTg").split("/", 1)[1])]
    if plan.get("years") and len(plan["years"]) == 1:
        command += ["--years", str(plan["years"][0])]
    # What the head does not say is asked for, with the option that says it.
    for option in re.findall(r"add (--[a-z]+)", subprocess.run(command, capture_output=True, text=True).stderr):
        command += [option, OPTIONS[option]] if option in OPTIONS else []
    with tempfile.TemporaryDirectory() as folder:
        file = f"{folder}/draft.rules"
        made = subprocess.run(command + ["--output", file], capture_output=True, text=True)
        if made.returncode:
            raise SystemExit(f"{text}: {made.stderr}")
        told = re.search(r"rules lint --only (\S+)", made.stderr)
        assert told and os.path.exists(told.group(1)), f"the next step names no file: {made.stderr}"
        words = open(file, encoding="utf8").read()
        lint = subprocess.run([exe, "rules", "lint", "--no-config", "--only", file], capture_output=True, text=True)
        return words, lint.returncode


def requirements(words):
    """(indicator, sign, value, year, quote) of each requirement of a drafted file."""
    found = []
    for block in re.finditer(r"^  ([a-z0-9-]+) (>=|>|<=|<) ([\d.]+)%?(?: \"[^\"]*\")? by (\d{4}) \w+ \{\n(.*?)^  \}", words, re.S | re.M):
        quote = re.search(r'^    quote "(.*)"$', block.group(5), re.M)
        again = re.findall(r"# said again: (.*)", block.group(5))
        found.append((block.group(1), block.group(2), float(block.group(3)), int(block.group(4)), quote.group(1) if quote else "", again))
    return found


def may_be_one(gold, plan, twice):
    """Whether an annotated target can be a requirement."""
    year = gold.get("year") or (plan["years"][0] if len(plan.get("years") or []) == 1 else None)
    if not (gold.get("indicator") and gold.get("op") in (">=", ">", "<=", "<", "=", "range", "level") and year):
        return None
    return None if (gold["indicator"], year) in twice else year


def main():
    score_all, folder, exe = [a for a in sys.argv[1:] if not a.startswith("--")]
    score = module(score_all).scoring()
    total, wrong, lost, faults = [0, 0], [], [], []
    for name in sorted(os.listdir(folder)):
        text = f"{folder}/{name[:-5]}.txt"
        if not name.endswith(".json") or not os.path.exists(text):
            continue
        gold = json.load(open(f"{folder}/{name}", encoding="utf8"))
        plan, targets = gold["plan"], (gold.get("targets") or []) + (gold.get("task_targets") or [])
        values = collections.defaultdict(set)
        for t in targets:
            year = t.get("year") or (plan["years"][0] if len(plan.get("years") or []) == 1 else None)
            values[t.get("indicator"), year].add(str(t.get("value")))
        twice = {key for key, all in values.items() if len(all) > 1}
        words, lint = draft(exe, text, plan)
        made = requirements(words)
        comments = [line for line in words.splitlines() if line.startswith("# - ")]
        due = got = accounted = 0
        for t in targets:
            year = may_be_one(t, plan, twice)
            value = float(t["value"]) if t.get("value") is not None else None
            is_made = any(m[0] == t.get("indicator") and m[2] == value and m[3] == (year or m[3]) for m in made)
            due += year is not None
            got += year is not None and is_made
            if V and year and not is_made:
                print("   no requirement:", t["indicator"], t.get("op"), t.get("value"), year, t.get("lines"), t["label"][:90])
            # Where the annotation knows no indicator, a younger one may have taken it.
            is_younger = not t.get("indicator") and any(m[0] in YOUNGER and m[2] == value for m in made)
            accounted += is_made or is_younger or said(t, made, comments) or lost.append((name, t.get("lines"), t["label"])) or 0
        for indicator, sign, value, year, quote, _ in made:
            fits = [t for t in targets if t.get("value") is not None and float(t["value"]) == value and t.get("year") in (None, year)]
            if not any(t.get("indicator") == indicator for t in fits):
                (faults if indicator in YOUNGER else wrong).append((name, indicator, value, year, quote[:90]))
        total = [total[0] + got, total[1] + due]
        print(f"{name[:-5]}: {len(made)} requirements, {len(comments)} comments; {got} of {due} that can be one are; "
              f"{accounted} of {len(targets)} targets accounted for; lint exits {lint}")
        if lint == 2:
            lost.append((name, None, "the drafted file cannot be read"))
    recall = total[0] / max(1, total[1])
    print(f"drafted: recall of requirements {recall:.3f} ({total[0]} of {total[1]}), {len(wrong)} with a wrong indicator, {len(lost)} targets lost; "
          f"{len(faults)} with an indicator younger than the annotation")
    for what, all in (("wrong", wrong), ("lost", lost)) + ((("younger", faults),) if V else ()):
        for one in all:
            print(f"   {what}:", *one)
    sys.exit(1 if recall < LEAST or wrong or lost else 0)


def said(target, made, comments):
    """Whether a comment, or the note of a requirement that says the same, names the lines of a target."""
    first, last = target["lines"]
    places = [re.search(r"\(lines? (.*?)\):", line) for line in comments]
    places += [re.match(r"- lines? ([\d–]+)", line[2:]) for line in comments]
    named = [place.group(1) for place in places if place] + [again for m in made for again in m[5]]
    return any(int(a) <= last and int(b or a) >= first for place in named for a, b in re.findall(r"(\d+)(?:–(\d+))?", place))


if __name__ == "__main__":
    main()

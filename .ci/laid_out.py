"""Compares what is read from a laid-out file with what is read from the text it was made of.

usage: laid_out.py SCORE.PY GOLD.json PLAN.txt OF_TEXT.json LAID_OUT.txt OF_FILE.json

The lines of the two differ: they are matched by their words. Fails where an exact F1 of the file is
more than a hundredth below that of the text, both measured against the gold; what is known to be lost
stands in KNOWN and may not become more.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import types
import unicodedata

ALLOWED = 0.01
# Plans of which a PDF file is known to give less than their text, with what it gives at least: a table without
# rulings whose head has two rows and no merged cells. To be mended in the reader of PDF files.
KNOWN = {
    "narrowed": {"basis and targets": 0.82},
}
KINDS = ("basis", "targets", "task_targets", "baselines", "tasks")


def words(path):
    """The words of a file, each with its line."""
    text = unicodedata.normalize("NFC", open(path, encoding="utf-8").read())
    return [(word, at) for at, line in enumerate(text.split("\n"), 1) for word in re.findall(r"\w+", line)]


def lines_of(laid_out, plan):
    """For each line of the laid-out text the lines of the plan that have its words."""
    a, b = words(laid_out), words(plan)
    with tempfile.NamedTemporaryFile("w", encoding="utf-8") as one, tempfile.NamedTemporaryFile("w", encoding="utf-8") as two:
        for file, own in ((one, a), (two, b)):
            file.write("".join(word + "\n" for word, _ in own))
            file.flush()
        marks = ["--old-line-format=-", "--new-line-format=+", "--unchanged-line-format=="]
        steps = subprocess.run(["diff", "--minimal", *marks, one.name, two.name], capture_output=True, text=True).stdout
    found, i, j = {}, 0, 0
    for step in steps:
        if step == "=":
            found.setdefault(a[i][1], []).append(b[j][1])
        i += step != "+"
        j += step != "-"
    lost = steps.count("+")
    return found, lost, len(b)


def functions(path):
    """The functions of a script, without the run that its last line asks for."""
    source = open(path, encoding="utf-8").read().rstrip().removesuffix("main()")
    module = types.ModuleType("score")
    exec(compile(source, path, "exec"), module.__dict__)
    return module


def main():
    score, gold, plan, of_text, laid_out, of_file = sys.argv[1:]
    score = functions(score)
    gold, of_text, of_file = (json.load(open(path, encoding="utf-8")) for path in (gold, of_text, of_file))
    found, lost, count = lines_of(laid_out, plan)
    for kind in score.KINDS:
        for entry in of_file.get(kind) or []:
            first, last = entry["lines"]
            lines = [line for at in range(first, last + 1) for line in found.get(at, [])]
            entry["lines"] = [min(lines), max(lines)] if lines else [0, 0]

    def f1(got, kinds):
        hits = of_gold = of_got = 0
        for kind in kinds:
            close, exact = score.KINDS[kind]
            a, b = gold.get(kind) or [], got.get(kind) or []
            pairs, missed, extra = score.pair(a, b, close, exact)
            good = [(i, j) for i, j in pairs if exact(a[i], b[j])]
            hits, of_gold, of_got = hits + len(good), of_gold + len(a), of_got + len(b)
            if got is of_file and VERBOSE:
                for i in missed:
                    print("   missed", json.dumps(a[i], ensure_ascii=False)[:220])
                for j in extra:
                    print("   extra ", json.dumps(b[j], ensure_ascii=False)[:220])
                for i, j in pairs:
                    if (i, j) not in good:
                        print("   differs", json.dumps(a[i], ensure_ascii=False)[:220], "\n       got", json.dumps(b[j], ensure_ascii=False)[:220])
        return score.f1(hits, of_gold, of_got)

    failed = False
    report = [f"words {1 - lost / max(1, count):.4f}"]
    for name, kinds in (("basis and targets", ("basis", "targets")), *((kind, (kind,)) for kind in KINDS[2:])):
        text, file = f1(of_text, kinds), f1(of_file, kinds)
        known = KNOWN.get(os.path.basename(plan).removesuffix(".txt"), {})
        low = file < min(text - ALLOWED, known.get(name, 1))
        failed |= low
        report.append(f"{name} {file:.3f} of {text:.3f}" + (" LOW" if low else ""))
    print("; ".join(report))
    sys.exit(failed)


VERBOSE = ()
if __name__ == "__main__":
    if "--verbose" in sys.argv:
        sys.argv.remove("--verbose")
        VERBOSE = ("--verbose",)
    main()

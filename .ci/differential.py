"""Runs the independent judge with its three older readings brought up to the design.

What the readings are, and why the design has it otherwise, stands in docs/verdicts.md. What
the judge takes a rule or a promise for is changed before it judges, and what it calls exceeding by nothing: every verdict in which it then
differs from the program counts, whatever its cause.

    differential.py JUDGE PLANS SEED
"""

import datetime
import sys

judge, plans, seed = sys.argv[1:4]
source = open(judge, encoding="utf-8").read()
body, found, after = source.rpartition("\nmain()")
if not found or after.strip():
    sys.exit(f"{judge} does not end by running itself: see how it is to be run now")
sys.argv = [judge, plans, seed, "--verbose"]
script = {"__name__": "judge", "__file__": judge}
exec(compile(body, judge, "exec"), script)
taken = script["__doc__"]


def last_day_in_force(in_force):
    """`until` is the last day in force; the judge takes it for the first one that is not."""

    def read(document, documents, day):
        if document["until"]:
            last = datetime.date.fromisoformat(document["until"])
            first_without = last + datetime.timedelta(days=1)
            document = {**document, "until": first_without.isoformat()}
        return in_force(document, documents, day)

    return read


def more_than_all(promise):
    """More than 100% of a share does not exist: nothing is compared with it."""

    def read(target, indicator):
        whole = target.get("unit") == "%" and str(target.get("value")) in ("100", "100.0", "100.00")
        if target["op"] == ">" and whole and script["INDICATORS"][indicator][0] == "%":
            return "other", None
        return promise(target, indicator)

    return read


def more_than_enough_by_nothing(judged):
    """"Trên 80%" beside "từ 80%" meets it: what exceeds a figure by nothing exceeds it by no number."""

    def read(*given):
        rows = judged(*given)
        for at, row in rows.items():
            if row[0] == "exceeded" and len(row) > 3 and row[3] == 0:
                rows[at] = ("met", *row[1:])
        return rows

    return read


# Where the judge reads as the design does, nothing is brought up.
if "READING 6 the day `until` of a document is the first" in taken:
    script["in_force"] = last_day_in_force(script["in_force"])
if "more than 100%" not in taken:
    script["promise"] = more_than_all(script["promise"])
script["judge"] = more_than_enough_by_nothing(script["judge"])
script["main"]()

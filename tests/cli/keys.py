#!/usr/bin/env python3
"""keys: standard input is one JSON object, alone on one line, whose keys stand in the order of the design.

    keys.py WHERE=NAMES…    WHERE is a way into it (drafts[] is every element of "drafts", "." the object itself), NAMES are the keys
                            it has, in order, with commas; WHERE:COUNT asks for a number of elements; WHERE==VALUE for a JSON value
"""
import json
import sys


def reach(value, where):
    """The values at WHERE."""
    found = [value]
    for step in [step for step in where.split(".") if step]:
        name, every = step.removesuffix("[]"), step.endswith("[]")
        found = [each[name] for each in found]
        if every:
            found = [element for each in found for element in each]
    return found


def main():
    text = sys.stdin.read()
    if not text.endswith("}\n") or text.count("\n") != 1:
        sys.exit("not one object on one line")
    top = json.loads(text)
    for wish in sys.argv[1:]:
        if "==" in wish:
            where, value = wish.split("==", 1)
            if reach(top, where) != [json.loads(value)]:
                sys.exit("%s is %s, not %s" % (where, json.dumps(reach(top, where), ensure_ascii=False)[:200], value))
        elif "=" in wish:
            where, names = wish.split("=", 1)
            values = reach(top, where)
            if not values:
                sys.exit("nothing at %s" % where)
            for value in values:
                if list(value) != names.split(","):
                    sys.exit("%s has the keys %s, not %s" % (where, ",".join(value), names))
        else:
            where, count = wish.split(":")
            if len(reach(top, where)) != int(count):
                sys.exit("%d of %s, not %s" % (len(reach(top, where)), where, count))


main()

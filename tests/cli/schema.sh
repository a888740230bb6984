#!/bin/sh
# schema: what data/schema ships is what the program says of its forms; "make update-schema" brings it up to date.
. "$(dirname "$0")/cli.sh"

for form in forms/*/form.xml; do
	kind=$(basename "$(dirname "$form")")
	case $kind in which | instance) continue ;; esac # their answers are never exported
	run 0 dump schema --kind "$kind"
	quiet
	diff "data/schema/$kind.xsd" "$tmp/out" > "$tmp/diff" 2>&1 || { head -n 10 "$tmp/diff"; echo 'try: make update-schema'; } >> "$tmp/complaints"
	claim "data/schema/$kind.xsd is what dump schema prints"
done
for schema in data/schema/*.xsd; do
	kind=$(basename "$schema" .xsd)
	[ -e "forms/$kind/form.xml" ] || echo "$schema: there is no kind $kind"
done > "$tmp/complaints"
verdict 'every schema belongs to a form' "$tmp/complaints"
plan

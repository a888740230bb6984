#!/bin/sh
# speaks_alone: the tree stands by itself. No path of one machine, no package host, nothing announced and not there.
. "$(dirname "$0")/tap.sh"
need_git

grep -v '^tests/lint/speaks_alone\.sh$' "$tmp/tracked" > "$tmp/files"
seek() {
	tr '\n' '\0' < "$tmp/sought" | xargs -0 grep -nIE "$@" /dev/null | cut -c 1-160
}

cp "$tmp/files" "$tmp/sought"
seek -e '(^|[^a-z0-9])/work/[a-z]' -e "$top_srcdir/" > "$tmp/wrong"
verdict 'no path of one machine' "$tmp/wrong"
seek -e '(deb|security|snapshot|archive|ftp)\.(debian|ubuntu)\.' -e 'pypi\.org|npmjs\.|crates\.io|proxy\.golang|mirrors?\.[a-z]+\.(com|org|edu|cn)' \
	> "$tmp/wrong"
verdict 'no package host' "$tmp/wrong"

# What a filing is about may be such a service: forms, data and their samples are free to name it.
grep -Ev '^(forms|data|tests/samples)/' "$tmp/files" > "$tmp/sought"
seek -w -e 'ChatGPT|OpenAI|Anthropic|Claude|Copilot|GPT-?[0-9]*|LLMs?|AI|[Hh]elper sessions?|[Ll]anguage models?' > "$tmp/wrong"
verdict 'nothing about the tools it was written with' "$tmp/wrong"
seek -w -e 'TODO|FIXME|XXX|HACK' > "$tmp/wrong"
verdict 'nothing announced and not there' "$tmp/wrong"
plan

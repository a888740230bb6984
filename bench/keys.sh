#!/bin/sh
# keys: from a key to the last byte it paints, and how many bytes that is, in a text field beside dialog's.
set -u
what='typing'
# From the list of drafts to a text field.
to_field=${TO_FIELD-<enter>}
[ -r "$ttylat" ] || { echo "$what|skipped|no ttylat.py in --with-shared"; exit 0; }
command -v dialog > "$work/which" || { echo "$what|skipped|dialog is not installed"; exit 0; }

BEIAN_HOME=$work/home
export BEIAN_HOME
beian new first > "$work/id" 2> "$work/why" || { echo "$what|skipped|beian new: $(head -n 1 "$work/why")"; exit 0; }
python3 "$srcdir/bench/beside.py" keys "$what" 'dialog --form' beian "dialog --form filing 20 70 12 name 1 1 '' 1 20 30 60" "$to_field" \
	2> "$work/why" || echo "$what|skipped|$(head -n 1 "$work/why")"

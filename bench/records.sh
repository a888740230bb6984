#!/bin/sh
# records: a download of 50 MB taken into an empty store, beside xmllint, which only checks it; and one record among 100,000.
set -u
download_bytes=${BYTES-50000000}
count=${RECORDS-100000}
command -v xmllint > "$work/which" || { echo "records|skipped|xmllint is not installed"; exit 0; }

# A record of the sample has about 1,420 bytes.
{
	python3 "$srcdir/tests/fixtures/downloads/make.py" $((download_bytes / 1420)) > "$work/download.xml"
} 2> "$work/why" || { echo "records|skipped|$(tail -n 1 "$work/why")"; exit 0; }
RUNS=$(((RUNS + 6) / 7)) python3 "$srcdir/bench/beside.py" process "import $((download_bytes / 1000000)) MB" 'xmllint --stream' \
	"sh -c 'rm -rf $work/import; BEIAN_HOME=$work/import exec beian import $work/download.xml'" \
	"xmllint --noout --nonet --stream --schema $srcdir/data/transform/miit-3.0-download.xsd $work/download.xml"

# Making so many by import would take minutes: the rows are copies of the sample's, by SQL. The neighbour has a list of words.
BEIAN_HOME=$work/many
export BEIAN_HOME
beian import "$srcdir/tests/fixtures/downloads/later.xml" > "$work/out" 2>&1 || { echo "records|skipped|$(tail -n 1 "$work/out")"; exit 0; }
python3 - "$BEIAN_HOME/beian.db" "$count" "$work/words.txt" << 'END' || exit 1
import sqlite3
import sys

path, count, words = sys.argv[1], int(sys.argv[2]), open(sys.argv[3], 'w', encoding='utf-8')
with sqlite3.connect(path) as db:
    sample = db.execute('SELECT name, province, source, words, created, document FROM record JOIN record_document ON record = id').fetchone()
    for i in range(10, count + 10):
        searched = sample[3] + ' sample-%06d.cn 138%08d' % (i, i)
        words.write(searched + '\n')
        db.execute('INSERT INTO record (id, bureau, number, name, province, source, words, cancelled, created, updated) '
                   'VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?, ?)',
                   (i, str(i), '浙ICP备%08d号' % i, sample[0], sample[1], sample[2], searched, sample[4], sample[4]))
        db.execute('INSERT INTO record_document VALUES (?, ?)', (i, sample[5]))
END
python3 "$srcdir/bench/beside.py" process "list $count records" 'cat' 'beian records list' "cat $work/words.txt"
python3 "$srcdir/bench/beside.py" process "search $count records" 'grep -F' 'beian records search sample-000099.cn' \
	"grep -F sample-000099.cn $work/words.txt"
python3 "$srcdir/bench/beside.py" process "show one of $count records" 'grep -F' 'beian records show 99' \
	"grep -F sample-000099.cn $work/words.txt"

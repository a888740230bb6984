# A fuzz driver is one file, fuzz_NAME.c, with LLVMFuzzerTestOneInput (fuzz.h), and a folder of small inputs, seeds/NAME/.
# To add one: its name to fuzz_drivers, three lines like those of fuzz_xml, its seeds to EXTRA_DIST. Then:
#   make check                                  every seed is replayed (replay.c), one TAP line each
#   ./configure CC=clang --enable-fuzzing --enable-sanitizers && make
#   tests/fuzz/fuzz_NAME -max_total_time=60 /tmp/found tests/fuzz/seeds/NAME
# What a run finds and a fix cures becomes a seed. A driver that searches for ever is no test, so with fuzzing they are not in check.
fuzz_drivers = %reldir%/fuzz_answers %reldir%/fuzz_arrivals %reldir%/fuzz_decoder %reldir%/fuzz_download %reldir%/fuzz_expression %reldir%/fuzz_form %reldir%/fuzz_line \
	%reldir%/fuzz_native %reldir%/fuzz_package %reldir%/fuzz_rules %reldir%/fuzz_schema %reldir%/fuzz_sheet %reldir%/fuzz_xml
if FUZZING
noinst_PROGRAMS += $(fuzz_drivers)
fuzz_main =
fuzz_link_flags = $(AM_LDFLAGS) -fsanitize=fuzzer
else
check_PROGRAMS += $(fuzz_drivers)
check_LIBRARIES += %reldir%/libreplay.a
fuzz_main = %reldir%/libreplay.a
fuzz_link_flags = $(AM_LDFLAGS)
endif
%canon_reldir%_libreplay_a_SOURCES = %reldir%/replay.c %reldir%/fuzz.h

%canon_reldir%_fuzz_answers_SOURCES = %reldir%/fuzz_answers.c %reldir%/fuzz.h
%canon_reldir%_fuzz_answers_LDADD = $(fuzz_main) $(FILING_ROOMS)
%canon_reldir%_fuzz_answers_LDFLAGS = $(fuzz_link_flags)

%canon_reldir%_fuzz_arrivals_SOURCES = %reldir%/fuzz_arrivals.c %reldir%/fuzz.h
%canon_reldir%_fuzz_arrivals_LDADD = $(fuzz_main) $(APP_ROOMS)
%canon_reldir%_fuzz_arrivals_LDFLAGS = $(fuzz_link_flags)

%canon_reldir%_fuzz_decoder_SOURCES = %reldir%/fuzz_decoder.c %reldir%/fuzz.h
%canon_reldir%_fuzz_decoder_LDADD = $(fuzz_main) tui/libtui.a $(WIZARD_ROOMS)
%canon_reldir%_fuzz_decoder_LDFLAGS = $(fuzz_link_flags)

%canon_reldir%_fuzz_download_SOURCES = %reldir%/fuzz_download.c %reldir%/fuzz.h
%canon_reldir%_fuzz_download_LDADD = $(fuzz_main) core/transform/libtransform.a $(LIBXSLT_LIBS) $(RECORDS_ROOMS)
%canon_reldir%_fuzz_download_LDFLAGS = $(fuzz_link_flags)

%canon_reldir%_fuzz_expression_SOURCES = %reldir%/fuzz_expression.c %reldir%/fuzz.h
%canon_reldir%_fuzz_expression_LDADD = $(fuzz_main) $(XML_ROOMS)
%canon_reldir%_fuzz_expression_LDFLAGS = $(fuzz_link_flags)

%canon_reldir%_fuzz_form_SOURCES = %reldir%/fuzz_form.c %reldir%/fuzz.h %reldir%/tree.c %reldir%/tree.h
%canon_reldir%_fuzz_form_LDADD = $(fuzz_main) $(FILING_ROOMS)
%canon_reldir%_fuzz_form_LDFLAGS = $(fuzz_link_flags)

%canon_reldir%_fuzz_line_SOURCES = %reldir%/fuzz_line.c %reldir%/fuzz.h
%canon_reldir%_fuzz_line_LDADD = $(fuzz_main) $(WIZARD_ROOMS)
%canon_reldir%_fuzz_line_LDFLAGS = $(fuzz_link_flags)

%canon_reldir%_fuzz_native_SOURCES = %reldir%/fuzz_native.c %reldir%/fuzz.h
%canon_reldir%_fuzz_native_LDADD = $(fuzz_main) $(FILING_ROOMS)
%canon_reldir%_fuzz_native_LDFLAGS = $(fuzz_link_flags)

%canon_reldir%_fuzz_package_SOURCES = %reldir%/fuzz_package.c %reldir%/fuzz.h
%canon_reldir%_fuzz_package_LDADD = $(fuzz_main) $(PACKAGE_ROOMS)
%canon_reldir%_fuzz_package_LDFLAGS = $(fuzz_link_flags)

%canon_reldir%_fuzz_rules_SOURCES = %reldir%/fuzz_rules.c %reldir%/fuzz.h %reldir%/tree.c %reldir%/tree.h
%canon_reldir%_fuzz_rules_LDADD = $(fuzz_main) $(RULES_ROOMS)
%canon_reldir%_fuzz_rules_LDFLAGS = $(fuzz_link_flags)

%canon_reldir%_fuzz_schema_SOURCES = %reldir%/fuzz_schema.c %reldir%/fuzz.h
%canon_reldir%_fuzz_schema_LDADD = $(fuzz_main) $(XML_ROOMS)
%canon_reldir%_fuzz_schema_LDFLAGS = $(fuzz_link_flags)

%canon_reldir%_fuzz_sheet_SOURCES = %reldir%/fuzz_sheet.c %reldir%/fuzz.h
%canon_reldir%_fuzz_sheet_LDADD = $(fuzz_main) $(FILING_ROOMS)
%canon_reldir%_fuzz_sheet_LDFLAGS = $(fuzz_link_flags)

%canon_reldir%_fuzz_xml_SOURCES = %reldir%/fuzz_xml.c %reldir%/fuzz.h
%canon_reldir%_fuzz_xml_LDADD = $(fuzz_main) $(XML_ROOMS)
%canon_reldir%_fuzz_xml_LDFLAGS = $(fuzz_link_flags)

EXTRA_DIST += \
	%reldir%/seeds/answers/bare.txt \
	%reldir%/seeds/answers/blanks.txt \
	%reldir%/seeds/answers/controls.txt \
	%reldir%/seeds/answers/gbk.txt \
	%reldir%/seeds/answers/grammar.txt \
	%reldir%/seeds/answers/mark.txt \
	%reldir%/seeds/answers/noncharacter.txt \
	%reldir%/seeds/answers/wrong.txt \
	%reldir%/seeds/arrivals/bajg-opinion.xml \
	%reldir%/seeds/arrivals/bajg-wrong.xml \
	%reldir%/seeds/arrivals/bajg.xml \
	%reldir%/seeds/arrivals/basj.xml \
	%reldir%/seeds/arrivals/cut.xml \
	%reldir%/seeds/arrivals/ffjrhmd-number.xml \
	%reldir%/seeds/arrivals/ffjrhmd.xml \
	%reldir%/seeds/arrivals/hcjg.xml \
	%reldir%/seeds/arrivals/hmdlb-empty.xml \
	%reldir%/seeds/arrivals/hmdlb.xml \
	%reldir%/seeds/arrivals/hsrw-gbk.xml \
	%reldir%/seeds/arrivals/hsrw.xml \
	%reldir%/seeds/arrivals/jcdm-contradicts.xml \
	%reldir%/seeds/arrivals/jcdm-long.xml \
	%reldir%/seeds/arrivals/jcdm-other-meaning.xml \
	%reldir%/seeds/arrivals/jcdm.xml \
	%reldir%/seeds/arrivals/records-then-cancelled.xml \
	%reldir%/seeds/arrivals/wbawzlb-odd.xml \
	%reldir%/seeds/arrivals/wbawzlb.xml \
	%reldir%/seeds/arrivals/xgtz.xml \
	%reldir%/seeds/arrivals/zxsj-before.xml \
	%reldir%/seeds/arrivals/zxsj.xml \
	%reldir%/seeds/decoder/keys.txt \
	%reldir%/seeds/decoder/mouse.txt \
	%reldir%/seeds/decoder/paste.txt \
	%reldir%/seeds/decoder/text.txt \
	%reldir%/seeds/download/blanks.xml \
	%reldir%/seeds/download/cut.xml \
	%reldir%/seeds/download/namespaces.xml \
	%reldir%/seeds/download/nested.xml \
	%reldir%/seeds/download/numbers.xml \
	%reldir%/seeds/download/plus.xml \
	%reldir%/seeds/download/records.xml \
	%reldir%/seeds/download/utf8.xml \
	%reldir%/seeds/expression/axes.txt \
	%reldir%/seeds/expression/calls.txt \
	%reldir%/seeds/expression/nested.txt \
	%reldir%/seeds/expression/path.txt \
	%reldir%/seeds/expression/prefixes.txt \
	%reldir%/seeds/expression/unclosed.txt \
	%reldir%/seeds/form/calculate.txt \
	%reldir%/seeds/form/codes.txt \
	%reldir%/seeds/form/cut.txt \
	%reldir%/seeds/form/expressions.txt \
	%reldir%/seeds/form/foreign.txt \
	%reldir%/seeds/form/huge.txt \
	%reldir%/seeds/form/inside-a-question.txt \
	%reldir%/seeds/form/none.txt \
	%reldir%/seeds/form/numbers.txt \
	%reldir%/seeds/form/path-at.txt \
	%reldir%/seeds/form/path-blank.txt \
	%reldir%/seeds/form/path-colon.txt \
	%reldir%/seeds/form/path-empty.txt \
	%reldir%/seeds/form/path-markup.txt \
	%reldir%/seeds/form/path-number.txt \
	%reldir%/seeds/form/path-up.txt \
	%reldir%/seeds/form/path-upper.txt \
	%reldir%/seeds/form/repeat-in-question.txt \
	%reldir%/seeds/form/repeat-limits.txt \
	%reldir%/seeds/form/repeat-on-question.txt \
	%reldir%/seeds/form/root.txt \
	%reldir%/seeds/form/self.txt \
	%reldir%/seeds/form/shared-texts.txt \
	%reldir%/seeds/form/shared.txt \
	%reldir%/seeds/form/texts-wrong.txt \
	%reldir%/seeds/form/texts.txt \
	%reldir%/seeds/form/twice.txt \
	%reldir%/seeds/form/unknown-type.txt \
	%reldir%/seeds/form/use-itself.txt \
	%reldir%/seeds/form/whole.txt \
	%reldir%/seeds/line/edits.txt \
	%reldir%/seeds/line/marks.txt \
	%reldir%/seeds/native/blanks.xml \
	%reldir%/seeds/native/cancelled.xml \
	%reldir%/seeds/native/confirmation-date.xml \
	%reldir%/seeds/native/confirmation-odd.xml \
	%reldir%/seeds/native/confirmation.xml \
	%reldir%/seeds/native/empty-element.xml \
	%reldir%/seeds/native/file-name.xml \
	%reldir%/seeds/native/frozen.xml \
	%reldir%/seeds/native/id-large.xml \
	%reldir%/seeds/native/id-plus.xml \
	%reldir%/seeds/native/id-zero.xml \
	%reldir%/seeds/native/ids.xml \
	%reldir%/seeds/native/many.xml \
	%reldir%/seeds/native/refused.xml \
	%reldir%/seeds/native/same-as-other.xml \
	%reldir%/seeds/native/same-as.xml \
	%reldir%/seeds/native/service.xml \
	%reldir%/seeds/native/twice.xml \
	%reldir%/seeds/native/whole.xml \
	%reldir%/seeds/package/bag-added.zip \
	%reldir%/seeds/package/bag-changed.zip \
	%reldir%/seeds/package/bag-count.zip \
	%reldir%/seeds/package/bag-declaration.zip \
	%reldir%/seeds/package/bag-empty.zip \
	%reldir%/seeds/package/bag-foreign.zip \
	%reldir%/seeds/package/bag-lacks.zip \
	%reldir%/seeds/package/bag-list-more.zip \
	%reldir%/seeds/package/bag-list.zip \
	%reldir%/seeds/package/bag-missing.zip \
	%reldir%/seeds/package/bag.bin \
	%reldir%/seeds/package/before.zip \
	%reldir%/seeds/package/checksum.zip \
	%reldir%/seeds/package/comment.zip \
	%reldir%/seeds/package/compressed.zip \
	%reldir%/seeds/package/count-many.zip \
	%reldir%/seeds/package/cut.zip \
	%reldir%/seeds/package/decorated.zip \
	%reldir%/seeds/package/directory-short.zip \
	%reldir%/seeds/package/encrypted.zip \
	%reldir%/seeds/package/entries-5000.zip \
	%reldir%/seeds/package/entry-unlisted.zip \
	%reldir%/seeds/package/file-and-folder.zip \
	%reldir%/seeds/package/gap.zip \
	%reldir%/seeds/package/link.zip \
	%reldir%/seeds/package/local-crc.zip \
	%reldir%/seeds/package/local-damaged.zip \
	%reldir%/seeds/package/local-name.zip \
	%reldir%/seeds/package/lying-size.zip \
	%reldir%/seeds/package/name-absolute.zip \
	%reldir%/seeds/package/name-backslash.zip \
	%reldir%/seeds/package/name-dot.zip \
	%reldir%/seeds/package/name-empty.zip \
	%reldir%/seeds/package/name-han.zip \
	%reldir%/seeds/package/name-long.zip \
	%reldir%/seeds/package/name-up.zip \
	%reldir%/seeds/package/overlap.zip \
	%reldir%/seeds/package/put-name.bin \
	%reldir%/seeds/package/put.bin \
	%reldir%/seeds/package/repacked.zip \
	%reldir%/seeds/package/says-comment.zip \
	%reldir%/seeds/package/short.zip \
	%reldir%/seeds/package/spanned.zip \
	%reldir%/seeds/package/two-cases.zip \
	%reldir%/seeds/package/two-equal.zip \
	%reldir%/seeds/package/two-sizes.zip \
	%reldir%/seeds/package/unordered.zip \
	%reldir%/seeds/package/whole.zip \
	%reldir%/seeds/package/zip.bin \
	%reldir%/seeds/rules/at-attribute.txt \
	%reldir%/seeds/rules/at-none.txt \
	%reldir%/seeds/rules/at-root.txt \
	%reldir%/seeds/rules/bare.txt \
	%reldir%/seeds/rules/cut.txt \
	%reldir%/seeds/rules/deep.txt \
	%reldir%/seeds/rules/for-attribute.txt \
	%reldir%/seeds/rules/for-string.txt \
	%reldir%/seeds/rules/for-text.txt \
	%reldir%/seeds/rules/functions.txt \
	%reldir%/seeds/rules/needs.txt \
	%reldir%/seeds/rules/quotes.txt \
	%reldir%/seeds/rules/reasons.txt \
	%reldir%/seeds/rules/root.txt \
	%reldir%/seeds/rules/twice.txt \
	%reldir%/seeds/rules/up.txt \
	%reldir%/seeds/rules/whole.txt \
	%reldir%/seeds/rules/words.txt \
	%reldir%/seeds/schema/fits.xml \
	%reldir%/seeds/schema/gbk.xml \
	%reldir%/seeds/schema/instance.xml \
	%reldir%/seeds/schema/wrong.xml \
	%reldir%/seeds/sheet/blank.csv \
	%reldir%/seeds/sheet/crlf.csv \
	%reldir%/seeds/sheet/gbk.csv \
	%reldir%/seeds/sheet/mark.csv \
	%reldir%/seeds/sheet/open.csv \
	%reldir%/seeds/sheet/quote.csv \
	%reldir%/seeds/sheet/tabs.csv \
	%reldir%/seeds/sheet/wide.csv \
	%reldir%/seeds/sheet/workbook.csv \
	%reldir%/seeds/sheet/zero.csv \
	%reldir%/seeds/xml/cut.xml \
	%reldir%/seeds/xml/doctype.xml \
	%reldir%/seeds/xml/euro.xml \
	%reldir%/seeds/xml/filing.xml \
	%reldir%/seeds/xml/gbk.xml \
	%reldir%/seeds/xml/mark.xml \
	%reldir%/seeds/xml/namespaces.xml

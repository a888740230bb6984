# A fuzz driver is one file, fuzz_NAME.c, with LLVMFuzzerTestOneInput (fuzz.h), and a folder of small inputs, seeds/NAME/.
# To add one: its name to fuzz_drivers, three lines like those of fuzz_xml, its seeds to EXTRA_DIST. Then:
#   make check                                  every seed is replayed (replay.c), one TAP line each
#   ./configure CC=clang --enable-fuzzing --enable-sanitizers && make
#   tests/fuzz/fuzz_NAME -max_total_time=60 /tmp/found tests/fuzz/seeds/NAME
# What a run finds and a fix cures becomes a seed. A driver that searches for ever is no test, so with fuzzing they are not in check.
fuzz_drivers = %reldir%/fuzz_decoder %reldir%/fuzz_expression %reldir%/fuzz_line %reldir%/fuzz_schema %reldir%/fuzz_xml
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

%canon_reldir%_fuzz_decoder_SOURCES = %reldir%/fuzz_decoder.c %reldir%/fuzz.h
%canon_reldir%_fuzz_decoder_LDADD = $(fuzz_main) tui/libtui.a $(WIZARD_ROOMS)
%canon_reldir%_fuzz_decoder_LDFLAGS = $(fuzz_link_flags)

%canon_reldir%_fuzz_expression_SOURCES = %reldir%/fuzz_expression.c %reldir%/fuzz.h
%canon_reldir%_fuzz_expression_LDADD = $(fuzz_main) $(XML_ROOMS)
%canon_reldir%_fuzz_expression_LDFLAGS = $(fuzz_link_flags)

%canon_reldir%_fuzz_line_SOURCES = %reldir%/fuzz_line.c %reldir%/fuzz.h
%canon_reldir%_fuzz_line_LDADD = $(fuzz_main) $(WIZARD_ROOMS)
%canon_reldir%_fuzz_line_LDFLAGS = $(fuzz_link_flags)

%canon_reldir%_fuzz_schema_SOURCES = %reldir%/fuzz_schema.c %reldir%/fuzz.h
%canon_reldir%_fuzz_schema_LDADD = $(fuzz_main) $(XML_ROOMS)
%canon_reldir%_fuzz_schema_LDFLAGS = $(fuzz_link_flags)

%canon_reldir%_fuzz_xml_SOURCES = %reldir%/fuzz_xml.c %reldir%/fuzz.h
%canon_reldir%_fuzz_xml_LDADD = $(fuzz_main) $(XML_ROOMS)
%canon_reldir%_fuzz_xml_LDFLAGS = $(fuzz_link_flags)

EXTRA_DIST += \
	%reldir%/seeds/decoder/keys.txt \
	%reldir%/seeds/decoder/mouse.txt \
	%reldir%/seeds/decoder/paste.txt \
	%reldir%/seeds/decoder/text.txt \
	%reldir%/seeds/line/edits.txt \
	%reldir%/seeds/line/marks.txt \
	%reldir%/seeds/expression/axes.txt \
	%reldir%/seeds/expression/calls.txt \
	%reldir%/seeds/expression/nested.txt \
	%reldir%/seeds/expression/path.txt \
	%reldir%/seeds/expression/prefixes.txt \
	%reldir%/seeds/expression/unclosed.txt \
	%reldir%/seeds/schema/fits.xml \
	%reldir%/seeds/schema/gbk.xml \
	%reldir%/seeds/schema/instance.xml \
	%reldir%/seeds/schema/wrong.xml \
	%reldir%/seeds/xml/cut.xml \
	%reldir%/seeds/xml/doctype.xml \
	%reldir%/seeds/xml/euro.xml \
	%reldir%/seeds/xml/filing.xml \
	%reldir%/seeds/xml/gbk.xml \
	%reldir%/seeds/xml/mark.xml \
	%reldir%/seeds/xml/namespaces.xml

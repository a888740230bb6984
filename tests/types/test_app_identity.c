#include "config.h"
#include "tests/support/leakcheck.h"
#include "tests/types/rows.h"
#include <criterion/criterion.h>
#include <string.h>

TestSuite(app_identity, .fini = leakcheck);

#define MD5 "9E107D9D372BB6826BD81D3542A419D6"
#define SHA1 "2FD4E1C67A2D28FCED849EE1BB76E7391B93EB12"

Test(app_identity, fingerprints)
{
	static const ReadingRow md5[] = {
		{MD5, MD5, NULL, NULL, "plain"},
		{"9e:10:7d:9d:37:2b:b6:82:6b:d8:1d:35:42:a4:19:d6", MD5, NULL, NULL, "colons"},
		{"MD5: 9E:10:7D:9D:37:2B:B6:82:6B:D8:1D:35:42:A4:19:D6", MD5, NULL, NULL,
			"as keytool prints it"},
		{"\u200e9e 10 7d 9d 37 2b b6 82 6b d8 1d 35 42 a4 19 d6", MD5, NULL, NULL,
			"as Windows copies it"},
		{SHA1, NULL, "fingerprint-md5.length", "40", "a SHA-1"},
		{"9E107D9D372BB6826BD81D3542A419DG", NULL, "fingerprint-md5.characters", "G",
			"no hexadecimal digit"},
	};
	static const ReadingRow sha1[] = {
		{SHA1, SHA1, NULL, NULL, "plain"},
		{"sha1:" SHA1, SHA1, NULL, NULL, "with its name"},
		{"SHA-1=" SHA1, SHA1, NULL, NULL, "as openssl prints it"},
		{MD5, NULL, "fingerprint-sha1.length", "32", "an MD5"},
		{"2FD4 …", NULL, "fingerprint-sha1.characters", "…", "shortened"},
	};

	expect_readings("fingerprint-md5", NULL, md5, G_N_ELEMENTS(md5));
	expect_readings("fingerprint-sha1", NULL, sha1, G_N_ELEMENTS(sha1));
}

Test(app_identity, public_key_is_a_modulus)
{
	g_autofree char *hex = g_strnfill(512, 'A'), *small = g_strnfill(512, 'a');
	g_autofree char *decimal = g_strnfill(617, '7'), *der = g_strnfill(588, 'B');
	g_autofree char *signed_hex = g_strconcat("00:", small, NULL),
			*labelled = g_strconcat("Modulus=", hex, NULL);
	g_autofree char *prefixed = g_strconcat("0x", hex, NULL), *zeros = g_strconcat("0000", hex, NULL);
	g_autofree char *base64 = g_strconcat("MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A", hex, "==", NULL);
	g_autofree char *lines = g_strdup_printf("%.64s\n%s", hex, hex + 64);
	g_autofree char *huge = g_strnfill(8193, 'A');
	const ReadingRow rows[] = {
		{hex, hex, NULL, NULL, "2048 bits, hexadecimal"},
		{small, hex, NULL, NULL, "small letters"},
		{decimal, decimal, NULL, NULL, "2048 bits, decimal"},
		{signed_hex, hex, NULL, NULL, "DER's zero byte"},
		{zeros, hex, NULL, NULL, "two zero bytes"},
		{labelled, hex, NULL, NULL, "as openssl prints it"},
		{prefixed, hex, NULL, NULL, "0x"},
		{lines, hex, NULL, NULL, "broken into lines"},
		{der, der, "unusual-length", "588", "a whole DER key"},
		{base64, NULL, "public-key.encoded", NULL, "base64"},
		{"-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----", NULL, "public-key.encoded",
			NULL, "PEM"},
		{"ABCDEF", NULL, "public-key.length", "6", "too short"},
		{huge, NULL, "public-key.length", "8193", "too long"},
		{"密钥", NULL, "public-key.characters", "密", "a word"},
	};

	expect_readings("public-key", NULL, rows, G_N_ELEMENTS(rows));
}

Test(app_identity, names)
{
	g_autofree char *filler = g_strnfill(300, 'a');
	g_autofree char *p255 = g_strdup_printf("c.%.253s", filler),
			*p256 = g_strdup_printf("c.%.254s", filler);
	g_autofree char *b155 = g_strdup_printf("c.%.153s", filler),
			*b156 = g_strdup_printf("c.%.154s", filler);
	const ReadingRow package[] = {
		{"com.example.App_1", "com.example.App_1", NULL, NULL, "case stays"},
		{"ｃｏｍ．example", "com.example", NULL, NULL, "full-width"},
		{p255, p255, NULL, NULL, "255 characters"},
		{p256, NULL, "package-name.length", "256", "256 characters"},
		{"example", NULL, "package-name.no-dot", NULL, "no dot"},
		{"com.1example", NULL, "package-name.word", "1example", "a digit first"},
		{"com..example", NULL, "package-name.word", "…", "an empty word"},
		{"com.example.", NULL, "package-name.word", "…", "a dot last"},
		{"com.exam-ple", NULL, "package-name.characters", "-", "a hyphen"},
		{"com.示例", NULL, "package-name.characters", "示", "a Han character"},
		{"a.", NULL, "package-name.length", "2", "too short"},
	};
	const ReadingRow bundle[] = {
		{"com.example.App-1", "com.example.App-1", NULL, NULL, "case stays"},
		{"com.1example", "com.1example", NULL, NULL, "a digit first"},
		{b155, b155, NULL, NULL, "155 characters"},
		{b156, NULL, "bundle-id.length", "156", "156 characters"},
		{"example", NULL, "bundle-id.no-dot", NULL, "no dot"},
		{"com..example", NULL, "bundle-id.word", "…", "an empty word"},
		{"com.example.*", NULL, "bundle-id.characters", "*", "a pattern"},
		{"com.ex_ample", NULL, "bundle-id.characters", "_", "an underscore"},
	};

	expect_readings("package-name", NULL, package, G_N_ELEMENTS(package));
	expect_readings("bundle-id", NULL, bundle, G_N_ELEMENTS(bundle));
}

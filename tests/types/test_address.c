#include "config.h"
#include "tests/support/leakcheck.h"
#include "tests/types/rows.h"
#include <criterion/criterion.h>

TestSuite(address, .fini = leakcheck);

Test(address, ip_writes_one_form)
{
	static const ReadingRow rows[] = {
		{"47.96.1.10", "47.96.1.10", NULL, "(none)", "IPv4"},
		{"４７．９６．１．１０", "47.96.1.10", NULL, NULL, "full-width"},
		{"47。96。1。10", "47.96.1.10", NULL, NULL, "Chinese full stops"},
		{"2408:4000::1", "2408:4000::1", NULL, NULL, "IPv6"},
		{"[2408:4000::1]", "2408:4000::1", NULL, NULL, "IPv6 in brackets"},
		{"2408:4000:0000:0000:0000:0000:0000:0001", "2408:4000::1", NULL, NULL,
			"RFC 5952 4.1 and 4.2"},
		{"2408:4000:0:1:1:1:1:1", "2408:4000:0:1:1:1:1:1", NULL, NULL,
			"4.2.2: one group of zeros stays"},
		{"2408:0:0:1:0:0:0:1", "2408:0:0:1::1", NULL, NULL, "4.2.3: the longest run"},
		{"2408:4000:0:0:1:0:0:1", "2408:4000::1:0:0:1", NULL, NULL, "4.2.3: the first of equal runs"},
		{"2408:4000:ABCD::", "2408:4000:abcd::", NULL, NULL, "4.3: small letters, zeros at the end"},
	};

	expect_readings("ip", NULL, rows, G_N_ELEMENTS(rows));
}

Test(address, ip_doubts_what_the_internet_cannot_reach)
{
	static const ReadingRow rows[] = {
		{"10.1.2.3", "10.1.2.3", "not-public", "private 10.0.0.0/8", "private"},
		{"172.16.0.0", "172.16.0.0", "not-public", "private 172.16.0.0/12", "first private"},
		{"172.31.255.255", "172.31.255.255", "not-public", "private 172.16.0.0/12", "last private"},
		{"172.15.255.255", "172.15.255.255", NULL, "(none)", "one before"},
		{"172.32.0.0", "172.32.0.0", NULL, "(none)", "one after"},
		{"192.168.1.1", "192.168.1.1", "not-public", "private 192.168.0.0/16", "private"},
		{"100.64.0.1", "100.64.0.1", "not-public", "shared 100.64.0.0/10", "of a carrier"},
		{"100.128.0.1", "100.128.0.1", NULL, NULL, "after the carriers'"},
		{"127.0.0.1", "127.0.0.1", "not-public", "loopback 127.0.0.0/8", "loopback"},
		{"169.254.1.1", "169.254.1.1", "not-public", "link-local 169.254.0.0/16", "link-local"},
		{"192.0.2.1", "192.0.2.1", "not-public", "documentation 192.0.2.0/24", "documentation"},
		{"198.51.100.1", "198.51.100.1", "not-public", "documentation 198.51.100.0/24",
			"documentation"},
		{"203.0.113.1", "203.0.113.1", "not-public", "documentation 203.0.113.0/24", "documentation"},
		{"198.19.255.255", "198.19.255.255", "not-public", "benchmarking 198.18.0.0/15",
			"benchmarks"},
		{"0.1.2.3", "0.1.2.3", "not-public", "this-network 0.0.0.0/8", "this network"},
		{"224.0.0.1", "224.0.0.1", "not-public", "multicast 224.0.0.0/4", "multicast"},
		{"240.0.0.1", "240.0.0.1", "not-public", "reserved 240.0.0.0/4", "reserved"},
		{"255.255.255.255", "255.255.255.255", "not-public", "broadcast 255.255.255.255/32",
			"broadcast"},
		{"::", "::", "not-public", "unspecified ::/128", "unspecified"},
		{"::1", "::1", "not-public", "loopback ::1/128", "IPv6 loopback"},
		{"::ffff:47.96.1.10", "::ffff:47.96.1.10", "not-public", "mapped ::ffff:0:0/96",
			"IPv4 in IPv6"},
		{"::1:2", "::1:2", "not-public", "reserved ::/0", "never given out"},
		{"2001:db8::1", "2001:db8::1", "not-public", "documentation 2001:db8::/32",
			"IPv6 documentation"},
		{"3fff::1", "3fff::1", "not-public", "documentation 3fff::/20", "RFC 9637"},
		{"fd00::1", "fd00::1", "not-public", "private fc00::/7", "unique local"},
		{"fe80::1", "fe80::1", "not-public", "link-local fe80::/10", "IPv6 link-local"},
		{"ff02::1", "ff02::1", "not-public", "multicast ff00::/8", "IPv6 multicast"},
		{"4000::1", "4000::1", "not-public", "reserved ::/0", "outside 2000::/3"},
		{"3ffe::1", "3ffe::1", NULL, NULL, "inside 2000::/3"},
	};

	expect_readings("ip", NULL, rows, G_N_ELEMENTS(rows));
}

Test(address, ip_refuses_what_programs_disagree_about)
{
	static const ReadingRow rows[] = {
		{"047.96.1.10", NULL, "ip.leading-zero", "047", "octal"},
		{"47.96.1.010", NULL, "ip.leading-zero", "010", "octal at the end"},
		{"794820874", NULL, "ip.integer", NULL, "an integer"},
		{"0x2f60010a", NULL, "ip.integer", NULL, "hexadecimal"},
		{"47.96.1", NULL, "ip.parts", "3", "three numbers"},
		{"47.96.1.10.1", NULL, "ip.parts", "5", "five numbers"},
		{"47.96.1.256", NULL, "ip.octet", "256", "above 255"},
		{"47.96.1.99999999999999999999", NULL, "ip.octet", "99999999999999999999", "far above"},
		{"47.96.1.0/24", NULL, "ip.range", "47.96.1.0", "a block"},
		{"47.96.1.10-20", NULL, "ip.range", "47.96.1.10", "a range"},
		{"2408:4000::/32", NULL, "ip.range", "2408:4000::", "an IPv6 block"},
		{"47.96.1.10:80", NULL, "ip.port", "47.96.1.10", "a port"},
		{"[2408:4000::1]:80", NULL, "ip.port", "2408:4000::1", "an IPv6 port"},
		{"fe80::1%eth0", NULL, "ip.zone", "fe80::1", "a zone"},
		{"47.96..10", NULL, "ip.shape", NULL, "a number missing"},
		{"47.96.1.10.", NULL, "ip.shape", NULL, "a dot last"},
		{"47.96.1.-1", NULL, "ip.shape", NULL, "a negative number"},
		{"2408::4000::1", NULL, "ip.shape", NULL, "two double colons"},
		{"2408:4000:1", NULL, "ip.shape", NULL, "three groups"},
		{"2408:4000::12345", NULL, "ip.shape", NULL, "a group of five digits"},
		{"[2408:4000::1", NULL, "ip.shape", NULL, "an open bracket"},
		{"[2408:4000::1]x", NULL, "ip.shape", "(none)", "something behind the bracket"},
		{"example.com", NULL, "ip.shape", NULL, "a domain"},
		{":", NULL, "ip.shape", NULL, "a colon"},
		{"[[[[", NULL, "ip.shape", NULL, "brackets"},
	};

	expect_readings("ip", NULL, rows, G_N_ELEMENTS(rows));
}

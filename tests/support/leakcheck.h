/*
 * leakcheck: TestSuite(x, .fini = leakcheck) makes a leak fail its test. Criterion ignores the leak report of
 * a test's own process and assertions in .fini, so the process is aborted.
 */
#pragma once
#if defined(__SANITIZE_ADDRESS__)
#define BEIAN_LEAKS 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define BEIAN_LEAKS 1
#endif
#endif
#ifdef BEIAN_LEAKS
#include <sanitizer/lsan_interface.h>
#include <stdlib.h>
static void
leakcheck(void)
{
	if (__lsan_do_recoverable_leak_check())
		abort();
}
#else
static void
leakcheck(void)
{
}
#endif

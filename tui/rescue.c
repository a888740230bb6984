#include "config.h"
#include "tui/rescue.h"
#include <errno.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

static const int fatal[] = {SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGQUIT, SIGTRAP};

/* Of fixed size: a handler cannot ask for memory, and what was allocated may be what broke. */
static struct {
	volatile sig_atomic_t armed;
	int fd;
	struct termios modes;
	char bytes[512];
	gsize size_bytes;
	char told[2048];
	gsize told_bytes;
	struct sigaction before[G_N_ELEMENTS(fatal)];
	GPrintFunc printerr;
} rescue;

static void
write_all(int fd, const char *bytes, gsize size_bytes)
{
	while (size_bytes > 0) {
		ssize_t written = write(fd, bytes, size_bytes);
		if (written < 0 && errno == EINTR)
			continue;
		if (written <= 0)
			return;
		bytes += written;
		size_bytes -= (gsize)written;
	}
}

void
beian_rescue_now(void)
{
	if (!rescue.armed)
		return;
	rescue.armed = 0;
	write_all(rescue.fd, rescue.bytes, rescue.size_bytes);
	tcsetattr(rescue.fd, TCSANOW, &rescue.modes);
	write_all(STDERR_FILENO, rescue.told, rescue.told_bytes);
	rescue.told_bytes = 0;
}

/* Dies of SIGNUM in the way that stood before: by default, or in a sanitizer's report. */
static void
die(int signum)
{
	int errno_before = errno;

	beian_rescue_now();
	for (gsize i = 0; i < G_N_ELEMENTS(fatal); i++)
		if (fatal[i] == signum)
			sigaction(signum, &rescue.before[i], NULL);
	errno = errno_before;
	raise(signum);
}

static void
hold_back(const char *text)
{
	gsize size_bytes = MIN(strlen(text), sizeof rescue.told - rescue.told_bytes);

	memcpy(rescue.told + rescue.told_bytes, text, size_bytes);
	rescue.told_bytes += size_bytes;
}

void
beian_rescue_arm(int fd, const struct termios *modes, const char *bytes)
{
	gboolean again = rescue.armed;
	struct sigaction action = {.sa_handler = die};

	rescue.armed = 0;
	rescue.fd = fd;
	rescue.modes = *modes;
	rescue.size_bytes = MIN(strlen(bytes), sizeof rescue.bytes);
	memcpy(rescue.bytes, bytes, rescue.size_bytes);
	rescue.armed = 1;
	if (again)
		return;
	sigemptyset(&action.sa_mask);
	for (gsize i = 0; i < G_N_ELEMENTS(fatal); i++)
		sigaction(fatal[i], &action, &rescue.before[i]);
	rescue.printerr = g_set_printerr_handler(hold_back);
}

void
beian_rescue_disarm(void)
{
	if (!rescue.armed)
		return;
	rescue.armed = 0;
	for (gsize i = 0; i < G_N_ELEMENTS(fatal); i++)
		sigaction(fatal[i], &rescue.before[i], NULL);
	g_set_printerr_handler(rescue.printerr);
	write_all(STDERR_FILENO, rescue.told, rescue.told_bytes);
	rescue.told_bytes = 0;
}

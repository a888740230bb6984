#include "config.h"
#include "tui/input.h"
#include "core/base/clock.h"
#include "tui/rescue.h"
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <unistd.h>

enum { READ_BYTES = 16384 };

static const struct {
	int signum;
	BeianEvent event;
} caught[] = {
	{SIGWINCH, BEIAN_EVENT_RESIZED},
	{SIGTSTP, BEIAN_EVENT_STOP},
	{SIGCONT, BEIAN_EVENT_CONTINUED},
	{SIGHUP, BEIAN_EVENT_HANGUP},
	{SIGTERM, BEIAN_EVENT_TERMINATE},
	{SIGINT, BEIAN_EVENT_INTERRUPT},
};
/* A second SIGHUP is no impatience: the kernel and the shell both send one when a terminal goes. */
#define IMPATIENT (BEIAN_EVENT_TERMINATE | BEIAN_EVENT_INTERRUPT)

/* How often each signal came; only its handler adds, only we take. */
static volatile sig_atomic_t pending[G_N_ELEMENTS(caught)];

struct BeianInput {
	int fd;
	BeianDecoder *decoder;
	gint64 due_ms; /* when the decoder's wait is over */
	gboolean ended;
	sigset_t signals;
	struct sigaction before[G_N_ELEMENTS(caught)];
};

/* The second of two requests to end, when the first was not heard, ends at once. */
static void
note(int signum)
{
	int errno_before = errno;

	for (gsize i = 0; i < G_N_ELEMENTS(caught); i++) {
		if (caught[i].signum != signum)
			continue;
		if (pending[i] != 0 && (caught[i].event & IMPATIENT) != 0) {
			beian_rescue_now();
			signal(signum, SIG_DFL);
			raise(signum);
		}
		pending[i] = 1;
	}
	errno = errno_before;
}

BeianInput *
beian_input_new(int fd, BeianDecoder *decoder)
{
	BeianInput *input = g_new0(BeianInput, 1);
	struct sigaction action = {.sa_handler = note, .sa_flags = SA_RESTART};

	input->fd = fd;
	input->decoder = decoder;
	sigemptyset(&action.sa_mask);
	sigemptyset(&input->signals);
	for (gsize i = 0; i < G_N_ELEMENTS(caught); i++) {
		pending[i] = 0;
		sigaddset(&input->signals, caught[i].signum);
		sigaction(caught[i].signum, &action, &input->before[i]);
	}
	return input;
}

void
beian_input_free(BeianInput *input)
{
	if (input == NULL)
		return;
	for (gsize i = 0; i < G_N_ELEMENTS(caught); i++)
		sigaction(caught[i].signum, &input->before[i], NULL);
	beian_decoder_free(input->decoder);
	g_free(input);
}

void
beian_input_stop(void)
{
	struct sigaction by_default = {.sa_handler = SIG_DFL}, ours;

	sigaction(SIGTSTP, &by_default, &ours);
	kill(0, SIGTSTP);
	sigaction(SIGTSTP, &ours, NULL);
	for (gsize i = 0; i < G_N_ELEMENTS(caught); i++)
		if (caught[i].signum == SIGCONT)
			pending[i] = 0;
}

/* Takes the events that have happened. */
static guint
take_events(void)
{
	guint events = 0;

	for (gsize i = 0; i < G_N_ELEMENTS(caught); i++) {
		if (pending[i] == 0)
			continue;
		pending[i] = 0;
		events |= caught[i].event;
	}
	return events;
}

static gboolean
any_pending(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(caught); i++)
		if (pending[i] != 0)
			return TRUE;
	return FALSE;
}

/* The earlier of TIMEOUT_MS from now and the decoder's due time; -1: for ever. */
static int
time_to_wait(const BeianInput *input, int timeout_ms)
{
	gint64 left_ms;

	if (beian_decoder_wait_ms(input->decoder) < 0)
		return timeout_ms;
	left_ms = MAX(input->due_ms - beian_clock_monotonic_ms(), 0);
	return timeout_ms < 0 ? (int)left_ms : (int)MIN(left_ms, timeout_ms);
}

/* Signals are blocked but inside ppoll: one that comes between the question and the wait ends the wait. */
static gboolean
is_readable(BeianInput *input, int timeout_ms)
{
	struct pollfd poll_fd = {.fd = input->fd, .events = POLLIN};
	sigset_t before;
	int found;

	sigprocmask(SIG_BLOCK, &input->signals, &before);
	if (any_pending())
		timeout_ms = 0;
	struct timespec wait = {timeout_ms / 1000, (long)(timeout_ms % 1000) * 1000000};
	found = ppoll(&poll_fd, 1, timeout_ms < 0 ? NULL : &wait, &before);
	sigprocmask(SIG_SETMASK, &before, NULL);
	return found > 0;
}

static void
read_some(BeianInput *input, BeianMessages *messages)
{
	char bytes[READ_BYTES];
	ssize_t size_bytes = read(input->fd, bytes, sizeof bytes);

	if (size_bytes > 0) {
		beian_decoder_feed(input->decoder, bytes, (gsize)size_bytes, messages);
		input->due_ms = beian_clock_monotonic_ms() + beian_decoder_wait_ms(input->decoder);
	} else if (size_bytes == 0 || (errno != EINTR && errno != EAGAIN)) {
		input->ended = TRUE;
	}
}

guint
beian_input_wait(BeianInput *input, int timeout_ms, BeianMessages *messages)
{
	if (is_readable(input, time_to_wait(input, timeout_ms)))
		read_some(input, messages);
	else if (beian_decoder_wait_ms(input->decoder) >= 0 && beian_clock_monotonic_ms() >= input->due_ms)
		beian_decoder_expire(input->decoder, messages);
	return take_events() | (input->ended ? BEIAN_EVENT_HANGUP : 0);
}

#include "config.h"
#include "tests/support/emulator.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vterm.h>

enum { LIMIT_MS = 10000 };

struct Emulator {
	VTerm *vterm;
	VTermScreen *screen;
	int fd;
	pid_t pid;
	int rows, cols;
	gboolean ended, reaped;
	int status;
	GString *raw, *row, *dump;
	GString *captured; /* not NULL: what the emulator would send is kept here instead */
	gboolean alternate_screen, cursor_visible, mouse;
};

static void
write_all(Emulator *emulator, const char *bytes, gsize size_bytes)
{
	while (size_bytes > 0 && !emulator->ended) {
		ssize_t written = write(emulator->fd, bytes, size_bytes);
		if (written > 0) {
			bytes += written;
			size_bytes -= (gsize)written;
		} else if (errno == EAGAIN) {
			emulator_read(emulator, emulator_deadline()); /* a full line: the program must get rid
									 of its output first */
		} else if (errno != EINTR) {
			return;
		}
	}
}

static void
answer(const char *bytes, size_t size_bytes, void *data)
{
	Emulator *emulator = data;

	if (emulator->captured != NULL)
		g_string_append_len(emulator->captured, bytes, (gssize)size_bytes);
	else
		write_all(emulator, bytes, size_bytes);
}

static int
note_property(VTermProp property, VTermValue *value, void *data)
{
	Emulator *emulator = data;

	if (property == VTERM_PROP_ALTSCREEN)
		emulator->alternate_screen = value->boolean;
	else if (property == VTERM_PROP_CURSORVISIBLE)
		emulator->cursor_visible = value->boolean;
	else if (property == VTERM_PROP_MOUSE)
		emulator->mouse = value->number != VTERM_PROP_MOUSE_NONE;
	return 1;
}

static const VTermScreenCallbacks callbacks = {.settermprop = note_property};

static void
become(const char *const argv[], const char *const environment[])
{
	/* A build that runs in the background ignores these, and what is ignored is inherited. */
	static const int ignored[] = {SIGINT, SIGQUIT, SIGHUP, SIGTERM, SIGPIPE};

	for (gsize i = 0; i < G_N_ELEMENTS(ignored); i++)
		signal(ignored[i], SIG_DFL);
	g_setenv("TERM", "xterm-256color", TRUE);
	for (; environment != NULL && *environment != NULL; environment++) {
		char **pair = g_strsplit(*environment, "=", 2);
		if (pair[1] == NULL)
			g_unsetenv(pair[0]);
		else
			g_setenv(pair[0], pair[1], TRUE);
	}
	execv(argv[0], (char *const *)argv);
	_exit(127);
}

Emulator *
emulator_start(int rows, int cols, const char *const argv[], const char *const environment[])
{
	Emulator *emulator = g_new0(Emulator, 1);
	struct winsize window = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};

	emulator->pid = forkpty(&emulator->fd, NULL, NULL, &window);
	g_assert(emulator->pid >= 0);
	if (emulator->pid == 0)
		become(argv, environment);
	fcntl(emulator->fd, F_SETFL, fcntl(emulator->fd, F_GETFL) | O_NONBLOCK);
	fcntl(emulator->fd, F_SETFD, FD_CLOEXEC);
	emulator->rows = rows;
	emulator->cols = cols;
	emulator->raw = g_string_new(NULL);
	emulator->row = g_string_new(NULL);
	emulator->dump = g_string_new(NULL);
	emulator->vterm = vterm_new(rows, cols);
	emulator->cursor_visible = TRUE;
	vterm_set_utf8(emulator->vterm, 1);
	vterm_output_set_callback(emulator->vterm, answer, emulator);
	emulator->screen = vterm_obtain_screen(emulator->vterm);
	vterm_screen_set_callbacks(emulator->screen, &callbacks, emulator);
	vterm_screen_enable_altscreen(emulator->screen, 1);
	vterm_screen_reset(emulator->screen, 1);
	return emulator;
}

void
emulator_free(Emulator *emulator)
{
	if (emulator == NULL)
		return;
	if (!emulator->reaped) {
		kill(emulator->pid, SIGKILL);
		waitpid(emulator->pid, NULL, 0);
	}
	if (emulator->fd >= 0)
		close(emulator->fd);
	vterm_free(emulator->vterm);
	g_string_free(emulator->raw, TRUE);
	g_string_free(emulator->row, TRUE);
	g_string_free(emulator->dump, TRUE);
	g_free(emulator);
}

gint64
emulator_deadline(void)
{
	return g_get_monotonic_time() / 1000 + LIMIT_MS;
}

/* Takes what can be read now. */
static void
take(Emulator *emulator)
{
	char bytes[8192];

	for (;;) {
		ssize_t size_bytes = read(emulator->fd, bytes, sizeof bytes);
		if (size_bytes > 0) {
			vterm_input_write(emulator->vterm, bytes, (size_t)size_bytes);
			g_string_append_len(emulator->raw, bytes, size_bytes);
		} else if (size_bytes == 0 || (errno != EAGAIN && errno != EINTR)) {
			emulator->ended = TRUE; /* on Linux the last closing of the other side shows as EIO */
			return;
		} else if (errno == EAGAIN) {
			return;
		}
	}
}

gboolean
emulator_read(Emulator *emulator, gint64 deadline)
{
	struct pollfd poll_fd = {.fd = emulator->fd, .events = POLLIN};
	gint64 left = deadline - g_get_monotonic_time() / 1000;

	if (left <= 0 || emulator->ended)
		return FALSE;
	if (poll(&poll_fd, 1, (int)MIN(left, 100)) > 0)
		take(emulator);
	return TRUE;
}

gboolean
emulator_is_silent(Emulator *emulator, int ms)
{
	gsize before = emulator->raw->len;
	gint64 deadline = g_get_monotonic_time() / 1000 + ms;

	while (emulator_read(emulator, deadline))
		if (emulator->raw->len != before)
			return FALSE;
	return TRUE;
}

guint64
emulator_sleeps(Emulator *emulator)
{
	static const char key[] = "\nvoluntary_ctxt_switches:";
	g_autofree char *path = g_strdup_printf("/proc/%d/status", (int)emulator->pid), *status = NULL;
	const char *found;

	if (!g_file_get_contents(path, &status, NULL, NULL) || (found = strstr(status, key)) == NULL)
		return 0;
	return g_ascii_strtoull(found + strlen(key), NULL, 10);
}

void
emulator_send(Emulator *emulator, const char *bytes)
{
	write_all(emulator, bytes, strlen(bytes));
}

void
emulator_paste(Emulator *emulator, const char *text)
{
	vterm_keyboard_start_paste(emulator->vterm);
	emulator_send(emulator, text);
	vterm_keyboard_end_paste(emulator->vterm);
}

void
emulator_resize(Emulator *emulator, int rows, int cols)
{
	struct winsize window = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};

	emulator->rows = rows;
	emulator->cols = cols;
	vterm_set_size(emulator->vterm, rows, cols);
	ioctl(emulator->fd, TIOCSWINSZ, &window);
}

void
emulator_signal(Emulator *emulator, int signum)
{
	kill(emulator->pid, signum);
}

void
emulator_hang_up(Emulator *emulator)
{
	close(emulator->fd);
	emulator->fd = -1;
	emulator->ended = TRUE;
}

static VTermScreenCell
cell_at(Emulator *emulator, int row, int col)
{
	VTermScreenCell cell;

	vterm_screen_get_cell(emulator->screen, (VTermPos){row, col}, &cell);
	return cell;
}

const char *
emulator_row(Emulator *emulator, int row)
{
	gsize end = 0;

	g_string_truncate(emulator->row, 0);
	for (int col = 0; col < emulator->cols; col++) {
		VTermScreenCell cell = cell_at(emulator, row, col);
		if (cell.chars[0] == (uint32_t)-1)
			continue; /* the right half of a wide character */
		if (cell.chars[0] == 0)
			g_string_append_c(emulator->row, ' ');
		for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i] != 0; i++)
			g_string_append_unichar(emulator->row, cell.chars[i]);
		if (cell.chars[0] != 0 && cell.chars[0] != ' ')
			end = emulator->row->len;
	}
	g_string_truncate(emulator->row, end);
	return emulator->row->str;
}

gboolean
emulator_shows(Emulator *emulator, const char *text)
{
	for (int row = 0; row < emulator->rows; row++)
		if (strstr(emulator_row(emulator, row), text) != NULL)
			return TRUE;
	return FALSE;
}

gboolean
emulator_cursor_at(Emulator *emulator, int row, int col)
{
	VTermPos position;

	vterm_state_get_cursorpos(vterm_obtain_state(emulator->vterm), &position);
	return position.row == row && position.col == col;
}

gboolean
emulator_is_bold(Emulator *emulator, int row, int col)
{
	return cell_at(emulator, row, col).attrs.bold != 0;
}

gboolean
emulator_is_reversed(Emulator *emulator, int row, int col)
{
	return cell_at(emulator, row, col).attrs.reverse != 0;
}

gboolean
emulator_is_coloured(Emulator *emulator, int row, int col)
{
	VTermScreenCell cell = cell_at(emulator, row, col);

	return !VTERM_COLOR_IS_DEFAULT_FG(&cell.fg) || !VTERM_COLOR_IS_DEFAULT_BG(&cell.bg);
}

gboolean
emulator_wait_text(Emulator *emulator, const char *text)
{
	return emulator_wait_until(emulator, emulator_shows(emulator, text));
}

gboolean
emulator_wait_row(Emulator *emulator, int row, const char *prefix)
{
	return emulator_wait_until(emulator, g_str_has_prefix(emulator_row(emulator, row), prefix));
}

gboolean
emulator_wait_cursor(Emulator *emulator, int row, int col)
{
	return emulator_wait_until(emulator, emulator_cursor_at(emulator, row, col));
}

int
emulator_wait_exit(Emulator *emulator)
{
	gint64 deadline = emulator_deadline();

	while (emulator_read(emulator, deadline))
		;
	if (!emulator->ended)
		return -1;
	if (!emulator->reaped)
		emulator->reaped = waitpid(emulator->pid, &emulator->status, 0) == emulator->pid;
	return emulator->status;
}

const char *
emulator_raw(Emulator *emulator, gsize *size_bytes)
{
	*size_bytes = emulator->raw->len;
	return emulator->raw->str;
}

EmulatorModes
emulator_modes(Emulator *emulator)
{
	EmulatorModes modes = {
		emulator->alternate_screen, emulator->cursor_visible, emulator->mouse, FALSE, {0}};

	tcgetattr(emulator->fd, &modes.line);
	/* libvterm does not tell, but a paste shows it. */
	emulator->captured = g_string_new(NULL);
	vterm_keyboard_start_paste(emulator->vterm);
	modes.bracketed_paste = emulator->captured->len > 0;
	g_string_free(emulator->captured, TRUE);
	emulator->captured = NULL;
	return modes;
}

const char *
emulator_dump(Emulator *emulator)
{
	VTermPos position;

	g_string_truncate(emulator->dump, 0);
	for (int row = 0; row < emulator->rows; row++)
		g_string_append_printf(emulator->dump, "%2d|%s\n", row, emulator_row(emulator, row));
	vterm_state_get_cursorpos(vterm_obtain_state(emulator->vterm), &position);
	g_string_append_printf(emulator->dump, "cursor %d,%d\n", position.row, position.col);
	return emulator->dump->str;
}

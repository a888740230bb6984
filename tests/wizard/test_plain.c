/* Plain mode: lines in, lines out, as a screen reader or a pipe has it. */
#include "config.h"
#include "core/app/import.h"
#include "core/base/text.h"
#include "core/filing/answers.h"
#include "tests/support/leakcheck.h"
#include "tests/wizard/person.h"
#include <criterion/criterion.h>
#include <string.h>

TestSuite(plain, .fini = leakcheck);

/* A session of prompts over the application of PERSON. */
typedef struct {
	Person *person;
	BeianSession *session;
	GString *said; /* since the last line; the prompt last */
} Talk;

static void
settle(Talk *talk, BeianCommands *commands)
{
	g_autoptr(GArray) messages = beian_messages_new();
	gboolean left = commands->len > 0;

	while (left) {
		left = beian_app_run(talk->person->app, commands, 100, messages);
		for (guint i = 0; i < messages->len; i++)
			beian_session_update(
				talk->session, &g_array_index(messages, BeianMessage, i), commands);
		g_array_set_size(messages, 0);
		left = left || commands->len > 0;
	}
}

/* What is said now; nothing in it moves a cursor, and it is heard once. */
static void
listen(Talk *talk)
{
	g_auto(BeianScreen) screen;

	g_string_truncate(talk->said, 0);
	beian_session_view(talk->session, (BeianSize){0, 0}, &screen);
	for (guint i = 0; i < screen.spans->len; i++)
		g_string_append_printf(talk->said, "%s\n", g_array_index(screen.spans, BeianSpan, i).text);
	if (screen.prompt != NULL)
		g_string_append(talk->said, screen.prompt);
	beian_session_heard(talk->session);
	cr_expect(g_utf8_validate(talk->said->str, -1, NULL));
	cr_expect_not(beian_text_has_controls(talk->said->str), "%s", talk->said->str);
	cr_expect_null(strchr(talk->said->str, '\t'));
}

static void
tell(Talk *talk, BeianMessageKind kind, const char *text)
{
	g_autoptr(GArray) messages = beian_messages_new();
	g_autoptr(GArray) commands = beian_commands_new();
	BeianMessage *message = beian_messages_add(messages, kind);

	message->text = g_strdup(text);
	beian_session_update(talk->session, message, commands);
	settle(talk, commands);
	listen(talk);
}

/* As cli/plain.c sends a line. */
static void
line(Talk *talk, const char *text)
{
	if (*text == ':' && text[1] != ':')
		tell(talk, BEIAN_MESSAGE_COMMAND, text + 1);
	else
		tell(talk, BEIAN_MESSAGE_ANSWER, *text == ':' ? text + 1 : text);
}

static Talk
talk_new(BeianLanguage language)
{
	Talk talk = {person_new(language), beian_session_new(language, TRUE), g_string_new(NULL)};
	g_autoptr(GArray) commands = beian_commands_new();

	beian_commands_add(commands, BEIAN_COMMAND_NEW)->text = g_strdup("first");
	settle(&talk, commands);
	listen(&talk);
	return talk;
}

static void
talk_clear(Talk *talk)
{
	beian_session_free(talk->session);
	person_free(talk->person);
	g_string_free(talk->said, TRUE);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Talk, talk_clear)

typedef struct {
	const char *line, *says[BEIAN_LANGUAGES]; /* zh, en; NULL for en: as in zh */
} Exchange;

static void
expect(Talk *talk, const Exchange *rows, gsize count, BeianLanguage language)
{
	for (gsize i = 0; i < count; i++) {
		const char *says = rows[i].says[language] != NULL ? rows[i].says[language]
								  : rows[i].says[BEIAN_LANGUAGE_ZH];
		line(talk, rows[i].line);
		cr_expect_not_null(strstr(talk->said->str, says), "%s: “%s” is not in: %s", rows[i].line,
			says, talk->said->str);
	}
}

/* In the order in which one goes on from the other. */
static const Exchange exchanges[] = {
	{":back", {"已经是第一个问题", "This is the first question"}},
	{"enterprise", {"] entity/region "}},
	{":back", {"] entity/nature "}},
	{"", {"] entity/region "}},
	{"330106", {"选项：营业执照、", "Choices: Business licence, "}},
	{":go entity/name", {"] entity/name "}},
	{":go entity/nmae", {"entity/nmae", "did you mean"}},
	{":go entity/person/mainland-citizen", {"现在不问", "is not asked now"}},
	{":go entity/name", {"] entity/name "}},
	{"甲", {"] entity/superior "}},
	{":undo", {"] entity/name "}},
	{":redo", {"= 甲: "}},
	{":redo", {"没有可以重做", "There is nothing to redo"}},
	{":go entity/name", {"= 甲: "}},
	{":clear", {"] entity/name "}},
	{":undo", {"= 甲: "}},
	{":list", {"entity/name"}},
	{":help", {":confirm"}},
	{":review", {"entity/document/number"}},
	{":next", {"] entity/"}},
	{":go entity/document/type", {"] entity/document/type "}},
	{":choose licence", {"business-licence"}},
	{":choose zzzzz", {"没有", "No choice fits"}},
	{":go entity/name", {"] entity/name "}},
	{":choose x", {"没有列表", "there is no list"}},
	{":attach /x.jpg", {"这里不要求文件", "No file is asked for here"}},
	{":go entity/document/scan", {"] entity/document/scan "}},
	{":attach /there/is/none.jpg", {"/there/is/none.jpg"}},
	{":add service", {"service/2"}},
	{":remove service/2", {"] "}},
	{":same service/1/person", {"] "}},
	{":confirm X99 because", {"没有可以确认的问题", "No finding of that rule can be confirmed"}},
	{":why X99", {"这里没有该规则的问题", "No finding of that rule is here"}},
	{":why required", {"required", NULL}},
	{":materials", {"材料清单", "Not clear yet"}},
	{":export", {"请给出文件名", "Name the file"}},
	{":export /there/is/none.zip", {"beian check 1"}},
	{":export my filing.zip frobnicate", {"没有格式“frobnicate”", "there is no profile “frobnicate”"}},
	{":lang fr", {"可用的语言是", "The languages are"}},
	{":frobnicate", {":frobnicate", "is no command"}},
	{":go entity/remark", {"] entity/remark "}},
	{"::colon", {"] "}},
	{":go entity/remark", {"= :colon: "}},
};

static void
converse(BeianLanguage language)
{
	g_auto(Talk) talk = talk_new(language);
	g_autofree char *first = g_strdup(talk.said->str);

	cr_expect_not_null(strstr(first, "[1/"), "the first question is asked: %s", first);
	expect(&talk, exchanges, G_N_ELEMENTS(exchanges), language);
	line(&talk, language == BEIAN_LANGUAGE_ZH ? ":lang en" : ":lang zh");
	cr_expect_not_null(strstr(talk.said->str, language == BEIAN_LANGUAGE_ZH ? "Remarks" : "备注"), "%s",
		talk.said->str);
	line(&talk, ":quit");
	cr_expect(beian_session_is_over(talk.session));
}

Test(plain, every_command_is_understood_in_english)
{
	converse(BEIAN_LANGUAGE_EN);
}

Test(plain, every_command_is_understood_in_chinese)
{
	converse(BEIAN_LANGUAGE_ZH);
}

/* In the order in which one goes on from the other. */
static const Exchange about_notices[] = {
	{":notices",
		{"8  2026-11-19  空壳网站核查：已死亡", "8  2026-11-19  an inspection found a shell site"}},
	{":notices 主体负责人姓名", {"待处理", "to be answered"}},
	{":notices zzzzz", {"没有符合的通知", "No notice fits"}},
	{":settle eight", {"不是通知号", "is no number of a notice"}},
	{":settle 99", {"99", "There is no notice 99"}},
	{":settle 8", {"8 号通知已登记为处理完毕", "Notice 8 is settled."}},
	{":notices 8", {"2026-11-23 已处理", "settled on 2026-11-23"}},
	{":reopen 8", {"8 号通知重新待处理", "Notice 8 is open again."}},
	{":due 8 soon", {"soon", "is no day"}},
	{":due 8 2026-12-24", {"2026-12-24", "is to be answered by 2026-12-24"}},
	{":mend", {"只有回复通知的草稿", "Only the draft that answers a notice"}},
	{":answer 9", {"9", "asks for nothing"}},
	{":answer 4", {"] inspection/origin "}},
	{":mend", {"请先逐个填写处理和整改办法", "has no finding to be mended"}},
	{":go finding/1/answer", {"] finding/1/answer "}},
	{"rectify", {"] finding/1/remedy "}},
	{"modify-entity", {"] finding/1/"}},
	{":mend", {"已建立整改用的 3 号草稿", "Draft 3 was made"}},
	{":go finding/1/draft", {"] finding/1/draft "}},
};

static void
talk_of_notices(BeianLanguage language)
{
	static const char *const names[] = {"records.xml", "notices.xml"};
	g_auto(Talk) talk = talk_new(language);

	for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
		g_autofree char *file = g_build_filename(
			g_getenv("top_srcdir"), "tests", "fixtures", "downloads", names[i], NULL);
		g_auto(BeianImported) imported = {0};
		cr_assert(beian_import_file(talk.person->app, file, BEIAN_DOWNLOAD_TAKE, &imported, NULL));
	}
	expect(&talk, about_notices, G_N_ELEMENTS(about_notices), language);
}

Test(plain, notices_are_listed_answered_and_settled_in_english)
{
	talk_of_notices(BEIAN_LANGUAGE_EN);
}

Test(plain, notices_are_listed_answered_and_settled_in_chinese)
{
	talk_of_notices(BEIAN_LANGUAGE_ZH);
}

Test(plain, the_review_names_missing_answers_in_a_line_a_step)
{
	g_auto(Talk) talk = talk_new(BEIAN_LANGUAGE_EN);
	guint lines = 0;

	line(&talk, "enterprise");
	line(&talk, ":review");
	for (const char *at = talk.said->str; *at != '\0'; at++)
		lines += *at == '\n';
	cr_expect_leq(lines, 10, "a step each, and the count: %s", talk.said->str);
	cr_expect_not_null(strstr(talk.said->str, "Region (entity/region), "), "%s", talk.said->str);
	cr_expect_null(strstr(talk.said->str, "entity/nature"), "what is answered is not missing");
}

/* A line of the answers file, told as a person would. */
static void
answer(Talk *talk, const BeianAnswerLine *answer)
{
	g_autofree char *go = g_strconcat(":go ", answer->path, NULL);

	if (g_str_has_suffix(answer->path, "/person") && answer->text != NULL) {
		g_autofree char *same = g_strconcat(":same ", answer->path, NULL);
		line(talk, same);
		return;
	}
	if (strcmp(answer->path, "service/2/kind") == 0)
		line(talk, ":add service");
	line(talk, go);
	g_autofree char *asked = g_strdup_printf("] %s ", answer->path);
	cr_assert_not_null(strstr(talk->said->str, asked), "%s: %s", answer->path, talk->said->str);
	g_autofree char *attach = answer->file != NULL ? g_strconcat(":attach ", answer->file, NULL) : NULL;
	line(talk, attach != NULL ? attach : answer->text);
}

Test(plain, a_whole_filing_goes_from_an_empty_store_to_a_package)
{
	g_auto(Talk) talk = talk_new(BEIAN_LANGUAGE_ZH);
	g_autofree char *sample = g_build_filename(g_getenv("top_srcdir"), "tests", "samples",
				"first-enterprise", "answers.txt", NULL),
			*package = g_build_filename(talk.person->home, "my filing.zip", NULL),
			*export = g_strconcat(":export ", package, NULL), *text = NULL, *report = NULL;
	g_autoptr(GPtrArray) complaints = beian_complaints_new();
	g_autoptr(GError) error = NULL;
	gsize size_bytes;

	cr_assert(g_file_get_contents(sample, &text, &size_bytes, NULL));
	g_autoptr(GArray) lines = beian_answers_read(text, size_bytes, sample, complaints);
	for (guint i = 0; i < lines->len; i++)
		answer(&talk, &g_array_index(lines, BeianAnswerLine, i));
	line(&talk, ":review");
	g_autofree char *review = g_strdup(talk.said->str);
	line(&talk, export);
	cr_expect_not_null(strstr(talk.said->str, package), "%s\n%s", talk.said->str, review);
	line(&talk, ":quit");
	cr_expect(beian_import_verify(talk.person->app, package, &report, &error), "%s",
		error != NULL ? error->message : "");
}

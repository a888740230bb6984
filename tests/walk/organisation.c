#include "config.h"
#include "tests/walk/organisation.h"
#include <string.h>

enum { TRADES_ONE_IN = 4 };

/* What names of organisations end in. */
static const struct {
	const char *nature, *end;
} ends[] = {
	{"enterprise", "科技有限公司"},
	{"institution", "图书馆"},
	{"government", "人民政府"},
	{"army", "部队"},
	{"social-organisation", "集邮协会"},
	{"private-non-enterprise", "公益服务中心"},
	{"foundation", "公益基金会"},
	{"law-firm", "律师事务所"},
	{"foreign-cultural-centre", "文化中心"},
	{"mass-organisation", "总工会"},
	{"forensic-institution", "司法鉴定所"},
	{"religious-body", "道教协会"},
	{"overseas-organisation", "代表处"},
	{"medical-institution", "医院"},
	{"notary-office", "公证处"},
	{"collective-economy", "经济合作社"},
	{"arbitration-commission", "仲裁委员会"},
};

static const char *
end_of(const char *nature)
{
	for (gsize i = 0; i < G_N_ELEMENTS(ends); i++)
		if (strcmp(ends[i].nature, nature) == 0)
			return ends[i].end;
	return "研究所";
}

/* Now and then a word that wants an approval, of any trade, as names have; else "". Free with g_free. */
static char *
trade(BeianCodes *codes, GRand *random)
{
	const BeianCodeList *trades = beian_codes_list(codes, "pre-approval", NULL);
	guint count = beian_code_list_count(trades);
	const BeianCode *row = beian_code_list_row(trades, (guint)g_rand_int_range(random, 0, (gint32)count));
	g_autofree char *all = beian_codes_words(codes, "pre-approval", row->token, "|");
	g_auto(GStrv) words = g_strsplit(all != NULL ? all : "", "|", -1);
	guint many = g_strv_length(words);

	if (many == 0 || g_rand_int_range(random, 0, TRADES_ONE_IN) != 0)
		return g_strdup("");
	return g_strdup(words[g_rand_int_range(random, 0, (gint32)many)]);
}

char *
organisation_name(BeianCodes *codes, GRand *random, const char *nature, const char *place)
{
	g_autofree char *does = trade(codes, random);

	return g_strconcat(place, "样本", does, end_of(nature), NULL);
}

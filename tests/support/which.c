#include "config.h"
#include "tests/support/which.h"
#include "tests/support/house.h"

#define TEXTS(lang)                                                                                          \
	"<texts xmlns=\"urn:beian:text:1\" xml:lang=\"" lang "\">\n"                                         \
	"<text form=\"which\"><label>Which</label></text>\n"                                                 \
	"<text step=\"start\"><label>Start</label></text>\n"                                                 \
	"<text for=\"case/what\"><label>What</label></text>\n"                                               \
	"<text for=\"entity/nature\"><label>Who</label></text>\n"                                            \
	"</texts>\n"

static const char *const form =
	"<form xmlns=\"urn:beian:form:1\" kind=\"which\">\n"
	"<step id=\"start\">\n"
	"<question path=\"case/what\" type=\"code\" list=\"kind\" required=\"true()\" source=\"s\"/>\n"
	"<question path=\"entity/nature\" type=\"code\" list=\"nature\" required=\"true()\" source=\"s\"\n"
	" relevant=\"case/what = 'website'\"/>\n"
	"</step>\n"
	"</form>\n";

static const char *const outcomes =
	"<advice xmlns=\"urn:beian:advice:1\">\n"
	"<list id=\"common\" source=\"S\" date=\"2026-01-02\">\n"
	"<line part=\"step\"><text xml:lang=\"zh\">提交</text><text xml:lang=\"en\">Submit</text></line>\n"
	"<line part=\"material\" when=\"entity/nature = 'individual'\" source=\"L\"><text "
	"xml:lang=\"zh\">身份证</text>"
	"<text xml:lang=\"en\">Card</text></line>\n"
	"</list>\n"
	"<note id=\"alone\" when=\"entity/nature = 'individual'\" source=\"S\" date=\"2026-01-02\">\n"
	"<title xml:lang=\"zh\">独自</title><why xml:lang=\"zh\">一人</why><todo "
	"xml:lang=\"zh\">小心</todo>\n"
	"<title xml:lang=\"en\">Alone</title><why xml:lang=\"en\">One person</why><todo "
	"xml:lang=\"en\">Careful</todo>\n"
	"</note>\n"
	"<outcome id=\"person\" kind=\"first\" when=\"entity/nature = 'individual'\" source=\"S\" "
	"date=\"2026-01-02\">\n"
	"<title xml:lang=\"zh\">个人首次</title><why xml:lang=\"zh\">没办过</why><todo "
	"xml:lang=\"zh\">填写</todo>\n"
	"<title xml:lang=\"en\">First</title><why xml:lang=\"en\">Never filed</why><todo "
	"xml:lang=\"en\">Fill in</todo>\n"
	"<use list=\"common\"/>\n"
	"<answer path=\"service/1/kind\" value=\"website\" when=\"case/what = 'website'\"/>\n"
	"</outcome>\n"
	"<outcome id=\"unit\" kind=\"resume\" when=\"case/what = 'website'\" source=\"S\" "
	"date=\"2026-01-02\">\n"
	"<title xml:lang=\"zh\">恢复</title><why xml:lang=\"zh\">被停</why><todo "
	"xml:lang=\"zh\">恢复</todo>\n"
	"<title xml:lang=\"en\">Resume</title><why xml:lang=\"en\">Stopped</why><todo "
	"xml:lang=\"en\">Resume</todo>\n"
	"</outcome>\n"
	"<outcome id=\"rest\" source=\"S\" date=\"2026-01-02\">\n"
	"<title xml:lang=\"zh\">不用</title><why xml:lang=\"zh\">不是网站</why><todo "
	"xml:lang=\"zh\">不办</todo>\n"
	"<title xml:lang=\"en\">Nothing</title><why xml:lang=\"en\">No website</why><todo "
	"xml:lang=\"en\">Nothing</todo>\n"
	"</outcome>\n"
	"<entry kind=\"claim\" source=\"S\" date=\"2026-01-02\">\n"
	"<title xml:lang=\"zh\">认领</title><title xml:lang=\"en\">Claim</title>\n"
	"<answer path=\"case/what\" value=\"app\"/>\n"
	"</entry>\n"
	"</advice>\n";

void
which_write(const char *folder)
{
	house_write(folder, "forms/which/form.xml", form);
	house_write(folder, "forms/which/text.zh.xml", TEXTS("zh"));
	house_write(folder, "forms/which/text.en.xml", TEXTS("en"));
	house_write(folder, "data/kind/outcomes.xml", outcomes);
	house_write(folder, "data/kind/cases/person.case",
		"expect outcome person\nexpect note alone\ncase/what=website\nentity/nature=individual\n");
	house_write(folder, "data/kind/cases/unit.case",
		"# a company\nexpect outcome unit\ncase/what=website\nentity/nature=enterprise\n");
	house_write(folder, "data/kind/cases/rest.case", "expect outcome rest\ncase/what=app\n");
}

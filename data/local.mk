# Automake knows no wildcards; tests/lint/tarball.sh compares this list with what is in the tree.
nobase_dist_pkgdata_DATA += \
	data/codes/access-mode.csv \
	data/codes/access-place.csv \
	data/codes/app-platform.csv \
	data/codes/area-code.csv \
	data/codes/cancel-reason.csv \
	data/codes/cancel-target.csv \
	data/codes/document-type.csv \
	data/codes/entity-nature.csv \
	data/codes/file-format.csv \
	data/codes/file-use.csv \
	data/codes/im-type.csv \
	data/codes/language.csv \
	data/codes/pre-approval.csv \
	data/codes/product.csv \
	data/codes/provider.csv \
	data/codes/province.csv \
	data/codes/region.csv \
	data/codes/relation.csv \
	data/codes/service-content.csv \
	data/codes/service-kind.csv \
	data/codes/suffix-cn.csv \
	data/codes/suffix.csv \
	data/codes/yes-no-unknown.csv \
	data/words/approval-words.csv \
	data/words/company-words.csv \
	data/words/declaration-address.csv \
	data/words/declaration-content.csv \
	data/words/declaration-duty.csv \
	data/words/declaration-landline.csv \
	data/words/declaration-one-site.csv \
	data/words/declaration-opening.csv \
	data/words/declaration-personal-site.csv \
	data/words/declaration-pre-approval.csv \
	data/words/declaration-product.csv \
	data/words/declaration-trade-name.csv \
	data/words/form-words.csv \
	data/words/individual-general.csv \
	data/words/national-prefix.csv \
	data/words/pre-approval.csv \
	data/words/province-individual.csv \
	data/words/sensitive.csv \
	data/words/virtual-operator.csv
EXTRA_DIST += data/SOURCES.md \
	data/make/area-code.py \
	data/make/check.py \
	data/make/pinyin-overrides.csv \
	data/make/pinyin.py \
	data/make/region.py \
	data/make/suffix.py
include $(srcdir)/data/schema/local.mk

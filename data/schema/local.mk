# What the program says of its forms, for programs that read our documents; tests/cli/schema.sh compares.
nobase_dist_pkgdata_DATA += data/schema/add-access.xsd data/schema/add-service.xsd data/schema/cancel.xsd data/schema/claim.xsd data/schema/first.xsd data/schema/inspection.xsd data/schema/materials.xsd data/schema/modify.xsd data/schema/unfiled.xsd

update-schema: all
	@for form in '$(srcdir)'/forms/*/form.xml; do \
	  kind=$$(basename "$$(dirname "$$form")"); \
	  test -e '$(srcdir)/data/schema/'"$$kind.xsd" || continue; \
	  ./run beian dump schema --kind "$$kind" > "$$kind.xsd" && mv "$$kind.xsd" '$(srcdir)'/data/schema/ || exit 1; \
	done
.PHONY: update-schema

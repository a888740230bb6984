dist_check_SCRIPTS += %reldir%/run.sh
EXTRA_DIST += %reldir%/make-icons.py %reldir%/make-pictures.py \
	%reldir%/add-service-app/answers.txt \
	%reldir%/first-app/answers.txt %reldir%/first-app/icon.png \
	%reldir%/first-app-individual/answers.txt %reldir%/first-app-individual/icon.png \
	%reldir%/first-website-and-app/answers.txt \
	%reldir%/modify-app/answers.txt \
	%reldir%/add-access-app/answers.txt \
	%reldir%/add-access-enterprise/answers.txt \
	%reldir%/add-service-enterprise/answers.txt %reldir%/add-service-individual/answers.txt \
	%reldir%/cancel-access/answers.txt %reldir%/cancel-entity/answers.txt %reldir%/cancel-enterprise/answers.txt \
	%reldir%/claim-enterprise/answers.txt \
	%reldir%/first-enterprise/answers.txt %reldir%/first-enterprise/card-back.jpg \
	%reldir%/first-enterprise/card-front.jpg %reldir%/first-enterprise/domain-certificate.jpg \
	%reldir%/first-enterprise/licence.jpg \
	%reldir%/instance-ecs/answers.txt \
	%reldir%/inspection-enterprise/answers.txt %reldir%/inspection-verification/answers.txt \
	%reldir%/unfiled-provider/answers.txt \
	%reldir%/materials-enterprise/answers.txt \
	%reldir%/modify-enterprise/answers.txt \
	%reldir%/first-individual/answers.txt %reldir%/first-individual/card-back.jpg \
	%reldir%/first-individual/card-front.jpg %reldir%/first-individual/domain-certificate.jpg

if BASH_COMPLETION
dist_bashcomp_DATA += %reldir%/beian
else
EXTRA_DIST += %reldir%/beian
endif

dist_man_MANS += %reldir%/beian.1

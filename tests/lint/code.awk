# code: C without its comments, as FILE:LINE:text. Strings and characters are emptied unless KEEP is set.
FNR == 1 { inside = 0 }
{
	rest = $0
	out = ""
	while (rest != "") {
		if (inside) {
			at = index(rest, "*/")
			if (!at)
				break
			rest = substr(rest, at + 2)
			inside = 0
			continue
		}
		if (!match(rest, /"|'|\/\*|\/\//)) {
			out = out rest
			break
		}
		token = substr(rest, RSTART, RLENGTH)
		out = out substr(rest, 1, RSTART - 1)
		rest = substr(rest, RSTART + RLENGTH)
		if (token == "//")
			break
		if (token == "/*") {
			inside = 1
			out = out " "
			continue
		}
		body = ""
		while (rest != "" && substr(rest, 1, 1) != token) {
			step = substr(rest, 1, 1) == "\\" ? 2 : 1
			body = body substr(rest, 1, step)
			rest = substr(rest, step + 1)
		}
		rest = substr(rest, 2)
		out = out token (keep ? body : "") token
	}
	print FILENAME ":" FNR ":" out
}

# standard: the check characters as the standards print them, with their tables of weights, written from their text and not from our code.
# Lines "TYPE NUMBER" come back with "good", "bad" or "refused", as tests/types/reader gives them.

function places(alphabet, values,    i) {
	for (i = 1; i <= length(alphabet); i++) values[substr(alphabet, i, 1)] = i - 1
}

BEGIN {
	places("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", plain)
	# GB 32100-2015, table 2 (character values) and table 3 (weights of the positions 1 to 17).
	places("0123456789ABCDEFGHJKLMNPQRTUWXY", credit)
	split("1 3 9 27 19 26 16 17 20 29 25 13 8 24 10 30 28", credit_weights)
	# GB 11714-1997, 3.3: weights of the eight characters of the body.
	split("3 7 9 10 5 8 4 2", organisation_weights)
	# GB 11643-1999, table 1: weights of the positions 18 to 2, and the check characters for the remainders 0 to 10.
	split("7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2", identity_weights)
	split("1 0 X 9 8 7 6 5 4 3 2", identity_checks)
}

function sum_of(number, count, values, weights,    i, sum) {
	sum = 0
	for (i = 1; i <= count; i++) sum += values[substr(number, i, 1)] * weights[i]
	return sum
}

function credit_check(number,    check) {
	check = 31 - sum_of(number, 17, credit, credit_weights) % 31
	return substr("0123456789ABCDEFGHJKLMNPQRTUWXY", (check == 31 ? 0 : check) + 1, 1)
}

function organisation_check(number,    check) {
	check = 11 - sum_of(number, 8, plain, organisation_weights) % 11
	return check == 10 ? "X" : check == 11 ? "0" : check ""
}

function identity_check(number) {
	return identity_checks[sum_of(number, 17, plain, identity_weights) % 11 + 1]
}

# ISO 7064, MOD 11,10: the number with its check digit leads to 1.
function licence_is_good(number,    i, p, s) {
	p = 10
	for (i = 1; i <= 15; i++) {
		s = (p + substr(number, i, 1)) % 10
		if (i == 15) return s == 1
		p = ((s == 0 ? 10 : s) * 2) % 11
	}
}

# Whether the digits 7 to 14 are a day; years from 1850 on: nobody born before files (ours; the standard sets no limit).
function is_day(year, month, day,    last) {
	if (year < 1850 || month < 1 || month > 12) return 0
	last = month == 2 ? (year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28) : month ~ /^(4|6|9|11)$/ ? 30 : 31
	return day >= 1 && day <= last
}

function judge(type, number) {
	if (type == "credit-code") return credit_check(number) == substr(number, 18) ? "good" : "bad"
	if (type == "organisation-code")
		return substr(number, 9) !~ /^[0-9X]$/ ? "refused" : organisation_check(number) == substr(number, 9) ? "good" : "bad"
	if (type == "licence-number") return licence_is_good(number) ? "good" : "bad"
	if (number !~ /^[0-9]+[0-9X]$/ || !is_day(substr(number, 7, 4) + 0, substr(number, 11, 2) + 0, substr(number, 13, 2) + 0)) return "refused"
	return identity_check(number) == substr(number, 18) ? "good" : "bad"
}

{ print $1, $2, judge($1, $2) }

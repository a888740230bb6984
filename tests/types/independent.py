"""independent: numbers for the comparison of check digits, and what implementations that are not ours say of them.

independent.py make SEED COUNT    lines "TYPE NUMBER": of each type COUNT, half of them right, the others with a character changed or two swapped
independent.py judge              repeats lines "TYPE NUMBER" with "good", "bad" or "refused": python-stdnum, or for the organisation code,
                                  which it does not know, the congruence of GB 11714 over all nine characters
independent.py compare OURS THEIRS    lines of the two that differ, but for the differences that decision 0024 explains, which are counted
"""
import collections
import random
import sys

PLAIN = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
CREDIT = '0123456789ABCDEFGHJKLMNPQRTUWXY'
DEPARTMENTS = ['11', '12', '13', '19', '31', '51', '52', '53', '91', '92', '93', 'A1', 'A9', 'N1', 'N2', 'Y1', '21', '72', '81', 'G1']
REGIONS = ['110105', '310115', '330106', '440305', '500103', '659001', '710000', '810000', '820000', '830000', '911156']


def congruent(number):
    """GB 11714: the weighted sum of all nine characters, the check character with weight 1, is divisible by 11."""
    last = 10 if number[8] == 'X' else int(number[8])
    return (sum(PLAIN.index(c) * w for c, w in zip(number, (3, 7, 9, 10, 5, 8, 4, 2))) + last) % 11 == 0


def complete(body, alphabet, is_right):
    """BODY with the one character of ALPHABET behind it that makes it right: found by trying, so that no formula is assumed."""
    found = [c for c in alphabet if is_right(body + c)]
    assert len(found) == 1, (body, found)
    return body + found[0]


def some(alphabet, count):
    return ''.join(random.choice(alphabet) for _ in range(count))


def born():
    return '%04d%02d%02d' % (random.randint(1900, 2025), random.randint(1, 12), random.randint(1, 28))


def made(kind):
    from stdnum.cn import ric, uscc
    from stdnum.iso7064 import mod_11_10
    if kind == 'credit-code':
        body = random.choice(DEPARTMENTS) + random.choice(REGIONS) + some(CREDIT, 9)
        return body + uscc.calc_check_digit(body)
    if kind == 'organisation-code':
        return complete(some(PLAIN, 8), '0123456789X', congruent)
    if kind == 'licence-number':
        body = some('0123456789', 14)
        return body + mod_11_10.calc_check_digit(body)
    body = random.choice(REGIONS) + born() + some('0123456789', 3)
    return body + ric.calc_check_digit(body + '0')


def spoiled(number, alphabet):
    at = random.randrange(len(number))
    if random.random() < 0.5 and at + 1 < len(number):
        return number[:at] + number[at + 1] + number[at] + number[at + 2:]
    return number[:at] + random.choice(alphabet) + number[at + 1:]


TYPES = {'credit-code': CREDIT, 'organisation-code': PLAIN, 'licence-number': '0123456789', 'resident-id': '0123456789'}


def make(seed, count):
    random.seed(int(seed))
    for kind, alphabet in TYPES.items():
        for i in range(int(count)):
            number = made(kind)
            print(kind, number if i % 2 == 0 else spoiled(number, alphabet))


def verdict(kind, number):
    from stdnum import exceptions
    from stdnum.cn import ric, uscc
    from stdnum.iso7064 import mod_11_10
    if kind == 'organisation-code':
        return 'refused' if number[8] not in '0123456789X' else 'good' if congruent(number) else 'bad'
    check = {'credit-code': uscc, 'licence-number': mod_11_10, 'resident-id': ric}[kind]
    try:
        check.validate(number)
    except exceptions.InvalidChecksum:
        return 'bad'
    except exceptions.ValidationError:
        return 'refused'
    return 'good'


def explained(kind, number, ours, theirs):
    """The row of decision 0024 that explains a difference, or None."""
    from stdnum import exceptions
    from stdnum.cn import ric
    if kind == 'credit-code' and theirs == 'refused' and not number[:8].isdigit():
        return 'letters'
    if kind != 'resident-id':
        return None
    try:
        ric.get_birth_date(number)
    except (exceptions.ValidationError, ValueError):
        return 'order' if (ours, theirs) == ('refused', 'bad') else None
    if ours == 'refused' and int(number[6:10]) < 1850:
        return 'century'
    try:
        ric.get_birth_place(number)
    except exceptions.ValidationError:
        return 'place' if (ours, theirs) == ('good', 'refused') else None
    return None


def compare(ours, theirs):
    counts = collections.Counter()
    lines = 0
    with open(ours) as one, open(theirs) as other:
        for left, right in zip(one, other):
            lines += 1
            kind, number, our = left.split()
            assert right.split()[:2] == [kind, number], (left, right)
            their = right.split()[2]
            if our == their:
                continue
            why = explained(kind, number, our, their)
            counts[why] += 1
            if why is None and counts[why] <= 5:
                print(kind, number, 'ours:', our, 'theirs:', their)
    print(lines, dict(counts), file=sys.stderr)


if sys.argv[1] == 'make':
    make(*sys.argv[2:])
elif sys.argv[1] == 'judge':
    for text in sys.stdin:
        print(*text.split(), verdict(*text.split()))
else:
    compare(*sys.argv[2:])

"""Lemmas as edit scripts: a class that turns a form into its lemma.

A script is `case|strip front|add front|strip back|add back` around the longest part that form and
lemma share, or `=lemma` where they share nothing. Case is `l` (lower), `k` (kept), `c` (Capital).
"""
from words import straighten


def recase(form, case):
    if case == "l":
        return form.lower()
    if case == "c":
        return form[:1].upper() + form[1:].lower()
    return form


def common_part(a, b):
    best = (0, 0, 0)
    lengths = [0] * (len(b) + 1)
    for i in range(len(a)):
        previous = 0
        for j in range(len(b)):
            previous, lengths[j + 1] = lengths[j + 1], previous + 1 if a[i] == b[j] else 0
            if lengths[j + 1] > best[0]:
                best = (lengths[j + 1], i + 1 - lengths[j + 1], j + 1 - lengths[j + 1])
    return best


def script(form, lemma):
    form = straighten(form)
    lemma = straighten(lemma)
    if "|" in lemma:
        return "k|0||0|"
    choices = []
    for rank, case in enumerate("lkc"):
        cased = recase(form, case)
        length, i, j = common_part(cased, lemma)
        if length == 0:
            continue
        added = lemma[:j], lemma[j + length:]
        edit = f"{case}|{i}|{added[0]}|{len(cased) - i - length}|{added[1]}"
        choices.append((len(lemma) - length + i + len(cased) - i - length, rank, edit))
    return min(choices)[2] if choices else "=" + lemma


def apply(form, edit):
    form = straighten(form)
    if edit.startswith("="):
        return edit[1:]
    case, front, before, back, after = edit.split("|")
    cased = recase(form, case)
    end = len(cased) - int(back)
    if int(front) >= end:
        return form.lower()
    return before + cased[int(front):end] + after

"""What a word looks like to the network: word pieces, a shape, two suffixes.

The Swift side (`Sources/Encoder/WordPiece.swift`, `Sources/Encoder/WordShape.swift`) computes the
same values; `Tests/` checks both against one file of examples written by `export.py`.
"""
import unicodedata

MAX_PIECES = 510          # of a window, without [CLS] and [SEP]
MAX_WORD_CHARACTERS = 100  # longer parts become [UNK]

QUOTES = {"’": "'", "‘": "'", "‚": "'", "‛": "'", "`": "'",
          "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"'}


def straighten(word):
    """Curly, low and angle quotation marks become straight ones."""
    return "".join(QUOTES.get(c, c) for c in word)


def fold(word):
    """Lower case without accents: the form in which the uncased vocabulary knows a word."""
    lowered = unicodedata.normalize("NFD", straighten(word).lower())
    return "".join(c for c in lowered if unicodedata.category(c) != "Mn")


def is_punctuation(c):
    code = ord(c)
    if 33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126:
        return True
    return unicodedata.category(c).startswith("P")


class WordPiece:
    def __init__(self, vocabulary):
        self.ids = {piece: i for i, piece in enumerate(vocabulary)}
        self.unknown = self.ids["[UNK]"]
        self.start, self.end, self.mask = (self.ids[p] for p in ("[CLS]", "[SEP]", "[MASK]"))
        self.cache = {}

    def pieces(self, word):
        """Ids of the pieces of one word; never empty."""
        if word not in self.cache:
            self.cache[word] = self._pieces(word)
        return self.cache[word]

    def _pieces(self, word):
        parts, current = [], ""
        for c in fold(word):
            if is_punctuation(c) or c.isspace():
                if current:
                    parts.append(current)
                if not c.isspace():
                    parts.append(c)
                current = ""
            else:
                current += c
        if current:
            parts.append(current)
        return [i for part in parts for i in self._greedy(part)] or [self.unknown]

    def _greedy(self, part):
        if len(part) > MAX_WORD_CHARACTERS:
            return [self.unknown]
        ids, start = [], 0
        while start < len(part):
            end = len(part)
            while end > start:
                piece = ("##" if start else "") + part[start:end]
                if piece in self.ids:
                    break
                end -= 1
            if end == start:
                return [self.unknown]
            ids.append(self.ids[piece])
            start = end
        return ids


def shape(word):
    """`Sheinbaum` → `Xxx`, `U.S.` → `X.X.`, `1,200` → `d,dd`: runs longer than two are cut to two."""
    out = ""
    for c in straighten(word):
        if c.isdigit():
            s = "d"
        elif c.isupper():
            s = "X"
        elif c.isalpha():
            s = "x"
        elif ord(c) < 128:
            s = c
        else:
            s = "*"
        if len(out) < 2 or out[-1] != s or out[-2] != s:
            out += s
    return out[:8]


def letter_case(words):
    """`u` for a sentence in capitals, `t` for a headline in title case, else `n`."""
    long = [w for w in words if len(w) >= 4 and w[0].isalpha()]
    if len(long) < 3:
        return "n"
    if sum(w.isupper() for w in long) >= 0.8 * len(long):
        return "u"
    if sum(w[0].isupper() for w in long) >= 0.75 * len(long):
        return "t"
    return "n"


def shape_keys(words):
    """One key per word: letter case of the sentence, `^` on its first word with a letter, shape."""
    case, keys, first = letter_case(words), [], True
    for w in words:
        has_letter = any(c.isalpha() for c in w)
        keys.append(case + ("^" if first and has_letter else " ") + shape(w))
        if has_letter:
            first = False
    return keys


def suffix_key(word, length):
    """The last characters of the folded word; a word no longer than that is marked as whole."""
    folded = fold(word)
    return folded[-length:] if len(folded) > length else "^" + folded


class Index:
    """A closed list of strings; 0 stands for everything else."""

    def __init__(self, entries):
        self.entries = list(entries)
        self.ids = {e: i + 1 for i, e in enumerate(self.entries)}

    @classmethod
    def frequent(cls, counter, least):
        kept = [e for e, n in counter.items() if n >= least]
        return cls(sorted(kept, key=lambda e: (-counter[e], e)))

    def __len__(self):
        return len(self.entries) + 1

    def __getitem__(self, entry):
        return self.ids.get(entry, 0)

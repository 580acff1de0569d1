"""Decoding: the best tree with one root, the best row of BIO labels."""
import numpy as np


def best_tree(scores):
    """Heads (0 is the root) of the maximum spanning tree with a single root.

    `scores[i, j]` is the score of head `j` (0 the root) for word `i` (0-based).
    """
    n = scores.shape[0]
    full = np.full((n + 1, n + 1), -1e9)
    full[1:, :] = scores
    np.fill_diagonal(full, -1e9)
    heads = full.argmax(1)
    roots = [i for i in range(1, n + 1) if heads[i] == 0]
    if len(roots) == 1 and not has_cycle(heads):
        return heads[1:]
    best = None
    for root in range(1, n + 1) if len(roots) != 1 else roots:
        only = full.copy()
        only[1:, 0] = -1e9
        only[root, :] = -1e9
        only[root, 0] = full[root, 0]
        heads = spanning(only)
        total = full[np.arange(1, n + 1), heads[1:]].sum()
        if best is None or total > best[0]:
            best = (total, heads)
    return best[1][1:]


def has_cycle(heads):
    for i in range(1, len(heads)):
        seen, j = 0, i
        while j != 0:
            j = heads[j]
            seen += 1
            if seen > len(heads):
                return True
    return False


def spanning(scores):
    """Chu-Liu and Edmonds: `scores[dependent, head]`, node 0 is the root."""
    n = scores.shape[0]
    heads = scores.argmax(1)
    heads[0] = 0
    cycle = find_cycle(heads)
    if cycle is None:
        return heads
    inside = np.zeros(n, bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    inner = scores[cycle, heads[cycle]]
    k = len(outside)
    small = np.full((k + 1, k + 1), -1e9)
    small[:k, :k] = scores[np.ix_(outside, outside)]
    into = scores[np.ix_(cycle, outside)] - inner[:, None]
    small[k, :k] = into.max(0)
    enter = cycle[into.argmax(0)]
    out = scores[np.ix_(outside, cycle)]
    small[:k, k] = out.max(1)
    leave = cycle[out.argmax(1)]
    np.fill_diagonal(small, -1e9)
    solved = spanning(small)
    result = heads.copy()
    for a in range(k):
        if outside[a] == 0:
            continue
        result[outside[a]] = leave[a] if solved[a] == k else outside[solved[a]]
    broken = enter[solved[k]]
    result[broken] = outside[solved[k]]
    return result


def find_cycle(heads):
    colour = np.zeros(len(heads), int)
    for start in range(1, len(heads)):
        path, j = [], start
        while j != 0 and colour[j] == 0:
            colour[j] = start + 1
            path.append(j)
            j = heads[j]
        if j != 0 and colour[j] == start + 1 and j in path:
            return np.array(path[path.index(j):])
    return None


def best_names(scores, begin, change, labels):
    """Viterbi over `[words × labels]`, `I-X` only after `B-X` or `I-X`."""
    n, k = scores.shape
    allowed = np.array([[t[0] != "I" or f[1:] == t[1:] and f != "O" for t in labels] for f in labels])
    change = np.where(allowed, change, -1e9)
    total = scores[0] + np.where([t[0] == "I" for t in labels], -1e9, begin)
    back = []
    for i in range(1, n):
        paths = total[:, None] + change
        back.append(paths.argmax(0))
        total = paths.max(0) + scores[i]
    best = [int(total.argmax())]
    for step in reversed(back):
        best.append(int(step[best[-1]]))
    return [labels[i] for i in reversed(best)]

"""Scores on development data, on gold tokens: what training watches; the product's own
`verbale evaluate` is what is published."""
from collections import defaultdict

import torch

import lemmas
import plover
from batches import batches, event_batches, statement_batches
from decode import best_names, best_tree

keep = torch.nn.Identity()


@torch.inference_mode()
def score_trees(network, examples, marks, labels):
    right = dict.fromkeys(("upos", "feats", "lemma", "uas", "las"), 0)
    total = 0
    for batch in batches(examples, marks, 4096, shuffle=False):
        x = network.word_vectors(batch)
        upos, feats, scripts = (s.argmax(1).tolist() for s in network.tags(x, keep))
        dependents, heads = network.tree_vectors(x, batch, keep)
        arcs = network.arc_scores(dependents, heads, batch.sentence_lengths).numpy()
        at = 0
        sentences = [s for e in batch.examples for s in e.sentences]
        for row, s in enumerate(sentences):
            n = len(s.words)
            found = best_tree(arcs[row, :n, :n + 1])
            width = network.arcs.weight.shape[1] - 1
            relations = network.relations.pairs(
                dependents[row, :n, width:], heads[row, torch.tensor(found), width:]).argmax(1).tolist()
            for i in range(n):
                base = labels.relations[relations[i]].split(":")[0]
                arc = found[i] == s.heads[i]
                right["upos"] += labels.upos[upos[at + i]] == s.upos[i]
                right["feats"] += labels.feats[feats[at + i]] == s.feats[i]
                right["lemma"] += lemmas.apply(s.words[i], labels.lemmas[scripts[at + i]]) == s.lemmas[i]
                right["uas"] += bool(arc)
                right["las"] += bool(arc) and base == s.relations[i].split(":")[0]
            at += n
            total += n
    return {k: round(100 * v / total, 2) for k, v in right.items()}


def spans(tags):
    found, start = set(), None
    for i, tag in enumerate(tags + ["O"]):
        if start is not None and (tag[0] != "I" or tag[2:] != tags[start][2:]):
            found.add((start, i, tags[start][2:]))
            start = None
        if tag[0] == "B" or tag[0] == "I" and start is None:
            start = i
    return found


@torch.inference_mode()
def score_names(network, examples, marks, labels):
    matched = predicted = gold = 0
    begin, change = network.field.begin.numpy(), network.field.change.numpy()
    for batch in batches(examples, marks, 4096, shuffle=False):
        scores = network.name_scores(network.word_vectors(batch), keep).numpy()
        at = 0
        for s in (s for e in batch.examples for s in e.sentences):
            found = spans(best_names(scores[at:at + len(s.words)], begin, change, labels.names))
            truth = spans(s.names)
            matched, predicted, gold = matched + len(found & truth), predicted + len(found), gold + len(truth)
            at += len(s.words)
    precision, recall = matched / max(predicted, 1), matched / max(gold, 1)
    return {"precision": round(100 * precision, 2), "recall": round(100 * recall, 2),
            "f1": round(200 * precision * recall / max(precision + recall, 1e-9), 2)}


@torch.inference_mode()
def score_attributions(network, windows, marks, labels, most):
    """F1 of exact spans, each part of a discontinuous one alone, and how many links are right."""
    counts = {k: [0, 0, 0] for k in ("Source", "Cue", "Content")}
    linked = [0, 0]
    reader = network.statements
    begin, change = reader.field.begin.numpy(), reader.field.change.numpy()
    for batch in statement_batches(windows, marks, labels, 4096, most, shuffle=False):
        x = reader(batch.word_vectors(network), batch.marks, batch.lengths)
        scores = reader.labels(x).numpy()
        for row, n in enumerate(batch.lengths.tolist()):
            found = spans(best_names(scores[row, :n], begin, change, list(labels.attributions)))
            truth = spans([labels.attributions[t] for t in batch.tags[row, :n].tolist()])
            for k, c in counts.items():
                a, b = ({s for s in v if s[2] == k} for v in (found, truth))
                c[0] += len(a & b)
                c[1] += len(a)
                c[2] += len(b)
        links = reader.link_scores(x, keep)
        cues = batch.tags == labels.attributions.index("B-Cue")
        for window, said, cue in batch.links:
            best = links[window, said].masked_fill(~cues[window], -1e4).argmax()
            linked[0] += int(best) == cue
            linked[1] += 1
    found = {k.lower(): round(200 * c[0] / max(c[1] + c[2], 1), 2) for k, c in counts.items()}
    return found | {"links": round(100 * linked[0] / max(linked[1], 1), 2)}


def macro_f1(pairs):
    """The mean over the labels that the gold standard has, and each label's F1; pairs of gold and system."""
    right, gold, told = defaultdict(int), defaultdict(int), defaultdict(int)
    for a, b in pairs:
        gold[a] += 1
        told[b] += 1
        right[a] += a == b
    f1 = {k: 2 * right[k] / (gold[k] + told[k]) for k in gold}
    return sum(f1.values()) / len(f1), f1


@torch.inference_mode()
def score_events(network, texts, marks):
    """Accuracy and macro-F1 on marked pairs; of other texts F1 of words that tell events, with and
    without their type, and how often actor and recipient are right where the word is given."""
    from train import pair_scores
    pairs, told, kinds, roles = [], [0, 0, 0], [0, 0, 0], [0, 0, 0]
    reader = network.events
    for batch in event_batches(texts, marks, 4096, shuffle=False):
        x = batch.word_vectors(network)
        read = reader.predicates(x, keep)
        types, filled = reader.types(read), reader.role_scores(x, batch.inside, keep)
        for row, t in enumerate(batch.texts):
            if t.root:
                scores = pair_scores(types[row:row + 1], filled[row:row + 1], [t])[0]
                pairs.append((plover.ROOTS.index(t.root), int(scores.argmax())))
                continue
            found = {(i, int(k)) for i, k in enumerate(types[row, :batch.lengths[row]].argmax(1)) if k}
            gold = {(e.predicate, 1 + plover.TYPES.index(e.type)) for e in t.events}
            for counts, a, b in ((kinds, found, gold), (told, {i for i, _ in found}, {i for i, _ in gold})):
                counts[0] += len(a & b)
                counts[1] += len(a)
                counts[2] += len(b)
            for e in t.events:
                if e.actors is None:
                    continue
                for role, phrases in enumerate((e.actors, e.recipients)):
                    best = int(filled[row, e.predicate, :, role].argmax()) - 1
                    roles[role] += any(best in p for p in phrases) or best < 0 and not phrases
                roles[2] += 1
    out = {}
    if pairs:
        out |= {"pairs": len(pairs), "accuracy": round(100 * sum(a == b for a, b in pairs) / len(pairs), 2),
                "macro-f1": round(100 * macro_f1(pairs)[0], 2)}
    if kinds[2]:
        f1 = lambda c: round(200 * c[0] / max(1, c[1] + c[2]), 2)
        out |= {"predicates": f1(told), "types": f1(kinds),
                "actor": round(100 * roles[0] / roles[2], 2), "recipient": round(100 * roles[1] / roles[2], 2)}
    return out

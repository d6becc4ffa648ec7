"""Measures of text and of ranking."""

import collections
import html.parser
import math
import re
import unicodedata


def words(text):
    return collections.Counter(re.findall(r"\w+", unicodedata.normalize("NFKC", text).lower()))


def word_f1(expected, got):
    """The F1 of the two texts' words as multisets, without regard to case."""
    expected, got = words(expected), words(got)
    return f1(sum((expected & got).values()), sum(got.values()), sum(expected.values()))


def f1(hits, found, wanted):
    return 2 * hits / (found + wanted) if found + wanted else 1.0


def character_error_rate(expected, got):
    """Levenshtein's distance by the length of what is expected; runs of white space count as one."""
    expected, got = squeezed(expected), squeezed(got)
    return edit_distance(expected, got) / max(1, len(expected))


def squeezed(text):
    return " ".join(unicodedata.normalize("NFKC", text).split())


def folded(text):
    """Letters and digits only, without case: what two titles must share to be the same."""
    text = re.sub(r"<[^>]*>", "", text)
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


def edit_distance(pattern, text):
    """Levenshtein's distance, bit-parallel (Myers 1999, in Hyyrö's form of 2003)."""
    if not pattern or not text:
        return len(pattern) + len(text)
    places = collections.defaultdict(int)
    for place, character in enumerate(pattern):
        places[character] |= 1 << place
    mask, last = (1 << len(pattern)) - 1, 1 << (len(pattern) - 1)
    plus, minus, distance = mask, 0, len(pattern)
    for character in text:
        matches = places.get(character, 0)
        zero = ((((matches & plus) + plus) ^ plus) | matches | minus) & mask
        up, down = minus | (~(zero | plus) & mask), plus & zero
        distance += bool(up & last) - bool(down & last)
        up = (up << 1 | 1) & mask
        plus, minus = ((down << 1) & mask) | (~(zero | up) & mask), up & zero
    return distance


class Text(html.parser.HTMLParser):
    """The text of a piece of HTML."""

    HIDDEN = {"script", "style", "template", "noscript"}

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.parts, self.hidden = [], 0

    def handle_starttag(self, tag, attributes):
        self.hidden += tag in self.HIDDEN
        if tag not in {"a", "b", "i", "em", "strong", "span", "sup", "sub", "code", "small", "u", "abbr", "font"}:
            self.parts.append(" ")

    def handle_endtag(self, tag):
        self.hidden -= tag in self.HIDDEN and self.hidden > 0
        if tag in {"p", "div", "li", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6"}:
            self.parts.append(" ")

    def handle_data(self, data):
        if not self.hidden:
            self.parts.append(data)


def html_text(source):
    parser = Text()
    parser.feed(source)
    parser.close()
    return "".join(parser.parts)


def ndcg(ranked, relevance, depth=10):
    """Normalized discounted cumulative gain: the gain is the relevance, the discount log2(rank + 1)."""
    gain = sum(relevance.get(document, 0) / math.log2(rank + 2) for rank, document in enumerate(ranked[:depth]))
    best = sorted(relevance.values(), reverse=True)[:depth]
    ideal = sum(value / math.log2(rank + 2) for rank, value in enumerate(best))
    return gain / ideal if ideal else 0.0


def mean(values):
    values = list(values)
    return sum(values) / len(values) if values else 0.0

"""Documents that nobody wrote, with the statistics of those that people write.

Words are made up from syllables, frequent ones the shorter (Zipf's law of abbreviation). Their frequencies follow
Zipf and Mandelbrot, p(rank) ~ 1 / (rank + SHIFT) ** SLOPE; lengths of documents are log-normal; countries,
organizations, languages and years come in skewed shares, so that filters and counts have something to do.
"""

import itertools
import math
import random

VOCABULARY = 200_000
SHIFT, SLOPE = 2.7, 1.15
# Spread of the logarithm of a document's length.
SPREAD = 0.6
SENTENCE = 18
CONSONANTS, VOWELS = "bdfgklmnprstvz", "aeiou"
# Stemmers leave these endings alone, so that a word is the same to every engine. The commonest words all have them: in
# real documents they are stop words, which are not inflected either.
STEADY_ENDINGS = "bp"
STEADY_WORDS = 50

# The first of each is the commonest; weights fall by rank. A quarter of the documents is about countries in Africa.
COUNTRIES = "DE KE CN IN AU ZA BR GB NG US FR ET KR PH GH VN MX ID TZ CH RW BD CO TR SN TH JP EG CL KH".split()
ORGANIZATIONS = "unesco ilo oecd world-bank cedefop etf giz undp unicef adb".split()
AFRICA = "KE ZA NG ET GH TZ RW SN EG".split()
LANGUAGES = {"en": 70, "fr": 10, "es": 8, "de": 6, "pt": 6}
YEARS = range(1975, 2026)


class Corpus:
    """Documents number 0, 1, 2 … of a seed; a longer corpus begins as a shorter one does."""

    def __init__(self, seed=1, tokens=100):
        self.seed, self.tokens = seed, tokens
        self.words = vocabulary(random.Random(f"words {seed}"))
        self.word_sums = sums((rank + 1 + SHIFT) ** -SLOPE for rank in range(VOCABULARY))
        self.country_sums = sums(1 / (rank + 3) for rank in range(len(COUNTRIES)))
        self.organization_sums = sums(1 / (rank + 1) for rank in range(len(ORGANIZATIONS)))
        self.year_sums = sums(1.06**age for age in range(len(YEARS)))

    def documents(self, count):
        """Dictionaries as `tvet ingest` reads them from JSON Lines, made one at a time."""
        for number in range(count):
            yield self.document(number)

    def document(self, number):
        chance = random.Random(f"{self.seed} {number}")
        # The mean of a log-normal distribution lies above its median.
        length = max(3, round(chance.lognormvariate(math.log(self.tokens) - SPREAD**2 / 2, SPREAD)))
        title = self.sentence(chance, 4 + chance.randrange(8))
        text = [self.sentence(chance, min(SENTENCE, length - start)) + "." for start in range(0, length, SENTENCE)]
        return {
            "id": f"s{number:07}",
            "title": title,
            "text": " ".join(text),
            "year": chance.choices(YEARS, cum_weights=self.year_sums)[0],
            "lang": chance.choices(list(LANGUAGES), LANGUAGES.values())[0],
            "tags": {
                "country": self.some(chance, COUNTRIES, self.country_sums),
                "organization": self.some(chance, ORGANIZATIONS, self.organization_sums),
            },
        }

    def sentence(self, chance, length):
        return " ".join(chance.choices(self.words, cum_weights=self.word_sums, k=length)).capitalize()

    @staticmethod
    def some(chance, values, weights):
        """One value mostly, seldom two or none."""
        count = chance.choices((0, 1, 2), (2, 7, 1))[0]
        return sorted(set(chance.choices(values, cum_weights=weights, k=count)))


def vocabulary(chance):
    """Words by rank, all different, the frequent ones the shorter."""
    words = {}
    while len(words) < VOCABULARY:
        syllables = 2 + (len(words) > 1_500) + (len(words) > 60_000)
        word = "".join(chance.choice(CONSONANTS) + chance.choice(VOWELS) for _ in range(syllables))
        endings = STEADY_ENDINGS if len(words) < STEADY_WORDS else ("", "k", "m", "n", "s", *STEADY_ENDINGS)
        words[word + chance.choice(endings)] = None
    return list(words)


def is_steady(word):
    """Whether no engine's stemmer changes a word."""
    return word[-1] in STEADY_ENDINGS


def sums(weights):
    return list(itertools.accumulate(weights))

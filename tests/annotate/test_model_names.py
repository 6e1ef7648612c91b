"""What a model's names add to those of lexicon and rules. The model's names are given by hand, the rest is real."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.annotate.drafts import Draft
from dragoman.annotate.mentions import find_names, with_references
from dragoman.annotate.model_names import compile_forms
from dragoman.types.analysis import FoundName
from dragoman.types.entity import EntityKind
from dragoman.types.span import Span
from tests.annotate.scenes import LEXICON

KINDS = {
    "person": EntityKind.PERSON,
    "body": EntityKind.BODY,
    "place": EntityKind.PLACE,
    "series": EntityKind.SERIES,
    "instrument": EntityKind.INSTRUMENT,
}
TEXT = "Ana Lund met Lo Ming in Oslo."


def found(text: str, *named: str) -> list[FoundName]:
    """Return the names a model found: "person: Ana Lund" is the first place in the text where these words stand."""
    rows = [row.partition(": ") for row in named]
    places = [(text.index(words), words, KINDS[kind]) for kind, _, words in rows]
    return sorted((FoundName(Span(at, at + len(words)), kind) for at, words, kind in places), key=lambda n: n.span)


def drafts_of(text: str, *named: str) -> list[Draft]:
    """Return all drafts of a text that is one sentence, with a model that found these names."""
    sentences = [Span(0, len(text))]
    return with_references(text, sentences, find_names(text, sentences, LEXICON), found(text, *named), LEXICON)


def added(text: str, *named: str) -> list[str]:
    """Return what the model added, as "kind: words", with "of state" where it knows whose it is."""
    drafts = [draft for draft in drafts_of(text, *named) if draft.origin == "model"]
    return [f"{d.kind.value}: {d.span.of(text)}" + (f" of {d.of}" if d.of else "") for d in drafts]


ADDED = [  # text, the model's names, what they add
    # where the rules find nothing, the model's name stands
    ("Tavi Rendell spoke to Ora Quist.", ["person: Tavi Rendell", "person: Ora Quist"], None),
    ("He joined Quellborough Steel in May.", ["body: Quellborough Steel"], None),
    ("They met in Quellborough.", ["place: Quellborough"], None),
    # one word where a town stands is no body, but for initials
    ("They toured the works in Quellborough.", ["body: Quellborough"], ["place: Quellborough"]),
    ("They toured the works at Quellborough.", ["body: Quellborough"], None),
    ("They spoke in QBC.", ["body: QBC"], None),
    # nor is the day of what it did
    ("The Quell Press on Monday spoke.", ["body: Quell Press on Monday"], ["body: Quell Press"]),
    # article and possessive mark are no part of a name
    ("They praised the Quell Press’s story.", ["body: the Quell Press’s"], ["body: Quell Press"]),
    ("They praised The Quell Press' story.", ["body: The Quell Press'"], ["body: Quell Press"]),
    ("They praised the day.", ["place: the "], []),
    # the lexicon wins over what crosses, repeats or lies inside its names
    ("The United Arab Emirates Falcons spoke.", ["person: Emirates Falcons"], []),
    ("Japan spoke.", ["body: Japan"], []),
    ("The United Nations spoke.", ["person: Nations"], []),
    ("Prime Minister Fumio Kishida spoke.", ["person: Fumio Kishida"], []),
    ("Prime Minister Fumio Kishida spoke.", ["person: Minister Fumio Kishida"], []),
    # known names side by side say nothing new
    ("Vietnam-Japan ties grew.", ["place: Vietnam-Japan"], []),
    ("Vietnam-Japan ties grew.", ["body: Vietnam-Japan"], []),
    ("They praised Chad & Niger.", ["body: Chad & Niger"], []),
    ("They like Asia and Africa.", ["place: Asia and Africa"], []),
    ("They visited Chad and Niger.", ["place: Chad and Niger"], []),
    ("They visited Chad, Niger, Mali.", ["place: Chad, Niger, Mali"], []),
    ("They visited the People's Republic of Benin.", ["body: People's Republic of Benin"], []),
    ("They visited the People's Republic of Angola.", ["body: People's Republic of Angola"], []),
    ("They joined the Quell Republic of Benin.", ["body: Quell Republic of Benin"], None),
    # a longer body holds a state, and is that state's where it begins with it
    ("He joined Japan Quell Guard in May.", ["body: Japan Quell Guard"], ["body: Japan Quell Guard of state:jpn"]),
    ("He joined Quell Guard Japan in May.", ["body: Quell Guard Japan"], ["body: Quell Guard Japan"]),
    ("They crossed the Japan Quell Sea in May.", ["place: Japan Quell Sea"], None),
    # a party does not drown in a person, or in an event or paper that is told rather than named
    ("Kenya Lund spoke.", ["person: Kenya Lund"], []),
    ("The Russian invasion of February went on.", ["series: Russian invasion of February"], []),
    ("They praised the Japan aid plan.", ["instrument: Japan aid plan"], []),
    # an event may begin with its year and end in a plain word
    ("It won the 2018 Mexican state election.", ["series: 2018 Mexican state election"], None),
    ("It won the Quell war.", ["series: Quell war"], None),
    ("It won the mayor Quell.", ["series: mayor Quell"], []),
    # an office keeps its holder
    ("The foreign minister of Norway spoke.", ["body: foreign minister of Norway"], []),
    ("Both sides met the two sides at Quell.", ["body: two sides at Quell"], []),
    # words that are no names: small at an end, or of one word that also stands small
    ("He praised the Quell meeting.", ["body: Quell meeting"], []),
    ("The cabinet spoke. Cabinet sources agreed.", ["body: Cabinet"], []),
    ("Ministers spoke; the ministers left.", ["person: Ministers"], []),
    ("Quellers spoke.", ["body: Quellers"], None),
    # a person of one word: neither a place nor an abbreviation
    ("They met in Quell.", ["person: Quell"], []),
    ("They met near Quell.", ["person: Quell"], []),
    ("They met Quell.", ["person: Quell"], None),
    ("They met QUELL.", ["person: QUELL"], []),
    # nor the first word of a sentence right before an article: a misspelt "After"
    ("Aftr the talks they left.", ["person: Aftr"], []),
    ("They met. Aftr their talks they left.", ["person: Aftr"], []),
    ("Quell thanked the king.", ["person: Quell"], None),
    ("They joined QUELL.", ["body: QUELL"], None),
    # the last word says what it is
    ("They signed the Quell Treaty.", ["body: Quell Treaty"], []),  # the rules know it by the same word
    ("He joined the Quell Army Museum of Arms.", ["body: Quell Army Museum of Arms"], None),
]


@pytest.mark.parametrize(("text", "names", "expected"), ADDED)
def test_names_of_the_model_are_added_where_they_say_more(text, names, expected):
    assert added(text, *names) == (names if expected is None else expected)


def test_the_same_names_without_a_model_are_none():
    assert added(TEXT) == []
    assert drafts_of(TEXT) == [d for d in drafts_of(TEXT, "person: Ana Lund") if d.origin != "model"]


def test_a_person_found_is_its_own_holder_and_other_names_hold_nobody():
    drafts = drafts_of("Tavi Rendell joined Quell Steel.", "person: Tavi Rendell", "body: Quell Steel")
    assert [(d.holder, d.origin, 0 < d.score < 1) for d in drafts] == [
        (Span(0, 12), "model", True),
        (None, "model", True),
    ]


def test_a_family_name_alone_is_short_for_whom_the_text_names_in_full():
    text = "President Tavi Rendell spoke. Rendell left."
    cut = text.index(" Rendell left")
    sentences = [Span(0, cut), Span(cut + 1, len(text))]
    names = [FoundName(Span(cut + 1, cut + 8), EntityKind.PERSON)]
    first, second = with_references(text, sentences, find_names(text, sentences, LEXICON), names, LEXICON)
    assert second.span == names[0].span
    assert (second.origin != "model", second.refers) == (True, (first.span,))


def test_a_full_name_of_the_model_has_short_forms_too():
    text = "Tavi Rendell spoke. Rendell left."
    sentences = [Span(0, 19), Span(20, len(text))]
    names = [FoundName(Span(0, 12), EntityKind.PERSON), FoundName(Span(20, 27), EntityKind.PERSON)]
    first, second = with_references(text, sentences, find_names(text, sentences, LEXICON), names, LEXICON)
    assert (first.origin, second.refers) == ("model", (first.span,))


@pytest.mark.parametrize("body", ["Quell River Board of Arms", "Quell River Board"])
def test_the_model_sees_better_than_the_last_word_where_a_body_ends(body):
    text = "They praised Quell River Board of Arms today."
    ruled = [(d.span.of(text), d.origin) for d in drafts_of(text) if d.kind is EntityKind.BODY]
    assert ruled == [("Quell River Board of Arms", "head noun")]
    assert [d.span.of(text) for d in drafts_of(text, f"body: {body}") if d.kind is EntityKind.BODY] == [body]


PIECES = [
    "Japan", " Lund", "Ana ", "the ", "Quell ", "Treaty", " of ", "and ", "-", "’s ", "President ", "UN", ". ", ", ",
    "2018 ", "election", " Board ", "the two sides ", "in ", "(QB) ", "\n", "\x00", "ministers ", "Kenya ", "\u0301",
]  # fmt: skip


@st.composite
def scenes(draw: st.DrawFn) -> tuple[str, list[FoundName]]:
    """Draw a text and names of any kinds anywhere in it that do not overlap."""
    text = draw(st.lists(st.sampled_from(PIECES), min_size=1, max_size=20).map("".join))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=10)))
    pairs = [Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    return text, [FoundName(span, draw(st.sampled_from(sorted(KINDS.values())))) for span in pairs]


@settings(max_examples=200)
@given(scenes())
def test_any_names_settle_beside_those_of_the_rules(scene):
    text, names = scene
    sentences = [Span(0, len(text))]
    known = find_names(text, sentences, LEXICON)
    drafts = with_references(text, sentences, known, names, LEXICON)
    assert all(a.span.end <= b.span.start for a, b in pairwise(drafts))
    mine = [draft for draft in drafts if draft.origin == "model"]
    assert all(any(name.span.contains(draft.span) for name in names) for draft in mine)
    assert all(draft.span.of(text) == draft.span.of(text).strip() for draft in mine)
    known_spans = [d.span for d in known.drafts if d.origin == "lexicon"]
    assert all(any(d.span.contains(span) for d in drafts) for span in known_spans)
    assert drafts == with_references(text, sentences, known, names[::-1], LEXICON)


FORM_ROWS = LEXICON.tables["name_forms"]


@pytest.mark.parametrize("row", FORM_ROWS, ids=lambda row: row["form"])
def test_the_example_of_a_form_is_of_that_form(row):
    forms = compile_forms(LEXICON)
    example = row["example"]
    matched = {
        "land_first": forms.land.match(example),
        "land_last": forms.land.match(example),
        "ballot": forms.ballot.match(example),
        "meeting": forms.meeting.search(example),
        "site": forms.placed.search(example[: example.index(" of ") + 4] if " of " in example else example),
    }
    assert matched[row["form"]]
    assert any(word in example.casefold() for word in row["words"].casefold().split("|"))


def test_a_form_is_a_user_s_to_extend():
    text = "The 2019 sortition of Kenya was annulled."
    assert not compile_forms(LEXICON).ballot.match("Kenyan sortition")
    rows = [{**row, "words": f"{row['words']}|sortition"} if row["form"] == "ballot" else row for row in FORM_ROWS]
    widened = replace(LEXICON, version="widened", tables={**LEXICON.tables, "name_forms": tuple(rows)})
    assert compile_forms(widened).ballot.match("Kenyan sortition")
    assert compile_forms(replace(LEXICON, version="bare", tables={})).ballot.match(text) is None

"""Which claims become one fact, and which stay apart."""

import pytest

from dragoman.types.claim import Argument, Modality, Polarity, Role
from tests.reconcile.reports import (
    ADAM,
    AGREED,
    ANA,
    ARDEN,
    BELMAR,
    BEN,
    CLEO,
    CORVO,
    PLANNED,
    named_sets,
    pledge,
    report,
    says,
    sets_of,
    signing,
    talks,
    visit,
    weigh,
)

WEIGHED = {"modality": Modality.UNDER_CONSIDERATION}
OSA = "programme:osa"
BY_ANA = (Argument(Role.SPEAKER, "Ana", ANA),)


CASES = {  # why: reports, facts as sets of reports ("b 2" is the second claim of a report with several)
    "relations begin with a noun or with a verb, and an anniversary of that is another act": (
        [
            report("a", "1990-11-04", says("relation_upgraded", "They established ties.", ARDEN, BELMAR, when="1950")),
            report("b", "1991-11-04", says(
                "other", "since the establishment of diplomatic ties in 1950", ARDEN, BELMAR, when="1950")),
            report("c", "1990-11-05", says(
                "other", "the 40th anniversary of the establishment of ties", ARDEN, BELMAR, when="1990")),
            report("d", "1991-11-04", says(
                "other", "the establishment of a joint bank", ARDEN, BELMAR, when="1950")),
        ],
        ["a b", "c", "d"],
    ),
    "two talks ten days apart stay two": (
        [report("a", "2023-11-04", talks(when="2023-11-03")), report("b", "2023-11-14", talks(when="2023-11-13"))],
        ["a", "b"],
    ),
    "two texts that one report names apart stay two, though they are signed on one day": (
        [
            report(
                "a", "2023-11-04",
                signing(when="2023-11-03", sentence="They signed the Fishing Treaty.", framework="Fishing Treaty"),
                signing(when="2023-11-03", sentence="They signed the Prisoners Treaty.", framework="Prisoners Treaty"),
            ),
            report(
                "b", "2023-11-05",
                signing(when="2023-11-03", sentence="They signed the Prisoners Treaty.", framework="Prisoners Treaty"),
            ),
        ],
        ["a-1", "a-2 b"],
    ),
    "talks of one day are one": (
        [report("a", "2023-11-04", talks(when="2023-11-03")), report("b", "2023-11-09", talks(when="2023-11-03"))],
        ["a b"],
    ),
    "preview, report and retrospect of a visit are one": (
        [
            report("a", "2023-10-20", visit(when="2023-11-03/2023-11-05", **PLANNED)),
            report("b", "2023-11-04", visit(when="2023-11-03")),
            report("c", "2024-02-01", visit(when="2023-11", sentence="Ana visited Belmar in November.")),
        ],
        ["a b c"],
    ),
    "a date slips by a day between documents": (
        [report("a", "2023-11-04", talks(when="2023-11-03")), report("b", "2023-11-05", talks(when="2023-11-04"))],
        ["a b"],
    ),
    "talks told of one side are those the same text tells of both": (
        [
            report("a", "2023-11-04", talks(when="2023-11-03")),
            report("b", "2023-11-05", talks(when="2023-11-03"), talks(ANA, sentence="At the talks Ana gave a gift.")),
        ],
        ["a b-1 b-2"],
    ),
    "talks of one side on a day are those the same text tells of both, where they name who is missing": (
        [
            report(
                "a", "2023-11-09", talks(when="2023-11-03"),
                talks(ANA, when="2023-11-03", sentence="Ana was shown the harbour while meeting Ben."),
                talks(ANA, when="2023-11-05", sentence="Ana was shown the castle while meeting Ben."),
            )
        ],
        ["a-1 a-2", "a-3"],
    ),
    "talks of one side on a day with people nobody names are not those told of both": (
        [
            report(
                "a", "2023-11-09", talks(when="2023-11-03"),
                talks(ANA, when="2023-11-03", sentence="Ana was shown the market while meeting merchants."),
            )
        ],
        ["a-1", "a-2"],
    ),
    "talks told of one side stay apart where the text tells of two": (
        [
            report(
                "a", "2023-11-09", talks(when="2023-11-03"), talks(ANA, CLEO, when="2023-11-05"),
                talks(ANA, sentence="At the talks Ana gave a gift."),
            )
        ],
        ["a-1", "a-2", "a-3"],
    ),
    "an unnamed counterpart is not whoever else was met": (
        [
            report("a", "2023-11-04", talks(when="2023-11-03")),
            report("b", "2023-11-04", talks(ANA, BELMAR, when="2023-11-03", sentence="Ana met her counterpart.")),
        ],
        ["a", "b"],
    ),
    "a visit told without a day in a text without a date is the only one there is": (
        [report("a", "2023-11-04", visit(when="2023-11-03")), report("b", None, visit(sentence="Ana came."))],
        ["a b"],
    ),
    "a visit told without a day in a text without a date may be either of two": (
        [
            report("a", "2023-11-04", visit(when="2023-11-03")),
            report("b", "2023-12-04", visit(when="2023-12-03")),
            report("c", None, visit(sentence="Ana came.")),
        ],
        ["a", "b", "c"],
    ),
    "several texts signed on one visit are one signing": (
        [
            report("a", "2023-11-02", signing(ARDEN, BELMAR, sentence="They sign several agreements.", **PLANNED)),
            report("b", "2023-11-04", signing(when="2023-11-03", sentence="They signed thirteen agreements.")),
        ],
        ["a b"],
    ),
    "an agreement is one whichever side's name it goes by": (
        [
            report("a", "2023-11-02", signing(ARDEN, framework="Harbour Agreement with Belmar")),
            report("b", "2024-11-04", signing(BELMAR, framework="Arden-Belmar Harbour Agreement")),
        ],
        ["a b"],
    ),
    "an agreement of two sides needs no more than its subject": (
        [
            report("a", "2023-11-02", signing(ARDEN, BELMAR, framework="Harbour Agreement")),
            report("b", "2024-11-04", signing(BELMAR, framework="Arden-Belmar Harbour Agreement")),
        ],
        ["a b"],
    ),
    "agreements of one name with two states are two": (
        [
            report("a", "2023-11-02", signing(ARDEN, framework="Harbour Agreement with Belmar")),
            report("b", "2024-11-04", signing(ARDEN, framework="Harbour Agreement with Corvo")),
        ],
        ["a", "b"],
    ),
    "what one side asks of a granting programme is one thread": (
        [
            report("a", "2023-11-02", pledge("Arden is weighing boats for Belmar.", framework_id=OSA, **WEIGHED)),
            report("b", "2024-01-04", pledge("Arden and Belmar agreed.", framework_id=OSA, **AGREED)),
            report("c", "2024-05-04", says("consultation", "They discussed it.", ARDEN, BELMAR, framework_id=OSA)),
        ],
        ["a b c"],
    ),
    "a plan that is listed beside a granting programme is no stage of it": (
        [
            report("a", "2023-11-02", pledge(
                "They agreed on rescue training, transfer of harbour radars, and help by the programme.",
                framework_id=OSA, **AGREED)),
            report("b", "2024-01-04", pledge("Rescue training and transfer of harbour radars go on.", **PLANNED)),
            report("c", "2024-05-04", says("consultation", "They discussed it.", ARDEN, BELMAR, framework_id=OSA)),
        ],
        ["a c", "b"],
    ),
    "grants of one programme to two states are two, and so are sums": (
        [
            report("a", "2023-11-02", pledge("Arden is weighing boats for Belmar.", framework_id=OSA, **WEIGHED)),
            report("b", "2023-11-02", pledge("Arden is weighing radars.", ARDEN, CORVO, framework_id=OSA, **WEIGHED)),
            report("c", "2024-01-04", pledge("Arden gave a first grant.", framework_id=OSA, usd=4_000_000, **AGREED)),
        ],
        ["a", "b", "c"],
    ),
    "two days off is another act": (
        [report("a", "2023-11-04", talks(when="2023-11-03")), report("b", "2023-11-06", talks(when="2023-11-05"))],
        ["a", "b"],
    ),
    "one document that gives two days tells of two talks": (
        [report("a", "2023-11-05", talks(when="2023-11-03"), talks(when="2023-11-04"))],
        ["a-1", "a-2"],
    ),
    "arrival and departure are one visit where a source gives the stay": (
        [
            report("a", "2023-11-06", visit(when="2023-11-03"), visit(when="2023-11-07")),
            report("b", "2023-11-01", visit(when="2023-11-03/2023-11-07", **PLANNED)),
        ],
        ["a-1 a-2 b"],
    ),
    "without one they stay apart": (
        [report("a", "2023-11-06", visit(when="2023-11-03"), visit(when="2023-11-07"))],
        ["a-1", "a-2"],
    ),
    "a vague month joins the only act in it": (
        [report("a", "2023-11-04", talks(when="2023-11-03")), report("b", "2024-01-01", talks(when="2023-11"))],
        ["a b"],
    ),
    "a vague month that two acts fit joins neither": (
        [
            report("a", "2023-11-04", talks(when="2023-11-03")),
            report("b", "2023-11-21", talks(when="2023-11-20")),
            report("c", "2024-01-01", talks(when="2023-11")),
        ],
        ["a", "b", "c"],
    ),
    "a range over both does not bridge two talks": (
        [
            report("a", "2023-11-04", talks(when="2023-11-03")),
            report("b", "2023-11-21", talks(when="2023-11-20")),
            report("c", "2023-11-22", talks(when="2023-11-03/2023-11-20")),
        ],
        ["a", "b", "c"],
    ),
    "a slip between two talks of one report does not bridge them": (
        [
            report("a", "2023-11-06", talks(when="2023-11-02"), talks(when="2023-11-04")),
            report("b", "2023-11-06", talks(when="2023-11-03")),
        ],
        ["a-1", "a-2", "b"],
    ),
    "an undated report of those days means the only talks": (
        [report("a", "2023-11-04", talks(when="2023-11-03")), report("b", "2023-11-06", talks())],
        ["a b"],
    ),
    "an undated report of next spring does not": (
        [report("a", "2023-11-04", talks(when="2023-11-03")), report("b", "2024-04-06", talks(sentence="They met."))],
        ["a", "b"],
    ),
    "undated reports do not run on in a chain": (
        [
            report("a", "2023-01-01", talks()),
            report("b", "2023-01-20", talks(sentence="They met.")),
            report("c", "2023-02-08", talks(sentence="The two talked.")),
            report("d", "2023-02-27", talks(sentence="There were talks.")),
        ],
        ["a", "b", "c", "d"],
    ),
    "numbered meetings stay apart": (
        [
            report("a", "2018-06-02", talks(ARDEN, BELMAR, when="2018-06", series=33)),
            report("b", "2018-06-03", talks(ARDEN, BELMAR, when="2018-06", series=34)),
        ],
        ["a", "b"],
    ),
    "different people of one side met other people": (
        [
            report("a", "2023-11-04", talks(ANA, BEN, when="2023-11-03")),
            report("b", "2023-11-04", talks(ADAM, BEN, when="2023-11-03")),
        ],
        ["a", "b"],
    ),
    "a report that names nobody joins neither of two pairs": (
        [
            report("a", "2023-11-04", talks(ANA, BEN, when="2023-11-03")),
            report("b", "2023-11-04", talks(ADAM, BEN, when="2023-11-03")),
            report("c", "2023-11-04", talks(ARDEN, BELMAR, when="2023-11-03")),
        ],
        ["a", "b", "c"],
    ),
    "a report that names nobody joins the only pair": (
        [
            report("a", "2023-11-04", talks(ANA, BEN, when="2023-11-03")),
            report("c", "2023-11-04", talks(ARDEN, BELMAR, when="2023-11-03")),
        ],
        ["a c"],
    ),
    "visits in opposite directions are two": (
        [report("a", "2023-11-04", visit(ARDEN, BELMAR, when="2023-11-03")),
         report("b", "2023-11-04", visit(BELMAR, ARDEN, when="2023-11-03"))],
        ["a", "b"],
    ),
    "other hosts, other visits": (
        [
            report("a", "2023-11-04", visit(when="2023-11-03")),
            report("b", "2023-11-04", visit(ANA, CORVO, when="2023-11-03")),
        ],
        ["a", "b"],
    ),
    "a visit told without its host is the visit of those days": (
        [
            report("a", "2023-11-04", visit(when="2023-11-03")),
            report("b", "2023-11-05", visit(ANA, sentence="Her visit went well.")),
        ],
        ["a b"],
    ),
    "talks with an unnamed counterpart may be any": (
        [
            report("a", "2023-11-04", talks(when="2023-11-03")),
            report("b", "2023-11-05", talks(ANA, sentence="Ana met hers.")),
        ],
        ["a", "b"],
    ),
    "talks on closer relations are a stage of them, whenever they were told of": (
        [
            report("a", "2023-11-15", says("consultation", "Both discuss raising relations to a close strategic bond.",
                                           ARDEN, BELMAR, when="2023-10", **WEIGHED)),
            report("b", "2024-02-01", says("relation_upgraded", "Both raised relations to a close strategic bond.",
                                           ARDEN, BELMAR, when="2023-11-27")),
        ],
        ["a b"],
    ),
    "talks on trade are none": (
        [
            report("a", "2023-11-15", says("consultation", "Both discuss trade relations, a close strategic bond.",
                                           ARDEN, BELMAR, **WEIGHED)),
            report("b", "2024-02-01", says("relation_upgraded", "Both raised relations to a close strategic bond.",
                                           ARDEN, BELMAR, when="2023-11-27")),
        ],
        ["a", "b"],
    ),
    "talks on a higher level mean the step that was still to come": (
        [
            report("a", "2023-11-15", says("consultation", "Both discuss upgrading ties to a close strategic bond.",
                                           ARDEN, BELMAR, **WEIGHED)),
            report("b", "2024-02-01",
                   says("relation_upgraded", "Both upgraded ties to a wide strategic bond.",
                        ARDEN, BELMAR, when="2014-03-18"),
                   says("relation_upgraded", "Both upgraded ties to a close strategic bond.",
                        ARDEN, BELMAR, when="2023-11-27")),
        ],
        ["a b-2", "b-1"],
    ),
    "a short form in brackets is no part of a name": (
        [
            report("a", "2023-11-04", signing(when="2023-11-03", framework="Treaty on Rivers and Locks")),
            report("b", "2024-06-04", signing(when="2024-06-03", framework="Rivers and Locks Treaty (RLT)")),
        ],
        ["a b"],
    ),
    "somebody of no known state is no third side": (
        [
            report("a", "2023-11-04", talks(when="2023-11-03")),
            report("b", "2023-11-04", talks(ANA, BEN, "person:nobody-knows", when="2023-11-03")),
        ],
        ["a b"],
    ),
    "few words of one speaker are one where all are the same": (
        [
            report("a", "2023-11-04", says("statement", "Ports matter most.", arguments=BY_ANA)),
            report("b", "2023-11-05", says("statement", "Ana added: Ports matter most.", arguments=BY_ANA)),
        ],
        ["a b"],
    ),
    "one text signed and ratified is one": (
        [
            report("a", "2023-11-04", signing(when="2023-11-03", framework="Treaty on Rivers and Locks")),
            report("b", "2024-06-04", signing(ARDEN, BELMAR, when="2024-06-03", framework="Rivers and Locks Treaty")),
        ],
        ["a b"],
    ),
    "a name that many texts bear joins nothing": (
        [
            report("a", "2023-11-04", signing(when="2023-11-03", framework="Memorandum of Understanding")),
            report("b", "2024-06-04", signing(when="2024-06-03", framework="Memorandum of Understanding")),
        ],
        ["a", "b"],
    ),
    "what they also signed is another text": (
        [
            report("a", "2023-11-04", signing(when="2023-11-03"),
                   signing(when="2023-11-03", sentence="They also signed a note.")),
        ],
        ["a-1", "a-2"],
    ),
    "one sum to the unit names its pledge": (
        [
            report("a", "2023-11-04", pledge("Arden will give 123.4 million.", usd=123_400_000)),
            report("b", "2023-12-04", pledge("The promised 123.4 million comes soon.", usd=123_400_000)),
        ],
        ["a b"],
    ),
    "to another recipient it is another": (
        [
            report("a", "2023-11-04", pledge("Arden will give 123.4 million.", ARDEN, BELMAR, usd=123_400_000)),
            report("b", "2023-12-04", pledge("Arden grants it to Corvo.", ARDEN, CORVO, usd=123_400_000)),
        ],
        ["a", "b"],
    ),
    "a round sum recurs": (
        [
            report("a", "2023-11-04", pledge("Arden will build a bridge.", usd=100_000_000)),
            report("b", "2023-12-04", pledge("Arden pays for hospital beds.", usd=100_000_000)),
        ],
        ["a", "b"],
    ),
    "pledges in the same words are one, whatever the sum": (
        [
            report("a", "2023-11-04", pledge("Arden will dredge northern harbours for fishers.", usd=16_900_000)),
            report("b", "2023-12-04", pledge("To dredge northern harbours for fishers costs Arden.", usd=19_600_000)),
        ],
        ["a b"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("why", CASES)
def test_claims_of_one_act_and_no_other_are_one_fact(why):
    reports, expected = CASES[why]
    found = sets_of(reports, weigh(*reports))
    assert found == named_sets(expected)


def test_one_summit_in_thirty_copies_is_one_from_one_source():
    body = " ".join(f"word{n}" for n in range(80))
    copies = [report(f"c{n}", "2023-11-04", talks(when="2023-11-03"), rest=f"Paper {n}. {body}") for n in range(30)]
    (fact,) = weigh(*copies).facts
    assert (len(fact.claim_ids), fact.n_sources) == (30, 1)


def test_likeness_does_not_run_on_in_a_chain():
    chain = [
        report("a", None, pledge("dredge harbours bridges railways tunnels canals")),
        report("b", None, pledge("railways tunnels canals schools dredge theatres")),
        report("c", None, pledge("schools theatres museums hospitals canals tunnels")),
    ]
    assert max(len(fact.claim_ids) for fact in weigh(*chain).facts) == 2


def test_a_speaker_is_no_party():
    told = talks(when="2023-11-03")
    quoted = talks(when="2023-11-03", sentence="Cleo said they met.")
    speaker = type(told[1]["arguments"][0])(Role.SPEAKER, "Cleo", CLEO)
    quoted[1]["arguments"] += (speaker,)
    reports = [report("a", "2023-11-04", told), report("b", "2023-11-04", quoted)]
    assert sets_of(reports, weigh(*reports)) == {frozenset({"a", "b"})}


def test_a_denial_stands_in_the_fact_it_denies():
    reports = [
        report("a", "2023-11-04", talks(when="2023-11-03")),
        report("b", "2023-11-05", talks(when="2023-11-03", polarity=Polarity.DENIED)),
    ]
    assert sets_of(reports, weigh(*reports)) == {frozenset({"a", "b"})}


def test_towards_is_no_word_that_tells_two_promises_apart():
    told = [
        "Promoting procedures towards transferring lake barge engines.",
        "Agreed on the importance of the pact on lake barge engine transfer signed in 2018.",
    ]
    reports = [report(f"{n}.txt", "2019-05-06", says("commitment", t, ARDEN, BELMAR)) for n, t in enumerate(told)]
    assert len(weigh(*reports).facts) == 1

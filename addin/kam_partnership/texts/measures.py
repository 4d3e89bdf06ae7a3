"""The words of the measures: horizons, statuses, and a suggestion for each criterion and horizon.

The suggestions are this project's own. They fit whichever side invests more: each names a step for both.
"""

from __future__ import annotations

from dataclasses import dataclass

from kam_partnership.assessment.measures import Horizon, Status
from kam_partnership.texts.criteria import known_criterion
from kam_partnership.texts.language import Language

HORIZONS: dict[Language, dict[Horizon, str]] = {
    Language.DE: {Horizon.DAY_TO_DAY: "Tagesgeschäft", Horizon.LONG_TERM: "mittel- bis langfristig"},
    Language.EN: {Horizon.DAY_TO_DAY: "day-to-day business", Horizon.LONG_TERM: "medium to long term"},
}

STATUSES: dict[Language, dict[Status, str]] = {
    Language.DE: {
        Status.OPEN: "offen",
        Status.IN_PROGRESS: "in Arbeit",
        Status.DONE: "erledigt",
        Status.DROPPED: "zurückgestellt",
    },
    Language.EN: {
        Status.OPEN: "open",
        Status.IN_PROGRESS: "in progress",
        Status.DONE: "done",
        Status.DROPPED: "put on hold",
    },
}

_STATUS_OF = {word.casefold(): status for words in STATUSES.values() for status, word in words.items()}
_HORIZON_OF = {word.casefold(): horizon for words in HORIZONS.values() for horizon, word in words.items()}


def status_of(word: str) -> Status:
    """The status that a cell names, in either language; open when it names none."""
    return _STATUS_OF.get(word.strip().casefold(), Status.OPEN)


def horizon_of(word: str) -> Horizon | None:
    """The horizon that a cell names, in either language."""
    return _HORIZON_OF.get(word.strip().casefold())


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What to do about one criterion: soon, in day-to-day business; and for good, in the longer run."""

    day_to_day: str
    long_term: str

    def of(self, horizon: Horizon) -> str:
        """The step for one horizon."""
        return self.day_to_day if horizon is Horizon.DAY_TO_DAY else self.long_term


_GERMAN = (
    Suggestion(
        "Die nächsten Vorhaben beider Seiten auf einer Seite sammeln; zu einem davon die andere Seite sofort einladen.",
        "Einen festen Schritt „Partner fragen“ in den Projektstart beider Seiten aufnehmen.",
    ),
    Suggestion(
        "Eine Landkarte der Kontakte zeichnen und die zwei wichtigsten fehlenden Verbindungen anbahnen.",
        "Für jede Ebene und Abteilung ein Paar aus beiden Häusern benennen, das sich regelmäßig austauscht.",
    ),
    Suggestion(
        "Den Ablauf wählen, der beide am meisten Zeit kostet, und ihn in einer Stunde gemeinsam durchgehen.",
        "Zweimal im Jahr einen gemeinsamen Ablauf von Anfang bis Ende verbessern und den Nutzen beziffern.",
    ),
    Suggestion(
        "Bei einer laufenden Spezifikation die Sicht der anderen Seite einholen, bevor sie feststeht.",
        "Vereinbaren, wann und wie die andere Seite bei künftigen Leistungen mitredet.",
    ),
    Suggestion(
        "An einem Beispiel zeigen, was die Zusammenarbeit an Gesamtkosten spart oder an Wert schafft.",
        "Gemeinsam drei Kennzahlen festlegen, die den Nutzen jenseits des Preises jedes Jahr belegen.",
    ),
    Suggestion(
        "Zur letzten Rückmeldung der anderen Seite antworten: was umgesetzt ist, was nicht, und warum.",
        "Einmal im Halbjahr Feedback einholen und binnen vier Wochen zurückmelden, was daraus wird.",
    ),
    Suggestion(
        "Im nächsten Gespräch eine Sache nennen, die gut läuft, und eine, die besser gehen könnte.",
        "Jedes Regeltreffen mit fünf Minuten offener Rückmeldung in beide Richtungen schließen.",
    ),
    Suggestion(
        "Beide Seiten schreiben getrennt auf, wo die Beziehung in drei Jahren stehen soll, und vergleichen.",
        "In einem gemeinsamen Arbeitstreffen ein Zielbild festhalten und jährlich daran messen.",
    ),
    Suggestion(
        "Auflisten, welche Zusagen jenseits des Preises heute mündlich gelten, und welche fehlen.",
        "In die nächste Vereinbarung je eine Verpflichtung beider Seiten aufnehmen: Menge, Service, Reaktionszeit.",
    ),
    Suggestion(
        "Klären, wer auf beiden Seiten eine Nennung als Partner freigeben darf.",
        "Eine gemeinsame Erfolgsgeschichte veröffentlichen, mit Zahlen, die beide vertreten.",
    ),
    Suggestion(
        "Die letzte Reibung unter vier Augen ansprechen und eine Regel für das nächste Mal vereinbaren.",
        "Für die Zusammenarbeit wenige Spielregeln aufschreiben, die auf allen Ebenen gelten.",
    ),
    Suggestion(
        "Die drei größten offenen Risiken benennen und je eine verantwortliche Person auf beiden Seiten.",
        "Einen gemeinsamen Weg festlegen, wie Konflikte gemeldet, entschieden und Folgen geteilt werden.",
    ),
    Suggestion(
        "Ein Thema finden, bei dem ein befristeter Vorrang beiden nützt, und die Gegenleistung benennen.",
        "Ein gemeinsames Vorhaben mit zeitlich begrenzter Exklusivität und klarem Ende vereinbaren.",
    ),
    Suggestion(
        "Einen kurzen Fachtermin anbieten zu einem Thema, das der anderen Seite gerade fehlt.",
        "Einen Kalender für den Wissensaustausch führen: abwechselnd lädt jede Seite einmal im Quartal ein.",
    ),
    Suggestion(
        "Alle offenen Zusagen beider Seiten mit Termin in eine gemeinsame Liste bringen.",
        "Die Termintreue beider Seiten messen und vierteljährlich gemeinsam ansehen.",
    ),
    Suggestion(
        "Im Team sammeln, welche Eigenheit der anderen Seite uns überrascht, und freundlich nachfragen.",
        "Gegenseitige Besuche oder Hospitationen einrichten, damit man die Arbeitsweise der anderen Seite erlebt.",
    ),
)

_ENGLISH = (
    Suggestion(
        "Collect the next projects of both sides on one page; invite the other side to one of them at once.",
        "Make “ask the partner” a fixed step whenever either side starts a project.",
    ),
    Suggestion(
        "Draw a map of the contacts and arrange the two most important missing ones.",
        "For each level and department, name a pair of people who talk to each other regularly.",
    ),
    Suggestion(
        "Pick the process that costs both most time and walk through it together for an hour.",
        "Twice a year, improve one shared process from end to end and put a figure on the benefit.",
    ),
    Suggestion(
        "For one specification in progress, ask for the other side's view before it is settled.",
        "Agree when and how the other side has a say in future products and services.",
    ),
    Suggestion(
        "Show by one example what the cooperation saves in total cost or adds in value.",
        "Agree on three measures that prove the benefit beyond the price every year.",
    ),
    Suggestion(
        "Answer the other side's last feedback: what has been done, what has not, and why.",
        "Ask for feedback every six months and report within four weeks what becomes of it.",
    ),
    Suggestion(
        "In the next talk, name one thing that works well and one that could work better.",
        "Close every regular meeting with five minutes of open feedback in both directions.",
    ),
    Suggestion(
        "Both sides write down where the relationship should be in three years, and compare.",
        "Record a shared picture in a joint workshop and measure against it every year.",
    ),
    Suggestion(
        "List which commitments beyond the price are only spoken today, and which are missing.",
        "Put one obligation of each side into the next agreement: volume, service, response time.",
    ),
    Suggestion(
        "Find out who on both sides may approve being named as a partner.",
        "Publish a joint success story, with figures both sides stand by.",
    ),
    Suggestion(
        "Raise the last friction in private and agree on a rule for the next time.",
        "Write down a few rules of working together that hold on every level.",
    ),
    Suggestion(
        "Name the three greatest open risks and one responsible person on each side.",
        "Agree on one way to report conflicts, decide them and share the consequences.",
    ),
    Suggestion(
        "Find one topic where a limited priority helps both, and name what is given in return.",
        "Agree on a joint project with exclusivity for a limited time and a clear end.",
    ),
    Suggestion(
        "Offer a short expert session on a topic the other side is missing right now.",
        "Keep a calendar of knowledge exchange: each side invites in turn once a quarter.",
    ),
    Suggestion(
        "Bring all open promises of both sides, with dates, into one shared list.",
        "Measure how reliably both sides keep dates, and look at it together every quarter.",
    ),
    Suggestion(
        "Collect in the team which trait of the other side surprises us, and ask about it kindly.",
        "Arrange mutual visits or job shadowing, to experience how the other side works.",
    ),
)

SUGGESTIONS: dict[Language, tuple[Suggestion, ...]] = {Language.DE: _GERMAN, Language.EN: _ENGLISH}

#: For criteria of the user's own: what fits when the supplier, or the key account, invests more. Several each, so
#: that three such criteria are not met with the same advice three times.
_SUPPLIER_MORE: dict[Language, tuple[Suggestion, ...]] = {
    Language.DE: (
        Suggestion(
            "Den Key Account fragen, wie wichtig ihm das Thema ist, und den eigenen Aufwand danach ausrichten.",
            "Vereinbaren, was der Key Account künftig beiträgt, oder die Leistung bewusst auf das Nötige begrenzen.",
        ),
        Suggestion(
            "Eine Stunde mit dem Key Account verabreden und klären, was hier bleibt, was entfällt und wer was trägt.",
            "Für das Thema ein gemeinsames Ziel mit Zahlen, Terminen und je einem Namen auf beiden Seiten festlegen.",
        ),
        Suggestion(
            "Dem Key Account an einem Beispiel zeigen, was wir hier leisten, und ihn um den nächsten Schritt bitten.",
            "Den Aufwand hier jedes Halbjahr gemeinsam ansehen und an das anpassen, was zurückkommt.",
        ),
    ),
    Language.EN: (
        Suggestion(
            "Ask the key account how much the topic matters, and adjust your own effort accordingly.",
            "Agree what the key account will contribute, or deliberately limit the effort to what is needed.",
        ),
        Suggestion(
            "Arrange an hour with the key account to settle what stays, what can go, and who carries what.",
            "Set a shared goal for the topic, with figures, dates and one name on each side.",
        ),
        Suggestion(
            "Show the key account by one example what we do here, and ask for their next step.",
            "Look at the effort together every six months, and adjust it to what comes back.",
        ),
    ),
}
_KEY_ACCOUNT_MORE: dict[Language, tuple[Suggestion, ...]] = {
    Language.DE: (
        Suggestion(
            "Nachfragen, was der Key Account hier von uns erwartet, und eine erste Zusage mit Termin geben.",
            "Den eigenen Beitrag auf die Höhe des Key Accounts bringen: Person, Zeit und Mittel dafür festlegen.",
        ),
        Suggestion(
            "Intern klären, warum wir hier weniger tun, und dem Key Account eine ehrliche Antwort geben.",
            "Das Thema fest in unsere Jahresplanung aufnehmen, mit Mitteln und einer verantwortlichen Person.",
        ),
        Suggestion(
            "Dem Key Account für seinen Beitrag danken und fragen, was ihm hier am schnellsten hilft.",
            "Zweimal im Jahr gemeinsam prüfen, ob unser Beitrag hier aufholt, und den nächsten Schritt festlegen.",
        ),
    ),
    Language.EN: (
        Suggestion(
            "Ask what the key account expects from us here, and make a first promise with a date.",
            "Bring your own contribution up to the key account's: assign a person, time and means.",
        ),
        Suggestion(
            "Find out in our own company why we do less here, and give the key account an honest answer.",
            "Make the topic part of our yearly planning, with means and one responsible person.",
        ),
        Suggestion(
            "Thank the key account for their contribution and ask what would help them soonest.",
            "Check together twice a year whether our contribution catches up, and agree the next step.",
        ),
    ),
}


def suggestions_for(title: str, *, supplier_invests_more: bool, language: Language) -> tuple[Suggestion, ...]:
    """All that may be suggested for a criterion: its own steps if it is one of the sixteen, else by the gap's side."""
    known = known_criterion(title)
    if known is not None:
        return (SUGGESTIONS[language][known],)
    return (_SUPPLIER_MORE if supplier_invests_more else _KEY_ACCOUNT_MORE)[language]


def suggestion_for(title: str, *, supplier_invests_more: bool, language: Language, turn: int = 0) -> Suggestion:
    """The steps for a criterion.

    Args:
        turn: which criterion in the list it is, from 0; neighbours get different steps.
    """
    found = suggestions_for(title, supplier_invests_more=supplier_invests_more, language=language)
    return found[turn % len(found)]

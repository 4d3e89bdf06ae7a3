"""The sixteen criteria in this project's own words, one for each factor of the efkam meeting, in its order.

Each has a short title (it labels charts), a sentence that says what "investing" means for either side,
and a question for the next talk.
"""

from __future__ import annotations

from dataclasses import dataclass

from kam_partnership.texts.language import Language

#: Charts have room for so many characters.
LONGEST_TITLE = 45


@dataclass(frozen=True, slots=True)
class CriterionText:
    """One criterion in one language."""

    title: str
    explanation: str
    question: str


_GERMAN = (
    CriterionText(
        "Frühe Einbindung in neue Vorhaben",
        "Diese Seite holt die andere dazu, solange Ziele und Lösungen eines Vorhabens noch offen sind.",
        "Zu welchem der nächsten Vorhaben holen wir einander gleich am Anfang dazu?",
    ),
    CriterionText(
        "Breites Beziehungsnetz über alle Ebenen",
        "Diese Seite öffnet Türen zu mehreren Abteilungen und Ebenen und pflegt die Kontakte.",
        "Welche Menschen auf beiden Seiten sollten sich kennen und tun es noch nicht?",
    ),
    CriterionText(
        "Abläufe gemeinsam verbessern",
        "Diese Seite passt eigene Prozesse an, damit die Zusammenarbeit für beide einfacher wird.",
        "Welcher gemeinsame Ablauf kostet uns beide am meisten Zeit, und wer nimmt ihn in die Hand?",
    ),
    CriterionText(
        "Mitsprache bei künftigen Leistungen",
        "Diese Seite lässt die andere mitgestalten, was künftig verlangt und geliefert wird.",
        "Bei welcher Spezifikation würde die Sicht der anderen Seite das Ergebnis besser machen?",
    ),
    CriterionText(
        "Wettbewerbskraft vor Produkt und Preis",
        "Diese Seite schaut auf Gesamtkosten, Abläufe und Dienste, nicht allein auf den Stückpreis.",
        "Womit macht unsere Zusammenarbeit den Kunden im Markt messbar stärker, jenseits des Preises?",
    ),
    CriterionText(
        "Feedback einholen und umsetzen",
        "Diese Seite fragt nach der Meinung der anderen und zeigt, was daraus geworden ist.",
        "Was haben wir aus Ihrer letzten Rückmeldung gemacht, und was steht noch aus?",
    ),
    CriterionText(
        "Von sich aus konstruktiv rückmelden",
        "Diese Seite sagt ungefragt und hilfreich, was gut läuft und was besser gehen könnte.",
        "Was sollten wir einander häufiger sagen, ohne dass jemand danach fragt?",
    ),
    CriterionText(
        "Gemeinsames Zielbild der Beziehung",
        "Diese Seite arbeitet an einem Bild mit, wohin die Beziehung führen soll, und handelt danach.",
        "Woran würden wir in drei Jahren beide merken, dass sich die Partnerschaft gelohnt hat?",
    ),
    CriterionText(
        "Verträge mit Zusagen über den Preis hinaus",
        "Diese Seite bindet sich auch an Mengen, Service oder andere Verpflichtungen.",
        "Welche Zusage jenseits des Preises würde beiden Seiten mehr Planung erlauben?",
    ),
    CriterionText(
        "Öffentlich zur Partnerschaft stehen",
        "Diese Seite nennt die andere als Partner: als Referenz, in der Presse, im Netz.",
        "Welche Erfolgsgeschichte könnten wir im nächsten Halbjahr gemeinsam erzählen?",
    ),
    CriterionText(
        "Respektvoll und lösungsorientiert handeln",
        "Diese Seite begegnet der anderen auf jeder Ebene mit Achtung und sucht Lösungen.",
        "Wo gab es zuletzt Reibung im Ton, und was hilft uns beim nächsten Mal?",
    ),
    CriterionText(
        "Konflikte und Risiken gemeinsam tragen",
        "Diese Seite bringt Schwierigkeiten früh auf den Tisch und trägt ihren Teil der Lösung.",
        "Welches Risiko tragen wir heute allein, obwohl es beide betrifft?",
    ),
    CriterionText(
        "Exklusivität auf Zeit einräumen",
        "Diese Seite verzichtet für eine Weile auf Alternativen, wenn es der gemeinsamen Sache dient.",
        "Für welches Thema wäre ein befristeter Vorrang für beide ein Gewinn?",
    ),
    CriterionText(
        "Wissen und Know-how aktiv teilen",
        "Diese Seite gibt Fachwissen weiter, auch solches, das nicht bestellt wurde.",
        "Welches Wissen fehlt der anderen Seite, das wir ohne großen Aufwand teilen können?",
    ),
    CriterionText(
        "Zusagen verlässlich einhalten",
        "Diese Seite tut, was sie versprochen hat, und meldet sich, bevor es eng wird.",
        "Welche Zusage ist zuletzt liegen geblieben, und wie verhindern wir das künftig?",
    ),
    CriterionText(
        "Unternehmenskulturen, die zueinanderpassen",
        "Diese Seite lebt Werte und Leitbilder, die mit denen der anderen zusammengehen.",
        "Welche Eigenheit der anderen Kultur schätzen wir, und welche erschwert uns die Arbeit?",
    ),
)

_ENGLISH = (
    CriterionText(
        "Early involvement in new ventures",
        "This side brings the other in while a venture's aims and solutions are still open.",
        "Into which of the next ventures do we bring each other right from the start?",
    ),
    CriterionText(
        "Broad network across all levels",
        "This side opens doors to several departments and levels and keeps the contacts alive.",
        "Which people on both sides should know each other and do not yet?",
    ),
    CriterionText(
        "Improving processes together",
        "This side adapts its own processes so that working together gets easier for both.",
        "Which shared process costs us both most time, and who takes it in hand?",
    ),
    CriterionText(
        "A say in future products and services",
        "This side lets the other help shape what will be asked for and delivered.",
        "Which specification would turn out better with the other side's view?",
    ),
    CriterionText(
        "Competitiveness before product and price",
        "This side looks at total cost, processes and services, not at the unit price alone.",
        "How does our cooperation make the customer measurably stronger, beyond the price?",
    ),
    CriterionText(
        "Asking for feedback and acting on it",
        "This side asks for the other's opinion and shows what has become of it.",
        "What have we made of your last feedback, and what is still open?",
    ),
    CriterionText(
        "Offering constructive feedback unasked",
        "This side says helpfully and unasked what works well and what could work better.",
        "What should we tell each other more often, without being asked?",
    ),
    CriterionText(
        "A shared picture of where to go",
        "This side works on a picture of where the relationship should lead, and acts on it.",
        "How would both of us notice in three years that the partnership was worth it?",
    ),
    CriterionText(
        "Contracts with commitments beyond price",
        "This side also commits itself to volumes, service or other obligations.",
        "Which commitment beyond the price would let both sides plan better?",
    ),
    CriterionText(
        "Standing by the partnership in public",
        "This side names the other as a partner: as a reference, in the press, online.",
        "Which success story could we tell together in the next six months?",
    ),
    CriterionText(
        "Respectful, solution-minded dealings",
        "This side meets the other with respect on every level and looks for solutions.",
        "Where did the tone suffer lately, and what would help next time?",
    ),
    CriterionText(
        "Carrying conflicts and risks together",
        "This side raises difficulties early and carries its part of the solution.",
        "Which risk does one of us carry alone although it concerns both?",
    ),
    CriterionText(
        "Granting exclusivity for a time",
        "This side forgoes alternatives for a while when it serves the common cause.",
        "For which topic would a limited priority be a gain for both?",
    ),
    CriterionText(
        "Actively sharing knowledge and know-how",
        "This side passes on expertise, also when nobody ordered it.",
        "Which knowledge does the other side lack that we could share with little effort?",
    ),
    CriterionText(
        "Keeping promises reliably",
        "This side does what it promised, and speaks up before things get tight.",
        "Which promise was left undone lately, and how do we prevent that in future?",
    ),
    CriterionText(
        "Company cultures that fit together",
        "This side lives values and principles that go well with the other's.",
        "Which trait of the other culture do we value, and which makes our work harder?",
    ),
)

CRITERIA: dict[Language, tuple[CriterionText, ...]] = {Language.DE: _GERMAN, Language.EN: _ENGLISH}


_INDEX = {
    criterion.title.casefold(): index for criteria in CRITERIA.values() for index, criterion in enumerate(criteria)
}


def known_criterion(title: str) -> int | None:
    """Which of the sixteen a title is, counted from 0, in whatever language; None for own criteria."""
    return _INDEX.get(title.casefold())

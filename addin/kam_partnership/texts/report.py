"""The words of the report: what slides and PDF say, to the own board and to the customer.

Keys with ``.customer`` replace those without for a report that the customer gets. The customer's words judge
nobody: they say what we see on both sides, and ask. The same keys in both languages.
"""

from __future__ import annotations

from kam_partnership.texts.language import Language

_GERMAN: dict[str, str] = {
    # --- who is called what
    "report.supplier": "Lieferant",
    "report.unnamed": "Kriterium {number}",
    "report.unnamed.customer": "Thema {number}",
    "report.column.criterion": "Kriterium",
    "report.layout.picture": "Bild und Text",
    "report.layout.table": "Nur Titel",
    "report.layout.title": "Die Aussage als ganzer Satz",
    "report.layout.words": "Was sie belegt",
    "report.key_account": "Key Account",
    "report.key_account.customer": "Kunde",
    "report.account.nominative": "der Key Account",
    "report.account.dative": "dem Key Account",
    "report.account.accusative": "den Key Account",
    "report.document": "Partnerschaft mit {account}",
    "report.document.customer": "Unsere Partnerschaft: {supplier} und {account}",
    "report.confidential": "Vertraulich",
    # --- words of the charts that differ for the customer
    "report.axis.customer": "{name} bringt ein  →",
    "report.zone.supplier_more.customer": "Wir bringen\nmehr ein",
    "report.zone.key_account_more.customer": "Sie bringen\nmehr ein",
    "report.legend.overall.customer": "Gesamtbild",
    "report.legend.criterion.customer": "Thema (Nr.)",
    "report.series.range.customer": "Bereich",
    "report.series.equal.customer": "gleich viel",
    "report.head.rating": "Nr",
    "report.alt.diagram.customer": (
        "Diagramm unserer Partnerschaft. Waagrecht: was {supplier} einbringt, senkrecht: was {account} einbringt. "
        "Jede Nummer ist ein Thema, der große Ring das Gesamtbild. Auf der gestrichelten Linie bringen beide gleich "
        "viel ein."
    ),
    "report.alt.position": "Gesamtposition: {supplier} zu {key_account}.",
    "report.alt.profile": (
        "Profil: je Kriterium ein Kreis für {supplier} und eine Raute für {account}, verbunden durch einen Strich. "
        "Je länger der Strich, desto größer der Unterschied."
    ),
    "report.alt.trend": (
        "Liniendiagramm über der Zeit: was {supplier} (Kreise) und {account} (Rauten) im Mittel einbringen. "
        "Zuletzt {last_supplier} und {last_key_account}."
    ),
    # --- 1 where we stand
    "report.stand.title.supplier_frustration": (
        "Wir geben mehr, als {account} erwidert: {supplier} zu {key_account} von {high}"
    ),
    "report.stand.title.key_account_frustration": (
        "{account} gibt mehr, als wir erwidern: {key_account} zu {supplier} von {high}"
    ),
    "report.stand.title.supplier_relationship": (
        "Mit {account_dative} verbindet uns eine ausgewogene, schlanke Lieferantenbeziehung"
    ),
    "report.stand.title.cooperation": "Mit {account_dative} leben wir eine ausgewogene Kooperation",
    "report.stand.title.strategic_partnership": (
        "Mit {account_dative} leben wir eine strategische Partnerschaft auf Augenhöhe"
    ),
    "report.stand.title.customer": (
        "Unsere Sicht auf die Zusammenarbeit: wir {supplier}, Sie {key_account} von {high}"
    ),
    "report.stand.title.balanced.customer": "Unsere Sicht: Beide Seiten bringen sich ausgewogen ein",
    "report.stand.supplier": "investieren wir im Mittel",
    "report.stand.key_account": "investiert {account} im Mittel",
    "report.stand.balance.inside": "Balance, in der Toleranz von ±{tolerance}",
    "report.stand.balance.outside": "Balance, jenseits der Toleranz von ±{tolerance}",
    "report.stand.level": "Niveau; Kooperation ab {cooperation}, strategisch ab {strategic}",
    "report.stand.coverage": "abgedeckt: {rated} von {count} Kriterien sind beidseitig bewertet",
    "report.stand.robust": "Das Urteil ist stabil: Kein einzelnes Kriterium ändert es.",
    "report.stand.tipping": "Das Urteil ist knapp: Es kippt schon ohne Kriterium {numbers}.",
    "report.stand.supplier.customer": "bringen wir aus unserer Sicht im Mittel ein",
    "report.stand.key_account.customer": "bringen Sie aus unserer Sicht im Mittel ein",
    "report.stand.themes.customer": "Themen haben wir auf beiden Seiten angesehen",
    "report.stand.read.customer": "Auf der gestrichelten Linie bringen beide Seiten gleich viel ein.",
    "report.stand.ask.customer": "Wie sehen Sie das? Ihre Sicht möchten wir neben unsere legen.",
    "report.stand.note.1": "Kernaussage: {zone}. {meaning}",
    "report.stand.note.2": (
        "Erst das Bild wirken lassen: Jede Nummer ist ein Kriterium, der Ring die gewichtete Gesamtposition."
    ),
    "report.stand.note.3": "Ein Ungleichgewicht ist ein Anlass zum Gespräch, kein Fehler: {advice}",
    "report.stand.note.errors": (
        "Vor dem Termin prüfen: {count} Eingaben der Mappe sind ungültig und zählen hier nicht mit."
    ),
    "report.stand.note.1.customer": "Einstieg: Das ist unsere Sicht. Wir sind neugierig auf Ihre.",
    "report.stand.note.2.customer": (
        "Das Bild erklären: waagrecht unser Beitrag, senkrecht der Beitrag unseres Gegenübers, jede Nummer ein Thema."
    ),
    "report.stand.note.3.customer": "Fragen: Wo würden Sie den Ring setzen, und warum?",
    # --- 2 profile
    "report.profile.title": "Bei {inside} von {count} Kriterien investieren beide ähnlich viel",
    "report.profile.title.all": "Bei allen {count} Kriterien investieren beide ähnlich viel",
    "report.profile.title.none": "Bei keinem der {count} Kriterien investieren beide ähnlich viel",
    "report.profile.title.one": "Ein Kriterium ist bewertet: {title}",
    "report.profile.title.customer": "In {inside} von {count} Themen bringen beide Seiten ähnlich viel ein",
    "report.profile.title.all.customer": "In allen {count} Themen bringen beide Seiten ähnlich viel ein",
    "report.profile.title.none.customer": "In den {count} Themen bringen beide Seiten Verschiedenes ein",
    "report.profile.title.one.customer": "Ein Thema haben wir angesehen: {title}",
    "report.profile.supplier_more": "Kriterien, in denen wir deutlich mehr investieren",
    "report.profile.supplier_more.one": "Kriterium, in dem wir deutlich mehr investieren",
    "report.profile.key_account_more": "Kriterien, in denen {account} deutlich mehr investiert",
    "report.profile.key_account_more.one": "Kriterium, in dem {account} deutlich mehr investiert",
    "report.profile.both": "Kriterien innerhalb der Toleranz von ±{tolerance}",
    "report.profile.both.one": "Kriterium innerhalb der Toleranz von ±{tolerance}",
    "report.profile.both.customer": "Themen, in denen wir dicht beieinander sind",
    "report.profile.both.one.customer": "Thema, in dem wir dicht beieinander sind",
    "report.profile.apart.customer": "Themen, über die wir gern sprechen möchten",
    "report.profile.apart.one.customer": "Thema, über das wir gern sprechen möchten",
    "report.profile.strength": "Gemeinsame Stärke: {title} ({supplier} und {key_account})",
    "report.profile.widest": "Am weitesten auseinander: {title} ({supplier} und {key_account})",
    "report.profile.selection": (
        "Gezeigt: die {shown} von {count} Kriterien mit den größten Unterschieden, der Reihe nach."
    ),
    "report.profile.selection.customer": "Gezeigt: {shown} von {count} Themen.",
    "report.profile.note.1": "Mit der gemeinsamen Stärke beginnen, dann zu den langen Strichen gehen.",
    "report.profile.note.2": "Fragen: Welcher Unterschied ist gewollt, welcher ist einfach entstanden?",
    "report.profile.note.1.customer": "Mit dem beginnen, was gut läuft: den Themen, in denen beide viel einbringen.",
    "report.profile.note.2.customer": "Fragen: Wo erkennen Sie sich wieder, wo sehen Sie es anders?",
    # --- 3 gaps
    "report.gaps.title.one": "Ein Unterschied steht für {share} des gesamten Ungleichgewichts",
    "report.gaps.title.many": "{count} Unterschiede stehen für {share} des gesamten Ungleichgewichts",
    "report.gaps.title.none": "Kein Unterschied ist größer als die Toleranz",
    "report.gaps.title.one.customer": "Über dieses Thema möchten wir mit Ihnen sprechen",
    "report.gaps.title.many.customer": "Über diese {count} Themen möchten wir mit Ihnen sprechen",
    "report.gaps.title.none.customer": "Wir sind dicht beieinander: Sprechen wir über das, was gut läuft",
    "report.gaps.head.criterion": "Kriterium",
    "report.gaps.head.criterion.customer": "Thema",
    "report.gaps.head.question": "Frage für das nächste Gespräch",
    "report.gaps.head.gap": "Differenz",
    "report.gaps.head.us": "Wir",
    "report.gaps.head.them": "Key Account",
    "report.gaps.head.them.customer": "Sie",
    "report.gaps.none": (
        "Alle Unterschiede liegen innerhalb der Toleranz von ±{tolerance}. "
        "Fragen Sie nach dem, was gut läuft, und was daraus noch werden kann."
    ),
    "report.gaps.none.customer": "Was läuft so gut, dass wir es ausbauen sollten, und was fehlt Ihnen noch?",
    "report.gaps.further": "… und {count} weitere Unterschiede jenseits der Toleranz",
    "report.gaps.further.one": "… und ein weiterer Unterschied jenseits der Toleranz",
    "report.gaps.question.customer": "Wie wichtig ist Ihnen dieses Thema, und was wäre hier für beide ein guter Stand?",
    "report.gaps.note.1": "Je Thema eine Frage stellen und zuhören; Antworten in der Mappe festhalten.",
    "report.gaps.note.2": "Die Reihenfolge folgt Gewicht mal Differenz; die Differenz ist Key Account minus Lieferant.",
    "report.gaps.note.1.customer": "Je Thema die Frage stellen, zuhören und die Antwort mitschreiben.",
    "report.gaps.note.2.customer": "Am Ende gemeinsam ein Thema auswählen, mit dem beide beginnen wollen.",
    # --- 4 trend
    "report.trend.title.better": "Seit {since} ist die Beziehung ausgewogener: Balance von {before} auf {now}",
    "report.trend.title.worse": "Seit {since} entfernen sich beide Seiten: Balance von {before} auf {now}",
    "report.trend.title.same": "Seit {since} ist die Balance fast unverändert ({before} und {now})",
    "report.trend.title.first": "Das ist der erste Stand; der nächste zeigt die Richtung",
    "report.trend.title.customer": "So hat sich unsere Zusammenarbeit seit {since} entwickelt",
    "report.trend.title.first.customer": "Ein Anfang: Ab dem nächsten Mal sehen wir die Entwicklung",
    "report.trend.supplier": "wir seit {since}: von {before} auf {now}",
    "report.trend.key_account": "{account} seit {since}: von {before} auf {now}",
    "report.trend.balance": "Balance (Key Account − Lieferant), zuvor {before}",
    "report.trend.supplier.customer": "unser Beitrag seit {since}: von {before} auf {now}",
    "report.trend.key_account.customer": "Ihr Beitrag seit {since}: von {before} auf {now}",
    "report.trend.states": "Stände seit {first}",
    "report.trend.next": "Nächster Stand: {month}",
    "report.trend.next.unknown": "Nächster Stand: in einem halben Jahr",
    "report.trend.how": "Vor jedem Gespräch in Excel auf „Stand festhalten“ klicken: Dann zeigt diese Seite die Kurve.",
    "report.trend.how.customer": "Wir schlagen vor, zweimal im Jahr gemeinsam auf dieses Bild zu sehen.",
    "report.trend.other_scale": "{count} Stände mit anderer Skala sind nicht gezeigt.",
    "report.trend.other_scale.one": "Ein Stand mit anderer Skala ist nicht gezeigt.",
    "report.trend.note.1": "Richtung vor Höhe: Was hat sich bewegt, und welche Maßnahme hat dazu beigetragen?",
    "report.trend.note.2": "Kleine Ausschläge nicht überdeuten; erst ab etwa der halben Toleranz wird es ein Gespräch.",
    "report.trend.note.1.customer": "Fragen: Was hat sich aus Ihrer Sicht verändert?",
    "report.trend.note.2.customer": "Den nächsten gemeinsamen Blick gleich verabreden.",
    # --- 5 measures
    "report.measures.title.none": "Noch ist keine Maßnahme vereinbart: Vorschläge für den Anfang",
    "report.measures.title.nothing": "Noch ist keine Maßnahme vereinbart",
    "report.measures.title.done": "Alle {count} Maßnahmen sind erledigt oder zurückgestellt",
    "report.measures.title.done.one": "Die eine Maßnahme ist erledigt oder zurückgestellt",
    "report.measures.title.open": "{open} Maßnahmen sind offen",
    "report.measures.title.open.one": "Eine Maßnahme ist offen",
    "report.measures.title.overdue": "{open} Maßnahmen sind offen, {overdue} davon überfällig",
    "report.measures.title.overdue.one": "Eine Maßnahme ist offen, und sie ist überfällig",
    "report.measures.title.customer": "Das haben wir gemeinsam vereinbart",
    "report.measures.title.none.customer": "Was wir heute gemeinsam vereinbaren wollen",
    "report.measures.head.measure": "Maßnahme",
    "report.measures.head.measure.customer": "Was wir tun",
    "report.measures.head.suggestion": "Vorschlag fürs Tagesgeschäft",
    "report.measures.head.criterion": "Kriterium",
    "report.measures.head.criterion.customer": "Thema",
    "report.measures.head.supplier_owner": "Wer bei uns",
    "report.measures.head.key_account_owner": "Wer beim Key Account",
    "report.measures.head.key_account_owner.customer": "Wer bei Ihnen",
    "report.measures.head.due": "Fällig",
    "report.measures.head.due.customer": "Bis wann",
    "report.measures.head.status": "Status",
    "report.measures.overdue": "◆ {due}",
    "report.measures.legend": "◆ überfällig am {as_of}",
    "report.measures.further": "… und {count} weitere offene Maßnahmen in der Mappe",
    "report.measures.further.one": "… und eine weitere offene Maßnahme in der Mappe",
    "report.measures.further.customer": "… und {count} weitere",
    "report.measures.share": "Wert je Jahr: für uns {supplier}, für {account} {key_account} ({share} zu {rest}).",
    "report.measures.share.missing": "Für einen fairen Anteil fehlt noch der Wert je Maßnahme für beide Seiten.",
    "report.measures.nothing": "Kein Unterschied verlangt danach. Vereinbaren Sie, was Sie gemeinsam ausbauen wollen.",
    "report.measures.note.1": "Überfälliges zuerst: neuer Termin oder bewusst streichen.",
    "report.measures.note.2": "Zu jeder Maßnahme gehört auf beiden Seiten ein Name.",
    "report.measures.note.1.customer": "Jede Zeile kurz durchgehen: Stimmt es noch, wer macht es, bis wann?",
    "report.measures.note.2.customer": "Höchstens drei Schritte vereinbaren, jeden mit einem Namen auf beiden Seiten.",
    # --- command line
    "report.wrote": "Geschrieben: {path} (5 Seiten)",
    "report.errors": "Achtung: {count} Eingaben sind ungültig und zählen im Bericht nicht mit:",
    "report.errors.one": "Achtung: Eine Eingabe ist ungültig und zählt im Bericht nicht mit:",
    "report.customer": (
        "Für den Kunden: ohne Gewichte, Werte, Hinweise und interne Urteile. "
        "Gezeigt sind nur Maßnahmen, die beim Kunden jemand verantwortet. Bitte vor dem Versand einmal durchlesen."
    ),
    "error.report_unrated": (
        "{file}: Noch kein Kriterium ist für beide Seiten bewertet, es gibt also nichts zu berichten. "
        "Bitte mindestens eines ausfüllen."
    ),
    "error.report_kind": "{file}: Ein Bericht muss auf .pptx oder .pdf enden.",
    "error.report_template_pdf": "--template gilt nur für PowerPoint. Bitte als Ausgabe eine .pptx-Datei angeben.",
    "error.report_template": (
        "{file}: Das ist keine lesbare PowerPoint-Datei ({reason}). "
        "Bitte in PowerPoint öffnen und als .pptx oder .potx speichern."
    ),
    "error.report_template_kind": (
        "{file}: Eine Vorlage muss eine PowerPoint-Datei ohne Makros und ohne Kennwort sein (.pptx oder .potx)."
    ),
    # --- ribbon
    "error.report_save_first": (
        "Bitte speichern Sie die Mappe zuerst: Der Bericht entsteht aus der gespeicherten Datei, "
        "und seit dem letzten Speichern hat sich etwas geändert."
    ),
    "error.report_without_file": (
        "Diese Mappe hat noch keine Datei auf diesem Computer. Bitte speichern Sie sie zuerst, "
        "aus der Cloud als Kopie: Der Bericht entsteht aus der Datei."
    ),
    "ribbon.report.audience": (
        "Ist der Bericht für den Kunden?\n\n"
        "Ja: ohne Gewichte, Werte, Hinweise und interne Urteile.\nNein: für das eigene Haus, mit allem."
    ),
    "file.kind.pptx": "PowerPoint-Präsentation",
    "ribbon.report.done": "Der Bericht ist fertig: {path}",
    "ribbon.report.done.errors": (
        "Der Bericht ist fertig: {path}\n\n{count} ungültige Eingaben zählen darin nicht mit. „Prüfen“ zeigt sie."
    ),
}


_ENGLISH: dict[str, str] = {
    # --- who is called what
    "report.supplier": "Supplier",
    "report.unnamed": "Criterion {number}",
    "report.unnamed.customer": "Topic {number}",
    "report.column.criterion": "Criterion",
    "report.layout.picture": "Picture and text",
    "report.layout.table": "Title only",
    "report.layout.title": "The message as a full sentence",
    "report.layout.words": "What supports it",
    "report.key_account": "Key account",
    "report.key_account.customer": "Customer",
    "report.account.nominative": "the key account",
    "report.account.dative": "the key account",
    "report.account.accusative": "the key account",
    "report.document": "Partnership with {account}",
    "report.document.customer": "Our partnership: {supplier} and {account}",
    "report.confidential": "Confidential",
    # --- words of the charts that differ for the customer
    "report.axis.customer": "{name} brings in  →",
    "report.zone.supplier_more.customer": "We bring in\nmore",
    "report.zone.key_account_more.customer": "You bring in\nmore",
    "report.legend.overall.customer": "Overall picture",
    "report.legend.criterion.customer": "Topic (no.)",
    "report.series.range.customer": "range",
    "report.series.equal.customer": "the same",
    "report.head.rating": "No.",
    "report.alt.diagram.customer": (
        "Diagram of our partnership. Across: what {supplier} brings in; upwards: what {account} brings in. Each number "
        "is a topic, the large ring is the overall picture. On the dashed line both bring in the same."
    ),
    "report.alt.position": "Overall position: {supplier} to {key_account}.",
    "report.alt.profile": (
        "Profile: for each criterion a circle for {supplier} and a diamond for {account}, joined by a line. "
        "The longer the line, the larger the gap."
    ),
    "report.alt.trend": (
        "Line chart over time: what {supplier} (circles) and {account} (diamonds) bring in on average. "
        "Most recently {last_supplier} and {last_key_account}."
    ),
    # --- 1 where we stand
    "report.stand.title.supplier_frustration": (
        "We give more than {account} returns: {supplier} to {key_account} of {high}"
    ),
    "report.stand.title.key_account_frustration": (
        "{account} gives more than we return: {key_account} to {supplier} of {high}"
    ),
    "report.stand.title.supplier_relationship": "With {account_dative} we have a balanced, lean supplier relationship",
    "report.stand.title.cooperation": "With {account_dative} we live a balanced cooperation",
    "report.stand.title.strategic_partnership": "With {account_dative} we live a strategic partnership at eye level",
    "report.stand.title.customer": ("Our view of working together: we {supplier}, you {key_account} of {high}"),
    "report.stand.title.balanced.customer": "Our view: both sides bring a balanced share into our cooperation",
    "report.stand.supplier": "is what we invest on average",
    "report.stand.key_account": "is what {account} invests on average",
    "report.stand.balance.inside": "balance, within the tolerance of ±{tolerance}",
    "report.stand.balance.outside": "balance, beyond the tolerance of ±{tolerance}",
    "report.stand.level": "level; cooperation from {cooperation}, strategic from {strategic}",
    "report.stand.coverage": "covered: {rated} of {count} criteria are rated for both sides",
    "report.stand.robust": "The verdict is robust: no single criterion changes it.",
    "report.stand.tipping": "The verdict is close: it changes without criterion {numbers} alone.",
    "report.stand.supplier.customer": "is what we bring in on average, as we see it",
    "report.stand.key_account.customer": "is what you bring in on average, as we see it",
    "report.stand.themes.customer": "topics we have looked at on both sides",
    "report.stand.read.customer": "On the dashed line both sides bring in the same.",
    "report.stand.ask.customer": "How do you see it? We would like to put your view next to ours.",
    "report.stand.note.1": "Key message: {zone}. {meaning}",
    "report.stand.note.2": (
        "Let the picture sink in first: each number is a criterion, the ring is the weighted overall position."
    ),
    "report.stand.note.3": "An imbalance is a reason to talk, not a fault: {advice}",
    "report.stand.note.errors": (
        "To be checked before the meeting: {count} inputs of the workbook are not valid and do not count here."
    ),
    "report.stand.note.1.customer": "Opening: this is our view. We are curious about yours.",
    "report.stand.note.2.customer": (
        "Explain the picture: across what we contribute, upwards what the other side does; each number is a topic."
    ),
    "report.stand.note.3.customer": "Ask: where would you put the ring, and why?",
    # --- 2 profile
    "report.profile.title": "In {inside} of {count} criteria both invest about the same",
    "report.profile.title.all": "In all {count} criteria both invest about the same",
    "report.profile.title.none": "In none of the {count} criteria do both invest about the same",
    "report.profile.title.one": "One criterion is rated: {title}",
    "report.profile.title.customer": "In {inside} of {count} topics both sides bring in about the same",
    "report.profile.title.all.customer": "In all {count} topics both sides bring in about the same",
    "report.profile.title.none.customer": "In the {count} topics both sides bring in different things",
    "report.profile.title.one.customer": "We have looked at one topic: {title}",
    "report.profile.supplier_more": "criteria in which we invest clearly more",
    "report.profile.supplier_more.one": "criterion in which we invest clearly more",
    "report.profile.key_account_more": "criteria in which {account} invests clearly more",
    "report.profile.key_account_more.one": "criterion in which {account} invests clearly more",
    "report.profile.both": "criteria within the tolerance of ±{tolerance}",
    "report.profile.both.one": "criterion within the tolerance of ±{tolerance}",
    "report.profile.both.customer": "topics in which we are close together",
    "report.profile.both.one.customer": "topic in which we are close together",
    "report.profile.apart.customer": "topics we would like to talk about",
    "report.profile.apart.one.customer": "topic we would like to talk about",
    "report.profile.strength": "Shared strength: {title} ({supplier} and {key_account})",
    "report.profile.widest": "Furthest apart: {title} ({supplier} and {key_account})",
    "report.profile.selection": "Shown: the {shown} of {count} criteria with the largest gaps, in their order.",
    "report.profile.selection.customer": "Shown: {shown} of {count} topics.",
    "report.profile.note.1": "Begin with the shared strength, then turn to the long lines.",
    "report.profile.note.2": "Ask: which gap is intended, which one has just happened?",
    "report.profile.note.1.customer": "Begin with what goes well: the topics in which both bring in much.",
    "report.profile.note.2.customer": "Ask: where do you recognise yourselves, where do you see it differently?",
    # --- 3 gaps
    "report.gaps.title.one": "One gap makes up {share} of the whole imbalance",
    "report.gaps.title.many": "{count} gaps make up {share} of the whole imbalance",
    "report.gaps.title.none": "No gap is larger than the tolerance",
    "report.gaps.title.one.customer": "We would like to talk to you about this topic",
    "report.gaps.title.many.customer": "We would like to talk to you about these {count} topics",
    "report.gaps.title.none.customer": "We are close together: let us talk about what goes well",
    "report.gaps.head.criterion": "Criterion",
    "report.gaps.head.criterion.customer": "Topic",
    "report.gaps.head.question": "Question for the next talk",
    "report.gaps.head.gap": "Gap",
    "report.gaps.head.us": "We",
    "report.gaps.head.them": "Key account",
    "report.gaps.head.them.customer": "You",
    "report.gaps.none": (
        "All gaps are within the tolerance of ±{tolerance}. Ask what goes well, and what more could come of it."
    ),
    "report.gaps.none.customer": "What goes so well that we should build on it, and what do you still miss?",
    "report.gaps.further": "… and {count} more gaps beyond the tolerance",
    "report.gaps.further.one": "… and one more gap beyond the tolerance",
    "report.gaps.question.customer": "How important is this topic to you, and what would be good for both of us?",
    "report.gaps.note.1": "Ask one question for each topic and listen; keep the answers in the workbook.",
    "report.gaps.note.2": "The order follows weight times gap; the gap is key account minus supplier.",
    "report.gaps.note.1.customer": "Ask the question for each topic, listen and write the answer down.",
    "report.gaps.note.2.customer": "At the end, choose together one topic to begin with.",
    # --- 4 trend
    "report.trend.title.better": "Since {since} the relationship is more balanced: balance from {before} to {now}",
    "report.trend.title.worse": "Since {since} both sides drift apart: balance from {before} to {now}",
    "report.trend.title.same": "Since {since} the balance has hardly changed ({before} and {now})",
    "report.trend.title.first": "This is the first state; the next one will show the direction",
    "report.trend.title.customer": "How our cooperation has developed since {since}",
    "report.trend.title.first.customer": "A beginning: from the next time on we will see the development",
    "report.trend.supplier": "we, since {since}: from {before} to {now}",
    "report.trend.key_account": "{account}, since {since}: from {before} to {now}",
    "report.trend.balance": "balance (key account − supplier), {before} before",
    "report.trend.supplier.customer": "our contribution since {since}: from {before} to {now}",
    "report.trend.key_account.customer": "your contribution since {since}: from {before} to {now}",
    "report.trend.states": "states since {first}",
    "report.trend.next": "Next state: {month}",
    "report.trend.next.unknown": "Next state: in half a year",
    "report.trend.how": "Before each talk, click “Save state” in Excel: then this page shows the curve.",
    "report.trend.how.customer": "We suggest looking at this picture together twice a year.",
    "report.trend.other_scale": "{count} states on another scale are not shown.",
    "report.trend.other_scale.one": "One state on another scale is not shown.",
    "report.trend.note.1": "Direction before height: what has moved, and which measure has helped?",
    "report.trend.note.2": "Do not read too much into small swings; from about half the tolerance on, talk about it.",
    "report.trend.note.1.customer": "Ask: what has changed from your point of view?",
    "report.trend.note.2.customer": "Arrange the next joint look right away.",
    # --- 5 measures
    "report.measures.title.none": "No measure is agreed yet: suggestions to begin with",
    "report.measures.title.nothing": "No measure is agreed yet",
    "report.measures.title.done": "All {count} measures are done or put on hold",
    "report.measures.title.done.one": "The one measure is done or put on hold",
    "report.measures.title.open": "{open} measures are open",
    "report.measures.title.open.one": "One measure is open",
    "report.measures.title.overdue": "{open} measures are open, {overdue} of them overdue",
    "report.measures.title.overdue.one": "One measure is open, and it is overdue",
    "report.measures.title.customer": "What we have agreed together",
    "report.measures.title.none.customer": "What we want to agree together today",
    "report.measures.head.measure": "Measure",
    "report.measures.head.measure.customer": "What we do",
    "report.measures.head.suggestion": "Suggestion for day-to-day business",
    "report.measures.head.criterion": "Criterion",
    "report.measures.head.criterion.customer": "Topic",
    "report.measures.head.supplier_owner": "Our owner",
    "report.measures.head.key_account_owner": "Key account's owner",
    "report.measures.head.key_account_owner.customer": "Your owner",
    "report.measures.head.due": "Due",
    "report.measures.head.due.customer": "By when",
    "report.measures.head.status": "Status",
    "report.measures.overdue": "◆ {due}",
    "report.measures.legend": "◆ overdue on {as_of}",
    "report.measures.further": "… and {count} more open measures in the workbook",
    "report.measures.further.one": "… and one more open measure in the workbook",
    "report.measures.further.customer": "… and {count} more",
    "report.measures.share": "Value a year: {supplier} for us, {key_account} for {account} ({share} to {rest}).",
    "report.measures.share.missing": "To see whether the value is shared fairly, each measure needs both values.",
    "report.measures.nothing": "No gap calls for one. Agree on what you want to build on together.",
    "report.measures.note.1": "What is overdue comes first: a new date, or drop it on purpose.",
    "report.measures.note.2": "Each measure needs a name on both sides.",
    "report.measures.note.1.customer": "Go through the lines: does it still hold, who does it, by when?",
    "report.measures.note.2.customer": "Agree on three steps at most, each with a name on both sides.",
    # --- command line
    "report.wrote": "Written: {path} (5 pages)",
    "report.errors": "Warning: {count} inputs are not valid and do not count in the report:",
    "report.errors.one": "Warning: one input is not valid and does not count in the report:",
    "report.customer": (
        "For the customer: without weights, values, findings and internal judgements. Only measures with an owner on "
        "the customer's side are shown. Please read it through once before you send it."
    ),
    "error.report_unrated": (
        "{file}: no criterion is rated for both sides yet, so there is nothing to report. Please fill in at least one."
    ),
    "error.report_kind": "{file}: a report must end in .pptx or .pdf.",
    "error.report_template_pdf": "--template is for PowerPoint only. Please name a .pptx file as the output.",
    "error.report_template": (
        "{file}: this is no readable PowerPoint file ({reason}). "
        "Please open it in PowerPoint and save it as .pptx or .potx."
    ),
    "error.report_template_kind": (
        "{file}: a template must be a PowerPoint file without macros and without a password (.pptx or .potx)."
    ),
    # --- ribbon
    "error.report_save_first": (
        "Please save the workbook first: the report is made from the saved file, "
        "and something has changed since it was saved."
    ),
    "error.report_without_file": (
        "This workbook has no file on this computer yet. Please save it first, from the cloud as a copy: "
        "the report is made from the file."
    ),
    "ribbon.report.audience": (
        "Is the report for the customer?\n\n"
        "Yes: without weights, values, findings and internal judgements.\nNo: for your own company, with everything."
    ),
    "file.kind.pptx": "PowerPoint presentation",
    "ribbon.report.done": "The report is ready: {path}",
    "ribbon.report.done.errors": (
        "The report is ready: {path}\n\n{count} inputs are not valid and do not count in it. “Check” shows them."
    ),
}

REPORT: dict[Language, dict[str, str]] = {Language.DE: _GERMAN, Language.EN: _ENGLISH}

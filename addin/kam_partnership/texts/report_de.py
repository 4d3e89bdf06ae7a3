"""The words of the report in German; see ``report.py``."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    # --- who is called what
    "report.supplier": "Lieferant",
    "report.unnamed": "Kriterium {number}",
    "report.unnamed.customer": "Thema {number}",
    "report.column.criterion": "Kriterium",
    "report.layout.picture": "Bild und Text",
    "report.layout.wide": "Breites Bild und Text",
    "report.layout.table": "Nur Titel",
    "report.layout.title": "Die Aussage als ganzer Satz",
    "report.layout.words": "Was sie belegt",
    "report.key_account": "Key Account",
    "report.key_account.customer": "Kunde",
    "report.account.nominative": "der Key Account",
    "report.account.dative": "dem Key Account",
    "report.account.accusative": "den Key Account",
    "report.account.nominative.customer": "Sie",
    "report.account.dative.customer": "Ihnen",
    "report.account.accusative.customer": "Sie",
    "report.document": "Partnerschaft mit {account}",
    "report.document.customer": "Unsere Partnerschaft: {supplier} und {account}",
    "report.confidential": "Vertraulich",
    # --- words of the charts that differ for the customer
    "report.axis.customer": "{name} bringt ein  →",
    "report.axis.us.customer": "Wir bringen ein  →",
    "report.axis.them.customer": "Sie bringen ein  →",
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
        "Wir geben mehr, als {account} erwidert: {supplier} gegenüber {key_account} "
        "(Skala\u00a0{low}\u00a0bis\u00a0{high})"
    ),
    "report.stand.title.key_account_frustration": (
        "{account} gibt mehr, als wir erwidern: {key_account} gegenüber {supplier} "
        "(Skala\u00a0{low}\u00a0bis\u00a0{high})"
    ),
    "report.stand.title.supplier_relationship": (
        "Mit {account_dative} verbindet uns eine ausgewogene, schlanke Lieferantenbeziehung"
    ),
    "report.stand.title.cooperation": "Mit {account_dative} leben wir eine ausgewogene Kooperation",
    "report.stand.title.strategic_partnership": (
        "Mit {account_dative} leben wir eine strategische Partnerschaft auf Augenhöhe"
    ),
    "report.stand.title.customer": "So sehen wir unsere Zusammenarbeit heute – wie sehen Sie sie?",
    "report.stand.title.balanced.customer": "Unsere Sicht: Beide Seiten bringen sich ausgewogen ein",
    "report.stand.supplier": "investieren wir im Mittel",
    "report.stand.key_account": "investiert {account} im Mittel",
    "report.stand.balance.inside": "Balance, in der Toleranz von ±{tolerance}",
    "report.stand.balance.outside": "Balance, jenseits der Toleranz von ±{tolerance}",
    "report.stand.level": "Niveau; Kooperation ab {cooperation}, strategisch ab {strategic}",
    "report.stand.coverage": "abgedeckt: {rated} von {count} Kriterien sind beidseitig bewertet",
    "report.stand.coverage.one": "abgedeckt: Eines von {count} Kriterien ist beidseitig bewertet",
    "report.stand.coverage.only": "abgedeckt: Das eine Kriterium ist beidseitig bewertet",
    "report.stand.robust": "Das Urteil ist stabil: Kein einzelnes Kriterium ändert es.",
    "report.stand.tipping": "Das Urteil ist knapp: Es kippt schon ohne Kriterium {numbers}.",
    "report.stand.supplier.customer": "bringen wir aus unserer Sicht im Mittel ein",
    "report.stand.key_account.customer": "bringen Sie aus unserer Sicht im Mittel ein",
    "report.stand.themes.customer": "Themen haben wir auf beiden Seiten angesehen",
    "report.stand.themes.one.customer": "Thema haben wir auf beiden Seiten angesehen",
    "report.stand.read.customer": (
        "Die Skala reicht von {low} bis {high}. Auf der gestrichelten Linie bringen beide Seiten gleich viel ein."
    ),
    "report.stand.ask.customer": "Ihre Sicht möchten wir gern neben unsere legen.",
    "report.stand.note.1": "Kernaussage: {zone}. {meaning}",
    "report.stand.note.2": (
        "Erst das Bild wirken lassen: Jede Nummer ist ein Kriterium, der Ring die gewichtete Gesamtposition."
    ),
    "report.stand.note.3": "Ein Ungleichgewicht ist ein Anlass zum Gespräch, kein Fehler: {advice}",
    "report.stand.note.errors.one": (
        "Vor dem Termin prüfen: Eine Eingabe der Mappe ist ungültig und zählt hier nicht mit."
    ),
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
    "report.profile.title.single": "Bei einem von {count} Kriterien investieren beide ähnlich viel",
    "report.profile.title.all": "Bei allen {count} Kriterien investieren beide ähnlich viel",
    "report.profile.title.none": "Bei keinem der {count} Kriterien investieren beide ähnlich viel",
    "report.profile.title.one": "Ein Kriterium ist bewertet: {title}",
    "report.profile.title.customer": "In {inside} von {count} Themen bringen beide Seiten ähnlich viel ein",
    "report.profile.title.single.customer": "In einem von {count} Themen bringen beide Seiten ähnlich viel ein",
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
    "report.gaps.question.1.customer": (
        "Wie wichtig ist Ihnen dieses Thema, und was wäre hier für beide ein guter Stand?"
    ),
    "report.gaps.question.2.customer": "Was wäre für Sie hier ein guter nächster Schritt?",
    "report.gaps.question.3.customer": "Was läuft hier aus Ihrer Sicht gut, und was fehlt Ihnen?",
    "report.gaps.question.4.customer": "Woran würden Sie merken, dass wir hier gemeinsam vorankommen?",
    "report.gaps.question.5.customer": "Wer sollte sich dieses Thema auf beiden Seiten gemeinsam ansehen?",
    "report.gaps.note.1": "Je Thema eine Frage stellen und zuhören; Antworten in der Mappe festhalten.",
    "report.gaps.note.2": "Die Reihenfolge folgt Gewicht mal Differenz; die Differenz ist Key Account minus Lieferant.",
    "report.gaps.note.1.customer": "Je Thema die Frage stellen, zuhören und die Antwort mitschreiben.",
    "report.gaps.note.2.customer": "Am Ende gemeinsam ein Thema auswählen, mit dem beide beginnen wollen.",
    # --- 4 trend
    "report.trend.title.better": "Seit {since} ist die Beziehung ausgewogener: Balance von {before} auf {now}{lately}",
    "report.trend.title.worse": "Seit {since} entfernen sich beide Seiten: Balance von {before} auf {now}{lately}",
    "report.trend.title.same": "Seit {since} ist die Balance fast unverändert ({before} und {now}){lately}",
    "report.trend.title.turned": "Seit {since} hat sich die Balance gedreht: von {before} auf {now}{lately}",
    "report.trend.lately.better": "; zuletzt ausgewogener",
    "report.trend.lately.worse": "; zuletzt weiter auseinander",
    "report.trend.lately.same": "; zuletzt kaum verändert",
    "report.trend.lately.turned": "; zuletzt gedreht",
    "report.trend.title.first": "Das ist der erste Stand: Darauf achten wir bis {month}",
    "report.trend.title.first.unknown": "Das ist der erste Stand: Darauf achten wir bis zum nächsten",
    "report.trend.title.customer": "So hat sich unsere Zusammenarbeit seit {since} entwickelt",
    "report.trend.title.first.customer": "Ein Anfang: Darauf möchten wir bis {month} gemeinsam achten",
    "report.trend.title.first.unknown.customer": "Ein Anfang: Darauf möchten wir bis zum nächsten Mal achten",
    "report.trend.head.watch": "Worauf wir achten",
    "report.trend.head.aim": "Ziel bis {month}",
    "report.trend.head.aim.unknown": "Ziel für das nächste Mal",
    "report.trend.head.aim.customer": "Was wir bis {month} erreichen wollen",
    "report.trend.head.aim.unknown.customer": "Was wir bis zum nächsten Mal erreichen wollen",
    "report.trend.overall": "Gesamt (gewichtet)",
    "report.trend.overall.customer": "Gesamtbild",
    "report.trend.supplier": "wir seit {since}: von {before} auf {now}",
    "report.trend.key_account": "{account} seit {since}: von {before} auf {now}",
    "report.trend.balance": "Balance (Key Account − Lieferant), zu Beginn {before}",
    "report.trend.supplier.customer": "unser Beitrag seit {since}: von {before} auf {now}",
    "report.trend.key_account.customer": "Ihr Beitrag seit {since}: von {before} auf {now}",
    "report.trend.states": "Stände seit {first}",
    "report.trend.next": "Nächster Stand: {month}",
    "report.trend.next.unknown": "Nächster Stand: in einem halben Jahr",
    "report.trend.next.customer": "Nächster gemeinsamer Blick: {month}",
    "report.trend.next.unknown.customer": "Nächster gemeinsamer Blick: in einem halben Jahr",
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
    "report.measures.title.bare": "{open} Maßnahmen sind offen, alle noch ohne Termin und Namen",
    "report.measures.title.bare.one": "Eine Maßnahme ist offen, noch ohne Termin und Namen",
    "report.measures.title.undated": "{open} Maßnahmen sind offen, keine hat einen Termin",
    "report.measures.title.undated.one": "Eine Maßnahme ist offen, noch ohne Termin",
    "report.measures.title.some_undated": "{open} Maßnahmen sind offen, {undated} davon ohne Termin",
    "report.measures.title.one_undated": "{open} Maßnahmen sind offen, eine davon ohne Termin",
    "report.measures.title.overdue": "{open} Maßnahmen sind offen, {overdue} davon überfällig",
    "report.measures.title.one_overdue": "{open} Maßnahmen sind offen, eine davon überfällig",
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
    "report.measures.legend": "◆ überfällig (Stand {as_of})",
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
    "ribbon.report.done.errors.one": (
        "Der Bericht ist fertig: {path}\n\nEine ungültige Eingabe zählt darin nicht mit. „Prüfen“ zeigt sie."
    ),
    "ribbon.report.done.errors": (
        "Der Bericht ist fertig: {path}\n\n{count} ungültige Eingaben zählen darin nicht mit. „Prüfen“ zeigt sie."
    ),
}

"""The words of the report in English; see ``report.py``."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    # --- who is called what
    "report.supplier": "Supplier",
    "report.unnamed": "Criterion {number}",
    "report.unnamed.customer": "Topic {number}",
    "report.column.criterion": "Criterion",
    "report.layout.picture": "Picture and text",
    "report.layout.wide": "Wide picture and text",
    "report.layout.table": "Title only",
    "report.layout.title": "The message as a full sentence",
    "report.layout.words": "What supports it",
    "report.key_account": "Key account",
    "report.key_account.customer": "Customer",
    "report.account.nominative": "the key account",
    "report.account.dative": "the key account",
    "report.account.accusative": "the key account",
    "report.account.nominative.customer": "you",
    "report.account.dative.customer": "you",
    "report.account.accusative.customer": "you",
    "report.document": "Partnership with {account}",
    "report.document.customer": "Our partnership: {supplier} and {account}",
    "report.confidential": "Confidential",
    # --- words of the charts that differ for the customer
    "report.axis.customer": "{name} contributes  →",
    "report.axis.us.customer": "We contribute  →",
    "report.axis.them.customer": "You contribute  →",
    "report.zone.supplier_more.customer": "We contribute\nmore",
    "report.zone.key_account_more.customer": "You contribute\nmore",
    "report.legend.overall.customer": "Overall picture",
    "report.legend.criterion.customer": "Topic (no.)",
    "report.series.range.customer": "range",
    "report.series.equal.customer": "the same",
    "report.head.rating": "No.",
    "report.alt.diagram.customer": (
        "Diagram of our partnership. Across: what {supplier} contributes; upwards: what {account} contributes. Each "
        "number is a topic, the large ring is the overall picture. On the dashed line both contribute the same."
    ),
    "report.alt.position": "Overall position: {supplier} to {key_account}.",
    "report.alt.profile": (
        "Profile: for each criterion a circle for {supplier} and a diamond for {account}, joined by a line. "
        "The longer the line, the larger the gap."
    ),
    "report.alt.trend": (
        "Line chart over time: what {supplier} (circles) and {account} (diamonds) contribute on average. "
        "Most recently {last_supplier} and {last_key_account}."
    ),
    # --- 1 where we stand
    "report.stand.title.supplier_frustration": (
        "We give more than {account} returns: {supplier} against {key_account} (scale\u00a0{low}\u00a0to\u00a0{high})"
    ),
    "report.stand.title.key_account_frustration": (
        "{account} gives more than we return: {key_account} against {supplier} (scale\u00a0{low}\u00a0to\u00a0{high})"
    ),
    "report.stand.title.supplier_relationship": "With {account_dative} we have a balanced, lean supplier relationship",
    "report.stand.title.cooperation": "With {account_dative} we have a balanced cooperation",
    "report.stand.title.strategic_partnership": "With {account_dative} we have a strategic partnership as equals",
    "report.stand.title.customer": "This is how we see our cooperation today – how do you see it?",
    "report.stand.title.balanced.customer": "Our view: both sides contribute a balanced share",
    "report.stand.supplier": "is what we invest on average",
    "report.stand.key_account": "is what {account} invests on average",
    "report.stand.balance.inside": "balance, within the tolerance of ±{tolerance}",
    "report.stand.balance.outside": "balance, beyond the tolerance of ±{tolerance}",
    "report.stand.level": "level; cooperation from {cooperation}, strategic from {strategic}",
    "report.stand.coverage": "covered: {rated} of {count} criteria are rated for both sides",
    "report.stand.coverage.one": "covered: one of {count} criteria is rated for both sides",
    "report.stand.coverage.only": "covered: the one criterion is rated for both sides",
    "report.stand.robust": "The verdict is robust: no single criterion changes it.",
    "report.stand.tipping": "The verdict is close: it changes without criterion {numbers} alone.",
    "report.stand.supplier.customer": "is what we contribute on average, as we see it",
    "report.stand.key_account.customer": "is what you contribute on average, as we see it",
    "report.stand.themes.customer": "topics we have looked at on both sides",
    "report.stand.themes.one.customer": "topic we have looked at on both sides",
    "report.stand.read.customer": (
        "The scale goes from {low} to {high}. On the dashed line both sides contribute the same."
    ),
    "report.stand.ask.customer": "We would like to put your view next to ours.",
    "report.stand.note.1": "Key message: {zone}. {meaning}",
    "report.stand.note.2": (
        "Let the picture sink in first: each number is a criterion, the ring is the weighted overall position."
    ),
    "report.stand.note.3": "An imbalance is a reason to talk, not a fault: {advice}",
    "report.stand.note.errors.one": (
        "To be checked before the meeting: one input of the workbook is not valid and does not count here."
    ),
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
    "report.profile.title.single": "In one of {count} criteria both invest about the same",
    "report.profile.title.all": "In all {count} criteria both invest about the same",
    "report.profile.title.none": "In none of the {count} criteria do both invest about the same",
    "report.profile.title.one": "One criterion is rated: {title}",
    "report.profile.title.customer": "In {inside} of {count} topics both sides contribute about the same",
    "report.profile.title.single.customer": "In one of {count} topics both sides contribute about the same",
    "report.profile.title.all.customer": "In all {count} topics both sides contribute about the same",
    "report.profile.title.none.customer": "In the {count} topics both sides contribute different things",
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
    "report.profile.note.1.customer": "Begin with what goes well: the topics in which both contribute much.",
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
    "report.gaps.question.1.customer": (
        "How important is this topic to you, and what would be a good place for both of us?"
    ),
    "report.gaps.question.2.customer": "What would be a good next step for you here?",
    "report.gaps.question.3.customer": "What works well here as you see it, and what do you miss?",
    "report.gaps.question.4.customer": "How would you notice that we are making progress here together?",
    "report.gaps.question.5.customer": "Who on both sides should look at this topic together?",
    "report.gaps.note.1": "Ask one question for each topic and listen; keep the answers in the workbook.",
    "report.gaps.note.2": "The order follows weight times gap; the gap is key account minus supplier.",
    "report.gaps.note.1.customer": "Ask the question for each topic, listen and write the answer down.",
    "report.gaps.note.2.customer": "At the end, choose together one topic to begin with.",
    # --- 4 trend
    "report.trend.title.better": (
        "Since {since} the relationship has become more balanced: balance from {before} to {now}{lately}"
    ),
    "report.trend.title.worse": "Since {since} both sides have drifted apart: balance from {before} to {now}{lately}",
    "report.trend.title.same": "Since {since} the balance has hardly changed ({before} and {now}){lately}",
    "report.trend.title.turned": "Since {since} the balance has reversed: from {before} to {now}{lately}",
    "report.trend.lately.better": "; more balanced lately",
    "report.trend.lately.worse": "; further apart lately",
    "report.trend.lately.same": "; hardly changed lately",
    "report.trend.lately.turned": "; reversed lately",
    "report.trend.title.first": "This is the first review: what to watch until {month}",
    "report.trend.title.first.unknown": "This is the first review: what to watch until the next one",
    "report.trend.title.customer": "How our cooperation has developed since {since}",
    "report.trend.title.first.customer": "A beginning: what we would like to watch together until {month}",
    "report.trend.title.first.unknown.customer": "A beginning: what we would like to watch until the next time",
    "report.trend.head.watch": "What we watch",
    "report.trend.head.aim": "Aim for {month}",
    "report.trend.head.aim.unknown": "Aim for the next time",
    "report.trend.head.aim.customer": "What we want to reach by {month}",
    "report.trend.head.aim.unknown.customer": "What we want to reach by the next time",
    "report.trend.overall": "Overall (weighted)",
    "report.trend.overall.customer": "Overall picture",
    "report.trend.supplier": "we, since {since}: from {before} to {now}",
    "report.trend.key_account": "{account}, since {since}: from {before} to {now}",
    "report.trend.balance": "balance (key account − supplier), {before} at the start",
    "report.trend.supplier.customer": "our contribution since {since}: from {before} to {now}",
    "report.trend.key_account.customer": "your contribution since {since}: from {before} to {now}",
    "report.trend.states": "reviews since {first}",
    "report.trend.next": "Next review: {month}",
    "report.trend.next.unknown": "Next review: in half a year",
    "report.trend.next.customer": "Next joint review: {month}",
    "report.trend.next.unknown.customer": "Next joint review: in half a year",
    "report.trend.how": "Before each talk, click “Save state” in Excel: then this page shows the curve.",
    "report.trend.how.customer": "We suggest looking at this picture together twice a year.",
    "report.trend.other_scale": "{count} reviews on another scale are not shown.",
    "report.trend.other_scale.one": "One review on another scale is not shown.",
    "report.trend.note.1": "Direction before height: what has moved, and which measure has helped?",
    "report.trend.note.2": "Do not read too much into small swings; from about half the tolerance on, talk about it.",
    "report.trend.note.1.customer": "Ask: what has changed from your point of view?",
    "report.trend.note.2.customer": "Arrange the next joint review right away.",
    # --- 5 measures
    "report.measures.title.none": "No measure is agreed yet: suggestions to begin with",
    "report.measures.title.nothing": "No measure is agreed yet",
    "report.measures.title.done": "All {count} measures are done or put on hold",
    "report.measures.title.done.one": "The one measure is done or put on hold",
    "report.measures.title.open": "{open} measures are open",
    "report.measures.title.open.one": "One measure is open",
    "report.measures.title.bare": "{open} measures are open, all without a date or a name so far",
    "report.measures.title.bare.one": "One measure is open, without a date or a name so far",
    "report.measures.title.undated": "{open} measures are open, none has a date",
    "report.measures.title.undated.one": "One measure is open, without a date so far",
    "report.measures.title.some_undated": "{open} measures are open, {undated} of them without a date",
    "report.measures.title.one_undated": "{open} measures are open, one of them without a date",
    "report.measures.title.one_overdue": "{open} measures are open, one of them overdue",
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
    "report.measures.legend": "◆ overdue (as of {as_of})",
    "report.measures.further": "… and {count} more open measures in the workbook",
    "report.measures.further.one": "… and one more open measure in the workbook",
    "report.measures.further.customer": "… and {count} more",
    "report.measures.share": "Annual value: {supplier} for us, {key_account} for {account} ({share} to {rest}).",
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
    "ribbon.report.done.errors.one": (
        "The report is ready: {path}\n\nOne input is not valid and does not count in it. “Check” shows it."
    ),
    "ribbon.report.done.errors": (
        "The report is ready: {path}\n\n{count} inputs are not valid and do not count in it. “Check” shows them."
    ),
}

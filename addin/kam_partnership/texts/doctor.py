"""What doctor finds out, and what to do about it; both languages of a text stand together.

``doctor.<code>.<case>`` says what a check found, ``….remedy`` what to do about it.
"""

from __future__ import annotations

from typing import Final

_AGAIN_DE = "Bitte „kam-partnership install“ ausführen."
_AGAIN_EN = "Please run “kam-partnership install”."

# Never "pip install kam-partnership": nobody may fetch a stranger's package of that name from a public index.
_ANEW_DE = (
    "Bitte dieses Programm in dieser Umgebung noch einmal so installieren wie beim ersten Mal (es bringt das passende "
    "xlwings mit), danach „kam-partnership install“ ausführen."
)
_ANEW_EN = (
    "Please install this program in this environment once more as you did the first time (it brings the right xlwings "
    "along), then run “kam-partnership install”."
)

EXCEL_CHECKS: Final = {
    "doctor.not_here": ("Auf diesem System nicht von Belang.", "Does not matter on this system."),
    "doctor.absent": (
        "Nicht geprüft ({code}): Dafür muss das Add-in installiert sein.",
        "Not checked ({code}): the add-in must be installed for that.",
    ),
    "doctor.no_access": (
        "Nicht prüfbar ({code}): {path} lässt sich nicht lesen ({reason}).",
        "Cannot be checked ({code}): {path} cannot be read ({reason}).",
    ),
    "doctor.no_access.remedy": (
        "Bitte Excel schließen und noch einmal prüfen. Bleibt es dabei, sperrt vermutlich der Virenschutz oder das "
        "System die Datei: bitte die IT fragen.",
        "Please close Excel and check again. If it stays like that, antivirus or the system probably blocks the "
        "file: please ask your IT.",
    ),
    "doctor.excel-found.ok": ("Excel: {path}", "Excel: {path}"),
    "doctor.excel-found.missing": (
        "Auf diesem Computer wurde kein Excel gefunden.",
        "No Excel was found on this computer.",
    ),
    "doctor.excel-found.missing.remedy": (
        "Das Add-in braucht die Desktop-App Excel 2016 oder neuer; Excel im Browser genügt nicht.",
        "The add-in needs the desktop app Excel 2016 or newer; Excel in the browser is not enough.",
    ),
    "doctor.addin-present.ok": (
        "Das Add-in liegt im Startordner: {path}",
        "The add-in lies in the start folder: {path}",
    ),
    "doctor.addin-present.missing": (
        "Das Add-in ist nicht installiert: {path} fehlt.",
        "The add-in is not installed: {path} is missing.",
    ),
    "doctor.addin-present.missing.remedy": (_AGAIN_DE, _AGAIN_EN),
    "doctor.addin-present.vanished": (
        "Das Add-in war installiert, aber {path} ist verschwunden. Vermutlich hat der Virenschutz die Datei in "
        "Quarantäne verschoben.",
        "The add-in was installed, but {path} has vanished. Probably antivirus put the file into quarantine.",
    ),
    "doctor.addin-present.vanished.remedy": (
        "Bitte die IT um eine Ausnahme für genau diese Datei bitten („kam-partnership install --target ORDNER“ legt "
        "Prüfsumme und Hinweise für sie bereit), danach „kam-partnership install“. Die Mappe rechnet auch ohne Add-in.",
        "Please ask your IT to exclude exactly this file (“kam-partnership install --target FOLDER” prepares its hash "
        "and notes for them), then run “kam-partnership install”. The workbook computes without the add-in, too.",
    ),
    "doctor.addin-current.ok": (
        "Es ist die Version {version} (SHA-256 {hash}).",
        "It is version {version} (SHA-256 {hash}).",
    ),
    "doctor.addin-current.other_version": (
        "{path} hat die Version {found}, das Programm die Version {version}.",
        "{path} is version {found}, the program is version {version}.",
    ),
    "doctor.addin-current.other_version.remedy": (
        "Bitte Excel schließen und „kam-partnership install“ ausführen.",
        "Please close Excel and run “kam-partnership install”.",
    ),
    "doctor.addin-current.altered": (
        "{path} ist nicht die ausgelieferte Datei: Prüfsumme {hash} statt {expected}.",
        "{path} is not the file as shipped: hash {hash} instead of {expected}.",
    ),
    "doctor.addin-current.altered.remedy": (
        "Wenn niemand die Datei absichtlich geändert hat, bitte Excel schließen und „kam-partnership install“ "
        "ausführen.",
        "Unless somebody changed the file on purpose, please close Excel and run “kam-partnership install”.",
    ),
    "doctor.addin-current.damaged": ("{path} ist beschädigt.", "{path} is damaged."),
    "doctor.addin-current.damaged.remedy": (
        "Bitte Excel schließen und „kam-partnership install“ ausführen.",
        "Please close Excel and run “kam-partnership install”.",
    ),
    "doctor.addin-once.ok": ("Excel lädt nur diese eine Fassung.", "Excel loads this one copy only."),
    "doctor.addin-once.copies": (
        "Excel lädt noch andere Fassungen des Add-ins: {paths}",
        "Excel loads other copies of the add-in as well: {paths}",
    ),
    "doctor.addin-once.copies.remedy": (
        "Bitte in Excel unter Datei > Optionen > Add-Ins > Los… den Haken entfernen, Excel schließen und die "
        "überzähligen Dateien löschen.",
        "Please untick them in Excel under File > Options > Add-ins > Go…, close Excel and delete the extra files.",
    ),
    "doctor.addin-enabled.ok": ("Excel hat das Add-in nicht gesperrt.", "Excel has not disabled the add-in."),
    "doctor.addin-enabled.disabled": (
        "Excel hat das Add-in nach einem Absturz gesperrt.",
        "Excel has disabled the add-in after a crash.",
    ),
    "doctor.addin-enabled.disabled.remedy": (
        "Bitte in Excel unter Datei > Optionen > Add-Ins > Verwalten: Deaktivierte Elemente > Los… das Add-in "
        "aktivieren und Excel neu starten.",
        "Please enable the add-in in Excel under File > Options > Add-ins > Manage: Disabled Items > Go… and restart "
        "Excel.",
    ),
    "doctor.addin-unmarked.ok": (
        "Die Datei trägt keine Markierung aus dem Internet.",
        "The file carries no mark of the web.",
    ),
    "doctor.addin-unmarked.marked": (
        "{path} ist als Datei aus dem Internet markiert; Excel sperrt dann ihre Makros.",
        "{path} is marked as coming from the internet; Excel then blocks its macros.",
    ),
    "doctor.addin-unmarked.marked.remedy": (
        "Bitte im Explorer mit der rechten Maustaste > Eigenschaften > Zulassen anhaken. Oder die Datei löschen und "
        "„kam-partnership install“ ausführen.",
        "Please tick Unblock in the Explorer under right click > Properties. Or delete the file and run "
        "“kam-partnership install”.",
    ),
    "doctor.addin-path.ok": ("Der Pfad ist kurz genug für Excel.", "The path is short enough for Excel."),
    "doctor.addin-path.too_long": (
        "{path} ist {length} Zeichen lang, Excel öffnet höchstens {limit}.",
        "{path} is {length} characters long, Excel opens {limit} at most.",
    ),
    "doctor.addin-path.too_long.remedy": (
        "Bitte die IT fragen: Das Benutzerprofil braucht einen kürzeren Pfad.",
        "Please ask your IT: the user profile needs a shorter path.",
    ),
    "doctor.addins-allowed.ok": (
        "Keine Richtlinie verbietet VBA oder Add-ins ohne Signatur.",
        "No policy forbids VBA or unsigned add-ins.",
    ),
    "doctor.addins-allowed.vba_off": (
        "Eine Richtlinie schaltet VBA in Office ganz ab (VBAOff).",
        "A policy switches VBA in Office off altogether (VBAOff).",
    ),
    "doctor.addins-allowed.vba_off.remedy": (
        "Das kann nur die IT ändern. Die Mappe rechnet auch ohne Add-in, die Befehle von „kam-partnership“ auch.",
        "Only your IT can change that. The workbook computes without the add-in, and so do the commands of "
        "“kam-partnership”.",
    ),
    "doctor.addins-allowed.addins_off": (
        "Alle Anwendungs-Add-ins sind abgeschaltet (DisableAllAddins).",
        "All application add-ins are switched off (DisableAllAddins).",
    ),
    "doctor.addins-allowed.addins_off.remedy": (
        "Bitte in Excel unter Datei > Optionen > Trust Center > Add-Ins den Haken entfernen; ist er gesperrt, die IT "
        "fragen.",
        "Please untick it in Excel under File > Options > Trust Center > Add-ins; if it is locked, ask your IT.",
    ),
    "doctor.addins-allowed.signature": (
        "Excel lässt nur Add-ins mit Signatur zu (RequireAddinSig), auch in vertrauenswürdigen Ordnern.",
        "Excel allows signed add-ins only (RequireAddinSig), even in trusted folders.",
    ),
    "doctor.addins-allowed.signature.remedy": (
        "Bitte in Excel unter Datei > Optionen > Trust Center > Add-Ins den Haken entfernen; ist er gesperrt, kann die "
        "IT die Regel ändern oder das Add-in mit dem Zertifikat der Firma signieren.",
        "Please untick it in Excel under File > Options > Trust Center > Add-ins; if it is locked, your IT can change "
        "the rule or sign the add-in with the company's certificate.",
    ),
    "doctor.start-folder-trusted.ok": ("Excel vertraut dem Startordner.", "Excel trusts the start folder."),
    "doctor.start-folder-trusted.locations_off": (
        "Vertrauenswürdige Speicherorte sind abgeschaltet (AllLocationsDisabled); Excel sperrt die Makros des Add-ins.",
        "Trusted locations are switched off (AllLocationsDisabled); Excel blocks the add-in's macros.",
    ),
    "doctor.start-folder-trusted.locations_off.remedy": (
        "Bitte in Excel unter Datei > Optionen > Trust Center > Vertrauenswürdige Speicherorte den Haken entfernen; "
        "ist er gesperrt, die IT fragen.",
        "Please untick it in Excel under File > Options > Trust Center > Trusted Locations; if it is locked, ask your "
        "IT.",
    ),
    "doctor.start-folder-trusted.only_company_locations": (
        "Eine Richtlinie lässt nur Speicherorte der Firma zu; {path} gehört vielleicht nicht dazu.",
        "A policy allows company locations only; {path} may not be one of them.",
    ),
    "doctor.start-folder-trusted.only_company_locations.remedy": (
        "Bitte die IT bitten, diesen Ordner in die Richtlinie „Vertrauenswürdige Speicherorte“ aufzunehmen.",
        "Please ask your IT to add this folder to the policy “Trusted Locations”.",
    ),
    "doctor.start-folder-trusted.network": (
        "Der Startordner {path} liegt im Netzwerk; Excel vertraut ihm dann nicht von selbst.",
        "The start folder {path} lies on the network; Excel does not trust it by itself then.",
    ),
    "doctor.start-folder-trusted.network.remedy": (
        "Bitte die IT fragen: Der Ordner muss als vertrauenswürdiger Speicherort im Netzwerk zugelassen sein.",
        "Please ask your IT: the folder must be allowed as a trusted location on the network.",
    ),
    "doctor.applescript.ok": (
        "Das AppleScript für Excel liegt bereit: {path}",
        "The AppleScript for Excel is there: {path}",
    ),
    "doctor.applescript.missing": ("Das AppleScript {path} fehlt.", "The AppleScript {path} is missing."),
    "doctor.applescript.missing.remedy": (_AGAIN_DE, _AGAIN_EN),
    "doctor.applescript.altered": (
        "Das AppleScript {path} ist nicht das von xlwings ausgelieferte.",
        "The AppleScript {path} is not the one that xlwings ships.",
    ),
    "doctor.applescript.altered.remedy": (
        "Bitte die Datei löschen und „kam-partnership install“ ausführen.",
        "Please delete the file and run “kam-partnership install”.",
    ),
    "doctor.mac-automation.hidden": (
        "Ob Python Excel steuern darf, verrät macOS nicht. Erscheint beim Klick der Fehler -1743, bitte unter "
        "Systemeinstellungen > Datenschutz & Sicherheit > Automation bei Excel und beim Terminal „Microsoft Excel“ "
        "erlauben. Tabellenfunktionen (KAM_…) gibt es auf dem Mac nicht, die Knöpfe schon.",
        "macOS does not tell whether Python may steer Excel. If a click shows the error -1743, please allow “Microsoft "
        "Excel” for Excel and Terminal under System Settings > Privacy & Security > Automation. There are no worksheet "
        "functions (KAM_…) on the Mac; the buttons work.",
    ),
}

_MOVE_DE = (
    "Bitte eine Python-Umgebung in einem Ordner wie C:\\KAM anlegen („py -m venv C:\\KAM“), „kam-partnership“ dort "
    "installieren und von dort „kam-partnership install“ ausführen."
)
_MOVE_EN = (
    "Please make a Python environment in a folder such as C:\\KAM (“py -m venv C:\\KAM”), install “kam-partnership” "
    "there and run “kam-partnership install” from there."
)

#: Why Excel cannot start a Python from a path: what is wrong, and what to do. Errors say both in one breath.
PATH_TROUBLES: Final = {
    "interpreter_from_store": (
        (
            "Dieses Python stammt aus dem Microsoft Store ({file}). Windows zeigt ihm eigene Kopien der Ordner, darum "
            "fände Excel nichts von dem, was es schreibt.",
            "Bitte Python von python.org installieren und „kam-partnership“ dort einrichten.",
        ),
        (
            "This Python comes from the Microsoft Store ({file}). Windows shows it private copies of folders, so Excel "
            "would find nothing of what it writes.",
            "Please install Python from python.org and set up “kam-partnership” there.",
        ),
    ),
    "interpreter_not_ansi": (
        ("{file}: In diesem Pfad stehen Zeichen, die Excels VBA nicht lesen kann.", _MOVE_DE),
        ("{file}: this path holds characters that Excel's VBA cannot read.", _MOVE_EN),
    ),
    "interpreter_percent": (
        ("{file}: In diesem Pfad steht ein Prozentzeichen; Windows hielte es für eine Variable.", _MOVE_DE),
        ("{file}: this path holds a per cent sign; Windows would take it for a variable.", _MOVE_EN),
    ),
    "interpreter_too_long": (
        ("{file}: Dieser Pfad ist zu lang; Windows lädt von dort keine DLL.", _MOVE_DE),
        ("{file}: this path is too long; Windows loads no DLL from there.", _MOVE_EN),
    ),
    "interpreter_mac_characters": (
        (
            "{file}: In diesem Pfad stehen Leerzeichen, Umlaute oder andere Zeichen, mit denen Excel für den Mac "
            "Python nicht starten kann.",
            "Bitte eine Python-Umgebung in einem Ordner wie ~/kam anlegen („python3 -m venv ~/kam“), "
            "„kam-partnership“ dort installieren und von dort „kam-partnership install“ ausführen.",
        ),
        (
            "{file}: this path holds blanks, umlauts or other characters with which Excel for Mac cannot start Python.",
            "Please make a Python environment in a folder such as ~/kam (“python3 -m venv ~/kam”), install "
            "“kam-partnership” there and run “kam-partnership install” from there.",
        ),
    ),
}

PYTHON_CHECKS: Final = {
    "doctor.configuration.ok": ("Die Konfiguration ist lesbar: {path}", "The configuration is readable: {path}"),
    "doctor.configuration.missing": (
        "Die Konfiguration {path} fehlt; Excel weiß nicht, welches Python es starten soll.",
        "The configuration {path} is missing; Excel does not know which Python to start.",
    ),
    "doctor.configuration.missing.remedy": (_AGAIN_DE, _AGAIN_EN),
    "doctor.configuration.unreadable": (
        "Excel kann die Konfiguration {path} nicht lesen ({reason}).",
        "Excel cannot read the configuration {path} ({reason}).",
    ),
    "doctor.configuration.unreadable.remedy": (
        "Bitte „kam-partnership install“ ausführen, das schreibt sie neu. Wer sie von Hand ändert, speichert sie in "
        "der Kodierung ANSI.",
        "Please run “kam-partnership install”, it writes it anew. If you edit it by hand, save it as ANSI.",
    ),
    "doctor.configuration.no_interpreter": (
        "In der Konfiguration {path} fehlt der Eintrag {entry}.",
        "The configuration {path} lacks the entry {entry}.",
    ),
    "doctor.configuration.no_interpreter.remedy": (_AGAIN_DE, _AGAIN_EN),
    "doctor.configuration.empty": (
        "In der Konfiguration {path} stehen leere Einträge: {keys}. Sie setzen die Vorgaben des Add-ins außer Kraft.",
        "The configuration {path} holds empty entries: {keys}. They switch the add-in's defaults off.",
    ),
    "doctor.configuration.empty.remedy": (
        "Bitte diese Zeilen löschen oder „kam-partnership install“ ausführen.",
        "Please delete these lines or run “kam-partnership install”.",
    ),
    "doctor.interpreter.ok": ("Excel startet dieses Python: {path}", "Excel starts this Python: {path}"),
    "doctor.interpreter.missing": (
        "Das eingetragene Python {path} gibt es nicht (mehr).",
        "The configured Python {path} does not exist (any more).",
    ),
    "doctor.interpreter.missing.remedy": (_AGAIN_DE, _AGAIN_EN),
    "doctor.interpreter.console": (
        "Eingetragen ist {path}; bei jedem Start erschiene ein schwarzes Fenster.",
        "Configured is {path}; a black window would appear at each start.",
    ),
    "doctor.interpreter.console.remedy": (_AGAIN_DE, _AGAIN_EN),
    "doctor.environment.ok": (
        "Es ist die Umgebung, aus der dieser Befehl läuft.",
        "It is the environment that this command runs from.",
    ),
    "doctor.environment.other": (
        "Excel startet {path}, dieser Befehl läuft aber mit {here}.",
        "Excel starts {path}, but this command runs with {here}.",
    ),
    "doctor.environment.other.remedy": (
        "Bitte den Befehl der richtigen Umgebung verwenden oder von hier „kam-partnership install“ ausführen.",
        "Please use the command of the right environment, or run “kam-partnership install” from here.",
    ),
    "doctor.store-python.ok": (
        "Python stammt nicht aus dem Microsoft Store.",
        "Python is not from the Microsoft Store.",
    ),
    "doctor.store-python.store": (
        "Dieses Python stammt aus dem Microsoft Store ({path}). Windows zeigt ihm eigene Kopien der Ordner; was es "
        "dort schreibt oder sieht, ist nicht das, was Excel sieht.",
        "This Python comes from the Microsoft Store ({path}). Windows shows it private copies of folders; what it "
        "writes or sees there is not what Excel sees.",
    ),
    "doctor.store-python.store.remedy": (
        "Bitte Python von python.org installieren und „kam-partnership“ dort einrichten.",
        "Please install Python from python.org and set up “kam-partnership” there.",
    ),
    "doctor.onedrive.ok": ("Python liegt nicht in OneDrive.", "Python does not lie in OneDrive."),
    "doctor.onedrive.inside": (
        "{path} liegt in OneDrive ({folder}). OneDrive lagert Dateien aus und sperrt sie beim Abgleich, dann startet "
        "Python nicht.",
        "{path} lies in OneDrive ({folder}). OneDrive moves files to the cloud and locks them while syncing; Python "
        "then does not start.",
    ),
    "doctor.onedrive.inside.remedy": (_MOVE_DE, _MOVE_EN),
    "doctor.xlwings-version.ok": (
        "Add-in und Python verwenden beide xlwings {version}.",
        "Add-in and Python both use xlwings {version}.",
    ),
    "doctor.xlwings-version.addin_differs": (
        "Das installierte Add-in verlangt xlwings {wanted}, vorhanden ist {found}.",
        "The installed add-in wants xlwings {wanted}, there is {found}.",
    ),
    "doctor.xlwings-version.addin_differs.remedy": (
        "Bitte Excel schließen und „kam-partnership install“ ausführen.",
        "Please close Excel and run “kam-partnership install”.",
    ),
    "doctor.xlwings-version.package_differs": (
        "Dieses Programm verlangt xlwings {wanted}, vorhanden ist {found}.",
        "This program wants xlwings {wanted}, there is {found}.",
    ),
    "doctor.xlwings-version.package_differs.remedy": (_ANEW_DE, _ANEW_EN),
    "doctor.xlwings-dll.ok": ("Die DLLs von xlwings liegen bereit: {names}", "The DLLs of xlwings are there: {names}"),
    "doctor.xlwings-dll.missing": (
        "{missing} fehlt in {folder} und im Ordner darüber.",
        "{missing} is missing in {folder} and in the folder above.",
    ),
    "doctor.xlwings-dll.missing.remedy": (
        "Bitte „pip install --force-reinstall --no-deps xlwings=={version}“ ausführen, in einer eigenen Umgebung "
        "(nicht mit „--user“). Verschwindet die DLL wieder, die IT um eine Ausnahme im Virenschutz "
        "bitten.",
        "Please run “pip install --force-reinstall --no-deps xlwings=={version}”, in an environment of its own "
        " (not with “--user”). If the DLL vanishes again, ask your IT for an exclusion in antivirus.",
    ),
    "doctor.xlwings-dll.other_version": (
        "{missing} fehlt in {folder}; dort liegt nur {others}.",
        "{missing} is missing in {folder}; there is only {others}.",
    ),
    "doctor.xlwings-dll.other_version.remedy": (_ANEW_DE, _ANEW_EN),
    "doctor.python-starts.ok": ("Python startet und lädt alles Nötige.", "Python starts and loads all it needs."),
    "doctor.python-starts.not_started": (
        "{path} lässt sich nicht starten ({reason}).",
        "{path} cannot be started ({reason}).",
    ),
    "doctor.python-starts.not_started.remedy": (
        "Bitte „kam-partnership install“ ausführen. Bleibt es dabei, sperrt vermutlich der Virenschutz oder eine "
        "Richtlinie dieses Programm: bitte die IT fragen.",
        "Please run “kam-partnership install”. If it stays like that, antivirus or a policy probably blocks this "
        "program: please ask your IT.",
    ),
    "doctor.python-starts.slow": (
        "{path} war nach {seconds} Sekunden noch nicht bereit; Excel bliebe so lange stehen.",
        "{path} was not ready after {seconds} seconds; Excel would freeze that long.",
    ),
    "doctor.python-starts.slow.remedy": (
        "Bitte noch einmal prüfen: Der erste Start dauert länger. Bleibt es dabei, prüft vermutlich der Virenschutz "
        "jede Datei: die IT um eine Ausnahme für diesen Ordner bitten, und ihn nicht auf ein Netzlaufwerk legen.",
        "Please check again: the first start takes longer. If it stays like that, antivirus probably scans each file: "
        "ask your IT for an exclusion for this folder, and do not keep it on a network drive.",
    ),
    "doctor.python-starts.failed": (
        "{path} startet, kann aber nicht alles laden ({reason}).",
        "{path} starts, but cannot load everything ({reason}).",
    ),
    "doctor.python-starts.failed.remedy": (_ANEW_DE, _ANEW_EN),
    "doctor.python-starts.versions": (
        "{path} lädt xlwings {xlwings} und KAM Partnerschaft {version}; das passt nicht zum Add-in.",
        "{path} loads xlwings {xlwings} and KAM Partnership {version}; that does not fit the add-in.",
    ),
    "doctor.python-starts.versions.remedy": (_ANEW_DE, _ANEW_EN),
    "doctor.pywin32-cache.ok": (
        "Der Zwischenspeicher von pywin32 ist in Ordnung.",
        "The cache of pywin32 is in order.",
    ),
    "doctor.pywin32-cache.damaged": (
        "Der Zwischenspeicher von pywin32 in {path} ist beschädigt ({names}).",
        "The cache of pywin32 in {path} is damaged ({names}).",
    ),
    "doctor.pywin32-cache.damaged.remedy": (
        "Bitte Excel schließen und den Ordner {path} löschen; er entsteht von selbst neu.",
        "Please close Excel and delete the folder {path}; it is made anew by itself.",
    ),
}

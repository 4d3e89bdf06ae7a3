"""The text for IT departments that lies beside the files to distribute. Blanks are filled in by ``it_folder``."""

from __future__ import annotations

from kam_partnership.texts.language import Language

_DE = """KAM Partnerschaft {version}: Hinweise für die IT
================================================

WAS DAS IST
Ein Excel-Add-in ({addin}), das eine Bewertungsmappe auswertet. Es enthält kurze VBA-Makros, die über
xlwings {xlwings} (BSD-Lizenz) ein Python-Programm auf demselben Computer aufrufen. Es braucht keine
Administratorrechte, keinen Zugriff auf das VBA-Projektmodell und sendet nichts ins Netz.
Die Mappe selbst enthält keine Makros und rechnet auch ohne Add-in.

DIE DATEIEN
{addin}
    das Add-in, für Windows und Mac
Windows/{configuration}, Mac/{configuration}
    Muster der Konfiguration: welches Python Excel starten soll
Mac/{applescript}
    die Brücke von Excel zu Python, Teil von xlwings
{hashes}
    SHA-256-Prüfsummen dieser Dateien

1. ECHTHEIT PRÜFEN
Die Prüfsumme dieses Add-ins (SHA-256):
{hash}
Windows (PowerShell):  Get-FileHash .\\{addin} -Algorithm SHA256
Mac:                   shasum -a 256 -c {hashes}
Linux:                 sha256sum -c {hashes}

2. SELBST NACHBAUEN
Der Bau ist reproduzierbar: Gleiche Quellen ergeben auf jedem System dieselben Bytes.
In einer Kopie der Quellen der Version {version}:
    python -m pip install ".[build]"
    python addin/build.py
Danach muss addin/{addin} dieselbe Prüfsumme haben. Alle Makros stehen im Klartext unter addin/vba;
dazu kommt das VBA von xlwings, mit zwei Änderungen, die Mappen verbieten, das Python zu wählen
(addin/building/xlwings_vba.py).

3. PYTHON BEREITSTELLEN
Python 3.11 oder neuer von python.org (nicht aus dem Microsoft Store: Windows zeigt solchen Programmen eigene
Kopien der Startordner) und darin eine eigene Umgebung. Wer sie als Administrator unter „C:\\Program Files“ anlegt,
schützt sie vor Änderungen durch Benutzer:
    py -m venv "C:\\Program Files\\KAM Partnerschaft"
    "C:\\Program Files\\KAM Partnerschaft\\Scripts\\pip" install kam_partnership-{version}-py3-none-any.whl
Die Wheel-Datei entsteht aus den Quellen mit „pip wheel --no-deps .“; sie und das Add-in müssen dieselbe
Version haben. Auf dem Mac darf der Pfad keine Leerzeichen und nur Zeichen aus ASCII enthalten.

4. VERTEILEN
Am einfachsten führt jeder Benutzer „kam-partnership install“ aus dieser Umgebung aus. Oder Sie kopieren selbst,
für jeden Benutzer:
Windows
    {addin}  nach  %APPDATA%\\Microsoft\\Excel\\XLSTART
    {configuration}  nach  %USERPROFILE%\\.kam_partnership
Mac
    {addin}  nach  ~/Library/Group Containers/UBF8T346G9.Office/User Content.localized/Startup.localized/Excel
    {configuration}  nach  ~/Library/Containers/com.microsoft.Excel/Data
    {applescript}  nach  ~/Library/Application Scripts/com.microsoft.Excel
Tragen Sie vorher in {configuration} den Pfad Ihrer Umgebung ein; unter Windows muss er auf pythonw.exe enden.
Windows-Variablen wie %LOCALAPPDATA% werden aufgelöst. Die Datei wird in der ANSI-Codepage gelesen (in Westeuropa
Windows-1252), nicht als UTF-8. Lassen Sie keinen Wert leer.

5. VERTRAUENSWÜRDIGER SPEICHERORT
XLSTART ist von Haus aus ein vertrauenswürdiger Speicherort, das Add-in läuft dort ohne Nachfrage. Wenn Ihre
Richtlinien nur eigene Speicherorte zulassen, nehmen Sie den Ordner in die Richtlinie auf:
    Benutzerkonfiguration > Administrative Vorlagen > Microsoft Excel 2016 > Excel-Optionen > Sicherheit >
    Trust Center > Vertrauenswürdige Speicherorte
Dateien aus dem Internet tragen eine Markierung, die Makros sperrt; eine Signatur hilft bei .xlam-Dateien nicht.
Entfernen Sie die Markierung nach dem Prüfen der Prüfsumme:
    Unblock-File .\\{addin}

6. VIRENSCHUTZ
Manche Programme verschieben VBA-Add-ins, die Prozesse starten, in Quarantäne. Nehmen Sie genau diese Datei aus,
am besten über ihre Prüfsumme, sonst über ihren Pfad:
    %APPDATA%\\Microsoft\\Excel\\XLSTART\\{addin}
Schließen Sie keine ganzen Ordner aus. Eine neue Version hat eine neue Prüfsumme.

7. PRÜFEN UND ENTFERNEN
    kam-partnership doctor      prüft Add-in, Richtlinien, Konfiguration und Python und nennt die Abhilfe
    kam-partnership uninstall   entfernt alles, was „install“ und das Add-in angelegt haben
"""

_EN = """KAM Partnership {version}: notes for IT departments
==================================================

WHAT IT IS
An Excel add-in ({addin}) that evaluates an assessment workbook. It holds short VBA macros that call a
Python program on the same computer through xlwings {xlwings} (BSD licence). It needs no administrator rights and no
access to the VBA project object model, and sends nothing over the network.
The workbook itself holds no macros and computes without the add-in, too.

THE FILES
{addin}
    the add-in, for Windows and Mac
Windows/{configuration}, Mac/{configuration}
    a sample configuration: which Python Excel shall start
Mac/{applescript}
    the bridge from Excel to Python, part of xlwings
{hashes}
    SHA-256 hashes of these files

1. CHECK THAT IT IS GENUINE
The hash of this add-in (SHA-256):
{hash}
Windows (PowerShell):  Get-FileHash .\\{addin} -Algorithm SHA256
Mac:                   shasum -a 256 -c {hashes}
Linux:                 sha256sum -c {hashes}

2. REBUILD IT YOURSELF
The build is reproducible: the same sources make the same bytes on every system.
In a copy of the sources of version {version}:
    python -m pip install ".[build]"
    python addin/build.py
Afterwards addin/{addin} must have the same hash. All macros stand in plain text under addin/vba;
to these comes xlwings' VBA, with two changes that keep workbooks from choosing the Python
(addin/building/xlwings_vba.py).

3. PROVIDE PYTHON
Python 3.11 or newer from python.org (not from the Microsoft Store: Windows shows such programs private copies of the
start folders) and an environment of its own in it. When an administrator makes it under "C:\\Program Files", users
cannot change it:
    py -m venv "C:\\Program Files\\KAM Partnerschaft"
    "C:\\Program Files\\KAM Partnerschaft\\Scripts\\pip" install kam_partnership-{version}-py3-none-any.whl
“pip wheel --no-deps .” makes the wheel from the sources; it and the add-in must have the same
version. On the Mac the path must hold no blanks and nothing but ASCII characters.

4. DISTRIBUTE
The simplest way: each user runs "kam-partnership install" out of this environment. Or you copy the files yourself,
for each user:
Windows
    {addin}  to  %APPDATA%\\Microsoft\\Excel\\XLSTART
    {configuration}  to  %USERPROFILE%\\.kam_partnership
Mac
    {addin}  to  ~/Library/Group Containers/UBF8T346G9.Office/User Content.localized/Startup.localized/Excel
    {configuration}  to  ~/Library/Containers/com.microsoft.Excel/Data
    {applescript}  to  ~/Library/Application Scripts/com.microsoft.Excel
Before that, write the path of your environment into {configuration}; on Windows it must end with pythonw.exe.
Windows variables such as %LOCALAPPDATA% are filled in. The file is read in the ANSI code page (Windows-1252 in
western Europe), not as UTF-8. Leave no value empty.

5. TRUSTED LOCATION
XLSTART is a trusted location by default, the add-in runs there without asking. If your policies allow company
locations only, add the folder to the policy:
    User Configuration > Administrative Templates > Microsoft Excel 2016 > Excel Options > Security >
    Trust Center > Trusted Locations
Files from the internet carry a mark that blocks macros; a signature does not help with .xlam files. Remove the
mark after you have checked the hash:
    Unblock-File .\\{addin}

6. ANTIVIRUS
Some programs quarantine VBA add-ins that start processes. Exclude exactly this file, best by its hash, else by its
path:
    %APPDATA%\\Microsoft\\Excel\\XLSTART\\{addin}
Do not exclude whole folders. A new version has a new hash.

7. CHECK AND REMOVE
    kam-partnership doctor      checks add-in, policies, configuration and Python and names the remedy
    kam-partnership uninstall   removes everything that "install" and the add-in made
"""

ADMINISTRATOR_TEXTS = {Language.DE: _DE, Language.EN: _EN}

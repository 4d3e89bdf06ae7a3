@echo off
rem KAM Partnerschaft: sets the add-in up for the user who is signed in. /quiet asks and shows nothing.
rem Ends with 0: done; 3: not done, nothing changed, the log says why; anything else: Python could not start.
setlocal EnableExtensions DisableDelayedExpansion
if not exist "%~dp0python\python.exe" goto incomplete
"%~dp0python\python.exe" -B "%~dp0setup\setup.py" install %~1
set "KAM_CODE=%ERRORLEVEL%"
if "%KAM_CODE%"=="0" goto end
if "%KAM_CODE%"=="3" goto end
echo.
echo Python konnte nicht starten (%KAM_CODE%). Vielleicht verbietet es Ihre IT; IT\LIESMICH-IT.txt sagt ihr, was sie erlauben kann.
echo Python could not start (%KAM_CODE%). Perhaps your IT forbids it; IT\README-IT.txt tells them what to allow.
goto end
:incomplete
set "KAM_CODE=2"
echo Hier fehlt python\python.exe. Bitte die ZIP-Datei ganz entpacken (Rechtsklick, "Alle extrahieren"), in einen
echo Ordner mit kurzem Namen, und dort Einrichten.cmd starten.
echo python\python.exe is missing here. Please unpack the whole ZIP file (right click, "Extract All") into a folder
echo with a short name, and start Einrichten.cmd there.
:end
if /i not "%~1"=="/quiet" pause
exit /b %KAM_CODE%

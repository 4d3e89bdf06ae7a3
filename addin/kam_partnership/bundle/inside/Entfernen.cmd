@echo off
rem KAM Partnerschaft: takes the add-in and its Python away for the user who is signed in. /quiet asks and shows nothing.
rem Ends with 0: nothing is left; 3: not done, the message or the log says why; anything else: Python could not start.
setlocal EnableExtensions DisableDelayedExpansion
cd /d "%SystemRoot%"
set "KAM_FOLDER=%LOCALAPPDATA%\Programs\KAM-Partnerschaft"
set "KAM_PYTHON=%~dp0python\python.exe"
set "KAM_SETUP=%~dp0setup\setup.py"
if not exist "%KAM_PYTHON%" set "KAM_PYTHON=%~dp0python.exe"
if not exist "%KAM_PYTHON%" goto incomplete
"%KAM_PYTHON%" -B "%KAM_SETUP%" remove %~1
set "KAM_CODE=%ERRORLEVEL%"
if "%KAM_CODE%"=="0" goto folder
if "%KAM_CODE%"=="3" goto end
echo.
echo Python konnte nicht starten (%KAM_CODE%). Bitte Einrichten.cmd noch einmal starten und dann Entfernen.cmd.
echo Python could not start (%KAM_CODE%). Please start Einrichten.cmd once more, and Entfernen.cmd then.
goto end
:incomplete
set "KAM_CODE=2"
echo Hier fehlt Python. Bitte Einrichten.cmd noch einmal starten und dann Entfernen.cmd.
echo Python is missing here. Please start Einrichten.cmd once more, and Entfernen.cmd then.
:end
if /i not "%~1"=="/quiet" pause
exit /b %KAM_CODE%
:folder
rem One block, read before this file itself may go with the folder.
(
  if exist "%KAM_FOLDER%" rmdir /s /q "%KAM_FOLDER%"
  if exist "%KAM_FOLDER%" (
    echo Noch in Gebrauch, bitte Excel schliessen und Entfernen.cmd noch einmal starten: "%KAM_FOLDER%"
    echo Still in use, please close Excel and start Entfernen.cmd once more: "%KAM_FOLDER%"
    if /i not "%~1"=="/quiet" pause
    exit /b 3
  )
  rmdir "%LOCALAPPDATA%\Programs" 2>nul
  if /i not "%~1"=="/quiet" pause
  exit /b 0
)

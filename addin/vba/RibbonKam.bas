Attribute VB_Name = "RibbonKam"
'==============================================================================
' RibbonKam: the callbacks of the ribbon tab "KAM Partnerschaft"
' Version: {version}
' Error numbers: none of its own; whatever fails is shown to the user.
'
' All texts stand in the sheet "labels" of this add-in (key, German, English),
' so this file needs no characters beyond ASCII. Adding a button needs no VBA:
' its tag in the ribbon names the Python function that RunCommand calls.
'
' Pressing End in the VBA editor empties the variables below. Nothing fails then:
' the buttons keep the look they had until Excel is started again.
'==============================================================================
Option Explicit

Private Const LABELS_SHEET As String = "labels"
Private Const KEY_COLUMN As Long = 1
Private Const FIRST_LABEL As Long = 2
Private Const PYTHON_IMPORT As String = "from kam_partnership.excel import ribbon; ribbon."

' A workbook of ours has these names; one of them is enough, so that Aktualisieren
' can still be clicked in a damaged workbook.
Private Const VERSION_NAME As String = "KAM_TemplateVersion"
Private Const STATE_NAME As String = "KAM_State"
Private Const CRITERION_NAME As String = "KAM_ColCriterion"

Private shownRibbon As IRibbonUI
Private watcher As ExcelEvents

'@description Remembers the ribbon, so that its buttons can be drawn anew.
'@param ribbon The ribbon that Excel has just loaded.
Public Sub OnLoad(ribbon As IRibbonUI)
    Set shownRibbon = ribbon
    Set watcher = New ExcelEvents
    watcher.Watch Application
End Sub

'@description Has Excel ask anew which buttons are grey. Harmless without a ribbon.
Public Sub RefreshButtons()
    On Error Resume Next    ' buttons with an old look are better than an error
    If Not shownRibbon Is Nothing Then
        shownRibbon.Invalidate
    End If
End Sub

'@description Whether a button can be clicked: only in a workbook of ours.
'@param control The button.
'@param returnedVal Takes the answer.
Public Sub GetEnabled(control As IRibbonControl, ByRef returnedVal As Variant)
    returnedVal = HasName(VERSION_NAME) Or HasName(STATE_NAME) Or HasName(CRITERION_NAME)
End Sub

'@description The name of a tab, group or button in the user's language.
'@param control The tab, group or button that Excel is drawing.
'@param returnedVal Takes the text.
Public Sub GetLabel(control As IRibbonControl, ByRef returnedVal As Variant)
    returnedVal = RibbonText(control.ID & ".label")
End Sub

'@description The heading of a button's tip in the user's language.
'@param control The button.
'@param returnedVal Takes the text.
Public Sub GetScreentip(control As IRibbonControl, ByRef returnedVal As Variant)
    returnedVal = RibbonText(control.ID & ".screentip")
End Sub

'@description The explanation in a button's tip in the user's language.
'@param control The button.
'@param returnedVal Takes the text.
Public Sub GetSupertip(control As IRibbonControl, ByRef returnedVal As Variant)
    returnedVal = RibbonText(control.ID & ".supertip")
End Sub

'@description Runs the Python function that the button's tag names on the active workbook.
'@param control The button that was clicked.
Public Sub RunCommand(control As IRibbonControl)
    Dim reason As String

    On Error GoTo PythonUnreachable
    If ActiveWorkbook Is Nothing Then
        ShowMessage RibbonText(ReasonForNoWorkbook())    ' RunPython needs one
    Else
        RunPython PYTHON_IMPORT & control.Tag & "()"
    End If
    Exit Sub
PythonUnreachable:
    reason = Err.Description    ' now, since looking up a text clears Err
    ShowMessage RibbonText("message.pythonUnreachable") & vbNewLine & vbNewLine & reason
End Sub

'@description Runs a Python function that needs no workbook of ours, nor any other.
'@param control The button that was clicked.
Public Sub RunAnywhere(control As IRibbonControl)
    Dim standIn As Workbook
    Dim reason As String

    On Error GoTo PythonUnreachable
    If ActiveWorkbook Is Nothing Then
        Set standIn = Workbooks.Add    ' RunPython needs one
    End If
    RunPython PYTHON_IMPORT & control.Tag & "()"
    CloseStandIn standIn
    Exit Sub
PythonUnreachable:
    reason = Err.Description
    CloseStandIn standIn
    ShowMessage RibbonText("message.pythonUnreachable") & vbNewLine & vbNewLine & reason
End Sub

'@description Closes the workbook that was opened for Python's sake.
Private Sub CloseStandIn(ByVal standIn As Workbook)
    ' On the Mac, Python may still be at work.
    #If Not Mac Then
        On Error Resume Next    ' the user may have closed it
        If Not standIn Is Nothing Then
            standIn.Close False
        End If
    #End If
End Sub

'@description The key of the text that says why there is no workbook to work on.
Private Function ReasonForNoWorkbook() As String
    Dim shielded As Boolean

    On Error Resume Next    ' Excel for Mac has no Protected View
    shielded = Not Application.ActiveProtectedViewWindow Is Nothing
    ReasonForNoWorkbook = IIf(shielded, "message.protectedView", "message.noWorkbook")
End Function

'@description Whether the active workbook has a defined name.
Private Function HasName(ByVal definedName As String) As Boolean
    On Error Resume Next    ' no workbook, or no such name
    HasName = Len(ActiveWorkbook.Names(definedName).RefersTo) > 0
End Function

'@description A text of the sheet "labels" in the user's language.
'@param key The text's key, such as "kamCheck.label".
'@returns The text; the key itself when the sheet has no such text.
Public Function RibbonText(ByVal key As String) As String
    Dim labels As Worksheet
    Dim row As Long

    RibbonText = key
    Set labels = ThisWorkbook.Worksheets(LABELS_SHEET)
    row = FIRST_LABEL
    Do Until labels.Cells(row, KEY_COLUMN).Value = ""
        If labels.Cells(row, KEY_COLUMN).Value = key Then
            RibbonText = labels.Cells(row, LanguageColumn()).Value
            Exit Do
        End If
        row = row + 1
    Loop
End Function

Private Sub ShowMessage(ByVal message As String)
    MsgBox message, vbExclamation, RibbonText("kamTab.label")
End Sub

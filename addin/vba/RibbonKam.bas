Attribute VB_Name = "RibbonKam"
'==============================================================================
' RibbonKam: the callbacks of the ribbon tab "KAM Partnerschaft"
' Version: 0.1.0
' Error numbers: none of its own; whatever fails is shown to the user.
'
' All texts stand in the sheet "labels" of this add-in (key, German, English),
' so this file needs no characters beyond ASCII. Adding a button needs no VBA:
' its tag in customUI14.xml names the Python function that RunCommand calls.
'==============================================================================
Option Explicit

Private Const LABELS_SHEET As String = "labels"
Private Const KEY_COLUMN As Long = 1
Private Const FIRST_LABEL As Long = 2
Private Const PYTHON_IMPORT As String = "from kam_partnership.excel import ribbon; ribbon."

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
        ' RunPython needs one; in Protected View there is none either.
        ShowMessage RibbonText("message.noWorkbook")
    Else
        RunPython PYTHON_IMPORT & control.Tag & "()"
    End If
    Exit Sub
PythonUnreachable:
    reason = Err.Description    ' now, since looking up a text clears Err
    ShowMessage RibbonText("message.pythonUnreachable") & vbNewLine & vbNewLine & reason
End Sub

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

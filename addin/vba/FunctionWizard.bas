Attribute VB_Name = "FunctionWizard"
'==============================================================================
' FunctionWizard: what Excel's function wizard says of the KAM functions
' Version: {version}
' Error numbers: none; the functions work without these words, too.
'
' The words stand in the sheet "labels" of this add-in: the category under
' "wizard.category"; under "wizard.function." and the function's name what it
' gives and then the help for each of its arguments, with bars between them.
'==============================================================================
Option Explicit

Private Const LABELS_SHEET As String = "labels"
Private Const KEY_COLUMN As Long = 1
Private Const FIRST_LABEL As Long = 2
Private Const CATEGORY_KEY As String = "wizard.category"
Private Const FUNCTION_KEY As String = "wizard.function."
Private Const SEPARATOR As String = "|"

'@description Describes the functions as soon as Excel has time. While it loads an
' add-in it would refuse.
Public Sub DescribeFunctionsSoon()
    On Error Resume Next    ' the words are not worth a message when Excel starts
    Application.OnTime Now, "'" & ThisWorkbook.Name & "'!FunctionWizard.DescribeFunctions"
End Sub

'@description Gives every function its category, its description and the help for its
' arguments, in the user's language. Excel refuses that for hidden workbooks, and an
' add-in is one; so for this moment it is none, without anybody seeing or hearing it.
Public Sub DescribeFunctions()
    Dim screenWasUpdating As Boolean
    Dim eventsWereEnabled As Boolean

    screenWasUpdating = Application.ScreenUpdating
    eventsWereEnabled = Application.EnableEvents
    On Error Resume Next    ' whatever fails, everything below is put back
    Application.ScreenUpdating = False
    Application.EnableEvents = False
    ThisWorkbook.IsAddin = False
    DescribeAll
    ThisWorkbook.IsAddin = True
    ThisWorkbook.Saved = True
    Application.EnableEvents = eventsWereEnabled
    Application.ScreenUpdating = screenWasUpdating
End Sub

Private Sub DescribeAll()
    Dim labels As Worksheet
    Dim row As Long
    Dim key As String

    Set labels = ThisWorkbook.Worksheets(LABELS_SHEET)
    row = FIRST_LABEL
    Do Until labels.Cells(row, KEY_COLUMN).Value = ""
        key = labels.Cells(row, KEY_COLUMN).Value
        If Left$(key, Len(FUNCTION_KEY)) = FUNCTION_KEY Then
            Describe Mid$(key, Len(FUNCTION_KEY) + 1), RibbonText(key)
        End If
        row = row + 1
    Loop
End Sub

Private Sub Describe(ByVal functionName As String, ByVal words As String)
    Dim parts() As String
    Dim helps() As Variant
    Dim index As Long

    parts = Split(words, SEPARATOR)
    ReDim helps(0 To UBound(parts) - 1)
    For index = 1 To UBound(parts)
        helps(index - 1) = parts(index)
    Next index
    Application.MacroOptions Macro:="'" & ThisWorkbook.Name & "'!" & functionName, _
        Description:=parts(0), Category:=RibbonText(CATEGORY_KEY), ArgumentDescriptions:=helps
End Sub

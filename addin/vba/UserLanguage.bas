Attribute VB_Name = "UserLanguage"
'==============================================================================
' UserLanguage: German or English?
' Version: {version}
' Error numbers: none; when Excel does not tell, the answer is English.
'==============================================================================
Option Explicit

Private Const GERMAN_COLUMN As Long = 2
Private Const ENGLISH_COLUMN As Long = 3

' A language id is a primary language plus 1024 times its region: 1031 is German
' in Germany, 3079 in Austria, 2055 in Switzerland. All leave 7.
Private Const REGIONS As Long = 1024
Private Const PRIMARY_GERMAN As Long = 7
Private Const COUNTRY_OF_GERMAN_EXCEL As Long = 49

'@description The column of the sheet "labels" that holds the user's language.
'@returns 2 for German, 3 for English.
Public Function LanguageColumn() As Long
    If IsGerman() Then
        LanguageColumn = GERMAN_COLUMN
    Else
        LanguageColumn = ENGLISH_COLUMN
    End If
End Function

'@description Whether Excel's own menus are German.
Private Function IsGerman() As Boolean
    Dim languageOfMenus As Long

    On Error Resume Next    ' not every Excel for Mac knows LanguageSettings
'@pyvba-ignore argument-count
    languageOfMenus = Application.LanguageSettings.LanguageID(msoLanguageIDUI) '@pyvba-ignore argument-count
    On Error GoTo 0
    If languageOfMenus = 0 Then
        IsGerman = (Application.International(xlCountryCode) = COUNTRY_OF_GERMAN_EXCEL)
    Else
        IsGerman = (languageOfMenus Mod REGIONS = PRIMARY_GERMAN)
    End If
End Function

; Inno Setup: an installer for one person, without an administrator. Compiled by packaging/build_installers.py:
;   iscc packaging\windows\carrel.iss /DVersion=0.1.0

#ifndef Version
  #error Name the version: /DVersion=0.1.0
#endif

[Setup]
AppId={{6E1F6C0B-6C0D-4E2E-9D57-0B0C6F0E7C41}
AppName=Carrel
AppVersion={#Version}
AppPublisher=The Carrel authors
DefaultDirName={localappdata}\Programs\Carrel
DefaultGroupName=Carrel
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
SourceDir=..\..
OutputDir=dist
OutputBaseFilename=Carrel-{#Version}-x64-setup
SetupIconFile=build\icons\carrel.ico
UninstallDisplayIcon={app}\carrel-window.exe
LicenseFile=LICENSE
Compression=lzma2/max
SolidCompression=yes
ChangesAssociations=yes
ChangesEnvironment=yes
CloseApplications=yes

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "de"; MessagesFile: "compiler:Languages\German.isl"
Name: "es"; MessagesFile: "compiler:Languages\Spanish.isl"

[CustomMessages]
en.AddToPath=Let `carrel` be called in a terminal
de.AddToPath=`carrel` in der Eingabeaufforderung aufrufbar machen
es.AddToPath=Permitir llamar a `carrel` en un terminal
en.OpenModels=Open language models (.gguf) with Carrel
de.OpenModels=Sprachmodelle (.gguf) mit Carrel öffnen
es.OpenModels=Abrir modelos de lenguaje (.gguf) con Carrel
en.KeepLibrary=Keep your library (the index, past answers, settings, added models)?%n%nYour own files are never touched. With No, %1 is deleted.
de.KeepLibrary=Ihre Bibliothek behalten (Index, frühere Antworten, Einstellungen, hinzugefügte Modelle)?%n%nIhre eigenen Dateien bleiben unberührt. Mit Nein wird %1 gelöscht.
es.KeepLibrary=¿Conservar su biblioteca (índice, respuestas anteriores, ajustes, modelos añadidos)?%n%nSus propios archivos no se tocan. Con No se borra %1.

[Tasks]
Name: "path"; Description: "{cm:AddToPath}"
Name: "gguf"; Description: "{cm:OpenModels}"

[Files]
Source: "build\frozen\carrel\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

; An older release may have files that this one has not.
[InstallDelete]
Type: filesandordirs; Name: "{app}\_internal"

[Icons]
Name: "{autoprograms}\Carrel"; Filename: "{app}\carrel-window.exe"; AppUserModelID: "org.carrel.Carrel"

[Registry]
Root: HKCU; Subkey: "Software\Classes\carrel"; ValueType: string; ValueData: "URL:Carrel"; Flags: uninsdeletekey
Root: HKCU; Subkey: "Software\Classes\carrel"; ValueName: "URL Protocol"; ValueType: string; ValueData: ""
Root: HKCU; Subkey: "Software\Classes\carrel\shell\open\command"; ValueType: string; ValueData: """{app}\carrel-window.exe"" open ""%1"""
Root: HKCU; Subkey: "Software\Classes\.gguf\OpenWithProgids"; ValueName: "Carrel.gguf"; ValueType: none; Tasks: gguf; Flags: uninsdeletevalue
Root: HKCU; Subkey: "Software\Classes\Carrel.gguf"; ValueType: string; ValueData: "GGUF language model"; Tasks: gguf; Flags: uninsdeletekey
Root: HKCU; Subkey: "Software\Classes\Carrel.gguf\shell\open\command"; ValueType: string; ValueData: """{app}\carrel-window.exe"" open ""%1"""; Tasks: gguf
Root: HKCU; Subkey: "Environment"; ValueName: "Path"; ValueType: expandsz; ValueData: "{olddata};{app}"; Tasks: path; Check: IsNotInPath

[Run]
Filename: "{app}\carrel-window.exe"; Description: "{cm:LaunchProgram,Carrel}"; Flags: nowait postinstall skipifsilent

[Code]
function IsNotInPath: Boolean;
var
  Path: string;
begin
  if not RegQueryStringValue(HKCU, 'Environment', 'Path', Path) then
    Path := '';
  Result := Pos(';' + Uppercase(ExpandConstant('{app}')) + ';', ';' + Uppercase(Path) + ';') = 0;
end;

procedure RemoveFromPath;
var
  Path, Part: string;
  Place: Integer;
begin
  if not RegQueryStringValue(HKCU, 'Environment', 'Path', Path) then
    exit;
  Part := ';' + Uppercase(ExpandConstant('{app}'));
  { With a separator in front, so that the first entry is found like all others. }
  Path := ';' + Path;
  Place := Pos(Part + ';', Uppercase(Path) + ';');
  if Place > 0 then
  begin
    Delete(Path, Place, Length(Part));
    Delete(Path, 1, 1);
    RegWriteExpandStringValue(HKCU, 'Environment', 'Path', Path);
  end;
end;

procedure CurUninstallStepChanged(Step: TUninstallStep);
var
  Home: string;
begin
  if Step <> usPostUninstall then
    exit;
  RemoveFromPath;
  Home := ExpandConstant('{localappdata}\carrel');
  { Silent removal keeps it. }
  if DirExists(Home) and not UninstallSilent then
    if MsgBox(FmtMessage(CustomMessage('KeepLibrary'), [Home]), mbConfirmation, MB_YESNO or MB_DEFBUTTON1) = IDNO then
      DelTree(Home, True, True, True);
end;

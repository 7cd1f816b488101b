<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>Your documents, questions and answers stay on this computer. Carrel opens a connection only when you press Get for a model, and only where downloads are allowed above.</source>
        <translation>Ihre Dokumente, Fragen und Antworten bleiben auf diesem Computer. Carrel baut nur dann eine Verbindung auf, wenn Sie bei einem Modell „Herunterladen“ drücken, und nur, wo Downloads oben erlaubt sind.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Erneut nachsehen</translation>
    </message>
    <message>
        <source>Whose work is in it</source>
        <translation>Wessen Arbeit darin steckt</translation>
    </message>
    <message>
        <source>About Carrel</source>
        <translation>Über Carrel</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>Version {version}</translation>
    </message>
    <message>
        <source>The connections could not be counted. {reason}</source>
        <translation>Die Verbindungen konnten nicht gezählt werden. {reason}</translation>
    </message>
    <message>
        <source>Copy this licence</source>
        <translation>Diese Lizenz kopieren</translation>
    </message>
    <message>
        <source>Qt and PySide6 are used under the LGPL, version 3. They are dynamic libraries of their own, beside Carrel in its folder: you may change them, and put your own versions in their place.</source>
        <translation>Qt und PySide6 werden unter der LGPL, Version 3, verwendet. Sie sind eigene dynamische Bibliotheken neben Carrel in dessen Ordner: Sie dürfen sie ändern und Ihre eigenen Fassungen an ihre Stelle setzen.</translation>
    </message>
    <message>
        <source>Licence of {name}</source>
        <translation>Lizenz von {name}</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>Pakete</translation>
    </message>
    <message>
        <source>It comes without the text of its licence.</source>
        <translation>Der Text seiner Lizenz liegt nicht bei.</translation>
    </message>
    <message numerus="yes">
        <source>{n} connection of {processes} just now: {where}.</source>
        <comment>{n} connections of {processes} just now: {where}.</comment>
        <translation>
            <numerusform>{n} Verbindung von Carrel ({processes}) im Moment: {where}.</numerusform>
            <numerusform>{n} Verbindungen von Carrel ({processes}) im Moment: {where}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>its one process</source>
        <comment>its {n} processes</comment>
        <translation>
            <numerusform>ein Prozess</numerusform>
            <numerusform>{n} Prozesse</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>0 connections: its one process has no connection to any network just now.</source>
        <comment>0 connections: its {n} processes have no connection to any network just now.</comment>
        <translation>
            <numerusform>0 Verbindungen: Der einzige Prozess hat im Moment keine Verbindung zu irgendeinem Netz.</numerusform>
            <numerusform>0 Verbindungen: Die {n} Prozesse haben im Moment keine Verbindung zu irgendeinem Netz.</numerusform>
        </translation>
    </message>
    <message>
        <source>The system lets nobody look at {count} of them.</source>
        <translation>Bei {count} davon lässt das System niemanden nachsehen.</translation>
    </message>
    <message>
        <source>Indexing progress</source>
        <translation>Fortschritt der Indizierung</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel indexing</source>
        <translation>Indizierung abbrechen</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Show the documents that failed</source>
        <translation>Die fehlgeschlagenen Dokumente anzeigen</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Indexing stopped. What was read stays searchable.</source>
        <translation>Indizierung beendet. Was gelesen wurde, bleibt durchsuchbar.</translation>
    </message>
    <message>
        <source>Indexing goes on as soon as the engine is back.</source>
        <translation>Die Indizierung geht weiter, sobald die Engine wieder läuft.</translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation>Wird beendet …</translation>
    </message>
    <message>
        <source>Paused before the first document.</source>
        <translation>Vor dem ersten Dokument angehalten.</translation>
    </message>
    <message>
        <source>Looking for documents …</source>
        <translation>Dokumente werden gesucht …</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Resume indexing</source>
        <translation>Indizierung fortsetzen</translation>
    </message>
    <message>
        <source>Pause indexing</source>
        <translation>Indizierung anhalten</translation>
    </message>
    <message>
        <source>Paused at {name}. What was read is searchable.</source>
        <translation>Bei {name} angehalten. Was gelesen wurde, ist durchsuchbar.</translation>
    </message>
    <message>
        <source>Paused. What was read is searchable.</source>
        <translation>Angehalten. Was gelesen wurde, ist durchsuchbar.</translation>
    </message>
    <message>
        <source>Reading {name}</source>
        <translation>{name} wird gelesen</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} von {total}</translation>
    </message>
    <message>
        <source>{rate} files/s</source>
        <translation>{rate} Dateien/s</translation>
    </message>
    <message>
        <source>{count} read</source>
        <translation>{count} gelesen</translation>
    </message>
    <message>
        <source>{count} unchanged</source>
        <translation>{count} unverändert</translation>
    </message>
    <message>
        <source>{count} removed</source>
        <translation>{count} entfernt</translation>
    </message>
    <message>
        <source>{count} skipped</source>
        <translation>{count} übersprungen</translation>
    </message>
    <message>
        <source>{count} failed</source>
        <translation>{count} fehlgeschlagen</translation>
    </message>
    <message>
        <source>No documents were found there.</source>
        <translation>Dort wurden keine Dokumente gefunden.</translation>
    </message>
    <message>
        <source>Documents: {counts}.</source>
        <translation>Dokumente: {counts}.</translation>
    </message>
    <message>
        <source>Edit question</source>
        <translation>Frage bearbeiten</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Erneut fragen</translation>
    </message>
    <message>
        <source>Export the conversation up to here</source>
        <translation>Die Unterhaltung bis hierher exportieren</translation>
    </message>
    <message>
        <source>Save the answer as a note</source>
        <translation>Die Antwort als Notiz speichern</translation>
    </message>
    <message>
        <source>Answer anyway</source>
        <translation>Trotzdem antworten</translation>
    </message>
    <message>
        <source>Let the nearest passages be answered from, however little they seem to say</source>
        <translation>Aus den nächstliegenden Textstellen antworten lassen, so wenig sie auch zu sagen scheinen</translation>
    </message>
    <message>
        <source>Ask again in another way</source>
        <translation>Auf andere Art erneut fragen</translation>
    </message>
    <message>
        <source>In other words</source>
        <translation>Mit anderen Worten</translation>
    </message>
    <message>
        <source>From what was left out</source>
        <translation>Aus dem, was ausgelassen wurde</translation>
    </message>
    <message>
        <source>Ask again, and choose how the answer is written</source>
        <translation>Erneut fragen und wählen, wie die Antwort geschrieben wird</translation>
    </message>
    <message>
        <source>Another way</source>
        <translation>Andere Art</translation>
    </message>
    <message>
        <source>Call {number}, the answer: {read}</source>
        <translation>Aufruf {number}, die Antwort: {read}</translation>
    </message>
    <message>
        <source>Call {number}, the answer again: {read}</source>
        <translation>Aufruf {number}, die Antwort noch einmal: {read}</translation>
    </message>
    <message>
        <source>Call {number}, notes: {read}</source>
        <translation>Aufruf {number}, Notizen: {read}</translation>
    </message>
    <message>
        <source>Call {number}, the notes together: {read}</source>
        <translation>Aufruf {number}, die Notizen zusammen: {read}</translation>
    </message>
    <message>
        <source>Call {number}, how well a sentence answers: {read}</source>
        <translation>Aufruf {number}, wie gut ein Satz antwortet: {read}</translation>
    </message>
    <message>
        <source>in {count} calls (each given the answer so far)</source>
        <translation>in {count} Aufrufen (jeder erhält die bisherige Antwort)</translation>
    </message>
    <message>
        <source>in {count} calls (notes, then joined)</source>
        <translation>in {count} Aufrufen (erst Notizen, dann zusammengefügt)</translation>
    </message>
    <message>
        <source>in {count} calls (one for each sentence)</source>
        <translation>in {count} Aufrufen (einer je Satz)</translation>
    </message>
    <message>
        <source>Looking through your documents</source>
        <translation>Ihre Dokumente werden durchsucht</translation>
    </message>
    <message>
        <source>From your documents</source>
        <translation>Aus Ihren Dokumenten</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Wird geschrieben</translation>
    </message>
    <message>
        <source>Follows</source>
        <translation>Folgt auf</translation>
    </message>
    <message>
        <source>Beside it</source>
        <translation>Daneben</translation>
    </message>
    <message>
        <source>No language model is installed, so the quotes are the answer.</source>
        <translation>Es ist kein Sprachmodell installiert, daher sind die Zitate die Antwort.</translation>
    </message>
    <message>
        <source>You stopped this answer before it was complete.</source>
        <translation>Sie haben diese Antwort gestoppt, bevor sie vollständig war.</translation>
    </message>
    <message>
        <source>With what it leans on of the question before.</source>
        <translation>Mit dem, worauf sie sich aus der vorigen Frage stützt.</translation>
    </message>
    <message>
        <source>Asked as: {words}</source>
        <translation>Gefragt als: {words}</translation>
    </message>
    <message>
        <source>Shaded</source>
        <translation>Hinterlegt</translation>
    </message>
    <message>
        <source>Nothing in your documents supports it.</source>
        <translation>Nichts in Ihren Dokumenten stützt es.</translation>
    </message>
    <message>
        <source>Underlined</source>
        <translation>Unterstrichen</translation>
    </message>
    <message>
        <source>This name or number is in none of the passages found.</source>
        <translation>Dieser Name oder diese Zahl steht in keiner der gefundenen Textstellen.</translation>
    </message>
    <message>
        <source>Nothing found in your documents supports this sentence.</source>
        <translation>In Ihren Dokumenten wurde nichts gefunden, was diesen Satz stützt.</translation>
    </message>
    <message>
        <source>“{words}”</source>
        <translation>„{words}“</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>Not in your notes</source>
        <translation>Nicht in Ihren Notizen</translation>
    </message>
    <message>
        <source>What comes nearest</source>
        <translation>Was am nächsten kommt</translation>
    </message>
    <message>
        <source>The nearest passages</source>
        <translation>Die nächstliegenden Textstellen</translation>
    </message>
    <message numerus="yes">
        <source>{n} passage read</source>
        <comment>{n} passages read</comment>
        <translation>
            <numerusform>{n} Textstelle gelesen</numerusform>
            <numerusform>{n} Textstellen gelesen</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} left out</source>
        <translation>{count} ausgelassen</translation>
    </message>
    <message>
        <source>nothing left out</source>
        <translation>nichts ausgelassen</translation>
    </message>
    <message>
        <source>Everything that was found was read.</source>
        <translation>Alles Gefundene wurde gelesen.</translation>
    </message>
    <message>
        <source>Hide details</source>
        <translation>Einzelheiten ausblenden</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Read</source>
        <comment>participle</comment>
        <translation>Gelesen</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Ausgelassen</translation>
    </message>
    <message>
        <source>Shortened: the answer to an earlier question, to its first sentences</source>
        <translation>Gekürzt: die Antwort auf eine frühere Frage, auf ihre ersten Sätze</translation>
    </message>
    <message numerus="yes">
        <source>Left out: {n} earlier question</source>
        <comment>Left out: {n} earlier questions</comment>
        <translation>
            <numerusform>Ausgelassen: {n} frühere Frage</numerusform>
            <numerusform>Ausgelassen: {n} frühere Fragen</numerusform>
        </translation>
    </message>
    <message>
        <source>{used} tokens read and {free} kept free for the answer, of {window} that the model sees at once, in the fullest of its calls.</source>
        <translation>{used} Token gelesen und {free} für die Antwort freigehalten, von {window}, die das Modell auf einmal sieht, im vollsten seiner Aufrufe.</translation>
    </message>
    <message>
        <source>{used} tokens read and {free} kept free for the answer, of {window} that the model sees at once.</source>
        <translation>{used} Token gelesen und {free} für die Antwort freigehalten, von {window}, die das Modell auf einmal sieht.</translation>
    </message>
    <message>
        <source>{asked} tokens of instructions and question, {passages} of passages and {drafts} of what it wrote before, {free} kept free</source>
        <translation>{asked} Token Anweisungen und Frage, {passages} Textstellen und {drafts} von dem, was es zuvor schrieb, {free} freigehalten</translation>
    </message>
    <message>
        <source>{asked} tokens of instructions and question, {passages} of passages, {free} kept free</source>
        <translation>{asked} Token Anweisungen und Frage, {passages} Textstellen, {free} freigehalten</translation>
    </message>
    <message numerus="yes">
        <source>{n} token</source>
        <comment>{n} tokens</comment>
        <translation>
            <numerusform>{n} Token</numerusform>
            <numerusform>{n} Token</numerusform>
        </translation>
    </message>
    <message>
        <source>in call {number}</source>
        <translation>in Aufruf {number}</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>ausgelassen</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>Carrel has forgotten “{question}”.</source>
        <translation>Carrel hat „{question}“ vergessen.</translation>
    </message>
    <message numerus="yes">
        <source>Carrel has forgotten “{question}” and the answer that followed it.</source>
        <comment>Carrel has forgotten “{question}” and the {n} answers that followed it.</comment>
        <translation>
            <numerusform>Carrel hat „{question}“ und die Antwort, die darauf folgte, vergessen.</numerusform>
            <numerusform>Carrel hat „{question}“ und die {n} Antworten, die darauf folgten, vergessen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
    <message>
        <source>You stopped this answer.</source>
        <translation>Sie haben diese Antwort gestoppt.</translation>
    </message>
    <message>
        <source>The questions are read from the benchmark’s own published files, which you have in a folder on this computer. It takes minutes to hours, can be cancelled at any moment, and then goes on where it was.</source>
        <translation>Die Fragen werden aus den veröffentlichten Dateien des Benchmarks gelesen, die Sie in einem Ordner auf diesem Computer haben. Es dauert Minuten bis Stunden, kann jederzeit abgebrochen werden und geht dann weiter, wo es war.</translation>
    </message>
    <message>
        <source>Benchmark</source>
        <translation>Benchmark</translation>
    </message>
    <message>
        <source>Questions at most</source>
        <translation>Höchstzahl der Fragen</translation>
    </message>
    <message>
        <source>all questions</source>
        <translation>alle Fragen</translation>
    </message>
    <message>
        <source> questions</source>
        <translation> Fragen</translation>
    </message>
    <message>
        <source>Choose its folder …</source>
        <translation>Seinen Ordner wählen …</translation>
    </message>
    <message>
        <source>The files of {benchmark}</source>
        <translation>Die Dateien von {benchmark}</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>Webseite (*.html)</translation>
    </message>
    <message>
        <source>{file} says no format: end it with {endings}.</source>
        <translation>{file} nennt kein Format: Beenden Sie den Namen mit {endings}.</translation>
    </message>
    <message>
        <source>The conversation is in {file}.</source>
        <translation>Die Unterhaltung steht in {file}.</translation>
    </message>
    <message>
        <source>{file} cannot be written: choose another folder.</source>
        <translation>{file} kann nicht geschrieben werden: Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Export the conversation</source>
        <translation>Die Unterhaltung exportieren</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Unterhaltung</translation>
    </message>
    <message>
        <source>{place}: a sentence of the summary comes from here</source>
        <translation>{place}: Von hier stammt ein Satz der Zusammenfassung</translation>
    </message>
    <message>
        <source>{place}: read for the summary</source>
        <translation>{place}: für die Zusammenfassung gelesen</translation>
    </message>
    <message>
        <source>{place}: not read</source>
        <translation>{place}: nicht gelesen</translation>
    </message>
    <message numerus="yes">
        <source>Made of the only passage{where}.</source>
        <comment>Made of all {n} passages{where}.</comment>
        <translation>
            <numerusform>Aus der einzigen Textstelle{where}.</numerusform>
            <numerusform>Aus allen {n} Textstellen{where}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Made of {read} of {n} passage{where}.</source>
        <comment>Made of {read} of {n} passages{where}.</comment>
        <translation>
            <numerusform>Aus {read} von {n} Textstelle{where}.</numerusform>
            <numerusform>Aus {read} von {n} Textstellen{where}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> on {n} page</source>
        <comment> on {n} pages</comment>
        <translation>
            <numerusform> auf {n} Seite</numerusform>
            <numerusform> auf {n} Seiten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> in all {n} documents</source>
        <comment> in all {n} documents</comment>
        <translation>
            <numerusform> in {n} Dokument</numerusform>
            <numerusform> in allen {n} Dokumenten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> in {read} of {n} document</source>
        <comment> in {read} of {n} documents</comment>
        <translation>
            <numerusform> in {read} von {n} Dokument</numerusform>
            <numerusform> in {read} von {n} Dokumenten</numerusform>
        </translation>
    </message>
    <message>
        <source>Page {number}</source>
        <translation>Seite {number}</translation>
    </message>
    <message>
        <source>{file}, {percent}% into it</source>
        <translation>{file}, bei {percent} %</translation>
    </message>
    <message numerus="yes">
        <source>{n} more document</source>
        <comment>{n} more documents</comment>
        <translation>
            <numerusform>{n} weiteres Dokument</numerusform>
            <numerusform>{n} weitere Dokumente</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} document</source>
        <comment>{n} documents</comment>
        <translation>
            <numerusform>{n} Dokument</numerusform>
            <numerusform>{n} Dokumente</numerusform>
        </translation>
    </message>
    <message>
        <source>What the summary is made of</source>
        <translation>Woraus die Zusammenfassung besteht</translation>
    </message>
    <message>
        <source>Back to where you were before (Alt+Left)</source>
        <translation>Zurück dorthin, wo Sie vorher waren (Alt+Links)</translation>
    </message>
    <message>
        <source>Forward (Alt+Right)</source>
        <translation>Vorwärts (Alt+Rechts)</translation>
    </message>
    <message>
        <source>Find in this document (Ctrl+Shift+F)</source>
        <translation>In diesem Dokument suchen (Strg+Umschalt+F)</translation>
    </message>
    <message>
        <source>Related documents (Ctrl+R)</source>
        <translation>Verwandte Dokumente (Strg+R)</translation>
    </message>
    <message>
        <source>Summarise</source>
        <translation>Zusammenfassen</translation>
    </message>
    <message>
        <source>More to do with this document</source>
        <translation>Mehr mit diesem Dokument tun</translation>
    </message>
    <message>
        <source>Copy a link to this place</source>
        <translation>Link zu dieser Stelle kopieren</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner anzeigen</translation>
    </message>
    <message>
        <source>Open in its own program</source>
        <translation>Im eigenen Programm öffnen</translation>
    </message>
    <message>
        <source>Copy a link, or open it elsewhere</source>
        <translation>Einen Link kopieren oder es anderswo öffnen</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Close document</source>
        <translation>Dokument schließen</translation>
    </message>
    <message>
        <source>The document has changed since it was indexed. The passage now stands here.</source>
        <translation>Das Dokument hat sich seit der Indizierung geändert. Die Textstelle steht jetzt hier.</translation>
    </message>
    <message>
        <source>The document has changed since it was indexed, and this passage is no longer in it.</source>
        <translation>Das Dokument hat sich seit der Indizierung geändert, und diese Textstelle kommt darin nicht mehr vor.</translation>
    </message>
    <message>
        <source>This document says nearly the same, but not word for word: look for the passage in it.</source>
        <translation>Dieses Dokument sagt fast dasselbe, aber nicht Wort für Wort: Suchen Sie die Textstelle darin.</translation>
    </message>
    <message>
        <source>This document is very long: only the part around the passage is shown.</source>
        <translation>Dieses Dokument ist sehr lang: Nur der Teil um die Textstelle herum wird angezeigt.</translation>
    </message>
    <message>
        <source>The passage is on this page, but its exact place could not be marked.</source>
        <translation>Die Textstelle ist auf dieser Seite, aber ihr genauer Ort konnte nicht markiert werden.</translation>
    </message>
    <message>
        <source>Drop to add to your library</source>
        <translation>Ablegen, um es zu Ihrer Bibliothek hinzuzufügen</translation>
    </message>
    <message>
        <source>The engine stopped and is being restarted.</source>
        <translation>Die Engine hat angehalten und wird neu gestartet.</translation>
    </message>
    <message>
        <source>Restarting …</source>
        <translation>Neustart …</translation>
    </message>
    <message>
        <source>Open log</source>
        <translation>Protokoll öffnen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Engine not running</source>
        <translation>Engine läuft nicht</translation>
    </message>
    <message>
        <source>Starting …</source>
        <translation>Wird gestartet …</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Summarise its folder</source>
        <translation>Seinen Ordner zusammenfassen</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Erneut lesen</translation>
    </message>
    <message>
        <source>Copy reason</source>
        <translation>Grund kopieren</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Dokumente</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Find in this document</source>
        <translation>In diesem Dokument suchen</translation>
    </message>
    <message>
        <source>Clear what is looked for</source>
        <translation>Suchtext löschen</translation>
    </message>
    <message>
        <source>Previous place (Shift+F3)</source>
        <translation>Vorige Stelle (Umschalt+F3)</translation>
    </message>
    <message>
        <source>Next place (F3)</source>
        <translation>Nächste Stelle (F3)</translation>
    </message>
    <message>
        <source>Close the search in this document</source>
        <translation>Suche in diesem Dokument schließen</translation>
    </message>
    <message>
        <source>Searching …</source>
        <translation>Suche läuft …</translation>
    </message>
    <message>
        <source>{number} of {found} so far</source>
        <translation>{number} von bisher {found}</translation>
    </message>
    <message>
        <source>{number} of {found}+</source>
        <translation>{number} von {found}+</translation>
    </message>
    <message>
        <source>{number} of {found}</source>
        <translation>{number} von {found}</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <source>Where are your files?</source>
        <translation>Wo liegen Ihre Dateien?</translation>
    </message>
    <message>
        <source>Add a folder and Carrel begins to read it at once; searching works while it reads. Your files stay where they are and are never changed.</source>
        <translation>Fügen Sie einen Ordner hinzu, und Carrel beginnt sofort, ihn zu lesen; gesucht werden kann schon währenddessen. Ihre Dateien bleiben, wo sie sind, und werden nie verändert.</translation>
    </message>
    <message>
        <source>Which model shall answer?</source>
        <translation>Welches Modell soll antworten?</translation>
    </message>
    <message>
        <source>One comes with Carrel and fits any computer. A larger one writes better and takes longer; you can change it at any time under Models.</source>
        <translation>Eines ist bei Carrel dabei und passt auf jeden Computer. Ein größeres schreibt besser und braucht länger; unter „Modelle“ können Sie jederzeit wechseln.</translation>
    </message>
    <message>
        <source>Yours alone</source>
        <translation>Nur für Sie</translation>
    </message>
    <message>
        <source>Everything is read, searched and answered on this computer; Carrel opens no connection unless you allow downloads of models. What it learns lies in one folder of its own, which you can delete whenever you like.</source>
        <translation>Gelesen, gesucht und beantwortet wird alles auf diesem Computer; Carrel baut keine Verbindung auf, es sei denn, Sie erlauben das Herunterladen von Modellen. Was es lernt, liegt in einem eigenen Ordner, den Sie jederzeit löschen können.</translation>
    </message>
    <message>
        <source>Obsidian vault</source>
        <translation>Obsidian-Vault</translation>
    </message>
    <message>
        <source>Zotero’s files</source>
        <translation>Dateien von Zotero</translation>
    </message>
    <message>
        <source>Looking at the names of your folders …</source>
        <translation>Die Namen Ihrer Ordner werden angesehen …</translation>
    </message>
    <message>
        <source>No usual place was found: choose a folder yourself, or drop one here.</source>
        <translation>Es wurde kein üblicher Ort gefunden: Wählen Sie selbst einen Ordner, oder legen Sie einen hier ab.</translation>
    </message>
    <message>
        <source>There is no model yet. Quotes are found without one; Models says where to get one.</source>
        <translation>Es gibt noch kein Modell. Zitate werden auch ohne eines gefunden; unter „Modelle“ steht, woher Sie eines bekommen.</translation>
    </message>
    <message>
        <source>Looking at the models on this computer …</source>
        <translation>Die Modelle auf diesem Computer werden angesehen …</translation>
    </message>
    <message>
        <source>Choose another folder</source>
        <translation>Anderen Ordner wählen</translation>
    </message>
    <message>
        <source>All about models</source>
        <translation>Alles über Modelle</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Skip these steps</source>
        <translation>Diese Schritte überspringen</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Step {number} of {count}</source>
        <translation>Schritt {number} von {count}</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Beginnen</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Where from</source>
        <translation>Woher</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In Gebrauch</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>Checking …</source>
        <translation>Wird geprüft …</translation>
    </message>
    <message>
        <source>It is loaded once, to see that it works.</source>
        <translation>Es wird einmal geladen, um zu sehen, ob es funktioniert.</translation>
    </message>
    <message>
        <source>It is being chosen …</source>
        <translation>Es wird ausgewählt …</translation>
    </message>
    <message>
        <source>Not on this computer; it would fit, with {memory} of memory</source>
        <translation>Nicht auf diesem Computer; es würde passen, mit {memory} Arbeitsspeicher</translation>
    </message>
    <message>
        <source>Takes {memory} of memory, more than is free now</source>
        <translation>Braucht {memory} Arbeitsspeicher, mehr als jetzt frei ist</translation>
    </message>
    <message>
        <source>{memory} of memory, about {speed} tokens a second</source>
        <translation>{memory} Arbeitsspeicher, etwa {speed} Token je Sekunde</translation>
    </message>
    <message>
        <source>{memory} of memory</source>
        <translation>{memory} Arbeitsspeicher</translation>
    </message>
    <message>
        <source>Forget the folder {folder} (its files stay)</source>
        <translation>Den Ordner {folder} vergessen (seine Dateien bleiben)</translation>
    </message>
    <message>
        <source>Summarise the folder {folder}</source>
        <translation>Den Ordner {folder} zusammenfassen</translation>
    </message>
    <message>
        <source>Carrel will forget {folder} as soon as indexing has ended or is cancelled.</source>
        <translation>Carrel vergisst {folder}, sobald die Indizierung beendet oder abgebrochen ist.</translation>
    </message>
    <message numerus="yes">
        <source>Carrel has forgotten {folder} and its document. The file is untouched.</source>
        <comment>Carrel has forgotten {folder} and its {n} documents. The files are untouched.</comment>
        <translation>
            <numerusform>Carrel hat {folder} und das Dokument darin vergessen. Die Datei ist unberührt.</numerusform>
            <numerusform>Carrel hat {folder} und die {n} Dokumente darin vergessen. Die Dateien sind unberührt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Add it again</source>
        <translation>Wieder hinzufügen</translation>
    </message>
    <message>
        <source>In one call, from the best sentences</source>
        <translation>In einem Aufruf, aus den besten Sätzen</translation>
    </message>
    <message>
        <source>Over more passages, improving the answer call by call</source>
        <translation>Über mehr Textstellen, die Antwort Aufruf für Aufruf verbessernd</translation>
    </message>
    <message>
        <source>From notes on many passages, joined at the end</source>
        <translation>Aus Notizen zu vielen Textstellen, am Ende zusammengefügt</translation>
    </message>
    <message>
        <source>Quotes only</source>
        <translation>Nur Zitate</translation>
    </message>
    <message>
        <source>Schema of the answer</source>
        <translation>Schema der Antwort</translation>
    </message>
    <message>
        <source>Answer as the settings say</source>
        <translation>Antworten, wie es die Einstellungen sagen</translation>
    </message>
    <message>
        <source>The model chooses and orders verbatim sentences of your documents, and writes none of its own.</source>
        <translation>Das Modell wählt und ordnet wörtliche Sätze Ihrer Dokumente und schreibt keine eigenen.</translation>
    </message>
    <message>
        <source>What fits is one call of the model for most questions, and several for whole documents and folders.</source>
        <translation>Was passt, ist für die meisten Fragen ein Aufruf des Modells, für ganze Dokumente und Ordner mehrere.</translation>
    </message>
    <message>
        <source>The answer follows the JSON schema, or the grammar in GBNF, that is written here.</source>
        <translation>Die Antwort folgt dem JSON-Schema oder der Grammatik in GBNF, die hier steht.</translation>
    </message>
    <message>
        <source>What the answer looks like</source>
        <translation>Wie die Antwort aussieht</translation>
    </message>
    <message>
        <source>By a schema</source>
        <translation>Nach einem Schema</translation>
    </message>
    <message>
        <source>In its own words, by {strategy}</source>
        <translation>In eigenen Worten, mit {strategy}</translation>
    </message>
    <message>
        <source>In its own words</source>
        <translation>In eigenen Worten</translation>
    </message>
    <message>
        <source>What the answer looks like: {form}</source>
        <translation>Wie die Antwort aussieht: {form}</translation>
    </message>
    <message>
        <source>As fits</source>
        <translation>Wie es passt</translation>
    </message>
    <message>
        <source>How the answer is written</source>
        <translation>Wie die Antwort geschrieben wird</translation>
    </message>
    <message>
        <source>Looking into the folders of LM Studio, Ollama, GPT4All, Jan, llama.cpp and Hugging Face …</source>
        <translation>Die Ordner von LM Studio, Ollama, GPT4All, Jan, llama.cpp und Hugging Face werden angesehen …</translation>
    </message>
    <message>
        <source>None of LM Studio, Ollama, GPT4All, Jan, llama.cpp and Hugging Face keeps a model on this computer.</source>
        <translation>Weder LM Studio noch Ollama, GPT4All, Jan, llama.cpp oder Hugging Face hat ein Modell auf diesem Computer.</translation>
    </message>
    <message>
        <source>Models of other programs</source>
        <translation>Modelle anderer Programme</translation>
    </message>
    <message>
        <source>They are used where they are; nothing is copied.</source>
        <translation>Sie werden verwendet, wo sie liegen; nichts wird kopiert.</translation>
    </message>
    <message>
        <source>Add {model}</source>
        <translation>{model} hinzufügen</translation>
    </message>
    <message>
        <source>What would you like to know?</source>
        <translation>Was möchten Sie wissen?</translation>
    </message>
    <message>
        <source>Ask in your own words. Carrel first shows the sentences of your documents that answer best, then writes an answer and marks where every sentence comes from.</source>
        <translation>Fragen Sie mit Ihren eigenen Worten. Carrel zeigt zuerst die Sätze Ihrer Dokumente, die am besten antworten, schreibt dann eine Antwort und kennzeichnet, woher jeder Satz stammt.</translation>
    </message>
    <message>
        <source>Add folder</source>
        <translation>Ordner hinzufügen</translation>
    </message>
    <message>
        <source>Drop a folder here or press Add folder</source>
        <translation>Legen Sie hier einen Ordner ab, oder drücken Sie „Ordner hinzufügen“</translation>
    </message>
    <message>
        <source>Carrel reads your notes, PDFs and papers on this computer and answers from them. Nothing ever leaves it.</source>
        <translation>Carrel liest Ihre Notizen, PDFs und Aufsätze auf diesem Computer und antwortet daraus. Nichts verlässt ihn je.</translation>
    </message>
    <message>
        <source>Past questions</source>
        <translation>Frühere Fragen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Anheften</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>What can be done with the conversation</source>
        <translation>Was mit der Unterhaltung getan werden kann</translation>
    </message>
    <message>
        <source>{question}, pinned</source>
        <translation>{question}, angeheftet</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Lösen</translation>
    </message>
    <message>
        <source>Name of the conversation</source>
        <translation>Name der Unterhaltung</translation>
    </message>
    <message>
        <source>What you ask is kept here.</source>
        <translation>Was Sie fragen, wird hier aufbewahrt.</translation>
    </message>
    <message>
        <source>No past question has these words.</source>
        <translation>Keine frühere Frage enthält diese Wörter.</translation>
    </message>
    <message>
        <source>Search past questions</source>
        <translation>Frühere Fragen durchsuchen</translation>
    </message>
    <message>
        <source>Search past questions and their answers</source>
        <translation>Frühere Fragen und ihre Antworten durchsuchen</translation>
    </message>
    <message>
        <source>List all past questions</source>
        <translation>Alle früheren Fragen auflisten</translation>
    </message>
    <message numerus="yes">
        <source>{part}: {n} token</source>
        <comment>{part}: {n} tokens</comment>
        <translation>
            <numerusform>{part}: {n} Token</numerusform>
            <numerusform>{part}: {n} Token</numerusform>
        </translation>
    </message>
    <message>
        <source> (call {number} of {count}, the fullest)</source>
        <translation> (Aufruf {number} von {count}, der vollste)</translation>
    </message>
    <message>
        <source>Instructions and question</source>
        <translation>Anweisungen und Frage</translation>
    </message>
    <message>
        <source>Earlier questions</source>
        <translation>Frühere Fragen</translation>
    </message>
    <message>
        <source>What the model wrote before</source>
        <translation>Was das Modell zuvor schrieb</translation>
    </message>
    <message>
        <source>Kept free for the answer</source>
        <translation>Für die Antwort freigehalten</translation>
    </message>
    <message>
        <source>Not used</source>
        <translation>Nicht genutzt</translation>
    </message>
    <message>
        <source>{place}, shortened</source>
        <translation>{place}, gekürzt</translation>
    </message>
    <message>
        <source>What the model&apos;s context window was spent on</source>
        <translation>Wofür das Kontextfenster des Modells verwendet wurde</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Wird gelesen</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Übersprungen</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>In part</source>
        <translation>Teilweise</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Kopien</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Dokument</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Bemerkung</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Copy of {file}</source>
        <translation>Kopie von {file}</translation>
    </message>
    <message numerus="yes">
        <source>{n} passage</source>
        <comment>{n} passages</comment>
        <translation>
            <numerusform>{n} Textstelle</numerusform>
            <numerusform>{n} Textstellen</numerusform>
        </translation>
    </message>
    <message>
        <source>It has the same content as {file}, whose passages stand for it.</source>
        <translation>Es hat denselben Inhalt wie {file}, dessen Textstellen dafür stehen.</translation>
    </message>
    <message>
        <source>Retry failed</source>
        <translation>Fehlgeschlagene wiederholen</translation>
    </message>
    <message>
        <source>Check for changes</source>
        <translation>Auf Änderungen prüfen</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Go to asking</source>
        <translation>Zum Fragen</translation>
    </message>
    <message>
        <source>Go to searching</source>
        <translation>Zum Suchen</translation>
    </message>
    <message>
        <source>Go to the library</source>
        <translation>Zur Bibliothek</translation>
    </message>
    <message>
        <source>Go to the settings</source>
        <translation>Zu den Einstellungen</translation>
    </message>
    <message>
        <source>Go to the models</source>
        <translation>Zu den Modellen</translation>
    </message>
    <message>
        <source>Go to the map</source>
        <translation>Zur Karte</translation>
    </message>
    <message>
        <source>New question</source>
        <translation>Neue Frage</translation>
    </message>
    <message>
        <source>Check all folders for changes</source>
        <translation>Alle Ordner auf Änderungen prüfen</translation>
    </message>
    <message>
        <source>Read again what failed</source>
        <translation>Fehlgeschlagenes erneut lesen</translation>
    </message>
    <message>
        <source>Summarise the library</source>
        <translation>Die Bibliothek zusammenfassen</translation>
    </message>
    <message>
        <source>Back in the open document</source>
        <translation>Im offenen Dokument zurück</translation>
    </message>
    <message>
        <source>Show the first steps</source>
        <translation>Die ersten Schritte zeigen</translation>
    </message>
    <message>
        <source>Show all keys</source>
        <translation>Alle Tasten zeigen</translation>
    </message>
    <message>
        <source>collection</source>
        <translation>Sammlung</translation>
    </message>
    <message>
        <source>asked before</source>
        <translation>früher gefragt</translation>
    </message>
    <message>
        <source>Your library is empty</source>
        <translation>Ihre Bibliothek ist leer</translation>
    </message>
    <message>
        <source>Drop a folder here or press Add folder. Its documents stay where they are; Carrel only reads them.</source>
        <translation>Legen Sie hier einen Ordner ab, oder drücken Sie „Ordner hinzufügen“. Seine Dokumente bleiben, wo sie sind; Carrel liest sie nur.</translation>
    </message>
    <message>
        <source>Filter by name, folder or reason</source>
        <translation>Name, Ordner oder Grund</translation>
    </message>
    <message>
        <source>Filter documents</source>
        <translation>Dokumente filtern</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>{count} waiting</source>
        <translation>{count} wartend</translation>
    </message>
    <message>
        <source>{count} indexed</source>
        <translation>{count} indiziert</translation>
    </message>
    <message numerus="yes">
        <source>{n} file seen = {sum}</source>
        <comment>{n} files seen = {sum}</comment>
        <translation>
            <numerusform>{n} Datei gesehen = {sum}</numerusform>
            <numerusform>{n} Dateien gesehen = {sum}</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} offline, still searchable</source>
        <translation>{count} nicht verbunden, weiter durchsuchbar</translation>
    </message>
    <message>
        <source>{file} is in no folder of your library: add {folder} to open it.</source>
        <translation>{file} liegt in keinem Ordner Ihrer Bibliothek: Fügen Sie {folder} hinzu, um es zu öffnen.</translation>
    </message>
    <message numerus="yes">
        <source>{n} quote from your documents.</source>
        <comment>{n} quotes from your documents.</comment>
        <translation>
            <numerusform>{n} Zitat aus Ihren Dokumenten.</numerusform>
            <numerusform>{n} Zitate aus Ihren Dokumenten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Your answer is there.</source>
        <translation>Ihre Antwort ist da.</translation>
    </message>
    <message>
        <source>This is not in your notes.</source>
        <translation>Das steht nicht in Ihren Notizen.</translation>
    </message>
    <message>
        <source>“{words}”, in {place}.</source>
        <translation>„{words}“, in {place}.</translation>
    </message>
    <message numerus="yes">
        <source>The answer is complete, with {n} source.</source>
        <comment>The answer is complete, with {n} sources.</comment>
        <translation>
            <numerusform>Die Antwort ist vollständig, mit {n} Quelle.</numerusform>
            <numerusform>Die Antwort ist vollständig, mit {n} Quellen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing in your documents supports {n} sentence of it.</source>
        <comment>Nothing in your documents supports {n} sentences of it.</comment>
        <translation>
            <numerusform>{n} Satz darin wird von nichts in Ihren Dokumenten gestützt.</numerusform>
            <numerusform>{n} Sätze darin werden von nichts in Ihren Dokumenten gestützt.</numerusform>
        </translation>
    </message>
    <message>
        <source>The work on your models is done.</source>
        <translation>Die Arbeit an Ihren Modellen ist erledigt.</translation>
    </message>
    <message>
        <source>Reading your files has ended.</source>
        <translation>Das Lesen Ihrer Dateien ist beendet.</translation>
    </message>
    <message numerus="yes">
        <source>Your files are read: {n} document, {failed} failed.</source>
        <comment>Your files are read: {n} documents, {failed} failed.</comment>
        <translation>
            <numerusform>Ihre Dateien sind gelesen: {n} Dokument, {failed} fehlgeschlagen.</numerusform>
            <numerusform>Ihre Dateien sind gelesen: {n} Dokumente, {failed} fehlgeschlagen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Your files are read: {n} document.</source>
        <comment>Your files are read: {n} documents.</comment>
        <translation>
            <numerusform>Ihre Dateien sind gelesen: {n} Dokument.</numerusform>
            <numerusform>Ihre Dateien sind gelesen: {n} Dokumente.</numerusform>
        </translation>
    </message>
    <message>
        <source>Add a folder to Carrel</source>
        <translation>Einen Ordner zu Carrel hinzufügen</translation>
    </message>
    <message>
        <source>Drop to add a model</source>
        <translation>Ablegen, um ein Modell hinzuzufügen</translation>
    </message>
    <message numerus="yes">
        <source>{n} document ready</source>
        <comment>{n} documents ready</comment>
        <translation>
            <numerusform>{n} Dokument bereit</numerusform>
            <numerusform>{n} Dokumente bereit</numerusform>
        </translation>
    </message>
    <message>
        <source>No documents yet</source>
        <translation>Noch keine Dokumente</translation>
    </message>
    <message>
        <source>Memory against speed</source>
        <translation>Arbeitsspeicher und Geschwindigkeit</translation>
    </message>
    <message>
        <source>memory with the window filled</source>
        <translation>Arbeitsspeicher bei vollem Kontextfenster</translation>
    </message>
    <message>
        <source>tokens/s that it writes</source>
        <translation>Token/s, die es schreibt</translation>
    </message>
    <message>
        <source>{model}: {memory}, {speed} tokens/s (foretold)</source>
        <translation>{model}: {memory}, {speed} Token/s (geschätzt)</translation>
    </message>
    <message>
        <source>{model}: {memory}, {speed} tokens/s</source>
        <translation>{model}: {memory}, {speed} Token/s</translation>
    </message>
    <message>
        <source>{share} right</source>
        <translation>{share} richtig</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Writes</source>
        <translation>Schreibt</translation>
    </message>
    <message>
        <source>Reads</source>
        <translation>Liest</translation>
    </message>
    <message>
        <source>Perplexity</source>
        <translation>Perplexität</translation>
    </message>
    <message>
        <source>Abilities</source>
        <translation>Fähigkeiten</translation>
    </message>
    <message>
        <source>No speed is known yet: measure this computer, or time a model, on the page of any language model.</source>
        <translation>Es ist noch keine Geschwindigkeit bekannt: Vermessen Sie diesen Computer, oder stoppen Sie ein Modell, auf der Seite eines beliebigen Sprachmodells.</translation>
    </message>
    <message>
        <source>Models side by side</source>
        <translation>Modelle im Vergleich</translation>
    </message>
    <message>
        <source>Full points are measured, open ones foretold.</source>
        <translation>Volle Punkte sind gemessen, offene geschätzt.</translation>
    </message>
    <message>
        <source>The ring is the share of right answers at {benchmark}.</source>
        <translation>Der Ring ist der Anteil richtiger Antworten bei {benchmark}.</translation>
    </message>
    <message>
        <source>In brackets stands what the maker states, who may have asked otherwise.</source>
        <translation>In Klammern steht, was der Hersteller angibt, der anders gefragt haben kann.</translation>
    </message>
    <message>
        <source>about {speed}/s</source>
        <translation>etwa {speed}/s</translation>
    </message>
    <message>
        <source>{speed}/s</source>
        <translation>{speed}/s</translation>
    </message>
    <message>
        <source>Language models</source>
        <translation>Sprachmodelle</translation>
    </message>
    <message>
        <source>Embedding models</source>
        <translation>Embedding-Modelle</translation>
    </message>
    <message>
        <source>Rerankers</source>
        <translation>Reranker</translation>
    </message>
    <message>
        <source>NLI models</source>
        <translation>NLI-Modelle</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Searched with until another one is ready</source>
        <translation>Damit wird gesucht, bis ein anderes bereit ist</translation>
    </message>
    <message>
        <source>Chosen, its vectors are being made</source>
        <translation>Gewählt, seine Vektoren entstehen gerade</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>Gewählt</translation>
    </message>
    <message>
        <source>Cannot be used</source>
        <translation>Kann nicht verwendet werden</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Auf diesem Computer</translation>
    </message>
    <message>
        <source>Not installed</source>
        <translation>Nicht installiert</translation>
    </message>
    <message>
        <source>Good for {what}.</source>
        <translation>Gut für: {what}.</translation>
    </message>
    <message>
        <source>Get</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>Stop using it</source>
        <translation>Nicht mehr verwenden</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Time it</source>
        <translation>Zeit messen</translation>
    </message>
    <message>
        <source>Measure how fast it reads and writes with several settings</source>
        <translation>Messen, wie schnell es mit verschiedenen Einstellungen liest und schreibt</translation>
    </message>
    <message>
        <source>Try its abilities</source>
        <translation>Fähigkeiten ausprobieren</translation>
    </message>
    <message>
        <source>Formats, quotes, translation, reasoning, refusing, finding in a long text</source>
        <translation>Formate, Zitate, Übersetzen, Schlussfolgern, Ablehnen, Finden in einem langen Text</translation>
    </message>
    <message>
        <source>Answer the questions of MMLU, TruthfulQA, WiC or BIG-bench</source>
        <translation>Die Fragen von MMLU, TruthfulQA, WiC oder BIG-bench beantworten</translation>
    </message>
    <message>
        <source>Keep these threads</source>
        <translation>Diese Threads behalten</translation>
    </message>
    <message>
        <source>Language models work with as many from now on; the settings have it too</source>
        <translation>Sprachmodelle arbeiten von nun an mit so vielen; die Einstellungen haben es auch</translation>
    </message>
    <message>
        <source>Copy to a stick</source>
        <translation>Auf einen USB-Stick kopieren</translation>
    </message>
    <message>
        <source>For a computer without a network: with a list of the SHA-256 of its files</source>
        <translation>Für einen Computer ohne Netz: mit einer Liste der SHA-256 seiner Dateien</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Measure this computer</source>
        <translation>Diesen Computer vermessen</translation>
    </message>
    <message>
        <source>Takes some seconds; speeds are foretold from then on</source>
        <translation>Dauert einige Sekunden; von da an werden Geschwindigkeiten geschätzt</translation>
    </message>
    <message>
        <source>Quantise</source>
        <translation>Quantisieren</translation>
    </message>
    <message>
        <source>{kind}, usually the fastest</source>
        <translation>{kind}, meist am schnellsten</translation>
    </message>
    <message>
        <source>Make a copy with weights of another kind; both are kept</source>
        <translation>Eine Kopie mit Gewichten anderer Art machen; beide bleiben erhalten</translation>
    </message>
    <message>
        <source>What is known of it</source>
        <translation>Was darüber bekannt ist</translation>
    </message>
    <message>
        <source>Size and training</source>
        <translation>Größe und Training</translation>
    </message>
    <message>
        <source>Measured, and stated by its maker</source>
        <translation>Gemessen und vom Hersteller angegeben</translation>
    </message>
    <message>
        <source>What it is able to do</source>
        <translation>Was es kann</translation>
    </message>
    <message>
        <source>Get from {host} ({size})</source>
        <translation>Von {host} herunterladen ({size})</translation>
    </message>
    <message numerus="yes">
        <source>Keep {n} thread</source>
        <comment>Keep {n} threads</comment>
        <translation>
            <numerusform>{n} Thread behalten</numerusform>
            <numerusform>{n} Threads behalten</numerusform>
        </translation>
    </message>
    <message>
        <source>Fetch it</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>Delete its files</source>
        <translation>Seine Dateien löschen</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>The weights of {model} were quantised before ({kind}), and lose more each time. A file of F16 or Q8_0 makes a better copy.</source>
        <translation>Die Gewichte von {model} wurden schon quantisiert ({kind}) und verlieren jedes Mal mehr. Aus einer Datei mit F16 oder Q8_0 wird eine bessere Kopie.</translation>
    </message>
    <message>
        <source>Make {kind} all the same</source>
        <translation>{kind} trotzdem machen</translation>
    </message>
    <message>
        <source>Cancel: {title}</source>
        <translation>Abbrechen: {title}</translation>
    </message>
    <message>
        <source>Cancelled. What was finished stays.</source>
        <translation>Abgebrochen. Was fertig war, bleibt.</translation>
    </message>
    <message>
        <source>{rate} MB/s</source>
        <translation>{rate} MB/s</translation>
    </message>
    <message>
        <source>{model} is added as a language model.</source>
        <translation>{model} ist als Sprachmodell hinzugefügt.</translation>
    </message>
    <message>
        <source>{model} is added as an embedder.</source>
        <translation>{model} ist als Embedding-Modell hinzugefügt.</translation>
    </message>
    <message>
        <source>{model} is added as a reranker.</source>
        <translation>{model} ist als Reranker hinzugefügt.</translation>
    </message>
    <message>
        <source>{model} is added as an NLI model.</source>
        <translation>{model} ist als NLI-Modell hinzugefügt.</translation>
    </message>
    <message>
        <source>Adding {model}</source>
        <translation>Hinzufügen von {model}</translation>
    </message>
    <message>
        <source>Choosing {model}</source>
        <translation>Auswahl von {model}</translation>
    </message>
    <message>
        <source>Putting {model} aside</source>
        <translation>Weglegen von {model}</translation>
    </message>
    <message>
        <source>{model} is not used any more; it stays on this computer.</source>
        <translation>{model} wird nicht mehr verwendet; es bleibt auf diesem Computer.</translation>
    </message>
    <message>
        <source>Verifying {model}</source>
        <translation>Prüfung von {model}</translation>
    </message>
    <message>
        <source>Removing {model}</source>
        <translation>Entfernen von {model}</translation>
    </message>
    <message>
        <source>Getting {model}</source>
        <translation>Herunterladen von {model}</translation>
    </message>
    <message>
        <source>{model} is on this computer now.</source>
        <translation>{model} ist jetzt auf diesem Computer.</translation>
    </message>
    <message>
        <source>Timing {model}</source>
        <translation>Zeitmessung von {model}</translation>
    </message>
    <message>
        <source>Trying what {model} is able to do</source>
        <translation>Ausprobieren, was {model} kann</translation>
    </message>
    <message>
        <source>Asking {model} the questions of {benchmark}</source>
        <translation>{model} beantwortet die Fragen von {benchmark}</translation>
    </message>
    <message>
        <source>Copying {model} to {folder}</source>
        <translation>Kopieren von {model} nach {folder}</translation>
    </message>
    <message>
        <source>Copying all models to {folder}</source>
        <translation>Kopieren aller Modelle nach {folder}</translation>
    </message>
    <message>
        <source>Taking in models of {folder}</source>
        <translation>Übernehmen der Modelle aus {folder}</translation>
    </message>
    <message>
        <source>Making {kind} of {model}</source>
        <translation>Herstellen von {kind} aus {model}</translation>
    </message>
    <message>
        <source>Measuring this computer</source>
        <translation>Vermessen dieses Computers</translation>
    </message>
    <message>
        <source>Removed; {size} are free now.</source>
        <translation>Entfernt; {size} sind jetzt frei.</translation>
    </message>
    <message>
        <source>Removed; its files stay where they are.</source>
        <translation>Entfernt; seine Dateien bleiben, wo sie sind.</translation>
    </message>
    <message>
        <source>Speeds are foretold from now on.</source>
        <translation>Geschwindigkeiten werden von nun an geschätzt.</translation>
    </message>
    <message>
        <source>There is no model here that can be loaded to measure.</source>
        <translation>Es gibt hier kein Modell, das zum Messen geladen werden kann.</translation>
    </message>
    <message>
        <source>Context window</source>
        <translation>Kontextfenster</translation>
    </message>
    <message>
        <source>Cache</source>
        <translation>Cache</translation>
    </message>
    <message>
        <source>Buffers</source>
        <translation>Puffer</translation>
    </message>
    <message>
        <source>Fits</source>
        <translation>Passt</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>On the GPU</source>
        <translation>Auf der GPU</translation>
    </message>
    <message>
        <source>It writes the answers from the next question on.</source>
        <translation>Es schreibt die Antworten ab der nächsten Frage.</translation>
    </message>
    <message>
        <source>All passages get its vectors in the background, without reading a file; until they are all there, what is searched now goes on being searched.</source>
        <translation>Alle Textstellen erhalten im Hintergrund seine Vektoren, ohne dass eine Datei gelesen wird; bis alle da sind, wird weiter mit den bisherigen gesucht.</translation>
    </message>
    <message>
        <source>It reads the best passages of a search again and orders them, from the next search on.</source>
        <translation>Es liest die besten Textstellen einer Suche noch einmal und ordnet sie, ab der nächsten Suche.</translation>
    </message>
    <message>
        <source>It is asked too whether a passage supports a sentence of an answer, from the next one on.</source>
        <translation>Es wird zusätzlich gefragt, ob eine Textstelle einen Satz einer Antwort stützt, ab der nächsten.</translation>
    </message>
    <message>
        <source>{model} is the language model from now on.</source>
        <translation>{model} ist von nun an das Sprachmodell.</translation>
    </message>
    <message>
        <source>{model} is the embedder from now on.</source>
        <translation>{model} ist von nun an das Embedding-Modell.</translation>
    </message>
    <message>
        <source>{model} is the reranker from now on.</source>
        <translation>{model} ist von nun an der Reranker.</translation>
    </message>
    <message>
        <source>{model} is the NLI model from now on.</source>
        <translation>{model} ist von nun an das NLI-Modell.</translation>
    </message>
    <message>
        <source>Language model</source>
        <translation>Sprachmodell</translation>
    </message>
    <message>
        <source>Embedder</source>
        <translation>Embedding-Modell</translation>
    </message>
    <message>
        <source>Reranker</source>
        <translation>Reranker</translation>
    </message>
    <message>
        <source>NLI model</source>
        <translation>NLI-Modell</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>in Gebrauch</translation>
    </message>
    <message>
        <source>not on this computer</source>
        <translation>nicht auf diesem Computer</translation>
    </message>
    <message>
        <source>{size} in {count} files</source>
        <translation>{size} in {count} Dateien</translation>
    </message>
    <message numerus="yes">
        <source>Sound as far as its headers tell; the SHA-256 of {known} of {n} file is known</source>
        <comment>Sound as far as its headers tell; the SHA-256 of {known} of {n} files is known</comment>
        <translation>
            <numerusform>In Ordnung, soweit die Kopfdaten es sagen; von {n} Datei ist der SHA-256 bei {known} bekannt</numerusform>
            <numerusform>In Ordnung, soweit die Kopfdaten es sagen; von {n} Dateien ist der SHA-256 bei {known} bekannt</numerusform>
        </translation>
    </message>
    <message>
        <source>Sound as far as its headers tell; no SHA-256 is known</source>
        <translation>In Ordnung, soweit die Kopfdaten es sagen; kein SHA-256 ist bekannt</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Came with Carrel</source>
        <translation>Bei Carrel dabei</translation>
    </message>
    <message>
        <source>{free} of {memory} of memory are free.</source>
        <translation>{free} von {memory} Arbeitsspeicher sind frei.</translation>
    </message>
    <message>
        <source>{device}: {free} of {memory} free.</source>
        <translation>{device}: {free} von {memory} frei.</translation>
    </message>
    <message>
        <source>{count} tokens</source>
        <translation>{count} Token</translation>
    </message>
    <message>
        <source>In other quantisations, in a window of {window} tokens:</source>
        <translation>In anderen Quantisierungen, bei einem Fenster von {window} Token:</translation>
    </message>
    <message>
        <source>Once a file of it is here, in a window of {window} tokens:</source>
        <translation>Sobald eine Datei davon hier ist, bei einem Fenster von {window} Token:</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>about {speed} tokens/s</source>
        <translation>etwa {speed} Token/s</translation>
    </message>
    <message>
        <source>not foretold yet</source>
        <translation>noch nicht geschätzt</translation>
    </message>
    <message>
        <source>{count} of {layers} layers</source>
        <translation>{count} von {layers} Schichten</translation>
    </message>
    <message>
        <source>N = {parameters} parameters, so a token takes about 2N = {work} GFLOPs.</source>
        <translation>N = {parameters} Parameter, ein Token kostet also etwa 2N = {work} GFLOPs.</translation>
    </message>
    <message>
        <source>It learnt from D = {tokens} tokens: D/N = {ratio}, where about {best} make the best of a training budget. The Chinchilla law estimates a loss of {loss} nats a token ({source}).</source>
        <translation>Es lernte aus D = {tokens} Token: D/N = {ratio}, wobei etwa {best} das Beste aus einem Trainingsbudget machen. Das Chinchilla-Gesetz schätzt einen Verlust von {loss} nats je Token ({source}).</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Geschwindigkeit</translation>
    </message>
    <message>
        <source>Reads {read}, writes {written} tokens/s</source>
        <translation>Liest {read}, schreibt {written} Token/s</translation>
    </message>
    <message>
        <source>{number} on the sample notes</source>
        <translation>{number} bei den Beispielnotizen</translation>
    </message>
    <message>
        <source>{model} has {able} of {count} abilities, in a window of {window} tokens.</source>
        <translation>{model} hat {able} von {count} Fähigkeiten, bei einem Fenster von {window} Token.</translation>
    </message>
    <message numerus="yes">
        <source>Reads {read}, writes {written} tokens/s with {n} thread; first token after {seconds} s; {memory} of memory</source>
        <comment>Reads {read}, writes {written} tokens/s with {n} threads; first token after {seconds} s; {memory} of memory</comment>
        <translation>
            <numerusform>Liest {read}, schreibt {written} Token/s mit {n} Thread; erstes Token nach {seconds} s; {memory} Arbeitsspeicher</numerusform>
            <numerusform>Liest {read}, schreibt {written} Token/s mit {n} Threads; erstes Token nach {seconds} s; {memory} Arbeitsspeicher</numerusform>
        </translation>
    </message>
    <message>
        <source>Carrel will connect to {host} and fetch {model}: {size}, of which {here} are here. Nothing of yours is sent. Each file is compared with its SHA-256.</source>
        <translation>Carrel verbindet sich mit {host} und lädt {model} herunter: {size}, davon sind {here} schon hier. Nichts von Ihnen wird gesendet. Jede Datei wird mit ihrem SHA-256 verglichen.</translation>
    </message>
    <message>
        <source>Carrel will connect to {host} and fetch {model}: {size}. Nothing of yours is sent. Each file is compared with its SHA-256.</source>
        <translation>Carrel verbindet sich mit {host} und lädt {model} herunter: {size}. Nichts von Ihnen wird gesendet. Jede Datei wird mit ihrem SHA-256 verglichen.</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>{model} lies in Carrel&apos;s own folder: its files ({size}) are deleted with it.</source>
        <translation>{model} liegt in Carrels eigenem Ordner: Seine Dateien ({size}) werden mit ihm gelöscht.</translation>
    </message>
    <message>
        <source>Carrel forgets {model}; its files stay where they are.</source>
        <translation>Carrel vergisst {model}; seine Dateien bleiben, wo sie sind.</translation>
    </message>
    <message>
        <source>{model} is made, and both are kept: {size} instead of {old_size}, perplexity {perplexity} instead of {old_perplexity} (lower is better), reads {read} instead of {old_read} and writes {written} instead of {old_written} tokens/s.</source>
        <translation>{model} ist fertig, und beide bleiben erhalten: {size} statt {old_size}, Perplexität {perplexity} statt {old_perplexity} (niedriger ist besser), liest {read} statt {old_read} und schreibt {written} statt {old_written} Token/s.</translation>
    </message>
    <message>
        <source>Copied {models} ({size}). Take them in there by Models › Stick.</source>
        <translation>{models} kopiert ({size}). Übernehmen Sie sie dort unter Modelle › USB-Stick.</translation>
    </message>
    <message>
        <source>Took in {models}.</source>
        <translation>Übernommen: {models}.</translation>
    </message>
    <message>
        <source>Here already: {models}.</source>
        <translation>Schon hier: {models}.</translation>
    </message>
    <message>
        <source>Did not take in {model}: {reason}</source>
        <translation>{model} wurde nicht übernommen: {reason}</translation>
    </message>
    <message>
        <source>There are no models on it.</source>
        <translation>Darauf sind keine Modelle.</translation>
    </message>
    <message>
        <source>{share} of {questions} questions here (95 %: {low} to {high}; guessing has {chance})</source>
        <translation>{share} von {questions} Fragen hier (95 %: {low} bis {high}; Raten ergibt {chance})</translation>
    </message>
    <message>
        <source>{number} trillion</source>
        <translation>{number} Billionen</translation>
    </message>
    <message>
        <source>{number} billion</source>
        <translation>{number} Milliarden</translation>
    </message>
    <message>
        <source>Models (*.gguf);;All files (*)</source>
        <translation>Modelle (*.gguf);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Memory, speed and benchmarks of all language models on this computer</source>
        <translation>Speicher, Geschwindigkeit und Benchmarks aller Sprachmodelle auf diesem Computer</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Finden</translation>
    </message>
    <message>
        <source>Models that other programs keep on this computer</source>
        <translation>Modelle, die andere Programme auf diesem Computer haben</translation>
    </message>
    <message>
        <source>Stick</source>
        <translation>USB-Stick</translation>
    </message>
    <message>
        <source>Copy all models to a stick …</source>
        <translation>Alle Modelle auf einen USB-Stick kopieren …</translation>
    </message>
    <message>
        <source>Take in the models of a stick …</source>
        <translation>Modelle von einem USB-Stick übernehmen …</translation>
    </message>
    <message>
        <source>Carry models to a computer without a network, or from one</source>
        <translation>Modelle zu einem Computer ohne Netz bringen oder von einem holen</translation>
    </message>
    <message>
        <source>Models on a stick</source>
        <translation>Modelle auf einem USB-Stick</translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation>Ordner hinzufügen</translation>
    </message>
    <message>
        <source>Add a file</source>
        <translation>Datei hinzufügen</translation>
    </message>
    <message>
        <source>Add a model to Carrel</source>
        <translation>Ein Modell zu Carrel hinzufügen</translation>
    </message>
    <message>
        <source>Add a model&apos;s folder to Carrel</source>
        <translation>Den Ordner eines Modells zu Carrel hinzufügen</translation>
    </message>
    <message>
        <source>Copy models into a folder</source>
        <translation>Modelle in einen Ordner kopieren</translation>
    </message>
    <message>
        <source>Take in the models of a folder</source>
        <translation>Die Modelle eines Ordners übernehmen</translation>
    </message>
    <message>
        <source>Another folder</source>
        <translation>Anderer Ordner</translation>
    </message>
    <message>
        <source>The answer is a note now: {file}, in {folder}.</source>
        <translation>Die Antwort ist jetzt eine Notiz: {file}, in {folder}.</translation>
    </message>
    <message>
        <source>Where shall notes of answers go?</source>
        <translation>Wohin sollen Notizen aus Antworten?</translation>
    </message>
    <message>
        <source>Light: one core, with pauses</source>
        <translation>Leicht: ein Kern, mit Pausen</translation>
    </message>
    <message>
        <source>Normal: steps back for other programs</source>
        <translation>Normal: tritt hinter andere Programme zurück</translation>
    </message>
    <message>
        <source>Full: as fast as it can</source>
        <translation>Voll: so schnell wie möglich</translation>
    </message>
    <message>
        <source>Pace: light</source>
        <translation>Tempo: leicht</translation>
    </message>
    <message>
        <source>Pace: normal</source>
        <translation>Tempo: normal</translation>
    </message>
    <message>
        <source>Pace: full</source>
        <translation>Tempo: voll</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Pause while on battery</source>
        <translation>Im Akkubetrieb anhalten</translation>
    </message>
    <message>
        <source>Read files again as soon as they are saved</source>
        <translation>Dateien erneut lesen, sobald sie gespeichert werden</translation>
    </message>
    <message>
        <source>How much of the computer indexing takes</source>
        <translation>Wie viel vom Computer die Indizierung beansprucht</translation>
    </message>
    <message>
        <source>Indexing: {pace}</source>
        <translation>Indizierung: {pace}</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Vorige Seite</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Nächste Seite</translation>
    </message>
    <message>
        <source>Smaller (Ctrl+-)</source>
        <translation>Kleiner (Strg+-)</translation>
    </message>
    <message>
        <source>Larger (Ctrl++)</source>
        <translation>Größer (Strg++)</translation>
    </message>
    <message>
        <source>Page {number} of {count}</source>
        <translation>Seite {number} von {count}</translation>
    </message>
    <message>
        <source>{file}, page {number}</source>
        <translation>{file}, Seite {number}</translation>
    </message>
    <message>
        <source>This is no link of Carrel&apos;s, or a part of it is missing: copy it again.</source>
        <translation>Das ist kein Link von Carrel, oder ein Teil davon fehlt: Kopieren Sie ihn noch einmal.</translation>
    </message>
    <message>
        <source>{number}%</source>
        <translation>{number} %</translation>
    </message>
    <message>
        <source>about {seconds} s left</source>
        <translation>noch etwa {seconds} s</translation>
    </message>
    <message>
        <source>about {minutes} min left</source>
        <translation>noch etwa {minutes} min</translation>
    </message>
    <message>
        <source>about {hours} h left</source>
        <translation>noch etwa {hours} h</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>Ask (Enter; Shift+Enter begins a new line)</source>
        <translation>Fragen (Eingabe; Umschalt+Eingabe beginnt eine neue Zeile)</translation>
    </message>
    <message>
        <source>Colours: folder</source>
        <translation>Farben: Ordner</translation>
    </message>
    <message>
        <source>Colours: type</source>
        <translation>Farben: Art</translation>
    </message>
    <message>
        <source>Colours: date</source>
        <translation>Farben: Datum</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Verweise</translation>
    </message>
    <message>
        <source>Lines between documents where one links to the other</source>
        <translation>Linien zwischen Dokumenten, von denen eines auf das andere verweist</translation>
    </message>
    <message>
        <source>Circle</source>
        <translation>Umkreisen</translation>
    </message>
    <message>
        <source>Draw a line around documents (or drag with Shift)</source>
        <translation>Eine Linie um Dokumente ziehen (oder mit Umschalt ziehen)</translation>
    </message>
    <message>
        <source>How far the map is drawn</source>
        <translation>Wie weit die Karte gezeichnet ist</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Draw the map</source>
        <translation>Karte zeichnen</translation>
    </message>
    <message>
        <source>Reading what the documents are about …</source>
        <translation>Es wird gelesen, wovon die Dokumente handeln …</translation>
    </message>
    <message>
        <source>{count}; the lists beside it have the same in words. {names}</source>
        <translation>{count}; die Listen daneben sagen dasselbe in Worten. {names}</translation>
    </message>
    <message>
        <source>What the colours say</source>
        <translation>Was die Farben sagen</translation>
    </message>
    <message>
        <source>Larger (+)</source>
        <translation>Größer (+)</translation>
    </message>
    <message>
        <source>Smaller (-)</source>
        <translation>Kleiner (-)</translation>
    </message>
    <message>
        <source>Whole map</source>
        <translation>Ganze Karte</translation>
    </message>
    <message>
        <source>Show all of it (0)</source>
        <translation>Alles davon zeigen (0)</translation>
    </message>
    <message>
        <source>A map of your library</source>
        <translation>Eine Karte Ihrer Bibliothek</translation>
    </message>
    <message>
        <source>Add a folder: each of its documents becomes a point, near those about the same.</source>
        <translation>Fügen Sie einen Ordner hinzu: Jedes seiner Dokumente wird ein Punkt, nahe denen, die vom Gleichen handeln.</translation>
    </message>
    <message>
        <source>circled</source>
        <translation>umkreist</translation>
    </message>
    <message>
        <source>Drawing the map{left}</source>
        <translation>Die Karte wird gezeichnet{left}</translation>
    </message>
    <message>
        <source>The map is not drawn to its end.</source>
        <translation>Die Karte ist nicht zu Ende gezeichnet.</translation>
    </message>
    <message>
        <source>Stop answering (Esc)</source>
        <translation>Antwort stoppen (Esc)</translation>
    </message>
    <message>
        <source>Ask a question that has nothing to do with it (Ctrl+N)</source>
        <translation>Eine Frage stellen, die nichts damit zu tun hat (Strg+N)</translation>
    </message>
    <message>
        <source>The next question follows “{question}”</source>
        <translation>Die nächste Frage folgt auf „{question}“</translation>
    </message>
    <message>
        <source>The next question follows “{question}”: let it follow none</source>
        <translation>Die nächste Frage folgt auf „{question}“: auf keine folgen lassen</translation>
    </message>
    <message>
        <source>Ask your documents</source>
        <translation>Fragen Sie Ihre Dokumente</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>Open {place}</source>
        <translation>{place} öffnen</translation>
    </message>
    <message>
        <source>folder {name}</source>
        <translation>Ordner {name}</translation>
    </message>
    <message>
        <source>file {name}</source>
        <translation>Datei {name}</translation>
    </message>
    <message>
        <source>tag {name}</source>
        <translation>Schlagwort {name}</translation>
    </message>
    <message>
        <source>collection {name}</source>
        <translation>Sammlung {name}</translation>
    </message>
    <message>
        <source>Folders, files, collections and tags</source>
        <translation>Ordner, Dateien, Sammlungen und Schlagwörter</translation>
    </message>
    <message>
        <source>{suggestion}, {number} of {count}; Enter takes it</source>
        <translation>{suggestion}, {number} von {count}; Eingabe übernimmt</translation>
    </message>
    <message>
        <source>folder:papers  type:pdf  after:2024, or @ for folders, files and collections, # for tags</source>
        <translation>folder:papers  type:pdf  after:2024, oder @ für Ordner, Dateien und Sammlungen, # für Schlagwörter</translation>
    </message>
    <message>
        <source>Only documents that meet these filters</source>
        <translation>Nur Dokumente, auf die diese Filter zutreffen</translation>
    </message>
    <message>
        <source>Ask of all documents</source>
        <translation>Alle Dokumente fragen</translation>
    </message>
    <message>
        <source>Which documents the answer may come from</source>
        <translation>Aus welchen Dokumenten die Antwort stammen darf</translation>
    </message>
    <message>
        <source>Remove the choice of {documents}</source>
        <translation>Die Auswahl aufheben: {documents}</translation>
    </message>
    <message>
        <source>Only {filters}</source>
        <translation>Nur {filters}</translation>
    </message>
    <message>
        <source>Regions of the map</source>
        <translation>Gebiete der Karte</translation>
    </message>
    <message>
        <source>Documents chosen on the map</source>
        <translation>Auf der Karte gewählte Dokumente</translation>
    </message>
    <message>
        <source>Ask about them</source>
        <translation>Dazu fragen</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>Gebiete</translation>
    </message>
    <message>
        <source>All documents</source>
        <translation>Alle Dokumente</translation>
    </message>
    <message>
        <source>Without words of its own</source>
        <translation>Ohne eigene Wörter</translation>
    </message>
    <message numerus="yes">
        <source>Ask about this document</source>
        <comment>Ask about these {n} documents</comment>
        <translation>
            <numerusform>Zu diesem Dokument fragen</numerusform>
            <numerusform>Zu diesen {n} Dokumenten fragen</numerusform>
        </translation>
    </message>
    <message>
        <source>{name}  ({count})</source>
        <translation>{name}  ({count})</translation>
    </message>
    <message>
        <source>Answer from: {filters}</source>
        <translation>Antworten aus: {filters}</translation>
    </message>
    <message>
        <source>Answer from: all documents</source>
        <translation>Antworten aus: alle Dokumente</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>Word</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tabellen</translation>
    </message>
    <message>
        <source>Slides</source>
        <translation>Folien</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Web pages</source>
        <translation>Webseiten</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Books</source>
        <translation>Bücher</translation>
    </message>
    <message>
        <source>Archives</source>
        <translation>Archive</translation>
    </message>
    <message>
        <source>No ending</source>
        <translation>Ohne Endung</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Folder …</source>
        <translation>Ordner …</translation>
    </message>
    <message>
        <source>Tag …</source>
        <translation>Schlagwort …</translation>
    </message>
    <message>
        <source>Author …</source>
        <translation>Autor …</translation>
    </message>
    <message>
        <source>File name …</source>
        <translation>Dateiname …</translation>
    </message>
    <message>
        <source>Collection …</source>
        <translation>Sammlung …</translation>
    </message>
    <message>
        <source>Past week</source>
        <translation>Letzte Woche</translation>
    </message>
    <message>
        <source>Past month</source>
        <translation>Letzter Monat</translation>
    </message>
    <message>
        <source>Past year</source>
        <translation>Letztes Jahr</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Englisch</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>Chinesisch</translation>
    </message>
    <message>
        <source>Dutch</source>
        <translation>Niederländisch</translation>
    </message>
    <message>
        <source>French</source>
        <translation>Französisch</translation>
    </message>
    <message>
        <source>German</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>Italian</source>
        <translation>Italienisch</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>Japanisch</translation>
    </message>
    <message>
        <source>Polish</source>
        <translation>Polnisch</translation>
    </message>
    <message>
        <source>Portuguese</source>
        <translation>Portugiesisch</translation>
    </message>
    <message>
        <source>Russian</source>
        <translation>Russisch</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>Spanisch</translation>
    </message>
    <message>
        <source>Narrow by folder, tag, author, date or language</source>
        <translation>Nach Ordner, Schlagwort, Autor, Datum oder Sprache eingrenzen</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Add a filter</source>
        <translation>Filter hinzufügen</translation>
    </message>
    <message>
        <source>not {filter}</source>
        <translation>nicht {filter}</translation>
    </message>
    <message>
        <source>Remove the filter {filter}</source>
        <translation>Den Filter {filter} entfernen</translation>
    </message>
    <message>
        <source>Only {kind}: adds type:{kinds} to what you look for</source>
        <translation>Nur {kind}: fügt type:{kinds} zu dem hinzu, was Sie suchen</translation>
    </message>
    <message>
        <source>Remove this filter</source>
        <translation>Diesen Filter entfernen</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Copy to</source>
        <translation>Kopie an</translation>
    </message>
    <message>
        <source>{count} more files are inside.</source>
        <translation>{count} weitere Dateien sind darin.</translation>
    </message>
    <message>
        <source>Go to {name}</source>
        <translation>Zu {name} gehen</translation>
    </message>
    <message>
        <source>Since …</source>
        <translation>Seit …</translation>
    </message>
    <message>
        <source>Before …</source>
        <translation>Vor …</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>notice period</source>
        <translation>Kündigungsfrist Wohnung</translation>
    </message>
    <message>
        <source>what these words mean, and passages that hold them</source>
        <translation>was diese Wörter bedeuten, und Textstellen, die sie enthalten</translation>
    </message>
    <message>
        <source>&quot;notice period&quot;</source>
        <translation>&quot;Kündigungsfrist Wohnung&quot;</translation>
    </message>
    <message>
        <source>passages that hold exactly this</source>
        <translation>Textstellen, die genau das enthalten</translation>
    </message>
    <message>
        <source>notice -holiday</source>
        <translation>Kündigung -Urlaub</translation>
    </message>
    <message>
        <source>nothing that holds the word behind the minus</source>
        <translation>nichts, was das Wort hinter dem Minus enthält</translation>
    </message>
    <message>
        <source>notice type:pdf</source>
        <translation>Kündigung type:pdf</translation>
    </message>
    <message>
        <source>a kind of file: pdf, mail, image, word …</source>
        <translation>eine Art von Datei: pdf, mail, image, word …</translation>
    </message>
    <message>
        <source>notice folder:home</source>
        <translation>Kündigung folder:home</translation>
    </message>
    <message>
        <source>one folder with all that is in it</source>
        <translation>ein Ordner mit allem, was darin ist</translation>
    </message>
    <message>
        <source>notice after:2024</source>
        <translation>Kündigung after:2024</translation>
    </message>
    <message>
        <source>changed or dated since, or before:2024-03</source>
        <translation>seitdem geändert oder datiert, oder before:2024-03</translation>
    </message>
    <message>
        <source>notice collection:taxes</source>
        <translation>Kündigung collection:Steuern</translation>
    </message>
    <message>
        <source>what a search finds that you keep, by the pin in the box, under this name</source>
        <translation>was eine Suche findet, die Sie mit der Nadel im Suchfeld unter diesem Namen behalten</translation>
    </message>
    <message>
        <source>Find a passage while you type</source>
        <translation>Finden Sie eine Textstelle, während Sie tippen</translation>
    </message>
    <message>
        <source>Try this</source>
        <translation>Ausprobieren</translation>
    </message>
    <message>
        <source>More like {place}: “{words}”</source>
        <translation>Mehr wie {place}: „{words}“</translation>
    </message>
    <message>
        <source>Documents related to {file}</source>
        <translation>Mit {file} verwandte Dokumente</translation>
    </message>
    <message>
        <source>Back to the search</source>
        <translation>Zurück zur Suche</translation>
    </message>
    <message>
        <source>Back to the search (Esc)</source>
        <translation>Zurück zur Suche (Esc)</translation>
    </message>
    <message>
        <source>Search results</source>
        <translation>Suchergebnisse</translation>
    </message>
    <message>
        <source>More like this</source>
        <translation>Mehr davon</translation>
    </message>
    <message>
        <source>Related documents</source>
        <translation>Verwandte Dokumente</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Link kopieren</translation>
    </message>
    <message>
        <source>words #{rank}</source>
        <translation>Wörter Nr. {rank}</translation>
    </message>
    <message>
        <source>by its words (number {rank})</source>
        <translation>durch seine Wörter (Nummer {rank})</translation>
    </message>
    <message>
        <source>meaning #{rank}</source>
        <translation>Bedeutung Nr. {rank}</translation>
    </message>
    <message>
        <source>by its meaning (number {rank})</source>
        <translation>durch seine Bedeutung (Nummer {rank})</translation>
    </message>
    <message>
        <source>summary #{rank}</source>
        <translation>Zusammenfassung Nr. {rank}</translation>
    </message>
    <message>
        <source>by its document&apos;s summary (number {rank})</source>
        <translation>durch die Zusammenfassung seines Dokuments (Nummer {rank})</translation>
    </message>
    <message>
        <source> and </source>
        <translation> und </translation>
    </message>
    <message>
        <source>Carrel found this passage {ways}: number 1 is the best of its list.</source>
        <translation>Carrel hat diesen Text gefunden {ways}: Nummer 1 ist der beste seiner Liste.</translation>
    </message>
    <message numerus="yes">
        <source>{n} more in this document</source>
        <comment>{n} more in this document</comment>
        <translation>
            <numerusform>{n} weitere in diesem Dokument</numerusform>
            <numerusform>{n} weitere in diesem Dokument</numerusform>
        </translation>
    </message>
    <message>
        <source>Also in {files} and {count} more</source>
        <translation>Auch in {files} und {count} weiteren</translation>
    </message>
    <message>
        <source>Also in {files}</source>
        <translation>Auch in {files}</translation>
    </message>
    <message>
        <source>No document has these words. Looking for what they mean …</source>
        <translation>Kein Dokument enthält diese Wörter. Es wird gesucht, was sie bedeuten …</translation>
    </message>
    <message>
        <source>No document has these words. Nearest in meaning: {passages}</source>
        <translation>Kein Dokument enthält diese Wörter. Der Bedeutung nach am nächsten: {passages}</translation>
    </message>
    <message>
        <source>Nothing else in your library is like this.</source>
        <translation>Nichts anderes in Ihrer Bibliothek ist so wie dies.</translation>
    </message>
    <message numerus="yes">
        <source>{found} in {n} document</source>
        <comment>{found} in {n} documents</comment>
        <translation>
            <numerusform>{found} in {n} Dokument</numerusform>
            <numerusform>{found} in {n} Dokumenten</numerusform>
        </translation>
    </message>
    <message>
        <source>With fewer filters, phrases and exclusions there may be more.</source>
        <translation>Mit weniger Filtern, Wortgruppen und Ausschlüssen gibt es vielleicht mehr.</translation>
    </message>
    <message>
        <source>Carrel is starting, and looks for this as soon as it is ready.</source>
        <translation>Carrel startet gerade und sucht danach, sobald es bereit ist.</translation>
    </message>
    <message>
        <source>Carrel searches again as soon as the engine is back.</source>
        <translation>Carrel sucht erneut, sobald die Engine wieder da ist.</translation>
    </message>
    <message>
        <source>There is nothing to search yet</source>
        <translation>Es gibt noch nichts zu durchsuchen</translation>
    </message>
    <message>
        <source>Drop a folder here or press Add folder. Carrel reads it on this computer, and finds its passages by their words and by what they mean.</source>
        <translation>Legen Sie hier einen Ordner ab, oder drücken Sie „Ordner hinzufügen“. Carrel liest ihn auf diesem Computer und findet seine Textstellen an ihren Wörtern und an dem, was sie bedeuten.</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>Try fewer words, or others that say the same. What you added only a moment ago is found as soon as it has been read.</source>
        <translation>Versuchen Sie weniger Wörter oder andere, die dasselbe sagen. Was Sie gerade erst hinzugefügt haben, wird gefunden, sobald es gelesen ist.</translation>
    </message>
    <message>
        <source>Search your documents</source>
        <translation>Durchsuchen Sie Ihre Dokumente</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Clear (Esc)</source>
        <translation>Leeren (Esc)</translation>
    </message>
    <message>
        <source>Keep this search among the collections of the library</source>
        <translation>Diese Suche unter den Sammlungen der Bibliothek aufbewahren</translation>
    </message>
    <message>
        <source>Reset {setting}</source>
        <translation>{setting} zurücksetzen</translation>
    </message>
    <message>
        <source>Back to {value}</source>
        <translation>Zurück auf {value}</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Ein</translation>
    </message>
    <message>
        <source>none</source>
        <comment>value</comment>
        <translation>keine Angabe</translation>
    </message>
    <message>
        <source>on</source>
        <translation>ein</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Finding passages</source>
        <translation>Textstellen finden</translation>
    </message>
    <message>
        <source>Indexing</source>
        <translation>Indizierung</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Find a setting</source>
        <translation>Einstellung suchen</translation>
    </message>
    <message>
        <source>Show all settings</source>
        <translation>Alle Einstellungen zeigen</translation>
    </message>
    <message>
        <source>Where your files are, which model answers, and what becomes of both</source>
        <translation>Wo Ihre Dateien liegen, welches Modell antwortet und was aus beidem wird</translation>
    </message>
    <message>
        <source>No setting has these words.</source>
        <translation>Keine Einstellung enthält diese Wörter.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>No sentence of it can stand for it, and no line of it holds a word.</source>
        <translation>Kein Satz daraus kann für das Ganze stehen, und keine Zeile enthält ein Wort.</translation>
    </message>
    <message>
        <source>No sentence of it can stand for it: this is what its parts begin with.</source>
        <translation>Kein Satz daraus kann für das Ganze stehen: So beginnen seine Teile.</translation>
    </message>
    <message>
        <source>new · {when}</source>
        <translation>neu · {when}</translation>
    </message>
    <message>
        <source>changed · {when}</source>
        <translation>geändert · {when}</translation>
    </message>
    <message>
        <source>removed · {when}</source>
        <translation>entfernt · {when}</translation>
    </message>
    <message>
        <source>Nothing changed in the last seven days.</source>
        <translation>In den letzten sieben Tagen hat sich nichts geändert.</translation>
    </message>
    <message>
        <source>And {count} more.</source>
        <translation>Und {count} weitere.</translation>
    </message>
    <message>
        <source>Not covered, and why</source>
        <translation>Nicht erfasst, und warum</translation>
    </message>
    <message>
        <source>And {count} more; the library lists them.</source>
        <translation>Und {count} weitere; die Bibliothek führt sie auf.</translation>
    </message>
    <message>
        <source>And {count} more places of it.</source>
        <translation>Und {count} weitere Stellen daraus.</translation>
    </message>
    <message>
        <source>{count} passages, {place}</source>
        <translation>{count} Textstellen, {place}</translation>
    </message>
    <message>
        <source>page {number}</source>
        <translation>Seite {number}</translation>
    </message>
    <message>
        <source>at character {number}</source>
        <translation>bei Zeichen {number}</translation>
    </message>
    <message>
        <source>Two sentences</source>
        <translation>Zwei Sätze</translation>
    </message>
    <message>
        <source>Paragraph</source>
        <translation>Absatz</translation>
    </message>
    <message>
        <source>Key points</source>
        <translation>Kernpunkte</translation>
    </message>
    <message>
        <source>Sentences of the documents, word for word; each opens where it stands.</source>
        <translation>Sätze der Dokumente, Wort für Wort; jeder öffnet die Stelle, an der er steht.</translation>
    </message>
    <message>
        <source>What is new, was saved or is gone in the last seven days, the latest first.</source>
        <translation>Was in den letzten sieben Tagen neu ist, gespeichert wurde oder verschwunden ist, das Neueste zuerst.</translation>
    </message>
    <message>
        <source>Write with the model</source>
        <translation>Vom Modell schreiben lassen</translation>
    </message>
    <message>
        <source>Writing progress</source>
        <translation>Fortschritt des Schreibens</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Zusammenfassung</translation>
    </message>
    <message>
        <source>The library in brief</source>
        <translation>Die Bibliothek in Kürze</translation>
    </message>
    <message>
        <source>Stopped. What was written is kept, and goes on there.</source>
        <translation>Gestoppt. Was geschrieben ist, bleibt, und dort geht es weiter.</translation>
    </message>
    <message>
        <source>The model begins …</source>
        <translation>Das Modell beginnt …</translation>
    </message>
    <message>
        <source>Back to the library (Esc)</source>
        <translation>Zurück zur Bibliothek (Esc)</translation>
    </message>
    <message>
        <source>Changed this week</source>
        <translation>Diese Woche geändert</translation>
    </message>
    <message>
        <source>Written by {model} from all of it; each sentence opens what supports it.</source>
        <translation>Von {model} aus dem Ganzen geschrieben; jeder Satz öffnet, was ihn stützt.</translation>
    </message>
    <message>
        <source>Writing: {done} of about {total} parts</source>
        <translation>Geschrieben: {done} von etwa {total} Teilen</translation>
    </message>
    <message numerus="yes">
        <source>Nothing that the model wrote is supported, so this is what the document says in its own words.</source>
        <comment>Nothing that the model wrote is supported, so this is what the documents say in their own words.</comment>
        <translation>
            <numerusform>Nichts, was das Modell schrieb, ist belegt, daher steht hier, was das Dokument in eigenen Worten sagt.</numerusform>
            <numerusform>Nichts, was das Modell schrieb, ist belegt, daher steht hier, was die Dokumente in eigenen Worten sagen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Pause writing summaries</source>
        <translation>Schreiben der Zusammenfassungen anhalten</translation>
    </message>
    <message>
        <source>Go on writing summaries</source>
        <translation>Zusammenfassungen weiterschreiben</translation>
    </message>
    <message>
        <source>Summaries paused</source>
        <translation>Zusammenfassungen angehalten</translation>
    </message>
    <message>
        <source>Writing summaries</source>
        <translation>Fasst Dokumente zusammen</translation>
    </message>
    <message>
        <source>Summaries: {left}</source>
        <translation>Zusammenfassungen: {left}</translation>
    </message>
    <message>
        <source>{model} has written {written} of {count} summaries.</source>
        <translation>{model} hat {written} von {count} Zusammenfassungen geschrieben.</translation>
    </message>
    <message numerus="yes">
        <source>About {n} part is left; questions and indexing go first.</source>
        <comment>About {n} parts are left; questions and indexing go first.</comment>
        <translation>
            <numerusform>Etwa {n} Teil steht noch aus; Fragen und Indizierung gehen vor.</numerusform>
            <numerusform>Etwa {n} Teile stehen noch aus; Fragen und Indizierung gehen vor.</numerusform>
        </translation>
    </message>
    <message>
        <source>Document text</source>
        <translation>Text des Dokuments</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>What was good about it? It stays on this computer.</source>
        <translation>Was war gut daran? Es bleibt auf diesem Computer.</translation>
    </message>
    <message>
        <source>What was wrong with it? It stays on this computer.</source>
        <translation>Was war falsch daran? Es bleibt auf diesem Computer.</translation>
    </message>
    <message>
        <source>This answer is good</source>
        <translation>Diese Antwort ist gut</translation>
    </message>
    <message>
        <source>This answer is bad</source>
        <translation>Diese Antwort ist schlecht</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>{billions} B</source>
        <translation>{billions} Mrd.</translation>
    </message>
    <message>
        <source>{millions} M</source>
        <translation>{millions} Mio.</translation>
    </message>
    <message>
        <source>{size} GB</source>
        <translation>{size} GB</translation>
    </message>
    <message>
        <source>{size} MB</source>
        <translation>{size} MB</translation>
    </message>
    <message>
        <source>1 file</source>
        <translation>1 Datei</translation>
    </message>
    <message>
        <source>{count} files</source>
        <translation>{count} Dateien</translation>
    </message>
    <message>
        <source>{name} is whole ({files}, {size}; SHA-256 as it should be).</source>
        <translation>{name} ist vollständig ({files}, {size}; SHA-256, wie er sein soll).</translation>
    </message>
    <message>
        <source>{name} is sound as far as can be told ({files}, {size}): no SHA-256 is known of it; adding it keeps one.</source>
        <translation>{name} ist in Ordnung, soweit es sich sagen lässt ({files}, {size}): Kein SHA-256 ist davon bekannt; beim Hinzufügen wird einer festgehalten.</translation>
    </message>
    <message>
        <source>{count} layers</source>
        <translation>{count} Schichten</translation>
    </message>
    <message>
        <source>{count} wide</source>
        <translation>{count} breit</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>architecture</source>
        <translation>Architektur</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>quantisation</source>
        <translation>Quantisierung</translation>
    </message>
    <message>
        <source>context length</source>
        <translation>Kontextlänge</translation>
    </message>
    <message>
        <source>shape</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>tokenizer</source>
        <translation>Tokenizer</translation>
    </message>
    <message>
        <source>vocabulary</source>
        <translation>Wortschatz</translation>
    </message>
    <message>
        <source>chat template</source>
        <translation>Chat-Vorlage</translation>
    </message>
    <message>
        <source>licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>{heads} heads ({kv_heads} for keys and values)</source>
        <translation>{heads} Köpfe ({kv_heads} für Schlüssel und Werte)</translation>
    </message>
    <message>
        <source>{count} heads</source>
        <translation>{count} Köpfe</translation>
    </message>
    <message>
        <source>context window</source>
        <translation>Kontextfenster</translation>
    </message>
    <message>
        <source>vectors of</source>
        <translation>Vektoren aus</translation>
    </message>
    <message>
        <source>{count} numbers</source>
        <translation>{count} Zahlen</translation>
    </message>
    <message>
        <source>before a query</source>
        <translation>vor einer Anfrage</translation>
    </message>
    <message>
        <source>before a passage</source>
        <translation>vor einer Textstelle</translation>
    </message>
    <message>
        <source>the maker states {percent}% ({shots} examples{how}; {source})</source>
        <translation>der Hersteller gibt {percent} % an ({shots} Beispiele{how}; {source})</translation>
    </message>
    <message>
        <source>{right} of {asked}, {needed} needed</source>
        <translation>{right} von {asked}, {needed} nötig</translation>
    </message>
    <message>
        <source>No document has “{word}”: looked for “{meant}”.</source>
        <translation>Kein Dokument enthält „{word}“: Gesucht wurde „{meant}“.</translation>
    </message>
    <message>
        <source>{action} {what}</source>
        <translation>{action}: {what}</translation>
    </message>
    <message>
        <source>The window speaks the language that you chose from its next start on.</source>
        <translation>Das Fenster spricht die gewählte Sprache ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>Sheets</source>
        <translation>Tabellenblätter</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Kept among the collections of the library: {search}</source>
        <translation>Unter den Sammlungen der Bibliothek aufbewahrt: {search}</translation>
    </message>
    <message>
        <source>There is a collection of this name already.</source>
        <translation>Es gibt schon eine Sammlung dieses Namens.</translation>
    </message>
    <message>
        <source>The collection {name} is removed; its documents stay.</source>
        <translation>Die Sammlung {name} ist entfernt; ihre Dokumente bleiben.</translation>
    </message>
    <message>
        <source>Collections</source>
        <translation>Sammlungen</translation>
    </message>
    <message>
        <source>Search for {name}</source>
        <translation>Nach {name} suchen</translation>
    </message>
    <message>
        <source>Name of the collection</source>
        <translation>Name der Sammlung</translation>
    </message>
    <message>
        <source>Ask about {name}</source>
        <translation>Zu {name} fragen</translation>
    </message>
    <message>
        <source>Rename {name}</source>
        <translation>{name} umbenennen</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>{name} entfernen</translation>
    </message>
    <message>
        <source>Colours of the map</source>
        <translation>Farben der Karte</translation>
    </message>
    <message>
        <source>other</source>
        <translation>andere</translation>
    </message>
    <message>
        <source>Map of the documents</source>
        <translation>Karte der Dokumente</translation>
    </message>
    <message>
        <source>{date} (the date of the file)</source>
        <translation>{date} (das Datum der Datei)</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>until {period}</source>
        <translation>bis {period}</translation>
    </message>
    <message>
        <source>Documents by date</source>
        <translation>Dokumente nach Datum</translation>
    </message>
    <message>
        <source>only {period}</source>
        <translation>nur {period}</translation>
    </message>
    <message numerus="yes">
        <source>{period}: {n} document</source>
        <comment>{period}: {n} documents</comment>
        <translation>
            <numerusform>{period}: {n} Dokument</numerusform>
            <numerusform>{period}: {n} Dokumente</numerusform>
        </translation>
    </message>
    <message>
        <source>Search, ask, or say what to do</source>
        <translation>Suchen, fragen oder sagen, was zu tun ist</translation>
    </message>
    <message>
        <source>What can be opened or done</source>
        <translation>Was geöffnet oder getan werden kann</translation>
    </message>
    <message>
        <source>Search for “{words}”</source>
        <translation>Nach „{words}“ suchen</translation>
    </message>
    <message>
        <source>Ask “{words}”</source>
        <translation>„{words}“ fragen</translation>
    </message>
    <message>
        <source>Not available on this system: its session bus does not answer.</source>
        <translation>Auf diesem System nicht verfügbar: Sein Sitzungsbus antwortet nicht.</translation>
    </message>
    <message>
        <source>Not available on this system: its portal opens no session for shortcuts.</source>
        <translation>Auf diesem System nicht verfügbar: Sein Portal öffnet keine Sitzung für Tastenkürzel.</translation>
    </message>
    <message>
        <source>Carrel: ask a question</source>
        <translation>Carrel: eine Frage stellen</translation>
    </message>
    <message>
        <source>Your desktop was told to give Carrel no keys: turn this off and on to be asked again.</source>
        <translation>Ihrem Desktop wurde gesagt, Carrel keine Tasten zu geben: Schalten Sie dies aus und wieder ein, um erneut gefragt zu werden.</translation>
    </message>
    <message>
        <source>Your desktop gives Carrel no keys, and does not say why.</source>
        <translation>Ihr Desktop gibt Carrel keine Tasten und sagt nicht, warum.</translation>
    </message>
    <message>
        <source>Your desktop leads to the question box from any program: {keys}</source>
        <translation>Ihr Desktop führt aus jedem Programm zum Fragefeld: {keys}</translation>
    </message>
    <message>
        <source>Your desktop knows the quick question but has no keys for it: choose them in its settings.</source>
        <translation>Ihr Desktop kennt die schnelle Frage, hat aber keine Tasten dafür: Wählen Sie sie in seinen Einstellungen.</translation>
    </message>
    <message>
        <source>Not available on this system: its desktop has no portal for global shortcuts.</source>
        <translation>Auf diesem System nicht verfügbar: Sein Desktop hat kein Portal für globale Tastenkürzel.</translation>
    </message>
    <message>
        <source>The session bus has ended, and with it the keys.</source>
        <translation>Der Sitzungsbus wurde beendet, und mit ihm die Tasten.</translation>
    </message>
    <message>
        <source>Your desktop has taken the keys back: turn this off and on to ask for them again.</source>
        <translation>Ihr Desktop hat die Tasten zurückgenommen: Schalten Sie dies aus und wieder ein, um erneut darum zu bitten.</translation>
    </message>
    <message>
        <source>The portal of your desktop has ended, and with it the keys until it is there again.</source>
        <translation>Das Portal Ihres Desktops wurde beendet, und mit ihm die Tasten, bis es wieder da ist.</translation>
    </message>
    <message>
        <source>{keys} leads to the question box from any program.</source>
        <translation>{keys} führt aus jedem Programm zum Fragefeld.</translation>
    </message>
    <message>
        <source>{keys} is taken by another program: choose other keys, or free these.</source>
        <translation>{keys} ist von einem anderen Programm belegt: Wählen Sie andere Tasten, oder geben Sie diese frei.</translation>
    </message>
    <message>
        <source>Windows refuses {keys} (error {number}): choose other keys.</source>
        <translation>Windows lehnt {keys} ab (Fehler {number}): Wählen Sie andere Tasten.</translation>
    </message>
    <message>
        <source>Not available on this system: it has no libX11.</source>
        <translation>Auf diesem System nicht verfügbar: Es hat keine libX11.</translation>
    </message>
    <message>
        <source>Not available on this system: its X server lets nobody in any more.</source>
        <translation>Auf diesem System nicht verfügbar: Sein X-Server lässt niemanden mehr herein.</translation>
    </message>
    <message>
        <source>This keyboard cannot type {keys}: choose other keys.</source>
        <translation>Diese Tastatur hat kein {keys}: Wählen Sie andere Tasten.</translation>
    </message>
    <message>
        <source>The X server refuses {keys}: choose other keys.</source>
        <translation>Der X-Server lehnt {keys} ab: Wählen Sie andere Tasten.</translation>
    </message>
    <message>
        <source>{keys} cannot be taken from other programs: choose the Windows key, or Ctrl and Alt together, with a letter, a function key, the space bar, or a digit without Shift that is not of the number pad.</source>
        <translation>{keys} kann anderen Programmen nicht genommen werden: Wählen Sie die Windows-Taste, oder Strg und Alt zusammen, mit einem Buchstaben, einer Funktionstaste, der Leertaste oder einer Ziffer ohne Umschalttaste, die nicht vom Ziffernblock ist.</translation>
    </message>
    <message>
        <source>Not available on this system: it lets no program take keys from others.</source>
        <translation>Auf diesem System nicht verfügbar: Es lässt kein Programm anderen Tasten nehmen.</translation>
    </message>
    <message>
        <source>Ctrl+K: one box for commands, recent things, searches and questions · Ctrl+L: ask · Ctrl+F: search, or find in the open document while the keyboard is in it · Enter: send or open · Shift+Enter: a new line of a question · @ and #: narrow it to a folder, file or tag · Esc: stop, then close the document, then clear the search · Ctrl+Enter: more like the chosen passage · Ctrl+O: add a folder · Ctrl+N: a question that follows no answer · in the past questions F2: rename a conversation, Ctrl+P: pin it, Delete: forget a question and what follows it · in the open document Ctrl+Shift+F: find, F3, Shift+F3: the next place, the one before, Alt+Left, Alt+Right: back, forward, Ctrl++, Ctrl+-, Ctrl+0: larger, smaller, as at first, Ctrl+R: related documents · Ctrl+1, Ctrl+2, Ctrl+3, Ctrl+4, Ctrl+5, Ctrl+6: asking, searching, the library, the settings, the models, the map · Ctrl+Q: quit · F1: hide this</source>
        <translation>Strg+K: ein Feld für Befehle, Letztes, Suchen und Fragen · Strg+L: fragen · Strg+F: suchen, oder im offenen Dokument suchen, solange die Tastatur darin ist · Eingabe: senden oder öffnen · Umschalt+Eingabe: neue Zeile einer Frage · @ und #: auf einen Ordner, eine Datei oder ein Schlagwort eingrenzen · Esc: stoppen, dann das Dokument schließen, dann die Suche leeren · Strg+Eingabe: mehr von der gewählten Textstelle · Strg+O: einen Ordner hinzufügen · Strg+N: eine Frage, die auf keine Antwort folgt · in den früheren Fragen F2: eine Unterhaltung umbenennen, Strg+P: sie anheften, Entf: eine Frage und was ihr folgt vergessen · im offenen Dokument Strg+Umschalt+F: suchen, F3, Umschalt+F3: die nächste Stelle, die vorige, Alt+Links, Alt+Rechts: zurück, vorwärts, Strg++, Strg+-, Strg+0: größer, kleiner, wie zuerst, Strg+R: verwandte Dokumente · Strg+1, Strg+2, Strg+3, Strg+4, Strg+5, Strg+6: Fragen, Suchen, die Bibliothek, die Einstellungen, die Modelle, die Karte · Ctrl+Q: beenden · F1: dies ausblenden</translation>
    </message>
</context>
<context>
    <name>engine</name>
    <message>
        <source>A link to a folder is not followed: add the folder itself.</source>
        <translation>Einem Link auf einen Ordner wird nicht gefolgt: Fügen Sie den Ordner selbst hinzu.</translation>
    </message>
    <message>
        <source>A prompt of {longest} tokens is too long to be scored: shorten it.</source>
        <translation>Ein Prompt von {longest} Token ist zu lang, um bewertet zu werden: Kürzen Sie ihn.</translation>
    </message>
    <message>
        <source>A reason has {longest_reason} characters at most: write a shorter one.</source>
        <translation>Eine Begründung hat höchstens {longest_reason} Zeichen: Schreiben Sie eine kürzere.</translation>
    </message>
    <message>
        <source>A scope holds filters only, and a collection of this one looks for “{words}”: search for it instead.</source>
        <translation>Ein Bereich enthält nur Filter, und eine Sammlung in diesem sucht nach „{words}“: Suchen Sie stattdessen danach.</translation>
    </message>
    <message>
        <source>A scope holds filters only, such as folder:papers or type:pdf: leave out “{words}”.</source>
        <translation>Ein Bereich enthält nur Filter, wie folder:papers oder type:pdf: Lassen Sie „{words}“ weg.</translation>
    </message>
    <message>
        <source>A text of {tokens} tokens is too short to measure the perplexity on.</source>
        <translation>Ein Text von {tokens} Token ist zu kurz, um daran die Perplexität zu messen.</translation>
    </message>
    <message>
        <source>Above 1 discourages repetition.</source>
        <translation>Über 1 hält von Wiederholungen ab.</translation>
    </message>
    <message>
        <source>After so many minutes without a question the language model&apos;s memory is given back; 0 keeps it.</source>
        <translation>Nach so vielen Minuten ohne Frage wird der Arbeitsspeicher des Sprachmodells freigegeben; 0 behält ihn.</translation>
    </message>
    <message>
        <source>An answer by a schema is written in one call: leave {strategy} out.</source>
        <translation>Eine Antwort nach einem Schema wird in einem Aufruf geschrieben: Lassen Sie {strategy} weg.</translation>
    </message>
    <message>
        <source>An answer of {longest} tokens is too long to be scored.</source>
        <translation>Eine Antwort von {longest} Token ist zu lang, um bewertet zu werden.</translation>
    </message>
    <message>
        <source>An icon in the system tray leads to asking and searching, pauses indexing and quits.</source>
        <translation>Ein Symbol im Infobereich führt zum Fragen und Suchen, hält die Indizierung an und beendet das Programm.</translation>
    </message>
    <message>
        <source>Another Carrel is indexing into the same library: wait until it has finished, or use another --home.</source>
        <translation>Ein anderes Carrel indiziert gerade in dieselbe Bibliothek: Warten Sie, bis es fertig ist, oder verwenden Sie ein anderes --home.</translation>
    </message>
    <message>
        <source>Another Carrel is using the library: try again in a moment.</source>
        <translation>Ein anderes Carrel verwendet die Bibliothek: Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>Answer tokens</source>
        <translation>Token einer Antwort</translation>
    </message>
    <message>
        <source>Answers are verbatim sentences of your documents: the model chooses and orders them, and writes none.</source>
        <translation>Antworten sind wörtliche Sätze Ihrer Dokumente: Das Modell wählt und ordnet sie und schreibt keine.</translation>
    </message>
    <message>
        <source>Beams</source>
        <translation>Beams</translation>
    </message>
    <message>
        <source>Carrel cannot write its log {log}: {cause}. Mend or delete it.</source>
        <translation>Carrel kann sein Protokoll {log} nicht schreiben: {cause}. Reparieren oder löschen Sie es.</translation>
    </message>
    <message>
        <source>Carrel cannot write to its folder {root}: {cause}. Choose another with --home or CARREL_HOME.</source>
        <translation>Carrel kann nicht in seinen Ordner {root} schreiben: {cause}. Wählen Sie mit --home oder CARREL_HOME einen anderen.</translation>
    </message>
    <message>
        <source>Carrel could not start by a mistake of its own; see the log in {home}.</source>
        <translation>Carrel konnte wegen eines eigenen Fehlers nicht starten; siehe das Protokoll in {home}.</translation>
    </message>
    <message>
        <source>Carrel does not read a file twice.</source>
        <translation>Carrel liest keine Datei zweimal.</translation>
    </message>
    <message>
        <source>Carrel does not work without a {role}: choose another one instead.</source>
        <translation>Carrel funktioniert nicht ohne dieses Modell ({role}): Wählen Sie stattdessen ein anderes.</translation>
    </message>
    <message>
        <source>Carrel ended twice while this file was being indexed: it is left out until you retry it.</source>
        <translation>Carrel wurde zweimal beendet, während diese Datei indiziert wurde: Sie wird ausgelassen, bis Sie es erneut versuchen.</translation>
    </message>
    <message>
        <source>Carrel finds the new file by itself.</source>
        <translation>Carrel findet die neue Datei von selbst.</translation>
    </message>
    <message>
        <source>Carrel is offline: set downloads = true under [models] in settings.toml, or switch it on in the window&apos;s settings, to let it fetch models.</source>
        <translation>Carrel ist offline: Setzen Sie downloads = true unter [models] in settings.toml, oder schalten Sie es in den Einstellungen des Fensters ein, damit es Modelle herunterladen darf.</translation>
    </message>
    <message>
        <source>Carrel knows no address of {model}: run `make models`.</source>
        <translation>Carrel kennt keine Adresse von {model}: Führen Sie `make models` aus.</translation>
    </message>
    <message>
        <source>Carrel made a mistake of its own and could not finish this; the log {log} says where.</source>
        <translation>Carrel hat selbst einen Fehler gemacht und konnte dies nicht beenden; das Protokoll {log} sagt, wo.</translation>
    </message>
    <message>
        <source>Carrel may fetch a model over the network when you tell it to, each time; else it is offline.</source>
        <translation>Carrel darf ein Modell über das Netz herunterladen, jedes Mal nur, wenn Sie es sagen; sonst ist es offline.</translation>
    </message>
    <message>
        <source>Carrel&apos;s own folder is not read.</source>
        <translation>Carrels eigener Ordner wird nicht gelesen.</translation>
    </message>
    <message>
        <source>Carrel&apos;s search needs a processor with AVX2, as Intel makes them since 2013 and AMD since 2015, and this one has none: use Carrel on a newer computer.</source>
        <translation>Carrels Suche braucht einen Prozessor mit AVX2, wie Intel sie seit 2013 und AMD seit 2015 herstellt, und dieser hat es nicht: Verwenden Sie Carrel auf einem neueren Computer.</translation>
    </message>
    <message>
        <source>Caution</source>
        <translation>Vorsicht</translation>
    </message>
    <message>
        <source>Changing the embedder</source>
        <translation>Wechsel des Embedding-Modells</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Connect the drive, or put the folder back; until then its documents are searchable as they were.</source>
        <translation>Verbinden Sie das Laufwerk, oder legen Sie den Ordner zurück; bis dahin sind seine Dokumente durchsuchbar, wie sie waren.</translation>
    </message>
    <message>
        <source>Context window</source>
        <translation>Kontextfenster</translation>
    </message>
    <message>
        <source>Copying</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>Downloads</source>
        <translation>Downloads</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Englisch</translation>
    </message>
    <message>
        <source>English search</source>
        <translation>englische Suche</translation>
    </message>
    <message>
        <source>English, no prefixes</source>
        <translation>Englisch, ohne Präfixe</translation>
    </message>
    <message>
        <source>English, on any laptop</source>
        <translation>Englisch, auf jedem Laptop</translation>
    </message>
    <message>
        <source>English, three times as slow as the small one</source>
        <translation>Englisch, dreimal so langsam wie das kleine</translation>
    </message>
    <message>
        <source>English; finds more than all-MiniLM-L6-v2 at nearly its speed</source>
        <translation>Englisch; findet mehr als all-MiniLM-L6-v2, fast so schnell</translation>
    </message>
    <message>
        <source>English; surer, and slower</source>
        <translation>Englisch; sicherer und langsamer</translation>
    </message>
    <message>
        <source>English; the fastest of these</source>
        <translation>Englisch; das schnellste von diesen</translation>
    </message>
    <message>
        <source>English; vectors of twice as many numbers as the small ones have</source>
        <translation>Englisch; Vektoren mit doppelt so vielen Zahlen wie die kleinen</translation>
    </message>
    <message>
        <source>European languages where there are 8 GB to spare</source>
        <translation>europäische Sprachen, wo 8 GB übrig sind</translation>
    </message>
    <message>
        <source>Everything is searched with {wanted} now.</source>
        <translation>Alles wird jetzt mit {wanted} durchsucht.</translation>
    </message>
    <message>
        <source>Focus on quotes</source>
        <translation>Auf Zitate beschränken</translation>
    </message>
    <message>
        <source>Free some space, then check for changes: the index is compacted again.</source>
        <translation>Schaffen Sie Platz, und prüfen Sie dann auf Änderungen: Der Index wird wieder verdichtet.</translation>
    </message>
    <message>
        <source>Give the model the quoted sentences only: small models answer better and much sooner.</source>
        <translation>Dem Modell nur die zitierten Sätze geben: Kleine Modelle antworten so besser und viel schneller.</translation>
    </message>
    <message>
        <source>Give yourself the right to read it, then retry it.</source>
        <translation>Geben Sie sich das Recht, sie zu lesen, und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Gpu layers</source>
        <translation>GPU-Schichten</translation>
    </message>
    <message>
        <source>Higher is more varied, 0 always takes the likeliest word.</source>
        <translation>Höher ist abwechslungsreicher, 0 nimmt immer das wahrscheinlichste Wort.</translation>
    </message>
    <message>
        <source>How hard indexing works: light (one core, with pauses), normal (steps back for other programs) or full.</source>
        <translation>Wie stark die Indizierung arbeitet: light (ein Kern, mit Pausen), normal (tritt hinter andere Programme zurück) oder full (voll).</translation>
    </message>
    <message>
        <source>How long a search may rerank at most; the small language model reads about one passage a second.</source>
        <translation>Wie viele Sekunden eine Suche höchstens neu ordnen darf; das kleine Sprachmodell liest etwa eine Textstelle je Sekunde.</translation>
    </message>
    <message>
        <source>How many beginnings of an answer are followed side by side until the likeliest whole one is known; more take longer, and the settings of chance do not count. What follows a schema has one.</source>
        <translation>Wie viele Anfänge einer Antwort nebeneinander verfolgt werden, bis die wahrscheinlichste ganze bekannt ist; mehr dauern länger, und die Einstellungen des Zufalls zählen nicht. Was einem Schema folgt, hat einen.</translation>
    </message>
    <message>
        <source>How many layers of the language model a graphics processor computes: -1 as many as fit into its memory, 0 none. Where llama.cpp was built without CUDA, Metal and Vulkan, there is none, and carrel status says so.</source>
        <translation>Wie viele Schichten des Sprachmodells ein Grafikprozessor rechnet: -1 so viele, wie in seinen Speicher passen, 0 keine. Wo llama.cpp ohne CUDA, Metal und Vulkan gebaut wurde, gibt es keinen, und carrel status sagt es.</translation>
    </message>
    <message>
        <source>How many megabytes of what the model has read, which is text of your documents, are kept on the disk so that a conversation goes on at once after a restart; 0 keeps none.</source>
        <translation>Wie viele Megabyte von dem, was das Modell gelesen hat, also Text Ihrer Dokumente, auf der Festplatte bleiben, damit eine Unterhaltung nach einem Neustart sofort weitergeht; 0 behält nichts.</translation>
    </message>
    <message>
        <source>How many passages a question may draw on that is answered in several calls of the model.</source>
        <translation>Auf wie viele Textstellen sich eine Frage stützen darf, die in mehreren Aufrufen des Modells beantwortet wird.</translation>
    </message>
    <message>
        <source>How many passages a question may draw on.</source>
        <translation>Auf wie viele Textstellen sich eine Frage stützen darf.</translation>
    </message>
    <message>
        <source>How many tokens an answer may have at most.</source>
        <translation>Wie viele Token eine Antwort höchstens haben darf.</translation>
    </message>
    <message>
        <source>How many tokens the model sees at once, if it can hold that many.</source>
        <translation>Wie viele Token das Modell auf einmal sieht, wenn es so viele halten kann.</translation>
    </message>
    <message>
        <source>How many verbatim quotes are shown at most.</source>
        <translation>Wie viele wörtliche Zitate höchstens gezeigt werden.</translation>
    </message>
    <message>
        <source>How much of the LoRA adapter is added to the model: 1 as it was made, 0 nothing.</source>
        <translation>Wie viel vom LoRA-Adapter zum Modell hinzukommt: 1 wie er gemacht wurde, 0 nichts.</translation>
    </message>
    <message>
        <source>How soon Carrel says that your documents do not answer a question: 0 hardly ever, 1 whenever it is in doubt; what comes nearest is shown all the same.</source>
        <translation>Wie bald Carrel sagt, dass Ihre Dokumente eine Frage nicht beantworten: 0 fast nie, 1 bei jedem Zweifel; was am nächsten kommt, wird trotzdem gezeigt.</translation>
    </message>
    <message>
        <source>How the model chooses its words: precise always takes the likeliest word, so that an answer is the same each time; balanced varies its words a little and repeats itself less; creative takes unlikely words too, and strays more easily from your documents. It sets the five settings below, and each can be changed after it.</source>
        <translation>Wie das Modell seine Wörter wählt: precise nimmt immer das wahrscheinlichste Wort, sodass eine Antwort jedes Mal gleich ist; balanced wechselt die Wörter ein wenig und wiederholt sich weniger; creative nimmt auch unwahrscheinliche Wörter und entfernt sich leichter von Ihren Dokumenten. Es setzt die fünf Einstellungen darunter, und jede kann danach geändert werden.</translation>
    </message>
    <message>
        <source>If you trust it, unpack it, or save what it holds as files of their own: Carrel finds those by itself.</source>
        <translation>Wenn Sie ihm vertrauen, entpacken Sie es, oder speichern Sie, was es enthält, als eigene Dateien: Carrel findet diese von selbst.</translation>
    </message>
    <message>
        <source>In {file}, [{name}] must be a table: mend or delete it.</source>
        <translation>In {file} muss [{name}] eine Tabelle sein: Reparieren oder löschen Sie es.</translation>
    </message>
    <message>
        <source>In {file}, {label} must be a {name}, for example {default}.</source>
        <translation>In {file} muss {label} vom Typ {name} sein, zum Beispiel {default}.</translation>
    </message>
    <message>
        <source>In {file}, {label} must be {choices}.</source>
        <translation>In {file} muss {label} {choices} sein.</translation>
    </message>
    <message>
        <source>In {file}, {label} must be {limits}.</source>
        <translation>In {file} muss {label} {limits} sein.</translation>
    </message>
    <message>
        <source>Indexing and writing summaries wait while the computer runs on its battery.</source>
        <translation>Indizierung und Zusammenfassungen warten, solange der Computer mit Akku läuft.</translation>
    </message>
    <message>
        <source>It cannot be read ({cause}): check its permissions.</source>
        <translation>Es kann nicht gelesen werden ({cause}): Prüfen Sie seine Berechtigungen.</translation>
    </message>
    <message>
        <source>It has a sentence that is longer than the model can read: enlarge generation.context_window in the settings.</source>
        <translation>Es hat einen Satz, der länger ist, als das Modell lesen kann: Vergrößern Sie generation.context_window in den Einstellungen.</translation>
    </message>
    <message>
        <source>It has yet to be read: index its folder once more, with carrel index.</source>
        <translation>Es muss erst noch gelesen werden: Indizieren Sie seinen Ordner noch einmal, mit carrel index.</translation>
    </message>
    <message>
        <source>It has {value} MB; the limit in the settings is {largest_file_mb} MB.</source>
        <translation>Es hat {value} MB; die Grenze in den Einstellungen ist {largest_file_mb} MB.</translation>
    </message>
    <message>
        <source>It is a device or a connection between programs, not a file.</source>
        <translation>Es ist ein Gerät oder eine Verbindung zwischen Programmen, keine Datei.</translation>
    </message>
    <message>
        <source>It is a link that leads in a circle, so there is no file.</source>
        <translation>Es ist ein Link, der im Kreis führt, also gibt es keine Datei.</translation>
    </message>
    <message>
        <source>It is a link to a file that is not there.</source>
        <translation>Es ist ein Link auf eine Datei, die es nicht gibt.</translation>
    </message>
    <message>
        <source>It is searched all the same; another language model may write about it.</source>
        <translation>Es wird trotzdem durchsucht; ein anderes Sprachmodell schreibt vielleicht darüber.</translation>
    </message>
    <message>
        <source>It learnt from fewer tokens than its size could use: a smaller model of as much training does as well.</source>
        <translation>Es lernte aus weniger Token, als seine Größe nutzen könnte: Ein kleineres Modell mit ebenso viel Training ist genauso gut.</translation>
    </message>
    <message>
        <source>It learnt from {times} times the tokens that make the best of a training budget, so it is good for its size and cheap to run; {share} of what it still lacks, it lacks for its size.</source>
        <translation>Es lernte aus {times}-mal so vielen Token, wie das Beste aus einem Trainingsbudget machen, ist also gut für seine Größe und günstig im Betrieb; {share} von dem, was ihm noch fehlt, fehlt ihm wegen seiner Größe.</translation>
    </message>
    <message>
        <source>Its folder is not there just now.</source>
        <translation>Sein Ordner ist im Moment nicht da.</translation>
    </message>
    <message>
        <source>Its maker does not say from how many tokens it learnt.</source>
        <translation>Der Hersteller sagt nicht, aus wie vielen Token es lernte.</translation>
    </message>
    <message>
        <source>Its maker publishes no shape of it.</source>
        <translation>Der Hersteller veröffentlicht seine Form nicht.</translation>
    </message>
    <message>
        <source>Its rules do not hold, because {obstacle}.</source>
        <translation>Seine Regeln gelten nicht, weil {obstacle}.</translation>
    </message>
    <message>
        <source>Joining the notes</source>
        <translation>Die Notizen werden zusammengefügt</translation>
    </message>
    <message>
        <source>Keep states mb</source>
        <translation>Gelesenes aufbewahren (MB)</translation>
    </message>
    <message>
        <source>Keys lead from any program to the question box, where the desktop gives Carrel some.</source>
        <translation>Tasten führen aus jedem Programm zum Fragefeld, wo der Desktop Carrel welche gibt.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Line {value} is no rule: write it as in a .gitignore file.</source>
        <translation>Zeile {value} ist keine Regel: Schreiben Sie sie wie in einer .gitignore-Datei.</translation>
    </message>
    <message>
        <source>Lines {named} are no rules: write them as in a .gitignore file.</source>
        <translation>Die Zeilen {named} sind keine Regeln: Schreiben Sie sie wie in einer .gitignore-Datei.</translation>
    </message>
    <message>
        <source>Loading it once</source>
        <translation>Einmaliges Laden</translation>
    </message>
    <message>
        <source>Lora</source>
        <translation>LoRA-Adapter</translation>
    </message>
    <message>
        <source>Lora weight</source>
        <translation>Gewicht des LoRA-Adapters</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>Vermessen</translation>
    </message>
    <message>
        <source>Min p</source>
        <translation>Min-p</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>No document meets all of these filters: leave one of them out.</source>
        <translation>Auf kein Dokument treffen alle diese Filter zu: Lassen Sie einen davon weg.</translation>
    </message>
    <message>
        <source>No language model is installed: the summaries stay as they are.</source>
        <translation>Es ist kein Sprachmodell installiert: Die Zusammenfassungen bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>No process that reads files can be started: close other programs and try again.</source>
        <translation>Es kann kein Prozess gestartet werden, der Dateien liest: Schließen Sie andere Programme, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>No question has been asked yet: ask one first.</source>
        <translation>Es wurde noch keine Frage gestellt: Stellen Sie zuerst eine.</translation>
    </message>
    <message>
        <source>None of your documents meets the filters of this question: change its scope.</source>
        <translation>Auf keines Ihrer Dokumente treffen die Filter dieser Frage zu: Ändern Sie ihren Bereich.</translation>
    </message>
    <message>
        <source>Not all passages got into the new search index in {index_folder}: index once more. Until then the old one is searched.</source>
        <translation>Nicht alle Textstellen kamen in den neuen Suchindex in {index_folder}: Indizieren Sie noch einmal. Bis dahin wird der alte durchsucht.</translation>
    </message>
    <message>
        <source>Not everything in {name} is read, because {end}: unpack it to make all of it searchable.</source>
        <translation>Nicht alles in {name} ist gelesen, weil {end}: Entpacken Sie es, um alles durchsuchbar zu machen.</translation>
    </message>
    <message>
        <source>Not read, because Carrel does not know files of their kind: {unknown}.</source>
        <translation>Nicht gelesen, weil Carrel Dateien dieser Art nicht kennt: {unknown}.</translation>
    </message>
    <message>
        <source>Nothing in {where} can be summarised: add it with carrel index, then ask again.</source>
        <translation>In {where} kann nichts zusammengefasst werden: Fügen Sie es mit carrel index hinzu, und fragen Sie dann erneut.</translation>
    </message>
    <message>
        <source>Nothing in {where} has a summary: add it with carrel index, then ask again.</source>
        <translation>In {where} hat nichts eine Zusammenfassung: Fügen Sie es mit carrel index hinzu, und fragen Sie dann erneut.</translation>
    </message>
    <message>
        <source>Nothing needs to be done, unless it should hold text: a scan has to be legible.</source>
        <translation>Es ist nichts zu tun, es sei denn, es sollte Text enthalten: Ein Scan muss lesbar sein.</translation>
    </message>
    <message>
        <source>Nothing needs to be done.</source>
        <translation>Es ist nichts zu tun.</translation>
    </message>
    <message>
        <source>Nothing was left out of answer {number}: every passage that was found has been read.</source>
        <translation>Bei Antwort {number} wurde nichts ausgelassen: Jede gefundene Textstelle wurde gelesen.</translation>
    </message>
    <message>
        <source>Notify</source>
        <translation>Benachrichtigen</translation>
    </message>
    <message>
        <source>Of the {parts} files of the model {path} these are missing: {value}{value3}. Put them beside it.</source>
        <translation>Von den {parts} Dateien des Modells {path} fehlen diese: {value}{value3}. Legen Sie sie daneben.</translation>
    </message>
    <message>
        <source>Only a language model can follow a schema: install one, or ask without it.</source>
        <translation>Nur ein Sprachmodell kann einem Schema folgen: Installieren Sie eines, oder fragen Sie ohne.</translation>
    </message>
    <message>
        <source>Only the first {most_characters} characters are read: split the file to have all of it.</source>
        <translation>Nur die ersten {most_characters} Zeichen werden gelesen: Teilen Sie die Datei, um alles zu haben.</translation>
    </message>
    <message>
        <source>Only the likeliest tokens that together reach this share are considered.</source>
        <translation>Nur die wahrscheinlichsten Token, die zusammen diesen Anteil erreichen, kommen in Betracht.</translation>
    </message>
    <message>
        <source>Only this many likeliest tokens are considered; 0 considers all.</source>
        <translation>Nur so viele der wahrscheinlichsten Token kommen in Betracht; bei 0 alle.</translation>
    </message>
    <message>
        <source>Open it in the program it was made with to see whether it is whole, then retry it.</source>
        <translation>Öffnen Sie es in dem Programm, mit dem es gemacht wurde, um zu sehen, ob es ganz ist, und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Page {page} of {path} is damaged and cannot be drawn.</source>
        <translation>Seite {page} von {path} ist beschädigt und kann nicht gezeichnet werden.</translation>
    </message>
    <message>
        <source>Passages</source>
        <translation>Textstellen</translation>
    </message>
    <message>
        <source>Pause on battery</source>
        <translation>Im Akkubetrieb anhalten</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>Probing</source>
        <translation>Ausprobieren</translation>
    </message>
    <message>
        <source>Processor threads for the language model; 0 takes those that are free.</source>
        <translation>Prozessor-Threads für das Sprachmodell; 0 nimmt die freien.</translation>
    </message>
    <message>
        <source>Put the file back where it was, or mend the link that leads to it.</source>
        <translation>Legen Sie die Datei dorthin zurück, wo sie war, oder reparieren Sie den Link, der zu ihr führt.</translation>
    </message>
    <message>
        <source>Quantising</source>
        <translation>Quantisierung</translation>
    </message>
    <message>
        <source>Quick question</source>
        <translation>Schnelle Frage</translation>
    </message>
    <message>
        <source>Quick question keys</source>
        <translation>Tasten der schnellen Frage</translation>
    </message>
    <message>
        <source>Quotes</source>
        <translation>Zitate</translation>
    </message>
    <message>
        <source>Quotes only</source>
        <translation>Nur Zitate</translation>
    </message>
    <message>
        <source>Reading part {value} of {parts}</source>
        <translation>Teil {value} von {parts} wird gelesen</translation>
    </message>
    <message>
        <source>Reading passages</source>
        <translation>Textstellen werden gelesen</translation>
    </message>
    <message>
        <source>Reading what was left out</source>
        <translation>Was ausgelassen wurde, wird gelesen</translation>
    </message>
    <message>
        <source>Recognising text in pictures is switched off: set ocr = true under [reading] in the settings.</source>
        <translation>Die Texterkennung in Bildern ist ausgeschaltet: Setzen Sie ocr = true unter [reading] in den Einstellungen.</translation>
    </message>
    <message>
        <source>Release after</source>
        <translation>Freigeben nach</translation>
    </message>
    <message>
        <source>Repeat penalty</source>
        <translation>Wiederholungsstrafe</translation>
    </message>
    <message>
        <source>Rerank seconds</source>
        <translation>Sekunden fürs Neuordnen</translation>
    </message>
    <message>
        <source>Reranker</source>
        <translation>Reranker</translation>
    </message>
    <message>
        <source>Say which one after “{field}:”, as in {value}.</source>
        <translation>Sagen Sie nach „{field}:“, welches, wie in {value}.</translation>
    </message>
    <message>
        <source>Scoring</source>
        <translation>Bewertung</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Size and training go together: at this cost of training there is hardly a better size.</source>
        <translation>Größe und Training passen zusammen: Bei diesen Trainingskosten gibt es kaum eine bessere Größe.</translation>
    </message>
    <message>
        <source>Skipped because it is hidden: hidden files and folders are not read.</source>
        <translation>Übersprungen, weil es versteckt ist: Versteckte Dateien und Ordner werden nicht gelesen.</translation>
    </message>
    <message>
        <source>Skipped by the built-in rule &quot;{text}&quot;: {what}.</source>
        <translation>Übersprungen durch die eingebaute Regel &quot;{text}&quot;: {what}.</translation>
    </message>
    <message>
        <source>Skipped by the rule &quot;{value}&quot; in line {number} of {file}.</source>
        <translation>Übersprungen durch die Regel &quot;{value}&quot; in Zeile {number} von {file}.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopptexte</translation>
    </message>
    <message>
        <source>Summarising</source>
        <translation>Wird zusammengefasst</translation>
    </message>
    <message>
        <source>Support model</source>
        <translation>Stützmodell</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>The LoRA adapter {file} does not fit the language model: name one that was made for it.</source>
        <translation>Der LoRA-Adapter {file} passt nicht zum Sprachmodell: Nennen Sie einen, der dafür gemacht wurde.</translation>
    </message>
    <message>
        <source>The answer ends before the first of these texts; | stands between them, \n for a line break.</source>
        <translation>Die Antwort endet vor dem ersten dieser Texte; | steht zwischen ihnen, \n für einen Zeilenumbruch.</translation>
    </message>
    <message>
        <source>The answer was cut off after the {most} tokens it may have: enlarge {more} in the settings for longer ones.</source>
        <translation>Die Antwort wurde nach den {most} Token abgeschnitten, die sie haben darf: Vergrößern Sie {more} in den Einstellungen für längere.</translation>
    </message>
    <message>
        <source>The answer was not finished as the schema wants it within its tokens: raise generation.answer_tokens in the settings, or limit the length of its strings and lists (maxLength, maxItems).</source>
        <translation>Die Antwort wurde innerhalb ihrer Token nicht so fertig, wie das Schema sie will: Erhöhen Sie generation.answer_tokens in den Einstellungen, oder begrenzen Sie die Länge von Zeichenketten und Listen (maxLength, maxItems).</translation>
    </message>
    <message>
        <source>The collection “{collection}” leads back to itself: change what it looks for.</source>
        <translation>Die Sammlung „{collection}“ führt zu sich selbst zurück: Ändern Sie, wonach sie sucht.</translation>
    </message>
    <message>
        <source>The collection “{name}” looks for words: it can neither be left out, nor be one of several.</source>
        <translation>Die Sammlung „{name}“ sucht nach Wörtern: Sie kann weder ausgeschlossen werden noch eine von mehreren sein.</translation>
    </message>
    <message>
        <source>The computer lets Carrel watch no more folders, so it looks through them every second instead. On Linux, raise fs.inotify.max_user_watches to change that.</source>
        <translation>Der Computer lässt Carrel keine weiteren Ordner beobachten, daher sieht es sie stattdessen jede Sekunde durch. Unter Linux hilft es, fs.inotify.max_user_watches zu erhöhen.</translation>
    </message>
    <message>
        <source>The computer runs on its battery: this goes on when it is plugged in.</source>
        <translation>Der Computer läuft mit Akku: Dies geht weiter, wenn er am Netz ist.</translation>
    </message>
    <message>
        <source>The cross-encoder in {folder} is damaged: install it again.</source>
        <translation>Der Cross-Encoder in {folder} ist beschädigt: Installieren Sie ihn neu.</translation>
    </message>
    <message>
        <source>The desktop says when work of over a minute has ended while the window is not in front.</source>
        <translation>Der Desktop meldet, wenn Arbeit von über einer Minute geendet hat, während das Fenster nicht vorn ist.</translation>
    </message>
    <message>
        <source>The disk is full: free some space and start again. What was indexed before is safe.</source>
        <translation>Die Festplatte ist voll: Schaffen Sie Platz, und starten Sie erneut. Was zuvor indiziert wurde, ist sicher.</translation>
    </message>
    <message>
        <source>The download from {hostname} failed: {why}.</source>
        <translation>Das Herunterladen von {hostname} ist fehlgeschlagen: {why}.</translation>
    </message>
    <message>
        <source>The embedding model cannot embed: choose another one.</source>
        <translation>Das Embedding-Modell funktioniert nicht: Wählen Sie ein anderes.</translation>
    </message>
    <message>
        <source>The embedding model {name} is damaged: install it again.</source>
        <translation>Das Embedding-Modell {name} ist beschädigt: Installieren Sie es neu.</translation>
    </message>
    <message>
        <source>The engine could not be started: {cause}. Close other programs and try again.</source>
        <translation>Die Engine konnte nicht gestartet werden: {cause}. Schließen Sie andere Programme, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The engine stopped unexpectedly before this was done; it is being started again, so please try once more.</source>
        <translation>Die Engine hat unerwartet angehalten, bevor dies erledigt war; sie wird neu gestartet, versuchen Sie es also bitte noch einmal.</translation>
    </message>
    <message>
        <source>The engine stopped unexpectedly three times within a minute and was not started again; see the log.</source>
        <translation>Die Engine hat innerhalb einer Minute dreimal unerwartet angehalten und wurde nicht neu gestartet; siehe das Protokoll.</translation>
    </message>
    <message>
        <source>The folder is not there: connect its drive, or remove it from the library. Until then its documents can be searched as they were.</source>
        <translation>Der Ordner ist nicht da: Verbinden Sie sein Laufwerk, oder entfernen Sie ihn aus der Bibliothek. Bis dahin können seine Dokumente durchsucht werden, wie sie waren.</translation>
    </message>
    <message>
        <source>The full path of a LoRA adapter, a GGUF file that changes how the model writes, or nothing.</source>
        <translation>Der volle Pfad eines LoRA-Adapters, einer GGUF-Datei, die verändert, wie das Modell schreibt, oder nichts.</translation>
    </message>
    <message>
        <source>The full path of a folder with an NLI cross-encoder, which is asked too whether a passage supports a sentence of an answer, or nothing.</source>
        <translation>Der volle Pfad eines Ordners mit einem NLI-Cross-Encoder, der zusätzlich gefragt wird, ob eine Textstelle einen Satz einer Antwort stützt, oder nichts.</translation>
    </message>
    <message>
        <source>The grammar cannot be read ({reason}): mend it; its first rule is named root.</source>
        <translation>Die Grammatik kann nicht gelesen werden ({reason}): Reparieren Sie sie; ihre erste Regel heißt root.</translation>
    </message>
    <message>
        <source>The graphics processor to use, by the name that carrel models advise has for it; nothing for all.</source>
        <translation>Der zu verwendende Grafikprozessor, mit dem Namen, den carrel models advise dafür hat; nichts für alle.</translation>
    </message>
    <message>
        <source>The keys of the quick question: Meta (the Windows key), or Ctrl and Alt together, with a letter, a digit, a function key or Space.</source>
        <translation>Die Tasten der schnellen Frage: Meta (die Windows-Taste), oder Strg und Alt zusammen, mit einem Buchstaben, einer Ziffer, einer Funktionstaste oder der Leertaste.</translation>
    </message>
    <message>
        <source>The language model failed at a text: use another model.</source>
        <translation>Das Sprachmodell ist an einem Text gescheitert: Verwenden Sie ein anderes Modell.</translation>
    </message>
    <message>
        <source>The language model that reranks is not installed: run `make models`, or set retrieval.reranker to &quot;&quot; in the settings.</source>
        <translation>Das Sprachmodell, das neu ordnet, ist nicht installiert: Führen Sie `make models` aus, oder setzen Sie retrieval.reranker in den Einstellungen auf &quot;&quot;.</translation>
    </message>
    <message>
        <source>The language model wrote nothing: the quotes are what was found.</source>
        <translation>Das Sprachmodell hat nichts geschrieben: Die Zitate sind das, was gefunden wurde.</translation>
    </message>
    <message>
        <source>The language model: a name from the catalogue.</source>
        <translation>Das Sprachmodell: ein Name aus dem Katalog.</translation>
    </message>
    <message>
        <source>The language of the window, from its next start on; nothing for that of the computer.</source>
        <translation>Die Sprache des Fensters, ab seinem nächsten Start; keine Angabe für die des Computers.</translation>
    </message>
    <message>
        <source>The library file {file} cannot be used. Move it away and index again: your own files are not touched.</source>
        <translation>Die Bibliotheksdatei {file} kann nicht verwendet werden. Verschieben Sie sie, und indizieren Sie erneut: Ihre eigenen Dateien sind nicht betroffen.</translation>
    </message>
    <message>
        <source>The library in {folder} was made by a newer Carrel: update Carrel, or use another --home.</source>
        <translation>Die Bibliothek in {folder} wurde von einem neueren Carrel gemacht: Aktualisieren Sie Carrel, oder verwenden Sie ein anderes --home.</translation>
    </message>
    <message>
        <source>The list of your models {file} cannot be written ({cause}): make room there.</source>
        <translation>Die Liste Ihrer Modelle {file} kann nicht geschrieben werden ({cause}): Schaffen Sie dort Platz.</translation>
    </message>
    <message>
        <source>The list of your models {file} is damaged: delete it, and add them again.</source>
        <translation>Die Liste Ihrer Modelle {file} ist beschädigt: Löschen Sie sie, und fügen Sie die Modelle erneut hinzu.</translation>
    </message>
    <message>
        <source>The model file {file} is damaged or of an unknown kind: install it again.</source>
        <translation>Die Modelldatei {file} ist beschädigt oder von unbekannter Art: Installieren Sie sie neu.</translation>
    </message>
    <message>
        <source>The model file {file} is damaged: install it again.</source>
        <translation>Die Modelldatei {file} ist beschädigt: Installieren Sie sie neu.</translation>
    </message>
    <message>
        <source>The model file {path} cannot be read ({cause}): check its path and permissions.</source>
        <translation>Die Modelldatei {path} kann nicht gelesen werden ({cause}): Prüfen Sie ihren Pfad und ihre Berechtigungen.</translation>
    </message>
    <message>
        <source>The model file {path} is damaged: install it again.</source>
        <translation>Die Modelldatei {path} ist beschädigt: Installieren Sie sie neu.</translation>
    </message>
    <message>
        <source>The model file {path} is incomplete ({size} of {wanted} bytes): install it again.</source>
        <translation>Die Modelldatei {path} ist unvollständig ({size} von {wanted} Byte): Installieren Sie sie neu.</translation>
    </message>
    <message>
        <source>The model has no token that the schema allows here: use another model or schema.</source>
        <translation>Das Modell hat kein Token, das das Schema hier erlaubt: Verwenden Sie ein anderes Modell oder Schema.</translation>
    </message>
    <message>
        <source>The model in {folder} does not tell what follows from what: its config.json must name a class &quot;entailment&quot; among two or three.</source>
        <translation>Das Modell in {folder} sagt nicht, was woraus folgt: Seine config.json muss unter zwei oder drei Klassen eine „entailment“ nennen.</translation>
    </message>
    <message>
        <source>The model in {folder} gives {num_labels} scores a pair, not one: choose another.</source>
        <translation>Das Modell in {folder} gibt {num_labels} Werte je Paar, nicht einen: Wählen Sie ein anderes.</translation>
    </message>
    <message>
        <source>The model wrote no whole sentence about it.</source>
        <translation>Das Modell hat keinen ganzen Satz darüber geschrieben.</translation>
    </message>
    <message>
        <source>The model&apos;s chat template is damaged: use another model.</source>
        <translation>Die Chat-Vorlage des Modells ist beschädigt: Verwenden Sie ein anderes Modell.</translation>
    </message>
    <message>
        <source>The model&apos;s chat template leaves messages out: use another model.</source>
        <translation>Die Chat-Vorlage des Modells lässt Nachrichten aus: Verwenden Sie ein anderes Modell.</translation>
    </message>
    <message>
        <source>The model&apos;s chat template refused the conversation: use another model.</source>
        <translation>Die Chat-Vorlage des Modells hat die Unterhaltung abgelehnt: Verwenden Sie ein anderes Modell.</translation>
    </message>
    <message>
        <source>The name of a conversation has {longest_name} characters at most: choose a shorter one.</source>
        <translation>Der Name einer Unterhaltung hat höchstens {longest_name} Zeichen: Wählen Sie einen kürzeren.</translation>
    </message>
    <message>
        <source>The names of some files or folders hold bytes that are no text, and the computer cannot tell of changes to those, so Carrel looks through its folders every second instead. Rename them to change that.</source>
        <translation>Die Namen mancher Dateien oder Ordner enthalten Bytes, die kein Text sind, und der Computer kann Änderungen daran nicht melden, daher sieht Carrel seine Ordner stattdessen jede Sekunde durch. Benennen Sie sie um, um das zu ändern.</translation>
    </message>
    <message>
        <source>The process that reads files did not start: try again, or restart the computer.</source>
        <translation>Der Prozess, der Dateien liest, ist nicht gestartet: Versuchen Sie es erneut, oder starten Sie den Computer neu.</translation>
    </message>
    <message>
        <source>The question is too long for the model: {value} tokens with room for an answer, and its window holds {n_ctx}. Shorten it, or enlarge generation.context_window in the settings.</source>
        <translation>Die Frage ist zu lang für das Modell: {value} Token mit Platz für eine Antwort, und sein Fenster fasst {n_ctx}. Kürzen Sie sie, oder vergrößern Sie generation.context_window in den Einstellungen.</translation>
    </message>
    <message>
        <source>The rest of it can be searched; what is missing is tried again when it changes or you retry it.</source>
        <translation>Der Rest davon kann durchsucht werden; was fehlt, wird erneut versucht, wenn es sich ändert oder Sie es wiederholen.</translation>
    </message>
    <message>
        <source>The same seed gives the same answer to the same prompt.</source>
        <translation>Derselbe Startwert gibt auf denselben Prompt dieselbe Antwort.</translation>
    </message>
    <message>
        <source>The schema is neither JSON nor a grammar: write a JSON schema, or GBNF with a rule named root.</source>
        <translation>Das Schema ist weder JSON noch eine Grammatik: Schreiben Sie ein JSON-Schema oder GBNF mit einer Regel namens root.</translation>
    </message>
    <message>
        <source>The search index could not be made compact: {cause}. Nothing is lost, and it is tried again when files have changed; until then it takes more room and time than it needs.</source>
        <translation>Der Suchindex konnte nicht verdichtet werden: {cause}. Nichts ist verloren, und es wird erneut versucht, wenn sich Dateien geändert haben; bis dahin braucht er mehr Platz und Zeit als nötig.</translation>
    </message>
    <message>
        <source>The search index has to be built anew: index your folders again, or check for changes in the window.</source>
        <translation>Der Suchindex muss neu aufgebaut werden: Indizieren Sie Ihre Ordner erneut, oder prüfen Sie im Fenster auf Änderungen.</translation>
    </message>
    <message>
        <source>The search index in {folder} cannot be used. Delete that folder and index again: your own files are not touched.</source>
        <translation>Der Suchindex in {folder} kann nicht verwendet werden. Löschen Sie diesen Ordner, und indizieren Sie erneut: Ihre eigenen Dateien sind nicht betroffen.</translation>
    </message>
    <message>
        <source>The settings file {file} cannot be read: mend or delete it.</source>
        <translation>Die Einstellungsdatei {file} kann nicht gelesen werden: Reparieren oder löschen Sie sie.</translation>
    </message>
    <message>
        <source>The settings file {file} cannot be written ({cause}): check its permissions.</source>
        <translation>Die Einstellungsdatei {file} kann nicht geschrieben werden ({cause}): Prüfen Sie ihre Berechtigungen.</translation>
    </message>
    <message>
        <source>The window lets the model write the summaries of your documents while nothing else is to be done.</source>
        <translation>Das Fenster lässt das Modell die Zusammenfassungen Ihrer Dokumente schreiben, während sonst nichts zu tun ist.</translation>
    </message>
    <message>
        <source>The window reads files again as soon as they are saved.</source>
        <translation>Das Fenster liest Dateien erneut, sobald sie gespeichert werden.</translation>
    </message>
    <message>
        <source>The {role} {entry} is not installed: {way}, or put its files into {value}.</source>
        <translation>{entry} ({role}) ist nicht installiert: {way}, oder legen Sie seine Dateien in {value}.</translation>
    </message>
    <message>
        <source>The {setting} under [embedding] leaves no room for the text: shorten it.</source>
        <translation>{setting} unter [embedding] lässt keinen Platz für den Text: Kürzen Sie es.</translation>
    </message>
    <message>
        <source>Then check for changes.</source>
        <translation>Prüfen Sie dann auf Änderungen.</translation>
    </message>
    <message>
        <source>Then retry it.</source>
        <translation>Versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Then retry it; if no program opens it, look for another copy.</source>
        <translation>Versuchen Sie es dann erneut; öffnet kein Programm es, suchen Sie eine andere Kopie.</translation>
    </message>
    <message>
        <source>There is no LoRA adapter {file}: mend the path in generation.lora, or empty it.</source>
        <translation>Es gibt keinen LoRA-Adapter {file}: Berichtigen Sie den Pfad in generation.lora, oder leeren Sie ihn.</translation>
    </message>
    <message>
        <source>There is no answer {number} among your past questions: choose one that carrel history lists.</source>
        <translation>Unter Ihren früheren Fragen gibt es keine Antwort {number}: Wählen Sie eine, die carrel history aufführt.</translation>
    </message>
    <message>
        <source>There is no collection “{name}”: none is kept yet. In the window, the pin in the search box keeps a search.</source>
        <translation>Es gibt keine Sammlung „{name}“: Noch ist keine aufbewahrt. Im Fenster bewahrt die Nadel im Suchfeld eine Suche auf.</translation>
    </message>
    <message>
        <source>There is no collection “{name}”: the library lists those that there are.</source>
        <translation>Es gibt keine Sammlung „{name}“: Die Bibliothek führt auf, welche es gibt.</translation>
    </message>
    <message>
        <source>There is no collection “{name}”: there is {names}.</source>
        <translation>Es gibt keine Sammlung „{name}“: Es gibt {names}.</translation>
    </message>
    <message>
        <source>There is no cross-encoder in {folder}: write the full path of its folder into the settings.</source>
        <translation>In {folder} ist kein Cross-Encoder: Schreiben Sie den vollen Pfad seines Ordners in die Einstellungen.</translation>
    </message>
    <message>
        <source>There is no device {device} here: set device under [generation] to one of {names}.</source>
        <translation>Es gibt hier kein Gerät {device}: Setzen Sie device unter [generation] auf eines von {names}.</translation>
    </message>
    <message>
        <source>There is no file or folder {path}: check the spelling.</source>
        <translation>Es gibt keine Datei und keinen Ordner {path}: Prüfen Sie die Schreibweise.</translation>
    </message>
    <message>
        <source>There is no filter “{name}:”: words are looked for in titles, headings and texts, so leave it out.</source>
        <translation>Es gibt keinen Filter „{name}:“: Wörter werden in Titeln, Überschriften und Texten gesucht, lassen Sie ihn also weg.</translation>
    </message>
    <message>
        <source>There is no model {named}: did you mean {near}? Else name one of {known}, or the path of a file or folder.</source>
        <translation>Es gibt kein Modell {named}: Meinten Sie {near}? Sonst nennen Sie eines von {known} oder den Pfad einer Datei oder eines Ordners.</translation>
    </message>
    <message>
        <source>There is no model {named}: name one of {known}, or the path of a file or folder.</source>
        <translation>Es gibt kein Modell {named}: Nennen Sie eines von {known} oder den Pfad einer Datei oder eines Ordners.</translation>
    </message>
    <message>
        <source>There is no reranker {folder}: set retrieval.reranker in the settings to language-model, or to the full path of a cross-encoder&apos;s folder.</source>
        <translation>Es gibt keinen Reranker {folder}: Setzen Sie retrieval.reranker in den Einstellungen auf language-model oder auf den vollen Pfad des Ordners eines Cross-Encoders.</translation>
    </message>
    <message>
        <source>There is no strategy “{written}”: choose one of {strategy}.</source>
        <translation>Es gibt keine Strategie „{written}“: Wählen Sie eine von {strategy}.</translation>
    </message>
    <message>
        <source>There is no support model {folder}: set generation.support_model in the settings to the full path of a folder with an NLI cross-encoder, or to nothing.</source>
        <translation>Es gibt kein Stützmodell {folder}: Setzen Sie generation.support_model in den Einstellungen auf den vollen Pfad eines Ordners mit einem NLI-Cross-Encoder oder auf nichts.</translation>
    </message>
    <message>
        <source>There is no text in files ending in {suffix}.</source>
        <translation>In Dateien, die auf {suffix} enden, steht kein Text.</translation>
    </message>
    <message>
        <source>There is no type {kind}: name one of {quantizations}.</source>
        <translation>Es gibt keine Art {kind}: Nennen Sie eine von {quantizations}.</translation>
    </message>
    <message>
        <source>There is no {manifest} in {folder}: name a folder that carrel models export has written.</source>
        <translation>In {folder} ist keine Datei {manifest}: Nennen Sie einen Ordner, den carrel models export geschrieben hat.</translation>
    </message>
    <message>
        <source>There is no {model_id} in the catalogue: carrel models lists what there is.</source>
        <translation>Im Katalog gibt es kein {model_id}: carrel models zeigt, was es gibt.</translation>
    </message>
    <message>
        <source>There is no {role} at {path}: mend the path in the settings.</source>
        <translation>Unter {path} ist kein solches Modell ({role}): Berichtigen Sie den Pfad in den Einstellungen.</translation>
    </message>
    <message>
        <source>There is no {role} called {model_id}: choose one of {known_ids}, or the full path of your own.</source>
        <translation>Es gibt kein Modell ({role}) namens {model_id}: Wählen Sie eines von {known_ids} oder den vollen Pfad Ihres eigenen.</translation>
    </message>
    <message>
        <source>There is not enough memory for the embedding model: choose a smaller one.</source>
        <translation>Für das Embedding-Modell ist nicht genug Arbeitsspeicher da: Wählen Sie ein kleineres.</translation>
    </message>
    <message>
        <source>There is not enough memory for {file} with a window of {window} tokens.</source>
        <translation>Für {file} mit einem Fenster von {window} Token ist nicht genug Arbeitsspeicher da.</translation>
    </message>
    <message>
        <source>There is not enough memory for {name} with a window of {cells} tokens: lower generation.context_window in the settings.</source>
        <translation>Für {name} mit einem Fenster von {cells} Token ist nicht genug Arbeitsspeicher da: Verringern Sie generation.context_window in den Einstellungen.</translation>
    </message>
    <message>
        <source>There is not enough memory to rerank with the language model: use no reranker.</source>
        <translation>Zum Neuordnen mit dem Sprachmodell ist nicht genug Arbeitsspeicher da: Verwenden Sie keinen Reranker.</translation>
    </message>
    <message>
        <source>There is not enough memory to score answers with a window of {window} tokens.</source>
        <translation>Zum Bewerten von Antworten mit einem Fenster von {window} Token ist nicht genug Arbeitsspeicher da.</translation>
    </message>
    <message>
        <source>There is not enough memory to write {sequences} texts at once: close other programs.</source>
        <translation>Um {sequences} Texte auf einmal zu schreiben, ist nicht genug Arbeitsspeicher da: Schließen Sie andere Programme.</translation>
    </message>
    <message>
        <source>There is nothing indexed yet: add a folder first.</source>
        <translation>Es ist noch nichts indiziert: Fügen Sie zuerst einen Ordner hinzu.</translation>
    </message>
    <message>
        <source>There is nothing to bring back: what was forgotten before the last start is gone.</source>
        <translation>Es gibt nichts zurückzuholen: Was vor dem letzten Start vergessen wurde, ist weg.</translation>
    </message>
    <message>
        <source>There is nothing to look for: type a few words.</source>
        <translation>Es gibt nichts zu suchen: Tippen Sie ein paar Wörter.</translation>
    </message>
    <message>
        <source>There may be {most} collections: remove one first.</source>
        <translation>Es darf {most} Sammlungen geben: Entfernen Sie zuerst eine.</translation>
    </message>
    <message>
        <source>This JSON schema cannot be followed: use objects, arrays, enums and plain types, and no addresses.</source>
        <translation>Diesem JSON-Schema kann nicht gefolgt werden: Verwenden Sie Objekte, Arrays, Enums und einfache Typen, und keine Adressen.</translation>
    </message>
    <message>
        <source>This build of llama.cpp computes on the processor only: CUDA, Metal and Vulkan are not available in this build. To use a graphics processor, install Carrel anew with CMAKE_ARGS=-DGGML_CUDA=on (NVIDIA), -DGGML_METAL=on (Apple) or -DGGML_VULKAN=on (others); README has the commands.</source>
        <translation>Dieses llama.cpp rechnet nur auf dem Prozessor: CUDA, Metal und Vulkan gibt es in diesem Build nicht. Um einen Grafikprozessor zu nutzen, installieren Sie Carrel neu mit CMAKE_ARGS=-DGGML_CUDA=on (NVIDIA), -DGGML_METAL=on (Apple) oder -DGGML_VULKAN=on (andere); README nennt die Befehle.</translation>
    </message>
    <message>
        <source>This question has letters in an unknown encoding: type it again.</source>
        <translation>Diese Frage enthält Zeichen in einer unbekannten Kodierung: Tippen Sie sie noch einmal.</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Timing</source>
        <translation>Zeitmessung</translation>
    </message>
    <message>
        <source>To read it all the same, write its name after a &quot;!&quot; into a .carrelignore file beside it.</source>
        <translation>Um es trotzdem zu lesen, schreiben Sie seinen Namen nach einem &quot;!&quot; in eine Datei .carrelignore daneben.</translation>
    </message>
    <message>
        <source>Tokens less likely than this share of the likeliest are not considered.</source>
        <translation>Token, die weniger wahrscheinlich sind als dieser Anteil des wahrscheinlichsten, kommen nicht in Betracht.</translation>
    </message>
    <message>
        <source>Top k</source>
        <translation>Top-k</translation>
    </message>
    <message>
        <source>Top p</source>
        <translation>Top-p</translation>
    </message>
    <message>
        <source>Tray</source>
        <translation>Infobereich</translation>
    </message>
    <message>
        <source>Until then only the other rules hold.</source>
        <translation>Bis dahin gelten nur die anderen Regeln.</translation>
    </message>
    <message>
        <source>Verbatim sentences are chosen, not written by {strategy}: leave one of the two out.</source>
        <translation>Wörtliche Sätze werden ausgewählt, nicht von {strategy} geschrieben: Lassen Sie eines von beiden weg.</translation>
    </message>
    <message>
        <source>Verbatim sentences follow no schema: leave one of the two out.</source>
        <translation>Wörtliche Sätze folgen keinem Schema: Lassen Sie eines von beiden weg.</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>Beobachten</translation>
    </message>
    <message>
        <source>What reads the best passages again to order them: language-model, the full path of a cross-encoder&apos;s folder, or nothing.</source>
        <translation>Was die besten Textstellen noch einmal liest, um sie zu ordnen: language-model, der volle Pfad des Ordners eines Cross-Encoders, oder nichts.</translation>
    </message>
    <message>
        <source>What the model has read could not be deleted from {folder} ({cause}): delete this folder.</source>
        <translation>Was das Modell gelesen hat, konnte in {folder} nicht gelöscht werden ({cause}): Löschen Sie diesen Ordner.</translation>
    </message>
    <message>
        <source>What was left out of answer {number} has changed since: ask the question anew.</source>
        <translation>Was bei Antwort {number} ausgelassen wurde, hat sich seither geändert: Stellen Sie die Frage neu.</translation>
    </message>
    <message>
        <source>What was measured cannot be written to {file} ({cause}): make room there.</source>
        <translation>Was gemessen wurde, kann nicht nach {file} geschrieben werden ({cause}): Schaffen Sie dort Platz.</translation>
    </message>
    <message>
        <source>Wide passages</source>
        <translation>Textstellen für Umfassendes</translation>
    </message>
    <message>
        <source>Without text: {empty}.</source>
        <translation>Ohne Text: {empty}.</translation>
    </message>
    <message>
        <source>Write summaries</source>
        <translation>Zusammenfassungen schreiben</translation>
    </message>
    <message>
        <source>Write what comes after “{name}:” without a space, as in {value}; in quotation marks it is looked for as text.</source>
        <translation>Schreiben Sie ohne Leerzeichen, was nach „{name}:“ kommt, wie in {value}; in Anführungszeichen wird es als Text gesucht.</translation>
    </message>
    <message>
        <source>Writing summaries</source>
        <translation>Zusammenfassungen werden geschrieben</translation>
    </message>
    <message>
        <source>Your documents are still being read: ask again in a moment.</source>
        <translation>Ihre Dokumente werden noch gelesen: Fragen Sie gleich noch einmal.</translation>
    </message>
    <message>
        <source>Your documents do not seem to answer this.</source>
        <translation>Ihre Dokumente scheinen das nicht zu beantworten.</translation>
    </message>
    <message>
        <source>Your documents support nothing that the language model wrote: the last sentence is theirs.</source>
        <translation>Ihre Dokumente stützen nichts, was das Sprachmodell schrieb: Der letzte Satz ist aus ihnen.</translation>
    </message>
    <message>
        <source>a DjVu scan</source>
        <translation>ein DjVu-Scan</translation>
    </message>
    <message>
        <source>a HEIC picture</source>
        <translation>ein HEIC-Bild</translation>
    </message>
    <message>
        <source>a OneNote section</source>
        <translation>ein OneNote-Abschnitt</translation>
    </message>
    <message>
        <source>a Photoshop picture</source>
        <translation>ein Photoshop-Bild</translation>
    </message>
    <message>
        <source>a RAR archive</source>
        <translation>ein RAR-Archiv</translation>
    </message>
    <message>
        <source>a Zstandard file</source>
        <translation>eine Zstandard-Datei</translation>
    </message>
    <message>
        <source>a cabinet archive</source>
        <translation>ein Cabinet-Archiv</translation>
    </message>
    <message>
        <source>a compiled help file</source>
        <translation>eine kompilierte Hilfedatei</translation>
    </message>
    <message>
        <source>a compress (.Z) file</source>
        <translation>eine compress-Datei (.Z)</translation>
    </message>
    <message>
        <source>a cpio archive</source>
        <translation>ein cpio-Archiv</translation>
    </message>
    <message>
        <source>a database</source>
        <translation>eine Datenbank</translation>
    </message>
    <message>
        <source>a film</source>
        <translation>ein Film</translation>
    </message>
    <message>
        <source>a program</source>
        <translation>ein Programm</translation>
    </message>
    <message>
        <source>a sound</source>
        <translation>eine Tonaufnahme</translation>
    </message>
    <message>
        <source>a sound or a film</source>
        <translation>eine Tonaufnahme oder ein Film</translation>
    </message>
    <message>
        <source>a winmail.dat (TNEF)</source>
        <translation>eine winmail.dat (TNEF)</translation>
    </message>
    <message>
        <source>about a hundred languages</source>
        <translation>etwa hundert Sprachen</translation>
    </message>
    <message>
        <source>an Access database</source>
        <translation>eine Access-Datenbank</translation>
    </message>
    <message>
        <source>an LZ4 file</source>
        <translation>eine LZ4-Datei</translation>
    </message>
    <message>
        <source>an Outlook data file</source>
        <translation>eine Outlook-Datendatei</translation>
    </message>
    <message>
        <source>an editor&apos;s backup copies</source>
        <translation>Sicherungskopien eines Editors</translation>
    </message>
    <message>
        <source>an office program&apos;s note that a document is open</source>
        <translation>der Vermerk eines Office-Programms, dass ein Dokument offen ist</translation>
    </message>
    <message>
        <source>answers more to the point than 135M, still in half a gigabyte</source>
        <translation>treffendere Antworten als 135M, noch in einem halben Gigabyte</translation>
    </message>
    <message>
        <source>any laptop; short answers from few sentences</source>
        <translation>jeder Laptop; kurze Antworten aus wenigen Sätzen</translation>
    </message>
    <message>
        <source>ask its sender for the attachments as they are</source>
        <translation>bitten Sie den Absender um die Anhänge, wie sie sind</translation>
    </message>
    <message>
        <source>beside the answer so far there was no room left in the context window</source>
        <translation>neben der bisherigen Antwort war im Kontextfenster kein Platz mehr</translation>
    </message>
    <message>
        <source>careful</source>
        <translation>vorsichtig</translation>
    </message>
    <message>
        <source>checking</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>cites word for word</source>
        <translation>zitiert Wort für Wort</translation>
    </message>
    <message>
        <source>convert it to HTML to make it searchable</source>
        <translation>wandeln Sie es in HTML um, um es durchsuchbar zu machen</translation>
    </message>
    <message>
        <source>convert it to PDF to make it searchable</source>
        <translation>wandeln Sie es in PDF um, um es durchsuchbar zu machen</translation>
    </message>
    <message>
        <source>copying</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>deleted files</source>
        <translation>gelöschte Dateien</translation>
    </message>
    <message>
        <source>downloading</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>eager</source>
        <translation>eifrig</translation>
    </message>
    <message>
        <source>embedder</source>
        <translation>Embedding-Modell</translation>
    </message>
    <message>
        <source>entailment</source>
        <translation>NLI-Modell</translation>
    </message>
    <message>
        <source>export its folders as mbox or its messages as msg</source>
        <translation>exportieren Sie seine Ordner als mbox oder seine Nachrichten als msg</translation>
    </message>
    <message>
        <source>export what you want to search as a table (csv)</source>
        <translation>exportieren Sie, was Sie durchsuchen möchten, als Tabelle (csv)</translation>
    </message>
    <message>
        <source>follows a format</source>
        <translation>hält ein Format ein</translation>
    </message>
    <message>
        <source>good answers where there are 8 GB to spare</source>
        <translation>gute Antworten, wo 8 GB übrig sind</translation>
    </message>
    <message>
        <source>installed libraries</source>
        <translation>installierte Bibliotheken</translation>
    </message>
    <message>
        <source>it has been changed or removed since it was left out</source>
        <translation>es wurde geändert oder entfernt, seit es ausgelassen wurde</translation>
    </message>
    <message>
        <source>joining the notes</source>
        <translation>Notizen werden zusammengefügt</translation>
    </message>
    <message>
        <source>language model</source>
        <translation>Sprachmodell</translation>
    </message>
    <message>
        <source>loading it once</source>
        <translation>einmaliges Laden</translation>
    </message>
    <message>
        <source>long documents in English</source>
        <translation>lange Dokumente auf Englisch</translation>
    </message>
    <message>
        <source>many languages</source>
        <translation>viele Sprachen</translation>
    </message>
    <message>
        <source>many languages on any laptop</source>
        <translation>viele Sprachen auf jedem Laptop</translation>
    </message>
    <message>
        <source>many languages, follows formats</source>
        <translation>viele Sprachen, hält Formate ein</translation>
    </message>
    <message>
        <source>many languages, in half a gigabyte</source>
        <translation>viele Sprachen, in einem halben Gigabyte</translation>
    </message>
    <message>
        <source>measuring</source>
        <translation>Vermessen</translation>
    </message>
    <message>
        <source>only the sentences that say most of it were given to the model</source>
        <translation>dem Modell wurden nur die Sätze gegeben, die das meiste davon sagen</translation>
    </message>
    <message>
        <source>print it to a PDF to make it searchable</source>
        <translation>drucken Sie ihn in ein PDF, um ihn durchsuchbar zu machen</translation>
    </message>
    <message>
        <source>probing</source>
        <translation>Ausprobieren</translation>
    </message>
    <message>
        <source>quantising</source>
        <translation>Quantisierung</translation>
    </message>
    <message>
        <source>reading part {value} of {parts}</source>
        <translation>Teil {value} von {parts} wird gelesen</translation>
    </message>
    <message>
        <source>reading passages</source>
        <translation>Textstellen werden gelesen</translation>
    </message>
    <message>
        <source>reading what was left out</source>
        <translation>Ausgelassenes wird gelesen</translation>
    </message>
    <message>
        <source>reasons in steps in two gigabytes</source>
        <translation>schließt in Schritten, in zwei Gigabyte</translation>
    </message>
    <message>
        <source>reasons in two steps</source>
        <translation>schließt in zwei Schritten</translation>
    </message>
    <message>
        <source>reranker</source>
        <translation>Reranker</translation>
    </message>
    <message>
        <source>save it as JPEG to make its text searchable</source>
        <translation>speichern Sie es als JPEG, um seinen Text durchsuchbar zu machen</translation>
    </message>
    <message>
        <source>save it as PNG or PDF to make its text searchable</source>
        <translation>speichern Sie es als PNG oder PDF, um seinen Text durchsuchbar zu machen</translation>
    </message>
    <message>
        <source>says when the text lacks it, and only then</source>
        <translation>sagt es, wenn es im Text nicht steht, und nur dann</translation>
    </message>
    <message>
        <source>scoring</source>
        <translation>Bewertung</translation>
    </message>
    <message>
        <source>shortened to fit the context window: the sentences worth least for the question were left out</source>
        <translation>gekürzt, damit es ins Kontextfenster passt: Die Sätze, die für die Frage am wenigsten wert sind, wurden ausgelassen</translation>
    </message>
    <message>
        <source>the answer was stopped before this was read</source>
        <translation>die Antwort wurde gestoppt, bevor dies gelesen wurde</translation>
    </message>
    <message>
        <source>the best answers for four gigabytes</source>
        <translation>die besten Antworten für vier Gigabyte</translation>
    </message>
    <message>
        <source>the largest of its family; follows formats</source>
        <translation>das größte seiner Familie; hält Formate ein</translation>
    </message>
    <message>
        <source>there was no room left in the context window</source>
        <translation>im Kontextfenster war kein Platz mehr</translation>
    </message>
    <message>
        <source>there were too many documents beside it</source>
        <translation>daneben gab es zu viele Dokumente</translation>
    </message>
    <message>
        <source>timing</source>
        <translation>Zeitmessung</translation>
    </message>
    <message>
        <source>translates</source>
        <translation>übersetzt</translation>
    </message>
    <message>
        <source>unpack it to make its files searchable</source>
        <translation>entpacken Sie es, um seine Dateien durchsuchbar zu machen</translation>
    </message>
    <message>
        <source>{blank} of {pages} pages hold no text that can be read.</source>
        <translation>{blank} von {pages} Seiten enthalten keinen lesbaren Text.</translation>
    </message>
    <message>
        <source>{chosen} is a folder: name one of the files in it.</source>
        <translation>{chosen} ist ein Ordner: Nennen Sie eine der Dateien darin.</translation>
    </message>
    <message>
        <source>{failed} not recognised, because Tesseract failed: save a copy as PNG.</source>
        <translation>{failed} nicht erkannt, weil Tesseract versagte: Speichern Sie eine Kopie als PNG.</translation>
    </message>
    <message>
        <source>{file} does not say how it makes one vector of a text, so it is no embedding model: choose another.</source>
        <translation>{file} sagt nicht, wie es aus einem Text einen Vektor macht, ist also kein Embedding-Modell: Wählen Sie ein anderes.</translation>
    </message>
    <message>
        <source>{file} is damaged: export the models again.</source>
        <translation>{file} ist beschädigt: Exportieren Sie die Modelle erneut.</translation>
    </message>
    <message>
        <source>{file} is damaged: it has the name and size of {entry}, not its content. Get it again.</source>
        <translation>{file} ist beschädigt: Es hat Namen und Größe von {entry}, nicht den Inhalt. Holen Sie es erneut.</translation>
    </message>
    <message>
        <source>{file} is no LoRA adapter: name a GGUF file that was made as one.</source>
        <translation>{file} ist kein LoRA-Adapter: Nennen Sie eine GGUF-Datei, die als solcher gemacht wurde.</translation>
    </message>
    <message>
        <source>{file} is not an embedding model but a reranker: choose another.</source>
        <translation>{file} ist kein Embedding-Modell, sondern ein Reranker: Wählen Sie ein anderes.</translation>
    </message>
    <message>
        <source>{file} is not an embedding model of the BERT kind but a model of the kind {architecture}: choose another.</source>
        <translation>{file} ist kein Embedding-Modell der Art BERT, sondern ein Modell der Art {architecture}: Wählen Sie ein anderes.</translation>
    </message>
    <message>
        <source>{file} was not written by this Carrel, or is damaged: export the models again.</source>
        <translation>{file} wurde nicht von diesem Carrel geschrieben oder ist beschädigt: Exportieren Sie die Modelle erneut.</translation>
    </message>
    <message>
        <source>{folder} cannot be written ({cause}): make room there, or choose another folder.</source>
        <translation>{folder} kann nicht geschrieben werden ({cause}): Schaffen Sie dort Platz, oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>{folder} cannot be written ({cause}): make room there.</source>
        <translation>{folder} kann nicht geschrieben werden ({cause}): Schaffen Sie dort Platz.</translation>
    </message>
    <message>
        <source>{folder} has room for {free} bytes, and {wanted} are wanted: make room there.</source>
        <translation>{folder} hat Platz für {free} Byte, und {wanted} werden gebraucht: Schaffen Sie dort Platz.</translation>
    </message>
    <message>
        <source>{message} The collection “{collection}” looks for this.</source>
        <translation>{message} Danach sucht die Sammlung „{collection}“.</translation>
    </message>
    <message>
        <source>{source} cannot be read ({cause}): look at the disk it lies on.</source>
        <translation>{source} kann nicht gelesen werden ({cause}): Sehen Sie nach dem Datenträger, auf dem es liegt.</translation>
    </message>
    <message>
        <source>{folder} is not a cross-encoder: it must be a folder that holds a config.json.</source>
        <translation>{folder} ist kein Cross-Encoder: Es muss ein Ordner sein, der eine config.json enthält.</translation>
    </message>
    <message>
        <source>A collection has a name, and something that is looked for.</source>
        <translation>Eine Sammlung hat einen Namen und etwas, das gesucht wird.</translation>
    </message>
    <message>
        <source>There is no collection “{name}”: the nearest is {written}.</source>
        <translation>Es gibt keine Sammlung „{name}“: Am nächsten kommt {written}.</translation>
    </message>
    <message>
        <source>{folder} is not in the library: add it with carrel index.</source>
        <translation>{folder} ist nicht in der Bibliothek: Fügen Sie es mit carrel index hinzu.</translation>
    </message>
    <message>
        <source>{longest} prompt tokens and {most_tokens} to be written do not fit a window of {window}.</source>
        <translation>{longest} Prompt-Token und {most_tokens} zu schreibende passen nicht in ein Fenster von {window}.</translation>
    </message>
    <message>
        <source>{message} Until then everything is searched with {active}.</source>
        <translation>{message} Bis dahin wird alles mit {active} durchsucht.</translation>
    </message>
    <message>
        <source>{missing} chapters are damaged and were left out.</source>
        <translation>{missing} Kapitel sind beschädigt und wurden ausgelassen.</translation>
    </message>
    <message>
        <source>{model_folder} is not a complete sentence-transformers model: install it again.</source>
        <translation>{model_folder} ist kein vollständiges sentence-transformers-Modell: Installieren Sie es neu.</translation>
    </message>
    <message>
        <source>{model_id} came with the program and stays with it.</source>
        <translation>{model_id} kam mit dem Programm und bleibt dabei.</translation>
    </message>
    <message>
        <source>{model_id} is damaged: {value} is not what it should be. Get it again.</source>
        <translation>{model_id} ist beschädigt: {value} ist nicht, was es sein soll. Holen Sie es erneut.</translation>
    </message>
    <message>
        <source>{model_id} is no language model, and only these are foretold.</source>
        <translation>{model_id} ist kein Sprachmodell, und nur für diese wird geschätzt.</translation>
    </message>
    <message>
        <source>{models} has room for {free} bytes, and {missing} are missing: make room there.</source>
        <translation>{models} hat Platz für {free} Byte, und {missing} fehlen: Schaffen Sie dort Platz.</translation>
    </message>
    <message>
        <source>{model} has weights of {kind} already: name another kind.</source>
        <translation>{model} hat schon Gewichte der Art {kind}: Nennen Sie eine andere.</translation>
    </message>
    <message>
        <source>{model} is no language model, and only these are quantised.</source>
        <translation>{model} ist kein Sprachmodell, und nur diese werden quantisiert.</translation>
    </message>
    <message>
        <source>{model} is no language model, and only these are timed.</source>
        <translation>{model} ist kein Sprachmodell, und nur bei diesen wird die Zeit gemessen.</translation>
    </message>
    <message>
        <source>{model} needs PyTorch and sentence-transformers, which this Carrel comes without: choose another model (a BERT or a GGUF file as the embedder), or install the full flavour, as README says.</source>
        <translation>{model} braucht PyTorch und sentence-transformers, die bei diesem Carrel nicht dabei sind: Wählen Sie ein anderes Modell (ein BERT oder eine GGUF-Datei als Embedding-Modell), oder installieren Sie die vollständige Ausgabe, wie README es sagt.</translation>
    </message>
    <message>
        <source>{named} is in use: choose another {role} first, then remove it.</source>
        <translation>{named} ist in Gebrauch: Wählen Sie zuerst ein anderes Modell ({role}), und entfernen Sie es dann.</translation>
    </message>
    <message>
        <source>{named} is no embedder, and only an embedder wants prefixes: leave them out.</source>
        <translation>{named} ist kein Embedding-Modell, und nur diese wollen Präfixe: Lassen Sie sie weg.</translation>
    </message>
    <message>
        <source>{named} is not among your models: carrel models lists them.</source>
        <translation>{named} ist nicht unter Ihren Modellen: carrel models führt sie auf.</translation>
    </message>
    <message>
        <source>{names} could help, and is left alone as gpu_layers = 0 says.</source>
        <translation>{names} könnte helfen und bleibt ungenutzt, wie gpu_layers = 0 es sagt.</translation>
    </message>
    <message>
        <source>{name} cannot be read from the disk ({cause}): check that it is there and you may read it.</source>
        <translation>{name} kann nicht von der Festplatte gelesen werden ({cause}): Prüfen Sie, ob es da ist und Sie es lesen dürfen.</translation>
    </message>
    <message>
        <source>{name} could not be understood: open it in the program it was made with and save it again.</source>
        <translation>{name} war nicht zu verstehen: Öffnen Sie es in dem Programm, mit dem es gemacht wurde, und speichern Sie es erneut.</translation>
    </message>
    <message>
        <source>{name} crashed the process that read it: open it in the program it was made with and save it again.</source>
        <translation>{name} hat den Prozess, der es las, abstürzen lassen: Öffnen Sie es in dem Programm, mit dem es gemacht wurde, und speichern Sie es erneut.</translation>
    </message>
    <message>
        <source>{name} needs more memory than a file may take: raise reading.memory_mb in the settings or split the file, then index this file by its name.</source>
        <translation>{name} braucht mehr Arbeitsspeicher, als eine Datei nehmen darf: Erhöhen Sie reading.memory_mb in den Einstellungen, oder teilen Sie die Datei, und indizieren Sie sie dann mit ihrem Namen.</translation>
    </message>
    <message>
        <source>{name} took longer than {seconds} seconds to read: raise reading.seconds_per_file in the settings or split the file, then index it by its name.</source>
        <translation>{name} zu lesen dauerte länger als {seconds} Sekunden: Erhöhen Sie reading.seconds_per_file in den Einstellungen, oder teilen Sie die Datei, und indizieren Sie sie dann mit ihrem Namen.</translation>
    </message>
    <message>
        <source>{name} unpacks to far more than a document holds.</source>
        <translation>{name} entpackt sich zu weit mehr, als ein Dokument enthält.</translation>
    </message>
    <message>
        <source>{name}: it could not be understood.</source>
        <translation>{name}: Es war nicht zu verstehen.</translation>
    </message>
    <message>
        <source>{passed_over} not searched for text.</source>
        <translation>{passed_over} nicht nach Text durchsucht.</translation>
    </message>
    <message>
        <source>{path} cannot be deleted ({cause}): close other windows of Carrel, or delete it by hand.</source>
        <translation>{path} kann nicht gelöscht werden ({cause}): Schließen Sie andere Fenster von Carrel, oder löschen Sie es von Hand.</translation>
    </message>
    <message>
        <source>{path} cannot be read ({cause}): check its permissions.</source>
        <translation>{path} kann nicht gelesen werden ({cause}): Prüfen Sie die Berechtigungen.</translation>
    </message>
    <message>
        <source>{path} could not be cut into passages because of a mistake of Carrel&apos;s own: carrel.log in its home says where. Save the file in another format to have it read.</source>
        <translation>{path} konnte wegen eines Fehlers von Carrel nicht in Textstellen zerlegt werden: carrel.log in seinem Ordner sagt, wo. Speichern Sie die Datei in einem anderen Format, damit sie gelesen wird.</translation>
    </message>
    <message>
        <source>{path} could not be loaded within {limit} seconds: choose another, or add it again.</source>
        <translation>{path} konnte nicht innerhalb von {limit} Sekunden geladen werden: Wählen Sie ein anderes, oder fügen Sie es erneut hinzu.</translation>
    </message>
    <message>
        <source>{path} does not exist: name a GGUF file, or a folder that holds a model.</source>
        <translation>{path} gibt es nicht: Nennen Sie eine GGUF-Datei oder einen Ordner, der ein Modell enthält.</translation>
    </message>
    <message>
        <source>{path} does not look like text, although its name says so: check what made it.</source>
        <translation>{path} sieht nicht nach Text aus, obwohl der Name es sagt: Prüfen Sie, was es erzeugt hat.</translation>
    </message>
    <message>
        <source>{path} ended the process that it was first loaded in ({exit_code}), so it is not used: get a newer copy of it, or choose another.</source>
        <translation>{path} hat den Prozess beendet, in dem es zuerst geladen wurde ({exit_code}), und wird daher nicht verwendet: Holen Sie eine neuere Kopie, oder wählen Sie ein anderes.</translation>
    </message>
    <message>
        <source>{path} has more points than a picture can have: make it smaller and save it again.</source>
        <translation>{path} hat mehr Punkte, als ein Bild haben darf: Verkleinern Sie es, und speichern Sie es erneut.</translation>
    </message>
    <message>
        <source>{path} has no passage at {start}: its last one ends at {end}.</source>
        <translation>{path} hat keine Textstelle bei {start}: Die letzte endet bei {end}.</translation>
    </message>
    <message>
        <source>{path} has no passages yet: wait until it has been read.</source>
        <translation>{path} hat noch keine Textstellen: Warten Sie, bis es gelesen ist.</translation>
    </message>
    <message>
        <source>{path} has nothing that could be summarised: index its folder once more.</source>
        <translation>{path} hat nichts, was zusammengefasst werden könnte: Indizieren Sie seinen Ordner noch einmal.</translation>
    </message>
    <message>
        <source>{path} has {page_count} pages now, so page {page} cannot be shown.</source>
        <translation>{path} hat jetzt {page_count} Seiten, daher kann Seite {page} nicht gezeigt werden.</translation>
    </message>
    <message>
        <source>{path} holds no address and no event: export it again from where it came from.</source>
        <translation>{path} enthält weder Adresse noch Termin: Exportieren Sie es erneut von dort, woher es kam.</translation>
    </message>
    <message>
        <source>{path} holds no mail: it has no line like From, To or Subject.</source>
        <translation>{path} enthält keine E-Mail: Es hat keine Zeile wie From, To oder Subject.</translation>
    </message>
    <message>
        <source>{path} holds no model: choose a folder with a config.json, or a GGUF file.</source>
        <translation>{path} enthält kein Modell: Wählen Sie einen Ordner mit einer config.json oder eine GGUF-Datei.</translation>
    </message>
    <message>
        <source>{path} holds no subtitles: check what made it.</source>
        <translation>{path} enthält keine Untertitel: Prüfen Sie, was es erzeugt hat.</translation>
    </message>
    <message>
        <source>{path} holds no text, and none was found in pictures on its pages.</source>
        <translation>{path} enthält keinen Text, und auch in Bildern auf seinen Seiten wurde keiner gefunden.</translation>
    </message>
    <message>
        <source>{path} holds no text.</source>
        <translation>{path} enthält keinen Text.</translation>
    </message>
    <message>
        <source>{path} holds no web page, or is damaged: open it in a browser and save it again.</source>
        <translation>{path} enthält keine Webseite oder ist beschädigt: Öffnen Sie es in einem Browser, und speichern Sie es erneut.</translation>
    </message>
    <message>
        <source>{path} is a GGUF file of version {version}, and Carrel reads 2 and 3: get a newer copy of it.</source>
        <translation>{path} ist eine GGUF-Datei der Version {version}, und Carrel liest 2 und 3: Holen Sie eine neuere Kopie.</translation>
    </message>
    <message>
        <source>{path} is a LoRA adapter and no model: name it as lora under [generation] in the settings.</source>
        <translation>{path} ist ein LoRA-Adapter und kein Modell: Nennen Sie ihn in den Einstellungen als lora unter [generation].</translation>
    </message>
    <message>
        <source>{path} is a link that leads in a circle: mend it.</source>
        <translation>{path} ist ein Link, der im Kreis führt: Reparieren Sie ihn.</translation>
    </message>
    <message>
        <source>{path} is a picture in which no text was found.</source>
        <translation>{path} ist ein Bild, in dem kein Text gefunden wurde.</translation>
    </message>
    <message>
        <source>{path} is damaged or not XML: open it in the program it was made with and save it again.</source>
        <translation>{path} ist beschädigt oder kein XML: Öffnen Sie es in dem Programm, mit dem es gemacht wurde, und speichern Sie es erneut.</translation>
    </message>
    <message>
        <source>{path} is damaged or not a PDF: open it in a PDF viewer and save it again.</source>
        <translation>{path} ist beschädigt oder kein PDF: Öffnen Sie es in einem PDF-Betrachter, und speichern Sie es erneut.</translation>
    </message>
    <message>
        <source>{path} is damaged or not a picture: open it in an image viewer and save it again.</source>
        <translation>{path} ist beschädigt oder kein Bild: Öffnen Sie es in einem Bildbetrachter, und speichern Sie es erneut.</translation>
    </message>
    <message>
        <source>{path} is damaged: make it again from the original files.</source>
        <translation>{path} ist beschädigt: Erzeugen Sie es neu aus den ursprünglichen Dateien.</translation>
    </message>
    <message>
        <source>{path} is damaged: open it in the program it was made with and save it again.</source>
        <translation>{path} ist beschädigt: Öffnen Sie es in dem Programm, mit dem es gemacht wurde, und speichern Sie es erneut.</translation>
    </message>
    <message>
        <source>{path} is locked with a password: save a copy without one to make it searchable.</source>
        <translation>{path} ist mit einem Passwort gesperrt: Speichern Sie eine Kopie ohne Passwort, um es durchsuchbar zu machen.</translation>
    </message>
    <message>
        <source>{path} is locked with a password: unpack it, or save a copy without one, to make it searchable.</source>
        <translation>{path} ist mit einem Passwort gesperrt: Entpacken Sie es, oder speichern Sie eine Kopie ohne Passwort, um es durchsuchbar zu machen.</translation>
    </message>
    <message>
        <source>{path} is no kind of file that Carrel can read.</source>
        <translation>{path} ist keine Art von Datei, die Carrel lesen kann.</translation>
    </message>
    <message>
        <source>{path} is no notebook, or a damaged one: open it in Jupyter and save it again.</source>
        <translation>{path} ist kein Notebook oder ein beschädigtes: Öffnen Sie es in Jupyter, und speichern Sie es erneut.</translation>
    </message>
    <message>
        <source>{path} is no web page, or a damaged one: save it again in a browser.</source>
        <translation>{path} ist keine Webseite oder eine beschädigte: Speichern Sie sie in einem Browser erneut.</translation>
    </message>
    <message>
        <source>{path} is no {role}: it must be a folder that holds a config.json.</source>
        <translation>{path} ist kein solches Modell ({role}): Es muss ein Ordner sein, der eine config.json enthält.</translation>
    </message>
    <message>
        <source>{path} is not a GGUF model: install it again or choose another.</source>
        <translation>{path} ist kein GGUF-Modell: Installieren Sie es neu, oder wählen Sie ein anderes.</translation>
    </message>
    <message>
        <source>{path} is not a file of the library: add it or its folder with carrel index.</source>
        <translation>{path} ist keine Datei der Bibliothek: Fügen Sie es oder seinen Ordner mit carrel index hinzu.</translation>
    </message>
    <message>
        <source>{path} is not an embedding model: it must be a folder that holds a tokenizer.json, or a GGUF file.</source>
        <translation>{path} ist kein Embedding-Modell: Es muss ein Ordner sein, der eine tokenizer.json enthält, oder eine GGUF-Datei.</translation>
    </message>
    <message>
        <source>{path} is not in the library: add it or its folder with carrel index.</source>
        <translation>{path} ist nicht in der Bibliothek: Fügen Sie es oder seinen Ordner mit carrel index hinzu.</translation>
    </message>
    <message>
        <source>{path} is not one of the library&apos;s folders: carrel status lists them.</source>
        <translation>{path} ist keiner der Ordner der Bibliothek: carrel status führt sie auf.</translation>
    </message>
    <message>
        <source>{path} is not valid JSON; read as text.</source>
        <translation>{path} ist kein gültiges JSON; als Text gelesen.</translation>
    </message>
    <message>
        <source>{path} is not well-formed XML; read as text.</source>
        <translation>{path} ist kein wohlgeformtes XML; als Text gelesen.</translation>
    </message>
    <message>
        <source>{path} is of no kind that Carrel knows.</source>
        <translation>{path} ist von keiner Art, die Carrel kennt.</translation>
    </message>
    <message>
        <source>{path} is one of {parts} files of a model and not the first: choose that one.</source>
        <translation>{path} ist eine von {parts} Dateien eines Modells und nicht die erste: Wählen Sie diese.</translation>
    </message>
    <message>
        <source>{path} is the eye of a language model that sees, and no model by itself: choose another.</source>
        <translation>{path} ist das Auge eines sehenden Sprachmodells und allein kein Modell: Wählen Sie ein anderes.</translation>
    </message>
    <message>
        <source>{path} is the first of {parts} files, and its name does not say so: call it NAME-00001-of-{parts}.gguf, and the others likewise.</source>
        <translation>{path} ist die erste von {parts} Dateien, und der Name sagt es nicht: Nennen Sie sie NAME-00001-of-{parts}.gguf, und die anderen ebenso.</translation>
    </message>
    <message>
        <source>{path} is {what}, which Carrel cannot read.</source>
        <translation>{path} ist {what}; so etwas kann Carrel nicht lesen.</translation>
    </message>
    <message>
        <source>{path} is {what}, which Carrel cannot read: {remedy}.</source>
        <translation>{path} ist {what}; so etwas kann Carrel nicht lesen: {remedy}.</translation>
    </message>
    <message>
        <source>{path} was saved again and again while it was read: it is read when it rests.</source>
        <translation>{path} wurde immer wieder gespeichert, während es gelesen wurde: Es wird gelesen, wenn es ruht.</translation>
    </message>
    <message>
        <source>{path} was stopped by the system while it was loaded, most likely for lack of memory: choose a smaller model, or close other programs and add it again.</source>
        <translation>{path} wurde beim Laden vom System gestoppt, höchstwahrscheinlich aus Mangel an Arbeitsspeicher: Wählen Sie ein kleineres Modell, oder schließen Sie andere Programme, und fügen Sie es erneut hinzu.</translation>
    </message>
    <message>
        <source>{prompt} prompt tokens and {most_tokens} for the answer do not fit the model&apos;s window of {context_window}: enlarge generation.context_window in the settings.</source>
        <translation>{prompt} Prompt-Token und {most_tokens} für die Antwort passen nicht in das Fenster des Modells von {context_window}: Vergrößern Sie generation.context_window in den Einstellungen.</translation>
    </message>
    <message>
        <source>{source} ended the process that turned it into {kind} ({exit_code}): choose another kind, or get a newer copy of it.</source>
        <translation>{source} hat den Prozess beendet, der {kind} daraus machte ({exit_code}): Wählen Sie eine andere Art, oder holen Sie eine neuere Kopie.</translation>
    </message>
    <message>
        <source>{source} has weights of {said} already, and would lose more: take a file of F16 or Q8_0, or say --again.</source>
        <translation>{source} hat schon Gewichte der Art {said} und würde mehr verlieren: Nehmen Sie eine Datei mit F16 oder Q8_0, oder sagen Sie --again.</translation>
    </message>
    <message>
        <source>{source} is no longer the model that made the vectors: run carrel index.</source>
        <translation>{source} ist nicht mehr das Modell, das die Vektoren gemacht hat: Führen Sie carrel index aus.</translation>
    </message>
    <message>
        <source>{source} was not turned into {kind} within {limit} seconds: try a smaller one.</source>
        <translation>{source} wurde nicht innerhalb von {limit} Sekunden in {kind} umgewandelt: Versuchen Sie ein kleineres.</translation>
    </message>
    <message>
        <source>{target} cannot be written ({cause}): make room there.</source>
        <translation>{target} kann nicht geschrieben werden ({cause}): Schaffen Sie dort Platz.</translation>
    </message>
    <message>
        <source>{target} is there already: carrel models remove {target1} deletes it.</source>
        <translation>{target} gibt es schon: carrel models remove {target1} löscht es.</translation>
    </message>
    <message>
        <source>{value} more of the files inside could not be read either.</source>
        <translation>{value} weitere der Dateien darin konnten auch nicht gelesen werden.</translation>
    </message>
    <message>
        <source>{value}: {layers} of the language model.</source>
        <translation>{value}: {layers} des Sprachmodells.</translation>
    </message>
    <message>
        <source>“{value}” is not a date: write {field}:2024, {field}:2024-03 or {field}:2024-03-05.</source>
        <translation>„{value}“ ist kein Datum: Schreiben Sie {field}:2024, {field}:2024-03 oder {field}:2024-03-05.</translation>
    </message>
    <message>
        <source>“{value}” is not a language: write its code of two letters, as in lang:en or lang:de.</source>
        <translation>„{value}“ ist keine Sprache: Schreiben Sie ihren Code aus zwei Buchstaben, wie in lang:en oder lang:de.</translation>
    </message>
</context>
</TS>

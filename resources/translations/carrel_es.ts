<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>Your documents, questions and answers stay on this computer. Carrel opens a connection only when you press Get for a model, and only where downloads are allowed above.</source>
        <translation>Sus documentos, preguntas y respuestas permanecen en este equipo. Carrel solo abre una conexión cuando usted pulsa «Descargar» en un modelo, y únicamente si las descargas están permitidas más arriba.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Volver a mirar</translation>
    </message>
    <message>
        <source>Whose work is in it</source>
        <translation>De quién es el trabajo que contiene</translation>
    </message>
    <message>
        <source>About Carrel</source>
        <translation>Acerca de Carrel</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>Versión {version}</translation>
    </message>
    <message>
        <source>The connections could not be counted. {reason}</source>
        <translation>No se pudieron contar las conexiones. {reason}</translation>
    </message>
    <message>
        <source>Copy this licence</source>
        <translation>Copiar esta licencia</translation>
    </message>
    <message>
        <source>Qt and PySide6 are used under the LGPL, version 3. They are dynamic libraries of their own, beside Carrel in its folder: you may change them, and put your own versions in their place.</source>
        <translation>Qt y PySide6 se usan bajo la LGPL, versión 3. Son bibliotecas dinámicas propias, junto a Carrel en su carpeta: usted puede modificarlas y poner sus propias versiones en su lugar.</translation>
    </message>
    <message>
        <source>Licence of {name}</source>
        <translation>Licencia de {name}</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Paquete</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versión</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licencia</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>Paquetes</translation>
    </message>
    <message>
        <source>It comes without the text of its licence.</source>
        <translation>Viene sin el texto de su licencia.</translation>
    </message>
    <message numerus="yes">
        <source>{n} connection of {processes} just now: {where}.</source>
        <comment>{n} connections of {processes} just now: {where}.</comment>
        <translation>
            <numerusform>{n} conexión de Carrel ({processes}) en este momento: {where}.</numerusform>
            <numerusform>{n} conexiones de Carrel ({processes}) en este momento: {where}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>its one process</source>
        <comment>its {n} processes</comment>
        <translation>
            <numerusform>un proceso</numerusform>
            <numerusform>{n} procesos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>0 connections: its one process has no connection to any network just now.</source>
        <comment>0 connections: its {n} processes have no connection to any network just now.</comment>
        <translation>
            <numerusform>0 conexiones: su único proceso no tiene conexión con ninguna red en este momento.</numerusform>
            <numerusform>0 conexiones: sus {n} procesos no tienen conexión con ninguna red en este momento.</numerusform>
        </translation>
    </message>
    <message>
        <source>The system lets nobody look at {count} of them.</source>
        <translation>El sistema no deja que nadie examine {count} de ellos.</translation>
    </message>
    <message>
        <source>Indexing progress</source>
        <translation>Progreso de la indexación</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Cancel indexing</source>
        <translation>Cancelar la indexación</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Show the documents that failed</source>
        <translation>Mostrar los documentos que fallaron</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Indexing stopped. What was read stays searchable.</source>
        <translation>Indexación detenida. Lo que ya se leyó se puede seguir buscando.</translation>
    </message>
    <message>
        <source>Indexing goes on as soon as the engine is back.</source>
        <translation>La indexación continuará en cuanto el motor vuelva a funcionar.</translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation>Deteniendo …</translation>
    </message>
    <message>
        <source>Paused before the first document.</source>
        <translation>En pausa antes del primer documento.</translation>
    </message>
    <message>
        <source>Looking for documents …</source>
        <translation>Buscando documentos …</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reanudar</translation>
    </message>
    <message>
        <source>Resume indexing</source>
        <translation>Reanudar la indexación</translation>
    </message>
    <message>
        <source>Pause indexing</source>
        <translation>Pausar la indexación</translation>
    </message>
    <message>
        <source>Paused at {name}. What was read is searchable.</source>
        <translation>En pausa en {name}. Lo que ya se leyó se puede buscar.</translation>
    </message>
    <message>
        <source>Paused. What was read is searchable.</source>
        <translation>En pausa. Lo que ya se leyó se puede buscar.</translation>
    </message>
    <message>
        <source>Reading {name}</source>
        <translation>Leyendo {name}</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>Leyendo …</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} de {total}</translation>
    </message>
    <message>
        <source>{rate} files/s</source>
        <translation>{rate} archivos/s</translation>
    </message>
    <message>
        <source>{count} read</source>
        <translation>{count} leídos</translation>
    </message>
    <message>
        <source>{count} unchanged</source>
        <translation>{count} sin cambios</translation>
    </message>
    <message>
        <source>{count} removed</source>
        <translation>{count} quitados</translation>
    </message>
    <message>
        <source>{count} skipped</source>
        <translation>{count} omitidos</translation>
    </message>
    <message>
        <source>{count} failed</source>
        <translation>{count} fallidos</translation>
    </message>
    <message>
        <source>No documents were found there.</source>
        <translation>No se encontraron documentos allí.</translation>
    </message>
    <message>
        <source>Documents: {counts}.</source>
        <translation>Documentos: {counts}.</translation>
    </message>
    <message>
        <source>Edit question</source>
        <translation>Editar la pregunta</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Volver a preguntar</translation>
    </message>
    <message>
        <source>Export the conversation up to here</source>
        <translation>Exportar la conversación hasta aquí</translation>
    </message>
    <message>
        <source>Save the answer as a note</source>
        <translation>Guardar la respuesta como nota</translation>
    </message>
    <message>
        <source>Answer anyway</source>
        <translation>Responder de todos modos</translation>
    </message>
    <message>
        <source>Let the nearest passages be answered from, however little they seem to say</source>
        <translation>Hacer que se responda a partir de los pasajes más cercanos, por poco que parezcan decir</translation>
    </message>
    <message>
        <source>Ask again in another way</source>
        <translation>Volver a preguntar de otra manera</translation>
    </message>
    <message>
        <source>In other words</source>
        <translation>Con otras palabras</translation>
    </message>
    <message>
        <source>From what was left out</source>
        <translation>A partir de lo que se omitió</translation>
    </message>
    <message>
        <source>Ask again, and choose how the answer is written</source>
        <translation>Volver a preguntar y elegir cómo se escribe la respuesta</translation>
    </message>
    <message>
        <source>Another way</source>
        <translation>De otra manera</translation>
    </message>
    <message>
        <source>Call {number}, the answer: {read}</source>
        <translation>Llamada {number}, la respuesta: {read}</translation>
    </message>
    <message>
        <source>Call {number}, the answer again: {read}</source>
        <translation>Llamada {number}, la respuesta de nuevo: {read}</translation>
    </message>
    <message>
        <source>Call {number}, notes: {read}</source>
        <translation>Llamada {number}, notas: {read}</translation>
    </message>
    <message>
        <source>Call {number}, the notes together: {read}</source>
        <translation>Llamada {number}, las notas reunidas: {read}</translation>
    </message>
    <message>
        <source>Call {number}, how well a sentence answers: {read}</source>
        <translation>Llamada {number}, lo bien que responde una frase: {read}</translation>
    </message>
    <message>
        <source>in {count} calls (each given the answer so far)</source>
        <translation>en {count} llamadas (cada una recibe la respuesta hasta el momento)</translation>
    </message>
    <message>
        <source>in {count} calls (notes, then joined)</source>
        <translation>en {count} llamadas (notas y luego su unión)</translation>
    </message>
    <message>
        <source>in {count} calls (one for each sentence)</source>
        <translation>en {count} llamadas (una por frase)</translation>
    </message>
    <message>
        <source>Looking through your documents</source>
        <translation>Buscando en sus documentos</translation>
    </message>
    <message>
        <source>From your documents</source>
        <translation>De sus documentos</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Escribiendo</translation>
    </message>
    <message>
        <source>Follows</source>
        <translation>Sigue a</translation>
    </message>
    <message>
        <source>Beside it</source>
        <translation>Junto a ella</translation>
    </message>
    <message>
        <source>No language model is installed, so the quotes are the answer.</source>
        <translation>No hay ningún modelo de lenguaje instalado, así que las citas son la respuesta.</translation>
    </message>
    <message>
        <source>You stopped this answer before it was complete.</source>
        <translation>Usted detuvo esta respuesta antes de que estuviera completa.</translation>
    </message>
    <message>
        <source>With what it leans on of the question before.</source>
        <translation>Con aquello de la pregunta anterior en lo que se apoya.</translation>
    </message>
    <message>
        <source>Asked as: {words}</source>
        <translation>Preguntado como: {words}</translation>
    </message>
    <message>
        <source>Shaded</source>
        <translation>Sombreado</translation>
    </message>
    <message>
        <source>Nothing in your documents supports it.</source>
        <translation>Nada en sus documentos lo respalda.</translation>
    </message>
    <message>
        <source>Underlined</source>
        <translation>Subrayado</translation>
    </message>
    <message>
        <source>This name or number is in none of the passages found.</source>
        <translation>Este nombre o número no está en ninguno de los pasajes encontrados.</translation>
    </message>
    <message>
        <source>Nothing found in your documents supports this sentence.</source>
        <translation>No se encontró en sus documentos nada que respalde esta frase.</translation>
    </message>
    <message>
        <source>“{words}”</source>
        <translation>«{words}»</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Fuentes</translation>
    </message>
    <message>
        <source>Not in your notes</source>
        <translation>No está en sus notas</translation>
    </message>
    <message>
        <source>What comes nearest</source>
        <translation>Lo que más se acerca</translation>
    </message>
    <message>
        <source>The nearest passages</source>
        <translation>Los pasajes más cercanos</translation>
    </message>
    <message numerus="yes">
        <source>{n} passage read</source>
        <comment>{n} passages read</comment>
        <translation>
            <numerusform>{n} pasaje leído</numerusform>
            <numerusform>{n} pasajes leídos</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} left out</source>
        <translation>{count} omitidos</translation>
    </message>
    <message>
        <source>nothing left out</source>
        <translation>nada omitido</translation>
    </message>
    <message>
        <source>Everything that was found was read.</source>
        <translation>Se leyó todo lo que se encontró.</translation>
    </message>
    <message>
        <source>Hide details</source>
        <translation>Ocultar detalles</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>Read</source>
        <comment>participle</comment>
        <translation>Leído</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Omitido</translation>
    </message>
    <message>
        <source>Shortened: the answer to an earlier question, to its first sentences</source>
        <translation>Acortado: la respuesta a una pregunta anterior, a sus primeras frases</translation>
    </message>
    <message numerus="yes">
        <source>Left out: {n} earlier question</source>
        <comment>Left out: {n} earlier questions</comment>
        <translation>
            <numerusform>Omitido: {n} pregunta anterior</numerusform>
            <numerusform>Omitido: {n} preguntas anteriores</numerusform>
        </translation>
    </message>
    <message>
        <source>{used} tokens read and {free} kept free for the answer, of {window} that the model sees at once, in the fullest of its calls.</source>
        <translation>{used} tokens leídos y {free} reservados para la respuesta, de los {window} que el modelo ve a la vez, en la más llena de sus llamadas.</translation>
    </message>
    <message>
        <source>{used} tokens read and {free} kept free for the answer, of {window} that the model sees at once.</source>
        <translation>{used} tokens leídos y {free} reservados para la respuesta, de los {window} que el modelo ve a la vez.</translation>
    </message>
    <message>
        <source>{asked} tokens of instructions and question, {passages} of passages and {drafts} of what it wrote before, {free} kept free</source>
        <translation>{asked} tokens de instrucciones y pregunta, {passages} de pasajes y {drafts} de lo que escribió antes, {free} reservados</translation>
    </message>
    <message>
        <source>{asked} tokens of instructions and question, {passages} of passages, {free} kept free</source>
        <translation>{asked} tokens de instrucciones y pregunta, {passages} de pasajes, {free} reservados</translation>
    </message>
    <message numerus="yes">
        <source>{n} token</source>
        <comment>{n} tokens</comment>
        <translation>
            <numerusform>{n} token</numerusform>
            <numerusform>{n} tokens</numerusform>
        </translation>
    </message>
    <message>
        <source>in call {number}</source>
        <translation>en la llamada {number}</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>omitido</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>Carrel has forgotten “{question}”.</source>
        <translation>Carrel ha olvidado «{question}».</translation>
    </message>
    <message numerus="yes">
        <source>Carrel has forgotten “{question}” and the answer that followed it.</source>
        <comment>Carrel has forgotten “{question}” and the {n} answers that followed it.</comment>
        <translation>
            <numerusform>Carrel ha olvidado «{question}» y la respuesta que le seguía.</numerusform>
            <numerusform>Carrel ha olvidado «{question}» y las {n} respuestas que le seguían.</numerusform>
        </translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Recuperar</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Sí</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Ahora no</translation>
    </message>
    <message>
        <source>You stopped this answer.</source>
        <translation>Usted detuvo esta respuesta.</translation>
    </message>
    <message>
        <source>The questions are read from the benchmark’s own published files, which you have in a folder on this computer. It takes minutes to hours, can be cancelled at any moment, and then goes on where it was.</source>
        <translation>Las preguntas se leen de los archivos publicados de la propia prueba, que usted tiene en una carpeta de este equipo. Tarda de minutos a horas, se puede cancelar en cualquier momento y después continúa donde estaba.</translation>
    </message>
    <message>
        <source>Benchmark</source>
        <translation>Prueba de referencia</translation>
    </message>
    <message>
        <source>Questions at most</source>
        <translation>Máximo de preguntas</translation>
    </message>
    <message>
        <source>all questions</source>
        <translation>todas las preguntas</translation>
    </message>
    <message>
        <source> questions</source>
        <translation> preguntas</translation>
    </message>
    <message>
        <source>Choose its folder …</source>
        <translation>Elegir su carpeta …</translation>
    </message>
    <message>
        <source>The files of {benchmark}</source>
        <translation>Los archivos de {benchmark}</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>Página web (*.html)</translation>
    </message>
    <message>
        <source>{file} says no format: end it with {endings}.</source>
        <translation>{file} no indica ningún formato: termine el nombre con {endings}.</translation>
    </message>
    <message>
        <source>The conversation is in {file}.</source>
        <translation>La conversación está en {file}.</translation>
    </message>
    <message>
        <source>{file} cannot be written: choose another folder.</source>
        <translation>No se puede escribir {file}: elija otra carpeta.</translation>
    </message>
    <message>
        <source>Export the conversation</source>
        <translation>Exportar la conversación</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Conversación</translation>
    </message>
    <message>
        <source>{place}: a sentence of the summary comes from here</source>
        <translation>{place}: de aquí procede una frase del resumen</translation>
    </message>
    <message>
        <source>{place}: read for the summary</source>
        <translation>{place}: leído para el resumen</translation>
    </message>
    <message>
        <source>{place}: not read</source>
        <translation>{place}: no leído</translation>
    </message>
    <message numerus="yes">
        <source>Made of the only passage{where}.</source>
        <comment>Made of all {n} passages{where}.</comment>
        <translation>
            <numerusform>Hecho con el único pasaje{where}.</numerusform>
            <numerusform>Hecho con los {n} pasajes{where}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Made of {read} of {n} passage{where}.</source>
        <comment>Made of {read} of {n} passages{where}.</comment>
        <translation>
            <numerusform>Hecho con {read} de {n} pasaje{where}.</numerusform>
            <numerusform>Hecho con {read} de {n} pasajes{where}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> on {n} page</source>
        <comment> on {n} pages</comment>
        <translation>
            <numerusform> en {n} página</numerusform>
            <numerusform> en {n} páginas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> in all {n} documents</source>
        <comment> in all {n} documents</comment>
        <translation>
            <numerusform> en el único documento</numerusform>
            <numerusform> en los {n} documentos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> in {read} of {n} document</source>
        <comment> in {read} of {n} documents</comment>
        <translation>
            <numerusform> en {read} de {n} documento</numerusform>
            <numerusform> en {read} de {n} documentos</numerusform>
        </translation>
    </message>
    <message>
        <source>Page {number}</source>
        <translation>Página {number}</translation>
    </message>
    <message>
        <source>{file}, {percent}% into it</source>
        <translation>{file}, al {percent} %</translation>
    </message>
    <message numerus="yes">
        <source>{n} more document</source>
        <comment>{n} more documents</comment>
        <translation>
            <numerusform>{n} documento más</numerusform>
            <numerusform>{n} documentos más</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} document</source>
        <comment>{n} documents</comment>
        <translation>
            <numerusform>{n} documento</numerusform>
            <numerusform>{n} documentos</numerusform>
        </translation>
    </message>
    <message>
        <source>What the summary is made of</source>
        <translation>De qué está hecho el resumen</translation>
    </message>
    <message>
        <source>Back to where you were before (Alt+Left)</source>
        <translation>Volver a donde estaba antes (Alt+Izquierda)</translation>
    </message>
    <message>
        <source>Forward (Alt+Right)</source>
        <translation>Adelante (Alt+Derecha)</translation>
    </message>
    <message>
        <source>Find in this document (Ctrl+Shift+F)</source>
        <translation>Buscar en este documento (Ctrl+Mayús+F)</translation>
    </message>
    <message>
        <source>Related documents (Ctrl+R)</source>
        <translation>Documentos relacionados (Ctrl+R)</translation>
    </message>
    <message>
        <source>Summarise</source>
        <translation>Resumir</translation>
    </message>
    <message>
        <source>More to do with this document</source>
        <translation>Más acciones con este documento</translation>
    </message>
    <message>
        <source>Copy a link to this place</source>
        <translation>Copiar un enlace a este lugar</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Mostrar en la carpeta</translation>
    </message>
    <message>
        <source>Open in its own program</source>
        <translation>Abrir en su propio programa</translation>
    </message>
    <message>
        <source>Copy a link, or open it elsewhere</source>
        <translation>Copiar un enlace o abrirlo en otro lugar</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>Close document</source>
        <translation>Cerrar el documento</translation>
    </message>
    <message>
        <source>The document has changed since it was indexed. The passage now stands here.</source>
        <translation>El documento ha cambiado desde que se indexó. El pasaje está ahora aquí.</translation>
    </message>
    <message>
        <source>The document has changed since it was indexed, and this passage is no longer in it.</source>
        <translation>El documento ha cambiado desde que se indexó y este pasaje ya no está en él.</translation>
    </message>
    <message>
        <source>This document says nearly the same, but not word for word: look for the passage in it.</source>
        <translation>Este documento dice casi lo mismo, pero no palabra por palabra: busque el pasaje en él.</translation>
    </message>
    <message>
        <source>This document is very long: only the part around the passage is shown.</source>
        <translation>Este documento es muy largo: solo se muestra la parte que rodea al pasaje.</translation>
    </message>
    <message>
        <source>The passage is on this page, but its exact place could not be marked.</source>
        <translation>El pasaje está en esta página, pero no se pudo marcar su lugar exacto.</translation>
    </message>
    <message>
        <source>Drop to add to your library</source>
        <translation>Suelte para añadir a su biblioteca</translation>
    </message>
    <message>
        <source>The engine stopped and is being restarted.</source>
        <translation>El motor se detuvo y se está reiniciando.</translation>
    </message>
    <message>
        <source>Restarting …</source>
        <translation>Reiniciando …</translation>
    </message>
    <message>
        <source>Open log</source>
        <translation>Abrir el registro</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Engine not running</source>
        <translation>El motor no funciona</translation>
    </message>
    <message>
        <source>Starting …</source>
        <translation>Iniciando …</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Summarise its folder</source>
        <translation>Resumir su carpeta</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Volver a leer</translation>
    </message>
    <message>
        <source>Copy reason</source>
        <translation>Copiar el motivo</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Documentos</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Filas</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Columnas</translation>
    </message>
    <message>
        <source>Find in this document</source>
        <translation>Buscar en este documento</translation>
    </message>
    <message>
        <source>Clear what is looked for</source>
        <translation>Borrar lo que se busca</translation>
    </message>
    <message>
        <source>Previous place (Shift+F3)</source>
        <translation>Lugar anterior (Mayús+F3)</translation>
    </message>
    <message>
        <source>Next place (F3)</source>
        <translation>Lugar siguiente (F3)</translation>
    </message>
    <message>
        <source>Close the search in this document</source>
        <translation>Cerrar la búsqueda en este documento</translation>
    </message>
    <message>
        <source>Searching …</source>
        <translation>Buscando …</translation>
    </message>
    <message>
        <source>{number} of {found} so far</source>
        <translation>{number} de {found} hasta ahora</translation>
    </message>
    <message>
        <source>{number} of {found}+</source>
        <translation>{number} de {found}+</translation>
    </message>
    <message>
        <source>{number} of {found}</source>
        <translation>{number} de {found}</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>No encontrado</translation>
    </message>
    <message>
        <source>Where are your files?</source>
        <translation>¿Dónde están sus archivos?</translation>
    </message>
    <message>
        <source>Add a folder and Carrel begins to read it at once; searching works while it reads. Your files stay where they are and are never changed.</source>
        <translation>Añada una carpeta y Carrel empezará a leerla enseguida; mientras lee ya se puede buscar. Sus archivos se quedan donde están y nunca se modifican.</translation>
    </message>
    <message>
        <source>Which model shall answer?</source>
        <translation>¿Qué modelo debe responder?</translation>
    </message>
    <message>
        <source>One comes with Carrel and fits any computer. A larger one writes better and takes longer; you can change it at any time under Models.</source>
        <translation>Uno viene con Carrel y sirve para cualquier equipo. Uno mayor escribe mejor y tarda más; puede cambiarlo cuando quiera en «Modelos».</translation>
    </message>
    <message>
        <source>Yours alone</source>
        <translation>Solo suyo</translation>
    </message>
    <message>
        <source>Everything is read, searched and answered on this computer; Carrel opens no connection unless you allow downloads of models. What it learns lies in one folder of its own, which you can delete whenever you like.</source>
        <translation>Todo se lee, se busca y se responde en este equipo; Carrel no abre ninguna conexión a menos que usted permita descargar modelos. Lo que aprende queda en una carpeta propia, que puede borrar cuando quiera.</translation>
    </message>
    <message>
        <source>Obsidian vault</source>
        <translation>Bóveda de Obsidian</translation>
    </message>
    <message>
        <source>Zotero’s files</source>
        <translation>Archivos de Zotero</translation>
    </message>
    <message>
        <source>Looking at the names of your folders …</source>
        <translation>Mirando los nombres de sus carpetas …</translation>
    </message>
    <message>
        <source>No usual place was found: choose a folder yourself, or drop one here.</source>
        <translation>No se encontró ningún lugar habitual: elija usted una carpeta o suelte una aquí.</translation>
    </message>
    <message>
        <source>There is no model yet. Quotes are found without one; Models says where to get one.</source>
        <translation>Todavía no hay ningún modelo. Las citas se encuentran sin él; «Modelos» dice dónde obtener uno.</translation>
    </message>
    <message>
        <source>Looking at the models on this computer …</source>
        <translation>Mirando los modelos de este equipo …</translation>
    </message>
    <message>
        <source>Choose another folder</source>
        <translation>Elegir otra carpeta</translation>
    </message>
    <message>
        <source>All about models</source>
        <translation>Todo sobre los modelos</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Skip these steps</source>
        <translation>Omitir estos pasos</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Siguiente</translation>
    </message>
    <message>
        <source>Step {number} of {count}</source>
        <translation>Paso {number} de {count}</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Empezar</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Añadido</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Where from</source>
        <translation>De dónde</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>En uso</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Usar</translation>
    </message>
    <message>
        <source>Checking …</source>
        <translation>Comprobando …</translation>
    </message>
    <message>
        <source>It is loaded once, to see that it works.</source>
        <translation>Se carga una vez para comprobar que funciona.</translation>
    </message>
    <message>
        <source>It is being chosen …</source>
        <translation>Se está eligiendo …</translation>
    </message>
    <message>
        <source>Not on this computer; it would fit, with {memory} of memory</source>
        <translation>No está en este equipo; cabría, con {memory} de memoria</translation>
    </message>
    <message>
        <source>Takes {memory} of memory, more than is free now</source>
        <translation>Ocupa {memory} de memoria, más de la que hay libre ahora</translation>
    </message>
    <message>
        <source>{memory} of memory, about {speed} tokens a second</source>
        <translation>{memory} de memoria, unos {speed} tokens por segundo</translation>
    </message>
    <message>
        <source>{memory} of memory</source>
        <translation>{memory} de memoria</translation>
    </message>
    <message>
        <source>Forget the folder {folder} (its files stay)</source>
        <translation>Olvidar la carpeta {folder} (sus archivos se quedan)</translation>
    </message>
    <message>
        <source>Summarise the folder {folder}</source>
        <translation>Resumir la carpeta {folder}</translation>
    </message>
    <message>
        <source>Carrel will forget {folder} as soon as indexing has ended or is cancelled.</source>
        <translation>Carrel olvidará {folder} en cuanto la indexación termine o se cancele.</translation>
    </message>
    <message numerus="yes">
        <source>Carrel has forgotten {folder} and its document. The file is untouched.</source>
        <comment>Carrel has forgotten {folder} and its {n} documents. The files are untouched.</comment>
        <translation>
            <numerusform>Carrel ha olvidado {folder} y su documento. El archivo queda intacto.</numerusform>
            <numerusform>Carrel ha olvidado {folder} y sus {n} documentos. Los archivos quedan intactos.</numerusform>
        </translation>
    </message>
    <message>
        <source>Add it again</source>
        <translation>Volver a añadirla</translation>
    </message>
    <message>
        <source>In one call, from the best sentences</source>
        <translation>En una llamada, con las mejores frases</translation>
    </message>
    <message>
        <source>Over more passages, improving the answer call by call</source>
        <translation>Con más pasajes, mejorando la respuesta llamada a llamada</translation>
    </message>
    <message>
        <source>From notes on many passages, joined at the end</source>
        <translation>Con notas sobre muchos pasajes, unidas al final</translation>
    </message>
    <message>
        <source>Quotes only</source>
        <translation>Solo citas</translation>
    </message>
    <message>
        <source>Schema of the answer</source>
        <translation>Esquema de la respuesta</translation>
    </message>
    <message>
        <source>Answer as the settings say</source>
        <translation>Responder como dicen los ajustes</translation>
    </message>
    <message>
        <source>The model chooses and orders verbatim sentences of your documents, and writes none of its own.</source>
        <translation>El modelo elige y ordena frases literales de sus documentos y no escribe ninguna propia.</translation>
    </message>
    <message>
        <source>What fits is one call of the model for most questions, and several for whole documents and folders.</source>
        <translation>Lo adecuado es una llamada del modelo para la mayoría de las preguntas y varias para documentos y carpetas enteros.</translation>
    </message>
    <message>
        <source>The answer follows the JSON schema, or the grammar in GBNF, that is written here.</source>
        <translation>La respuesta sigue el esquema JSON o la gramática en GBNF que se escriba aquí.</translation>
    </message>
    <message>
        <source>What the answer looks like</source>
        <translation>Qué aspecto tiene la respuesta</translation>
    </message>
    <message>
        <source>By a schema</source>
        <translation>Según un esquema</translation>
    </message>
    <message>
        <source>In its own words, by {strategy}</source>
        <translation>Con sus propias palabras, mediante {strategy}</translation>
    </message>
    <message>
        <source>In its own words</source>
        <translation>Con sus propias palabras</translation>
    </message>
    <message>
        <source>What the answer looks like: {form}</source>
        <translation>Qué aspecto tiene la respuesta: {form}</translation>
    </message>
    <message>
        <source>As fits</source>
        <translation>Según convenga</translation>
    </message>
    <message>
        <source>How the answer is written</source>
        <translation>Cómo se escribe la respuesta</translation>
    </message>
    <message>
        <source>Looking into the folders of LM Studio, Ollama, GPT4All, Jan, llama.cpp and Hugging Face …</source>
        <translation>Mirando las carpetas de LM Studio, Ollama, GPT4All, Jan, llama.cpp y Hugging Face …</translation>
    </message>
    <message>
        <source>None of LM Studio, Ollama, GPT4All, Jan, llama.cpp and Hugging Face keeps a model on this computer.</source>
        <translation>Ni LM Studio, ni Ollama, GPT4All, Jan, llama.cpp o Hugging Face tienen un modelo en este equipo.</translation>
    </message>
    <message>
        <source>Models of other programs</source>
        <translation>Modelos de otros programas</translation>
    </message>
    <message>
        <source>They are used where they are; nothing is copied.</source>
        <translation>Se usan donde están; no se copia nada.</translation>
    </message>
    <message>
        <source>Add {model}</source>
        <translation>Añadir {model}</translation>
    </message>
    <message>
        <source>What would you like to know?</source>
        <translation>¿Qué le gustaría saber?</translation>
    </message>
    <message>
        <source>Ask in your own words. Carrel first shows the sentences of your documents that answer best, then writes an answer and marks where every sentence comes from.</source>
        <translation>Pregunte con sus propias palabras. Carrel muestra primero las frases de sus documentos que mejor responden; luego escribe una respuesta y marca de dónde viene cada frase.</translation>
    </message>
    <message>
        <source>Add folder</source>
        <translation>Añadir carpeta</translation>
    </message>
    <message>
        <source>Drop a folder here or press Add folder</source>
        <translation>Suelte aquí una carpeta o pulse «Añadir carpeta»</translation>
    </message>
    <message>
        <source>Carrel reads your notes, PDFs and papers on this computer and answers from them. Nothing ever leaves it.</source>
        <translation>Carrel lee sus notas, PDF y artículos en este equipo y responde a partir de ellos. Nada sale nunca de él.</translation>
    </message>
    <message>
        <source>Past questions</source>
        <translation>Preguntas anteriores</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Cambiar el nombre</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Fijar</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>Exportar …</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Olvidar</translation>
    </message>
    <message>
        <source>What can be done with the conversation</source>
        <translation>Qué se puede hacer con la conversación</translation>
    </message>
    <message>
        <source>{question}, pinned</source>
        <translation>{question}, fijada</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Dejar de fijar</translation>
    </message>
    <message>
        <source>Name of the conversation</source>
        <translation>Nombre de la conversación</translation>
    </message>
    <message>
        <source>What you ask is kept here.</source>
        <translation>Lo que pregunte se guarda aquí.</translation>
    </message>
    <message>
        <source>No past question has these words.</source>
        <translation>Ninguna pregunta anterior contiene estas palabras.</translation>
    </message>
    <message>
        <source>Search past questions</source>
        <translation>Buscar preguntas anteriores</translation>
    </message>
    <message>
        <source>Search past questions and their answers</source>
        <translation>Buscar preguntas anteriores y sus respuestas</translation>
    </message>
    <message>
        <source>List all past questions</source>
        <translation>Mostrar todas las preguntas anteriores</translation>
    </message>
    <message numerus="yes">
        <source>{part}: {n} token</source>
        <comment>{part}: {n} tokens</comment>
        <translation>
            <numerusform>{part}: {n} token</numerusform>
            <numerusform>{part}: {n} tokens</numerusform>
        </translation>
    </message>
    <message>
        <source> (call {number} of {count}, the fullest)</source>
        <translation> (llamada {number} de {count}, la más llena)</translation>
    </message>
    <message>
        <source>Instructions and question</source>
        <translation>Instrucciones y pregunta</translation>
    </message>
    <message>
        <source>Earlier questions</source>
        <translation>Preguntas anteriores</translation>
    </message>
    <message>
        <source>What the model wrote before</source>
        <translation>Lo que el modelo escribió antes</translation>
    </message>
    <message>
        <source>Kept free for the answer</source>
        <translation>Reservado para la respuesta</translation>
    </message>
    <message>
        <source>Not used</source>
        <translation>Sin usar</translation>
    </message>
    <message>
        <source>{place}, shortened</source>
        <translation>{place}, acortado</translation>
    </message>
    <message>
        <source>What the model&apos;s context window was spent on</source>
        <translation>En qué se empleó la ventana de contexto del modelo</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Leyendo</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fallido</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Omitido</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Sin conexión</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todos</translation>
    </message>
    <message>
        <source>In part</source>
        <translation>En parte</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Copias</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Documento</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Observación</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Carpeta</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Copy of {file}</source>
        <translation>Copia de {file}</translation>
    </message>
    <message numerus="yes">
        <source>{n} passage</source>
        <comment>{n} passages</comment>
        <translation>
            <numerusform>{n} pasaje</numerusform>
            <numerusform>{n} pasajes</numerusform>
        </translation>
    </message>
    <message>
        <source>It has the same content as {file}, whose passages stand for it.</source>
        <translation>Tiene el mismo contenido que {file}, cuyos pasajes lo representan.</translation>
    </message>
    <message>
        <source>Retry failed</source>
        <translation>Reintentar los fallidos</translation>
    </message>
    <message>
        <source>Check for changes</source>
        <translation>Buscar cambios</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Biblioteca</translation>
    </message>
    <message>
        <source>Go to asking</source>
        <translation>Ir a preguntar</translation>
    </message>
    <message>
        <source>Go to searching</source>
        <translation>Ir a buscar</translation>
    </message>
    <message>
        <source>Go to the library</source>
        <translation>Ir a la biblioteca</translation>
    </message>
    <message>
        <source>Go to the settings</source>
        <translation>Ir a los ajustes</translation>
    </message>
    <message>
        <source>Go to the models</source>
        <translation>Ir a los modelos</translation>
    </message>
    <message>
        <source>Go to the map</source>
        <translation>Ir al mapa</translation>
    </message>
    <message>
        <source>New question</source>
        <translation>Pregunta nueva</translation>
    </message>
    <message>
        <source>Check all folders for changes</source>
        <translation>Buscar cambios en todas las carpetas</translation>
    </message>
    <message>
        <source>Read again what failed</source>
        <translation>Volver a leer lo que falló</translation>
    </message>
    <message>
        <source>Summarise the library</source>
        <translation>Resumir la biblioteca</translation>
    </message>
    <message>
        <source>Back in the open document</source>
        <translation>Atrás en el documento abierto</translation>
    </message>
    <message>
        <source>Show the first steps</source>
        <translation>Mostrar los primeros pasos</translation>
    </message>
    <message>
        <source>Show all keys</source>
        <translation>Mostrar todas las teclas</translation>
    </message>
    <message>
        <source>collection</source>
        <translation>colección</translation>
    </message>
    <message>
        <source>asked before</source>
        <translation>preguntado antes</translation>
    </message>
    <message>
        <source>Your library is empty</source>
        <translation>Su biblioteca está vacía</translation>
    </message>
    <message>
        <source>Drop a folder here or press Add folder. Its documents stay where they are; Carrel only reads them.</source>
        <translation>Suelte aquí una carpeta o pulse «Añadir carpeta». Sus documentos se quedan donde están; Carrel solo los lee.</translation>
    </message>
    <message>
        <source>Filter by name, folder or reason</source>
        <translation>Nombre, carpeta o motivo</translation>
    </message>
    <message>
        <source>Filter documents</source>
        <translation>Filtrar documentos</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Borrar el filtro</translation>
    </message>
    <message>
        <source>{count} waiting</source>
        <translation>{count} en espera</translation>
    </message>
    <message>
        <source>{count} indexed</source>
        <translation>{count} indexados</translation>
    </message>
    <message numerus="yes">
        <source>{n} file seen = {sum}</source>
        <comment>{n} files seen = {sum}</comment>
        <translation>
            <numerusform>{n} archivo visto = {sum}</numerusform>
            <numerusform>{n} archivos vistos = {sum}</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} offline, still searchable</source>
        <translation>{count} sin conexión, aún se pueden buscar</translation>
    </message>
    <message>
        <source>{file} is in no folder of your library: add {folder} to open it.</source>
        <translation>{file} no está en ninguna carpeta de su biblioteca: añada {folder} para abrirlo.</translation>
    </message>
    <message numerus="yes">
        <source>{n} quote from your documents.</source>
        <comment>{n} quotes from your documents.</comment>
        <translation>
            <numerusform>{n} cita de sus documentos.</numerusform>
            <numerusform>{n} citas de sus documentos.</numerusform>
        </translation>
    </message>
    <message>
        <source>Your answer is there.</source>
        <translation>Su respuesta está lista.</translation>
    </message>
    <message>
        <source>This is not in your notes.</source>
        <translation>Eso no está en sus notas.</translation>
    </message>
    <message>
        <source>“{words}”, in {place}.</source>
        <translation>«{words}», en {place}.</translation>
    </message>
    <message numerus="yes">
        <source>The answer is complete, with {n} source.</source>
        <comment>The answer is complete, with {n} sources.</comment>
        <translation>
            <numerusform>La respuesta está completa, con {n} fuente.</numerusform>
            <numerusform>La respuesta está completa, con {n} fuentes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing in your documents supports {n} sentence of it.</source>
        <comment>Nothing in your documents supports {n} sentences of it.</comment>
        <translation>
            <numerusform>Nada en sus documentos respalda {n} frase de ella.</numerusform>
            <numerusform>Nada en sus documentos respalda {n} frases de ella.</numerusform>
        </translation>
    </message>
    <message>
        <source>The work on your models is done.</source>
        <translation>El trabajo con sus modelos ha terminado.</translation>
    </message>
    <message>
        <source>Reading your files has ended.</source>
        <translation>La lectura de sus archivos ha terminado.</translation>
    </message>
    <message numerus="yes">
        <source>Your files are read: {n} document, {failed} failed.</source>
        <comment>Your files are read: {n} documents, {failed} failed.</comment>
        <translation>
            <numerusform>Sus archivos están leídos: {n} documento, {failed} fallidos.</numerusform>
            <numerusform>Sus archivos están leídos: {n} documentos, {failed} fallidos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Your files are read: {n} document.</source>
        <comment>Your files are read: {n} documents.</comment>
        <translation>
            <numerusform>Sus archivos están leídos: {n} documento.</numerusform>
            <numerusform>Sus archivos están leídos: {n} documentos.</numerusform>
        </translation>
    </message>
    <message>
        <source>Add a folder to Carrel</source>
        <translation>Añadir una carpeta a Carrel</translation>
    </message>
    <message>
        <source>Drop to add a model</source>
        <translation>Suelte para añadir un modelo</translation>
    </message>
    <message numerus="yes">
        <source>{n} document ready</source>
        <comment>{n} documents ready</comment>
        <translation>
            <numerusform>{n} documento listo</numerusform>
            <numerusform>{n} documentos listos</numerusform>
        </translation>
    </message>
    <message>
        <source>No documents yet</source>
        <translation>Aún no hay documentos</translation>
    </message>
    <message>
        <source>Memory against speed</source>
        <translation>Memoria frente a velocidad</translation>
    </message>
    <message>
        <source>memory with the window filled</source>
        <translation>memoria con la ventana llena</translation>
    </message>
    <message>
        <source>tokens/s that it writes</source>
        <translation>tokens/s que escribe</translation>
    </message>
    <message>
        <source>{model}: {memory}, {speed} tokens/s (foretold)</source>
        <translation>{model}: {memory}, {speed} tokens/s (previsto)</translation>
    </message>
    <message>
        <source>{model}: {memory}, {speed} tokens/s</source>
        <translation>{model}: {memory}, {speed} tokens/s</translation>
    </message>
    <message>
        <source>{share} right</source>
        <translation>{share} de aciertos</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Pesos</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memoria</translation>
    </message>
    <message>
        <source>Writes</source>
        <translation>Escribe</translation>
    </message>
    <message>
        <source>Reads</source>
        <translation>Lee</translation>
    </message>
    <message>
        <source>Perplexity</source>
        <translation>Perplejidad</translation>
    </message>
    <message>
        <source>Abilities</source>
        <translation>Capacidades</translation>
    </message>
    <message>
        <source>No speed is known yet: measure this computer, or time a model, on the page of any language model.</source>
        <translation>Aún no se conoce ninguna velocidad: mida este equipo o cronometre un modelo en la página de cualquier modelo de lenguaje.</translation>
    </message>
    <message>
        <source>Models side by side</source>
        <translation>Modelos comparados</translation>
    </message>
    <message>
        <source>Full points are measured, open ones foretold.</source>
        <translation>Los puntos llenos son medidos, los huecos previstos.</translation>
    </message>
    <message>
        <source>The ring is the share of right answers at {benchmark}.</source>
        <translation>El anillo es la proporción de aciertos en {benchmark}.</translation>
    </message>
    <message>
        <source>In brackets stands what the maker states, who may have asked otherwise.</source>
        <translation>Entre paréntesis figura lo que declara su autor, que puede haber preguntado de otro modo.</translation>
    </message>
    <message>
        <source>about {speed}/s</source>
        <translation>unos {speed}/s</translation>
    </message>
    <message>
        <source>{speed}/s</source>
        <translation>{speed}/s</translation>
    </message>
    <message>
        <source>Language models</source>
        <translation>Modelos de lenguaje</translation>
    </message>
    <message>
        <source>Embedding models</source>
        <translation>Modelos de embeddings</translation>
    </message>
    <message>
        <source>Rerankers</source>
        <translation>Reordenadores</translation>
    </message>
    <message>
        <source>NLI models</source>
        <translation>Modelos NLI</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelos</translation>
    </message>
    <message>
        <source>Searched with until another one is ready</source>
        <translation>Se busca con él hasta que otro esté listo</translation>
    </message>
    <message>
        <source>Chosen, its vectors are being made</source>
        <translation>Elegido, se están creando sus vectores</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>Elegido</translation>
    </message>
    <message>
        <source>Cannot be used</source>
        <translation>No se puede usar</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>En este equipo</translation>
    </message>
    <message>
        <source>Not installed</source>
        <translation>No instalado</translation>
    </message>
    <message>
        <source>Good for {what}.</source>
        <translation>Bueno para: {what}.</translation>
    </message>
    <message>
        <source>Get</source>
        <translation>Descargar</translation>
    </message>
    <message>
        <source>Stop using it</source>
        <translation>Dejar de usarlo</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Verificar</translation>
    </message>
    <message>
        <source>Time it</source>
        <translation>Cronometrar</translation>
    </message>
    <message>
        <source>Measure how fast it reads and writes with several settings</source>
        <translation>Medir lo rápido que lee y escribe con varios ajustes</translation>
    </message>
    <message>
        <source>Try its abilities</source>
        <translation>Probar sus capacidades</translation>
    </message>
    <message>
        <source>Formats, quotes, translation, reasoning, refusing, finding in a long text</source>
        <translation>Formatos, citas, traducción, razonamiento, negativas, búsqueda en un texto largo</translation>
    </message>
    <message>
        <source>Answer the questions of MMLU, TruthfulQA, WiC or BIG-bench</source>
        <translation>Responder las preguntas de MMLU, TruthfulQA, WiC o BIG-bench</translation>
    </message>
    <message>
        <source>Keep these threads</source>
        <translation>Conservar estos hilos</translation>
    </message>
    <message>
        <source>Language models work with as many from now on; the settings have it too</source>
        <translation>Los modelos de lenguaje trabajan con esa cantidad a partir de ahora; también está en los ajustes</translation>
    </message>
    <message>
        <source>Copy to a stick</source>
        <translation>Copiar a una memoria USB</translation>
    </message>
    <message>
        <source>For a computer without a network: with a list of the SHA-256 of its files</source>
        <translation>Para un equipo sin red: con una lista de los SHA-256 de sus archivos</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Measure this computer</source>
        <translation>Medir este equipo</translation>
    </message>
    <message>
        <source>Takes some seconds; speeds are foretold from then on</source>
        <translation>Tarda unos segundos; a partir de entonces se prevén las velocidades</translation>
    </message>
    <message>
        <source>Quantise</source>
        <translation>Cuantizar</translation>
    </message>
    <message>
        <source>{kind}, usually the fastest</source>
        <translation>{kind}, normalmente el más rápido</translation>
    </message>
    <message>
        <source>Make a copy with weights of another kind; both are kept</source>
        <translation>Hacer una copia con pesos de otro tipo; se conservan ambas</translation>
    </message>
    <message>
        <source>What is known of it</source>
        <translation>Lo que se sabe de él</translation>
    </message>
    <message>
        <source>Size and training</source>
        <translation>Tamaño y entrenamiento</translation>
    </message>
    <message>
        <source>Measured, and stated by its maker</source>
        <translation>Medido y declarado por su autor</translation>
    </message>
    <message>
        <source>What it is able to do</source>
        <translation>Lo que es capaz de hacer</translation>
    </message>
    <message>
        <source>Get from {host} ({size})</source>
        <translation>Descargar de {host} ({size})</translation>
    </message>
    <message numerus="yes">
        <source>Keep {n} thread</source>
        <comment>Keep {n} threads</comment>
        <translation>
            <numerusform>Conservar {n} hilo</numerusform>
            <numerusform>Conservar {n} hilos</numerusform>
        </translation>
    </message>
    <message>
        <source>Fetch it</source>
        <translation>Descargarlo</translation>
    </message>
    <message>
        <source>Delete its files</source>
        <translation>Borrar sus archivos</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>Olvidarlo</translation>
    </message>
    <message>
        <source>The weights of {model} were quantised before ({kind}), and lose more each time. A file of F16 or Q8_0 makes a better copy.</source>
        <translation>Los pesos de {model} ya se cuantizaron antes ({kind}) y pierden más cada vez. Con un archivo de F16 o Q8_0 se obtiene una copia mejor.</translation>
    </message>
    <message>
        <source>Make {kind} all the same</source>
        <translation>Hacer {kind} de todos modos</translation>
    </message>
    <message>
        <source>Cancel: {title}</source>
        <translation>Cancelar: {title}</translation>
    </message>
    <message>
        <source>Cancelled. What was finished stays.</source>
        <translation>Cancelado. Lo que ya estaba terminado se conserva.</translation>
    </message>
    <message>
        <source>{rate} MB/s</source>
        <translation>{rate} MB/s</translation>
    </message>
    <message>
        <source>{model} is added as a language model.</source>
        <translation>{model} se ha añadido como modelo de lenguaje.</translation>
    </message>
    <message>
        <source>{model} is added as an embedder.</source>
        <translation>{model} se ha añadido como modelo de embeddings.</translation>
    </message>
    <message>
        <source>{model} is added as a reranker.</source>
        <translation>{model} se ha añadido como reordenador.</translation>
    </message>
    <message>
        <source>{model} is added as an NLI model.</source>
        <translation>{model} se ha añadido como modelo NLI.</translation>
    </message>
    <message>
        <source>Adding {model}</source>
        <translation>Adición de {model}</translation>
    </message>
    <message>
        <source>Choosing {model}</source>
        <translation>Elección de {model}</translation>
    </message>
    <message>
        <source>Putting {model} aside</source>
        <translation>Retirada de {model}</translation>
    </message>
    <message>
        <source>{model} is not used any more; it stays on this computer.</source>
        <translation>{model} ya no se usa; se queda en este equipo.</translation>
    </message>
    <message>
        <source>Verifying {model}</source>
        <translation>Verificación de {model}</translation>
    </message>
    <message>
        <source>Removing {model}</source>
        <translation>Eliminación de {model}</translation>
    </message>
    <message>
        <source>Getting {model}</source>
        <translation>Descarga de {model}</translation>
    </message>
    <message>
        <source>{model} is on this computer now.</source>
        <translation>{model} ya está en este equipo.</translation>
    </message>
    <message>
        <source>Timing {model}</source>
        <translation>Cronometraje de {model}</translation>
    </message>
    <message>
        <source>Trying what {model} is able to do</source>
        <translation>Prueba de lo que {model} es capaz de hacer</translation>
    </message>
    <message>
        <source>Asking {model} the questions of {benchmark}</source>
        <translation>{model} responde las preguntas de {benchmark}</translation>
    </message>
    <message>
        <source>Copying {model} to {folder}</source>
        <translation>Copia de {model} en {folder}</translation>
    </message>
    <message>
        <source>Copying all models to {folder}</source>
        <translation>Copia de todos los modelos en {folder}</translation>
    </message>
    <message>
        <source>Taking in models of {folder}</source>
        <translation>Incorporación de los modelos de {folder}</translation>
    </message>
    <message>
        <source>Making {kind} of {model}</source>
        <translation>Creación de {kind} de {model}</translation>
    </message>
    <message>
        <source>Measuring this computer</source>
        <translation>Medición de este equipo</translation>
    </message>
    <message>
        <source>Removed; {size} are free now.</source>
        <translation>Quitado; ahora hay {size} libres.</translation>
    </message>
    <message>
        <source>Removed; its files stay where they are.</source>
        <translation>Quitado; sus archivos se quedan donde están.</translation>
    </message>
    <message>
        <source>Speeds are foretold from now on.</source>
        <translation>A partir de ahora se prevén las velocidades.</translation>
    </message>
    <message>
        <source>There is no model here that can be loaded to measure.</source>
        <translation>No hay aquí ningún modelo que se pueda cargar para medir.</translation>
    </message>
    <message>
        <source>Context window</source>
        <translation>Ventana</translation>
    </message>
    <message>
        <source>Cache</source>
        <translation>Caché</translation>
    </message>
    <message>
        <source>Buffers</source>
        <translation>Búferes</translation>
    </message>
    <message>
        <source>Fits</source>
        <translation>Cabe</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>On the GPU</source>
        <translation>En la GPU</translation>
    </message>
    <message>
        <source>It writes the answers from the next question on.</source>
        <translation>Escribe las respuestas a partir de la próxima pregunta.</translation>
    </message>
    <message>
        <source>All passages get its vectors in the background, without reading a file; until they are all there, what is searched now goes on being searched.</source>
        <translation>Todos los pasajes reciben sus vectores en segundo plano, sin leer ningún archivo; hasta que estén todos, se sigue buscando con lo de ahora.</translation>
    </message>
    <message>
        <source>It reads the best passages of a search again and orders them, from the next search on.</source>
        <translation>Vuelve a leer los mejores pasajes de una búsqueda y los ordena, a partir de la próxima búsqueda.</translation>
    </message>
    <message>
        <source>It is asked too whether a passage supports a sentence of an answer, from the next one on.</source>
        <translation>Se le pregunta también si un pasaje respalda una frase de una respuesta, a partir de la próxima.</translation>
    </message>
    <message>
        <source>{model} is the language model from now on.</source>
        <translation>{model} es el modelo de lenguaje a partir de ahora.</translation>
    </message>
    <message>
        <source>{model} is the embedder from now on.</source>
        <translation>{model} es el modelo de embeddings a partir de ahora.</translation>
    </message>
    <message>
        <source>{model} is the reranker from now on.</source>
        <translation>{model} es el reordenador a partir de ahora.</translation>
    </message>
    <message>
        <source>{model} is the NLI model from now on.</source>
        <translation>{model} es el modelo NLI a partir de ahora.</translation>
    </message>
    <message>
        <source>Language model</source>
        <translation>Modelo de lenguaje</translation>
    </message>
    <message>
        <source>Embedder</source>
        <translation>Modelo de embeddings</translation>
    </message>
    <message>
        <source>Reranker</source>
        <translation>Reordenador</translation>
    </message>
    <message>
        <source>NLI model</source>
        <translation>Modelo NLI</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>en uso</translation>
    </message>
    <message>
        <source>not on this computer</source>
        <translation>no está en este equipo</translation>
    </message>
    <message>
        <source>{size} in {count} files</source>
        <translation>{size} en {count} archivos</translation>
    </message>
    <message numerus="yes">
        <source>Sound as far as its headers tell; the SHA-256 of {known} of {n} file is known</source>
        <comment>Sound as far as its headers tell; the SHA-256 of {known} of {n} files is known</comment>
        <translation>
            <numerusform>En orden hasta donde dicen sus cabeceras; se conoce el SHA-256 de {known} de {n} archivo</numerusform>
            <numerusform>En orden hasta donde dicen sus cabeceras; se conoce el SHA-256 de {known} de {n} archivos</numerusform>
        </translation>
    </message>
    <message>
        <source>Sound as far as its headers tell; no SHA-256 is known</source>
        <translation>En orden hasta donde dicen sus cabeceras; no se conoce ningún SHA-256</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Lugar</translation>
    </message>
    <message>
        <source>Came with Carrel</source>
        <translation>Viene con Carrel</translation>
    </message>
    <message>
        <source>{free} of {memory} of memory are free.</source>
        <translation>{free} de {memory} de memoria están libres.</translation>
    </message>
    <message>
        <source>{device}: {free} of {memory} free.</source>
        <translation>{device}: {free} de {memory} libres.</translation>
    </message>
    <message>
        <source>{count} tokens</source>
        <translation>{count} tokens</translation>
    </message>
    <message>
        <source>In other quantisations, in a window of {window} tokens:</source>
        <translation>En otras cuantizaciones, con una ventana de {window} tokens:</translation>
    </message>
    <message>
        <source>Once a file of it is here, in a window of {window} tokens:</source>
        <translation>Cuando haya aquí un archivo suyo, con una ventana de {window} tokens:</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sí</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>about {speed} tokens/s</source>
        <translation>unos {speed} tokens/s</translation>
    </message>
    <message>
        <source>not foretold yet</source>
        <translation>aún no previsto</translation>
    </message>
    <message>
        <source>{count} of {layers} layers</source>
        <translation>{count} de {layers} capas</translation>
    </message>
    <message>
        <source>N = {parameters} parameters, so a token takes about 2N = {work} GFLOPs.</source>
        <translation>N = {parameters} parámetros, así que un token cuesta unos 2N = {work} GFLOPs.</translation>
    </message>
    <message>
        <source>It learnt from D = {tokens} tokens: D/N = {ratio}, where about {best} make the best of a training budget. The Chinchilla law estimates a loss of {loss} nats a token ({source}).</source>
        <translation>Aprendió de D = {tokens} tokens: D/N = {ratio}, cuando unos {best} aprovechan mejor un presupuesto de entrenamiento. La ley de Chinchilla estima una pérdida de {loss} nats por token ({source}).</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Velocidad</translation>
    </message>
    <message>
        <source>Reads {read}, writes {written} tokens/s</source>
        <translation>Lee {read}, escribe {written} tokens/s</translation>
    </message>
    <message>
        <source>{number} on the sample notes</source>
        <translation>{number} en las notas de ejemplo</translation>
    </message>
    <message>
        <source>{model} has {able} of {count} abilities, in a window of {window} tokens.</source>
        <translation>{model} tiene {able} de {count} capacidades, con una ventana de {window} tokens.</translation>
    </message>
    <message numerus="yes">
        <source>Reads {read}, writes {written} tokens/s with {n} thread; first token after {seconds} s; {memory} of memory</source>
        <comment>Reads {read}, writes {written} tokens/s with {n} threads; first token after {seconds} s; {memory} of memory</comment>
        <translation>
            <numerusform>Lee {read}, escribe {written} tokens/s con {n} hilo; primer token tras {seconds} s; {memory} de memoria</numerusform>
            <numerusform>Lee {read}, escribe {written} tokens/s con {n} hilos; primer token tras {seconds} s; {memory} de memoria</numerusform>
        </translation>
    </message>
    <message>
        <source>Carrel will connect to {host} and fetch {model}: {size}, of which {here} are here. Nothing of yours is sent. Each file is compared with its SHA-256.</source>
        <translation>Carrel se conectará a {host} y descargará {model}: {size}, de los que {here} ya están aquí. No se envía nada suyo. Cada archivo se compara con su SHA-256.</translation>
    </message>
    <message>
        <source>Carrel will connect to {host} and fetch {model}: {size}. Nothing of yours is sent. Each file is compared with its SHA-256.</source>
        <translation>Carrel se conectará a {host} y descargará {model}: {size}. No se envía nada suyo. Cada archivo se compara con su SHA-256.</translation>
    </message>
    <message>
        <source>all</source>
        <translation>todos</translation>
    </message>
    <message>
        <source>{model} lies in Carrel&apos;s own folder: its files ({size}) are deleted with it.</source>
        <translation>{model} está en la carpeta propia de Carrel: sus archivos ({size}) se borran con él.</translation>
    </message>
    <message>
        <source>Carrel forgets {model}; its files stay where they are.</source>
        <translation>Carrel olvida {model}; sus archivos se quedan donde están.</translation>
    </message>
    <message>
        <source>{model} is made, and both are kept: {size} instead of {old_size}, perplexity {perplexity} instead of {old_perplexity} (lower is better), reads {read} instead of {old_read} and writes {written} instead of {old_written} tokens/s.</source>
        <translation>{model} está hecho y se conservan ambos: {size} en vez de {old_size}, perplejidad {perplexity} en vez de {old_perplexity} (menos es mejor), lee {read} en vez de {old_read} y escribe {written} en vez de {old_written} tokens/s.</translation>
    </message>
    <message>
        <source>Copied {models} ({size}). Take them in there by Models › Stick.</source>
        <translation>Copiado: {models} ({size}). Incorpórelos allí en Modelos › Memoria USB.</translation>
    </message>
    <message>
        <source>Took in {models}.</source>
        <translation>Incorporado: {models}.</translation>
    </message>
    <message>
        <source>Here already: {models}.</source>
        <translation>Ya estaban aquí: {models}.</translation>
    </message>
    <message>
        <source>Did not take in {model}: {reason}</source>
        <translation>No se incorporó {model}: {reason}</translation>
    </message>
    <message>
        <source>There are no models on it.</source>
        <translation>No hay modelos en ella.</translation>
    </message>
    <message>
        <source>{share} of {questions} questions here (95 %: {low} to {high}; guessing has {chance})</source>
        <translation>{share} de {questions} preguntas aquí (95 %: de {low} a {high}; al azar se obtiene {chance})</translation>
    </message>
    <message>
        <source>{number} trillion</source>
        <translation>{number} billones</translation>
    </message>
    <message>
        <source>{number} billion</source>
        <translation>{number} mil millones</translation>
    </message>
    <message>
        <source>Models (*.gguf);;All files (*)</source>
        <translation>Modelos (*.gguf);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparar</translation>
    </message>
    <message>
        <source>Memory, speed and benchmarks of all language models on this computer</source>
        <translation>Memoria, velocidad y pruebas de todos los modelos de lenguaje de este equipo</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Encontrar</translation>
    </message>
    <message>
        <source>Models that other programs keep on this computer</source>
        <translation>Modelos que otros programas guardan en este equipo</translation>
    </message>
    <message>
        <source>Stick</source>
        <translation>Memoria USB</translation>
    </message>
    <message>
        <source>Copy all models to a stick …</source>
        <translation>Copiar todos los modelos a una memoria USB …</translation>
    </message>
    <message>
        <source>Take in the models of a stick …</source>
        <translation>Incorporar los modelos de una memoria USB …</translation>
    </message>
    <message>
        <source>Carry models to a computer without a network, or from one</source>
        <translation>Llevar modelos a un equipo sin red, o traerlos de él</translation>
    </message>
    <message>
        <source>Models on a stick</source>
        <translation>Modelos en una memoria USB</translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation>Añadir una carpeta</translation>
    </message>
    <message>
        <source>Add a file</source>
        <translation>Añadir un archivo</translation>
    </message>
    <message>
        <source>Add a model to Carrel</source>
        <translation>Añadir un modelo a Carrel</translation>
    </message>
    <message>
        <source>Add a model&apos;s folder to Carrel</source>
        <translation>Añadir la carpeta de un modelo a Carrel</translation>
    </message>
    <message>
        <source>Copy models into a folder</source>
        <translation>Copiar modelos en una carpeta</translation>
    </message>
    <message>
        <source>Take in the models of a folder</source>
        <translation>Incorporar los modelos de una carpeta</translation>
    </message>
    <message>
        <source>Another folder</source>
        <translation>Otra carpeta</translation>
    </message>
    <message>
        <source>The answer is a note now: {file}, in {folder}.</source>
        <translation>La respuesta es ahora una nota: {file}, en {folder}.</translation>
    </message>
    <message>
        <source>Where shall notes of answers go?</source>
        <translation>¿Adónde deben ir las notas de las respuestas?</translation>
    </message>
    <message>
        <source>Light: one core, with pauses</source>
        <translation>Suave: un núcleo, con pausas</translation>
    </message>
    <message>
        <source>Normal: steps back for other programs</source>
        <translation>Normal: cede el paso a otros programas</translation>
    </message>
    <message>
        <source>Full: as fast as it can</source>
        <translation>Pleno: tan rápido como pueda</translation>
    </message>
    <message>
        <source>Pace: light</source>
        <translation>Ritmo: suave</translation>
    </message>
    <message>
        <source>Pace: normal</source>
        <translation>Ritmo: normal</translation>
    </message>
    <message>
        <source>Pace: full</source>
        <translation>Ritmo: pleno</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>Ritmo</translation>
    </message>
    <message>
        <source>Pause while on battery</source>
        <translation>Pausar con batería</translation>
    </message>
    <message>
        <source>Read files again as soon as they are saved</source>
        <translation>Volver a leer los archivos en cuanto se guarden</translation>
    </message>
    <message>
        <source>How much of the computer indexing takes</source>
        <translation>Cuánto del equipo ocupa la indexación</translation>
    </message>
    <message>
        <source>Indexing: {pace}</source>
        <translation>Indexación: {pace}</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Página</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Página anterior</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Página siguiente</translation>
    </message>
    <message>
        <source>Smaller (Ctrl+-)</source>
        <translation>Más pequeño (Ctrl+-)</translation>
    </message>
    <message>
        <source>Larger (Ctrl++)</source>
        <translation>Más grande (Ctrl++)</translation>
    </message>
    <message>
        <source>Page {number} of {count}</source>
        <translation>Página {number} de {count}</translation>
    </message>
    <message>
        <source>{file}, page {number}</source>
        <translation>{file}, página {number}</translation>
    </message>
    <message>
        <source>This is no link of Carrel&apos;s, or a part of it is missing: copy it again.</source>
        <translation>Este no es un enlace de Carrel o le falta una parte: cópielo de nuevo.</translation>
    </message>
    <message>
        <source>{number}%</source>
        <translation>{number} %</translation>
    </message>
    <message>
        <source>about {seconds} s left</source>
        <translation>quedan unos {seconds} s</translation>
    </message>
    <message>
        <source>about {minutes} min left</source>
        <translation>quedan unos {minutes} min</translation>
    </message>
    <message>
        <source>about {hours} h left</source>
        <translation>quedan unas {hours} h</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Preguntar</translation>
    </message>
    <message>
        <source>Ask (Enter; Shift+Enter begins a new line)</source>
        <translation>Preguntar (Intro; Mayús+Intro empieza una línea nueva)</translation>
    </message>
    <message>
        <source>Colours: folder</source>
        <translation>Colores: carpeta</translation>
    </message>
    <message>
        <source>Colours: type</source>
        <translation>Colores: tipo</translation>
    </message>
    <message>
        <source>Colours: date</source>
        <translation>Colores: fecha</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Enlaces</translation>
    </message>
    <message>
        <source>Lines between documents where one links to the other</source>
        <translation>Líneas entre documentos cuando uno enlaza al otro</translation>
    </message>
    <message>
        <source>Circle</source>
        <translation>Rodear</translation>
    </message>
    <message>
        <source>Draw a line around documents (or drag with Shift)</source>
        <translation>Trazar una línea alrededor de documentos (o arrastrar con Mayús)</translation>
    </message>
    <message>
        <source>How far the map is drawn</source>
        <translation>Hasta dónde está dibujado el mapa</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Draw the map</source>
        <translation>Dibujar el mapa</translation>
    </message>
    <message>
        <source>Reading what the documents are about …</source>
        <translation>Leyendo de qué tratan los documentos …</translation>
    </message>
    <message>
        <source>{count}; the lists beside it have the same in words. {names}</source>
        <translation>{count}; las listas de al lado dicen lo mismo con palabras. {names}</translation>
    </message>
    <message>
        <source>What the colours say</source>
        <translation>Qué dicen los colores</translation>
    </message>
    <message>
        <source>Larger (+)</source>
        <translation>Más grande (+)</translation>
    </message>
    <message>
        <source>Smaller (-)</source>
        <translation>Más pequeño (-)</translation>
    </message>
    <message>
        <source>Whole map</source>
        <translation>Mapa entero</translation>
    </message>
    <message>
        <source>Show all of it (0)</source>
        <translation>Mostrarlo todo (0)</translation>
    </message>
    <message>
        <source>A map of your library</source>
        <translation>Un mapa de su biblioteca</translation>
    </message>
    <message>
        <source>Add a folder: each of its documents becomes a point, near those about the same.</source>
        <translation>Añada una carpeta: cada uno de sus documentos se convierte en un punto, cerca de los que tratan de lo mismo.</translation>
    </message>
    <message>
        <source>circled</source>
        <translation>rodeados</translation>
    </message>
    <message>
        <source>Drawing the map{left}</source>
        <translation>Dibujando el mapa{left}</translation>
    </message>
    <message>
        <source>The map is not drawn to its end.</source>
        <translation>El mapa no está dibujado hasta el final.</translation>
    </message>
    <message>
        <source>Stop answering (Esc)</source>
        <translation>Detener la respuesta (Esc)</translation>
    </message>
    <message>
        <source>Ask a question that has nothing to do with it (Ctrl+N)</source>
        <translation>Hacer una pregunta que no tenga nada que ver (Ctrl+N)</translation>
    </message>
    <message>
        <source>The next question follows “{question}”</source>
        <translation>La próxima pregunta sigue a «{question}»</translation>
    </message>
    <message>
        <source>The next question follows “{question}”: let it follow none</source>
        <translation>La próxima pregunta sigue a «{question}»: que no siga a ninguna</translation>
    </message>
    <message>
        <source>Ask your documents</source>
        <translation>Pregunte a sus documentos</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Pregunta</translation>
    </message>
    <message>
        <source>Open {place}</source>
        <translation>Abrir {place}</translation>
    </message>
    <message>
        <source>folder {name}</source>
        <translation>carpeta {name}</translation>
    </message>
    <message>
        <source>file {name}</source>
        <translation>archivo {name}</translation>
    </message>
    <message>
        <source>tag {name}</source>
        <translation>etiqueta {name}</translation>
    </message>
    <message>
        <source>collection {name}</source>
        <translation>colección {name}</translation>
    </message>
    <message>
        <source>Folders, files, collections and tags</source>
        <translation>Carpetas, archivos, colecciones y etiquetas</translation>
    </message>
    <message>
        <source>{suggestion}, {number} of {count}; Enter takes it</source>
        <translation>{suggestion}, {number} de {count}; Intro lo toma</translation>
    </message>
    <message>
        <source>folder:papers  type:pdf  after:2024, or @ for folders, files and collections, # for tags</source>
        <translation>folder:papers  type:pdf  after:2024, o @ para carpetas, archivos y colecciones, # para etiquetas</translation>
    </message>
    <message>
        <source>Only documents that meet these filters</source>
        <translation>Solo documentos que cumplan estos filtros</translation>
    </message>
    <message>
        <source>Ask of all documents</source>
        <translation>Preguntar a todos los documentos</translation>
    </message>
    <message>
        <source>Which documents the answer may come from</source>
        <translation>De qué documentos puede venir la respuesta</translation>
    </message>
    <message>
        <source>Remove the choice of {documents}</source>
        <translation>Quitar la selección de {documents}</translation>
    </message>
    <message>
        <source>Only {filters}</source>
        <translation>Solo {filters}</translation>
    </message>
    <message>
        <source>Regions of the map</source>
        <translation>Regiones del mapa</translation>
    </message>
    <message>
        <source>Documents chosen on the map</source>
        <translation>Documentos elegidos en el mapa</translation>
    </message>
    <message>
        <source>Ask about them</source>
        <translation>Preguntar sobre ellos</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>Regiones</translation>
    </message>
    <message>
        <source>All documents</source>
        <translation>Todos los documentos</translation>
    </message>
    <message>
        <source>Without words of its own</source>
        <translation>Sin palabras propias</translation>
    </message>
    <message numerus="yes">
        <source>Ask about this document</source>
        <comment>Ask about these {n} documents</comment>
        <translation>
            <numerusform>Preguntar sobre este documento</numerusform>
            <numerusform>Preguntar sobre estos {n} documentos</numerusform>
        </translation>
    </message>
    <message>
        <source>{name}  ({count})</source>
        <translation>{name}  ({count})</translation>
    </message>
    <message>
        <source>Answer from: {filters}</source>
        <translation>Responder a partir de: {filters}</translation>
    </message>
    <message>
        <source>Answer from: all documents</source>
        <translation>Responder a partir de: todos los documentos</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notas</translation>
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
        <translation>Tablas</translation>
    </message>
    <message>
        <source>Slides</source>
        <translation>Diapositivas</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>Correo</translation>
    </message>
    <message>
        <source>Web pages</source>
        <translation>Páginas web</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
    <message>
        <source>Books</source>
        <translation>Libros</translation>
    </message>
    <message>
        <source>Archives</source>
        <translation>Archivos comprimidos</translation>
    </message>
    <message>
        <source>No ending</source>
        <translation>Sin extensión</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Folder …</source>
        <translation>Carpeta …</translation>
    </message>
    <message>
        <source>Tag …</source>
        <translation>Etiqueta …</translation>
    </message>
    <message>
        <source>Author …</source>
        <translation>Autor …</translation>
    </message>
    <message>
        <source>File name …</source>
        <translation>Nombre de archivo …</translation>
    </message>
    <message>
        <source>Collection …</source>
        <translation>Colección …</translation>
    </message>
    <message>
        <source>Past week</source>
        <translation>Última semana</translation>
    </message>
    <message>
        <source>Past month</source>
        <translation>Último mes</translation>
    </message>
    <message>
        <source>Past year</source>
        <translation>Último año</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Inglés</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>Chino</translation>
    </message>
    <message>
        <source>Dutch</source>
        <translation>Neerlandés</translation>
    </message>
    <message>
        <source>French</source>
        <translation>Francés</translation>
    </message>
    <message>
        <source>German</source>
        <translation>Alemán</translation>
    </message>
    <message>
        <source>Italian</source>
        <translation>Italiano</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>Japonés</translation>
    </message>
    <message>
        <source>Polish</source>
        <translation>Polaco</translation>
    </message>
    <message>
        <source>Portuguese</source>
        <translation>Portugués</translation>
    </message>
    <message>
        <source>Russian</source>
        <translation>Ruso</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>Español</translation>
    </message>
    <message>
        <source>Narrow by folder, tag, author, date or language</source>
        <translation>Restringir por carpeta, etiqueta, autor, fecha o idioma</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtro</translation>
    </message>
    <message>
        <source>Add a filter</source>
        <translation>Añadir un filtro</translation>
    </message>
    <message>
        <source>not {filter}</source>
        <translation>no {filter}</translation>
    </message>
    <message>
        <source>Remove the filter {filter}</source>
        <translation>Quitar el filtro {filter}</translation>
    </message>
    <message>
        <source>Only {kind}: adds type:{kinds} to what you look for</source>
        <translation>Solo {kind}: añade type:{kinds} a lo que busca</translation>
    </message>
    <message>
        <source>Remove this filter</source>
        <translation>Quitar este filtro</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Fecha</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Para</translation>
    </message>
    <message>
        <source>Copy to</source>
        <translation>Copia a</translation>
    </message>
    <message>
        <source>{count} more files are inside.</source>
        <translation>Dentro hay {count} archivos más.</translation>
    </message>
    <message>
        <source>Go to {name}</source>
        <translation>Ir a {name}</translation>
    </message>
    <message>
        <source>Since …</source>
        <translation>Desde …</translation>
    </message>
    <message>
        <source>Before …</source>
        <translation>Antes de …</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>notice period</source>
        <translation>plazo de preaviso</translation>
    </message>
    <message>
        <source>what these words mean, and passages that hold them</source>
        <translation>lo que significan estas palabras y los pasajes que las contienen</translation>
    </message>
    <message>
        <source>&quot;notice period&quot;</source>
        <translation>&quot;plazo de preaviso&quot;</translation>
    </message>
    <message>
        <source>passages that hold exactly this</source>
        <translation>pasajes que contienen exactamente esto</translation>
    </message>
    <message>
        <source>notice -holiday</source>
        <translation>preaviso -vacaciones</translation>
    </message>
    <message>
        <source>nothing that holds the word behind the minus</source>
        <translation>nada que contenga la palabra tras el signo menos</translation>
    </message>
    <message>
        <source>notice type:pdf</source>
        <translation>preaviso type:pdf</translation>
    </message>
    <message>
        <source>a kind of file: pdf, mail, image, word …</source>
        <translation>un tipo de archivo: pdf, mail, image, word …</translation>
    </message>
    <message>
        <source>notice folder:home</source>
        <translation>preaviso folder:home</translation>
    </message>
    <message>
        <source>one folder with all that is in it</source>
        <translation>una carpeta con todo lo que contiene</translation>
    </message>
    <message>
        <source>notice after:2024</source>
        <translation>preaviso after:2024</translation>
    </message>
    <message>
        <source>changed or dated since, or before:2024-03</source>
        <translation>modificado o fechado desde entonces, o before:2024-03</translation>
    </message>
    <message>
        <source>notice collection:taxes</source>
        <translation>preaviso collection:impuestos</translation>
    </message>
    <message>
        <source>what a search finds that you keep, by the pin in the box, under this name</source>
        <translation>lo que encuentra una búsqueda que usted guarda con este nombre, mediante la chincheta del cuadro</translation>
    </message>
    <message>
        <source>Find a passage while you type</source>
        <translation>Encuentre un pasaje mientras escribe</translation>
    </message>
    <message>
        <source>Try this</source>
        <translation>Probar esto</translation>
    </message>
    <message>
        <source>More like {place}: “{words}”</source>
        <translation>Más como {place}: «{words}»</translation>
    </message>
    <message>
        <source>Documents related to {file}</source>
        <translation>Documentos relacionados con {file}</translation>
    </message>
    <message>
        <source>Back to the search</source>
        <translation>Volver a la búsqueda</translation>
    </message>
    <message>
        <source>Back to the search (Esc)</source>
        <translation>Volver a la búsqueda (Esc)</translation>
    </message>
    <message>
        <source>Search results</source>
        <translation>Resultados de la búsqueda</translation>
    </message>
    <message>
        <source>More like this</source>
        <translation>Más como este</translation>
    </message>
    <message>
        <source>Related documents</source>
        <translation>Documentos relacionados</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Copiar el enlace</translation>
    </message>
    <message>
        <source>words #{rank}</source>
        <translation>palabras n.º {rank}</translation>
    </message>
    <message>
        <source>by its words (number {rank})</source>
        <translation>por sus palabras (número {rank})</translation>
    </message>
    <message>
        <source>meaning #{rank}</source>
        <translation>significado n.º {rank}</translation>
    </message>
    <message>
        <source>by its meaning (number {rank})</source>
        <translation>por su significado (número {rank})</translation>
    </message>
    <message>
        <source>summary #{rank}</source>
        <translation>resumen n.º {rank}</translation>
    </message>
    <message>
        <source>by its document&apos;s summary (number {rank})</source>
        <translation>por el resumen de su documento (número {rank})</translation>
    </message>
    <message>
        <source> and </source>
        <translation> y </translation>
    </message>
    <message>
        <source>Carrel found this passage {ways}: number 1 is the best of its list.</source>
        <translation>Carrel encontró este pasaje {ways}: el número 1 es el mejor de su lista.</translation>
    </message>
    <message numerus="yes">
        <source>{n} more in this document</source>
        <comment>{n} more in this document</comment>
        <translation>
            <numerusform>{n} más en este documento</numerusform>
            <numerusform>{n} más en este documento</numerusform>
        </translation>
    </message>
    <message>
        <source>Also in {files} and {count} more</source>
        <translation>También en {files} y {count} más</translation>
    </message>
    <message>
        <source>Also in {files}</source>
        <translation>También en {files}</translation>
    </message>
    <message>
        <source>No document has these words. Looking for what they mean …</source>
        <translation>Ningún documento contiene estas palabras. Buscando lo que significan …</translation>
    </message>
    <message>
        <source>No document has these words. Nearest in meaning: {passages}</source>
        <translation>Ningún documento contiene estas palabras. Lo más cercano en significado: {passages}</translation>
    </message>
    <message>
        <source>Nothing else in your library is like this.</source>
        <translation>Nada más en su biblioteca se parece a esto.</translation>
    </message>
    <message numerus="yes">
        <source>{found} in {n} document</source>
        <comment>{found} in {n} documents</comment>
        <translation>
            <numerusform>{found} en {n} documento</numerusform>
            <numerusform>{found} en {n} documentos</numerusform>
        </translation>
    </message>
    <message>
        <source>With fewer filters, phrases and exclusions there may be more.</source>
        <translation>Con menos filtros, frases exactas y exclusiones puede que haya más.</translation>
    </message>
    <message>
        <source>Carrel is starting, and looks for this as soon as it is ready.</source>
        <translation>Carrel se está iniciando y buscará esto en cuanto esté listo.</translation>
    </message>
    <message>
        <source>Carrel searches again as soon as the engine is back.</source>
        <translation>Carrel volverá a buscar en cuanto el motor funcione de nuevo.</translation>
    </message>
    <message>
        <source>There is nothing to search yet</source>
        <translation>Todavía no hay nada que buscar</translation>
    </message>
    <message>
        <source>Drop a folder here or press Add folder. Carrel reads it on this computer, and finds its passages by their words and by what they mean.</source>
        <translation>Suelte aquí una carpeta o pulse «Añadir carpeta». Carrel la lee en este equipo y encuentra sus pasajes por sus palabras y por lo que significan.</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>No se encontró nada</translation>
    </message>
    <message>
        <source>Try fewer words, or others that say the same. What you added only a moment ago is found as soon as it has been read.</source>
        <translation>Pruebe con menos palabras o con otras que digan lo mismo. Lo que acaba de añadir se encontrará en cuanto se haya leído.</translation>
    </message>
    <message>
        <source>Search your documents</source>
        <translation>Busque en sus documentos</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Clear (Esc)</source>
        <translation>Borrar (Esc)</translation>
    </message>
    <message>
        <source>Keep this search among the collections of the library</source>
        <translation>Guardar esta búsqueda entre las colecciones de la biblioteca</translation>
    </message>
    <message>
        <source>Reset {setting}</source>
        <translation>Restablecer {setting}</translation>
    </message>
    <message>
        <source>Back to {value}</source>
        <translation>Volver a {value}</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Activado</translation>
    </message>
    <message>
        <source>none</source>
        <comment>value</comment>
        <translation>ninguno</translation>
    </message>
    <message>
        <source>on</source>
        <translation>activado</translation>
    </message>
    <message>
        <source>off</source>
        <translation>desactivado</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Respuestas</translation>
    </message>
    <message>
        <source>Finding passages</source>
        <translation>Búsqueda de pasajes</translation>
    </message>
    <message>
        <source>Indexing</source>
        <translation>Indexación</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Ventana</translation>
    </message>
    <message>
        <source>Find a setting</source>
        <translation>Buscar un ajuste</translation>
    </message>
    <message>
        <source>Show all settings</source>
        <translation>Mostrar todos los ajustes</translation>
    </message>
    <message>
        <source>Where your files are, which model answers, and what becomes of both</source>
        <translation>Dónde están sus archivos, qué modelo responde y qué se hace con ambos</translation>
    </message>
    <message>
        <source>No setting has these words.</source>
        <translation>Ningún ajuste contiene estas palabras.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>No sentence of it can stand for it, and no line of it holds a word.</source>
        <translation>Ninguna frase suya puede representarlo y ninguna línea suya contiene una palabra.</translation>
    </message>
    <message>
        <source>No sentence of it can stand for it: this is what its parts begin with.</source>
        <translation>Ninguna frase suya puede representarlo: así empiezan sus partes.</translation>
    </message>
    <message>
        <source>new · {when}</source>
        <translation>nuevo · {when}</translation>
    </message>
    <message>
        <source>changed · {when}</source>
        <translation>modificado · {when}</translation>
    </message>
    <message>
        <source>removed · {when}</source>
        <translation>quitado · {when}</translation>
    </message>
    <message>
        <source>Nothing changed in the last seven days.</source>
        <translation>Nada ha cambiado en los últimos siete días.</translation>
    </message>
    <message>
        <source>And {count} more.</source>
        <translation>Y {count} más.</translation>
    </message>
    <message>
        <source>Not covered, and why</source>
        <translation>No incluido, y por qué</translation>
    </message>
    <message>
        <source>And {count} more; the library lists them.</source>
        <translation>Y {count} más; la biblioteca los enumera.</translation>
    </message>
    <message>
        <source>And {count} more places of it.</source>
        <translation>Y {count} lugares más de él.</translation>
    </message>
    <message>
        <source>{count} passages, {place}</source>
        <translation>{count} pasajes, {place}</translation>
    </message>
    <message>
        <source>page {number}</source>
        <translation>página {number}</translation>
    </message>
    <message>
        <source>at character {number}</source>
        <translation>en el carácter {number}</translation>
    </message>
    <message>
        <source>Two sentences</source>
        <translation>Dos frases</translation>
    </message>
    <message>
        <source>Paragraph</source>
        <translation>Párrafo</translation>
    </message>
    <message>
        <source>Key points</source>
        <translation>Puntos clave</translation>
    </message>
    <message>
        <source>Sentences of the documents, word for word; each opens where it stands.</source>
        <translation>Frases de los documentos, palabra por palabra; cada una abre el lugar donde está.</translation>
    </message>
    <message>
        <source>What is new, was saved or is gone in the last seven days, the latest first.</source>
        <translation>Lo nuevo, lo guardado y lo desaparecido en los últimos siete días, lo más reciente primero.</translation>
    </message>
    <message>
        <source>Write with the model</source>
        <translation>Escribir con el modelo</translation>
    </message>
    <message>
        <source>Writing progress</source>
        <translation>Progreso de la escritura</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Resumen</translation>
    </message>
    <message>
        <source>The library in brief</source>
        <translation>La biblioteca en breve</translation>
    </message>
    <message>
        <source>Stopped. What was written is kept, and goes on there.</source>
        <translation>Detenido. Lo escrito se conserva y se continuará desde ahí.</translation>
    </message>
    <message>
        <source>The model begins …</source>
        <translation>El modelo empieza …</translation>
    </message>
    <message>
        <source>Back to the library (Esc)</source>
        <translation>Volver a la biblioteca (Esc)</translation>
    </message>
    <message>
        <source>Changed this week</source>
        <translation>Cambios de la semana</translation>
    </message>
    <message>
        <source>Written by {model} from all of it; each sentence opens what supports it.</source>
        <translation>Escrito por {model} a partir de todo; cada frase abre lo que la respalda.</translation>
    </message>
    <message>
        <source>Writing: {done} of about {total} parts</source>
        <translation>Escribiendo: {done} de unas {total} partes</translation>
    </message>
    <message numerus="yes">
        <source>Nothing that the model wrote is supported, so this is what the document says in its own words.</source>
        <comment>Nothing that the model wrote is supported, so this is what the documents say in their own words.</comment>
        <translation>
            <numerusform>Nada de lo que escribió el modelo está respaldado, así que esto es lo que dice el documento con sus propias palabras.</numerusform>
            <numerusform>Nada de lo que escribió el modelo está respaldado, así que esto es lo que dicen los documentos con sus propias palabras.</numerusform>
        </translation>
    </message>
    <message>
        <source>Pause writing summaries</source>
        <translation>Pausar la escritura de resúmenes</translation>
    </message>
    <message>
        <source>Go on writing summaries</source>
        <translation>Seguir escribiendo resúmenes</translation>
    </message>
    <message>
        <source>Summaries paused</source>
        <translation>Resúmenes en pausa</translation>
    </message>
    <message>
        <source>Writing summaries</source>
        <translation>Escribiendo resúmenes</translation>
    </message>
    <message>
        <source>Summaries: {left}</source>
        <translation>Resúmenes: {left}</translation>
    </message>
    <message>
        <source>{model} has written {written} of {count} summaries.</source>
        <translation>{model} ha escrito {written} de {count} resúmenes.</translation>
    </message>
    <message numerus="yes">
        <source>About {n} part is left; questions and indexing go first.</source>
        <comment>About {n} parts are left; questions and indexing go first.</comment>
        <translation>
            <numerusform>Queda aproximadamente {n} parte; las preguntas y la indexación van primero.</numerusform>
            <numerusform>Quedan unas {n} partes; las preguntas y la indexación van primero.</numerusform>
        </translation>
    </message>
    <message>
        <source>Document text</source>
        <translation>Texto del documento</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>What was good about it? It stays on this computer.</source>
        <translation>¿Qué tenía de bueno? Se queda en este equipo.</translation>
    </message>
    <message>
        <source>What was wrong with it? It stays on this computer.</source>
        <translation>¿Qué tenía de malo? Se queda en este equipo.</translation>
    </message>
    <message>
        <source>This answer is good</source>
        <translation>Esta respuesta es buena</translation>
    </message>
    <message>
        <source>This answer is bad</source>
        <translation>Esta respuesta es mala</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Por qué</translation>
    </message>
    <message>
        <source>{billions} B</source>
        <translation>{billions} mil M</translation>
    </message>
    <message>
        <source>{millions} M</source>
        <translation>{millions} M</translation>
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
        <translation>1 archivo</translation>
    </message>
    <message>
        <source>{count} files</source>
        <translation>{count} archivos</translation>
    </message>
    <message>
        <source>{name} is whole ({files}, {size}; SHA-256 as it should be).</source>
        <translation>{name} está completo ({files}, {size}; SHA-256 como debe ser).</translation>
    </message>
    <message>
        <source>{name} is sound as far as can be told ({files}, {size}): no SHA-256 is known of it; adding it keeps one.</source>
        <translation>{name} está en orden hasta donde se puede saber ({files}, {size}): no se conoce su SHA-256; al añadirlo se guarda uno.</translation>
    </message>
    <message>
        <source>{count} layers</source>
        <translation>{count} capas</translation>
    </message>
    <message>
        <source>{count} wide</source>
        <translation>{count} de ancho</translation>
    </message>
    <message>
        <source>name</source>
        <translation>nombre</translation>
    </message>
    <message>
        <source>architecture</source>
        <translation>arquitectura</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>parámetros</translation>
    </message>
    <message>
        <source>quantisation</source>
        <translation>cuantización</translation>
    </message>
    <message>
        <source>context length</source>
        <translation>longitud de contexto</translation>
    </message>
    <message>
        <source>shape</source>
        <translation>forma</translation>
    </message>
    <message>
        <source>tokenizer</source>
        <translation>tokenizador</translation>
    </message>
    <message>
        <source>vocabulary</source>
        <translation>vocabulario</translation>
    </message>
    <message>
        <source>chat template</source>
        <translation>plantilla de chat</translation>
    </message>
    <message>
        <source>licence</source>
        <translation>licencia</translation>
    </message>
    <message>
        <source>{heads} heads ({kv_heads} for keys and values)</source>
        <translation>{heads} cabezas ({kv_heads} para claves y valores)</translation>
    </message>
    <message>
        <source>{count} heads</source>
        <translation>{count} cabezas</translation>
    </message>
    <message>
        <source>context window</source>
        <translation>ventana de contexto</translation>
    </message>
    <message>
        <source>vectors of</source>
        <translation>vectores de</translation>
    </message>
    <message>
        <source>{count} numbers</source>
        <translation>{count} números</translation>
    </message>
    <message>
        <source>before a query</source>
        <translation>antes de una consulta</translation>
    </message>
    <message>
        <source>before a passage</source>
        <translation>antes de un pasaje</translation>
    </message>
    <message>
        <source>the maker states {percent}% ({shots} examples{how}; {source})</source>
        <translation>su autor declara {percent} % ({shots} ejemplos{how}; {source})</translation>
    </message>
    <message>
        <source>{right} of {asked}, {needed} needed</source>
        <translation>{right} de {asked}, se necesitan {needed}</translation>
    </message>
    <message>
        <source>No document has “{word}”: looked for “{meant}”.</source>
        <translation>Ningún documento contiene «{word}»: se buscó «{meant}».</translation>
    </message>
    <message>
        <source>{action} {what}</source>
        <translation>{action}: {what}</translation>
    </message>
    <message>
        <source>The window speaks the language that you chose from its next start on.</source>
        <translation>La ventana hablará el idioma que usted eligió a partir del próximo inicio.</translation>
    </message>
    <message>
        <source>Sheets</source>
        <translation>Hojas</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabla</translation>
    </message>
    <message>
        <source>Kept among the collections of the library: {search}</source>
        <translation>Guardada entre las colecciones de la biblioteca: {search}</translation>
    </message>
    <message>
        <source>There is a collection of this name already.</source>
        <translation>Ya existe una colección con este nombre.</translation>
    </message>
    <message>
        <source>The collection {name} is removed; its documents stay.</source>
        <translation>Se quitó la colección {name}; sus documentos se quedan.</translation>
    </message>
    <message>
        <source>Collections</source>
        <translation>Colecciones</translation>
    </message>
    <message>
        <source>Search for {name}</source>
        <translation>Buscar {name}</translation>
    </message>
    <message>
        <source>Name of the collection</source>
        <translation>Nombre de la colección</translation>
    </message>
    <message>
        <source>Ask about {name}</source>
        <translation>Preguntar sobre {name}</translation>
    </message>
    <message>
        <source>Rename {name}</source>
        <translation>Cambiar el nombre de {name}</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>Quitar {name}</translation>
    </message>
    <message>
        <source>Colours of the map</source>
        <translation>Colores del mapa</translation>
    </message>
    <message>
        <source>other</source>
        <translation>otros</translation>
    </message>
    <message>
        <source>Map of the documents</source>
        <translation>Mapa de los documentos</translation>
    </message>
    <message>
        <source>{date} (the date of the file)</source>
        <translation>{date} (la fecha del archivo)</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Mapa</translation>
    </message>
    <message>
        <source>until {period}</source>
        <translation>hasta {period}</translation>
    </message>
    <message>
        <source>Documents by date</source>
        <translation>Documentos por fecha</translation>
    </message>
    <message>
        <source>only {period}</source>
        <translation>solo {period}</translation>
    </message>
    <message numerus="yes">
        <source>{period}: {n} document</source>
        <comment>{period}: {n} documents</comment>
        <translation>
            <numerusform>{period}: {n} documento</numerusform>
            <numerusform>{period}: {n} documentos</numerusform>
        </translation>
    </message>
    <message>
        <source>Search, ask, or say what to do</source>
        <translation>Busque, pregunte o diga qué hacer</translation>
    </message>
    <message>
        <source>What can be opened or done</source>
        <translation>Lo que se puede abrir o hacer</translation>
    </message>
    <message>
        <source>Search for “{words}”</source>
        <translation>Buscar «{words}»</translation>
    </message>
    <message>
        <source>Ask “{words}”</source>
        <translation>Preguntar «{words}»</translation>
    </message>
    <message>
        <source>Not available on this system: its session bus does not answer.</source>
        <translation>No disponible en este sistema: su bus de sesión no responde.</translation>
    </message>
    <message>
        <source>Not available on this system: its portal opens no session for shortcuts.</source>
        <translation>No disponible en este sistema: su portal no abre ninguna sesión de atajos.</translation>
    </message>
    <message>
        <source>Carrel: ask a question</source>
        <translation>Carrel: hacer una pregunta</translation>
    </message>
    <message>
        <source>Your desktop was told to give Carrel no keys: turn this off and on to be asked again.</source>
        <translation>Se indicó a su escritorio que no diera teclas a Carrel: desactive y active esta opción para que se le pregunte de nuevo.</translation>
    </message>
    <message>
        <source>Your desktop gives Carrel no keys, and does not say why.</source>
        <translation>Su escritorio no da teclas a Carrel y no dice por qué.</translation>
    </message>
    <message>
        <source>Your desktop leads to the question box from any program: {keys}</source>
        <translation>Su escritorio lleva desde cualquier programa al cuadro de preguntas: {keys}</translation>
    </message>
    <message>
        <source>Your desktop knows the quick question but has no keys for it: choose them in its settings.</source>
        <translation>Su escritorio conoce la pregunta rápida, pero no tiene teclas para ella: elíjalas en la configuración del escritorio.</translation>
    </message>
    <message>
        <source>Not available on this system: its desktop has no portal for global shortcuts.</source>
        <translation>No disponible en este sistema: su escritorio no tiene portal de atajos globales.</translation>
    </message>
    <message>
        <source>The session bus has ended, and with it the keys.</source>
        <translation>El bus de sesión ha terminado, y con él las teclas.</translation>
    </message>
    <message>
        <source>Your desktop has taken the keys back: turn this off and on to ask for them again.</source>
        <translation>Su escritorio ha retirado las teclas: desactive y active esta opción para volver a pedirlas.</translation>
    </message>
    <message>
        <source>The portal of your desktop has ended, and with it the keys until it is there again.</source>
        <translation>El portal de su escritorio ha terminado, y con él las teclas, hasta que vuelva a estar.</translation>
    </message>
    <message>
        <source>{keys} leads to the question box from any program.</source>
        <translation>{keys} lleva desde cualquier programa al cuadro de preguntas.</translation>
    </message>
    <message>
        <source>{keys} is taken by another program: choose other keys, or free these.</source>
        <translation>{keys} lo usa otro programa: elija otras teclas o libere estas.</translation>
    </message>
    <message>
        <source>Windows refuses {keys} (error {number}): choose other keys.</source>
        <translation>Windows rechaza {keys} (error {number}): elija otras teclas.</translation>
    </message>
    <message>
        <source>Not available on this system: it has no libX11.</source>
        <translation>No disponible en este sistema: no tiene libX11.</translation>
    </message>
    <message>
        <source>Not available on this system: its X server lets nobody in any more.</source>
        <translation>No disponible en este sistema: su servidor X ya no admite a nadie más.</translation>
    </message>
    <message>
        <source>This keyboard cannot type {keys}: choose other keys.</source>
        <translation>Este teclado no puede escribir {keys}: elija otras teclas.</translation>
    </message>
    <message>
        <source>The X server refuses {keys}: choose other keys.</source>
        <translation>El servidor X rechaza {keys}: elija otras teclas.</translation>
    </message>
    <message>
        <source>{keys} cannot be taken from other programs: choose the Windows key, or Ctrl and Alt together, with a letter, a function key, the space bar, or a digit without Shift that is not of the number pad.</source>
        <translation>{keys} no se puede quitar a otros programas: elija la tecla Windows, o Ctrl y Alt juntas, con una letra, una tecla de función, la barra espaciadora o una cifra sin Mayús que no sea del teclado numérico.</translation>
    </message>
    <message>
        <source>Not available on this system: it lets no program take keys from others.</source>
        <translation>No disponible en este sistema: no permite que un programa quite teclas a otros.</translation>
    </message>
    <message>
        <source>Ctrl+K: one box for commands, recent things, searches and questions · Ctrl+L: ask · Ctrl+F: search, or find in the open document while the keyboard is in it · Enter: send or open · Shift+Enter: a new line of a question · @ and #: narrow it to a folder, file or tag · Esc: stop, then close the document, then clear the search · Ctrl+Enter: more like the chosen passage · Ctrl+O: add a folder · Ctrl+N: a question that follows no answer · in the past questions F2: rename a conversation, Ctrl+P: pin it, Delete: forget a question and what follows it · in the open document Ctrl+Shift+F: find, F3, Shift+F3: the next place, the one before, Alt+Left, Alt+Right: back, forward, Ctrl++, Ctrl+-, Ctrl+0: larger, smaller, as at first, Ctrl+R: related documents · Ctrl+1, Ctrl+2, Ctrl+3, Ctrl+4, Ctrl+5, Ctrl+6: asking, searching, the library, the settings, the models, the map · Ctrl+Q: quit · F1: hide this</source>
        <translation>Ctrl+K: un cuadro para órdenes, lo reciente, búsquedas y preguntas · Ctrl+L: preguntar · Ctrl+F: buscar, o buscar en el documento abierto mientras el teclado está en él · Intro: enviar o abrir · Mayús+Intro: línea nueva de una pregunta · @ y #: restringirla a una carpeta, un archivo o una etiqueta · Esc: detener, luego cerrar el documento, luego borrar la búsqueda · Ctrl+Intro: más como el pasaje elegido · Ctrl+O: añadir una carpeta · Ctrl+N: una pregunta que no sigue a ninguna respuesta · en las preguntas anteriores F2: cambiar el nombre de una conversación, Ctrl+P: fijarla, Supr: olvidar una pregunta y lo que la sigue · en el documento abierto Ctrl+Mayús+F: buscar, F3, Mayús+F3: el lugar siguiente, el anterior, Alt+Izquierda, Alt+Derecha: atrás, adelante, Ctrl++, Ctrl+-, Ctrl+0: más grande, más pequeño, como al principio, Ctrl+R: documentos relacionados · Ctrl+1, Ctrl+2, Ctrl+3, Ctrl+4, Ctrl+5, Ctrl+6: preguntar, buscar, la biblioteca, los ajustes, los modelos, el mapa · Ctrl+Q: salir · F1: ocultar esto</translation>
    </message>
</context>
<context>
    <name>engine</name>
    <message>
        <source>A link to a folder is not followed: add the folder itself.</source>
        <translation>No se sigue un enlace a una carpeta: añada la carpeta misma.</translation>
    </message>
    <message>
        <source>A prompt of {longest} tokens is too long to be scored: shorten it.</source>
        <translation>Un prompt de {longest} tokens es demasiado largo para puntuarlo: acórtelo.</translation>
    </message>
    <message>
        <source>A reason has {longest_reason} characters at most: write a shorter one.</source>
        <translation>Un motivo tiene {longest_reason} caracteres como máximo: escriba uno más corto.</translation>
    </message>
    <message>
        <source>A scope holds filters only, and a collection of this one looks for “{words}”: search for it instead.</source>
        <translation>Un ámbito solo contiene filtros, y una colección de este busca «{words}»: búsquela en su lugar.</translation>
    </message>
    <message>
        <source>A scope holds filters only, such as folder:papers or type:pdf: leave out “{words}”.</source>
        <translation>Un ámbito contiene solo filtros, como folder:papers o type:pdf: quite «{words}».</translation>
    </message>
    <message>
        <source>A text of {tokens} tokens is too short to measure the perplexity on.</source>
        <translation>Un texto de {tokens} tokens es demasiado corto para medir la perplejidad con él.</translation>
    </message>
    <message>
        <source>Above 1 discourages repetition.</source>
        <translation>Por encima de 1 disuade de repetir.</translation>
    </message>
    <message>
        <source>After so many minutes without a question the language model&apos;s memory is given back; 0 keeps it.</source>
        <translation>Tras tantos minutos sin preguntas se libera la memoria del modelo de lenguaje; 0 la conserva.</translation>
    </message>
    <message>
        <source>An answer by a schema is written in one call: leave {strategy} out.</source>
        <translation>Una respuesta según un esquema se escribe en una llamada: quite {strategy}.</translation>
    </message>
    <message>
        <source>An answer of {longest} tokens is too long to be scored.</source>
        <translation>Una respuesta de {longest} tokens es demasiado larga para puntuarla.</translation>
    </message>
    <message>
        <source>An icon in the system tray leads to asking and searching, pauses indexing and quits.</source>
        <translation>Un icono en la bandeja del sistema lleva a preguntar y buscar, pausa la indexación y cierra el programa.</translation>
    </message>
    <message>
        <source>Another Carrel is indexing into the same library: wait until it has finished, or use another --home.</source>
        <translation>Otro Carrel está indexando en la misma biblioteca: espere a que termine o use otro --home.</translation>
    </message>
    <message>
        <source>Another Carrel is using the library: try again in a moment.</source>
        <translation>Otro Carrel está usando la biblioteca: inténtelo de nuevo en un momento.</translation>
    </message>
    <message>
        <source>Answer tokens</source>
        <translation>Tokens de la respuesta</translation>
    </message>
    <message>
        <source>Answers are verbatim sentences of your documents: the model chooses and orders them, and writes none.</source>
        <translation>Las respuestas son frases literales de sus documentos: el modelo las elige y las ordena, y no escribe ninguna.</translation>
    </message>
    <message>
        <source>Beams</source>
        <translation>Haces</translation>
    </message>
    <message>
        <source>Carrel cannot write its log {log}: {cause}. Mend or delete it.</source>
        <translation>Carrel no puede escribir su registro {log}: {cause}. Repárelo o bórrelo.</translation>
    </message>
    <message>
        <source>Carrel cannot write to its folder {root}: {cause}. Choose another with --home or CARREL_HOME.</source>
        <translation>Carrel no puede escribir en su carpeta {root}: {cause}. Elija otra con --home o CARREL_HOME.</translation>
    </message>
    <message>
        <source>Carrel could not start by a mistake of its own; see the log in {home}.</source>
        <translation>Carrel no pudo iniciarse por un error propio; vea el registro en {home}.</translation>
    </message>
    <message>
        <source>Carrel does not read a file twice.</source>
        <translation>Carrel no lee un archivo dos veces.</translation>
    </message>
    <message>
        <source>Carrel does not work without a {role}: choose another one instead.</source>
        <translation>Carrel no funciona sin este modelo ({role}): elija otro en su lugar.</translation>
    </message>
    <message>
        <source>Carrel ended twice while this file was being indexed: it is left out until you retry it.</source>
        <translation>Carrel terminó dos veces mientras se indexaba este archivo: se omite hasta que usted lo reintente.</translation>
    </message>
    <message>
        <source>Carrel finds the new file by itself.</source>
        <translation>Carrel encuentra el archivo nuevo por sí mismo.</translation>
    </message>
    <message>
        <source>Carrel is offline: set downloads = true under [models] in settings.toml, or switch it on in the window&apos;s settings, to let it fetch models.</source>
        <translation>Carrel está sin conexión: ponga downloads = true bajo [models] en settings.toml, o actívelo en los ajustes de la ventana, para permitirle descargar modelos.</translation>
    </message>
    <message>
        <source>Carrel knows no address of {model}: run `make models`.</source>
        <translation>Carrel no conoce ninguna dirección de {model}: ejecute `make models`.</translation>
    </message>
    <message>
        <source>Carrel made a mistake of its own and could not finish this; the log {log} says where.</source>
        <translation>Carrel cometió un error propio y no pudo terminar esto; el registro {log} dice dónde.</translation>
    </message>
    <message>
        <source>Carrel may fetch a model over the network when you tell it to, each time; else it is offline.</source>
        <translation>Carrel puede descargar un modelo por la red cuando usted se lo indique, cada vez; si no, está sin conexión.</translation>
    </message>
    <message>
        <source>Carrel&apos;s own folder is not read.</source>
        <translation>La carpeta propia de Carrel no se lee.</translation>
    </message>
    <message>
        <source>Carrel&apos;s search needs a processor with AVX2, as Intel makes them since 2013 and AMD since 2015, and this one has none: use Carrel on a newer computer.</source>
        <translation>La búsqueda de Carrel necesita un procesador con AVX2, como los que Intel fabrica desde 2013 y AMD desde 2015, y este no lo tiene: use Carrel en un equipo más nuevo.</translation>
    </message>
    <message>
        <source>Caution</source>
        <translation>Cautela</translation>
    </message>
    <message>
        <source>Changing the embedder</source>
        <translation>Cambiando el modelo de embeddings</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Comprobación</translation>
    </message>
    <message>
        <source>Connect the drive, or put the folder back; until then its documents are searchable as they were.</source>
        <translation>Conecte la unidad o devuelva la carpeta a su sitio; hasta entonces sus documentos se pueden buscar como estaban.</translation>
    </message>
    <message>
        <source>Context window</source>
        <translation>Ventana de contexto</translation>
    </message>
    <message>
        <source>Copying</source>
        <translation>Copia</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Dispositivo</translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation>Descarga</translation>
    </message>
    <message>
        <source>Downloads</source>
        <translation>Descargas</translation>
    </message>
    <message>
        <source>English</source>
        <translation>inglés</translation>
    </message>
    <message>
        <source>English search</source>
        <translation>búsqueda en inglés</translation>
    </message>
    <message>
        <source>English, no prefixes</source>
        <translation>inglés, sin prefijos</translation>
    </message>
    <message>
        <source>English, on any laptop</source>
        <translation>inglés, en cualquier portátil</translation>
    </message>
    <message>
        <source>English, three times as slow as the small one</source>
        <translation>inglés, tres veces más lento que el pequeño</translation>
    </message>
    <message>
        <source>English; finds more than all-MiniLM-L6-v2 at nearly its speed</source>
        <translation>inglés; encuentra más que all-MiniLM-L6-v2 casi a su velocidad</translation>
    </message>
    <message>
        <source>English; surer, and slower</source>
        <translation>inglés; más seguro y más lento</translation>
    </message>
    <message>
        <source>English; the fastest of these</source>
        <translation>inglés; el más rápido de estos</translation>
    </message>
    <message>
        <source>English; vectors of twice as many numbers as the small ones have</source>
        <translation>inglés; vectores con el doble de números que los pequeños</translation>
    </message>
    <message>
        <source>European languages where there are 8 GB to spare</source>
        <translation>idiomas europeos donde sobren 8 GB</translation>
    </message>
    <message>
        <source>Everything is searched with {wanted} now.</source>
        <translation>Ahora todo se busca con {wanted}.</translation>
    </message>
    <message>
        <source>Focus on quotes</source>
        <translation>Centrarse en las citas</translation>
    </message>
    <message>
        <source>Free some space, then check for changes: the index is compacted again.</source>
        <translation>Libere espacio y luego busque cambios: el índice se volverá a compactar.</translation>
    </message>
    <message>
        <source>Give the model the quoted sentences only: small models answer better and much sooner.</source>
        <translation>Dar al modelo solo las frases citadas: los modelos pequeños responden mejor y mucho antes.</translation>
    </message>
    <message>
        <source>Give yourself the right to read it, then retry it.</source>
        <translation>Concédase el permiso para leerlo y luego reintente.</translation>
    </message>
    <message>
        <source>Gpu layers</source>
        <translation>Capas en la GPU</translation>
    </message>
    <message>
        <source>Higher is more varied, 0 always takes the likeliest word.</source>
        <translation>Más alto es más variado, 0 toma siempre la palabra más probable.</translation>
    </message>
    <message>
        <source>How hard indexing works: light (one core, with pauses), normal (steps back for other programs) or full.</source>
        <translation>Con qué intensidad trabaja la indexación: light (un núcleo, con pausas), normal (cede el paso a otros programas) o full (a pleno).</translation>
    </message>
    <message>
        <source>How long a search may rerank at most; the small language model reads about one passage a second.</source>
        <translation>Cuántos segundos como máximo puede reordenar una búsqueda; el modelo de lenguaje pequeño lee más o menos un pasaje por segundo.</translation>
    </message>
    <message>
        <source>How many beginnings of an answer are followed side by side until the likeliest whole one is known; more take longer, and the settings of chance do not count. What follows a schema has one.</source>
        <translation>Cuántos comienzos de una respuesta se siguen en paralelo hasta conocer la respuesta completa más probable; más tardan más, y los ajustes del azar no cuentan. Lo que sigue un esquema tiene uno.</translation>
    </message>
    <message>
        <source>How many layers of the language model a graphics processor computes: -1 as many as fit into its memory, 0 none. Where llama.cpp was built without CUDA, Metal and Vulkan, there is none, and carrel status says so.</source>
        <translation>Cuántas capas del modelo de lenguaje calcula un procesador gráfico: -1 todas las que quepan en su memoria, 0 ninguna. Donde llama.cpp se compiló sin CUDA, Metal ni Vulkan no hay ninguno, y carrel status lo dice.</translation>
    </message>
    <message>
        <source>How many megabytes of what the model has read, which is text of your documents, are kept on the disk so that a conversation goes on at once after a restart; 0 keeps none.</source>
        <translation>Cuántos megabytes de lo que el modelo ha leído, que es texto de sus documentos, se guardan en el disco para que una conversación siga enseguida tras reiniciar; 0 no guarda nada.</translation>
    </message>
    <message>
        <source>How many passages a question may draw on that is answered in several calls of the model.</source>
        <translation>En cuántos pasajes puede basarse una pregunta que se responde en varias llamadas del modelo.</translation>
    </message>
    <message>
        <source>How many passages a question may draw on.</source>
        <translation>En cuántos pasajes puede basarse una pregunta.</translation>
    </message>
    <message>
        <source>How many tokens an answer may have at most.</source>
        <translation>Cuántos tokens puede tener una respuesta como máximo.</translation>
    </message>
    <message>
        <source>How many tokens the model sees at once, if it can hold that many.</source>
        <translation>Cuántos tokens ve el modelo a la vez, si puede abarcar tantos.</translation>
    </message>
    <message>
        <source>How many verbatim quotes are shown at most.</source>
        <translation>Cuántas citas literales se muestran como máximo.</translation>
    </message>
    <message>
        <source>How much of the LoRA adapter is added to the model: 1 as it was made, 0 nothing.</source>
        <translation>Cuánto del adaptador LoRA se suma al modelo: 1 tal como se hizo, 0 nada.</translation>
    </message>
    <message>
        <source>How soon Carrel says that your documents do not answer a question: 0 hardly ever, 1 whenever it is in doubt; what comes nearest is shown all the same.</source>
        <translation>Con qué rapidez dice Carrel que sus documentos no responden una pregunta: 0 casi nunca, 1 ante cualquier duda; lo que más se acerca se muestra de todos modos.</translation>
    </message>
    <message>
        <source>How the model chooses its words: precise always takes the likeliest word, so that an answer is the same each time; balanced varies its words a little and repeats itself less; creative takes unlikely words too, and strays more easily from your documents. It sets the five settings below, and each can be changed after it.</source>
        <translation>Cómo elige el modelo sus palabras: precise toma siempre la palabra más probable, de modo que una respuesta es igual cada vez; balanced varía un poco sus palabras y se repite menos; creative toma también palabras improbables y se aparta con más facilidad de sus documentos. Fija los cinco ajustes de abajo, y cada uno se puede cambiar después.</translation>
    </message>
    <message>
        <source>If you trust it, unpack it, or save what it holds as files of their own: Carrel finds those by itself.</source>
        <translation>Si se fía de él, desempaquételo o guarde lo que contiene como archivos propios: Carrel los encuentra por sí mismo.</translation>
    </message>
    <message>
        <source>In {file}, [{name}] must be a table: mend or delete it.</source>
        <translation>En {file}, [{name}] debe ser una tabla: repárelo o bórrelo.</translation>
    </message>
    <message>
        <source>In {file}, {label} must be a {name}, for example {default}.</source>
        <translation>En {file}, {label} debe ser de tipo {name}, por ejemplo {default}.</translation>
    </message>
    <message>
        <source>In {file}, {label} must be {choices}.</source>
        <translation>En {file}, {label} debe ser {choices}.</translation>
    </message>
    <message>
        <source>In {file}, {label} must be {limits}.</source>
        <translation>En {file}, {label} debe ser {limits}.</translation>
    </message>
    <message>
        <source>Indexing and writing summaries wait while the computer runs on its battery.</source>
        <translation>La indexación y los resúmenes esperan mientras el equipo funcione con batería.</translation>
    </message>
    <message>
        <source>It cannot be read ({cause}): check its permissions.</source>
        <translation>No se puede leer ({cause}): compruebe sus permisos.</translation>
    </message>
    <message>
        <source>It has a sentence that is longer than the model can read: enlarge generation.context_window in the settings.</source>
        <translation>Tiene una frase más larga de lo que el modelo puede leer: aumente generation.context_window en los ajustes.</translation>
    </message>
    <message>
        <source>It has yet to be read: index its folder once more, with carrel index.</source>
        <translation>Todavía no se ha leído: indexe su carpeta una vez más, con carrel index.</translation>
    </message>
    <message>
        <source>It has {value} MB; the limit in the settings is {largest_file_mb} MB.</source>
        <translation>Tiene {value} MB; el límite en los ajustes es {largest_file_mb} MB.</translation>
    </message>
    <message>
        <source>It is a device or a connection between programs, not a file.</source>
        <translation>Es un dispositivo o una conexión entre programas, no un archivo.</translation>
    </message>
    <message>
        <source>It is a link that leads in a circle, so there is no file.</source>
        <translation>Es un enlace que da vueltas en círculo, así que no hay archivo.</translation>
    </message>
    <message>
        <source>It is a link to a file that is not there.</source>
        <translation>Es un enlace a un archivo que no existe.</translation>
    </message>
    <message>
        <source>It is searched all the same; another language model may write about it.</source>
        <translation>De todos modos se busca en él; otro modelo de lenguaje quizá escriba sobre él.</translation>
    </message>
    <message>
        <source>It learnt from fewer tokens than its size could use: a smaller model of as much training does as well.</source>
        <translation>Aprendió de menos tokens de los que su tamaño podría aprovechar: un modelo más pequeño con igual entrenamiento rinde lo mismo.</translation>
    </message>
    <message>
        <source>It learnt from {times} times the tokens that make the best of a training budget, so it is good for its size and cheap to run; {share} of what it still lacks, it lacks for its size.</source>
        <translation>Aprendió de {times} veces los tokens que mejor aprovechan un presupuesto de entrenamiento, así que es bueno para su tamaño y barato de usar; {share} de lo que aún le falta le falta por su tamaño.</translation>
    </message>
    <message>
        <source>Its folder is not there just now.</source>
        <translation>Su carpeta no está ahora mismo.</translation>
    </message>
    <message>
        <source>Its maker does not say from how many tokens it learnt.</source>
        <translation>Su autor no dice de cuántos tokens aprendió.</translation>
    </message>
    <message>
        <source>Its maker publishes no shape of it.</source>
        <translation>Su autor no publica su forma.</translation>
    </message>
    <message>
        <source>Its rules do not hold, because {obstacle}.</source>
        <translation>Sus reglas no valen porque {obstacle}.</translation>
    </message>
    <message>
        <source>Joining the notes</source>
        <translation>Uniendo las notas</translation>
    </message>
    <message>
        <source>Keep states mb</source>
        <translation>Estados guardados (MB)</translation>
    </message>
    <message>
        <source>Keys lead from any program to the question box, where the desktop gives Carrel some.</source>
        <translation>Unas teclas llevan desde cualquier programa al cuadro de preguntas, si el escritorio se las da a Carrel.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Line {value} is no rule: write it as in a .gitignore file.</source>
        <translation>La línea {value} no es una regla: escríbala como en un archivo .gitignore.</translation>
    </message>
    <message>
        <source>Lines {named} are no rules: write them as in a .gitignore file.</source>
        <translation>Las líneas {named} no son reglas: escríbalas como en un archivo .gitignore.</translation>
    </message>
    <message>
        <source>Loading it once</source>
        <translation>Carga de prueba</translation>
    </message>
    <message>
        <source>Lora</source>
        <translation>Adaptador LoRA</translation>
    </message>
    <message>
        <source>Lora weight</source>
        <translation>Peso del adaptador LoRA</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>Medición</translation>
    </message>
    <message>
        <source>Min p</source>
        <translation>Min-p</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>No document meets all of these filters: leave one of them out.</source>
        <translation>Ningún documento cumple todos estos filtros: quite uno de ellos.</translation>
    </message>
    <message>
        <source>No language model is installed: the summaries stay as they are.</source>
        <translation>No hay ningún modelo de lenguaje instalado: los resúmenes se quedan como están.</translation>
    </message>
    <message>
        <source>No process that reads files can be started: close other programs and try again.</source>
        <translation>No se puede iniciar ningún proceso que lea archivos: cierre otros programas e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>No question has been asked yet: ask one first.</source>
        <translation>Aún no se ha hecho ninguna pregunta: haga una primero.</translation>
    </message>
    <message>
        <source>None of your documents meets the filters of this question: change its scope.</source>
        <translation>Ninguno de sus documentos cumple los filtros de esta pregunta: cambie su ámbito.</translation>
    </message>
    <message>
        <source>Not all passages got into the new search index in {index_folder}: index once more. Until then the old one is searched.</source>
        <translation>No todos los pasajes llegaron al nuevo índice de búsqueda en {index_folder}: indexe una vez más. Hasta entonces se busca en el antiguo.</translation>
    </message>
    <message>
        <source>Not everything in {name} is read, because {end}: unpack it to make all of it searchable.</source>
        <translation>No se ha leído todo lo que hay en {name}, porque {end}: desempaquételo para que todo se pueda buscar.</translation>
    </message>
    <message>
        <source>Not read, because Carrel does not know files of their kind: {unknown}.</source>
        <translation>No leídos, porque Carrel no conoce archivos de su tipo: {unknown}.</translation>
    </message>
    <message>
        <source>Nothing in {where} can be summarised: add it with carrel index, then ask again.</source>
        <translation>No hay nada que resumir en {where}: añádalo con carrel index y vuelva a pedirlo.</translation>
    </message>
    <message>
        <source>Nothing in {where} has a summary: add it with carrel index, then ask again.</source>
        <translation>Nada en {where} tiene un resumen: añádalo con carrel index y vuelva a pedirlo.</translation>
    </message>
    <message>
        <source>Nothing needs to be done, unless it should hold text: a scan has to be legible.</source>
        <translation>No hay que hacer nada, salvo que debiera contener texto: un escaneo tiene que ser legible.</translation>
    </message>
    <message>
        <source>Nothing needs to be done.</source>
        <translation>No hay que hacer nada.</translation>
    </message>
    <message>
        <source>Nothing was left out of answer {number}: every passage that was found has been read.</source>
        <translation>No se omitió nada en la respuesta {number}: se leyeron todos los pasajes encontrados.</translation>
    </message>
    <message>
        <source>Notify</source>
        <translation>Notificar</translation>
    </message>
    <message>
        <source>Of the {parts} files of the model {path} these are missing: {value}{value3}. Put them beside it.</source>
        <translation>De los {parts} archivos del modelo {path} faltan estos: {value}{value3}. Póngalos a su lado.</translation>
    </message>
    <message>
        <source>Only a language model can follow a schema: install one, or ask without it.</source>
        <translation>Solo un modelo de lenguaje puede seguir un esquema: instale uno o pregunte sin él.</translation>
    </message>
    <message>
        <source>Only the first {most_characters} characters are read: split the file to have all of it.</source>
        <translation>Solo se leen los primeros {most_characters} caracteres: divida el archivo para tenerlo todo.</translation>
    </message>
    <message>
        <source>Only the likeliest tokens that together reach this share are considered.</source>
        <translation>Solo se consideran los tokens más probables que juntos alcanzan esta proporción.</translation>
    </message>
    <message>
        <source>Only this many likeliest tokens are considered; 0 considers all.</source>
        <translation>Solo se considera esta cantidad de los tokens más probables; 0 los considera todos.</translation>
    </message>
    <message>
        <source>Open it in the program it was made with to see whether it is whole, then retry it.</source>
        <translation>Ábralo en el programa con el que se hizo para ver si está entero y luego reintente.</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>Ritmo</translation>
    </message>
    <message>
        <source>Page {page} of {path} is damaged and cannot be drawn.</source>
        <translation>La página {page} de {path} está dañada y no se puede dibujar.</translation>
    </message>
    <message>
        <source>Passages</source>
        <translation>Pasajes</translation>
    </message>
    <message>
        <source>Pause on battery</source>
        <translation>Pausar con batería</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Preajuste</translation>
    </message>
    <message>
        <source>Probing</source>
        <translation>Prueba</translation>
    </message>
    <message>
        <source>Processor threads for the language model; 0 takes those that are free.</source>
        <translation>Hilos del procesador para el modelo de lenguaje; 0 toma los que estén libres.</translation>
    </message>
    <message>
        <source>Put the file back where it was, or mend the link that leads to it.</source>
        <translation>Devuelva el archivo a donde estaba o repare el enlace que lleva a él.</translation>
    </message>
    <message>
        <source>Quantising</source>
        <translation>Cuantización</translation>
    </message>
    <message>
        <source>Quick question</source>
        <translation>Pregunta rápida</translation>
    </message>
    <message>
        <source>Quick question keys</source>
        <translation>Teclas de la pregunta rápida</translation>
    </message>
    <message>
        <source>Quotes</source>
        <translation>Citas</translation>
    </message>
    <message>
        <source>Quotes only</source>
        <translation>Solo citas</translation>
    </message>
    <message>
        <source>Reading part {value} of {parts}</source>
        <translation>Leyendo la parte {value} de {parts}</translation>
    </message>
    <message>
        <source>Reading passages</source>
        <translation>Leyendo pasajes</translation>
    </message>
    <message>
        <source>Reading what was left out</source>
        <translation>Leyendo lo que se omitió</translation>
    </message>
    <message>
        <source>Recognising text in pictures is switched off: set ocr = true under [reading] in the settings.</source>
        <translation>El reconocimiento de texto en imágenes está desactivado: ponga ocr = true bajo [reading] en los ajustes.</translation>
    </message>
    <message>
        <source>Release after</source>
        <translation>Liberar después de</translation>
    </message>
    <message>
        <source>Repeat penalty</source>
        <translation>Penalización por repetición</translation>
    </message>
    <message>
        <source>Rerank seconds</source>
        <translation>Segundos de reordenación</translation>
    </message>
    <message>
        <source>Reranker</source>
        <translation>Reordenador</translation>
    </message>
    <message>
        <source>Say which one after “{field}:”, as in {value}.</source>
        <translation>Diga cuál después de «{field}:», como en {value}.</translation>
    </message>
    <message>
        <source>Scoring</source>
        <translation>Puntuación</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Semilla</translation>
    </message>
    <message>
        <source>Size and training go together: at this cost of training there is hardly a better size.</source>
        <translation>El tamaño y el entrenamiento van a la par: con este coste de entrenamiento apenas hay un tamaño mejor.</translation>
    </message>
    <message>
        <source>Skipped because it is hidden: hidden files and folders are not read.</source>
        <translation>Omitido porque está oculto: los archivos y carpetas ocultos no se leen.</translation>
    </message>
    <message>
        <source>Skipped by the built-in rule &quot;{text}&quot;: {what}.</source>
        <translation>Omitido por la regla incorporada &quot;{text}&quot;: {what}.</translation>
    </message>
    <message>
        <source>Skipped by the rule &quot;{value}&quot; in line {number} of {file}.</source>
        <translation>Omitido por la regla &quot;{value}&quot; en la línea {number} de {file}.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Textos de parada</translation>
    </message>
    <message>
        <source>Summarising</source>
        <translation>Resumiendo</translation>
    </message>
    <message>
        <source>Support model</source>
        <translation>Modelo de respaldo</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatura</translation>
    </message>
    <message>
        <source>The LoRA adapter {file} does not fit the language model: name one that was made for it.</source>
        <translation>El adaptador LoRA {file} no encaja con el modelo de lenguaje: indique uno hecho para él.</translation>
    </message>
    <message>
        <source>The answer ends before the first of these texts; | stands between them, \n for a line break.</source>
        <translation>La respuesta termina antes del primero de estos textos; | los separa, \n es un salto de línea.</translation>
    </message>
    <message>
        <source>The answer was cut off after the {most} tokens it may have: enlarge {more} in the settings for longer ones.</source>
        <translation>La respuesta se cortó tras los {most} tokens que puede tener: aumente {more} en los ajustes para respuestas más largas.</translation>
    </message>
    <message>
        <source>The answer was not finished as the schema wants it within its tokens: raise generation.answer_tokens in the settings, or limit the length of its strings and lists (maxLength, maxItems).</source>
        <translation>La respuesta no se terminó como quiere el esquema dentro de sus tokens: aumente generation.answer_tokens en los ajustes o limite la longitud de sus cadenas y listas (maxLength, maxItems).</translation>
    </message>
    <message>
        <source>The collection “{collection}” leads back to itself: change what it looks for.</source>
        <translation>La colección «{collection}» remite a sí misma: cambie lo que busca.</translation>
    </message>
    <message>
        <source>The collection “{name}” looks for words: it can neither be left out, nor be one of several.</source>
        <translation>La colección «{name}» busca palabras: no se puede excluir ni puede ser una de varias.</translation>
    </message>
    <message>
        <source>The computer lets Carrel watch no more folders, so it looks through them every second instead. On Linux, raise fs.inotify.max_user_watches to change that.</source>
        <translation>El equipo no deja que Carrel vigile más carpetas, así que las recorre cada segundo. En Linux, aumente fs.inotify.max_user_watches para cambiarlo.</translation>
    </message>
    <message>
        <source>The computer runs on its battery: this goes on when it is plugged in.</source>
        <translation>El equipo funciona con batería: esto continuará cuando esté enchufado.</translation>
    </message>
    <message>
        <source>The cross-encoder in {folder} is damaged: install it again.</source>
        <translation>El cross-encoder de {folder} está dañado: instálelo de nuevo.</translation>
    </message>
    <message>
        <source>The desktop says when work of over a minute has ended while the window is not in front.</source>
        <translation>El escritorio avisa cuando un trabajo de más de un minuto ha terminado mientras la ventana no está delante.</translation>
    </message>
    <message>
        <source>The disk is full: free some space and start again. What was indexed before is safe.</source>
        <translation>El disco está lleno: libere espacio y empiece de nuevo. Lo indexado antes está a salvo.</translation>
    </message>
    <message>
        <source>The download from {hostname} failed: {why}.</source>
        <translation>La descarga de {hostname} falló: {why}.</translation>
    </message>
    <message>
        <source>The embedding model cannot embed: choose another one.</source>
        <translation>El modelo de embeddings no puede crear vectores: elija otro.</translation>
    </message>
    <message>
        <source>The embedding model {name} is damaged: install it again.</source>
        <translation>El modelo de embeddings {name} está dañado: instálelo de nuevo.</translation>
    </message>
    <message>
        <source>The engine could not be started: {cause}. Close other programs and try again.</source>
        <translation>No se pudo iniciar el motor: {cause}. Cierre otros programas e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>The engine stopped unexpectedly before this was done; it is being started again, so please try once more.</source>
        <translation>El motor se detuvo inesperadamente antes de terminar esto; se está reiniciando, así que inténtelo otra vez.</translation>
    </message>
    <message>
        <source>The engine stopped unexpectedly three times within a minute and was not started again; see the log.</source>
        <translation>El motor se detuvo inesperadamente tres veces en un minuto y no se reinició; vea el registro.</translation>
    </message>
    <message>
        <source>The folder is not there: connect its drive, or remove it from the library. Until then its documents can be searched as they were.</source>
        <translation>La carpeta no está: conecte su unidad o quítela de la biblioteca. Hasta entonces sus documentos se pueden buscar como estaban.</translation>
    </message>
    <message>
        <source>The full path of a LoRA adapter, a GGUF file that changes how the model writes, or nothing.</source>
        <translation>La ruta completa de un adaptador LoRA, un archivo GGUF que cambia cómo escribe el modelo, o nada.</translation>
    </message>
    <message>
        <source>The full path of a folder with an NLI cross-encoder, which is asked too whether a passage supports a sentence of an answer, or nothing.</source>
        <translation>La ruta completa de una carpeta con un cross-encoder NLI, al que se pregunta también si un pasaje respalda una frase de una respuesta, o nada.</translation>
    </message>
    <message>
        <source>The grammar cannot be read ({reason}): mend it; its first rule is named root.</source>
        <translation>No se puede leer la gramática ({reason}): repárela; su primera regla se llama root.</translation>
    </message>
    <message>
        <source>The graphics processor to use, by the name that carrel models advise has for it; nothing for all.</source>
        <translation>El procesador gráfico que usar, con el nombre que le da carrel models advise; nada para todos.</translation>
    </message>
    <message>
        <source>The keys of the quick question: Meta (the Windows key), or Ctrl and Alt together, with a letter, a digit, a function key or Space.</source>
        <translation>Las teclas de la pregunta rápida: Meta (la tecla Windows), o Ctrl y Alt juntas, con una letra, una cifra, una tecla de función o Espacio.</translation>
    </message>
    <message>
        <source>The language model failed at a text: use another model.</source>
        <translation>El modelo de lenguaje falló con un texto: use otro modelo.</translation>
    </message>
    <message>
        <source>The language model that reranks is not installed: run `make models`, or set retrieval.reranker to &quot;&quot; in the settings.</source>
        <translation>El modelo de lenguaje que reordena no está instalado: ejecute `make models` o ponga retrieval.reranker en &quot;&quot; en los ajustes.</translation>
    </message>
    <message>
        <source>The language model wrote nothing: the quotes are what was found.</source>
        <translation>El modelo de lenguaje no escribió nada: las citas son lo que se encontró.</translation>
    </message>
    <message>
        <source>The language model: a name from the catalogue.</source>
        <translation>El modelo de lenguaje: un nombre del catálogo.</translation>
    </message>
    <message>
        <source>The language of the window, from its next start on; nothing for that of the computer.</source>
        <translation>El idioma de la ventana, a partir de su próximo inicio; ninguno para el del equipo.</translation>
    </message>
    <message>
        <source>The library file {file} cannot be used. Move it away and index again: your own files are not touched.</source>
        <translation>No se puede usar el archivo de la biblioteca {file}. Apártelo y vuelva a indexar: sus propios archivos no se tocan.</translation>
    </message>
    <message>
        <source>The library in {folder} was made by a newer Carrel: update Carrel, or use another --home.</source>
        <translation>La biblioteca de {folder} la hizo un Carrel más nuevo: actualice Carrel o use otro --home.</translation>
    </message>
    <message>
        <source>The list of your models {file} cannot be written ({cause}): make room there.</source>
        <translation>No se puede escribir la lista de sus modelos {file} ({cause}): libere espacio allí.</translation>
    </message>
    <message>
        <source>The list of your models {file} is damaged: delete it, and add them again.</source>
        <translation>La lista de sus modelos {file} está dañada: bórrela y añádalos de nuevo.</translation>
    </message>
    <message>
        <source>The model file {file} is damaged or of an unknown kind: install it again.</source>
        <translation>El archivo de modelo {file} está dañado o es de un tipo desconocido: instálelo de nuevo.</translation>
    </message>
    <message>
        <source>The model file {file} is damaged: install it again.</source>
        <translation>El archivo de modelo {file} está dañado: instálelo de nuevo.</translation>
    </message>
    <message>
        <source>The model file {path} cannot be read ({cause}): check its path and permissions.</source>
        <translation>No se puede leer el archivo de modelo {path} ({cause}): compruebe su ruta y sus permisos.</translation>
    </message>
    <message>
        <source>The model file {path} is damaged: install it again.</source>
        <translation>El archivo de modelo {path} está dañado: instálelo de nuevo.</translation>
    </message>
    <message>
        <source>The model file {path} is incomplete ({size} of {wanted} bytes): install it again.</source>
        <translation>El archivo de modelo {path} está incompleto ({size} de {wanted} bytes): instálelo de nuevo.</translation>
    </message>
    <message>
        <source>The model has no token that the schema allows here: use another model or schema.</source>
        <translation>El modelo no tiene ningún token que el esquema permita aquí: use otro modelo o esquema.</translation>
    </message>
    <message>
        <source>The model in {folder} does not tell what follows from what: its config.json must name a class &quot;entailment&quot; among two or three.</source>
        <translation>El modelo de {folder} no dice qué se deduce de qué: su config.json debe nombrar una clase «entailment» entre dos o tres.</translation>
    </message>
    <message>
        <source>The model in {folder} gives {num_labels} scores a pair, not one: choose another.</source>
        <translation>El modelo de {folder} da {num_labels} puntuaciones por par, no una: elija otro.</translation>
    </message>
    <message>
        <source>The model wrote no whole sentence about it.</source>
        <translation>El modelo no escribió ninguna frase completa sobre ello.</translation>
    </message>
    <message>
        <source>The model&apos;s chat template is damaged: use another model.</source>
        <translation>La plantilla de chat del modelo está dañada: use otro modelo.</translation>
    </message>
    <message>
        <source>The model&apos;s chat template leaves messages out: use another model.</source>
        <translation>La plantilla de chat del modelo omite mensajes: use otro modelo.</translation>
    </message>
    <message>
        <source>The model&apos;s chat template refused the conversation: use another model.</source>
        <translation>La plantilla de chat del modelo rechazó la conversación: use otro modelo.</translation>
    </message>
    <message>
        <source>The name of a conversation has {longest_name} characters at most: choose a shorter one.</source>
        <translation>El nombre de una conversación tiene {longest_name} caracteres como máximo: elija uno más corto.</translation>
    </message>
    <message>
        <source>The names of some files or folders hold bytes that are no text, and the computer cannot tell of changes to those, so Carrel looks through its folders every second instead. Rename them to change that.</source>
        <translation>Los nombres de algunos archivos o carpetas contienen bytes que no son texto y el equipo no puede avisar de sus cambios, así que Carrel recorre sus carpetas cada segundo. Cámbieles el nombre para evitarlo.</translation>
    </message>
    <message>
        <source>The process that reads files did not start: try again, or restart the computer.</source>
        <translation>El proceso que lee archivos no se inició: inténtelo de nuevo o reinicie el equipo.</translation>
    </message>
    <message>
        <source>The question is too long for the model: {value} tokens with room for an answer, and its window holds {n_ctx}. Shorten it, or enlarge generation.context_window in the settings.</source>
        <translation>La pregunta es demasiado larga para el modelo: {value} tokens con espacio para una respuesta, y su ventana admite {n_ctx}. Acórtela o aumente generation.context_window en los ajustes.</translation>
    </message>
    <message>
        <source>The rest of it can be searched; what is missing is tried again when it changes or you retry it.</source>
        <translation>El resto se puede buscar; lo que falta se intentará de nuevo cuando cambie o usted lo reintente.</translation>
    </message>
    <message>
        <source>The same seed gives the same answer to the same prompt.</source>
        <translation>La misma semilla da la misma respuesta al mismo prompt.</translation>
    </message>
    <message>
        <source>The schema is neither JSON nor a grammar: write a JSON schema, or GBNF with a rule named root.</source>
        <translation>El esquema no es JSON ni una gramática: escriba un esquema JSON o GBNF con una regla llamada root.</translation>
    </message>
    <message>
        <source>The search index could not be made compact: {cause}. Nothing is lost, and it is tried again when files have changed; until then it takes more room and time than it needs.</source>
        <translation>No se pudo compactar el índice de búsqueda: {cause}. No se ha perdido nada y se intentará de nuevo cuando cambien archivos; hasta entonces ocupa más espacio y tiempo de lo necesario.</translation>
    </message>
    <message>
        <source>The search index has to be built anew: index your folders again, or check for changes in the window.</source>
        <translation>Hay que reconstruir el índice de búsqueda: vuelva a indexar sus carpetas o busque cambios en la ventana.</translation>
    </message>
    <message>
        <source>The search index in {folder} cannot be used. Delete that folder and index again: your own files are not touched.</source>
        <translation>No se puede usar el índice de búsqueda de {folder}. Borre esa carpeta y vuelva a indexar: sus propios archivos no se tocan.</translation>
    </message>
    <message>
        <source>The settings file {file} cannot be read: mend or delete it.</source>
        <translation>No se puede leer el archivo de ajustes {file}: repárelo o bórrelo.</translation>
    </message>
    <message>
        <source>The settings file {file} cannot be written ({cause}): check its permissions.</source>
        <translation>No se puede escribir el archivo de ajustes {file} ({cause}): compruebe sus permisos.</translation>
    </message>
    <message>
        <source>The window lets the model write the summaries of your documents while nothing else is to be done.</source>
        <translation>La ventana deja que el modelo escriba los resúmenes de sus documentos mientras no haya otra cosa que hacer.</translation>
    </message>
    <message>
        <source>The window reads files again as soon as they are saved.</source>
        <translation>La ventana vuelve a leer los archivos en cuanto se guardan.</translation>
    </message>
    <message>
        <source>The {role} {entry} is not installed: {way}, or put its files into {value}.</source>
        <translation>{entry} ({role}) no está instalado: {way}, o ponga sus archivos en {value}.</translation>
    </message>
    <message>
        <source>The {setting} under [embedding] leaves no room for the text: shorten it.</source>
        <translation>{setting} bajo [embedding] no deja espacio para el texto: acórtelo.</translation>
    </message>
    <message>
        <source>Then check for changes.</source>
        <translation>Luego busque cambios.</translation>
    </message>
    <message>
        <source>Then retry it.</source>
        <translation>Luego reintente.</translation>
    </message>
    <message>
        <source>Then retry it; if no program opens it, look for another copy.</source>
        <translation>Luego reintente; si ningún programa lo abre, busque otra copia.</translation>
    </message>
    <message>
        <source>There is no LoRA adapter {file}: mend the path in generation.lora, or empty it.</source>
        <translation>No existe el adaptador LoRA {file}: corrija la ruta en generation.lora o vacíela.</translation>
    </message>
    <message>
        <source>There is no answer {number} among your past questions: choose one that carrel history lists.</source>
        <translation>No hay ninguna respuesta {number} entre sus preguntas anteriores: elija una de las que muestra carrel history.</translation>
    </message>
    <message>
        <source>There is no collection “{name}”: none is kept yet. In the window, the pin in the search box keeps a search.</source>
        <translation>No existe la colección «{name}»: todavía no hay ninguna guardada. En la ventana, la chincheta del cuadro de búsqueda guarda una.</translation>
    </message>
    <message>
        <source>There is no collection “{name}”: the library lists those that there are.</source>
        <translation>No existe la colección «{name}»: la biblioteca muestra las que hay.</translation>
    </message>
    <message>
        <source>There is no collection “{name}”: there is {names}.</source>
        <translation>No existe la colección «{name}»: hay {names}.</translation>
    </message>
    <message>
        <source>There is no cross-encoder in {folder}: write the full path of its folder into the settings.</source>
        <translation>No hay ningún cross-encoder en {folder}: escriba la ruta completa de su carpeta en los ajustes.</translation>
    </message>
    <message>
        <source>There is no device {device} here: set device under [generation] to one of {names}.</source>
        <translation>Aquí no hay ningún dispositivo {device}: ponga device bajo [generation] en uno de {names}.</translation>
    </message>
    <message>
        <source>There is no file or folder {path}: check the spelling.</source>
        <translation>No existe ningún archivo ni carpeta {path}: compruebe cómo está escrito.</translation>
    </message>
    <message>
        <source>There is no filter “{name}:”: words are looked for in titles, headings and texts, so leave it out.</source>
        <translation>No existe el filtro «{name}:»: las palabras se buscan en títulos, encabezados y textos, así que quítelo.</translation>
    </message>
    <message>
        <source>There is no model {named}: did you mean {near}? Else name one of {known}, or the path of a file or folder.</source>
        <translation>No existe el modelo {named}: ¿quiso decir {near}? Si no, indique uno de {known} o la ruta de un archivo o carpeta.</translation>
    </message>
    <message>
        <source>There is no model {named}: name one of {known}, or the path of a file or folder.</source>
        <translation>No existe el modelo {named}: indique uno de {known} o la ruta de un archivo o carpeta.</translation>
    </message>
    <message>
        <source>There is no reranker {folder}: set retrieval.reranker in the settings to language-model, or to the full path of a cross-encoder&apos;s folder.</source>
        <translation>No existe el reordenador {folder}: ponga retrieval.reranker en los ajustes en language-model o en la ruta completa de la carpeta de un cross-encoder.</translation>
    </message>
    <message>
        <source>There is no strategy “{written}”: choose one of {strategy}.</source>
        <translation>No existe la estrategia «{written}»: elija una de {strategy}.</translation>
    </message>
    <message>
        <source>There is no support model {folder}: set generation.support_model in the settings to the full path of a folder with an NLI cross-encoder, or to nothing.</source>
        <translation>No existe el modelo de respaldo {folder}: ponga generation.support_model en los ajustes en la ruta completa de una carpeta con un cross-encoder NLI, o en nada.</translation>
    </message>
    <message>
        <source>There is no text in files ending in {suffix}.</source>
        <translation>No hay texto en los archivos que terminan en {suffix}.</translation>
    </message>
    <message>
        <source>There is no type {kind}: name one of {quantizations}.</source>
        <translation>No existe el tipo {kind}: indique uno de {quantizations}.</translation>
    </message>
    <message>
        <source>There is no {manifest} in {folder}: name a folder that carrel models export has written.</source>
        <translation>No hay ningún {manifest} en {folder}: indique una carpeta escrita por carrel models export.</translation>
    </message>
    <message>
        <source>There is no {model_id} in the catalogue: carrel models lists what there is.</source>
        <translation>No hay ningún {model_id} en el catálogo: carrel models muestra lo que hay.</translation>
    </message>
    <message>
        <source>There is no {role} at {path}: mend the path in the settings.</source>
        <translation>No hay ningún modelo ({role}) en {path}: corrija la ruta en los ajustes.</translation>
    </message>
    <message>
        <source>There is no {role} called {model_id}: choose one of {known_ids}, or the full path of your own.</source>
        <translation>No hay ningún modelo ({role}) llamado {model_id}: elija uno de {known_ids} o la ruta completa del suyo.</translation>
    </message>
    <message>
        <source>There is not enough memory for the embedding model: choose a smaller one.</source>
        <translation>No hay memoria suficiente para el modelo de embeddings: elija uno más pequeño.</translation>
    </message>
    <message>
        <source>There is not enough memory for {file} with a window of {window} tokens.</source>
        <translation>No hay memoria suficiente para {file} con una ventana de {window} tokens.</translation>
    </message>
    <message>
        <source>There is not enough memory for {name} with a window of {cells} tokens: lower generation.context_window in the settings.</source>
        <translation>No hay memoria suficiente para {name} con una ventana de {cells} tokens: reduzca generation.context_window en los ajustes.</translation>
    </message>
    <message>
        <source>There is not enough memory to rerank with the language model: use no reranker.</source>
        <translation>No hay memoria suficiente para reordenar con el modelo de lenguaje: no use reordenador.</translation>
    </message>
    <message>
        <source>There is not enough memory to score answers with a window of {window} tokens.</source>
        <translation>No hay memoria suficiente para puntuar respuestas con una ventana de {window} tokens.</translation>
    </message>
    <message>
        <source>There is not enough memory to write {sequences} texts at once: close other programs.</source>
        <translation>No hay memoria suficiente para escribir {sequences} textos a la vez: cierre otros programas.</translation>
    </message>
    <message>
        <source>There is nothing indexed yet: add a folder first.</source>
        <translation>Todavía no hay nada indexado: añada primero una carpeta.</translation>
    </message>
    <message>
        <source>There is nothing to bring back: what was forgotten before the last start is gone.</source>
        <translation>No hay nada que recuperar: lo que se olvidó antes del último inicio ya no está.</translation>
    </message>
    <message>
        <source>There is nothing to look for: type a few words.</source>
        <translation>No hay nada que buscar: escriba unas palabras.</translation>
    </message>
    <message>
        <source>There may be {most} collections: remove one first.</source>
        <translation>Puede haber {most} colecciones: quite una primero.</translation>
    </message>
    <message>
        <source>This JSON schema cannot be followed: use objects, arrays, enums and plain types, and no addresses.</source>
        <translation>No se puede seguir este esquema JSON: use objetos, arrays, enums y tipos simples, y ninguna dirección.</translation>
    </message>
    <message>
        <source>This build of llama.cpp computes on the processor only: CUDA, Metal and Vulkan are not available in this build. To use a graphics processor, install Carrel anew with CMAKE_ARGS=-DGGML_CUDA=on (NVIDIA), -DGGML_METAL=on (Apple) or -DGGML_VULKAN=on (others); README has the commands.</source>
        <translation>Esta compilación de llama.cpp calcula solo en el procesador: CUDA, Metal y Vulkan no están disponibles en ella. Para usar un procesador gráfico, instale Carrel de nuevo con CMAKE_ARGS=-DGGML_CUDA=on (NVIDIA), -DGGML_METAL=on (Apple) o -DGGML_VULKAN=on (otros); README tiene los comandos.</translation>
    </message>
    <message>
        <source>This question has letters in an unknown encoding: type it again.</source>
        <translation>Esta pregunta tiene letras en una codificación desconocida: escríbala de nuevo.</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Hilos</translation>
    </message>
    <message>
        <source>Timing</source>
        <translation>Cronometraje</translation>
    </message>
    <message>
        <source>To read it all the same, write its name after a &quot;!&quot; into a .carrelignore file beside it.</source>
        <translation>Para leerlo de todos modos, escriba su nombre tras un &quot;!&quot; en un archivo .carrelignore a su lado.</translation>
    </message>
    <message>
        <source>Tokens less likely than this share of the likeliest are not considered.</source>
        <translation>No se consideran los tokens menos probables que esta proporción del más probable.</translation>
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
        <translation>Bandeja del sistema</translation>
    </message>
    <message>
        <source>Until then only the other rules hold.</source>
        <translation>Hasta entonces valen solo las demás reglas.</translation>
    </message>
    <message>
        <source>Verbatim sentences are chosen, not written by {strategy}: leave one of the two out.</source>
        <translation>Las frases literales se eligen, no las escribe {strategy}: quite una de las dos cosas.</translation>
    </message>
    <message>
        <source>Verbatim sentences follow no schema: leave one of the two out.</source>
        <translation>Las frases literales no siguen ningún esquema: quite una de las dos cosas.</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>Vigilar</translation>
    </message>
    <message>
        <source>What reads the best passages again to order them: language-model, the full path of a cross-encoder&apos;s folder, or nothing.</source>
        <translation>Lo que vuelve a leer los mejores pasajes para ordenarlos: language-model, la ruta completa de la carpeta de un cross-encoder, o nada.</translation>
    </message>
    <message>
        <source>What the model has read could not be deleted from {folder} ({cause}): delete this folder.</source>
        <translation>Lo que el modelo ha leído no se pudo borrar de {folder} ({cause}): borre esa carpeta.</translation>
    </message>
    <message>
        <source>What was left out of answer {number} has changed since: ask the question anew.</source>
        <translation>Lo que se omitió en la respuesta {number} ha cambiado desde entonces: haga la pregunta de nuevo.</translation>
    </message>
    <message>
        <source>What was measured cannot be written to {file} ({cause}): make room there.</source>
        <translation>Lo medido no se puede escribir en {file} ({cause}): libere espacio allí.</translation>
    </message>
    <message>
        <source>Wide passages</source>
        <translation>Pasajes en preguntas amplias</translation>
    </message>
    <message>
        <source>Without text: {empty}.</source>
        <translation>Sin texto: {empty}.</translation>
    </message>
    <message>
        <source>Write summaries</source>
        <translation>Escribir resúmenes</translation>
    </message>
    <message>
        <source>Write what comes after “{name}:” without a space, as in {value}; in quotation marks it is looked for as text.</source>
        <translation>Escriba sin espacio lo que va después de «{name}:», como en {value}; entre comillas se busca como texto.</translation>
    </message>
    <message>
        <source>Writing summaries</source>
        <translation>Escribiendo resúmenes</translation>
    </message>
    <message>
        <source>Your documents are still being read: ask again in a moment.</source>
        <translation>Sus documentos aún se están leyendo: vuelva a preguntar en un momento.</translation>
    </message>
    <message>
        <source>Your documents do not seem to answer this.</source>
        <translation>Sus documentos no parecen responder a esto.</translation>
    </message>
    <message>
        <source>Your documents support nothing that the language model wrote: the last sentence is theirs.</source>
        <translation>Sus documentos no respaldan nada de lo que escribió el modelo de lenguaje: la última frase es de ellos.</translation>
    </message>
    <message>
        <source>a DjVu scan</source>
        <translation>un escaneo DjVu</translation>
    </message>
    <message>
        <source>a HEIC picture</source>
        <translation>una imagen HEIC</translation>
    </message>
    <message>
        <source>a OneNote section</source>
        <translation>una sección de OneNote</translation>
    </message>
    <message>
        <source>a Photoshop picture</source>
        <translation>una imagen de Photoshop</translation>
    </message>
    <message>
        <source>a RAR archive</source>
        <translation>un archivo comprimido RAR</translation>
    </message>
    <message>
        <source>a Zstandard file</source>
        <translation>un archivo Zstandard</translation>
    </message>
    <message>
        <source>a cabinet archive</source>
        <translation>un archivo comprimido CAB</translation>
    </message>
    <message>
        <source>a compiled help file</source>
        <translation>un archivo de ayuda compilado</translation>
    </message>
    <message>
        <source>a compress (.Z) file</source>
        <translation>un archivo compress (.Z)</translation>
    </message>
    <message>
        <source>a cpio archive</source>
        <translation>un archivo comprimido cpio</translation>
    </message>
    <message>
        <source>a database</source>
        <translation>una base de datos</translation>
    </message>
    <message>
        <source>a film</source>
        <translation>una película</translation>
    </message>
    <message>
        <source>a program</source>
        <translation>un programa</translation>
    </message>
    <message>
        <source>a sound</source>
        <translation>un sonido</translation>
    </message>
    <message>
        <source>a sound or a film</source>
        <translation>un sonido o una película</translation>
    </message>
    <message>
        <source>a winmail.dat (TNEF)</source>
        <translation>un winmail.dat (TNEF)</translation>
    </message>
    <message>
        <source>about a hundred languages</source>
        <translation>unos cien idiomas</translation>
    </message>
    <message>
        <source>an Access database</source>
        <translation>una base de datos de Access</translation>
    </message>
    <message>
        <source>an LZ4 file</source>
        <translation>un archivo LZ4</translation>
    </message>
    <message>
        <source>an Outlook data file</source>
        <translation>un archivo de datos de Outlook</translation>
    </message>
    <message>
        <source>an editor&apos;s backup copies</source>
        <translation>las copias de seguridad de un editor</translation>
    </message>
    <message>
        <source>an office program&apos;s note that a document is open</source>
        <translation>la marca de un programa ofimático de que un documento está abierto</translation>
    </message>
    <message>
        <source>answers more to the point than 135M, still in half a gigabyte</source>
        <translation>respuestas más acertadas que 135M, aún en medio gigabyte</translation>
    </message>
    <message>
        <source>any laptop; short answers from few sentences</source>
        <translation>cualquier portátil; respuestas cortas a partir de pocas frases</translation>
    </message>
    <message>
        <source>ask its sender for the attachments as they are</source>
        <translation>pida a quien lo envió los adjuntos tal como son</translation>
    </message>
    <message>
        <source>beside the answer so far there was no room left in the context window</source>
        <translation>junto a la respuesta hasta el momento no quedaba espacio en la ventana de contexto</translation>
    </message>
    <message>
        <source>careful</source>
        <translation>cauto</translation>
    </message>
    <message>
        <source>checking</source>
        <translation>comprobación</translation>
    </message>
    <message>
        <source>cites word for word</source>
        <translation>cita palabra por palabra</translation>
    </message>
    <message>
        <source>convert it to HTML to make it searchable</source>
        <translation>conviértalo a HTML para que se pueda buscar</translation>
    </message>
    <message>
        <source>convert it to PDF to make it searchable</source>
        <translation>conviértalo a PDF para que se pueda buscar</translation>
    </message>
    <message>
        <source>copying</source>
        <translation>copia</translation>
    </message>
    <message>
        <source>deleted files</source>
        <translation>archivos borrados</translation>
    </message>
    <message>
        <source>downloading</source>
        <translation>descarga</translation>
    </message>
    <message>
        <source>eager</source>
        <translation>dispuesto</translation>
    </message>
    <message>
        <source>embedder</source>
        <translation>modelo de embeddings</translation>
    </message>
    <message>
        <source>entailment</source>
        <translation>modelo NLI</translation>
    </message>
    <message>
        <source>export its folders as mbox or its messages as msg</source>
        <translation>exporte sus carpetas como mbox o sus mensajes como msg</translation>
    </message>
    <message>
        <source>export what you want to search as a table (csv)</source>
        <translation>exporte lo que quiera buscar como tabla (csv)</translation>
    </message>
    <message>
        <source>follows a format</source>
        <translation>sigue un formato</translation>
    </message>
    <message>
        <source>good answers where there are 8 GB to spare</source>
        <translation>buenas respuestas donde sobren 8 GB</translation>
    </message>
    <message>
        <source>installed libraries</source>
        <translation>bibliotecas instaladas</translation>
    </message>
    <message>
        <source>it has been changed or removed since it was left out</source>
        <translation>se ha modificado o quitado desde que se omitió</translation>
    </message>
    <message>
        <source>joining the notes</source>
        <translation>uniendo las notas</translation>
    </message>
    <message>
        <source>language model</source>
        <translation>modelo de lenguaje</translation>
    </message>
    <message>
        <source>loading it once</source>
        <translation>carga de prueba</translation>
    </message>
    <message>
        <source>long documents in English</source>
        <translation>documentos largos en inglés</translation>
    </message>
    <message>
        <source>many languages</source>
        <translation>muchos idiomas</translation>
    </message>
    <message>
        <source>many languages on any laptop</source>
        <translation>muchos idiomas en cualquier portátil</translation>
    </message>
    <message>
        <source>many languages, follows formats</source>
        <translation>muchos idiomas, sigue formatos</translation>
    </message>
    <message>
        <source>many languages, in half a gigabyte</source>
        <translation>muchos idiomas, en medio gigabyte</translation>
    </message>
    <message>
        <source>measuring</source>
        <translation>medición</translation>
    </message>
    <message>
        <source>only the sentences that say most of it were given to the model</source>
        <translation>al modelo solo se le dieron las frases que más dicen de él</translation>
    </message>
    <message>
        <source>print it to a PDF to make it searchable</source>
        <translation>imprímala en un PDF para que se pueda buscar</translation>
    </message>
    <message>
        <source>probing</source>
        <translation>prueba</translation>
    </message>
    <message>
        <source>quantising</source>
        <translation>cuantización</translation>
    </message>
    <message>
        <source>reading part {value} of {parts}</source>
        <translation>leyendo la parte {value} de {parts}</translation>
    </message>
    <message>
        <source>reading passages</source>
        <translation>leyendo pasajes</translation>
    </message>
    <message>
        <source>reading what was left out</source>
        <translation>leyendo lo que se omitió</translation>
    </message>
    <message>
        <source>reasons in steps in two gigabytes</source>
        <translation>razona por pasos en dos gigabytes</translation>
    </message>
    <message>
        <source>reasons in two steps</source>
        <translation>razona en dos pasos</translation>
    </message>
    <message>
        <source>reranker</source>
        <translation>reordenador</translation>
    </message>
    <message>
        <source>save it as JPEG to make its text searchable</source>
        <translation>guárdela como JPEG para que se pueda buscar su texto</translation>
    </message>
    <message>
        <source>save it as PNG or PDF to make its text searchable</source>
        <translation>guárdela como PNG o PDF para que se pueda buscar su texto</translation>
    </message>
    <message>
        <source>says when the text lacks it, and only then</source>
        <translation>dice cuándo no está en el texto, y solo entonces</translation>
    </message>
    <message>
        <source>scoring</source>
        <translation>puntuación</translation>
    </message>
    <message>
        <source>shortened to fit the context window: the sentences worth least for the question were left out</source>
        <translation>acortado para caber en la ventana de contexto: se omitieron las frases que menos valen para la pregunta</translation>
    </message>
    <message>
        <source>the answer was stopped before this was read</source>
        <translation>la respuesta se detuvo antes de leer esto</translation>
    </message>
    <message>
        <source>the best answers for four gigabytes</source>
        <translation>las mejores respuestas para cuatro gigabytes</translation>
    </message>
    <message>
        <source>the largest of its family; follows formats</source>
        <translation>el mayor de su familia; sigue formatos</translation>
    </message>
    <message>
        <source>there was no room left in the context window</source>
        <translation>no quedaba espacio en la ventana de contexto</translation>
    </message>
    <message>
        <source>there were too many documents beside it</source>
        <translation>había demasiados documentos junto a él</translation>
    </message>
    <message>
        <source>timing</source>
        <translation>cronometraje</translation>
    </message>
    <message>
        <source>translates</source>
        <translation>traduce</translation>
    </message>
    <message>
        <source>unpack it to make its files searchable</source>
        <translation>desempaquételo para que se puedan buscar sus archivos</translation>
    </message>
    <message>
        <source>{blank} of {pages} pages hold no text that can be read.</source>
        <translation>{blank} de {pages} páginas no contienen texto legible.</translation>
    </message>
    <message>
        <source>{chosen} is a folder: name one of the files in it.</source>
        <translation>{chosen} es una carpeta: indique uno de los archivos que contiene.</translation>
    </message>
    <message>
        <source>{failed} not recognised, because Tesseract failed: save a copy as PNG.</source>
        <translation>{failed} sin reconocer, porque Tesseract falló: guarde una copia como PNG.</translation>
    </message>
    <message>
        <source>{file} does not say how it makes one vector of a text, so it is no embedding model: choose another.</source>
        <translation>{file} no dice cómo hace un vector de un texto, así que no es un modelo de embeddings: elija otro.</translation>
    </message>
    <message>
        <source>{file} is damaged: export the models again.</source>
        <translation>{file} está dañado: exporte los modelos de nuevo.</translation>
    </message>
    <message>
        <source>{file} is damaged: it has the name and size of {entry}, not its content. Get it again.</source>
        <translation>{file} está dañado: tiene el nombre y el tamaño de {entry}, no su contenido. Obténgalo de nuevo.</translation>
    </message>
    <message>
        <source>{file} is no LoRA adapter: name a GGUF file that was made as one.</source>
        <translation>{file} no es un adaptador LoRA: indique un archivo GGUF hecho como tal.</translation>
    </message>
    <message>
        <source>{file} is not an embedding model but a reranker: choose another.</source>
        <translation>{file} no es un modelo de embeddings sino un reordenador: elija otro.</translation>
    </message>
    <message>
        <source>{file} is not an embedding model of the BERT kind but a model of the kind {architecture}: choose another.</source>
        <translation>{file} no es un modelo de embeddings del tipo BERT sino un modelo del tipo {architecture}: elija otro.</translation>
    </message>
    <message>
        <source>{file} was not written by this Carrel, or is damaged: export the models again.</source>
        <translation>{file} no lo escribió este Carrel o está dañado: exporte los modelos de nuevo.</translation>
    </message>
    <message>
        <source>{folder} cannot be written ({cause}): make room there, or choose another folder.</source>
        <translation>No se puede escribir {folder} ({cause}): libere espacio allí o elija otra carpeta.</translation>
    </message>
    <message>
        <source>{folder} cannot be written ({cause}): make room there.</source>
        <translation>No se puede escribir {folder} ({cause}): libere espacio allí.</translation>
    </message>
    <message>
        <source>{folder} has room for {free} bytes, and {wanted} are wanted: make room there.</source>
        <translation>{folder} tiene sitio para {free} bytes y se necesitan {wanted}: libere espacio allí.</translation>
    </message>
    <message>
        <source>{message} The collection “{collection}” looks for this.</source>
        <translation>{message} Eso busca la colección «{collection}».</translation>
    </message>
    <message>
        <source>{source} cannot be read ({cause}): look at the disk it lies on.</source>
        <translation>No se puede leer {source} ({cause}): revise el disco en el que está.</translation>
    </message>
    <message>
        <source>{folder} is not a cross-encoder: it must be a folder that holds a config.json.</source>
        <translation>{folder} no es un cross-encoder: debe ser una carpeta que contenga un config.json.</translation>
    </message>
    <message>
        <source>A collection has a name, and something that is looked for.</source>
        <translation>Una colección tiene un nombre y algo que se busca.</translation>
    </message>
    <message>
        <source>There is no collection “{name}”: the nearest is {written}.</source>
        <translation>No existe la colección «{name}»: la más parecida es {written}.</translation>
    </message>
    <message>
        <source>{folder} is not in the library: add it with carrel index.</source>
        <translation>{folder} no está en la biblioteca: añádala con carrel index.</translation>
    </message>
    <message>
        <source>{longest} prompt tokens and {most_tokens} to be written do not fit a window of {window}.</source>
        <translation>{longest} tokens de prompt y {most_tokens} por escribir no caben en una ventana de {window}.</translation>
    </message>
    <message>
        <source>{message} Until then everything is searched with {active}.</source>
        <translation>{message} Hasta entonces todo se busca con {active}.</translation>
    </message>
    <message>
        <source>{missing} chapters are damaged and were left out.</source>
        <translation>{missing} capítulos están dañados y se omitieron.</translation>
    </message>
    <message>
        <source>{model_folder} is not a complete sentence-transformers model: install it again.</source>
        <translation>{model_folder} no es un modelo de sentence-transformers completo: instálelo de nuevo.</translation>
    </message>
    <message>
        <source>{model_id} came with the program and stays with it.</source>
        <translation>{model_id} vino con el programa y se queda con él.</translation>
    </message>
    <message>
        <source>{model_id} is damaged: {value} is not what it should be. Get it again.</source>
        <translation>{model_id} está dañado: {value} no es lo que debería ser. Obténgalo de nuevo.</translation>
    </message>
    <message>
        <source>{model_id} is no language model, and only these are foretold.</source>
        <translation>{model_id} no es un modelo de lenguaje, y solo estos se prevén.</translation>
    </message>
    <message>
        <source>{models} has room for {free} bytes, and {missing} are missing: make room there.</source>
        <translation>{models} tiene sitio para {free} bytes y faltan {missing}: libere espacio allí.</translation>
    </message>
    <message>
        <source>{model} has weights of {kind} already: name another kind.</source>
        <translation>{model} ya tiene pesos de {kind}: indique otro tipo.</translation>
    </message>
    <message>
        <source>{model} is no language model, and only these are quantised.</source>
        <translation>{model} no es un modelo de lenguaje, y solo estos se cuantizan.</translation>
    </message>
    <message>
        <source>{model} is no language model, and only these are timed.</source>
        <translation>{model} no es un modelo de lenguaje, y solo estos se cronometran.</translation>
    </message>
    <message>
        <source>{model} needs PyTorch and sentence-transformers, which this Carrel comes without: choose another model (a BERT or a GGUF file as the embedder), or install the full flavour, as README says.</source>
        <translation>{model} necesita PyTorch y sentence-transformers, que este Carrel no incluye: elija otro modelo (un BERT o un archivo GGUF como modelo de embeddings) o instale la versión completa, como dice README.</translation>
    </message>
    <message>
        <source>{named} is in use: choose another {role} first, then remove it.</source>
        <translation>{named} está en uso: elija primero otro modelo ({role}) y luego quítelo.</translation>
    </message>
    <message>
        <source>{named} is no embedder, and only an embedder wants prefixes: leave them out.</source>
        <translation>{named} no es un modelo de embeddings, y solo estos quieren prefijos: quítelos.</translation>
    </message>
    <message>
        <source>{named} is not among your models: carrel models lists them.</source>
        <translation>{named} no está entre sus modelos: carrel models los muestra.</translation>
    </message>
    <message>
        <source>{names} could help, and is left alone as gpu_layers = 0 says.</source>
        <translation>{names} podría ayudar y no se usa, como dice gpu_layers = 0.</translation>
    </message>
    <message>
        <source>{name} cannot be read from the disk ({cause}): check that it is there and you may read it.</source>
        <translation>No se puede leer {name} del disco ({cause}): compruebe que está ahí y que puede leerlo.</translation>
    </message>
    <message>
        <source>{name} could not be understood: open it in the program it was made with and save it again.</source>
        <translation>{name} no se pudo entender: ábralo en el programa con el que se hizo y guárdelo de nuevo.</translation>
    </message>
    <message>
        <source>{name} crashed the process that read it: open it in the program it was made with and save it again.</source>
        <translation>{name} hizo fallar el proceso que lo leía: ábralo en el programa con el que se hizo y guárdelo de nuevo.</translation>
    </message>
    <message>
        <source>{name} needs more memory than a file may take: raise reading.memory_mb in the settings or split the file, then index this file by its name.</source>
        <translation>{name} necesita más memoria de la que puede ocupar un archivo: aumente reading.memory_mb en los ajustes o divida el archivo, y luego indéxelo por su nombre.</translation>
    </message>
    <message>
        <source>{name} took longer than {seconds} seconds to read: raise reading.seconds_per_file in the settings or split the file, then index it by its name.</source>
        <translation>Leer {name} tardó más de {seconds} segundos: aumente reading.seconds_per_file en los ajustes o divida el archivo, y luego indéxelo por su nombre.</translation>
    </message>
    <message>
        <source>{name} unpacks to far more than a document holds.</source>
        <translation>{name} se desempaqueta en mucho más de lo que contiene un documento.</translation>
    </message>
    <message>
        <source>{name}: it could not be understood.</source>
        <translation>{name}: no se pudo entender.</translation>
    </message>
    <message>
        <source>{passed_over} not searched for text.</source>
        <translation>{passed_over} sin buscar texto.</translation>
    </message>
    <message>
        <source>{path} cannot be deleted ({cause}): close other windows of Carrel, or delete it by hand.</source>
        <translation>No se puede borrar {path} ({cause}): cierre otras ventanas de Carrel o bórrelo a mano.</translation>
    </message>
    <message>
        <source>{path} cannot be read ({cause}): check its permissions.</source>
        <translation>No se puede leer {path} ({cause}): compruebe sus permisos.</translation>
    </message>
    <message>
        <source>{path} could not be cut into passages because of a mistake of Carrel&apos;s own: carrel.log in its home says where. Save the file in another format to have it read.</source>
        <translation>{path} no se pudo dividir en pasajes por un error propio de Carrel: carrel.log en su carpeta dice dónde. Guarde el archivo en otro formato para que se lea.</translation>
    </message>
    <message>
        <source>{path} could not be loaded within {limit} seconds: choose another, or add it again.</source>
        <translation>{path} no se pudo cargar en {limit} segundos: elija otro o añádalo de nuevo.</translation>
    </message>
    <message>
        <source>{path} does not exist: name a GGUF file, or a folder that holds a model.</source>
        <translation>{path} no existe: indique un archivo GGUF o una carpeta que contenga un modelo.</translation>
    </message>
    <message>
        <source>{path} does not look like text, although its name says so: check what made it.</source>
        <translation>{path} no parece texto, aunque su nombre lo diga: compruebe qué lo creó.</translation>
    </message>
    <message>
        <source>{path} ended the process that it was first loaded in ({exit_code}), so it is not used: get a newer copy of it, or choose another.</source>
        <translation>{path} terminó el proceso en el que se cargó por primera vez ({exit_code}), así que no se usa: obtenga una copia más nueva o elija otro.</translation>
    </message>
    <message>
        <source>{path} has more points than a picture can have: make it smaller and save it again.</source>
        <translation>{path} tiene más puntos de los que puede tener una imagen: redúzcala y guárdela de nuevo.</translation>
    </message>
    <message>
        <source>{path} has no passage at {start}: its last one ends at {end}.</source>
        <translation>{path} no tiene ningún pasaje en {start}: el último termina en {end}.</translation>
    </message>
    <message>
        <source>{path} has no passages yet: wait until it has been read.</source>
        <translation>{path} aún no tiene pasajes: espere a que se haya leído.</translation>
    </message>
    <message>
        <source>{path} has nothing that could be summarised: index its folder once more.</source>
        <translation>{path} no tiene nada que se pueda resumir: indexe su carpeta una vez más.</translation>
    </message>
    <message>
        <source>{path} has {page_count} pages now, so page {page} cannot be shown.</source>
        <translation>{path} tiene ahora {page_count} páginas, así que la página {page} no se puede mostrar.</translation>
    </message>
    <message>
        <source>{path} holds no address and no event: export it again from where it came from.</source>
        <translation>{path} no contiene ninguna dirección ni evento: expórtelo de nuevo desde donde vino.</translation>
    </message>
    <message>
        <source>{path} holds no mail: it has no line like From, To or Subject.</source>
        <translation>{path} no contiene correo: no tiene ninguna línea como From, To o Subject.</translation>
    </message>
    <message>
        <source>{path} holds no model: choose a folder with a config.json, or a GGUF file.</source>
        <translation>{path} no contiene ningún modelo: elija una carpeta con un config.json o un archivo GGUF.</translation>
    </message>
    <message>
        <source>{path} holds no subtitles: check what made it.</source>
        <translation>{path} no contiene subtítulos: compruebe qué lo creó.</translation>
    </message>
    <message>
        <source>{path} holds no text, and none was found in pictures on its pages.</source>
        <translation>{path} no contiene texto y tampoco se encontró en las imágenes de sus páginas.</translation>
    </message>
    <message>
        <source>{path} holds no text.</source>
        <translation>{path} no contiene texto.</translation>
    </message>
    <message>
        <source>{path} holds no web page, or is damaged: open it in a browser and save it again.</source>
        <translation>{path} no contiene ninguna página web o está dañado: ábralo en un navegador y guárdelo de nuevo.</translation>
    </message>
    <message>
        <source>{path} is a GGUF file of version {version}, and Carrel reads 2 and 3: get a newer copy of it.</source>
        <translation>{path} es un archivo GGUF de la versión {version}, y Carrel lee la 2 y la 3: obtenga una copia más nueva.</translation>
    </message>
    <message>
        <source>{path} is a LoRA adapter and no model: name it as lora under [generation] in the settings.</source>
        <translation>{path} es un adaptador LoRA y no un modelo: indíquelo como lora bajo [generation] en los ajustes.</translation>
    </message>
    <message>
        <source>{path} is a link that leads in a circle: mend it.</source>
        <translation>{path} es un enlace que da vueltas en círculo: repárelo.</translation>
    </message>
    <message>
        <source>{path} is a picture in which no text was found.</source>
        <translation>{path} es una imagen en la que no se encontró texto.</translation>
    </message>
    <message>
        <source>{path} is damaged or not XML: open it in the program it was made with and save it again.</source>
        <translation>{path} está dañado o no es XML: ábralo en el programa con el que se hizo y guárdelo de nuevo.</translation>
    </message>
    <message>
        <source>{path} is damaged or not a PDF: open it in a PDF viewer and save it again.</source>
        <translation>{path} está dañado o no es un PDF: ábralo en un visor de PDF y guárdelo de nuevo.</translation>
    </message>
    <message>
        <source>{path} is damaged or not a picture: open it in an image viewer and save it again.</source>
        <translation>{path} está dañado o no es una imagen: ábralo en un visor de imágenes y guárdelo de nuevo.</translation>
    </message>
    <message>
        <source>{path} is damaged: make it again from the original files.</source>
        <translation>{path} está dañado: créelo de nuevo a partir de los archivos originales.</translation>
    </message>
    <message>
        <source>{path} is damaged: open it in the program it was made with and save it again.</source>
        <translation>{path} está dañado: ábralo en el programa con el que se hizo y guárdelo de nuevo.</translation>
    </message>
    <message>
        <source>{path} is locked with a password: save a copy without one to make it searchable.</source>
        <translation>{path} está bloqueado con una contraseña: guarde una copia sin ella para que se pueda buscar.</translation>
    </message>
    <message>
        <source>{path} is locked with a password: unpack it, or save a copy without one, to make it searchable.</source>
        <translation>{path} está bloqueado con una contraseña: desempaquételo o guarde una copia sin ella para que se pueda buscar.</translation>
    </message>
    <message>
        <source>{path} is no kind of file that Carrel can read.</source>
        <translation>{path} no es un tipo de archivo que Carrel pueda leer.</translation>
    </message>
    <message>
        <source>{path} is no notebook, or a damaged one: open it in Jupyter and save it again.</source>
        <translation>{path} no es un cuaderno o está dañado: ábralo en Jupyter y guárdelo de nuevo.</translation>
    </message>
    <message>
        <source>{path} is no web page, or a damaged one: save it again in a browser.</source>
        <translation>{path} no es una página web o está dañada: guárdela de nuevo en un navegador.</translation>
    </message>
    <message>
        <source>{path} is no {role}: it must be a folder that holds a config.json.</source>
        <translation>{path} no es un modelo ({role}): debe ser una carpeta que contenga un config.json.</translation>
    </message>
    <message>
        <source>{path} is not a GGUF model: install it again or choose another.</source>
        <translation>{path} no es un modelo GGUF: instálelo de nuevo o elija otro.</translation>
    </message>
    <message>
        <source>{path} is not a file of the library: add it or its folder with carrel index.</source>
        <translation>{path} no es un archivo de la biblioteca: añádalo, o su carpeta, con carrel index.</translation>
    </message>
    <message>
        <source>{path} is not an embedding model: it must be a folder that holds a tokenizer.json, or a GGUF file.</source>
        <translation>{path} no es un modelo de embeddings: debe ser una carpeta que contenga un tokenizer.json, o un archivo GGUF.</translation>
    </message>
    <message>
        <source>{path} is not in the library: add it or its folder with carrel index.</source>
        <translation>{path} no está en la biblioteca: añádalo, o su carpeta, con carrel index.</translation>
    </message>
    <message>
        <source>{path} is not one of the library&apos;s folders: carrel status lists them.</source>
        <translation>{path} no es una de las carpetas de la biblioteca: carrel status las muestra.</translation>
    </message>
    <message>
        <source>{path} is not valid JSON; read as text.</source>
        <translation>{path} no es JSON válido; se leyó como texto.</translation>
    </message>
    <message>
        <source>{path} is not well-formed XML; read as text.</source>
        <translation>{path} no es XML bien formado; se leyó como texto.</translation>
    </message>
    <message>
        <source>{path} is of no kind that Carrel knows.</source>
        <translation>{path} no es de ningún tipo que Carrel conozca.</translation>
    </message>
    <message>
        <source>{path} is one of {parts} files of a model and not the first: choose that one.</source>
        <translation>{path} es uno de los {parts} archivos de un modelo y no el primero: elija ese.</translation>
    </message>
    <message>
        <source>{path} is the eye of a language model that sees, and no model by itself: choose another.</source>
        <translation>{path} es el ojo de un modelo de lenguaje que ve, y no es un modelo por sí solo: elija otro.</translation>
    </message>
    <message>
        <source>{path} is the first of {parts} files, and its name does not say so: call it NAME-00001-of-{parts}.gguf, and the others likewise.</source>
        <translation>{path} es el primero de {parts} archivos y su nombre no lo dice: llámelo NAME-00001-of-{parts}.gguf, y los demás igual.</translation>
    </message>
    <message>
        <source>{path} is {what}, which Carrel cannot read.</source>
        <translation>{path} es {what}, algo que Carrel no puede leer.</translation>
    </message>
    <message>
        <source>{path} is {what}, which Carrel cannot read: {remedy}.</source>
        <translation>{path} es {what}, algo que Carrel no puede leer: {remedy}.</translation>
    </message>
    <message>
        <source>{path} was saved again and again while it was read: it is read when it rests.</source>
        <translation>{path} se guardó una y otra vez mientras se leía: se leerá cuando repose.</translation>
    </message>
    <message>
        <source>{path} was stopped by the system while it was loaded, most likely for lack of memory: choose a smaller model, or close other programs and add it again.</source>
        <translation>El sistema detuvo {path} mientras se cargaba, probablemente por falta de memoria: elija un modelo más pequeño, o cierre otros programas y añádalo de nuevo.</translation>
    </message>
    <message>
        <source>{prompt} prompt tokens and {most_tokens} for the answer do not fit the model&apos;s window of {context_window}: enlarge generation.context_window in the settings.</source>
        <translation>{prompt} tokens de prompt y {most_tokens} para la respuesta no caben en la ventana del modelo de {context_window}: aumente generation.context_window en los ajustes.</translation>
    </message>
    <message>
        <source>{source} ended the process that turned it into {kind} ({exit_code}): choose another kind, or get a newer copy of it.</source>
        <translation>{source} terminó el proceso que lo convertía en {kind} ({exit_code}): elija otro tipo u obtenga una copia más nueva.</translation>
    </message>
    <message>
        <source>{source} has weights of {said} already, and would lose more: take a file of F16 or Q8_0, or say --again.</source>
        <translation>{source} ya tiene pesos de {said} y perdería más: tome un archivo de F16 o Q8_0, o diga --again.</translation>
    </message>
    <message>
        <source>{source} is no longer the model that made the vectors: run carrel index.</source>
        <translation>{source} ya no es el modelo que hizo los vectores: ejecute carrel index.</translation>
    </message>
    <message>
        <source>{source} was not turned into {kind} within {limit} seconds: try a smaller one.</source>
        <translation>{source} no se convirtió en {kind} en {limit} segundos: pruebe uno más pequeño.</translation>
    </message>
    <message>
        <source>{target} cannot be written ({cause}): make room there.</source>
        <translation>No se puede escribir {target} ({cause}): libere espacio allí.</translation>
    </message>
    <message>
        <source>{target} is there already: carrel models remove {target1} deletes it.</source>
        <translation>{target} ya existe: carrel models remove {target1} lo borra.</translation>
    </message>
    <message>
        <source>{value} more of the files inside could not be read either.</source>
        <translation>Otros {value} de los archivos que contiene tampoco se pudieron leer.</translation>
    </message>
    <message>
        <source>{value}: {layers} of the language model.</source>
        <translation>{value}: {layers} del modelo de lenguaje.</translation>
    </message>
    <message>
        <source>“{value}” is not a date: write {field}:2024, {field}:2024-03 or {field}:2024-03-05.</source>
        <translation>«{value}» no es una fecha: escriba {field}:2024, {field}:2024-03 o {field}:2024-03-05.</translation>
    </message>
    <message>
        <source>“{value}” is not a language: write its code of two letters, as in lang:en or lang:de.</source>
        <translation>«{value}» no es un idioma: escriba su código de dos letras, como en lang:en o lang:de.</translation>
    </message>
</context>
</TS>

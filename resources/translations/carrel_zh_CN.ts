<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>Your documents, questions and answers stay on this computer. Carrel opens a connection only when you press Get for a model, and only where downloads are allowed above.</source>
        <translation>您的文档、提问和回答都留在这台电脑上。只有当您为某个模型按下“下载”，并且上方允许下载时，Carrel 才会建立连接。</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新查看</translation>
    </message>
    <message>
        <source>Whose work is in it</source>
        <translation>所用组件与许可</translation>
    </message>
    <message>
        <source>About Carrel</source>
        <translation>关于 Carrel</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>版本 {version}</translation>
    </message>
    <message>
        <source>The connections could not be counted. {reason}</source>
        <translation>无法统计连接数。{reason}</translation>
    </message>
    <message>
        <source>Copy this licence</source>
        <translation>复制此许可证</translation>
    </message>
    <message>
        <source>Qt and PySide6 are used under the LGPL, version 3. They are dynamic libraries of their own, beside Carrel in its folder: you may change them, and put your own versions in their place.</source>
        <translation>Qt 和 PySide6 依据 LGPL 第 3 版使用。它们是 Carrel 文件夹中独立的动态库：您可以修改它们，并换上您自己的版本。</translation>
    </message>
    <message>
        <source>Licence of {name}</source>
        <translation>{name} 的许可证</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>软件包</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>软件包</translation>
    </message>
    <message>
        <source>It comes without the text of its licence.</source>
        <translation>未附许可证文本。</translation>
    </message>
    <message numerus="yes">
        <source>{n} connection of {processes} just now: {where}.</source>
        <comment>{n} connections of {processes} just now: {where}.</comment>
        <translation>
            <numerusform>Carrel（{processes}）目前有 {n} 个连接：{where}。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>its one process</source>
        <comment>its {n} processes</comment>
        <translation>
            <numerusform>{n} 个进程</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>0 connections: its one process has no connection to any network just now.</source>
        <comment>0 connections: its {n} processes have no connection to any network just now.</comment>
        <translation>
            <numerusform>0 个连接：它的 {n} 个进程目前没有连接到任何网络。</numerusform>
        </translation>
    </message>
    <message>
        <source>The system lets nobody look at {count} of them.</source>
        <translation>其中 {count} 个进程系统不允许查看。</translation>
    </message>
    <message>
        <source>Indexing progress</source>
        <translation>索引进度</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel indexing</source>
        <translation>取消索引</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Show the documents that failed</source>
        <translation>显示失败的文档</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Indexing stopped. What was read stays searchable.</source>
        <translation>索引已停止。已读取的内容仍可搜索。</translation>
    </message>
    <message>
        <source>Indexing goes on as soon as the engine is back.</source>
        <translation>引擎恢复后将继续索引。</translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation>正在停止……</translation>
    </message>
    <message>
        <source>Paused before the first document.</source>
        <translation>在读取第一个文档之前已暂停。</translation>
    </message>
    <message>
        <source>Looking for documents …</source>
        <translation>正在查找文档……</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Resume indexing</source>
        <translation>继续索引</translation>
    </message>
    <message>
        <source>Pause indexing</source>
        <translation>暂停索引</translation>
    </message>
    <message>
        <source>Paused at {name}. What was read is searchable.</source>
        <translation>已在 {name} 处暂停。已读取的内容可以搜索。</translation>
    </message>
    <message>
        <source>Paused. What was read is searchable.</source>
        <translation>已暂停。已读取的内容可以搜索。</translation>
    </message>
    <message>
        <source>Reading {name}</source>
        <translation>正在读取 {name}</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>正在读取……</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} / {total}</translation>
    </message>
    <message>
        <source>{rate} files/s</source>
        <translation>{rate} 个文件/秒</translation>
    </message>
    <message>
        <source>{count} read</source>
        <translation>已读取 {count} 个</translation>
    </message>
    <message>
        <source>{count} unchanged</source>
        <translation>未更改 {count} 个</translation>
    </message>
    <message>
        <source>{count} removed</source>
        <translation>已移除 {count} 个</translation>
    </message>
    <message>
        <source>{count} skipped</source>
        <translation>已跳过 {count} 个</translation>
    </message>
    <message>
        <source>{count} failed</source>
        <translation>失败 {count} 个</translation>
    </message>
    <message>
        <source>No documents were found there.</source>
        <translation>那里没有找到文档。</translation>
    </message>
    <message>
        <source>Documents: {counts}.</source>
        <translation>文档：{counts}。</translation>
    </message>
    <message>
        <source>Edit question</source>
        <translation>编辑问题</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>再次提问</translation>
    </message>
    <message>
        <source>Export the conversation up to here</source>
        <translation>导出到此为止的对话</translation>
    </message>
    <message>
        <source>Save the answer as a note</source>
        <translation>将回答保存为笔记</translation>
    </message>
    <message>
        <source>Answer anyway</source>
        <translation>仍然回答</translation>
    </message>
    <message>
        <source>Let the nearest passages be answered from, however little they seem to say</source>
        <translation>即使最接近的段落似乎说得不多，也根据它们来回答</translation>
    </message>
    <message>
        <source>Ask again in another way</source>
        <translation>换一种方式再次提问</translation>
    </message>
    <message>
        <source>In other words</source>
        <translation>换一种说法</translation>
    </message>
    <message>
        <source>From what was left out</source>
        <translation>根据被略去的内容</translation>
    </message>
    <message>
        <source>Ask again, and choose how the answer is written</source>
        <translation>再次提问，并选择回答的撰写方式</translation>
    </message>
    <message>
        <source>Another way</source>
        <translation>其他方式</translation>
    </message>
    <message>
        <source>Call {number}, the answer: {read}</source>
        <translation>第 {number} 次调用，回答：{read}</translation>
    </message>
    <message>
        <source>Call {number}, the answer again: {read}</source>
        <translation>第 {number} 次调用，再次回答：{read}</translation>
    </message>
    <message>
        <source>Call {number}, notes: {read}</source>
        <translation>第 {number} 次调用，笔记：{read}</translation>
    </message>
    <message>
        <source>Call {number}, the notes together: {read}</source>
        <translation>第 {number} 次调用，合并笔记：{read}</translation>
    </message>
    <message>
        <source>Call {number}, how well a sentence answers: {read}</source>
        <translation>第 {number} 次调用，判断句子的切题程度：{read}</translation>
    </message>
    <message>
        <source>in {count} calls (each given the answer so far)</source>
        <translation>共 {count} 次调用（每次都给出目前的回答）</translation>
    </message>
    <message>
        <source>in {count} calls (notes, then joined)</source>
        <translation>共 {count} 次调用（先做笔记，再合并）</translation>
    </message>
    <message>
        <source>in {count} calls (one for each sentence)</source>
        <translation>共 {count} 次调用（每个句子一次）</translation>
    </message>
    <message>
        <source>Looking through your documents</source>
        <translation>正在查找您的文档</translation>
    </message>
    <message>
        <source>From your documents</source>
        <translation>来自您的文档</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>正在撰写</translation>
    </message>
    <message>
        <source>Follows</source>
        <translation>承接</translation>
    </message>
    <message>
        <source>Beside it</source>
        <translation>同级提问</translation>
    </message>
    <message>
        <source>No language model is installed, so the quotes are the answer.</source>
        <translation>没有安装语言模型，因此以引文作为回答。</translation>
    </message>
    <message>
        <source>You stopped this answer before it was complete.</source>
        <translation>您在此回答完成之前将其停止了。</translation>
    </message>
    <message>
        <source>With what it leans on of the question before.</source>
        <translation>已补上它所依赖的上一个问题的内容。</translation>
    </message>
    <message>
        <source>Asked as: {words}</source>
        <translation>实际提问：{words}</translation>
    </message>
    <message>
        <source>Shaded</source>
        <translation>底色</translation>
    </message>
    <message>
        <source>Nothing in your documents supports it.</source>
        <translation>您的文档中没有内容支持它。</translation>
    </message>
    <message>
        <source>Underlined</source>
        <translation>下划线</translation>
    </message>
    <message>
        <source>This name or number is in none of the passages found.</source>
        <translation>这个名称或数字不在任何找到的段落中。</translation>
    </message>
    <message>
        <source>Nothing found in your documents supports this sentence.</source>
        <translation>在您的文档中没有找到支持这句话的内容。</translation>
    </message>
    <message>
        <source>“{words}”</source>
        <translation>“{words}”</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Not in your notes</source>
        <translation>您的笔记中没有</translation>
    </message>
    <message>
        <source>What comes nearest</source>
        <translation>最接近的内容</translation>
    </message>
    <message>
        <source>The nearest passages</source>
        <translation>最接近的段落</translation>
    </message>
    <message numerus="yes">
        <source>{n} passage read</source>
        <comment>{n} passages read</comment>
        <translation>
            <numerusform>已读取 {n} 个段落</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} left out</source>
        <translation>略去 {count} 个</translation>
    </message>
    <message>
        <source>nothing left out</source>
        <translation>没有略去</translation>
    </message>
    <message>
        <source>Everything that was found was read.</source>
        <translation>找到的内容已全部读取。</translation>
    </message>
    <message>
        <source>Hide details</source>
        <translation>隐藏详情</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Read</source>
        <comment>participle</comment>
        <translation>已读取</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>已略去</translation>
    </message>
    <message>
        <source>Shortened: the answer to an earlier question, to its first sentences</source>
        <translation>已缩短：较早问题的回答只保留开头几句</translation>
    </message>
    <message numerus="yes">
        <source>Left out: {n} earlier question</source>
        <comment>Left out: {n} earlier questions</comment>
        <translation>
            <numerusform>已略去：{n} 个较早的问题</numerusform>
        </translation>
    </message>
    <message>
        <source>{used} tokens read and {free} kept free for the answer, of {window} that the model sees at once, in the fullest of its calls.</source>
        <translation>在最满的一次调用中，模型一次可见 {window} 个词元，其中读取了 {used} 个，为回答预留了 {free} 个。</translation>
    </message>
    <message>
        <source>{used} tokens read and {free} kept free for the answer, of {window} that the model sees at once.</source>
        <translation>模型一次可见 {window} 个词元，其中读取了 {used} 个，为回答预留了 {free} 个。</translation>
    </message>
    <message>
        <source>{asked} tokens of instructions and question, {passages} of passages and {drafts} of what it wrote before, {free} kept free</source>
        <translation>指令和问题 {asked} 个词元，段落 {passages} 个，先前撰写的内容 {drafts} 个，预留 {free} 个</translation>
    </message>
    <message>
        <source>{asked} tokens of instructions and question, {passages} of passages, {free} kept free</source>
        <translation>指令和问题 {asked} 个词元，段落 {passages} 个，预留 {free} 个</translation>
    </message>
    <message numerus="yes">
        <source>{n} token</source>
        <comment>{n} tokens</comment>
        <translation>
            <numerusform>{n} 个词元</numerusform>
        </translation>
    </message>
    <message>
        <source>in call {number}</source>
        <translation>在第 {number} 次调用中</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>已略去</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
    <message>
        <source>Carrel has forgotten “{question}”.</source>
        <translation>Carrel 已删除“{question}”。</translation>
    </message>
    <message numerus="yes">
        <source>Carrel has forgotten “{question}” and the answer that followed it.</source>
        <comment>Carrel has forgotten “{question}” and the {n} answers that followed it.</comment>
        <translation>
            <numerusform>Carrel 已删除“{question}”以及其后的 {n} 个回答。</numerusform>
        </translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂时不要</translation>
    </message>
    <message>
        <source>You stopped this answer.</source>
        <translation>您已停止此回答。</translation>
    </message>
    <message>
        <source>The questions are read from the benchmark’s own published files, which you have in a folder on this computer. It takes minutes to hours, can be cancelled at any moment, and then goes on where it was.</source>
        <translation>问题取自该基准测试公开发布的文件，这些文件位于这台电脑的某个文件夹中。测试需要几分钟到几小时，可随时取消，之后会从中断处继续。</translation>
    </message>
    <message>
        <source>Benchmark</source>
        <translation>基准测试</translation>
    </message>
    <message>
        <source>Questions at most</source>
        <translation>最多问题数</translation>
    </message>
    <message>
        <source>all questions</source>
        <translation>所有问题</translation>
    </message>
    <message>
        <source> questions</source>
        <translation> 个问题</translation>
    </message>
    <message>
        <source>Choose its folder …</source>
        <translation>选择其文件夹……</translation>
    </message>
    <message>
        <source>The files of {benchmark}</source>
        <translation>{benchmark} 的文件</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>网页 (*.html)</translation>
    </message>
    <message>
        <source>{file} says no format: end it with {endings}.</source>
        <translation>{file} 没有说明格式：请使用下列后缀之一：{endings}。</translation>
    </message>
    <message>
        <source>The conversation is in {file}.</source>
        <translation>对话已写入 {file}。</translation>
    </message>
    <message>
        <source>{file} cannot be written: choose another folder.</source>
        <translation>无法写入 {file}：请选择其他文件夹。</translation>
    </message>
    <message>
        <source>Export the conversation</source>
        <translation>导出对话</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>{place}: a sentence of the summary comes from here</source>
        <translation>{place}：摘要中有一句话出自此处</translation>
    </message>
    <message>
        <source>{place}: read for the summary</source>
        <translation>{place}：为摘要读取过</translation>
    </message>
    <message>
        <source>{place}: not read</source>
        <translation>{place}：未读取</translation>
    </message>
    <message numerus="yes">
        <source>Made of the only passage{where}.</source>
        <comment>Made of all {n} passages{where}.</comment>
        <translation>
            <numerusform>由全部 {n} 个段落生成{where}。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Made of {read} of {n} passage{where}.</source>
        <comment>Made of {read} of {n} passages{where}.</comment>
        <translation>
            <numerusform>由 {n} 个段落中的 {read} 个生成{where}。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> on {n} page</source>
        <comment> on {n} pages</comment>
        <translation>
            <numerusform>（共 {n} 页）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> in all {n} documents</source>
        <comment> in all {n} documents</comment>
        <translation>
            <numerusform>（共 {n} 个文档）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> in {read} of {n} document</source>
        <comment> in {read} of {n} documents</comment>
        <translation>
            <numerusform>（{n} 个文档中的 {read} 个）</numerusform>
        </translation>
    </message>
    <message>
        <source>Page {number}</source>
        <translation>第 {number} 页</translation>
    </message>
    <message>
        <source>{file}, {percent}% into it</source>
        <translation>{file}，{percent}% 处</translation>
    </message>
    <message numerus="yes">
        <source>{n} more document</source>
        <comment>{n} more documents</comment>
        <translation>
            <numerusform>另外 {n} 个文档</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} document</source>
        <comment>{n} documents</comment>
        <translation>
            <numerusform>{n} 个文档</numerusform>
        </translation>
    </message>
    <message>
        <source>What the summary is made of</source>
        <translation>摘要的来源</translation>
    </message>
    <message>
        <source>Back to where you were before (Alt+Left)</source>
        <translation>返回之前的位置 (Alt+←)</translation>
    </message>
    <message>
        <source>Forward (Alt+Right)</source>
        <translation>前进 (Alt+→)</translation>
    </message>
    <message>
        <source>Find in this document (Ctrl+Shift+F)</source>
        <translation>在此文档中查找 (Ctrl+Shift+F)</translation>
    </message>
    <message>
        <source>Related documents (Ctrl+R)</source>
        <translation>相关文档 (Ctrl+R)</translation>
    </message>
    <message>
        <source>Summarise</source>
        <translation>生成摘要</translation>
    </message>
    <message>
        <source>More to do with this document</source>
        <translation>此文档的更多操作</translation>
    </message>
    <message>
        <source>Copy a link to this place</source>
        <translation>复制到此处的链接</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Open in its own program</source>
        <translation>用默认程序打开</translation>
    </message>
    <message>
        <source>Copy a link, or open it elsewhere</source>
        <translation>复制链接，或在别处打开</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Close document</source>
        <translation>关闭文档</translation>
    </message>
    <message>
        <source>The document has changed since it was indexed. The passage now stands here.</source>
        <translation>文档在索引之后有更改。该段落现在位于此处。</translation>
    </message>
    <message>
        <source>The document has changed since it was indexed, and this passage is no longer in it.</source>
        <translation>文档在索引之后有更改，此段落已不在其中。</translation>
    </message>
    <message>
        <source>This document says nearly the same, but not word for word: look for the passage in it.</source>
        <translation>此文档说的内容几乎相同，但并非逐字一致：请在其中查找该段落。</translation>
    </message>
    <message>
        <source>This document is very long: only the part around the passage is shown.</source>
        <translation>此文档很长：只显示该段落前后的部分。</translation>
    </message>
    <message>
        <source>The passage is on this page, but its exact place could not be marked.</source>
        <translation>该段落在此页上，但无法标出其确切位置。</translation>
    </message>
    <message>
        <source>Drop to add to your library</source>
        <translation>松开即可添加到您的资料库</translation>
    </message>
    <message>
        <source>The engine stopped and is being restarted.</source>
        <translation>引擎已停止，正在重新启动。</translation>
    </message>
    <message>
        <source>Restarting …</source>
        <translation>正在重新启动……</translation>
    </message>
    <message>
        <source>Open log</source>
        <translation>打开日志</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Engine not running</source>
        <translation>引擎未运行</translation>
    </message>
    <message>
        <source>Starting …</source>
        <translation>正在启动……</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Summarise its folder</source>
        <translation>为其文件夹生成摘要</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>重新读取</translation>
    </message>
    <message>
        <source>Copy reason</source>
        <translation>复制原因</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Find in this document</source>
        <translation>在此文档中查找</translation>
    </message>
    <message>
        <source>Clear what is looked for</source>
        <translation>清除查找内容</translation>
    </message>
    <message>
        <source>Previous place (Shift+F3)</source>
        <translation>上一处 (Shift+F3)</translation>
    </message>
    <message>
        <source>Next place (F3)</source>
        <translation>下一处 (F3)</translation>
    </message>
    <message>
        <source>Close the search in this document</source>
        <translation>关闭文档内查找</translation>
    </message>
    <message>
        <source>Searching …</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>{number} of {found} so far</source>
        <translation>目前第 {number} 处，共 {found} 处</translation>
    </message>
    <message>
        <source>{number} of {found}+</source>
        <translation>{number} / {found}+</translation>
    </message>
    <message>
        <source>{number} of {found}</source>
        <translation>{number} / {found}</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>Where are your files?</source>
        <translation>您的文件在哪里？</translation>
    </message>
    <message>
        <source>Add a folder and Carrel begins to read it at once; searching works while it reads. Your files stay where they are and are never changed.</source>
        <translation>添加一个文件夹，Carrel 会立即开始读取；读取时即可搜索。您的文件留在原处，绝不会被更改。</translation>
    </message>
    <message>
        <source>Which model shall answer?</source>
        <translation>由哪个模型来回答？</translation>
    </message>
    <message>
        <source>One comes with Carrel and fits any computer. A larger one writes better and takes longer; you can change it at any time under Models.</source>
        <translation>Carrel 自带一个适合任何电脑的模型。更大的模型写得更好，但耗时更长；您可以随时在“模型”中更换。</translation>
    </message>
    <message>
        <source>Yours alone</source>
        <translation>只属于您</translation>
    </message>
    <message>
        <source>Everything is read, searched and answered on this computer; Carrel opens no connection unless you allow downloads of models. What it learns lies in one folder of its own, which you can delete whenever you like.</source>
        <translation>读取、搜索和回答全部在这台电脑上完成；除非您允许下载模型，否则 Carrel 不会建立任何连接。它学到的内容都放在一个单独的文件夹里，您可以随时删除。</translation>
    </message>
    <message>
        <source>Obsidian vault</source>
        <translation>Obsidian 仓库</translation>
    </message>
    <message>
        <source>Zotero’s files</source>
        <translation>Zotero 的文件</translation>
    </message>
    <message>
        <source>Looking at the names of your folders …</source>
        <translation>正在查看您的文件夹名称……</translation>
    </message>
    <message>
        <source>No usual place was found: choose a folder yourself, or drop one here.</source>
        <translation>没有找到常见的位置：请自行选择文件夹，或将文件夹拖到此处。</translation>
    </message>
    <message>
        <source>There is no model yet. Quotes are found without one; Models says where to get one.</source>
        <translation>还没有模型。没有模型也能找到引文；“模型”中说明了从哪里获取。</translation>
    </message>
    <message>
        <source>Looking at the models on this computer …</source>
        <translation>正在查看这台电脑上的模型……</translation>
    </message>
    <message>
        <source>Choose another folder</source>
        <translation>选择其他文件夹</translation>
    </message>
    <message>
        <source>All about models</source>
        <translation>关于模型</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Skip these steps</source>
        <translation>跳过这些步骤</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Step {number} of {count}</source>
        <translation>第 {number} 步，共 {count} 步</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>已添加</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Where from</source>
        <translation>获取途径</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Checking …</source>
        <translation>正在检查……</translation>
    </message>
    <message>
        <source>It is loaded once, to see that it works.</source>
        <translation>先加载一次，确认可以工作。</translation>
    </message>
    <message>
        <source>It is being chosen …</source>
        <translation>正在选用……</translation>
    </message>
    <message>
        <source>Not on this computer; it would fit, with {memory} of memory</source>
        <translation>不在这台电脑上；可以容纳，需要 {memory} 内存</translation>
    </message>
    <message>
        <source>Takes {memory} of memory, more than is free now</source>
        <translation>需要 {memory} 内存，超过目前的可用量</translation>
    </message>
    <message>
        <source>{memory} of memory, about {speed} tokens a second</source>
        <translation>{memory} 内存，每秒约 {speed} 个词元</translation>
    </message>
    <message>
        <source>{memory} of memory</source>
        <translation>{memory} 内存</translation>
    </message>
    <message>
        <source>Forget the folder {folder} (its files stay)</source>
        <translation>从资料库移除文件夹 {folder}（其中的文件保留）</translation>
    </message>
    <message>
        <source>Summarise the folder {folder}</source>
        <translation>为文件夹 {folder} 生成摘要</translation>
    </message>
    <message>
        <source>Carrel will forget {folder} as soon as indexing has ended or is cancelled.</source>
        <translation>索引结束或取消后，Carrel 将移除 {folder}。</translation>
    </message>
    <message numerus="yes">
        <source>Carrel has forgotten {folder} and its document. The file is untouched.</source>
        <comment>Carrel has forgotten {folder} and its {n} documents. The files are untouched.</comment>
        <translation>
            <numerusform>Carrel 已移除 {folder} 及其 {n} 个文档。文件本身没有改动。</numerusform>
        </translation>
    </message>
    <message>
        <source>Add it again</source>
        <translation>重新添加</translation>
    </message>
    <message>
        <source>In one call, from the best sentences</source>
        <translation>一次调用，根据最好的句子</translation>
    </message>
    <message>
        <source>Over more passages, improving the answer call by call</source>
        <translation>读取更多段落，逐次改进回答</translation>
    </message>
    <message>
        <source>From notes on many passages, joined at the end</source>
        <translation>为许多段落做笔记，最后合并</translation>
    </message>
    <message>
        <source>Quotes only</source>
        <translation>仅引文</translation>
    </message>
    <message>
        <source>Schema of the answer</source>
        <translation>回答的模式</translation>
    </message>
    <message>
        <source>Answer as the settings say</source>
        <translation>按设置回答</translation>
    </message>
    <message>
        <source>The model chooses and orders verbatim sentences of your documents, and writes none of its own.</source>
        <translation>模型只挑选并排列您文档中的原句，不自己写句子。</translation>
    </message>
    <message>
        <source>What fits is one call of the model for most questions, and several for whole documents and folders.</source>
        <translation>对大多数问题只需调用模型一次，对整个文档和文件夹则需多次。</translation>
    </message>
    <message>
        <source>The answer follows the JSON schema, or the grammar in GBNF, that is written here.</source>
        <translation>回答遵循此处写下的 JSON 模式或 GBNF 语法。</translation>
    </message>
    <message>
        <source>What the answer looks like</source>
        <translation>回答的形式</translation>
    </message>
    <message>
        <source>By a schema</source>
        <translation>按模式</translation>
    </message>
    <message>
        <source>In its own words, by {strategy}</source>
        <translation>用模型自己的话，方式为 {strategy}</translation>
    </message>
    <message>
        <source>In its own words</source>
        <translation>用模型自己的话</translation>
    </message>
    <message>
        <source>What the answer looks like: {form}</source>
        <translation>回答的形式：{form}</translation>
    </message>
    <message>
        <source>As fits</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>How the answer is written</source>
        <translation>回答的撰写方式</translation>
    </message>
    <message>
        <source>Looking into the folders of LM Studio, Ollama, GPT4All, Jan, llama.cpp and Hugging Face …</source>
        <translation>正在查看 LM Studio、Ollama、GPT4All、Jan、llama.cpp 和 Hugging Face 的文件夹……</translation>
    </message>
    <message>
        <source>None of LM Studio, Ollama, GPT4All, Jan, llama.cpp and Hugging Face keeps a model on this computer.</source>
        <translation>LM Studio、Ollama、GPT4All、Jan、llama.cpp 和 Hugging Face 在这台电脑上都没有模型。</translation>
    </message>
    <message>
        <source>Models of other programs</source>
        <translation>其他程序的模型</translation>
    </message>
    <message>
        <source>They are used where they are; nothing is copied.</source>
        <translation>它们会在原处使用，不做任何复制。</translation>
    </message>
    <message>
        <source>Add {model}</source>
        <translation>添加 {model}</translation>
    </message>
    <message>
        <source>What would you like to know?</source>
        <translation>您想知道什么？</translation>
    </message>
    <message>
        <source>Ask in your own words. Carrel first shows the sentences of your documents that answer best, then writes an answer and marks where every sentence comes from.</source>
        <translation>用您自己的话提问。Carrel 会先显示您文档中最切题的句子，然后写出回答，并标明每句话的出处。</translation>
    </message>
    <message>
        <source>Add folder</source>
        <translation>添加文件夹</translation>
    </message>
    <message>
        <source>Drop a folder here or press Add folder</source>
        <translation>将文件夹拖到此处，或按“添加文件夹”</translation>
    </message>
    <message>
        <source>Carrel reads your notes, PDFs and papers on this computer and answers from them. Nothing ever leaves it.</source>
        <translation>Carrel 在这台电脑上读取您的笔记、PDF 和论文，并据此回答。任何内容都不会离开这台电脑。</translation>
    </message>
    <message>
        <source>Past questions</source>
        <translation>历史提问</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>置顶</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>导出……</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>What can be done with the conversation</source>
        <translation>对话的操作</translation>
    </message>
    <message>
        <source>{question}, pinned</source>
        <translation>{question}，已置顶</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>取消置顶</translation>
    </message>
    <message>
        <source>Name of the conversation</source>
        <translation>对话名称</translation>
    </message>
    <message>
        <source>What you ask is kept here.</source>
        <translation>您的提问会保存在这里。</translation>
    </message>
    <message>
        <source>No past question has these words.</source>
        <translation>没有历史提问包含这些词。</translation>
    </message>
    <message>
        <source>Search past questions</source>
        <translation>搜索历史提问</translation>
    </message>
    <message>
        <source>Search past questions and their answers</source>
        <translation>搜索历史提问及其回答</translation>
    </message>
    <message>
        <source>List all past questions</source>
        <translation>列出所有历史提问</translation>
    </message>
    <message numerus="yes">
        <source>{part}: {n} token</source>
        <comment>{part}: {n} tokens</comment>
        <translation>
            <numerusform>{part}：{n} 个词元</numerusform>
        </translation>
    </message>
    <message>
        <source> (call {number} of {count}, the fullest)</source>
        <translation>（共 {count} 次调用中的第 {number} 次，最满的一次）</translation>
    </message>
    <message>
        <source>Instructions and question</source>
        <translation>指令和问题</translation>
    </message>
    <message>
        <source>Earlier questions</source>
        <translation>较早的问题</translation>
    </message>
    <message>
        <source>What the model wrote before</source>
        <translation>模型先前撰写的内容</translation>
    </message>
    <message>
        <source>Kept free for the answer</source>
        <translation>为回答预留</translation>
    </message>
    <message>
        <source>Not used</source>
        <translation>未使用</translation>
    </message>
    <message>
        <source>{place}, shortened</source>
        <translation>{place}，已缩短</translation>
    </message>
    <message>
        <source>What the model&apos;s context window was spent on</source>
        <translation>模型上下文窗口的使用情况</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>读取中</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>In part</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>副本</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Copy of {file}</source>
        <translation>{file} 的副本</translation>
    </message>
    <message numerus="yes">
        <source>{n} passage</source>
        <comment>{n} passages</comment>
        <translation>
            <numerusform>{n} 个段落</numerusform>
        </translation>
    </message>
    <message>
        <source>It has the same content as {file}, whose passages stand for it.</source>
        <translation>它的内容与 {file} 相同，由后者的段落代表。</translation>
    </message>
    <message>
        <source>Retry failed</source>
        <translation>重试失败项</translation>
    </message>
    <message>
        <source>Check for changes</source>
        <translation>检查更改</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>资料库</translation>
    </message>
    <message>
        <source>Go to asking</source>
        <translation>转到提问</translation>
    </message>
    <message>
        <source>Go to searching</source>
        <translation>转到搜索</translation>
    </message>
    <message>
        <source>Go to the library</source>
        <translation>转到资料库</translation>
    </message>
    <message>
        <source>Go to the settings</source>
        <translation>转到设置</translation>
    </message>
    <message>
        <source>Go to the models</source>
        <translation>转到模型</translation>
    </message>
    <message>
        <source>Go to the map</source>
        <translation>转到地图</translation>
    </message>
    <message>
        <source>New question</source>
        <translation>新问题</translation>
    </message>
    <message>
        <source>Check all folders for changes</source>
        <translation>检查所有文件夹的更改</translation>
    </message>
    <message>
        <source>Read again what failed</source>
        <translation>重新读取失败的文件</translation>
    </message>
    <message>
        <source>Summarise the library</source>
        <translation>为资料库生成摘要</translation>
    </message>
    <message>
        <source>Back in the open document</source>
        <translation>在打开的文档中后退</translation>
    </message>
    <message>
        <source>Show the first steps</source>
        <translation>显示初始步骤</translation>
    </message>
    <message>
        <source>Show all keys</source>
        <translation>显示所有按键</translation>
    </message>
    <message>
        <source>collection</source>
        <translation>合集</translation>
    </message>
    <message>
        <source>asked before</source>
        <translation>曾经提问</translation>
    </message>
    <message>
        <source>Your library is empty</source>
        <translation>您的资料库是空的</translation>
    </message>
    <message>
        <source>Drop a folder here or press Add folder. Its documents stay where they are; Carrel only reads them.</source>
        <translation>将文件夹拖到此处，或按“添加文件夹”。其中的文档留在原处，Carrel 只读取它们。</translation>
    </message>
    <message>
        <source>Filter by name, folder or reason</source>
        <translation>按名称、文件夹或原因筛选</translation>
    </message>
    <message>
        <source>Filter documents</source>
        <translation>筛选文档</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>{count} waiting</source>
        <translation>等待 {count} 个</translation>
    </message>
    <message>
        <source>{count} indexed</source>
        <translation>已索引 {count} 个</translation>
    </message>
    <message numerus="yes">
        <source>{n} file seen = {sum}</source>
        <comment>{n} files seen = {sum}</comment>
        <translation>
            <numerusform>共见到 {n} 个文件 = {sum}</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} offline, still searchable</source>
        <translation>离线 {count} 个，仍可搜索</translation>
    </message>
    <message>
        <source>{file} is in no folder of your library: add {folder} to open it.</source>
        <translation>{file} 不在您资料库的任何文件夹中：请添加 {folder} 后再打开。</translation>
    </message>
    <message numerus="yes">
        <source>{n} quote from your documents.</source>
        <comment>{n} quotes from your documents.</comment>
        <translation>
            <numerusform>来自您的文档的 {n} 条引文。</numerusform>
        </translation>
    </message>
    <message>
        <source>Your answer is there.</source>
        <translation>您的回答已完成。</translation>
    </message>
    <message>
        <source>This is not in your notes.</source>
        <translation>这不在您的笔记中。</translation>
    </message>
    <message>
        <source>“{words}”, in {place}.</source>
        <translation>“{words}”，见 {place}。</translation>
    </message>
    <message numerus="yes">
        <source>The answer is complete, with {n} source.</source>
        <comment>The answer is complete, with {n} sources.</comment>
        <translation>
            <numerusform>回答已完成，共 {n} 个来源。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing in your documents supports {n} sentence of it.</source>
        <comment>Nothing in your documents supports {n} sentences of it.</comment>
        <translation>
            <numerusform>其中 {n} 句在您的文档中没有依据。</numerusform>
        </translation>
    </message>
    <message>
        <source>The work on your models is done.</source>
        <translation>对模型的操作已完成。</translation>
    </message>
    <message>
        <source>Reading your files has ended.</source>
        <translation>文件读取已结束。</translation>
    </message>
    <message numerus="yes">
        <source>Your files are read: {n} document, {failed} failed.</source>
        <comment>Your files are read: {n} documents, {failed} failed.</comment>
        <translation>
            <numerusform>您的文件已读取：{n} 个文档，失败 {failed} 个。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Your files are read: {n} document.</source>
        <comment>Your files are read: {n} documents.</comment>
        <translation>
            <numerusform>您的文件已读取：{n} 个文档。</numerusform>
        </translation>
    </message>
    <message>
        <source>Add a folder to Carrel</source>
        <translation>向 Carrel 添加文件夹</translation>
    </message>
    <message>
        <source>Drop to add a model</source>
        <translation>松开即可添加模型</translation>
    </message>
    <message numerus="yes">
        <source>{n} document ready</source>
        <comment>{n} documents ready</comment>
        <translation>
            <numerusform>{n} 个文档就绪</numerusform>
        </translation>
    </message>
    <message>
        <source>No documents yet</source>
        <translation>还没有文档</translation>
    </message>
    <message>
        <source>Memory against speed</source>
        <translation>内存与速度</translation>
    </message>
    <message>
        <source>memory with the window filled</source>
        <translation>上下文窗口填满时的内存</translation>
    </message>
    <message>
        <source>tokens/s that it writes</source>
        <translation>撰写速度（词元/秒）</translation>
    </message>
    <message>
        <source>{model}: {memory}, {speed} tokens/s (foretold)</source>
        <translation>{model}：{memory}，{speed} 词元/秒（预测）</translation>
    </message>
    <message>
        <source>{model}: {memory}, {speed} tokens/s</source>
        <translation>{model}：{memory}，{speed} 词元/秒</translation>
    </message>
    <message>
        <source>{share} right</source>
        <translation>正确率 {share}</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Writes</source>
        <translation>撰写</translation>
    </message>
    <message>
        <source>Reads</source>
        <translation>读取</translation>
    </message>
    <message>
        <source>Perplexity</source>
        <translation>困惑度</translation>
    </message>
    <message>
        <source>Abilities</source>
        <translation>能力</translation>
    </message>
    <message>
        <source>No speed is known yet: measure this computer, or time a model, on the page of any language model.</source>
        <translation>还不知道速度：请在任一语言模型的页面上测量这台电脑，或为模型计时。</translation>
    </message>
    <message>
        <source>Models side by side</source>
        <translation>模型对比</translation>
    </message>
    <message>
        <source>Full points are measured, open ones foretold.</source>
        <translation>实心点为实测，空心点为预测。</translation>
    </message>
    <message>
        <source>The ring is the share of right answers at {benchmark}.</source>
        <translation>圆环表示在 {benchmark} 上的正确率。</translation>
    </message>
    <message>
        <source>In brackets stands what the maker states, who may have asked otherwise.</source>
        <translation>括号内是开发者公布的数据，其测试方式可能不同。</translation>
    </message>
    <message>
        <source>about {speed}/s</source>
        <translation>约 {speed}/秒</translation>
    </message>
    <message>
        <source>{speed}/s</source>
        <translation>{speed}/秒</translation>
    </message>
    <message>
        <source>Language models</source>
        <translation>语言模型</translation>
    </message>
    <message>
        <source>Embedding models</source>
        <translation>嵌入模型</translation>
    </message>
    <message>
        <source>Rerankers</source>
        <translation>重排序模型</translation>
    </message>
    <message>
        <source>NLI models</source>
        <translation>NLI 模型</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Searched with until another one is ready</source>
        <translation>在另一个就绪之前用它搜索</translation>
    </message>
    <message>
        <source>Chosen, its vectors are being made</source>
        <translation>已选用，正在生成向量</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>已选用</translation>
    </message>
    <message>
        <source>Cannot be used</source>
        <translation>无法使用</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>在这台电脑上</translation>
    </message>
    <message>
        <source>Not installed</source>
        <translation>未安装</translation>
    </message>
    <message>
        <source>Good for {what}.</source>
        <translation>适用于：{what}。</translation>
    </message>
    <message>
        <source>Get</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>Stop using it</source>
        <translation>停止使用</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>校验</translation>
    </message>
    <message>
        <source>Time it</source>
        <translation>计时</translation>
    </message>
    <message>
        <source>Measure how fast it reads and writes with several settings</source>
        <translation>测量它在不同设置下的读写速度</translation>
    </message>
    <message>
        <source>Try its abilities</source>
        <translation>测试能力</translation>
    </message>
    <message>
        <source>Formats, quotes, translation, reasoning, refusing, finding in a long text</source>
        <translation>格式、引用、翻译、推理、拒答、在长文中查找</translation>
    </message>
    <message>
        <source>Answer the questions of MMLU, TruthfulQA, WiC or BIG-bench</source>
        <translation>回答 MMLU、TruthfulQA、WiC 或 BIG-bench 的问题</translation>
    </message>
    <message>
        <source>Keep these threads</source>
        <translation>保留此线程数</translation>
    </message>
    <message>
        <source>Language models work with as many from now on; the settings have it too</source>
        <translation>语言模型从现在起使用此线程数；设置中也可以更改</translation>
    </message>
    <message>
        <source>Copy to a stick</source>
        <translation>复制到 U 盘</translation>
    </message>
    <message>
        <source>For a computer without a network: with a list of the SHA-256 of its files</source>
        <translation>用于没有网络的电脑：附有各文件的 SHA-256 列表</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Measure this computer</source>
        <translation>测量这台电脑</translation>
    </message>
    <message>
        <source>Takes some seconds; speeds are foretold from then on</source>
        <translation>需要几秒钟；此后即可预测速度</translation>
    </message>
    <message>
        <source>Quantise</source>
        <translation>量化</translation>
    </message>
    <message>
        <source>{kind}, usually the fastest</source>
        <translation>{kind}，通常最快</translation>
    </message>
    <message>
        <source>Make a copy with weights of another kind; both are kept</source>
        <translation>制作权重类型不同的副本；两者都会保留</translation>
    </message>
    <message>
        <source>What is known of it</source>
        <translation>基本信息</translation>
    </message>
    <message>
        <source>Size and training</source>
        <translation>规模与训练</translation>
    </message>
    <message>
        <source>Measured, and stated by its maker</source>
        <translation>实测与开发者公布的数据</translation>
    </message>
    <message>
        <source>What it is able to do</source>
        <translation>它的能力</translation>
    </message>
    <message>
        <source>Get from {host} ({size})</source>
        <translation>从 {host} 下载（{size}）</translation>
    </message>
    <message numerus="yes">
        <source>Keep {n} thread</source>
        <comment>Keep {n} threads</comment>
        <translation>
            <numerusform>保留 {n} 个线程</numerusform>
        </translation>
    </message>
    <message>
        <source>Fetch it</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>Delete its files</source>
        <translation>删除其文件</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>The weights of {model} were quantised before ({kind}), and lose more each time. A file of F16 or Q8_0 makes a better copy.</source>
        <translation>{model} 的权重此前已经量化过（{kind}），每次量化都会损失更多。用 F16 或 Q8_0 的文件可以得到更好的副本。</translation>
    </message>
    <message>
        <source>Make {kind} all the same</source>
        <translation>仍然制作 {kind}</translation>
    </message>
    <message>
        <source>Cancel: {title}</source>
        <translation>取消：{title}</translation>
    </message>
    <message>
        <source>Cancelled. What was finished stays.</source>
        <translation>已取消。已完成的部分会保留。</translation>
    </message>
    <message>
        <source>{rate} MB/s</source>
        <translation>{rate} MB/秒</translation>
    </message>
    <message>
        <source>{model} is added as a language model.</source>
        <translation>{model} 已添加为语言模型。</translation>
    </message>
    <message>
        <source>{model} is added as an embedder.</source>
        <translation>{model} 已添加为嵌入模型。</translation>
    </message>
    <message>
        <source>{model} is added as a reranker.</source>
        <translation>{model} 已添加为重排序模型。</translation>
    </message>
    <message>
        <source>{model} is added as an NLI model.</source>
        <translation>{model} 已添加为 NLI 模型。</translation>
    </message>
    <message>
        <source>Adding {model}</source>
        <translation>添加 {model}</translation>
    </message>
    <message>
        <source>Choosing {model}</source>
        <translation>选用 {model}</translation>
    </message>
    <message>
        <source>Putting {model} aside</source>
        <translation>停用 {model}</translation>
    </message>
    <message>
        <source>{model} is not used any more; it stays on this computer.</source>
        <translation>{model} 不再使用；它仍保留在这台电脑上。</translation>
    </message>
    <message>
        <source>Verifying {model}</source>
        <translation>校验 {model}</translation>
    </message>
    <message>
        <source>Removing {model}</source>
        <translation>移除 {model}</translation>
    </message>
    <message>
        <source>Getting {model}</source>
        <translation>下载 {model}</translation>
    </message>
    <message>
        <source>{model} is on this computer now.</source>
        <translation>{model} 现在已在这台电脑上。</translation>
    </message>
    <message>
        <source>Timing {model}</source>
        <translation>为 {model} 计时</translation>
    </message>
    <message>
        <source>Trying what {model} is able to do</source>
        <translation>测试 {model} 的能力</translation>
    </message>
    <message>
        <source>Asking {model} the questions of {benchmark}</source>
        <translation>让 {model} 回答 {benchmark} 的问题</translation>
    </message>
    <message>
        <source>Copying {model} to {folder}</source>
        <translation>复制 {model} 到 {folder}</translation>
    </message>
    <message>
        <source>Copying all models to {folder}</source>
        <translation>复制所有模型到 {folder}</translation>
    </message>
    <message>
        <source>Taking in models of {folder}</source>
        <translation>导入 {folder} 中的模型</translation>
    </message>
    <message>
        <source>Making {kind} of {model}</source>
        <translation>由 {model} 制作 {kind}</translation>
    </message>
    <message>
        <source>Measuring this computer</source>
        <translation>测量这台电脑</translation>
    </message>
    <message>
        <source>Removed; {size} are free now.</source>
        <translation>已移除；释放了 {size}。</translation>
    </message>
    <message>
        <source>Removed; its files stay where they are.</source>
        <translation>已移除；其文件留在原处。</translation>
    </message>
    <message>
        <source>Speeds are foretold from now on.</source>
        <translation>从现在起可以预测速度。</translation>
    </message>
    <message>
        <source>There is no model here that can be loaded to measure.</source>
        <translation>这里没有可以加载来进行测量的模型。</translation>
    </message>
    <message>
        <source>Context window</source>
        <translation>上下文窗口</translation>
    </message>
    <message>
        <source>Cache</source>
        <translation>缓存</translation>
    </message>
    <message>
        <source>Buffers</source>
        <translation>缓冲区</translation>
    </message>
    <message>
        <source>Fits</source>
        <translation>可容纳</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>On the GPU</source>
        <translation>在 GPU 上</translation>
    </message>
    <message>
        <source>It writes the answers from the next question on.</source>
        <translation>从下一个问题起由它撰写回答。</translation>
    </message>
    <message>
        <source>All passages get its vectors in the background, without reading a file; until they are all there, what is searched now goes on being searched.</source>
        <translation>所有段落会在后台获得它的向量，无需读取文件；在全部就绪之前，仍用现有的向量搜索。</translation>
    </message>
    <message>
        <source>It reads the best passages of a search again and orders them, from the next search on.</source>
        <translation>从下一次搜索起，它会重新读取搜索到的最佳段落并排序。</translation>
    </message>
    <message>
        <source>It is asked too whether a passage supports a sentence of an answer, from the next one on.</source>
        <translation>从下一个回答起，也会让它判断段落是否支持回答中的句子。</translation>
    </message>
    <message>
        <source>{model} is the language model from now on.</source>
        <translation>从现在起，{model} 是语言模型。</translation>
    </message>
    <message>
        <source>{model} is the embedder from now on.</source>
        <translation>从现在起，{model} 是嵌入模型。</translation>
    </message>
    <message>
        <source>{model} is the reranker from now on.</source>
        <translation>从现在起，{model} 是重排序模型。</translation>
    </message>
    <message>
        <source>{model} is the NLI model from now on.</source>
        <translation>从现在起，{model} 是 NLI 模型。</translation>
    </message>
    <message>
        <source>Language model</source>
        <translation>语言模型</translation>
    </message>
    <message>
        <source>Embedder</source>
        <translation>嵌入模型</translation>
    </message>
    <message>
        <source>Reranker</source>
        <translation>重排序模型</translation>
    </message>
    <message>
        <source>NLI model</source>
        <translation>NLI 模型</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>not on this computer</source>
        <translation>不在这台电脑上</translation>
    </message>
    <message>
        <source>{size} in {count} files</source>
        <translation>{size}，共 {count} 个文件</translation>
    </message>
    <message numerus="yes">
        <source>Sound as far as its headers tell; the SHA-256 of {known} of {n} file is known</source>
        <comment>Sound as far as its headers tell; the SHA-256 of {known} of {n} files is known</comment>
        <translation>
            <numerusform>从文件头看完好；{n} 个文件中已知 {known} 个的 SHA-256</numerusform>
        </translation>
    </message>
    <message>
        <source>Sound as far as its headers tell; no SHA-256 is known</source>
        <translation>从文件头看完好；没有已知的 SHA-256</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Came with Carrel</source>
        <translation>随 Carrel 提供</translation>
    </message>
    <message>
        <source>{free} of {memory} of memory are free.</source>
        <translation>内存 {memory} 中有 {free} 可用。</translation>
    </message>
    <message>
        <source>{device}: {free} of {memory} free.</source>
        <translation>{device}：{memory} 中有 {free} 可用。</translation>
    </message>
    <message>
        <source>{count} tokens</source>
        <translation>{count} 个词元</translation>
    </message>
    <message>
        <source>In other quantisations, in a window of {window} tokens:</source>
        <translation>其他量化方式，上下文窗口 {window} 个词元：</translation>
    </message>
    <message>
        <source>Once a file of it is here, in a window of {window} tokens:</source>
        <translation>获取其文件之后，上下文窗口 {window} 个词元：</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>about {speed} tokens/s</source>
        <translation>约 {speed} 词元/秒</translation>
    </message>
    <message>
        <source>not foretold yet</source>
        <translation>尚未预测</translation>
    </message>
    <message>
        <source>{count} of {layers} layers</source>
        <translation>{layers} 层中的 {count} 层</translation>
    </message>
    <message>
        <source>N = {parameters} parameters, so a token takes about 2N = {work} GFLOPs.</source>
        <translation>N = {parameters} 个参数，因此每个词元约需 2N = {work} GFLOPs。</translation>
    </message>
    <message>
        <source>It learnt from D = {tokens} tokens: D/N = {ratio}, where about {best} make the best of a training budget. The Chinchilla law estimates a loss of {loss} nats a token ({source}).</source>
        <translation>它从 D = {tokens} 个词元中学习：D/N = {ratio}，约 {best} 时训练预算利用得最好。按 Chinchilla 定律估计，每个词元的损失为 {loss} nats（{source}）。</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Reads {read}, writes {written} tokens/s</source>
        <translation>读取 {read}、撰写 {written} 词元/秒</translation>
    </message>
    <message>
        <source>{number} on the sample notes</source>
        <translation>在示例笔记上为 {number}</translation>
    </message>
    <message>
        <source>{model} has {able} of {count} abilities, in a window of {window} tokens.</source>
        <translation>{model} 具备 {count} 项能力中的 {able} 项，上下文窗口 {window} 个词元。</translation>
    </message>
    <message numerus="yes">
        <source>Reads {read}, writes {written} tokens/s with {n} thread; first token after {seconds} s; {memory} of memory</source>
        <comment>Reads {read}, writes {written} tokens/s with {n} threads; first token after {seconds} s; {memory} of memory</comment>
        <translation>
            <numerusform>使用 {n} 个线程：读取 {read}、撰写 {written} 词元/秒；{seconds} 秒后出现首个词元；{memory} 内存</numerusform>
        </translation>
    </message>
    <message>
        <source>Carrel will connect to {host} and fetch {model}: {size}, of which {here} are here. Nothing of yours is sent. Each file is compared with its SHA-256.</source>
        <translation>Carrel 将连接 {host} 并下载 {model}：{size}，其中 {here} 已在这里。不会发送您的任何内容。每个文件都会与其 SHA-256 核对。</translation>
    </message>
    <message>
        <source>Carrel will connect to {host} and fetch {model}: {size}. Nothing of yours is sent. Each file is compared with its SHA-256.</source>
        <translation>Carrel 将连接 {host} 并下载 {model}：{size}。不会发送您的任何内容。每个文件都会与其 SHA-256 核对。</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>{model} lies in Carrel&apos;s own folder: its files ({size}) are deleted with it.</source>
        <translation>{model} 位于 Carrel 自己的文件夹中：其文件（{size}）会一并删除。</translation>
    </message>
    <message>
        <source>Carrel forgets {model}; its files stay where they are.</source>
        <translation>Carrel 将移除 {model}；其文件留在原处。</translation>
    </message>
    <message>
        <source>{model} is made, and both are kept: {size} instead of {old_size}, perplexity {perplexity} instead of {old_perplexity} (lower is better), reads {read} instead of {old_read} and writes {written} instead of {old_written} tokens/s.</source>
        <translation>{model} 已制作完成，两者都会保留：大小 {size}（原为 {old_size}），困惑度 {perplexity}（原为 {old_perplexity}，越低越好），读取 {read}（原为 {old_read}）、撰写 {written}（原为 {old_written}）词元/秒。</translation>
    </message>
    <message>
        <source>Copied {models} ({size}). Take them in there by Models › Stick.</source>
        <translation>已复制 {models}（{size}）。请在另一台电脑上通过“模型 › U 盘”导入。</translation>
    </message>
    <message>
        <source>Took in {models}.</source>
        <translation>已导入：{models}。</translation>
    </message>
    <message>
        <source>Here already: {models}.</source>
        <translation>已存在：{models}。</translation>
    </message>
    <message>
        <source>Did not take in {model}: {reason}</source>
        <translation>未导入 {model}：{reason}</translation>
    </message>
    <message>
        <source>There are no models on it.</source>
        <translation>其中没有模型。</translation>
    </message>
    <message>
        <source>{share} of {questions} questions here (95 %: {low} to {high}; guessing has {chance})</source>
        <translation>此处 {questions} 个问题正确率 {share}（95%：{low} 至 {high}；猜测为 {chance}）</translation>
    </message>
    <message>
        <source>{number} trillion</source>
        <translation>{number} 万亿</translation>
    </message>
    <message>
        <source>{number} billion</source>
        <translation>{number}×10 亿</translation>
    </message>
    <message>
        <source>Models (*.gguf);;All files (*)</source>
        <translation>模型 (*.gguf);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Memory, speed and benchmarks of all language models on this computer</source>
        <translation>这台电脑上所有语言模型的内存、速度和基准测试</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Models that other programs keep on this computer</source>
        <translation>其他程序存放在这台电脑上的模型</translation>
    </message>
    <message>
        <source>Stick</source>
        <translation>U 盘</translation>
    </message>
    <message>
        <source>Copy all models to a stick …</source>
        <translation>将所有模型复制到 U 盘……</translation>
    </message>
    <message>
        <source>Take in the models of a stick …</source>
        <translation>从 U 盘导入模型……</translation>
    </message>
    <message>
        <source>Carry models to a computer without a network, or from one</source>
        <translation>将模型带到没有网络的电脑，或从那里带来</translation>
    </message>
    <message>
        <source>Models on a stick</source>
        <translation>U 盘上的模型</translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation>添加文件夹</translation>
    </message>
    <message>
        <source>Add a file</source>
        <translation>添加文件</translation>
    </message>
    <message>
        <source>Add a model to Carrel</source>
        <translation>向 Carrel 添加模型</translation>
    </message>
    <message>
        <source>Add a model&apos;s folder to Carrel</source>
        <translation>向 Carrel 添加模型的文件夹</translation>
    </message>
    <message>
        <source>Copy models into a folder</source>
        <translation>将模型复制到文件夹</translation>
    </message>
    <message>
        <source>Take in the models of a folder</source>
        <translation>导入文件夹中的模型</translation>
    </message>
    <message>
        <source>Another folder</source>
        <translation>其他文件夹</translation>
    </message>
    <message>
        <source>The answer is a note now: {file}, in {folder}.</source>
        <translation>回答已保存为笔记：{folder} 中的 {file}。</translation>
    </message>
    <message>
        <source>Where shall notes of answers go?</source>
        <translation>回答的笔记应保存到哪里？</translation>
    </message>
    <message>
        <source>Light: one core, with pauses</source>
        <translation>轻：一个核心，间有停歇</translation>
    </message>
    <message>
        <source>Normal: steps back for other programs</source>
        <translation>正常：让其他程序优先</translation>
    </message>
    <message>
        <source>Full: as fast as it can</source>
        <translation>全速：尽可能快</translation>
    </message>
    <message>
        <source>Pace: light</source>
        <translation>强度：轻</translation>
    </message>
    <message>
        <source>Pace: normal</source>
        <translation>强度：正常</translation>
    </message>
    <message>
        <source>Pace: full</source>
        <translation>强度：全速</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>Pause while on battery</source>
        <translation>使用电池时暂停</translation>
    </message>
    <message>
        <source>Read files again as soon as they are saved</source>
        <translation>文件保存后立即重新读取</translation>
    </message>
    <message>
        <source>How much of the computer indexing takes</source>
        <translation>索引占用电脑的程度</translation>
    </message>
    <message>
        <source>Indexing: {pace}</source>
        <translation>索引：{pace}</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>Smaller (Ctrl+-)</source>
        <translation>缩小 (Ctrl+-)</translation>
    </message>
    <message>
        <source>Larger (Ctrl++)</source>
        <translation>放大 (Ctrl++)</translation>
    </message>
    <message>
        <source>Page {number} of {count}</source>
        <translation>第 {number} 页，共 {count} 页</translation>
    </message>
    <message>
        <source>{file}, page {number}</source>
        <translation>{file}，第 {number} 页</translation>
    </message>
    <message>
        <source>This is no link of Carrel&apos;s, or a part of it is missing: copy it again.</source>
        <translation>这不是 Carrel 的链接，或缺少一部分：请重新复制。</translation>
    </message>
    <message>
        <source>{number}%</source>
        <translation>{number}%</translation>
    </message>
    <message>
        <source>about {seconds} s left</source>
        <translation>还剩约 {seconds} 秒</translation>
    </message>
    <message>
        <source>about {minutes} min left</source>
        <translation>还剩约 {minutes} 分钟</translation>
    </message>
    <message>
        <source>about {hours} h left</source>
        <translation>还剩约 {hours} 小时</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>提问</translation>
    </message>
    <message>
        <source>Ask (Enter; Shift+Enter begins a new line)</source>
        <translation>提问 (Enter；Shift+Enter 换行)</translation>
    </message>
    <message>
        <source>Colours: folder</source>
        <translation>颜色：文件夹</translation>
    </message>
    <message>
        <source>Colours: type</source>
        <translation>颜色：类型</translation>
    </message>
    <message>
        <source>Colours: date</source>
        <translation>颜色：日期</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>链接</translation>
    </message>
    <message>
        <source>Lines between documents where one links to the other</source>
        <translation>文档之间有链接时以线相连</translation>
    </message>
    <message>
        <source>Circle</source>
        <translation>圈选</translation>
    </message>
    <message>
        <source>Draw a line around documents (or drag with Shift)</source>
        <translation>画线圈选文档（或按住 Shift 拖动）</translation>
    </message>
    <message>
        <source>How far the map is drawn</source>
        <translation>地图的绘制进度</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Draw the map</source>
        <translation>绘制地图</translation>
    </message>
    <message>
        <source>Reading what the documents are about …</source>
        <translation>正在读取文档的主题……</translation>
    </message>
    <message>
        <source>{count}; the lists beside it have the same in words. {names}</source>
        <translation>{count}；旁边的列表以文字列出相同内容。{names}</translation>
    </message>
    <message>
        <source>What the colours say</source>
        <translation>颜色的含义</translation>
    </message>
    <message>
        <source>Larger (+)</source>
        <translation>放大 (+)</translation>
    </message>
    <message>
        <source>Smaller (-)</source>
        <translation>缩小 (-)</translation>
    </message>
    <message>
        <source>Whole map</source>
        <translation>整个地图</translation>
    </message>
    <message>
        <source>Show all of it (0)</source>
        <translation>显示全部 (0)</translation>
    </message>
    <message>
        <source>A map of your library</source>
        <translation>您的资料库地图</translation>
    </message>
    <message>
        <source>Add a folder: each of its documents becomes a point, near those about the same.</source>
        <translation>添加一个文件夹：其中每个文档都成为一个点，与主题相近的文档相邻。</translation>
    </message>
    <message>
        <source>circled</source>
        <translation>已圈选</translation>
    </message>
    <message>
        <source>Drawing the map{left}</source>
        <translation>正在绘制地图{left}</translation>
    </message>
    <message>
        <source>The map is not drawn to its end.</source>
        <translation>地图尚未绘制完成。</translation>
    </message>
    <message>
        <source>Stop answering (Esc)</source>
        <translation>停止回答 (Esc)</translation>
    </message>
    <message>
        <source>Ask a question that has nothing to do with it (Ctrl+N)</source>
        <translation>提一个与此无关的问题 (Ctrl+N)</translation>
    </message>
    <message>
        <source>The next question follows “{question}”</source>
        <translation>下一个问题承接“{question}”</translation>
    </message>
    <message>
        <source>The next question follows “{question}”: let it follow none</source>
        <translation>下一个问题承接“{question}”：改为不承接</translation>
    </message>
    <message>
        <source>Ask your documents</source>
        <translation>向您的文档提问</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Open {place}</source>
        <translation>打开 {place}</translation>
    </message>
    <message>
        <source>folder {name}</source>
        <translation>文件夹 {name}</translation>
    </message>
    <message>
        <source>file {name}</source>
        <translation>文件 {name}</translation>
    </message>
    <message>
        <source>tag {name}</source>
        <translation>标签 {name}</translation>
    </message>
    <message>
        <source>collection {name}</source>
        <translation>合集 {name}</translation>
    </message>
    <message>
        <source>Folders, files, collections and tags</source>
        <translation>文件夹、文件、合集和标签</translation>
    </message>
    <message>
        <source>{suggestion}, {number} of {count}; Enter takes it</source>
        <translation>{suggestion}，第 {number} 项，共 {count} 项；按 Enter 选用</translation>
    </message>
    <message>
        <source>folder:papers  type:pdf  after:2024, or @ for folders, files and collections, # for tags</source>
        <translation>folder:papers  type:pdf  after:2024，或用 @ 选文件夹、文件和合集，用 # 选标签</translation>
    </message>
    <message>
        <source>Only documents that meet these filters</source>
        <translation>仅限符合这些筛选条件的文档</translation>
    </message>
    <message>
        <source>Ask of all documents</source>
        <translation>向所有文档提问</translation>
    </message>
    <message>
        <source>Which documents the answer may come from</source>
        <translation>回答可以取自哪些文档</translation>
    </message>
    <message>
        <source>Remove the choice of {documents}</source>
        <translation>取消选择：{documents}</translation>
    </message>
    <message>
        <source>Only {filters}</source>
        <translation>仅 {filters}</translation>
    </message>
    <message>
        <source>Regions of the map</source>
        <translation>地图的区域</translation>
    </message>
    <message>
        <source>Documents chosen on the map</source>
        <translation>在地图上选中的文档</translation>
    </message>
    <message>
        <source>Ask about them</source>
        <translation>就它们提问</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>All documents</source>
        <translation>所有文档</translation>
    </message>
    <message>
        <source>Without words of its own</source>
        <translation>没有特征词</translation>
    </message>
    <message numerus="yes">
        <source>Ask about this document</source>
        <comment>Ask about these {n} documents</comment>
        <translation>
            <numerusform>就这 {n} 个文档提问</numerusform>
        </translation>
    </message>
    <message>
        <source>{name}  ({count})</source>
        <translation>{name}（{count}）</translation>
    </message>
    <message>
        <source>Answer from: {filters}</source>
        <translation>回答取自：{filters}</translation>
    </message>
    <message>
        <source>Answer from: all documents</source>
        <translation>回答取自：所有文档</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>笔记</translation>
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
        <translation>表格</translation>
    </message>
    <message>
        <source>Slides</source>
        <translation>幻灯片</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>邮件</translation>
    </message>
    <message>
        <source>Web pages</source>
        <translation>网页</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Books</source>
        <translation>图书</translation>
    </message>
    <message>
        <source>Archives</source>
        <translation>压缩包</translation>
    </message>
    <message>
        <source>No ending</source>
        <translation>无后缀</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>办公文档</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Folder …</source>
        <translation>文件夹……</translation>
    </message>
    <message>
        <source>Tag …</source>
        <translation>标签……</translation>
    </message>
    <message>
        <source>Author …</source>
        <translation>作者……</translation>
    </message>
    <message>
        <source>File name …</source>
        <translation>文件名……</translation>
    </message>
    <message>
        <source>Collection …</source>
        <translation>合集……</translation>
    </message>
    <message>
        <source>Past week</source>
        <translation>过去一周</translation>
    </message>
    <message>
        <source>Past month</source>
        <translation>过去一个月</translation>
    </message>
    <message>
        <source>Past year</source>
        <translation>过去一年</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英语</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>Dutch</source>
        <translation>荷兰语</translation>
    </message>
    <message>
        <source>French</source>
        <translation>法语</translation>
    </message>
    <message>
        <source>German</source>
        <translation>德语</translation>
    </message>
    <message>
        <source>Italian</source>
        <translation>意大利语</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>日语</translation>
    </message>
    <message>
        <source>Polish</source>
        <translation>波兰语</translation>
    </message>
    <message>
        <source>Portuguese</source>
        <translation>葡萄牙语</translation>
    </message>
    <message>
        <source>Russian</source>
        <translation>俄语</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>西班牙语</translation>
    </message>
    <message>
        <source>Narrow by folder, tag, author, date or language</source>
        <translation>按文件夹、标签、作者、日期或语言缩小范围</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Add a filter</source>
        <translation>添加筛选条件</translation>
    </message>
    <message>
        <source>not {filter}</source>
        <translation>非 {filter}</translation>
    </message>
    <message>
        <source>Remove the filter {filter}</source>
        <translation>移除筛选条件 {filter}</translation>
    </message>
    <message>
        <source>Only {kind}: adds type:{kinds} to what you look for</source>
        <translation>仅 {kind}：在搜索内容中加入 type:{kinds}</translation>
    </message>
    <message>
        <source>Remove this filter</source>
        <translation>移除此筛选条件</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>From</source>
        <translation>发件人</translation>
    </message>
    <message>
        <source>To</source>
        <translation>收件人</translation>
    </message>
    <message>
        <source>Copy to</source>
        <translation>抄送</translation>
    </message>
    <message>
        <source>{count} more files are inside.</source>
        <translation>其中还有 {count} 个文件。</translation>
    </message>
    <message>
        <source>Go to {name}</source>
        <translation>转到 {name}</translation>
    </message>
    <message>
        <source>Since …</source>
        <translation>自……起</translation>
    </message>
    <message>
        <source>Before …</source>
        <translation>早于……</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>notice period</source>
        <translation>退租 通知期</translation>
    </message>
    <message>
        <source>what these words mean, and passages that hold them</source>
        <translation>这些词的含义，以及包含它们的段落</translation>
    </message>
    <message>
        <source>&quot;notice period&quot;</source>
        <translation>&quot;通知期&quot;</translation>
    </message>
    <message>
        <source>passages that hold exactly this</source>
        <translation>与此完全一致的段落</translation>
    </message>
    <message>
        <source>notice -holiday</source>
        <translation>通知 -假期</translation>
    </message>
    <message>
        <source>nothing that holds the word behind the minus</source>
        <translation>不含减号后面的词</translation>
    </message>
    <message>
        <source>notice type:pdf</source>
        <translation>通知 type:pdf</translation>
    </message>
    <message>
        <source>a kind of file: pdf, mail, image, word …</source>
        <translation>某类文件：pdf、mail、image、word……</translation>
    </message>
    <message>
        <source>notice folder:home</source>
        <translation>通知 folder:home</translation>
    </message>
    <message>
        <source>one folder with all that is in it</source>
        <translation>某个文件夹及其中所有内容</translation>
    </message>
    <message>
        <source>notice after:2024</source>
        <translation>通知 after:2024</translation>
    </message>
    <message>
        <source>changed or dated since, or before:2024-03</source>
        <translation>此后更改或注明日期的，或用 before:2024-03</translation>
    </message>
    <message>
        <source>notice collection:taxes</source>
        <translation>通知 collection:税务</translation>
    </message>
    <message>
        <source>what a search finds that you keep, by the pin in the box, under this name</source>
        <translation>用搜索框中的图钉以此名称保存的搜索所找到的内容</translation>
    </message>
    <message>
        <source>Find a passage while you type</source>
        <translation>边输入边查找段落</translation>
    </message>
    <message>
        <source>Try this</source>
        <translation>试一试</translation>
    </message>
    <message>
        <source>More like {place}: “{words}”</source>
        <translation>更多类似 {place} 的内容：“{words}”</translation>
    </message>
    <message>
        <source>Documents related to {file}</source>
        <translation>与 {file} 相关的文档</translation>
    </message>
    <message>
        <source>Back to the search</source>
        <translation>返回搜索</translation>
    </message>
    <message>
        <source>Back to the search (Esc)</source>
        <translation>返回搜索 (Esc)</translation>
    </message>
    <message>
        <source>Search results</source>
        <translation>搜索结果</translation>
    </message>
    <message>
        <source>More like this</source>
        <translation>更多类似内容</translation>
    </message>
    <message>
        <source>Related documents</source>
        <translation>相关文档</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>复制链接</translation>
    </message>
    <message>
        <source>words #{rank}</source>
        <translation>字词 #{rank}</translation>
    </message>
    <message>
        <source>by its words (number {rank})</source>
        <translation>字词（第 {rank} 名）</translation>
    </message>
    <message>
        <source>meaning #{rank}</source>
        <translation>含义 #{rank}</translation>
    </message>
    <message>
        <source>by its meaning (number {rank})</source>
        <translation>含义（第 {rank} 名）</translation>
    </message>
    <message>
        <source>summary #{rank}</source>
        <translation>摘要 #{rank}</translation>
    </message>
    <message>
        <source>by its document&apos;s summary (number {rank})</source>
        <translation>所在文档的摘要（第 {rank} 名）</translation>
    </message>
    <message>
        <source> and </source>
        <translation>和</translation>
    </message>
    <message>
        <source>Carrel found this passage {ways}: number 1 is the best of its list.</source>
        <translation>Carrel 找到此段落的依据：{ways}；第 1 名是该列表中最好的。</translation>
    </message>
    <message numerus="yes">
        <source>{n} more in this document</source>
        <comment>{n} more in this document</comment>
        <translation>
            <numerusform>此文档中还有 {n} 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Also in {files} and {count} more</source>
        <translation>也出现在 {files} 和另外 {count} 个文档中</translation>
    </message>
    <message>
        <source>Also in {files}</source>
        <translation>也出现在 {files} 中</translation>
    </message>
    <message>
        <source>No document has these words. Looking for what they mean …</source>
        <translation>没有文档包含这些词。正在按含义查找……</translation>
    </message>
    <message>
        <source>No document has these words. Nearest in meaning: {passages}</source>
        <translation>没有文档包含这些词。含义最接近的：{passages}</translation>
    </message>
    <message>
        <source>Nothing else in your library is like this.</source>
        <translation>您的资料库中没有其他类似内容。</translation>
    </message>
    <message numerus="yes">
        <source>{found} in {n} document</source>
        <comment>{found} in {n} documents</comment>
        <translation>
            <numerusform>{found}，位于 {n} 个文档中</numerusform>
        </translation>
    </message>
    <message>
        <source>With fewer filters, phrases and exclusions there may be more.</source>
        <translation>减少筛选条件、短语和排除项，也许能找到更多。</translation>
    </message>
    <message>
        <source>Carrel is starting, and looks for this as soon as it is ready.</source>
        <translation>Carrel 正在启动，就绪后立即查找。</translation>
    </message>
    <message>
        <source>Carrel searches again as soon as the engine is back.</source>
        <translation>引擎恢复后，Carrel 会再次搜索。</translation>
    </message>
    <message>
        <source>There is nothing to search yet</source>
        <translation>还没有可搜索的内容</translation>
    </message>
    <message>
        <source>Drop a folder here or press Add folder. Carrel reads it on this computer, and finds its passages by their words and by what they mean.</source>
        <translation>将文件夹拖到此处，或按“添加文件夹”。Carrel 在这台电脑上读取它，并按字词和含义找到其中的段落。</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>未找到任何内容</translation>
    </message>
    <message>
        <source>Try fewer words, or others that say the same. What you added only a moment ago is found as soon as it has been read.</source>
        <translation>请试试更少的词，或意思相同的其他词。刚刚添加的内容读取完毕后即可找到。</translation>
    </message>
    <message>
        <source>Search your documents</source>
        <translation>搜索您的文档</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Clear (Esc)</source>
        <translation>清除 (Esc)</translation>
    </message>
    <message>
        <source>Keep this search among the collections of the library</source>
        <translation>将此搜索保存为资料库的合集</translation>
    </message>
    <message>
        <source>Reset {setting}</source>
        <translation>重置{setting}</translation>
    </message>
    <message>
        <source>Back to {value}</source>
        <translation>恢复为 {value}</translation>
    </message>
    <message>
        <source>On</source>
        <translation>开启</translation>
    </message>
    <message>
        <source>none</source>
        <comment>value</comment>
        <translation>无</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开启</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Finding passages</source>
        <translation>查找段落</translation>
    </message>
    <message>
        <source>Indexing</source>
        <translation>索引</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Find a setting</source>
        <translation>查找设置</translation>
    </message>
    <message>
        <source>Show all settings</source>
        <translation>显示所有设置</translation>
    </message>
    <message>
        <source>Where your files are, which model answers, and what becomes of both</source>
        <translation>您的文件在哪里，由哪个模型回答，以及它们会怎样</translation>
    </message>
    <message>
        <source>No setting has these words.</source>
        <translation>没有设置包含这些词。</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>No sentence of it can stand for it, and no line of it holds a word.</source>
        <translation>其中没有能代表它的句子，也没有含有文字的行。</translation>
    </message>
    <message>
        <source>No sentence of it can stand for it: this is what its parts begin with.</source>
        <translation>其中没有能代表它的句子：以下是各部分的开头。</translation>
    </message>
    <message>
        <source>new · {when}</source>
        <translation>新增 · {when}</translation>
    </message>
    <message>
        <source>changed · {when}</source>
        <translation>已更改 · {when}</translation>
    </message>
    <message>
        <source>removed · {when}</source>
        <translation>已移除 · {when}</translation>
    </message>
    <message>
        <source>Nothing changed in the last seven days.</source>
        <translation>过去七天没有任何更改。</translation>
    </message>
    <message>
        <source>And {count} more.</source>
        <translation>还有 {count} 个。</translation>
    </message>
    <message>
        <source>Not covered, and why</source>
        <translation>未涵盖的内容及原因</translation>
    </message>
    <message>
        <source>And {count} more; the library lists them.</source>
        <translation>还有 {count} 个；资料库中有完整列表。</translation>
    </message>
    <message>
        <source>And {count} more places of it.</source>
        <translation>其中还有 {count} 处。</translation>
    </message>
    <message>
        <source>{count} passages, {place}</source>
        <translation>{count} 个段落，{place}</translation>
    </message>
    <message>
        <source>page {number}</source>
        <translation>第 {number} 页</translation>
    </message>
    <message>
        <source>at character {number}</source>
        <translation>第 {number} 个字符处</translation>
    </message>
    <message>
        <source>Two sentences</source>
        <translation>两句话</translation>
    </message>
    <message>
        <source>Paragraph</source>
        <translation>一段话</translation>
    </message>
    <message>
        <source>Key points</source>
        <translation>要点</translation>
    </message>
    <message>
        <source>Sentences of the documents, word for word; each opens where it stands.</source>
        <translation>文档中的原句，一字不改；点击可打开其所在位置。</translation>
    </message>
    <message>
        <source>What is new, was saved or is gone in the last seven days, the latest first.</source>
        <translation>过去七天新增、保存或消失的内容，最新的在前。</translation>
    </message>
    <message>
        <source>Write with the model</source>
        <translation>由模型撰写</translation>
    </message>
    <message>
        <source>Writing progress</source>
        <translation>撰写进度</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>The library in brief</source>
        <translation>资料库概览</translation>
    </message>
    <message>
        <source>Stopped. What was written is kept, and goes on there.</source>
        <translation>已停止。已写的内容会保留，之后从那里继续。</translation>
    </message>
    <message>
        <source>The model begins …</source>
        <translation>模型开始工作……</translation>
    </message>
    <message>
        <source>Back to the library (Esc)</source>
        <translation>返回资料库 (Esc)</translation>
    </message>
    <message>
        <source>Changed this week</source>
        <translation>本周更改</translation>
    </message>
    <message>
        <source>Written by {model} from all of it; each sentence opens what supports it.</source>
        <translation>由 {model} 根据全部内容撰写；点击句子可打开其依据。</translation>
    </message>
    <message>
        <source>Writing: {done} of about {total} parts</source>
        <translation>正在撰写：约 {total} 部分中的 {done} 部分</translation>
    </message>
    <message numerus="yes">
        <source>Nothing that the model wrote is supported, so this is what the document says in its own words.</source>
        <comment>Nothing that the model wrote is supported, so this is what the documents say in their own words.</comment>
        <translation>
            <numerusform>模型写的内容都没有依据，因此这里是文档自己的原话。</numerusform>
        </translation>
    </message>
    <message>
        <source>Pause writing summaries</source>
        <translation>暂停撰写摘要</translation>
    </message>
    <message>
        <source>Go on writing summaries</source>
        <translation>继续撰写摘要</translation>
    </message>
    <message>
        <source>Summaries paused</source>
        <translation>摘要已暂停</translation>
    </message>
    <message>
        <source>Writing summaries</source>
        <translation>正在撰写摘要</translation>
    </message>
    <message>
        <source>Summaries: {left}</source>
        <translation>摘要：{left}</translation>
    </message>
    <message>
        <source>{model} has written {written} of {count} summaries.</source>
        <translation>{model} 已撰写 {count} 篇摘要中的 {written} 篇。</translation>
    </message>
    <message numerus="yes">
        <source>About {n} part is left; questions and indexing go first.</source>
        <comment>About {n} parts are left; questions and indexing go first.</comment>
        <translation>
            <numerusform>还剩约 {n} 部分；提问和索引优先。</numerusform>
        </translation>
    </message>
    <message>
        <source>Document text</source>
        <translation>文档正文</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>What was good about it? It stays on this computer.</source>
        <translation>好在哪里？内容只留在这台电脑上。</translation>
    </message>
    <message>
        <source>What was wrong with it? It stays on this computer.</source>
        <translation>哪里不对？内容只留在这台电脑上。</translation>
    </message>
    <message>
        <source>This answer is good</source>
        <translation>这个回答好</translation>
    </message>
    <message>
        <source>This answer is bad</source>
        <translation>这个回答不好</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>{billions} B</source>
        <translation>{billions}B</translation>
    </message>
    <message>
        <source>{millions} M</source>
        <translation>{millions}M</translation>
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
        <translation>1 个文件</translation>
    </message>
    <message>
        <source>{count} files</source>
        <translation>{count} 个文件</translation>
    </message>
    <message>
        <source>{name} is whole ({files}, {size}; SHA-256 as it should be).</source>
        <translation>{name} 完整无缺（{files}，{size}；SHA-256 正确）。</translation>
    </message>
    <message>
        <source>{name} is sound as far as can be told ({files}, {size}): no SHA-256 is known of it; adding it keeps one.</source>
        <translation>就目前所知，{name} 完好（{files}，{size}）：没有已知的 SHA-256；添加时会记录一个。</translation>
    </message>
    <message>
        <source>{count} layers</source>
        <translation>{count} 层</translation>
    </message>
    <message>
        <source>{count} wide</source>
        <translation>宽度 {count}</translation>
    </message>
    <message>
        <source>name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>architecture</source>
        <translation>架构</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>quantisation</source>
        <translation>量化</translation>
    </message>
    <message>
        <source>context length</source>
        <translation>上下文长度</translation>
    </message>
    <message>
        <source>shape</source>
        <translation>结构</translation>
    </message>
    <message>
        <source>tokenizer</source>
        <translation>分词器</translation>
    </message>
    <message>
        <source>vocabulary</source>
        <translation>词表</translation>
    </message>
    <message>
        <source>chat template</source>
        <translation>对话模板</translation>
    </message>
    <message>
        <source>licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>{heads} heads ({kv_heads} for keys and values)</source>
        <translation>{heads} 个注意力头（其中 {kv_heads} 个用于键和值）</translation>
    </message>
    <message>
        <source>{count} heads</source>
        <translation>{count} 个注意力头</translation>
    </message>
    <message>
        <source>context window</source>
        <translation>上下文窗口</translation>
    </message>
    <message>
        <source>vectors of</source>
        <translation>向量维数</translation>
    </message>
    <message>
        <source>{count} numbers</source>
        <translation>{count} 个数</translation>
    </message>
    <message>
        <source>before a query</source>
        <translation>查询之前</translation>
    </message>
    <message>
        <source>before a passage</source>
        <translation>段落之前</translation>
    </message>
    <message>
        <source>the maker states {percent}% ({shots} examples{how}; {source})</source>
        <translation>开发者公布为 {percent}%（{shots} 个示例{how}；{source}）</translation>
    </message>
    <message>
        <source>{right} of {asked}, {needed} needed</source>
        <translation>{asked} 个中对 {right} 个，需要 {needed} 个</translation>
    </message>
    <message>
        <source>No document has “{word}”: looked for “{meant}”.</source>
        <translation>没有文档包含“{word}”：已改为查找“{meant}”。</translation>
    </message>
    <message>
        <source>{action} {what}</source>
        <translation>{action}：{what}</translation>
    </message>
    <message>
        <source>The window speaks the language that you chose from its next start on.</source>
        <translation>窗口将从下次启动起使用您选择的语言。</translation>
    </message>
    <message>
        <source>Sheets</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Kept among the collections of the library: {search}</source>
        <translation>已保存为资料库的合集：{search}</translation>
    </message>
    <message>
        <source>There is a collection of this name already.</source>
        <translation>已有同名的合集。</translation>
    </message>
    <message>
        <source>The collection {name} is removed; its documents stay.</source>
        <translation>已移除合集 {name}；其中的文档保留。</translation>
    </message>
    <message>
        <source>Collections</source>
        <translation>合集</translation>
    </message>
    <message>
        <source>Search for {name}</source>
        <translation>搜索 {name}</translation>
    </message>
    <message>
        <source>Name of the collection</source>
        <translation>合集名称</translation>
    </message>
    <message>
        <source>Ask about {name}</source>
        <translation>就 {name} 提问</translation>
    </message>
    <message>
        <source>Rename {name}</source>
        <translation>重命名 {name}</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>移除 {name}</translation>
    </message>
    <message>
        <source>Colours of the map</source>
        <translation>地图的颜色</translation>
    </message>
    <message>
        <source>other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Map of the documents</source>
        <translation>文档地图</translation>
    </message>
    <message>
        <source>{date} (the date of the file)</source>
        <translation>{date}（文件日期）</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>until {period}</source>
        <translation>截至 {period}</translation>
    </message>
    <message>
        <source>Documents by date</source>
        <translation>按日期排列的文档</translation>
    </message>
    <message>
        <source>only {period}</source>
        <translation>仅 {period}</translation>
    </message>
    <message numerus="yes">
        <source>{period}: {n} document</source>
        <comment>{period}: {n} documents</comment>
        <translation>
            <numerusform>{period}：{n} 个文档</numerusform>
        </translation>
    </message>
    <message>
        <source>Search, ask, or say what to do</source>
        <translation>搜索、提问或输入命令</translation>
    </message>
    <message>
        <source>What can be opened or done</source>
        <translation>可以打开的内容或执行的操作</translation>
    </message>
    <message>
        <source>Search for “{words}”</source>
        <translation>搜索“{words}”</translation>
    </message>
    <message>
        <source>Ask “{words}”</source>
        <translation>提问“{words}”</translation>
    </message>
    <message>
        <source>Not available on this system: its session bus does not answer.</source>
        <translation>此系统上不可用：会话总线没有响应。</translation>
    </message>
    <message>
        <source>Not available on this system: its portal opens no session for shortcuts.</source>
        <translation>此系统上不可用：其门户未打开快捷键会话。</translation>
    </message>
    <message>
        <source>Carrel: ask a question</source>
        <translation>Carrel：提问</translation>
    </message>
    <message>
        <source>Your desktop was told to give Carrel no keys: turn this off and on to be asked again.</source>
        <translation>您的桌面被告知不要把按键分配给 Carrel：请关闭后再打开此选项，以便再次询问。</translation>
    </message>
    <message>
        <source>Your desktop gives Carrel no keys, and does not say why.</source>
        <translation>您的桌面没有把按键分配给 Carrel，也没有说明原因。</translation>
    </message>
    <message>
        <source>Your desktop leads to the question box from any program: {keys}</source>
        <translation>您的桌面可从任何程序转到提问框：{keys}</translation>
    </message>
    <message>
        <source>Your desktop knows the quick question but has no keys for it: choose them in its settings.</source>
        <translation>您的桌面已知快速提问，但没有为其分配按键：请在桌面设置中选择。</translation>
    </message>
    <message>
        <source>Not available on this system: its desktop has no portal for global shortcuts.</source>
        <translation>此系统上不可用：其桌面没有全局快捷键门户。</translation>
    </message>
    <message>
        <source>The session bus has ended, and with it the keys.</source>
        <translation>会话总线已结束，按键也随之失效。</translation>
    </message>
    <message>
        <source>Your desktop has taken the keys back: turn this off and on to ask for them again.</source>
        <translation>您的桌面已收回按键：请关闭后再打开此选项，以重新请求。</translation>
    </message>
    <message>
        <source>The portal of your desktop has ended, and with it the keys until it is there again.</source>
        <translation>您桌面的门户已结束，在其恢复之前按键无效。</translation>
    </message>
    <message>
        <source>{keys} leads to the question box from any program.</source>
        <translation>在任何程序中按 {keys} 即可转到提问框。</translation>
    </message>
    <message>
        <source>{keys} is taken by another program: choose other keys, or free these.</source>
        <translation>{keys} 已被其他程序占用：请选择其他按键，或释放这些按键。</translation>
    </message>
    <message>
        <source>Windows refuses {keys} (error {number}): choose other keys.</source>
        <translation>Windows 拒绝 {keys}（错误 {number}）：请选择其他按键。</translation>
    </message>
    <message>
        <source>Not available on this system: it has no libX11.</source>
        <translation>此系统上不可用：缺少 libX11。</translation>
    </message>
    <message>
        <source>Not available on this system: its X server lets nobody in any more.</source>
        <translation>此系统上不可用：其 X 服务器不再接受连接。</translation>
    </message>
    <message>
        <source>This keyboard cannot type {keys}: choose other keys.</source>
        <translation>此键盘无法输入 {keys}：请选择其他按键。</translation>
    </message>
    <message>
        <source>The X server refuses {keys}: choose other keys.</source>
        <translation>X 服务器拒绝 {keys}：请选择其他按键。</translation>
    </message>
    <message>
        <source>{keys} cannot be taken from other programs: choose the Windows key, or Ctrl and Alt together, with a letter, a function key, the space bar, or a digit without Shift that is not of the number pad.</source>
        <translation>无法从其他程序取得 {keys}：请选择 Windows 键，或同时按 Ctrl 和 Alt，再加一个字母、功能键、空格键，或一个不按 Shift 且不在数字小键盘上的数字。</translation>
    </message>
    <message>
        <source>Not available on this system: it lets no program take keys from others.</source>
        <translation>此系统上不可用：它不允许程序取得其他程序的按键。</translation>
    </message>
    <message>
        <source>Ctrl+K: one box for commands, recent things, searches and questions · Ctrl+L: ask · Ctrl+F: search, or find in the open document while the keyboard is in it · Enter: send or open · Shift+Enter: a new line of a question · @ and #: narrow it to a folder, file or tag · Esc: stop, then close the document, then clear the search · Ctrl+Enter: more like the chosen passage · Ctrl+O: add a folder · Ctrl+N: a question that follows no answer · in the past questions F2: rename a conversation, Ctrl+P: pin it, Delete: forget a question and what follows it · in the open document Ctrl+Shift+F: find, F3, Shift+F3: the next place, the one before, Alt+Left, Alt+Right: back, forward, Ctrl++, Ctrl+-, Ctrl+0: larger, smaller, as at first, Ctrl+R: related documents · Ctrl+1, Ctrl+2, Ctrl+3, Ctrl+4, Ctrl+5, Ctrl+6: asking, searching, the library, the settings, the models, the map · Ctrl+Q: quit · F1: hide this</source>
        <translation>Ctrl+K：用于命令、最近内容、搜索和提问的输入框 · Ctrl+L：提问 · Ctrl+F：搜索；键盘焦点在打开的文档中时，在文档内查找 · Enter：发送或打开 · Shift+Enter：问题换行 · @ 和 #：限定到文件夹、文件或标签 · Esc：停止，然后关闭文档，然后清除搜索 · Ctrl+Enter：更多类似所选段落的内容 · Ctrl+O：添加文件夹 · Ctrl+N：不承接任何回答的问题 · 在历史提问中 F2：重命名对话，Ctrl+P：置顶，Delete：删除问题及其后的内容 · 在打开的文档中 Ctrl+Shift+F：查找，F3、Shift+F3：下一处、上一处，Alt+←、Alt+→：后退、前进，Ctrl++、Ctrl+-、Ctrl+0：放大、缩小、恢复原样，Ctrl+R：相关文档 · Ctrl+1、Ctrl+2、Ctrl+3、Ctrl+4、Ctrl+5、Ctrl+6：提问、搜索、资料库、设置、模型、地图 · Ctrl+Q：退出 · F1：隐藏此说明</translation>
    </message>
</context>
<context>
    <name>engine</name>
    <message>
        <source>A link to a folder is not followed: add the folder itself.</source>
        <translation>不跟随指向文件夹的链接：请添加该文件夹本身。</translation>
    </message>
    <message>
        <source>A prompt of {longest} tokens is too long to be scored: shorten it.</source>
        <translation>{longest} 个词元的提示过长，无法评分：请缩短。</translation>
    </message>
    <message>
        <source>A reason has {longest_reason} characters at most: write a shorter one.</source>
        <translation>理由最多 {longest_reason} 个字符：请写短一些。</translation>
    </message>
    <message>
        <source>A scope holds filters only, and a collection of this one looks for “{words}”: search for it instead.</source>
        <translation>范围只能包含筛选条件，而其中一个合集会查找“{words}”：请改为搜索它。</translation>
    </message>
    <message>
        <source>A scope holds filters only, such as folder:papers or type:pdf: leave out “{words}”.</source>
        <translation>范围只能包含筛选条件，例如 folder:papers 或 type:pdf：请去掉“{words}”。</translation>
    </message>
    <message>
        <source>A text of {tokens} tokens is too short to measure the perplexity on.</source>
        <translation>{tokens} 个词元的文本太短，无法测量困惑度。</translation>
    </message>
    <message>
        <source>Above 1 discourages repetition.</source>
        <translation>大于 1 时抑制重复。</translation>
    </message>
    <message>
        <source>After so many minutes without a question the language model&apos;s memory is given back; 0 keeps it.</source>
        <translation>这么多分钟没有提问后，释放语言模型占用的内存；0 表示不释放。</translation>
    </message>
    <message>
        <source>An answer by a schema is written in one call: leave {strategy} out.</source>
        <translation>按模式的回答只用一次调用写成：请去掉 {strategy}。</translation>
    </message>
    <message>
        <source>An answer of {longest} tokens is too long to be scored.</source>
        <translation>{longest} 个词元的回答过长，无法评分。</translation>
    </message>
    <message>
        <source>An icon in the system tray leads to asking and searching, pauses indexing and quits.</source>
        <translation>系统托盘中的图标可用于提问和搜索、暂停索引以及退出。</translation>
    </message>
    <message>
        <source>Another Carrel is indexing into the same library: wait until it has finished, or use another --home.</source>
        <translation>另一个 Carrel 正在索引同一资料库：请等它完成，或使用其他 --home。</translation>
    </message>
    <message>
        <source>Another Carrel is using the library: try again in a moment.</source>
        <translation>另一个 Carrel 正在使用资料库：请稍后再试。</translation>
    </message>
    <message>
        <source>Answer tokens</source>
        <translation>回答的词元数</translation>
    </message>
    <message>
        <source>Answers are verbatim sentences of your documents: the model chooses and orders them, and writes none.</source>
        <translation>回答由您文档中的原句组成：模型只负责挑选和排列，不自己写。</translation>
    </message>
    <message>
        <source>Beams</source>
        <translation>束搜索宽度</translation>
    </message>
    <message>
        <source>Carrel cannot write its log {log}: {cause}. Mend or delete it.</source>
        <translation>Carrel 无法写入日志 {log}：{cause}。请修复或删除它。</translation>
    </message>
    <message>
        <source>Carrel cannot write to its folder {root}: {cause}. Choose another with --home or CARREL_HOME.</source>
        <translation>Carrel 无法写入其文件夹 {root}：{cause}。请用 --home 或 CARREL_HOME 选择其他文件夹。</translation>
    </message>
    <message>
        <source>Carrel could not start by a mistake of its own; see the log in {home}.</source>
        <translation>Carrel 因自身的错误未能启动；请查看 {home} 中的日志。</translation>
    </message>
    <message>
        <source>Carrel does not read a file twice.</source>
        <translation>Carrel 不会重复读取同一个文件。</translation>
    </message>
    <message>
        <source>Carrel does not work without a {role}: choose another one instead.</source>
        <translation>Carrel 不能没有{role}：请改选另一个。</translation>
    </message>
    <message>
        <source>Carrel ended twice while this file was being indexed: it is left out until you retry it.</source>
        <translation>索引此文件时 Carrel 两次意外结束：在您重试之前将略过它。</translation>
    </message>
    <message>
        <source>Carrel finds the new file by itself.</source>
        <translation>Carrel 会自动发现新文件。</translation>
    </message>
    <message>
        <source>Carrel is offline: set downloads = true under [models] in settings.toml, or switch it on in the window&apos;s settings, to let it fetch models.</source>
        <translation>Carrel 处于离线状态：请在 settings.toml 的 [models] 下设置 downloads = true，或在窗口的设置中开启，以允许下载模型。</translation>
    </message>
    <message>
        <source>Carrel knows no address of {model}: run `make models`.</source>
        <translation>Carrel 没有 {model} 的地址：请运行 `make models`。</translation>
    </message>
    <message>
        <source>Carrel made a mistake of its own and could not finish this; the log {log} says where.</source>
        <translation>Carrel 自身出错，未能完成此操作；日志 {log} 中有说明。</translation>
    </message>
    <message>
        <source>Carrel may fetch a model over the network when you tell it to, each time; else it is offline.</source>
        <translation>每次经您同意后，Carrel 可以通过网络下载模型；否则处于离线状态。</translation>
    </message>
    <message>
        <source>Carrel&apos;s own folder is not read.</source>
        <translation>不读取 Carrel 自己的文件夹。</translation>
    </message>
    <message>
        <source>Carrel&apos;s search needs a processor with AVX2, as Intel makes them since 2013 and AMD since 2015, and this one has none: use Carrel on a newer computer.</source>
        <translation>Carrel 的搜索需要支持 AVX2 的处理器（Intel 自 2013 年、AMD 自 2015 年起生产），而此处理器不支持：请在较新的电脑上使用 Carrel。</translation>
    </message>
    <message>
        <source>Caution</source>
        <translation>谨慎程度</translation>
    </message>
    <message>
        <source>Changing the embedder</source>
        <translation>正在更换嵌入模型</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Connect the drive, or put the folder back; until then its documents are searchable as they were.</source>
        <translation>请连接驱动器，或把文件夹放回原处；在此之前仍可按原样搜索其中的文档。</translation>
    </message>
    <message>
        <source>Context window</source>
        <translation>上下文窗口</translation>
    </message>
    <message>
        <source>Copying</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>Downloads</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英语</translation>
    </message>
    <message>
        <source>English search</source>
        <translation>英语搜索</translation>
    </message>
    <message>
        <source>English, no prefixes</source>
        <translation>英语，无需前缀</translation>
    </message>
    <message>
        <source>English, on any laptop</source>
        <translation>英语，任何笔记本电脑</translation>
    </message>
    <message>
        <source>English, three times as slow as the small one</source>
        <translation>英语，速度为小模型的三分之一</translation>
    </message>
    <message>
        <source>English; finds more than all-MiniLM-L6-v2 at nearly its speed</source>
        <translation>英语；比 all-MiniLM-L6-v2 找到更多，速度相近</translation>
    </message>
    <message>
        <source>English; surer, and slower</source>
        <translation>英语；更可靠，但更慢</translation>
    </message>
    <message>
        <source>English; the fastest of these</source>
        <translation>英语；其中最快的</translation>
    </message>
    <message>
        <source>English; vectors of twice as many numbers as the small ones have</source>
        <translation>英语；向量维数是小模型的两倍</translation>
    </message>
    <message>
        <source>European languages where there are 8 GB to spare</source>
        <translation>欧洲语言，需有 8 GB 空余</translation>
    </message>
    <message>
        <source>Everything is searched with {wanted} now.</source>
        <translation>现在全部使用 {wanted} 搜索。</translation>
    </message>
    <message>
        <source>Focus on quotes</source>
        <translation>专注于引文</translation>
    </message>
    <message>
        <source>Free some space, then check for changes: the index is compacted again.</source>
        <translation>请腾出空间，然后检查更改：索引会再次压缩。</translation>
    </message>
    <message>
        <source>Give the model the quoted sentences only: small models answer better and much sooner.</source>
        <translation>只把引用的句子交给模型：小模型会答得更好、更快。</translation>
    </message>
    <message>
        <source>Give yourself the right to read it, then retry it.</source>
        <translation>请为自己授予读取权限，然后重试。</translation>
    </message>
    <message>
        <source>Gpu layers</source>
        <translation>GPU 层数</translation>
    </message>
    <message>
        <source>Higher is more varied, 0 always takes the likeliest word.</source>
        <translation>越高越多变，0 表示总是取最可能的词。</translation>
    </message>
    <message>
        <source>How hard indexing works: light (one core, with pauses), normal (steps back for other programs) or full.</source>
        <translation>索引的强度：light（一个核心，间有停歇）、normal（让其他程序优先）或 full（全速）。</translation>
    </message>
    <message>
        <source>How long a search may rerank at most; the small language model reads about one passage a second.</source>
        <translation>一次搜索最多可用多少秒重新排序；小语言模型每秒约读一个段落。</translation>
    </message>
    <message>
        <source>How many beginnings of an answer are followed side by side until the likeliest whole one is known; more take longer, and the settings of chance do not count. What follows a schema has one.</source>
        <translation>同时跟踪多少个回答开头，直到确定最可能的完整回答；越多越耗时，且随机性设置不起作用。按模式的回答只有一个。</translation>
    </message>
    <message>
        <source>How many layers of the language model a graphics processor computes: -1 as many as fit into its memory, 0 none. Where llama.cpp was built without CUDA, Metal and Vulkan, there is none, and carrel status says so.</source>
        <translation>语言模型有多少层由图形处理器计算：-1 表示显存能容纳多少就多少，0 表示不用。如果 llama.cpp 编译时不带 CUDA、Metal 和 Vulkan，则没有可用的图形处理器，carrel status 会说明。</translation>
    </message>
    <message>
        <source>How many megabytes of what the model has read, which is text of your documents, are kept on the disk so that a conversation goes on at once after a restart; 0 keeps none.</source>
        <translation>在磁盘上保留多少兆字节模型读过的内容（即您文档的文本），以便重启后对话立即继续；0 表示不保留。</translation>
    </message>
    <message>
        <source>How many passages a question may draw on that is answered in several calls of the model.</source>
        <translation>需要多次调用模型来回答的问题最多可参考多少个段落。</translation>
    </message>
    <message>
        <source>How many passages a question may draw on.</source>
        <translation>一个问题最多可参考多少个段落。</translation>
    </message>
    <message>
        <source>How many tokens an answer may have at most.</source>
        <translation>一个回答最多可有多少个词元。</translation>
    </message>
    <message>
        <source>How many tokens the model sees at once, if it can hold that many.</source>
        <translation>模型一次能看到多少个词元（在其能力范围内）。</translation>
    </message>
    <message>
        <source>How many verbatim quotes are shown at most.</source>
        <translation>最多显示多少条原文引文。</translation>
    </message>
    <message>
        <source>How much of the LoRA adapter is added to the model: 1 as it was made, 0 nothing.</source>
        <translation>LoRA 适配器加入模型的程度：1 为原样，0 为不加。</translation>
    </message>
    <message>
        <source>How soon Carrel says that your documents do not answer a question: 0 hardly ever, 1 whenever it is in doubt; what comes nearest is shown all the same.</source>
        <translation>Carrel 多容易判定您的文档没有回答问题：0 几乎从不，1 稍有疑问就判定；最接近的内容仍会显示。</translation>
    </message>
    <message>
        <source>How the model chooses its words: precise always takes the likeliest word, so that an answer is the same each time; balanced varies its words a little and repeats itself less; creative takes unlikely words too, and strays more easily from your documents. It sets the five settings below, and each can be changed after it.</source>
        <translation>模型如何选词：precise 总是取最可能的词，因此每次回答都一样；balanced 用词略有变化，重复较少；creative 也会取不太可能的词，更容易偏离您的文档。它会设定下面的五项设置，之后每项都可以再改。</translation>
    </message>
    <message>
        <source>If you trust it, unpack it, or save what it holds as files of their own: Carrel finds those by itself.</source>
        <translation>如果您信任它，请将其解压，或把其中的内容另存为单独的文件：Carrel 会自动发现。</translation>
    </message>
    <message>
        <source>In {file}, [{name}] must be a table: mend or delete it.</source>
        <translation>在 {file} 中，[{name}] 必须是一个表：请修复或删除。</translation>
    </message>
    <message>
        <source>In {file}, {label} must be a {name}, for example {default}.</source>
        <translation>在 {file} 中，{label} 必须是 {name} 类型，例如 {default}。</translation>
    </message>
    <message>
        <source>In {file}, {label} must be {choices}.</source>
        <translation>在 {file} 中，{label} 必须是 {choices}。</translation>
    </message>
    <message>
        <source>In {file}, {label} must be {limits}.</source>
        <translation>在 {file} 中，{label} 必须是 {limits}。</translation>
    </message>
    <message>
        <source>Indexing and writing summaries wait while the computer runs on its battery.</source>
        <translation>电脑使用电池时，索引和撰写摘要会等待。</translation>
    </message>
    <message>
        <source>It cannot be read ({cause}): check its permissions.</source>
        <translation>无法读取（{cause}）：请检查权限。</translation>
    </message>
    <message>
        <source>It has a sentence that is longer than the model can read: enlarge generation.context_window in the settings.</source>
        <translation>其中有一句话超出模型能读取的长度：请在设置中增大 generation.context_window。</translation>
    </message>
    <message>
        <source>It has yet to be read: index its folder once more, with carrel index.</source>
        <translation>尚未读取：请用 carrel index 重新索引其文件夹。</translation>
    </message>
    <message>
        <source>It has {value} MB; the limit in the settings is {largest_file_mb} MB.</source>
        <translation>它有 {value} MB；设置中的上限为 {largest_file_mb} MB。</translation>
    </message>
    <message>
        <source>It is a device or a connection between programs, not a file.</source>
        <translation>它是设备或程序之间的连接，不是文件。</translation>
    </message>
    <message>
        <source>It is a link that leads in a circle, so there is no file.</source>
        <translation>它是一个循环链接，因此没有对应的文件。</translation>
    </message>
    <message>
        <source>It is a link to a file that is not there.</source>
        <translation>它是指向不存在的文件的链接。</translation>
    </message>
    <message>
        <source>It is searched all the same; another language model may write about it.</source>
        <translation>仍然可以搜索；换一个语言模型也许能写出它的摘要。</translation>
    </message>
    <message>
        <source>It learnt from fewer tokens than its size could use: a smaller model of as much training does as well.</source>
        <translation>它学习的词元少于其规模所能利用的：训练量相同的更小模型也能做得一样好。</translation>
    </message>
    <message>
        <source>It learnt from {times} times the tokens that make the best of a training budget, so it is good for its size and cheap to run; {share} of what it still lacks, it lacks for its size.</source>
        <translation>它学习的词元是最佳训练预算的 {times} 倍，因此就其规模而言表现出色、运行成本低；它所欠缺的部分中，{share} 是受规模所限。</translation>
    </message>
    <message>
        <source>Its folder is not there just now.</source>
        <translation>它所在的文件夹目前不可用。</translation>
    </message>
    <message>
        <source>Its maker does not say from how many tokens it learnt.</source>
        <translation>开发者没有说明它从多少词元中学习。</translation>
    </message>
    <message>
        <source>Its maker publishes no shape of it.</source>
        <translation>开发者没有公布它的结构。</translation>
    </message>
    <message>
        <source>Its rules do not hold, because {obstacle}.</source>
        <translation>其规则不生效，原因是 {obstacle}。</translation>
    </message>
    <message>
        <source>Joining the notes</source>
        <translation>正在合并笔记</translation>
    </message>
    <message>
        <source>Keep states mb</source>
        <translation>保留的状态（MB）</translation>
    </message>
    <message>
        <source>Keys lead from any program to the question box, where the desktop gives Carrel some.</source>
        <translation>在桌面允许的情况下，可用按键从任何程序转到提问框。</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Line {value} is no rule: write it as in a .gitignore file.</source>
        <translation>第 {value} 行不是规则：请按 .gitignore 文件的格式书写。</translation>
    </message>
    <message>
        <source>Lines {named} are no rules: write them as in a .gitignore file.</source>
        <translation>第 {named} 行不是规则：请按 .gitignore 文件的格式书写。</translation>
    </message>
    <message>
        <source>Loading it once</source>
        <translation>试加载</translation>
    </message>
    <message>
        <source>Lora</source>
        <translation>LoRA 适配器</translation>
    </message>
    <message>
        <source>Lora weight</source>
        <translation>LoRA 适配器权重</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>Min p</source>
        <translation>Min-p</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>No document meets all of these filters: leave one of them out.</source>
        <translation>没有文档符合所有这些筛选条件：请去掉其中一个。</translation>
    </message>
    <message>
        <source>No language model is installed: the summaries stay as they are.</source>
        <translation>没有安装语言模型：摘要保持原样。</translation>
    </message>
    <message>
        <source>No process that reads files can be started: close other programs and try again.</source>
        <translation>无法启动读取文件的进程：请关闭其他程序后重试。</translation>
    </message>
    <message>
        <source>No question has been asked yet: ask one first.</source>
        <translation>还没有提过问题：请先提一个。</translation>
    </message>
    <message>
        <source>None of your documents meets the filters of this question: change its scope.</source>
        <translation>您的文档都不符合此问题的筛选条件：请更改范围。</translation>
    </message>
    <message>
        <source>Not all passages got into the new search index in {index_folder}: index once more. Until then the old one is searched.</source>
        <translation>并非所有段落都进入了 {index_folder} 中的新搜索索引：请再索引一次。在此之前使用旧索引搜索。</translation>
    </message>
    <message>
        <source>Not everything in {name} is read, because {end}: unpack it to make all of it searchable.</source>
        <translation>{name} 中的内容没有全部读取，原因是 {end}：请将其解压以便全部可搜索。</translation>
    </message>
    <message>
        <source>Not read, because Carrel does not know files of their kind: {unknown}.</source>
        <translation>未读取，因为 Carrel 不认识这类文件：{unknown}。</translation>
    </message>
    <message>
        <source>Nothing in {where} can be summarised: add it with carrel index, then ask again.</source>
        <translation>{where} 中没有可生成摘要的内容：请用 carrel index 添加后再试。</translation>
    </message>
    <message>
        <source>Nothing in {where} has a summary: add it with carrel index, then ask again.</source>
        <translation>{where} 中没有任何摘要：请用 carrel index 添加后再试。</translation>
    </message>
    <message>
        <source>Nothing needs to be done, unless it should hold text: a scan has to be legible.</source>
        <translation>无需处理，除非其中应有文字：扫描件必须清晰可读。</translation>
    </message>
    <message>
        <source>Nothing needs to be done.</source>
        <translation>无需处理。</translation>
    </message>
    <message>
        <source>Nothing was left out of answer {number}: every passage that was found has been read.</source>
        <translation>第 {number} 个回答没有略去任何内容：找到的段落都已读取。</translation>
    </message>
    <message>
        <source>Notify</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Of the {parts} files of the model {path} these are missing: {value}{value3}. Put them beside it.</source>
        <translation>模型 {path} 的 {parts} 个文件中缺少：{value}{value3}。请将它们放在一起。</translation>
    </message>
    <message>
        <source>Only a language model can follow a schema: install one, or ask without it.</source>
        <translation>只有语言模型才能遵循模式：请安装一个，或不用模式提问。</translation>
    </message>
    <message>
        <source>Only the first {most_characters} characters are read: split the file to have all of it.</source>
        <translation>只读取前 {most_characters} 个字符：请拆分文件以读取全部内容。</translation>
    </message>
    <message>
        <source>Only the likeliest tokens that together reach this share are considered.</source>
        <translation>只考虑概率合计达到此比例的最可能词元。</translation>
    </message>
    <message>
        <source>Only this many likeliest tokens are considered; 0 considers all.</source>
        <translation>只考虑这么多个最可能的词元；0 表示全部考虑。</translation>
    </message>
    <message>
        <source>Open it in the program it was made with to see whether it is whole, then retry it.</source>
        <translation>请用创建它的程序打开，看它是否完整，然后重试。</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>Page {page} of {path} is damaged and cannot be drawn.</source>
        <translation>{path} 的第 {page} 页已损坏，无法绘制。</translation>
    </message>
    <message>
        <source>Passages</source>
        <translation>段落数</translation>
    </message>
    <message>
        <source>Pause on battery</source>
        <translation>使用电池时暂停</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Probing</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Processor threads for the language model; 0 takes those that are free.</source>
        <translation>语言模型使用的处理器线程数；0 表示使用空闲的线程。</translation>
    </message>
    <message>
        <source>Put the file back where it was, or mend the link that leads to it.</source>
        <translation>请把文件放回原处，或修复指向它的链接。</translation>
    </message>
    <message>
        <source>Quantising</source>
        <translation>量化</translation>
    </message>
    <message>
        <source>Quick question</source>
        <translation>快速提问</translation>
    </message>
    <message>
        <source>Quick question keys</source>
        <translation>快速提问按键</translation>
    </message>
    <message>
        <source>Quotes</source>
        <translation>引文数</translation>
    </message>
    <message>
        <source>Quotes only</source>
        <translation>仅引文</translation>
    </message>
    <message>
        <source>Reading part {value} of {parts}</source>
        <translation>正在读取第 {value} 部分，共 {parts} 部分</translation>
    </message>
    <message>
        <source>Reading passages</source>
        <translation>正在读取段落</translation>
    </message>
    <message>
        <source>Reading what was left out</source>
        <translation>正在读取被略去的内容</translation>
    </message>
    <message>
        <source>Recognising text in pictures is switched off: set ocr = true under [reading] in the settings.</source>
        <translation>图片文字识别已关闭：请在设置的 [reading] 下设置 ocr = true。</translation>
    </message>
    <message>
        <source>Release after</source>
        <translation>释放时间</translation>
    </message>
    <message>
        <source>Repeat penalty</source>
        <translation>重复惩罚</translation>
    </message>
    <message>
        <source>Rerank seconds</source>
        <translation>重排序秒数</translation>
    </message>
    <message>
        <source>Reranker</source>
        <translation>重排序模型</translation>
    </message>
    <message>
        <source>Say which one after “{field}:”, as in {value}.</source>
        <translation>请在“{field}:”后写明内容，例如 {value}。</translation>
    </message>
    <message>
        <source>Scoring</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Size and training go together: at this cost of training there is hardly a better size.</source>
        <translation>规模与训练相称：以这样的训练成本，几乎没有更好的规模。</translation>
    </message>
    <message>
        <source>Skipped because it is hidden: hidden files and folders are not read.</source>
        <translation>因为隐藏而跳过：不读取隐藏的文件和文件夹。</translation>
    </message>
    <message>
        <source>Skipped by the built-in rule &quot;{text}&quot;: {what}.</source>
        <translation>因内置规则 &quot;{text}&quot; 而跳过：{what}。</translation>
    </message>
    <message>
        <source>Skipped by the rule &quot;{value}&quot; in line {number} of {file}.</source>
        <translation>因 {file} 第 {number} 行的规则 &quot;{value}&quot; 而跳过。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止文本</translation>
    </message>
    <message>
        <source>Summarising</source>
        <translation>正在生成摘要</translation>
    </message>
    <message>
        <source>Support model</source>
        <translation>依据判断模型</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>The LoRA adapter {file} does not fit the language model: name one that was made for it.</source>
        <translation>LoRA 适配器 {file} 与语言模型不匹配：请指定为其制作的适配器。</translation>
    </message>
    <message>
        <source>The answer ends before the first of these texts; | stands between them, \n for a line break.</source>
        <translation>回答在这些文本中首个出现之前结束；用 | 分隔，\n 表示换行。</translation>
    </message>
    <message>
        <source>The answer was cut off after the {most} tokens it may have: enlarge {more} in the settings for longer ones.</source>
        <translation>回答达到 {most} 个词元的上限后被截断：如需更长，请在设置中增大 {more}。</translation>
    </message>
    <message>
        <source>The answer was not finished as the schema wants it within its tokens: raise generation.answer_tokens in the settings, or limit the length of its strings and lists (maxLength, maxItems).</source>
        <translation>回答在其词元上限内未能按模式完成：请在设置中增大 generation.answer_tokens，或限制字符串和列表的长度（maxLength、maxItems）。</translation>
    </message>
    <message>
        <source>The collection “{collection}” leads back to itself: change what it looks for.</source>
        <translation>合集“{collection}”绕回到了它自身：请更改它查找的内容。</translation>
    </message>
    <message>
        <source>The collection “{name}” looks for words: it can neither be left out, nor be one of several.</source>
        <translation>合集“{name}”查找的是词语：它既不能被排除，也不能是多个合集之一。</translation>
    </message>
    <message>
        <source>The computer lets Carrel watch no more folders, so it looks through them every second instead. On Linux, raise fs.inotify.max_user_watches to change that.</source>
        <translation>系统不允许 Carrel 监视更多文件夹，因此改为每秒查看一遍。在 Linux 上，可增大 fs.inotify.max_user_watches 来解决。</translation>
    </message>
    <message>
        <source>The computer runs on its battery: this goes on when it is plugged in.</source>
        <translation>电脑正在使用电池：接通电源后将继续。</translation>
    </message>
    <message>
        <source>The cross-encoder in {folder} is damaged: install it again.</source>
        <translation>{folder} 中的交叉编码器已损坏：请重新安装。</translation>
    </message>
    <message>
        <source>The desktop says when work of over a minute has ended while the window is not in front.</source>
        <translation>超过一分钟的工作完成而窗口不在前台时，桌面会发出通知。</translation>
    </message>
    <message>
        <source>The disk is full: free some space and start again. What was indexed before is safe.</source>
        <translation>磁盘已满：请腾出空间后重新开始。之前索引的内容是安全的。</translation>
    </message>
    <message>
        <source>The download from {hostname} failed: {why}.</source>
        <translation>从 {hostname} 下载失败：{why}。</translation>
    </message>
    <message>
        <source>The embedding model cannot embed: choose another one.</source>
        <translation>嵌入模型无法工作：请选择另一个。</translation>
    </message>
    <message>
        <source>The embedding model {name} is damaged: install it again.</source>
        <translation>嵌入模型 {name} 已损坏：请重新安装。</translation>
    </message>
    <message>
        <source>The engine could not be started: {cause}. Close other programs and try again.</source>
        <translation>无法启动引擎：{cause}。请关闭其他程序后重试。</translation>
    </message>
    <message>
        <source>The engine stopped unexpectedly before this was done; it is being started again, so please try once more.</source>
        <translation>引擎在完成之前意外停止；正在重新启动，请再试一次。</translation>
    </message>
    <message>
        <source>The engine stopped unexpectedly three times within a minute and was not started again; see the log.</source>
        <translation>引擎在一分钟内三次意外停止，未再重新启动；请查看日志。</translation>
    </message>
    <message>
        <source>The folder is not there: connect its drive, or remove it from the library. Until then its documents can be searched as they were.</source>
        <translation>文件夹不在：请连接其驱动器，或将其从资料库移除。在此之前仍可按原样搜索其中的文档。</translation>
    </message>
    <message>
        <source>The full path of a LoRA adapter, a GGUF file that changes how the model writes, or nothing.</source>
        <translation>LoRA 适配器（改变模型写法的 GGUF 文件）的完整路径，或留空。</translation>
    </message>
    <message>
        <source>The full path of a folder with an NLI cross-encoder, which is asked too whether a passage supports a sentence of an answer, or nothing.</source>
        <translation>NLI 交叉编码器所在文件夹的完整路径，用它来判断段落是否支持回答中的句子，或留空。</translation>
    </message>
    <message>
        <source>The grammar cannot be read ({reason}): mend it; its first rule is named root.</source>
        <translation>无法读取语法（{reason}）：请修正；其首条规则名为 root。</translation>
    </message>
    <message>
        <source>The graphics processor to use, by the name that carrel models advise has for it; nothing for all.</source>
        <translation>要使用的图形处理器，名称见 carrel models advise；留空表示全部。</translation>
    </message>
    <message>
        <source>The keys of the quick question: Meta (the Windows key), or Ctrl and Alt together, with a letter, a digit, a function key or Space.</source>
        <translation>快速提问的按键：Meta（Windows 键），或同时按 Ctrl 和 Alt，再加一个字母、数字、功能键或空格键。</translation>
    </message>
    <message>
        <source>The language model failed at a text: use another model.</source>
        <translation>语言模型处理某段文本时失败：请使用另一个模型。</translation>
    </message>
    <message>
        <source>The language model that reranks is not installed: run `make models`, or set retrieval.reranker to &quot;&quot; in the settings.</source>
        <translation>用于重排序的语言模型未安装：请运行 `make models`，或在设置中将 retrieval.reranker 设为 &quot;&quot;。</translation>
    </message>
    <message>
        <source>The language model wrote nothing: the quotes are what was found.</source>
        <translation>语言模型没有写出任何内容：引文就是找到的结果。</translation>
    </message>
    <message>
        <source>The language model: a name from the catalogue.</source>
        <translation>语言模型：目录中的名称。</translation>
    </message>
    <message>
        <source>The language of the window, from its next start on; nothing for that of the computer.</source>
        <translation>窗口的语言，从下次启动起生效；“无”表示使用电脑的语言。</translation>
    </message>
    <message>
        <source>The library file {file} cannot be used. Move it away and index again: your own files are not touched.</source>
        <translation>无法使用资料库文件 {file}。请将其移走后重新索引：您自己的文件不受影响。</translation>
    </message>
    <message>
        <source>The library in {folder} was made by a newer Carrel: update Carrel, or use another --home.</source>
        <translation>{folder} 中的资料库由更新版本的 Carrel 创建：请更新 Carrel，或使用其他 --home。</translation>
    </message>
    <message>
        <source>The list of your models {file} cannot be written ({cause}): make room there.</source>
        <translation>无法写入您的模型列表 {file}（{cause}）：请在那里腾出空间。</translation>
    </message>
    <message>
        <source>The list of your models {file} is damaged: delete it, and add them again.</source>
        <translation>您的模型列表 {file} 已损坏：请删除它并重新添加模型。</translation>
    </message>
    <message>
        <source>The model file {file} is damaged or of an unknown kind: install it again.</source>
        <translation>模型文件 {file} 已损坏或类型未知：请重新安装。</translation>
    </message>
    <message>
        <source>The model file {file} is damaged: install it again.</source>
        <translation>模型文件 {file} 已损坏：请重新安装。</translation>
    </message>
    <message>
        <source>The model file {path} cannot be read ({cause}): check its path and permissions.</source>
        <translation>无法读取模型文件 {path}（{cause}）：请检查其路径和权限。</translation>
    </message>
    <message>
        <source>The model file {path} is damaged: install it again.</source>
        <translation>模型文件 {path} 已损坏：请重新安装。</translation>
    </message>
    <message>
        <source>The model file {path} is incomplete ({size} of {wanted} bytes): install it again.</source>
        <translation>模型文件 {path} 不完整（{wanted} 字节中的 {size} 字节）：请重新安装。</translation>
    </message>
    <message>
        <source>The model has no token that the schema allows here: use another model or schema.</source>
        <translation>模型没有模式在此处允许的词元：请使用其他模型或模式。</translation>
    </message>
    <message>
        <source>The model in {folder} does not tell what follows from what: its config.json must name a class &quot;entailment&quot; among two or three.</source>
        <translation>{folder} 中的模型不能判断推论关系：其 config.json 必须在两三个类别中包含 &quot;entailment&quot;。</translation>
    </message>
    <message>
        <source>The model in {folder} gives {num_labels} scores a pair, not one: choose another.</source>
        <translation>{folder} 中的模型对每一对给出 {num_labels} 个分数而不是一个：请选择另一个。</translation>
    </message>
    <message>
        <source>The model wrote no whole sentence about it.</source>
        <translation>模型没有写出关于它的完整句子。</translation>
    </message>
    <message>
        <source>The model&apos;s chat template is damaged: use another model.</source>
        <translation>模型的对话模板已损坏：请使用另一个模型。</translation>
    </message>
    <message>
        <source>The model&apos;s chat template leaves messages out: use another model.</source>
        <translation>模型的对话模板会遗漏消息：请使用另一个模型。</translation>
    </message>
    <message>
        <source>The model&apos;s chat template refused the conversation: use another model.</source>
        <translation>模型的对话模板拒绝了该对话：请使用另一个模型。</translation>
    </message>
    <message>
        <source>The name of a conversation has {longest_name} characters at most: choose a shorter one.</source>
        <translation>对话名称最多 {longest_name} 个字符：请选用更短的名称。</translation>
    </message>
    <message>
        <source>The names of some files or folders hold bytes that are no text, and the computer cannot tell of changes to those, so Carrel looks through its folders every second instead. Rename them to change that.</source>
        <translation>某些文件或文件夹的名称包含非文本字节，系统无法报告它们的更改，因此 Carrel 改为每秒查看一遍文件夹。重命名它们即可解决。</translation>
    </message>
    <message>
        <source>The process that reads files did not start: try again, or restart the computer.</source>
        <translation>读取文件的进程没有启动：请重试，或重启电脑。</translation>
    </message>
    <message>
        <source>The question is too long for the model: {value} tokens with room for an answer, and its window holds {n_ctx}. Shorten it, or enlarge generation.context_window in the settings.</source>
        <translation>问题对模型来说太长：连同回答的空间共 {value} 个词元，而其窗口只能容纳 {n_ctx} 个。请缩短问题，或在设置中增大 generation.context_window。</translation>
    </message>
    <message>
        <source>The rest of it can be searched; what is missing is tried again when it changes or you retry it.</source>
        <translation>其余部分可以搜索；缺失的部分会在文件更改或您重试时再次尝试。</translation>
    </message>
    <message>
        <source>The same seed gives the same answer to the same prompt.</source>
        <translation>相同的种子对相同的提示给出相同的回答。</translation>
    </message>
    <message>
        <source>The schema is neither JSON nor a grammar: write a JSON schema, or GBNF with a rule named root.</source>
        <translation>该模式既不是 JSON 也不是语法：请写 JSON 模式，或带有名为 root 的规则的 GBNF。</translation>
    </message>
    <message>
        <source>The search index could not be made compact: {cause}. Nothing is lost, and it is tried again when files have changed; until then it takes more room and time than it needs.</source>
        <translation>搜索索引未能压缩：{cause}。没有任何丢失，文件更改时会再次尝试；在此之前会占用更多空间和时间。</translation>
    </message>
    <message>
        <source>The search index has to be built anew: index your folders again, or check for changes in the window.</source>
        <translation>搜索索引需要重建：请重新索引您的文件夹，或在窗口中检查更改。</translation>
    </message>
    <message>
        <source>The search index in {folder} cannot be used. Delete that folder and index again: your own files are not touched.</source>
        <translation>无法使用 {folder} 中的搜索索引。请删除该文件夹并重新索引：您自己的文件不受影响。</translation>
    </message>
    <message>
        <source>The settings file {file} cannot be read: mend or delete it.</source>
        <translation>无法读取设置文件 {file}：请修复或删除它。</translation>
    </message>
    <message>
        <source>The settings file {file} cannot be written ({cause}): check its permissions.</source>
        <translation>无法写入设置文件 {file}（{cause}）：请检查其权限。</translation>
    </message>
    <message>
        <source>The window lets the model write the summaries of your documents while nothing else is to be done.</source>
        <translation>空闲时，窗口让模型撰写您文档的摘要。</translation>
    </message>
    <message>
        <source>The window reads files again as soon as they are saved.</source>
        <translation>文件保存后，窗口会立即重新读取。</translation>
    </message>
    <message>
        <source>The {role} {entry} is not installed: {way}, or put its files into {value}.</source>
        <translation>{role} {entry} 未安装：{way}，或将其文件放入 {value}。</translation>
    </message>
    <message>
        <source>The {setting} under [embedding] leaves no room for the text: shorten it.</source>
        <translation>[embedding] 下的 {setting} 没有给文本留出空间：请缩短。</translation>
    </message>
    <message>
        <source>Then check for changes.</source>
        <translation>然后检查更改。</translation>
    </message>
    <message>
        <source>Then retry it.</source>
        <translation>然后重试。</translation>
    </message>
    <message>
        <source>Then retry it; if no program opens it, look for another copy.</source>
        <translation>然后重试；如果没有程序能打开它，请另找一份。</translation>
    </message>
    <message>
        <source>There is no LoRA adapter {file}: mend the path in generation.lora, or empty it.</source>
        <translation>没有 LoRA 适配器 {file}：请更正 generation.lora 中的路径，或将其清空。</translation>
    </message>
    <message>
        <source>There is no answer {number} among your past questions: choose one that carrel history lists.</source>
        <translation>您的历史提问中没有第 {number} 个回答：请选择 carrel history 列出的回答。</translation>
    </message>
    <message>
        <source>There is no collection “{name}”: none is kept yet. In the window, the pin in the search box keeps a search.</source>
        <translation>没有合集“{name}”：尚未保存任何合集。在窗口中，搜索框中的图钉可以保存一次搜索。</translation>
    </message>
    <message>
        <source>There is no collection “{name}”: the library lists those that there are.</source>
        <translation>没有合集“{name}”：资料库中列出了现有的合集。</translation>
    </message>
    <message>
        <source>There is no collection “{name}”: there is {names}.</source>
        <translation>没有合集“{name}”：现有 {names}。</translation>
    </message>
    <message>
        <source>There is no cross-encoder in {folder}: write the full path of its folder into the settings.</source>
        <translation>{folder} 中没有交叉编码器：请在设置中写明其文件夹的完整路径。</translation>
    </message>
    <message>
        <source>There is no device {device} here: set device under [generation] to one of {names}.</source>
        <translation>这里没有设备 {device}：请将 [generation] 下的 device 设为以下之一：{names}。</translation>
    </message>
    <message>
        <source>There is no file or folder {path}: check the spelling.</source>
        <translation>没有文件或文件夹 {path}：请检查拼写。</translation>
    </message>
    <message>
        <source>There is no filter “{name}:”: words are looked for in titles, headings and texts, so leave it out.</source>
        <translation>没有“{name}:”这个筛选条件：字词会在标题、小标题和正文中查找，请去掉它。</translation>
    </message>
    <message>
        <source>There is no model {named}: did you mean {near}? Else name one of {known}, or the path of a file or folder.</source>
        <translation>没有模型 {named}：您是否想指 {near}？否则请指定 {known} 之一，或文件、文件夹的路径。</translation>
    </message>
    <message>
        <source>There is no model {named}: name one of {known}, or the path of a file or folder.</source>
        <translation>没有模型 {named}：请指定 {known} 之一，或文件、文件夹的路径。</translation>
    </message>
    <message>
        <source>There is no reranker {folder}: set retrieval.reranker in the settings to language-model, or to the full path of a cross-encoder&apos;s folder.</source>
        <translation>没有重排序模型 {folder}：请在设置中将 retrieval.reranker 设为 language-model，或交叉编码器文件夹的完整路径。</translation>
    </message>
    <message>
        <source>There is no strategy “{written}”: choose one of {strategy}.</source>
        <translation>没有策略“{written}”：请选择 {strategy} 之一。</translation>
    </message>
    <message>
        <source>There is no support model {folder}: set generation.support_model in the settings to the full path of a folder with an NLI cross-encoder, or to nothing.</source>
        <translation>没有依据判断模型 {folder}：请在设置中将 generation.support_model 设为 NLI 交叉编码器文件夹的完整路径，或留空。</translation>
    </message>
    <message>
        <source>There is no text in files ending in {suffix}.</source>
        <translation>以 {suffix} 结尾的文件中没有文本。</translation>
    </message>
    <message>
        <source>There is no type {kind}: name one of {quantizations}.</source>
        <translation>没有类型 {kind}：请指定 {quantizations} 之一。</translation>
    </message>
    <message>
        <source>There is no {manifest} in {folder}: name a folder that carrel models export has written.</source>
        <translation>{folder} 中没有 {manifest}：请指定由 carrel models export 写出的文件夹。</translation>
    </message>
    <message>
        <source>There is no {model_id} in the catalogue: carrel models lists what there is.</source>
        <translation>目录中没有 {model_id}：carrel models 列出了可用的模型。</translation>
    </message>
    <message>
        <source>There is no {role} at {path}: mend the path in the settings.</source>
        <translation>{path} 处没有{role}：请更正设置中的路径。</translation>
    </message>
    <message>
        <source>There is no {role} called {model_id}: choose one of {known_ids}, or the full path of your own.</source>
        <translation>没有名为 {model_id} 的{role}：请选择 {known_ids} 之一，或您自己模型的完整路径。</translation>
    </message>
    <message>
        <source>There is not enough memory for the embedding model: choose a smaller one.</source>
        <translation>内存不足以运行嵌入模型：请选择更小的模型。</translation>
    </message>
    <message>
        <source>There is not enough memory for {file} with a window of {window} tokens.</source>
        <translation>内存不足以用 {window} 个词元的窗口运行 {file}。</translation>
    </message>
    <message>
        <source>There is not enough memory for {name} with a window of {cells} tokens: lower generation.context_window in the settings.</source>
        <translation>内存不足以用 {cells} 个词元的窗口运行 {name}：请在设置中减小 generation.context_window。</translation>
    </message>
    <message>
        <source>There is not enough memory to rerank with the language model: use no reranker.</source>
        <translation>内存不足以用语言模型重排序：请不要使用重排序。</translation>
    </message>
    <message>
        <source>There is not enough memory to score answers with a window of {window} tokens.</source>
        <translation>内存不足以用 {window} 个词元的窗口为回答评分。</translation>
    </message>
    <message>
        <source>There is not enough memory to write {sequences} texts at once: close other programs.</source>
        <translation>内存不足以同时撰写 {sequences} 段文本：请关闭其他程序。</translation>
    </message>
    <message>
        <source>There is nothing indexed yet: add a folder first.</source>
        <translation>还没有索引任何内容：请先添加文件夹。</translation>
    </message>
    <message>
        <source>There is nothing to bring back: what was forgotten before the last start is gone.</source>
        <translation>没有可恢复的内容：上次启动之前删除的已不存在。</translation>
    </message>
    <message>
        <source>There is nothing to look for: type a few words.</source>
        <translation>没有要查找的内容：请输入几个词。</translation>
    </message>
    <message>
        <source>There may be {most} collections: remove one first.</source>
        <translation>最多可有 {most} 个合集：请先移除一个。</translation>
    </message>
    <message>
        <source>This JSON schema cannot be followed: use objects, arrays, enums and plain types, and no addresses.</source>
        <translation>无法遵循此 JSON 模式：请使用对象、数组、枚举和简单类型，不要使用地址。</translation>
    </message>
    <message>
        <source>This build of llama.cpp computes on the processor only: CUDA, Metal and Vulkan are not available in this build. To use a graphics processor, install Carrel anew with CMAKE_ARGS=-DGGML_CUDA=on (NVIDIA), -DGGML_METAL=on (Apple) or -DGGML_VULKAN=on (others); README has the commands.</source>
        <translation>此 llama.cpp 版本只在处理器上计算：不支持 CUDA、Metal 和 Vulkan。要使用图形处理器，请用 CMAKE_ARGS=-DGGML_CUDA=on（NVIDIA）、-DGGML_METAL=on（Apple）或 -DGGML_VULKAN=on（其他）重新安装 Carrel；命令见 README。</translation>
    </message>
    <message>
        <source>This question has letters in an unknown encoding: type it again.</source>
        <translation>此问题含有未知编码的字符：请重新输入。</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>线程数</translation>
    </message>
    <message>
        <source>Timing</source>
        <translation>计时</translation>
    </message>
    <message>
        <source>To read it all the same, write its name after a &quot;!&quot; into a .carrelignore file beside it.</source>
        <translation>如仍要读取，请在旁边的 .carrelignore 文件中写上 &quot;!&quot; 加其名称。</translation>
    </message>
    <message>
        <source>Tokens less likely than this share of the likeliest are not considered.</source>
        <translation>概率低于最可能词元此比例的词元不予考虑。</translation>
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
        <translation>系统托盘</translation>
    </message>
    <message>
        <source>Until then only the other rules hold.</source>
        <translation>在此之前只有其他规则生效。</translation>
    </message>
    <message>
        <source>Verbatim sentences are chosen, not written by {strategy}: leave one of the two out.</source>
        <translation>原句是挑选出来的，不是由 {strategy} 撰写的：请去掉其中之一。</translation>
    </message>
    <message>
        <source>Verbatim sentences follow no schema: leave one of the two out.</source>
        <translation>原句不遵循模式：请去掉其中之一。</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>监视文件</translation>
    </message>
    <message>
        <source>What reads the best passages again to order them: language-model, the full path of a cross-encoder&apos;s folder, or nothing.</source>
        <translation>用什么重读最佳段落并排序：language-model、交叉编码器文件夹的完整路径，或留空。</translation>
    </message>
    <message>
        <source>What the model has read could not be deleted from {folder} ({cause}): delete this folder.</source>
        <translation>无法从 {folder} 删除模型读过的内容（{cause}）：请删除该文件夹。</translation>
    </message>
    <message>
        <source>What was left out of answer {number} has changed since: ask the question anew.</source>
        <translation>第 {number} 个回答略去的内容此后有更改：请重新提问。</translation>
    </message>
    <message>
        <source>What was measured cannot be written to {file} ({cause}): make room there.</source>
        <translation>无法将测量结果写入 {file}（{cause}）：请在那里腾出空间。</translation>
    </message>
    <message>
        <source>Wide passages</source>
        <translation>广泛问题的段落数</translation>
    </message>
    <message>
        <source>Without text: {empty}.</source>
        <translation>没有文本：{empty}。</translation>
    </message>
    <message>
        <source>Write summaries</source>
        <translation>撰写摘要</translation>
    </message>
    <message>
        <source>Write what comes after “{name}:” without a space, as in {value}; in quotation marks it is looked for as text.</source>
        <translation>“{name}:”后的内容前面不要加空格，例如 {value}；加引号则作为文本查找。</translation>
    </message>
    <message>
        <source>Writing summaries</source>
        <translation>正在撰写摘要</translation>
    </message>
    <message>
        <source>Your documents are still being read: ask again in a moment.</source>
        <translation>您的文档仍在读取：请稍后再问。</translation>
    </message>
    <message>
        <source>Your documents do not seem to answer this.</source>
        <translation>您的文档似乎没有回答这个问题。</translation>
    </message>
    <message>
        <source>Your documents support nothing that the language model wrote: the last sentence is theirs.</source>
        <translation>您的文档不支持语言模型写的任何内容：最后一句出自文档。</translation>
    </message>
    <message>
        <source>a DjVu scan</source>
        <translation>DjVu 扫描件</translation>
    </message>
    <message>
        <source>a HEIC picture</source>
        <translation>HEIC 图片</translation>
    </message>
    <message>
        <source>a OneNote section</source>
        <translation>OneNote 分区</translation>
    </message>
    <message>
        <source>a Photoshop picture</source>
        <translation>Photoshop 图片</translation>
    </message>
    <message>
        <source>a RAR archive</source>
        <translation>RAR 压缩包</translation>
    </message>
    <message>
        <source>a Zstandard file</source>
        <translation>Zstandard 文件</translation>
    </message>
    <message>
        <source>a cabinet archive</source>
        <translation>CAB 压缩包</translation>
    </message>
    <message>
        <source>a compiled help file</source>
        <translation>已编译的帮助文件</translation>
    </message>
    <message>
        <source>a compress (.Z) file</source>
        <translation>compress (.Z) 文件</translation>
    </message>
    <message>
        <source>a cpio archive</source>
        <translation>cpio 归档</translation>
    </message>
    <message>
        <source>a database</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>a film</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>a program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>a sound</source>
        <translation>音频</translation>
    </message>
    <message>
        <source>a sound or a film</source>
        <translation>音频或视频</translation>
    </message>
    <message>
        <source>a winmail.dat (TNEF)</source>
        <translation>winmail.dat (TNEF)</translation>
    </message>
    <message>
        <source>about a hundred languages</source>
        <translation>约一百种语言</translation>
    </message>
    <message>
        <source>an Access database</source>
        <translation>Access 数据库</translation>
    </message>
    <message>
        <source>an LZ4 file</source>
        <translation>LZ4 文件</translation>
    </message>
    <message>
        <source>an Outlook data file</source>
        <translation>Outlook 数据文件</translation>
    </message>
    <message>
        <source>an editor&apos;s backup copies</source>
        <translation>编辑器的备份副本</translation>
    </message>
    <message>
        <source>an office program&apos;s note that a document is open</source>
        <translation>办公软件表示文档已打开的标记文件</translation>
    </message>
    <message>
        <source>answers more to the point than 135M, still in half a gigabyte</source>
        <translation>回答比 135M 更切题，仍只需半个 GB</translation>
    </message>
    <message>
        <source>any laptop; short answers from few sentences</source>
        <translation>任何笔记本电脑；根据少量句子给出简短回答</translation>
    </message>
    <message>
        <source>ask its sender for the attachments as they are</source>
        <translation>请向发件人索取原始附件</translation>
    </message>
    <message>
        <source>beside the answer so far there was no room left in the context window</source>
        <translation>除目前的回答外，上下文窗口已没有空间</translation>
    </message>
    <message>
        <source>careful</source>
        <translation>谨慎</translation>
    </message>
    <message>
        <source>checking</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>cites word for word</source>
        <translation>逐字引用</translation>
    </message>
    <message>
        <source>convert it to HTML to make it searchable</source>
        <translation>请转换为 HTML 以便搜索</translation>
    </message>
    <message>
        <source>convert it to PDF to make it searchable</source>
        <translation>请转换为 PDF 以便搜索</translation>
    </message>
    <message>
        <source>copying</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>deleted files</source>
        <translation>已删除的文件</translation>
    </message>
    <message>
        <source>downloading</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>eager</source>
        <translation>积极</translation>
    </message>
    <message>
        <source>embedder</source>
        <translation>嵌入模型</translation>
    </message>
    <message>
        <source>entailment</source>
        <translation>NLI 模型</translation>
    </message>
    <message>
        <source>export its folders as mbox or its messages as msg</source>
        <translation>请将其文件夹导出为 mbox，或将邮件导出为 msg</translation>
    </message>
    <message>
        <source>export what you want to search as a table (csv)</source>
        <translation>请将要搜索的内容导出为表格 (csv)</translation>
    </message>
    <message>
        <source>follows a format</source>
        <translation>遵循格式</translation>
    </message>
    <message>
        <source>good answers where there are 8 GB to spare</source>
        <translation>回答良好，需有 8 GB 空余</translation>
    </message>
    <message>
        <source>installed libraries</source>
        <translation>已安装的程序库</translation>
    </message>
    <message>
        <source>it has been changed or removed since it was left out</source>
        <translation>自略去以来，它已被更改或移除</translation>
    </message>
    <message>
        <source>joining the notes</source>
        <translation>合并笔记</translation>
    </message>
    <message>
        <source>language model</source>
        <translation>语言模型</translation>
    </message>
    <message>
        <source>loading it once</source>
        <translation>试加载</translation>
    </message>
    <message>
        <source>long documents in English</source>
        <translation>英语长文档</translation>
    </message>
    <message>
        <source>many languages</source>
        <translation>多种语言</translation>
    </message>
    <message>
        <source>many languages on any laptop</source>
        <translation>任何笔记本电脑，多种语言</translation>
    </message>
    <message>
        <source>many languages, follows formats</source>
        <translation>多种语言，遵循格式</translation>
    </message>
    <message>
        <source>many languages, in half a gigabyte</source>
        <translation>多种语言，只需半个 GB</translation>
    </message>
    <message>
        <source>measuring</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>only the sentences that say most of it were given to the model</source>
        <translation>只把最能概括它的句子交给了模型</translation>
    </message>
    <message>
        <source>print it to a PDF to make it searchable</source>
        <translation>请打印为 PDF 以便搜索</translation>
    </message>
    <message>
        <source>probing</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>quantising</source>
        <translation>量化</translation>
    </message>
    <message>
        <source>reading part {value} of {parts}</source>
        <translation>读取第 {value} 部分，共 {parts} 部分</translation>
    </message>
    <message>
        <source>reading passages</source>
        <translation>读取段落</translation>
    </message>
    <message>
        <source>reading what was left out</source>
        <translation>读取被略去的内容</translation>
    </message>
    <message>
        <source>reasons in steps in two gigabytes</source>
        <translation>分步推理，需要 2 GB</translation>
    </message>
    <message>
        <source>reasons in two steps</source>
        <translation>两步推理</translation>
    </message>
    <message>
        <source>reranker</source>
        <translation>重排序模型</translation>
    </message>
    <message>
        <source>save it as JPEG to make its text searchable</source>
        <translation>请另存为 JPEG 以便搜索其中的文字</translation>
    </message>
    <message>
        <source>save it as PNG or PDF to make its text searchable</source>
        <translation>请另存为 PNG 或 PDF 以便搜索其中的文字</translation>
    </message>
    <message>
        <source>says when the text lacks it, and only then</source>
        <translation>文中没有时如实说明，且仅在此时</translation>
    </message>
    <message>
        <source>scoring</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>shortened to fit the context window: the sentences worth least for the question were left out</source>
        <translation>为适应上下文窗口而缩短：略去了对问题价值最小的句子</translation>
    </message>
    <message>
        <source>the answer was stopped before this was read</source>
        <translation>在读到此处之前，回答已被停止</translation>
    </message>
    <message>
        <source>the best answers for four gigabytes</source>
        <translation>4 GB 之内的最佳回答</translation>
    </message>
    <message>
        <source>the largest of its family; follows formats</source>
        <translation>同系列中最大的；遵循格式</translation>
    </message>
    <message>
        <source>there was no room left in the context window</source>
        <translation>上下文窗口已没有空间</translation>
    </message>
    <message>
        <source>there were too many documents beside it</source>
        <translation>其他文档太多</translation>
    </message>
    <message>
        <source>timing</source>
        <translation>计时</translation>
    </message>
    <message>
        <source>translates</source>
        <translation>翻译</translation>
    </message>
    <message>
        <source>unpack it to make its files searchable</source>
        <translation>请将其解压以便搜索其中的文件</translation>
    </message>
    <message>
        <source>{blank} of {pages} pages hold no text that can be read.</source>
        <translation>{pages} 页中有 {blank} 页没有可读取的文本。</translation>
    </message>
    <message>
        <source>{chosen} is a folder: name one of the files in it.</source>
        <translation>{chosen} 是文件夹：请指定其中的某个文件。</translation>
    </message>
    <message>
        <source>{failed} not recognised, because Tesseract failed: save a copy as PNG.</source>
        <translation>{failed} 未能识别，因为 Tesseract 出错：请另存一份 PNG。</translation>
    </message>
    <message>
        <source>{file} does not say how it makes one vector of a text, so it is no embedding model: choose another.</source>
        <translation>{file} 没有说明如何把文本变成一个向量，因此不是嵌入模型：请选择另一个。</translation>
    </message>
    <message>
        <source>{file} is damaged: export the models again.</source>
        <translation>{file} 已损坏：请重新导出模型。</translation>
    </message>
    <message>
        <source>{file} is damaged: it has the name and size of {entry}, not its content. Get it again.</source>
        <translation>{file} 已损坏：名称和大小与 {entry} 相同，内容却不同。请重新获取。</translation>
    </message>
    <message>
        <source>{file} is no LoRA adapter: name a GGUF file that was made as one.</source>
        <translation>{file} 不是 LoRA 适配器：请指定为此制作的 GGUF 文件。</translation>
    </message>
    <message>
        <source>{file} is not an embedding model but a reranker: choose another.</source>
        <translation>{file} 不是嵌入模型，而是重排序模型：请选择另一个。</translation>
    </message>
    <message>
        <source>{file} is not an embedding model of the BERT kind but a model of the kind {architecture}: choose another.</source>
        <translation>{file} 不是 BERT 类的嵌入模型，而是 {architecture} 类的模型：请选择另一个。</translation>
    </message>
    <message>
        <source>{file} was not written by this Carrel, or is damaged: export the models again.</source>
        <translation>{file} 不是由此 Carrel 写出的，或已损坏：请重新导出模型。</translation>
    </message>
    <message>
        <source>{folder} cannot be written ({cause}): make room there, or choose another folder.</source>
        <translation>无法写入 {folder}（{cause}）：请在那里腾出空间，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>{folder} cannot be written ({cause}): make room there.</source>
        <translation>无法写入 {folder}（{cause}）：请在那里腾出空间。</translation>
    </message>
    <message>
        <source>{folder} has room for {free} bytes, and {wanted} are wanted: make room there.</source>
        <translation>{folder} 可容纳 {free} 字节，而需要 {wanted} 字节：请在那里腾出空间。</translation>
    </message>
    <message>
        <source>{message} The collection “{collection}” looks for this.</source>
        <translation>{message} 合集“{collection}”查找的是它。</translation>
    </message>
    <message>
        <source>{source} cannot be read ({cause}): look at the disk it lies on.</source>
        <translation>无法读取 {source}（{cause}）：请检查它所在的磁盘。</translation>
    </message>
    <message>
        <source>{folder} is not a cross-encoder: it must be a folder that holds a config.json.</source>
        <translation>{folder} 不是交叉编码器：它必须是包含 config.json 的文件夹。</translation>
    </message>
    <message>
        <source>A collection has a name, and something that is looked for.</source>
        <translation>合集需要名称和要查找的内容。</translation>
    </message>
    <message>
        <source>There is no collection “{name}”: the nearest is {written}.</source>
        <translation>没有合集“{name}”：最接近的是 {written}。</translation>
    </message>
    <message>
        <source>{folder} is not in the library: add it with carrel index.</source>
        <translation>{folder} 不在资料库中：请用 carrel index 添加。</translation>
    </message>
    <message>
        <source>{longest} prompt tokens and {most_tokens} to be written do not fit a window of {window}.</source>
        <translation>{longest} 个提示词元加上要写的 {most_tokens} 个，超出了 {window} 的窗口。</translation>
    </message>
    <message>
        <source>{message} Until then everything is searched with {active}.</source>
        <translation>{message} 在此之前全部使用 {active} 搜索。</translation>
    </message>
    <message>
        <source>{missing} chapters are damaged and were left out.</source>
        <translation>{missing} 章已损坏，已略去。</translation>
    </message>
    <message>
        <source>{model_folder} is not a complete sentence-transformers model: install it again.</source>
        <translation>{model_folder} 不是完整的 sentence-transformers 模型：请重新安装。</translation>
    </message>
    <message>
        <source>{model_id} came with the program and stays with it.</source>
        <translation>{model_id} 随程序提供，不能移除。</translation>
    </message>
    <message>
        <source>{model_id} is damaged: {value} is not what it should be. Get it again.</source>
        <translation>{model_id} 已损坏：{value} 与应有的不符。请重新获取。</translation>
    </message>
    <message>
        <source>{model_id} is no language model, and only these are foretold.</source>
        <translation>{model_id} 不是语言模型，只有语言模型才能预测。</translation>
    </message>
    <message>
        <source>{models} has room for {free} bytes, and {missing} are missing: make room there.</source>
        <translation>{models} 可容纳 {free} 字节，还缺 {missing} 字节：请在那里腾出空间。</translation>
    </message>
    <message>
        <source>{model} has weights of {kind} already: name another kind.</source>
        <translation>{model} 的权重已是 {kind}：请指定其他类型。</translation>
    </message>
    <message>
        <source>{model} is no language model, and only these are quantised.</source>
        <translation>{model} 不是语言模型，只有语言模型才能量化。</translation>
    </message>
    <message>
        <source>{model} is no language model, and only these are timed.</source>
        <translation>{model} 不是语言模型，只有语言模型才能计时。</translation>
    </message>
    <message>
        <source>{model} needs PyTorch and sentence-transformers, which this Carrel comes without: choose another model (a BERT or a GGUF file as the embedder), or install the full flavour, as README says.</source>
        <translation>{model} 需要 PyTorch 和 sentence-transformers，而此 Carrel 不含它们：请选择其他模型（BERT 或 GGUF 文件作为嵌入模型），或按 README 安装完整版。</translation>
    </message>
    <message>
        <source>{named} is in use: choose another {role} first, then remove it.</source>
        <translation>{named} 正在使用：请先另选一个{role}，然后再移除。</translation>
    </message>
    <message>
        <source>{named} is no embedder, and only an embedder wants prefixes: leave them out.</source>
        <translation>{named} 不是嵌入模型，只有嵌入模型才需要前缀：请去掉。</translation>
    </message>
    <message>
        <source>{named} is not among your models: carrel models lists them.</source>
        <translation>{named} 不在您的模型中：carrel models 列出了这些模型。</translation>
    </message>
    <message>
        <source>{names} could help, and is left alone as gpu_layers = 0 says.</source>
        <translation>{names} 可以加速，但按 gpu_layers = 0 的设置未使用。</translation>
    </message>
    <message>
        <source>{name} cannot be read from the disk ({cause}): check that it is there and you may read it.</source>
        <translation>无法从磁盘读取 {name}（{cause}）：请检查它是否存在以及您是否有权读取。</translation>
    </message>
    <message>
        <source>{name} could not be understood: open it in the program it was made with and save it again.</source>
        <translation>无法理解 {name}：请用创建它的程序打开并重新保存。</translation>
    </message>
    <message>
        <source>{name} crashed the process that read it: open it in the program it was made with and save it again.</source>
        <translation>{name} 使读取它的进程崩溃：请用创建它的程序打开并重新保存。</translation>
    </message>
    <message>
        <source>{name} needs more memory than a file may take: raise reading.memory_mb in the settings or split the file, then index this file by its name.</source>
        <translation>{name} 需要的内存超过单个文件的上限：请在设置中增大 reading.memory_mb 或拆分文件，然后按名称索引它。</translation>
    </message>
    <message>
        <source>{name} took longer than {seconds} seconds to read: raise reading.seconds_per_file in the settings or split the file, then index it by its name.</source>
        <translation>读取 {name} 超过了 {seconds} 秒：请在设置中增大 reading.seconds_per_file 或拆分文件，然后按名称索引它。</translation>
    </message>
    <message>
        <source>{name} unpacks to far more than a document holds.</source>
        <translation>{name} 解压后远超一个文档的内容。</translation>
    </message>
    <message>
        <source>{name}: it could not be understood.</source>
        <translation>{name}：无法理解。</translation>
    </message>
    <message>
        <source>{passed_over} not searched for text.</source>
        <translation>{passed_over} 未查找文字。</translation>
    </message>
    <message>
        <source>{path} cannot be deleted ({cause}): close other windows of Carrel, or delete it by hand.</source>
        <translation>无法删除 {path}（{cause}）：请关闭 Carrel 的其他窗口，或手动删除。</translation>
    </message>
    <message>
        <source>{path} cannot be read ({cause}): check its permissions.</source>
        <translation>无法读取 {path}（{cause}）：请检查权限。</translation>
    </message>
    <message>
        <source>{path} could not be cut into passages because of a mistake of Carrel&apos;s own: carrel.log in its home says where. Save the file in another format to have it read.</source>
        <translation>由于 Carrel 自身的错误，{path} 无法切分为段落：其目录中的 carrel.log 有说明。请将文件另存为其他格式以便读取。</translation>
    </message>
    <message>
        <source>{path} could not be loaded within {limit} seconds: choose another, or add it again.</source>
        <translation>{path} 未能在 {limit} 秒内加载：请选择另一个，或重新添加。</translation>
    </message>
    <message>
        <source>{path} does not exist: name a GGUF file, or a folder that holds a model.</source>
        <translation>{path} 不存在：请指定 GGUF 文件，或包含模型的文件夹。</translation>
    </message>
    <message>
        <source>{path} does not look like text, although its name says so: check what made it.</source>
        <translation>{path} 虽以文本命名，但看起来不是文本：请检查是什么生成了它。</translation>
    </message>
    <message>
        <source>{path} ended the process that it was first loaded in ({exit_code}), so it is not used: get a newer copy of it, or choose another.</source>
        <translation>{path} 使首次加载它的进程结束（{exit_code}），因此不予使用：请获取较新的副本，或选择另一个。</translation>
    </message>
    <message>
        <source>{path} has more points than a picture can have: make it smaller and save it again.</source>
        <translation>{path} 的像素超过图片上限：请缩小后重新保存。</translation>
    </message>
    <message>
        <source>{path} has no passage at {start}: its last one ends at {end}.</source>
        <translation>{path} 在 {start} 处没有段落：最后一个段落结束于 {end}。</translation>
    </message>
    <message>
        <source>{path} has no passages yet: wait until it has been read.</source>
        <translation>{path} 还没有段落：请等待读取完毕。</translation>
    </message>
    <message>
        <source>{path} has nothing that could be summarised: index its folder once more.</source>
        <translation>{path} 没有可生成摘要的内容：请重新索引其文件夹。</translation>
    </message>
    <message>
        <source>{path} has {page_count} pages now, so page {page} cannot be shown.</source>
        <translation>{path} 现在有 {page_count} 页，因此无法显示第 {page} 页。</translation>
    </message>
    <message>
        <source>{path} holds no address and no event: export it again from where it came from.</source>
        <translation>{path} 中没有联系人也没有事件：请从来源处重新导出。</translation>
    </message>
    <message>
        <source>{path} holds no mail: it has no line like From, To or Subject.</source>
        <translation>{path} 中没有邮件：没有 From、To 或 Subject 之类的行。</translation>
    </message>
    <message>
        <source>{path} holds no model: choose a folder with a config.json, or a GGUF file.</source>
        <translation>{path} 中没有模型：请选择含有 config.json 的文件夹，或 GGUF 文件。</translation>
    </message>
    <message>
        <source>{path} holds no subtitles: check what made it.</source>
        <translation>{path} 中没有字幕：请检查是什么生成了它。</translation>
    </message>
    <message>
        <source>{path} holds no text, and none was found in pictures on its pages.</source>
        <translation>{path} 没有文本，页面的图片中也没有找到文字。</translation>
    </message>
    <message>
        <source>{path} holds no text.</source>
        <translation>{path} 没有文本。</translation>
    </message>
    <message>
        <source>{path} holds no web page, or is damaged: open it in a browser and save it again.</source>
        <translation>{path} 中没有网页，或已损坏：请在浏览器中打开并重新保存。</translation>
    </message>
    <message>
        <source>{path} is a GGUF file of version {version}, and Carrel reads 2 and 3: get a newer copy of it.</source>
        <translation>{path} 是版本 {version} 的 GGUF 文件，而 Carrel 读取版本 2 和 3：请获取较新的副本。</translation>
    </message>
    <message>
        <source>{path} is a LoRA adapter and no model: name it as lora under [generation] in the settings.</source>
        <translation>{path} 是 LoRA 适配器而不是模型：请在设置的 [generation] 下以 lora 指定它。</translation>
    </message>
    <message>
        <source>{path} is a link that leads in a circle: mend it.</source>
        <translation>{path} 是循环链接：请修复它。</translation>
    </message>
    <message>
        <source>{path} is a picture in which no text was found.</source>
        <translation>{path} 是图片，其中没有找到文字。</translation>
    </message>
    <message>
        <source>{path} is damaged or not XML: open it in the program it was made with and save it again.</source>
        <translation>{path} 已损坏或不是 XML：请用创建它的程序打开并重新保存。</translation>
    </message>
    <message>
        <source>{path} is damaged or not a PDF: open it in a PDF viewer and save it again.</source>
        <translation>{path} 已损坏或不是 PDF：请在 PDF 阅读器中打开并重新保存。</translation>
    </message>
    <message>
        <source>{path} is damaged or not a picture: open it in an image viewer and save it again.</source>
        <translation>{path} 已损坏或不是图片：请在看图软件中打开并重新保存。</translation>
    </message>
    <message>
        <source>{path} is damaged: make it again from the original files.</source>
        <translation>{path} 已损坏：请用原始文件重新制作。</translation>
    </message>
    <message>
        <source>{path} is damaged: open it in the program it was made with and save it again.</source>
        <translation>{path} 已损坏：请用创建它的程序打开并重新保存。</translation>
    </message>
    <message>
        <source>{path} is locked with a password: save a copy without one to make it searchable.</source>
        <translation>{path} 有密码保护：请另存一份没有密码的副本以便搜索。</translation>
    </message>
    <message>
        <source>{path} is locked with a password: unpack it, or save a copy without one, to make it searchable.</source>
        <translation>{path} 有密码保护：请将其解压，或另存一份没有密码的副本，以便搜索。</translation>
    </message>
    <message>
        <source>{path} is no kind of file that Carrel can read.</source>
        <translation>{path} 不是 Carrel 能读取的文件类型。</translation>
    </message>
    <message>
        <source>{path} is no notebook, or a damaged one: open it in Jupyter and save it again.</source>
        <translation>{path} 不是笔记本，或已损坏：请在 Jupyter 中打开并重新保存。</translation>
    </message>
    <message>
        <source>{path} is no web page, or a damaged one: save it again in a browser.</source>
        <translation>{path} 不是网页，或已损坏：请在浏览器中重新保存。</translation>
    </message>
    <message>
        <source>{path} is no {role}: it must be a folder that holds a config.json.</source>
        <translation>{path} 不是{role}：它必须是包含 config.json 的文件夹。</translation>
    </message>
    <message>
        <source>{path} is not a GGUF model: install it again or choose another.</source>
        <translation>{path} 不是 GGUF 模型：请重新安装或选择另一个。</translation>
    </message>
    <message>
        <source>{path} is not a file of the library: add it or its folder with carrel index.</source>
        <translation>{path} 不是资料库中的文件：请用 carrel index 添加它或其文件夹。</translation>
    </message>
    <message>
        <source>{path} is not an embedding model: it must be a folder that holds a tokenizer.json, or a GGUF file.</source>
        <translation>{path} 不是嵌入模型：它必须是包含 tokenizer.json 的文件夹，或 GGUF 文件。</translation>
    </message>
    <message>
        <source>{path} is not in the library: add it or its folder with carrel index.</source>
        <translation>{path} 不在资料库中：请用 carrel index 添加它或其文件夹。</translation>
    </message>
    <message>
        <source>{path} is not one of the library&apos;s folders: carrel status lists them.</source>
        <translation>{path} 不是资料库的文件夹：carrel status 列出了这些文件夹。</translation>
    </message>
    <message>
        <source>{path} is not valid JSON; read as text.</source>
        <translation>{path} 不是有效的 JSON；已作为文本读取。</translation>
    </message>
    <message>
        <source>{path} is not well-formed XML; read as text.</source>
        <translation>{path} 不是格式正确的 XML；已作为文本读取。</translation>
    </message>
    <message>
        <source>{path} is of no kind that Carrel knows.</source>
        <translation>{path} 不是 Carrel 认识的类型。</translation>
    </message>
    <message>
        <source>{path} is one of {parts} files of a model and not the first: choose that one.</source>
        <translation>{path} 是某个模型 {parts} 个文件之一，但不是第一个：请选择第一个。</translation>
    </message>
    <message>
        <source>{path} is the eye of a language model that sees, and no model by itself: choose another.</source>
        <translation>{path} 是视觉语言模型的视觉部分，本身不是模型：请选择另一个。</translation>
    </message>
    <message>
        <source>{path} is the first of {parts} files, and its name does not say so: call it NAME-00001-of-{parts}.gguf, and the others likewise.</source>
        <translation>{path} 是 {parts} 个文件中的第一个，但名称没有体现：请命名为 NAME-00001-of-{parts}.gguf，其余文件依此类推。</translation>
    </message>
    <message>
        <source>{path} is {what}, which Carrel cannot read.</source>
        <translation>{path} 是{what}，Carrel 无法读取。</translation>
    </message>
    <message>
        <source>{path} is {what}, which Carrel cannot read: {remedy}.</source>
        <translation>{path} 是{what}，Carrel 无法读取：{remedy}。</translation>
    </message>
    <message>
        <source>{path} was saved again and again while it was read: it is read when it rests.</source>
        <translation>{path} 在读取时被反复保存：等它不再变动时会读取。</translation>
    </message>
    <message>
        <source>{path} was stopped by the system while it was loaded, most likely for lack of memory: choose a smaller model, or close other programs and add it again.</source>
        <translation>{path} 在加载时被系统终止，很可能是内存不足：请选择更小的模型，或关闭其他程序后重新添加。</translation>
    </message>
    <message>
        <source>{prompt} prompt tokens and {most_tokens} for the answer do not fit the model&apos;s window of {context_window}: enlarge generation.context_window in the settings.</source>
        <translation>{prompt} 个提示词元加上回答的 {most_tokens} 个，超出了模型 {context_window} 的窗口：请在设置中增大 generation.context_window。</translation>
    </message>
    <message>
        <source>{source} ended the process that turned it into {kind} ({exit_code}): choose another kind, or get a newer copy of it.</source>
        <translation>{source} 使将其转换为 {kind} 的进程结束（{exit_code}）：请选择其他类型，或获取较新的副本。</translation>
    </message>
    <message>
        <source>{source} has weights of {said} already, and would lose more: take a file of F16 or Q8_0, or say --again.</source>
        <translation>{source} 的权重已是 {said}，再量化会损失更多：请使用 F16 或 Q8_0 的文件，或加上 --again。</translation>
    </message>
    <message>
        <source>{source} is no longer the model that made the vectors: run carrel index.</source>
        <translation>{source} 不再是生成这些向量的模型：请运行 carrel index。</translation>
    </message>
    <message>
        <source>{source} was not turned into {kind} within {limit} seconds: try a smaller one.</source>
        <translation>{source} 未能在 {limit} 秒内转换为 {kind}：请试试更小的模型。</translation>
    </message>
    <message>
        <source>{target} cannot be written ({cause}): make room there.</source>
        <translation>无法写入 {target}（{cause}）：请在那里腾出空间。</translation>
    </message>
    <message>
        <source>{target} is there already: carrel models remove {target1} deletes it.</source>
        <translation>{target} 已存在：carrel models remove {target1} 可将其删除。</translation>
    </message>
    <message>
        <source>{value} more of the files inside could not be read either.</source>
        <translation>其中还有 {value} 个文件也无法读取。</translation>
    </message>
    <message>
        <source>{value}: {layers} of the language model.</source>
        <translation>{value}：语言模型的 {layers}。</translation>
    </message>
    <message>
        <source>“{value}” is not a date: write {field}:2024, {field}:2024-03 or {field}:2024-03-05.</source>
        <translation>“{value}”不是日期：请写成 {field}:2024、{field}:2024-03 或 {field}:2024-03-05。</translation>
    </message>
    <message>
        <source>“{value}” is not a language: write its code of two letters, as in lang:en or lang:de.</source>
        <translation>“{value}”不是语言：请写两个字母的代码，例如 lang:en 或 lang:de。</translation>
    </message>
</context>
</TS>

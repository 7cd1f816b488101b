"""Questions that go on from another one, written for paragraphs of SQuAD, whose own question comes before.

Each is (the paragraph's question, what is asked next, what the passage to be found holds). The rules were first
written by the first half of them; by now all have been looked at, so none tells how others will fare.
"""

from __future__ import annotations

ENGLISH = (
    ("Which year did the price of oil drop to $10 per barrel?", "And in 1979?", "$40 per barrel"),
    ("When did Honda, Toyota and Nissan open US assembly plants?", "Which luxury brands did they start?", "Lexus"),
    ("What service did ABC launch in May 2013?", "Which stations offered it first?", "WABC-TV"),
    ("In 2004 the Orange revolution occurred in what country?", "And the Rose revolution?", "Georgia"),
    (
        "What type of punishment is sometimes offered to civil disobedients?",
        "What is the goal of that?",
        "no jail time",
    ),
    ("Who argues that the government redistributes wealth by force?", "In what usual form?", "taxation"),
    ("When was the Santer Commission censured by Parliament?", "Why?", "little sense of responsibility"),
    ("Who identified gravity as a force?", "How fast do things fall because of it?", "9.81 meters"),
    ("When was Montreal captured?", "And which was the first battle?", "Jumonville"),
    ("What was the goal of Braddock's expedition?", "How did the French learn of it?", "leaked to France"),
    ("Who ordered Loudoun to attack Louisbourg?", "What did he do instead?", "New York"),
    ("When was John Gallagher born?", "And Ronald Robinson?", "Robinson"),
    (
        "The word imperialism has it's origins in which ancient language?",
        "Which eastern country is it applied to?",
        "Japan",
    ),
    ("How much of the greenhouse effect is due to carbon dioxide?", "Who is certain of this?", "over half"),
    ("When did Maududi found the Jamaat-e-Islami party?", "What was he trained as?", "lawyer"),
    ("When did Jamaa Islamiya renounce violence?", "How did its campaign end?", "unsuccessful"),
    ("How many naval bases are located in Jacksonville?", "Which sport draws tourists there?", "Golf"),
    ("Who mapped the St. Johns River in 1562?", "For which nation did he claim it?", "France"),
    ("Who did Tesla partner with in 1886?", "What did they finance?", "Tesla Electric Light"),
    ("For what invention was U.S. Patent 1,655,114 granted?", "What would it sell for?", "$1,000"),
    ("Who was Tesla prejudiced against?", "Whom did he fire for that?", "secretary"),
    ("Who was the Norse leader?", "In which century did they gain an identity of their own?", "10th century"),
    ("Which river joins the Rhine in Duisburg?", "What does it provide?", "drinking water"),
    ("Who leads the Student Government?", "How large is its budget?", "$2 million"),
    ("How many people belong to the university's Board of Trustees?", "Who is the chairman?", "Andrew Alper"),
    ("What year did the university open a center in Hong Kong?", "And in Beijing?", "2010"),
    ("What is the largest stadium in Australia?", "Where is it?", "Melbourne"),
    ("What is Victoria's highest monthly temperature?", "Where was this measured?", "Hopetoun"),
    ("When has Toyota said it will close its Victoria plant?", "And Ford?", "October 2016"),
    ("Who was responsible for the decorations of the Grill Room?", "And of the Centre Refreshment Room?", "Gamble"),
    (
        "Who designed and sculpted the marble fireplace in the Centre Refreshment Room?",
        "What became of it?",
        "fireplace",
    ),
    ("In which year did the Sackler Center open?", "What did it open for?", "education"),
    ("How many professors does the Warsaw University of Technology employ?", "And how many students?", "30,000"),
    ("What is Warsaw's name in the Polish language?", "What does it mean?", "belonging to Warsz"),
    ("What did a greedy merchant do to the mermaid?", "Who freed her?", "fisherman"),
    ("Who appoints elders?", "For how many years do they serve provisionally?", "2"),
    ("What did John Wesley originally call the experience of conversion?", "What else is it called?", "New Birth"),
    ("Where do plenary meetings take place?", "What does it cost to attend them?", "free"),
    (
        'Who wrote the paper that the "Millennial Northern Hemisphere temperature reconstruction" graph was based on?',
        "When was it published?",
        "1999",
    ),
    ("Where was the Feb 2010 call for change published?", "Who made it?", "scientists"),
    ("When was the French and Indian War?", "Who fought in it?", "New France"),
    ("Which canal was dug in France to carry Rhine's water?", "When did the straightening begin?", "19th"),
    ("What is the name of the old north branch of the Rhine?", "What does that mean?", "Bent Rhine"),
    ("Who expounded the Three Laws of Motion?", "What did he measure forces with?", "Newton"),
    (
        "When did the merger between ABC and Capital Cities gain federal approval?",
        "What was the company called afterwards?",
        "Capital Cities/ABC",
    ),
    ("When did the European Anti-Fraud Office investigate John Dalli?", "What was he accused of?", "Dalli"),
    ("What does the Armagnac manuscript in the V&A library archive depict?", "And the 1524 Charter?", "Horenbout"),
    ("What did Artur Oppman give to the world?", "What is it about?", "mermaid"),
)

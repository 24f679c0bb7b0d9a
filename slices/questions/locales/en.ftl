# SPDX-License-Identifier: EUPL-1.2
# Questions of residents.

menu-vragen = Questions
soort-vraag = Answer to a question

vraagstand-new = New
vraagstand-assigned = Being handled
vraagstand-interim = Answer comes later
vraagstand-answered = Answered
vraagstand-forwarded = Forwarded
vraagstand-closed = Closed
vraagstand-reopened = Reopened

vraagdaad-ask = Question received
vraagdaad-assign = Being handled by
vraagdaad-interim = Answer comes later
vraagdaad-answer = Answer
vraagdaad-forward = Forwarded to
vraagdaad-wait = Question to who asked
vraagdaad-resume = The clock runs again
verandering-vraag = Question answered
vraagdaad-note = Note
vraagdaad-read = Read what was added
vraagdaad-shield = Aggression reported, words hidden
vraagdaad-unshield = Words shown again
vraagdaad-close = Closed
vraagdaad-publish = Put on the website
vraagdaad-unpublish = Taken off the website
vraagdaad-seal = Made private
vraagdaad-promote = Proposal on the village agenda
vraagdaad-add = Addition
vraagdaad-withdraw = Withdrawn
vraagdaad-reopen = Reopened
vraagdaad-helped = Helped?

kanaal-vraag-web = Website
kanaal-vraag-phone = Telephone
kanaal-vraag-letter = Letter
kanaal-vraag-email = E-mail
kanaal-vraag-hall = In the village hall or at the desk

geholpen-yes = Yes
geholpen-partly = Partly
geholpen-no = No

vraag-door-vrager = Who asked
vraag-door-brink = Automatically

vraag-stel-titel = Ask a question
vraag-stel-uitleg = One place for all your questions to the municipality. You get a number and a date at once.
vraag-stel-intro = You get a number at once. Do you ask today? Then you hear from us by { $datum } at the latest.
vraag-stel-knop = Ask a question
vraag-gaat-over = Your question is about:
vraag-titel = What is your question about?
vraag-titel-uitleg = A short line, for example: loose tiles near the school
vraag-tekst = Your question
vraag-tekst-uitleg = Do not name other people. Do not write down a citizen service number or a bank account.
vraag-kern = Which { $kern } is it about?
vraag-kern-uitleg = Leave empty if it is about the whole municipality.
vraag-plek = Where exactly?
vraag-plek-uitleg = A street, or a place that people know.
vraag-naam = Your name
vraag-naam-uitleg = Only those who handle your question see your name.
vraag-email = Your e-mail address
vraag-email-uitleg = You get the answer by e-mail. No e-mail? Then fill in your telephone number.
vraag-telefoon = Your telephone number
vraag-telefoon-uitleg = Not needed if you fill in an e-mail address.
vraag-openbaar = The question and the answer may be on the website, without my name
vraag-openbaar-uitleg = That helps others with the same question. We write the text so that nobody recognises you.
vraag-website = Leave this field empty
vraag-daarna = After sending you see your number and when you get an answer. You get a page of your own to follow your question.
vraag-verstuur = Send my question
vraag-bereik-nodig = Fill in an e-mail address or a telephone number. Otherwise we cannot reach you.
vraag-veld-leeg-laten = Leave this field empty. It stops computers that send advertisements.
vraag-te-snel = That was very fast. Look at your question once more and then press the button again.
vraag-te-veel-links = Take the links out of your question. Who is not logged in may send one.
vraag-lijkt-op = Is your answer here already?
vraag-lijkt-op-niet = Is it not? Then press the button below once more to send your question.
vraag-lijkt-op-typt = Is it not? Then just go on with your question.
vraag-lijkt-op-nieuw-venster = (opens in a new tab)

gevoelig-kop = Mind: the text holds something personal
gevoelig-bsn = A number that can be a citizen service number
gevoelig-iban = A bank account
gevoelig-medisch = Something about health
gevoelig-adres = An e-mail address
gevoelig-telefoon = A telephone number
gevoelig-uitleg = Take it out if we do not need it. Do we need it? Then press the button below once more.
gevoelig-collega = Do not put this on the website.

vraag-ontvangst-titel = Your question was received: { $nummer }
vraag-ontvangst-lead = Thank you. You get an answer by { $datum } at the latest.
vraag-ontvangst-te-laat = Thank you. You should have had an answer by { $datum }. We did not manage, and we are sorry. We answer as soon as we can.
vraag-nummer = Number
vraag-ontvangen = Received
vraag-uiterlijk = Answer by
vraag-onderwerp = Subject
vraag-waar = Place
vraag-uw-vraag = Your question
vraag-en-nu = And now?
vraag-mail-onderweg = We also send this receipt to { $email }.
vraag-bewaar-link = Keep the link to your own page, or write down your number. You get no e-mail.
vraag-aanvullen-kan = Do you want to add something, or know how it stands? You can do that on your own page.
vraag-naar-pagina = Follow your question
vraag-naar-ontvangst = See the receipt

vraag-volg-titel = Your question { $nummer }
vraag-wacht-op-u = We wait for you
vraag-heeft-nog-niemand = We are finding out who can answer your question best.
vraag-heeft = Your question is with: { $wie }.
vraag-had = Your question was with: { $wie }.
vraag-klok-staat-stil = Since { $datum } we wait for your answer. Until then the clock stands still.
vraag-wij-wachten = Since { $datum } we wait for who asked. Until then the clock stands still.
vraag-antwoord-uiterlijk = The answer comes by { $datum } at the latest ({ $toen }).
vraag-te-laat-spijt =
    { $dagen ->
        [one] We are a day late. We are sorry.
       *[other] We are { $dagen } days late. We are sorry.
    }
vraag-staat-op-website = Read the question and the answer on the website
vraag-gemaakt-van = Made of question { $nummer }
vraag-staat-op-agenda = See the proposal on the village agenda
vraag-verloop = What happened
vraag-beloofd-voor = Promised for { $datum }
vraag-geholpen-kop = Were you helped?
vraag-geholpen-geholpen = Did the answer help you?
vraag-geholpen-tekst = Do you want to say something about it?
vraag-geholpen-knop = Send
vraag-vul-aan = Add something
vraag-aanvullen-tekst = What do you want to add?
vraag-vul-aan-knop = Add
vraag-heropen = The answer is wrong or does not help
vraag-heropen-uitleg = Until four weeks after the answer you can reopen your question once. You then get a new date.
vraag-heropenen-tekst = What is wrong, or what do you miss?
vraag-heropen-knop = Reopen my question
vraag-trek-in = Withdraw your question
vraag-intrekken-zeker = Yes, I do not need an answer any more
vraag-trek-in-knop = Withdraw my question
vraag-zeker-nodig = Tick the box to show that you are sure.
vraag-aanvullen-te-laat = You cannot add anything to this question any more. That can be done until four weeks after the answer. Feel free to ask a new question.
vraag-heropenen-te-vroeg = This came before the answer, so it cannot reopen the question. Does the asker want that now? Then fill in the day on which you heard so.
vraag-heropenen-te-laat = You cannot reopen this question. That can be done once, until four weeks after the answer. Feel free to ask a new question.
vraag-kan-nu-niet = This cannot be done any more. The question has changed meanwhile.

vragen-titel = Questions and answers
vragen-uitleg = What others asked, and what the municipality answered.
vragen-intro = Is your question not here? Ask it. If you do so today, you hear from us by { $datum } at the latest.
vragen-link-kwijt = Did you ask before and lost the link to your question? Log in with the e-mail address that you gave.
vragen-link-kwijt-knop = See your own questions
vragen-filter-label = Choose which questions you see
vragen-thema = Subject
vragen-alle-themas = All subjects
vragen-woorden = Words
vragen-leeg = Questions and answers will stand here, when who asked agrees. Now there is nothing yet.
vragen-leeg-keuze = Nothing fits this choice. Choose something else, or clear your choice.
vragen-aantal =
    { $aantal ->
        [one] One answer
       *[other] { $aantal } answers
    }
vragen-aantal-meer = More than { $aantal } answers
vragen-bladeren = Leafing through questions
vragen-vorige = Previous
vragen-volgende = Next
vragen-kern-titel = Questions about { $naam }
vragen-kern-intro = What people asked about { $naam }, and what the municipality answered.
vragen-alle-antwoorden = See all answers
vraag-de-vraag = The question
vraag-het-antwoord = The answer
vraag-beantwoord-op = Answered on { $datum }.
vraag-beantwoord-op-door = Answered on { $datum } by { $team }.
vraag-nummer-is = Number { $nummer }
vraag-deur = Do you ask today? Then you hear from us by { $datum } at the latest.
vraag-over-kern = A question about { $naam }?
vraag-over-groep = A question about this group?

vragen-werk-titel = Questions of residents
vragen-werk-leeg = No questions wait. All is done.
vragen-werk-aantal =
    { $aantal ->
        [one] One question
       *[other] { $aantal } questions
    }
vragen-werk-aantal-meer = More than { $aantal } questions
vragen-stand = State
vragen-stand-open = All that is open
vragen-stand-nieuw = New or reopened
vragen-stand-bezig = Being handled, in time
vragen-stand-te-laat = Late
vragen-stand-aangevuld = Who asked added something
vragen-stand-wacht = Waits for who asked
vragen-stand-afgerond = Ended
vragen-stand-alles = Everything, also what is done
vragen-zoek = Number or words
vragen-zoek-uitleg = Look for a number, such as 2026-0012, or for words from the question, a name, an e-mail address or a telephone number. This also finds what is done.
vragen-niets-gevonden = We found no question with “{ $woorden }”. See whether you typed it right, or use fewer words. You only find questions that you may read.
vragen-van-mij = Only my questions
vragen-kolom-vraag = Question
vragen-kolom-kern = { $Kern }
vragen-kolom-wie = Who
vragen-kolom-stand = State
vragen-kolom-uiterlijk = By
vraag-wacht = Waits for who asked
vraag-intern = For colleagues only
vraag-is-prive = Not on the website
vraag-vrager = Who asked
vraag-kwam = Came in
vraag-wie = Who has the question
vraag-mag-openbaar = May be on the website
vraag-ja = Yes, without a name
vraag-nee = No
vraag-over-punt = See the point that it is about
vraag-brief = Make a letter
vraag-doen = What you can do
vraag-doen-meer = More
vraag-intussen-veranderd = A colleague was first: the question has changed meanwhile. See what is there now. Is your text still right? Then send it again.
vraag-wie-nodig = Choose a team or a colleague.
vraag-al-gezegd = This was said already.
vraag-een-collega = a colleague of the municipality
vraag-reden-nodig = Write down why it takes longer and what happens now.
vraag-te-veel-procesantwoorden =
    { $aantal ->
        [0] In this municipality the answer cannot be put off.
        [one] You can put off the answer once. That was done already.
       *[other] You can put off the answer { $aantal } times. That was done already.
    }
vraag-datum-niet-later = Choose a date that is later than today and than the promised date.
vraag-datum-te-ver = Choose a date within a year.
vraag-datum-vrij = The municipality is closed on that day. Choose a working day, for example { $datum }.
vraag-noemt-vrager = This text holds the name, the e-mail address or the telephone number of who asked. Take it out.
vraag-niet-openbaar = This question is not on the website.

vraag-toewijzen-kop = Give the question to a team or a colleague
vraag-toewijzen-uitleg = Who asked sees which team has the question.
vraag-toewijzen-kern = { $Kern }
vraag-eerst-een-kern = First choose which { $kern } the question is mostly about.
vraag-toewijzen-ook = Which other { $kernen } is the question about, too?
vraag-toewijzen-thema = Subject
vraag-toewijzen-team = Team
vraag-toewijzen-behandelaar = Colleague
vraag-toewijzen-knop = Save
vraag-antwoord-kop = Answer
vraag-antwoord-uitleg = Who asked gets this by e-mail and sees it on their own page.
vraag-antwoord-uitleg-brief = Who asked left no e-mail address. You print the answer as a letter after this, or call.
vraag-antwoord-tekst = Answer
vraag-antwoord-tekst-uitleg = Short sentences. Say first what the answer is, and then why.
vraag-antwoord-knop = Send the answer
vraag-procesantwoord-kop = Give a procesantwoord
vraag-procesantwoord-uitleg =
    { $aantal ->
        [0] That is not possible in this municipality.
        [one] Does it take longer? Say why, and name a new date. That can be done once.
       *[other] Does it take longer? Say why, and name a new date. That can be done { $aantal } times.
    }
vraag-procesantwoord-tekst = What happens now, and why does it take longer?
vraag-procesantwoord-datum = When does the answer come?
vraag-procesantwoord-datum-uitleg = For example 3-12-2026
vraag-procesantwoord-knop = Send the procesantwoord
vraag-navragen-kop = Ask for more
vraag-navragen-uitleg = The clock stands still until who asked reacts. They see that.
vraag-navragen-uitleg-brief = Who asked left no e-mail address. You print this as a letter after this, or call. From that day on the clock stands still, until they react.
vraag-navragen-tekst = What do you want to know?
vraag-navragen-knop = Send
vraag-verder-kop = Go on without a reaction
vraag-verder-uitleg = The clock runs again. The date moves by the days that you waited.
vraag-verder-knop = Go on
vraag-doorsturen-kop = Forward to a partner
vraag-doorsturen-uitleg = The resident hears who has the question now. A partner with an e-mail address in Brink gets the question by mail. Otherwise pass it on yourself first.
vraag-doorsturen-partner = Partner
vraag-doorsturen-tekst = What do you tell who asked?
vraag-zelf-doorgeven = No e-mail address is known for this partner. Pass the question on yourself first and then tick this box.
vraag-doorsturen-zelf = I have already passed the question on myself (needed when the partner has no e-mail address)
vraag-doorsturen-bericht = What does the partner read?
vraag-doorsturen-vrager = Tell the partner who asked and how to reach them
vraag-doorsturen-knop = Forward
vraag-partner-zonder-mail = { $partner } (no e-mail address known)

vraag-gelezen-kop = Who asked added something: read
vraag-gelezen-uitleg = It then leaves the worklist. Doing something else with this question counts as reading, too.
vraag-gelezen-knop = I have read it
vraag-aangevuld = Who asked added something

vraag-afschermen-kop = Report aggression and hide the words
vraag-afschermen-uitleg = Does who asked threaten or insult somebody? The words then stand in no list any more, and on this page only for who chooses to read them. Who asked does not notice. Your report stands in the story.
vraag-afschermen-tekst = What is the matter?
vraag-afschermen-knop = Hide the words
vraag-tonen-kop = Show the words again
vraag-tonen-uitleg = The words then stand in lists and on this page again.
vraag-tonen-knop = Show them again
vraag-afgeschermd = Hidden: aggression reported
vraag-afgeschermd-uitleg = A colleague reported aggression. That is why the words of who asked are not here.
vraag-toon-woorden = Read them anyway
vraag-voorstel-kop = Make a proposal for the village agenda of it
vraag-voorstel-uitleg = The proposal is on the website at once. Write it so that nobody recognises who asked.
vraag-voorstel-titel = Title of the proposal
vraag-voorstel-tekst = What is the idea?
vraag-voorstel-knop = Make the proposal
vraag-notitie-kop = Write a note
vraag-notitie-uitleg = Only colleagues read this.
vraag-notitie-tekst = Note
vraag-notitie-knop = Save the note
vraag-publiceren-kop = Put the question on the website
vraag-publiceren-aanpassen = Change the answer on the website
vraag-publiceren-oud = The asker got a new answer. The website still shows the old one.
vraag-publiceren-uitleg = Write the question and the answer in your own words. Nobody may recognise who asked.
vraag-publiceren-titel = Subject
vraag-publiceren-vraag = The question
vraag-publiceren-antwoord = The answer
vraag-publiceren-knop = Put on the website
vraag-niet-openbaar-kop = Take the question off the website
vraag-niet-openbaar-uitleg = The question can then be found nowhere, nor by searching.
vraag-niet-openbaar-knop = Take off the website
vraag-sluiten-kop = Close the question
vraag-sluiten-uitleg = Who asked reads why.
vraag-sluiten-tekst = Why do you close the question?
vraag-sluiten-knop = Close the question
vraag-prive-kop = Make the question private
vraag-prive-uitleg = The question can then never be on the website. An answer that was there is taken off.
vraag-prive-knop = Make private

vraag-balie-kop = Enter a question
vraag-balie-knop = Enter a question
vraag-balie-intro = For a question by telephone, letter or e-mail, or at the desk. The answer comes as fast as to a question on the website.
vraag-balie-kanaal = How did the question come?
vraag-balie-titel = What is the question about?
vraag-balie-tekst = The question
vraag-balie-kern = About which { $kern }?
vraag-balie-thema = Subject
vraag-balie-naam = Name of who asks
vraag-balie-telefoon = Telephone
vraag-balie-telefoon-uitleg = Fill in a telephone number, an e-mail address or a postal address.
vraag-balie-email = E-mail
vraag-balie-adres = Postal address
vraag-balie-openbaar = May be on the website, without a name
vraag-balie-ontvangen = When did the question come?
vraag-balie-ontvangen-uitleg = The clock runs from that day. For example 3-12-2026
vraag-balie-bewaar = Save the question
vraag-bereik-nodig-balie = Fill in a telephone number, an e-mail address or a postal address. Otherwise no answer can be sent.
vraag-ontvangen-later = This day has not come yet.
vraag-ontvangen-lang-geleden = This day is more than two months ago. Is that right?

vraag-brief-uitleg = Print this page. The buttons and these lines do not come on paper.
vraag-brieven = Letters about this question
vraag-terug = Back to the question

melding-vraag-aangevuld = Thank you. Your addition was saved.
melding-vraag-ingetrokken = Your question is withdrawn.
melding-vraag-heropend = Your question is open again. The new date stands below.
melding-vraag-geholpen = Thank you. We learn from that.
melding-vraag-toegewezen = The question is assigned.
melding-vraag-beantwoord = The answer was sent.
melding-vraag-procesantwoord = The procesantwoord was sent. The new date stands with the question.
melding-vraag-navragen = Your question was sent. The clock stands still.
melding-vraag-verder = The clock runs again.
melding-vraag-doorgestuurd = The question is forwarded. Who asked knows who has it.
melding-vraag-voorstel = The proposal is on the village agenda.
melding-vraag-notitie = The note was saved.
melding-vraag-openbaar = The question and the answer are on the website.
melding-vraag-niet-openbaar = The question is no longer on the website.
melding-vraag-gesloten = The question is closed.
melding-vraag-prive = The question is private.
melding-vraag-druk-af = No e-mail address of who asked is known, so nothing was sent. Print the letter and post it, or call.
vraag-partner-kent-u = We passed on who you are and how to reach you.
vraagpost-partner-bestanden = The resident sent files along. Ask us for them if you need them.
melding-vraag-gelezen = What was added has been read.
melding-vraag-afgeschermd = The words are hidden.
melding-vraag-weer-getoond = The words are shown again.
melding-vraag-ingevoerd = The question was saved. Tell who asked the number that stands on top.

vraagpost-aanhef = Good day,
vraagpost-aanhef-naam = Dear { $naam },
vraagpost-ask = Thank you for your question. Its number is { $nummer }. You get an answer by { $datum } at the latest.
vraagpost-ask-te-laat = Thank you for your question. Its number is { $nummer }. You should have had an answer by { $datum }. We did not manage, and we are sorry. We answer as soon as we can.
vraagpost-ask-onderwerp = We received your question ({ $nummer })
vraagpost-ontvangen = Received on { $moment }.
vraagpost-uw-vraag = You asked:
vraagpost-interim = We need more time for your question { $nummer }. You get an answer by { $datum } at the latest. Below you read why.
vraagpost-interim-onderwerp = Your question { $nummer }: the answer comes later
vraagpost-answer = This is the answer to your question { $nummer }:
vraagpost-answer-onderwerp = Answer to your question { $nummer }
vraagpost-answer-daarna = Were you helped? Tell us on your own page. Is the answer wrong? Then you can reopen your question there once, until four weeks after the answer.
vraagpost-forward = Your question { $nummer } is for { $wie }. We forwarded it to them.
vraagpost-partner-onderwerp = Question { $nummer } of a resident of { $gemeente }
vraagpost-partner-aanhef = Dear colleague,
vraagpost-partner = A resident asked the municipality of { $gemeente } something that is for you. The resident knows that you have this question now. Our number is { $nummer }.
vraagpost-partner-vrager = The resident waits for your answer and can be reached here:
vraagpost-partner-zonder-vrager = We do not pass on who asked. Let us know what you do, and we tell the resident.
vraagpost-forward-onderwerp = Your question { $nummer } was forwarded
vraagpost-wait = We would like to know something about your question { $nummer }:
vraagpost-wait-onderwerp = A question to you about { $nummer }
vraagpost-wait-daarna = Answer on your own page. As long as we wait, the clock stands still.
vraagpost-close = We closed your question { $nummer }. Below you read why.
vraagpost-close-onderwerp = Your question { $nummer } is closed
vraagpost-promote = We made a proposal of your question { $nummer }. It is now on the village agenda:
vraagpost-promote-onderwerp = Your question { $nummer } became a proposal
vraagpost-reopen = Your question { $nummer } is open again. You get an answer by { $datum } at the latest. You wrote:
vraagpost-reopen-te-laat = Your question { $nummer } is open again. You should have had an answer by { $datum }. We did not manage, and we are sorry. We answer as soon as we can. You wrote:
vraagpost-reopen-onderwerp = Your question { $nummer } is open again
vraagpost-assign-onderwerp = We handle your question { $nummer } again
vraagpost-assign = Your question { $nummer } is with the municipality again. We answer by { $datum } at the latest.
vraag-mail-zonder-bestanden =
    { $aantal ->
        [one] (With this mail came a file that we could not keep.)
       *[other] (With this mail came { $aantal } files that we could not keep.)
    }
vraagpost-volgen = Follow your question on your own page. Who has this link can read along:
vraagpost-bereik = Rather call or write? That is fine too. Please name your number.
vraagpost-bereik-website = Rather call or write? That is fine too. The website of the municipality says how. Please name your number.
vraagpost-bel = Call { $telefoon }.
vraagpost-schrijf = Write to { $adres }.
vraagpost-groet = Municipality of { $gemeente }

daad-questions-ask = Question asked
daad-questions-own = Question updated by who asked
daad-questions-desk = Question entered, or changed for the asker
daad-questions-personal = Data with a question given or erased
taak-questions-silent = Reminders to askers who do not react
daad-questions-handle = Question handled
daad-questions-triage = Question assigned
daad-questions-settings = Rules for questions changed
feit-kanaal = channel
feit-kanaal-web = { kanaal-vraag-web }
feit-kanaal-phone = { kanaal-vraag-phone }
feit-kanaal-letter = { kanaal-vraag-letter }
feit-kanaal-email = { kanaal-vraag-email }
feit-kanaal-hall = { kanaal-vraag-hall }
feit-vraag-daad = what
feit-vraag-daad-assign = assigned
feit-vraag-daad-interim = procesantwoord given
feit-vraag-daad-answer = answered
feit-vraag-daad-forward = forwarded
feit-vraag-daad-wait = asked for more
feit-vraag-daad-resume = went on without a reaction
feit-vraag-daad-note = note written
feit-vraag-daad-read = read what was added
feit-vraag-daad-shield = aggression reported, words hidden
feit-vraag-daad-unshield = words shown again
feit-vraag-daad-close = closed
feit-vraag-daad-publish = put on the website
feit-vraag-daad-unpublish = taken off the website
feit-vraag-daad-seal = made private
feit-vraag-daad-promote = proposal made of it
feit-vraag-daad-add = added to
feit-vraag-daad-withdraw = withdrawn
feit-vraag-daad-reopen = reopened
feit-vraag-daad-helped = said whether it helped

vragen-mijn-kop = Questions that you asked
casussen-mijn-kop = Cases in which you take part
vraag-werk-nieuw = nobody has this question yet
vraag-werk-aangevuld = who asked added something
vraag-werk-beloofd = question of a resident: { $stand }
vraag-werk-titel = Question { $nummer }: { $titel }
taak-questions-reminders = Sending reminders of questions to colleagues
taak-questions-forget = Erasing questions that were kept long enough
taak-questions-figures = Making up today’s figures about questions
vraagherinnering-onderwerp =
    { $aantal ->
        [one] A question of a resident waits
       *[other] { $aantal } questions of residents wait
    }
vraagbrief-onderwerp =
    { $aantal ->
        [one] One letter still lies here
       *[other] { $aantal } letters still lie here
    }
vraagbrief-te-laat = Print the letter and post it, or call the asker, who knows nothing yet:
vraagbrief-werk = All letters together:
vraagherinnering-aanhef = Good morning,
vraagherinnering-te-laat = Late. Answer, or say what happens and when the answer comes:
vraagherinnering-binnenkort = New or soon:
vraagherinnering-werk = All questions together:
feit-vraag-daad-forget = erased
feit-vraag-daad-export = data given
feit-vraag-daad-consent = may be on the website
feit-vraag-daad-revoke = may not be on the website
feit-vraag-daad-posted = letter posted, or called
feit-vraag-daad-remind = asker reminded

vraag-over-punt-kop = Do you have a question about this point?
vraag-noemt-nummer = This text holds a number that can be a citizen service number or a bank account. Take it out.

# Casussen: plans of residents
casussen-titel = Cases
casussen-link = Cases: plans of residents
casussen-intro = A case is a plan of residents that you talk about together. You write down talks and decisions. Everybody who takes part reads along.
casussen-leeg = There are no cases yet. Make one of a question, or enter a new plan.
casussen-aantal =
    { $aantal ->
        [one] One case
       *[other] { $aantal } cases
    }
casussen-aantal-meer = More than { $aantal } cases
casussen-filter-label = Choose which cases you see
casussen-stand-alles = All cases
casussen-stand-te-laat = A promise is late
casussen-stand-voorgelegd = Waiting for advice of a colleague
casussen-stand-bericht = New message
casussen-stand-brief = Post a letter
casussen-stand-gesprek = Talk not written down yet
casussen-stand-niemand = Nobody is responsible yet
casussen-stand-afgerond = Finished
casussen-van-mij = Only my cases
casussen-kolom-casus = Case
casussen-kolom-kern = { $Kern }
casussen-kolom-wie = Who
casussen-kolom-stand = State
casussen-kolom-beloofd = First promise

casusstand-open = Being talked about
casusstand-proposed = On the agenda
casusstand-themselves = Up to residents
casusstand-cannot = Cannot be done
casusstand-withdrawn = Withdrawn

casusdaad-start = The case begins
casusdaad-assign = Given to somebody
casusdaad-consult = Asked of the policy officer
casusdaad-advise = Answer of the policy officer
casusdaad-note = Note
casusdaad-join = Takes part
casusdaad-leave = Takes part no longer
casusdaad-plan = Talk planned
casusdaad-call_off = Talk called off
casusdaad-say = Message
casusdaad-read = Messages read
casusdaad-posted = Letter posted
casusdaad-posted-gebeld = Told by telephone
casusdaad-talk = Talk
casusdaad-keep = Promise kept
casusdaad-move = Promise moved
casusdaad-cancel = Promise cancelled
casusdaad-propose = Result: a proposal on the village agenda
casusdaad-release = Result: the residents can do it themselves
casusdaad-refuse = Result: it cannot be done
casusdaad-withdraw = Result: the residents withdraw the plan
casusdaad-reopen = The talking goes on

partij-resident = Resident
partij-group = Group or club
partij-partner = Partner of the municipality
partij-colleague = Colleague
partij-een-resident = a resident
partij-een-group = a group
partij-een-partner = a partner
partij-een-colleague = an employee of the municipality

besluit-can = Can be done
besluit-cannot = Cannot be done
besluit-find_out = Is being found out

toezegging-casus-kept = Kept
toezegging-casus-cancelled = Cancelled

casus-gesprek-op = { $wat }: { $datum }
casus-antwoord-voor = { $wat }, to be answered by { $datum }
casus-inwoners =
    { $aantal ->
        [one] one resident
       *[other] { $aantal } residents
    }
casus-erbij = Present: { $wie }
casus-omdat = Because: { $reden }
casus-zoekt-uit = { $wie } finds this out, by { $datum }.
casus-verzet = First promised for { $van }, now for { $naar }.
casus-was-beloofd = First promised for { $datum }.
casus-op = On { $datum }:
casus-volgend-gesprek = Talk planned: { $datum } ({ $toen })
casus-door-partij = Somebody who took part
casus-beloofd = What was promised
casus-verloop = What happened in the case
casus-het-plan = The plan
casus-behandelaar = Responsible
casus-beleid = Policy officer
casus-team = Team
casus-sinds = Began on
casus-nog-niemand = Nobody yet
casus-van-vraag = Made of question { $nummer }
casus-wie-doet-mee = Who takes part
casus-niemand-doet-mee = Nobody takes part yet.
casus-vertrokken-op = Takes part no longer since { $datum }
casus-druk-af = No e-mail: print the letter
casus-brief-nodig = No e-mail: post the letter
casus-brief-gebeld-knop = I told it by telephone
casus-voorgelegd = Waiting for advice
casus-ongelezen = New message
casus-advies-voor = Advice by
casus-foto-alt = Photo { $nummer } with case { $casus }
casus-gewist = The texts and names were erased. This case was kept long enough, or who took part asked for it.
casus-brieven = Letters about this case
casus-terug = Back to the case
casus-besluit-nummer = Decision { $nummer }

# The own page of who takes part
casus-eigen-titel = Case { $nummer }
casus-eigen-uitleg = You take part in this case. Here you read what was talked about, decided and promised.
casus-aanspreekpunt = Your contact: { $wie }.
casus-bericht-kop = Say something to the municipality
casus-bericht-uitleg = Only the municipality reads this. The others who take part do not.
casus-bericht-tekst = What do you want to say?
casus-bericht-knop = Send
melding-casus-bericht = Thank you. The municipality reads your message.
casus-stop-wis = Erase what I sent as well: my messages, photos and documents
casus-stop-wis-uitleg = Are you the last resident, group or partner who takes part? Then we erase the whole case: talks, decisions and promises too.
casus-stop-kop = Stop taking part
casus-stop-uitleg-resident = You will hear nothing more, and this page will stop working. We erase your name, email, telephone number and address. What you sent us stays with the case until that is erased, or goes now when you tick that.
casus-stop-uitleg-group = You will hear nothing more, and this page will stop working. We erase email, telephone number and address. The name of your group stays with the case until that is erased.
casus-stop-uitleg-partner = You will hear nothing more, and this page will stop working. We erase email, telephone number and address. The name of your organisation stays with the case until that is erased.
casus-stop-uitleg-colleague = You will hear nothing more, and this page will stop working. Your function stays with the case until that is erased.
casus-stop-zeker = Yes, I want to stop taking part
casus-stop-knop = Stop taking part
melding-casus-gestopt = You no longer take part in the case. Your name and how we reach you are erased.
melding-casus-gestopt-naam = You no longer take part in the case. How we reach you is erased.
vraag-is-casus = Your question became a case: a plan that we talk about together.
vraag-naar-casus = See the case

# A new case
casus-nieuw-kop = New case
casus-nieuw-intro = For a plan of residents that came by telephone or in the village hall.
casus-nieuw-titel = What is the plan about?
casus-nieuw-tekst = What do the residents want?
casus-nieuw-tekst-uitleg = Everybody who takes part reads this. Name nobody.
casus-nieuw-kern = About { $welke_kern }?
casus-nieuw-plek = In which place?
casus-nieuw-soort = Who brings the plan?
casus-nieuw-naam = Name
casus-nieuw-email = E-mail
casus-nieuw-email-uitleg = Who has no e-mail gets a letter that you print.
casus-nieuw-telefoon = Telephone
casus-nieuw-adres = Postal address
casus-nieuw-behandelaar = Who is responsible?
casus-nieuw-team = Which team is it for?
casus-nieuw-knop = Begin the case
vraag-casus-kop = Make a case of it
vraag-casus-uitleg = For a plan that you will talk about together. Who asked takes part and reads everything. Write it in your own words: others who take part read it too.
vraag-casus-titel = What is the plan about?
vraag-casus-tekst = What do the residents want?
vraag-casus-knop = Make the case
melding-vraag-casus = The case has begun. Who asked knows.

# What colleagues do with a case
casus-toewijzen-kop = Say who is responsible
casus-toewijzen-uitleg = Who takes part sees the function of who is responsible.
casus-toewijzen-behandelaar = Responsible
casus-toewijzen-beleid = Policy officer with whom you check it
casus-toewijzen-team = Team
casus-toewijzen-kern = { $Kern }
casus-toewijzen-plek = Place
casus-toewijzen-knop = Save
casus-voorleggen-kop = Ask the policy officer
casus-voorleggen-uitleg = Only colleagues read this. It comes on the worklist of the policy officer.
casus-voorleggen-tekst = What do you want to know?
casus-voorleggen-datum = By when do you need an answer?
casus-voorleggen-datum-uitleg = The policy officer gets a reminder. For example 3-12-2026
casus-voorleggen-knop = Ask
casus-advies-kop = Answer what was asked
casus-advies-uitleg = Only colleagues read this.
casus-advies-tekst = What can be done, what cannot, and why?
casus-advies-knop = Answer
casus-notitie-kop = Write a note
casus-notitie-uitleg = Only colleagues read this.
casus-notitie-tekst = Note
casus-notitie-knop = Save the note
casus-meer = More
casus-gelezen-kop = I have read the messages
casus-gelezen-uitleg = The case leaves the worklist. Answer in a talk, or by mail or telephone.
casus-gelezen-knop = Read
casus-meedoen-kop = Let somebody take part
casus-meedoen-uitleg = Who takes part gets a page of their own and a message about each step. Others do not read the name of a resident.
casus-meedoen-soort = Who takes part?
casus-meedoen-naam = Name
casus-meedoen-naam-uitleg = For a resident or a group.
casus-meedoen-partner = Partner
casus-meedoen-partner-uitleg = Only when a partner takes part.
casus-meedoen-collega = Colleague
casus-meedoen-collega-uitleg = Only when a colleague takes part.
casus-meedoen-email = E-mail
casus-meedoen-email-uitleg = Who has no e-mail gets letters that you print.
casus-meedoen-telefoon = Telephone
casus-meedoen-adres = Postal address
casus-meedoen-knop = Let take part
casus-vertrek-kop = Somebody takes part no longer
casus-vertrek-uitleg = Address and telephone are erased at once, of a resident the name too.
casus-vertrek-partij = Who takes part no longer?
casus-vertrek-wis = Erase what they sent us as well: messages, photos and documents
casus-vertrek-wis-uitleg = Is this the last resident, group or partner who takes part, or the only one who ever did? Then we erase the whole case: talks, decisions and promises too. This cannot be undone.
casus-vertrek-knop = Save
casus-plannen-kop = Plan a talk
casus-plannen-uitleg = Everybody who takes part gets a message.
casus-plannen-datum = On which day?
casus-plannen-datum-uitleg = For example 3-12-2026
casus-plannen-tekst = At what time, where, and about what?
casus-plannen-knop = Plan the talk
casus-afgelasten-kop = Call a talk off
casus-afgelasten-uitleg = Everybody who takes part gets a message.
casus-afgelasten-gepland = Which talk?
casus-afgelasten-tekst = Why is it called off?
casus-afgelasten-knop = Call the talk off
casus-gesprek-kop = Write a talk down
casus-gesprek-uitleg = Everybody who takes part reads this. Fill in a block for each decision. What you do not need stays empty.
casus-gesprek-gepland = Was this a planned talk?
casus-gesprek-datum = On which day was it?
casus-gesprek-datum-uitleg = Today or earlier. For example 3-12-2026
casus-gesprek-partijen = Who was there?
casus-gesprek-collegas = Which colleagues were there?
casus-gesprek-tekst = What was talked about?
casus-gesprek-tekst-uitleg = Do not name residents.
casus-gesprek-besluit-soort = What is the decision?
casus-gesprek-besluit-tekst = What is the decision about?
casus-gesprek-besluit-reden = Why can it not be done?
casus-gesprek-besluit-reden-uitleg = Only when it cannot be done.
casus-gesprek-besluit-wie = Who finds it out?
casus-gesprek-besluit-wie-uitleg = Only when it is found out.
casus-gesprek-besluit-datum = By when is it found out?
casus-gesprek-besluit-datum-uitleg = Only when it is found out. For example 3-12-2026
casus-gesprek-knop = Save the talk
casus-nagekomen-kop = A promise was kept
casus-nagekomen-uitleg = Everybody who takes part reads what came out.
casus-nagekomen-toezegging = Which promise?
casus-nagekomen-tekst = What came out?
casus-nagekomen-knop = Save
casus-verzetten-kop = Move a promise
casus-verzetten-uitleg = The old date stays. Everybody who takes part gets a message.
casus-verzetten-toezegging = Which promise?
casus-verzetten-datum = What is the new date?
casus-verzetten-datum-uitleg = For example 3-12-2026
casus-verzetten-tekst = Why does it take longer?
casus-verzetten-knop = Move the date
casus-vervallen-kop = A promise is cancelled
casus-vervallen-uitleg = Everybody who takes part reads why.
casus-vervallen-toezegging = Which promise?
casus-vervallen-tekst = Why is the promise cancelled?
casus-vervallen-knop = Save
casus-voorstel-kop = Result: make a proposal for the village agenda of it
casus-voorstel-uitleg = The proposal is on the website at once. Write it so that nobody recognises the residents.
casus-voorstel-titel = Title of the proposal
casus-voorstel-tekst = What is the idea?
casus-voorstel-knop = Make the proposal
casus-zelf-kop = Result: the residents can do it themselves
casus-zelf-uitleg = Everybody who takes part gets this result.
casus-zelf-tekst = What can the residents do, and how?
casus-zelf-knop = Save the result
casus-kan-niet-kop = Result: it cannot be done
casus-kan-niet-uitleg = Everybody who takes part gets this result.
casus-kan-niet-tekst = Why can it not be done?
casus-kan-niet-knop = Save the result
casus-ingetrokken-kop = Result: the residents withdraw the plan
casus-ingetrokken-uitleg = Everybody who takes part gets this result.
casus-ingetrokken-tekst = What did the residents say?
casus-ingetrokken-knop = Save the result
casus-heropenen-kop = Go on talking
casus-heropenen-uitleg = The case opens again. Everybody who takes part gets a message.
casus-heropenen-tekst = Why do you go on talking?
casus-heropenen-knop = Open the case again

casus-kan-nu-niet = This cannot be done now. The case has changed meanwhile.
casus-intussen-veranderd = A colleague was first: the case has changed meanwhile. See what is there now. Is your text still right? Then send it again.
casus-is-er-al = A case was already made of this question.
casus-reden-nodig = Write down why. Residents want to know.
casus-wie-nodig = Choose who finds it out.
casus-datum-nodig = Fill in by when it is found out. For example 3-12-2026
casus-datum-voorbij = This day is past. Choose today or later.
casus-datum-te-ver = Choose a day within a year.
casus-datum-niet-later = Choose a day later than today and than the promised date.
casus-gesprek-later = This day is still to come. Plan the talk, or choose another day.
casus-gesprek-lang-geleden = This day is more than five years ago. Is that right?
casus-gesprek-voorbij = This day is past. Write the talk down, or choose another day.
casus-niemand-erbij = Choose who was there.
casus-besluit-soort-nodig = Choose what the decision is.
casus-besluit-tekst-nodig = Write down what the decision is about.
casus-besluit-te-lang = Make this text shorter: at most 1,000 letters.
casus-behandelaar-nodig = Choose who is responsible.
casus-advies-wacht = A question still waits for an answer of the policy officer. Choose who answers it.
casus-partner-nodig = Choose which partner takes part.
casus-collega-nodig = Choose which colleague takes part.
casus-naam-nodig = Fill in the name.
casus-doet-al-mee = This person takes part already.
casus-te-veel-partijen = At most 100 parties take part in a case.
casus-toezegging-open = A promise is still open. First say what became of it.
casus-gesprek-open = A talk is still planned. Write it down or call it off.

melding-casus-begonnen = The case has begun.
melding-casus-toegewezen = Saved who is responsible.
melding-casus-voorgelegd = The question was asked.
melding-casus-advies = The answer was saved.
melding-casus-notitie = The note was saved.
melding-casus-gelezen = The messages have been read.
melding-casus-meedoen = Somebody takes part. No e-mail? Then print the letter.
melding-casus-vertrek = Saved who takes part no longer.
melding-casus-gewist = Nobody takes part any more. The whole case is erased.
melding-casus-gepland = The talk is planned. Who takes part has a message.
melding-casus-afgelast = The talk was called off. Who takes part has a message.
melding-casus-gesprek = The talk was saved. Who takes part has a message.
melding-casus-toezegging = The promise was changed. Who takes part has a message.
melding-casus-resultaat = The result was saved. Who takes part has a message. Print the letter for who has no e-mail.
melding-casus-heropend = The case is open again.

casuspost-welkom = You take part in a case, number { $nummer }. A case is a plan of residents that we talk about together. This one is about:
casuspost-welkom-onderwerp = You take part in case { $nummer }
casuspost-nieuws = There is news about case { $nummer }, ‘{ $titel }’:
casuspost-onderwerp = { $wat } ({ $nummer })
casuspost-resultaat = This is the result of the talks. Thank you for thinking along.
casuspost-volgen = Read everything on your own page. Who has this link can read along:
vraagdaad-case = Case made
vraagpost-case = We made a case of your question { $nummer }, number { $wie }. That is a plan that we talk about together. You will hear more from us there. It is about:
vraagpost-case-onderwerp = Your question { $nummer } became a case
feit-vraag-daad-case = case made of it

daad-cases-handle = Case handled
daad-cases-lead = Case led
daad-cases-desk = Case begun
daad-cases-own = Case changed by who takes part
feit-casus-daad = what
feit-casus-daad-start = begun
feit-casus-daad-assign = given to somebody
feit-casus-daad-consult = policy officer asked
feit-casus-daad-advise = advice given
feit-casus-daad-note = note written
feit-casus-daad-join = somebody takes part
feit-casus-daad-leave = somebody takes part no longer
feit-casus-daad-plan = talk planned
feit-casus-daad-call_off = talk called off
feit-casus-daad-say = message of who takes part
feit-casus-daad-read = messages read
feit-casus-daad-posted = letter posted, or called
feit-casus-daad-talk = talk written down
feit-casus-daad-keep = promise kept
feit-casus-daad-move = promise moved
feit-casus-daad-cancel = promise cancelled
feit-casus-daad-propose = proposal made of it
feit-casus-daad-release = residents can do it themselves
feit-casus-daad-refuse = cannot be done
feit-casus-daad-withdraw = withdrawn
feit-casus-daad-reopen = opened again
feit-casus-daad-forget = erased

casus-werk-titel = Case { $nummer }: { $titel }
casus-werk-beloofd = promised by { $wie }
casus-werk-gesprek = the talk was not written down yet
casus-werk-voorgelegd = waits for advice of the policy officer
casus-werk-bericht = who takes part sent a message
casus-werk-niemand = nobody is responsible yet
taak-cases-reminders = Sending reminders of promises in cases to staff
casusherinnering-onderwerp =
    { $aantal ->
        [one] A promise or advice in a case waits
       *[other] { $aantal } promises or pieces of advice in cases wait
    }
casusherinnering-te-laat = Late. Say what came out, give your advice, or move the date with a reason:
casusherinnering-binnenkort = Soon:
casusherinnering-werk = All cases together:
casusbrief-onderwerp =
    { $aantal ->
        [one] A letter in a case still lies here
       *[other] Letters in { $aantal } cases still lie here
    }
casusbrief-te-laat = Print the letter and post it, or call. Who takes part knows nothing yet:
casusbrief-werk = All cases with a letter together:

menu-vraagregels = Questions
menu-vraagregels-uitleg = How fast you answer, how long you keep questions, and the texts
vraagregels-intro = These rules hold for new questions. A date that was promised already does not change.
vraagregels-termijn = Within how many days do you answer?
vraagregels-termijn-uitleg = A number from 1 to 60. The day of receipt does not count.
vraagregels-telling = Which days count?
telling-kalenderdagen = All days
telling-werkdagen = Working days only
vraagregels-procesantwoorden = How often may the answer be put off?
vraagregels-procesantwoorden-uitleg = A number from 0 to 5. Each procesantwoord has a reason and a new date.
vraagregels-waarschuw = How many working days before are colleagues reminded?
vraagregels-waarschuw-uitleg = A number from 1 to 14.
vraagregels-bewaren = How many days after it ended do you keep a question?
vraagregels-bewaren-uitleg = A number from 28 to 3650. After that Brink erases the text and who asked. An answer on the website stays. What a partner still has, what nobody read yet and what still has to be posted stays for a year at least.
vraagregels-themas = Subjects
vraagregels-themas-uitleg = One on each line.
vraagregels-themas-te-veel = Use at most 30 subjects, of at most 60 letters.
vraagregels-ontvangst = What else does the receipt say?
vraagregels-postadres = Postal address of the municipality
vraagregels-postadres-uitleg = For those who rather write a letter.
vraagregels-bewaar = Save
melding-vraagregels = The rules for questions were saved.
feit-termijn = term in days
feit-telling = counting
feit-telling-kalenderdagen = { telling-kalenderdagen }
feit-telling-werkdagen = { telling-werkdagen }
feit-procesantwoorden = put off at most so often
feit-bewaren-dagen = days kept

vraagcijfers-titel = How fast do residents get an answer?
vraagcijfers-link = See the figures
vraagcijfers-zin =
    { $aantal ->
        [one] { $aandeel }% of those who asked heard in time. That is about one question.
       *[other] { $aandeel }% of those who asked heard in time. That is about { $aantal } questions.
    }
vraagcijfers-openbaar = In the last year { $aandeel }% of those who asked heard from us in time.
vraagcijfers-leeg = There are no questions yet of which the term is over.
vraagcijfers-wachten =
    { $aantal ->
        [0] No questions wait now.
        [one] One question waits now.
       *[other] { $aantal } questions wait now.
    }
vraagcijfers-langst =
    { $dagen ->
        [one] The oldest waits a day.
       *[other] The oldest waits { $dagen } days.
    }
vraagcijfers-uitleg = About questions of the last year, as it stood last night. In time means: within the term an answer, a procesantwoord with a date, or word of who has the question now.
vraagcijfers-xlsx = Take the figures along (Excel)
vraagcijfers-blad = Questions
vraagcijfers-alles = All
vraagcijfers-geen = Not filled in
vraagcijfers-per-kern = Per { $kern }
vraagcijfers-per-team = Per team
vraagcijfers-per-thema = Per subject
vraagcijfers-per-maand = Per month
vraagcijfers-kolom-per = Per
vraagcijfers-kolom-naam = Name
vraagcijfers-kolom-gevraagd = Questions
vraagcijfers-kolom-beoordeeld = Term over or heard
vraagcijfers-kolom-op-tijd = In time
vraagcijfers-kolom-aandeel = In time (%)
vraagcijfers-kolom-beantwoord = Answered
vraagcijfers-kolom-mediaan = Half answered within
vraagcijfers-kolom-p90 = Nine in ten within
vraagcijfers-kolom-uitgesteld = Procesantwoorden
vraagcijfers-kolom-heropend = Reopened
vraagcijfers-kolom-geholpen = Helped
vraagcijfers-kolom-wacht = Waits now
vraagcijfers-van = { $deel } of { $geheel }
vraagcijfers-dagen =
    { $dagen ->
        [one] a day
       *[other] { $dagen } days
    }

# Photos and PDFs
vraag-bijlagen = Photos or documents (PDF)
vraag-bijlagen-uitleg = At most 5 files. Please keep people out of the picture. We take out where the photo was made.
vraag-bewaard = These files come along
vraag-bewaard-uitleg = You need not choose them again. Untick what need not come along.
vraag-aanvullen-bijlagen = Photos or documents (PDF)
vraag-aanvullen-bijlagen-uitleg = At most 5 files. We take out where a photo was made.
vraag-aanvullen-bewaard = These files come along
vraag-aanvullen-bewaard-uitleg = You need not choose them again. Untick what need not come along.
vraag-balie-bijlagen = Photos or documents (PDF)
vraag-balie-bijlagen-uitleg = At most 5 files, such as a scan of the letter.
vraag-balie-bewaard = These files come along
vraag-balie-bewaard-uitleg = You need not choose them again. Untick what need not come along.
vraag-antwoord-bijlagen = Photos or documents (PDF)
vraag-antwoord-bijlagen-uitleg = At most 5 files. Who asked reads them on their own page. They do not come on the website.
vraag-antwoord-bewaard = These files come along
vraag-antwoord-bewaard-uitleg = You need not choose them again. Untick what need not come along.
vraag-procesantwoord-bijlagen = Photos or documents (PDF)
vraag-procesantwoord-bijlagen-uitleg = At most 5 files. Who asked reads them on their own page. They do not come on the website.
vraag-procesantwoord-bewaard = These files come along
vraag-procesantwoord-bewaard-uitleg = You need not choose them again. Untick what need not come along.
vraag-notitie-bijlagen = Photos or documents (PDF)
vraag-notitie-bijlagen-uitleg = At most 5 files. Only colleagues see them.
vraag-notitie-bewaard = These files come along
vraag-notitie-bewaard-uitleg = You need not choose them again. Untick what need not come along.
vraag-bestanden = Files
vraag-foto = Photo { $nummer }
vraag-foto-alt = Photo { $nummer } with question { $vraag }
vraag-foto-grootte = ({ $grootte })
vraag-pdf-grootte =
    { $bladzijden ->
        [one] (PDF, one page, { $grootte })
       *[other] (PDF, { $bladzijden } pages, { $grootte })
    }
vraag-bijlage-vol = This question cannot hold more files. There can be { $max } at most.
vraag-bijlage-verlopen = We no longer keep a file that you chose before. Choose it again.
vraag-link-over-titel = This link no longer works
vraag-link-over = A link to a file works for half an hour. That keeps others away from your files. Open your own page again with the link in your e-mail. You find a new link there.
vraag-mail-alleen-bestanden = See the files.
vraagpost-bijlagen =
    { $aantal ->
        [one] A file comes with this. You find it on your own page.
       *[other] { $aantal } files come with this. You find them on your own page.
    }
vraagpost-bijlagen-ontvangen =
    { $aantal ->
        [one] We also received a file with it.
       *[other] We also received { $aantal } files with it.
    }
taak-questions-sweep = Cleaning up files that were not sent
vraagpost-bijlagen-brief =
    { $aantal ->
        [one] An enclosure comes with this letter.
       *[other] { $aantal } enclosures come with this letter.
    }

# Templates, hints and looking along
sjablonen-titel = Templates for answers
sjablonen-intro = The beginning of an answer, for one team or for all teams. Whoever answers takes it over and completes it.
sjablonen-leeg = There are no templates yet. Make the first one, for instance for a question that comes often.
sjabloon-nieuw = New template
sjabloon-alle-teams = All teams
sjabloon-naam = Name
sjabloon-naam-uitleg = How colleagues find it, for instance: loose tiles
sjabloon-team = For which team?
sjabloon-team-uitleg = Without a choice it is for all teams. Only who has rights in the whole municipality can do that.
sjabloon-tekst = Text
sjabloon-tekst-uitleg = Brink fills in these fields: {"{naam}"} (name) of who asked, {"{nummer}"} (number) and {"{datum}"} (date) of the question, {"{kern}"} and {"{team}"}.
sjabloon-bewaar = Save
sjabloon-weg = Remove this template
sjabloon-weg-uitleg = Answers that were written with it stay as they are.
sjabloon-weg-knop = Remove
sjabloon-onbekend-veld = We do not know this: { $onbekend }. Use { $bekend }, or take the brace away.
sjabloon-naam-bestaat = There is a template with this name already. Choose another name.
sjabloon-team-kies = Choose a team for which you may make templates.
sjabloon-intussen-veranderd = Somebody else changed this template meanwhile.
sjabloon-zonder-naam = sir or madam
melding-sjabloon = The template was saved.
melding-sjabloon-weg = The template was removed.
daad-questions-templates = Template for answers changed
vraag-sjabloon-knop = Take over the template
vraag-sjabloon-kies = Choose a template first.
vraag-antwoord-sjabloon = Template
vraag-antwoord-sjabloon-uitleg = Choose one and press the button ‘Take over the template’. What you wrote already stays.
vraag-procesantwoord-sjabloon = Template
vraag-procesantwoord-sjabloon-uitleg = Choose one and press the button ‘Take over the template’. What you wrote already stays.
vraag-concept-sjabloon = Template
vraag-concept-sjabloon-uitleg = Choose one and press the button ‘Take over the template’. What you wrote already stays.
vraag-bekijk-knop = Look first
vraag-bekijk-kop = This is how who asked reads it
vraag-bekijk-goed = No long sentences and no official words found.
vraag-bekijk-tips = Can this be simpler? It may stay as it is.
vraag-bekijk-lang = A sentence of { $woorden } words. Two short ones read more easily:
vraag-bekijk-ambtelijk = Rather ‘{ $gewoon }’ than ‘{ $woord }’
vraag-bekijk-daarna = Nothing was sent yet. Change the text below, or send it.
vraagdaad-draft = Draft of the answer
vraagdaad-draft-meekijken = Draft of the answer. Asked to look along:
feit-vraag-daad-draft = draft saved
vraag-concept-kop = Write the answer together
vraag-concept-uitleg = Who asked sees nothing of this. The text then stands ready under ‘Answer’.
vraag-concept-tekst = Draft of the answer
vraag-concept-meekijker = Who looks along?
vraag-concept-meekijker-uitleg = It comes on the worklist of this colleague. You can choose among those who may see this question.
vraag-concept-opmerking = Remark for colleagues
vraag-concept-opmerking-uitleg = What should the other look at, or what struck you?
vraag-concept-knop = Save the draft
vraag-concept-ligt-er = There is a draft of the answer, saved { $moment }.
vraag-concept-ligt-er-van = There is a draft of the answer, saved { $moment } by { $wie }.
vraag-concept-kijkt-mee = Asked to look along: { $wie }.
vraag-concept-veranderd = Somebody else saved another draft meanwhile.
melding-vraag-concept = The draft was saved. Who asked does not see it.
vraag-werk-meekijken = you are asked to look along with the answer

# What the asker says, written down by a colleague
vraagdaad-consent = May be on the website, without a name
vraagdaad-revoke = May not be on the website
vraag-door-u = You
vraag-opgeschreven = { $wie }, { $hoe }. Written down by: { $functie }.
vraag-hoe-web = on the website
vraag-hoe-phone = by telephone
vraag-hoe-letter = by letter
vraag-hoe-email = by e-mail
vraag-hoe-hall = at the desk or in the village hall
vraag-namens-kop = The asker calls or writes
vraag-namens-uitleg = Write down what the asker says. It counts as when the asker does it on their own page.
vraag-namens-soort = What does the asker want?
vraag-namens-kanaal = How did it come?
vraag-namens-ontvangen = When did it come?
vraag-namens-ontvangen-uitleg = Leave empty when it came today. For example 3-12-2026
vraag-namens-lang-geleden = Give a day in the last two weeks, and not before the question.
vraag-namens-tekst = What did the asker say?
vraag-namens-tekst-uitleg = Needed when something is added and when it is opened again. The asker can read this.
vraag-namens-knop = Write it down
vraag-namens-bijlagen = Photos or documents (PDF)
vraag-namens-bijlagen-uitleg = At most 5 files, such as a photo of the letter. The asker sees them too.
vraag-namens-bewaard = These files come along
vraag-namens-bewaard-uitleg = You need not choose them again. Take away the tick of what need not come along.
vraag-zegt-add = Add something
vraag-zegt-withdraw = Withdraw the question
vraag-zegt-reopen = Open the question again
vraag-zegt-helped-yes = Helped: yes
vraag-zegt-helped-partly = Helped: partly
vraag-zegt-helped-no = Helped: no
vraag-zegt-consent = The question may be on the website, without a name
vraag-zegt-revoke = The question may not be on the website
melding-vraag-namens = It has been written down.
vraag-website-kop = Your question on the website
vraag-website-ja = You agree that your question and the answer come on the website, without your name.
vraag-website-staat = Your question and the answer are on the website, without your name. Do you not want that any more? Then we take them off at once.
vraag-website-nee = Your question does not come on the website. Your question can help others too. We then write the text so that nobody recognises you.
vraag-website-ja-knop = My question may be on the website
vraag-website-nee-knop = My question may not be on the website
vraag-website-toch-uitleg = We write the text for the website ourselves, and leave such things out. May your question be on the website?
vraag-website-toch-knop = Yes, all the same
vraag-website-toch-niet = No, my question does not come on the website
melding-vraag-mag-openbaar = Thank you. Your question may be on the website, without your name.
melding-vraag-mag-niet-openbaar = Your question is not on the website and does not come there.

# Letters that have to be posted
vraagdaad-posted = Letter posted
vraagdaad-posted-gebeld = Called the asker
vraag-brief-nodig = Post a letter
vraag-brief-wacht = This letter still has to be posted. Print it, post it and say so here.
vraag-brief-bel = You can also call: { $telefoon }.
vraag-brief-weg-knop = The letter has been posted
vraag-brief-gebeld-knop = I told the asker by telephone
vraag-brief-al-weg = This has been sent already.
melding-vraag-brief-weg = It has been written down.
vraag-werk-brief = post a letter
vragen-stand-brief = Post a letter
vraagpost-op = { $datum }

# Waiting for the asker
vraagdaad-remind = Reminder to the asker
vraagdaad-remind-u = Reminder to you
vraagpost-remind = We are waiting for your answer about your question { $nummer }. This is what we wanted to know:
vraagpost-remind-onderwerp = Reminder: a question to you about { $nummer }
vraagpost-remind-daarna = Answer on your own page. Or call us, or write a letter. Did you answer already? Then you need not do anything.
vraagherinnering-wacht = The asker does not react. Call, go on without an answer, or close the question:
vraagherinnering-sinds = we have been waiting since { $datum }
vraagregels-herinner = After how many days is an asker who does not react reminded?
vraagregels-herinner-uitleg = A number from 1 to 60. After as many days again the colleague who has it is told.
feit-herinner-dagen = reminder to the asker after days

# Messages to colleagues
vraagpost-gegeven-onderwerp = Question { $nummer } is yours now
vraagpost-gegeven-tekst = Question { $nummer } of a resident is yours now. The resident gets an answer by { $datum }.
vraagpost-agressie-onderwerp = Aggression reported with question { $nummer }
vraagpost-agressie-tekst = A colleague hid the words of a resident: they threaten or insult. With question { $nummer } you read what the colleague wrote about it. Talk with the colleague. Report it to the police when that is needed.

vraagdaad-wait-u = Question to you
vraagdaad-helped-u = Were you helped?
vraagdaad-assign-u = Your question is with
vraag-antwoord-beloofd = We promised you an answer by { $datum }.
vraag-verloop-eerder = There were more steps in between. These are the newest.
vraagcijfers-kolom-gezegd = Said whether it helped
vraagcijfers-kolom-langst = Waits longest (days)

# Before something comes on the website
vraag-let-op-naam = A part of the name of who asked stands here. Is that all right? Then press the button once more.
vraag-let-op-adres = The address of who asked stands here. Is that all right? Then press the button once more.
vraag-let-op-medisch = Something about health stands here. Is that all right? Then press the button once more.
vraag-let-op-email = An e-mail address stands here. Is that all right? Then press the button once more.
vraag-let-op-telefoon = A telephone number stands here. Is that all right? Then press the button once more.

# Data of who left no e-mail address
vraagdaad-export = Data given to the asker
vraagdaad-forget = Erased
vraag-meegeven-kop = Give the asker their data
vraag-meegeven-uitleg = For who asks what the municipality keeps with this question. See first that it really is the asker. You get a file.
vraag-meegeven-knop = Download the data
vraag-wissen-kop = Erase the asker and the texts
vraag-wissen-uitleg = For who asks to erase their data. The name, the address, the texts and the files go. A case in which nobody else from outside takes part goes whole. The number and the dates stay. An answer on the website stays too: take it off first when the asker wants so.
vraag-wissen-partner = These data went to { $partner }.
vraag-wissen-partner-uitleg = Brink cannot erase them there. Tell them that the asker wants this.
vraag-wissen-zeker = Yes, erase this. I know that it cannot be undone.
vraag-wissen-knop = Erase
melding-vraag-gewist = The asker and the texts have been erased.
vraag-werk-heropend = the resident opened this question again
vraagpost-heropend-onderwerp = Question { $nummer } is open again
vraagpost-heropend-tekst = Who asked question { $nummer } says that the answer is not right, or does not help. The question is open again. A new answer is needed, on { $datum } at the latest.
vraag-niet-geholpen = Were you not helped? Then you can open your question again.
vragen-veelgevraagd = Often asked
vraag-hielp-knop = This answer helped me
melding-vraag-hielp = Thank you. So others see sooner what is often asked.
vraag-partner-leest = { $partner } reads this:
vraag-partner-kent-vrager = With the name of who asked and how to reach them.
partij-weg = (number { $nummer }, takes part no more)

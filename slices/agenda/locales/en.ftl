# Texts of the village agenda.
menu-uitvoering = Progress
menu-werk = My work
agenda-kruimel = Village agenda
soort-punt = Point of the village agenda

status-idea = Idea
status-testing = Being looked into
status-agreed = Agreed
status-planned = Planned
status-busy = In progress
status-done = Done
status-impossible = Not possible
status-merged = Merged
status-settled = Closed
eigenaar-residents = Residents
eigenaar-municipality = Municipality
eigenaar-partner = Partner
uitkomst-kept = Kept
uitkomst-late = Done too late
uitkomst-done = Done
uitkomst-changed = Changed
uitkomst-dropped = Dropped
haalbaar-yes = Yes, this is possible
haalbaar-partly = Partly
haalbaar-no = No, this is not possible
haalbaar-unknown = We do not know yet
deel-klaar = Done
deel-bezig = In progress
deel-gepland = Still to do
deel-vervallen = Closed
dagen-te-laat = { $dagen ->
    [one] 1 day late
   *[other] { $dagen } days late
}
balk-titel = How the points stand

stand-kop = How are things going?
stand-leeg = Here you will see how many agreed points are done. There are none yet.
stand-zin = { $totaal ->
    [0] Nothing was decided on any point yet.
    [one] 1 point was decided on. Of that, { $klaar } is done.
   *[other] Of the { $totaal } points that were decided on, { $klaar } are done.
}
stand-vorige = The present agendas have no points yet. What was promised before still counts.
stand-te-laat = { $aantal ->
    [one] 1 promise is past its date.
   *[other] { $aantal } promises are past their date.
}
stand-op-tijd = No promise is past its date.
stand-alles = See all points and what is not done yet
paneel-agenda-leeg = Here you will find the plans of residents and municipality. There is no village agenda yet.
paneel-agenda-alles = See the whole village agenda
paneel-datums = Promised for

agenda-titel = Village agenda { $naam }
agenda-beschrijving = The plans of residents and municipality for { $naam }, and what becomes of them.
agenda-intro = These are the plans for { $naam }. You see here what is done and what is still to come.
agenda-intro-maak = These are the points for { $naam }. Each point says where it comes from, when that is known.
agenda-leeg = Here you will find the village agenda of { $naam }. There is none yet. Ask your area officer when it will come.
agenda-maak-eerste = Make the agenda
agenda-staat = State
agenda-staat-draft = Being made
agenda-staat-adopted = Adopted
agenda-staat-replaced = Replaced
agenda-versie = version { $versie }
agenda-stand-per = As of
agenda-voor = For
agenda-periode = Period
agenda-bron = Source
agenda-document = Document
agenda-document-draft = Read the document
agenda-document-adopted = Read the agenda as it was adopted
agenda-document-replaced = Read that agenda as it was
agenda-vernieuwen = This agenda is due for renewal.
agenda-geen-punten = Here you will find the points. There are none yet.
agenda-zonder-thema = Other points
agenda-voorstel-kop = Propose something yourself
agenda-voorstel-open = Is something missing? Propose it. Your area officer looks into it and answers you.
agenda-voorstel-knop = Propose something
voorstel-kan-tot = You can do so up to and including { $datum }.
voorstel-kan-altijd = You can do so all year.
voorstel-kan-vanaf = You cannot propose a new point now. You can again from { $datum }.
voorstel-kan-niet = You cannot propose a new point now.
deur-voorstel = An idea for your village?
deur-voorstel-uitleg = Propose something, and read the answer on this website.
deur-voorstel-kern = An idea for { $naam }?
voorstel-kies-kern = For which village is your idea?
voorstel-nergens = There is no village agenda yet. Once there is one, you can propose something here.
voorstel-lees-agenda = Meanwhile, read what is on the agendas already
agenda-ook-over = Also about { $naam }
agenda-ook-over-uitleg = These points are on another village agenda and are about { $naam } too.
agenda-eerder = Earlier versions
agenda-eerder-punten = See the points that were not carried over
agenda-niet-vastgesteld = This agenda has not been adopted yet. Adopt it first, and then carry points over.
punt-al-meegenomen = One of these points was carried over meanwhile. Look at the list again.

punt-nummer = point { $nummer }
punt-steun = { $aantal ->
    [0] Nobody finds this important too, so far
    [one] 1 person finds this important too
   *[other] { $aantal } people find this important too
}
punt-concept = Draft
punt-van-website = Off the website
punt-van-website-kop = This proposal is not on the website
punt-van-website-wanneer = Taken off on { $datum }. Function: { $functie }.
punt-van-website-reden = Why: { $reden }
punt-van-website-blijft = This proposal is not on the website. You can put it back on the page of the proposal.
punt-al-van-website = This proposal was taken off the website already.
punt-al-op-website = This proposal is on the website already.
punt-geen-voorstel = You cannot take this point off the website. That is only possible with a resident’s proposal about which nothing is decided yet.
van-website-titel = Take this proposal off the website
van-website-intro = Nobody can read or find the proposal then. Only colleagues see it. You can put it back later.
van-website-reden = Why does this proposal have to leave the website?
van-website-reden-uitleg = Whoever proposed this reads your reason. Colleagues read it too. Mention no names.
van-website-reden-nodig = Write down why. Whoever proposed this wants to know.
van-website-toegezegd = A promise on this proposal is still open. First say what became of it, or ask your area officer to.
van-website-knop = Take off the website
terugzetten-knop = Put back
punt-vorige-agenda = This point is on an earlier village agenda.
punt-intern = For colleagues only
punt-verder-in = This point continues in:
punt-waarom = Why:
punt-perspectief = What can still be done
punt-verhaal = What happened
punt-erbij = More about this point
punt-volgende-stap = Next step
punt-geen-stap = The next step is not known yet.
punt-toezeggingen = Promised
punt-voor-datum = for { $datum }
punt-van-wie = Whose
punt-aanspreekpunt = Contact
punt-planning = Planning
punt-plek = Place
punt-bron-status = The source says: ‘{ $woorden }’
punt-bron-planning = Planning in the source: ‘{ $woorden }’
punt-stand-per = As of { $datum }
punt-belangrijk = Do you find this important too?
punt-steun-geef = I find this important too
punt-steun-terug = Take back my support
punt-steun-inloggen = Log in to let us know
punt-bijwerken = Update
punt-schrijf = Write a message
punt-schrijf-knop = Post message
punt-wijzig-status = Change the status
punt-bewaar = Save
punt-toezegging-bijwerken = Update: { $wat }
punt-uitkomst-kop = What became of it?
punt-verzet-kop = Move the date
punt-verzet-knop = Move the date
punt-zeg-toe = Promise something
punt-zeg-toe-knop = Promise this
punt-toets = Answer this proposal
punt-toets-knop = Send answer
punt-samenvoegen = Merge with another point
punt-samenvoegen-knop = Merge
punt-bewerken-titel = Change the text of this point

punt-titel = Title
punt-tekst = Explanation
punt-thema = Theme
punt-eigenaar = Who will do this?
punt-team = Team
punt-partner = Partner
punt-groep = Group
punt-behandelaar = Who handles this point?
punt-behandelaar-uitleg = You see colleagues who hold a right here. Residents only see the role.
punt-behandelaar-zonder-recht = This colleague no longer holds a right here. Choose somebody else, or nobody.
punt-geen-behandelaar = Nobody
punt-planning-uitleg = As precisely as you know: 2027, Q3 2027 or 3-12-2027
punt-volgende = Next step
punt-volgende-uitleg = What is the first thing that happens now?
punt-plek-uitleg = For example: corner of Dorpsstraat and Kerkweg
punt-coordinaten = Coordinates
punt-coordinaten-uitleg = Paste them from a map, for example: 51.89, 5.27
punt-coordinaten-fout = These are no coordinates. Write two numbers, such as 51.89, 5.27
punt-coordinaten-ver = This place is not in the Netherlands. Check whether you copied the numbers well.
punt-op-de-kaart = On the map
punt-concept-uitleg = Residents do not see a draft yet.
punt-niet-terug-concept = This point is on the website already and can no longer become a draft.
punt-kern-zonder-recht = You hold no right in { $naam }. Ask a colleague who deals with it.
punt-kern-zonder-agenda = There is no village agenda here yet. Make one first, or choose something else.
punt-versie = Version
punt-status-status = New status
punt-status-reden = Why?
punt-status-reden-uitleg = Everybody can read this. Needed when something is not possible.
punt-status-perspectief = What can still be done, and by whom?
punt-status-perspectief-uitleg = Needed when you close a point.
punt-reden-nodig = Write down why it is not possible. Residents want to know.
punt-status-zelfde = This is the status already. Choose another, or write a message.
punt-perspectief-nodig = Write down what can still be done, and who can do it.
punt-kan-niet-maar-open = You say that this is not possible. Then choose ‘Not possible’ or ‘Closed’.
punt-samenvoegen-kan-niet = You cannot merge with this point. Choose another number.
punt-samenvoegen-nummer = Fill in the number of the other point.
punt-samenvoegen-mag-niet = This point belongs to a village where you hold no right. Ask a colleague who deals with it.
punt-samenvoegen-concept = You cannot merge a draft. Make it public first.
punt-samenvoegen-toegezegd = A promise on this point is still open. First say what became of it. Does it still have to happen? Then promise it at the other point.
punt-bestaat-niet = This number does not exist. Look at the other point to see its number.
punt-is-samengevoegd = This point was merged with another point in the meantime.
punt-is-gesloten = This point is closed. You can no longer support it.
punt-intussen-veranderd = Somebody else changed this point while you were at work.
agenda-intussen-veranderd = Somebody else changed this agenda while you were at work.
toezegging-intussen-veranderd = Somebody else updated this promise while you were at work.
venster-is-dicht = You cannot propose a new point now. The village agenda says when you can again.
geen-agenda = This village does not have an agenda yet. Ask your area officer about it.
bericht-tekst = Your message
bericht-tekst-uitleg = What happened, and what happens next? Do not name residents.
bericht-openbaar = Everybody may read this
bericht-foto = Add a photo
bericht-foto-uitleg = JPEG, PNG or WebP, at most 10 MB. Can people be recognised? First ask whether they agree.
bericht-alt = What can be seen in the photo?
bericht-alt-uitleg = Needed with a photo, for people who cannot see it. For instance: the new bench near the church.
toezegging-wat = What do you promise?
toezegging-wat-uitleg = For example: show a design of the crossing
toezegging-eigenaar = Who will do it?
toezegging-team = Which team of the municipality?
toezegging-partner = Which partner?
toezegging-groep = Which group of residents?
toezegging-wie-past-niet = This does not fit ‘Who will do it?’. Choose something else there, or leave this empty.
toezegging-datum = For when?
toezegging-datum-uitleg = For example: 3-12-2026
toezegging-bedrag = Which amount goes with it?
toezegging-datum-voorbij = This date is already past. Choose a day from today.
toezegging-reden-nodig = Write down why. Everybody can read this.
toezegging-bewijs-nodig = Write down how you can see that. Everybody can read this.
toezegging-zelfde-datum = This is the same date. Choose another day.
toezegging-klaar-later = This day is still to come. Choose today or a day before.
toezegging-klaar-eerder = This was promised on { $datum }. Choose that day or a day after.
toezegging-klaar-past-niet = A day belongs to ‘Done’ only. Choose that, or leave this empty.
verzet-datum = New date
verzet-reden = Why?
verzet-reden-uitleg = The old date and your reason stay visible.
uitkomst-uitkomst = What became of it?
uitkomst-toegezegd = Promised for
uitkomst-klaar-op = When was it done?
uitkomst-klaar-op-uitleg = Only when it was done. For example: 18-11-2026. Leave this empty when it was done today. This day counts: in time or late.
uitkomst-reden = Why? Or if it was done: how can you see that?
uitkomst-reden-uitleg = Everybody can read this. For example: the bench is there.
antwoord-haalbaar = Is it possible?
antwoord-eigenaar = Whose is it?
antwoord-kosten = What does it cost, roughly?
antwoord-team = Which team?
antwoord-antwoord = Your answer
antwoord-antwoord-uitleg = Everybody can read this.
antwoord-status = New status
samenvoegen-nummer = Number of the other point
samenvoegen-reden = Why?

verhaal-status-idea = Somebody proposed this
verhaal-status-testing = We are looking into this
verhaal-status-agreed = This is agreed
verhaal-status-planned = This is planned
verhaal-status-busy = We are working on it
verhaal-status-done = This is done
verhaal-status-impossible = This is not possible
verhaal-status-merged = This was merged
verhaal-status-settled = This is closed
verhaal-bron = This is what the source says
verhaal-bron-woorden = ‘{ $woorden }’. Here that is called: { $status }.
verhaal-bron-zonder = The source names no status. Here that is called: { $status }.
verhaal-overgenomen = Taken over by: { $functie }
verhaal-samengevoegd-in = This continues in point { $nummer }: { $titel }
verhaal-samengevoegd-met = Point { $nummer } was added to this one: { $titel }
verhaal-samengevoegd-ander = Another point was added to this one
verhaal-bericht = Message
verhaal-bericht-intern = Message for colleagues
verhaal-van-website = Taken off the website. Why: { $reden }
verhaal-teruggezet = Put back on the website.
verhaal-op-website = This is on the website now.
verhaal-foto-weg = Photo removed.
verhaal-foto-weg-reden = Why (for colleagues only): { $reden }
punt-fotos = Photos
foto-weg-link = Remove this photo: { $wat }
foto-weg-titel = Remove a photo
foto-weg-intro = The photo goes for good. The message then says that there was a photo.
foto-weg-reden = Why must this photo go?
foto-weg-reden-uitleg = Only colleagues read this. Give no names.
foto-weg-knop = Remove the photo
foto-reden-nodig = Write why the photo must go.
foto-al-weg = This photo was removed already.
verhaal-antwoord-yes = Answer: this is possible
verhaal-antwoord-partly = Answer: part of it is possible
verhaal-antwoord-no = Answer: this is not possible
verhaal-antwoord-unknown = Answer: we do not know yet
verhaal-antwoord-van = Whose it is: { $wie }
verhaal-kosten = This costs roughly { $bedrag }.
verhaal-toezegging = Promised by { $wie }, for { $datum }
verhaal-verzet = The date was moved: { $wat }
verhaal-datum-onbekend = Date not known
verhaal-was = Was:
verhaal-wordt = Now:
verhaal-uitkomst-kept = Kept: { $wat }
verhaal-uitkomst-late = Done, but too late: { $wat }
verhaal-uitkomst-changed = Done differently: { $wat }
verhaal-uitkomst-dropped = Dropped: { $wat }
verhaal-klaar-op = Done on { $datum }.

verandering-bericht = New message
verandering-antwoord = Answer to a proposal
verandering-toezegging = New promise
verandering-verzet = Date moved
verandering-nagekomen = Promise kept
verandering-te-laat = Done, but too late
verandering-uitkomst = Promise changed
verandering-vervallen = Promise dropped
verandering-onderzoek = Being looked into
verandering-afgesproken = Agreed
verandering-gepland = Planned
verandering-bezig = In progress
verandering-klaar = Done
verandering-voorstel = New proposal
verandering-kan-niet = Not possible
verandering-samengevoegd = Merged
verandering-afgehecht = Closed
verandering-erbij = Another point was added

voorstel-paginatitel = Propose something
voorstel-intro = What could be better in { $naam }? Tell us briefly. Your name will not be on the website.
voorstel-straks-kop = What happens next
voorstel-straks-1 = Your proposal is on the website right away.
voorstel-straks-2 = Your area officer finds out whether it is possible, whose it is and what it costs.
voorstel-straks-3 = You read the answer with your proposal.
voorstel-titel = Your proposal in one sentence
voorstel-titel-uitleg = For example: a bench at the bus stop
voorstel-tekst = Why is this needed?
voorstel-plek = Where is it?
voorstel-knop = Send proposal

melding-punt-bewaard = The point is saved.
melding-status = The new status is on the page.
melding-bericht = Your message is on the page.
melding-foto-weg = The photo is removed.
melding-antwoord = Your answer is on the page.
melding-samengevoegd = The points are merged.
melding-steun = Thank you. Your choice is saved.
melding-toezegging = The promise is on the page.
melding-verzet = The date is moved. The old date stays visible.
melding-uitkomst = The outcome is on the page.
melding-voorstel = Thank you. Your proposal is on the website.
melding-van-website = The proposal is no longer on the website.
melding-teruggezet = The proposal is back on the website.
mijn-voorstellen-kop = What I proposed
mijn-voorstel-van-website = The municipality took this proposal off the website.
mijn-voorstel-concept = This proposal is not on the website now.
punt-nummer-kop = Number
punt-afgerond = This point is closed. There is no next step.
verhaal-reden = Reason:
verhaal-beloofd-voor = Promised for { $datum }
agenda-aantal = { $aantal ->
    [one] 1 point
   *[other] { $aantal } points
}
paneel-agenda-kop = How the village agenda stands

# Progress monitor
monitor-titel = Do we do what was agreed?
monitor-beschrijving = How many points of the village agendas are done, how many are not, and why not.
monitor-leeg = This page will show how many points are done. There are no points yet.
monitor-zin = { $totaal ->
    [0] Nothing was decided on any point yet.
    [one] 1 point was decided on. Of that, { $klaar } is done and { $niet } is not.
   *[other] Of the { $totaal } points that were decided on, { $klaar } are done and { $niet } are not.
}
monitor-wachten = { $aantal ->
    [one] 1 point still waits for a decision.
   *[other] { $aantal } points still wait for a decision.
}
monitor-wachten-kop = What is not decided yet?
monitor-te-laat = { $aantal ->
    [one] At 1 point a promise is overdue.
   *[other] At { $aantal } points a promise is overdue.
}
monitor-niemand-te-laat = No promise is overdue.
monitor-stand = As of { $datum }
monitor-balk = The points of all villages together
monitor-balk-kern = The points of { $naam }
monitor-waarom = Why is it not done?
monitor-alles-klaar = Everything is done.
waarom-idea = This is an idea. No answer has been written with it yet.
waarom-testing = This is being looked into. Can it be done, and how?
waarom-agreed = This was agreed. Whether the work began is not written with it.
waarom-planned = It is planned. Whether the work began is not written with it.
waarom-busy = The work is going on.
waarom-done = This is done.
waarom-impossible = Each point says why not.
waarom-merged = This goes on in another point.
waarom-settled = This was examined and closed. Each point says why.
monitor-toezeggingen = Promises
monitor-geen-toezeggingen = This will show what becomes of promises. Nothing has been promised yet.
monitor-alle-toezeggingen = See all promises and what became of them
monitor-toezeggingen-zin = { $totaal ->
    [one] 1 thing was promised, with a date.
   *[other] { $totaal } things were promised, each with a date.
}
toezegging-stand-overdue = { $aantal ->
    [one] 1 is overdue and not done yet.
   *[other] { $aantal } are overdue and not done yet.
}
toezegging-stand-open = { $aantal ->
    [one] 1 is open; its date is still to come.
   *[other] { $aantal } are open; their dates are still to come.
}
toezegging-stand-kept = { $aantal ->
    [one] 1 was kept on time.
   *[other] { $aantal } were kept on time.
}
toezegging-stand-late = { $aantal ->
    [one] 1 was done, but late.
   *[other] { $aantal } were done, but late.
}
toezegging-stand-changed = { $aantal ->
    [one] 1 was done differently than promised.
   *[other] { $aantal } were done differently than promised.
}
toezegging-stand-dropped = { $aantal ->
    [one] 1 was dropped.
   *[other] { $aantal } were dropped.
}
monitor-voorbeelden = { $aantal ->
    [one] 1 example
   *[other] { $aantal } examples
}
kort-overdue = Overdue
kort-open = Open
toezeggingen-titel = Promises: what became of them?
toezeggingen-beschrijving = Everything promised with the village agendas: what is overdue, what was kept, and what was not. With the reason.
toezeggingen-intro = Everything that was promised: by whom, for when, and what became of it.
toezeggingen-lijst = All promises
toezeggingen-tabel = What is overdue for longest comes first. Then what is still open. What has an outcome comes last, the newest first.
toezeggingen-bij-punt = at point { $nummer }: { $titel }
toezeggingen-verzet = { $aantal ->
    [one] moved once
   *[other] moved { $aantal } times
}
toezeggingen-verzet-reden = Moved: { $reden }
toezeggingen-waarom = Why
toezeggingen-gevonden = { $aantal ->
    [one] 1 promise fits your choice.
   *[other] { $aantal } promises fit your choice.
}
toezeggingen-niets = No promise fits your choice. Choose less, or clear your choice.
toezeggingen-bladeren = Other promises
toezeggingen-bij-keuze = See the promises for this choice
monitor-per-kern = By village
monitor-per-kern-uitleg = Where a promise is overdue for longest comes first. A point of two villages counts in both.
monitor-klaar-van = { $totaal ->
    [0] nothing decided yet
   *[other] { $klaar } of { $totaal } done
}
monitor-andere-kernen = { $aantal ->
    [one] Show the other village
   *[other] Show the other { $aantal } villages
}
monitor-zonder-punten = No points yet:
monitor-als-tabel = The same figures as a table
monitor-tabel-kernen = Number of points by village
monitor-samen = Total
monitor-kolom-te-laat = Overdue
monitor-kolom-langst = Most days overdue
monitor-gemeente = Whole municipality
monitor-alle = All points
monitor-niets = No point fits your choice. Choose less, or clear your choice.
monitor-gevonden = { $totaal ->
    [one] 1 point fits your choice. { $klaar } of it is done.
   *[other] { $totaal } points fit your choice. Of these, { $klaar } are done.
}
monitor-tabel-punten = What is overdue for longest comes first. Then by date. Without a date, what still has to happen comes first.
monitor-punt = Point
monitor-toegezegd = Promised for
monitor-geen-datum = no date
monitor-dagen = { $dagen ->
    [one] 1 day
   *[other] { $dagen } days
}
monitor-niet-te-laat = No
monitor-bladeren = Other points
monitor-vorige = Previous
monitor-volgende = Next
monitor-meenemen-label = Take this list with you
monitor-meenemen = Download:
monitor-punten-xlsx = Points (Excel)
monitor-punten-csv = Points (CSV)
monitor-toezeggingen-xlsx = Promises (Excel)
monitor-toezeggingen-csv = Promises (CSV)
monitor-kern-titel = Progress in { $naam }
monitor-kern-beschrijving = What is done in { $naam }, what is not, and why not.
monitor-kern-leeg = This page will show how many points of { $naam } are done. There are no points yet.
monitor-punten-kop = Points
monitor-tabel-status = Number of points by status
monitor-aantal = Number
monitor-niet-kop = What is closed, and why
monitor-geen-reden = No reason was written down.
monitor-loopt-kop = What still has to happen
monitor-kern-meer = See everything that still has to happen
monitor-kern-meer-niet = See everything that is not done
monitor-bron-kop = Where these figures come from

filter-label = Choose which points you see
filter-label-toezeggingen = Choose which promises you see
filter-kern = Village
filter-thema = Theme
filter-eigenaar = Who acts
filter-team = Team
filter-status = Status
filter-status-punt = Status of the point
filter-jaar = Planned in
filter-jaar-punt = Point planned in
filter-tijd = On time?
filter-agenda = Village agenda
filter-agenda-vorige = Earlier agendas
filter-woorden = Words or number
filter-alle-kern = All villages
filter-alle-uitkomst = All
filter-alle-thema = All themes
filter-alle-eigenaar = Everyone
filter-alle-team = All teams
filter-alle-status = All
filter-alle-jaar = All years
filter-alle-tijd = All
filter-alle-agenda = Current agendas
filter-alle-agenda-toezegging = All agendas
filter-status-niet-klaar = Not done
filter-status-loopt = Still has to happen
filter-status-nog-niet-besloten = Not decided yet
tijd-te-laat = Overdue
tijd-deze-maand = This month
tijd-geen-datum = No date yet
filter-toon = Show
filter-wis = Clear your choice

uitvoer-punten = Points
uitvoer-toezeggingen = Promises
kolom-nummer = Number of the point
kolom-titel = Point
kolom-kernen = Villages
kolom-thema = Theme
kolom-eigenaar = Who acts
kolom-wie = Who exactly
kolom-status = Status
kolom-waarom = Why not
kolom-perspectief = What can still be done
kolom-planning = Planned
kolom-volgende = Next step
kolom-datum = Promised for
kolom-dagen = Days late
kolom-steun = Number of supporters
kolom-voorbeeld = Example
kolom-bron = Source
kolom-bronadres = Address of the source
kolom-stand = As of
kolom-adres = Page
kolom-toezegging = Number of the promise
kolom-wat = Promise
kolom-bedrag = Amount in euros
kolom-gedaan-op = Promised on
kolom-functie = Role of who wrote this
kolom-eerste-datum = First date
kolom-verzet = Times moved
kolom-verzet-reden = Reason for moving
kolom-uitkomst = Outcome
kolom-uitkomst-reden = Reason for the outcome
kolom-klaar-op = Done on
kolom-uitkomst-op = Outcome on
kolom-uitkomst-functie = Role of who wrote down the outcome

# Work
werk-titel = My work
werk-eerst = { $aantal ->
    [0] Nothing is overdue and no date is near.
    [one] 1 promise needs your attention first.
   *[other] { $aantal } promises need your attention first.
}
werk-filter-label = Choose what you see
werk-wie = Whose
werk-wie-alle = Everything
werk-wie-mij = Points that I handle
werk-wie-niemand = Points that nobody handles
werk-ga-naar = Go to
werk-leeg-kop = All caught up
werk-leeg = Nothing is overdue and nobody is waiting for you. Well done. What needs your attention will appear here.
werk-leeg-keuze = Nothing is waiting for you with this choice.
werk-toon-alles = Show everything
werk-rest = { $aantal ->
    [one] Show 1 more
   *[other] Show { $aantal } more
}
werk-deel = { $van } to { $tot } of { $totaal }
werk-bladeren = Leaf through these points
werk-vorige = Previous
werk-volgende = Next
werk-groep-over-tijd = Overdue
werk-groep-binnenkort = Soon
werk-groep-te-toetsen = To answer
werk-groep-stil = Silent
werk-groep-concepten = Drafts
werk-uitleg-over-tijd = The promised date has passed. Write how things stand, or move the date with a reason.
werk-uitleg-binnenkort = The promised date is near.
werk-uitleg-te-toetsen = Proposals that wait for an answer.
werk-uitleg-stil = Nobody wrote here for a long time. One sentence is often enough.
werk-uitleg-concepten = You are still working on this. Residents do not see the draft of a point yet. They do see an agenda in the making.
werk-sinds-over-tijd = For { $datum }
werk-sinds-binnenkort = For { $datum }, { $toen }
werk-sinds-te-toetsen = Since { $datum }, { $toen }
werk-sinds-stil = Silent since { $datum }, { $toen }
werk-wacht-jaar = Since { $jaar }
werk-wacht-onbekend = Since when is not known
werk-begin-kop = Begin with your villages
werk-begin = There are no villages yet. Add one first. Then make an agenda with the points of that village.
werk-stil-jaar = Silent since { $jaar }
werk-stil-onbekend = Silent for long, since when is not known
werk-sinds-concepten = Since { $datum }, { $toen }
werk-toegezegd = promised: { $wat }
werk-toetsen-idea = new proposal
werk-toetsen-testing = being looked into
werk-toetsen-later = the last answer says that it cannot be told yet
werk-concept-punt = draft of a point
werk-concept-agenda = agenda in the making
werk-kies = Choose: { $titel }
werk-doe-actueel = Still current
werk-naar-uitkomst = Say what came of it
werk-naar-verzet = Move the date
werk-naar-bericht = Write a message
werk-naar-antwoord = Answer
werk-naar-bewerken = Continue
werk-actueel-bericht = Checked: this is still right.
samen-label = Give the chosen points a status together
samen-uitleg = Choose points above and give them a status in one go.
samen-punt = the points
samen-status = New status
samen-reden = Why?
samen-reden-uitleg = Everyone can read this. Needed when something cannot be done, or when you close it.
samen-knop = Give this status
werk-kies-punten = First choose one or more points.
werk-te-veel = Choose no more than 100 points at once.
werk-reden-nodig = Write down why. Residents want to know.
werk-punt-weg = One of the points is gone. Nothing was changed. Choose again.
werk-punt-mag-niet = You may not change point { $nummer }: { $titel }. Nothing was changed.
werk-status-zelfde = All chosen points have this status already. Choose another status.
werk-punt-veranderd = Point { $nummer } was changed meanwhile: { $titel }. Its status is now ‘{ $status }’. Nothing was changed. Is your choice still right? Then send it again.
werk-punt-samengevoegd = Point { $nummer } was merged with another point: { $titel }. Nothing was changed.
melding-samen = All chosen points have the new status.
melding-samen-deels = The other chosen points have the new status.
werk-overgeslagen = { $aantal ->
    [one] 1 point had this status already. Nothing was changed there.
   *[other] { $aantal } points had this status already. Nothing was changed there.
}
melding-actueel = Noted that this point is still right.

# Reminders
herinnering-onderwerp = { $aantal ->
    [one] 1 promise needs your attention
   *[other] { $aantal } promises need your attention
}
herinnering-aanhef = Good morning,
herinnering-over-tijd = Overdue. Write how things stand, or move the date with a reason:
herinnering-binnenkort = Soon:
herinnering-werk = All your work together:
herinnering-waarom = You get this message because these points are part of your work.

# Importing points from a file.
menu-import = Import points
menu-import-uitleg = Import points of village agendas from a spreadsheet, or undo that.
import-titel = Import points
import-intro = Import points from a spreadsheet. You first see what would happen.
import-bestand = Your file
import-bestand-uitleg = A spreadsheet in Excel (xlsx) or CSV. The first row names the columns.
import-daarna = Next you choose what your columns are. Nothing changes yet.
import-knop-bekijk = Look at the file
import-geen-bestand = Choose a file on your computer.
import-eerder = Imported before
import-eerder-leeg = What you import will stand here. You can also undo it here.
import-telling = { $nieuw } new, { $anders } changed.
import-teruggedraaid = Undone on { $dag }.
import-terug-kop = Undo: { $naam }
import-terug-uitleg = What was new disappears. What was changed becomes what it was.
terug-zeker = Yes, undo this
import-terug-knop = Undo
import-terug-zeker = Tick the box if you are sure.
import-terug-kan-niet = This is no longer possible: something happened since to { $aantal } of these points. Change those yourself.
import-terug-hangt-aan = This is no longer possible: something else hangs on one of these points by now. Change the points themselves.
import-intussen = Somebody else imported the same points in the meantime. Look at the file again.
import-al-terug = This was undone already.
melding-import = The points were imported.
melding-import-niets = There was nothing new in the file. Everything stays as it was.
melding-import-weg = This file is no longer here. Was it not imported yet? Then send it again.
melding-import-proef = Below you see what would happen with your choices.
melding-import-terug = The import was undone.

import-bestand-titel = Import: { $naam }
import-eerst-proef = This is a trial. Nothing changes until you press ‘Import’ at the bottom.
import-proef-kop = This would happen
import-proef-zin = { $nieuw ->
    [one] 1 point is added
   *[other] { $nieuw } points are added
} and { $anders ->
    [one] 1 changes.
   *[other] { $anders } change.
}
import-proef-fout = { $aantal ->
    [one] 1 row has a mistake.
   *[other] { $aantal } rows have a mistake.
}
import-balk = The { $aantal } rows of the file
import-telling-nieuw = New
import-telling-anders = Changed
import-telling-gelijk = Stays the same
import-telling-fout = With a mistake
import-telling-elders = Of another municipality
import-agenda-nieuw = A new agenda is made, as a draft: { $naam }
import-fouten-kop = Rows with a mistake
import-fouten-uitleg = Mend them in your file, or skip them. At most 200 are shown.
import-goed-kop = Rows without a mistake
import-goed-uitleg = At most 200 are shown.
import-regel = Row
import-regels = Rows
import-kolom = Column
import-punt = Point
import-mis = What is wrong
import-lot = What happens
import-let-op = Note
import-lot-nieuw = New
import-lot-anders = Changed
import-lot-gelijk = Stays the same
import-lot-fout = Mistake
import-kolommen-kop = Your columns
import-kolommen-uitleg = On the left is the column of your file. On the right choose what it is here.
import-kolommen-van = Columns of { $naam }
import-voorbeeld = Example
import-bij-ons = Here
import-kolom-is = What is ‘{ $naam }’ here?
import-laat-weg = Leave out
import-welke-gemeente = Of which municipality are the points?
import-alle-gemeenten = Read all rows
import-woorden-kop = Your words for the status
import-woorden-uitleg = On the left is what your file says. On the right is what it becomes here. Is something not right? Choose something else and press ‘Try again’. Your own words stay with the point.
import-woorden-tabel = Every word for the status in your file. What we do not know comes first.
import-uw-woord = Your word
import-woord = ‘{ $woorden }’
import-woord-leeg = No status
import-leeg-is = What is a row without a status here?
import-per-lijst = That depends on the sort of list
import-woord-onbekend = We do not know this
import-woord-regel = { $woorden }: { $status } ({ $aantal }×)
import-woorden-meer = And { $aantal } more.
import-kies-status = Choose a status
import-overslaan = { $aantal ->
    [one] Skip the row with a mistake
   *[other] Skip the { $aantal } rows with a mistake
}
import-meteen = The points are on the website at once, also those of an agenda in the making.
import-terug-kan = You can undo the whole import later.
import-lees-in = { $aantal ->
    [one] Import 1 point
   *[other] Import { $aantal } points
}
import-proef-opnieuw = Try again

import-veld-titel = Title
import-veld-kern = Village
import-veld-thema = Theme
import-veld-eigenaar = Who does it
import-veld-status = Status
import-veld-planning = Planning
import-veld-tekst = Explanation
import-veld-kenmerk = Reference in your system
import-veld-bronadres = Web address of the source
import-veld-bronnaam = Name of the source
import-veld-bronsoort = Sort of list of the source
import-veld-standper = As of (year or day)
import-veld-gemeente = Municipality

import-kolom-nodig = A column is missing. Choose which column this is: { $veld }.
import-kolom-nodig-opdracht = A column is missing: { $veld }. Tell which it is with --kolom "{ $code }=…".
import-kolom-weg = The column ‘{ $kolom }’ is not in the file. Choose again for: { $veld }.
import-kolom-weg-opdracht = The column ‘{ $kolom }’ is not in the file. Choose another with --kolom "{ $code }=…".
import-kolom-dubbel = The column ‘{ $kolom }’ was chosen twice. Choose another for: { $veld }.
import-kolom-dubbel-opdracht = The column ‘{ $kolom }’ was chosen twice. Choose another with --kolom "{ $code }=…".
import-veld-dubbel = Two columns have the same choice: { $veld }. Choose one.
import-niet-alles-goed = Nothing was imported. Rows with a mistake: { $aantal }. Mend them, or choose to skip them.
import-titel-leeg = This is empty. A point needs a title.
import-te-lang = This is too long: { $nu } characters. { $max } fit.
import-kern-leeg = This is empty. Write which village the point is about.
import-kern-onbekend = We do not know this village: ‘{ $waarde }’. Write the name as on the website.
import-status-onbekend = We do not know this status: ‘{ $waarde }’. Choose what it means under ‘Your words for the status’.
import-status-onbekend-opdracht = We do not know this status: ‘{ $waarde }’. Tell what it means with --status "{ $waarde }=…".
import-eigenaar-onbekend = We do not know this: ‘{ $waarde }’. Write inwoners, gemeente or partner.
import-geen-adres = This is no web address: ‘{ $waarde }’. A web address starts with https://
import-dubbel = This point is also on row { $regel }. Remove one of the two.
import-planning-tekst = This is no year or date: ‘{ $waarde }’. We only keep your words.
import-status-hier = The status was changed here in the meantime. It stays as it is.
import-veld-hier = ‘{ $veld }’ was changed here in the meantime. It stays as it is.
import-plek = Row { $regel }, column ‘{ $kolom }’:
import-plek-regel = Row { $regel }:
import-en-meer = And { $aantal } more messages.
import-klaar = The points were imported.
import-niets-bewaard = Nothing was stored.
taak-agenda-reminders = Send reminders to staff
taak-agenda-import-forget = Forgetting files that nobody imported

# Promises in a digital calendar.
agenda-ics-naam = Promises for { $naam }
agenda-ics-punt = Point { $nummer }: { $titel }
agenda-ics-open = To be done
agenda-ics-over-tijd = Past its date

# In the audit log
daad-agenda-edit = Agenda made or changed
daad-agenda-point-edit = Point made or changed
daad-agenda-point-propose = Point proposed
daad-agenda-point-support = Support given or taken back
daad-agenda-point-assess = Proposal answered or merged
daad-agenda-promise-edit = Promise made or updated
daad-agenda-note-write = Message written
daad-agenda-photo-remove = Photo removed
daad-agenda-point-moderate = Proposal taken off the website or put back
daad-agenda-rules-change = Rules of the game changed
daad-agenda-import = Points imported or import undone
feit-nummer = number
feit-van = from
feit-naar = to
feit-datum = date
feit-uitkomst = outcome
feit-klaar-op = done on
feit-haalbaar = feasible
feit-openbaar = public
feit-foto = photo
feit-punt = point
feit-in = into
feit-erbij = added
feit-versie = version
feit-staat = state
feit-meegenomen = points carried over
feit-nieuw = new
feit-gewijzigd = changed
feit-hersteld = restored
feit-verwijderd = removed
feit-van-idea = { status-idea }
feit-van-testing = { status-testing }
feit-van-agreed = { status-agreed }
feit-van-planned = { status-planned }
feit-van-busy = { status-busy }
feit-van-done = { status-done }
feit-van-impossible = { status-impossible }
feit-van-merged = { status-merged }
feit-van-settled = { status-settled }
feit-naar-idea = { status-idea }
feit-naar-testing = { status-testing }
feit-naar-agreed = { status-agreed }
feit-naar-planned = { status-planned }
feit-naar-busy = { status-busy }
feit-naar-done = { status-done }
feit-naar-impossible = { status-impossible }
feit-naar-merged = { status-merged }
feit-naar-settled = { status-settled }
feit-uitkomst-kept = { uitkomst-kept }
feit-uitkomst-late = { uitkomst-late }
feit-uitkomst-done = { uitkomst-done }
feit-uitkomst-changed = { uitkomst-changed }
feit-uitkomst-dropped = { uitkomst-dropped }
feit-haalbaar-yes = { haalbaar-yes }
feit-haalbaar-partly = { haalbaar-partly }
feit-haalbaar-no = { haalbaar-no }
feit-haalbaar-unknown = { haalbaar-unknown }
feit-staat-draft = { agenda-staat-draft }
feit-staat-adopted = { agenda-staat-adopted }
feit-staat-replaced = { agenda-staat-replaced }
feit-spelregels = rules of the game
feit-venster-van = proposals from
feit-venster-tot = proposals up to and including
feit-vernieuwen-jaren = due for renewal after (years)
feit-stil-dagen = silent after (days)
feit-waarschuw-dagen = warning ahead (days)

# Managing agendas and rules.
menu-agendas = Village agendas
menu-agendas-uitleg = Make a village agenda, change one, or put a point on it.
menu-voorstellen = Proposals of residents
menu-voorstellen-uitleg = Take a proposal off the website that does not belong there, or put it back.
voorstellen-intro = These are the newest proposals of residents, as long as nothing is decided about them. Does one not belong on the website? Take it off, with a reason.
voorstellen-filter-label = Choose which proposals you see
voorstellen-staat = On the website?
voorstellen-staat-alle = All
voorstellen-staat-openbaar = On the website
voorstellen-staat-van-website = Off the website
voorstellen-kolom-voorstel = Proposal
voorstellen-kolom-kern = Village
voorstellen-kolom-sinds = Proposed on
voorstellen-kolom-staat = On the website?
voorstellen-kolom-doen = What you can do
voorstellen-leeg = What residents propose will stand here. There are no open proposals now.
voorstellen-leeg-keuze = No proposal matches your choice.
voorstellen-bladeren = Other proposals
voorstellen-nieuwer = Newer proposals
voorstellen-ouder = Older proposals
menu-spelregels = Rules
menu-spelregels-uitleg = Choose when residents can propose something, and after how many days something is silent.
agendabeheer-kop = Village agendas
agendabeheer-intro = These are the village agendas that you can change.
agendabeheer-nieuw = Make an agenda
agendabeheer-leeg = There is no agenda yet. Make the first one.
agendabeheer-geen-kern = An agenda belongs to a village. There are no villages yet.
agendabeheer-eerste-kern = First add a village
agendabeheer-lijst = Agendas that you can change
agendabeheer-wijzig = Change { $titel }
agendabeheer-kernen = Who is this agenda for?
agendabeheer-kernen-uitleg = Is there an agenda for the same choice already? Then you make its next version.
agendabeheer-titel = Title
agendabeheer-staat = State
agendabeheer-staat-uitleg = An agenda in the making is on the website too, with its points. Do you adopt this version? Then it replaces the one before, and you choose which open points go along.
agendabeheer-van = First year
agendabeheer-tot = Last year
agendabeheer-periode-fout = The last year is before the first year. Choose a later year.
agendabeheer-stand = As of
agendabeheer-stand-uitleg = A year or a date, for example 2026 or 3-12-2026
agendabeheer-document = Address of the document
agendabeheer-bron = Name of the source
agendabeheer-bronadres = Address of the source
agendabeheer-toelichting = Explanation
agendabeheer-versie = Version
agendabeheer-nieuwere = Version { $versie } of this agenda is adopted already. Only one can hold. Choose ‘Replaced’ or ‘In the making’.
nieuw-punt-titel = Put a point on the agenda
meenemen-titel = Carry points over to { $titel }
meenemen-niets = There are no open points on an earlier version. There is nothing to carry over.
meenemen-intro = { $aantal ->
    [one] The earlier version still has 1 open point. Choose whether it goes along.
   *[other] The earlier version still has { $aantal } open points. Choose which go along.
}
meenemen-anders = What you do not carry over can still be read under the earlier agendas. It no longer counts in the figures.
meenemen-toezeggingen = { $aantal ->
    [one] On 1 point a promise is still open. That point counts until the promise is closed.
   *[other] On { $aantal } points a promise is still open. Those points count until it is closed.
}
meenemen-punt = Open points of the earlier version
meenemen-toegezegd = promised for { $datum }
meenemen-knop = Carry these points over
meenemen-link = { $aantal ->
    [one] 1 open point was not carried over yet
   *[other] { $aantal } open points were not carried over yet
}
meenemen-later = This agenda was replaced, but no new one is adopted yet. Once you do that, you choose which open points go along.
meenemen-later-deel = This agenda was replaced. For some of its points no new agenda is adopted yet. Once you do that, you choose which open points go along.
melding-meegenomen = The points are on this agenda now.
punt-kernen = Which villages is this about?
punt-status = Status
spelregels-kop = Rules
spelregels-intro = These rules hold for all village agendas of the municipality.
spelregels-van = First day on which residents can propose something
spelregels-van-uitleg = Day and month, such as 1 October or 1-10. For the whole year: 1 January to 31 December.
spelregels-tot = Last day on which they can
spelregels-tot-uitleg = Day and month, such as 31 December or 31-12.
spelregels-dag-fout = There is no day at { $veld }. Write a day and a month, such as 1 October or 1-10.
spelregels-dag-jaar = Leave out the year at { $veld }. Write only a day and a month, such as 1 October.
spelregels-dag-schrikkel = At { $veld } it says 29 February. That day is not in every year. Choose a day that every year has.
spelregels-dag-bestaat-niet = The day at { $veld } does not exist. Check how many days that month has.
spelregels-jaren = After how many years does an agenda need renewal?
spelregels-stil = After how many days without a message is a point silent?
spelregels-waarschuw = How many days before a promised date do we warn?
spelregels-versie = Version
spelregels-intussen-veranderd = Somebody else changed the rules while you were busy
melding-agenda-gemaakt = The agenda has been made.
melding-agenda-bewaard = The agenda has been saved.
melding-spelregels = The rules have been saved.

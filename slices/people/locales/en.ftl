# Texts of the part people: logging in, one's own page, managing rights.
menu-beheer = Manage
een-inwoner = a resident
bladeren = Pages
bladeren-vorige = Previous
bladeren-volgende = Next
taal-nl = Dutch (Nederlands)
taal-en = English

inloggen-titel = Log in
inloggen-kern = You get an e-mail with a code and a link. No password needed.
inloggen-mail-kop = With your e-mail address
inloggen-email = Your e-mail address
inloggen-email-uitleg = For example name@example.com
inloggen-mail-knop = Send me a code
inloggen-daarna = No account yet? We make one as soon as you fill in the code.
inloggen-te-vaak = You just asked for several e-mails at this address. Use the newest one, or try again later.
inloggen-niet-bewaard = You were not logged in. What you just sent was not stored.
inloggen-niet-bewaard-nu = Log in. You then return to the form. In a long form your browser often puts back what you wrote. Choose photos and files again.
inloggen-link-voorbij = This link no longer works. A link works once, for 15 minutes. Ask for a new one below.
inloggen-als-kop = In this example
inloggen-als-uitleg = Look around as one of these invented people. You do not need an e-mail address.
inloggen-als = Log in as { $naam }
inloggen-mail-onderwerp = Log in at { $gemeente }
inloggen-mail-tekst =
    Your code to log in at { $gemeente }:

    { $code }

    You can also open this link:
    { $link }

    The code and the link work once, for 15 minutes.

    Did you not ask for this? Then you need not do anything. Give the code to nobody.

inloggen-mail-tekst-link =
    Open this link to log in at { $gemeente }:
    { $link }

    The link works once, for 15 minutes.

    There is no code in this e-mail. Somebody filled in a wrong code for this address too often today.

    Did you not ask for this? Then you need not do anything.

inlogcode-titel = Fill in the code
inlogcode-kern = We sent an e-mail to the address you gave. It holds a link, and usually a code of six digits too.
inlogcode-code = Code from the e-mail
inlogcode-code-uitleg = Six digits. The code works for 15 minutes.
inlogcode-knop = Log in
inlogcode-zes = A code has six digits. Look at the e-mail again.
inlogcode-fout = This code is not right. Look at the e-mail again. You can try a code five times.
inlogcode-voorbij = This code no longer works. A code works once, for 15 minutes, and can be tried five times. Use the link in the e-mail, or ask for a new e-mail.
inlogcode-geen-mail = No e-mail? Look in your spam folder.
inlogcode-nieuw = Ask for a new code
inlogcode-dev-post = Read the mail of this trial

inloglink-titel = Almost there
inloglink-kern = Press the button to log in.
inloglink-knop = Log in
inloglink-uitleg = Why another button? Some mail programs open links by themselves. This way we know it is you.

melding-welkom = Welcome! Your account is ready. Fill in your name below if you like.
melding-uitgelogd = You are logged out.
melding-bewaard = Your details are saved.
melding-elders-uitgelogd = You are logged out on all other devices.
melding-gewist = Your data are erased. You are logged out.
melding-mail-onderweg = Three e-mails just went to this address. The newest one still works: use that.
melding-inloggen-druk = Very many people are asking for an e-mail now. Do you get none? Try again in an hour.
melding-persoon-bewaard = The name and the function are saved.
melding-rechten-ingetrokken = The chosen rights are withdrawn.
melding-ander-gewist = Everything kept under this e-mail address is erased.
melding-recht-gegeven = The right is granted. The person can log in with the e-mail address.
melding-recht-bestaat = This person has this right already. The reason that stands with it has not changed.
melding-recht-ingetrokken = The right is withdrawn.
melding-ambt-gegeven = The right is granted. The person can log in with the e-mail address. Look under Manage, at the village, whether the contact is still right.
melding-ambt-ingetrokken = The right is withdrawn. Look under Manage, at the village, whether the contact is still right.
melding-taak-opnieuw = The task will be tried again.
melding-taak-weg = The task was thrown away.
melding-afwezig = The absence is saved.
melding-afwezig-voorbij = The absence is over. Nobody takes over any more.

mijn-titel = My page
mijn-kern = Here you see what we keep about you. You can change it, take it along and erase it.
mijn-uitloggen = Log out
mijn-gegevens-kop = My details
mijn-email = E-mail address
mijn-functie = Function
mijn-naam = Name
mijn-naam-uitleg = Visitors do not see your name. Staff of the municipality do.
mijn-taal = Language
mijn-bewaar = Save
mijn-rollen-kop = What I may do
mijn-rollen-leeg = You do not have a role yet.
mijn-rollen-uitleg = Is this not right? Ask the administrator of your municipality.
mijn-ingelogd-kop = Where I am logged in
mijn-ingelogd-sinds = Logged in on { $moment }.
mijn-ingelogd-hier = This device.
mijn-ingelogd-laatst = Last seen on { $moment }.
mijn-ingelogd-knop = Log out everywhere but here
mijn-meenemen-kop = Take everything along
mijn-meenemen-uitleg = You get a file with all that we keep about you. Other programs can read it.
mijn-meenemen-link = Get my data (JSON)
mijn-afwezig-kop = Being away and taking over
mijn-afwezig-link = Tell that you will be away
mijn-afwezig-wijzig = Change or end your absence
mijn-waarnemen = You take over from { $wie }, from { $van } up to and including { $tot }.

wissen-kop = Erase my data
wissen-wat = This is what happens when you press the button:
wissen-account = Your name and e-mail address are erased. You are logged out everywhere.
wissen-rechten = Your roles end. What you follow stops. Are you a contact of a village, or does a group show your address? That leaves the website.
wissen-bijdragen = What you contributed stays, without your name. Of what you did for the municipality only the function stays.
wissen-terug = This cannot be undone. The e-mails that we sent you are erased at once too.
wissen-zeker = I am sure that I want to erase my data
wissen-eerst = First tick: { $veld }
wissen-knop = Erase my data

afwezig-titel = Absence
afwezig-titel-van = Absence: { $naam }
afwezig-kern-u = Will you be away for a while? Choose who takes over from you.
afwezig-kern = Will this colleague be away for a while? Choose who takes over.
afwezig-uitleg = On those days the stand-in also has the rights of who is away, and gets the reminders. We do not ask for the reason and do not keep it. After the last day everything goes back by itself.
afwezig-nieuw-kop = Tell about an absence
afwezig-wijzig-kop = Change the days or the stand-in
afwezig-nu-kop = Absent now
afwezig-straks-kop = Absent later
afwezig-nu-u = You are absent from { $van } up to and including { $tot }. Stand-in: { $wie }.
afwezig-nu = Absent from { $van } up to and including { $tot }. Stand-in: { $wie }.
afwezig-collega = a colleague
afwezig-van = First day
afwezig-van-uitleg = For example 3-12-2026
afwezig-tot = Last day
afwezig-tot-uitleg = This day is included.
afwezig-waarnemer = Who takes over?
afwezig-waarnemer-uitleg = You can choose among colleagues with the same role. Agree on it with each other first.
afwezig-tot-eerder = The last day is before the first day. Choose a later day.
afwezig-tot-voorbij = The last day is over already: { $dag }. Choose today or a later day.
afwezig-te-lang = This is more than { $dagen } days. Choose an earlier last day.
afwezig-knop = Save
afwezig-einde-knop = End the absence
afwezig-niet-knop = Cancel the absence
afwezig-niemand = There is no colleague with the same role who can take over. Ask the administrator to give somebody that role.
afwezig-botsing = Somebody else just changed this absence. Below is how it is now.
afwezig-noot = (absent until { $dag })
afwezig-noot-waarnemer = (absent until { $dag }, stand-in: { $wie })

beheer-titel = Manage
beheer-kern = Here you decide who may do what and how the website works.
beheer-onderdelen = Parts
beheer-rechten = Rights
beheer-rechten-uitleg = Who may do what, and where? Grant a right or withdraw it.
beheer-wissen = Erase somebody’s data
beheer-wissen-uitleg = For those who cannot do it themselves: after a letter, for a wrong address, or when somebody leaves.
beheer-logboek = Log
beheer-logboek-uitleg = Everything that was done: what, by whom and when.
beheer-taken = Failed tasks
beheer-taken-uitleg = Background work that did not succeed, such as an e-mail that did not arrive.

rechten-kern = This is who has which right and where. Residents are only listed when you ask for them.
rechten-nieuw = Grant somebody a right
rechten-rol = Role
rechten-waar = Where the right holds
rechten-naam = Name, function or e-mail address
rechten-ingetrokken = Also show withdrawn rights
rechten-ingetrokken-op = withdrawn on { $dag }
rechten-gewist = somebody who was erased
rechten-filter = Show
rechten-niets = Nobody fits this choice. Choose another role or empty the search field.
rechten-leeg = Here you will see who has which right. Grant somebody a right to begin.
rechten-kolom-wie = Who
rechten-kolom-functie = Function
rechten-kolom-email = E-mail address
rechten-kolom-rol = Role
rechten-kolom-waar = Where
rechten-kolom-sinds = Since
rechten-kolom-door = Granted by
rechten-kolom-reden = Reason
rechten-kolom-ingetrokken = Withdrawn on
rechten-kolom-ingetrokken-door = Withdrawn by
rechten-kolom-ingetrokken-reden = Reason for withdrawing
rechten-kolom-doen = View
rechten-bekijk = View or withdraw
rechten-bekijk-van = View or withdraw: { $rol } of { $wie }
rechten-lees = View
rechten-lees-van = View: { $rol } of { $wie }
rechten-laatste-beheerder = This is the last administrator. First make somebody else administrator.
rechten-al-ingetrokken = Somebody else already withdrew this right.
rechten-botsing = Somebody else just changed this person. Try again.

recht-titel = { $rol }: { $wie }
waar-overal = the whole municipality
waar-onbekend = a part that no longer exists
recht-nieuw-titel = Grant somebody a right
recht-kies-rol = Which role does this person get?
recht-nieuw-kern = You grant the role: { $rol }.
recht-andere-rol = Choose another role
recht-rol = Role
recht-email = E-mail address of the person
recht-email-uitleg = Not known yet? Then we add the person.
recht-naam = Name of the person
recht-naam-uitleg = Only colleagues see the name. It keeps people with the same function apart.
recht-persoon = Everything about this person
recht-functie = Function that everybody sees
recht-functie-uitleg = For example: Area officer. Do not write a name here.
recht-waar = Where does the right hold?
recht-waar-leeg = Choose where the right holds
recht-overal = The right holds in the whole municipality
recht-overal-uitleg = Choose this only when it is really needed.
recht-geen-plaatsen = There is nothing to choose from yet. First add it under Manage.
recht-reden = Why does this person get this right?
recht-reden-uitleg = For example: new area officer from 1 January. The reason is kept.
recht-geef-knop = Grant this right
recht-daarna = The person does not get an e-mail. Tell them that they can log in with this address.
recht-erbij = Grant this person another right

rol-mag-resident = May propose and support points, as everybody who logs in.
rol-mag-member = For now may do no more than everybody who logs in. It shows who belongs to which group.
rol-mag-board = For now may do no more than everybody who logs in. It shows who belongs to which board.
rol-mag-area-officer = May do everything with agendas, points and promises in their own villages. Answers proposals, takes them off the website and keeps the page of the village.
rol-mag-policy-officer = May edit points and promises that belong to their own team, write messages on them and remove photos.
rol-mag-team-manager = May do the same as a policy officer of the team.
rol-mag-alderman = May read along in their own villages: the worklist, drafts and messages for colleagues. May change nothing.
rol-mag-councillor = For now may do no more than everybody who logs in. It shows who is a councillor.
rol-mag-partner = For now may do no more than everybody who logs in. It shows who works at which partner.
rol-mag-moderator = May take proposals of residents off the website and put them back, and remove photos.
rol-mag-administrator = May do everything in this municipality, also grant rights and erase data.
rol-mag-operator = For now may do no more than everybody who logs in. It shows who runs the server.

persoon-gegevens = Name and function
persoon-naam = Name
persoon-naam-uitleg = Only colleagues see the name.
persoon-functie = Function that everybody sees
persoon-functie-uitleg = For example: Area officer. Do not write a name here.
persoon-bewaar = Save
persoon-sinds = Known since
persoon-laatst = Last logged in
persoon-nooit = never yet
persoon-logboek = Show in the log what { $kenmerk } did
persoon-rechten = Rights of this person
persoon-geen-rechten = This person has no rights now.
persoon-alles = Tick all rights
persoon-rechten-recht = Which rights do you withdraw?
persoon-rechten-reden = Why do you withdraw them?
persoon-rechten-reden-uitleg = For example: no longer works here since 1 January. The reason is kept.
persoon-rechten-leeg = Tick what you want to withdraw
persoon-recht-al-ingetrokken = Somebody else has withdrawn this right already: { $recht }. Your other ticks are still there.
persoon-rechten-knop = Withdraw the chosen rights
persoon-recht-regel = { $rol }, { $waar }. Since { $dag }. Reason: { $reden }
persoon-eerder = Withdrawn rights
persoon-wissen = Erase data
persoon-wissen-uitleg = Erases the account with all that belongs to it. Do so after a request, for a wrong address, or when somebody has left.
persoon-wissen-link = To erasing this person
persoon-afwezig = Absence
persoon-afwezig-uitleg = Will this colleague be away for a while? Somebody else can take over.
persoon-afwezig-link = Arrange who takes over

wis-kern = Erase everything that belongs to an e-mail address. It need not have an account.
wis-gevolg-account = Name, e-mail address and e-mails are erased. The rights end and the person is logged out everywhere.
wis-gevolg-volgen = What is followed with this address stops. Where it stands as a contact of a village or with a group, it goes.
wis-gevolg-bijdragen = What the person contributed stays, without a name. Of work for the municipality only the function stays.
wis-gevolg-terug = This cannot be undone. The person gets no e-mail: tell them yourself when that is needed.
wis-email = E-mail address
wis-email-uitleg = Of the person, or of somebody who only follows news.
wis-waarom = Why do you erase these data?
wis-reden-gevraagd = The person asked for it
wis-reden-tikfout = The address was typed wrong and belongs to somebody else
wis-reden-vertrokken = The person no longer works here
wis-reden-niet-nodig = The data are no longer needed
wis-zeker = I am sure that these data have to go
wis-niets = We keep nothing under this e-mail address. Check whether it is typed right.
wis-knop = Erase these data

intrekken-kop = Withdraw this right
intrekken-uitleg = The right ends at once. This page and the log keep that it was there.
intrekken-reden = Why do you withdraw this right?
intrekken-knop = Withdraw the right

logboek-kern = Everything that was done, newest first. It holds no names and addresses. The function is that of now. The mark shows whether it was the same person.
logboek-csv = Get the whole log (CSV)
logboek-csv-deel = Get this part of the log (CSV)
logboek-leeg = Here you will see what happens.
logboek-niets = There is nothing in this part of the log. Choose a longer time or another mark.
logboek-wie = Mark in the log
logboek-wie-uitleg = Eight letters and digits. They stand behind the function.
logboek-wie-onbekend = This mark is not in the log. Check whether it is typed right.
logboek-van = From
logboek-tot = Up to and including
logboek-toon = Show
logboek-alleen = Show only what { $kenmerk } did
logboek-persoon-link = See who this is and which rights belong to them
logboek-uzelf = yourself
logboek-kolom-wat = What
logboek-kolom-wie = Who
logboek-kolom-wanneer = When
logboek-kolom-feiten = Details
logboek-nieuwste = To the newest
logboek-ouder = Older
logboek-brink = Brink itself
logboek-persoon = a person
logboek-bezoeker = a visitor

daad-people-login = Logged in
daad-people-account-make = Made an account
daad-people-own = Changed own details
daad-people-own-erase = Erased own data
daad-people-person-add = Added or changed a person
daad-people-person-erase = Erased somebody’s data
daad-people-right-grant = Granted a right
daad-people-right-withdraw = Withdrew a right
daad-people-job-retry = Restarted a task
daad-people-job-discard = Failed task thrown away
daad-people-absence-set = Told about one’s own absence
daad-people-absence-end = Ended one’s own absence
daad-people-absence-other-set = Told about the absence of a colleague
daad-people-absence-other-end = Ended the absence of a colleague
feit-persoon = person
feit-rol = role
feit-waar = where
feit-waarom = why
feit-afwezig-van = first day
feit-afwezig-tot = last day
feit-waarnemer = stand-in
feit-ja = yes
feit-nee = no
feit-waar-overal = { waar-overal }
feit-waarom-gevraagd = { wis-reden-gevraagd }
feit-waarom-tikfout = { wis-reden-tikfout }
feit-waarom-vertrokken = { wis-reden-vertrokken }
feit-waarom-niet-nodig = { wis-reden-niet-nodig }

taken-kern = This background work did not succeed. After 30 days we throw it away by ourselves.
taken-leeg = Everything succeeded. If something fails, it will stand here with a button to try again.
taken-mislukt = Stopped on { $moment }, after { $aantal } attempts.
taken-opnieuw = Try again
taken-opnieuw-van = Try again: { $taak }
taken-weg-kop = Throw away: { $taak }
taken-weg-uitleg = This task will then not be done. If it is a mail, we erase it.
taken-weg = Throw away
taken-weg-van = Throw away: { $taak }
taken-al-weg = This task was already restarted or no longer exists.
taak-mail-send = Send an e-mail
taak-mail-forget = Erase old e-mails and failed tasks
taak-people-forget = Erase old log-in codes

# Texts of the web part: what stands on every page.
naar-inhoud = Skip to content
titel-fout = Error:
ondertitel = Together in the villages
zoek = Search
zoek-knop = Search
hoofdmenu = Main menu
kruimelpad = Breadcrumb
home = Home
inloggen = Log in
demo-label = About this example
demo-kop = This is an example.
demo-uitleg = This website is a trial, not a website of the municipality. What is invented is labelled ‘example’.
voorbeeld = example
voet-contact = Contact
voet-site = Website of { $gemeente }
voet-kernen = Villages
voet-over = About this website
voet-api = Data for other systems
andere-taal = Nederlands
andere-taal-code = nl

# The name of the server itself, without a municipality.
platform-titel = Brink – municipalities
platform-lead = What your village and your municipality agree, and what comes of it.
platform-kies = Choose your municipality
platform-leeg = There is no municipality here yet.
platform-niets = There is no municipality here.

formulier-fout = Something needs to be corrected
formulier-kies = Make a choice
formulier-mag-leeg = (may stay empty)

# Somebody else was first with a form.
conflict-titel = Somebody was ahead of you
conflict-uitleg = Somebody else has just changed this. Here you see both versions. The form holds what you wrote. Adjust it and save it again, or keep the other version.
conflict-gelijk = What you wrote stands there already.
conflict-verschillen = Both versions side by side
conflict-veld = Part
conflict-nu = As it is now
conflict-van-u = As you wrote it
conflict-leeg = (empty)
conflict-kijk = Look how it stands now. The form holds what you wrote. Is it still right? Then send it again.
conflict-schreef = Below is what you wrote.
conflict-voorbij = You can no longer send this. Below is what you wrote.
conflict-andere = Keep the other version

concept-bewaard = Kept on this device, not sent yet.
concept-terug = You wrote this before. It has not been sent yet.
concept-weg = Throw away what I wrote

veld-leeg = Fill this in: { $veld }
veld-te-kort = Write at least { $min } characters at: { $veld }
veld-te-lang = Make this shorter: { $veld }. You wrote { $nu } characters and there is room for { $max }.
veld-email-leeg = Fill in an e-mail address at { $veld }, such as name@example.org
veld-email-fout = There is no e-mail address at { $veld }. Write it like this: name@example.org
veld-link-fout = There is no address of a website at { $veld }. Write it like this: https://www.example.org
veld-datum-leeg = Fill in a date at { $veld }, such as 3-12-2026
veld-datum-fout = There is no date at { $veld }. Write it like this: 3-12-2026
veld-planning-fout = Write a year, a quarter or a date at { $veld }. For example 2027, Q3 2027 or 3-12-2027
veld-bedrag-fout = There is no amount at { $veld }. Write it like this: 1.250 or 1250,50
veld-getal-fout = Fill in a number from { $min } to { $max } at { $veld }
veld-keuze-leeg = Make a choice at: { $veld }
veld-keuze-fout = This choice does not exist (any more). Choose again at: { $veld }
veld-te-groot = This is too large. Choose a smaller file or make the text shorter.
veld-tekst-te-lang = Your text is much too long. Press the Back button of your browser. Then your text is still there. Make the text shorter and send it again.
veld-bestand-opnieuw = Choose the file again: { $veld }. Your browser does not remember it.

# A photo with a form.
foto-leeg = This file is empty. Choose another photo.
foto-te-groot = This photo is too large. The file can be at most { $megabyte } MB. Choose a smaller photo, or make this one smaller first.
foto-te-veel-pixels = This photo has too many pixels. It can have { $miljoen } million. Make the photo smaller first.
foto-heic = This is a HEIC photo from an iPhone or iPad. We cannot read those. Save the photo as JPEG and choose that.
foto-svg = This is a drawing (SVG) and not a photo. Save the drawing as PNG or JPEG and choose that.
foto-gif = This is a GIF. Save the image as PNG or JPEG and choose that.
foto-pdf = This is a PDF and not a photo. Make a photo or screenshot of it and choose that.
foto-soort = This is no photo that we can read. Choose a photo in JPEG, PNG or WebP.
foto-afgebroken = The end of this photo is missing. Perhaps copying it failed. Choose the photo again.
foto-beschadigd = This photo is damaged. Open the photo on your device, save it again and choose that.
foto-alt-leeg = Write what can be seen in the photo. That is for people who cannot see the photo.
foto-nog-kiezen = Choose the photo too. Do you want to send no photo? Then clear what can be seen in it.
bijlage-te-veel = You can send { $max } files at most. Choose fewer.
bijlage-te-groot = The file { $bestand } is too large. A file may be at most { $megabyte } MB, all files of one time together at most { $samen } MB.
bijlage-leeg = The file { $bestand } is empty. Choose another file.
bijlage-soort = We cannot read the file { $bestand }. Send a photo (JPEG, PNG or WebP) or a PDF.
pdf-leeg = This file is empty. Choose another file.
pdf-te-groot = The PDF { $bestand } is too large. A file can be { $megabyte } MB at most.
pdf-te-veel-bladzijden = The PDF { $bestand } has too many pages. It can have { $bladzijden } at most.
pdf-soort = This is not a PDF. Save the document as PDF and choose that.
pdf-op-slot = The PDF { $bestand } is locked with a password. Save the document without a password and choose that.
pdf-beschadigd = The PDF { $bestand } is damaged. Open the document, save it as PDF again and choose that.

# A spreadsheet that somebody sends.
sheet-empty = The file is empty. Choose another file.
sheet-too-large = The file is too large. It can be at most { $megabyte } MB. Split it into two files.
sheet-binary = { $kind ->
    [unknown] This file is no spreadsheet.
   *[other] This is no spreadsheet but another sort of file ({ $kind }).
} Save it as xlsx or CSV.
sheet-not-a-table = This is no spreadsheet but text of another sort ({ $kind }). Save it as xlsx or CSV.
sheet-password-protected = The file is protected with a password. Remove it and send the file again.
sheet-wrong-encoding = Row { $line } has characters that we cannot read. Save the file as CSV UTF-8.
sheet-unclosed-quote = In row { $line } a quotation mark opens and never closes. Put one behind the text.
sheet-too-many-rows = The file has too many rows. { $limit } fit. Split it into two files.
sheet-too-many-columns = The file has too many columns. { $limit } fit. Remove what you do not need.
sheet-cell-too-long = Row { $line }, column { $column }: this text is too long. { $limit } characters fit.
sheet-ragged-row = Row { $line } has { $found } cells and the first row { $expected }. Make them equal.
sheet-empty-header = Column { $column } has no name. Write it in the first row.
sheet-duplicate-header = Two columns are named ‘{ $name }’. Give one of them another name.
sheet-zip-bomb = This file becomes far too large when unpacked. Save it again as CSV.
sheet-corrupt = The file is damaged. Open it in your spreadsheet and save it again.
sheet-no-such-sheet = There is no sheet ‘{ $name }’ in the file.
sheet-bad-value = Row { $row }, column { $column }: this value does not fit in a spreadsheet.
sheet-note-windows-1252 = The file is in an old encoding. Check that letters like é are right.
sheet-note-other-sheets = We only read the sheet ‘{ $read }’. Not read: { $skipped }.
sheet-note-formula = Row { $line }, column { $column }: this is a formula. We took the saved result.
sheet-note-error-value = Row { $line }, column { $column }: this is an error of your spreadsheet.
sheet-note-control-characters = Row { $line }, column { $column }: we removed invisible characters.
sheet-note-more = There are { $count } more of such notes.

fout-400-titel = We cannot read this
fout-400-tekst = Something is wrong with what you sent.
fout-400-nu = Go back, check it and try again.
fout-401-titel = Log in first
fout-401-tekst = This page is for people who are logged in.
fout-401-nu = Log in and try again.
fout-403-titel = You may not see or do this
fout-403-tekst = This page belongs to a task that you do not have.
fout-403-nu = Do you think this is wrong? Ask the administrator of your municipality.
fout-vreemd-titel = This form did not arrive well
fout-vreemd-tekst = We could not see that you sent the form on this website. So we did nothing with it.
fout-vreemd-nu = Go back, load the page again and try once more.
fout-404-titel = This page does not exist
fout-404-tekst = Perhaps the page has moved, or the address is wrong.
fout-404-nu = Search above, or start again.
fout-405-titel = This cannot be done on this page
fout-405-tekst = What you wanted to do is not possible at this address.
fout-405-nu = Go back, load the page again and try once more.
fout-409-titel = Somebody was ahead of you
fout-409-nu = Look how it is now and try again.
fout-429-titel = Slow down a little
fout-429-tekst = You sent too much in a row.
fout-429-wachten = You sent too much in a row. Try again in { $seconden } seconds.
fout-429-nu = What you wrote is still in your browser. Go back one page.
fout-geschreven-kop = This is what you wrote
fout-geschreven = It has not been stored. Do you want to send it later? Then copy it now.
fout-geschreven-onzeker = We are not sure whether it has been stored. Copy it now, and look later whether it is there already.
fout-500-titel = Something went wrong on our side
fout-500-tekst = This is not your fault. We kept a record of it to mend it.
fout-500-nu = Try again later.
fout-503-titel = The website cannot be reached for a moment
fout-503-tekst = We cannot get at the data just now.
fout-503-nu = Try again in a minute.
fout-naar-home = Go to the first page
fout-nummer = If you contact us about this, name this number: { $nummer }

zoeken-titel = Search
zoeken-leeg = Type above what you are looking for. For example a street, a plan or the name of your village.
zoeken-niets = We found nothing about ‘{ $vraag }’.
zoeken-tip = Use fewer words, or check the spelling.
zoeken-gevonden = { $aantal ->
    [one] We found 1 page about ‘{ $vraag }’.
   *[other] We found { $aantal } pages about ‘{ $vraag }’.
}

toegankelijkheid-titel = Accessibility
toegankelijkheid-kern = Everybody must be able to use this website. We follow the rules of WCAG 2.2, level AA.
toegankelijkheid-toets = All pages work with a keyboard, without a mouse and without JavaScript. Every new version is tested automatically.
toegankelijkheid-verklaring = Read the statement in the government register
toegankelijkheid-geen = The municipality has no statement in the government register yet.
toegankelijkheid-bekend-kop = What is not right yet
toegankelijkheid-bekend = We know of no problems now. People with a disability have not tested the website yet.
toegankelijkheid-melden-kop = Does something not work for you?
toegankelijkheid-melden = Tell the municipality. You will get an answer within a week.

privacy-titel = Privacy
privacy-kern = Reading needs no account. We keep as little as possible about you.
privacy-wie-kop = Who is responsible?
privacy-wie = { $gemeente } is responsible for what this website keeps about you. Do you have a question? Or do you want to use your rights? Then contact the municipality.
privacy-bereik = How to reach the municipality:
privacy-fg = The data protection officer (functionaris gegevensbescherming) sees to it that the municipality keeps the privacy rules.
privacy-fg-bereik = Contact: { $contact }
privacy-fg-vraag = Ask the municipality how to reach them.
privacy-verklaring = Also read the privacy statement of { $gemeente }
privacy-lezen-kop = If you only read
privacy-lezen = Then we keep nothing about you. We do not follow you and load nothing from other companies.
privacy-account-kop = If you log in
privacy-account = We keep your e-mail address, the name you choose, your language, which tasks you have and where you are logged in. The address serves to send you the code to log in.
privacy-bijdrage-kop = If you propose or support something
privacy-bijdrage = Your proposal stands on the website without your name. Of support we only show the number. We do keep from which account it comes.
privacy-foto-kop = If you are in a photo
privacy-foto = From every photo we take out where and with what it was made. Are you in a photo and do you not want that? Tell the municipality. It can remove the photo at once.
privacy-post-kop = If you follow a village
privacy-post = We use your e-mail address to send you news. Every message has a link to stop.
privacy-werk-kop = If you work for the municipality
privacy-werk = With what you do, everybody sees your function only. Colleagues also see your name. Are you the contact of a village? Then the website shows what the municipality fills in there, such as your name and telephone number.
privacy-logboek-kop = The log
privacy-logboek = We record what changes on this website: what, when and by which account. That goes for residents and for those who work here. Names and e-mail addresses are not in it. Only administrators of the municipality read it.
privacy-waarom-kop = Why may the municipality do this?
privacy-waarom = The municipality makes agreements with residents and shows what comes of them. That is a task in the public interest (article 6(1)(e) of the GDPR). You get news by e-mail only if you consent to it (article 6(1)(a)). You can withdraw that consent at any time. No computer decides anything about you here.
privacy-wie-nog-kop = Who else gets your data?
privacy-wie-nog = A company may run this website for the municipality, or deliver its e-mail. That company may use your data for that only. We sell nothing.
privacy-hoe-lang-kop = How long do we keep it?
privacy-hoe-lang-account = Your account: until you erase it.
privacy-hoe-lang-ingelogd = Where you are logged in: until 30 days after your last visit. For those who work here it is 12 hours after the last visit, and at most 24 hours after logging in.
privacy-hoe-lang-code = A code to log in: it works for 15 minutes. We delete it after a day.
privacy-hoe-lang-volgen = What you follow: until you stop. We delete a request that you do not confirm after a week.
privacy-hoe-lang-post = Messages to you: 30 days.
privacy-hoe-lang-bijdrage = What you contributed: it stays with the agreements. When you erase your account, we no longer know from whom it came.
privacy-hoe-lang-logboek = The log: as long as the municipality uses this website. When you erase your account, it no longer says who you are.
privacy-hoe-lang-kopie = Backups: as long as the municipality keeps them. What you erased may still be in them.
privacy-cookies-kop = Cookies
privacy-cookies = We only use cookies that are needed: to keep you logged in, for your language and for one message after sending.
privacy-rechten-kop = See, correct or erase your data
privacy-rechten = Log in and go to your own page. There you can see, take along and erase everything. You change your name and language there yourself. Is something else not right? Ask the municipality to correct it. What you contributed stays, without your name. Can you not log in? The municipality erases your data when you ask for it.
privacy-bezwaar-kop = To object
privacy-bezwaar = Do you think that we may not use your data? Or do you want us to do nothing with them for a while? Tell the municipality. You can stop the news with the link in each message. Your support of a point you take back yourself.
privacy-klacht-kop = A complaint
privacy-klacht = Can you and the municipality not agree? Then you can send a complaint to the Autoriteit Persoonsgegevens, the Dutch data protection authority.
privacy-klacht-link = Go to the Autoriteit Persoonsgegevens

post-titel = Mail of this trial
post-uitleg = Here are the messages that the website would send. In a trial nothing really leaves.
post-leeg = There is no mail yet.
post-aan = To

rol-resident = Resident
rol-member = Member of a group
rol-board = Board of a group
rol-area-officer = Area officer
rol-policy-officer = Policy officer
rol-team-manager = Team manager
rol-alderman = Alderman
rol-councillor = Councillor
rol-partner = Partner
rol-moderator = Moderator
rol-administrator = Functional administrator
rol-operator = Platform operator

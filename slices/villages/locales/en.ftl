# Texts of the villages: the first page, the villages, following by e-mail, and their management.
menu-kernen = Villages
soort-kern = Village
soort-groep = Group

fase-1 = Starting point
fase-2 = Start
fase-3 = Under way
fasen-kop = All phases until now
fasen-sinds = since { $datum }
fasen-begin = when this village came on the website
fase-nu = Phase: { $fase }
verandering-fase = New phase

home-titel = Together in the villages of { $gemeente }
home-kop = How are things in your village?
home-zoek = Find your village or street
home-zoek-uitleg = Type a part of the name.
home-een-gevonden = 1 village found.
home-meer-gevonden = { $aantal } villages found.
home-geen-gevonden = No village of that name. Choose Search to search everywhere.
home-alle = All { $aantal } villages
kaart-titel = Map of the { $aantal } villages of { $gemeente }
kaart-kern-titel = Where { $naam } lies in { $gemeente }
kaart-uitleg = The list of villages has the same links.
kaart-bij-benadering = Borders are approximate.
kaart-bron = Source: { $bron }
plek-titel = Map with the place of: { $naam }
plek-midden = In the middle of { $naam }.
plek-waar = About { $afstand } { $windstreek } of the middle of { $naam }.
plek-meter = { $aantal } metres
plek-kilometer = { $aantal } kilometres
windstreek-n = north
windstreek-no = north-east
windstreek-o = east
windstreek-zo = south-east
windstreek-z = south
windstreek-zw = south-west
windstreek-w = west
windstreek-nw = north-west
net-veranderd = Just changed
net-veranderd-leeg = Nothing has changed yet. What is new will stand here.
nu-doen = What you can do now
deur-makelaar = Find your { $gebiedsmakelaar }
deur-makelaar-uitleg = Choose your village and see whom you can call or write to.
deur-volgen = Follow your village
deur-volgen-uitleg = Choose your village and get an e-mail when something changes.

kernen-uitleg = Choose your village. You will see what was agreed and whom you can call.
kernen-leeg = There are no villages yet.
kernen-leeg-eerste = Add the first one
kernen-tabel = The { $aantal } villages by name
kernen-naam = Name
kernen-fase = Phase
kernen-inwoners = Residents
kernen-makelaar = Who is your { $gebiedsmakelaar }?
kernen-nog-niemand = Not known yet

kern-inleiding = What residents of { $naam } and the municipality agree on, and how it is going.
kern-onbekend = Not known
kern-onzeker = (not certain yet)
kern-onzeker-kop = This is not certain yet.
kern-beeindigd-kop = Since { $datum } { $naam } is not on this website by itself any more.
kern-beeindigd-uitleg = You can still read what was agreed here.
kern-beeindigd-opvolger = Go on to { $naam }
kern-beeindigd-naam = { $naam } (ended)
kern-is-beeindigd = This village is not on the website by itself any more. Nothing new can begin here.
kern-intussen-beeindigd = Somebody else has just changed this. First look how it is now.
kern-volg-link = Follow this village by e-mail
kern-bijwerken = Update this page
kern-groepen = Groups
kern-groepen-leeg = There are no groups here yet. The administrator can add them.
kern-groep-bron = Source: { $bron }
kern-kanalen = Local news
kern-cijfers = { $naam } in figures
kern-peildatum = Counted on { $datum }.
kern-bron = Source
kern-feed = Follow news in a feed reader
kern-feed-uitleg = What changes
uw-makelaar = Your { $gebiedsmakelaar }
uw-wethouder = Your alderman
geen-makelaar = We do not know yet who is there for { $naam }. Until then, contact the municipality.
geen-wethouder = We do not know yet who the alderman for { $naam } is. Until then, contact the municipality.
makelaar-uitleg = The first face of the municipality in { $naam }. For questions, ideas and worries.
makelaar-bel = Call { $nummer }
makelaar-mail = Send an e-mail
makelaar-mail-aan = to { $naam }
makelaar-spreekuur = In the village hall:

groep-dorpsraad = Village council
groep-dorpstafel = Village table
groep-werkgroep = Working group
groep-vereniging = Association
groep-stichting = Foundation
groep-platform = Platform
kanaal-lichtkrant = Electronic sign
kanaal-website = Website
kanaal-app = App
kanaal-hulppunt = Help point
kanaal-krant = Newspaper
kanaal-overig = Other

volgen-titel = Follow { $wat }
volgen-uitleg = You get an e-mail when something changes. After sending, you first get a message with a link to confirm it. You can stop in every e-mail.
volgen-ingelogd = You get an e-mail when something changes, at the address of your account. You can stop in every e-mail and on your own page.
volgen-wacht = You still have to confirm this with the link in our e-mail.
volgen-email = Your e-mail address
volgen-hoe-vaak = How often do you want an e-mail?
volgen-knop = Follow
hoe-vaak-daily = Every day on which something changes
hoe-vaak-weekly = Once a week, on Monday
volgen-bevestig-titel = Do you want to follow { $wat }?
volgen-bevestig-uitleg = We will send news about { $wat } to { $email }.
volgen-bevestig-knop = Yes, I want to get news
volgen-bevestig-niet = You do not want this? Then you need not do anything. We erase your address within a week.
volgen-al-titel = You follow { $wat } already
volgen-al-uitleg = We send news about { $wat } to { $email }. There is nothing more to do.
volgen-al-stop = Stop, or choose how often you get an e-mail
volgen-stop-titel = Stop e-mail
volgen-stop-uitleg = Choose whether to stop everything, or a part. We erase your e-mail address when you get news about nothing any more.
volgen-stop-knop = Stop all e-mail
volgen-stop-wat = You follow this
volgen-stop-een = Stop { $wat }
volgen-stop-niets = You get no more news from us. Your e-mail address has been erased.
volgen-vaker = Rather more or less often?
melding-volgen-gevraagd = Look in your e-mail. Click on the link in our message to confirm it.
melding-volgen-bevestigd = Done. From now on you get news by e-mail.
melding-volgen-gestopt = You get no more e-mail about this.
melding-wijziging-bewaard = The change has been saved.

post-volgen-onderwerp = Confirm that you want to follow { $wat }
post-volgen-tekst =
    Hello,

    Somebody filled in this e-mail address to get news about { $wat }.

    Was that you? Then open this link and choose ‘Yes’:
    { $link }

    Was it not you? Then you need not do anything. We erase your address within a week.
post-volgt-al-onderwerp = You already follow { $wat }
post-volgt-al-tekst =
    Hello,

    You asked for news about { $wat }. You already get that.

    To stop, or to get news more or less often, go here:
    { $link }
post-nieuws-onderwerp = News from { $gemeente }
post-nieuws-aanhef = { $aantal ->
    [one] Hello, 1 thing has changed.
   *[other] Hello, { $aantal } things have changed.
}
post-nieuws-aanhef-meer = Hello, much has changed. Here you read the newest { $aantal } things.
post-nieuws-meer = More has changed at { $wat }. See: { $link }
post-nieuws-slot =
    You get this message because you follow: { $wat }.
    To stop, or to get news more or less often, go here:
    { $link }

beheer-bewaar = Save
beheer-haal-weg = Remove
beheer-beeindigd = ended
beheer-kernen = Villages
beheer-kernen-uitleg = Name, place, residents, phase, contact and news of every village.
beheer-kernen-leeg = You cannot update any village. Ask the administrator for that right.
beheer-kernen-geen = There are no villages yet. Start with a name and a place on the map. The rest can wait.
beheer-kernen-beeindigd = Not on the website by themselves any more
beheer-groepen = Groups
beheer-groepen-uitleg = Village councils, working groups and associations, with their public contact.
beheer-teams = Teams
beheer-teams-uitleg = The teams of the municipality that carry out agreements.
beheer-partners = Partners
beheer-partners-uitleg = Organisations that take part, such as a housing association.
beheer-werkdagen = Working days
beheer-werkdagen-uitleg = On which days is the municipality closed?
beheer-instellingen = Settings
beheer-instellingen-uitleg = Words, colours and contact of this website.
beheer-contacten = Contact
beheer-contacten-leeg = Nobody is known yet. Add whom residents can call or write to.
beheer-kanalen-leeg = There is nothing yet. Add where residents find local news.

kernbeheer-titel = Update { $naam }
kernbeheer-bekijk = Look at the page
kernbeheer-nieuw = Add a village
kernbeheer-nieuw-uitleg = A name and a place on the map are enough. You can fill in the rest later.
kernbeheer-voeg-toe = Add
kernbeheer-is-beeindigd = This village is not in the list and on the map any more. Its page is still there.
kernbeheer-naam = Name
kernbeheer-adres-kop = Address of the page
kernbeheer-slug = Name in the address of the page
kernbeheer-slug-uitleg = Leave this empty and we make it from the name. It cannot be changed later. For instance: eck-en-wiel
kernbeheer-plek = Place on the map
kernbeheer-plek-uitleg = Two numbers in degrees, such as 51.8870, 5.2690. To find them: look up the village on openstreetmap.org, right-click its middle, choose ‘Show address’ and copy the numbers.
kernbeheer-telling-kop = Residents
kernbeheer-inwoners = Number of residents
kernbeheer-peildatum = Counted on
kernbeheer-peildatum-uitleg = For instance 1-1-2026
kernbeheer-telling = Where does this number come from?
kernbeheer-telling-uitleg = For instance: CBS, Kerncijfers wijken en buurten
kernbeheer-bron = Link to that source
kernbeheer-grens-kop = Outline on the map
kernbeheer-vlak = Outline as GeoJSON
kernbeheer-vlak-uitleg = Paste an area in degrees (WGS84). Ask whoever makes maps for you. Without an outline there is a dot on the map.
kernbeheer-vlakbestand = Or choose a file with the outline
kernbeheer-vlakbestand-uitleg = A file of the kind .geojson or .json. It replaces what stands above.
kernbeheer-vlak-versie = An area with { $hoeken } corners
kernbeheer-vlak-anders = Another outline, with { $hoeken } corners
kernbeheer-wijk = Code of the CBS district
kernbeheer-wijk-uitleg = WK and six digits, for instance WK196005
kernbeheer-onzeker = Is it not certain yet that this is a village? Write why
kernbeheer-onzeker-uitleg = This sentence stands on the page of the village.
kernbeheer-intro = Introduction
kernbeheer-intro-uitleg = One or two sentences under the name.
kernbeheer-fase = Phase
kernbeheer-fase-toelichting = Explanation of the phase
kernbeheer-fase-toelichting-uitleg = A new phase will stand under ‘Just changed’, with this explanation. What you wrote with the phase before can still be read under ‘All phases’. Do you change only the explanation? Then we correct it without telling anybody.
kern-foto-bron = Photo: { $bron }
kernfoto-kop = Photo
kernfoto-link = Choose or remove the photo
kernfoto-titel = Photo of { $naam }
kernfoto-geen = { $naam } has no photo yet. With a photo residents recognise their page sooner.
kernfoto-nu = Now: { $wat }
kernfoto-foto = The photo
kernfoto-foto-uitleg = JPEG, PNG or WebP, at most 10 MB. Is there a photo already? It stays when you choose nothing here. Can people be recognised? First ask whether they agree.
kernfoto-alt = What can be seen on the photo?
kernfoto-alt-uitleg = For people who cannot see the photo. For instance: the church, seen from the dike.
kernfoto-bron = Whose photo is it?
kernfoto-bron-uitleg = Who made the photo, and whether you may use it. For instance: municipality, free to use.
kernfoto-versie = Version
kernfoto-kies = Choose a photo from your computer or telephone.
kernfoto-weg = Remove the photo
kernfoto-weg-uitleg = The photo then goes for good.
kernfotoweg-zeker = Yes, I want to remove this photo
kernfotoweg-zeker-nodig = Tick the box when you are sure. This cannot be undone.
kernfotoweg-intussen = Somebody else has just changed the photo. The photo as it is now stands above. Do you want to remove that too? Then tick the box again.

kern-naam-bestaat = There is already a village with this name.
kern-naam-fout = This is no name. A name begins with a letter or a digit, and has letters in it.
kern-slug-bezet = This address belongs to another page. Choose another, or leave it empty.
kern-slug-fout = Use only small letters, digits and hyphens, and not just the word ‘nieuw’. For instance: eck-en-wiel
kern-inwoners-fout = Write the number of residents as a whole number, for instance 3225
kern-wijk-fout = Write WK and then six digits, for instance WK196005
plek-leeg = Fill in where the village lies, for instance 51.8870, 5.2690
plek-onleesbaar = These are not two numbers. Write them like this: 51.8870, 5.2690
plek-buiten = This place is not in the Netherlands. One number is between 50.7 and 53.7 and the other between 3.2 and 7.3. Numbers in metres (RD) will not do.
vlak-geen-geojson = This is no GeoJSON. Ask for an area as GeoJSON in degrees (WGS84).
vlak-geen-vlak = There is no area in this GeoJSON. It needs a ‘Polygon’ or a ‘MultiPolygon’.
vlak-buiten = This area is not in the Netherlands, or it is in metres (RD). Ask for degrees (WGS84).
vlak-omgekeerd = The numbers are in the wrong order. In GeoJSON the longitude (5.2) comes first and then the latitude (51.8).
vlak-niet-gesloten = The line around the area is not closed. The last corner must be the same as the first.
vlak-te-groot = This area has too many corners. Ask for an area with fewer than 5.000 corners.
melding-kern-toegevoegd = The village is on the website. Now add whom residents can call or mail.
melding-kern-beeindigd = The village is not in the list and on the map any more.
melding-kern-hersteld = The village is in the list and on the map again.
melding-kern-verwijderd = The village was removed.

kernbestand-titel = Add villages from a file
kernbestand-uitleg = Useful when you have many. You first see what will happen. Nothing goes on the website until every row is right.
kernbestand-kolommen = Choose a file from Excel or a CSV. The first row names the columns: naam, lat, lon and perhaps inwoners. Lat and lon are degrees, such as 51.8870 and 5.2690.
kernbestand-bestand = File
kernbestand-kies = Choose a file
kernbestand-kies-ander = Choose another file
kernbestand-bekijk = Look at the file
kernbestand-regels = { $aantal } rows of the file
kernbestand-regel = Row
kernbestand-wat = Is it right?
kernbestand-goed = Right
kernbestand-voeg-toe = Add these { $aantal } villages
kernbestand-fout = { $aantal ->
    [one] 1 row is not right.
   *[other] { $aantal } rows are not right.
} Nothing was added. Mend the file and choose it again.
kernbestand-geen = Choose a file.
kernbestand-leeg = There is nothing in this file but the names of the columns.
kernbestand-onleesbaar = This file cannot be read. Save it in Excel as .xlsx or as CSV, with at most 500 rows.
kernbestand-kolom = The column ‘{ $kolom }’ is not in the file. Put its name in the first row.
kernbestand-naam-leeg = Enter a name.
kernbestand-zonder-naam = (no name)
kernbestand-naam-fout = Fill in a name of at most 80 characters.
kernbestand-naam-twee = This name is in the file twice.
melding-kernen-toegevoegd = The villages are on the website.

kerneinde-kop = Does this village not belong here any more?
kerneinde-link = Take this village off the website
kerneinde-titel = Take { $naam } off the website
kerneinde-uitleg = The village leaves the list, the map and the forms. Its page stays and says why. What was agreed can still be read. You can undo this later.
kerneinde-reden = Why? Everybody can read this
kerneinde-reden-uitleg = For instance: Tuil and Haaften now make one agenda together.
kerneinde-opvolger = With which village does it go on?
kerneinde-knop = Take { $naam } off the website
kerneinde-terug-titel = Put { $naam } back
kerneinde-terug-uitleg = The village returns to the list, the map and the forms.
kerneinde-waarom = The reason was: { $reden }
kerneinde-terug = Put this village back
kernweg-kop = Added by mistake?
kernweg-uitleg = A village that nothing belongs to can be removed entirely. That is not possible once there is an agenda, group, contact, channel, right or follower.
kernweg-zeker = Yes, I want to remove this village
kernweg-zeker-nodig = Tick the box when you are sure. This cannot be undone.
kernweg-knop = Remove { $naam }
kern-is-in-gebruik = Something belongs to this village already. It cannot be removed. Take the village off the website instead.

contact-titel = Update contact
contact-nieuw = Add a contact
contact-uitleg = Everything that you fill in here is public.
contact-ambt = Who is this?
contact-persoon = Which account belongs to this?
contact-persoon-uitleg = You can choose from those who hold the right here. When that person erases the account, this contact leaves the website too.
contact-persoon-weg = { $naam } (holds no right here any more)
contact-persoon-recht = This person holds another right here. Choose somebody who goes with the function above.
contact-naam = Function or name
contact-telefoon = Telephone number
contact-email = E-mail address
contact-spreekuur = When in the village hall?
contact-spreekuur-uitleg = For instance: every first Thursday, from 16.00 to 18.00

contactklopt-nog = The page still shows { $naam }, who does not hold the right of { $rol } here.
contactklopt-niemand = { $naam } holds the right of { $rol } here. The page shows nobody yet.
contactklopt-ander = { $naam } holds the right of { $rol } here, but is not on the page yet.
contactklopt-zelfde = It does show { $naam }, without an account. Is that the same person?
contactklopt-pas-aan = Change this contact or take it away
contactklopt-voeg-toe = Add the contact
contactklopt-kies = Then choose the account with it

deelweg-kop = Take this off the website
deelweg-uitleg = It goes at once and for good. Do you want it back later? Then fill it in again.
deelweg-zeker = Yes, I want to take this away
deelweg-zeker-nodig = Tick the box when you are sure. This cannot be undone.
deelweg-intussen = Somebody else took this away while you were at it. What you wrote stands below. Save it to put it on the website again.

kanaal-titel = Update channel
kanaal-nieuw = Add a channel
kanaal-soort = What kind of channel is it?
kanaal-naam = Name
kanaal-adres = Address on the internet

groep-titel = Update group
groep-nieuw = Add a group
groep-uitleg = Fill in public contact of the group only. Names of residents do not belong here.
groep-naam = Name
groep-soort = What kind of group is it?
groep-website = Website
groep-email = E-mail address of the group
groep-toelichting = Explanation
groep-kern = To which villages does the group belong?
groep-beeindigd = This group has ended

team-titel = Update team
team-nieuw = Add a team
team-leeg = There are no teams yet. Add the first one.
team-naam = Name
team-website = Website
team-toelichting = Explanation
team-beeindigd = This team has ended

partner-titel = Update partner
partner-nieuw = Add a partner
partner-leeg = There are no partners yet. Add the first one.
partner-naam = Name
partner-website = Website
partner-toelichting = Explanation
partner-beeindigd = This partner takes part no more

werkdagen-intro = The municipality does not work on Saturdays, Sundays and public holidays. Colleagues get no reminder then: it comes on the working day before or after.
werkdagen-goede-vrijdag = We are closed on Good Friday
werkdagen-bevrijdingsdag = When are you closed on 5 May?
werkdagen-bevrijdingsdag-lustrum = Once every five years: 2030, 2035 and so on
werkdagen-bevrijdingsdag-jaarlijks = Every year
werkdagen-bevrijdingsdag-nooit = Never
werkdagen-dagen = Other days on which the municipality is closed
werkdagen-dagen-uitleg = One day on each line, with the year. For example: 24 December 2026
werkdagen-dag-fout = The line ‘{ $regel }’ is not a date. Write it like this: 24-12-2026
werkdagen-dag-ver = The day ‘{ $regel }’ is more than five years ahead. Is the year right?
werkdagen-te-veel = These are more than a hundred days. Remove those that are over.
werkdagen-eigen = Day of the municipality itself
werkdagen-lijst = Closed this year and the next, beside Saturdays and Sundays
werkdagen-dag = Day
werkdagen-waarom = Why
werkdagen-ja = Yes
werkdagen-versie = Version
instellingen-algemeen = General
instellingen-naam = Name of the municipality
instellingen-naam-uitleg = This name stands at the top of every page and in e-mails.
instellingen-naam-fout = This is no name. A name begins with a letter or a digit, and has letters in it.
instellingen-naam-bezet = Another municipality on this server has this name. Choose another.
instellingen-intro = Introduction
instellingen-intro-uitleg = One sentence at the top of the first page.
instellingen-website = Website of the municipality
instellingen-telefoon = Telephone number
instellingen-email = E-mail address
instellingen-kaart-bron = Who made the data of the map?
instellingen-kaart-bron-uitleg = This stands under every map. Often it must, as with CC BY. For instance: CBS/Kadaster (CC BY 4.0)
instellingen-verklaringen = Statements
instellingen-toegankelijkheid = Link to the accessibility statement
instellingen-privacyverklaring = Link to the privacy statement of the municipality
instellingen-fg = How do residents reach the data protection officer?
instellingen-fg-uitleg = An e-mail address or telephone number. It stands on the page Privacy. Name the function rather than a person.
instellingen-logo = Choose or remove the logo
logo-titel = Logo
logo-geen = There is no logo yet. Every page shows a small house at the top.
logo-nu = This logo is now at the top of every page:
logo-alt = Logo of { $gemeente }
logo-bestand = The logo
logo-bestand-uitleg = JPEG, PNG or WebP, at most 10 MB. The logo is put on a white background.
logo-versie = Version
logo-kies = Choose the file with the logo.
logo-weg = Remove the logo
logo-conflict = Somebody else changed the logo while you were at it. Below you see how it is now. Do you still want another logo? Choose it again.
instellingen-woorden = Your own words
instellingen-woorden-uitleg = These words stand in all texts. Write them with a small letter.
instellingen-gebiedsmakelaar = Word for gebiedsmakelaar
instellingen-kern = Word for one village
instellingen-kernen = Word for several villages
instellingen-kleuren = Colours
instellingen-kleuren-uitleg = Eight steps of one colour, from light to dark. Fill in all eight, or leave all empty for the usual colours.
instellingen-kleur-50 = Step 50
instellingen-kleur-100 = Step 100
instellingen-kleur-200 = Step 200
instellingen-kleur-300 = Step 300
instellingen-kleur-400 = Step 400
instellingen-kleur-500 = Step 500
instellingen-kleur-600 = Step 600
instellingen-kleur-700 = Step 700
instellingen-geen-kleur = Fill in a colour at step { $stap }. Write it like this: #0b6060
instellingen-te-licht = Step { $stap } is too pale. Its contrast with white is { $contrast } and has to be at least 4.5. Choose a darker colour.
instellingen-te-donker = Step { $stap } is too dark. Text stands on it. The contrast with that text is { $contrast } and must be at least 4.5. Choose a lighter colour.

conflict-weggehaald = Somebody else has just taken this away.
naam-bestaat = This name stands here already. Perhaps you sent the form twice. First look whether it is there.
conflict-gewijzigd = Somebody else has just changed this.

# In the audit log
daad-villages-kern-add = Village added
daad-villages-kern-end = Village ended, put back or removed
daad-villages-kern-edit = Data of a village changed
daad-villages-kern-describe = Text or contact of a village changed
daad-villages-follow = Following by e-mail changed
daad-villages-follow-own = Following with an account changed
daad-villages-group-manage = Group changed
daad-villages-team-manage = Team changed
daad-villages-partner-manage = Partner changed
daad-villages-settings-change = Settings changed
daad-platform-demo-load = Example loaded
daad-platform-tenant-add = Municipality added
feit-beeindigd = ended
feit-fase = phase
feit-uitleg-voor = explanation before
feit-uitleg-na = explanation now
feit-wat = what
feit-opvolger = successor
feit-naam = name
feit-kernen = villages
feit-goede-vrijdag = Good Friday
feit-bevrijdingsdag = 5 May
feit-dagen = days
feit-gemeente = municipality
taak-villages-digest-daily = Send the daily message to followers
taak-villages-digest-weekly = Send the weekly message to followers

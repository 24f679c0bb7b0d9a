# Teksten van het webdeel: wat op elke pagina staat.
naar-inhoud = Direct naar de inhoud
titel-fout = Fout:
ondertitel = Samen in de { $kernen }
zoek = Zoeken
zoek-knop = Zoek
hoofdmenu = Hoofdmenu
kruimelpad = Kruimelpad
home = Home
inloggen = Inloggen
demo-label = Over dit voorbeeld
demo-kop = Dit is een voorbeeld.
demo-uitleg = Deze website is een proef en geen website van de gemeente. Wat verzonnen is, heeft het label ‘voorbeeld’.
voorbeeld = voorbeeld
voet-contact = Contact
voet-site = Website van { $gemeente }
voet-kernen = { $Kernen }
voet-over = Over deze website
voet-api = Gegevens voor andere systemen
andere-taal = English
andere-taal-code = en

# De naam van de server zelf, zonder gemeente.
platform-titel = Brink – gemeenten
platform-lead = Wat uw dorp en uw gemeente afspreken, en wat ervan terechtkomt.
platform-kies = Kies uw gemeente
platform-leeg = Hier staat nog geen gemeente.
platform-niets = Hier staat geen gemeente.

formulier-fout = Er is iets niet goed ingevuld
formulier-kies = Maak een keuze
formulier-mag-leeg = (mag leeg blijven)

# Iemand anders was eerder met een formulier.
conflict-titel = Iemand was u voor
conflict-uitleg = Iemand anders heeft dit net veranderd. Hier ziet u beide versies. In het formulier staat wat u schreef. Pas het aan en bewaar het opnieuw, of houd de andere versie.
conflict-gelijk = Wat u schreef, staat er al zo.
conflict-verschillen = Beide versies naast elkaar
conflict-veld = Onderdeel
conflict-nu = Zo is het nu
conflict-van-u = Zo schreef u het
conflict-leeg = (leeg)
conflict-kijk = Kijk hoe het er nu voor staat. In het formulier staat wat u schreef. Klopt het nog? Verstuur het dan opnieuw.
conflict-schreef = Hieronder staat wat u schreef.
conflict-voorbij = Dit kunt u nu niet meer versturen. Hieronder staat wat u schreef.
conflict-andere = Houd de andere versie

concept-bewaard = Bewaard op dit apparaat, nog niet verstuurd.
concept-terug = Dit schreef u eerder. Het is nog niet verstuurd.
concept-weg = Gooi weg wat ik schreef

veld-leeg = Vul dit in: { $veld }
veld-te-kort = Schrijf minstens { $min } tekens bij: { $veld }
veld-te-lang = Maak dit korter: { $veld }. U schreef { $nu } tekens en er passen er { $max }.
veld-email-leeg = Vul een e-mailadres in bij { $veld }, zoals naam@voorbeeld.nl
veld-email-fout = Bij { $veld } staat geen e-mailadres. Schrijf het zo: naam@voorbeeld.nl
veld-link-fout = Bij { $veld } staat geen adres van een website. Schrijf het zo: https://www.voorbeeld.nl
veld-datum-leeg = Vul een datum in bij { $veld }, zoals 3-12-2026
veld-datum-fout = Bij { $veld } staat geen datum. Schrijf het zo: 3-12-2026
veld-planning-fout = Schrijf bij { $veld } een jaar, een kwartaal of een datum. Bijvoorbeeld 2027, Q3 2027 of 3-12-2027
veld-bedrag-fout = Bij { $veld } staat geen bedrag. Schrijf het zo: 1.250 of 1250,50
veld-getal-fout = Vul bij { $veld } een getal in van { $min } tot en met { $max }
veld-keuze-leeg = Maak een keuze bij: { $veld }
veld-keuze-fout = Deze keuze bestaat niet (meer). Kies opnieuw bij: { $veld }
veld-te-groot = Dit is te groot. Kies een kleiner bestand of maak de tekst korter.
veld-tekst-te-lang = Uw tekst is veel te lang. Klik op de knop Terug van uw browser. Dan staat uw tekst er nog. Maak de tekst korter en verstuur hem opnieuw.
veld-bestand-opnieuw = Kies het bestand opnieuw: { $veld }. Uw browser onthoudt het niet.

# Een foto bij een formulier.
foto-leeg = Dit bestand is leeg. Kies een andere foto.
foto-te-groot = Deze foto is te groot. Het bestand mag hooguit { $megabyte } MB zijn. Kies een kleinere foto, of maak deze eerst kleiner.
foto-te-veel-pixels = Deze foto heeft te veel beeldpunten. Er passen er { $miljoen } miljoen in. Maak de foto eerst kleiner.
foto-heic = Dit is een HEIC-foto van een iPhone of iPad. Die kunnen wij niet lezen. Bewaar de foto als JPEG en kies die.
foto-svg = Dit is een tekening (SVG) en geen foto. Bewaar de tekening als PNG of JPEG en kies die.
foto-gif = Dit is een GIF. Bewaar het beeld als PNG of JPEG en kies dat.
foto-pdf = Dit is een PDF en geen foto. Maak er een foto of schermafdruk van en kies die.
foto-soort = Dit is geen foto die wij kunnen lezen. Kies een foto in JPEG, PNG of WebP.
foto-afgebroken = Het einde van deze foto ontbreekt. Misschien is het kopiëren niet gelukt. Kies de foto opnieuw.
foto-beschadigd = Deze foto is beschadigd. Open de foto op uw toestel, bewaar hem opnieuw en kies die.
foto-alt-leeg = Schrijf wat er op de foto staat. Dat is voor mensen die de foto niet kunnen zien.
foto-nog-kiezen = Kies ook de foto. Wilt u geen foto sturen? Maak dan leeg wat erop staat.
bijlage-te-veel = U kunt hooguit { $max } bestanden meesturen. Kies er minder.
bijlage-te-groot = Het bestand { $bestand } is te groot. Een bestand mag hooguit { $megabyte } MB zijn, alle bestanden van één keer samen hooguit { $samen } MB.
bijlage-leeg = Het bestand { $bestand } is leeg. Kies een ander bestand.
bijlage-soort = Het bestand { $bestand } kunnen wij niet lezen. Stuur een foto (JPEG, PNG of WebP) of een PDF.
pdf-leeg = Dit bestand is leeg. Kies een ander bestand.
pdf-te-groot = De PDF { $bestand } is te groot. Een bestand mag hooguit { $megabyte } MB zijn.
pdf-te-veel-bladzijden = De PDF { $bestand } heeft te veel bladzijden. Het mogen er hooguit { $bladzijden } zijn.
pdf-soort = Dit is geen PDF. Bewaar het document als PDF en kies die.
pdf-op-slot = De PDF { $bestand } is beveiligd met een wachtwoord. Bewaar het document zonder wachtwoord en kies dat.
pdf-beschadigd = De PDF { $bestand } is beschadigd. Open het document, bewaar het opnieuw als PDF en kies dat.

# Een rekenblad dat iemand stuurt.
sheet-empty = Het bestand is leeg. Kies een ander bestand.
sheet-too-large = Het bestand is te groot. Het mag hooguit { $megabyte } MB zijn. Verdeel het over twee bestanden.
sheet-binary = { $kind ->
    [unknown] Dit bestand is geen rekenblad.
   *[other] Dit is geen rekenblad maar een ander soort bestand ({ $kind }).
} Bewaar het als xlsx of CSV.
sheet-not-a-table = Dit is geen rekenblad maar tekst van een ander soort ({ $kind }). Bewaar het als xlsx of CSV.
sheet-password-protected = Het bestand is beveiligd met een wachtwoord. Haal dat eraf en stuur het opnieuw.
sheet-wrong-encoding = Rij { $line } bevat tekens die wij niet kunnen lezen. Bewaar het bestand als CSV UTF-8.
sheet-unclosed-quote = In rij { $line } begint een aanhalingsteken dat nergens eindigt. Zet er een achter de tekst.
sheet-too-many-rows = Het bestand heeft te veel rijen. Er passen er { $limit }. Verdeel het over twee bestanden.
sheet-too-many-columns = Het bestand heeft te veel kolommen. Er passen er { $limit }. Haal weg wat u niet nodig heeft.
sheet-cell-too-long = Rij { $line }, kolom { $column }: deze tekst is te lang. Er passen { $limit } tekens.
sheet-ragged-row = Rij { $line } heeft { $found } cellen en de eerste rij { $expected }. Maak ze gelijk.
sheet-empty-header = Kolom { $column } heeft geen naam. Schrijf die in de eerste rij.
sheet-duplicate-header = Twee kolommen heten ‘{ $name }’. Geef één van de twee een andere naam.
sheet-zip-bomb = Dit bestand wordt veel te groot bij het uitpakken. Bewaar het opnieuw als CSV.
sheet-corrupt = Het bestand is beschadigd. Open het in uw rekenblad en bewaar het opnieuw.
sheet-no-such-sheet = Er is geen tabblad ‘{ $name }’ in het bestand.
sheet-bad-value = Rij { $row }, kolom { $column }: deze waarde past niet in een rekenblad.
sheet-note-windows-1252 = Het bestand is in een oude tekencode bewaard. Kijk of letters als é goed staan.
sheet-note-other-sheets = Wij lazen alleen het tabblad ‘{ $read }’. Niet gelezen: { $skipped }.
sheet-note-formula = Rij { $line }, kolom { $column }: hier staat een formule. Wij namen de bewaarde uitkomst.
sheet-note-error-value = Rij { $line }, kolom { $column }: hier staat een fout van uw rekenblad.
sheet-note-control-characters = Rij { $line }, kolom { $column }: wij haalden onzichtbare tekens weg.
sheet-note-more = Er zijn nog { $count } van zulke opmerkingen.

fout-400-titel = Dit kunnen wij niet lezen
fout-400-tekst = Er klopt iets niet aan wat u stuurde.
fout-400-nu = Ga terug, kijk het na en probeer het opnieuw.
fout-401-titel = Log eerst in
fout-401-tekst = Deze pagina is voor mensen die zijn ingelogd.
fout-401-nu = Log in en probeer het opnieuw.
fout-403-titel = U mag dit niet bekijken of doen
fout-403-tekst = Deze pagina hoort bij een taak die u niet heeft.
fout-403-nu = Denkt u dat dit niet klopt? Vraag het de beheerder van uw gemeente.
fout-vreemd-titel = Dit formulier kwam niet goed aan
fout-vreemd-tekst = Wij konden niet zien dat u het formulier op deze website verstuurde. Daarom deden wij er niets mee.
fout-vreemd-nu = Ga terug, laad de pagina opnieuw en probeer het nog eens.
fout-404-titel = Deze pagina is er niet
fout-404-tekst = Misschien is de pagina verhuisd, of klopt het adres niet.
fout-404-nu = Zoek hierboven, of begin opnieuw.
fout-405-titel = Dit kan op deze pagina niet
fout-405-tekst = Wat u wilde doen, kan niet op dit adres.
fout-405-nu = Ga terug, laad de pagina opnieuw en probeer het nog eens.
fout-409-titel = Iemand was u voor
fout-409-nu = Bekijk hoe het nu is en probeer het opnieuw.
fout-429-titel = Even rustig aan
fout-429-tekst = U stuurde te veel achter elkaar.
fout-429-wachten = U stuurde te veel achter elkaar. Probeer het over { $seconden } seconden weer.
fout-429-nu = Wat u schreef staat nog in uw browser. Ga een pagina terug.
fout-geschreven-kop = Dit schreef u
fout-geschreven = Het is niet bewaard. Wilt u het later versturen? Kopieer het dan nu.
fout-geschreven-onzeker = Wij weten niet zeker of het bewaard is. Kopieer het nu, en kijk straks of het er al staat.
fout-500-titel = Er ging iets mis bij ons
fout-500-tekst = Dit ligt niet aan u. Wij hebben de fout bewaard om hem op te lossen.
fout-500-nu = Probeer het later nog eens.
fout-503-titel = De website is even niet bereikbaar
fout-503-tekst = Wij kunnen nu niet bij de gegevens.
fout-503-nu = Probeer het over een minuut weer.
fout-naar-home = Ga naar de eerste pagina
fout-nummer = Belt of mailt u hierover? Noem dan dit nummer: { $nummer }

zoeken-titel = Zoeken
zoeken-leeg = Typ hierboven wat u zoekt. Bijvoorbeeld een straat, een plan of de naam van uw { $kern }.
zoeken-niets = Wij vonden niets over ‘{ $vraag }’.
zoeken-tip = Gebruik minder woorden, of kijk of alles goed gespeld is.
zoeken-gevonden = { $aantal ->
    [one] Wij vonden 1 pagina over ‘{ $vraag }’.
   *[other] Wij vonden { $aantal } pagina’s over ‘{ $vraag }’.
}

toegankelijkheid-titel = Toegankelijkheid
toegankelijkheid-kern = Iedereen moet deze website kunnen gebruiken. Wij volgen de regels van WCAG 2.2, niveau AA.
toegankelijkheid-toets = Alle pagina’s werken met een toetsenbord, zonder muis en zonder JavaScript. Elke nieuwe versie wordt automatisch getest.
toegankelijkheid-verklaring = Lees de verklaring in het register van de overheid
toegankelijkheid-geen = De gemeente heeft nog geen verklaring in het register van de overheid.
toegankelijkheid-bekend-kop = Wat nog niet goed is
toegankelijkheid-bekend = Wij weten nu van geen problemen. Mensen met een beperking hebben de website nog niet getest.
toegankelijkheid-melden-kop = Werkt iets niet voor u?
toegankelijkheid-melden = Laat het de gemeente weten. U krijgt binnen een week antwoord.

privacy-titel = Privacy
privacy-kern = Lezen kan zonder account. Wij bewaren zo weinig mogelijk over u.
privacy-wie-kop = Wie is verantwoordelijk?
privacy-wie = { $gemeente } is verantwoordelijk voor wat deze website over u bewaart. Heeft u een vraag? Of wilt u gebruik maken van uw rechten? Neem dan contact op met de gemeente.
privacy-bereik = Zo bereikt u de gemeente:
privacy-fg = De functionaris gegevensbescherming let erop dat de gemeente zich aan de privacyregels houdt.
privacy-fg-bereik = Neem contact op: { $contact }
privacy-fg-vraag = Vraag de gemeente hoe u die bereikt.
privacy-verklaring = Lees ook de privacyverklaring van { $gemeente }
privacy-lezen-kop = Als u alleen leest
privacy-lezen = Wij bewaren dan niets over u. Wij volgen u niet en laden niets van andere bedrijven.
privacy-account-kop = Als u inlogt
privacy-account = Wij bewaren uw e-mailadres, de naam die u zelf kiest, uw taal, welke taken u heeft en waar u bent ingelogd. Met het adres sturen wij u de code om in te loggen.
privacy-bijdrage-kop = Als u iets voorstelt of steunt
privacy-bijdrage = Uw voorstel staat op de website zonder uw naam. Van steun tonen wij alleen het aantal. Wij bewaren wel van welk account het komt.
privacy-foto-kop = Als u op een foto staat
privacy-foto = Wij halen uit elke foto waar en waarmee die is gemaakt. Staat u op een foto en wilt u dat niet? Laat het de gemeente weten. Zij kan de foto meteen verwijderen.
privacy-post-kop = Als u een { $kern } volgt
privacy-post = Wij gebruiken uw e-mailadres om u nieuws te sturen. Onder elk bericht staat een link om te stoppen.
privacy-werk-kop = Als u voor de gemeente werkt
privacy-werk = Bij wat u doet, ziet iedereen alleen uw functie. Collega’s zien ook uw naam. Bent u het contact van een { $kern }? Dan staat op de website wat de gemeente daar invult, zoals uw naam en telefoonnummer.
privacy-logboek-kop = Het logboek
privacy-logboek = Wij leggen vast wat er op deze website verandert: wat, wanneer en door welk account. Dat geldt voor inwoners en voor wie er werkt. Namen en e-mailadressen staan er niet in. Alleen beheerders van de gemeente lezen het.
privacy-waarom-kop = Waarom mag de gemeente dit?
privacy-waarom = De gemeente maakt afspraken met inwoners en laat zien wat daarvan terechtkomt. Dat is een taak van algemeen belang (artikel 6, lid 1, onder e van de AVG). Nieuws per e-mail krijgt u alleen als u daarvoor toestemming geeft (artikel 6, lid 1, onder a). Die toestemming kunt u altijd intrekken. Een computer neemt hier geen besluiten over u.
privacy-wie-nog-kop = Wie krijgt uw gegevens nog meer?
privacy-wie-nog = Misschien beheert een bedrijf deze website voor de gemeente, of bezorgt het de e-mail. Dat bedrijf mag uw gegevens alleen daarvoor gebruiken. Wij verkopen niets.
privacy-hoe-lang-kop = Hoe lang bewaren wij het?
privacy-hoe-lang-account = Uw account: tot u het wist.
privacy-hoe-lang-ingelogd = Waar u bent ingelogd: tot 30 dagen na uw laatste bezoek. Voor wie er werkt is dat 12 uur na het laatste bezoek, en ten hoogste 24 uur na het inloggen.
privacy-hoe-lang-code = Een code om in te loggen: die werkt 15 minuten. Na een dag wissen wij die.
privacy-hoe-lang-volgen = Wat u volgt: tot u stopt. Een aanvraag die u niet bevestigt, wissen wij na een week.
privacy-hoe-lang-post = Berichten aan u: 30 dagen.
privacy-hoe-lang-bijdrage = Wat u bijdroeg: dat blijft bij de afspraken staan. Wist u uw account, dan weten wij niet meer van wie het kwam.
privacy-hoe-lang-logboek = Het logboek: zolang de gemeente deze website gebruikt. Wist u uw account, dan staat er niet meer bij wie u bent.
privacy-hoe-lang-kopie = Reservekopieën: zo lang als de gemeente die bewaart. Daar kan nog in staan wat u heeft gewist.
privacy-cookies-kop = Cookies
privacy-cookies = Wij gebruiken alleen cookies die nodig zijn: om u ingelogd te houden, voor uw taal en voor één melding na het versturen.
privacy-rechten-kop = Uw gegevens bekijken, verbeteren of wissen
privacy-rechten = Log in en ga naar uw eigen pagina. Daar kunt u alles bekijken, meenemen en wissen. Uw naam en taal past u daar zelf aan. Klopt er iets anders niet? Vraag de gemeente om het te verbeteren. Wat u bijdroeg blijft staan, zonder uw naam. Kunt u niet inloggen? De gemeente wist uw gegevens als u erom vraagt.
privacy-bezwaar-kop = Bezwaar maken
privacy-bezwaar = Vindt u dat wij uw gegevens niet mogen gebruiken? Of wilt u dat wij er even niets mee doen? Zeg het tegen de gemeente. Stoppen met nieuws kan met de link in elk bericht. Uw steun bij een punt haalt u zelf weg.
privacy-klacht-kop = Een klacht
privacy-klacht = Komt u er met de gemeente niet uit? Dan kunt u een klacht sturen naar de Autoriteit Persoonsgegevens.
privacy-klacht-link = Ga naar de Autoriteit Persoonsgegevens

post-titel = Post van deze proef
post-uitleg = Hier staan de berichten die de website zou versturen. In een proef gaat er niets echt weg.
post-leeg = Er is nog geen post.
post-aan = Aan

rol-resident = Inwoner
rol-member = Lid van een groep
rol-board = Bestuur van een groep
rol-area-officer = { $Gebiedsmakelaar }
rol-policy-officer = Beleidsmedewerker
rol-team-manager = Teammanager
rol-alderman = Wethouder
rol-councillor = Raadslid
rol-partner = Partner
rol-moderator = Moderator
rol-administrator = Functioneel beheerder
rol-operator = Beheerder van het platform

# Teksten van het deel mensen: inloggen, eigen pagina, beheer van rechten.
menu-beheer = Beheer
een-inwoner = een inwoner
bladeren = Bladeren
bladeren-vorige = Vorige
bladeren-volgende = Volgende
taal-nl = Nederlands
taal-en = Engels (English)

inloggen-titel = Inloggen
inloggen-kern = U krijgt een mail met een code en een link. Een wachtwoord is niet nodig.
inloggen-mail-kop = Met uw e-mailadres
inloggen-email = Uw e-mailadres
inloggen-email-uitleg = Bijvoorbeeld naam@voorbeeld.nl
inloggen-mail-knop = Stuur mij een code
inloggen-daarna = Heeft u nog geen account? Dan maken wij er een zodra u de code invult.
inloggen-te-vaak = U kreeg dit uur al vijf mails op dit adres. Gebruik de nieuwste, of probeer het over een uur weer.
inloggen-link-voorbij = Deze link werkt niet meer. Een link werkt één keer en 15 minuten lang. Vraag hieronder een nieuwe aan.
inloggen-als-kop = In dit voorbeeld
inloggen-als-uitleg = Kijk rond als een van deze verzonnen mensen. Een e-mailadres is dan niet nodig.
inloggen-als = Log in als { $naam }
inloggen-mail-onderwerp = Inloggen bij { $gemeente }
inloggen-mail-tekst =
    Uw code om in te loggen bij { $gemeente }:

    { $code }

    U kunt ook deze link openen:
    { $link }

    De code en de link werken 15 minuten en één keer.

    Vroeg u dit niet aan? Dan hoeft u niets te doen. Geef de code aan niemand.

inlogcode-titel = Vul de code in
inlogcode-kern = Wij stuurden een mail naar het adres dat u opgaf. Daarin staat een code van zes cijfers.
inlogcode-code = Code uit de mail
inlogcode-code-uitleg = Zes cijfers. De code werkt 15 minuten.
inlogcode-knop = Log in
inlogcode-zes = Een code heeft zes cijfers. Kijk nog eens in de mail.
inlogcode-fout = Deze code klopt niet. Kijk nog eens in de mail. U kunt een code vijf keer proberen.
inlogcode-voorbij = Deze code werkt niet meer. Een code werkt één keer, 15 minuten lang, en u kunt hem vijf keer proberen.
inlogcode-geen-mail = Geen mail gekregen? Kijk bij ongewenste mail.
inlogcode-nieuw = Vraag een nieuwe code aan
inlogcode-dev-post = Lees de post van deze proef

inloglink-titel = U bent er bijna
inloglink-kern = Druk op de knop om in te loggen.
inloglink-knop = Log in
inloglink-uitleg = Waarom nog een knop? Sommige mailprogramma’s openen links vanzelf. Zo weten wij dat u het bent.

melding-welkom = Welkom! Uw account is klaar. Vul hieronder uw naam in als u dat wilt.
melding-uitgelogd = U bent uitgelogd.
melding-bewaard = Uw gegevens zijn bewaard.
melding-elders-uitgelogd = U bent op alle andere apparaten uitgelogd.
melding-gewist = Uw gegevens zijn gewist. U bent uitgelogd.
melding-recht-gegeven = Het recht is gegeven. De persoon kan inloggen met het e-mailadres.
melding-recht-ingetrokken = Het recht is ingetrokken.
melding-ambt-gegeven = Het recht is gegeven. De persoon kan inloggen met het e-mailadres. Kijk onder Beheer bij de { $kern } of het contact nog klopt.
melding-ambt-ingetrokken = Het recht is ingetrokken. Kijk onder Beheer bij de { $kern } of het contact nog klopt.
melding-taak-opnieuw = De taak wordt opnieuw geprobeerd.
melding-taak-weg = De taak is weggegooid.

mijn-titel = Mijn pagina
mijn-kern = Hier ziet u wat wij over u bewaren. U kunt het aanpassen, meenemen en wissen.
mijn-uitloggen = Log uit
mijn-gegevens-kop = Mijn gegevens
mijn-email = E-mailadres
mijn-functie = Functie
mijn-naam = Naam
mijn-naam-uitleg = Andere bezoekers zien uw naam niet. De gemeente gebruikt hem in mails aan u.
mijn-taal = Taal
mijn-bewaar = Bewaar
mijn-rollen-kop = Wat ik mag
mijn-rollen-leeg = U heeft nog geen rol.
mijn-rollen-uitleg = Klopt dit niet? Vraag het de beheerder van uw gemeente.
mijn-ingelogd-kop = Waar ik ben ingelogd
mijn-ingelogd-sinds = Ingelogd op { $moment }.
mijn-ingelogd-hier = Dit apparaat.
mijn-ingelogd-laatst = Laatst gezien op { $moment }.
mijn-ingelogd-knop = Log overal uit behalve hier
mijn-meenemen-kop = Alles meenemen
mijn-meenemen-uitleg = U krijgt een bestand met alles wat wij over u bewaren. Andere programma’s kunnen het lezen.
mijn-meenemen-link = Haal mijn gegevens op (JSON)

wissen-kop = Mijn gegevens wissen
wissen-wat = Dit gebeurt er als u op de knop drukt:
wissen-account = Uw naam en e-mailadres worden gewist. U wordt overal uitgelogd.
wissen-rechten = Uw rollen vervallen. Wat u volgt, stopt. Staat u als contact bij een { $kern }? Dan gaat dat van de website.
wissen-bijdragen = Wat u bijdroeg blijft staan, zonder uw naam. Bij wat u voor de gemeente deed, blijft alleen de functie staan.
wissen-terug = Dit kan niet terug. Mails die al verstuurd zijn, wissen wij na 30 dagen.
wissen-zeker = Ik weet zeker dat ik mijn gegevens wil wissen
wissen-eerst = Zet eerst een vinkje bij: { $veld }
wissen-knop = Wis mijn gegevens

beheer-titel = Beheer
beheer-kern = Hier regelt u wie wat mag en hoe de website werkt.
beheer-onderdelen = Onderdelen
beheer-rechten = Rechten
beheer-rechten-uitleg = Wie mag wat, en waar? Geef een recht of trek het in.
beheer-logboek = Logboek
beheer-logboek-uitleg = Alles wat er is gedaan: wat, door wie en wanneer.
beheer-taken = Mislukte taken
beheer-taken-uitleg = Werk op de achtergrond dat niet lukte, zoals een mail die niet aankwam.

rechten-kern = Zo ziet u wie welk recht heeft en waar. Inwoners staan er alleen bij als u daarom vraagt.
rechten-nieuw = Geef iemand een recht
rechten-rol = Rol
rechten-naam = Naam, functie of e-mailadres
rechten-filter = Toon
rechten-niets = Niemand past bij deze keuze. Kies een andere rol of maak het zoekveld leeg.
rechten-leeg = Hier komt te staan wie welk recht heeft. Geef iemand een recht om te beginnen.
rechten-kolom-wie = Wie
rechten-kolom-functie = Functie
rechten-kolom-email = E-mailadres
rechten-kolom-rol = Rol
rechten-kolom-waar = Waar
rechten-kolom-sinds = Sinds
rechten-kolom-door = Gegeven door
rechten-kolom-reden = Reden
rechten-kolom-doen = Bekijken
rechten-bekijk = Bekijk of trek in
rechten-bekijk-van = Bekijk of trek in: { $rol } van { $wie }
rechten-laatste-beheerder = Dit is de laatste beheerder. Maak eerst iemand anders beheerder.
rechten-al-ingetrokken = Iemand anders heeft dit recht al ingetrokken.
rechten-botsing = Iemand anders voegde deze persoon net toe. Probeer het opnieuw.

recht-titel = { $rol }: { $wie }
waar-overal = de hele gemeente
waar-onbekend = een onderdeel dat er niet meer is
recht-nieuw-titel = Geef iemand een recht
recht-kies-rol = Welke rol krijgt deze persoon?
recht-nieuw-kern = U geeft de rol: { $rol }.
recht-andere-rol = Kies een andere rol
recht-rol = Rol
recht-email = E-mailadres van de persoon
recht-email-uitleg = Staat de persoon er nog niet in? Dan voegen wij die toe.
recht-functie = Functie die iedereen ziet
recht-functie-uitleg = Bijvoorbeeld: Gebiedsmakelaar. Schrijf hier geen naam.
recht-waar = Waar geldt het recht?
recht-waar-leeg = Kies waar het recht geldt
recht-overal = Het recht geldt in de hele gemeente
recht-overal-uitleg = Kies dit alleen als het echt nodig is.
recht-geen-plaatsen = Er is nog niets om uit te kiezen. Voeg het eerst toe onder Beheer.
recht-reden = Waarom krijgt deze persoon dit recht?
recht-reden-uitleg = Bijvoorbeeld: nieuwe gebiedsmakelaar per 1 januari. De reden blijft bewaard.
recht-geef-knop = Geef dit recht
recht-daarna = De persoon krijgt geen mail. Vertel zelf dat inloggen kan met dit e-mailadres.
recht-erbij = Geef deze persoon nog een recht

intrekken-kop = Trek dit recht in
intrekken-uitleg = Het recht vervalt meteen. In het logboek blijft staan dat het er was.
intrekken-reden = Waarom trekt u dit recht in?
intrekken-knop = Trek het recht in

logboek-kern = Alles wat er is gedaan, het nieuwste eerst. Namen en adressen staan er niet in.
logboek-csv = Haal het logboek op (CSV)
logboek-leeg = Hier komt te staan wat er gebeurt.
logboek-kolom-wat = Wat
logboek-kolom-wie = Wie
logboek-kolom-wanneer = Wanneer
logboek-kolom-feiten = Bijzonderheden
logboek-nieuwste = Naar het nieuwste
logboek-ouder = Ouder
logboek-brink = Brink zelf
logboek-persoon = een persoon
logboek-bezoeker = een bezoeker

daad-people-login = Ingelogd
daad-people-account-make = Account gemaakt
daad-people-own = Eigen gegevens aangepast
daad-people-own-erase = Eigen gegevens gewist
daad-people-person-add = Persoon toegevoegd of functie aangepast
daad-people-right-grant = Recht gegeven
daad-people-right-withdraw = Recht ingetrokken
daad-people-job-retry = Taak opnieuw gestart
daad-people-job-discard = Mislukte taak weggegooid
feit-persoon = persoon
feit-rol = rol
feit-waar = waar

taken-kern = Dit werk op de achtergrond lukte niet. Na 30 dagen gooien wij het vanzelf weg.
taken-leeg = Alles is gelukt. Mislukt er iets, dan staat het hier met een knop om het weer te proberen.
taken-mislukt = Gestopt op { $moment }, na { $aantal } keer proberen.
taken-opnieuw = Probeer opnieuw
taken-opnieuw-van = Probeer opnieuw: { $taak }
taken-weg-kop = Gooi weg: { $taak }
taken-weg-uitleg = Deze taak wordt dan niet meer gedaan. Is het een mail? Dan wissen wij die.
taken-weg = Gooi weg
taken-weg-van = Gooi weg: { $taak }
taken-al-weg = Deze taak is al gestart of bestaat niet meer.
taak-mail-send = Mail versturen
taak-mail-forget = Oude mails en mislukte taken wissen
taak-people-forget = Oude inlogcodes wissen

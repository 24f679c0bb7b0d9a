# Teksten van het deel mensen: inloggen, eigen pagina, beheer van rechten.
menu-beheer = Beheer
een-inwoner = een inwoner
bladeren = Bladeren
bladeren-vorige = Vorige
bladeren-volgende = Volgende
taal-nl = Nederlands
taal-en = Engels (English)

inloggen-titel = Inloggen
inloggen-kern = U krijgt een e-mail met een code en een link. Een wachtwoord is niet nodig.
inloggen-mail-kop = Met uw e-mailadres
inloggen-email = Uw e-mailadres
inloggen-email-uitleg = Bijvoorbeeld naam@voorbeeld.nl
inloggen-mail-knop = Stuur mij een code
inloggen-daarna = Heeft u nog geen account? Dan maken wij er een zodra u de code invult.
inloggen-te-vaak = U vroeg net al een paar e-mails aan voor dit adres. Gebruik de nieuwste, of probeer het straks weer.
inloggen-niet-bewaard = U was niet ingelogd. Wat u net verstuurde, is niet bewaard.
inloggen-niet-bewaard-nu = Log in. U komt dan terug bij het formulier. In een lang formulier zet uw browser vaak terug wat u schreef. Kies foto’s en bestanden opnieuw.
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

inloggen-mail-tekst-link =
    Open deze link om in te loggen bij { $gemeente }:
    { $link }

    De link werkt 15 minuten en één keer.

    In deze e-mail staat geen code. Voor dit adres vulde iemand vandaag te vaak een verkeerde code in.

    Vroeg u dit niet aan? Dan hoeft u niets te doen.

inlogcode-titel = Vul de code in
inlogcode-kern = Wij stuurden een e-mail naar het adres dat u opgaf. Daarin staat een link, en meestal ook een code van zes cijfers.
inlogcode-code = Code uit de e-mail
inlogcode-code-uitleg = Zes cijfers. De code werkt 15 minuten.
inlogcode-knop = Log in
inlogcode-zes = Een code heeft zes cijfers. Kijk nog eens in de e-mail.
inlogcode-fout = Deze code klopt niet. Kijk nog eens in de e-mail. U kunt een code vijf keer proberen.
inlogcode-voorbij = Deze code werkt niet meer. Een code werkt één keer, 15 minuten lang, en u kunt hem vijf keer proberen. Gebruik de link in de e-mail, of vraag een nieuwe e-mail aan.
inlogcode-geen-mail = Geen e-mail gekregen? Kijk bij ongewenste e-mail.
inlogcode-nieuw = Vraag een nieuwe code aan
inlogcode-dev-post = Lees de post van deze proef

inloglink-titel = U bent er bijna
inloglink-kern = Druk op de knop om in te loggen.
inloglink-knop = Log in
inloglink-uitleg = Waarom nog een knop? Sommige e-mailprogramma’s openen links vanzelf. Zo weten wij dat u het bent.

melding-welkom = Welkom! Uw account is klaar. Vul hieronder uw naam in als u dat wilt.
melding-uitgelogd = U bent uitgelogd.
melding-bewaard = Uw gegevens zijn bewaard.
melding-elders-uitgelogd = U bent op alle andere apparaten uitgelogd.
melding-gewist = Uw gegevens zijn gewist. U bent uitgelogd.
melding-mail-onderweg = Naar dit adres gingen net al drie e-mails. De nieuwste werkt nog: gebruik die.
melding-inloggen-druk = Er vragen nu heel veel mensen een e-mail aan. Krijgt u er geen? Probeer het over een uur weer.
melding-persoon-bewaard = De naam en de functie zijn bewaard.
melding-rechten-ingetrokken = De gekozen rechten zijn ingetrokken.
melding-ander-gewist = Alles bij dit e-mailadres is gewist.
melding-recht-gegeven = Het recht is gegeven. De persoon kan inloggen met het e-mailadres.
melding-recht-bestaat = Deze persoon heeft dit recht al. De reden die daarbij staat, is niet veranderd.
melding-recht-ingetrokken = Het recht is ingetrokken.
melding-ambt-gegeven = Het recht is gegeven. De persoon kan inloggen met het e-mailadres. Kijk onder Beheer bij { $de_kern } of het contact nog klopt.
melding-ambt-ingetrokken = Het recht is ingetrokken. Kijk onder Beheer bij { $de_kern } of het contact nog klopt.
melding-taak-opnieuw = De taak wordt opnieuw geprobeerd.
melding-taak-weg = De taak is weggegooid.
melding-afwezig = De afwezigheid is bewaard.
melding-afwezig-voorbij = De afwezigheid is voorbij. Er neemt niemand meer waar.

mijn-titel = Mijn pagina
mijn-kern = Hier ziet u wat wij over u bewaren. U kunt het aanpassen, meenemen en wissen.
mijn-uitloggen = Log uit
mijn-gegevens-kop = Mijn gegevens
mijn-email = E-mailadres
mijn-functie = Functie
mijn-naam = Naam
mijn-naam-uitleg = Bezoekers zien uw naam niet. Medewerkers van de gemeente zien hem wel.
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
mijn-afwezig-kop = Afwezig zijn en waarnemen
mijn-afwezig-link = Geef door dat u afwezig bent
mijn-afwezig-wijzig = Verander of beëindig uw afwezigheid
mijn-waarnemen = U neemt waar voor { $wie }, van { $van } tot en met { $tot }.

wissen-kop = Mijn gegevens wissen
wissen-wat = Dit gebeurt er als u op de knop drukt:
wissen-account = Uw naam en e-mailadres worden gewist. U wordt overal uitgelogd.
wissen-rechten = Uw rollen vervallen. Wat u volgt, stopt. Staat u als contact bij een { $kern }, of uw adres bij een groep? Dan gaat dat van de website.
wissen-bijdragen = Wat u bijdroeg blijft staan, zonder uw naam. Bij wat u voor de gemeente deed, blijft alleen de functie staan.
wissen-terug = Dit kan niet terug. Ook de e-mails die wij u stuurden, wissen wij meteen.
wissen-zeker = Ik weet zeker dat ik mijn gegevens wil wissen
wissen-eerst = Zet eerst een vinkje bij: { $veld }
wissen-knop = Wis mijn gegevens

afwezig-titel = Afwezig
afwezig-titel-van = Afwezig: { $naam }
afwezig-kern-u = Bent u een tijd weg? Kies dan wie voor u waarneemt.
afwezig-kern = Is deze collega een tijd weg? Kies dan wie waarneemt.
afwezig-uitleg = In die dagen heeft de waarnemer ook de rechten van wie weg is, en krijgt de herinneringen. De reden vragen en bewaren wij niet. Na de laatste dag gaat alles vanzelf terug.
afwezig-nieuw-kop = Afwezigheid doorgeven
afwezig-wijzig-kop = De dagen of de waarnemer veranderen
afwezig-nu-kop = Nu afwezig
afwezig-straks-kop = Straks afwezig
afwezig-nu-u = U bent afwezig van { $van } tot en met { $tot }. { $wie } neemt waar.
afwezig-nu = Afwezig van { $van } tot en met { $tot }. { $wie } neemt waar.
afwezig-collega = een collega
afwezig-van = Eerste dag
afwezig-van-uitleg = Bijvoorbeeld 3-12-2026
afwezig-tot = Laatste dag
afwezig-tot-uitleg = Deze dag hoort er nog bij.
afwezig-waarnemer = Wie neemt waar?
afwezig-waarnemer-uitleg = U kunt kiezen uit collega’s met dezelfde rol. Spreek het eerst met elkaar af.
afwezig-tot-eerder = De laatste dag is voor de eerste dag. Kies een latere dag.
afwezig-tot-voorbij = De laatste dag is al voorbij: { $dag }. Kies vandaag of een latere dag.
afwezig-te-lang = Dit is meer dan { $dagen } dagen. Kies een eerdere laatste dag.
afwezig-knop = Bewaar
afwezig-einde-knop = Beëindig de afwezigheid
afwezig-niet-knop = Trek de afwezigheid in
afwezig-niemand = Er is geen collega met dezelfde rol die kan waarnemen. Vraag de beheerder iemand die rol te geven.
afwezig-botsing = Iemand anders veranderde deze afwezigheid net. Hieronder staat hoe het nu is.
afwezig-noot = (afwezig t/m { $dag })
afwezig-noot-waarnemer = (afwezig t/m { $dag }, { $wie } neemt waar)

beheer-titel = Beheer
beheer-kern = Hier regelt u wie wat mag en hoe de website werkt.
beheer-onderdelen = Onderdelen
beheer-rechten = Rechten
beheer-rechten-uitleg = Wie mag wat, en waar? Geef een recht of trek het in.
beheer-wissen = Iemands gegevens wissen
beheer-wissen-uitleg = Voor wie het zelf niet kan: na een brief, bij een verkeerd adres, of als iemand vertrekt.
beheer-logboek = Logboek
beheer-logboek-uitleg = Alles wat er is gedaan: wat, door wie en wanneer.
beheer-taken = Mislukte taken
beheer-taken-uitleg = Werk op de achtergrond dat niet lukte, zoals een mail die niet aankwam.

rechten-kern = Zo ziet u wie welk recht heeft en waar. Inwoners staan er alleen bij als u daarom vraagt.
rechten-nieuw = Geef iemand een recht
rechten-rol = Rol
rechten-waar = Waar het recht geldt
rechten-naam = Naam, functie of e-mailadres
rechten-ingetrokken = Toon ook ingetrokken rechten
rechten-ingetrokken-op = ingetrokken op { $dag }
rechten-gewist = iemand die gewist is
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
rechten-kolom-ingetrokken = Ingetrokken op
rechten-kolom-ingetrokken-door = Ingetrokken door
rechten-kolom-ingetrokken-reden = Reden van intrekken
rechten-kolom-doen = Bekijken
rechten-bekijk = Bekijk of trek in
rechten-bekijk-van = Bekijk of trek in: { $rol } van { $wie }
rechten-lees = Bekijk
rechten-lees-van = Bekijk: { $rol } van { $wie }
rechten-laatste-beheerder = Dit is de laatste beheerder. Maak eerst iemand anders beheerder.
rechten-al-ingetrokken = Iemand anders heeft dit recht al ingetrokken.
rechten-botsing = Iemand anders veranderde deze persoon net. Probeer het opnieuw.

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
recht-naam = Naam van de persoon
recht-naam-uitleg = Alleen collega’s zien de naam. Zo houdt u mensen met dezelfde functie uit elkaar.
recht-persoon = Alles over deze persoon
recht-functie = Functie die iedereen ziet
recht-functie-uitleg = Bijvoorbeeld: { $Gebiedsmakelaar }. Schrijf hier geen naam.
recht-waar = Waar geldt het recht?
recht-waar-leeg = Kies waar het recht geldt
recht-overal = Het recht geldt in de hele gemeente
recht-overal-uitleg = Kies dit alleen als het echt nodig is.
recht-geen-plaatsen = Er is nog niets om uit te kiezen. Voeg het eerst toe onder Beheer.
recht-reden = Waarom krijgt deze persoon dit recht?
recht-reden-uitleg = Bijvoorbeeld: nieuwe { $gebiedsmakelaar } per 1 januari. De reden blijft bewaard.
recht-geef-knop = Geef dit recht
recht-daarna = De persoon krijgt geen mail. Vertel zelf dat inloggen kan met dit e-mailadres.
recht-erbij = Geef deze persoon nog een recht

rol-mag-resident = Mag punten voorstellen en steunen, zoals iedereen die inlogt.
rol-mag-member = Mag voorlopig niet meer dan iedereen die inlogt. Zo ziet u wie bij welke groep hoort.
rol-mag-board = Mag voorlopig niet meer dan iedereen die inlogt. Zo ziet u wie bij welk bestuur hoort.
rol-mag-area-officer = Mag in de eigen { $kernen } alles met agenda’s, punten en toezeggingen. Beantwoordt voorstellen, haalt ze van de website en houdt de pagina van { $de_kern } bij.
rol-mag-policy-officer = Mag punten en toezeggingen bewerken die bij het eigen team horen. Schrijft er berichten bij en haalt er foto’s weg.
rol-mag-team-manager = Mag hetzelfde als een beleidsmedewerker van het team.
rol-mag-alderman = Mag meelezen in de eigen { $kernen }: de werklijst, concepten en berichten voor collega’s. Mag niets veranderen.
rol-mag-councillor = Mag voorlopig niet meer dan iedereen die inlogt. Zo ziet u wie raadslid is.
rol-mag-partner = Mag voorlopig niet meer dan iedereen die inlogt. Zo ziet u wie bij welke partner werkt.
rol-mag-moderator = Mag voorstellen van inwoners van de website halen en terugzetten, en foto’s weghalen.
rol-mag-administrator = Mag alles in deze gemeente, ook rechten geven en gegevens wissen.
rol-mag-operator = Mag voorlopig niet meer dan iedereen die inlogt. Zo ziet u wie de server beheert.

persoon-gegevens = Naam en functie
persoon-naam = Naam
persoon-naam-uitleg = Alleen collega’s zien de naam.
persoon-functie = Functie die iedereen ziet
persoon-functie-uitleg = Bijvoorbeeld: { $Gebiedsmakelaar }. Schrijf hier geen naam.
persoon-bewaar = Bewaar
persoon-sinds = Bekend sinds
persoon-laatst = Laatst ingelogd
persoon-nooit = nog nooit
persoon-logboek = Toon in het logboek wat { $kenmerk } deed
persoon-rechten = Rechten van deze persoon
persoon-geen-rechten = Deze persoon heeft nu geen rechten.
persoon-alles = Zet bij alle rechten een vinkje
persoon-rechten-recht = Welke rechten trekt u in?
persoon-rechten-reden = Waarom trekt u ze in?
persoon-rechten-reden-uitleg = Bijvoorbeeld: werkt hier niet meer sinds 1 januari. De reden blijft bewaard.
persoon-rechten-leeg = Zet een vinkje bij wat u wilt intrekken
persoon-recht-al-ingetrokken = Iemand anders heeft dit recht al ingetrokken: { $recht }. Uw andere vinkjes staan er nog.
persoon-rechten-knop = Trek de gekozen rechten in
persoon-recht-regel = { $rol }, { $waar }. Sinds { $dag }. Reden: { $reden }
persoon-eerder = Ingetrokken rechten
persoon-wissen = Gegevens wissen
persoon-wissen-uitleg = Wist het account met alles wat erbij hoort. Doe dit na een verzoek, bij een verkeerd adres, of als iemand vertrokken is.
persoon-wissen-link = Naar het wissen van deze persoon
persoon-afwezig = Afwezigheid
persoon-afwezig-uitleg = Is deze collega een tijd weg? Dan kan iemand anders waarnemen.
persoon-afwezig-link = Regel wie waarneemt

wis-kern = Wis alles wat bij een e-mailadres hoort. Er hoeft geen account bij te zijn.
wis-gevolg-account = Naam, e-mailadres en mails worden gewist. De rechten vervallen en de persoon wordt overal uitgelogd.
wis-gevolg-volgen = Wat met dit adres gevolgd wordt, stopt. Staat het adres als contact bij een { $kern } of bij een groep? Dan gaat het daar weg.
wis-gevolg-bijdragen = Wat de persoon bijdroeg blijft staan, zonder naam. Bij werk voor de gemeente blijft alleen de functie staan.
wis-gevolg-terug = Dit kan niet terug. De persoon krijgt geen mail: laat het zelf weten als dat nodig is.
wis-email = E-mailadres
wis-email-uitleg = Van de persoon, of van iemand die alleen nieuws volgt.
wis-waarom = Waarom wist u deze gegevens?
wis-reden-gevraagd = De persoon vroeg erom
wis-reden-tikfout = Het adres is verkeerd getypt en van een ander
wis-reden-vertrokken = De persoon werkt hier niet meer
wis-reden-niet-nodig = De gegevens zijn niet meer nodig
wis-zeker = Ik weet zeker dat deze gegevens weg moeten
wis-niets = Bij dit e-mailadres bewaren wij niets. Kijk of het goed getypt is.
wis-knop = Wis deze gegevens

intrekken-kop = Trek dit recht in
intrekken-uitleg = Het recht vervalt meteen. Op deze pagina en in het logboek blijft staan dat het er was.
intrekken-reden = Waarom trekt u dit recht in?
intrekken-knop = Trek het recht in

logboek-kern = Alles wat er is gedaan, het nieuwste eerst. Namen en adressen staan er niet in. De functie is die van nu. Aan het kenmerk ziet u of het dezelfde persoon was.
logboek-csv = Haal het hele logboek op (CSV)
logboek-csv-deel = Haal dit deel van het logboek op (CSV)
logboek-leeg = Hier komt te staan wat er gebeurt.
logboek-niets = In dit deel van het logboek staat niets. Kies een langere tijd of een ander kenmerk.
logboek-wie = Kenmerk in het logboek
logboek-wie-uitleg = Acht letters en cijfers. Ze staan achter de functie.
logboek-wie-onbekend = Dit kenmerk staat niet in het logboek. Kijk of het goed getypt is.
logboek-van = Van
logboek-tot = Tot en met
logboek-toon = Toon
logboek-alleen = Toon alleen wat { $kenmerk } deed
logboek-persoon-link = Bekijk wie dit is en welke rechten erbij horen
logboek-uzelf = uzelf
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
daad-people-person-add = Persoon toegevoegd of aangepast
daad-people-person-erase = Iemands gegevens gewist
daad-people-right-grant = Recht gegeven
daad-people-right-withdraw = Recht ingetrokken
daad-people-job-retry = Taak opnieuw gestart
daad-people-job-discard = Mislukte taak weggegooid
daad-people-absence-set = Eigen afwezigheid doorgegeven
daad-people-absence-end = Eigen afwezigheid beëindigd
daad-people-absence-other-set = Afwezigheid van een collega doorgegeven
daad-people-absence-other-end = Afwezigheid van een collega beëindigd
feit-persoon = persoon
feit-rol = rol
feit-waar = waar
feit-waarom = waarom
feit-afwezig-van = eerste dag
feit-afwezig-tot = laatste dag
feit-waarnemer = waarnemer
feit-ja = ja
feit-nee = nee
feit-waar-overal = { waar-overal }
feit-waarom-gevraagd = { wis-reden-gevraagd }
feit-waarom-tikfout = { wis-reden-tikfout }
feit-waarom-vertrokken = { wis-reden-vertrokken }
feit-waarom-niet-nodig = { wis-reden-niet-nodig }

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

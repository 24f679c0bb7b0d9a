# Teksten van de kernen: de eerste pagina, de kernen, volgen per e-mail, en hun beheer.
menu-kernen = { $Kernen }
soort-kern = { $Kern }
soort-groep = Groep

fase-1 = Beginsituatie
fase-2 = Start
fase-3 = Uitvoering
fase-nu = Fase: { $fase }
fasen-kop = Alle fasen tot nu toe
fasen-sinds = sinds { $datum }
fasen-begin = toen deze { $kern } op de website kwam
verandering-fase = Nieuwe fase

home-titel = Samen in de { $kernen } van { $gemeente }
home-kop = Hoe staat het in uw { $kern }?
home-zoek = Zoek uw { $kern } of straat
home-zoek-uitleg = Typ een deel van de naam.
home-een-gevonden = 1 { $kern } gevonden.
home-meer-gevonden = { $aantal } { $kernen } gevonden.
home-geen-gevonden = Geen { $kern } met die naam. Kies Zoek om overal te zoeken.
home-alle = Alle { $aantal } { $kernen }
kaart-titel = Kaart van de { $aantal } { $kernen } van { $gemeente }
kaart-kern-titel = Waar { $naam } ligt in { $gemeente }
kaart-uitleg = De lijst met { $kernen } heeft dezelfde links.
kaart-bij-benadering = Grenzen bij benadering.
kaart-bron = Bron: { $bron }
plek-titel = Kaart met de plek van: { $naam }
plek-midden = In het midden van { $naam }.
plek-waar = Ongeveer { $afstand } { $windstreek } van het midden van { $naam }.
plek-meter = { $aantal } meter
plek-kilometer = { $aantal } kilometer
windstreek-n = ten noorden
windstreek-no = ten noordoosten
windstreek-o = ten oosten
windstreek-zo = ten zuidoosten
windstreek-z = ten zuiden
windstreek-zw = ten zuidwesten
windstreek-w = ten westen
windstreek-nw = ten noordwesten
net-veranderd = Net veranderd
net-veranderd-leeg = Er is nog niets veranderd. Hier komt wat er nieuw is.
nu-doen = Dit kunt u nu doen
deur-makelaar = Vind uw { $gebiedsmakelaar }
deur-makelaar-uitleg = Kies uw { $kern } en zie wie u kunt bellen of mailen.
deur-volgen = Volg uw { $kern }
deur-volgen-uitleg = Kies uw { $kern } en krijg een e-mail als er iets verandert.

kernen-uitleg = Kies uw { $kern }. U ziet dan wat er is afgesproken en wie u kunt bellen.
kernen-leeg = Er zijn nog geen { $kernen }.
kernen-leeg-eerste = Voeg de eerste { $kern } toe
kernen-tabel = De { $aantal } { $kernen } op volgorde van naam
kernen-naam = Naam
kernen-fase = Fase
kernen-inwoners = Inwoners
kernen-makelaar = Wie is uw { $gebiedsmakelaar }?
kernen-nog-niemand = Nog niet bekend

kern-inleiding = Wat inwoners van { $naam } en de gemeente met elkaar afspreken, en hoe het ermee staat.
kern-onbekend = Niet bekend
kern-onzeker = (nog niet zeker)
kern-onzeker-kop = Dit is nog niet zeker.
kern-beeindigd-kop = { $naam } staat sinds { $datum } niet meer apart op deze website.
kern-beeindigd-uitleg = Wat hier is afgesproken, kunt u blijven lezen.
kern-beeindigd-opvolger = Ga verder bij { $naam }
kern-beeindigd-naam = { $naam } (gestopt)
kern-is-beeindigd = Deze { $kern } staat niet meer apart op de website. Daarom kan hier niets nieuws beginnen.
kern-intussen-beeindigd = Iemand anders heeft dit net veranderd. Kijk eerst hoe het nu is.
kern-volg-link = Volg deze { $kern } per e-mail
kern-bijwerken = Werk deze pagina bij
kern-groepen = Groepen
kern-groepen-leeg = Hier staan nog geen groepen. De beheerder kan ze toevoegen.
kern-groep-bron = Bron: { $bron }
kern-kanalen = Nieuws uit de buurt
kern-cijfers = { $naam } in cijfers
kern-peildatum = Geteld op { $datum }.
kern-bron = Bron
kern-feed = Nieuws volgen in een feedlezer
kern-feed-uitleg = Wat er verandert
uw-makelaar = Uw { $gebiedsmakelaar }
uw-wethouder = Uw wethouder
geen-makelaar = Wij weten nog niet wie er voor { $naam } is. Neem zolang contact op met de gemeente.
geen-wethouder = Wij weten nog niet wie de wethouder voor { $naam } is. Neem zolang contact op met de gemeente.
makelaar-uitleg = Het eerste gezicht van de gemeente in { $naam }. Voor vragen, ideeën en zorgen.
makelaar-bel = Bel { $nummer }
makelaar-mail = Stuur een e-mail
makelaar-mail-aan = aan { $naam }
makelaar-spreekuur = In het dorpshuis:

groep-dorpsraad = Dorpsraad
groep-dorpstafel = Dorpstafel
groep-werkgroep = Werkgroep
groep-vereniging = Vereniging
groep-stichting = Stichting
groep-platform = Platform
kanaal-lichtkrant = Lichtkrant
kanaal-website = Website
kanaal-app = App
kanaal-hulppunt = Hulppunt
kanaal-krant = Krant
kanaal-overig = Anders

volgen-titel = Volg { $wat }
volgen-uitleg = U krijgt een e-mail als er iets verandert. Na het versturen krijgt u eerst een bericht met een link om het te bevestigen. Stoppen kan in elke e-mail.
volgen-ingelogd = U krijgt een e-mail als er iets verandert, op het adres van uw account. Stoppen kan in elke e-mail en op uw eigen pagina.
volgen-wacht = U moet dit nog bevestigen met de link in onze e-mail.
volgen-email = Uw e-mailadres
volgen-hoe-vaak = Hoe vaak wilt u een e-mail?
volgen-knop = Volg
hoe-vaak-daily = Elke dag waarop iets verandert
hoe-vaak-weekly = Eén keer per week, op maandag
volgen-bevestig-titel = Wilt u { $wat } volgen?
volgen-bevestig-uitleg = Wij sturen nieuws over { $wat } naar { $email }.
volgen-bevestig-knop = Ja, ik wil nieuws krijgen
volgen-bevestig-niet = Wilt u dit niet? Dan hoeft u niets te doen. Wij wissen uw adres binnen een week.
volgen-al-titel = U volgt { $wat } al
volgen-al-uitleg = Wij sturen nieuws over { $wat } naar { $email }. U hoeft niets meer te doen.
volgen-al-stop = Stop, of kies hoe vaak u een e-mail krijgt
volgen-stop-titel = Stoppen met e-mail
volgen-stop-uitleg = Kies hier of u met alles wilt stoppen, of met een deel. Wij wissen uw e-mailadres als u nergens meer nieuws over krijgt.
volgen-stop-knop = Stop met alle e-mail
volgen-stop-wat = Dit volgt u
volgen-stop-een = Stop met { $wat }
volgen-stop-niets = U krijgt geen nieuws meer van ons. Uw e-mailadres is gewist.
volgen-vaker = Liever vaker of minder vaak?
melding-volgen-gevraagd = Kijk in uw e-mail. Klik op de link in ons bericht om het te bevestigen.
melding-volgen-bevestigd = Gelukt. Vanaf nu krijgt u nieuws per e-mail.
melding-volgen-gestopt = U krijgt hierover geen e-mail meer.
melding-wijziging-bewaard = De wijziging is bewaard.

post-volgen-onderwerp = Bevestig dat u { $wat } wilt volgen
post-volgen-tekst =
    Goedendag,

    Iemand vulde dit e-mailadres in om nieuws te krijgen over { $wat }.

    Bent u dat? Open dan deze link en kies ‘Ja’:
    { $link }

    Bent u dat niet? Dan hoeft u niets te doen. Wij wissen uw adres binnen een week.
post-volgt-al-onderwerp = U volgt { $wat } al
post-volgt-al-tekst =
    Goedendag,

    U vroeg om nieuws over { $wat }. Dat krijgt u al.

    Stoppen, of vaker of minder vaak nieuws? Dat regelt u hier:
    { $link }
post-nieuws-onderwerp = Nieuws uit { $gemeente }
post-nieuws-aanhef = { $aantal ->
    [one] Goedendag, er is 1 ding veranderd.
   *[other] Goedendag, er zijn { $aantal } dingen veranderd.
}
post-nieuws-aanhef-meer = Goedendag, er is veel veranderd. Hier leest u de nieuwste { $aantal } dingen.
post-nieuws-meer = Er is meer veranderd bij { $wat }. Zie: { $link }
post-nieuws-slot =
    U krijgt dit bericht omdat u volgt: { $wat }.
    Stoppen, of vaker of minder vaak nieuws? Dat regelt u hier:
    { $link }

beheer-bewaar = Bewaar
beheer-haal-weg = Haal weg
beheer-beeindigd = gestopt
beheer-kernen = { $Kernen }
beheer-kernen-uitleg = Naam, plek, inwoners, fase, contact en nieuws van elke { $kern }.
beheer-kernen-leeg = U kunt geen { $kern } bijwerken. Vraag de beheerder om dat recht.
beheer-kernen-geen = Er zijn nog geen { $kernen }. Begin met een naam en een plek op de kaart. De rest kan later.
beheer-kernen-beeindigd = Niet meer apart op de website
beheer-groepen = Groepen
beheer-groepen-uitleg = Dorpsraden, werkgroepen en verenigingen, met hun openbare contact.
beheer-teams = Teams
beheer-teams-uitleg = De teams van de gemeente die afspraken uitvoeren.
beheer-partners = Partners
beheer-partners-uitleg = Organisaties die meewerken, zoals een woningcorporatie.
beheer-werkdagen = Werkdagen
beheer-werkdagen-uitleg = Op welke dagen is de gemeente dicht?
beheer-instellingen = Instellingen
beheer-instellingen-uitleg = Naam, contact, woorden en kleuren van deze website.
beheer-contacten = Contact
beheer-contacten-leeg = Er is nog niemand bekend. Voeg toe wie inwoners kunnen bellen of mailen.
beheer-kanalen-leeg = Er staat nog niets. Voeg toe waar inwoners nieuws uit de buurt vinden.

kernbeheer-titel = { $naam } bijwerken
kernbeheer-bekijk = Bekijk de pagina
kernbeheer-nieuw = Voeg een { $kern } toe
kernbeheer-nieuw-uitleg = Een naam en een plek op de kaart zijn genoeg. De rest kunt u later invullen.
kernbeheer-voeg-toe = Voeg toe
kernbeheer-is-beeindigd = Deze { $kern } staat niet meer in de lijst en op de kaart. De pagina zelf is er nog.
kernbeheer-naam = Naam
kernbeheer-adres-kop = Adres van de pagina
kernbeheer-slug = Naam in het adres van de pagina
kernbeheer-slug-uitleg = Laat dit leeg en wij maken het van de naam. Later kan dit niet meer anders. Voorbeeld: eck-en-wiel
kernbeheer-plek = Plek op de kaart
kernbeheer-plek-uitleg = Twee getallen in graden, zoals 51.8870, 5.2690. Zo vindt u ze: zoek de { $kern } op openstreetmap.org, klik met de rechtermuisknop op het midden, kies ‘Adres weergeven’ en kopieer de getallen.
kernbeheer-telling-kop = Inwoners
kernbeheer-inwoners = Aantal inwoners
kernbeheer-peildatum = Geteld op
kernbeheer-peildatum-uitleg = Bijvoorbeeld 1-1-2026
kernbeheer-telling = Waar komt dit aantal vandaan?
kernbeheer-telling-uitleg = Bijvoorbeeld: CBS, Kerncijfers wijken en buurten
kernbeheer-bron = Link naar die bron
kernbeheer-grens-kop = Grens op de kaart
kernbeheer-vlak = Grens als GeoJSON
kernbeheer-vlak-uitleg = Plak hier een vlak in graden (WGS84). Vraag het aan wie bij u de kaarten maakt. Zonder grens staat er een stip op de kaart.
kernbeheer-vlakbestand = Of kies een bestand met de grens
kernbeheer-vlakbestand-uitleg = Een bestand van het soort .geojson of .json. Dat vervangt wat hierboven staat.
kernbeheer-vlak-versie = Een vlak met { $hoeken } hoeken
kernbeheer-vlak-anders = Een andere grens, met { $hoeken } hoeken
kernbeheer-wijk = Code van de wijk bij het CBS
kernbeheer-wijk-uitleg = WK en zes cijfers, bijvoorbeeld WK196005
kernbeheer-onzeker = Is het nog niet zeker dat dit een { $kern } is? Schrijf waarom
kernbeheer-onzeker-uitleg = Deze zin staat op de pagina van de { $kern }.
kernbeheer-intro = Inleiding
kernbeheer-intro-uitleg = Eén of twee zinnen onder de naam.
kernbeheer-fase = Fase
kernbeheer-fase-toelichting = Uitleg bij de fase
kernbeheer-fase-toelichting-uitleg = Een nieuwe fase komt bij ‘Net veranderd’ te staan, met deze uitleg. Wat u bij de vorige fase schreef, blijft bij ‘Alle fasen’ te lezen. Verandert u alleen de uitleg? Dan verbeteren wij die zonder bericht.
kern-foto-bron = Foto: { $bron }
kernfoto-kop = Foto
kernfoto-link = Kies of verwijder de foto
kernfoto-titel = Foto van { $naam }
kernfoto-geen = { $naam } heeft nog geen foto. Met een foto herkennen inwoners hun pagina sneller.
kernfoto-nu = Nu: { $wat }
kernfoto-foto = De foto
kernfoto-foto-uitleg = JPEG, PNG of WebP, hooguit 10 MB. Staat er al een foto? Die blijft als u hier niets kiest. Zijn er mensen te herkennen? Vraag eerst of zij dit goed vinden.
kernfoto-alt = Wat staat er op de foto?
kernfoto-alt-uitleg = Voor mensen die de foto niet kunnen zien. Bijvoorbeeld: de kerk, gezien vanaf de dijk.
kernfoto-bron = Van wie is de foto?
kernfoto-bron-uitleg = Wie de foto maakte, en of u hem mag gebruiken. Bijvoorbeeld: gemeente, vrij te gebruiken.
kernfoto-versie = Versie
kernfoto-kies = Kies een foto van uw computer of telefoon.
kernfoto-weg = Verwijder de foto
kernfoto-weg-uitleg = De foto gaat dan helemaal weg.
kernfotoweg-zeker = Ja, ik wil deze foto verwijderen
kernfotoweg-zeker-nodig = Zet een vinkje als u het zeker weet. Dit kunt u niet ongedaan maken.
kernfotoweg-intussen = Iemand anders heeft de foto net veranderd. Hierboven staat de foto van nu. Wilt u ook die verwijderen? Zet dan weer een vinkje.

kern-naam-bestaat = Er is al een { $kern } met deze naam.
kern-naam-fout = Dit is geen naam. Een naam begint met een letter of een cijfer, en er staan letters in.
kern-slug-bezet = Dit adres is al van een andere pagina. Kies een ander, of laat het leeg.
kern-slug-fout = Gebruik alleen kleine letters, cijfers en streepjes, en niet alleen het woord ‘nieuw’. Voorbeeld: eck-en-wiel
kern-inwoners-fout = Schrijf het aantal inwoners als een heel getal, bijvoorbeeld 3225
kern-wijk-fout = Schrijf WK en dan zes cijfers, bijvoorbeeld WK196005
plek-leeg = Vul in waar de { $kern } ligt, bijvoorbeeld 51.8870, 5.2690
plek-onleesbaar = Dit zijn geen twee getallen. Schrijf ze zo: 51.8870, 5.2690
plek-buiten = Deze plek ligt niet in Nederland. Het ene getal ligt tussen 50.7 en 53.7 en het andere tussen 3.2 en 7.3. Getallen in meters (RD) kunnen niet.
vlak-geen-geojson = Dit is geen GeoJSON. Vraag om een vlak als GeoJSON in graden (WGS84).
vlak-geen-vlak = In deze GeoJSON staat geen vlak. Nodig is een ‘Polygon’ of een ‘MultiPolygon’.
vlak-buiten = Dit vlak ligt niet in Nederland, of het staat in meters (RD). Vraag om graden (WGS84).
vlak-omgekeerd = De getallen staan in de verkeerde volgorde. In GeoJSON komt eerst de lengte (5.2) en dan de breedte (51.8).
vlak-niet-gesloten = De lijn om het vlak is niet dicht. De laatste hoek moet gelijk zijn aan de eerste.
vlak-te-groot = Dit vlak heeft te veel hoeken. Vraag om een vlak met minder dan 5.000 hoeken.
melding-kern-toegevoegd = De { $kern } staat op de website. Voeg nu toe wie inwoners kunnen bellen of mailen.
melding-kern-beeindigd = De { $kern } staat niet meer in de lijst en op de kaart.
melding-kern-hersteld = De { $kern } staat weer in de lijst en op de kaart.
melding-kern-verwijderd = De { $kern } is verwijderd.

kernbestand-titel = Voeg { $kernen } uit een bestand toe
kernbestand-uitleg = Handig als u er veel hebt. U ziet eerst wat er gebeurt. Er komt pas iets op de website als alle rijen goed zijn.
kernbestand-kolommen = Kies een bestand uit Excel of een CSV. Op de eerste rij staan de namen van de kolommen: naam, lat, lon en eventueel inwoners. Lat en lon zijn graden, zoals 51.8870 en 5.2690.
kernbestand-bestand = Bestand
kernbestand-kies = Kies een bestand
kernbestand-kies-ander = Kies een ander bestand
kernbestand-bekijk = Bekijk het bestand
kernbestand-regels = { $aantal } rijen uit het bestand
kernbestand-regel = Rij
kernbestand-wat = Klopt het?
kernbestand-goed = Goed
kernbestand-voeg-toe = Voeg deze { $aantal } { $kernen } toe
kernbestand-fout = { $aantal ->
    [one] 1 rij klopt niet.
   *[other] { $aantal } rijen kloppen niet.
} Er is niets toegevoegd. Verbeter het bestand en kies het dan opnieuw.
kernbestand-geen = Kies een bestand.
kernbestand-leeg = In dit bestand staan alleen de namen van de kolommen.
kernbestand-onleesbaar = Dit bestand is niet te lezen. Bewaar het in Excel als .xlsx of als CSV, met hooguit 500 rijen.
kernbestand-kolom = De kolom ‘{ $kolom }’ staat niet in het bestand. Zet de naam op de eerste rij.
kernbestand-naam-leeg = Vul een naam in.
kernbestand-zonder-naam = (geen naam)
kernbestand-naam-fout = Vul een naam in van hooguit 80 tekens.
kernbestand-naam-twee = Deze naam staat twee keer in het bestand.
melding-kernen-toegevoegd = De { $kernen } staan op de website.

kerneinde-kop = Hoort deze { $kern } hier niet meer?
kerneinde-link = Haal deze { $kern } van de website
kerneinde-titel = { $naam } van de website halen
kerneinde-uitleg = De { $kern } verdwijnt uit de lijst, van de kaart en uit de formulieren. De pagina blijft en zegt waarom. Wat er is afgesproken, blijft te lezen. U kunt dit later ongedaan maken.
kerneinde-reden = Waarom? Iedereen kan dit lezen
kerneinde-reden-uitleg = Bijvoorbeeld: Tuil en Haaften maken nu samen één kernagenda.
kerneinde-opvolger = Bij welke { $kern } gaat het verder?
kerneinde-knop = Haal { $naam } van de website
kerneinde-terug-titel = { $naam } terugzetten
kerneinde-terug-uitleg = De { $kern } komt weer in de lijst, op de kaart en in de formulieren.
kerneinde-waarom = De reden was: { $reden }
kerneinde-terug = Zet deze { $kern } terug
kernweg-kop = Per ongeluk toegevoegd?
kernweg-uitleg = Een { $kern } waar nog niets bij hoort, kunt u helemaal verwijderen. Dat kan niet meer als er al een agenda, groep, contact, kanaal, recht of volger is.
kernweg-zeker = Ja, ik wil deze { $kern } verwijderen
kernweg-zeker-nodig = Zet een vinkje als u het zeker weet. Dit kunt u niet ongedaan maken.
kernweg-knop = Verwijder { $naam }
kern-is-in-gebruik = Bij deze { $kern } hoort al iets. Verwijderen kan daarom niet. Haal de { $kern } van de website.

contact-titel = Contact bijwerken
contact-nieuw = Voeg een contact toe
contact-uitleg = Alles wat u hier invult is openbaar.
contact-ambt = Wie is dit?
contact-persoon = Welk account hoort hierbij?
contact-persoon-uitleg = U kunt kiezen uit wie hier het recht heeft. Wist die persoon het account, dan gaat ook dit contact van de website.
contact-persoon-weg = { $naam } (heeft hier geen recht meer)
contact-persoon-recht = Deze persoon heeft hier een ander recht. Kies iemand die bij de functie hierboven hoort.
contact-naam = Functie of naam
contact-telefoon = Telefoonnummer
contact-email = E-mailadres
contact-spreekuur = Wanneer in het dorpshuis?
contact-spreekuur-uitleg = Bijvoorbeeld: elke eerste donderdag, van 16.00 tot 18.00 uur

contactklopt-nog = Op de pagina staat nog { $naam }. Die heeft hier niet het recht van { $rol }.
contactklopt-niemand = { $naam } heeft hier het recht van { $rol }. Op de pagina staat nog niemand.
contactklopt-ander = { $naam } heeft hier het recht van { $rol }, maar staat nog niet op de pagina.
contactklopt-zelfde = Wel staat er { $naam }, zonder account. Is dat dezelfde persoon?
contactklopt-pas-aan = Pas dit contact aan of haal het weg
contactklopt-voeg-toe = Voeg het contact toe
contactklopt-kies = Kies dan het account erbij

deelweg-kop = Haal dit van de website
deelweg-uitleg = Het verdwijnt meteen en helemaal. Wilt u het later terug? Dan vult u het opnieuw in.
deelweg-zeker = Ja, ik wil dit weghalen
deelweg-zeker-nodig = Zet een vinkje als u het zeker weet. Dit kunt u niet ongedaan maken.
deelweg-intussen = Iemand anders haalde dit weg terwijl u bezig was. Wat u schreef, staat hieronder. Bewaar het om het opnieuw op de website te zetten.

kanaal-titel = Kanaal bijwerken
kanaal-nieuw = Voeg een kanaal toe
kanaal-soort = Wat voor kanaal is het?
kanaal-naam = Naam
kanaal-adres = Adres op internet

groep-titel = Groep bijwerken
groep-nieuw = Voeg een groep toe
groep-uitleg = Vul alleen openbaar contact van de groep in. Namen van inwoners horen hier niet.
groep-naam = Naam
groep-soort = Wat voor groep is het?
groep-website = Website
groep-email = E-mailadres van de groep
groep-toelichting = Uitleg
groep-kern = Bij welke { $kernen } hoort de groep?
groep-beeindigd = Deze groep is gestopt

team-titel = Team bijwerken
team-nieuw = Voeg een team toe
team-leeg = Er zijn nog geen teams. Voeg het eerste team toe.
team-naam = Naam
team-website = Website
team-toelichting = Uitleg
team-beeindigd = Dit team is gestopt

partner-titel = Partner bijwerken
partner-nieuw = Voeg een partner toe
partner-leeg = Er zijn nog geen partners. Voeg de eerste partner toe.
partner-naam = Naam
partner-website = Website
partner-toelichting = Uitleg
partner-beeindigd = Deze partner doet niet meer mee

werkdagen-intro = Op zaterdag, zondag en feestdagen werkt de gemeente niet. Collega’s krijgen dan geen herinnering: die komt op de werkdag ervoor of erna.
werkdagen-goede-vrijdag = Op Goede Vrijdag zijn wij dicht
werkdagen-bevrijdingsdag = Wanneer bent u dicht op 5 mei?
werkdagen-bevrijdingsdag-lustrum = Eens in de vijf jaar: 2030, 2035 en zo verder
werkdagen-bevrijdingsdag-jaarlijks = Elk jaar
werkdagen-bevrijdingsdag-nooit = Nooit
werkdagen-dagen = Andere dagen waarop de gemeente dicht is
werkdagen-dagen-uitleg = Eén dag op elke regel, met het jaar. Bijvoorbeeld: 24 december 2026
werkdagen-dag-fout = Op de regel ‘{ $regel }’ staat geen datum. Schrijf het zo: 24-12-2026
werkdagen-dag-ver = De dag ‘{ $regel }’ ligt meer dan vijf jaar vooruit. Klopt het jaartal?
werkdagen-te-veel = Dit zijn meer dan honderd dagen. Haal de dagen weg die voorbij zijn.
werkdagen-eigen = Dag van de gemeente zelf
werkdagen-lijst = Dicht in dit jaar en het volgende, naast zaterdag en zondag
werkdagen-dag = Dag
werkdagen-waarom = Waarom
werkdagen-ja = Ja
werkdagen-versie = Versie
instellingen-algemeen = Algemeen
instellingen-naam = Naam van de gemeente
instellingen-naam-uitleg = Deze naam staat boven elke pagina en in e-mails.
instellingen-naam-fout = Dit is geen naam. Een naam begint met een letter of een cijfer, en er staan letters in.
instellingen-naam-bezet = Een andere gemeente op deze server heet al zo. Kies een andere naam.
instellingen-intro = Inleiding
instellingen-intro-uitleg = Eén zin boven aan de eerste pagina.
instellingen-website = Website van de gemeente
instellingen-telefoon = Telefoonnummer
instellingen-email = E-mailadres
instellingen-kaart-bron = Wie maakte de gegevens van de kaart?
instellingen-kaart-bron-uitleg = Dit staat onder elke kaart. Vaak moet dat, zoals bij CC BY. Bijvoorbeeld: CBS/Kadaster (CC BY 4.0)
instellingen-verklaringen = Verklaringen
instellingen-toegankelijkheid = Link naar de toegankelijkheidsverklaring
instellingen-privacyverklaring = Link naar de privacyverklaring van de gemeente
instellingen-fg = Hoe bereiken inwoners de functionaris gegevensbescherming?
instellingen-fg-uitleg = Een e-mailadres of telefoonnummer. Het staat op de pagina Privacy. Noem liever de functie dan een naam.
instellingen-logo = Kies of verwijder het logo
logo-titel = Logo
logo-geen = Er is nog geen logo. Boven elke pagina staat nu een huisje.
logo-nu = Dit logo staat nu boven elke pagina:
logo-alt = Logo van { $gemeente }
logo-bestand = Het logo
logo-bestand-uitleg = JPEG, PNG of WebP, hooguit 10 MB. Het logo komt op een witte achtergrond.
logo-versie = Versie
logo-kies = Kies het bestand met het logo.
logo-weg = Verwijder het logo
logo-conflict = Iemand anders wijzigde het logo terwijl u bezig was. Hieronder ziet u hoe het nu is. Wilt u toch een ander logo? Kies het opnieuw.
instellingen-woorden = Uw eigen woorden
instellingen-woorden-uitleg = Deze woorden staan in alle teksten. Schrijf ze met een kleine letter.
instellingen-gebiedsmakelaar = Woord voor gebiedsmakelaar
instellingen-kern = Woord voor één kern
instellingen-kernen = Woord voor meer kernen
instellingen-kleuren = Kleuren
instellingen-kleuren-uitleg = Acht stappen van één kleur, van licht naar donker. Vul alle acht in, of laat alles leeg voor de gewone kleuren.
instellingen-kleur-50 = Stap 50
instellingen-kleur-100 = Stap 100
instellingen-kleur-200 = Stap 200
instellingen-kleur-300 = Stap 300
instellingen-kleur-400 = Stap 400
instellingen-kleur-500 = Stap 500
instellingen-kleur-600 = Stap 600
instellingen-kleur-700 = Stap 700
instellingen-geen-kleur = Vul een kleur in bij stap { $stap }. Schrijf die zo: #0b6060
instellingen-te-licht = Stap { $stap } is te licht. Het contrast met wit is { $contrast } en moet minstens 4,5 zijn. Kies een donkerder kleur.
instellingen-te-donker = Stap { $stap } is te donker. Er staat tekst op. Het contrast met die tekst is { $contrast } en moet minstens 4,5 zijn. Kies een lichtere kleur.

conflict-weggehaald = Iemand anders heeft dit net weggehaald.
naam-bestaat = Deze naam staat hier al. Misschien heeft u het formulier twee keer verstuurd. Kijk eerst of het er al staat.
conflict-gewijzigd = Iemand anders heeft dit net veranderd.

# In het logboek
daad-villages-kern-add = Nieuwe { $kern } toegevoegd
daad-villages-kern-end = Een { $kern } gestopt, teruggezet of verwijderd
daad-villages-kern-edit = Gegevens van een kern gewijzigd
daad-villages-kern-describe = Tekst of contact van een kern gewijzigd
daad-villages-follow = Volgen per e-mail gewijzigd
daad-villages-follow-own = Volgen met een account gewijzigd
daad-villages-group-manage = Groep gewijzigd
daad-villages-team-manage = Team gewijzigd
daad-villages-partner-manage = Partner gewijzigd
daad-villages-settings-change = Instellingen gewijzigd
daad-platform-demo-load = Voorbeeld geladen
daad-platform-tenant-add = Gemeente toegevoegd
feit-beeindigd = beëindigd
feit-fase = fase
feit-uitleg-voor = uitleg eerst
feit-uitleg-na = uitleg nu
feit-wat = wat
feit-opvolger = opvolger
feit-naam = naam
feit-kernen = kernen
feit-goede-vrijdag = Goede Vrijdag
feit-bevrijdingsdag = 5 mei
feit-dagen = dagen
feit-gemeente = gemeente
taak-villages-digest-daily = Dagelijks bericht versturen aan volgers
taak-villages-digest-weekly = Wekelijks bericht versturen aan volgers

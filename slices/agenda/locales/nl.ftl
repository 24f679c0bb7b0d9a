# Teksten van de kernagenda.
menu-uitvoering = Uitvoering
menu-werk = Mijn werk
agenda-kruimel = Kernagenda
soort-punt = Punt van de kernagenda

status-idea = Idee
status-testing = Wordt onderzocht
status-agreed = Afgesproken
status-planned = Gepland
status-busy = Mee bezig
status-done = Klaar
status-impossible = Kan niet
status-merged = Samengevoegd
status-settled = Afgehecht
eigenaar-residents = Inwoners
eigenaar-municipality = Gemeente
eigenaar-partner = Partner
uitkomst-kept = Nagekomen
uitkomst-late = Te laat gedaan
uitkomst-done = Gedaan
uitkomst-changed = Gewijzigd
uitkomst-dropped = Vervallen
haalbaar-yes = Ja, dit kan
haalbaar-partly = Voor een deel
haalbaar-no = Nee, dit kan niet
haalbaar-unknown = Dat weten wij nog niet
deel-klaar = Klaar
deel-bezig = Mee bezig
deel-gepland = Nog te doen
deel-vervallen = Afgesloten
dagen-te-laat = { $dagen ->
    [one] 1 dag te laat
   *[other] { $dagen } dagen te laat
}
balk-titel = Hoe de punten ervoor staan

stand-kop = Hoe staat het ervoor?
stand-leeg = Hier komt te staan hoeveel afspraken klaar zijn. Er zijn nog geen afspraken.
stand-zin = { $totaal ->
    [0] Er is nog over geen enkel punt besloten.
    [one] Over 1 punt is besloten. Daarvan is er { $klaar } klaar.
   *[other] Van de { $totaal } punten waarover is besloten, zijn er { $klaar } klaar.
}
stand-vorige = Op de agenda’s van nu staan nog geen punten. Wat eerder is toegezegd, telt nog mee.
stand-te-laat = { $aantal ->
    [one] 1 toezegging is over tijd.
   *[other] { $aantal } toezeggingen zijn over tijd.
}
stand-op-tijd = Geen toezegging is over tijd.
stand-alles = Bekijk alle punten en wat nog niet klaar is
paneel-agenda-leeg = Hier komen de plannen van inwoners en gemeente. Er is nog geen kernagenda.
paneel-agenda-alles = Bekijk de hele kernagenda
paneel-datums = Toegezegd voor

agenda-titel = Kernagenda { $naam }
agenda-beschrijving = De plannen van inwoners en gemeente voor { $naam }, en wat ervan terechtkomt.
agenda-intro = Dit zijn de plannen voor { $naam }. U ziet hier wat al klaar is en wat nog komt.
agenda-intro-maak = Dit zijn de punten voor { $naam }. Bij elk punt staat waar het vandaan komt, als dat bekend is.
agenda-leeg = Hier komt de kernagenda van { $naam }. Er is er nog geen. Vraag uw { $gebiedsmakelaar } wanneer die er komt.
agenda-maak-eerste = Maak de kernagenda
agenda-staat = Stand
agenda-staat-draft = In de maak
agenda-staat-adopted = Vastgesteld
agenda-staat-replaced = Vervangen
agenda-versie = versie { $versie }
agenda-stand-per = Stand per
agenda-voor = Voor
agenda-periode = Periode
agenda-bron = Bron
agenda-document = Document
agenda-document-draft = Lees het document
agenda-document-adopted = Lees de agenda zoals die is vastgesteld
agenda-document-replaced = Lees hoe die agenda was
agenda-vernieuwen = Deze agenda is toe aan vernieuwing.
agenda-geen-punten = Hier komen de punten te staan. Er zijn er nog geen.
agenda-zonder-thema = Overige punten
agenda-voorstel-kop = Zelf iets voorstellen
agenda-voorstel-open = Mist u iets? Stel het voor. Uw { $gebiedsmakelaar } bekijkt het en geeft antwoord.
agenda-voorstel-knop = Stel iets voor
voorstel-kan-tot = Dat kan tot en met { $datum }.
voorstel-kan-altijd = Dat kan het hele jaar.
voorstel-kan-vanaf = U kunt nu geen nieuw punt voorstellen. Dat kan weer vanaf { $datum }.
voorstel-kan-niet = U kunt nu geen nieuw punt voorstellen.
deur-voorstel = Idee voor uw { $kern }?
deur-voorstel-uitleg = Stel iets voor, en lees het antwoord op deze website.
deur-voorstel-kern = Idee voor { $naam }?
voorstel-kies-kern = Voor { $welke_kern } is uw idee?
voorstel-nergens = Er is nog geen kernagenda. Is die er wel, dan kunt u hier iets voorstellen.
voorstel-lees-agenda = Lees intussen wat er al op de agenda’s staat
agenda-ook-over = Ook over { $naam }
agenda-ook-over-uitleg = Deze punten staan op een andere kernagenda en gaan ook over { $naam }.
agenda-eerder = Eerdere versies
agenda-eerder-punten = Bekijk de punten die niet zijn meegenomen
agenda-niet-vastgesteld = Deze agenda is nog niet vastgesteld. Stel die eerst vast, en neem dan punten mee.
punt-al-meegenomen = Een van deze punten is intussen al meegenomen. Bekijk de lijst opnieuw.

punt-nummer = punt { $nummer }
punt-steun = { $aantal ->
    [0] Nog niemand vindt dit ook belangrijk
    [one] 1 persoon vindt dit ook belangrijk
   *[other] { $aantal } mensen vinden dit ook belangrijk
}
punt-concept = Concept
punt-van-website = Van de website
punt-van-website-kop = Dit voorstel staat niet op de website
punt-van-website-wanneer = Weggehaald op { $datum }. Functie: { $functie }.
punt-van-website-reden = Waarom: { $reden }
punt-van-website-blijft = Dit voorstel staat niet op de website. Op de pagina van het voorstel kunt u het terugzetten.
punt-al-van-website = Dit voorstel is al van de website gehaald.
punt-al-op-website = Dit voorstel staat al op de website.
punt-geen-voorstel = Dit punt kunt u niet van de website halen. Dat kan alleen met een voorstel van een inwoner waarover nog niets is besloten.
van-website-titel = Haal dit voorstel van de website
van-website-intro = Niemand kan het voorstel dan nog lezen of vinden. Alleen collega’s zien het. U kunt het later terugzetten.
van-website-reden = Waarom moet dit voorstel van de website?
van-website-reden-uitleg = Wie dit voorstelde, leest uw reden. Collega’s lezen hem ook. Noem geen namen.
van-website-reden-nodig = Schrijf op waarom. Wie dit voorstelde, wil dat weten.
van-website-toegezegd = Op dit voorstel loopt nog een toezegging. Zeg eerst wat ervan kwam, of vraag dat aan uw { $gebiedsmakelaar }.
van-website-knop = Haal van de website
terugzetten-knop = Zet terug
punt-vorige-agenda = Dit punt staat op een vorige kernagenda.
punt-intern = Alleen voor collega’s
punt-verder-in = Dit punt gaat verder in:
punt-waarom = Waarom:
punt-perspectief = Wat nu nog kan
punt-verhaal = Wat er gebeurde
punt-erbij = Meer over dit punt
punt-volgende-stap = Volgende stap
punt-geen-stap = De volgende stap is nog niet bekend.
punt-toezeggingen = Toegezegd
punt-voor-datum = voor { $datum }
punt-van-wie = Van wie
punt-aanspreekpunt = Aanspreekpunt
punt-planning = Planning
punt-plek = Plek
punt-bron-status = In de bron staat: ‘{ $woorden }’
punt-bron-planning = Planning in de bron: ‘{ $woorden }’
punt-stand-per = Stand per { $datum }
punt-belangrijk = Vindt u dit ook belangrijk?
punt-steun-geef = Dit vind ik ook belangrijk
punt-steun-terug = Haal mijn steun weg
punt-steun-inloggen = Log in om dit te laten weten
punt-bijwerken = Bijwerken
punt-schrijf = Schrijf een bericht
punt-schrijf-knop = Plaats bericht
punt-wijzig-status = Wijzig de status
punt-bewaar = Bewaar
punt-toezegging-bijwerken = Werk bij: { $wat }
punt-uitkomst-kop = Wat kwam ervan terecht?
punt-verzet-kop = Verzet de datum
punt-verzet-knop = Verzet de datum
punt-zeg-toe = Zeg iets toe
punt-zeg-toe-knop = Zeg dit toe
punt-toets = Beantwoord dit voorstel
punt-toets-knop = Stuur antwoord
punt-samenvoegen = Voeg samen met een ander punt
punt-samenvoegen-knop = Voeg samen
punt-bewerken-titel = Wijzig de tekst van dit punt

punt-titel = Titel
punt-tekst = Uitleg
punt-thema = Thema
punt-eigenaar = Wie gaat dit doen?
punt-team = Team
punt-partner = Partner
punt-groep = Groep
punt-behandelaar = Wie behandelt dit punt?
punt-behandelaar-uitleg = U ziet collega’s die hier een recht hebben. Inwoners zien alleen de functie.
punt-behandelaar-zonder-recht = Deze collega heeft hier geen recht meer. Kies iemand anders, of niemand.
punt-geen-behandelaar = Niemand
punt-planning-uitleg = Zo precies als u weet: 2027, Q3 2027 of 3-12-2027
punt-volgende = Volgende stap
punt-volgende-uitleg = Wat is het eerste dat nu gebeurt?
punt-plek-uitleg = Bijvoorbeeld: hoek Dorpsstraat en Kerkweg
punt-coordinaten = Coördinaten
punt-coordinaten-uitleg = Plak ze uit een kaart, bijvoorbeeld: 51.89, 5.27
punt-coordinaten-fout = Dit zijn geen coördinaten. Schrijf twee getallen, zoals 51.89, 5.27
punt-coordinaten-ver = Deze plek ligt niet in Nederland. Kijk of u de getallen goed overnam.
punt-op-de-kaart = Op de kaart
punt-concept-uitleg = Inwoners zien een concept nog niet.
punt-niet-terug-concept = Dit punt staat al op de website en kan geen concept meer worden.
punt-kern-zonder-recht = In { $naam } heeft u geen recht. Vraag een collega die daar over gaat.
punt-kern-zonder-agenda = Hier is nog geen kernagenda. Maak die eerst, of kies iets anders.
punt-versie = Versie
punt-status-status = Nieuwe status
punt-status-reden = Waarom?
punt-status-reden-uitleg = Iedereen kan dit lezen. Nodig als iets niet kan.
punt-status-perspectief = Wat kan er nog wel, en door wie?
punt-status-perspectief-uitleg = Nodig als u een punt afhecht.
punt-reden-nodig = Schrijf op waarom het niet kan. Inwoners willen dat weten.
punt-status-zelfde = Dit is al de status. Kies een andere, of schrijf een bericht.
punt-perspectief-nodig = Schrijf op wat er nog wel kan, en wie dat kan doen.
punt-kan-niet-maar-open = U zegt dat dit niet kan. Kies dan ‘Kan niet’ of ‘Afgehecht’.
punt-samenvoegen-kan-niet = Met dit punt kunt u niet samenvoegen. Kies een ander nummer.
punt-samenvoegen-nummer = Vul het nummer van het andere punt in.
punt-samenvoegen-mag-niet = Dit punt hoort bij een { $kern } waar u geen recht heeft. Vraag een collega die daar over gaat.
punt-samenvoegen-concept = Een concept kunt u niet samenvoegen. Maak het eerst openbaar.
punt-samenvoegen-toegezegd = Op dit punt loopt nog een toezegging. Zeg eerst wat ervan kwam. Moet het nog gebeuren? Zeg het dan toe bij het andere punt.
punt-bestaat-niet = Dit nummer bestaat niet. Kijk bij het andere punt welk nummer het heeft.
punt-is-samengevoegd = Dit punt is intussen samengevoegd met een ander punt.
punt-is-gesloten = Dit punt is afgesloten. U kunt het niet meer steunen.
punt-intussen-veranderd = Iemand anders wijzigde dit punt terwijl u bezig was.
agenda-intussen-veranderd = Iemand anders wijzigde deze agenda terwijl u bezig was.
toezegging-intussen-veranderd = Iemand anders werkte deze toezegging bij terwijl u bezig was.
venster-is-dicht = U kunt nu geen nieuw punt voorstellen. Op de kernagenda staat wanneer het weer kan.
geen-agenda = { $Deze_kern } heeft nog geen kernagenda. Vraag uw { $gebiedsmakelaar } ernaar.
bericht-tekst = Uw bericht
bericht-tekst-uitleg = Wat is er gebeurd, en wat gebeurt er nu? Noem geen namen van inwoners.
bericht-openbaar = Iedereen mag dit lezen
bericht-foto = Foto erbij
bericht-foto-uitleg = JPEG, PNG of WebP, hooguit 10 MB. Zijn er mensen te herkennen? Vraag eerst of zij dit goed vinden.
bericht-alt = Wat staat er op de foto?
bericht-alt-uitleg = Nodig bij een foto, voor mensen die hem niet kunnen zien. Bijvoorbeeld: het nieuwe bankje bij de kerk.
toezegging-wat = Wat zegt u toe?
toezegging-wat-uitleg = Bijvoorbeeld: een ontwerp van de kruising laten zien
toezegging-eigenaar = Wie doet het?
toezegging-team = Welk team van de gemeente?
toezegging-partner = Welke partner?
toezegging-groep = Welke groep inwoners?
toezegging-wie-past-niet = Dit past niet bij ‘Wie doet het?’. Kies daar iets anders, of maak dit leeg.
toezegging-datum = Voor wanneer?
toezegging-datum-uitleg = Bijvoorbeeld: 3-12-2026
toezegging-bedrag = Welk bedrag hoort erbij?
toezegging-datum-voorbij = Deze datum is al voorbij. Kies een dag vanaf vandaag.
toezegging-reden-nodig = Schrijf op waarom. Iedereen kan dit lezen.
toezegging-bewijs-nodig = Schrijf op waaraan u dat ziet. Iedereen kan dit lezen.
toezegging-zelfde-datum = Dit is dezelfde datum. Kies een andere dag.
toezegging-klaar-later = Deze dag moet nog komen. Kies vandaag of een dag daarvoor.
toezegging-klaar-eerder = Dit is toegezegd op { $datum }. Kies die dag of een dag daarna.
toezegging-klaar-past-niet = Een dag hoort alleen bij ‘Gedaan’. Kies dat, of maak dit leeg.
verzet-datum = Nieuwe datum
verzet-reden = Waarom?
verzet-reden-uitleg = De oude datum en uw reden blijven zichtbaar.
uitkomst-uitkomst = Wat kwam ervan terecht?
uitkomst-toegezegd = Toegezegd voor
uitkomst-klaar-op = Wanneer was het klaar?
uitkomst-klaar-op-uitleg = Alleen als het is gedaan. Bijvoorbeeld: 18-11-2026. Laat dit leeg als het vandaag klaar was. Deze dag telt: op tijd of te laat.
uitkomst-reden = Waarom? Of als het is gedaan: waaraan ziet u dat?
uitkomst-reden-uitleg = Iedereen kan dit lezen. Bijvoorbeeld: het bankje staat er.
antwoord-haalbaar = Kan het?
antwoord-eigenaar = Van wie is het?
antwoord-kosten = Wat kost het ongeveer?
antwoord-team = Welk team?
antwoord-antwoord = Uw antwoord
antwoord-antwoord-uitleg = Iedereen kan dit lezen.
antwoord-status = Nieuwe status
samenvoegen-nummer = Nummer van het andere punt
samenvoegen-reden = Waarom?

verhaal-status-idea = Iemand stelde dit voor
verhaal-status-testing = Wij onderzoeken dit
verhaal-status-agreed = Dit is afgesproken
verhaal-status-planned = Dit is gepland
verhaal-status-busy = Wij zijn ermee bezig
verhaal-status-done = Dit is klaar
verhaal-status-impossible = Dit kan niet
verhaal-status-merged = Dit is samengevoegd
verhaal-status-settled = Dit is afgehecht
verhaal-bron = Zo staat het in de bron
verhaal-bron-woorden = ‘{ $woorden }’. Hier heet dat: { $status }.
verhaal-bron-zonder = De bron noemt geen status. Hier heet dat: { $status }.
verhaal-overgenomen = Overgenomen door: { $functie }
verhaal-samengevoegd-in = Dit gaat verder in punt { $nummer }: { $titel }
verhaal-samengevoegd-met = Punt { $nummer } is hierbij gevoegd: { $titel }
verhaal-samengevoegd-ander = Een ander punt is hierbij gevoegd
verhaal-bericht = Bericht
verhaal-bericht-intern = Bericht voor collega’s
verhaal-van-website = Van de website gehaald. Waarom: { $reden }
verhaal-teruggezet = Teruggezet op de website.
verhaal-op-website = Dit staat nu op de website.
verhaal-foto-weg = Foto verwijderd.
verhaal-foto-weg-reden = Waarom (alleen voor collega’s): { $reden }
punt-fotos = Foto’s
foto-weg-link = Verwijder deze foto: { $wat }
foto-weg-titel = Foto verwijderen
foto-weg-intro = De foto gaat helemaal weg. Bij het bericht staat daarna dat er een foto was.
foto-weg-reden = Waarom moet deze foto weg?
foto-weg-reden-uitleg = Alleen collega’s lezen dit. Noem geen namen.
foto-weg-knop = Verwijder de foto
foto-reden-nodig = Schrijf op waarom de foto weg moet.
foto-al-weg = Deze foto is al verwijderd.
verhaal-antwoord-yes = Antwoord: dit kan
verhaal-antwoord-partly = Antwoord: een deel kan
verhaal-antwoord-no = Antwoord: dit kan niet
verhaal-antwoord-unknown = Antwoord: wij weten het nog niet
verhaal-antwoord-van = Van wie: { $wie }
verhaal-kosten = Dit kost ongeveer { $bedrag }.
verhaal-toezegging = Toegezegd door { $wie }, voor { $datum }
verhaal-verzet = De datum is verzet: { $wat }
verhaal-datum-onbekend = Datum niet bekend
verhaal-was = Was:
verhaal-wordt = Nu:
verhaal-uitkomst-kept = Nagekomen: { $wat }
verhaal-uitkomst-late = Gedaan, maar te laat: { $wat }
verhaal-uitkomst-changed = Anders gedaan: { $wat }
verhaal-uitkomst-dropped = Vervallen: { $wat }
verhaal-klaar-op = Klaar op { $datum }.

verandering-bericht = Nieuw bericht
verandering-antwoord = Antwoord op een voorstel
verandering-toezegging = Nieuwe toezegging
verandering-verzet = Datum verzet
verandering-nagekomen = Toezegging nagekomen
verandering-te-laat = Gedaan, maar te laat
verandering-uitkomst = Toezegging gewijzigd
verandering-vervallen = Toezegging vervallen
verandering-onderzoek = Wordt onderzocht
verandering-afgesproken = Afgesproken
verandering-gepland = Gepland
verandering-bezig = Mee bezig
verandering-klaar = Klaar
verandering-voorstel = Nieuw voorstel
verandering-kan-niet = Kan niet
verandering-samengevoegd = Samengevoegd
verandering-afgehecht = Afgehecht
verandering-erbij = Een ander punt is hierbij gevoegd

voorstel-paginatitel = Stel iets voor
voorstel-intro = Wat kan beter in { $naam }? Vertel het kort. Uw naam komt niet op de website.
voorstel-straks-kop = Wat er daarna gebeurt
voorstel-straks-1 = Uw voorstel staat meteen op de website.
voorstel-straks-2 = Uw { $gebiedsmakelaar } zoekt uit of het kan, van wie het is en wat het kost.
voorstel-straks-3 = U leest het antwoord bij uw voorstel.
voorstel-titel = Uw voorstel in één zin
voorstel-titel-uitleg = Bijvoorbeeld: een bankje bij de bushalte
voorstel-tekst = Waarom is dit nodig?
voorstel-plek = Waar is het?
voorstel-knop = Stuur voorstel

melding-punt-bewaard = Het punt is bewaard.
melding-status = De nieuwe status staat op de pagina.
melding-bericht = Uw bericht staat op de pagina.
melding-foto-weg = De foto is verwijderd.
melding-antwoord = Uw antwoord staat op de pagina.
melding-samengevoegd = De punten zijn samengevoegd.
melding-steun = Dank u. Uw keuze is bewaard.
melding-toezegging = De toezegging staat op de pagina.
melding-verzet = De datum is verzet. De oude datum blijft zichtbaar.
melding-uitkomst = De uitkomst staat op de pagina.
melding-voorstel = Dank u. Uw voorstel staat op de website.
melding-van-website = Het voorstel staat niet meer op de website.
melding-teruggezet = Het voorstel staat weer op de website.
mijn-voorstellen-kop = Wat ik voorstelde
mijn-voorstel-van-website = De gemeente haalde dit voorstel van de website.
mijn-voorstel-concept = Dit voorstel staat nu niet op de website.
punt-nummer-kop = Nummer
punt-afgerond = Dit punt is afgesloten. Er komt geen volgende stap.
verhaal-reden = Reden:
verhaal-beloofd-voor = Toegezegd voor { $datum }
agenda-aantal = { $aantal ->
    [one] 1 punt
   *[other] { $aantal } punten
}
paneel-agenda-kop = Hoe de kernagenda ervoor staat

# Uitvoeringsmonitor
monitor-titel = Doen wij wat is afgesproken?
monitor-beschrijving = Hoeveel punten van de kernagenda’s klaar zijn, hoeveel niet, en waarom niet.
monitor-leeg = Hier komt te staan hoeveel punten klaar zijn. Er zijn nog geen punten.
monitor-zin = { $totaal ->
    [0] Er is nog over geen enkel punt besloten.
    [one] Over 1 punt is besloten. Daarvan is er { $klaar } klaar en { $niet } niet.
   *[other] Van de { $totaal } punten waarover is besloten, zijn er { $klaar } klaar en { $niet } niet.
}
monitor-wachten = { $aantal ->
    [one] Over 1 punt is nog niet besloten.
   *[other] Over { $aantal } punten is nog niet besloten.
}
monitor-wachten-kop = Waarover is nog niet besloten?
monitor-te-laat = { $aantal ->
    [one] Bij 1 punt is een toezegging over tijd.
   *[other] Bij { $aantal } punten is een toezegging over tijd.
}
monitor-niemand-te-laat = Geen toezegging is over tijd.
monitor-stand = Stand van { $datum }
monitor-balk = De punten van alle { $kernen } samen
monitor-balk-kern = De punten van { $naam }
monitor-waarom = Waarom is het niet klaar?
monitor-alles-klaar = Alles is klaar.
waarom-idea = Dit is een idee. Er staat nog geen antwoord bij.
waarom-testing = Dit wordt onderzocht. Kan het, en hoe?
waarom-agreed = Dit is afgesproken. Of het werk is begonnen, staat er niet bij.
waarom-planned = Er is een planning. Of het werk is begonnen, staat er niet bij.
waarom-busy = Het werk loopt.
waarom-done = Dit is klaar.
waarom-impossible = Bij elk punt staat waarom niet.
waarom-merged = Dit gaat verder in een ander punt.
waarom-settled = Dit is bekeken en afgesloten. Bij elk punt staat waarom.
monitor-toezeggingen = Toezeggingen
monitor-geen-toezeggingen = Hier komt te staan wat er van toezeggingen terechtkomt. Er is nog niets toegezegd.
monitor-alle-toezeggingen = Bekijk alle toezeggingen en wat ervan kwam
monitor-toezeggingen-zin = { $totaal ->
    [one] Er is 1 ding toegezegd, met een datum erbij.
   *[other] Er zijn { $totaal } dingen toegezegd, elk met een datum.
}
toezegging-stand-overdue = { $aantal ->
    [one] 1 is over tijd en nog niet gedaan.
   *[other] { $aantal } zijn over tijd en nog niet gedaan.
}
toezegging-stand-open = { $aantal ->
    [one] 1 loopt nog; de datum komt nog.
   *[other] { $aantal } lopen nog; de datum komt nog.
}
toezegging-stand-kept = { $aantal ->
    [one] 1 is op tijd nagekomen.
   *[other] { $aantal } zijn op tijd nagekomen.
}
toezegging-stand-late = { $aantal ->
    [one] 1 is gedaan, maar te laat.
   *[other] { $aantal } zijn gedaan, maar te laat.
}
toezegging-stand-changed = { $aantal ->
    [one] 1 is anders gedaan dan toegezegd.
   *[other] { $aantal } zijn anders gedaan dan toegezegd.
}
toezegging-stand-dropped = { $aantal ->
    [one] 1 gaat niet door.
   *[other] { $aantal } gaan niet door.
}
monitor-voorbeelden = { $aantal ->
    [one] 1 voorbeeld
   *[other] { $aantal } voorbeelden
}
kort-overdue = Over tijd
kort-open = Loopt nog
toezeggingen-titel = Toezeggingen: wat kwam ervan terecht?
toezeggingen-beschrijving = Alles wat bij de kernagenda’s is toegezegd: wat over tijd is, wat is nagekomen, en wat niet. Met de reden.
toezeggingen-intro = Hier staat alles wat is toegezegd: door wie, voor wanneer, en wat ervan kwam.
toezeggingen-lijst = Alle toezeggingen
toezeggingen-tabel = Wat het langst over tijd is, staat bovenaan. Daarna wat nog loopt. Onderaan staat wat een uitkomst heeft, het nieuwste eerst.
toezeggingen-bij-punt = bij punt { $nummer }: { $titel }
toezeggingen-verzet = { $aantal ->
    [one] 1 keer verzet
   *[other] { $aantal } keer verzet
}
toezeggingen-verzet-reden = Verzet: { $reden }
toezeggingen-waarom = Waarom
toezeggingen-gevonden = { $aantal ->
    [one] 1 toezegging past bij uw keuze.
   *[other] { $aantal } toezeggingen passen bij uw keuze.
}
toezeggingen-niets = Geen toezegging past bij uw keuze. Kies minder, of wis uw keuze.
toezeggingen-bladeren = Andere toezeggingen
toezeggingen-bij-keuze = Bekijk de toezeggingen bij deze keuze
monitor-per-kern = Per { $kern }
monitor-per-kern-uitleg = Waar een toezegging het langst over tijd is, staat bovenaan. Een punt van twee { $kernen } telt bij allebei mee.
monitor-klaar-van = { $totaal ->
    [0] nog niets besloten
   *[other] { $klaar } van { $totaal } klaar
}
monitor-andere-kernen = { $aantal ->
    [one] Toon { $de_andere_kern }
   *[other] Toon de andere { $aantal } { $kernen }
}
monitor-zonder-punten = Nog zonder punten:
monitor-als-tabel = Dezelfde cijfers als tabel
monitor-tabel-kernen = Aantal punten per { $kern }
monitor-samen = Samen
monitor-kolom-te-laat = Over tijd
monitor-kolom-langst = Hoogste aantal dagen over tijd
monitor-gemeente = Hele gemeente
monitor-alle = Alle punten
monitor-niets = Geen punt past bij uw keuze. Kies minder, of wis uw keuze.
monitor-gevonden = { $totaal ->
    [one] 1 punt past bij uw keuze. { $klaar } daarvan is klaar.
   *[other] { $totaal } punten passen bij uw keuze. Daarvan zijn er { $klaar } klaar.
}
monitor-tabel-punten = Wat het langst over tijd is, staat bovenaan. Daarna op datum. Zonder datum staat eerst wat nog moet gebeuren.
monitor-punt = Punt
monitor-toegezegd = Toegezegd voor
monitor-geen-datum = geen datum
monitor-dagen = { $dagen ->
    [one] 1 dag
   *[other] { $dagen } dagen
}
monitor-niet-te-laat = Nee
monitor-bladeren = Andere punten
monitor-vorige = Vorige
monitor-volgende = Volgende
monitor-meenemen-label = Neem deze lijst mee
monitor-meenemen = Neem mee:
monitor-punten-xlsx = Punten (Excel)
monitor-punten-csv = Punten (CSV)
monitor-toezeggingen-xlsx = Toezeggingen (Excel)
monitor-toezeggingen-csv = Toezeggingen (CSV)
monitor-kern-titel = Uitvoering in { $naam }
monitor-kern-beschrijving = Wat er in { $naam } klaar is, wat niet, en waarom niet.
monitor-kern-leeg = Hier komt te staan hoeveel punten van { $naam } klaar zijn. Er zijn nog geen punten.
monitor-punten-kop = Punten
monitor-tabel-status = Aantal punten per status
monitor-aantal = Aantal
monitor-niet-kop = Wat is afgesloten, en waarom
monitor-geen-reden = Er is geen reden opgeschreven.
monitor-loopt-kop = Wat er nog moet gebeuren
monitor-kern-meer = Bekijk alles wat nog moet gebeuren
monitor-kern-meer-niet = Bekijk alles wat niet klaar is
monitor-bron-kop = Waar deze cijfers vandaan komen

filter-label = Kies welke punten u ziet
filter-label-toezeggingen = Kies welke toezeggingen u ziet
filter-kern = { $Kern }
filter-thema = Thema
filter-eigenaar = Wie doet het
filter-team = Team
filter-status = Status
filter-status-punt = Status van het punt
filter-jaar = Gepland in
filter-jaar-punt = Punt gepland in
filter-tijd = Op tijd?
filter-agenda = Kernagenda
filter-agenda-vorige = Vorige agenda’s
filter-woorden = Woorden of nummer
filter-alle-kern = Alle { $kernen }
filter-alle-uitkomst = Alle
filter-alle-thema = Alle thema’s
filter-alle-eigenaar = Iedereen
filter-alle-team = Alle teams
filter-alle-status = Alle
filter-alle-jaar = Alle jaren
filter-alle-tijd = Alle
filter-alle-agenda = Agenda’s van nu
filter-alle-agenda-toezegging = Alle agenda’s
filter-status-niet-klaar = Niet klaar
filter-status-loopt = Moet nog gebeuren
filter-status-nog-niet-besloten = Nog niet besloten
tijd-te-laat = Over tijd
tijd-deze-maand = Deze maand
tijd-geen-datum = Nog geen datum
filter-toon = Toon
filter-wis = Wis uw keuze

uitvoer-punten = Punten
uitvoer-toezeggingen = Toezeggingen
kolom-nummer = Nummer van het punt
kolom-titel = Punt
kolom-kernen = Kernen
kolom-thema = Thema
kolom-eigenaar = Wie doet het
kolom-wie = Wie precies
kolom-status = Status
kolom-waarom = Waarom niet
kolom-perspectief = Wat nog wel kan
kolom-planning = Planning
kolom-volgende = Volgende stap
kolom-datum = Toegezegd voor
kolom-dagen = Dagen te laat
kolom-steun = Aantal mensen dat dit steunt
kolom-voorbeeld = Voorbeeld
kolom-bron = Bron
kolom-bronadres = Adres van de bron
kolom-stand = Stand per
kolom-adres = Pagina
kolom-toezegging = Nummer van de toezegging
kolom-wat = Toezegging
kolom-bedrag = Bedrag in euro
kolom-gedaan-op = Toegezegd op
kolom-functie = Functie van wie dit opschreef
kolom-eerste-datum = Eerste datum
kolom-verzet = Aantal keer verzet
kolom-verzet-reden = Reden van verzetten
kolom-uitkomst = Uitkomst
kolom-uitkomst-reden = Reden van de uitkomst
kolom-klaar-op = Klaar op
kolom-uitkomst-op = Uitkomst op
kolom-uitkomst-functie = Functie van wie de uitkomst opschreef

# Werk
werk-titel = Mijn werk
werk-eerst = { $aantal ->
    [0] Er is niets over tijd en er komt geen datum aan.
    [one] 1 toezegging vraagt het eerst uw aandacht.
   *[other] { $aantal } toezeggingen vragen het eerst uw aandacht.
}
werk-filter-label = Kies wat u ziet
werk-wie = Van wie
werk-wie-alle = Alles
werk-wie-mij = Punten die ik behandel
werk-wie-niemand = Punten die niemand behandelt
werk-ga-naar = Ga naar
werk-leeg-kop = Alles is bij
werk-leeg = Niets is over tijd en niemand wacht op u. Goed gedaan. Wat uw aandacht vraagt, komt hier te staan.
werk-leeg-keuze = Bij deze keuze wacht er niets op u.
werk-toon-alles = Toon alles
werk-rest = { $aantal ->
    [one] Toon er nog 1
   *[other] Toon er nog { $aantal }
}
werk-deel = { $van } tot en met { $tot } van { $totaal }
werk-bladeren = Blader door deze punten
werk-vorige = Vorige
werk-volgende = Volgende
werk-groep-over-tijd = Over tijd
werk-groep-binnenkort = Binnenkort
werk-groep-te-toetsen = Te beantwoorden
werk-groep-stil = Stil
werk-groep-concepten = Concepten
werk-uitleg-over-tijd = De toegezegde datum is voorbij. Schrijf op hoe het staat, of verzet de datum met een reden.
werk-uitleg-binnenkort = De toegezegde datum komt eraan.
werk-uitleg-te-toetsen = Voorstellen die wachten op een antwoord.
werk-uitleg-stil = Hier schreef lang niemand iets. Eén zin is vaak genoeg.
werk-uitleg-concepten = Hier werkt u nog aan. Een concept van een punt zien inwoners nog niet. Een kernagenda in de maak zien zij wel.
werk-sinds-over-tijd = Voor { $datum }
werk-sinds-binnenkort = Voor { $datum }, { $toen }
werk-sinds-te-toetsen = Sinds { $datum }, { $toen }
werk-sinds-stil = Stil sinds { $datum }, { $toen }
werk-wacht-jaar = Sinds { $jaar }
werk-wacht-onbekend = Sinds wanneer is niet bekend
werk-begin-kop = Begin met uw { $kernen }
werk-begin = Er zijn nog geen { $kernen }. Voeg er eerst een toe. Daarna maakt u een agenda met de punten van { $die_kern }.
werk-stil-jaar = Stil sinds { $jaar }
werk-stil-onbekend = Lang stil, sinds wanneer is niet bekend
werk-sinds-concepten = Sinds { $datum }, { $toen }
werk-toegezegd = toegezegd: { $wat }
werk-toetsen-idea = nieuw voorstel
werk-toetsen-testing = wordt onderzocht
werk-toetsen-later = nog niet te zeggen, staat in het laatste antwoord
werk-concept-punt = concept van een punt
werk-concept-agenda = kernagenda in de maak
werk-kies = Kies: { $titel }
werk-doe-actueel = Nog steeds actueel
werk-naar-uitkomst = Zeg wat ervan kwam
werk-naar-verzet = Verzet de datum
werk-naar-bericht = Schrijf een bericht
werk-naar-antwoord = Beantwoord
werk-naar-bewerken = Werk verder
werk-actueel-bericht = Nagekeken: dit klopt nog.
samen-label = Geef gekozen punten samen een status
samen-uitleg = Kies hierboven punten en geef ze in één keer een status.
samen-punt = de punten
samen-status = Nieuwe status
samen-reden = Waarom?
samen-reden-uitleg = Iedereen kan dit lezen. Nodig als iets niet kan of als u het afhecht.
samen-knop = Geef deze status
werk-kies-punten = Kies eerst een of meer punten.
werk-te-veel = Kies niet meer dan 100 punten tegelijk.
werk-reden-nodig = Schrijf op waarom. Inwoners willen dat weten.
werk-punt-weg = Een van de punten is er niet meer. Er is niets gewijzigd. Kies opnieuw.
werk-punt-mag-niet = U mag punt { $nummer } niet wijzigen: { $titel }. Er is niets gewijzigd.
werk-status-zelfde = Alle gekozen punten hebben deze status al. Kies een andere status.
werk-punt-veranderd = Punt { $nummer } is intussen gewijzigd: { $titel }. De status is nu ‘{ $status }’. Er is niets gewijzigd. Klopt uw keuze nog? Verstuur dan opnieuw.
werk-punt-samengevoegd = Punt { $nummer } is samengevoegd met een ander punt: { $titel }. Er is niets gewijzigd.
melding-samen = De nieuwe status staat bij alle gekozen punten.
melding-samen-deels = De nieuwe status staat bij de andere gekozen punten.
werk-overgeslagen = { $aantal ->
    [one] 1 punt had deze status al. Daar is niets veranderd.
   *[other] { $aantal } punten hadden deze status al. Daar is niets veranderd.
}
melding-actueel = Genoteerd dat dit punt nog klopt.

# Herinneringen
herinnering-onderwerp = { $aantal ->
    [one] 1 toezegging vraagt uw aandacht
   *[other] { $aantal } toezeggingen vragen uw aandacht
}
herinnering-aanhef = Goedemorgen,
herinnering-over-tijd = Over tijd. Schrijf op hoe het staat, of verzet de datum met een reden:
herinnering-binnenkort = Binnenkort:
herinnering-werk = Al uw werk bij elkaar:
herinnering-waarom = U krijgt dit bericht omdat deze punten bij uw werk horen.

# Punten inlezen uit een bestand.
menu-import = Punten inlezen
menu-import-uitleg = Lees punten van kernagenda’s in uit een rekenblad, of draai dat terug.
import-titel = Punten inlezen
import-intro = Lees punten in uit een rekenblad. U ziet eerst wat er zou gebeuren.
import-bestand = Uw bestand
import-bestand-uitleg = Een rekenblad in Excel (xlsx) of CSV. De eerste rij noemt de kolommen.
import-daarna = Hierna kiest u wat uw kolommen zijn. Er verandert nog niets.
import-knop-bekijk = Bekijk het bestand
import-geen-bestand = Kies een bestand van uw computer.
import-eerder = Eerder ingelezen
import-eerder-leeg = Hier komt te staan wat u inleest. Dat kunt u daar ook terugdraaien.
import-telling = { $nieuw } nieuw, { $anders } gewijzigd.
import-teruggedraaid = Teruggedraaid op { $dag }.
import-terug-kop = Draai terug: { $naam }
import-terug-uitleg = Wat nieuw was, verdwijnt. Wat gewijzigd was, wordt weer zoals het was.
terug-zeker = Ja, draai dit terug
import-terug-knop = Draai terug
import-terug-zeker = Zet een vinkje als u het zeker weet.
import-terug-kan-niet = Dit kan niet meer: met { $aantal } van deze punten is daarna iets gebeurd. Pas die punten zelf aan.
import-terug-hangt-aan = Dit kan niet meer: aan een van deze punten hangt intussen iets anders. Pas de punten zelf aan.
import-intussen = Iemand anders las intussen dezelfde punten in. Bekijk het bestand opnieuw.
import-al-terug = Dit is al teruggedraaid.
melding-import = De punten zijn ingelezen.
melding-import-niets = Er stond niets nieuws in het bestand. Alles blijft zoals het was.
melding-import-weg = Dit bestand is er niet meer. Is het nog niet ingelezen? Stuur het dan opnieuw.
melding-import-proef = Hieronder ziet u wat er met uw keuzes zou gebeuren.
melding-import-terug = Het inlezen is teruggedraaid.

import-bestand-titel = Inlezen: { $naam }
import-eerst-proef = U proeft eerst. Er verandert niets tot u onderaan op ‘Lees in’ drukt.
import-proef-kop = Dit zou er gebeuren
import-proef-zin = { $nieuw ->
    [one] Er komt 1 punt bij
   *[other] Er komen { $nieuw } punten bij
} en { $anders ->
    [one] er verandert er 1.
   *[other] er veranderen er { $anders }.
}
import-proef-fout = { $aantal ->
    [one] 1 rij heeft een fout.
   *[other] { $aantal } rijen hebben een fout.
}
import-balk = De { $aantal } rijen van het bestand
import-telling-nieuw = Nieuw
import-telling-anders = Gewijzigd
import-telling-gelijk = Blijft gelijk
import-telling-fout = Met een fout
import-telling-elders = Van een andere gemeente
import-agenda-nieuw = Er komt een nieuwe agenda, in de maak: { $naam }
import-fouten-kop = Rijen met een fout
import-fouten-uitleg = Maak ze goed in uw bestand, of sla ze over. U ziet er hooguit 200.
import-goed-kop = Rijen zonder fout
import-goed-uitleg = U ziet er hooguit 200.
import-regel = Rij
import-regels = Rijen
import-kolom = Kolom
import-punt = Punt
import-mis = Wat er mis is
import-lot = Wat er gebeurt
import-let-op = Let op
import-lot-nieuw = Nieuw
import-lot-anders = Gewijzigd
import-lot-gelijk = Blijft gelijk
import-lot-fout = Fout
import-kolommen-kop = Uw kolommen
import-kolommen-uitleg = Links staat de kolom uit uw bestand. Kies rechts wat het bij ons is.
import-kolommen-van = Kolommen van { $naam }
import-voorbeeld = Voorbeeld
import-bij-ons = Bij ons
import-kolom-is = Wat is ‘{ $naam }’ bij ons?
import-laat-weg = Laat weg
import-welke-gemeente = Van welke gemeente zijn de punten?
import-alle-gemeenten = Lees alle rijen
import-woorden-kop = Uw woorden voor de status
import-woorden-uitleg = Links staat wat in uw bestand staat. Rechts staat wat het bij ons wordt. Klopt iets niet? Kies iets anders en druk op ‘Proef opnieuw’. Uw eigen woorden blijven bij het punt staan.
import-woorden-tabel = Elk woord voor de status in uw bestand. Wat wij niet kennen, staat bovenaan.
import-uw-woord = Uw woord
import-woord = ‘{ $woorden }’
import-woord-leeg = Geen status
import-leeg-is = Wat is een rij zonder status bij ons?
import-per-lijst = Dat hangt af van de soort lijst
import-woord-onbekend = Dit kennen wij niet
import-woord-regel = { $woorden }: { $status } ({ $aantal }×)
import-woorden-meer = En nog { $aantal } andere.
import-kies-status = Kies een status
import-overslaan = { $aantal ->
    [one] Sla de rij met een fout over
   *[other] Sla de { $aantal } rijen met een fout over
}
import-meteen = De punten staan meteen op de website, ook die van een agenda in de maak.
import-terug-kan = U kunt het inlezen later in één keer terugdraaien.
import-lees-in = { $aantal ->
    [one] Lees 1 punt in
   *[other] Lees { $aantal } punten in
}
import-proef-opnieuw = Proef opnieuw

import-veld-titel = Titel
import-veld-kern = { $Kern }
import-veld-thema = Thema
import-veld-eigenaar = Wie doet het
import-veld-status = Status
import-veld-planning = Planning
import-veld-tekst = Uitleg
import-veld-kenmerk = Kenmerk in uw systeem
import-veld-bronadres = Webadres van de bron
import-veld-bronnaam = Naam van de bron
import-veld-bronsoort = Soort lijst van de bron
import-veld-standper = Stand per (jaar of dag)
import-veld-gemeente = Gemeente

import-kolom-nodig = Wij missen een kolom. Kies welke kolom dit is: { $veld }.
import-kolom-nodig-opdracht = Wij missen een kolom: { $veld }. Zeg welke het is met --kolom "{ $code }=…".
import-kolom-weg = De kolom ‘{ $kolom }’ staat niet in het bestand. Kies opnieuw bij: { $veld }.
import-kolom-weg-opdracht = De kolom ‘{ $kolom }’ staat niet in het bestand. Kies een andere met --kolom "{ $code }=…".
import-kolom-dubbel = De kolom ‘{ $kolom }’ is twee keer gekozen. Kies een andere bij: { $veld }.
import-kolom-dubbel-opdracht = De kolom ‘{ $kolom }’ is twee keer gekozen. Kies een andere met --kolom "{ $code }=…".
import-veld-dubbel = Twee kolommen zijn dezelfde keuze: { $veld }. Kies er één.
import-niet-alles-goed = Er is niets ingelezen. Rijen met een fout: { $aantal }. Maak die goed, of kies voor overslaan.
import-titel-leeg = Hier staat niets. Een punt heeft een titel nodig.
import-te-lang = Dit is te lang: { $nu } tekens. Er passen er { $max }.
import-kern-leeg = Hier staat niets. Schrijf bij { $welke_kern } dit punt hoort.
import-kern-onbekend = { $Deze_kern } kennen wij niet: ‘{ $waarde }’. Schrijf de naam zoals op de website.
import-status-onbekend = Deze status kennen wij niet: ‘{ $waarde }’. Kies bij ‘Uw woorden voor de status’ wat dit betekent.
import-status-onbekend-opdracht = Deze status kennen wij niet: ‘{ $waarde }’. Zeg wat dit betekent met --status "{ $waarde }=…".
import-eigenaar-onbekend = Dit kennen wij niet: ‘{ $waarde }’. Schrijf inwoners, gemeente of partner.
import-geen-adres = Dit is geen webadres: ‘{ $waarde }’. Een webadres begint met https://
import-dubbel = Dit punt staat ook op rij { $regel }. Haal één van de twee weg.
import-planning-tekst = Hier staat geen jaar of datum: ‘{ $waarde }’. Wij bewaren alleen uw woorden.
import-status-hier = De status is hier intussen gewijzigd. Die blijft zoals hij is.
import-veld-hier = ‘{ $veld }’ is hier intussen gewijzigd. Dat blijft zoals het is.
import-plek = Rij { $regel }, kolom ‘{ $kolom }’:
import-plek-regel = Rij { $regel }:
import-en-meer = En nog { $aantal } meldingen.
import-klaar = De punten zijn ingelezen.
import-niets-bewaard = Er is niets bewaard.
taak-agenda-reminders = Herinneringen versturen aan medewerkers
taak-agenda-import-forget = Bestanden wissen die niemand inlas

# Toezeggingen in een digitale agenda.
agenda-ics-naam = Toezeggingen voor { $naam }
agenda-ics-punt = Punt { $nummer }: { $titel }
agenda-ics-open = Nog te doen
agenda-ics-over-tijd = Over tijd

# In het logboek
daad-agenda-edit = Kernagenda gemaakt of gewijzigd
daad-agenda-point-edit = Punt gemaakt of gewijzigd
daad-agenda-point-propose = Punt voorgesteld
daad-agenda-point-support = Steun gegeven of weggehaald
daad-agenda-point-assess = Voorstel beantwoord of samengevoegd
daad-agenda-promise-edit = Toezegging gemaakt of bijgewerkt
daad-agenda-note-write = Bericht geschreven
daad-agenda-photo-remove = Foto verwijderd
daad-agenda-point-moderate = Voorstel van de website gehaald of teruggezet
daad-agenda-rules-change = Spelregels gewijzigd
daad-agenda-import = Punten ingelezen of teruggedraaid
feit-nummer = nummer
feit-van = van
feit-naar = naar
feit-datum = datum
feit-uitkomst = uitkomst
feit-klaar-op = klaar op
feit-haalbaar = haalbaar
feit-openbaar = openbaar
feit-foto = foto
feit-punt = punt
feit-in = in
feit-erbij = erbij
feit-versie = versie
feit-staat = staat
feit-meegenomen = meegenomen punten
feit-nieuw = nieuw
feit-gewijzigd = gewijzigd
feit-hersteld = hersteld
feit-verwijderd = verwijderd
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
feit-spelregels = spelregels
feit-venster-van = voorstellen kan vanaf
feit-venster-tot = voorstellen kan tot en met
feit-vernieuwen-jaren = toe aan vernieuwing na (jaren)
feit-stil-dagen = stil na (dagen)
feit-waarschuw-dagen = waarschuwen vooraf (dagen)

# Beheer van agendas en spelregels.
menu-agendas = Kernagenda’s
menu-agendas-uitleg = Maak een kernagenda, wijzig er een, of zet er een punt op.
menu-voorstellen = Voorstellen van inwoners
menu-voorstellen-uitleg = Haal een voorstel van de website dat daar niet hoort, of zet het terug.
voorstellen-intro = Hier staan de nieuwste voorstellen van inwoners waarover nog niets is besloten. Hoort er een niet op de website? Haal het weg, met een reden.
voorstellen-filter-label = Kies welke voorstellen u ziet
voorstellen-staat = Op de website?
voorstellen-staat-alle = Alle
voorstellen-staat-openbaar = Op de website
voorstellen-staat-van-website = Van de website
voorstellen-kolom-voorstel = Voorstel
voorstellen-kolom-kern = { $Kern }
voorstellen-kolom-sinds = Voorgesteld op
voorstellen-kolom-staat = Op de website?
voorstellen-kolom-doen = Wat u kunt doen
voorstellen-leeg = Hier komt te staan wat inwoners voorstellen. Er zijn nu geen open voorstellen.
voorstellen-leeg-keuze = Geen voorstel past bij uw keuze.
voorstellen-bladeren = Andere voorstellen
voorstellen-nieuwer = Nieuwere voorstellen
voorstellen-ouder = Oudere voorstellen
menu-spelregels = Spelregels
menu-spelregels-uitleg = Kies wanneer inwoners iets kunnen voorstellen, en na hoeveel dagen iets stil is.
agendabeheer-kop = Kernagenda’s
agendabeheer-intro = Hier staan de kernagenda’s die u kunt wijzigen.
agendabeheer-nieuw = Maak een agenda
agendabeheer-leeg = Er is nog geen agenda. Maak de eerste.
agendabeheer-geen-kern = Een agenda hoort bij een { $kern }. Er is nog geen { $kern }.
agendabeheer-eerste-kern = Voeg eerst een { $kern } toe
agendabeheer-lijst = Agenda’s die u kunt wijzigen
agendabeheer-wijzig = Wijzig { $titel }
agendabeheer-kernen = Voor wie is deze agenda?
agendabeheer-kernen-uitleg = Is er al een agenda voor dezelfde keuze? Dan maakt u de volgende versie.
agendabeheer-titel = Titel
agendabeheer-staat = Stand
agendabeheer-staat-uitleg = Een agenda in de maak staat ook op de website, met de punten erbij. Stelt u deze versie vast? Dan komt die in de plaats van de vorige, en kiest u welke open punten meegaan.
agendabeheer-van = Eerste jaar
agendabeheer-tot = Laatste jaar
agendabeheer-periode-fout = Het laatste jaar ligt voor het eerste jaar. Kies een later jaar.
agendabeheer-stand = Stand per
agendabeheer-stand-uitleg = Een jaar of een datum, bijvoorbeeld 2026 of 3-12-2026
agendabeheer-document = Adres van het document
agendabeheer-bron = Naam van de bron
agendabeheer-bronadres = Adres van de bron
agendabeheer-toelichting = Uitleg
agendabeheer-versie = Versie
agendabeheer-nieuwere = Versie { $versie } van deze agenda is al vastgesteld. Er kan er maar één gelden. Kies ‘Vervangen’ of ‘In de maak’.
nieuw-punt-titel = Zet een punt op de agenda
meenemen-titel = Neem punten mee naar { $titel }
meenemen-niets = Er zijn geen open punten op een vorige versie. U hoeft niets mee te nemen.
meenemen-intro = { $aantal ->
    [one] Op de vorige versie staat nog 1 open punt. Kies of het meegaat.
   *[other] Op de vorige versie staan nog { $aantal } open punten. Kies welke meegaan.
}
meenemen-anders = Wat u niet meeneemt, blijft te lezen bij de vorige agenda’s. Het telt niet meer mee in de cijfers.
meenemen-toezeggingen = { $aantal ->
    [one] Bij 1 punt loopt nog een toezegging. Dat punt telt mee tot die is afgerond.
   *[other] Bij { $aantal } punten loopt nog een toezegging. Die punten tellen mee tot die is afgerond.
}
meenemen-punt = Open punten van de vorige versie
meenemen-toegezegd = toegezegd voor { $datum }
meenemen-knop = Neem deze punten mee
meenemen-link = { $aantal ->
    [one] Er is nog 1 open punt niet meegenomen
   *[other] Er zijn nog { $aantal } open punten niet meegenomen
}
meenemen-later = Deze agenda is vervangen, maar er is nog geen nieuwe vastgesteld. Doet u dat, dan kiest u welke open punten meegaan.
meenemen-later-deel = Deze agenda is vervangen. Voor een deel van de punten is er nog geen nieuwe agenda vastgesteld. Doet u dat, dan kiest u welke open punten meegaan.
melding-meegenomen = De punten staan nu op deze agenda.
punt-kernen = Over welke { $kernen } gaat dit?
punt-status = Status
spelregels-kop = Spelregels
spelregels-intro = Deze regels gelden voor alle kernagenda’s van de gemeente.
spelregels-van = Eerste dag waarop inwoners iets kunnen voorstellen
spelregels-van-uitleg = Dag en maand, zoals 1 oktober of 1-10. Voor het hele jaar: 1 januari tot en met 31 december.
spelregels-tot = Laatste dag waarop dat kan
spelregels-tot-uitleg = Dag en maand, zoals 31 december of 31-12.
spelregels-dag-fout = Bij { $veld } staat geen dag. Schrijf een dag en een maand, zoals 1 oktober of 1-10.
spelregels-dag-jaar = Laat het jaar weg bij { $veld }. Schrijf alleen een dag en een maand, zoals 1 oktober.
spelregels-dag-schrikkel = Bij { $veld } staat 29 februari. Die dag is er niet elk jaar. Kies een dag die er elk jaar is.
spelregels-dag-bestaat-niet = De dag bij { $veld } bestaat niet. Kijk hoeveel dagen die maand heeft.
spelregels-jaren = Na hoeveel jaar is een agenda toe aan vernieuwing?
spelregels-stil = Na hoeveel dagen zonder bericht is een punt stil?
spelregels-waarschuw = Hoeveel dagen voor een toegezegde datum waarschuwen wij?
spelregels-versie = Versie
spelregels-intussen-veranderd = Iemand anders wijzigde de spelregels terwijl u bezig was
melding-agenda-gemaakt = De agenda is gemaakt.
melding-agenda-bewaard = De agenda is bewaard.
melding-spelregels = De spelregels zijn bewaard.

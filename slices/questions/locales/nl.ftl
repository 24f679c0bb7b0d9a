# SPDX-License-Identifier: EUPL-1.2
# Vragen van inwoners.

menu-vragen = Vragen
soort-vraag = Antwoord op een vraag

vraagstand-new = Nieuw
vraagstand-assigned = In behandeling
vraagstand-interim = Antwoord komt later
vraagstand-answered = Beantwoord
vraagstand-forwarded = Doorgestuurd
vraagstand-closed = Gesloten
vraagstand-reopened = Opnieuw geopend

vraagdaad-ask = Vraag ontvangen
vraagdaad-assign = In behandeling bij
vraagdaad-interim = Antwoord komt later
vraagdaad-answer = Antwoord
vraagdaad-forward = Doorgestuurd naar
vraagdaad-wait = Vraag aan de vrager
vraagdaad-resume = De tijd loopt weer
verandering-vraag = Vraag beantwoord
vraagdaad-note = Notitie
vraagdaad-read = Aanvulling gelezen
vraagdaad-shield = Agressie gemeld, woorden afgeschermd
vraagdaad-unshield = Woorden weer getoond
vraagdaad-close = Gesloten
vraagdaad-publish = Op de website gezet
vraagdaad-unpublish = Van de website gehaald
vraagdaad-seal = Privé gemaakt
vraagdaad-promote = Voorstel op de kernagenda
vraagdaad-add = Aanvulling
vraagdaad-withdraw = Ingetrokken
vraagdaad-reopen = Opnieuw geopend
vraagdaad-helped = Geholpen?

kanaal-vraag-web = Website
kanaal-vraag-phone = Telefoon
kanaal-vraag-letter = Brief
kanaal-vraag-email = E-mail
kanaal-vraag-hall = In het dorpshuis of aan de balie

geholpen-yes = Ja
geholpen-partly = Voor een deel
geholpen-no = Nee

vraag-door-vrager = De vrager
vraag-door-brink = Automatisch

# Vragen stellen
vraag-stel-titel = Stel een vraag
vraag-stel-uitleg = Eén plek voor al uw vragen aan de gemeente. U krijgt meteen een nummer en een datum.
vraag-stel-intro = U krijgt meteen een nummer. Stelt u uw vraag vandaag? Dan hoort u uiterlijk { $datum } van ons.
vraag-stel-knop = Stel een vraag
vraag-gaat-over = Uw vraag gaat over:
vraag-titel = Waar gaat uw vraag over?
vraag-titel-uitleg = Een korte zin, bijvoorbeeld: losse tegels bij de school
vraag-tekst = Uw vraag
vraag-tekst-uitleg = Noem geen namen van anderen. Schrijf geen burgerservicenummer of rekeningnummer op.
vraag-kern = Over { $welke_kern } gaat het?
vraag-kern-uitleg = Laat leeg als het over de hele gemeente gaat.
vraag-plek = Op welke plek?
vraag-plek-uitleg = Een straat of een plek die mensen kennen.
vraag-naam = Uw naam
vraag-naam-uitleg = Alleen wie uw vraag behandelt, ziet uw naam.
vraag-email = Uw e-mailadres
vraag-email-uitleg = U krijgt het antwoord per e-mail. Heeft u geen e-mail? Vul dan uw telefoonnummer in.
vraag-telefoon = Uw telefoonnummer
vraag-telefoon-uitleg = Niet nodig als u een e-mailadres invult.
vraag-openbaar = De vraag en het antwoord mogen op de website, zonder mijn naam
vraag-openbaar-uitleg = Zo helpt u anderen met dezelfde vraag. Wij schrijven de tekst zo op dat niemand u herkent.
vraag-website = Laat dit veld leeg
vraag-daarna = Na het versturen ziet u uw nummer en wanneer u antwoord krijgt. U krijgt een eigen pagina om uw vraag te volgen.
vraag-verstuur = Verstuur mijn vraag
vraag-bereik-nodig = Vul een e-mailadres of een telefoonnummer in. Anders kunnen wij u niet bereiken.
vraag-veld-leeg-laten = Laat dit veld leeg. Het houdt computers tegen die reclame sturen.
vraag-te-snel = Dat ging wel erg snel. Kijk uw vraag nog eens na en druk dan opnieuw op de knop.
vraag-te-veel-links = Haal de links uit uw vraag. Wie niet is ingelogd, mag er één meesturen.
vraag-lijkt-op = Staat uw antwoord hier al bij?
vraag-lijkt-op-niet = Staat het er niet bij? Druk dan onderaan nog een keer op de knop om uw vraag te versturen.
vraag-lijkt-op-typt = Staat het er niet bij? Ga dan gewoon verder met uw vraag.
vraag-lijkt-op-nieuw-venster = (opent in een nieuw tabblad)

gevoelig-kop = Let op: in de tekst staat iets persoonlijks
gevoelig-bsn = Een getal dat een burgerservicenummer kan zijn
gevoelig-iban = Een rekeningnummer van een bank
gevoelig-medisch = Iets over gezondheid
gevoelig-adres = Een e-mailadres
gevoelig-telefoon = Een telefoonnummer
gevoelig-uitleg = Haal het weg als wij het niet nodig hebben. Hebben wij het wel nodig? Druk dan onderaan nog een keer op de knop.
gevoelig-collega = Zet dit niet op de website.

# De ontvangstbevestiging
vraag-ontvangst-titel = Uw vraag is ontvangen: { $nummer }
vraag-ontvangst-lead = Dank u wel. U krijgt uiterlijk { $datum } antwoord.
vraag-ontvangst-te-laat = Dank u wel. U had uiterlijk { $datum } antwoord moeten krijgen. Dat is niet gelukt, en dat spijt ons. Wij antwoorden zo snel wij kunnen.
vraag-nummer = Nummer
vraag-ontvangen = Ontvangen
vraag-uiterlijk = Antwoord uiterlijk
vraag-onderwerp = Onderwerp
vraag-waar = Plek
vraag-uw-vraag = Uw vraag
vraag-en-nu = En nu?
vraag-mail-onderweg = Wij sturen deze bevestiging ook naar { $email }.
vraag-bewaar-link = Bewaar de link naar uw eigen pagina, of schrijf uw nummer op. U krijgt geen e-mail.
vraag-aanvullen-kan = Wilt u iets toevoegen, of weten hoe het staat? Dat kan op uw eigen pagina.
vraag-naar-pagina = Volg uw vraag
vraag-naar-ontvangst = Bekijk de ontvangstbevestiging

# De eigen pagina van de vrager
vraag-volg-titel = Uw vraag { $nummer }
vraag-wacht-op-u = Wij wachten op u
vraag-heeft-nog-niemand = Wij kijken wie uw vraag het beste kan beantwoorden.
vraag-heeft = Uw vraag is bij: { $wie }.
vraag-had = Uw vraag was bij: { $wie }.
vraag-klok-staat-stil = Sinds { $datum } wachten wij op uw antwoord. Zo lang staat de tijd stil.
vraag-wij-wachten = Sinds { $datum } wachten wij op de vrager. Zo lang staat de tijd stil.
vraag-antwoord-uiterlijk = Het antwoord komt uiterlijk { $datum } ({ $toen }).
vraag-te-laat-spijt =
    { $dagen ->
        [one] Wij zijn een dag te laat. Dat spijt ons.
       *[other] Wij zijn { $dagen } dagen te laat. Dat spijt ons.
    }
vraag-staat-op-website = Lees de vraag en het antwoord op de website
vraag-gemaakt-van = Gemaakt van vraag { $nummer }
vraag-staat-op-agenda = Bekijk het voorstel op de kernagenda
vraag-verloop = Wat er is gebeurd
vraag-beloofd-voor = Beloofd voor { $datum }
vraag-geholpen-kop = Bent u geholpen?
vraag-geholpen-geholpen = Heeft het antwoord u geholpen?
vraag-geholpen-tekst = Wilt u daar iets bij zeggen?
vraag-geholpen-knop = Verstuur
vraag-vul-aan = Voeg iets toe
vraag-aanvullen-tekst = Wat wilt u toevoegen?
vraag-vul-aan-knop = Voeg toe
vraag-heropen = Het antwoord klopt niet of helpt niet
vraag-heropen-uitleg = Tot vier weken na het antwoord kunt u uw vraag één keer opnieuw openen. U krijgt dan een nieuwe datum.
vraag-heropenen-tekst = Wat klopt er niet, of wat mist u?
vraag-heropen-knop = Open mijn vraag opnieuw
vraag-trek-in = Trek uw vraag in
vraag-intrekken-zeker = Ja, ik heb geen antwoord meer nodig
vraag-trek-in-knop = Trek mijn vraag in
vraag-zeker-nodig = Zet een vinkje om te laten zien dat u het zeker weet.
vraag-aanvullen-te-laat = U kunt bij deze vraag niets meer toevoegen. Dat kan tot vier weken na het antwoord. Stel gerust een nieuwe vraag.
vraag-heropenen-te-vroeg = Dit kwam voor het antwoord, en kan de vraag dus niet heropenen. Wil de vrager dat nu wel? Vul dan de dag in waarop u dat hoorde.
vraag-heropenen-te-laat = U kunt deze vraag niet opnieuw openen. Dat kan één keer, tot vier weken na het antwoord. Stel gerust een nieuwe vraag.
vraag-kan-nu-niet = Dit kan nu niet meer. De vraag is intussen veranderd.

# Openbare antwoorden
vragen-titel = Vragen en antwoorden
vragen-uitleg = Wat anderen vroegen, en wat de gemeente antwoordde.
vragen-intro = Staat uw vraag er niet bij? Stel uw vraag. Doet u dat vandaag, dan hoort u uiterlijk { $datum } van ons.
vragen-link-kwijt = Stelde u al een vraag en vindt u de link naar uw vraag niet meer? Log in met het e-mailadres dat u toen gaf.
vragen-link-kwijt-knop = Bekijk uw eigen vragen
vragen-filter-label = Kies welke vragen u ziet
vragen-thema = Onderwerp
vragen-alle-themas = Alle onderwerpen
vragen-woorden = Woorden
vragen-leeg = Hier komen vragen en antwoorden te staan, als de vrager dat goed vindt. Nu staat er nog niets.
vragen-leeg-keuze = Bij deze keuze hoort niets. Kies iets anders, of wis uw keuze.
vragen-aantal =
    { $aantal ->
        [one] Een antwoord
       *[other] { $aantal } antwoorden
    }
vragen-aantal-meer = Meer dan { $aantal } antwoorden
vragen-bladeren = Bladeren door vragen
vragen-vorige = Vorige
vragen-volgende = Volgende
vragen-kern-titel = Vragen over { $naam }
vragen-kern-intro = Wat mensen vroegen over { $naam }, en wat de gemeente antwoordde.
vragen-alle-antwoorden = Bekijk alle antwoorden
vraag-de-vraag = De vraag
vraag-het-antwoord = Het antwoord
vraag-beantwoord-op = Beantwoord op { $datum }.
vraag-beantwoord-op-door = Beantwoord op { $datum } door { $team }.
vraag-nummer-is = Nummer { $nummer }
vraag-deur = Stelt u uw vraag vandaag? Dan hoort u uiterlijk { $datum } van ons.
vraag-over-kern = Een vraag over { $naam }?
vraag-over-groep = Een vraag over deze groep?

# Voor collega’s
vragen-werk-titel = Vragen van inwoners
vragen-werk-leeg = Er wachten geen vragen. Alles is bij.
vragen-werk-aantal =
    { $aantal ->
        [one] Een vraag
       *[other] { $aantal } vragen
    }
vragen-werk-aantal-meer = Meer dan { $aantal } vragen
vragen-stand = Stand
vragen-stand-open = Alles wat openstaat
vragen-stand-nieuw = Nieuw of opnieuw geopend
vragen-stand-bezig = In behandeling, op tijd
vragen-stand-te-laat = Te laat
vragen-stand-aangevuld = De vrager vulde aan
vragen-stand-wacht = Wacht op de vrager
vragen-stand-afgerond = Afgerond
vragen-stand-alles = Alles, ook wat klaar is
vragen-zoek = Nummer of woorden
vragen-zoek-uitleg = Zoek op een nummer, zoals 2026-0012, of op woorden uit de vraag, een naam, een e-mailadres of een telefoonnummer. Zo vindt u ook wat klaar is.
vragen-niets-gevonden = Wij vonden geen vraag met “{ $woorden }”. Kijk of u het goed typte, of kies minder woorden. U vindt alleen vragen die u mag lezen.
vragen-van-mij = Alleen mijn vragen
vragen-kolom-vraag = Vraag
vragen-kolom-kern = { $Kern }
vragen-kolom-wie = Wie
vragen-kolom-stand = Stand
vragen-kolom-uiterlijk = Uiterlijk
vraag-wacht = Wacht op de vrager
vraag-intern = Alleen voor collega’s
vraag-is-prive = Niet op de website
vraag-vrager = Vrager
vraag-kwam = Binnengekomen
vraag-wie = Wie heeft de vraag
vraag-mag-openbaar = Mag op de website
vraag-ja = Ja, zonder naam
vraag-nee = Nee
vraag-over-punt = Bekijk het punt waar het over gaat
vraag-brief = Maak een brief
vraag-doen = Wat kunt u doen
vraag-doen-meer = Meer
vraag-intussen-veranderd = Een collega was u voor: de vraag is intussen veranderd. Kijk wat er nu staat. Klopt uw tekst nog? Verstuur die dan opnieuw.
vraag-wie-nodig = Kies een team of een collega.
vraag-al-gezegd = Dit stond er al.
vraag-een-collega = een collega van de gemeente
vraag-reden-nodig = Schrijf op waarom het langer duurt en wat er nu gebeurt.
vraag-te-veel-procesantwoorden =
    { $aantal ->
        [0] In deze gemeente kan het antwoord niet worden uitgesteld.
        [one] U kunt het antwoord één keer uitstellen. Dat is al gebeurd.
       *[other] U kunt het antwoord { $aantal } keer uitstellen. Dat is al gebeurd.
    }
vraag-datum-niet-later = Kies een datum die later is dan vandaag en dan de beloofde datum.
vraag-datum-te-ver = Kies een datum binnen een jaar.
vraag-datum-vrij = Op die dag werkt de gemeente niet. Kies een werkdag, bijvoorbeeld { $datum }.
vraag-noemt-vrager = In deze tekst staat de naam, het e-mailadres of het telefoonnummer van de vrager. Haal dat weg.
vraag-niet-openbaar = Deze vraag staat niet op de website.

vraag-toewijzen-kop = Geef de vraag aan een team of collega
vraag-toewijzen-uitleg = De vrager ziet welk team de vraag heeft.
vraag-toewijzen-kern = { $Kern }
vraag-eerst-een-kern = Kies eerst over { $welke_kern } de vraag vooral gaat.
vraag-toewijzen-ook = Over welke andere { $kernen } gaat de vraag ook?
vraag-toewijzen-thema = Onderwerp
vraag-toewijzen-team = Team
vraag-toewijzen-behandelaar = Collega
vraag-toewijzen-knop = Bewaar
vraag-antwoord-kop = Geef antwoord
vraag-antwoord-uitleg = De vrager krijgt dit per e-mail en ziet het op de eigen pagina.
vraag-antwoord-uitleg-brief = De vrager heeft geen e-mailadres opgegeven. U drukt het antwoord daarna af als brief, of u belt.
vraag-antwoord-tekst = Antwoord
vraag-antwoord-tekst-uitleg = Korte zinnen. Zeg eerst wat het antwoord is, en daarna waarom.
vraag-antwoord-knop = Verstuur het antwoord
vraag-procesantwoord-kop = Geef een procesantwoord
vraag-procesantwoord-uitleg =
    { $aantal ->
        [0] In deze gemeente kan dat niet.
        [one] Duurt het langer? Zeg waarom, en noem een nieuwe datum. Dat kan één keer.
       *[other] Duurt het langer? Zeg waarom, en noem een nieuwe datum. Dat kan { $aantal } keer.
    }
vraag-procesantwoord-tekst = Wat gebeurt er nu, en waarom duurt het langer?
vraag-procesantwoord-datum = Wanneer komt het antwoord?
vraag-procesantwoord-datum-uitleg = Bijvoorbeeld 3-12-2026
vraag-procesantwoord-knop = Verstuur het procesantwoord
vraag-navragen-kop = Vraag de vrager om meer
vraag-navragen-uitleg = De tijd staat stil tot de vrager reageert. De vrager ziet dat.
vraag-navragen-uitleg-brief = De vrager heeft geen e-mailadres opgegeven. U drukt dit daarna af als brief, of u belt. Vanaf die dag staat de tijd stil, tot de vrager reageert.
vraag-navragen-tekst = Wat wilt u weten?
vraag-navragen-knop = Verstuur
vraag-verder-kop = Ga verder zonder reactie
vraag-verder-uitleg = De tijd gaat weer lopen. De datum schuift op met de dagen dat u wachtte.
vraag-verder-knop = Ga verder
vraag-doorsturen-kop = Stuur door naar een partner
vraag-doorsturen-uitleg = De vrager hoort wie de vraag nu heeft. Heeft de partner een e-mailadres in Brink, dan krijgt die de vraag per mail. Anders geeft u de vraag eerst zelf door.
vraag-doorsturen-partner = Partner
vraag-doorsturen-tekst = Wat zegt u tegen de vrager?
vraag-zelf-doorgeven = Van deze partner is geen e-mailadres bekend. Geef de vraag eerst zelf door en zet dan hier een vinkje.
vraag-doorsturen-zelf = Ik gaf de vraag zelf al door (nodig als de partner geen e-mailadres heeft)
vraag-doorsturen-bericht = Wat leest de partner?
vraag-doorsturen-vrager = Geef aan de partner door wie het vroeg en hoe die te bereiken is
vraag-doorsturen-knop = Stuur door
vraag-partner-zonder-mail = { $partner } (geen e-mailadres bekend)

vraag-gelezen-kop = De vrager vulde iets aan: gelezen
vraag-gelezen-uitleg = De aanvulling gaat dan van de werklijst. Dat gebeurt ook als u iets anders met deze vraag doet.
vraag-gelezen-knop = Ik heb het gelezen
vraag-aangevuld = De vrager vulde aan

vraag-afschermen-kop = Meld agressie en scherm de woorden af
vraag-afschermen-uitleg = Bedreigt of beledigt de vrager iemand? Dan staan de woorden niet meer in lijsten, en op deze pagina pas nadat iemand daarvoor kiest. De vrager merkt dit niet. Uw melding staat in het verloop.
vraag-afschermen-tekst = Wat is er aan de hand?
vraag-afschermen-knop = Scherm de woorden af
vraag-tonen-kop = Toon de woorden weer
vraag-tonen-uitleg = De woorden van de vrager staan dan weer in lijsten en op deze pagina.
vraag-tonen-knop = Toon ze weer
vraag-afgeschermd = Afgeschermd: agressie gemeld
vraag-afgeschermd-uitleg = Een collega meldde agressie. Daarom staan de woorden van de vrager hier niet.
vraag-toon-woorden = Lees ze toch
vraag-voorstel-kop = Maak er een voorstel voor de kernagenda van
vraag-voorstel-uitleg = Het voorstel staat meteen op de website. Schrijf het zo op dat niemand de vrager herkent.
vraag-voorstel-titel = Titel van het voorstel
vraag-voorstel-tekst = Wat is het idee?
vraag-voorstel-knop = Maak het voorstel
vraag-notitie-kop = Schrijf een notitie
vraag-notitie-uitleg = Alleen collega’s lezen dit.
vraag-notitie-tekst = Notitie
vraag-notitie-knop = Bewaar de notitie
vraag-publiceren-kop = Zet de vraag op de website
vraag-publiceren-aanpassen = Pas het antwoord op de website aan
vraag-publiceren-oud = De vrager kreeg een nieuw antwoord. Op de website staat nog het oude.
vraag-publiceren-uitleg = Schrijf de vraag en het antwoord in uw eigen woorden op. Niemand mag de vrager herkennen.
vraag-publiceren-titel = Onderwerp
vraag-publiceren-vraag = De vraag
vraag-publiceren-antwoord = Het antwoord
vraag-publiceren-knop = Zet op de website
vraag-niet-openbaar-kop = Haal de vraag van de website
vraag-niet-openbaar-uitleg = De vraag is daarna nergens meer te vinden, ook niet met zoeken.
vraag-niet-openbaar-knop = Haal van de website
vraag-sluiten-kop = Sluit de vraag
vraag-sluiten-uitleg = De vrager leest waarom.
vraag-sluiten-tekst = Waarom sluit u de vraag?
vraag-sluiten-knop = Sluit de vraag
vraag-prive-kop = Maak de vraag privé
vraag-prive-uitleg = De vraag kan dan nooit meer op de website. Een antwoord dat er al stond, gaat eraf.
vraag-prive-knop = Maak privé

vraag-balie-kop = Voer een vraag in
vraag-balie-knop = Voer een vraag in
vraag-balie-intro = Voor een vraag per telefoon, brief of e-mail, of aan de balie. Het antwoord komt even snel als bij een vraag via de website.
vraag-balie-kanaal = Hoe kwam de vraag?
vraag-balie-titel = Waar gaat de vraag over?
vraag-balie-tekst = De vraag
vraag-balie-kern = Over { $welke_kern }?
vraag-balie-thema = Onderwerp
vraag-balie-naam = Naam van de vrager
vraag-balie-telefoon = Telefoon
vraag-balie-telefoon-uitleg = Vul een telefoonnummer, een e-mailadres of een postadres in.
vraag-balie-email = E-mail
vraag-balie-adres = Postadres
vraag-balie-openbaar = Mag op de website, zonder naam
vraag-balie-ontvangen = Wanneer kwam de vraag?
vraag-balie-ontvangen-uitleg = Vanaf die dag loopt de tijd. Bijvoorbeeld 3-12-2026
vraag-balie-bewaar = Bewaar de vraag
vraag-bereik-nodig-balie = Vul een telefoonnummer, e-mailadres of postadres in. Anders krijgt de vrager geen antwoord.
vraag-ontvangen-later = Deze dag is nog niet geweest.
vraag-ontvangen-lang-geleden = Deze dag is meer dan twee maanden geleden. Klopt dat wel?

vraag-brief-uitleg = Druk deze pagina af. De knoppen en dit stukje tekst komen niet op papier.
vraag-brieven = Brieven over deze vraag
vraag-terug = Terug naar de vraag

melding-vraag-aangevuld = Dank u. Uw aanvulling staat erbij.
melding-vraag-ingetrokken = Uw vraag is ingetrokken.
melding-vraag-heropend = Uw vraag is weer open. Hieronder staat de nieuwe datum.
melding-vraag-geholpen = Dank u. Daar leren wij van.
melding-vraag-toegewezen = De vraag is toegewezen.
melding-vraag-beantwoord = Het antwoord is verstuurd.
melding-vraag-procesantwoord = Het procesantwoord is verstuurd. De nieuwe datum staat bij de vraag.
melding-vraag-navragen = Uw vraag aan de vrager is verstuurd. De tijd staat stil.
melding-vraag-verder = De tijd loopt weer.
melding-vraag-doorgestuurd = De vraag is doorgestuurd. De vrager weet wie de vraag heeft.
melding-vraag-voorstel = Het voorstel staat op de kernagenda.
melding-vraag-notitie = De notitie is bewaard.
melding-vraag-openbaar = De vraag en het antwoord staan op de website.
melding-vraag-niet-openbaar = De vraag staat niet meer op de website.
melding-vraag-gesloten = De vraag is gesloten.
melding-vraag-prive = De vraag is privé.
melding-vraag-druk-af = Van de vrager is geen e-mailadres bekend, dus er is niets verstuurd. Druk de brief af en stuur die op, of bel.
vraag-partner-kent-u = Wij gaven door wie u bent en hoe u te bereiken bent.
vraagpost-partner-bestanden = De inwoner stuurde bestanden mee. Vraag ons erom als u ze nodig heeft.
melding-vraag-gelezen = De aanvulling is gelezen.
melding-vraag-afgeschermd = De woorden zijn afgeschermd.
melding-vraag-weer-getoond = De woorden staan er weer.
melding-vraag-ingevoerd = De vraag is bewaard. Geef de vrager het nummer dat bovenaan staat.

# Post aan de vrager
vraagpost-aanhef = Goedendag,
vraagpost-aanhef-naam = Beste { $naam },
vraagpost-ask = Dank u wel voor uw vraag. Het nummer is { $nummer }. U krijgt uiterlijk { $datum } antwoord.
vraagpost-ask-te-laat = Dank u wel voor uw vraag. Het nummer is { $nummer }. U had uiterlijk { $datum } antwoord moeten krijgen. Dat is niet gelukt, en dat spijt ons. Wij antwoorden zo snel wij kunnen.
vraagpost-ask-onderwerp = Wij hebben uw vraag ontvangen ({ $nummer })
vraagpost-ontvangen = Ontvangen op { $moment }.
vraagpost-uw-vraag = Dit vroeg u:
vraagpost-interim = Wij hebben meer tijd nodig voor uw vraag { $nummer }. U krijgt uiterlijk { $datum } antwoord. Hieronder leest u waarom.
vraagpost-interim-onderwerp = Uw vraag { $nummer }: het antwoord komt later
vraagpost-answer = Dit is het antwoord op uw vraag { $nummer }:
vraagpost-answer-onderwerp = Antwoord op uw vraag { $nummer }
vraagpost-answer-daarna = Bent u geholpen? Laat het weten op uw eigen pagina. Klopt het antwoord niet? Dan kunt u uw vraag daar tot vier weken na het antwoord één keer opnieuw openen.
vraagpost-forward = Uw vraag { $nummer } hoort bij { $wie }. Wij hebben uw vraag daarheen gestuurd.
vraagpost-partner-onderwerp = Vraag { $nummer } van een inwoner van { $gemeente }
vraagpost-partner-aanhef = Beste collega,
vraagpost-partner = Een inwoner vroeg de gemeente { $gemeente } iets dat bij u hoort. De inwoner weet dat u deze vraag nu heeft. Ons nummer is { $nummer }.
vraagpost-partner-vrager = De inwoner wacht op uw antwoord en is zo te bereiken:
vraagpost-partner-zonder-vrager = Wie dit vroeg, geven wij niet door. Laat ons weten wat u doet, dan vertellen wij het de inwoner.
vraagpost-forward-onderwerp = Uw vraag { $nummer } is doorgestuurd
vraagpost-wait = Wij willen graag iets van u weten over uw vraag { $nummer }:
vraagpost-wait-onderwerp = Een vraag aan u over { $nummer }
vraagpost-wait-daarna = Antwoord op uw eigen pagina. Zo lang wij wachten, staat de tijd stil.
vraagpost-close = Wij hebben uw vraag { $nummer } gesloten. Hieronder leest u waarom.
vraagpost-close-onderwerp = Uw vraag { $nummer } is gesloten
vraagpost-promote = Van uw vraag { $nummer } hebben wij een voorstel gemaakt. Het staat nu op de kernagenda:
vraagpost-promote-onderwerp = Uw vraag { $nummer } is een voorstel geworden
vraagpost-reopen = Uw vraag { $nummer } is weer open. U krijgt uiterlijk { $datum } antwoord. Dit schreef u:
vraagpost-reopen-te-laat = Uw vraag { $nummer } is weer open. U had uiterlijk { $datum } antwoord moeten krijgen. Dat is niet gelukt, en dat spijt ons. Wij antwoorden zo snel wij kunnen. Dit schreef u:
vraagpost-reopen-onderwerp = Uw vraag { $nummer } is weer open
vraagpost-assign-onderwerp = Wij behandelen uw vraag { $nummer } weer
vraagpost-assign = Uw vraag { $nummer } is weer bij de gemeente. Wij antwoorden uiterlijk { $datum }.
vraag-mail-zonder-bestanden =
    { $aantal ->
        [one] (Bij deze mail zat een bestand dat wij niet konden bewaren.)
       *[other] (Bij deze mail zaten { $aantal } bestanden die wij niet konden bewaren.)
    }
vraagpost-volgen = Volg uw vraag op uw eigen pagina. Wie deze link heeft, kan meelezen:
vraagpost-bereik = Liever bellen of schrijven? Dat kan ook. Noem dan uw nummer.
vraagpost-bereik-website = Liever bellen of schrijven? Dat kan ook. Op de website van de gemeente staat hoe. Noem dan uw nummer.
vraagpost-bel = Bel { $telefoon }.
vraagpost-schrijf = Schrijf naar { $adres }.
vraagpost-groet = Gemeente { $gemeente }

# Het logboek
daad-questions-ask = Vraag gesteld
daad-questions-own = Vraag bijgewerkt door de vrager
daad-questions-desk = Vraag ingevoerd, of bijgewerkt voor de vrager
daad-questions-personal = Gegevens bij een vraag gegeven of gewist
taak-questions-silent = Herinneringen aan vragers die niet reageren
daad-questions-handle = Vraag behandeld
daad-questions-triage = Vraag verdeeld
daad-questions-settings = Regels voor vragen gewijzigd
feit-kanaal = kanaal
feit-kanaal-web = { kanaal-vraag-web }
feit-kanaal-phone = { kanaal-vraag-phone }
feit-kanaal-letter = { kanaal-vraag-letter }
feit-kanaal-email = { kanaal-vraag-email }
feit-kanaal-hall = { kanaal-vraag-hall }
feit-vraag-daad = wat
feit-vraag-daad-assign = toegewezen
feit-vraag-daad-interim = procesantwoord gegeven
feit-vraag-daad-answer = beantwoord
feit-vraag-daad-forward = doorgestuurd
feit-vraag-daad-wait = de vrager iets gevraagd
feit-vraag-daad-resume = verder zonder reactie
feit-vraag-daad-note = notitie geschreven
feit-vraag-daad-read = aanvulling gelezen
feit-vraag-daad-shield = agressie gemeld, woorden afgeschermd
feit-vraag-daad-unshield = woorden weer getoond
feit-vraag-daad-close = gesloten
feit-vraag-daad-publish = op de website gezet
feit-vraag-daad-unpublish = van de website gehaald
feit-vraag-daad-seal = privé gemaakt
feit-vraag-daad-promote = voorstel van gemaakt
feit-vraag-daad-add = aangevuld
feit-vraag-daad-withdraw = ingetrokken
feit-vraag-daad-reopen = opnieuw geopend
feit-vraag-daad-helped = gezegd of het hielp

vragen-mijn-kop = Vragen die u stelde
casussen-mijn-kop = Casussen waaraan u meedoet
vraag-werk-nieuw = nog niemand heeft deze vraag
vraag-werk-aangevuld = de vrager vulde iets aan
vraag-werk-beloofd = vraag van een inwoner: { $stand }
vraag-werk-titel = Vraag { $nummer }: { $titel }
taak-questions-reminders = Herinneringen aan vragen versturen aan medewerkers
taak-questions-forget = Vragen wissen die lang genoeg bewaard zijn
taak-questions-figures = De cijfers van vandaag over vragen opmaken
vraagherinnering-onderwerp =
    { $aantal ->
        [one] Een vraag van een inwoner wacht
       *[other] { $aantal } vragen van inwoners wachten
    }
vraagbrief-onderwerp =
    { $aantal ->
        [one] Een brief ligt nog hier
       *[other] { $aantal } brieven liggen nog hier
    }
vraagbrief-te-laat = Print de brief en doe hem op de post, of bel de vrager. Die weet nog niets:
vraagbrief-werk = Alle brieven bij elkaar:
vraagherinnering-aanhef = Goedemorgen,
vraagherinnering-te-laat = Te laat. Geef antwoord, of zeg wat er gebeurt en wanneer het antwoord komt:
vraagherinnering-binnenkort = Nieuw of binnenkort:
vraagherinnering-werk = Alle vragen bij elkaar:
feit-vraag-daad-forget = gewist
feit-vraag-daad-export = gegevens meegegeven
feit-vraag-daad-consent = mag op de website
feit-vraag-daad-revoke = mag niet op de website
feit-vraag-daad-posted = brief op de post, of gebeld
feit-vraag-daad-remind = vrager herinnerd

vraag-over-punt-kop = Heeft u een vraag over dit punt?
vraag-noemt-nummer = In deze tekst staat een getal dat een burgerservicenummer of een rekeningnummer kan zijn. Haal dat weg.

# Casussen: plannen van inwoners
casussen-titel = Casussen
casussen-link = Casussen: plannen van inwoners
casussen-intro = Een casus is een plan van inwoners waarover u samen praat. U legt gesprekken en besluiten vast. Iedereen die meedoet, leest mee.
casussen-leeg = Er zijn nog geen casussen. Maak er een van een vraag, of voer een nieuw plan in.
casussen-aantal =
    { $aantal ->
        [one] Een casus
       *[other] { $aantal } casussen
    }
casussen-aantal-meer = Meer dan { $aantal } casussen
casussen-filter-label = Kies welke casussen u ziet
casussen-stand-alles = Alle casussen
casussen-stand-te-laat = Een toezegging is te laat
casussen-stand-voorgelegd = Voorgelegd aan een collega
casussen-stand-bericht = Nieuw bericht
casussen-stand-brief = Brief versturen
casussen-stand-gesprek = Gesprek nog niet opgeschreven
casussen-stand-niemand = Nog van niemand
casussen-stand-afgerond = Afgerond
casussen-van-mij = Alleen mijn casussen
casussen-kolom-casus = Casus
casussen-kolom-kern = { $Kern }
casussen-kolom-wie = Wie
casussen-kolom-stand = Stand
casussen-kolom-beloofd = Eerste toezegging

casusstand-open = In gesprek
casusstand-proposed = Op de kernagenda
casusstand-themselves = Zelf te doen
casusstand-cannot = Kan niet
casusstand-withdrawn = Ingetrokken

casusdaad-start = De casus begint
casusdaad-assign = Verdeeld
casusdaad-consult = Voorgelegd aan de beleidsmedewerker
casusdaad-advise = Antwoord van de beleidsmedewerker
casusdaad-note = Notitie
casusdaad-join = Doet mee
casusdaad-leave = Doet niet meer mee
casusdaad-plan = Gesprek gepland
casusdaad-call_off = Gesprek gaat niet door
casusdaad-say = Bericht
casusdaad-read = Berichten gelezen
casusdaad-posted = Brief op de post gedaan
casusdaad-posted-gebeld = Verteld door te bellen
casusdaad-talk = Gesprek
casusdaad-keep = Toezegging nagekomen
casusdaad-move = Toezegging verzet
casusdaad-cancel = Toezegging vervallen
casusdaad-propose = Resultaat: een voorstel op de kernagenda
casusdaad-release = Resultaat: de inwoners kunnen het zelf
casusdaad-refuse = Resultaat: het kan niet
casusdaad-withdraw = Resultaat: de inwoners trekken het plan in
casusdaad-reopen = Het gesprek gaat verder

partij-resident = Inwoner
partij-group = Groep of vereniging
partij-partner = Partner van de gemeente
partij-colleague = Collega
partij-een-resident = een inwoner
partij-een-group = een groep
partij-een-partner = een partner
partij-een-colleague = een medewerker van de gemeente

besluit-can = Kan
besluit-cannot = Kan niet
besluit-find_out = Wordt uitgezocht

toezegging-casus-kept = Nagekomen
toezegging-casus-cancelled = Vervallen

casus-gesprek-op = { $wat }: { $datum }
casus-antwoord-voor = { $wat }, met antwoord uiterlijk { $datum }
casus-inwoners =
    { $aantal ->
        [one] een inwoner
       *[other] { $aantal } inwoners
    }
casus-erbij = Erbij waren: { $wie }
casus-omdat = Want: { $reden }
casus-zoekt-uit = { $wie } zoekt dit uit, uiterlijk { $datum }.
casus-verzet = Eerst beloofd voor { $van }, nu voor { $naar }.
casus-was-beloofd = Eerst beloofd voor { $datum }.
casus-op = Op { $datum }:
casus-volgend-gesprek = Gesprek gepland: { $datum } ({ $toen })
casus-door-partij = Iemand die meedeed
casus-beloofd = Wat er is beloofd
casus-verloop = Wat er in de casus is gebeurd
casus-het-plan = Het plan
casus-behandelaar = Verantwoordelijk
casus-beleid = Beleidsmedewerker
casus-team = Team
casus-sinds = Begonnen op
casus-nog-niemand = Nog niemand
casus-van-vraag = Gemaakt van vraag { $nummer }
casus-wie-doet-mee = Wie doet mee
casus-niemand-doet-mee = Er doet nog niemand mee.
casus-vertrokken-op = Doet niet meer mee sinds { $datum }
casus-druk-af = Geen e-mail: druk de brief af
casus-brief-nodig = Geen e-mail: verstuur de brief
casus-brief-gebeld-knop = Ik heb het verteld door te bellen
casus-voorgelegd = Wacht op advies
casus-ongelezen = Nieuw bericht
casus-advies-voor = Advies uiterlijk
casus-foto-alt = Foto { $nummer } bij casus { $casus }
casus-gewist = De teksten en de namen zijn gewist. Deze casus is lang genoeg bewaard, of wie meedeed vroeg dit.
casus-brieven = Brieven over deze casus
casus-terug = Terug naar de casus
casus-besluit-nummer = Besluit { $nummer }

# De eigen pagina van wie meedoet
casus-eigen-titel = Casus { $nummer }
casus-eigen-uitleg = U doet mee aan deze casus. Hier leest u wat er is besproken, besloten en beloofd.
casus-aanspreekpunt = Uw aanspreekpunt: { $wie }.
casus-bericht-kop = Zeg iets tegen de gemeente
casus-bericht-uitleg = Alleen de gemeente leest dit. Wie ook meedoet, leest het niet.
casus-bericht-tekst = Wat wilt u zeggen?
casus-bericht-knop = Verstuur
melding-casus-bericht = Dank u. De gemeente leest uw bericht.
casus-stop-wis = Wis ook wat ik stuurde: mijn berichten, foto’s en documenten
casus-stop-wis-uitleg = Bent u de laatste inwoner, groep of partner die meedoet? Dan wissen wij de hele casus: ook gesprekken, besluiten en toezeggingen.
casus-stop-kop = Niet meer meedoen
casus-stop-uitleg-resident = U krijgt daarna geen bericht meer, en deze pagina werkt niet meer. Wij wissen uw naam, e-mail, telefoon en adres. Wat u ons stuurde, blijft bij de casus tot die wordt gewist, of gaat nu al weg als u dat aankruist.
casus-stop-uitleg-group = U krijgt daarna geen bericht meer, en deze pagina werkt niet meer. Wij wissen e-mail, telefoon en adres. De naam van uw groep blijft bij de casus staan tot die wordt gewist.
casus-stop-uitleg-partner = U krijgt daarna geen bericht meer, en deze pagina werkt niet meer. Wij wissen e-mail, telefoon en adres. De naam van uw organisatie blijft bij de casus staan tot die wordt gewist.
casus-stop-uitleg-colleague = U krijgt daarna geen bericht meer, en deze pagina werkt niet meer. Uw functie blijft bij de casus staan tot die wordt gewist.
casus-stop-zeker = Ja, ik wil niet meer meedoen
casus-stop-knop = Stop met meedoen
melding-casus-gestopt = U doet niet meer mee aan de casus. Uw naam en hoe wij u bereiken zijn gewist.
melding-casus-gestopt-naam = U doet niet meer mee aan de casus. Hoe wij u bereiken is gewist.
vraag-is-casus = Van uw vraag is een casus gemaakt: een plan waarover wij samen praten.
vraag-naar-casus = Bekijk de casus

# Een nieuwe casus
casus-nieuw-kop = Nieuwe casus
casus-nieuw-intro = Voor een plan van inwoners dat per telefoon of in het dorpshuis kwam.
casus-nieuw-titel = Waar gaat het plan over?
casus-nieuw-tekst = Wat willen de inwoners?
casus-nieuw-tekst-uitleg = Iedereen die meedoet leest dit. Noem geen namen.
casus-nieuw-kern = Over { $welke_kern }?
casus-nieuw-plek = Op welke plek?
casus-nieuw-soort = Wie komt met het plan?
casus-nieuw-naam = Naam
casus-nieuw-email = E-mail
casus-nieuw-email-uitleg = Wie geen e-mail heeft, krijgt een brief die u afdrukt.
casus-nieuw-telefoon = Telefoon
casus-nieuw-adres = Postadres
casus-nieuw-behandelaar = Wie is verantwoordelijk?
casus-nieuw-team = Bij welk team hoort het?
casus-nieuw-knop = Begin de casus
vraag-casus-kop = Maak er een casus van
vraag-casus-uitleg = Voor een plan waarover u samen gaat praten. De vrager doet mee en leest alles. Schrijf het in uw eigen woorden op: anderen die meedoen lezen het ook.
vraag-casus-titel = Waar gaat het plan over?
vraag-casus-tekst = Wat willen de inwoners?
vraag-casus-knop = Maak de casus
melding-vraag-casus = De casus is begonnen. De vrager weet het.

# Wat collega’s met een casus doen
casus-toewijzen-kop = Zeg wie verantwoordelijk is
casus-toewijzen-uitleg = Wie meedoet ziet de functie van wie verantwoordelijk is.
casus-toewijzen-behandelaar = Verantwoordelijk
casus-toewijzen-beleid = Beleidsmedewerker met wie u overlegt
casus-toewijzen-team = Team
casus-toewijzen-kern = { $Kern }
casus-toewijzen-plek = Plek
casus-toewijzen-knop = Bewaar
casus-voorleggen-kop = Leg iets voor aan de beleidsmedewerker
casus-voorleggen-uitleg = Alleen collega’s lezen dit. Het komt op de werklijst van de beleidsmedewerker.
casus-voorleggen-tekst = Wat wilt u weten?
casus-voorleggen-datum = Wanneer hebt u antwoord nodig?
casus-voorleggen-datum-uitleg = De beleidsmedewerker krijgt een herinnering. Bijvoorbeeld 3-12-2026
casus-voorleggen-knop = Leg voor
casus-advies-kop = Antwoord op wat is voorgelegd
casus-advies-uitleg = Alleen collega’s lezen dit.
casus-advies-tekst = Wat kan, wat kan niet, en waarom?
casus-advies-knop = Geef antwoord
casus-notitie-kop = Schrijf een notitie
casus-notitie-uitleg = Alleen collega’s lezen dit.
casus-notitie-tekst = Notitie
casus-notitie-knop = Bewaar de notitie
casus-meer = Meer
casus-gelezen-kop = Ik heb de berichten gelezen
casus-gelezen-uitleg = De casus gaat van de werklijst. Antwoorden doet u met een gesprek, of met een mail of een telefoontje.
casus-gelezen-knop = Gelezen
casus-meedoen-kop = Laat iemand meedoen
casus-meedoen-uitleg = Wie meedoet krijgt een eigen pagina en bericht van elke stap. Anderen lezen de naam van een inwoner niet.
casus-meedoen-soort = Wie doet er mee?
casus-meedoen-naam = Naam
casus-meedoen-naam-uitleg = Voor een inwoner of een groep.
casus-meedoen-partner = Partner
casus-meedoen-partner-uitleg = Alleen als een partner meedoet.
casus-meedoen-collega = Collega
casus-meedoen-collega-uitleg = Alleen als een collega meedoet.
casus-meedoen-email = E-mail
casus-meedoen-email-uitleg = Wie geen e-mail heeft, krijgt brieven die u afdrukt.
casus-meedoen-telefoon = Telefoon
casus-meedoen-adres = Postadres
casus-meedoen-knop = Laat meedoen
casus-vertrek-kop = Iemand doet niet meer mee
casus-vertrek-uitleg = Adres en telefoon worden meteen gewist, van een inwoner ook de naam.
casus-vertrek-partij = Wie doet niet meer mee?
casus-vertrek-wis = Wis ook wat die ons stuurde: berichten, foto’s en documenten
casus-vertrek-wis-uitleg = Is dit de laatste inwoner, groep of partner die meedoet, of de enige die ooit meedeed? Dan wissen wij de hele casus: ook gesprekken, besluiten en toezeggingen. Dat is niet terug te draaien.
casus-vertrek-knop = Bewaar
casus-plannen-kop = Plan een gesprek
casus-plannen-uitleg = Iedereen die meedoet krijgt hiervan bericht.
casus-plannen-datum = Op welke dag?
casus-plannen-datum-uitleg = Bijvoorbeeld 3-12-2026
casus-plannen-tekst = Hoe laat, waar, en waarover?
casus-plannen-knop = Plan het gesprek
casus-afgelasten-kop = Zeg een gesprek af
casus-afgelasten-uitleg = Iedereen die meedoet krijgt hiervan bericht.
casus-afgelasten-gepland = Welk gesprek?
casus-afgelasten-tekst = Waarom gaat het niet door?
casus-afgelasten-knop = Zeg het gesprek af
casus-gesprek-kop = Schrijf een gesprek op
casus-gesprek-uitleg = Iedereen die meedoet leest dit. Vul per besluit een blok in. Wat u niet nodig heeft, blijft leeg.
casus-gesprek-gepland = Was dit een gepland gesprek?
casus-gesprek-datum = Op welke dag was het?
casus-gesprek-datum-uitleg = Vandaag of eerder. Bijvoorbeeld 3-12-2026
casus-gesprek-partijen = Wie was erbij?
casus-gesprek-collegas = Welke collega’s waren erbij?
casus-gesprek-tekst = Wat is er besproken?
casus-gesprek-tekst-uitleg = Noem geen namen van inwoners.
casus-gesprek-besluit-soort = Wat is het besluit?
casus-gesprek-besluit-tekst = Waarover gaat het besluit?
casus-gesprek-besluit-reden = Waarom kan het niet?
casus-gesprek-besluit-reden-uitleg = Alleen als het niet kan.
casus-gesprek-besluit-wie = Wie zoekt het uit?
casus-gesprek-besluit-wie-uitleg = Alleen als het wordt uitgezocht.
casus-gesprek-besluit-datum = Wanneer is het uitgezocht?
casus-gesprek-besluit-datum-uitleg = Alleen als het wordt uitgezocht. Bijvoorbeeld 3-12-2026
casus-gesprek-knop = Bewaar het gesprek
casus-nagekomen-kop = Een toezegging is nagekomen
casus-nagekomen-uitleg = Iedereen die meedoet leest wat eruit kwam.
casus-nagekomen-toezegging = Welke toezegging?
casus-nagekomen-tekst = Wat kwam eruit?
casus-nagekomen-knop = Bewaar
casus-verzetten-kop = Verzet een toezegging
casus-verzetten-uitleg = De oude datum blijft staan. Iedereen die meedoet krijgt bericht.
casus-verzetten-toezegging = Welke toezegging?
casus-verzetten-datum = Wat is de nieuwe datum?
casus-verzetten-datum-uitleg = Bijvoorbeeld 3-12-2026
casus-verzetten-tekst = Waarom duurt het langer?
casus-verzetten-knop = Verzet de datum
casus-vervallen-kop = Een toezegging vervalt
casus-vervallen-uitleg = Iedereen die meedoet leest waarom.
casus-vervallen-toezegging = Welke toezegging?
casus-vervallen-tekst = Waarom vervalt de toezegging?
casus-vervallen-knop = Bewaar
casus-voorstel-kop = Resultaat: maak er een voorstel voor de kernagenda van
casus-voorstel-uitleg = Het voorstel staat meteen op de website. Schrijf het zo op dat niemand de inwoners herkent.
casus-voorstel-titel = Titel van het voorstel
casus-voorstel-tekst = Wat is het idee?
casus-voorstel-knop = Maak het voorstel
casus-zelf-kop = Resultaat: de inwoners kunnen het zelf
casus-zelf-uitleg = Iedereen die meedoet krijgt dit resultaat.
casus-zelf-tekst = Wat kunnen de inwoners doen, en hoe?
casus-zelf-knop = Bewaar het resultaat
casus-kan-niet-kop = Resultaat: het kan niet
casus-kan-niet-uitleg = Iedereen die meedoet krijgt dit resultaat.
casus-kan-niet-tekst = Waarom kan het niet?
casus-kan-niet-knop = Bewaar het resultaat
casus-ingetrokken-kop = Resultaat: de inwoners trekken het plan in
casus-ingetrokken-uitleg = Iedereen die meedoet krijgt dit resultaat.
casus-ingetrokken-tekst = Wat zeiden de inwoners?
casus-ingetrokken-knop = Bewaar het resultaat
casus-heropenen-kop = Praat verder
casus-heropenen-uitleg = De casus gaat weer open. Iedereen die meedoet krijgt bericht.
casus-heropenen-tekst = Waarom praat u verder?
casus-heropenen-knop = Open de casus weer

casus-kan-nu-niet = Dit kan nu niet. De casus is intussen veranderd.
casus-intussen-veranderd = Een collega was u voor: de casus is intussen veranderd. Kijk wat er nu staat. Klopt uw tekst nog? Verstuur die dan opnieuw.
casus-is-er-al = Van deze vraag is al een casus gemaakt.
casus-reden-nodig = Schrijf op waarom. Inwoners willen dat weten.
casus-wie-nodig = Kies wie het uitzoekt.
casus-datum-nodig = Vul in wanneer het is uitgezocht. Bijvoorbeeld 3-12-2026
casus-datum-voorbij = Deze dag is al voorbij. Kies vandaag of later.
casus-datum-te-ver = Kies een dag binnen een jaar.
casus-datum-niet-later = Kies een dag die later is dan vandaag en dan de beloofde datum.
casus-gesprek-later = Deze dag is nog niet geweest. Plan het gesprek, of kies een andere dag.
casus-gesprek-lang-geleden = Deze dag is meer dan vijf jaar geleden. Klopt dat wel?
casus-gesprek-voorbij = Deze dag is al voorbij. Schrijf het gesprek op, of kies een andere dag.
casus-niemand-erbij = Kies wie erbij was.
casus-besluit-soort-nodig = Kies wat het besluit is.
casus-besluit-tekst-nodig = Schrijf op waarover het besluit gaat.
casus-besluit-te-lang = Maak deze tekst korter: hoogstens 1.000 letters.
casus-behandelaar-nodig = Kies wie verantwoordelijk is.
casus-advies-wacht = Er wacht nog een vraag op antwoord van de beleidsmedewerker. Kies wie die beantwoordt.
casus-partner-nodig = Kies welke partner meedoet.
casus-collega-nodig = Kies welke collega meedoet.
casus-naam-nodig = Vul de naam in.
casus-doet-al-mee = Deze persoon doet al mee.
casus-te-veel-partijen = Aan een casus doen hoogstens 100 partijen mee.
casus-toezegging-open = Er staat nog een toezegging open. Zeg eerst wat daarvan is gekomen.
casus-gesprek-open = Er is nog een gesprek gepland. Schrijf het op of zeg het af.

melding-casus-begonnen = De casus is begonnen.
melding-casus-toegewezen = Bewaard wie verantwoordelijk is.
melding-casus-voorgelegd = De vraag is voorgelegd.
melding-casus-advies = Het antwoord is bewaard.
melding-casus-notitie = De notitie is bewaard.
melding-casus-gelezen = De berichten zijn gelezen.
melding-casus-meedoen = Er doet iemand mee. Heeft die geen e-mail? Druk dan de brief af.
melding-casus-vertrek = Bewaard wie niet meer meedoet.
melding-casus-gewist = Er doet niemand meer mee. De hele casus is gewist.
melding-casus-gepland = Het gesprek is gepland. Wie meedoet heeft bericht.
melding-casus-afgelast = Het gesprek is afgezegd. Wie meedoet heeft bericht.
melding-casus-gesprek = Het gesprek is bewaard. Wie meedoet heeft bericht.
melding-casus-toezegging = De toezegging is bijgewerkt. Wie meedoet heeft bericht.
melding-casus-resultaat = Het resultaat is bewaard. Wie meedoet heeft bericht. Druk de brief af voor wie geen e-mail heeft.
melding-casus-heropend = De casus is weer open.

casuspost-welkom = U doet mee aan een casus, met nummer { $nummer }. Een casus is een plan van inwoners waarover wij samen praten. Hier gaat het over:
casuspost-welkom-onderwerp = U doet mee aan casus { $nummer }
casuspost-nieuws = Er is nieuws over casus { $nummer }, ‘{ $titel }’:
casuspost-onderwerp = { $wat } ({ $nummer })
casuspost-resultaat = Dit is het resultaat van de gesprekken. Dank u wel voor het meedenken.
casuspost-volgen = Lees alles op uw eigen pagina. Wie deze link heeft, kan meelezen:
vraagdaad-case = Casus gemaakt
vraagpost-case = Van uw vraag { $nummer } hebben wij een casus gemaakt, met nummer { $wie }. Dat is een plan waarover wij samen praten. U hoort hier verder van. Het gaat over:
vraagpost-case-onderwerp = Uw vraag { $nummer } is een casus geworden
feit-vraag-daad-case = casus van gemaakt

daad-cases-handle = Casus behandeld
daad-cases-lead = Casus geleid
daad-cases-desk = Casus begonnen
daad-cases-own = Casus bijgewerkt door wie meedoet
feit-casus-daad = wat
feit-casus-daad-start = begonnen
feit-casus-daad-assign = verdeeld
feit-casus-daad-consult = voorgelegd
feit-casus-daad-advise = advies gegeven
feit-casus-daad-note = notitie geschreven
feit-casus-daad-join = iemand doet mee
feit-casus-daad-leave = iemand doet niet meer mee
feit-casus-daad-plan = gesprek gepland
feit-casus-daad-call_off = gesprek afgezegd
feit-casus-daad-say = bericht van wie meedoet
feit-casus-daad-read = berichten gelezen
feit-casus-daad-posted = brief op de post, of gebeld
feit-casus-daad-talk = gesprek opgeschreven
feit-casus-daad-keep = toezegging nagekomen
feit-casus-daad-move = toezegging verzet
feit-casus-daad-cancel = toezegging vervallen
feit-casus-daad-propose = voorstel van gemaakt
feit-casus-daad-release = inwoners kunnen het zelf
feit-casus-daad-refuse = kan niet
feit-casus-daad-withdraw = ingetrokken
feit-casus-daad-reopen = weer geopend
feit-casus-daad-forget = gewist

casus-werk-titel = Casus { $nummer }: { $titel }
casus-werk-beloofd = beloofd door { $wie }
casus-werk-gesprek = het gesprek is nog niet opgeschreven
casus-werk-voorgelegd = wacht op advies van de beleidsmedewerker
casus-werk-bericht = wie meedoet stuurde een bericht
casus-werk-niemand = nog niemand is verantwoordelijk
taak-cases-reminders = Herinneringen aan toezeggingen in casussen versturen aan medewerkers
casusherinnering-onderwerp =
    { $aantal ->
        [one] Een toezegging of advies in een casus wacht
       *[other] { $aantal } toezeggingen of adviezen in casussen wachten
    }
casusherinnering-te-laat = Te laat. Zeg wat eruit kwam, geef uw advies, of verzet de datum met een reden:
casusherinnering-binnenkort = Binnenkort:
casusherinnering-werk = Alle casussen bij elkaar:
casusbrief-onderwerp =
    { $aantal ->
        [one] Een brief in een casus ligt nog hier
       *[other] Brieven in { $aantal } casussen liggen nog hier
    }
casusbrief-te-laat = Print de brief en doe hem op de post, of bel. Wie meedoet weet nog niets:
casusbrief-werk = Alle casussen met een brief bij elkaar:

menu-vraagregels = Vragen
menu-vraagregels-uitleg = Hoe snel u antwoord geeft, hoe lang u vragen bewaart, en de teksten
vraagregels-intro = Deze regels gelden voor nieuwe vragen. Een datum die al beloofd is, verandert niet.
vraagregels-termijn = Binnen hoeveel dagen geeft u antwoord?
vraagregels-termijn-uitleg = Een getal van 1 tot 60. De dag van ontvangst telt niet mee.
vraagregels-telling = Welke dagen tellen mee?
telling-kalenderdagen = Alle dagen
telling-werkdagen = Alleen werkdagen
vraagregels-procesantwoorden = Hoe vaak mag het antwoord worden uitgesteld?
vraagregels-procesantwoorden-uitleg = Een getal van 0 tot 5. Bij elk procesantwoord horen een reden en een nieuwe datum.
vraagregels-waarschuw = Hoeveel werkdagen van tevoren krijgen collega’s een herinnering?
vraagregels-waarschuw-uitleg = Een getal van 1 tot 14.
vraagregels-bewaren = Hoeveel dagen na het einde bewaart u een vraag?
vraagregels-bewaren-uitleg = Een getal van 28 tot 3650. Daarna wist Brink de tekst en de vrager. Een antwoord op de website blijft staan. Wat een partner nog heeft, wat nog niemand las en wat nog gepost moet worden, blijft minstens een jaar.
vraagregels-themas = Onderwerpen
vraagregels-themas-uitleg = Eén op elke regel.
vraagregels-themas-te-veel = Gebruik hoogstens 30 onderwerpen, van hoogstens 60 letters.
vraagregels-ontvangst = Wat staat er verder in de ontvangstbevestiging?
vraagregels-postadres = Postadres van de gemeente
vraagregels-postadres-uitleg = Voor wie liever een brief schrijft.
vraagregels-bewaar = Bewaar
melding-vraagregels = De regels voor vragen zijn bewaard.
feit-termijn = termijn in dagen
feit-telling = telling
feit-telling-kalenderdagen = { telling-kalenderdagen }
feit-telling-werkdagen = { telling-werkdagen }
feit-procesantwoorden = hoogstens zo vaak uitstellen
feit-bewaren-dagen = dagen bewaren

vraagcijfers-titel = Hoe snel krijgen inwoners antwoord?
vraagcijfers-link = Bekijk de cijfers
vraagcijfers-zin =
    { $aantal ->
        [one] { $aandeel }% van de vragers hoorde op tijd iets. Dat gaat over één vraag.
       *[other] { $aandeel }% van de vragers hoorde op tijd iets. Dat gaat over { $aantal } vragen.
    }
vraagcijfers-openbaar = In het afgelopen jaar hoorde { $aandeel }% van de vragers op tijd van ons.
vraagcijfers-leeg = Er zijn nog geen vragen waarvan de termijn voorbij is.
vraagcijfers-wachten =
    { $aantal ->
        [0] Er wachten nu geen vragen.
        [one] Er wacht nu een vraag.
       *[other] Er wachten nu { $aantal } vragen.
    }
vraagcijfers-langst =
    { $dagen ->
        [one] De oudste wacht een dag.
       *[other] De oudste wacht { $dagen } dagen.
    }
vraagcijfers-uitleg = Over vragen van het afgelopen jaar, zoals het vannacht was. Op tijd is: binnen de termijn een antwoord, een procesantwoord met een datum, of bericht wie de vraag nu heeft.
vraagcijfers-xlsx = Neem de cijfers mee (Excel)
vraagcijfers-blad = Vragen
vraagcijfers-alles = Alles
vraagcijfers-geen = Niet ingevuld
vraagcijfers-per-kern = Per { $kern }
vraagcijfers-per-team = Per team
vraagcijfers-per-thema = Per onderwerp
vraagcijfers-per-maand = Per maand
vraagcijfers-kolom-per = Per
vraagcijfers-kolom-naam = Naam
vraagcijfers-kolom-gevraagd = Vragen
vraagcijfers-kolom-beoordeeld = Termijn voorbij of gehoord
vraagcijfers-kolom-op-tijd = Op tijd
vraagcijfers-kolom-aandeel = Op tijd (%)
vraagcijfers-kolom-beantwoord = Beantwoord
vraagcijfers-kolom-mediaan = Helft beantwoord binnen
vraagcijfers-kolom-p90 = Negen van de tien binnen
vraagcijfers-kolom-uitgesteld = Procesantwoorden
vraagcijfers-kolom-heropend = Heropend
vraagcijfers-kolom-geholpen = Geholpen
vraagcijfers-kolom-wacht = Wacht nu
vraagcijfers-van = { $deel } van { $geheel }
vraagcijfers-dagen =
    { $dagen ->
        [one] een dag
       *[other] { $dagen } dagen
    }

# Foto’s en documenten
vraag-bijlagen = Foto’s of documenten (PDF)
vraag-bijlagen-uitleg = Hooguit 5 bestanden. Zet liever geen mensen op de foto. Waar de foto is gemaakt, halen wij eruit.
vraag-bewaard = Deze bestanden gaan mee
vraag-bewaard-uitleg = U hoeft ze niet opnieuw te kiezen. Haal het vinkje weg bij wat niet mee hoeft.
vraag-aanvullen-bijlagen = Foto’s of documenten (PDF)
vraag-aanvullen-bijlagen-uitleg = Hooguit 5 bestanden. Waar een foto is gemaakt, halen wij eruit.
vraag-aanvullen-bewaard = Deze bestanden gaan mee
vraag-aanvullen-bewaard-uitleg = U hoeft ze niet opnieuw te kiezen. Haal het vinkje weg bij wat niet mee hoeft.
vraag-balie-bijlagen = Foto’s of documenten (PDF)
vraag-balie-bijlagen-uitleg = Hooguit 5 bestanden, zoals een scan van de brief.
vraag-balie-bewaard = Deze bestanden gaan mee
vraag-balie-bewaard-uitleg = U hoeft ze niet opnieuw te kiezen. Haal het vinkje weg bij wat niet mee hoeft.
vraag-antwoord-bijlagen = Foto’s of documenten (PDF)
vraag-antwoord-bijlagen-uitleg = Hooguit 5 bestanden. De vrager leest ze op de eigen pagina. Ze komen niet op de website.
vraag-antwoord-bewaard = Deze bestanden gaan mee
vraag-antwoord-bewaard-uitleg = U hoeft ze niet opnieuw te kiezen. Haal het vinkje weg bij wat niet mee hoeft.
vraag-procesantwoord-bijlagen = Foto’s of documenten (PDF)
vraag-procesantwoord-bijlagen-uitleg = Hooguit 5 bestanden. De vrager leest ze op de eigen pagina. Ze komen niet op de website.
vraag-procesantwoord-bewaard = Deze bestanden gaan mee
vraag-procesantwoord-bewaard-uitleg = U hoeft ze niet opnieuw te kiezen. Haal het vinkje weg bij wat niet mee hoeft.
vraag-notitie-bijlagen = Foto’s of documenten (PDF)
vraag-notitie-bijlagen-uitleg = Hooguit 5 bestanden. Alleen collega’s zien ze.
vraag-notitie-bewaard = Deze bestanden gaan mee
vraag-notitie-bewaard-uitleg = U hoeft ze niet opnieuw te kiezen. Haal het vinkje weg bij wat niet mee hoeft.
vraag-bestanden = Bestanden
vraag-foto = Foto { $nummer }
vraag-foto-alt = Foto { $nummer } bij vraag { $vraag }
vraag-foto-grootte = ({ $grootte })
vraag-pdf-grootte =
    { $bladzijden ->
        [one] (PDF, een bladzijde, { $grootte })
       *[other] (PDF, { $bladzijden } bladzijden, { $grootte })
    }
vraag-bijlage-vol = Bij deze vraag passen niet meer bestanden. Het zijn er hooguit { $max }.
vraag-bijlage-verlopen = Een bestand dat u eerder koos, bewaren wij niet meer. Kies het opnieuw.
vraag-link-over-titel = Deze link werkt niet meer
vraag-link-over = Een link naar een bestand werkt een half uur. Zo komt niemand anders bij uw bestanden. Open uw eigen pagina opnieuw met de link in uw e-mail. Daar staat een nieuwe link.
vraag-mail-alleen-bestanden = Zie de bestanden.
vraagpost-bijlagen =
    { $aantal ->
        [one] Hier hoort een bestand bij. U vindt het op uw eigen pagina.
       *[other] Hier horen { $aantal } bestanden bij. U vindt ze op uw eigen pagina.
    }
vraagpost-bijlagen-ontvangen =
    { $aantal ->
        [one] Wij kregen er ook een bestand bij.
       *[other] Wij kregen er ook { $aantal } bestanden bij.
    }
taak-questions-sweep = Bestanden opruimen die niet zijn verstuurd
vraagpost-bijlagen-brief =
    { $aantal ->
        [one] Bij deze brief hoort een bijlage.
       *[other] Bij deze brief horen { $aantal } bijlagen.
    }

# Sjablonen, aanwijzingen en meekijken
sjablonen-titel = Sjablonen voor antwoorden
sjablonen-intro = Een begin van een antwoord, voor een team of voor alle teams. Wie antwoordt, neemt het over en maakt het af.
sjablonen-leeg = Er zijn nog geen sjablonen. Maak het eerste, bijvoorbeeld voor een vraag die vaak komt.
sjabloon-nieuw = Nieuw sjabloon
sjabloon-alle-teams = Alle teams
sjabloon-naam = Naam
sjabloon-naam-uitleg = Zo vinden collega’s het, bijvoorbeeld: losse tegels
sjabloon-team = Voor welk team?
sjabloon-team-uitleg = Zonder keuze is het voor alle teams. Dat kan alleen wie rechten heeft voor de hele gemeente.
sjabloon-tekst = Tekst
sjabloon-tekst-uitleg = Deze velden vult Brink in: {"{naam}"} van de vrager, {"{nummer}"} en {"{datum}"} van de vraag, {"{kern}"} en {"{team}"}.
sjabloon-bewaar = Bewaar
sjabloon-weg = Verwijder dit sjabloon
sjabloon-weg-uitleg = Antwoorden die ermee zijn geschreven, blijven zoals ze zijn.
sjabloon-weg-knop = Verwijder
sjabloon-onbekend-veld = Dit kennen wij niet: { $onbekend }. Gebruik { $bekend }, of haal de accolade weg.
sjabloon-naam-bestaat = Er is al een sjabloon met deze naam. Kies een andere naam.
sjabloon-team-kies = Kies een team waarvoor u sjablonen mag maken.
sjabloon-intussen-veranderd = Iemand anders veranderde dit sjabloon intussen.
sjabloon-zonder-naam = meneer of mevrouw
melding-sjabloon = Het sjabloon is bewaard.
melding-sjabloon-weg = Het sjabloon is verwijderd.
daad-questions-templates = Sjabloon voor antwoorden gewijzigd
vraag-sjabloon-knop = Neem het sjabloon over
vraag-sjabloon-kies = Kies eerst een sjabloon.
vraag-antwoord-sjabloon = Sjabloon
vraag-antwoord-sjabloon-uitleg = Kies er een en druk op de knop ‘Neem het sjabloon over’. Wat u al schreef, blijft staan.
vraag-procesantwoord-sjabloon = Sjabloon
vraag-procesantwoord-sjabloon-uitleg = Kies er een en druk op de knop ‘Neem het sjabloon over’. Wat u al schreef, blijft staan.
vraag-concept-sjabloon = Sjabloon
vraag-concept-sjabloon-uitleg = Kies er een en druk op de knop ‘Neem het sjabloon over’. Wat u al schreef, blijft staan.
vraag-bekijk-knop = Bekijk eerst
vraag-bekijk-kop = Zo leest de vrager het
vraag-bekijk-goed = Geen lange zinnen en geen ambtelijke woorden gevonden.
vraag-bekijk-tips = Kan dit eenvoudiger? Het mag blijven staan.
vraag-bekijk-lang = Een zin van { $woorden } woorden. Twee korte zinnen lezen makkelijker:
vraag-bekijk-ambtelijk = Liever ‘{ $gewoon }’ dan ‘{ $woord }’
vraag-bekijk-daarna = Er is nog niets verstuurd. Pas de tekst hieronder aan, of verstuur hem.
vraagdaad-draft = Concept van het antwoord
vraagdaad-draft-meekijken = Concept van het antwoord. Gevraagd om mee te kijken:
feit-vraag-daad-draft = concept bewaard
vraag-concept-kop = Schrijf samen aan het antwoord
vraag-concept-uitleg = De vrager ziet hier niets van. De tekst staat daarna klaar bij ‘Geef antwoord’.
vraag-concept-tekst = Concept van het antwoord
vraag-concept-meekijker = Wie kijkt er mee?
vraag-concept-meekijker-uitleg = Het komt op de werklijst van deze collega. U kunt kiezen uit wie bij deze vraag mag.
vraag-concept-opmerking = Opmerking voor collega’s
vraag-concept-opmerking-uitleg = Waar moet de ander op letten, of wat viel u op?
vraag-concept-knop = Bewaar het concept
vraag-concept-ligt-er = Er ligt een concept van het antwoord, bewaard { $moment }.
vraag-concept-ligt-er-van = Er ligt een concept van het antwoord, bewaard { $moment } door { $wie }.
vraag-concept-kijkt-mee = Gevraagd om mee te kijken: { $wie }.
vraag-concept-veranderd = Iemand anders bewaarde intussen een ander concept.
melding-vraag-concept = Het concept is bewaard. De vrager ziet het niet.
vraag-werk-meekijken = u bent gevraagd om mee te kijken met het antwoord

# Wat de vrager zegt, opgeschreven door een collega
vraagdaad-consent = Mag op de website, zonder naam
vraagdaad-revoke = Mag niet op de website
vraag-door-u = U
vraag-opgeschreven = { $wie }, { $hoe }. Opgeschreven door: { $functie }.
vraag-hoe-web = op de website
vraag-hoe-phone = per telefoon
vraag-hoe-letter = per brief
vraag-hoe-email = per e-mail
vraag-hoe-hall = aan de balie of in het dorpshuis
vraag-namens-kop = De vrager belt of schrijft
vraag-namens-uitleg = Schrijf op wat de vrager zegt. Het telt net zo als wanneer de vrager het zelf doet op de eigen pagina.
vraag-namens-soort = Wat wil de vrager?
vraag-namens-kanaal = Hoe kwam het?
vraag-namens-ontvangen = Wanneer kwam het?
vraag-namens-ontvangen-uitleg = Laat leeg als het vandaag kwam. Bijvoorbeeld 3-12-2026
vraag-namens-lang-geleden = Vul een dag in van de laatste twee weken, en niet van voor de vraag.
vraag-namens-tekst = Wat zei de vrager?
vraag-namens-tekst-uitleg = Nodig bij een aanvulling en bij heropenen. De vrager kan dit lezen.
vraag-namens-knop = Schrijf op
vraag-namens-bijlagen = Foto’s of documenten (PDF)
vraag-namens-bijlagen-uitleg = Hooguit 5 bestanden, zoals een foto van de brief. De vrager ziet ze ook.
vraag-namens-bewaard = Deze bestanden gaan mee
vraag-namens-bewaard-uitleg = U hoeft ze niet opnieuw te kiezen. Haal het vinkje weg bij wat niet mee hoeft.
vraag-zegt-add = Iets toevoegen
vraag-zegt-withdraw = De vraag intrekken
vraag-zegt-reopen = De vraag opnieuw openen
vraag-zegt-helped-yes = Geholpen: ja
vraag-zegt-helped-partly = Geholpen: voor een deel
vraag-zegt-helped-no = Geholpen: nee
vraag-zegt-consent = De vraag mag op de website, zonder naam
vraag-zegt-revoke = De vraag mag niet op de website
melding-vraag-namens = Het staat erbij.
vraag-website-kop = Uw vraag op de website
vraag-website-ja = U vindt het goed dat uw vraag en het antwoord op de website komen, zonder uw naam.
vraag-website-staat = Uw vraag en het antwoord staan op de website, zonder uw naam. Wilt u dat niet meer? Dan halen wij ze er meteen af.
vraag-website-nee = Uw vraag komt niet op de website. Met uw vraag kunt u ook anderen helpen. Wij schrijven de tekst dan zo op dat niemand u herkent.
vraag-website-ja-knop = Mijn vraag mag op de website
vraag-website-nee-knop = Mijn vraag mag niet op de website
vraag-website-toch-uitleg = Wij schrijven de tekst voor de website zelf. Zulke dingen laten wij weg. Mag uw vraag op de website?
vraag-website-toch-knop = Ja, toch
vraag-website-toch-niet = Nee, mijn vraag komt niet op de website
melding-vraag-mag-openbaar = Dank u. Uw vraag mag op de website, zonder uw naam.
melding-vraag-mag-niet-openbaar = Uw vraag staat niet op de website en komt er ook niet op.

# Brieven die nog op de post moeten
vraagdaad-posted = Brief op de post gedaan
vraagdaad-posted-gebeld = De vrager gebeld
vraag-brief-nodig = Brief versturen
vraag-brief-wacht = Deze brief moet nog op de post. Druk hem af, verstuur hem en zeg het hier.
vraag-brief-bel = U kunt ook bellen: { $telefoon }.
vraag-brief-weg-knop = De brief is op de post
vraag-brief-gebeld-knop = Ik heb het de vrager verteld door te bellen
vraag-brief-al-weg = Dit is al verstuurd.
melding-vraag-brief-weg = Het staat erbij.
vraag-werk-brief = brief versturen
vragen-stand-brief = Brief versturen
vraagpost-op = { $datum }

# Wachten op de vrager
vraagdaad-remind = Herinnering aan de vrager
vraagdaad-remind-u = Herinnering aan u
vraagpost-remind = Wij wachten op uw antwoord over uw vraag { $nummer }. Dit wilden wij weten:
vraagpost-remind-onderwerp = Herinnering: een vraag aan u over { $nummer }
vraagpost-remind-daarna = Antwoord op uw eigen pagina. Of bel ons, of schrijf een brief. Heeft u ons al geantwoord? Dan hoeft u niets te doen.
vraagherinnering-wacht = De vrager reageert niet. Bel, ga verder zonder antwoord, of sluit de vraag:
vraagherinnering-sinds = wij wachten sinds { $datum }
vraagregels-herinner = Na hoeveel dagen krijgt een vrager die niet reageert een herinnering?
vraagregels-herinner-uitleg = Een getal van 1 tot 60. Na nog eens zo veel dagen krijgt de behandelaar bericht.
feit-herinner-dagen = herinnering aan de vrager na dagen

# Bericht aan collega’s
vraagpost-gegeven-onderwerp = Vraag { $nummer } is nu van u
vraagpost-gegeven-tekst = Vraag { $nummer } van een inwoner is nu van u. De inwoner krijgt uiterlijk { $datum } antwoord.
vraagpost-agressie-onderwerp = Agressie gemeld bij vraag { $nummer }
vraagpost-agressie-tekst = Een collega heeft de woorden van een inwoner afgeschermd: zij bedreigen of beledigen. Bij vraag { $nummer } leest u wat de collega erover schreef. Praat met de collega. Doe aangifte als dat nodig is.

vraagdaad-wait-u = Vraag aan u
vraagdaad-helped-u = Bent u geholpen?
vraagdaad-assign-u = Uw vraag is bij
vraag-antwoord-beloofd = Wij beloofden u een antwoord op { $datum }.
vraag-verloop-eerder = Er waren tussendoor nog meer stappen. Hier staan de nieuwste.
vraagcijfers-kolom-gezegd = Zei of het hielp
vraagcijfers-kolom-langst = Wacht het langst (dagen)

# Voor iets op de website komt
vraag-let-op-naam = Hier staat een deel van de naam van de vrager. Mogen anderen dit lezen? Druk dan nog een keer op de knop.
vraag-let-op-adres = Hier staat het adres van de vrager. Mogen anderen dit lezen? Druk dan nog een keer op de knop.
vraag-let-op-medisch = Hier staat iets over gezondheid. Mogen anderen dit lezen? Druk dan nog een keer op de knop.
vraag-let-op-email = Hier staat een e-mailadres. Mogen anderen dit lezen? Druk dan nog een keer op de knop.
vraag-let-op-telefoon = Hier staat een telefoonnummer. Mogen anderen dit lezen? Druk dan nog een keer op de knop.

# Gegevens van wie geen e-mailadres gaf
vraagdaad-export = Gegevens aan de vrager gegeven
vraagdaad-forget = Gewist
vraag-meegeven-kop = Geef de vrager de eigen gegevens
vraag-meegeven-uitleg = Voor wie vraagt wat de gemeente bewaart bij deze vraag. Kijk eerst of het echt de vrager is. U krijgt een bestand.
vraag-meegeven-knop = Download de gegevens
vraag-wissen-kop = Wis de vrager en de teksten
vraag-wissen-uitleg = Voor wie vraagt om de gegevens te wissen. De naam, het adres, de teksten en de bestanden gaan weg. Een casus waaraan van buiten alleen de vrager meedoet, gaat helemaal weg. Het nummer en de datums blijven. Een antwoord op de website blijft ook: haal dat er eerst af als de vrager dat wil.
vraag-wissen-partner = Deze gegevens gingen naar { $partner }.
vraag-wissen-partner-uitleg = Brink kan ze daar niet wissen. Meld daar dat de vrager dit wil.
vraag-wissen-zeker = Ja, wis dit. Ik weet dat dit niet terug te draaien is.
vraag-wissen-knop = Wis
melding-vraag-gewist = De vrager en de teksten zijn gewist.
vraag-werk-heropend = de vrager opende deze vraag opnieuw
vraagpost-heropend-onderwerp = Vraag { $nummer } is weer open
vraagpost-heropend-tekst = De vrager van vraag { $nummer } vindt het antwoord niet goed, of is er niet mee geholpen. De vraag is weer open. Er is opnieuw een antwoord nodig, uiterlijk { $datum }.
vraag-niet-geholpen = Bent u niet geholpen? Dan kunt u uw vraag opnieuw openen.
vragen-veelgevraagd = Vaak gevraagd
vraag-hielp-knop = Dit antwoord hielp mij
melding-vraag-hielp = Dank u. Zo zien anderen eerder wat vaak gevraagd wordt.
vraag-partner-leest = Dit leest { $partner }:
vraag-partner-kent-vrager = Met de naam van de vrager en hoe die te bereiken is.
partij-weg = (nummer { $nummer }, doet niet meer mee)

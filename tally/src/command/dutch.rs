// SPDX-License-Identifier: EUPL-1.2
//! The explanations on the command line in Dutch.

use clap::{Arg, Command};

pub const EXIT_CODES: &str = "Hoe het afloopt (exitcode): 0 gelukt, 1 niet gelukt en de laatste regel zegt waarom, \
                              2 de opdracht zelf klopt niet.";

/// Of each command: its name and what it does. The first is the program itself.
const COMMANDS: &[(&str, &str)] = &[
    ("tally", "Tel een burgerbegroting uit een bestand van Pabulib, precies"),
    ("verify", "Controleer een bewijs bij de stemming, zonder te vertrouwen wie telde"),
];

/// Of each option: its name, what stands behind it and what it is for.
const OPTIONS: &[(&str, &str, &str)] = &[
    ("file", "BESTAND", "De stemming, een bestand van Pabulib (.pb); met - van de standaardinvoer"),
    (
        "rule",
        "REGEL",
        "Wie er wint: greedy, equal-shares, phragmen, exact-equal-shares of bounded-overspending",
    ),
    (
        "utility",
        "NUT",
        "Wat een project waard is voor wie het koos: cardinality, cost, points of borda (standaard: cost), of bij greedy score (meeste punten eerst, wat het ook kost); niet bij phragmen",
    ),
    ("completion", "AANVULLING", "Wat er gebeurt met geld dat over is: none, add1, add1u, greedy of add-opt"),
    (
        "step",
        "BEDRAG",
        "Hoeveel ieders deel per stap groeit bij add1 en add1u, in de munt van het bestand, zoals 1 of 0,5",
    ),
    (
        "no_exhaustive_stop",
        "",
        "Laat de delen van add1 en add1u doorgroeien als er niets meer past, tot de volgende stap te veel uitgeeft",
    ),
    ("comparison_step", "", "Houd de uitslag van greedy als meer kiezers die beter vinden"),
    (
        "tie_breaking",
        "VOLGORDE",
        "Wie van gelijke projecten voorgaat: id, cheaper of een bestand met één id per regel",
    ),
    ("seed", "TEKST", "De bekendgemaakte woorden waaruit --tie-breaking cheaper het lot trekt"),
    ("misfit", "KEUZE", "Wat greedy doet met een project dat niet meer past: skip (sla over) of stop"),
    ("min_choices", "AANTAL", "Biljetten met minder keuzes tellen als blanco"),
    ("max_choices", "AANTAL", "Biljetten met meer keuzes tellen als blanco"),
    (
        "min_support",
        "STEUN",
        "Projecten met minder doen niet mee: stemmen (50), punten (50-points) of third-of-cost",
    ),
    ("exclusive", "ID,ID", "Van deze projecten wint er hoogstens één, id's met komma's ertussen; mag vaker"),
    (
        "minimum",
        "category:NAAM=BEDRAG",
        "Greedy besteedt eerst zoveel aan een thema (of kern: place:NAAM); mag vaker",
    ),
    (
        "explain",
        "",
        "Vertel waarom elk project wint of verliest, met --smallest om keuzes te verbergen voor wie een deel van de biljetten kent, niet voor wie ze bijna allemaal kent (docs/tally/rules.md, \"Who learns what from an explanation\"); niet bij exact-equal-shares en bounded-overspending",
    ),
    (
        "smallest",
        "MENSEN",
        "Vertel niets over minder mensen dan dit; 1 vertelt alles, voor stembiljetten die iedereen mag zien; boven een tiende van de kiezers, en ten minste 2, alleen wat volgt uit stemmen, kosten en de uitslag met het deel van ieder",
    ),
    ("what_if", "", "Zoek verder waarmee elk ander project wel had gewonnen; telt per project tot 200 keer"),
    (
        "compare",
        "REGEL",
        "Zet de cijfers van een andere regel ernaast, zoals greedy, greedy/score (meeste punten eerst) of equal-shares/add1; mag vaker",
    ),
    ("by", "KOLOM", "De kolom van VOTES waarmee de cijfers van --compare kiezers uit elkaar houden"),
    (
        "certificate",
        "BESTAND.json",
        "Schrijf naar dit bestand (wat er stond wordt vervangen) een bewijs waarmee iedereen de uitslag kan controleren; niet bij exact-equal-shares, bounded-overspending en een minimum",
    ),
    ("proof", "BEWIJS", "Wat --certificate schreef"),
    (
        "chart",
        "BESTAND.svg",
        "Schrijf een staafdiagram van de uitslag naar dit bestand (wat er stond wordt vervangen)",
    ),
    (
        "ballots",
        "BESTAND.pb",
        "Schrijf de stemming naar dit bestand (wat er stond wordt vervangen) zonder iets over kiezers behalve wat zij kozen, in een volgorde die niets verraadt, zodat iedereen kan natellen",
    ),
    ("json", "", "Toon één JSON-object in plaats van woorden"),
    ("language", "TAAL", "De taal van uitleg, meldingen en uitslag: nl of en"),
    ("help", "", "Toon deze uitleg"),
    ("version", "", "Toon de versie"),
];

/// The command with its explanations in Dutch.
pub fn worded(command: Command) -> Command {
    let about = COMMANDS.iter().find(|(name, _)| *name == command.get_name()).map(|(_, about)| *about);
    let command = command.mut_args(in_dutch);
    match about {
        Some(about) => command.about(about),
        None => command,
    }
}

fn in_dutch(arg: Arg) -> Arg {
    let found = OPTIONS.iter().find(|(name, ..)| arg.get_id() == name);
    let Some((_, value, help)) = found else { return arg };
    let arg = arg.help(*help);
    if arg.get_action().takes_values() { arg.value_name(*value) } else { arg }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::super::arguments::Arguments;
    use super::*;

    #[test]
    fn every_option_has_its_words() {
        let command = Arguments::command();
        let commands = command.get_subcommands().map(Command::get_name);
        let commands = ["tally"].into_iter().chain(commands).collect::<Vec<_>>();
        assert_eq!(commands, COMMANDS.iter().map(|(name, _)| *name).collect::<Vec<_>>());
        let named = |name: &str| OPTIONS.iter().any(|(known, ..)| *known == name);
        let all = command.get_arguments().chain(command.get_subcommands().flat_map(Command::get_arguments));
        let missing = all.map(|arg| arg.get_id().as_str().to_owned()).filter(|name| !named(name));
        assert_eq!(missing.collect::<Vec<_>>(), Vec::<String>::new());
        let command = Arguments::command();
        let known = |name: &str| {
            let all =
                command.get_arguments().chain(command.get_subcommands().flat_map(Command::get_arguments));
            all.into_iter().any(|arg| arg.get_id() == name)
        };
        let own = ["help", "version"];
        let unused =
            OPTIONS.iter().map(|(name, ..)| *name).filter(|name| !known(name) && !own.contains(name));
        assert_eq!(unused.collect::<Vec<_>>(), Vec::<&str>::new());
    }
}

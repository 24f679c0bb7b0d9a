// SPDX-License-Identifier: EUPL-1.2
//! Generated municipalities, the same on every machine: 26 kernen, points spread over them, and
//! promises, notes and people, in the shape of `worlds/`.

use std::path::Path;

use anyhow::Result;
use serde_json::{Value, json};

/// Kernen in every municipality: as many as West Betuwe has.
const KERNEN: usize = 26;

const FRONT: [&str; 13] = [
    "Acker", "Beek", "Dal", "Eiken", "Geest", "Hoog", "Kerk", "Linden", "Molen", "Oever", "Rivier", "Veen",
    "Wilgen",
];
const BACK: [&str; 2] = ["dorp", "wijk"];
const THEMES: [&str; 5] = ["Verkeer", "Groen", "Voorzieningen", "Wonen", "Ontmoeten"];
const THINGS: [&str; 12] = [
    "speeltuin",
    "fietspad",
    "dorpshuis",
    "zebrapad",
    "bankjes",
    "bushalte",
    "glasvezel",
    "straatverlichting",
    "woningen voor starters",
    "wandelroute",
    "sportveld",
    "afvalbakken",
];
const DEEDS: [&str; 8] = [
    "opknappen",
    "aanleggen",
    "behouden",
    "verbeteren",
    "verplaatsen",
    "onderzoeken",
    "uitbreiden",
    "weghalen",
];
const PLACES: [&str; 6] =
    ["in de Dorpsstraat", "bij de school", "aan de dijk", "op het plein", "langs de rivier", "bij de kerk"];
const STATUSES: [&str; 8] =
    ["idee", "toetsing", "afgesproken", "gepland", "bezig", "klaar", "kan_niet", "afgehecht"];

/// A municipality that was written down.
pub struct Town {
    /// Its host name, without port.
    pub host: String,
    points: usize,
}

/// Chance that is the same every time: splitmix64 (Steele, Lea and Flood, 2014).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % sides as u64).unwrap_or_default()
    }

    fn pick<'t>(&mut self, of: &[&'t str]) -> &'t str {
        of[self.roll(of.len())]
    }
}

fn kern_name(index: usize) -> String {
    format!("{}{}", FRONT[index % FRONT.len()], BACK[index / FRONT.len()])
}

fn kern_slug(index: usize) -> String {
    kern_name(index).to_lowercase()
}

impl Town {
    /// Writes the files of municipality `index` with so many points.
    pub fn write(worlds: &Path, index: usize, points: usize) -> Result<Self> {
        let slug = format!("stad-{index:03}");
        let folder = worlds.join(&slug);
        std::fs::create_dir_all(&folder)?;
        let mut dice = Dice(index as u64);
        let (agendas, examples) = content(&mut dice, index, points);
        let files = [
            ("gemeente.json", settings(&slug, index)),
            ("kernen.json", (0..KERNEN).map(kern).collect()),
            ("groepen.json", (0..KERNEN).map(group).collect()),
            ("teams.json", json!([{ "slug": "ruimte", "naam": "Ruimte" }])),
            ("partners.json", json!([{ "slug": "waterschap", "naam": "Waterschap" }])),
            ("kernagendas.json", agendas),
            ("voorbeeld.json", examples),
        ];
        for (name, value) in files {
            std::fs::write(folder.join(name), value.to_string())?;
        }
        Ok(Self { host: format!("{slug}.localhost"), points })
    }

    /// The same with so many questions, so many of which wait.
    pub fn with_questions(worlds: &Path, index: usize, questions: usize, waiting: usize) -> Result<Self> {
        let town = Self::write(worlds, index, KERNEN)?;
        let path = worlds.join(format!("stad-{index:03}/voorbeeld.json"));
        let mut examples: Value = serde_json::from_str(&std::fs::read_to_string(&path)?)?;
        let mut dice = Dice(index as u64);
        examples["vragen"] = (0..questions).map(|number| question(&mut dice, number, waiting)).collect();
        std::fs::write(path, examples.to_string())?;
        Ok(town)
    }

    /// Host and path of one kern.
    pub fn kern_page(&self, index: usize) -> (String, String) {
        (self.host.clone(), format!("/kernen/{}", kern_slug(index)))
    }

    /// The path of every kern.
    pub fn kern_pages(&self) -> impl Iterator<Item = String> {
        (0..KERNEN).map(|index| format!("/kernen/{}", kern_slug(index)))
    }

    /// The pages that are measured: their name and a number of addresses of each.
    pub fn pages(&self) -> Vec<(&'static str, Vec<String>)> {
        let points = (0..self.points).step_by(self.points.div_ceil(200));
        let point =
            |index: usize| format!("/kernen/{}/agenda/{}", kern_slug(kern_of(index, self.points)), index + 1);
        let filtered = |index: usize| format!("/uitvoering?kern={}", kern_slug(index));
        let asked = |thing: &&str| format!("/zoeken?q={}", thing.replace(' ', "+"));
        let api = |index: usize| format!("/api/v1/kernen/{}/agendapunten", kern_slug(index));
        vec![
            ("home", vec!["/".to_owned()]),
            ("kern", self.kern_pages().collect()),
            ("point", points.map(point).collect()),
            ("monitor, all", vec!["/uitvoering".to_owned()]),
            ("monitor, one kern", (0..KERNEN).map(filtered).collect()),
            ("search", THINGS.iter().map(asked).collect()),
            ("API, points of a kern", (0..KERNEN).map(api).collect()),
        ]
    }
}

/// Points are numbered kern by kern.
fn kern_of(point: usize, points: usize) -> usize {
    point * KERNEN / points
}

fn settings(slug: &str, index: usize) -> Value {
    json!({
        "slug": slug, "naam": format!("Stad {index:03}"), "host": slug, "intro": "Een gemeente om mee te meten.",
        "termen": { "gebiedsmakelaar": "gebiedsmakelaar", "kern": "kern", "kernen": "kernen" },
        "spelregels": { "venster_van": "01-01", "venster_tot": "12-31", "vernieuwen_na_jaren": 4,
            "stil_na_dagen": 90, "waarschuw_dagen": 14 },
    })
}

fn kern(index: usize) -> Value {
    let place = |part: usize| f64::from(u32::try_from(part).unwrap_or_default());
    let (lon, lat) = (5.0 + place(index % 6) * 0.05, 51.8 + place(index / 6) * 0.04);
    let corner = |step: usize| {
        let turn = place(step % 16) / 16.0 * std::f64::consts::TAU;
        json!([lon + 0.024 * turn.cos(), lat + 0.018 * turn.sin()])
    };
    json!({
        "slug": kern_slug(index), "naam": kern_name(index), "lon": lon, "lat": lat, "fase": 1 + index % 3,
        "inwoners": 400 + index * 137, "voorbeeld": true,
        "vlak": { "type": "Polygon", "coordinates": [(0..=16).map(corner).collect::<Vec<_>>()] },
    })
}

fn group(index: usize) -> Value {
    json!({
        "slug": format!("dorpsraad-{}", kern_slug(index)), "naam": format!("Dorpsraad {}", kern_name(index)),
        "soort": "dorpsraad", "kernen": [kern_slug(index)], "voorbeeld": true,
    })
}

/// The agendas, and what happened to their points: a promise for every second one, a note for
/// every third.
fn content(dice: &mut Dice, town: usize, points: usize) -> (Value, Value) {
    let mut agendas = Vec::new();
    let (mut promises, mut notes) = (Vec::new(), Vec::new());
    for index in 0..KERNEN {
        let mut own = Vec::new();
        for number in (0..points).filter(|number| kern_of(*number, points) == index) {
            let id = format!("b{town}-{number}");
            if number % 2 == 0 {
                promises.push(promise(dice, &id));
            }
            if number.is_multiple_of(3) {
                notes.push(note(dice, &id));
            }
            own.push(point(dice, &id));
        }
        agendas.push(json!({
            "titel": format!("Kernagenda {}", kern_name(index)), "kernen": [kern_slug(index)],
            "staat": "vastgesteld", "periode_van": 2023, "periode_tot": 2027, "stand_per": "2026-01-01",
            "voorbeeld": true, "punten": own,
        }));
    }
    let examples = json!({
        "personen": [
            person("inwoner", "Inwoner", "inwoner", &[]),
            person("gebiedsmakelaar", "Gebiedsmakelaar", "gebiedsmakelaar", &(0..KERNEN).map(kern_slug).collect::<Vec<_>>()),
        ],
        "voorstellen": [], "statuswijzigingen": [], "samengevoegd": [],
        "toezeggingen": promises, "berichten": notes,
    });
    (agendas.into(), examples)
}

fn person(key: &str, function: &str, role: &str, kernen: &[String]) -> Value {
    json!({
        "sleutel": key, "functie": function, "naam": format!("{function} (voorbeeld)"), "rol": role,
        "email": format!("{key}@voorbeeld.example"), "kernen": kernen, "groep": null, "team": null,
        "partner": null, "spreekuur": null, "voorbeeld": true,
    })
}

/// The first so many wait, half of those for triage. Of the others the first twenty are on the website, which
/// fills a page of answers, and after those every third one.
fn question(dice: &mut Dice, number: usize, waiting: usize) -> Value {
    let (waits, public) = (number < waiting, number < waiting + 20 || number.is_multiple_of(3));
    let title = format!("Wanneer gaat u de {} {}?", dice.pick(&THINGS), dice.pick(&DEEDS));
    let days = if waits { dice.roll(14) + 1 } else { dice.roll(320) + 20 };
    let step = |what: &str, after: usize| json!({ "wat": what, "dagen_geleden": days.saturating_sub(after), "tekst": title });
    let steps = match waits {
        true if number.is_multiple_of(2) => vec![],
        true => vec![step("assign", 1)],
        false => {
            let mut publish = step("publish", 9);
            publish["titel"] = json!(title);
            publish["vraag"] = json!(title);
            let mut steps = vec![step("assign", 1), step("answer", 1 + dice.roll(8)), publish];
            steps.truncate(if public { 3 } else { 2 });
            steps
        }
    };
    json!({
        "titel": title, "tekst": format!("{title} Het duurt nu al lang."), "kern": kern_slug(dice.roll(KERNEN)),
        "punt": null, "thema": dice.pick(&THEMES), "team": "ruimte", "naam": "Inwoner (voorbeeld)",
        "kanaal": "web", "dagen_geleden": days, "openbaar": public, "stappen": steps, "voorbeeld": true,
    })
}

fn point(dice: &mut Dice, id: &str) -> Value {
    let (thing, deed, place) = (dice.pick(&THINGS), dice.pick(&DEEDS), dice.pick(&PLACES));
    json!({
        "extern_id": id, "thema": dice.pick(&THEMES), "titel": format!("De {thing} {place} {deed}"),
        "eigenaar": [dice.pick(&["inwoners", "gemeente", "partner"])], "status": dice.pick(&STATUSES),
        "planning": (2024 + dice.roll(5)).to_string(), "jaar": 2023,
    })
}

fn promise(dice: &mut Dice, id: &str) -> Value {
    let due = i32::try_from(dice.roll(700)).unwrap_or_default() - 200;
    let outcome = (due < 0 && dice.roll(3) > 0).then(|| dice.pick(&["nagekomen", "te_laat", "vervallen"]));
    json!({
        "punt": id, "wat": format!("We laten de {} {}", dice.pick(&THINGS), dice.pick(&DEEDS)),
        "door": "gemeente", "team": "ruimte", "datum_over_dagen": due, "toegezegd_dagen_geleden": 300,
        "verzet": [], "uitkomst": outcome, "uitkomst_reden": "Zo ging het.", "uitkomst_dagen_geleden": 1,
        "bedrag_cent": null,
    })
}

fn note(dice: &mut Dice, id: &str) -> Value {
    json!({
        "punt": id, "dagen_geleden": 1 + dice.roll(300), "openbaar": true, "functie": "Gebiedsmakelaar",
        "tekst": format!("We spraken over de {} {}.", dice.pick(&THINGS), dice.pick(&PLACES)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_town_is_the_same_every_time() {
        let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let town = Town::write(one.path(), 3, 100).unwrap();
        Town::write(other.path(), 3, 100).unwrap();
        let read = |folder: &Path| std::fs::read_to_string(folder.join("stad-003/kernagendas.json")).unwrap();
        assert_eq!(read(one.path()), read(other.path()));
        assert_eq!(read(one.path()).matches("extern_id").count(), 100);
        assert_eq!(town.kern_pages().count(), KERNEN);
    }

    #[test]
    fn every_point_lies_in_a_kern() {
        assert_eq!(kern_of(0, 2_000), 0);
        assert_eq!(kern_of(1_999, 2_000), KERNEN - 1);
        assert!((0..100).all(|point| kern_of(point, 100) < KERNEN));
    }
}

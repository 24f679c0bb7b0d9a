// SPDX-License-Identifier: EUPL-1.2
use super::*;
use proptest::prelude::*;

#[test]
fn reads_what_people_type() {
    for (text, cents) in [
        ("1.250,50", 125_050),
        ("1250", 125_000),
        ("€ 12,5", 1250),
        ("€12,50", 1250),
        ("12.50", 1250),
        ("1.250", 125_000),
        ("€ 12,-", 1200),
        ("12,--", 1200),
        ("EUR 7", 700),
        ("-3", -300),
        ("€ -0,05", -5),
        ("- € 3", -300),
        ("\u{2212}1.000.000", -100_000_000),
        ("1 250", 125_000),
        ("92233720368547758,07", i64::MAX),
        ("-92233720368547758,08", i64::MIN),
    ] {
        assert_eq!(Euro::parse(text), Ok(Euro(cents)), "{text}");
    }
}

#[test]
fn refuses_what_is_unclear() {
    for (text, error) in [
        ("", EuroError::Empty),
        (" € ", EuroError::Empty),
        ("tien", EuroError::NotANumber),
        ("1,2,3", EuroError::NotANumber),
        (",50", EuroError::NotANumber),
        ("1,250.50", EuroError::NotANumber),
        ("1,250", EuroError::Decimals),
        ("1.25.000", EuroError::Grouping),
        ("1250.000", EuroError::Grouping),
        ("5.", EuroError::Grouping),
        ("--5", EuroError::NotANumber),
        ("92233720368547758,08", EuroError::TooLarge),
        ("99999999999999999999999999999999999999999999", EuroError::TooLarge),
    ] {
        assert_eq!(Euro::parse(text), Err(error), "{text}");
    }
}

#[test]
fn writes_for_people() {
    assert_eq!(Euro(125_000).to_string(), "€ 1.250");
    assert_eq!(Euro(125_050).to_string(), "€ 1.250,50");
    assert_eq!(Euro(-5).to_string(), "€ -0,05");
    assert_eq!(Euro(-125_000).to_string(), "€ -1.250");
    assert_eq!(Euro(125_005).format(Locale::En), "€1,250.05");
    assert_eq!(Euro(i64::MIN).to_string(), "€ -92.233.720.368.547.758,08");
}

#[test]
fn arithmetic_never_wraps() {
    let one = Euro(1);
    assert_eq!(Euro(i64::MAX).checked_add(one), None);
    assert_eq!(Euro(i64::MIN).checked_sub(one), None);
    assert_eq!(Euro(i64::MAX).checked_mul(2), None);
    assert_eq!(Euro::from_euros(i64::MAX), None);
    assert_eq!(Euro::checked_sum([one, Euro(2)]), Some(Euro(3)));
    assert_eq!(Euro::checked_sum([one, Euro(i64::MAX)]), None);
}

#[test]
fn serialises_as_cents() {
    assert_eq!(serde_json::to_string(&Euro(1250)).expect("json"), "1250");
    assert_eq!(serde_json::from_str::<Euro>("-5").expect("euro"), Euro(-5));
    assert!(serde_json::from_str::<Euro>("1.5").is_err());
}

proptest! {
    #[test]
    fn reads_back_what_it_writes(cents: i64) {
        prop_assert_eq!(Euro::parse(&Euro(cents).to_string()), Ok(Euro(cents)));
    }

    #[test]
    fn any_text_is_answered(text in ".*") {
        let _ = Euro::parse(&text);
    }
}

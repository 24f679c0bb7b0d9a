// SPDX-License-Identifier: EUPL-1.2
use super::*;
use proptest::prelude::*;

fn place(row: &u32) -> (String, Uuid) {
    (format!("{row:04}"), Uuid::from_u128(u128::from(*row)))
}

/// What a database would give: rows beyond the cursor, nearest first, one more than the page.
fn fetch(rows: &[u32], at: Option<&Cursor>, size: PageSize) -> Page<u32> {
    let beside = |row: &u32| at.map(|cursor| place(row).cmp(&(cursor.key.clone(), cursor.id)));
    let limit = usize::try_from(size.fetch()).expect("small");
    let found: Vec<u32> = match at.map(Cursor::direction) {
        Some(Direction::Before) => rows
            .iter()
            .rev()
            .filter(|row| beside(row).is_some_and(std::cmp::Ordering::is_lt))
            .take(limit)
            .copied()
            .collect(),
        _ => rows
            .iter()
            .filter(|row| beside(row).is_none_or(std::cmp::Ordering::is_gt))
            .take(limit)
            .copied()
            .collect(),
    };
    Page::from_rows(found, at, size, place)
}

#[test]
fn sizes_are_kept_within_bounds() {
    assert_eq!(PageSize::new(0).get(), 1);
    assert_eq!(PageSize::new(i64::MIN).get(), 1);
    assert_eq!(PageSize::new(1000).get(), 200);
    assert_eq!(PageSize::new(200).fetch(), 201);
    assert_eq!(PageSize::default().get(), 50);
}

#[test]
fn refuses_forged_cursors() {
    let good = Cursor::after("b\u{e9}", Uuid::from_u128(7)).encode();
    assert!(Cursor::decode(&good).is_ok());
    let long = format!("a{}", "61".repeat(Cursor::MAX_KEY + 17));
    for text in ["", "a", "c00", "a0", "é", &good[1..], &good.to_uppercase(), &format!("{good}ff"), &long] {
        assert_eq!(Cursor::decode(text), Err(CursorError), "{text}");
    }
}

#[test]
fn an_empty_page_leads_nowhere() {
    let page = fetch(&[], None, PageSize::default());
    assert_eq!(page, Page::default());
}

proptest! {
    #[test]
    fn cursors_round_trip(key in ".{0,80}", id: u128, back: bool) {
        let id = Uuid::from_u128(id);
        let cursor = if back { Cursor::before(key, id) } else { Cursor::after(key, id) };
        let text = cursor.encode();
        prop_assert!(text.bytes().all(|b| b.is_ascii_alphanumeric()));
        prop_assert_eq!(Cursor::decode(&text), Ok(cursor));
    }

    #[test]
    fn any_text_is_answered(text in ".*", hex in "[ab][0-9a-f]{0,80}") {
        let _ = Cursor::decode(&text);
        if let Ok(cursor) = Cursor::decode(&hex) {
            prop_assert_eq!(cursor.encode(), hex);
        }
    }

    #[test]
    fn walking_there_and_back_sees_every_row_once(count in 0_u32..60, size in 1_i64..12) {
        let rows: Vec<u32> = (0..count).collect();
        let size = PageSize::new(size);
        let mut page = fetch(&rows, None, size);
        let (mut forth, mut last) = (page.items.clone(), page.clone());
        while let Some(next) = page.next {
            page = fetch(&rows, Some(&next), size);
            prop_assert!(!page.items.is_empty());
            forth.extend(&page.items);
            last = page.clone();
        }
        prop_assert_eq!(&forth, &rows);
        let mut back = last.items.clone();
        while let Some(previous) = last.previous {
            last = fetch(&rows, Some(&previous), size);
            back.splice(0..0, last.items.clone());
        }
        prop_assert_eq!(&back, &rows);
    }
}

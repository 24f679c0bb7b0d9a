// SPDX-License-Identifier: EUPL-1.2
//! Texts in Dutch and English: Fluent files of the slices, with the municipality's own words.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use kernel::Locale;

/// All texts of the program, per language.
pub struct Texts {
    nl: FluentBundle<FluentResource>,
    en: FluentBundle<FluentResource>,
}

/// The words that a municipality chooses itself, such as gebiedsmakelaar or kernambtenaar.
/// Messages name them as `{ $gebiedsmakelaar }`, or `{ $Gebiedsmakelaar }` with a capital.
pub type Terms = Arc<BTreeMap<String, String>>;

/// A value that a message names.
pub type Arg<'a> = (&'a str, FluentValue<'a>);

impl Texts {
    /// Reads the Fluent files: `(language, text)`.
    ///
    /// # Errors
    /// A sentence that names the mistake, when a file does not parse or a key comes twice.
    pub fn new<'t>(files: impl IntoIterator<Item = (Locale, &'t str)>) -> Result<Self, String> {
        let mut texts = Self { nl: bundle("nl-NL"), en: bundle("en-GB") };
        for (locale, text) in files {
            let resource = FluentResource::try_new(text.to_owned())
                .map_err(|(_, errors)| format!("{}: {errors:?}", locale.code()))?;
            let bundle = match locale {
                Locale::Nl => &mut texts.nl,
                Locale::En => &mut texts.en,
            };
            bundle.add_resource(resource).map_err(|errors| format!("{}: {errors:?}", locale.code()))?;
        }
        Ok(texts)
    }

    /// Whether there is such a message.
    pub fn has(&self, locale: Locale, key: &str) -> bool {
        self.bundle(locale).has_message(key)
    }

    /// The message with its values filled in. An unknown key shows as itself in brackets; a test
    /// renders every page and refuses those.
    pub fn get(&self, locale: Locale, terms: &Terms, key: &str, args: &[Arg<'_>]) -> String {
        let bundle = self.bundle(locale);
        let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
            return format!("⟦{key}⟧");
        };
        let mut values = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            values.set(*name, value.clone());
        }
        let mut problems = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&values), &mut problems).into_owned();
        if problems.is_empty() {
            return text;
        }
        // Few texts name the words of the municipality.
        for (name, word) in terms.iter().filter(|(name, _)| args.iter().all(|(own, _)| own != name)) {
            values.set(name.as_str(), FluentValue::String(Cow::Borrowed(word)));
        }
        problems.clear();
        let text = bundle.format_pattern(pattern, Some(&values), &mut problems).into_owned();
        if !problems.is_empty() {
            tracing::warn!(key, ?problems, "text with a missing value");
        }
        text
    }

    fn bundle(&self, locale: Locale) -> &FluentBundle<FluentResource> {
        match locale {
            Locale::Nl => &self.nl,
            Locale::En => &self.en,
        }
    }
}

fn bundle(language: &str) -> FluentBundle<FluentResource> {
    let language = language.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(|value, _| match value {
        // Numbers as the Dutch write them: 1.250, also in the English screens of a Dutch office.
        FluentValue::Number(number) if number.value.fract() == 0.0 => {
            #[allow(clippy::cast_possible_truncation, reason = "a whole number, checked above")]
            let whole = number.value as i64;
            Some(kernel::number::thousands(whole))
        }
        _ => None,
    }));
    bundle
}

// SPDX-License-Identifier: EUPL-1.2
//! As much of JSON Schema as our description uses: types, required properties, no others, formats.

use serde_json::Value;

pub struct Schemas<'d>(&'d Value);

impl<'d> Schemas<'d> {
    pub fn new(description: &'d Value) -> Self {
        Self(&description["components"]["schemas"])
    }

    /// Where a value is not as its schema says.
    pub fn mistakes(&self, schema: &Value, value: &Value, at: &str) -> Vec<String> {
        if let Some(name) = schema["$ref"].as_str() {
            let name = name.rsplit('/').next().unwrap();
            assert!(self.0[name].is_object(), "{name} is described");
            return self.mistakes(&self.0[name], value, at);
        }
        if let Some(choices) = schema["oneOf"].as_array() {
            let fits = choices.iter().any(|choice| self.mistakes(choice, value, at).is_empty());
            return if fits { Vec::new() } else { vec![format!("{at}: fits none of {choices:?}: {value}")] };
        }
        let types: Vec<&str> = match &schema["type"] {
            Value::String(one) => vec![one],
            Value::Array(several) => several.iter().filter_map(Value::as_str).collect(),
            _ => return vec![format!("{at}: the schema has no type: {schema}")],
        };
        let own = match value {
            Value::Null => "null",
            Value::Bool(_) => "boolean",
            Value::Number(number) if number.is_i64() && !types.contains(&"number") => "integer",
            Value::Number(_) => "number",
            Value::String(_) => "string",
            Value::Array(_) => "array",
            Value::Object(_) => "object",
        };
        if !types.contains(&own) {
            return vec![format!("{at}: {own} instead of {types:?}")];
        }
        match value {
            Value::String(text) if !is_formatted(text, schema["format"].as_str()) => {
                vec![format!("{at}: {text}")]
            }
            Value::Array(items) => {
                let items = items.iter().enumerate();
                items
                    .flat_map(|(n, item)| self.mistakes(&schema["items"], item, &format!("{at}[{n}]")))
                    .collect()
            }
            Value::Object(_) => self.object(schema, value, at),
            _ => Vec::new(),
        }
    }

    fn object(&self, schema: &Value, value: &Value, at: &str) -> Vec<String> {
        let mut wrong = Vec::new();
        for name in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            if value.get(name).is_none() {
                wrong.push(format!("{at}: lacks {name}"));
            }
        }
        for (name, item) in value.as_object().into_iter().flatten() {
            let known = schema["properties"].get(name).or_else(|| schema.get("additionalProperties"));
            match known {
                Some(known) => wrong.extend(self.mistakes(known, item, &format!("{at}.{name}"))),
                None => wrong.push(format!("{at}: {name} is not described")),
            }
        }
        wrong
    }
}

fn is_formatted(text: &str, format: Option<&str>) -> bool {
    match format {
        Some("date") => text.parse::<kernel::Date>().is_ok(),
        Some("date-time") => text.ends_with('Z') && text.parse::<kernel::Timestamp>().is_ok(),
        _ => true,
    }
}

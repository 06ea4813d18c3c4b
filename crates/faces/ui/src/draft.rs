//! A form as it was typed, with what is wrong in it.

use axum::extract::{FromRequest, Request};
use jiff::Timestamp;
use jiff::civil::{Date, Time};
use zan_kernel::{FieldError, Kind, Refusal};
use zan_language::{Lang, Value};

use crate::{Failure, form};

/// Longest body of a form that is read here, bytes; the entrance has refused more already.
const LIMIT: usize = 1024 * 1024;

/// What was typed into a form, and what is wrong in it: shown again so that nothing is lost.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    values: Vec<(String, String)>,
    errors: Vec<FieldError>,
    summary: Option<(&'static str, Vec<(&'static str, String)>)>,
    labels: Vec<(&'static str, &'static str)>,
}

/// One line of the list of errors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ErrorItem {
    pub field: String,
    pub text: String,
}

impl Draft {
    /// An empty form.
    pub fn new() -> Self {
        Self::default()
    }

    /// A form filled from a query.
    pub fn from_query(query: &str) -> Self {
        Self { values: form::pairs(query.as_bytes()), ..Self::default() }
    }

    /// Puts a value into the form before it is shown for the first time.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.values.push((name.to_owned(), value.into()));
        self
    }

    /// What was typed, without spaces around it; empty when nothing was.
    pub fn value(&self, name: &str) -> &str {
        self.raw(name).trim()
    }

    /// What was typed exactly as it was typed: for passwords.
    pub fn raw(&self, name: &str) -> &str {
        self.values.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    /// All values of a name: several checkboxes, repeated rows.
    pub fn values(&self, name: &str) -> Vec<&str> {
        self.values.iter().filter(|(key, _)| key == name).map(|(_, value)| value.trim()).collect()
    }

    /// What was typed, or nothing when the field was left empty.
    pub fn given(&self, name: &str) -> Option<&str> {
        Some(self.value(name)).filter(|value| !value.is_empty())
    }

    /// Whether one of the values of a name is this.
    pub fn is(&self, name: &str, value: &str) -> bool {
        self.values.iter().any(|(key, typed)| key == name && typed.trim() == value)
    }

    /// Whether a yes-or-no box was ticked.
    pub fn ticked(&self, name: &str) -> bool {
        self.is(name, "yes")
    }

    /// A typed date: `21.11.2026`, as browsers send it (`2026-11-21`), or nothing.
    ///
    /// # Errors
    /// `date-shape` on the field when it is no date.
    pub fn date(&self, name: &str) -> Result<Option<Date>, FieldError> {
        let Some(typed) = self.given(name) else { return Ok(None) };
        parse_date(typed).map(Some).ok_or_else(|| FieldError::new(name, "date-shape"))
    }

    /// A typed time of day: `14:20`, `9.05`, or nothing.
    ///
    /// # Errors
    /// `time-shape` on the field when it is no time.
    pub fn time(&self, name: &str) -> Result<Option<Time>, FieldError> {
        let Some(typed) = self.given(name) else { return Ok(None) };
        parse_time(typed).map(Some).ok_or_else(|| FieldError::new(name, "time-shape"))
    }

    /// The moment of a date and a time typed into two fields, by the clocks of the Republic; nothing unless both are
    /// given.
    ///
    /// # Errors
    /// `date-shape` or `time-shape` on the field that is wrong.
    pub fn moment(&self, date: &str, time: &str) -> Result<Option<Timestamp>, FieldError> {
        let (Some(day), Some(hour)) = (self.date(date)?, self.time(time)?) else { return Ok(None) };
        let moment = day.to_datetime(hour).to_zoned(zan_language::zone());
        moment.map(|moment| Some(moment.timestamp())).map_err(|_| FieldError::new(date, "date-shape"))
    }

    /// Names fields by the keys of their labels, so that the list of errors says which field it speaks of. A field
    /// `given_name` whose label is the text `field-given-name` needs no naming.
    #[must_use]
    pub fn with_labels(mut self, labels: &[(&'static str, &'static str)]) -> Self {
        self.labels.extend_from_slice(labels);
        self
    }

    /// Notes that a field is wrong.
    pub fn wrong(&mut self, error: FieldError) {
        self.errors.push(error);
    }

    /// The form with the errors of a refusal; its passwords are emptied by the page, which never gives them back.
    #[must_use]
    pub fn with_refusal(mut self, refusal: &Refusal) -> Self {
        self.errors.extend(refusal.fields.iter().cloned());
        if refusal.fields.is_empty() {
            self.summary = Some((refusal.code, refusal.args.clone()));
        }
        self
    }

    /// Takes an error of an action: a refusal of what was typed comes back inside the form to be shown again, any
    /// other error goes on to its own page.
    ///
    /// # Errors
    /// The error itself when it is a fault, or says "not found", "not allowed" or "too many".
    pub fn refused(self, error: zan_kernel::Error) -> Result<Self, Failure> {
        match error.as_refusal() {
            Some(refusal) if matches!(refusal.kind, Kind::Invalid | Kind::Conflict | Kind::Unavailable) => {
                Ok(self.with_refusal(refusal))
            }
            _ => Err(error.into()),
        }
    }

    /// Whether anything is wrong.
    pub fn failed(&self) -> bool {
        !self.errors.is_empty() || self.summary.is_some()
    }

    /// Whether this field is wrong.
    pub fn has_error(&self, name: &str) -> bool {
        self.errors.iter().any(|error| error.field == name)
    }

    /// What is wrong with a field.
    pub fn error(&self, name: &str, lang: impl Into<Lang>) -> Option<String> {
        let error = self.errors.iter().find(|error| error.field == name)?;
        Some(text(lang.into(), error.code, &error.args))
    }

    /// What is wrong with the whole form.
    pub fn summary(&self, lang: impl Into<Lang>) -> Option<String> {
        let lang = lang.into();
        self.summary.as_ref().map(|(code, args)| text(lang, code, args))
    }

    /// Every wrong field with its label and text, in the order found.
    pub fn error_list(&self, lang: impl Into<Lang>) -> Vec<ErrorItem> {
        let lang = lang.into();
        let item = |error: &FieldError| {
            let text = text(lang, error.code, &error.args);
            let text = match self.label(&error.field, lang) {
                Some(label) => format!("{label}: {text}"),
                None => text,
            };
            ErrorItem { field: error.field.clone(), text }
        };
        self.errors.iter().map(item).collect()
    }

    fn label(&self, field: &str, lang: Lang) -> Option<String> {
        let named = self.labels.iter().find(|(name, _)| *name == field).map(|(_, key)| (*key).to_owned());
        let key = named.unwrap_or_else(|| format!("field-{}", field.replace('_', "-")));
        lang.has(&key).then(|| lang.t(&key))
    }

    /// Attributes that tie a field to its hint and its error. `name` is of our own making.
    pub fn described(&self, name: &str, hint: &str) -> String {
        let wrong = self.has_error(name);
        let ids = match (hint.is_empty(), wrong) {
            (true, false) => return String::new(),
            (false, false) => format!("{name}-hint"),
            (true, true) => format!("{name}-error"),
            (false, true) => format!("{name}-hint {name}-error"),
        };
        let invalid = if wrong { " aria-invalid=\"true\"" } else { "" };
        format!(" aria-describedby=\"{ids}\"{invalid}")
    }
}

/// The text of a code; whole numbers among its values choose plural forms.
pub(crate) fn text(lang: Lang, code: &str, args: &[(&'static str, String)]) -> String {
    let values: Vec<_> = args.iter().map(|(name, value)| (*name, value_of(value))).collect();
    lang.tf(code, &values)
}

/// Short whole numbers are numbers; anything longer may be a code (IIN, licence) and stays as it is.
fn value_of(value: &str) -> Value<'_> {
    let plain = value.len() <= 6 && (value == "0" || !value.starts_with('0'));
    match value.parse::<u32>() {
        Ok(number) if plain => Value::from(number),
        _ => Value::from(value),
    }
}

fn parse_date(typed: &str) -> Option<Date> {
    let parts: Vec<&str> = typed.split(['.', '-', '/']).map(str::trim).collect();
    let (day, month, year) = match parts.as_slice() {
        [year, month, day] if year.len() == 4 => (day, month, year),
        [day, month, year] if year.len() == 4 => (day, month, year),
        _ => return None,
    };
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

fn parse_time(typed: &str) -> Option<Time> {
    let mut parts = typed.split([':', '.']).map(str::trim);
    let (hour, minute) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    // Browsers may add seconds; they are not kept.
    if parts.nth(1).is_some() {
        return None;
    }
    Time::new(hour, minute, 0, 0).ok()
}

impl<S: Send + Sync> FromRequest<S> for Draft {
    type Rejection = Failure;

    async fn from_request(request: Request, _: &S) -> Result<Self, Failure> {
        let body = axum::body::to_bytes(request.into_body(), LIMIT).await.map_err(|_| Failure::TooLarge)?;
        Ok(Self { values: form::pairs(&body), ..Self::default() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_values_are_kept_in_order() {
        let draft = Draft::from_query("need=kk&need=sign&name=+%D3%98%D0%BB%D0%B8+");
        assert_eq!(draft.values("need"), ["kk", "sign"]);
        assert_eq!(draft.value("name"), "Әли");
        assert!(draft.is("need", "sign") && !draft.is("need", "ru"));
        assert_eq!(draft.given("absent"), None);
    }

    #[test]
    fn a_refusal_of_fields_comes_back_in_the_form() {
        let error = zan_kernel::Error::invalid(vec![FieldError::new("iin", "not-found")]);
        let draft = Draft::from_query("iin=1").refused(error).unwrap();
        assert!(draft.failed() && draft.has_error("iin"));
        assert_eq!(draft.value("iin"), "1");
        assert!(draft.error("iin", Lang::Ru).is_some());
        assert_eq!(
            draft.described("iin", "h"),
            " aria-describedby=\"iin-hint iin-error\" aria-invalid=\"true\""
        );
    }

    #[test]
    fn other_errors_go_on() {
        assert!(Draft::new().refused(zan_kernel::Error::not_found()).is_err());
        assert!(Draft::new().refused(zan_kernel::Error::fault("disk")).is_err());
    }

    #[test]
    fn dates_and_times_are_read_as_people_type_them() {
        let draft =
            Draft::from_query("a=21.11.2026&b=2026-11-21&c=31.02.2026&t=9.05&u=14:20&v=25:00&w=14:20:30:1");
        let day = jiff::civil::date(2026, 11, 21);
        assert_eq!(
            (draft.date("a"), draft.date("b"), draft.date("none")),
            (Ok(Some(day)), Ok(Some(day)), Ok(None))
        );
        assert_eq!(draft.date("c"), Err(FieldError::new("c", "date-shape")));
        assert_eq!(draft.time("t"), Ok(Some(jiff::civil::time(9, 5, 0, 0))));
        assert!(draft.time("v").is_err() && draft.time("w").is_err());
        assert_eq!(draft.moment("a", "u"), Ok(Some("2026-11-21T09:20:00Z".parse().unwrap())));
        assert_eq!(draft.moment("a", "none"), Ok(None));
    }

    #[test]
    fn long_codes_are_not_numbers() {
        assert_eq!(value_of("12"), Value::from(12u32));
        assert_eq!(value_of("010203"), Value::from("010203"));
        assert_eq!(value_of("900101300017"), Value::from("900101300017"));
    }
}

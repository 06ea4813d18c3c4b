//! The shape of a message, compared with a table of its members: what is missing, of another type or not known is
//! found all at once, so that it can be told together with what the rules say.

use serde_json::{Map, Value};
use zan_kernel::{Error, FieldError, Kind as RefusalKind};

/// Type of a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    Flag,
}

/// A member of a message.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Member {
    /// JSON pointer without its leading slash; at most two parts.
    pub pointer: &'static str,
    /// Name of the same field in the law's action.
    pub field: &'static str,
    pub kind: Kind,
    pub required: bool,
}

/// A text that must be there.
pub(crate) const fn text(pointer: &'static str, field: &'static str) -> Member {
    Member { pointer, field, kind: Kind::Text, required: true }
}

/// A text that may be absent or null.
pub(crate) const fn optional(pointer: &'static str, field: &'static str) -> Member {
    Member { pointer, field, kind: Kind::Text, required: false }
}

/// True or false, which must be there.
pub(crate) const fn flag(pointer: &'static str, field: &'static str) -> Member {
    Member { pointer, field, kind: Kind::Flag, required: true }
}

/// A message as read: every field of the table has a value of its type, an empty one where the message had none.
#[derive(Debug)]
pub(crate) struct Reading {
    table: &'static [Member],
    /// By the law's name of the field.
    pub fields: Map<String, Value>,
    /// Their `field` is a JSON pointer without its leading slash.
    pub wrong: Vec<FieldError>,
}

/// Unknown members named in one answer; further ones are not.
const MOST_UNKNOWN: usize = 20;
/// Longest part of an unknown member's name that is repeated to the sender, characters.
const LONGEST_NAME: usize = 100;

/// Reads the members of a message.
pub(crate) fn read(table: &'static [Member], message: &Map<String, Value>) -> Reading {
    let mut reading = Reading { table, fields: Map::new(), wrong: Vec::new() };
    reading.unknown(message, "");
    let mut groups: Vec<&'static str> = Vec::new();
    for member in table {
        let Some((group, name)) = member.pointer.split_once('/') else {
            reading.member(member, message.get(member.pointer));
            continue;
        };
        if !groups.contains(&group) {
            groups.push(group);
            reading.group(group, message.get(group));
        }
        match message.get(group).and_then(Value::as_object) {
            Some(members) => reading.member(member, members.get(name)),
            None => reading.put(member, None),
        }
    }
    reading
}

impl Reading {
    /// A text of the message by the law's name of the field.
    pub(crate) fn text(&self, field: &str) -> String {
        self.fields.get(field).and_then(Value::as_str).unwrap_or_default().to_owned()
    }

    /// The outcome of the action, or every wrong field of shape and rules at once. A message of a wrong shape is
    /// never taken, whatever the action made of the rest of it: the caller gives its transaction up.
    pub(crate) fn judge<T>(&self, outcome: Result<T, Error>) -> Result<T, Error> {
        match outcome {
            Err(Error::Refused(refusal)) if refusal.kind == RefusalKind::Invalid => {
                let told = refusal.fields.into_iter().map(|field| self.at_pointer(field));
                let told = told.filter(|field| !self.is_told(&field.field));
                Err(Error::invalid(self.wrong.iter().cloned().chain(told).collect()))
            }
            Err(Error::Refused(_)) | Ok(_) if !self.wrong.is_empty() => {
                Err(Error::invalid(self.wrong.clone()))
            }
            outcome => outcome,
        }
    }

    fn at_pointer(&self, error: FieldError) -> FieldError {
        match self.table.iter().find(|member| member.field == error.field) {
            Some(member) => FieldError { field: member.pointer.to_owned(), ..error },
            None => error,
        }
    }

    /// Whether the place, or the group around it, is wrong by its shape already.
    fn is_told(&self, pointer: &str) -> bool {
        let group = pointer.split('/').next();
        self.wrong.iter().any(|error| error.field == pointer || Some(error.field.as_str()) == group)
    }

    fn group(&mut self, group: &'static str, value: Option<&Value>) {
        match value {
            Some(Value::Object(members)) => self.unknown(members, group),
            None | Some(Value::Null) => self.wrong.push(FieldError::new(group, "field-required")),
            Some(_) => self.wrong.push(FieldError::new(group, "member-type").with("expected", "object")),
        }
    }

    fn member(&mut self, member: &Member, value: Option<&Value>) {
        let mut wrong = |code| self.wrong.push(FieldError::new(member.pointer, code));
        match (member.kind, value) {
            (_, None | Some(Value::Null)) if member.required => wrong("field-required"),
            (_, None | Some(Value::Null)) | (Kind::Flag, Some(Value::Bool(_))) => {}
            (Kind::Text, Some(Value::String(text))) if text.chars().any(is_unprintable) => {
                wrong("member-characters");
                return self.put(member, None);
            }
            (Kind::Text, Some(Value::String(_))) => {}
            (kind, Some(_)) => {
                let expected = if kind == Kind::Text { "text" } else { "flag" };
                self.wrong.push(FieldError::new(member.pointer, "member-type").with("expected", expected));
                return self.put(member, None);
            }
        }
        self.put(member, value);
    }

    fn put(&mut self, member: &Member, value: Option<&Value>) {
        let empty = match member.kind {
            Kind::Text => Value::String(String::new()),
            Kind::Flag => Value::Bool(false),
        };
        let value = value.filter(|value| !value.is_null()).cloned().unwrap_or(empty);
        self.fields.insert(member.field.to_owned(), value);
    }

    fn unknown(&mut self, members: &Map<String, Value>, group: &str) {
        let table = self.table;
        let known = |name: &str| {
            table.iter().any(|member| match member.pointer.split_once('/') {
                Some((of_group, own)) => {
                    (of_group == group && own == name) || (group.is_empty() && of_group == name)
                }
                None => group.is_empty() && member.pointer == name,
            })
        };
        for name in members.keys().filter(|name| !known(name)).take(MOST_UNKNOWN) {
            let part: String = name.chars().take(LONGEST_NAME).collect();
            let part = part.replace('~', "~0").replace('/', "~1");
            let pointer = if group.is_empty() { part } else { format!("{group}/{part}") };
            self.wrong.push(FieldError::new(pointer, "member-unknown"));
        }
    }
}

/// Control characters other than white space; PostgreSQL cannot even keep the first of them.
fn is_unprintable(letter: char) -> bool {
    letter.is_control() && !letter.is_whitespace()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const TABLE: &[Member] = &[
        text("reason", "reason"),
        optional("note", "note"),
        text("person/iin", "person_iin"),
        flag("person/minor", "minor"),
    ];

    fn reading(message: &Value) -> Reading {
        read(TABLE, message.as_object().unwrap())
    }

    fn told(errors: &[FieldError]) -> Vec<(&str, &str)> {
        errors.iter().map(|error| (error.field.as_str(), error.code)).collect()
    }

    #[test]
    fn a_right_message_becomes_the_laws_fields() {
        let reading = reading(&json!({"reason": "r", "note": null, "person": {"iin": "1", "minor": true}}));
        assert_eq!(told(&reading.wrong), []);
        assert_eq!(
            Value::Object(reading.fields),
            json!({"reason": "r", "note": "", "person_iin": "1", "minor": true})
        );
    }

    #[test]
    fn everything_wrong_is_found_at_once() {
        let reading =
            reading(&json!({"note": 7, "more": 1, "person": {"minor": "yes", "iin": "a\u{0}b", "a/b~": 1}}));
        assert_eq!(
            told(&reading.wrong),
            [
                ("more", "member-unknown"),
                ("reason", "field-required"),
                ("note", "member-type"),
                ("person/a~1b~0", "member-unknown"),
                ("person/iin", "member-characters"),
                ("person/minor", "member-type"),
            ]
        );
    }

    #[test]
    fn rules_are_told_with_the_shape_and_nothing_twice() {
        let reading = reading(&json!({"reason": "r", "note": 7, "person": []}));
        let rules = Error::invalid(vec![
            FieldError::new("person_iin", "field-required"),
            FieldError::new("note", "field-required"),
            FieldError::new("reason", "field-choose"),
        ]);
        let error = reading.judge::<()>(Err(rules)).unwrap_err();
        assert_eq!(
            told(&error.as_refusal().unwrap().fields),
            [("note", "member-type"), ("person", "member-type"), ("reason", "field-choose")]
        );
    }

    #[test]
    fn a_wrong_shape_is_never_taken() {
        let wrong = reading(&json!({"reason": "r", "person": {"iin": "1", "minor": 1}}));
        assert!(wrong.judge(Ok(())).is_err());
        let code = wrong.judge::<()>(Err(Error::refused(RefusalKind::Conflict, "x"))).unwrap_err().code();
        assert_eq!(code, Some("fields-invalid"));
        assert!(wrong.judge::<()>(Err(Error::fault("disk"))).unwrap_err().as_refusal().is_none());
        let right = reading(&json!({"reason": "r", "person": {"iin": "1", "minor": true}}));
        assert!(right.judge(Ok(())).is_ok());
        assert_eq!(right.judge::<()>(Err(Error::not_found())).unwrap_err().code(), Some("not-found"));
    }

    #[test]
    fn a_flood_of_unknown_members_is_answered_shortly() {
        let flood: Map<String, Value> =
            (0..5_000).map(|n| (format!("{n}{}", "x".repeat(5_000)), json!(1))).collect();
        let reading = read(TABLE, &flood);
        assert!(reading.wrong.len() < 30);
        assert!(reading.wrong.iter().all(|error| error.field.chars().count() <= LONGEST_NAME));
    }
}

//! The engine's explanation in words.

use zan_language::{Lang, Value, date, decimal, money};
use zan_tariff::{Argument, Doubt, Refusal, Step};

/// One step of a calculation in words.
#[must_use]
pub fn step_text(lang: Lang, step: &Step) -> String {
    lang.tf(step.code(), &values(step.arguments()))
}

/// Why a line has no amount, in words.
#[must_use]
pub fn refusal_text(lang: Lang, refusal: &Refusal) -> String {
    lang.tf(refusal.code(), &values(refusal.arguments()))
}

/// Why a number is marked unconfirmed, in words.
#[must_use]
pub fn doubt_text(lang: Lang, doubt: &Doubt) -> String {
    lang.tf(doubt.code(), &values(doubt.arguments()))
}

fn values(arguments: Vec<(&'static str, Argument)>) -> Vec<(&'static str, Value<'static>)> {
    arguments
        .into_iter()
        .map(|(name, argument)| match argument {
            // Numbers choose variants of the text, so they stay numbers.
            Argument::Count(count) => (name, Value::from(count)),
            other => (name, Value::from(shown(&other))),
        })
        .collect()
}

/// An argument as people read it, the same in every language.
pub(super) fn shown(argument: &Argument) -> String {
    match argument {
        Argument::Text(text) => text.clone(),
        Argument::Count(count) => count.to_string(),
        Argument::Date(day) => date(*day),
        Argument::Moment(at) => format!("{} {:02}:{:02}", date(at.date()), at.hour(), at.minute()),
        Argument::Sum(sum) => money(sum.amount()).trim_end_matches('₸').trim().to_owned(),
        Argument::Number(number) => {
            let text = number.to_string();
            text.parse().map_or(text, decimal)
        }
    }
}

#[cfg(test)]
mod tests {
    use zan_tariff::{Axis, Rational};

    use super::*;

    #[test]
    fn numbers_and_days_are_written_as_people_write_them() {
        let rate: Rational = "0.78".parse().unwrap();
        assert_eq!(shown(&Argument::Number(rate)), "0,78");
        assert_eq!(shown(&Argument::Number("1/3".parse().unwrap())), "1/3");
        let at = jiff::civil::date(2026, 3, 2).at(9, 5, 0, 0);
        assert_eq!(shown(&Argument::Moment(at)), "02.03.2026 09:05");
        let sum = zan_base::Money::parse("3066.5").unwrap();
        assert!(shown(&Argument::Sum(sum)).ends_with("066,50"));
    }

    #[test]
    fn a_refusal_is_told_in_every_language() {
        let refusal = Refusal::NoneInForce { axis: Axis::Rates, date: jiff::civil::date(2018, 1, 1) };
        for lang in [Lang::Kk, Lang::Ru, Lang::En] {
            assert!(refusal_text(lang, &refusal).contains("01.01.2018"));
        }
    }
}

//! From claimed intervals to payable minutes.

use std::collections::BTreeMap;

use jiff::civil::{Date, DateTime, Time};

use super::Trace;
use crate::rules::Ceiling;
use crate::{
    CeilingScope, ClaimInput, Doubt, LineInput, Overlap, Refusal, RulesEdition, Step, TakenInterval,
    TimeRounding,
};

/// A stretch of whole minutes by the clock, the end not included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Interval {
    start: DateTime,
    end: DateTime,
}

/// Seconds are dropped at both ends, so intervals that touch go on touching and never overlap.
fn to_the_minute(moment: DateTime) -> DateTime {
    moment.date().at(moment.hour(), moment.minute(), 0, 0)
}

impl Interval {
    fn new(start: DateTime, end: DateTime) -> Option<Self> {
        let (start, end) = (to_the_minute(start), to_the_minute(end));
        (start < end).then_some(Self { start, end })
    }

    pub(super) fn claimed(line: &LineInput) -> Result<Self, Refusal> {
        Self::new(line.start, line.end)
            .filter(|interval| interval.checked_minutes().is_some())
            .ok_or(Refusal::EmptyInterval { start: line.start, end: line.end })
    }

    fn checked_minutes(self) -> Option<u32> {
        u32::try_from(self.end.duration_since(self.start).as_secs() / 60).ok()
    }

    pub(super) fn minutes(self) -> u32 {
        self.checked_minutes().unwrap_or(u32::MAX)
    }

    fn common_with(self, other: Self) -> Option<Self> {
        Self::new(self.start.max(other.start), self.end.min(other.end))
    }

    fn without(self, other: Self) -> impl Iterator<Item = Self> {
        let before = Self::new(self.start, self.end.min(other.start));
        let after = Self::new(self.start.max(other.end), self.end);
        [before, after].into_iter().flatten()
    }

    /// Minutes in every calendar day touched.
    fn by_day(self, days: &mut BTreeMap<Date, u32>) {
        let mut start = self.start;
        while start < self.end {
            let midnight = start.date().tomorrow().map_or(self.end, |day| day.to_datetime(Time::midnight()));
            let part = Self { start, end: self.end.min(midnight) };
            let minutes = days.entry(start.date()).or_default();
            *minutes = minutes.saturating_add(part.minutes());
            start = part.end;
        }
    }
}

/// What a ceiling adds up for: a day or a person.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Account {
    Day(Date),
    Person(String),
}

/// Time given away so far, in the order in which it passed.
pub(super) struct Times<'a> {
    taken: &'a [TakenInterval],
    occupied: Vec<(Interval, String)>,
    used: BTreeMap<(String, Account), u32>,
}

impl<'a> Times<'a> {
    pub(super) fn new(claim: &'a ClaimInput) -> Self {
        let taken = claim.taken.iter();
        let occupied = taken
            .filter_map(|taken| Some((Interval::new(taken.start, taken.end)?, taken.reference.clone())))
            .collect();
        Self { taken: &claim.taken, occupied, used: BTreeMap::new() }
    }

    /// Payable minutes of a line; the time is given away even if the line later turns out to have no
    /// rate, because it will be paid once the rate is known.
    pub(super) fn payable(
        &mut self,
        line: &LineInput,
        interval: Interval,
        rules: &RulesEdition,
        trace: &mut Trace<'_>,
    ) -> Result<u32, Refusal> {
        let ceilings: Vec<&Ceiling> =
            rules.ceilings.iter().filter(|ceiling| ceiling.limits(line.work())).collect();
        let missing = ceilings.iter().find(|c| c.per == CeilingScope::Person && line.person.is_none());
        if let Some(ceiling) = missing {
            return Err(Refusal::PersonMissing { ceiling: ceiling.code.clone() });
        }
        let free = self.free(interval, rules.overlap.policy, trace)?;
        self.occupied.push((interval, line.id.clone()));
        let mut days = BTreeMap::new();
        for part in free {
            part.by_day(&mut days);
        }
        round(&mut days, rules, trace);
        for ceiling in &ceilings {
            self.cut_to(ceiling, line, &mut days, rules, trace);
        }
        for ceiling in &ceilings {
            self.count(ceiling, line, &days);
        }
        Ok(sum(&days))
    }

    fn free(
        &self,
        interval: Interval,
        policy: Overlap,
        trace: &mut Trace<'_>,
    ) -> Result<Vec<Interval>, Refusal> {
        let mut free = vec![interval];
        for (taken, with) in &self.occupied {
            let cut: u32 =
                free.iter().filter_map(|part| part.common_with(*taken)).map(Interval::minutes).sum();
            if cut == 0 {
                continue;
            }
            if policy == Overlap::Block {
                return Err(Refusal::Overlap { with: with.clone(), minutes: cut });
            }
            free = free.into_iter().flat_map(|part| part.without(*taken)).collect();
            trace.step(Step::OverlapCut { cut, with: with.clone() });
        }
        Ok(free)
    }

    fn cut_to(
        &self,
        ceiling: &Ceiling,
        line: &LineInput,
        days: &mut BTreeMap<Date, u32>,
        rules: &RulesEdition,
        trace: &mut Trace<'_>,
    ) {
        trace.cite(rules.citation(&ceiling.provenance));
        if !ceiling.provenance.grade.is_confirmed() {
            trace.doubt(Doubt::CeilingUnread {
                ceiling: ceiling.code.clone(),
                grade: ceiling.provenance.grade,
            });
        }
        let mut cut_from = |account: Account, minutes: &mut u32, day: Option<Date>| {
            let used = self.used_before(ceiling, &account);
            let cut = minutes.saturating_sub(ceiling.minutes.saturating_sub(used));
            if cut > 0 {
                *minutes -= cut;
                let ceiling_code = ceiling.code.clone();
                trace.step(Step::CeilingCut {
                    ceiling: ceiling_code,
                    day,
                    limit: ceiling.minutes,
                    used,
                    cut,
                });
            }
        };
        match ceiling.per {
            CeilingScope::CalendarDay => {
                for (day, minutes) in days.iter_mut() {
                    cut_from(Account::Day(*day), minutes, Some(*day));
                }
            }
            CeilingScope::Person => {
                let before = sum(days);
                let mut after = before;
                cut_from(Account::Person(line.person.clone().unwrap_or_default()), &mut after, None);
                drop_last(days, before - after);
            }
        }
    }

    /// What the ceiling has counted for the account, in this claim and elsewhere.
    fn used_before(&self, ceiling: &Ceiling, account: &Account) -> u32 {
        let here = self.used.get(&(ceiling.code.clone(), account.clone())).copied().unwrap_or_default();
        let elsewhere = self.taken.iter().filter(|taken| ceiling.limits(taken.work.as_deref()));
        elsewhere.fold(here, |used, taken| used.saturating_add(minutes_for(taken, account)))
    }

    fn count(&mut self, ceiling: &Ceiling, line: &LineInput, days: &BTreeMap<Date, u32>) {
        let accounts: Vec<(Account, u32)> = match ceiling.per {
            CeilingScope::CalendarDay => {
                days.iter().map(|(day, minutes)| (Account::Day(*day), *minutes)).collect()
            }
            CeilingScope::Person => {
                vec![(Account::Person(line.person.clone().unwrap_or_default()), sum(days))]
            }
        };
        for (account, minutes) in accounts {
            let used = self.used.entry((ceiling.code.clone(), account)).or_default();
            *used = used.saturating_add(minutes);
        }
    }
}

fn minutes_for(taken: &TakenInterval, account: &Account) -> u32 {
    let Some(interval) = Interval::new(taken.start, taken.end) else { return 0 };
    match account {
        Account::Person(person) if taken.person.as_ref() == Some(person) => interval.minutes(),
        Account::Person(_) => 0,
        Account::Day(day) => {
            let next = day.tomorrow().map_or(interval.end, |next| next.to_datetime(Time::midnight()));
            let whole_day = Interval { start: day.to_datetime(Time::midnight()), end: next };
            interval.common_with(whole_day).map_or(0, Interval::minutes)
        }
    }
}

fn sum(days: &BTreeMap<Date, u32>) -> u32 {
    days.values().fold(0, |sum, minutes| sum.saturating_add(*minutes))
}

/// Takes minutes away from the end.
fn drop_last(days: &mut BTreeMap<Date, u32>, mut cut: u32) {
    for minutes in days.values_mut().rev() {
        let part = cut.min(*minutes);
        *minutes -= part;
        cut -= part;
    }
}

/// Adds minutes to the last day.
fn add_last(days: &mut BTreeMap<Date, u32>, more: u32) {
    if let Some(minutes) = days.values_mut().next_back() {
        *minutes = minutes.saturating_add(more);
    }
}

fn round(days: &mut BTreeMap<Date, u32>, rules: &RulesEdition, trace: &mut Trace<'_>) {
    let (rule, before) = (&rules.time, sum(days));
    if before == 0 {
        return;
    }
    let unit = rule.unit.minutes();
    let after = match rule.rounding {
        TimeRounding::None => before,
        TimeRounding::Up => before.div_ceil(unit).saturating_mul(unit),
        TimeRounding::Down => before / unit * unit,
    };
    if after != before {
        trace.step(Step::TimeRounded { unit: rule.unit, rounding: rule.rounding, before, after });
        drop_last(days, before.saturating_sub(after));
        add_last(days, after.saturating_sub(before));
    }
    if after < rule.minimum {
        trace.step(Step::MinimumApplied { before: after, after: rule.minimum });
        add_last(days, rule.minimum - after);
    }
}

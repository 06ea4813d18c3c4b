//! Figures, their targets and their yardsticks, and how they are printed.

use std::{fmt::Write as _, fs, time::Duration};

/// What a figure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    Milliseconds,
    Megabytes,
}

impl Unit {
    fn name(self) -> &'static str {
        match self {
            Self::Milliseconds => "ms",
            Self::Megabytes => "MB",
        }
    }
}

/// A figure that was measured.
#[derive(Debug, Clone)]
pub struct Figure {
    pub name: String,
    pub unit: Unit,
    pub measured: f64,
    /// `None` for a figure that is told for information.
    pub target: Option<f64>,
    /// What the yardstick is.
    pub yardstick_name: &'static str,
    /// The yardstick, in the same unit.
    pub yardstick: f64,
}

impl Figure {
    /// Whether the target is kept.
    pub fn is_kept(&self) -> bool {
        self.target.is_none_or(|target| self.measured <= target)
    }

    fn verdict(&self) -> &'static str {
        match (self.target, self.is_kept()) {
            (None, _) => "",
            (Some(_), true) => "ok",
            (Some(_), false) => "OVER",
        }
    }

    fn row(&self) -> Vec<String> {
        let unit = self.unit.name();
        vec![
            self.name.clone(),
            format!("{} {unit}", short(self.measured)),
            self.target.map_or_else(|| "–".to_owned(), |target| format!("≤ {target} {unit}")),
            format!("{} {unit}: {}", short(self.yardstick), self.yardstick_name),
            ratio(self.measured, self.yardstick),
            self.verdict().to_owned(),
        ]
    }
}

/// How many times the yardstick.
pub fn ratio(measured: f64, yardstick: f64) -> String {
    if yardstick > 0.0 { format!("{} ×", short(measured / yardstick)) } else { "–".to_owned() }
}

/// Three significant digits or so.
pub fn short(number: f64) -> String {
    if number >= 100.0 {
        format!("{number:.0}")
    } else if number >= 10.0 {
        format!("{number:.1}")
    } else {
        format!("{number:.2}")
    }
}

/// Milliseconds.
pub fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// Times of many repetitions, in milliseconds, sorted.
#[derive(Debug, Clone)]
pub struct Times(Vec<f64>);

impl Times {
    pub fn new(times: impl IntoIterator<Item = Duration>) -> Self {
        let mut times: Vec<f64> = times.into_iter().map(milliseconds).collect();
        times.sort_by(f64::total_cmp);
        Self(times)
    }

    /// Nearest-rank percentile: the smallest time that `percent` of all do not exceed; 0 of none.
    pub fn percentile(&self, percent: usize) -> f64 {
        let rank = (self.0.len() * percent).div_ceil(100);
        self.0.get(rank.saturating_sub(1)).copied().unwrap_or_default()
    }

    pub fn max(&self) -> f64 {
        self.0.last().copied().unwrap_or_default()
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// `p50 …, p95 …, p99 …, max …`.
    pub fn summary(&self) -> String {
        format!(
            "p50 {} ms, p95 {} ms, p99 {} ms, max {} ms",
            short(self.percentile(50)),
            short(self.percentile(95)),
            short(self.percentile(99)),
            short(self.max())
        )
    }
}

/// The table of all figures.
pub fn table(figures: &[Figure]) -> String {
    let head = ["figure", "measured", "target", "yardstick", "ratio", ""].map(str::to_owned).to_vec();
    aligned(&std::iter::once(head).chain(figures.iter().map(Figure::row)).collect::<Vec<_>>())
}

/// Columns as wide as their widest cell.
pub fn aligned(rows: &[Vec<String>]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    let width = |column: usize| {
        rows.iter()
            .filter_map(|row| row.get(column))
            .map(|cell| cell.chars().count())
            .max()
            .unwrap_or_default()
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let mut text = String::new();
    for row in rows {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(&widths) {
            // Writing into a String cannot fail.
            let _ = write!(line, "{cell:<width$}  ");
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

/// The machine in a line: figures of another one cannot be compared.
pub fn machine() -> String {
    let cpu = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = field(&cpu, "model name").unwrap_or("unknown processor");
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split(' ').next().unwrap_or("unknown");
    format!("Machine: {model}, {cores} cores; load before the start {load}.")
}

/// Value of `name` in a file of lines `name : value`.
pub fn field<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    text.lines().find_map(|line| {
        let (key, value) = line.split_once(':')?;
        (key.trim() == name).then(|| value.trim())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(measured: f64, target: Option<f64>) -> Figure {
        Figure {
            name: "қадам".to_owned(),
            unit: Unit::Milliseconds,
            measured,
            target,
            yardstick_name: "stick",
            yardstick: 2.0,
        }
    }

    #[test]
    fn percentiles_are_of_the_nearest_rank() {
        let times = Times::new((1..=200).rev().map(Duration::from_millis));
        assert_eq!((times.percentile(50), times.percentile(95), times.percentile(99)), (100.0, 190.0, 198.0));
        assert_eq!((times.max(), times.len()), (200.0, 200));
        assert_eq!(Times::new([]).percentile(99), 0.0);
        assert_eq!(Times::new([Duration::from_millis(7)]).percentile(1), 7.0);
    }

    #[test]
    fn a_target_is_kept_up_to_its_very_value() {
        assert!(figure(30.0, Some(30.0)).is_kept() && !figure(30.1, Some(30.0)).is_kept());
        assert!(figure(1e9, None).is_kept());
    }

    #[test]
    fn columns_stand_under_each_other() {
        let text = table(&[figure(30.5, Some(30.0)), figure(1.0, None)]);
        let columns: Vec<usize> = text
            .lines()
            .map(|line| line.chars().take_while(|c| *c != '3' && *c != '1' && *c != 'm').count())
            .collect();
        assert_eq!(columns, [8, 8, 8], "{text}");
        assert!(text.contains("15.2 ×") && text.contains("OVER"), "{text}");
    }

    #[test]
    fn fields_are_found_by_their_whole_name() {
        let text = "VmPeak:\t 9 kB\nVmRSS:\t  120 kB\n";
        assert_eq!(field(text, "VmRSS"), Some("120 kB"));
        assert_eq!(field(text, "Vm"), None);
    }
}

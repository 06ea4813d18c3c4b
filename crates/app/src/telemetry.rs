//! What the running system tells about itself: log lines and metrics.
//!
//! A message can be read alone and its fields can be searched; a failure is logged once, at the edge. No
//! personal data and no secret goes into a log line or a metric's label.

use std::io;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use metrics_exporter_prometheus::{BuildError, Matcher, PrometheusBuilder, PrometheusHandle};
use tracing_subscriber::EnvFilter;
use tracing_subscriber::filter::ParseError;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::util::TryInitError;
use tracing_subscriber::{layer::SubscriberExt, util::SubscriberInitExt};

use crate::config::LogFormat;
use crate::config::keys::Log;

/// Content type of the metrics (Prometheus text exposition format 0.0.4).
pub const METRICS_CONTENT_TYPE: &str = "text/plain; version=0.0.4; charset=utf-8";

/// How often [`Metrics::upkeep`] wants to be called.
pub const UPKEEP_INTERVAL: Duration = Duration::from_secs(5);

/// Upper bounds of the time histograms, seconds: close together around the promised response times.
const SECONDS: [f64; 12] = [0.001, 0.0025, 0.005, 0.01, 0.02, 0.03, 0.05, 0.1, 0.3, 1.0, 3.0, 10.0];

/// Why the system cannot tell about itself.
#[derive(Debug, thiserror::Error)]
pub enum TelemetryError {
    /// `log.level` cannot be understood.
    #[error("configuration key log.level: {0}")]
    Level(#[from] ParseError),
    /// The log is already set up.
    #[error("the log cannot be set up: {0}")]
    Log(#[from] TryInitError),
    /// The metrics are already set up.
    #[error("the metrics cannot be set up: {0}")]
    Metrics(#[from] BuildError),
}

/// Sends the log of this process to the standard error output. Once in a process.
///
/// # Errors
/// When the level cannot be understood or a log is set up already.
pub fn install_log(log: &Log) -> Result<(), TelemetryError> {
    subscriber(log, io::stderr)?.try_init()?;
    Ok(())
}

fn subscriber<W>(log: &Log, writer: W) -> Result<Box<dyn tracing::Subscriber + Send + Sync>, ParseError>
where
    W: for<'writer> MakeWriter<'writer> + Send + Sync + 'static,
{
    let filter = EnvFilter::builder().parse(&log.level)?;
    let registry = tracing_subscriber::registry().with(filter);
    let layer = tracing_subscriber::fmt::layer().with_writer(writer);
    Ok(match log.format {
        LogFormat::Json => Box::new(
            registry.with(layer.json().flatten_event(true).with_current_span(true).with_span_list(false)),
        ),
        LogFormat::Pretty => {
            let colours = io::IsTerminal::is_terminal(&io::stderr());
            Box::new(registry.with(layer.compact().with_ansi(colours)))
        }
    })
}

/// The metrics of this process.
#[derive(Debug, Clone)]
pub struct Metrics(PrometheusHandle);

impl Metrics {
    /// Starts collecting what the `metrics` macros report. A process has one collection: later calls answer the same.
    ///
    /// # Errors
    /// When somebody else collects already.
    pub fn install() -> Result<Self, TelemetryError> {
        static INSTALLED: Mutex<Option<Metrics>> = Mutex::new(None);
        let mut installed = INSTALLED.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(metrics) = installed.as_ref() {
            return Ok(metrics.clone());
        }
        let metrics = Self(builder()?.install_recorder()?);
        *installed = Some(metrics.clone());
        Ok(metrics)
    }

    /// All metrics as Prometheus reads them.
    #[must_use]
    pub fn render(&self) -> String {
        self.0.render()
    }

    /// Puts the observations of histograms together, so that they do not pile up between two readings;
    /// to be called every [`UPKEEP_INTERVAL`].
    pub fn upkeep(&self) {
        self.0.run_upkeep();
    }
}

fn builder() -> Result<PrometheusBuilder, BuildError> {
    PrometheusBuilder::new().set_buckets_for_metric(Matcher::Suffix("_seconds".to_owned()), &SECONDS)
}

#[cfg(test)]
mod tests {
    use std::io::Write;
    use std::sync::Arc;

    use super::*;

    #[derive(Clone, Default)]
    struct Written(Arc<Mutex<Vec<u8>>>);

    impl Write for Written {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn written(format: LogFormat, level: &str) -> String {
        let target = Written::default();
        let writer = target.clone();
        let log = Log { format, level: level.to_owned() };
        let subscriber = subscriber(&log, move || writer.clone()).unwrap();
        tracing::subscriber::with_default(subscriber, || {
            tracing::info_span!("request", request.id = 7).in_scope(|| {
                tracing::info!(order = 42, "order received");
                tracing::debug!("not wanted");
            });
        });
        let bytes = target.0.lock().unwrap().clone();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn json_lines_have_fields_and_the_request() {
        let text = written(LogFormat::Json, "info");
        let line: serde_json::Value = serde_json::from_str(text.trim()).unwrap();
        assert_eq!(line["message"], "order received");
        assert_eq!(line["order"], 42);
        assert_eq!(line["span"]["request.id"], 7);
    }

    #[test]
    fn lines_for_people_are_single_lines() {
        let text = written(LogFormat::Pretty, "info");
        assert_eq!(text.lines().count(), 1, "{text}");
        assert!(text.contains("order received") && text.contains("order=42"), "{text}");
    }

    #[test]
    fn levels_filter_and_nonsense_is_refused() {
        assert_eq!(written(LogFormat::Json, "warn"), "");
        assert_eq!(written(LogFormat::Json, "debug").lines().count(), 2);
        let log = Log { format: LogFormat::Json, level: "zan=loud".to_owned() };
        assert!(subscriber(&log, io::stderr).is_err());
    }

    #[test]
    fn times_are_counted_in_buckets() {
        let recorder = builder().unwrap().build_recorder();
        let handle = recorder.handle();
        metrics::with_local_recorder(&recorder, || {
            metrics::histogram!("page_seconds").record(0.015);
            metrics::counter!("orders").increment(3);
        });
        let text = Metrics(handle).render();
        assert!(text.contains("page_seconds_bucket{le=\"0.01\"} 0"), "{text}");
        assert!(text.contains("page_seconds_bucket{le=\"0.02\"} 1"), "{text}");
        assert!(text.contains("orders 3"), "{text}");
    }
}

//! Why a document could not be made.

/// Why a document could not be made.
///
/// The first five are about the facts given and can be shown to the person who
/// gave them; the others are faults of this crate or of the machine.
#[derive(Debug, thiserror::Error)]
pub enum DocumentError {
    /// One text is longer than a document may carry.
    #[error("the text at {field} has {found} characters, at most {limit} are allowed")]
    TextTooLong {
        /// JSON pointer of the text in the facts of the document.
        field: String,
        /// The most characters allowed.
        limit: usize,
        /// The characters found.
        found: usize,
    },
    /// All texts together are longer than a document may carry.
    #[error("the texts have more than {limit} characters together")]
    TooMuchText {
        /// The most characters allowed.
        limit: usize,
    },
    /// More lines or rows than a document may carry.
    #[error("the document has {found} lines, at most {limit} are allowed")]
    TooManyLines {
        /// The most lines allowed.
        limit: usize,
        /// The lines found.
        found: usize,
    },
    /// An amount with a fraction of a tiyn, or below zero: it must be rounded
    /// by the tariff before it reaches a document.
    #[error("the amount {amount} is not a whole, non-negative number of tiyn")]
    Amount {
        /// The amount given, in tenge.
        amount: rust_decimal::Decimal,
    },
    /// The check address does not fit into a QR code.
    #[error("the text of {length} bytes does not fit into a QR code")]
    QrCode {
        /// Bytes of the text.
        length: usize,
        /// What the encoder said.
        #[source]
        source: qrcode::types::QrError,
    },
    /// The sum of the amounts leaves the range of a decimal.
    #[error("the sum of the amounts is out of range")]
    SumOutOfRange,
    /// The facts could not be written as JSON for the template.
    #[error("the facts of the document could not be prepared")]
    Facts(#[from] serde_json::Error),
    /// The built-in fonts, templates or words are broken.
    #[error("built-in part {0} of the documents is broken")]
    BuiltIn(&'static str),
    /// The typesetting thread could not be started.
    #[error("the typesetting thread could not be started")]
    Thread,
    /// The typesetter refused the document.
    #[error("the document could not be typeset: {}", .0.join("; "))]
    Typesetting(Vec<String>),
    /// The typesetter broke off.
    #[error("the typesetter broke off")]
    Panic,
    /// The typeset document does not satisfy PDF/A-2a and PDF/UA-1.
    #[error("the document could not be exported: {}", .0.join("; "))]
    Export(Vec<String>),
    /// The workbook could not be written.
    #[error("the workbook could not be written")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
    /// The CSV file could not be written.
    #[error("the CSV file could not be written")]
    Csv(#[from] csv::Error),
}

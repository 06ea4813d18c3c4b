//! QR codes (ISO/IEC 18004).

use qrcode::render::svg;
use qrcode::{EcLevel, QrCode};

use crate::DocumentError;

/// A QR code of the text as an SVG element: one unit a module, quiet zone of
/// four modules included, black on white. It has no XML declaration, so that
/// it can stand inside a page as well.
///
/// Error correction level M: a stamp or a fold over 15 % of the code is
/// survived, and a check address stays in the small versions.
///
/// # Errors
/// [`DocumentError::QrCode`] when the text is too long (about 2,300 bytes).
pub fn svg(text: &str) -> Result<String, DocumentError> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M)
        .map_err(|source| DocumentError::QrCode { length: text.len(), source })?;
    let drawn = code.render::<svg::Color>().module_dimensions(1, 1).quiet_zone(true).build();
    Ok(match drawn.find("<svg") {
        Some(start) => drawn.split_at(start).1.to_owned(),
        None => drawn,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_one_svg_element_with_a_quiet_zone() {
        let drawn = svg("https://example.kz/kk/check/7F3K-92QD").unwrap();
        assert!(drawn.starts_with("<svg"));
        assert!(drawn.trim_end().ends_with("</svg>"));
        assert!(drawn.contains(r#"viewBox="0 0 37 37""#), "{drawn}");
    }

    #[test]
    fn different_texts_give_different_codes() {
        assert_ne!(svg("a").unwrap(), svg("b").unwrap());
    }

    #[test]
    fn a_text_that_does_not_fit_is_refused() {
        let refused = svg(&"x".repeat(3_000)).unwrap_err();
        assert!(matches!(refused, DocumentError::QrCode { length: 3_000, .. }));
    }
}

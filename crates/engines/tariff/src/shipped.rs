use crate::{LoadError, Source, TariffBook, load};

macro_rules! data {
    ($path:literal) => {
        Source { name: $path, text: include_str!(concat!("../../../../data/", $path)) }
    };
}

/// The book made of the data files of the repository.
///
/// # Errors
/// [`LoadError`] when one of them was edited wrongly; the tests of this crate read them all.
pub fn shipped() -> Result<TariffBook, LoadError> {
    load(
        data!("tariffs/dimensions.json"),
        data!("indicators/mrp.json"),
        &[data!("tariffs/rules-1247.toml"), data!("tariffs/rules-1462.toml")],
        &[
            data!("tariffs/gov-1247-1999.toml"),
            data!("tariffs/gov-834-2018.toml"),
            data!("tariffs/mj-434-2023.toml"),
            data!("tariffs/mj-434-2023-ed-521-2025.toml"),
            data!("tariffs/draft-2024.toml"),
        ],
    )
}

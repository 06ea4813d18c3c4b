//! Files of a form.

use axum::extract::{DefaultBodyLimit, FromRequest as _, Multipart, Request};
use zan_ui::{Answer, Failure};

/// Most files of one form that are read.
const MOST: usize = 32;

/// A file as the browser sent it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct File {
    /// Name of the form's field.
    pub field: String,
    /// File name, without folders; not to be believed.
    pub name: String,
    pub bytes: Vec<u8>,
}

/// The chosen files of a form, and what was typed beside them as files without a name. A field of files that was left
/// empty gives none. The entrance has read the body already, within its limit of 20 MiB.
///
/// # Errors
/// What cannot be read as a form with files is a request that is not understood.
pub(crate) async fn read(mut request: Request) -> Answer<Vec<File>> {
    DefaultBodyLimit::disable().apply(&mut request);
    let unclear = || Failure::Other(axum::http::StatusCode::BAD_REQUEST);
    let mut form = Multipart::from_request(request, &()).await.map_err(|_| unclear())?;
    let mut files = Vec::new();
    while let Some(field) = form.next_field().await.map_err(|_| unclear())? {
        let file_name =
            field.file_name().map(|name| name.rsplit(['/', '\\']).next().unwrap_or_default().to_owned());
        let name = field.name().unwrap_or_default().to_owned();
        let bytes = field.bytes().await.map_err(|_| unclear())?;
        if !bytes.is_empty() && files.len() < MOST {
            files.push(File { field: name, name: file_name.unwrap_or_default(), bytes: bytes.to_vec() });
        }
    }
    Ok(files)
}

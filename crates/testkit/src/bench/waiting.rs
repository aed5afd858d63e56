//! How many images the server has still to encode anew.

use std::path::Path;

use akashi_server::storage::StorageError;

use crate::fault::Result;

/// Prints the number.
///
/// # Errors
/// When the database cannot be read.
pub async fn run(campus: &Path) -> Result<()> {
    let (_, storage) = super::database(campus)?;
    let waiting: i64 = storage
        .read(|conn| {
            Ok::<_, StorageError>(conn.query_row(
                "SELECT count(*) FROM document WHERE state = 'waiting'",
                [],
                |row| row.get(0),
            )?)
        })
        .await?;
    println!("{waiting}");
    Ok(())
}

//! Prints the schema of this device's database, as the migrations leave it. `cargo xtask codegen` keeps it in `docs/schema/`.

use std::error::Error;
use std::io::Write as _;

use rusqlite::Connection;

mod embedded {
    refinery::embed_migrations!("src/migrations");
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut database = Connection::open_in_memory()?;
    embedded::migrations::runner().run(&mut database)?;
    let mut statement = database.prepare(
        "SELECT sql FROM sqlite_master
         WHERE sql IS NOT NULL AND tbl_name <> 'refinery_schema_history'
         ORDER BY tbl_name, type = 'table' DESC, name",
    )?;
    let mut out = std::io::stdout().lock();
    for sql in statement.query_map([], |row| row.get::<_, String>(0))? {
        writeln!(out, "{};\n", sql?)?;
    }
    Ok(())
}

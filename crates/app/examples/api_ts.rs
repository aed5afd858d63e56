//! Writes the TypeScript side of the contract between view and core to standard output: every type, and the list of
//! commands with request and response. `cargo xtask codegen` puts it into the user interface.

use std::any::TypeId;
use std::collections::{BTreeMap, HashSet};
use std::io::{self, Write as _};

use akashi_app::api::{self, Command, CommandVisitor, CoreError, CoreEvent};
use ts_rs::{Config, TS, TypeVisitor};

const HEAD: &str = "// Written by `cargo xtask codegen` from crates/app/src/api. Do not edit.\n";

const TAIL: &str = "
/** The name of a command. */
export type Command = keyof Commands;

/** What a command is given. */
export type Request<K extends Command> = Commands[K]['request'];

/** What a command answers. */
export type Response<K extends Command> = Commands[K]['response'];
";

/// Everything that is reachable from the list of commands.
#[derive(Default)]
struct Contract {
    config: Config,
    /// A type can hold lists of itself: each is visited once.
    visited: HashSet<TypeId>,
    types: BTreeMap<String, String>,
    commands: String,
}

impl CommandVisitor for Contract {
    fn visit<C: Command + 'static>(&mut self) {
        TypeVisitor::visit::<C::Request>(self);
        TypeVisitor::visit::<C::Response>(self);
        let (request, response) = (
            C::Request::name(&self.config),
            C::Response::name(&self.config),
        );
        self.commands += &format!(
            "  '{}': {{ request: {request}; response: {response} }};\n",
            C::NAME
        );
    }
}

impl TypeVisitor for Contract {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if !self.visited.insert(TypeId::of::<T>()) {
            return;
        }
        // Types of the language itself have no declaration; what they hold is visited all the same.
        if T::output_path().is_some() {
            let name = T::ident(&self.config);
            let declaration = T::decl(&self.config);
            self.types.insert(
                name,
                format!("{}export {declaration}\n", T::docs().unwrap_or_default()),
            );
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

fn main() -> io::Result<()> {
    let mut contract = Contract::default();
    api::visit_commands(&mut contract);
    TypeVisitor::visit::<CoreError>(&mut contract);
    TypeVisitor::visit::<CoreEvent>(&mut contract);
    let mut out = io::stdout().lock();
    writeln!(out, "{HEAD}")?;
    for declaration in contract.types.values() {
        writeln!(out, "{declaration}")?;
    }
    write!(
        out,
        "/** Every command with what it is given and what it answers. */\nexport interface Commands {{\n{}}}\n",
        contract.commands
    )?;
    write!(out, "{TAIL}")
}

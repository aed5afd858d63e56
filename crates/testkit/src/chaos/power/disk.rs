//! A folder as a disk holds it: what is there for good, what was done since, and what a power cut leaves.
//!
//! The model is as unkind as POSIX allows, with two exceptions that every disk and file system of today grants: a sector
//! of 512 bytes is never half of each, and a rename is done or not done.
//!
//! - What a file held when it was last synced (`fsync`, `fdatasync`) is there. What was written since may have reached the
//!   disk or not, each sector as it was at any moment since, in any order, and so may the file's length ([`super::file`]).
//! - A name is there for good when the folder *it stands in* was synced. To sync the file itself is not enough, though
//!   many file systems grant it. Of what was done to the names of one folder since, a beginning is left: a folder does
//!   not forget what came before something that it remembers. Different folders have nothing to do with one another.
//! - A file whose name got lost is gone with all it held; a folder likewise.
//! - Modes, owners and times are not looked at: files come back as their owner's.
//! - Shared memory of SQLite (`-shm`) may be gone or be noise.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::Path;

use super::super::plan::Dice;
use super::file::{File, Touch};
use super::log::Record;
use super::record::Kind;
use crate::fault::Result;

/// Names of a folder, and what they lead to.
type Names = BTreeMap<String, usize>;

/// What a disk does when it is asked to keep something for good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Honesty {
    /// It keeps it.
    Honest,
    /// It says so, and does nothing.
    Lying,
}

/// The files below one folder.
#[derive(Debug, Clone)]
pub(super) struct Disk {
    nodes: Vec<Node>,
    /// Which file has this number at present.
    inodes: HashMap<u64, usize>,
    honesty: Honesty,
}

#[derive(Debug, Clone)]
enum Node {
    File(File),
    Folder(Folder),
}

#[derive(Debug, Clone, Default)]
struct Folder {
    synced: Names,
    since: Vec<Change>,
    seen: Names,
}

/// Something done to the names of a folder and not synced yet.
#[derive(Debug, Clone)]
enum Change {
    Put(String, usize),
    Remove(String),
    Move(String, String),
}

/// Bytes of SQLite's shared memory.
const SHARED: usize = 32 * 1024;

/// The folder itself.
const ROOT: usize = 0;

/// All files of a folder and what they hold; folders end in a slash.
pub(super) type Tree = BTreeMap<String, Vec<u8>>;

impl Disk {
    pub(super) fn empty(honesty: Honesty) -> Self {
        Self {
            nodes: vec![Node::Folder(Folder::default())],
            inodes: HashMap::new(),
            honesty,
        }
    }

    /// Does what a record says was done.
    ///
    /// # Errors
    /// When it cannot have been done here: then the recorder missed something.
    pub(super) fn apply(&mut self, record: &Record) -> Result<()> {
        match record.kind {
            Kind::Told => {}
            Kind::Create => {
                let file = self.add(Node::File(File::default()));
                self.inodes.insert(record.inode, file);
                self.put(&record.path, file)?;
            }
            Kind::MakeFolder => {
                let folder = self.add(Node::Folder(Folder::default()));
                self.put(&record.path, folder)?;
            }
            Kind::Write => self.touch(
                record,
                Touch::Write {
                    offset: usize::try_from(record.offset)?,
                    data: record.data.clone(),
                },
            )?,
            Kind::Resize => self.touch(record, Touch::Resize(usize::try_from(record.offset)?))?,
            Kind::Sync => self.sync(record)?,
            Kind::Unlink | Kind::RemoveFolder => {
                let (folder, name) = self.place(&record.path)?;
                self.change(folder, Change::Remove(name))?;
            }
            Kind::Link => {
                let node = self.find(&record.path)?;
                self.put(&record.second, node)?;
            }
            Kind::Rename => self.rename(record)?,
        }
        Ok(())
    }

    fn rename(&mut self, record: &Record) -> Result<()> {
        let node = self.find(&record.path)?;
        if matches!(self.nodes.get(node), Some(Node::File(_))) {
            self.inodes.insert(record.inode, node);
        }
        let (from, old) = self.place(&record.path)?;
        let (to, new) = self.place(&record.second)?;
        if from != to {
            return Err("a rename from folder to folder is not in the model".into());
        }
        self.change(from, Change::Move(old, new))
    }

    fn sync(&mut self, record: &Record) -> Result<()> {
        if self.honesty == Honesty::Lying {
            return Ok(());
        }
        let Some(node) = self.node_of(record)? else {
            return Ok(());
        };
        match self.nodes.get_mut(node) {
            Some(Node::File(file)) => file.sync(),
            Some(Node::Folder(folder)) => {
                folder.synced.clone_from(&folder.seen);
                folder.since.clear();
            }
            None => {}
        }
        Ok(())
    }

    fn touch(&mut self, record: &Record, touch: Touch) -> Result<()> {
        let Some(node) = self.node_of(record)? else {
            return Ok(());
        };
        match self.nodes.get_mut(node) {
            Some(Node::File(file)) => file.touch(touch),
            _ => return Err(format!("{} is no file", record.path).into()),
        }
        Ok(())
    }

    /// What a record is about. A file that lost its last name before it was ever met here is nobody's any more.
    fn node_of(&mut self, record: &Record) -> Result<Option<usize>> {
        let named = match record.path.as_str() {
            "" => None,
            path => Some(self.find(path)?),
        };
        match named.and_then(|node| Some((node, self.nodes.get(node)?))) {
            // A folder may have the number that a file had.
            Some((node, Node::Folder(_))) => Ok(Some(node)),
            Some((node, Node::File(_))) => {
                Ok(Some(*self.inodes.entry(record.inode).or_insert(node)))
            }
            None => Ok(self.inodes.get(&record.inode).copied()),
        }
    }

    fn add(&mut self, node: Node) -> usize {
        self.nodes.push(node);
        self.nodes.len() - 1
    }

    fn put(&mut self, path: &str, node: usize) -> Result<()> {
        let (folder, name) = self.place(path)?;
        self.change(folder, Change::Put(name, node))
    }

    fn change(&mut self, folder: usize, change: Change) -> Result<()> {
        let Some(Node::Folder(folder)) = self.nodes.get_mut(folder) else {
            return Err("no folder".into());
        };
        if !change.apply(&mut folder.seen) {
            return Err(format!("{change:?} of what is not there").into());
        }
        folder.since.push(change);
        Ok(())
    }

    /// The folder of a path, and the name in it.
    fn place(&self, path: &str) -> Result<(usize, String)> {
        let (folder, name) = path
            .trim_end_matches('/')
            .rsplit_once('/')
            .ok_or("no path")?;
        Ok((self.find(folder)?, name.to_owned()))
    }

    fn find(&self, path: &str) -> Result<usize> {
        let mut node = ROOT;
        for name in path.split('/').filter(|name| !matches!(*name, "" | ".")) {
            let next = match self.nodes.get(node) {
                Some(Node::Folder(folder)) => folder.seen.get(name),
                _ => None,
            };
            node = *next.ok_or_else(|| format!("{path} is not there"))?;
        }
        Ok(node)
    }

    /// What whoever looks sees.
    pub(super) fn seen(&self) -> Tree {
        let mut tree = Tree::new();
        self.walk(ROOT, "/", &mut tree, &mut |node| match node {
            Node::File(file) => Ok(file.content()),
            Node::Folder(folder) => Err(folder.seen.clone()),
        });
        tree
    }

    /// What the disk may hold when the power goes now.
    pub(super) fn after_cut(&self, dice: &mut Dice) -> Tree {
        let mut tree = Tree::new();
        self.walk(ROOT, "/", &mut tree, &mut |node| match node {
            Node::File(file) => Ok(file.after_cut(dice)),
            Node::Folder(folder) => Err(folder.after_cut(dice)),
        });
        tree
    }

    fn walk(
        &self,
        node: usize,
        path: &str,
        tree: &mut Tree,
        look: &mut impl FnMut(&Node) -> std::result::Result<Vec<u8>, Names>,
    ) {
        let Some(here) = self.nodes.get(node) else {
            return;
        };
        match look(here) {
            Ok(content) => {
                tree.insert(path.trim_end_matches('/').to_owned(), content);
            }
            Err(names) => {
                tree.insert(path.to_owned(), Vec::new());
                for (name, node) in names {
                    self.walk(node, &format!("{path}{name}/"), tree, look);
                }
            }
        }
    }

    /// A disk that holds `tree` for good: what is there after the power is back.
    pub(super) fn holding(tree: &Tree, honesty: Honesty) -> Result<Self> {
        let mut disk = Self::empty(honesty);
        for (path, content) in tree.iter().filter(|(path, _)| *path != "/") {
            let node = if path.ends_with('/') {
                Node::Folder(Folder::default())
            } else {
                Node::File(File::synced(content.clone()))
            };
            let node = disk.add(node);
            disk.put(path, node)?;
        }
        for node in &mut disk.nodes {
            if let Node::Folder(folder) = node {
                folder.synced.clone_from(&folder.seen);
                folder.since.clear();
            }
        }
        Ok(disk)
    }
}

impl Folder {
    fn after_cut(&self, dice: &mut Dice) -> Names {
        let all = self.since.len();
        let kept = match dice.below(4) {
            0 => 0,
            1 => all,
            _ => usize::try_from(dice.below(all as u64 + 1)).unwrap_or(0),
        };
        let mut names = self.synced.clone();
        for change in self.since.iter().take(kept) {
            change.apply(&mut names);
        }
        names
    }
}

impl Change {
    /// Was there what is to be changed?
    fn apply(&self, names: &mut Names) -> bool {
        match self {
            Self::Put(name, node) => names.insert(name.clone(), *node).is_none(),
            Self::Remove(name) => names.remove(name).is_some(),
            Self::Move(from, to) => match names.remove(from) {
                Some(node) => {
                    names.insert(to.clone(), node);
                    true
                }
                None => false,
            },
        }
    }
}

/// What really lies in `dir`, shared memory left out.
pub(super) fn read(dir: &Path) -> Result<Tree> {
    let mut tree = Tree::from([("/".to_owned(), Vec::new())]);
    read_below(dir, "/", &mut tree)?;
    Ok(tree)
}

fn read_below(dir: &Path, path: &str, tree: &mut Tree) -> Result<()> {
    for entry in fs::read_dir(dir)? {
        let entry = entry?;
        let name = entry.file_name().into_string().map_err(|_| "no UTF-8")?;
        if entry.file_type()?.is_dir() {
            let path = format!("{path}{name}/");
            tree.insert(path.clone(), Vec::new());
            read_below(&entry.path(), &path, tree)?;
        } else if !name.ends_with("-shm") {
            tree.insert(format!("{path}{name}"), fs::read(entry.path())?);
        }
    }
    Ok(())
}

/// Makes `dir` hold `tree`, and now and then noise where shared memory was. What was already like that is left alone.
pub(super) fn write(tree: &Tree, dir: &Path, dice: &mut Dice) -> Result<()> {
    copy(tree, dir)?;
    for log in tree.keys().filter(|path| path.ends_with("-wal")) {
        if dice.below(4) == 0 {
            let noise: Vec<u8> = (0..SHARED).map(|_| dice.byte()).collect();
            let name = format!(
                "{}-shm",
                log.trim_start_matches('/').trim_end_matches("-wal")
            );
            fs::write(dir.join(name), noise)?;
        }
    }
    Ok(())
}

/// Makes `dir` hold `tree` and nothing else.
pub(super) fn copy(tree: &Tree, dir: &Path) -> Result<()> {
    let before = if dir.is_dir() {
        read(dir)?
    } else {
        Tree::new()
    };
    let at = |path: &str| dir.join(path.trim_matches('/'));
    for path in before.keys().rev().filter(|path| !tree.contains_key(*path)) {
        match fs::symlink_metadata(at(path)) {
            Ok(found) if found.is_dir() => fs::remove_dir_all(at(path))?,
            Ok(_) => fs::remove_file(at(path))?,
            Err(_) => {}
        }
    }
    for (path, content) in tree {
        if path.ends_with('/') {
            fs::create_dir_all(at(path))?;
        } else if before.get(path) != Some(content) {
            fs::write(at(path), content)?;
            private(&at(path))?;
        }
        let shared = at(&format!("{path}-shm"));
        if shared.exists() {
            fs::remove_file(shared)?;
        }
    }
    Ok(())
}

/// Files come back with the modes the programs gave them: their owner's only.
fn private(path: &Path) -> Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        fs::set_permissions(path, fs::Permissions::from_mode(0o600))?;
    }
    Ok(())
}

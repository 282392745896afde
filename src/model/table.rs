//! Things that have ids, in a fixed order, found by id or by key.

use super::id::Id;
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::ops::Index;
use std::sync::Arc;

/// The place of a `T` in its [`Table`]. Made by the table only, so it always leads
/// somewhere in the table it came from.
pub struct Key<T>(u32, PhantomData<fn() -> T>);

impl<T> Clone for Key<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Key<T> {}
impl<T> PartialEq for Key<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<T> Eq for Key<T> {}
impl<T> PartialOrd for Key<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Key<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.cmp(&other.0)
    }
}
impl<T> Hash for Key<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}
impl<T> fmt::Debug for Key<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.0)
    }
}

/// A list of things with ids. Its order is part of its meaning. A copy shares what is in it with
/// the original, so that it costs little.
#[derive(Debug)]
pub struct Table<T> {
    items: Vec<Arc<T>>,
    by_id: Arc<BTreeMap<Id, u32>>,
}

impl<T> Clone for Table<T> {
    fn clone(&self) -> Self {
        Self {
            items: self.items.clone(),
            by_id: Arc::clone(&self.by_id),
        }
    }
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self {
            items: Vec::new(),
            by_id: Arc::default(),
        }
    }
}

impl<T> Table<T> {
    /// A table in the order given. An id that comes twice leads to its first bearer.
    pub fn new(entries: impl IntoIterator<Item = (Id, T)>) -> Self {
        let mut table = Self::default();
        for (id, item) in entries {
            table.push(id, item);
        }
        table
    }

    /// Adds an entry at the end and gives its key.
    ///
    /// # Panics
    /// If the table had 2³² entries.
    pub fn push(&mut self, id: Id, item: T) -> Key<T> {
        let at = u32::try_from(self.items.len()).expect("a site has fewer than 2^32 entries");
        self.items.push(Arc::new(item));
        Arc::make_mut(&mut self.by_id).entry(id).or_insert(at);
        Key(at, PhantomData)
    }

    /// The key of an id.
    pub fn key(&self, id: &str) -> Option<Key<T>> {
        self.by_id.get(id).map(|at| Key(*at, PhantomData))
    }

    /// The thing with an id.
    pub fn get(&self, id: &str) -> Option<&T> {
        self.key(id).map(|key| &self[key])
    }

    /// The thing with an id, to change it; copies of the table keep it as it is.
    pub fn get_mut(&mut self, id: &str) -> Option<&mut T>
    where
        T: Clone,
    {
        let at = *self.by_id.get(id)?;
        self.items.get_mut(at as usize).map(Arc::make_mut)
    }

    /// Puts another thing in the place of one; copies of the table keep the old one.
    pub fn replace(&mut self, key: Key<T>, item: T) {
        self.items[key.0 as usize] = Arc::new(item);
    }

    /// Ids, in alphabetical order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.by_id.keys().map(Id::as_str)
    }

    /// Everything, in order, with keys.
    pub fn iter(&self) -> impl Iterator<Item = (Key<T>, &T)> {
        (0u32..).map(|at| Key(at, PhantomData)).zip(self.values())
    }

    /// Keys in order.
    pub fn keys(&self) -> impl Iterator<Item = Key<T>> + use<T> {
        let len = u32::try_from(self.items.len()).unwrap_or(u32::MAX);
        (0..len).map(|at| Key(at, PhantomData))
    }

    /// Everything, in order.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &T> + ExactSizeIterator + Clone {
        self.items.iter().map(|item| &**item)
    }

    /// Everything, in order, to change it.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut T>
    where
        T: Clone,
    {
        self.items.iter_mut().map(Arc::make_mut)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }
}

impl<T> Index<Key<T>> for Table<T> {
    type Output = T;

    fn index(&self, key: Key<T>) -> &T {
        &self.items[key.0 as usize]
    }
}

impl<T> Key<T> {
    /// The position in the table's order, from zero.
    pub fn position(self) -> usize {
        self.0 as usize
    }
}

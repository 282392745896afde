//! Where pictures are made: from the files of the project, or from what an earlier build has kept.

use crate::fs::{self, Cache, FoundFonts, Keep, ShareFonts};
use crate::model::input::Input;
use crate::model::picture::{Fault, Picture, Variant};
use crate::parse;
use crate::render::share::{Card, Painter};
use crate::render::{self, Pixels};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// How many pictures a preview remembers: those of some dozen pages.
const REMEMBERED: usize = 256;

/// The studio of a project. It changes nothing but the time that things take.
#[derive(Debug)]
pub(super) struct Studio {
    root: PathBuf,
    cache: Cache,
    /// What was made and may not be kept on the disk.
    memory: Mutex<BTreeMap<String, Arc<Vec<u8>>>>,
    /// Whether pictures can be decoded, by digest.
    looked: Mutex<BTreeMap<String, Result<(), Fault>>>,
    /// The fonts of shared pictures, by the name that settings give.
    easels: Mutex<BTreeMap<Option<String>, Arc<Easel>>>,
}

/// Fonts, read when something has to be drawn with them.
#[derive(Debug)]
struct Easel {
    fonts: Option<ShareFonts>,
    /// What tells them from others.
    mark: String,
    painter: OnceLock<Painter>,
}

impl Easel {
    fn of(found: FoundFonts) -> Self {
        let fonts = match found {
            FoundFonts::Chinese(fonts) | FoundFonts::Latin(fonts) => Some(fonts),
            FoundFonts::Nothing => None,
        };
        let files = fonts.iter().flat_map(|fonts| [&fonts.title, &fonts.text]);
        // A font that cannot be read draws as much as none.
        let marks = files
            .flat_map(|file| fs::font_mark(file).unwrap_or_default())
            .collect::<Vec<u8>>();
        Self {
            fonts,
            mark: parse::digest(&marks),
            painter: OnceLock::new(),
        }
    }

    fn painter(&self) -> &Painter {
        self.painter.get_or_init(|| {
            let read = |path| fs::read_font(path).ok();
            match &self.fonts {
                Some(fonts) if fonts.title == fonts.text => Painter::new(read(&fonts.title), None),
                Some(fonts) => Painter::new(read(&fonts.title), read(&fonts.text)),
                None => Painter::new(None, None),
            }
        })
    }
}

/// A picture that is shown on a page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Original<'a> {
    /// What its head tells.
    pub(super) picture: &'a Picture,
    /// Its path from the root of the project.
    pub(super) from: &'a str,
}

impl Studio {
    /// The studio of the project that an input is of.
    pub(super) fn of(input: &Input, keep: Keep) -> Self {
        Self {
            root: input.root.clone(),
            cache: Cache::of(&input.root, keep),
            memory: Mutex::default(),
            looked: Mutex::default(),
            easels: Mutex::default(),
        }
    }

    /// What was kept and is no longer wanted goes.
    pub(super) fn tidy(&self) {
        self.cache.sweep();
    }

    /// Some sizes of a picture, side by side; it is decoded only if one of them is not kept.
    pub(super) fn sizes(&self, original: Original<'_>, variants: &[Variant]) -> Result<Vec<Vec<u8>>, Fault> {
        let kept: Vec<Option<Vec<u8>>> = variants
            .iter()
            .map(|variant| self.kept(&key(original, *variant)))
            .collect();
        let pixels = if kept.iter().all(Option::is_some) {
            None
        } else {
            Some(self.pixels(original)?)
        };
        let all = kept.into_par_iter().zip(variants);
        let all = all.map(|(kept, variant)| match (kept, &pixels) {
            (Some(bytes), _) => Ok(bytes),
            (None, Some(pixels)) => {
                let bytes = render::encode(pixels, *variant, original.picture.bytes)?;
                self.keep(&key(original, *variant), &bytes);
                Ok(bytes)
            }
            (None, None) => unreachable!("a picture is decoded if one of its sizes is missing"),
        });
        all.collect()
    }

    /// Whether sizes of a picture can be made.
    pub(super) fn try_out(&self, original: Original<'_>) -> Result<(), Fault> {
        let digest = &original.picture.digest;
        let known = self
            .looked
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(digest)
            .cloned();
        if let Some(known) = known {
            return known;
        }
        let sound = format!("{}.sound", key_of(original));
        let tried = match self.cache.get(&sound) {
            Some(_) => Ok(()),
            None => self.pixels(original).map(drop),
        };
        if tried.is_ok() {
            self.cache.put(&sound, b"sound");
        }
        let mut looked = self.looked.lock().unwrap_or_else(PoisonError::into_inner);
        looked.insert(digest.clone(), tried.clone());
        tried
    }

    /// A card, drawn in the font that settings name or that is installed.
    pub(super) fn share(&self, card: &Card, named: Option<&str>) -> Vec<u8> {
        let easel = self.easel(named);
        let key = card.key(&easel.mark);
        if let Some(kept) = self.kept(&key) {
            return kept;
        }
        let bytes = easel.painter().paint(card);
        self.keep(&key, &bytes);
        bytes
    }

    fn easel(&self, named: Option<&str>) -> Arc<Easel> {
        let mut easels = self.easels.lock().unwrap_or_else(PoisonError::into_inner);
        let easel = easels.entry(named.map(str::to_owned));
        Arc::clone(easel.or_insert_with(|| Arc::new(Easel::of(fs::find_fonts(&self.root, named)))))
    }

    fn pixels(&self, original: Original<'_>) -> Result<Pixels, Fault> {
        let bytes = fs::read_bytes(&self.root, original.from);
        let bytes = bytes.map_err(|_| Fault::Unreadable("it has gone meanwhile".to_owned()))?;
        if parse::picture(original.from, &bytes).as_ref() != Ok(original.picture) {
            return Err(Fault::Unreadable("it has changed meanwhile".to_owned()));
        }
        render::decode(&bytes)
    }

    fn kept(&self, key: &str) -> Option<Vec<u8>> {
        let memory = self
            .memory
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(key)
            .cloned();
        match memory {
            Some(bytes) => Some(bytes.to_vec()),
            None => self.cache.get(key),
        }
    }

    fn keep(&self, key: &str, bytes: &[u8]) {
        match self.cache.keeps() {
            Keep::Made => self.cache.put(key, bytes),
            Keep::Nothing => {
                let mut memory = self.memory.lock().unwrap_or_else(PoisonError::into_inner);
                if memory.len() >= REMEMBERED {
                    memory.clear();
                }
                memory.insert(key.to_owned(), Arc::new(bytes.to_vec()));
            }
        }
    }
}

/// What a size is kept under: everything that it is made of.
fn key(original: Original<'_>, variant: Variant) -> String {
    let Variant { encoding, size } = variant;
    format!("{}-{}.{}", key_of(original), size.width, encoding.ending())
}

/// Half of a digest keeps all pictures of the world apart.
fn key_of(original: Original<'_>) -> &str {
    let digest = &original.picture.digest;
    digest.get(..32).unwrap_or(digest)
}

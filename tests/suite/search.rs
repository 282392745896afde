//! The search index: the cutting rule, twice as code, and that what is looked up is exact.

use crate::corpus::random::Random;
use crate::support::repository;
use flate2::read::DeflateDecoder;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::io::Read as _;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use wenzhai::search::cut::Cut;
use wenzhai::search::{self, Block, Branch, Corpus, Folder, Index, Level, Page, Texts};

#[test]
fn texts_are_cut_as_the_vectors_say_and_as_the_page_cuts_them() {
    let folder = Folder::new();
    let vectors = fs::read_to_string(repository().join("tests/search/vectors.json")).expect("there are vectors");
    let vectors: Vec<Value> = serde_json::from_str(&vectors).expect("they are JSON");
    assert!(vectors.len() >= 20);
    for vector in &vectors {
        let text = vector["text"].as_str().expect("it has a text");
        assert_eq!(&case(&folder, text), vector);
    }
    assert_eq!(cut_by_the_page(&folder, &vectors), vectors.len());
}

#[test]
fn both_codes_of_the_cutting_rule_agree_on_texts_that_nobody_would_write() {
    let folder = Folder::new();
    let mut random = Random::stream(20_261_128, 0, 0);
    let cases: Vec<Value> = (0..20_000).map(|_| case(&folder, &nonsense(&mut random))).collect();
    assert_eq!(cut_by_the_page(&folder, &cases), cases.len());
}

/// A text as Rust cuts it.
fn case(folder: &Folder, text: &str) -> Value {
    let cut = folder.cut(text);
    let text_of_units = String::from_utf16(&cut.units).expect("no character is cut in two");
    let starts: Vec<usize> = cut.starts.iter().map(|(at, _)| *at).collect();
    json!({"text": text, "folded": text_of_units, "starts": starts})
}

/// How many cases the page's script cuts alike: all, or the test fails.
fn cut_by_the_page(folder: &Folder, cases: &[Value]) -> usize {
    let files = tempfile::tempdir().expect("a temporary folder can be made");
    let (from, to): (String, String) = folder.table(|_| true).into_iter().unzip();
    let write = |name: &str, value: Value| {
        let path = files.path().join(name);
        fs::write(&path, value.to_string()).expect("a file can be written");
        path
    };
    let fold = write("fold.json", json!([from, to]));
    let cases = write("cases.json", json!(cases));
    let output = Command::new("node")
        .arg(repository().join("tests/search/cut.mjs"))
        .args([fold, cases])
        .output()
        .expect("node can be run: the tests need it");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    said.trim().parse().expect("it says how many there were")
}

/// Blocks of characters, and how often one of each is taken.
const POOLS: [(u32, u32, u64); 17] = [
    (0x20, 0x7e, 30),
    (0x30, 0x39, 12),
    (0x27, 0x2c, 12),
    (0xa0, 0x24f, 8),
    (0x300, 0x36f, 5),
    (0x370, 0x3ff, 3),
    (0x400, 0x52f, 3),
    (0x1e00, 0x1fff, 3),
    (0x2000, 0x206f, 8),
    (0x2100, 0x218f, 3),
    (0x2460, 0x24ff, 3),
    (0x3000, 0x30ff, 8),
    (0x3200, 0x33ff, 3),
    (0x4e00, 0x9fff, 40),
    (0xf900, 0xfa6d, 3),
    (0xff00, 0xffef, 10),
    (0x2_0000, 0x2_a6df, 2),
];

/// A position among so many.
fn below(random: &mut Random, count: usize) -> usize {
    usize::try_from(random.below(count as u64)).expect("it is less than a usize")
}

fn nonsense(random: &mut Random) -> String {
    let length = random.below(24);
    let all: u64 = POOLS.iter().map(|(_, _, often)| often).sum();
    let characters = (0..length).filter_map(|_| {
        let mut pick = random.below(all);
        let pool = POOLS.iter().find(|(_, _, often)| {
            let found = pick < *often;
            pick = pick.saturating_sub(*often);
            found
        })?;
        char::from_u32(pool.0 + u32::try_from(random.below(u64::from(pool.1 - pool.0 + 1))).ok()?)
    });
    characters.collect()
}

#[test]
fn traditional_texts_fold_to_what_they_are_in_simplified() {
    let folder = Folder::new();
    let mut texts = 0;
    let mut wrong = BTreeSet::new();
    for entry in walkdir::WalkDir::new(repository().join("content/reports")) {
        let entry = entry.expect("it can be listed");
        if entry.file_name() == "zh.md" {
            let text = fs::read_to_string(entry.path()).expect("it can be read");
            for line in text.lines() {
                let converted = character_converter::simplified_to_traditional(line);
                for (own, other) in line.chars().zip(converted.chars()) {
                    if folder.cut(&own.to_string()) != folder.cut(&other.to_string()) {
                        wrong.insert((other, own));
                    }
                }
            }
            texts += 1;
        }
    }
    assert!(texts >= 14);
    assert!(wrong.is_empty(), "{wrong:?}");
}

/// A page without texts.
fn empty(number: usize) -> Page {
    Page {
        id: number.to_string(),
        kind: 0,
        path: String::new(),
        title: String::new(),
        date: String::new(),
        year: None,
        region: None,
        terms: Vec::new(),
        topics: Vec::new(),
        blocks: Vec::new(),
        figures: Vec::new(),
    }
}

/// Pages of few different characters, so that strings come up again and again.
fn pages(random: &mut Random) -> Vec<Page> {
    let words = [
        "碳",
        "达",
        "峰",
        "中",
        "和",
        "、",
        "a",
        "b ",
        " ",
        "政务服务一网通办为企业办事提供便利和更多的可能",
    ];
    let page = |number: usize, random: &mut Random| {
        let levels = [Level::Title, Level::Summary, Level::Body, Level::Body];
        let blocks = levels.map(|level| {
            let text: String = (0..random.below(14))
                .map(|_| words[below(random, words.len())])
                .collect();
            Block::new(level, text)
        });
        Page {
            blocks: blocks.to_vec(),
            ..empty(number)
        }
    };
    (0..700).map(|number| page(number, random)).collect()
}

/// Indexes pages as a build does, one thing after the other.
fn index(folder: &Folder, pages: &[Page], earlier: Option<&Index>) -> Index {
    let texts: Vec<Arc<Texts>> = pages.iter().map(|page| Arc::new(Texts::of(folder, page))).collect();
    let corpus = Corpus::of(&texts);
    let branches: Vec<Branch> = corpus.branches().map(|at| Branch::of(&corpus, at, earlier)).collect();
    let plans = search::plans(&branches).into_iter();
    let shards = plans.map(|plan| plan.shard(earlier)).collect();
    Index {
        corpus,
        branches,
        shards,
    }
}

#[test]
fn what_is_looked_up_is_what_the_pages_hold() {
    let folder = Folder::new();
    let mut random = Random::stream(7, 0, 0);
    let pages = pages(&mut random);
    let index = index(&folder, &pages, None);
    assert!(index.shards.len() > 3, "{} shards", index.shards.len());
    assert!(index.shards.is_sorted_by(|a, b| a.first < b.first));
    let entries: Vec<Entry> = index.shards.iter().flat_map(|shard| read(&shard.bytes)).collect();
    let cuts: Vec<Vec<Cut>> = pages
        .iter()
        .map(|page| page.blocks.iter().map(|b| folder.cut(&b.text)).collect())
        .collect();
    let mut sure = 0;
    for _ in 0..3000 {
        let page = &cuts[below(&mut random, cuts.len())];
        let cut = &page[below(&mut random, page.len())];
        if cut.starts.is_empty() {
            continue;
        }
        let (from, _) = cut.starts[below(&mut random, cut.starts.len())];
        let length = (1 + below(&mut random, 30)).min(cut.units.len() - from);
        let query = &cut.units[from..from + length];
        let expected: BTreeSet<u32> = (0..)
            .zip(&cuts)
            .filter(|(_, page)| holds(page, query))
            .map(|(n, _)| n)
            .collect();
        let (found, unsure) = lookup(&entries, query);
        let said = String::from_utf16_lossy(query);
        assert!(found.is_subset(&expected), "{said}");
        assert!(expected.is_subset(&found.union(&unsure).copied().collect()), "{said}");
        if length < 24 {
            assert!(
                unsure.len() <= 8,
                "{said}: {} texts would have to be looked into",
                unsure.len()
            );
        }
        sure += usize::from(unsure.is_empty());
    }
    assert!(sure > 1000, "{sure}");
}

/// Whether a query stands in one of the texts of a page.
fn holds(page: &[Cut], query: &[u16]) -> bool {
    let begins = |cut: &Cut| cut.starts.iter().any(|(at, _)| cut.units[*at..].starts_with(query));
    page.iter().any(begins)
}

#[test]
fn an_index_made_of_an_earlier_one_is_what_it_would_be_anew() {
    let folder = Folder::new();
    let mut random = Random::stream(8, 0, 0);
    let mut pages = pages(&mut random);
    let mut earlier = index(&folder, &pages, None);
    for round in 0..40 {
        let at = below(&mut random, pages.len());
        match round % 4 {
            0 => pages[at].blocks[3] = Block::new(Level::Body, nonsense(&mut random)),
            1 => pages[at].blocks[0].level = Level::Summary,
            2 => drop(pages.remove(at)),
            _ => pages.insert(at, pages[at / 2].clone()),
        }
        let anew = index(&folder, &pages, None);
        let next = index(&folder, &pages, Some(&earlier));
        let bytes = |index: &Index| -> Vec<(Vec<u16>, Vec<u8>)> {
            let shards = index.shards.iter();
            shards.map(|shard| (shard.first.clone(), shard.bytes.clone())).collect()
        };
        assert!(bytes(&next) == bytes(&anew), "round {round}");
        earlier = next;
    }
}

#[test]
fn a_new_page_leaves_shards_without_its_words_as_they_are() {
    let folder = Folder::new();
    let mut random = Random::stream(9, 0, 0);
    // Each page has a few of the many characters, as reports have.
    let page = |random: &mut Random, number: usize| {
        let text: String = (0..300)
            .filter_map(|_| char::from_u32(0x4e00 + u32::try_from(random.below(3000)).ok()?))
            .collect();
        Page {
            blocks: vec![Block::new(Level::Body, text)],
            ..empty(number)
        }
    };
    let mut pages: Vec<Page> = (0..200).map(|number| page(&mut random, number)).collect();
    let before = index(&folder, &pages, None);
    pages.push(Page {
        blocks: vec![Block::new(Level::Body, "一丁七万")],
        ..empty(200)
    });
    let after = index(&folder, &pages, Some(&before));
    let same = after
        .shards
        .iter()
        .filter(|shard| before.shards.iter().any(|old| old.bytes == shard.bytes));
    let same = same.count();
    assert!(
        same + 4 >= after.shards.len() && same > 20,
        "{same} of {}",
        after.shards.len()
    );
    assert!(same < after.shards.len());
}

/// An entry of a shard.
struct Entry {
    key: Vec<u16>,
    kind: u32,
    pages: Vec<u32>,
}

/// What `docs/search.md` says of a shard, read.
fn read(shard: &[u8]) -> Vec<Entry> {
    let mut bytes = Vec::new();
    DeflateDecoder::new(shard)
        .read_to_end(&mut bytes)
        .expect("it is deflated");
    let mut rest = bytes.iter().copied();
    let mut entries: Vec<Entry> = Vec::new();
    while let Some(shared) = number(&mut rest) {
        let mut key = entries
            .last()
            .map_or(Vec::new(), |last| last.key[..shared as usize].to_vec());
        for _ in 0..number(&mut rest).expect("a length") {
            let low = rest.next().expect("a unit");
            key.push(u16::from_le_bytes([low, rest.next().expect("its other half")]));
        }
        let count = number(&mut rest).expect("a count");
        let mut page = 0;
        let pages = (0..count >> 2).map(|_| {
            page += number(&mut rest).expect("a page") >> 3;
            page
        });
        let pages = pages.collect();
        entries.push(Entry {
            key,
            kind: count & 3,
            pages,
        });
    }
    entries
}

fn number(bytes: &mut impl Iterator<Item = u8>) -> Option<u32> {
    let mut value = 0;
    for shift in (0..).step_by(7) {
        let byte = bytes.next()?;
        value |= u32::from(byte & 127) << shift;
        if byte < 128 {
            break;
        }
    }
    Some(value)
}

/// The pages that hold a query, and those that may.
fn lookup(entries: &[Entry], query: &[u16]) -> (BTreeSet<u32>, BTreeSet<u32>) {
    let (mut found, mut unsure) = (BTreeSet::new(), BTreeSet::new());
    for entry in entries {
        if entry.key.starts_with(query) {
            found.extend(&entry.pages);
            if entry.kind == 1 {
                break;
            }
        } else if entry.kind == 0 && query.starts_with(&entry.key) {
            unsure.extend(&entry.pages);
        }
    }
    (found, unsure)
}

/// What a build writes for the search, of a site of the tests.
#[test]
fn the_files_of_the_search_are_listed_in_the_head() {
    let project = tempfile::tempdir().expect("a temporary folder can be made");
    let output = project.path().join("public");
    let done = Command::new(env!("CARGO_BIN_EXE_wenzhai"))
        .args([
            "--root".as_ref(),
            repository().as_os_str(),
            "build".as_ref(),
            "--output".as_ref(),
            output.as_os_str(),
        ])
        .output()
        .expect("the program runs");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    for lang in ["zh", "en"] {
        let folder = output.join("search").join(lang);
        let head = json_of(&folder.join("head.bin"));
        let number = |key: &str| usize::try_from(head[key].as_u64().expect("a number")).expect("not too large");
        let count =
            |kind: &str| usize::try_from(head["files"][kind].as_u64().expect("a number")).expect("not too large");
        let column = |key: &str| -> Vec<u64> {
            let column = head[key].as_array().expect("a list").iter();
            column.map(|value| value.as_u64().expect("a number")).collect()
        };
        let pages = column("kinds").len();
        let files = fs::read_dir(&folder).expect("there is an index").count();
        let ids = pages.div_ceil(number("ids"));
        let lists = head["lists"].as_str().map_or(0, |firsts| firsts.matches('\n').count());
        assert_eq!(lists, count("s").div_ceil(number("step")));
        assert_eq!([count("i"), count("f"), count("l")], [ids, ids, lists]);
        assert_eq!(count("p"), column("packs").len());
        assert_eq!(files, 1 + ["f", "i", "l", "p", "s"].map(count).iter().sum::<usize>());
        assert_eq!(column("packs").iter().sum::<u64>(), pages as u64);
        assert_eq!(column("figures").len(), pages);
        let description = fs::read_to_string(output.join(lang).join("opensearch.xml")).expect("there is a description");
        assert!(
            description.contains(&format!("/{lang}/search/?q={{searchTerms}}")),
            "{description}"
        );
    }
}

fn json_of(path: &Path) -> Value {
    let bytes = fs::read(path).expect("the file is there");
    let mut text = String::new();
    DeflateDecoder::new(bytes.as_slice())
        .read_to_string(&mut text)
        .expect("it is deflated UTF-8");
    serde_json::from_str(&text).expect("it is JSON")
}

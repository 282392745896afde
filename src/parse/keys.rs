//! From a byte of a file to "the value of `topics`, second element": [`super::pin`], the other
//! way round.

use super::File;
use super::document::bom;
use super::front_matter;
use super::full_width;
use super::yaml::{Node, Value};
use crate::diag::Step;

/// The YAML of a data file, or of a page's front matter, to be asked what stands where.
#[derive(Debug)]
pub struct Keys {
    start: usize,
    end: usize,
    node: Option<Node>,
}

impl Keys {
    /// The keys of a file; of one that is not YAML, none.
    pub fn of(file: File<'_>) -> Self {
        let is_page = std::path::Path::new(file.path).extension().is_some_and(|e| e == "md");
        let range = if is_page {
            front_matter::split(file).map_or(0..0, |parts| parts.yaml)
        } else {
            bom(file.text)..file.text.len()
        };
        let node = full_width::mend(&file.text[range.clone()]).parse().ok().flatten();
        Self {
            start: range.start,
            end: range.end,
            node,
        }
    }

    /// The way to what stands at a byte of the file, from the top: empty where nothing does,
    /// `None` behind front matter.
    pub fn at(&self, byte: usize) -> Option<Vec<Step>> {
        if byte >= self.end {
            return None;
        }
        let mut steps = Vec::new();
        let mut node = self.node.as_ref();
        let at = byte.saturating_sub(self.start);
        while let Some((step, inner)) = node.and_then(|node| step(node, at)) {
            steps.push(step);
            node = Some(inner);
        }
        Some(steps)
    }
}

/// The entry that a byte belongs to: the last that begins before it.
fn step(node: &Node, at: usize) -> Option<(Step, &Node)> {
    match &node.value {
        Value::Scalar(..) => None,
        Value::List(items) => {
            let index = items.iter().rposition(|item| item.span.start <= at)?;
            Some((Step::Index(index), &items[index]))
        }
        Value::Map(entries) => {
            let (key, value) = entries.iter().rfind(|(key, _)| key.span.start <= at)?;
            Some((Step::Key(key.text()?.to_owned()), value))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys_at(path: &str, text: &str, needle: &str) -> Option<Vec<Step>> {
        Keys::of(File { path, text }).at(text.find(needle).expect("it is there"))
    }

    #[test]
    fn a_byte_is_under_its_keys() {
        let page = "---\ntitle: 甲\nfigures:\n  gdp: {value: 17家, period: 2020}\n  jobs:\n    value: 6家\n---\n正文\n";
        let way = |needle| keys_at("content/about/zh.md", page, needle);
        assert_eq!(way("甲"), Some(vec!["title".into()]));
        assert_eq!(way("17家"), Some(vec!["figures".into(), "gdp".into(), "value".into()]));
        assert_eq!(way("jobs"), Some(vec!["figures".into(), "jobs".into()]));
        assert_eq!(way("正文"), None);
        let list = "a:\n  - x\n  - {b: y}\n";
        assert_eq!(
            keys_at("content/terms.yaml", list, "y"),
            Some(vec!["a".into(), 1.into(), "b".into()])
        );
        assert_eq!(keys_at("content/terms.yaml", "a: [1\nb: ]:", "b"), Some(Vec::new()));
    }
}

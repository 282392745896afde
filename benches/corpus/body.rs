//! The body of a report: Markdown of every kind that editors use.

use super::random::Random;
use super::sentences::{Both, Setting, paragraph, sentence};
use super::words::{Named, SECTIONS, TABLE_HEADINGS};
use super::{Figure, Identity};

/// What a body is made from besides chance.
pub(crate) struct Plan<'a> {
    /// Whose body it is.
    pub(crate) identity: &'a Identity,
    /// The figures of the table.
    pub(crate) figures: &'a [Figure],
    /// Reports that are linked.
    pub(crate) related: &'a [Identity],
    /// What the footnote says.
    pub(crate) footnote: Both,
}

/// Chinese characters, markup included, after which no section is begun; the last
/// section runs over by about 200. Bodies are then 700 to 2,400 long, 1,450 on average.
const LENGTHS: (u64, u64) = (600, 1_800);

/// Writes a body. Links to reports are `report:ID`; a writer turns them into its form.
pub(crate) fn write(random: &mut Random, plan: &Plan<'_>) -> Both {
    let setting = plan.identity.setting;
    let length = usize::try_from(random.between(LENGTHS.0, LENGTHS.1)).expect("a small number");
    let sections = random.sample(&SECTIONS, SECTIONS.len());
    let mut draft = Draft::default();
    draft.add(&paragraph(random, setting, 2));
    for (at, section) in sections.into_iter().enumerate() {
        // The table is in the first section and the links are in the second: each
        // report has them, however short.
        if at >= 2 && draft.zh_chars >= length {
            break;
        }
        draft.add(&heading("##", section));
        let sentences = random.between(2, 3);
        let mut opening = paragraph(random, setting, sentences);
        if at == 0 {
            opening.zh += "[^1]";
            opening.en += "[^1]";
        }
        draft.add(&opening);
        match at {
            0 => {
                draft.add(&heading("###", random.pick(&TABLE_HEADINGS)));
                draft.add(&table(plan.figures));
            }
            1 => {
                draft.add(&links(plan.related));
                draft.add(&block(random, setting));
            }
            _ => draft.add(&block(random, setting)),
        }
    }
    if random.chance(1) {
        draft.add(&code(plan));
    }
    draft.add(&Both::new(
        format!("[^1]: {}", plan.footnote.zh),
        format!("[^1]: {}", plan.footnote.en),
    ));
    draft.finish()
}

/// Blocks of both languages, with an empty line between.
#[derive(Default)]
struct Draft {
    text: Both,
    zh_chars: usize,
}

impl Draft {
    fn add(&mut self, block: &Both) {
        if !self.text.zh.is_empty() {
            self.text.zh += "\n\n";
            self.text.en += "\n\n";
        }
        self.zh_chars += block.zh.chars().count();
        self.text.zh += &block.zh;
        self.text.en += &block.en;
    }

    fn finish(self) -> Both {
        Both::new(self.text.zh + "\n", self.text.en + "\n")
    }
}

fn heading(marks: &str, words: &Named) -> Both {
    let Named { id, name } = words;
    Both::new(
        format!("{marks} {} {{#{id}}}", name.zh),
        format!("{marks} {} {{#{id}}}", name.en),
    )
}

/// A list, a quotation or a paragraph, by the shares that digests have them in.
fn block(random: &mut Random, setting: Setting) -> Both {
    match random.below(100) {
        0..27 => bullets(random, setting),
        27..45 => steps(random, setting),
        45..55 => {
            let said = sentence(random, setting);
            Both::new(format!("> {}", said.zh), format!("> {}", said.en))
        }
        _ => {
            let sentences = random.between(2, 4);
            paragraph(random, setting, sentences)
        }
    }
}

fn bullets(random: &mut Random, setting: Setting) -> Both {
    let mut lines = Vec::new();
    for _ in 0..random.between(3, 5) {
        lines.push(item("- ", &sentence(random, setting)));
        if random.chance(15) {
            lines.push(item("  - ", &sentence(random, setting)));
        }
    }
    joined(&lines)
}

fn steps(random: &mut Random, setting: Setting) -> Both {
    let lines: Vec<Both> = (1..=random.between(3, 5))
        .map(|number| item(&format!("{number}. "), &sentence(random, setting)))
        .collect();
    joined(&lines)
}

fn item(mark: &str, text: &Both) -> Both {
    Both::new(format!("{mark}{}", text.zh), format!("{mark}{}", text.en))
}

fn joined(lines: &[Both]) -> Both {
    let zh: Vec<&str> = lines.iter().map(|line| line.zh.as_str()).collect();
    let en: Vec<&str> = lines.iter().map(|line| line.en.as_str()).collect();
    Both::new(zh.join("\n"), en.join("\n"))
}

fn table(figures: &[Figure]) -> Both {
    let mut lines = vec![
        Both::new("| 指标 | 数值 | 单位 | 时期 |", "| Indicator | Value | Unit | Period |"),
        Both::new("| --- | ---: | --- | --- |", "| --- | ---: | --- | --- |"),
    ];
    lines.extend(figures.iter().map(|Figure { amount, period, .. }| {
        let measure = amount.measure;
        let unit = if measure.en_unit.is_empty() {
            "number"
        } else {
            measure.en_unit
        };
        Both::new(
            format!(
                "| {} | {} | {} | {} |",
                measure.name.zh,
                amount.zh_number(),
                measure.zh_unit,
                period.zh
            ),
            format!(
                "| {} | {} | {unit} | {} |",
                measure.name.en,
                amount.en_number(),
                period.en
            ),
        )
    }));
    joined(&lines)
}

fn links(related: &[Identity]) -> Both {
    let link = |identity: &Identity| {
        let Setting { year, city } = identity.setting;
        Both::new(
            format!("[{}市{year}年通报](report:{})", city.name.zh, identity.id),
            format!("[{} in {year}](report:{})", city.name.en, identity.id),
        )
    };
    let links: Vec<Both> = related.iter().map(link).collect();
    let zh: Vec<&str> = links.iter().map(|link| link.zh.as_str()).collect();
    let en: Vec<&str> = links.iter().map(|link| link.en.as_str()).collect();
    Both::new(
        format!("可对照阅读：{}。", zh.join("、")),
        format!("To compare: {}.", en.join(", ")),
    )
}

/// The figures as data, as an editor might print them for programmers.
fn code(plan: &Plan<'_>) -> Both {
    let values: Vec<String> = plan
        .figures
        .iter()
        .map(|figure| {
            format!(
                "    {{ \"indicator\": \"{}\", \"checked\": true }}",
                figure.amount.measure.id
            )
        })
        .collect();
    let text = format!(
        "```json\n{{\n  \"id\": \"{}\",\n  \"figures\": [\n{}\n  ]\n}}\n```",
        plan.identity.id,
        values.join(",\n")
    );
    Both::new(text.clone(), text)
}

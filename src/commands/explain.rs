//! `wenzhai explain CODE|PAGE`.

use super::{Failure, Invocation, Outcome};
use clap::ArgMatches;
use std::fmt::Write as _;
use wenzhai::assemble::{LeftOutReason, routes};
use wenzhai::diag::{Code, Locale, Tally, Text, closest, explain};
use wenzhai::fs;
use wenzhai::model::lang::{Both, Lang};
use wenzhai::model::route::{Page, Route};
use wenzhai::model::site::{PageText, Site};
use wenzhai::model::source::TranslationState;
use wenzhai::model::translation::{SectionView, sections};
use wenzhai::pipeline::{self, Checked, Options};
use wenzhai::serve::{self, Built};

pub(super) fn run(invocation: &Invocation, matches: &ArgMatches) -> Result<Outcome, Failure> {
    let what = matches.get_one::<String>("what").map_or("", String::as_str);
    let locale = invocation.terminal.locale;
    if let Ok(code) = what.parse::<Code>() {
        invocation.terminal.print(&explain::print(code, locale))?;
        return Ok(Outcome::Fine);
    }
    if looks_like_code(what) {
        return Err(unknown_code(what, locale).into());
    }
    let options = Options {
        drafts: wenzhai::assemble::Drafts::LeaveOut,
        base_url: None,
    };
    let checked = pipeline::check(pipeline::load(&invocation.root)?, &options);
    match describe(invocation, &checked, what) {
        Some(text) => {
            invocation.terminal.print(&text)?;
            Ok(Outcome::Fine)
        }
        None => {
            let text = Text::new(
                format!("没有“{what}”这个页面或代码"),
                format!("there is no page or code “{what}”"),
            );
            Err(text.get(locale).to_owned().into())
        }
    }
}

/// Two letters and digits, and nothing else.
fn looks_like_code(what: &str) -> bool {
    let bytes = what.as_bytes();
    bytes.len() >= 4 && bytes[..2].iter().all(u8::is_ascii_alphabetic) && bytes[2..].iter().all(u8::is_ascii_digit)
}

fn unknown_code(what: &str, locale: Locale) -> String {
    let codes = Code::ALL.iter().map(|code| code.as_str());
    let upper = what.to_ascii_uppercase();
    let text = match closest(&upper, codes.clone()) {
        Some(near) => Text::new(
            format!("没有“{what}”这个代码；是不是想查 {near}？"),
            format!("there is no code {what}; did you mean {near}?"),
        ),
        None => {
            let list = codes.collect::<Vec<_>>().join(" ");
            Text::new(
                format!("没有“{what}”这个代码；有：{list}"),
                format!("there is no code {what}; there are: {list}"),
            )
        }
    };
    text.get(locale).to_owned()
}

/// What a page is made of, and whether and why it is published.
fn describe(invocation: &Invocation, checked: &Checked, what: &str) -> Option<String> {
    let site = checked.site.as_ref()?;
    let locale = invocation.terminal.locale;
    if let Some(left) = checked
        .left_out
        .iter()
        .find(|left| left.id == what || what.ends_with(&format!("/reports/{}/", left.id)))
    {
        let text = match left.reason {
            LeftOutReason::Draft => Text::new(
                format!("{}：不发布，因为前置信息里写了 draft: true\n", left.id),
                format!(
                    "{}: not published, because its front matter says draft: true\n",
                    left.id
                ),
            ),
            LeftOutReason::Future(due) => Text::new(
                format!(
                    "{}：{due}以前不发布，因为前置信息里的 published 是将来的日期\n",
                    left.id
                ),
                format!(
                    "{}: not published before {due}, because that is when its front matter says its source is published\n",
                    left.id
                ),
            ),
            LeftOutReason::Broken => Text::new(
                format!("{}：不发布，因为前置信息有错；运行 wenzhai check\n", left.id),
                format!(
                    "{}: not published, because its front matter is broken; run wenzhai check\n",
                    left.id
                ),
            ),
        };
        return Some(text.get(locale).to_owned());
    }
    let found: Vec<Route> = match site.reports.key(what) {
        Some(key) => Lang::ALL
            .iter()
            .map(|lang| Route::new(*lang, Page::Report(key)))
            .filter(|r| exists(site, *r))
            .collect(),
        None => routes(site)
            .into_iter()
            .filter(|route| route.path(site) == what)
            .collect(),
    };
    let pages: Vec<String> = found
        .into_iter()
        .map(|route| page(checked, site, route, locale) + &built(invocation, site, route))
        .collect();
    (!pages.is_empty()).then(|| pages.join("\n"))
}

fn exists(site: &Site, route: Route) -> bool {
    match route.page {
        Page::Report(key) => site.reports[key].texts.get(route.lang).is_some(),
        _ => true,
    }
}

fn page(checked: &Checked, site: &Site, route: Route, locale: Locale) -> String {
    let t = |zh: &str, en: &str| Text::new(zh, en).get(locale).to_owned();
    let mut text = format!("{}\n", route.path(site));
    let mut line = |label: String, value: String| {
        let _ = writeln!(text, "  {label}: {value}");
    };
    line(t("模板", "template"), template(route.page).to_owned());
    line(t("来自", "made of"), sources(site, route).join(", "));
    if let Page::Report(key) = route.page {
        let report = &site.reports[key];
        line(t("数字", "figures"), report.figures.len().to_string());
        line(t("术语", "terms"), report.terms.len().to_string());
    }
    if let Some(texts) = site.texts(route.page)
        && (route.lang == Lang::En || texts.en.is_none())
    {
        line(t("译文", "translation"), translation(texts).get(locale).to_owned());
    }
    let errors = Tally::of(&checked.findings).errors;
    let published = if errors == 0 {
        t("是", "yes")
    } else {
        Text::new(
            format!("否：全站有{errors}个错误，运行 wenzhai check"),
            format!("no: the site has errors ({errors}); run wenzhai check"),
        )
        .get(locale)
        .to_owned()
    };
    line(t("发布", "published"), published);
    text
}

/// How a page's translation stands to its original.
fn translation(texts: &Both<Option<PageText>>) -> Text {
    let (Some(_), Some(en)) = (&texts.zh, &texts.en) else {
        return Text::new("没有", "none");
    };
    let behind = sections(texts).into_iter().filter(SectionView::is_behind);
    let behind: Vec<String> = behind.map(|view| view.id).collect();
    let Text { mut zh, mut en } = if en.translated_from.is_none() {
        Text::new("没有记下照什么译成", "what it was made from is not recorded")
    } else if behind.is_empty() {
        Text::new("与中文同步", "up to date with the Chinese")
    } else {
        Text::new(
            format!("落后于中文：{}", behind.join("、")),
            format!("behind the Chinese in {}", behind.join(", ")),
        )
    };
    if texts
        .en
        .as_ref()
        .is_some_and(|en| en.translation == TranslationState::Draft)
    {
        zh.push_str("；标为未审校");
        en.push_str("; marked as a draft");
    }
    Text::new(zh, en)
}

/// When and why it was last rebuilt: by the preview that is running, or else into `public/`.
fn built(invocation: &Invocation, site: &Site, route: Route) -> String {
    let locale = invocation.terminal.locale;
    let address = site.settings.href(&route.path(site));
    let previewed = serve::built_by_preview(&invocation.environment.runtime, &invocation.root, &address);
    let text = match previewed {
        Some(built) => previewed_text(&built),
        None => match fs::written(&invocation.root.join("public").join(route.file(site))) {
            Some(at) => Text::new(format!("{at}，写入 public/"), format!("{at}, into public/")),
            None => Text::new("从未", "never"),
        },
    };
    let label = Text::new("生成", "built");
    format!("  {}: {}\n", label.get(locale), text.get(locale))
}

fn previewed_text(built: &Built) -> Text {
    let Some(at) = &built.at else {
        return Text::new(
            "预览里还没有打开过",
            "not yet; it has not been looked at in the preview",
        );
    };
    let version = built.version;
    if built.because.is_empty() {
        return Text::new(
            format!("{at}，预览里第一次打开时（第{version}版）"),
            format!("{at}, when it was first looked at in the preview (version {version})"),
        );
    }
    let because = built.because.join(", ");
    Text::new(
        format!("{at}，在预览里（第{version}版），因为改了 {because}"),
        format!("{at}, in the preview (version {version}), because of {because}"),
    )
}

fn template(page: Page) -> &'static str {
    match page {
        Page::Home => "home.html",
        Page::Reports => "reports.html",
        Page::Filtered(_) => "filtered.html",
        Page::Report(_) => "report.html",
        Page::Parallel(_) => "parallel.html",
        Page::Topics => "topics.html",
        Page::Topic(_) => "topic.html",
        Page::Regions => "regions.html",
        Page::Region(_) => "region.html",
        Page::Years => "years.html",
        Page::Year(_) => "year.html",
        Page::Targets => "targets.html",
        Page::Indicators => "indicators.html",
        Page::Indicator(_) => "indicator.html",
        Page::Terms => "terms.html",
        Page::Term(_) => "term.html",
        Page::About => "about.html",
        Page::Data => "data.html",
        Page::Search => "search.html",
        Page::NotFound => "404.html",
    }
}

fn sources(site: &Site, route: Route) -> Vec<String> {
    let texts = |texts: &Both<Option<PageText>>| -> Vec<String> {
        let files = [Lang::Zh, route.lang]
            .into_iter()
            .filter_map(|lang| Some(texts.get(lang).as_ref()?.path.clone()));
        let mut files: Vec<String> = files.collect();
        files.dedup();
        files
    };
    let listed = |path: &str, reports: usize| vec![path.to_owned(), format!("content/reports/ ({reports})")];
    match route.page {
        Page::Home => texts(&site.home),
        Page::About => texts(&site.about),
        Page::Report(key) => texts(&site.reports[key].texts),
        Page::Parallel(key) => {
            let files = site.reports[key].texts.iter();
            files
                .filter_map(|(_, text)| Some(text.as_ref()?.path.clone()))
                .collect()
        }
        Page::Topic(key) => {
            let mut files = texts(&site.topics[key].texts);
            files.push(format!("content/reports/ ({})", site.topics[key].reports.len()));
            files
        }
        Page::Region(key) => listed("content/regions.yaml", site.regions[key].reports.len()),
        Page::Regions => listed("content/regions.yaml", site.reports.len()),
        Page::Indicator(key) => listed("content/indicators.yaml", site.indicators[key].figures.len()),
        Page::Targets => vec![format!("content/reports/ ({})", site.reports.len())],
        Page::Indicators => listed("content/indicators.yaml", site.reports.len()),
        Page::Term(key) => listed("content/terms.yaml", site.terms[key].reports.len()),
        Page::Terms | Page::Search => listed("content/terms.yaml", site.reports.len()),
        Page::Topics => vec!["content/topics/".to_owned()],
        Page::Filtered(filter) => vec![format!("content/reports/ ({})", site.facets.count(filter))],
        Page::Reports | Page::Years | Page::Year(_) | Page::Data => vec!["content/reports/".to_owned()],
        Page::NotFound => Vec::new(),
    }
}

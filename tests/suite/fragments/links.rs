//! Links of texts that are no pages.

use super::alone;
use crate::support::Project;

#[test]
fn addresses_that_are_not_the_sites_stay_as_they_are_written() {
    alone("[a](b.pdf \"t\") [c](../d%20e%2f) [f](/g/) [h](#i) [](j) ![k](l.png)\n\n[m](https://example.org/?n=1&o)\n")
        .gives(
            0,
            "<p><a href=\"b.pdf\" title=\"t\">a</a> <a href=\"../d%20e%2f\">c</a> <a href=\"/g/\">f</a> \
         <a href=\"#i\">h</a> <a href=\"j\"></a> <img src=\"l.png\" alt=\"k\"></p>\n\
         <p><a href=\"https://example.org/?n=1&amp;o\">m</a></p>\n",
            "",
        );
}

#[test]
fn outside_a_project_links_into_the_site_are_their_words() {
    alone("甲[乙](report:x)丙[](figure:x#y)\n").gives(
        1,
        "<p>甲乙丙…</p>\n",
        "-:1:2: error[LK001]: the link leads into a digest, and there is none here; only its words are left
1 | 甲[乙](report:x)丙[](figure:x#y)
  |   ^^^^^^^^^^^^^^
help: run it in the project's folder, or name the project with --root

-:1:16: error[LK001]: the link leads into a digest, and there is none here; only its words are left
1 | 甲[乙](report:x)丙[](figure:x#y)
  |                   ^^^^^^^^^^^^^^
help: run it in the project's folder, or name the project with --root

2 errors
",
    );
    let chinese = Project::empty().run_with_input(&["render", "-", "--locale", "zh"], "[](term:x)".as_bytes());
    assert!(
        chinese.stderr.contains("链接通往文摘网站，而这里没有项目"),
        "{}",
        chinese.stderr
    );
}

#[test]
fn schemes_that_mean_nothing_are_said_and_programs_are_dropped() {
    let run = alone("[a](irc:b) [c](JavaScript:alert) ![d](data:e)\n");
    assert_eq!(run.stdout, "<p><a href=\"irc:b\">a</a> c d</p>\n");
    assert_eq!(run.stderr.matches("error[LK005]").count(), 3, "{}", run.stderr);
    assert_eq!(run.code, 1);
}

#[test]
fn in_a_project_links_lead_where_they_would_on_a_page() {
    let text = "[](report:demo) [p](report:demo#progress) [](topic:dual-carbon) [](region:linqing) \
                [](indicator:key-energy-users) [](term:chain-chief-system) [](figure:demo#key-users) [q](/en/about/)\n";
    let run = Project::base().run_with_input(&["render", "-", "--lang", "en"], text.as_bytes());
    run.gives(
        0,
        "<p><a href=\"/en/reports/demo/\">Linqing presses its biggest energy users to retrofit</a> \
         <a href=\"/en/reports/demo/#progress\">p</a> \
         <a href=\"/en/topics/dual-carbon/\">Dual carbon</a> \
         <a href=\"/en/regions/linqing/\">Linqing</a> \
         <a href=\"/en/indicators/key-energy-users/\">key energy users</a> \
         <a class=\"term\" href=\"/en/terms/chain-chief-system/\">chain-chief system</a> \
         <a class=\"figure\" data-figure=\"demo#key-users\" href=\"/en/reports/demo/#figure-key-users\">17</a> \
         <a href=\"/en/about/\">q</a></p>\n",
        "",
    );
}

#[test]
fn in_a_project_links_and_words_are_checked() {
    let project = Project::base().with(
        "content/terms.yaml",
        "chain-chief-system:\n  zh: {preferred: 链长制, forbidden: [链主制], definition: 甲。}\n  \
         en: {preferred: chain-chief system, definition: A.}\n",
    );
    let text = "[71家](figure:demo#key-users)链主制[](report:dmeo)[](figure:gdp)[](report:demo#none)\n";
    let run = project.run_with_input(&["render", "-"], text.as_bytes());
    let codes: Vec<&str> = run.stderr.lines().filter(|line| line.starts_with("-:")).collect();
    let codes: Vec<&str> = codes.iter().filter_map(|line| line.split(['[', ']']).nth(1)).collect();
    assert_eq!(codes, ["FG004", "TM003", "LK001", "FG003", "LK003"], "{}", run.stderr);
    assert!(
        run.stderr.contains("content/reports/demo/zh.md:12:51: note:"),
        "{}",
        run.stderr
    );
    assert_eq!(run.code, 1);
}

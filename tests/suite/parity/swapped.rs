//! Figures that are all there, each at the wrong thing.

use super::{Pair, findings, shown};
use wenzhai::diag::Code;

#[test]
fn only_an_exchange_is_reported() {
    let chinese = "力争2030年前实现碳达峰，2060年前实现碳中和。";
    let tries = [
        (
            "Carbon emissions are to peak before 2030 and carbon neutrality is to follow before 2060.",
            0,
        ),
        (
            "Before 2060 carbon neutrality is to be reached, and before 2030 the carbon peak.",
            0,
        ),
        ("The peak and neutrality are aimed at for 2030 and 2060.", 0),
        ("Carbon neutrality is the aim for 2030, and a peak for 2060.", 2),
    ];
    let pairs: Vec<Pair> = tries.iter().map(|(english, _)| Pair::of(chinese, english)).collect();
    for ((english, expected), found) in tries.iter().zip(findings(&pairs, "")) {
        assert_eq!(found.len(), *expected, "{english}{}", shown(&found));
        assert!(found.iter().all(|finding| finding.code == Code::FG014));
    }
}

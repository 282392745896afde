//! What kind of document a report tells of.

use serde::Deserialize;

/// The kind of document that a report is a summary of.
///
/// The list follows what Chinese governments have to publish by themselves (Regulations on Open
/// Government Information, 2019, article 20: rules and normative documents, plans, statistics,
/// budgets) and what their offices tell beside it: the yearly report to the people's congress,
/// explanations of policies, press conferences, speeches, investment promotion and news.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReportKind {
    /// A government's report to the people's congress.
    WorkReport,
    /// A plan for years, a field or an area.
    Plan,
    /// A law, regulation or rule.
    Regulation,
    /// A normative document below these: opinions, measures, schemes, notices.
    Policy,
    /// An office's explanation of a policy.
    Interpretation,
    /// A statistical communiqué or release.
    Statistics,
    /// A budget or final accounts.
    Budget,
    /// A press conference or briefing.
    PressConference,
    /// A speech.
    Speech,
    /// Investment promotion: invitations, fairs, signings.
    Investment,
    /// An article on what has happened.
    News,
}

impl ReportKind {
    /// Every kind, in the order in which readers are shown them.
    pub const ALL: [Self; 11] = [
        Self::WorkReport,
        Self::Plan,
        Self::Regulation,
        Self::Policy,
        Self::Interpretation,
        Self::Statistics,
        Self::Budget,
        Self::PressConference,
        Self::Speech,
        Self::Investment,
        Self::News,
    ];

    /// Their names in front matter and in addresses, in the same order.
    pub const NAMES: [&'static str; 11] = [
        "work-report",
        "plan",
        "regulation",
        "policy",
        "interpretation",
        "statistics",
        "budget",
        "press-conference",
        "speech",
        "investment",
        "news",
    ];

    /// The name in front matter and in addresses.
    pub const fn as_str(self) -> &'static str {
        Self::NAMES[self as usize]
    }

    /// The kind of this name, if there is one.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::ReportKind;

    #[test]
    fn names_are_those_of_the_kinds() {
        for kind in ReportKind::ALL {
            let name = kind.as_str();
            assert_eq!(ReportKind::from_name(name), Some(kind));
            let read: ReportKind = serde_yaml::from_str(name).unwrap();
            assert_eq!(read, kind, "{name}");
        }
        assert_eq!(ReportKind::from_name("gossip"), None);
    }
}

//! FG002: a figure is measured in what its indicator is measured in.

use crate::diag::{Code, Diagnostic, Location, PointerPart, Sources, Text};
use crate::model::figure::Figure;
use crate::model::site::{Indicator, Report, Site};
use crate::quantity::{Compound, Dimension, Shape, Unit};

pub(super) fn check(site: &Site, _: &dyn Sources, findings: &mut Vec<Diagnostic>) {
    for report in site.reports.values() {
        for figure in &report.figures {
            let indicator = &site.indicators[figure.indicator];
            if !fits(figure, indicator.unit) {
                findings.push(finding(report, figure, indicator));
            }
        }
    }
}

fn fits(figure: &Figure, wanted: Compound) -> bool {
    match &figure.quantity.shape {
        // The parts of a ratio have no unit of their own.
        Shape::Ratio(_) => wanted.unit == Unit::Ratio,
        _ => figure
            .quantity
            .unit()
            .is_none_or(|unit| wanted.accepts(unit) || both_are_time(wanted, unit)),
    }
}

/// Hours and working days do not convert, because no law says how long a working day
/// is; but one office counts its deadline in the one and another in the other, and
/// both are recorded under the same indicator.
fn both_are_time(wanted: Compound, unit: Compound) -> bool {
    let is_time = |unit: Compound| {
        use Dimension::{Calendar, Duration, WorkingTime};
        unit.per.is_none() && matches!(unit.unit.dimension(), Duration | WorkingTime | Calendar)
    };
    is_time(wanted) && is_time(unit)
}

fn finding(report: &Report, figure: &Figure, indicator: &Indicator) -> Diagnostic {
    let steps = vec!["figures".into(), figure.id.as_str().into(), "value".into()];
    let path = super::record_path(report);
    let unit = figure
        .quantity
        .unit()
        .map_or_else(|| "ratio".to_owned(), |unit| unit.to_string());
    let (id, wanted) = (&indicator.id, indicator.unit);
    Diagnostic::new(
        Code::FG002,
        Location::yaml(path, steps, PointerPart::Value),
        Text::new(
            format!("“{}”的单位是{unit}，指标“{id}”的单位是{wanted}", figure.wording),
            format!(
                "“{}” is in {unit}, and the indicator “{id}” is in {wanted}",
                figure.wording
            ),
        ),
    )
    .with_help(Text::new(
        "核对数值和单位；若量的是另一件事，换一个指标",
        "check number and unit; if something else is measured, choose another indicator",
    ))
}

//! Images of other sites, which pages do not load.

use crate::diag::{Code, Diagnostic, Location, Text};
use crate::model::body::{Body, Piece, Target};

/// What is wrong with a body's images of other sites: whoever opens the page would be known to
/// them, and the content security policy has only the site's own pictures loaded.
pub(super) fn findings(path: &str, body: &Body) -> Vec<Diagnostic> {
    let images = body.pieces.iter().filter_map(|piece| match piece {
        Piece::Image { link, .. } => Some(&body.links[*link]),
        _ => None,
    });
    let foreign = images.filter(|link| matches!(link.target, Target::External(_)));
    let found = foreign.map(|link| {
        Diagnostic::new(
            Code::LK006,
            Location::at(path, link.span.clone()),
            Text::new(
                format!("图片“{}”在别的网站上，页面不会载入", link.address),
                format!("the image “{}” is on another site and is not loaded", link.address),
            ),
        )
        .with_help(Text::new(
            "把图片存在这个页面的文件夹里，写它的文件名；只想指明出处，就写成链接",
            "save the picture in this page’s folder and write its file name, or make it a link",
        ))
    });
    found.collect()
}

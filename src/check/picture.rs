//! IM001, IM002, IM003: pictures can be shown, and are described for those who do not see them.

use crate::diag::{Code, Diagnostic, Location, Sources, Text};
use crate::model::body::{Link, Piece};
use crate::model::picture::{Fault, Size};
use crate::model::site::{PageText, Resolved, Site};

pub(super) fn check(site: &Site, _sources: &dyn Sources, findings: &mut Vec<Diagnostic>) {
    for text in site.all_texts() {
        check_text(site, text, findings);
    }
}

/// Looks at the pictures of one text.
pub(super) fn check_text(site: &Site, text: &PageText, findings: &mut Vec<Diagnostic>) {
    for piece in &text.body.pieces {
        let Piece::Image { link: at, alt, .. } = piece else {
            continue;
        };
        let (link, resolved) = (&text.body.links[*at], &text.links[*at]);
        if *resolved == Resolved::Broken {
            continue;
        }
        findings.extend(undescribed(text, link, alt));
        if let Resolved::File(path) = resolved
            && let Some(file) = site.pictures.get(path)
            && let Err(fault) = &file.looked
        {
            findings.push(unshowable(
                fault,
                &file.from,
                Location::at(&text.path, link.span.clone()),
            ));
        }
    }
}

/// The finding about a picture that cannot be shown, at the place where it should be.
pub fn unshowable(fault: &Fault, file: &str, location: Location) -> Diagnostic {
    match fault {
        Fault::Unreadable(reason) => {
            Diagnostic::new(Code::IM001, location, unreadable(file, reason)).with_help(Text::new(
                "用看图软件打开，另存为JPEG或PNG；打不开就换一个文件",
                "open it in a picture viewer and save it as JPEG or PNG; if it does not open, take another file",
            ))
        }
        Fault::TooLarge(Size { width, height }) => Diagnostic::new(
            Code::IM002,
            location,
            Text::new(
                format!("图片 {file} 有{width}×{height}像素，太大"),
                format!("the picture {file} is too large: {width} by {height} pixels"),
            ),
        )
        .with_help(Text::new(
            "缩小后再放进来；网页上显示的图片不必宽过3000像素",
            "make it smaller; no page shows a picture wider than 3,000 pixels",
        )),
    }
}

/// That a file is no picture; decoders end their sentences as they like.
fn unreadable(file: &str, reason: &str) -> Text {
    let reason = reason.lines().next().unwrap_or(reason).trim_end_matches('.');
    Text::new(
        format!("图片 {file} 打不开（{reason}）"),
        format!("the picture {file} cannot be read: {reason}"),
    )
}

/// The finding about a picture whose description says nothing.
fn undescribed(text: &PageText, link: &Link, alt: &str) -> Option<Diagnostic> {
    let message = if alt.trim().is_empty() {
        Text::new("图片没有说明", "the picture has no description")
    } else if is_file_name(alt, &link.address) {
        Text::new(
            format!("图片的说明“{alt}”只是文件名"),
            format!("the description “{alt}” is only the file’s name"),
        )
    } else {
        return None;
    };
    let finding = Diagnostic::new(Code::IM003, Location::at(&text.path, link.span.clone()), message);
    Some(finding.with_help(Text::new(
        format!(
            "在方括号里写图上有什么：![会场里坐着十来家企业的代表]({})",
            link.address
        ),
        format!("say in the square brackets what is to be seen: ![…]({})", link.address),
    )))
}

/// Whether a description is the name of the file, with its ending or without.
fn is_file_name(alt: &str, address: &str) -> bool {
    let name = address.rsplit('/').next().unwrap_or(address);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let alt = alt.trim();
    alt.eq_ignore_ascii_case(name) || alt.eq_ignore_ascii_case(stem)
}

#[cfg(test)]
mod tests {
    use super::is_file_name;

    #[test]
    fn a_file_name_is_no_description() {
        for alt in ["IMG_2041.jpg", "img_2041", " IMG_2041 "] {
            assert!(is_file_name(alt, "photos/IMG_2041.jpg"), "{alt}");
        }
        assert!(!is_file_name("IMG_2041 in the hall", "IMG_2041.jpg"));
        assert!(!is_file_name("会场", "IMG_2041.jpg"));
    }
}

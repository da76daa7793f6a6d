//! The keys that the status line names: in each view those that are needed most, and at the very
//! first start those that lead to all others.

use crate::ui::keymap::{Action, KeyScope};
use crate::ui::model::Model;
use crate::ui::theme::Role;
use crate::ui::widgets::{Piece, piece, width_of};

/// What a reader who is here for the first time needs: the longest form that there is room for.
pub(super) fn first_run(model: &Model, room: u16) -> Vec<Piece> {
    use Action::*;
    let form = |lead: &str, hints: &[(Action, &str)]| {
        let mut line = vec![piece(lead, Role::Notice)];
        for (action, words) in hints {
            let key = model.shared.settings.keymap.hint(&[*action]);
            if !key.is_empty() {
                line.extend([piece(format!(" {key}"), Role::Key), piece(format!(" {words} "), Role::Dim)]);
            }
        }
        line
    };
    let all = [(Help, "all keys"), (NextTopic, "next topic"), (Open, "the whole article")];
    let more = [(Palette, "go to anything"), (Back, "hides this line")];
    let short = [(Help, "keys"), (NextTopic, "topic"), (Open, "article"), (Back, "hide")];
    let forms = [
        form(" New here?", &[&all[..], &more].concat()),
        form(" New here?", &[&all[..], &more[1..]].concat()),
        form("", &short),
        form("", &short[..3]),
    ];
    forms.into_iter().find(|form| width_of(form) <= room).unwrap_or_else(|| hint_line(model, room))
}

/// As many whole hints as there is room for.
pub(super) fn hint_line(model: &Model, room: u16) -> Vec<Piece> {
    let mut line = Vec::new();
    for (actions, words) in hints(model.scope()) {
        let keys = model.shared.settings.keymap.hint(actions);
        let hint = [piece(format!(" {keys}"), Role::Key), piece(format!(" {words} "), Role::Dim)];
        if keys.is_empty() {
            continue;
        }
        if width_of(&line).saturating_add(width_of(&hint)) > room {
            break;
        }
        line.extend(hint);
    }
    line
}

/// The keys that the status line shows in each view, most needed first: actions and what they do.
fn hints(scope: KeyScope) -> &'static [(&'static [Action], &'static str)] {
    use Action::*;
    match scope {
        KeyScope::Compare | KeyScope::Everywhere => &[
            (&[Open], "open"),
            (&[NextTopic], "topic"),
            (&[Help], "keys"),
            (&[Quit], "quit"),
            (&[Down, Up], "row"),
            (&[Left, Right], "column"),
            (&[Why], "why"),
            (&[Copy], "copy"),
            (&[Filter], "filter"),
            (&[Fold], "fold"),
            (&[EditConfig], "edit config"),
            (&[ToggleColumns], "article/outlet"),
            (&[Stricter, Looser], "suggestions"),
        ],
        KeyScope::Article => &[
            (&[Back], "back"),
            (&[NextPassage, PreviousPassage], "passage"),
            (&[Down, Up], "scroll"),
            (&[NextTopic, PreviousTopic], "topic"),
            (&[Why], "why"),
            (&[Copy], "copy"),
            (&[Select], "select"),
            (&[Term], "term"),
            (&[Details], "details"),
            (&[SecondArticle], "second"),
            (&[ToggleLink], "link"),
        ],
        KeyScope::Selection => &[
            (&[NextWord, PreviousWord], "word"),
            (&[Select], "select"),
            (&[Copy], "copy"),
            (&[AddTopic], "topic of it"),
            (&[Term], "look for it"),
            (&[Back], "drop"),
            (&[Down, Up], "line"),
            (&[Help], "keys"),
        ],
        KeyScope::Why => {
            &[(&[Back], "back"), (&[Open], "article"), (&[Copy], "copy"), (&[Down, Up], "scroll")]
        }
        KeyScope::Help | KeyScope::Problems => {
            &[(&[Back], "back"), (&[Down, Up], "scroll"), (&[Action::Search], "search")]
        }
        KeyScope::Topics => &[(&[Open], "take"), (&[Back], "back")],
        KeyScope::Matrix => &[
            (&[Open], "open"),
            (&[NextLayout], "layout"),
            (&[Help], "keys"),
            (&[Down, Up], "row"),
            (&[Left, Right], "column"),
            (&[Back], "back"),
            (&[NextSort], "sort"),
            (&[NearMisses], "near misses"),
            (&[Finer, Coarser], "period"),
        ],
        KeyScope::Figures => &[
            (&[Open], "article"),
            (&[NextSort], "sort"),
            (&[NextLayout], "layout"),
            (&[Help], "keys"),
            (&[NextTopic], "topic"),
            (&[Copy], "copy"),
            (&[Back], "back"),
        ],
        KeyScope::Voices => &[
            (&[Open], "open"),
            (&[Help], "keys"),
            (&[NextTopic], "topic"),
            (&[Down, Up], "speaker"),
            (&[Left, Right], "column"),
            (&[Back], "back"),
        ],
        KeyScope::Words => &[
            (&[Term], "term"),
            (&[Open], "article"),
            (&[NextLayout], "wordings"),
            (&[NextSort], "sort"),
            (&[Help], "keys"),
            (&[Back], "back"),
        ],
        KeyScope::Counterparts => {
            &[(&[Open], "go there"), (&[Pin], "pin"), (&[Copy], "copy"), (&[Back], "back")]
        }
        KeyScope::Search => &[
            (&[Open], "to the list, to the article"),
            (&[Back], "back"),
            (&[Action::Search], "type"),
            (&[Copy], "copy"),
        ],
        KeyScope::Workshop => &[(&[Open], "take or save"), (&[Back], "back")],
        KeyScope::Judgements => &[
            (&[Open], "go there"),
            (&[Reject], "take back"),
            (&[Back], "back"),
            (&[OwnChoice], "own choice"),
        ],
        KeyScope::Judging => &[(&[Open], "choose or keep"), (&[Back], "back")],
        KeyScope::Unsaved => &[(&[Open], "choose"), (&[Back], "back"), (&[Down, Up], "choice")],
        KeyScope::Export => &[(&[Open], "write"), (&[Back], "back")],
        KeyScope::Filter => &[(&[Open], "put in force"), (&[Back], "leave as it was")],
        KeyScope::NearMisses => {
            &[(&[Open], "go there"), (&[Silent], "checked: silent"), (&[Copy], "copy"), (&[Back], "back")]
        }
    }
}

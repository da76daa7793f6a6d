//! What the reader judges: put in force at once, written to the file, taken back, and held against
//! what others write there.
//!
//! Decided: the screen never waits for the disk. What is not known to be written is *unsaved*; if the
//! file then turns out to be another, it is read, and what was unsaved is kept as a draft, to be
//! applied to what the file holds now.

use super::keys::go_to_topic;
use super::{Effect, compare_anew, tell};
use crate::compare::corrections::Corrections;
use crate::compare::{Problem, counted};
use crate::ui::keymap::Action;
use crate::ui::model::judging::{Draft, Step};
use crate::ui::model::{Asking, Model, Notice, Shared};
use crate::ui::views::{self, compare::Whereabouts};
use std::sync::Arc;

/// The files of judgements as they were read.
pub struct JudgedFiles {
    /// All that can be read of them.
    pub corrections: Arc<Corrections>,
    /// Whether the reader's own are other ones than those that were read or written before.
    pub own_changed: bool,
    /// The file that is written to, as messages name it.
    pub file: Option<String>,
    /// The number of this reading.
    pub reading: u64,
    /// What is wrong with the files.
    pub problems: Vec<Problem>,
}

/// Puts the reader's judgements in force, and asks for them to be written.
pub(super) fn correct(model: &mut Model, corrections: Arc<Corrections>, said: String) -> Vec<Effect> {
    let shared = &mut model.shared;
    if shared.judging.hidden.is_some() {
        tell(shared, own_choice_is_shown(shared));
        return Vec::new();
    }
    let known = Arc::clone(&shared.settings.question.corrections);
    if known.own() == corrections.own() {
        tell(shared, format!("{said}: it was so already"));
        return Vec::new();
    }
    let held = if shared.judging.file.is_none() { ", this session" } else { "" };
    let key = shared.settings.keymap.hint(&[Action::Undo]);
    tell(shared, format!("{said}{held}; {key} takes it back"));
    if corrections.own_members() > known.own_members() {
        views::compare::go_to_pinned(&mut model.compare);
    }
    let whereabouts = model.compare.whereabouts().map(Box::new);
    shared.judging.step(Step::Judgement { own: known.own_layer(), said, whereabouts });
    put_in_force(shared, corrections)
}

/// Takes back what was done last, a judgement or an edit of the config, or (`again`) does it again.
pub(super) fn undo(model: &mut Model, again: bool) -> Vec<Effect> {
    let shared = &mut model.shared;
    let is_judgement = matches!(shared.judging.last(again), Some(Step::Judgement { .. }));
    if is_judgement && shared.judging.hidden.is_some() {
        tell(shared, own_choice_is_shown(shared));
        return Vec::new();
    }
    let known = Arc::clone(&shared.settings.question.corrections);
    match shared.judging.back(known.own_layer(), again) {
        Some(Step::Judgement { own, said, whereabouts }) => {
            let done = if again { "judged again" } else { "taken back" };
            let next = Arc::new(known.with_own(own));
            let mut effects =
                whereabouts.map_or_else(Vec::new, |whereabouts| go_back_to(model, *whereabouts));
            if next.own_members() > known.own_members() {
                views::compare::go_to_pinned(&mut model.compare);
            }
            tell(&mut model.shared, format!("{done}: {said}"));
            effects.extend(put_in_force(&mut model.shared, next));
            effects
        }
        // The world says if there is nothing.
        Some(Step::Config) | None => vec![Effect::UndoEdit { again }],
    }
}

/// Lets the cursor of the compare view go back to where it stood when something was judged; to the
/// topic of that as well, if nothing else lies over the view.
fn go_back_to(model: &mut Model, whereabouts: Whereabouts) -> Vec<Effect> {
    let topics = model.shared.settings.question.topics.specs();
    let topic = topics.iter().position(|spec| spec.id == whereabouts.topic);
    views::compare::go_back_to(&mut model.compare, whereabouts);
    match topic.filter(|topic| *topic != model.shared.topic && model.open.is_empty()) {
        Some(topic) => go_to_topic(model, topic),
        None => Vec::new(),
    }
}

pub(super) fn own_choice_is_shown(shared: &Shared) -> String {
    let key = shared.settings.keymap.hint(&[Action::OwnChoice]);
    format!("the program’s own choice is shown: {key} goes back to your judgements")
}

/// Applies the draft to what the file holds now.
pub(super) fn apply_draft(model: &mut Model) -> Vec<Effect> {
    let shared = &mut model.shared;
    let Some(Draft { base, wanted }) = shared.judging.draft.take() else {
        tell(shared, "no judgement waits to be written".to_owned());
        return Vec::new();
    };
    // While the program's own choice is shown, what is in force is hidden, and not none.
    let hidden = shared.judging.hidden.take();
    let known = hidden.unwrap_or_else(|| Arc::clone(&shared.settings.question.corrections));
    let merged = known.own_layer().with_changes(&base, &wanted);
    let said = "your judgements are applied to the file as it is now".to_owned();
    tell(shared, said.clone());
    shared.judging.step(Step::Judgement { own: known.own_layer(), said, whereabouts: None });
    put_in_force(shared, Arc::new(known.with_own(merged)))
}

/// Shows the program's own choice, or the reader's judgements again.
pub(super) fn toggle(model: &mut Model) -> Vec<Effect> {
    let shared = &mut model.shared;
    let now = match shared.judging.hidden.take() {
        Some(hidden) => {
            tell(shared, format!("{} in force again", counted(hidden.len(), "correction")));
            hidden
        }
        None => {
            let known = Arc::clone(&shared.settings.question.corrections);
            if known.is_empty() {
                tell(shared, "nothing is corrected: this is the program’s own choice".to_owned());
                return Vec::new();
            }
            let key = shared.settings.keymap.hint(&[Action::OwnChoice]);
            let count = counted(known.len(), "correction");
            tell(shared, format!("without {count}: the program’s own choice; {key} goes back"));
            shared.judging.hidden = Some(known);
            Arc::default()
        }
    };
    shared.settings.question.corrections = now;
    compare_anew(shared)
}

/// Takes in the files as they were read, and offers what is in none of them.
pub(super) fn read(model: &mut Model, files: JudgedFiles) -> Vec<Effect> {
    let shared = &mut model.shared;
    let effects = take_in(shared, files);
    let own = shared.judgements().own_layer();
    let changes = |of: &Draft| own.with_changes(&of.base, &of.wanted) != own;
    shared.judging.draft.take_if(|draft| !changes(draft));
    let is_to_be_asked = shared.judging.draft.is_some() && !shared.judging.waits;
    if is_to_be_asked && shared.judging.file.is_some() && model.asking.is_none() {
        shared.notice = None;
        model.asking = Some(Asking::ApplyDraft);
    }
    effects
}

/// Takes in what an earlier visit could not write; it is offered once the files are read.
pub(super) fn found(shared: &mut Shared, draft: Draft) {
    shared.judging.draft = Some(draft);
    shared.judging.waits = false;
}

fn take_in(shared: &mut Shared, read: JudgedFiles) -> Vec<Effect> {
    let JudgedFiles { corrections, own_changed, file, reading, problems } = read;
    let known = Arc::clone(shared.judgements());
    // What was judged while there was no file is in none, either.
    let is_unwritten = shared.judging.unsaved || shared.judging.file.is_none();
    let is_ours = is_unwritten && known.own_layer().judgements() != shared.judging.saved.judgements();
    shared.judging.file = file;
    shared.judging.problems = problems;
    shared.judging.reading = reading;
    shared.revision += 1;
    let next = if own_changed {
        if is_ours && known.own_layer() != corrections.own_layer() {
            // One that waits already goes on waiting with it.
            shared.judging.unsaved = true;
            shared.judging.draft =
                shared.judging.pending(|| known.own_layer()).or(shared.judging.draft.take());
            shared.judging.waits = false;
        }
        shared.judging.unsaved = false;
        shared.judging.failed = false;
        shared.judging.saved = corrections.own_layer();
        shared.judging.forget_judgements();
        corrections
    } else {
        Arc::new(corrections.with_own(known.own_layer()))
    };
    if *next == *known {
        return Vec::new();
    }
    match &mut shared.judging.hidden {
        Some(hidden) => {
            *hidden = next;
            Vec::new()
        }
        None => {
            shared.settings.question.corrections = next;
            compare_anew(shared)
        }
    }
}

/// Takes in that the request of this number was written.
pub(super) fn saved(shared: &mut Shared, number: u64) {
    if shared.judging.saves == number {
        shared.judging.saved = shared.judgements().own_layer();
        shared.judging.unsaved = false;
        shared.judging.failed = false;
    }
}

/// Takes in that it was not, and why.
pub(super) fn not_saved(shared: &mut Shared, why: String) {
    shared.judging.failed = true;
    shared.notice = Some(Notice { text: why, failed: true });
}

fn put_in_force(shared: &mut Shared, corrections: Arc<Corrections>) -> Vec<Effect> {
    let mut effects = Vec::new();
    if shared.judging.file.is_some() {
        shared.judging.saves += 1;
        shared.judging.unsaved = true;
        effects.push(Effect::SaveCorrections {
            own: Box::new(corrections.own_layer()),
            reading: shared.judging.reading,
            number: shared.judging.saves,
        });
    }
    shared.settings.question.corrections = corrections;
    effects.extend(compare_anew(shared));
    effects
}

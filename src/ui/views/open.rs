//! What lies open over the compare view: the one place that knows every view, and hands on to it
//! what keys, clicks and changed comparisons are to it.

use super::{
    Focus, Request, Setting, Tab, article, counterparts, export, figures, filter, help, judgements, judging,
    matrix, near_misses, palette, problems, search, topics, unsaved, voices, why, words, workshop,
};
use crate::ui::awaited::Waiting;
use crate::ui::keymap::{Action, Key, KeyScope};
use crate::ui::model::Shared;
use crate::ui::widgets::inside;
use crate::ui::widgets::looked::{Looked, Place};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

const ARTICLE_GONE: &str = "the article that was open is no longer there";
const CELL_GONE: &str = "that cell is no longer there";
const PASSAGE_GONE: &str = "the topic of the passage is no longer there";

/// What lies open over the compare view.
pub enum Open {
    /// A whole article.
    Article(article::State),
    /// Why a passage is here.
    Why(why::State),
    /// The keys that work.
    Help(help::State),
    /// What is wrong.
    Problems(problems::State),
    /// The topics, to be picked by typing.
    Topics(topics::State),
    /// The compare view, which also lies under everything: one came back to it by its digit.
    Compare,
    /// Who covers what.
    Matrix(Box<matrix::State>),
    /// The ledger of figures.
    Figures(figures::State),
    /// Who is quoted.
    Voices(Box<voices::State>),
    /// A term in its context.
    Words(Box<words::State>),
    /// What stands closest to a passage.
    Counterparts(counterparts::State),
    /// What almost got in.
    NearMisses(near_misses::State),
    /// Anything by a few letters of its name.
    Palette(palette::State),
    /// What is searched in all articles.
    Search(Box<search::State>),
    /// What is exported, and where to.
    Export(export::State),
    /// What is shown.
    Filter(Box<filter::State>),
    /// A topic that is made or changed.
    Workshop(Box<workshop::State>),
    /// A change of the config that was not written.
    Unsaved(Box<unsaved::State>),
    /// A judgement that needs a choice or words.
    Judging(Box<judging::State>),
    /// Everything that was judged.
    Judgements(judgements::State),
}

impl Open {
    /// Where its keys are looked up.
    pub fn scope(&self) -> KeyScope {
        match self {
            Open::Article(state) if state.is_selecting() && !state.is_typing() => KeyScope::Selection,
            Open::Article(_) => KeyScope::Article,
            Open::Why(_) => KeyScope::Why,
            Open::Help(_) => KeyScope::Help,
            Open::Problems(_) => KeyScope::Problems,
            Open::Topics(_) | Open::Palette(_) => KeyScope::Topics,
            Open::Export(_) => KeyScope::Export,
            Open::Filter(_) => KeyScope::Filter,
            Open::Search(_) => KeyScope::Search,
            Open::Workshop(_) => KeyScope::Workshop,
            Open::Unsaved(_) => KeyScope::Unsaved,
            Open::Judging(_) => KeyScope::Judging,
            Open::Judgements(_) => KeyScope::Judgements,
            Open::Compare => KeyScope::Compare,
            Open::Matrix(_) => KeyScope::Matrix,
            Open::Figures(_) => KeyScope::Figures,
            Open::Voices(_) => KeyScope::Voices,
            Open::Words(_) => KeyScope::Words,
            Open::Counterparts(_) => KeyScope::Counterparts,
            Open::NearMisses(_) => KeyScope::NearMisses,
        }
    }

    /// The view under a digit that this is, if it is one.
    pub fn tab(&self) -> Option<Tab> {
        match self {
            Open::Compare => Some(Tab::Compare),
            Open::Matrix(_) => Some(Tab::Matrix),
            Open::Figures(_) => Some(Tab::Figures),
            Open::Voices(_) => Some(Tab::Voices),
            Open::Words(_) => Some(Tab::Words),
            _ => None,
        }
    }

    /// Whether keys are text at present, all but a few commands.
    pub fn is_typing(&self) -> bool {
        match self {
            Open::Article(state) => state.is_typing(),
            Open::Words(state) => state.is_typing(),
            Open::Search(state) => state.is_typing(),
            Open::Workshop(state) => state.is_typing(),
            Open::Help(state) => state.is_typing(),
            Open::Unsaved(state) => state.is_typing(),
            _ => self.scope().is_typed_into(),
        }
    }

    /// Takes in a key as text; false if it is a command.
    pub fn takes(&mut self, key: Key) -> bool {
        match self {
            Open::Topics(state) => state.takes(key),
            Open::Palette(state) => state.takes(key),
            Open::Export(state) => state.takes(key),
            Open::Filter(state) => state.takes(key),
            Open::Article(state) => state.takes(key),
            Open::Words(state) => state.takes(key),
            Open::Search(state) => state.takes(key),
            Open::Workshop(state) => state.takes(key),
            Open::Help(state) => state.takes(key),
            Open::Unsaved(state) => state.takes(key),
            Open::Judging(state) => state.takes(key),
            _ => false,
        }
    }

    /// Takes in pasted text, if keys are text at present.
    pub fn insert(&mut self, text: &str) {
        match self {
            Open::Topics(state) => state.insert(text),
            Open::Palette(state) => state.insert(text),
            Open::Export(state) => state.insert(text),
            Open::Filter(state) => state.insert(text),
            Open::Article(state) => state.insert(text),
            Open::Words(state) => state.insert(text),
            Open::Search(state) => state.insert(text),
            Open::Workshop(state) => state.insert(text),
            Open::Help(state) => state.insert(text),
            Open::Unsaved(state) => state.insert(text),
            Open::Judging(state) => state.insert(text),
            _ => {}
        }
    }

    /// Whether Esc closed something of its own, so that the view itself stays open.
    pub fn takes_back(&mut self) -> bool {
        match self {
            Open::Matrix(state) => state.takes_back(),
            Open::Figures(state) => state.takes_back(),
            Open::Voices(state) => state.takes_back(),
            Open::Words(state) => state.takes_back(),
            Open::Article(state) => state.takes_back(),
            Open::Workshop(state) => state.takes_back(),
            Open::Help(state) => state.takes_back(),
            Open::Unsaved(state) => state.takes_back(),
            Open::Judging(state) => state.takes_back(),
            _ => false,
        }
    }

    /// What is seen of it, to be looked through; none if there is nothing, or it searches by itself.
    pub fn looked<'a>(&'a mut self, shared: &Shared) -> Option<Box<dyn Looked + 'a>> {
        match self {
            Open::Article(state) => state.looked(shared),
            Open::Why(state) => state.looked(shared),
            Open::Problems(state) => state.looked(shared),
            Open::Matrix(state) => state.looked(shared),
            Open::Figures(state) => state.looked(),
            Open::Voices(state) => state.looked(shared),
            Open::Words(state) => state.looked(shared),
            Open::Counterparts(state) => state.looked(),
            Open::NearMisses(state) => state.looked(),
            Open::Judgements(state) => state.looked(),
            Open::Help(_) | Open::Topics(_) | Open::Palette(_) | Open::Export(_) => None,
            Open::Filter(_) | Open::Search(_) | Open::Workshop(_) | Open::Unsaved(_) | Open::Compare => None,
            Open::Judging(_) => None,
        }
    }

    /// Where it stands, none of it if there is nothing; none at all if that cannot be told.
    pub fn places(&mut self, shared: &Shared) -> Option<Vec<Place>> {
        let place = match self {
            Open::Words(_) | Open::Article(_) if self.is_typing() => return None,
            Open::Article(state) => return Some(state.places(shared)),
            Open::Workshop(state) => return Some(state.places()),
            Open::Search(state) => state.place(),
            Open::Help(state) => state.place(),
            Open::Topics(state) => state.place(),
            Open::Palette(state) => state.place(),
            Open::Export(state) => state.place(),
            Open::Filter(state) => state.place(),
            Open::Judging(state) => state.place(),
            _ => return Some(self.looked(shared).map(|looked| looked.place()).into_iter().collect()),
        };
        Some(vec![place])
    }

    /// The parts of the screen whose lines belong together: words may go on from one to the next.
    pub fn texts(&self, shared: &Shared) -> Vec<Rect> {
        match self {
            Open::Article(state) => state.texts(shared),
            Open::Why(_) | Open::Counterparts(_) | Open::NearMisses(_) | Open::Judgements(_) => {
                vec![inside(shared.body())]
            }
            _ => Vec::new(),
        }
    }

    /// What it waits for.
    pub fn waiting(&mut self) -> Vec<&mut dyn Waiting> {
        match self {
            Open::Matrix(state) => state.waiting(),
            Open::Figures(state) => state.waiting(),
            Open::Voices(state) => state.waiting(),
            Open::Words(state) => state.waiting(),
            Open::Counterparts(state) => state.waiting(),
            Open::NearMisses(state) => state.waiting(),
            Open::Judgements(state) => state.waiting(),
            Open::Article(state) => state.waiting(),
            Open::Filter(state) => state.waiting(),
            Open::Search(state) => state.waiting(),
            Open::Workshop(state) => state.waiting(),
            _ => Vec::new(),
        }
    }

    /// Where the reader looks in it; none if it does not say.
    pub fn focus(&self, shared: &Shared) -> Option<Focus> {
        match self {
            Open::Matrix(state) => Some(state.focus(shared)),
            Open::Figures(state) => Some(state.focus(shared)),
            Open::Voices(state) => Some(state.focus(shared)),
            Open::Words(state) => Some(state.focus(shared)),
            Open::Search(state) => state.focus(),
            Open::Article(state) => Some(state.focus()),
            _ => None,
        }
    }

    /// Puts its cursor where the reader looked before.
    pub fn arrive(&mut self, shared: &Shared, focus: &Focus) {
        match self {
            Open::Matrix(state) => state.arrive(shared, focus),
            Open::Figures(state) => state.arrive(shared, focus),
            Open::Voices(state) => state.arrive(shared, focus),
            Open::Words(state) => state.arrive(shared, focus),
            _ => {}
        }
    }

    /// How it is set; as it begins if nothing of it can be set.
    pub fn setting(&self) -> Setting {
        match self {
            Open::Matrix(state) => state.setting(),
            Open::Figures(state) => state.setting(),
            Open::Voices(state) => state.setting(),
            Open::Words(state) => state.setting(),
            _ => Setting::default(),
        }
    }

    /// Sets it as it was set at the last visit.
    pub fn set(&mut self, shared: &Shared, setting: &Setting) {
        match self {
            Open::Matrix(state) => state.set(setting),
            Open::Figures(state) => state.set(setting),
            Open::Voices(state) => state.set(setting),
            Open::Words(state) => state.set(setting),
            _ => {}
        }
        self.arrange(shared);
    }

    /// Takes in a changed comparison or size; why it is to be closed, if it has nothing left to show.
    pub fn arrange(&mut self, shared: &Shared) -> Option<&'static str> {
        let gone = |stays: bool, why| (!stays).then_some(why);
        match self {
            Open::Article(state) => return gone(article::arrange(state, shared), ARTICLE_GONE),
            Open::Why(state) => return gone(why::arrange(state, shared), PASSAGE_GONE),
            Open::Counterparts(state) => return gone(counterparts::arrange(state, shared), PASSAGE_GONE),
            Open::NearMisses(state) => return gone(near_misses::arrange(state, shared), CELL_GONE),
            Open::Export(state) => export::arrange(state, shared),
            Open::Filter(state) => filter::arrange(state, shared),
            Open::Palette(state) => palette::arrange(state, shared),
            Open::Topics(state) => topics::arrange(state, shared),
            Open::Matrix(state) => matrix::arrange(state, shared),
            Open::Figures(state) => figures::arrange(state, shared),
            Open::Voices(state) => voices::arrange(state, shared),
            Open::Words(state) => words::arrange(state, shared),
            Open::Search(state) => search::arrange(state, shared),
            Open::Workshop(state) => workshop::arrange(state, shared),
            Open::Unsaved(state) => unsaved::arrange(state, shared),
            Open::Judging(state) => judging::arrange(state, shared),
            Open::Judgements(state) => judgements::arrange(state, shared),
            Open::Help(_) | Open::Problems(_) | Open::Compare => {}
        }
        None
    }

    /// Takes in an action.
    pub fn update(&mut self, shared: &Shared, action: Action) -> Request {
        match self {
            Open::Article(state) => article::update(state, shared, action),
            Open::Why(state) => why::update(state, shared, action),
            Open::Help(state) => help::update(state, shared, action),
            Open::Problems(state) => problems::update(state, shared, action),
            Open::Topics(state) => topics::update(state, shared, action),
            Open::Matrix(state) => matrix::update(state, shared, action),
            Open::Figures(state) => figures::update(state, shared, action),
            Open::Voices(state) => voices::update(state, shared, action),
            Open::Words(state) => words::update(state, shared, action),
            Open::Counterparts(state) => counterparts::update(state, shared, action),
            Open::NearMisses(state) => near_misses::update(state, shared, action),
            Open::Palette(state) => palette::update(state, action),
            Open::Export(state) => export::update(state, action),
            Open::Filter(state) => filter::update(state, shared, action),
            Open::Search(state) => search::update(state, shared, action),
            Open::Workshop(state) => workshop::update(state, shared, action),
            Open::Unsaved(state) => unsaved::update(state, shared, action),
            Open::Judging(state) => judging::update(state, shared, action),
            Open::Judgements(state) => judgements::update(state, shared, action),
            Open::Compare => Request::None,
        }
    }

    /// Takes in a click; nothing happens where a view has nothing to click.
    pub fn click(&mut self, shared: &Shared, at: Position) -> Request {
        match self {
            Open::Topics(state) => topics::click(state, shared, at),
            Open::Palette(state) => palette::click(state, shared, at),
            _ => Request::None,
        }
    }

    /// Takes in a turn of the wheel by lines, down or (negative) up.
    pub fn scroll(&mut self, shared: &Shared, lines: isize) -> Request {
        let action = if lines > 0 { Action::Down } else { Action::Up };
        for _ in 0..lines.unsigned_abs() {
            match self.update(shared, action) {
                Request::None => {}
                request => return request,
            }
        }
        Request::None
    }

    /// Draws it into `area`, over whatever was there.
    pub fn draw(&self, shared: &Shared, area: Rect, buffer: &mut Buffer) {
        match self {
            Open::Article(state) => article::draw(state, shared, area, buffer),
            Open::Why(state) => why::draw(state, shared, area, buffer),
            Open::Help(state) => help::draw(state, shared, area, buffer),
            Open::Problems(state) => problems::draw(state, shared, area, buffer),
            Open::Topics(state) => topics::draw(state, shared, area, buffer),
            Open::Matrix(state) => matrix::draw(state, shared, area, buffer),
            Open::Figures(state) => figures::draw(state, shared, area, buffer),
            Open::Voices(state) => voices::draw(state, shared, area, buffer),
            Open::Words(state) => words::draw(state, shared, area, buffer),
            Open::Counterparts(state) => counterparts::draw(state, shared, area, buffer),
            Open::NearMisses(state) => near_misses::draw(state, shared, area, buffer),
            Open::Palette(state) => palette::draw(state, shared, area, buffer),
            Open::Export(state) => export::draw(state, shared, area, buffer),
            Open::Filter(state) => filter::draw(state, shared, area, buffer),
            Open::Search(state) => search::draw(state, shared, area, buffer),
            Open::Workshop(state) => workshop::draw(state, shared, area, buffer),
            Open::Unsaved(state) => unsaved::draw(state, shared, area, buffer),
            Open::Judging(state) => judging::draw(state, shared, area, buffer),
            Open::Judgements(state) => judgements::draw(state, shared, area, buffer),
            Open::Compare => {}
        }
    }
}

//! Where articles lie in a pack.

use crate::compare::articles::Article;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

/// The name of a folder that has none of its own.
const UNNAMED: &str = "articles";

/// Names at the top of a pack, each given once.
pub(super) struct Names(BTreeSet<String>);

impl Names {
    /// These are taken.
    pub(super) fn of<const N: usize>(taken: [&str; N]) -> Self {
        Self(taken.into_iter().map(str::to_lowercase).collect())
    }

    /// The name, with a number behind it where it is taken; on some disks case makes no difference.
    fn given(&mut self, name: &str) -> String {
        let (stem, ending) = match name.rsplit_once('.').filter(|(stem, _)| !stem.is_empty()) {
            Some((stem, ending)) => (stem, format!(".{ending}")),
            None => (name, String::new()),
        };
        let numbered = (2..).map(|number| format!("{stem}-{number}{ending}"));
        let mut all = std::iter::once(name.to_owned()).chain(numbered);
        let free = all.find(|name| self.0.insert(name.to_lowercase()));
        free.unwrap_or_else(|| name.to_owned())
    }

    /// A file's path in the pack: as it is where it lies below, else its name.
    pub(super) fn path(&mut self, path: &Path) -> String {
        let parts: Vec<String> = path.components().filter_map(plain).collect();
        let is_below = path.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
        if is_below && parts.len() > 1 {
            let folder = parts.first().cloned().unwrap_or_default();
            self.0.insert(folder.to_lowercase());
            return parts.join("/");
        }
        let name = parts.last().map_or("corrections.toml", String::as_str).to_owned();
        self.given(&name)
    }
}

fn plain(part: Component<'_>) -> Option<String> {
    match part {
        Component::Normal(name) => Some(name.to_string_lossy().into_owned()),
        _ => None,
    }
}

/// Which article lies where.
pub(super) struct Layout {
    /// The names of the folders, in the order in which the config lists them.
    pub(super) roots: Vec<String>,
    /// Each article's file, `/` between parts.
    pub(super) files: Vec<(Arc<Article>, String)>,
}

impl Layout {
    /// Of these articles, read from what is `listed`.
    pub(super) fn of(articles: &[Arc<Article>], listed: &[PathBuf], names: &mut Names) -> Self {
        let used: BTreeSet<PathBuf> = articles.iter().map(|article| root(article)).collect();
        let folder = |path: &PathBuf| match used.contains(path) {
            true => path.clone(),
            // A file that is listed by itself stands in the folder around it.
            false => path.parent().map_or_else(PathBuf::new, Path::to_owned),
        };
        let mut order: Vec<PathBuf> = Vec::new();
        for root in listed.iter().map(folder).chain(used.iter().cloned()) {
            if used.contains(&root) && !order.contains(&root) {
                order.push(root);
            }
        }
        let roots: Vec<String> = order.iter().map(|root| names.given(&name(root))).collect();
        let file = |article: &Arc<Article>| {
            let root = order.iter().position(|of| *of == self::root(article))?;
            let below: Vec<String> = relative(article).components().filter_map(plain).collect();
            Some((Arc::clone(article), format!("{}/{}", roots.get(root)?, below.join("/"))))
        };
        let files = articles.iter().filter_map(file).collect();
        Self { roots, files }
    }
}

/// How many parts of an article's path lie below its folder of articles.
fn depth(article: &Article) -> usize {
    article.folder.split('/').filter(|part| !part.is_empty()).count() + 1
}

/// The folder of articles that an article was read from.
fn root(article: &Article) -> PathBuf {
    let path = Path::new(&article.path);
    path.ancestors().nth(depth(article)).unwrap_or(Path::new("")).to_owned()
}

/// An article's path below its folder.
fn relative(article: &Article) -> PathBuf {
    let path = Path::new(&article.path);
    path.strip_prefix(root(article)).unwrap_or(path).to_owned()
}

/// The same without its ending: what ids are made from.
pub(super) fn below(article: &Article) -> PathBuf {
    relative(article).with_extension("")
}

/// What a folder is called; where its path does not say it, on the disk.
fn name(root: &Path) -> String {
    let here = if root.as_os_str().is_empty() { Path::new(".") } else { root };
    let real = || fs::canonicalize(here).ok()?.file_name().map(|name| name.to_string_lossy().into_owned());
    let own = root.file_name().map(|name| name.to_string_lossy().into_owned());
    own.or_else(real).unwrap_or_else(|| UNNAMED.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::articles::{ArticleId, Body, Meta};

    fn article(path: &str, folder: &str) -> Arc<Article> {
        let id = ArticleId::new(path);
        Arc::new(Article::new(id, path.into(), folder.into(), Meta::default(), 0, Body::new("")))
    }

    #[track_caller]
    fn check(articles: &[(&str, &str)], listed: &[&str], roots: &[&str], files: &[&str]) {
        let articles: Vec<_> = articles.iter().map(|(path, folder)| article(path, folder)).collect();
        let listed: Vec<PathBuf> = listed.iter().map(PathBuf::from).collect();
        let layout = Layout::of(&articles, &listed, &mut Names::of(["config.toml"]));
        assert_eq!(layout.roots, roots);
        assert_eq!(layout.files.iter().map(|(_, file)| file.as_str()).collect::<Vec<_>>(), files);
    }

    #[test]
    fn folders_keep_their_names_and_files_their_paths_below_them() {
        check(
            &[("../x/texts/a.md", ""), ("../x/texts/b/c.txt", "b")],
            &["../x/texts"],
            &["texts"],
            &["texts/a.md", "texts/b/c.txt"],
        );
        check(&[("./texts/a.md", "")], &["./texts/"], &["texts"], &["texts/a.md"]);
        check(
            &[("z/a.md", ""), ("y/z/a.md", "")],
            &["z", "y/z", "none"],
            &["z", "z-2"],
            &["z/a.md", "z-2/a.md"],
        );
        check(
            &[("one/a.md", ""), ("one/b.md", "")],
            &["one/b.md", "one/a.md"],
            &["one"],
            &["one/a.md", "one/b.md"],
        );
        check(&[("x/Config.toml/a.md", "")], &["x/Config.toml"], &["Config-2.toml"], &["Config-2.toml/a.md"]);
    }

    #[test]
    fn other_files_keep_their_paths_where_these_lead_into_the_pack() {
        let mut names = Names::of(["config.toml"]);
        let mut path = |path: &str| names.path(Path::new(path));
        assert_eq!(path("corrections.toml"), "corrections.toml");
        assert_eq!(path("../anna/corrections.toml"), "corrections-2.toml");
        assert_eq!(path("./judged/anna.toml"), "judged/anna.toml");
        assert_eq!(path("/x/config.toml"), "config-2.toml");
        assert_eq!(names.given("judged"), "judged-2");
    }
}

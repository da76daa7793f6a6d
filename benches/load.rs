//! How long articles take from files to a library.

use crate::generate;
use divan::Bencher;
use parallax::compare::articles::Library;
use parallax::io::store;
use std::path::{Path, PathBuf};

fn load(bencher: Bencher<'_, '_>, folder: &Path) {
    let paths: Vec<PathBuf> = vec![folder.to_path_buf()];
    bencher.bench(|| store::load(&paths, &Library::default(), &|_| {}));
}

#[divan::bench]
fn shipped(bencher: Bencher<'_, '_>) {
    load(bencher, Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/articles")));
}

#[divan::bench(args = [5, 1000])]
fn generated(bencher: Bencher<'_, '_>, count: usize) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (number, text) in generate::texts(count, 20).into_iter().enumerate() {
        std::fs::write(folder.path().join(format!("{number:05}.md")), text).expect("a file");
    }
    load(bencher, folder.path());
}

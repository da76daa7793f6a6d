//! What the program costs, on five articles and on a thousand. `cargo bench -- compare` runs one part.

mod answers;
mod compare;
mod draw;
mod filter;
mod generate;
mod load;
mod preview;

fn main() {
    divan::main();
}

//! Code as the compiler reads it: its tokens, without comments, without documentation, and without
//! the comma that ends a list. How a line is broken makes no difference.

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};

/// A token and where it stands; columns are counted in characters.
pub(crate) struct Token {
    pub(crate) text: String,
    pub(crate) line: usize,
    pub(crate) from: usize,
    pub(crate) to: usize,
}

/// The tokens of code.
pub(crate) fn of(code: TokenStream) -> Vec<Token> {
    let mut found = Vec::new();
    flatten(code, &mut found);
    found
}

/// Their texts alone.
pub(crate) fn texts(code: TokenStream) -> Vec<String> {
    of(code).into_iter().map(|token| token.text).collect()
}

impl Token {
    fn new(text: String, span: Span) -> Self {
        let (start, end) = (span.start(), span.end());
        // A text over several lines counts as if it were in one.
        let to =
            if start.line == end.line { end.column } else { start.column + text.chars().count() };
        Self { text, line: start.line, from: start.column, to }
    }
}

fn flatten(code: TokenStream, found: &mut Vec<Token>) {
    let mut code = code.into_iter().peekable();
    while let Some(token) = code.next() {
        match token {
            TokenTree::Punct(ref p) if p.as_char() == '#' => {
                let is_bang =
                    |token: &TokenTree| matches!(token, TokenTree::Punct(p) if p.as_char() == '!');
                let bang = code.next_if(is_bang);
                if code.next_if(is_documentation).is_none() {
                    let attribute = [Some(token), bang].into_iter().flatten();
                    found.extend(attribute.map(|part| Token::new(part.to_string(), part.span())));
                }
            }
            TokenTree::Punct(ref p) if p.as_char() == ',' && code.peek().is_none() => {}
            TokenTree::Group(group) => {
                let [open, close] = match group.delimiter() {
                    Delimiter::Parenthesis => ["(", ")"],
                    Delimiter::Brace => ["{", "}"],
                    Delimiter::Bracket => ["[", "]"],
                    Delimiter::None => ["", ""],
                };
                found.push(Token::new(open.into(), group.span_open()));
                flatten(group.stream(), found);
                found.push(Token::new(close.into(), group.span_close()));
            }
            token => found.push(Token::new(token.to_string(), token.span())),
        }
    }
}

/// `[doc = "…"]`, which a documentation comment is to the compiler.
fn is_documentation(token: &TokenTree) -> bool {
    let TokenTree::Group(group) = token else { return false };
    matches!(group.stream().into_iter().next(), Some(TokenTree::Ident(word)) if word == "doc")
}

//! The mutants of a file, put in.

use super::value::{answers, is_just};
use proc_macro2::Span;
use quote::quote;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use syn::spanned::Spanned;
use syn::visit_mut::{self, VisitMut};
use syn::{
    Attribute, BinOp, Block, Expr, ExprBinary, ExprMatch, File, ImplItemFn, ItemFn, Pat, Signature,
    TraitItemFn, UnOp, parse_quote,
};

/// The mutants so far, in the order of files and lines.
pub(crate) struct Mutants {
    left_out: BTreeSet<u32>,
    file: String,
    function: String,
    list: String,
    last: u32,
}

impl Mutants {
    pub(crate) fn new(left_out: BTreeSet<u32>) -> Self {
        Self {
            left_out,
            file: String::new(),
            function: String::new(),
            list: String::new(),
            last: 0,
        }
    }

    /// One line a mutant: number, file, line, function, what is changed.
    pub(crate) fn list(&self) -> &str {
        &self.list
    }

    /// Puts the mutants of a file into it.
    pub(crate) fn change(&mut self, file: &str, tree: &mut File) {
        file.clone_into(&mut self.file);
        self.visit_file_mut(tree);
    }

    /// A number for a mutant, none where it is left out.
    fn number(&mut self, at: Span, what: &str) -> Option<u32> {
        self.last += 1;
        if self.left_out.contains(&self.last) {
            return None;
        }
        let (file, line, function) = (&self.file, at.start().line, &self.function);
        let _ = writeln!(self.list, "{}\t{file}\t{line}\t{function}\t{what}", self.last);
        Some(self.last)
    }

    /// An expression, or what one of the mutants has in its place.
    fn either(&mut self, at: Span, expr: Expr, instead: Vec<(String, Expr)>) -> Expr {
        let numbered: Vec<(u32, Expr)> = instead
            .into_iter()
            .filter_map(|(what, expr)| Some((self.number(at, &what)?, expr)))
            .collect();
        let (Some((first, _)), Some((last, _))) = (numbered.first(), numbered.last()) else {
            return expr;
        };
        let arms = numbered.iter().map(|(number, expr)| quote!(#number => #expr,));
        parse_quote!((match crate::mutant::among(#first, #last) { #(#arms)* _ => #expr }))
    }

    fn body(&mut self, signature: &Signature, body: &mut Block) {
        let name = signature.ident.to_string();
        if signature.constness.is_some() || name == "main" {
            return;
        }
        let outer = std::mem::replace(&mut self.function, name);
        let answers: Vec<Expr> = answers(&signature.output)
            .into_iter()
            .filter(|answer| !is_just(body, answer) && self.function != "default")
            .collect();
        let at = signature.ident.span();
        let mut arms = Vec::new();
        for answer in answers {
            let what = format!("answers {}", quote!(#answer));
            if let Some(number) = self.number(at, &what) {
                arms.push((number, quote!(#number => return #answer,)));
            }
        }
        visit_mut::visit_block_mut(self, body);
        if let (Some((first, _)), Some((last, _))) = (arms.first(), arms.last()) {
            let arms = arms.iter().map(|(_, arm)| arm);
            let first: syn::Stmt =
                parse_quote!(match crate::mutant::among(#first, #last) { #(#arms)* _ => {} });
            body.stmts.insert(0, first);
        }
        self.function = outer;
    }

    fn binary(&mut self, expr: &mut Expr, plain: &ExprBinary) {
        visit_mut::visit_expr_mut(self, expr);
        if has_let(&plain.left) || has_let(&plain.right) {
            return;
        }
        let instead = others(&plain.op).into_iter().map(|other| {
            let mut changed = plain.clone();
            let what = format!("{} is {}", sign(&plain.op), sign(&other));
            changed.op = other;
            (what, Expr::Binary(changed))
        });
        let instead = instead.collect();
        *expr = self.either(plain.op.span(), expr.clone(), instead);
    }

    fn arms(&mut self, of: &mut ExprMatch) {
        let rest = |pat: &Pat| matches!(pat, Pat::Wild(_));
        let has_rest = of.arms.iter().any(|arm| rest(&arm.pat) && arm.guard.is_none());
        self.visit_expr_mut(&mut of.expr);
        for arm in &mut of.arms {
            let at = arm.pat.span();
            if let Some((_, guard)) = &mut arm.guard
                && !has_let(guard)
            {
                let all = ["true", "false"].map(|name| {
                    let value: syn::Ident = quote::format_ident!("{name}");
                    let what = format!("guard is {name}");
                    (what, parse_quote!(#value))
                });
                self.visit_expr_mut(guard);
                **guard = self.either(at, (**guard).clone(), all.to_vec());
            }
            if has_rest && !rest(&arm.pat) {
                let pat = &arm.pat;
                let what = format!("no arm {}", quote!(#pat));
                if let Some(number) = self.number(at, &what) {
                    let on = quote!(crate::mutant::among(#number, #number) == 0);
                    let guard: Expr = match &arm.guard {
                        Some((_, guard)) => parse_quote!(#on && (#guard)),
                        None => parse_quote!(#on),
                    };
                    arm.guard = Some((syn::token::If::default(), Box::new(guard)));
                }
            }
            self.visit_expr_mut(&mut arm.body);
        }
    }
}

impl VisitMut for Mutants {
    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        match expr {
            Expr::Binary(plain) => {
                let plain = plain.clone();
                self.binary(expr, &plain);
            }
            Expr::Unary(unary) if matches!(unary.op, UnOp::Not(_) | UnOp::Neg(_)) => {
                let (at, without) = (unary.op.span(), (*unary.expr).clone());
                let what = if matches!(unary.op, UnOp::Not(_)) { "no !" } else { "no -" };
                let is_literal = matches!(&without, Expr::Lit(_));
                visit_mut::visit_expr_mut(self, expr);
                if !is_literal {
                    *expr = self.either(at, expr.clone(), vec![(what.to_owned(), without)]);
                }
            }
            Expr::Match(of) => self.arms(of),
            Expr::Const(_) => {}
            _ => visit_mut::visit_expr_mut(self, expr),
        }
    }

    fn visit_item_fn_mut(&mut self, of: &mut ItemFn) {
        if !is_of_tests(&of.attrs) {
            self.body(&of.sig, &mut of.block);
        }
    }

    fn visit_impl_item_fn_mut(&mut self, of: &mut ImplItemFn) {
        if !is_of_tests(&of.attrs) {
            self.body(&of.sig, &mut of.block);
        }
    }

    fn visit_trait_item_fn_mut(&mut self, of: &mut TraitItemFn) {
        if let Some(body) = &mut of.default {
            self.body(&of.sig, body);
        }
    }

    fn visit_item_mod_mut(&mut self, of: &mut syn::ItemMod) {
        if !is_of_tests(&of.attrs) {
            visit_mut::visit_item_mod_mut(self, of);
        }
    }

    // What is worked out by the compiler stays.
    fn visit_item_const_mut(&mut self, _: &mut syn::ItemConst) {}
    fn visit_item_static_mut(&mut self, _: &mut syn::ItemStatic) {}
    fn visit_impl_item_const_mut(&mut self, _: &mut syn::ImplItemConst) {}
    fn visit_variant_mut(&mut self, _: &mut syn::Variant) {}
    fn visit_type_mut(&mut self, _: &mut syn::Type) {}
    fn visit_pat_mut(&mut self, _: &mut Pat) {}
    fn visit_path_arguments_mut(&mut self, _: &mut syn::PathArguments) {}
    fn visit_attribute_mut(&mut self, _: &mut Attribute) {}
}

fn is_of_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let meta = &attribute.meta;
        let words = quote!(#meta).to_string();
        words == "test" || words.replace(' ', "") == "cfg(test)"
    })
}

/// Whether a condition binds something: it cannot stand elsewhere.
fn has_let(expr: &Expr) -> bool {
    match expr {
        Expr::Let(_) => true,
        Expr::Binary(of) => has_let(&of.left) || has_let(&of.right),
        Expr::Paren(of) => has_let(&of.expr),
        _ => false,
    }
}

fn sign(of: &BinOp) -> String {
    quote!(#of).to_string()
}

/// The operators that may stand in the place of one.
fn others(of: &BinOp) -> Vec<BinOp> {
    match of {
        BinOp::Eq(_) => vec![parse_quote!(!=)],
        BinOp::Ne(_) => vec![parse_quote!(==)],
        BinOp::Lt(_) => vec![parse_quote!(<=), parse_quote!(>)],
        BinOp::Le(_) => vec![parse_quote!(<), parse_quote!(>)],
        BinOp::Gt(_) => vec![parse_quote!(>=), parse_quote!(<)],
        BinOp::Ge(_) => vec![parse_quote!(>), parse_quote!(<)],
        BinOp::And(_) => vec![parse_quote!(||)],
        BinOp::Or(_) => vec![parse_quote!(&&)],
        BinOp::Add(_) => vec![parse_quote!(-), parse_quote!(*)],
        BinOp::Sub(_) => vec![parse_quote!(+), parse_quote!(/)],
        BinOp::Mul(_) => vec![parse_quote!(+), parse_quote!(/)],
        BinOp::Div(_) => vec![parse_quote!(*), parse_quote!(%)],
        BinOp::Rem(_) => vec![parse_quote!(/)],
        BinOp::BitAnd(_) => vec![parse_quote!(|), parse_quote!(^)],
        BinOp::BitOr(_) => vec![parse_quote!(&), parse_quote!(^)],
        BinOp::Shl(_) => vec![parse_quote!(>>)],
        BinOp::Shr(_) => vec![parse_quote!(<<)],
        BinOp::AddAssign(_) => vec![parse_quote!(-=), parse_quote!(*=)],
        BinOp::SubAssign(_) => vec![parse_quote!(+=), parse_quote!(/=)],
        BinOp::MulAssign(_) => vec![parse_quote!(+=)],
        BinOp::BitOrAssign(_) => vec![parse_quote!(&=)],
        BinOp::BitAndAssign(_) => vec![parse_quote!(|=)],
        _ => Vec::new(),
    }
}

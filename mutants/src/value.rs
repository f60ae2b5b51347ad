//! What a function answers that does nothing else.

use quote::quote;
use syn::{Expr, GenericArgument, PathArguments, ReturnType, Type, parse_quote};

/// The answers of a function of this type, none where none is known.
pub(crate) fn answers(of: &ReturnType) -> Vec<Expr> {
    match of {
        ReturnType::Default => vec![parse_quote!(())],
        ReturnType::Type(_, of) => values(of),
    }
}

fn values(of: &Type) -> Vec<Expr> {
    match of {
        Type::Path(of) => of_path(of),
        Type::Tuple(of) if of.elems.is_empty() => vec![parse_quote!(())],
        Type::Tuple(_) => vec![parse_quote!(Default::default())],
        Type::Reference(of) => match &*of.elem {
            Type::Path(path) if path.path.is_ident("str") => {
                vec![parse_quote!(""), parse_quote!("xyzzy")]
            }
            Type::Slice(_) => vec![parse_quote!(&[])],
            _ => vec![parse_quote!(Box::leak(Box::new(Default::default())))],
        },
        // Two branches have one type only: what is hidden can be no other.
        _ => Vec::new(),
    }
}

fn of_path(of: &syn::TypePath) -> Vec<Expr> {
    let Some(last) = of.path.segments.last() else {
        return Vec::new();
    };
    let inner: Vec<&Type> = match &last.arguments {
        PathArguments::AngleBracketed(all) => {
            let types = all.args.iter().filter_map(|argument| match argument {
                GenericArgument::Type(of) => Some(of),
                _ => None,
            });
            types.collect()
        }
        _ => Vec::new(),
    };
    let each = |wrap: &dyn Fn(Expr) -> Expr| -> Vec<Expr> {
        let of = inner.first().map(|of| values(of)).unwrap_or_default();
        of.into_iter().map(wrap).collect()
    };
    match last.ident.to_string().as_str() {
        "bool" => vec![parse_quote!(true), parse_quote!(false)],
        "usize" | "u8" | "u16" | "u32" | "u64" | "u128" => vec![parse_quote!(0), parse_quote!(1)],
        "isize" | "i8" | "i16" | "i32" | "i64" | "i128" => {
            vec![parse_quote!(0), parse_quote!(1), parse_quote!(-1)]
        }
        "String" => vec![parse_quote!(String::new()), parse_quote!("xyzzy".to_owned())],
        "Ordering" => ["Less", "Equal", "Greater"]
            .map(|name| {
                let name = quote::format_ident!("{name}");
                parse_quote!(std::cmp::Ordering::#name)
            })
            .to_vec(),
        "Option" => {
            let mut all = vec![parse_quote!(None)];
            all.extend(each(&|value| parse_quote!(Some(#value))));
            all
        }
        "Result" if inner.is_empty() => vec![parse_quote!(Ok(Default::default()))],
        "Result" => each(&|value| parse_quote!(Ok(#value))),
        "Box" => each(&|value| parse_quote!(Box::new(#value))),
        "Cow" => vec![parse_quote!(Default::default())],
        "Vec" => {
            let mut all = vec![parse_quote!(Vec::new())];
            all.extend(each(&|value| parse_quote!(vec![#value])));
            all
        }
        _ => vec![parse_quote!(Default::default())],
    }
}

/// Whether a body is just this answer.
pub(crate) fn is_just(body: &syn::Block, answer: &Expr) -> bool {
    match body.stmts.as_slice() {
        [] => quote!(#answer).to_string() == "()",
        [syn::Stmt::Expr(only, None)] => quote!(#only).to_string() == quote!(#answer).to_string(),
        _ => false,
    }
}

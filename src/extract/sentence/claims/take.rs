//! Figures of a clause into the ledger.

use super::super::class::Role;
use super::super::machine::Event;
use super::super::piece::Kind;
use super::Clause;
use crate::extract::account::Unread;
use crate::extract::{Account, Ledger};

impl Clause<'_, '_> {
    pub(super) fn take_roles(&self, events: &[Event], ledger: &mut Ledger) {
        for event in events {
            let Event::Figure(role, at) = event else {
                continue;
            };
            let account = match role {
                Role::Value => continue,
                Role::Start | Role::Step => Account::Change,
                Role::Inner => Account::Condition,
                Role::Past => Account::Result,
            };
            if let Some(amount) = self.amount_at(*at) {
                ledger.take(amount.range.clone(), account);
            }
        }
    }

    /// Takes every figure of the clause that nothing took.
    pub(super) fn take_all(&self, account: Account, ledger: &mut Ledger) {
        for piece in self.own() {
            let Kind::Amount(index) = piece.kind else {
                continue;
            };
            if let Some(amount) = self.pieces.amounts.get(index) {
                ledger.take(amount.range.clone(), account);
            }
        }
    }

    pub(super) fn take_asides(&self, ledger: &mut Ledger) {
        let own = self.bytes(0..self.range.len());
        for (bracket, amount) in &self.pieces.asides {
            if own.contains(&bracket.start) {
                ledger.take(amount.range.clone(), Account::Beside);
            }
        }
    }
}

/// The account a pattern names.
pub(super) fn account_named(name: &str) -> Account {
    match name {
        "condition" => Account::Condition,
        "money" => Account::Money,
        "activity" => Account::Activity,
        "change" => Account::Change,
        "beside" => Account::Beside,
        "result" => Account::Result,
        "denied" => Account::Unread(Unread::Denied),
        _ => Account::Unread(Unread::NoPattern),
    }
}

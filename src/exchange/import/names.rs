//! Vendedores and representadas by name: those the carteira has, and those that a file brings.

use super::identity;
use crate::domain::catalog::principal::Principal;
use crate::domain::catalog::salesperson::Salesperson;
use crate::domain::catalog::{Catalog, CatalogEdit};
use crate::domain::portfolio::change::Step;
use crate::domain::value::fold;
use crate::domain::value::id::{PrincipalId, SalespersonId};
use std::collections::{BTreeMap, HashMap};

#[derive(Debug, Default)]
pub(crate) struct Names {
    /// By folded name and, once asked for, as written.
    salespeople: HashMap<String, SalespersonId>,
    principals: HashMap<String, PrincipalId>,
    /// As written on the first line that has them; true once a row that comes in needs them.
    new_salespeople: BTreeMap<SalespersonId, (String, bool)>,
    new_principals: BTreeMap<PrincipalId, (String, bool)>,
}

impl Names {
    pub(crate) fn of(catalog: &Catalog) -> Names {
        let mut names = Names::default();
        for person in catalog.salespeople_by_name() {
            names.salespeople.entry(fold::words(&person.name)).or_insert(person.id);
        }
        for principal in catalog.principals_by_name() {
            names.principals.entry(fold::words(&principal.name)).or_insert(principal.id);
        }
        names
    }

    pub(crate) fn salesperson(&mut self, name: &str) -> SalespersonId {
        // As written: most rows write a name as another row has.
        if let Some(id) = self.salespeople.get(name) {
            return *id;
        }
        let key = fold::words(name);
        let id = match self.salespeople.get(&key) {
            Some(id) => *id,
            None => {
                let id = identity::salesperson_id(name);
                self.new_salespeople.insert(id, (name.to_owned(), false));
                self.salespeople.insert(key, id);
                id
            }
        };
        self.salespeople.insert(name.to_owned(), id);
        id
    }

    pub(crate) fn principal(&mut self, name: &str) -> PrincipalId {
        if let Some(id) = self.principals.get(name) {
            return *id;
        }
        let key = fold::words(name);
        let id = match self.principals.get(&key) {
            Some(id) => *id,
            None => {
                let id = identity::principal_id(name);
                self.new_principals.insert(id, (name.to_owned(), false));
                self.principals.insert(key, id);
                id
            }
        };
        self.principals.insert(name.to_owned(), id);
        id
    }

    /// Which representada a name is, whether or not it is known.
    pub(crate) fn principal_of(&self, name: &str) -> PrincipalId {
        let known = self.principals.get(name).or_else(|| self.principals.get(&fold::words(name)));
        known.copied().unwrap_or_else(|| identity::principal_id(name))
    }

    /// A row that comes in refers to it.
    pub(crate) fn needs_salesperson(&mut self, id: SalespersonId) {
        if let Some((_, needed)) = self.new_salespeople.get_mut(&id) {
            *needed = true;
        }
    }

    pub(crate) fn needs_principal(&mut self, id: PrincipalId) {
        if let Some((_, needed)) = self.new_principals.get_mut(&id) {
            *needed = true;
        }
    }

    /// The steps that enter the new ones, and their names, in alphabetical order.
    pub(crate) fn into_steps(self) -> (Vec<Step>, Vec<String>, Vec<String>) {
        let mut salespeople: Vec<(String, SalespersonId)> = needed(self.new_salespeople);
        let mut principals: Vec<(String, PrincipalId)> = needed(self.new_principals);
        salespeople.sort_by_cached_key(|(name, id)| (fold::words(name), *id));
        principals.sort_by_cached_key(|(name, id)| (fold::words(name), *id));
        let people = salespeople.iter().map(|(name, id)| {
            let person = Salesperson { id: *id, name: name.clone(), email: None, phone: None };
            Step::EditCatalog(CatalogEdit::Salesperson { id: *id, value: Some(person) })
        });
        let houses = principals.iter().map(|(name, id)| {
            let principal = Principal { id: *id, name: name.clone() };
            Step::EditCatalog(CatalogEdit::Principal { id: *id, value: Some(principal) })
        });
        let steps = people.chain(houses).collect();
        let only_names = |(name, _)| name;
        (
            steps,
            salespeople.into_iter().map(only_names).collect(),
            principals.into_iter().map(|(name, _)| name).collect(),
        )
    }
}

fn needed<Id>(new: BTreeMap<Id, (String, bool)>) -> Vec<(String, Id)> {
    new.into_iter().filter(|(_, (_, needed))| *needed).map(|(id, (name, _))| (name, id)).collect()
}

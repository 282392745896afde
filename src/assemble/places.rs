//! The tree of places as a table.

use crate::model::site::Region;
use crate::model::source::RegionSource;
use crate::model::table::{Key, Table};

/// Every place before the places in it.
pub(super) fn regions(tree: &[RegionSource]) -> Table<Region> {
    let mut table = Table::default();
    for place in tree {
        add(&mut table, place, None, 0);
    }
    let parents: Vec<(Key<Region>, Key<Region>)> = table
        .iter()
        .filter_map(|(key, region): (Key<Region>, &Region)| region.parent.map(|parent| (parent, key)))
        .collect();
    for (at, region) in table.values_mut().enumerate() {
        region.places = parents
            .iter()
            .filter(|(parent, _)| parent.position() == at)
            .map(|(_, child)| *child)
            .collect();
    }
    table
}

fn add(table: &mut Table<Region>, place: &RegionSource, parent: Option<Key<Region>>, depth: usize) {
    let region = Region {
        id: place.id.clone(),
        names: place.names.clone(),
        parent,
        places: Vec::new(),
        depth,
        reports: Vec::new(),
        figures: Vec::new(),
        targets: Vec::new(),
    };
    let key = table.push(place.id.clone(), region);
    for inner in &place.places {
        add(table, inner, Some(key), depth + 1);
    }
}

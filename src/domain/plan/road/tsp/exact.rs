//! Shortest loop by dynamic programming over subsets: for each set of places seen and each last one, the least length.

use super::Loop;

/// The nodes in order, from the last node; 2ⁿ·n² work, so for few nodes only.
pub(super) fn shortest_loop(graph: &Loop) -> Vec<u32> {
    let Some(others) = graph.nodes.checked_sub(1) else { return Vec::new() };
    if others == 0 {
        return vec![0];
    }
    let origin = others as u32;
    let sets = 1usize << others;
    let mut length = vec![i64::MAX; sets * others];
    let mut before = vec![u8::MAX; sets * others];
    for node in 0..others {
        length[(1 << node) * others + node] = graph.between(origin, node as u32);
    }
    for set in 1..sets {
        for last in (0..others).filter(|node| set & (1 << node) != 0) {
            let so_far = length[set * others + last];
            if so_far == i64::MAX {
                continue;
            }
            for next in (0..others).filter(|node| set & (1 << node) == 0) {
                let slot = (set | 1 << next) * others + next;
                let longer = so_far + graph.between(last as u32, next as u32);
                if longer < length[slot] {
                    length[slot] = longer;
                    before[slot] = last as u8;
                }
            }
        }
    }
    let mut set = sets - 1;
    let closed = |last: &usize| length[set * others + last] + graph.between(*last as u32, origin);
    let mut last = (0..others).min_by_key(closed).unwrap_or(0);
    let mut order = Vec::with_capacity(graph.nodes);
    while set != 0 {
        order.push(last as u32);
        let slot = set * others + last;
        set &= !(1 << last);
        last = usize::from(before[slot]);
    }
    order.push(origin);
    order.reverse();
    order
}

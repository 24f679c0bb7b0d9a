// SPDX-License-Identifier: EUPL-1.2
//! The list of slices, lower ones first. The one place to add another.

use std::sync::Arc;

use web::Slice;

/// Every slice of the program.
pub fn all() -> Vec<Arc<dyn Slice>> {
    vec![
        Arc::new(people::slice()),
        Arc::new(villages::slice()),
        Arc::new(agenda::slice()),
        Arc::new(questions::slice()),
    ]
}
